//! Rows and registers, as a table.

use super::*;

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn named(name: &str, unit: &str) -> Named {
    Named {
        name: name.into(),
        kind: Some("individual".into()),
        unit: Some(unit.into()).filter(|unit: &String| !unit.is_empty()),
        ..Named::default()
    }
}

fn candidate(n: u128, name: &str, unit: &str) -> Candidate {
    Candidate {
        id: id(n),
        name: name.into(),
        kind: Some("individual".into()),
        units: if unit.is_empty() { vec![] } else { vec![unit.into()] },
        ..Candidate::default()
    }
}

#[test]
fn a_name_in_its_unit_is_the_same_and_elsewhere_is_not_decided() {
    let register =
        [candidate(1, "Nguyễn Văn Hùng", "Sở Nội vụ"), candidate(2, "Nguyễn Văn Hùng", "Trường THPT Ngô Quyền")];
    for (row, expected) in [
        (named("Nguyễn Văn Hùng", "Sở Nội vụ"), Match::Same(id(1), Why::NameAndUnit)),
        (named("NGUYỄN VĂN HÙNG", "SỞ NỘI VỤ"), Match::Same(id(1), Why::NameAndUnit)),
        (named("Nguyễn  Văn Hu\u{300}ng", "Sở Nội vụ"), Match::Same(id(1), Why::NameAndUnit)),
        (
            named("Nguyễn Văn Hùng", "Sở Y tế"),
            Match::Uncertain(vec![(id(1), Why::NameElsewhere), (id(2), Why::NameElsewhere)]),
        ),
        (
            named("Nguyễn Văn Hùng", ""),
            Match::Uncertain(vec![(id(1), Why::NameElsewhere), (id(2), Why::NameElsewhere)]),
        ),
        (named("Nguyễn Văn Hưng", "Sở Nội vụ"), Match::Uncertain(vec![(id(1), Why::FoldedNameAndUnit)])),
        (named("Nguyễn Văn Hưng", "Sở Y tế"), Match::New),
        (named("Trần Thị Mai", "Sở Nội vụ"), Match::New),
    ] {
        assert_eq!(find(&row, &register), expected, "{row:?}");
    }
}

#[test]
fn a_number_decides_and_a_number_with_another_name_does_not() {
    let number = |text: &str| Some(text.to_owned());
    let with = |mut candidate: Candidate, text: &str| {
        candidate.identity_number = number(text);
        candidate
    };
    let register = [
        with(candidate(1, "Lê Thị Hoa", "Sở Y tế"), "031090001234"),
        with(candidate(2, "Lê Thị Hoa", "Sở Nội vụ"), "031090009999"),
    ];
    let ask = |name: &str, unit: &str, text: &str| {
        find(&Named { identity_number: number(text), ..named(name, unit) }, &register)
    };
    assert_eq!(ask("Lê Thị Hoa", "Sở Nội vụ", "031090001234"), Match::Same(id(1), Why::IdentityNumber));
    assert_eq!(ask("Lê Thị Hoa", "Sở Nội vụ", "031090005555"), Match::New);
    assert_eq!(
        ask("Phạm Thị Hoa", "Sở Y tế", "031090001234"),
        Match::Uncertain(vec![(id(1), Why::IdentityNumberOtherName)])
    );
}

#[test]
fn another_year_of_birth_or_another_kind_speaks_against() {
    let born = Candidate { born: Some(1980), ..candidate(1, "Lê Thị Hoa", "Sở Y tế") };
    let ask = |born_in: Option<i32>, register: &[Candidate]| {
        find(&Named { born: born_in, ..named("Lê Thị Hoa", "Sở Y tế") }, register)
    };
    assert_eq!(ask(Some(1981), std::slice::from_ref(&born)), Match::New);
    assert_eq!(ask(Some(1980), std::slice::from_ref(&born)), Match::Same(id(1), Why::NameAndUnit));
    assert_eq!(ask(None, &[born]), Match::Same(id(1), Why::NameAndUnit));
    let household = Candidate { kind: Some("household".into()), ..candidate(1, "Lê Thị Hoa", "Sở Y tế") };
    assert_eq!(ask(None, &[household]), Match::New);
}

#[test]
fn two_namesakes_in_one_unit_are_left_to_an_officer() {
    let register = [candidate(1, "Lê Thị Hoa", "Sở Y tế"), candidate(2, "Lê Thị Hoa", "Sở Y tế")];
    assert_eq!(
        find(&named("Lê Thị Hoa", "Sở Y tế"), &register),
        Match::Uncertain(vec![(id(1), Why::SeveralInUnit), (id(2), Why::SeveralInUnit)])
    );
}

#[test]
fn variants_count_and_merged_ones_do_not() {
    let variant =
        Candidate { variants: vec!["Đỗ Hiến".into()], ..candidate(1, "Đỗ Mạnh Hiến", "Sở Y tế") };
    assert_eq!(
        find(&named("Đỗ Hiến", "Sở Y tế"), std::slice::from_ref(&variant)),
        Match::Same(id(1), Why::NameAndUnit)
    );
    assert_eq!(find(&named("Đỗ Hiến", "Sở Y tế"), &[Candidate { merged: true, ..variant }]), Match::New);
}

#[test]
fn collectives_are_known_by_their_unit_or_their_name() {
    let collective = |mut candidate: Candidate, unit: Option<u128>| {
        candidate.kind = Some("collective".into());
        candidate.unit_id = unit.map(id);
        candidate
    };
    let ask = |name: &str, unit: &str, unit_id: Option<u128>, register: &[Candidate]| {
        let row = Named { kind: Some("collective".into()), unit_id: unit_id.map(id), ..named(name, unit) };
        find(&row, register)
    };
    let department = collective(candidate(1, "Sở Nội vụ", ""), Some(10));
    assert_eq!(ask("Sở Nội vụ", "", Some(10), std::slice::from_ref(&department)), Match::Same(id(1), Why::Unit));
    assert_eq!(ask("Sở Nội vụ", "", None, &[department]), Match::Same(id(1), Why::CollectiveName));
    let team = collective(candidate(2, "Tổ 1", "Công ty A"), None);
    assert_eq!(
        ask("Tổ 1", "Công ty B", None, std::slice::from_ref(&team)),
        Match::Uncertain(vec![(id(2), Why::NameElsewhere)])
    );
    assert_eq!(ask("Tổ 1", "Công ty A", None, &[team]), Match::Same(id(2), Why::CollectiveName));
}

#[test]
fn units_of_the_register_go_before_words() {
    let known = Candidate { unit_id: Some(id(10)), ..candidate(1, "Lê Thị Hoa", "Sở Y tế Hải Phòng") };
    let ask = |unit_id: u128, unit: &str| {
        find(&Named { unit_id: Some(id(unit_id)), ..named("Lê Thị Hoa", unit) }, std::slice::from_ref(&known))
    };
    assert_eq!(ask(10, "SYT"), Match::Same(id(1), Why::NameAndUnit));
    assert_eq!(ask(11, "Sở Nội vụ"), Match::Uncertain(vec![(id(1), Why::NameElsewhere)]));
}

#[test]
fn how_somebody_is_addressed_does_not_count() {
    let plain = candidate(1, "Tống Văn Kính", "Sở Nội vụ");
    let addressed = candidate(1, "Ông Tống Văn Kính", "Sở Nội vụ");
    for (row, known) in
        [("Ông Tống Văn Kính", &plain), ("Tống Văn Kính", &addressed), ("Đ/c Tống Văn Kính", &addressed)]
    {
        assert_eq!(
            find(&named(row, "Sở Nội vụ"), std::slice::from_ref(known)),
            Match::Same(id(1), Why::NameAndUnit),
            "{row}"
        );
    }
}
