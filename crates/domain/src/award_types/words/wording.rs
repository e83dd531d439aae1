//! Who gives a title or form, as papers say it: `Bằng khen của Chủ tịch UBND thành phố`.
//!
//! A wording is a word for the family and whoever decides. The catalogue knows which offices decide what; here stands how
//! they are named. What can be read in two ways is not read.

use crate::text::{fold, tokens};

/// A wording in one form: without case, accents and signs, `sỹ` as `sĩ`, `kỷ` as `kỉ`, abbreviations written out, classes
/// in words.
pub(super) fn normal(words: &str) -> String {
    let folded = format!(" {} ", tokens(&fold(words)));
    let mut text = folded.replace(" uy ban nhan dan ", " ubnd ").replace(" ct ubnd ", " chu tich ubnd ");
    for (abbreviated, full) in
        [("sy", "si"), ("ky", "ki"), ("tp", "thanh pho"), ("ttg", "thu tuong"), ("cstd", "chien si thi dua")]
    {
        text = text.replace(&format!(" {abbreviated} "), &format!(" {full} "));
    }
    for (class, spellings) in [("nhat", ["1", "i", "mot"]), ("nhi", ["2", "ii", "hai"]), ("ba", ["3", "iii", "ba"])] {
        for spelling in spellings {
            text = text.replace(&format!(" hang {spelling} "), &format!(" hang {class} "));
        }
    }
    let mut left: &str = text.trim();
    for phrase in ["tang thuong ", "tang ", "cong nhan ", "danh hieu ", "hinh thuc "] {
        left = left.strip_prefix(phrase).unwrap_or(left);
    }
    left.to_owned()
}

/// The same without the small words between: `cấp`, `của`.
pub(super) fn loose(normal: &str) -> String {
    let words = normal.split(' ').filter(|word| !matches!(*word, "cap" | "cua"));
    words.collect::<Vec<_>>().join(" ")
}

/// Words for families, the longest first.
const FAMILIES: [&str; 5] = ["chien si thi dua", "ki niem chuong", "bang khen", "giay khen", "co thi dua"];

/// The word for the family that a wording begins with, and the rest of it.
pub(super) fn family(normal: &str) -> Option<(&'static str, &str)> {
    FAMILIES.into_iter().find_map(|family| {
        let rest = normal.strip_prefix(family)?;
        (rest.is_empty() || rest.starts_with(' ')).then(|| (family, rest.trim()))
    })
}

/// Who decides, as a wording names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// A code of `deciding-offices`.
    Office(&'static str),
    /// The chairman of a city: under the central government, or of a province.
    City,
    /// Nobody is named.
    Unsaid,
}

/// Patterns for who decides. Those that are `led` count only behind `của`, `cấp`, `UBND`, `Chủ tịch`, or in front.
const PATTERNS: [(&str, bool, Who); 27] = [
    ("thu tuong", true, Who::Office("prime-minister")),
    ("chu tich nuoc", false, Who::Office("president")),
    ("chinh phu", true, Who::Office("government")),
    ("quan khu", true, Who::Office("commander")),
    ("bo truong", true, Who::Office("minister-or-head-of-central-body")),
    ("bo", true, Who::Office("minister-or-head-of-central-body")),
    ("giam doc so", false, Who::Office("head-of-provincial-department")),
    ("so", true, Who::Office("head-of-provincial-department")),
    ("tong giam doc", false, Who::Office("director-of-enterprise-or-cooperative")),
    ("giam doc cong ty", false, Who::Office("director-of-enterprise-or-cooperative")),
    ("giam doc doanh nghiep", false, Who::Office("director-of-enterprise-or-cooperative")),
    ("giam doc hop tac xa", false, Who::Office("director-of-enterprise-or-cooperative")),
    ("cong ty", true, Who::Office("director-of-enterprise-or-cooperative")),
    ("giam doc benh vien", false, Who::Office("head-of-unit-with-legal-personality")),
    ("giam doc trung tam", false, Who::Office("head-of-unit-with-legal-personality")),
    ("hieu truong", false, Who::Office("head-of-unit-with-legal-personality")),
    ("thu truong", false, Who::Office("head-of-unit-with-legal-personality")),
    ("thi xa", true, Who::Office("district-chairman")),
    ("huyen", true, Who::Office("district-chairman")),
    ("quan", true, Who::Office("district-chairman")),
    ("xa", true, Who::Office("commune-chairman")),
    ("phuong", true, Who::Office("commune-chairman")),
    ("thi tran", true, Who::Office("commune-chairman")),
    ("dac khu", true, Who::Office("commune-chairman")),
    ("tinh", true, Who::Office("provincial-chairman")),
    ("thanh pho", true, Who::City),
    ("toan quoc", true, Who::Office("prime-minister")),
];

/// What follows makes another body of it: a party committee, a youth union, an association, a command. Behind `UBND` it is
/// the beginning of a name.
const OF_OTHERS: [&str; 7] = ["uy", "doan", "hoi", "doi", "khu", "chi", "tu"];

/// Who decides, in the rest of a wording; none when that is said and not understood.
pub(super) fn who(rest: &str) -> Option<Who> {
    let words: Vec<&str> = rest.split(' ').filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return Some(Who::Unsaid);
    }
    (0..words.len()).find_map(|at| {
        let (before, after) = words.split_at(at);
        let by_committee = before.last() == Some(&"ubnd");
        let led = before.last().is_none_or(|word| matches!(*word, "cua" | "cap" | "ubnd" | "tich"));
        let tail = format!("{} ", after.join(" "));
        PATTERNS.iter().find_map(|(pattern, needs_lead, who)| {
            let rest = tail.strip_prefix(pattern)?.strip_prefix(' ')?;
            let next = rest.split(' ').next().unwrap_or_default();
            let one_word = !pattern.contains(' ');
            let of_others = one_word && !by_committee && OF_OTHERS.contains(&next);
            ((led || !needs_lead) && !of_others).then_some(*who)
        })
    })
}

/// The offices that a city's chairman may be, by the kind of the organization that issued the decision.
pub(super) fn of_city(issuer: Option<&str>) -> &'static [&'static str] {
    match issuer.and_then(of_issuer) {
        Some("provincial-chairman") => &["provincial-chairman"],
        Some("district-chairman") => &["district-chairman"],
        _ => &["provincial-chairman", "district-chairman"],
    }
}

/// The office that decides in an organization of this kind.
pub(super) fn of_issuer(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "city" | "city_people_committee" | "province" | "provincial_people_committee" => "provincial-chairman",
        "district" | "district_people_committee" => "district-chairman",
        "commune" | "commune_people_committee" => "commune-chairman",
        "ministry" => "minister-or-head-of-central-body",
        "department" => "head-of-provincial-department",
        "state_enterprise" => "director-of-enterprise-or-cooperative",
        "school" | "hospital" => "head-of-unit-with-legal-personality",
        _ => return None,
    })
}
