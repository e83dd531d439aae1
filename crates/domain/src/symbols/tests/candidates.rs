//! Choosing the type of a document from its symbol.

use super::symbol;
use crate::symbols::{TypeRow, candidate_types};

/// Code, abbreviation, aliases, class, example; the code begins with the family.
type Row = (&'static str, Option<&'static str>, &'static [&'static str], &'static str, Option<&'static str>);

#[rustfmt::skip]
const CATALOGUE: [Row; 30] = [
    ("adm-resolution-individual", Some("NQ"), &[], "resolution", None),
    ("adm-decision-individual", Some("QĐ"), &[], "decision", None),
    ("adm-directive", Some("CT"), &[], "directive", None),
    ("adm-rules", Some("QyĐ"), &["QYĐ"], "rules", None),
    ("adm-guidance", Some("HD"), &[], "guidance", None),
    ("adm-programme", Some("CTr"), &[], "programme", None),
    ("adm-plan", Some("KH"), &[], "plan", None),
    ("adm-scheme", Some("ĐA"), &[], "scheme", None),
    ("adm-project", Some("DA"), &[], "project", None),
    ("adm-contract", Some("HĐ"), &[], "contract", None),
    ("adm-official-letter", None, &[], "official_letter", None),
    ("adm-public-letter", None, &[], "public_letter", None),
    ("adm-re-copy", Some("SL"), &[], "re_copy", None),
    ("adm-coordination-plan", Some("KHPH"), &[], "plan", None),
    ("party-resolution", Some("NQ"), &[], "resolution", None),
    ("party-decision", Some("QĐ"), &[], "decision", None),
    ("party-directive", Some("CT"), &[], "directive", None),
    ("party-rules", Some("QĐi"), &["QĐ"], "rules", None),
    ("party-plan", Some("KH"), &[], "plan", None),
    ("party-official-letter", Some("CV"), &[], "official_letter", None),
    ("norm-code-law", None, &[], "law", Some("06/2022/QH15")),
    ("norm-na-resolution", Some("NQ"), &[], "resolution", Some("202/2025/QH15")),
    ("norm-nasc-resolution", Some("NQ"), &[], "resolution", Some("1232/NQ-UBTVQH15 (individual)")),
    ("norm-hdnd-resolution", Some("NQ"), &[], "resolution", Some("52/2025/NQ-HĐND")),
    ("norm-decree", Some("NĐ"), &[], "decree", Some("98/2023/NĐ-CP")),
    ("norm-pm-decision", Some("QĐ"), &[], "decision", Some("20/2020/QĐ-TTg")),
    ("norm-president-decision", Some("QĐ"), &[], "decision", Some("n/QĐ-CTN (awards; from memory)")),
    ("norm-ubnd-decision", Some("QĐ"), &[], "decision", Some("31/2020/QĐ-UBND")),
    ("norm-chair-decision-normative", Some("QĐ"), &[], "decision", Some("61/2025/QĐ-CTUBND")),
    ("norm-consolidated-text", Some("VBHN"), &[], "consolidated_text", Some("05/VBHN-VPQH")),
];

fn catalogue() -> Vec<TypeRow> {
    let row = |(code, abbreviation, aliases, class, example): &Row| TypeRow {
        code: (*code).to_owned(),
        abbreviation: abbreviation.map(str::to_owned),
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        family: match code.split('-').next() {
            Some("adm") => "administrative".to_owned(),
            Some("norm") => "normative".to_owned(),
            _ => "party".to_owned(),
        },
        class: (*class).to_owned(),
        example_symbol: example.map(str::to_owned),
    };
    CATALOGUE.iter().map(row).collect()
}

fn chosen(raw: &str, class: Option<&str>) -> Vec<String> {
    candidate_types(&symbol(raw), &catalogue(), class).into_iter().map(|row| row.code.clone()).collect()
}

#[test]
fn abbreviation_and_family_decide_within_a_class() {
    for (raw, class, code) in [
        ("298/KH-UBND", "plan", "adm-plan"),
        ("12-KH/TU", "plan", "party-plan"),
        ("12/KHPH-SNV-MTTQ", "plan", "adm-coordination-plan"),
        ("34-CT/TW", "directive", "party-directive"),
        ("34–ct / tw", "directive", "party-directive"),
        ("18/CT-TTg", "directive", "adm-directive"),
        ("10/2015/CT-UBND", "directive", "adm-directive"),
        ("3998/QĐ-UBND", "decision", "adm-decision-individual"),
        ("1069/QĐ-CT", "decision", "adm-decision-individual"),
        ("31/2020/QĐ-UBND", "decision", "norm-ubnd-decision"),
        ("20/2020/qd-ttg", "decision", "norm-pm-decision"),
        ("61/2025/QĐ-CTUBND", "decision", "norm-chair-decision-normative"),
        ("12-QĐ/TU", "decision", "party-decision"),
        ("37-QĐ/TW", "rules", "party-rules"),
        ("12-QĐi/TU", "rules", "party-rules"),
        ("12/QYĐ-UBND", "rules", "adm-rules"),
        ("4912/UBND-NC", "official_letter", "adm-official-letter"),
        ("43-CV/BCĐ", "official_letter", "party-official-letter"),
    ] {
        assert_eq!(chosen(raw, Some(class)), [code], "{raw}");
    }
}

#[test]
fn some_symbols_decide_without_a_class() {
    for (raw, code) in [
        ("298/KH-UBND", "adm-plan"),
        ("98/2023/NĐ-CP", "norm-decree"),
        ("05/VBHN-VPQH", "norm-consolidated-text"),
        ("1232/NQ-UBTVQH15", "norm-nasc-resolution"),
        ("52/2025/NQ-HĐND", "norm-hdnd-resolution"),
        ("12/CTr-UBND", "adm-programme"),
        ("12/HĐ-UBND", "adm-contract"),
        ("28/HD-TĐKT", "adm-guidance"),
        ("12/DA-UBND", "adm-project"),
    ] {
        assert_eq!(chosen(raw, None), [code], "{raw}");
    }
}

#[test]
fn what_the_symbol_leaves_open_stays_open() {
    assert_eq!(chosen("37-QĐ/TW", None), ["party-decision", "party-rules"]);
    assert_eq!(chosen("34/CT-TW", Some("directive")), ["adm-directive", "party-directive"]);
    assert_eq!(chosen("245/CT", Some("directive")), ["adm-directive", "party-directive"]);
    assert_eq!(chosen("202/2025/QH15", None), ["norm-code-law", "norm-na-resolution"]);
    assert_eq!(chosen("4912/UBND-NC", None), ["adm-official-letter", "adm-public-letter"]);
    assert_eq!(chosen("12/2020/QĐ-BNV", Some("decision")).len(), 4);
}

#[test]
fn an_old_decree_is_not_taken_for_a_copy() {
    assert_eq!(chosen("58-SL", None).len(), CATALOGUE.len());
}

#[test]
fn a_symbol_of_another_class_leaves_nothing() {
    assert!(chosen("12/QĐ-UBND", Some("plan")).is_empty());
    assert_eq!(chosen("12/XYZ-UBND", Some("plan")), ["adm-plan", "adm-coordination-plan"]);
}
