//! Whether type, kind, family and recipient are what the law of the day knew.

use super::{
    Case, Finding, FindingCode, Severity,
    wording::{self, Words},
};
use crate::language::Sentence;

/// The type could no longer be given.
pub(super) fn type_not_in_force(case: &Case<'_>) -> Option<Finding> {
    let (award_type, day) = case.award_type.zip(case.facts.day)?;
    let last = award_type.last_day().filter(|last| *last < day)?;
    let latest = award_type.periods.iter().max_by_key(|period| period.valid_to);
    let source = latest.map_or(award_type.background.legal_source.as_str(), |period| &period.legal_source);
    let confirmed = latest.map_or(award_type.confirmed, |period| period.confirmed);
    let (name, last, day) = (wording::label(&award_type.label), wording::day(last), wording::day(day));
    let detail = Sentence::new(
        format!(
            "“{}” chỉ áp dụng đến hết ngày {}, quyết định ghi ngày {}; hãy kiểm tra lại loại hoặc ngày.",
            name.vi, last.vi, day.vi
        ),
        format!(
            "“{}” could be given until {}, and the decision is of {}; check the type or the day.",
            name.en, last.en, day.en
        ),
    );
    Some(Finding::against(FindingCode::TypeNotInForce, "/awardType", (source, confirmed), detail))
}

/// The catalogue says nothing of that day, or without a source that was read.
pub(super) fn unconfirmed_type(case: &Case<'_>) -> Option<Finding> {
    let (award_type, day) = case.award_type.zip(case.facts.day)?;
    let ended = award_type.last_day().is_some_and(|last| last < day);
    let read = award_type.confirmed && case.period.is_some_and(|period| period.confirmed);
    if ended || read {
        return None;
    }
    let (name, day) = (wording::label(&award_type.label), wording::day(day));
    let detail = if case.period.is_none() {
        Sentence::new(
            format!(
                "Danh mục không có quy định về “{}” cho ngày {}; hãy tra văn bản quy định của thời điểm đó.",
                name.vi, day.vi
            ),
            format!("The catalogue has no rule about “{}” for {}; look up what held then.", name.en, day.en),
        )
    } else {
        Sentence::new(
            format!(
                "Quy định về “{}” cho ngày {} chưa được xác nhận; hãy tra văn bản quy định của thời điểm đó.",
                name.vi, day.vi
            ),
            format!(
                "What the catalogue says about “{}” for {} is unconfirmed; look up what held then.",
                name.en, day.en
            ),
        )
    };
    let source = case.period.map_or(&award_type.background.legal_source, |period| &period.legal_source);
    Some(Finding {
        severity: Severity::Note,
        ..Finding::against(FindingCode::UnconfirmedType, "/awardType", (source, false), detail)
    })
}

/// The law of the day knew no such kind of award.
pub(super) fn kind_not_in_force(case: &Case<'_>) -> Option<Finding> {
    let (kind, day) = case.facts.kind.as_ref().zip(case.facts.day)?;
    let mut rows = case.rules.rules.award_kinds.iter().filter(|row| row.award_kind == *kind).peekable();
    let first = *rows.peek()?;
    if rows.any(|row| row.rule.holds_on(day)) {
        return None;
    }
    let name = wording::name(&case.rules.names.kinds, kind);
    let bound = [
        first.rule.valid_from.map(|from| {
            let from = wording::day(from);
            Words::new(format!("từ ngày {}", from.vi), format!("from {}", from.en))
        }),
        first.rule.valid_to.map(|to| {
            let to = wording::day(to);
            Words::new(format!("đến hết ngày {}", to.vi), format!("until {}", to.en))
        }),
    ];
    let (bound, day) = (wording::several(bound.into_iter().flatten()), wording::day(day));
    let detail = Sentence::new(
        format!(
            "Loại hình khen thưởng “{}” chỉ có {}, quyết định ghi ngày {}; hãy kiểm tra lại loại hình.",
            name.vi, bound.vi, day.vi
        ),
        format!(
            "The award kind “{}” is in force {}, and the decision is of {}; check the kind.",
            name.en, bound.en, day.en
        ),
    );
    let cited = (first.rule.legal_source.as_str(), first.rule.confirmed);
    Some(Finding::against(FindingCode::KindNotInForce, "/kind", cited, detail))
}

/// The paper has it in the other column.
pub(super) fn family_mismatch(case: &Case<'_>) -> Option<Finding> {
    let (award_type, printed) = case.award_type.zip(case.facts.printed_family.as_ref())?;
    if printed == award_type.family.as_str() {
        return None;
    }
    let families = &case.rules.names.families;
    let (name, printed) = (wording::label(&award_type.label), wording::name(families, printed));
    let family = wording::name(families, award_type.family.as_str());
    let detail = Sentence::new(
        format!(
            "Văn bản xếp “{}” vào cột “{}”, danh mục xếp vào “{}”; hãy kiểm tra lại cột hoặc mã loại.",
            name.vi, printed.vi, family.vi
        ),
        format!(
            "The paper has “{}” in the column “{}”, and the catalogue has it as “{}”; check the column or the type.",
            name.en, printed.en, family.en
        ),
    );
    let cited = (award_type.background.legal_source.as_str(), award_type.confirmed);
    Some(Finding::against(FindingCode::FamilyMismatch, "/printedFamily", cited, detail))
}

/// The type is not given to such recipients.
pub(super) fn recipient_kind_unfit(case: &Case<'_>) -> Option<Finding> {
    let (award_type, kind) = case.award_type.zip(case.facts.recipient_kind.as_ref())?;
    let counted = case.facts.day.map_or(kind.as_str(), |day| case.rules.rules.counted_as(kind, day).0);
    let fits = |kind: &str| award_type.recipient_kinds.iter().any(|one| one == kind);
    if fits(kind) || fits(counted) {
        return None;
    }
    let names = &case.rules.names.recipient_kinds;
    let (name, kind) = (wording::label(&award_type.label), wording::name(names, kind));
    let fit = wording::several(award_type.recipient_kinds.iter().map(|kind| wording::name(names, kind)));
    let detail = Sentence::new(
        format!(
            "“{}” dành cho: {}; bản ghi có đối tượng nhận là “{}”; hãy kiểm tra lại đối tượng hoặc mã loại.",
            name.vi, fit.vi, kind.vi
        ),
        format!(
            "“{}” is for: {}; the recipient on record is: {}; check the recipient or the type.",
            name.en, fit.en, kind.en
        ),
    );
    let (source, read) = case.period.map_or((&award_type.background.legal_source, award_type.confirmed), |period| {
        (&period.legal_source, period.confirmed)
    });
    let confirmed = read && award_type.background.recipient_kinds_confirmed.unwrap_or(true);
    Some(Finding::against(FindingCode::RecipientKindUnfit, "/recipientKind", (source, confirmed), detail))
}
