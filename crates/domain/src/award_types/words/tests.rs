//! Wordings as papers have them.

use super::*;
use crate::award_types::read_catalogue;

fn words() -> AwardWords {
    read_catalogue(include_str!("../../../../../data/award-types.json")).unwrap().iter().collect()
}

fn decided(day: &str, issuer: &'static str) -> Decided<'static> {
    Decided { day: day.parse().ok(), issuer: Some(issuer).filter(|kind| !kind.is_empty()) }
}

#[test]
fn wordings_of_papers_are_recognized() {
    let words = words();
    for (said, day, issuer, expected) in [
        ("Bằng khen của Chủ tịch UBND thành phố", "2020-10-15", "", "provincial-merit-certificate"),
        (
            "Bằng khen của Chủ tịch Uỷ ban nhân dân thành phố Hải Phòng",
            "2020-10-15",
            "city",
            "provincial-merit-certificate",
        ),
        ("Bằng khen của Chủ tịch UBND tỉnh", "2020-10-15", "", "provincial-merit-certificate"),
        ("BẰNG KHEN UBND TỈNH", "2024-10-15", "", "provincial-merit-certificate"),
        ("Bằng khen cấp tỉnh", "2020-10-15", "", "provincial-merit-certificate"),
        ("Bằng khen của Bộ trưởng Bộ Nội vụ", "2020-10-15", "", "provincial-merit-certificate"),
        ("Bằng khen", "2020-10-15", "city_people_committee", "provincial-merit-certificate"),
        ("Bằng khen của Thủ tướng", "2020-10-15", "", "prime-minister-merit-certificate"),
        ("Tặng Bằng khen của Thủ tướng Chính phủ", "2020-10-15", "", "prime-minister-merit-certificate"),
        ("Giấy khen của Giám đốc Sở Nội vụ", "2020-10-15", "", "department-commendation"),
        ("Giấy khen của Giám đốc Sở Y tế thành phố Hải Phòng", "2020-10-15", "", "department-commendation"),
        ("Giấy khen", "2020-10-15", "department", "department-commendation"),
        ("Giấy khen của Chủ tịch UBND phường Lê Chân", "2025-10-15", "", "commune-commendation"),
        ("Giấy khen của UBND xã Chi Lăng", "2020-10-15", "", "commune-commendation"),
        ("Giấy khen của Chủ tịch UBND xã", "2020-10-15", "", "commune-commendation"),
        ("Giấy khen của Chủ tịch UBND thị xã", "2020-10-15", "", "district-commendation"),
        ("Giấy khen của Chủ tịch UBND quận Lê Chân, thành phố Hải Phòng", "2020-10-15", "", "district-commendation"),
        ("Giấy khen của Chủ tịch UBND thành phố", "2020-10-15", "district_people_committee", "district-commendation"),
        ("Giấy khen của Tổng giám đốc Công ty X", "2020-10-15", "", "enterprise-commendation"),
        ("Giấy khen của Hiệu trưởng", "2020-10-15", "", "unit-commendation"),
        ("Chiến sĩ thi đua cấp tỉnh", "2020-10-15", "", "provincial-emulation-fighter"),
        ("Chiến sỹ thi đua thành phố", "2020-10-15", "", "provincial-emulation-fighter"),
        ("Chiến sỹ thi đua cơ sở", "2020-10-15", "", "grassroots-emulation-fighter"),
        ("Chiến sĩ thi đua cấp cơ sở", "2020-10-15", "", "grassroots-emulation-fighter"),
        ("Danh hiệu CSTĐ cơ sở", "2020-10-15", "", "grassroots-emulation-fighter"),
        ("Chiến sỹ thi đua toàn quốc", "2020-10-15", "", "national-emulation-fighter"),
        ("Cờ thi đua của UBND thành phố", "2020-10-15", "", "provincial-emulation-flag"),
        ("Cờ thi đua của Chính phủ", "2020-10-15", "", "government-emulation-flag"),
        ("Cờ thi đua Chính phủ", "2020-10-15", "", "government-emulation-flag"),
        ("Huân chương Lao động hạng III", "2020-10-15", "", "labour-order-third-class"),
        ("Lao động tiên tiến năm 2020", "2020-10-15", "", "advanced-worker"),
        ("advanced-worker", "2020-10-15", "", "advanced-worker"),
    ] {
        assert_eq!(words.recognize(said, decided(day, issuer)).as_deref(), Some(expected), "{said}");
    }
    assert_eq!(words.code("Chiến sỹ thi đua cơ sở").as_deref(), Some("grassroots-emulation-fighter"));
    assert_eq!(words.code("LAO ĐỘNG TIÊN TIẾN").as_deref(), Some("advanced-worker"));
    assert_eq!(words.only_recipient_kind("advanced-worker"), Some("individual"));
    assert_eq!(words.only_recipient_kind("provincial-merit-certificate"), None);
}

#[test]
fn what_may_be_several_or_is_of_others_is_not_recognized() {
    let words = words();
    for (said, day, issuer) in [
        ("Bằng khen", "2020-10-15", ""),
        ("Giấy khen", "2020-10-15", "agency"),
        ("Chiến sĩ thi đua", "2020-10-15", "city"),
        ("Kỷ niệm chương", "2020-10-15", "city"),
        ("Bằng khen của Thành ủy", "2020-10-15", ""),
        ("Bằng khen của Tỉnh uỷ", "2020-10-15", ""),
        ("Bằng khen của Tỉnh đoàn", "2020-10-15", ""),
        ("Bằng khen của Liên đoàn Lao động thành phố", "2020-10-15", "city"),
        ("Bằng khen của Chủ tịch Hội Nông dân tỉnh", "2020-10-15", ""),
        ("Bằng khen của Bộ Chỉ huy quân sự thành phố", "2020-10-15", ""),
        ("Giấy khen của Hội Phụ nữ phường", "2020-10-15", ""),
        ("Giấy khen của Đảng ủy xã", "2020-10-15", ""),
        ("Bằng khen của Chủ tịch UBND phường", "2020-10-15", ""),
        ("Bằng khen của Chủ tịch UBND thành phố", "2020-10-15", "district"),
        ("Giấy khen của Chủ tịch UBND thành phố", "2020-10-15", "city"),
        ("Giấy khen của Chủ tịch UBND huyện", "2025-10-15", ""),
        ("Bảng vàng", "2020-10-15", "city"),
    ] {
        assert_eq!(words.recognize(said, decided(day, issuer)), None, "{said}");
    }
}
