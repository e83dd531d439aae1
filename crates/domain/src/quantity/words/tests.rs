//! What words are read as.

use super::{super::*, *};
use crate::{language::Language, time::words::TimeContext};

fn read_short(text: &str) -> Vec<String> {
    match read(text) {
        Ok(all) => all.iter().map(|reading| shown(&reading.quantity)).collect(),
        Err(error) => vec![error.code().to_owned()],
    }
}

fn shown(quantity: &Quantity) -> String {
    let value = quantity.value().map_or_else(|| "-".to_owned(), |value| value.to_string());
    let unit = quantity.unit().map_or("-", Unit::as_str);
    format!("{value} {} {unit}", quantity.qualifier())
}

#[test]
fn quantities_in_words() {
    for (text, reading) in [
        ("khoảng 550 đại biểu", "550 about delegate"),
        ("550 đại biểu", "550 exact delegate"),
        ("trên 500 đại biểu", "500 over delegate"),
        ("hơn 1.200 người", "1200 over person"),
        ("dưới 5%", "5 under percent"),
        ("gần hai trăm cá nhân", "200 almost individual"),
        ("ít nhất 3 tham luận", "3 at_least paper"),
        ("tối thiểu 70 phần trăm", "70 at_least percent"),
        ("không quá 10 phút", "10 at_most minute"),
        ("tối đa 15 trang", "15 at_most page"),
        ("từ 500 trở lên", "500 at_least -"),
        ("từ 500 đại biểu trở lên", "500 at_least delegate"),
        ("500 người trở xuống", "500 at_most person"),
        ("12,5 %", "12.5 exact percent"),
        ("12.5%", "12.5 exact percent"),
        ("1.200.000 đồng", "1200000 exact dong"),
        ("1.200,5", "1200.5 exact -"),
        ("1 200 người", "1200 exact person"),
        ("2 triệu", "2000000 exact -"),
        ("2 triệu rưỡi", "2500000 exact -"),
        ("1,5 tỷ đồng", "1500000000 exact dong"),
        ("1 tỷ 200 triệu đồng", "1200000000 exact dong"),
        ("một trăm", "100 exact -"),
        ("hai", "2 exact -"),
        ("mười thành viên", "10 exact member"),
        ("năm đại biểu", "5 exact delegate"),
        ("hai mươi năm", "20 exact year"),
        ("trong 1/2 ngày", "0.5 exact day"),
        ("nửa ngày", "0.5 exact day"),
        ("Số lượt người xem: 98", "98 exact -"),
        ("hàng nghìn người", "- about person"),
        ("đông đảo đại biểu", "- about delegate"),
        ("550 đại biểu chính thức", "550 exact delegate"),
        ("40 gian hàng", "40 exact -"),
        ("500+", "500 at_least -"),
        ("~550", "550 about -"),
        (">= 500", "500 at_least -"),
        ("KHOẢNG 550 ĐẠI BIỂU", "550 about delegate"),
        ("khoang 550 dai bieu", "550 about delegate"),
        ("5/6", "- exact -"),
    ] {
        assert_eq!(read_short(text), [reading], "{text}");
    }
}

#[test]
fn an_unclear_number_comes_with_its_alternatives() {
    assert_eq!(read_short("1,200 người"), ["1.2 exact person", "1200 exact person"]);
    assert_eq!(read_short("500 - 550 đại biểu"), ["500 at_least delegate", "550 at_most delegate"]);
    assert_eq!(read_short("từ 500 đến 550 đại biểu"), ["500 at_least delegate", "550 at_most delegate"]);
}

#[test]
fn what_is_no_quantity_says_so() {
    for (text, code) in [
        ("", "empty"),
        ("đại biểu", "unreadable_quantity"),
        ("năm 2020", "unreadable_quantity"),
        ("30/12/2020", "unreadable_quantity"),
        ("18/9", "unreadable_quantity"),
        ("lần thứ IX", "unreadable_quantity"),
        ("550 đại biểu và 20 khách", "unreadable_quantity"),
        ("99999999999999999999", "unreadable_quantity"),
    ] {
        assert_eq!(read_short(text), [code], "{text}");
        let error = read(text).unwrap_err();
        let sentence = error.sentence();
        assert!(sentence.vi.ends_with('.') && sentence.en.ends_with('.') && error.fault("/text").code == code);
    }
    assert_eq!(read_short(&"khoảng ".repeat(100)), ["too_long"]);
}

#[test]
fn words_are_shown_as_the_language_has_them() {
    let reading = read("khoảng 1200,5 đại biểu").unwrap().remove(0);
    assert_eq!(words(&reading.quantity, Language::Vi), "khoảng 1.200,5 đại biểu");
    assert_eq!(words(&reading.quantity, Language::En), "about 1,200.5 delegates");
    assert_eq!(words(&read("1 đại biểu").unwrap().remove(0).quantity, Language::En), "1 delegate");
}

fn readings(text: &str) -> ExpressionReadings {
    read_expression(text, &TimeContext::default(), "/text").unwrap()
}

#[test]
fn an_expression_is_a_time_or_a_quantity_or_unclear() {
    for (text, times, quantities) in [
        ("khoảng 550 đại biểu", 0, 1),
        ("sáng 26/8/2020", 1, 0),
        ("2020", 1, 0),
        ("2016-2020", 1, 0),
        ("6 tháng đầu năm", 1, 0),
        ("18/9", 1, 0),
        ("trong 1/2 ngày", 0, 1),
        ("5 năm (2016-2020)", 1, 0),
        ("5/6", 2, 1),
        ("Ngày 6-7", 2, 0),
        ("6-7", 2, 2),
    ] {
        let all = readings(text);
        assert_eq!((all.times.len(), all.quantities.len()), (times, quantities), "{text}");
        assert_eq!(all.unclear, times + quantities > 1, "{text}");
    }
    let json = serde_json::to_value(readings("khoảng 550 đại biểu")).unwrap();
    assert_eq!(
        json["quantities"][0]["quantity"],
        serde_json::json!({"text": "khoảng 550 đại biểu", "value": 550, "qualifier": "about", "unit": "delegate"})
    );
    let json = serde_json::to_value(readings("quý I/2020")).unwrap();
    assert_eq!(json["times"][0]["time"]["edtf"], "2020-33");
    assert_eq!(json["times"][0]["explanation"]["vi"], "quý I/2020");
}

#[test]
fn an_expression_that_is_neither_has_one_fault() {
    for (text, code) in [
        ("tại Cung Văn hóa", "unreadable_expression"),
        ("31/4/2020", "no_such_day"),
        ("", "empty"),
        ("hằng tháng", "recurs_within_year"),
        ("7h30", "needs_reference_day"),
    ] {
        let faults = read_expression(text, &TimeContext::default(), "/text").unwrap_err().into_vec();
        assert_eq!(faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), [code], "{text}");
    }
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    fn a_quantity() -> impl Strategy<Value = QuantityInput> {
        let value =
            (0..1_000_000_000_i64, 0..3_u32).prop_map(|(units, decimals)| Decimal::new(units, decimals).unwrap());
        let qualifier = prop::sample::select(Qualifier::ALL);
        let unit = prop::option::of(prop::sample::select(Unit::ALL));
        (value, qualifier, unit).prop_map(|(value, qualifier, unit)| QuantityInput {
            text: None,
            value: serde_json::to_value(value).unwrap().as_number().cloned(),
            qualifier: Some(qualifier.as_str().to_owned()),
            unit: unit.map(|unit| unit.as_str().to_owned()),
        })
    }

    proptest! {
        #[test]
        fn a_quantity_reads_back_from_its_json_and_its_words(input in a_quantity()) {
            let quantity = Quantity::parse(input, "").unwrap();
            let json = serde_json::to_string(&quantity).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Quantity>(&json).unwrap(), &quantity);
            let again = QuantityInput::of(&quantity);
            prop_assert_eq!(&Quantity::parse(again, "").unwrap(), &quantity);
            let text = words(&quantity, Language::Vi);
            let read = read(&text).unwrap();
            // "12,500" may be English as well; the Vietnamese reading comes first.
            prop_assert_eq!(shown(&read[0].quantity), shown(&quantity), "{}", text);
        }

        #[test]
        fn reading_never_panics(text in prop_oneof![any::<String>(), "[0-9.,/ %+~-]{0,30}",
            "((một|hai|năm|mười|mươi|trăm|nghìn|triệu|tỷ|rưỡi|nửa|linh|lăm|khoảng|trên|từ|đến|người|[0-9]{1,4}) ){1,9}"]) {
            if let Ok(all) = read(&text) {
                prop_assert!(!all.is_empty());
                for reading in all {
                    let json = serde_json::to_string(&reading.quantity).unwrap();
                    prop_assert_eq!(serde_json::from_str::<Quantity>(&json).unwrap(), reading.quantity);
                }
            }
            let _ = read_expression(&text, &TimeContext::default(), "/text");
        }
    }
}
