//! Titles and forms by the words for them: their codes, every name of every time, and who gives them.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use thidua_domain::{award_types::AwardType, language::Label};
use thidua_persistence::{award_types, connection::Conn};

use super::award_wording::{Who, family, loose, normal, of_city, of_issuer, who};
use crate::errors::Error;

/// The catalogue by its words.
#[derive(Debug, Clone, Default)]
pub(super) struct AwardWords {
    codes: HashMap<String, HashSet<String>>,
    /// The same by names without the small words between.
    loosely: HashMap<String, HashSet<String>>,
    types: HashMap<String, Known>,
}

/// A title or form.
#[derive(Debug, Clone, Default)]
struct Known {
    /// Its names, normal.
    names: Vec<String>,
    recipient_kinds: Vec<String>,
    /// Codes of `deciding-offices`, of any time.
    offices: HashSet<String>,
    /// The last day it could be given.
    ended: Option<NaiveDate>,
}

/// What is known of a decision, where its words alone do not say which title or form is meant.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Decided<'d> {
    /// Its day.
    pub day: Option<NaiveDate>,
    /// The kind of the organization that issued it: a code of `organization-kinds`.
    pub issuer: Option<&'d str>,
}

/// The catalogue, by its words.
pub(super) fn load(conn: &mut Conn) -> Result<AwardWords, Error> {
    let mut words = AwardWords::default();
    for one in award_types::all(conn)? {
        words.add(&one);
    }
    Ok(words)
}

impl AwardWords {
    /// Adds a title or form with its names.
    fn add(&mut self, one: &AwardType) {
        let labels = std::iter::once(&one.label).chain(one.periods.iter().map(|period| &period.name));
        let names: Vec<String> = labels
            .flat_map(|Label { vi, en }| std::iter::once(vi.as_str()).chain(en.as_deref()))
            .chain([one.code.as_str()])
            .map(normal)
            .collect();
        for name in &names {
            self.codes.entry(name.clone()).or_default().insert(one.code.clone());
            self.loosely.entry(loose(name)).or_default().insert(one.code.clone());
        }
        let offices = one.periods.iter().flat_map(|period| &period.deciders).map(|decider| decider.office.clone());
        let known = Known {
            names,
            recipient_kinds: one.recipient_kinds.clone(),
            offices: offices.collect(),
            ended: one.last_day(),
        };
        self.types.insert(one.code.clone(), known);
    }

    /// The code of the one title or form that is called so.
    pub(super) fn code(&self, words: &str) -> Option<String> {
        only(self.codes.get(&normal(words))?.iter()).cloned()
    }

    /// The code of the one title or form that these words mean in a decision: one of those called so that could be given
    /// on its day, or what a family word and whoever decides leave open no longer.
    pub(super) fn recognize(&self, words: &str, decided: Decided<'_>) -> Option<String> {
        let said = normal(words);
        let lived = |code: &&String| {
            let ended = self.types.get(*code).and_then(|known| known.ended);
            !matches!((ended, decided.day), (Some(ended), Some(day)) if ended < day)
        };
        let called = self.codes.get(&said).or_else(|| self.loosely.get(&loose(&said)));
        if let Some(codes) = called {
            return only(codes.iter().filter(lived)).cloned();
        }
        if let Some((family, rest)) = family(&said)
            && let Some(offices) = offices(family, rest, decided)
        {
            let fits = |known: &Known| {
                known.names.iter().any(|name| name.starts_with(family))
                    && offices.iter().any(|office| known.offices.contains(*office))
            };
            return only(self.types.iter().filter(|(_, known)| fits(known)).map(|(code, _)| code).filter(lived))
                .cloned();
        }
        // "Lao động tiên tiến năm 2020": a name, and when.
        let begun = |known: &Known| {
            let rest = |name: &String| said.strip_prefix(name.as_str()).and_then(|rest| rest.strip_prefix(' '));
            known.names.iter().filter_map(rest).any(|rest| ["nam ", "giai doan "].iter().any(|w| rest.starts_with(w)))
        };
        only(self.types.iter().filter(|(_, known)| begun(known)).map(|(code, _)| code).filter(lived)).cloned()
    }

    /// The only kind of recipients that a title or form is for.
    pub(super) fn only_recipient_kind(&self, code: &str) -> Option<&str> {
        match self.types.get(code).map(|known| known.recipient_kinds.as_slice()) {
            Some([only]) => Some(only),
            _ => None,
        }
    }
}

/// The offices that may be meant; none when nobody is, or who is said is not understood.
fn offices(family: &str, rest: &str, decided: Decided<'_>) -> Option<Vec<&'static str>> {
    let mut offices = match who(rest)? {
        Who::Office(office) => Some(vec![office]),
        Who::City => Some(of_city(decided.issuer).to_vec()),
        Who::Unsaid if matches!(family, "bang khen" | "giay khen" | "co thi dua") => {
            decided.issuer.and_then(of_issuer).map(|office| vec![office])
        }
        Who::Unsaid => None,
    }?;
    if family == "chien si thi dua" {
        // Those of the grassroots level are called so, and never by who decides.
        offices.retain(|office| !matches!(*office, "district-chairman" | "commune-chairman"));
    }
    Some(offices)
}

fn only<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
    all.next().filter(|_| all.next().is_none())
}

#[cfg(test)]
mod tests {
    use thidua_domain::award_types::read_catalogue;

    use super::*;

    fn words() -> AwardWords {
        let mut words = AwardWords::default();
        for one in read_catalogue(include_str!("../../../../../data/award-types.json")).unwrap() {
            words.add(&one);
        }
        words
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
            (
                "Giấy khen của Chủ tịch UBND quận Lê Chân, thành phố Hải Phòng",
                "2020-10-15",
                "",
                "district-commendation",
            ),
            (
                "Giấy khen của Chủ tịch UBND thành phố",
                "2020-10-15",
                "district_people_committee",
                "district-commendation",
            ),
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
}
