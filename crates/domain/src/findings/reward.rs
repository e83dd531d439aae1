//! The reward on paper beside the one that the rules lead to.

use rust_decimal::Decimal;

use super::{Case, Finding, FindingCode, Severity, wording};
use crate::{
    award_types::AwardType,
    language::Sentence,
    rewards::{Expected, UnknownReward, expected},
};

/// What there is to say of the reward; nothing when it is right, or when neither paper nor rules have one.
pub(super) fn compare(case: &Case<'_>) -> Option<Finding> {
    let (award_type, day) = case.award_type.zip(case.facts.day)?;
    let kind = case.facts.recipient_kind.as_deref();
    let rules = case.rules;
    let expected = expected(award_type, kind, day, case.facts.works, &rules.salaries, &rules.rules);
    match (&expected, case.facts.amount) {
        (Expected::Known { sum, is_ceiling, .. }, Some(amount)) => {
            let agrees = if *is_ceiling { amount <= *sum } else { amount == *sum };
            (!agrees).then(|| differs(amount, expected))
        }
        (Expected::Known { is_ceiling: false, .. }, None) => Some(missing(expected)),
        (Expected::Unknown { why }, Some(_)) => Some(unknown(case, award_type, *why, expected.clone())),
        _ => None,
    }
}

/// The finding with what it expects, and the sources of that.
fn about(code: FindingCode, severity: Severity, detail: Sentence, expected: Expected) -> Finding {
    let (source, confirmed) = match &expected {
        Expected::Known { sources, confirmed, .. } => (Some(sources.join("; ")), *confirmed),
        Expected::Unknown { .. } => (None, false),
    };
    Finding { severity, confirmed, source, expected: Some(expected), ..Finding::gap(code, "/amount", detail) }
}

/// How the sum came about: `0,3 × 2.340.000 đồng = 710.000 đồng`.
fn reckoning(expected: &Expected) -> Sentence {
    let Expected::Known { multiple, base_salary, works, sum, .. } = expected else { return Sentence::new("", "") };
    let (multiple, salary, sum) = (wording::multiple(*multiple), wording::dong(*base_salary), wording::dong(*sum));
    let works = if *works == 1 { String::new() } else { format!(" × {works}") };
    Sentence::new(
        format!("{} × {}{works}, làm tròn lên = {}", multiple.vi, salary.vi, sum.vi),
        format!("{} × {}{works}, rounded up = {}", multiple.en, salary.en, sum.en),
    )
}

fn differs(amount: Decimal, expected: Expected) -> Finding {
    let (amount, reckoned) = (wording::dong(amount), reckoning(&expected));
    let detail = if matches!(expected, Expected::Known { is_ceiling: true, .. }) {
        Sentence::new(
            format!("Văn bản ghi {}, vượt mức cao nhất: {}; hãy kiểm tra lại số tiền.", amount.vi, reckoned.vi),
            format!("The paper says {}, above the most allowed: {}; check the amount.", amount.en, reckoned.en),
        )
    } else {
        Sentence::new(
            format!("Văn bản ghi {}, theo quy định là {}; hãy kiểm tra lại số tiền.", amount.vi, reckoned.vi),
            format!("The paper says {}, by the rules it is {}; check the amount.", amount.en, reckoned.en),
        )
    };
    about(FindingCode::RewardDiffers, Severity::Warning, detail, expected)
}

fn missing(expected: Expected) -> Finding {
    let reckoned = reckoning(&expected);
    let detail = Sentence::new(
        format!(
            "Chưa ghi tiền thưởng; theo quy định là {}; hãy bổ sung số tiền ghi trên quyết định nếu có.",
            reckoned.vi
        ),
        format!("No reward is on record; by the rules it is {}; add what the decision says, if it does.", reckoned.en),
    );
    about(FindingCode::AmountMissing, Severity::Note, detail, expected)
}

fn unknown(case: &Case<'_>, award_type: &AwardType, why: UnknownReward, expected: Expected) -> Finding {
    let reason = match why {
        UnknownReward::NoPeriod => {
            Sentence::new("danh mục không có quy định cho ngày đó", "the catalogue has no rule for that day")
        }
        UnknownReward::RecipientKindUnsaid => {
            Sentence::new("chưa biết đối tượng nhận", "the kind of recipient is not said")
        }
        UnknownReward::NoMultiple => Sentence::new(
            "danh mục không có hệ số cho đối tượng này vào ngày đó",
            "the catalogue has no multiple for this kind of recipient on that day",
        ),
        UnknownReward::Unconfirmed => Sentence::new(
            "hệ số trong danh mục chưa được xác nhận cho ngày đó",
            "the catalogue's multiple is unconfirmed for that day",
        ),
        UnknownReward::WorksUnsaid => Sentence::new(
            "tiền thưởng tính theo từng công trình mà chưa ghi số công trình",
            "the reward is paid for each work, and the number of works is not said",
        ),
        UnknownReward::NoBaseSalary => {
            Sentence::new("chưa biết mức lương cơ sở của ngày đó", "the base salary of that day is not known")
        }
        UnknownReward::NoRounding => {
            Sentence::new("chưa biết quy tắc làm tròn của ngày đó", "the rule of rounding of that day is not known")
        }
        UnknownReward::TooLarge => Sentence::new("kết quả vượt quá giới hạn", "the result is beyond every limit"),
    };
    let detail = Sentence::new(
        format!("Chưa đối chiếu được tiền thưởng: {}; hãy đối chiếu với văn bản quy định.", reason.vi),
        format!("The reward cannot be compared: {}; compare it with the legal text.", reason.en),
    );
    let source = case.period.map_or(&award_type.background.legal_source, |period| &period.legal_source);
    Finding { source: Some(source.clone()), ..about(FindingCode::RewardUnknown, Severity::Note, detail, expected) }
}
