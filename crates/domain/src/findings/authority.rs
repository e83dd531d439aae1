//! Whether the office that decided was one of those that may (Law 06/2022/QH15 Art. 77-80, Decree 129/2025/NĐ-CP).

use super::{Case, Finding, FindingCode, wording};
use crate::language::Sentence;

/// None of the offices that decided may give this type on that day.
pub(super) fn not_competent(case: &Case<'_>) -> Option<Finding> {
    let (award_type, day) = case.award_type.zip(case.facts.day)?;
    // Without an office on either side there is nothing to compare.
    let period = case.period.filter(|period| !period.deciders.is_empty())?;
    let decided = &case.facts.decider_offices;
    if decided.is_empty() || period.deciders_on(day).any(|decider| decided.contains(&decider.office)) {
        return None;
    }
    let names = &case.rules.names.offices;
    let decided = wording::several(decided.iter().map(|office| wording::name(names, office)));
    let competent = wording::several(period.deciders_on(day).map(|decider| wording::name(names, &decider.office)));
    let (name, day) = (wording::label(&award_type.label), wording::day(day));
    let competent = if competent.vi.is_empty() {
        Sentence::new("không còn chức danh nào", "no office any more")
    } else {
        competent
    };
    let detail = Sentence::new(
        format!(
            "Ngày {}, thẩm quyền quyết định “{}” thuộc về: {}; quyết định do: {}; hãy kiểm tra lại nơi ban hành hoặc mã loại.",
            day.vi, name.vi, competent.vi, decided.vi
        ),
        format!(
            "On {}, “{}” was decided by: {}; this decision is of: {}; check who issued it, or the type.",
            day.en, name.en, competent.en, decided.en
        ),
    );
    let cited = (period.legal_source.as_str(), period.deciders_confirmed);
    Some(Finding::against(FindingCode::NotCompetent, "/decisionId", cited, detail))
}
