//! The symbols of real documents, each with its production and everything derived from it.

use super::symbol;
use crate::symbols::{StrictSymbol, SymbolFamily};

/// Raw, production with the parts in order, key, slug, year, term, type.
type Row = (&'static str, &'static str, &'static str, &'static str, Option<u16>, Option<u8>, Option<&'static str>);

#[rustfmt::skip]
pub(super) const REAL: [Row; 43] = [
    ("298/KH-UBND", "administrative 298 KH UBND", "298 kh ubnd", "298-kh-ubnd", None, None, Some("KH")),
    ("156/KH-UBND", "administrative 156 KH UBND", "156 kh ubnd", "156-kh-ubnd", None, None, Some("KH")),
    ("74/KH-UBND", "administrative 74 KH UBND", "74 kh ubnd", "74-kh-ubnd", None, None, Some("KH")),
    ("281/KH-UBND", "administrative 281 KH UBND", "281 kh ubnd", "281-kh-ubnd", None, None, Some("KH")),
    ("219/KH-UBND", "administrative 219 KH UBND", "219 kh ubnd", "219-kh-ubnd", None, None, Some("KH")),
    ("1576/KH-UBND", "administrative 1576 KH UBND", "1576 kh ubnd", "1576-kh-ubnd", None, None, Some("KH")),
    ("3998/QĐ-UBND", "administrative 3998 QĐ UBND", "3998 qd ubnd", "3998-qdd-ubnd", None, None, Some("QĐ")),
    ("5450/QĐ-UBND", "administrative 5450 QĐ UBND", "5450 qd ubnd", "5450-qdd-ubnd", None, None, Some("QĐ")),
    ("5918/QĐ-UBND", "administrative 5918 QĐ UBND", "5918 qd ubnd", "5918-qdd-ubnd", None, None, Some("QĐ")),
    ("1339/QĐ-UBND", "administrative 1339 QĐ UBND", "1339 qd ubnd", "1339-qdd-ubnd", None, None, Some("QĐ")),
    ("1069/QĐ-CT", "administrative 1069 QĐ CT", "1069 qd ct", "1069-qdd-ct", None, None, Some("QĐ")),
    ("708/QĐ-BNV", "administrative 708 QĐ BNV", "708 qd bnv", "708-qdd-bnv", None, None, Some("QĐ")),
    ("2425/QĐ-TTg", "administrative 2425 QĐ TTg", "2425 qd ttg", "2425-qdd-ttg", None, None, Some("QĐ")),
    ("20/2020/QĐ-TTg", "normative 20 2020 QĐ TTg", "20 2020 qd ttg", "20-2020-qdd-ttg", Some(2020), None, Some("QĐ")),
    ("31/2020/QĐ-UBND", "normative 31 2020 QĐ UBND", "31 2020 qd ubnd", "31-2020-qdd-ubnd", Some(2020), None, Some("QĐ")),
    ("13/2018/QĐ-UBND", "normative 13 2018 QĐ UBND", "13 2018 qd ubnd", "13-2018-qdd-ubnd", Some(2018), None, Some("QĐ")),
    ("61/2025/QĐ-CTUBND", "normative 61 2025 QĐ CTUBND", "61 2025 qd ctubnd", "61-2025-qdd-ctubnd", Some(2025), None, Some("QĐ")),
    ("52/2025/NQ-HĐND", "normative 52 2025 NQ HĐND", "52 2025 nq hdnd", "52-2025-nq-hddnd", Some(2025), None, Some("NQ")),
    ("98/2023/NĐ-CP", "normative 98 2023 NĐ CP", "98 2023 nd cp", "98-2023-ndd-cp", Some(2023), None, Some("NĐ")),
    ("152/2025/NĐ-CP", "normative 152 2025 NĐ CP", "152 2025 nd cp", "152-2025-ndd-cp", Some(2025), None, Some("NĐ")),
    ("129/2025/NĐ-CP", "normative 129 2025 NĐ CP", "129 2025 nd cp", "129-2025-ndd-cp", Some(2025), None, Some("NĐ")),
    ("30/2020/NĐ-CP", "normative 30 2020 NĐ CP", "30 2020 nd cp", "30-2020-ndd-cp", Some(2020), None, Some("NĐ")),
    ("15/2025/TT-BNV", "normative 15 2025 TT BNV", "15 2025 tt bnv", "15-2025-tt-bnv", Some(2025), None, Some("TT")),
    ("01/2024/TT-BNV", "normative 1 2024 TT BNV", "1 2024 tt bnv", "1-2024-tt-bnv", Some(2024), None, Some("TT")),
    ("19/2012/TTLT-BTC-BKH&ĐT-BTTTT", "joint 19 2012 BTC BKH&ĐT BTTTT", "19 2012 ttlt btc bkhdt btttt",
        "19-2012-ttlt-btc-bkhddt-btttt", Some(2012), None, Some("TTLT")),
    ("06/2022/QH15", "law 6 2022 QH 15", "6 2022 qh15", "6-2022-qh15", Some(2022), Some(15), None),
    ("202/2025/QH15", "law 202 2025 QH 15", "202 2025 qh15", "202-2025-qh15", Some(2025), Some(15), None),
    ("15/2003/QH11", "law 15 2003 QH 11", "15 2003 qh11", "15-2003-qh11", Some(2003), Some(11), None),
    ("1232/NQ-UBTVQH15", "standing-committee 1232 15", "1232 nq ubtvqh15", "1232-nq-ubtvqh15", None, Some(15), Some("NQ")),
    ("05/VBHN-VPQH", "administrative 5 VBHN VPQH", "5 vbhn vpqh", "5-vbhn-vpqh", None, None, Some("VBHN")),
    ("13/2013/L-CTN", "normative 13 2013 L CTN", "13 2013 l ctn", "13-2013-l-ctn", Some(2013), None, Some("L")),
    ("18/CT-TTg", "administrative 18 CT TTg", "18 ct ttg", "18-ct-ttg", None, None, Some("CT")),
    ("134/TB-VPCP", "administrative 134 TB VPCP", "134 tb vpcp", "134-tb-vpcp", None, None, Some("TB")),
    ("920/TTr-SNV", "administrative 920 TTr SNV", "920 ttr snv", "920-ttr-snv", None, None, Some("TTr")),
    ("109/TTr-UBND", "administrative 109 TTr UBND", "109 ttr ubnd", "109-ttr-ubnd", None, None, Some("TTr")),
    ("28/HD-TĐKT", "administrative 28 HD TĐKT", "28 hd tdkt", "28-hd-tddkt", None, None, Some("HD")),
    ("4912/UBND-NC", "letter 4912 UBND NC", "4912 ubnd nc", "4912-ubnd-nc", None, None, None),
    ("7722/VPCP-KSTT", "letter 7722 VPCP KSTT", "7722 vpcp kstt", "7722-vpcp-kstt", None, None, None),
    ("34-CT/TW", "party 34 CT TW", "34 ct tw", "34-ct-tw", None, None, Some("CT")),
    ("05-CT/TW", "party 5 CT TW", "5 ct tw", "5-ct-tw", None, None, Some("CT")),
    ("36-HD/VPTW", "party 36 HD VPTW", "36 hd vptw", "36-hd-vptw", None, None, Some("HD")),
    ("05-NQ/TU", "party 5 NQ TU", "5 nq tu", "5-nq-tu", None, None, Some("NQ")),
    ("43-CV/BCĐ", "party 43 CV BCĐ", "43 cv bcd", "43-cv-bcdd", None, None, Some("CV")),
];

fn described(strict: &StrictSymbol) -> String {
    match strict {
        StrictSymbol::Administrative { number, type_abbreviation, issuer, units } => {
            format!("administrative {number} {type_abbreviation} {issuer} {}", units.join(" ")).trim_end().to_owned()
        }
        StrictSymbol::OfficialLetter { number, issuer, unit } => format!("letter {number} {issuer} {unit}"),
        StrictSymbol::Normative { number, year, type_abbreviation, issuer } => {
            format!("normative {number} {year} {type_abbreviation} {issuer}")
        }
        StrictSymbol::Law { number, year, body, term } => format!("law {number} {year} {body} {term}"),
        StrictSymbol::StandingCommittee { number, term } => format!("standing-committee {number} {term}"),
        StrictSymbol::Joint { number, year, issuers } => format!("joint {number} {year} {}", issuers.join(" ")),
        StrictSymbol::Party { number, type_abbreviation, issuer } => {
            format!("party {number} {type_abbreviation} {issuer}")
        }
    }
}

#[test]
fn every_real_symbol_follows_its_production_and_is_written_back() {
    for (raw, production, ..) in REAL {
        let strict = StrictSymbol::parse(raw).unwrap_or_else(|error| panic!("{raw}: {error}"));
        assert_eq!(described(&strict), production, "{raw}");
        assert_eq!(strict.to_string(), raw);
        assert_eq!(symbol(raw).strict(), Ok(strict), "{raw}");
    }
}

#[test]
fn every_real_symbol_gives_its_derived_forms() {
    for (raw, production, key, slug, year, term, type_abbreviation) in REAL {
        let read = symbol(raw);
        assert_eq!(read.raw(), raw);
        assert_eq!(read.to_string(), raw);
        assert_eq!(read.normal_form(), raw);
        assert_eq!(read.key(), key, "{raw}");
        assert_eq!(read.slug(), Some(slug), "{raw}");
        assert_eq!(read.symbol_year(), year, "{raw}");
        assert_eq!(read.term(), term, "{raw}");
        assert_eq!(read.type_abbreviation().as_deref(), type_abbreviation, "{raw}");
        let family = match production.split(' ').next() {
            Some("party") => SymbolFamily::Party,
            Some("administrative" | "letter") => SymbolFamily::Administrative,
            _ => SymbolFamily::Normative,
        };
        assert_eq!(read.family(), family, "{raw}");
    }
}

#[test]
fn real_symbols_are_told_apart() {
    for (at, (one, _, key, slug, ..)) in REAL.iter().enumerate() {
        for (other, _, other_key, other_slug, ..) in REAL.iter().skip(at + 1) {
            assert_ne!(key, other_key, "{one}, {other}");
            assert_ne!(slug, other_slug, "{one}, {other}");
        }
    }
}

#[test]
fn the_shape_on_the_wire_is_raw_key_and_slug() {
    let json = serde_json::to_string(&symbol("298/KH-UBND")).unwrap();
    assert_eq!(json, r#"{"raw":"298/KH-UBND","key":"298 kh ubnd","slug":"298-kh-ubnd"}"#);
    let json = serde_json::to_string(&symbol("KH-UBND")).unwrap();
    assert_eq!(json, r#"{"raw":"KH-UBND","key":"kh ubnd","slug":null}"#);
}
