//! What awards are held against, put together from the catalogue, the base salaries, the rules beside them and names.

use std::{collections::BTreeMap, sync::LazyLock};

use thidua_domain::{
    award_rules::{AwardRules, read_award_rules},
    findings::{Names, Rules},
    language::Label,
};
use thidua_persistence::{award_types, base_salaries, connection::Conn};

use crate::{code_lists, errors::Error};

static RULES: LazyLock<AwardRules> = LazyLock::new(|| {
    // A test reads the same file, so that a build with a broken one does not pass.
    read_award_rules(include_str!("../../../../data/award-rules.json")).unwrap_or_default()
});

/// The rules as they stand now, for findings about any number of awards.
///
/// # Errors
/// When the store fails.
pub fn rules(conn: &mut Conn) -> Result<Rules, Error> {
    let types = award_types::all(conn)?;
    Ok(Rules {
        types: types.into_iter().map(|one| (one.code.clone(), one)).collect(),
        salaries: base_salaries::all(conn)?,
        rules: RULES.clone(),
        names: Names {
            offices: names("deciding-offices"),
            kinds: names("award-kinds"),
            recipient_kinds: names("recipient-kinds"),
            families: names("award-families"),
        },
    })
}

fn names(list: &str) -> BTreeMap<String, Label> {
    code_lists::list(list).unwrap_or_default().iter().map(|item| (item.code.clone(), item.label())).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use thidua_domain::{
        award_types::{Family, read_catalogue},
        findings::FindingCode,
    };

    use super::*;

    /// Every code that the data names has a label in both languages, and every family and finding has one.
    #[test]
    fn every_code_of_the_rules_has_labels() {
        let types = read_catalogue(include_str!("../../../../data/award-types.json")).unwrap();
        let periods = || types.iter().flat_map(|one| &one.periods);
        let used: [(&str, BTreeSet<&str>); 5] = [
            ("award-groups", types.iter().map(|one| one.group.as_str()).collect()),
            ("award-levels", types.iter().map(|one| one.level.as_str()).collect()),
            ("recipient-kinds", types.iter().flat_map(|one| &one.recipient_kinds).map(String::as_str).collect()),
            ("deciding-offices", periods().flat_map(|one| &one.deciders).map(|one| one.office.as_str()).collect()),
            ("award-kinds", RULES.award_kinds.iter().map(|row| row.award_kind.as_str()).collect()),
        ];
        for (list, used) in used {
            assert!(!used.is_empty());
            for code in used {
                let label = code_lists::label(list, code);
                assert!(label.is_some_and(|label| label.en.is_some()), "{list} {code}");
            }
        }
        let words = |all: Vec<&'static str>| all;
        assert_eq!(code_lists::codes("award-families"), words(Family::ALL.map(Family::as_str).to_vec()));
        assert_eq!(
            code_lists::codes("award-findings"),
            words(FindingCode::ALL.iter().map(|code| code.as_str()).collect())
        );
    }

    /// A kind that is no longer used says so where its label stands, on the day the rules say.
    #[test]
    fn kinds_end_on_the_same_day_in_list_and_rules() {
        for row in &RULES.award_kinds {
            assert_eq!(code_lists::ended("award-kinds", &row.award_kind), row.rule.valid_to, "{}", row.award_kind);
        }
        assert_eq!(RULES.award_kinds.len(), 2);
    }
}
