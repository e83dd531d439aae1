//! What is missing on record, so that a rule cannot be looked up.

use super::{Case, Finding, FindingCode};
use crate::language::Sentence;

/// Only words, or a code that the catalogue does not have.
pub(super) fn type_unknown(case: &Case<'_>) -> Option<Finding> {
    if case.award_type.is_some() {
        return None;
    }
    let detail = match &case.facts.award_type {
        None => Sentence::new(
            "Danh hiệu, hình thức khen thưởng mới chỉ có chữ in trên văn bản, chưa gắn với danh mục nên chưa đối chiếu được với quy định; hãy chọn mã trong /v1/award-types.",
            "The award is known by printed words only and cannot be held against the rules; choose its code from /v1/award-types.",
        ),
        Some(code) => Sentence::new(
            format!("Danh mục không có mã “{code}”; hãy kiểm tra lại mã trong /v1/award-types."),
            format!("The catalogue has no code “{code}”; check it against /v1/award-types."),
        ),
    };
    Some(Finding::gap(FindingCode::TypeUnknown, "/awardType", detail))
}

/// No day of the decision.
pub(super) fn date_unknown(case: &Case<'_>) -> Option<Finding> {
    let detail = Sentence::new(
        "Chưa biết ngày quyết định nên chưa xác định được quy định áp dụng; hãy bổ sung ngày ghi trên quyết định.",
        "The day of the decision is not known, so the rules that apply are not either; add the day the decision bears.",
    );
    case.facts.day.is_none().then(|| Finding::gap(FindingCode::DateUnknown, "/granted", detail))
}

/// Nobody is named as deciding, or no office.
pub(super) fn decider_unknown(case: &Case<'_>) -> Option<Finding> {
    let detail = if !case.facts.decider_known {
        Sentence::new(
            "Chưa biết ai quyết định khen thưởng nên chưa đối chiếu được thẩm quyền; hãy bổ sung nơi ban hành quyết định.",
            "It is not known who decided, so the authority cannot be checked; add who issued the decision.",
        )
    } else if case.facts.decider_offices.is_empty() && case.facts.possible_offices.is_empty() {
        Sentence::new(
            "Đã biết cơ quan ban hành nhưng chưa biết chức danh quyết định nên chưa đối chiếu được thẩm quyền; hãy bổ sung chức danh của nơi ban hành.",
            "The issuing organization is known and its deciding office is not, so the authority cannot be checked; add the office that issued the decision.",
        )
    } else {
        return None;
    };
    Some(Finding::gap(FindingCode::DeciderUnknown, "/decisionId", detail))
}
