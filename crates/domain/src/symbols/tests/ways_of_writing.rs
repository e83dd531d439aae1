//! The ways people write one symbol: all find it.

use unicode_normalization::UnicodeNormalization;

use super::{real_symbols::REAL, symbol};
use crate::symbols::{folded_type_names, query_key};

/// The symbol, and texts that mean it.
const SAME: [(&str, &[&str]); 9] = [
    (
        "34-CT/TW",
        &[
            "34-ct/tw",
            "34/CT-TW",
            "34–ct / tw",
            "34 — CT / TW",
            "34\u{2011}CT/TW",
            "34−CT/TW",
            "34 CT TW",
            "34ct/tw",
            "034-CT/TW",
            "Chỉ thị số 34-CT/TW",
            "Chỉ thị số: 34-CT/TW",
            "chi thi so 34-ct/tw",
            "CHỈ THỊ SỐ 34-CT/TW",
            "Chỉ thị 34-CT/TW",
            "Số 34-CT/TW",
            "Số: 34-CT/TW",
            "số:34-CT/TW",
            "CT 34/TW",
            "CT-34/TW",
            "ct 34 tw",
            "Chỉ thị CT 34/TW",
            "Chỉ thị số 34/CT-TW",
            "  34-CT/TW  ",
            "34-CT/TW.",
            "(34-CT/TW)",
            "34-\u{421}T/TW",
            "34-CT\u{200b}/TW",
        ],
    ),
    (
        "298/KH-UBND",
        &[
            "298/kh-ubnd",
            "298 / KH – UBND",
            "0298/KH-UBND",
            "Kế hoạch số 298/KH-UBND",
            "ke hoach 298/kh-ubnd",
            "KH-UBND 298",
            "kh-ubnd 298",
            "KH UBND 298",
            "KH 298/UBND",
            "298\\KH-UBND",
            "298-KH/UBND",
            "298 kh ubnd",
            "Kế hoạch 5 năm số 298/KH-UBND",
            "２９８/KH-UBND",
            "KH-UBND số 298",
        ],
    ),
    ("05-CT/TW", &["5-CT/TW", "05/CT-TW", "005-ct/tw", "Chỉ thị số 5-CT/TW", "số 05 CT/TW"]),
    (
        "98/2023/NĐ-CP",
        &[
            "98/2023/N\u{d0}-CP",
            "98/2023/ND-CP",
            "98/2023/nd-cp",
            "98/2023/NĐ - CP",
            "98/2023/NĐ–CP",
            "98/2023/NĐ-C\u{420}",
            "Nghị định số 98/2023/NĐ-CP",
            "Nghị định 98/2023/NĐ-CP",
            "NĐ-CP 98/2023",
            "NĐ 98/2023/CP",
            "98/2023/NĐ-\u{421}\u{420}",
        ],
    ),
    (
        "19/2012/TTLT-BTC-BKH&ĐT-BTTTT",
        &[
            "19/2012/TTLT-BTC-BKHĐT-BTTTT",
            "19/2012/TTLT-BTC-BKH & ĐT-BTTTT",
            "19/2012/TTLT-BTC-BKH&amp;ĐT-BTTTT",
            "Thông tư liên tịch số 19/2012/TTLT-BTC-BKH&ĐT-BTTTT",
            "19/2012/ttlt-btc-bkh&dt-btttt",
        ],
    ),
    (
        "06/2022/QH15",
        &[
            "Luật 06/2022/QH15",
            "luat so 6/2022/QH15",
            "Luật số: 06/2022/QH15",
            "06/2022QH15",
            "Law 06/2022/QH15",
            "Luật TĐKT 06/2022/QH15",
            "Bộ luật 06/2022/QH15",
        ],
    ),
    ("202/2025/QH15", &["Nghị quyết của Quốc hội 202/2025/QH15", "Nghị quyết 202/2025/QH15", "nq 202/2025/QH15"]),
    ("3998/QĐ-UBND", &["3998/qd-ubnd", "Quyết định 3998/QĐ-UBND", "QĐ-UBND 3998", "QĐ số 3998/QĐ-UBND"]),
    ("920/TTr-SNV", &["920/TTR-SNV", "Tờ trình số 920/TTr-SNV", "Sở Nội vụ 920/TTr-SNV"]),
];

fn names() -> Vec<String> {
    folded_type_names([
        "Chỉ thị",
        "Kế hoạch",
        "Bộ luật, Luật",
        "Quyết định (cá biệt)",
        "Nghị quyết của Quốc hội",
        "Law",
    ])
}

#[test]
fn every_way_of_writing_finds_the_symbol() {
    for (raw, ways) in SAME {
        let stored = symbol(raw);
        for way in ways {
            assert_eq!(query_key(way, &names()).0, stored.key(), "{way}");
        }
    }
}

#[test]
fn decomposed_text_is_the_same_symbol_with_the_same_accents() {
    for (raw, ..) in REAL {
        let decomposed = raw.nfd().collect::<String>();
        assert_eq!(symbol(&decomposed), symbol(raw));
        let (key, slug) = query_key(&format!("Số: {decomposed}"), &[]);
        assert_eq!((key.as_str(), slug.as_deref()), (symbol(raw).key(), symbol(raw).slug()));
    }
}
