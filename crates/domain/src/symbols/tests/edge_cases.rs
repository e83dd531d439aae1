//! Wrong letters, old signs and traps that registers meet.

use super::symbol;
use crate::{
    faults::Place,
    symbols::{DocumentSymbol, SYMBOL_MAX_CHARS, StrictError, StrictSymbol, SymbolError, SymbolFamily, query_key},
};

#[test]
fn the_year_tells_a_normative_decision_from_an_individual_one() {
    let (normative, individual) = (symbol("31/2020/QĐ-UBND"), symbol("3998/QĐ-UBND"));
    assert_eq!((normative.family(), normative.symbol_year()), (SymbolFamily::Normative, Some(2020)));
    assert_eq!((individual.family(), individual.symbol_year()), (SymbolFamily::Administrative, None));
    assert_eq!(normative.type_abbreviation(), individual.type_abbreviation());
}

#[test]
fn types_that_look_alike_are_told_apart() {
    for (raw, expected) in [
        ("12/CTr-UBND", "CTr"),
        ("12/CT-UBND", "CT"),
        ("12/CTR-UBND", "CTr"),
        ("12/QyĐ-UBND", "QyĐ"),
        ("12/QYĐ-UBND", "QyĐ"),
        ("12/qd-ubnd", "QĐ"),
        ("12/HĐ-UBND", "HĐ"),
        ("12/HD-UBND", "HD"),
        ("12/ĐA-UBND", "ĐA"),
        ("12/DA-UBND", "DA"),
        ("12-QĐi/TU", "QĐi"),
        ("37-QĐ/TW", "QĐ"),
        ("12-TT/TW", "TT"),
    ] {
        assert_eq!(symbol(raw).type_abbreviation().as_deref(), Some(expected), "{raw}");
    }
}

#[test]
fn the_slug_keeps_what_the_key_folds() {
    for (one, other) in [("12/HĐ-UBND", "12/HD-UBND"), ("12/ĐA-UBND", "12/DA-UBND")] {
        assert_eq!(symbol(one).key(), symbol(other).key());
        assert_ne!(symbol(one).slug(), symbol(other).slug());
    }
    assert_eq!(symbol("12/HĐ-UBND").slug(), Some("12-hdd-ubnd"));
    let (_, slug) = query_key("hợp đồng số 12/HĐ-UBND", &[]);
    assert_eq!(slug.as_deref(), Some("12-hdd-ubnd"));
}

#[test]
fn old_signs_are_kept_without_a_production() {
    for (raw, key, slug) in [("245/CT", "245 ct", "245-ct"), ("58-SL", "58 sl", "58-sl"), ("58/SL", "58 sl", "58-sl")] {
        let old = symbol(raw);
        assert_eq!((old.key(), old.slug()), (key, Some(slug)));
        assert_eq!(old.strict(), Err(StrictError::Arrangement), "{raw}");
        assert_eq!((old.family(), old.type_abbreviation()), (SymbolFamily::Unknown, None), "{raw}");
    }
    assert_eq!(query_key("Sắc lệnh số 58-SL", &[]).0, "58 sl");
    assert_eq!(query_key("Chỉ thị 245/CT", &[]).0, "245 ct");
}

#[test]
fn wrongly_copied_letters_are_kept_and_nothing_is_guessed_from_them() {
    assert_eq!(symbol("841-CT/TW").family(), SymbolFamily::Party);
    assert_eq!(symbol("34/CT-TW").family(), SymbolFamily::Unknown);
    assert_eq!(symbol("34/CT-TW").raw(), "34/CT-TW");
}

#[test]
fn unknown_forms_are_never_refused() {
    for (raw, key, slug) in [
        ("12a/KH-UBND", "12a kh ubnd", Some("12a-kh-ubnd")),
        ("01b-NQ/TU", "1b nq tu", Some("1b-nq-tu")),
        ("KH-UBND", "kh ubnd", None),
        ("Không số", "khong so", None),
        ("298", "298", Some("298")),
        ("298/", "298", Some("298")),
        ("12/МВД", "12 мвд", Some("12-мвд")),
        ("A-12/KH-UBND", "12 a kh ubnd", Some("12-a-kh-ubnd")),
        ("12/XYZ", "12 xyz", Some("12-xyz")),
        ("§ 5", "5", Some("5")),
    ] {
        let read = symbol(raw);
        assert_eq!((read.raw(), read.key(), read.slug()), (raw, key, slug));
    }
}

#[test]
fn a_type_word_in_the_raw_text_is_kept_there_only() {
    let read = symbol("  Chỉ thị số 34-CT/TW ");
    assert_eq!(read.raw(), "Chỉ thị số 34-CT/TW");
    assert_eq!((read.normal_form(), read.key()), ("34-CT/TW", "34 ct tw"));
    assert_eq!(read.strict(), StrictSymbol::parse("34-CT/TW"));
}

#[test]
fn only_empty_overlong_and_control_characters_are_faults() {
    assert_eq!(DocumentSymbol::parse(""), Err(SymbolError::Empty));
    assert_eq!(DocumentSymbol::parse(" –/ "), Err(SymbolError::Empty));
    assert_eq!(DocumentSymbol::parse("298/\nKH"), Err(SymbolError::ControlCharacter { position: 5 }));
    assert_eq!(DocumentSymbol::parse("298/\u{202e}KH"), Err(SymbolError::ControlCharacter { position: 5 }));
    assert_eq!(DocumentSymbol::parse("298/KH\n").map(|read| read.raw().to_owned()), Ok("298/KH".to_owned()));
    assert!(DocumentSymbol::parse(&"Đ".repeat(SYMBOL_MAX_CHARS)).is_ok());
    let long = DocumentSymbol::parse(&"Đ".repeat(SYMBOL_MAX_CHARS + 1));
    assert_eq!(long, Err(SymbolError::TooLong { length: 101 }));
    // Length counts characters in NFC, whatever the form of Unicode that came.
    assert!(DocumentSymbol::parse(&"e\u{302}".repeat(SYMBOL_MAX_CHARS)).is_ok());
}

#[test]
fn a_fault_says_where_and_what_to_do() {
    let fault = SymbolError::TooLong { length: 101 }.fault("/symbol");
    assert_eq!((fault.place, fault.code), (Place::Body("/symbol".to_owned()), "too_long"));
    assert!(fault.detail.vi.contains("101") && fault.detail.en.contains("101"));
}

#[test]
fn the_strict_reading_tolerates_typing_and_nothing_else() {
    for (typed, official) in [
        ("Số: 298/KH-UBND", "298/KH-UBND"),
        ("so 5-ct/TW", "05-CT/TW"),
        ("98 / 2023 / N\u{d0} – C\u{420}", "98/2023/NĐ-CP"),
        ("3998/qd-UBND", "3998/QĐ-UBND"),
        ("6/2022/qh15", "06/2022/QH15"),
        ("1232/nq-ubtvqh15", "1232/NQ-UBTVQH15"),
        ("02/2020/UBTVQH14", "02/2020/UBTVQH14"),
        ("12/KH-UBND-VX1", "12/KH-UBND-VX1"),
        ("7/TTr-STC-QLNS", "07/TTr-STC-QLNS"),
    ] {
        assert_eq!(StrictSymbol::parse(typed).map(|strict| strict.to_string()), Ok(official.to_owned()), "{typed}");
    }
    for (text, error) in [
        ("", StrictError::NoNumber),
        ("KH-UBND", StrictError::NoNumber),
        ("Chỉ thị số 34-CT/TW", StrictError::NoNumber),
        ("CT 34/TW", StrictError::NoNumber),
        ("0/KH-UBND", StrictError::Number),
        ("12a/KH-UBND", StrictError::Number),
        ("1234567/KH-UBND", StrictError::Number),
        ("298", StrictError::Arrangement),
        ("298/KH", StrictError::Arrangement),
        ("298/KH UBND", StrictError::Arrangement),
        ("98/23/NĐ-CP", StrictError::Arrangement),
        ("98/2023/NĐ", StrictError::Arrangement),
        ("98/2023/NĐ-CP-X", StrictError::Arrangement),
        ("12/UBND-NC-TH", StrictError::Arrangement),
        ("34-CT/TW.", StrictError::Arrangement),
        ("34-CT-X/TW", StrictError::Arrangement),
    ] {
        assert_eq!(StrictSymbol::parse(text), Err(error), "{text}");
    }
}

#[test]
fn terms_are_read_wherever_they_stand() {
    for (raw, term) in [("326/2016/UBTVQH14", Some(14)), ("12/2017/NQ-UBTVQH14", Some(14)), ("6/2022/qh15", Some(15))] {
        assert_eq!(symbol(raw).term(), term, "{raw}");
    }
    assert_eq!(symbol("12/KH-UBND-VX1").term(), None);
}
