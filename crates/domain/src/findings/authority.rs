//! Whether the office that decided was one of those that may (Law 06/2022/QH15 Art. 77-80, Decree 129/2025/NĐ-CP).

use super::{
    Case, Finding, FindingCode,
    wording::{self, Words},
};
use crate::language::Sentence;

/// None of the offices that decided may give this type on that day.
pub(super) fn not_competent(case: &Case<'_>) -> Option<Finding> {
    // Where one of those who decided names no office, it is not known which offices these are.
    if case.facts.decider_offices.is_empty() || !case.facts.possible_offices.is_empty() {
        return None;
    }
    let law = Law::against(case, &case.facts.decider_offices)?;
    let decided = named(case, &case.facts.decider_offices);
    let detail = Sentence::new(
        format!(
            "Ngày {}, thẩm quyền quyết định “{}” thuộc về: {}; quyết định do: {}; hãy kiểm tra lại nơi ban hành hoặc mã loại.",
            law.day.vi, law.name.vi, law.competent.vi, decided.vi
        ),
        format!(
            "On {}, “{}” was decided by: {}; this decision is of: {}; check who issued it, or the type.",
            law.day.en, law.name.en, law.competent.en, decided.en
        ),
    );
    Some(Finding::against(FindingCode::NotCompetent, "/decisionId", law.cited, detail))
}

/// It is not known which office decided, and whichever it was, the law names others.
pub(super) fn no_office_competent(case: &Case<'_>) -> Option<Finding> {
    let (named_ones, possible) = (&case.facts.decider_offices, &case.facts.possible_offices);
    if possible.is_empty() {
        return None;
    }
    let all: Vec<String> = named_ones.iter().chain(possible).cloned().collect();
    let law = Law::against(case, &all)?;
    let possible = named(case, &all);
    let detail = Sentence::new(
        format!(
            "Chưa rõ chức danh nào đã quyết định: nơi ban hành có {}; ngày {}, thẩm quyền quyết định “{}” thuộc về: {}; hãy bổ sung chức danh của nơi ban hành, hoặc kiểm tra lại nơi ban hành và mã loại.",
            possible.vi, law.day.vi, law.name.vi, law.competent.vi
        ),
        format!(
            "It is not known which office decided: the issuer has {}; on {}, “{}” was decided by: {}; add the office that issued the decision, or check who issued it and the type.",
            possible.en, law.day.en, law.name.en, law.competent.en
        ),
    );
    Some(Finding::against(FindingCode::DeciderUnknown, "/decisionId", law.cited, detail))
}

/// Who decides on a type by the law of the day.
struct Law<'c> {
    day: Words,
    name: Words,
    competent: Words,
    cited: (&'c str, bool),
}

impl<'c> Law<'c> {
    /// The law that none of some offices agrees with; none where one does, or where there is nothing to compare.
    fn against(case: &Case<'c>, offices: &[String]) -> Option<Self> {
        let (award_type, day) = case.award_type.zip(case.facts.day)?;
        let period = case.period.filter(|period| !period.deciders.is_empty())?;
        if period.deciders_on(day).any(|decider| offices.contains(&decider.office)) {
            return None;
        }
        let names = &case.rules.names.offices;
        let competent = wording::several(period.deciders_on(day).map(|decider| wording::name(names, &decider.office)));
        let competent = if competent.vi.is_empty() {
            Sentence::new("không còn chức danh nào", "no office any more")
        } else {
            competent
        };
        let cited = (period.legal_source.as_str(), period.deciders_confirmed);
        Some(Self { day: wording::day(day), name: wording::label(&award_type.label), competent, cited })
    }
}

/// The names of offices: of those that the law does not know, what their organizations call them.
fn named(case: &Case<'_>, offices: &[String]) -> Words {
    let (known, own) = (&case.rules.names.offices, &case.facts.office_names);
    let name = |office: &String| wording::name(if known.contains_key(office) { known } else { own }, office);
    wording::several(offices.iter().map(name))
}
