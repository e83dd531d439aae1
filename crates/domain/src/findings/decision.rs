//! Whether an award agrees with the document that it names as its decision, and with today.

use super::{Case, Finding, FindingCode, wording};
use crate::language::Sentence;

/// The award has another day than its decision.
pub(super) fn granted_differs(case: &Case<'_>) -> Option<Finding> {
    let (granted, decided) =
        case.facts.day.zip(case.facts.decision_day).filter(|(granted, decided)| granted != decided)?;
    let (granted, decided) = (wording::day(granted), wording::day(decided));
    let detail = Sentence::new(
        format!(
            "Khen thưởng ghi ngày {}, còn quyết định ghi ngày {}; hãy sửa lại ngày, hoặc kiểm tra có đúng quyết định đó.",
            granted.vi, decided.vi
        ),
        format!(
            "The award is of {} and its decision of {}; correct the day, or check whether it is that decision.",
            granted.en, decided.en
        ),
    );
    Some(Finding::contradiction(FindingCode::GrantedDiffers, "/granted", detail))
}

/// What is recorded has been decided already.
pub(super) fn granted_in_future(case: &Case<'_>) -> Option<Finding> {
    let (granted, _) = case.facts.day.zip(case.facts.today).filter(|(granted, today)| granted > today)?;
    let granted = wording::day(granted);
    let detail = Sentence::new(
        format!("Ngày khen thưởng {} còn ở phía trước; hãy kiểm tra lại ngày ghi trên quyết định.", granted.vi),
        format!("The award is of {}, which lies ahead; check the day that the decision bears.", granted.en),
    );
    Some(Finding::contradiction(FindingCode::GrantedInFuture, "/granted", detail))
}

/// A plan or a report gives no award.
pub(super) fn not_a_decision(case: &Case<'_>) -> Option<Finding> {
    let name = wording::label(case.facts.no_decision.as_ref()?);
    let detail = Sentence::new(
        format!(
            "Văn bản ghi làm quyết định khen thưởng thuộc loại “{}”, không phải quyết định hay nghị quyết; hãy chọn đúng văn bản.",
            name.vi
        ),
        format!(
            "The document named as the decision is of the type “{}”, neither a decision nor a resolution; name the one that decided.",
            name.en
        ),
    );
    Some(Finding::contradiction(FindingCode::NotADecision, "/decisionId", detail))
}
