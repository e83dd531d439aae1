//! Other awards of the same deed or the same recipient.

use chrono::Months;

use super::{Case, EarlierAward, Finding, FindingCode, Severity, wording};
use crate::{award_rules::UsualDistance, language::Sentence};

/// One achievement never gets several awards (Law 06/2022/QH15 Art. 5-6).
pub(super) fn same_deed(case: &Case<'_>) -> Option<Finding> {
    let others = &case.facts.same_deed;
    let rows = &case.rules.rules.one_deed_one_award;
    // Without a day the rule is not known to have held; the latest one is what to look at.
    let row = match case.facts.day {
        Some(day) => rows.iter().find(|row| row.rule.holds_on(day)),
        None => rows.last(),
    };
    let row = row.filter(|_| !others.is_empty())?;
    let days = wording::several(
        others
            .iter()
            .map(|other| other.day.map_or_else(|| Sentence::new("chưa rõ ngày", "day not known"), wording::day)),
    );
    let detail = Sentence::new(
        format!(
            "Cùng một thành tích đã có quyết định khen thưởng khác ({}); một thành tích không tặng nhiều danh hiệu, hình thức; hãy kiểm tra có đúng là cùng thành tích.",
            days.vi
        ),
        format!(
            "The same deed has another award ({}); one achievement never gets several; check whether it is the same deed.",
            days.en
        ),
    );
    let cited = (row.rule.legal_source.as_str(), row.rule.confirmed && case.facts.day.is_some());
    Some(Finding {
        related: others.iter().map(|other| other.id).collect(),
        ..Finding::against(FindingCode::SameDeed, "/sameDeed", cited, detail)
    })
}

/// A line of a decision that was entered more than once.
pub(super) fn same_award(case: &Case<'_>) -> Option<Finding> {
    let others = &case.facts.same_award;
    if others.is_empty() {
        return None;
    }
    let (award_type, count) = (case.award_type?, others.len());
    let name = wording::label(&award_type.label);
    let detail = Sentence::new(
        format!(
            "Cùng quyết định, cùng đối tượng nhận và cùng “{}” còn {count} bản ghi khác (xem relatedIds); hãy kiểm tra có nhập trùng, nếu trùng thì thu hồi hoặc xoá bớt.",
            name.vi
        ),
        format!(
            "The same decision gives the same recipient “{}” in {count} more records (see relatedIds); check whether it was entered twice, and withdraw or delete what is too many.",
            name.en
        ),
    );
    Some(Finding { related: others.clone(), ..Finding::contradiction(FindingCode::SameAward, "/recipientId", detail) })
}

/// Two awards of the level and kind that a usual distance is about, nearer than that.
pub(super) fn distance_too_short(case: &Case<'_>) -> Option<Finding> {
    let (award_type, day) = case.award_type.zip(case.facts.day)?;
    let row = case.rules.rules.usual_distances.iter().find(|row| {
        row.rule.holds_on(day) && row.level == award_type.level && case.facts.kind.as_ref() == Some(&row.award_kind)
    })?;
    let near: Vec<&EarlierAward> = case.facts.earlier.iter().filter(|other| is_near(case, row, other)).collect();
    if near.is_empty() {
        return None;
    }
    let days = wording::several(near.iter().filter_map(|other| other.day).map(wording::day));
    let detail = Sentence::new(
        format!(
            "Hai lần khen thưởng cùng cấp, cùng loại hình này thường cách nhau {} năm; lần trước: {}; hãy kiểm tra tiêu chuẩn.",
            row.years, days.vi
        ),
        format!(
            "Two awards of this level and kind are usually {} years apart; the one before: {}; check the standard.",
            row.years, days.en
        ),
    );
    Some(Finding {
        severity: Severity::Note,
        related: near.iter().map(|other| other.id).collect(),
        ..Finding::against(
            FindingCode::DistanceTooShort,
            "/granted",
            (row.rule.legal_source.as_str(), row.rule.confirmed),
            detail,
        )
    })
}

fn is_near(case: &Case<'_>, row: &UsualDistance, other: &EarlierAward) -> bool {
    let level = other.award_type.as_ref().and_then(|code| case.rules.types.get(code)).map(|one| one.level.as_str());
    let allowed = other.day.and_then(|day| day.checked_add_months(Months::new(row.years.saturating_mul(12))));
    level == Some(row.level.as_str())
        && other.kind.as_ref() == Some(&row.award_kind)
        && other.day <= case.facts.day
        && allowed.is_some_and(|allowed| case.facts.day.is_some_and(|day| day < allowed))
}
