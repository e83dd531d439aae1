//! An award type as it is answered.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;
use thidua_domain::{award_types as domain, language::Language};
use utoipa::ToSchema;

use super::{
    background::{CatalogueNote, Prerequisite, PublicConsultation},
    period::AwardPeriod,
};
use crate::{
    problems::Problem,
    shapes::{Label, Links, label_of},
    sparse,
};

/// What `fields` may name.
pub(super) const PROPERTIES: &[&str] = &[
    "code",
    "type",
    "name",
    "family",
    "group",
    "level",
    "class",
    "confirmed",
    "recipientKinds",
    "recipientKindsConfirmed",
    "period",
    "periods",
    "given",
    "decidedBy",
    "decidedByConfirmed",
    "proposedBy",
    "prerequisite",
    "criteriaConfirmed",
    "councilVotePercent",
    "publicConsultation",
    "rewardConfirmedForCurrentDecree",
    "militaryEquivalent",
    "validTo",
    "status",
    "legalSource",
    "sourceUrl",
    "sourceUrls",
    "notes",
    "labels",
    "links",
];

/// A row of the award catalogue: an emulation title or a form of commendation. What holds on a day is said by its period
/// of that day. Flags that are null were not said. Words beside names are those of the catalogue, in English.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AwardType {
    /// Its code, for good.
    #[schema(max_length = 80, pattern = "^[a-z0-9-]+$", example = "commune-commendation")]
    pub code: String,
    /// Always `award_type`.
    #[serde(rename = "type")]
    #[schema(max_length = 20, pattern = "^award_type$", example = "award_type")]
    pub kind: String,
    /// Its name today.
    #[schema(required = false)]
    pub name: Label,
    /// `title` or `form`: a code of `/v1/code-lists/award-families`.
    #[schema(required = false, max_length = 20, pattern = "^(title|form)$", example = "form")]
    pub family: String,
    /// Group: a code of `/v1/code-lists/award-groups`.
    #[schema(required = false, max_length = 60, pattern = "^[a-z_]+$", example = "commendation")]
    pub group: String,
    /// Level: a code of `/v1/code-lists/award-levels`.
    #[schema(required = false, max_length = 60, pattern = "^[a-z_]+$", example = "commune")]
    pub level: String,
    /// Class as it is printed; null where it has none.
    #[schema(max_length = 20, example = "nhất")]
    pub class: Option<String>,
    /// Whether it exists under that name and its source was read.
    #[schema(required = false)]
    pub confirmed: bool,
    /// Who may receive it: codes of `/v1/code-lists/recipient-kinds`.
    #[schema(required = false, max_items = 10)]
    pub recipient_kinds: Vec<String>,
    /// Whether that was read.
    pub recipient_kinds_confirmed: Option<bool>,
    /// What holds on the day of `asOf`, with the offices of that day alone; null where the catalogue says nothing of it,
    /// and left out without `asOf`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<AwardPeriod>)]
    pub period: Option<Option<AwardPeriod>>,
    /// What held when, oldest first.
    #[schema(required = false, max_items = 20)]
    pub periods: Vec<AwardPeriod>,
    /// When it is given.
    #[schema(max_length = 200, example = "yearly")]
    pub given: Option<String>,
    /// Who decides, with the article.
    #[schema(required = false, max_length = 1000)]
    pub decided_by: String,
    /// Whether that was read.
    pub decided_by_confirmed: Option<bool>,
    /// Who proposes.
    #[schema(required = false, max_length = 1000)]
    pub proposed_by: String,
    /// What must be met before.
    pub prerequisite: Option<Prerequisite>,
    /// Whether the criteria were read for the law of 2022.
    pub criteria_confirmed: Option<bool>,
    /// The least part of the votes of all council members, in percent, where a legal text was read.
    #[schema(maximum = 100, example = 90)]
    pub council_vote_percent: Option<u8>,
    /// The public consultation that names go through.
    pub public_consultation: Option<PublicConsultation>,
    /// Whether the multiples were read for the decree in force.
    pub reward_confirmed_for_current_decree: Option<bool>,
    /// The award type that soldiers receive in its place.
    #[schema(max_length = 80, example = "advanced-soldier")]
    pub military_equivalent: Option<String>,
    /// The last day it could be given; null while it can.
    pub valid_to: Option<NaiveDate>,
    /// `historical` when it is given no more.
    #[schema(max_length = 20, example = "historical")]
    pub status: Option<String>,
    /// The legal source, as the catalogue cites it.
    #[schema(required = false, max_length = 500)]
    pub legal_source: String,
    /// Where it was read.
    #[schema(max_length = 2000)]
    pub source_url: Option<String>,
    /// Every page that was read.
    #[schema(required = false, max_items = 50)]
    pub source_urls: Vec<String>,
    /// Remarks.
    #[schema(required = false, max_items = 20)]
    pub notes: Vec<CatalogueNote>,
    /// Labels of its codes, in the language asked for.
    #[schema(required = false)]
    pub labels: AwardTypeLabels,
    /// Its address.
    pub links: Links,
}

/// The labels of an award type's codes, in the language asked for.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AwardTypeLabels {
    /// Of the family.
    #[schema(max_length = 300, example = "Hình thức khen thưởng")]
    pub family: String,
    /// Of the group.
    #[schema(max_length = 300, example = "Giấy khen")]
    pub group: String,
    /// Of the level.
    #[schema(max_length = 300, example = "Cấp xã")]
    pub level: String,
    /// Of the kinds of recipient, in their order.
    #[schema(max_items = 10)]
    pub recipient_kinds: Vec<String>,
}

impl AwardType {
    /// A row, with the period of a day where one is asked for.
    pub(super) fn of(one: domain::AwardType, as_of: Option<NaiveDate>, base_url: &str, language: Language) -> Self {
        let period_on =
            |day: NaiveDate| one.period_on(day).map(|period| AwardPeriod::of(&one, period, Some(day), language));
        let label = |list: &str, code: &str| label_of(list, code, language);
        let family = one.family.as_str();
        Self {
            period: as_of.map(period_on),
            periods: one.periods.iter().map(|period| AwardPeriod::of(&one, period, None, language)).collect(),
            labels: AwardTypeLabels {
                family: label("award-families", family),
                group: label("award-groups", &one.group),
                level: label("award-levels", &one.level),
                recipient_kinds: one.recipient_kinds.iter().map(|kind| label("recipient-kinds", kind)).collect(),
            },
            links: Links { this: format!("{base_url}/v1/award-types/{}", one.code) },
            code: one.code,
            kind: "award_type".to_owned(),
            name: one.label.into(),
            family: family.to_owned(),
            group: one.group,
            level: one.level,
            class: one.class,
            confirmed: one.confirmed,
            recipient_kinds: one.recipient_kinds,
            recipient_kinds_confirmed: one.background.recipient_kinds_confirmed,
            given: one.background.given,
            decided_by: one.background.decided_by,
            decided_by_confirmed: one.background.decided_by_confirmed,
            proposed_by: one.background.proposed_by,
            prerequisite: one.background.prerequisite.map(Into::into),
            criteria_confirmed: one.background.criteria_confirmed,
            council_vote_percent: one.background.council_vote_percent,
            public_consultation: one.background.public_consultation.map(Into::into),
            reward_confirmed_for_current_decree: one.background.reward_confirmed_for_current_decree,
            military_equivalent: one.background.military_equivalent,
            valid_to: one.valid_to,
            status: one.background.status,
            legal_source: one.background.legal_source,
            source_url: one.background.source_url,
            source_urls: one.background.source_urls,
            notes: one.background.notes.into_iter().map(Into::into).collect(),
        }
    }
}

/// The JSON of an award type with the properties asked for; its code is always one of them.
pub(super) fn keep(one: &AwardType, fields: Option<&[String]>) -> Result<Value, Problem> {
    let mut value = serde_json::to_value(one).map_err(Problem::internal)?;
    let fields = fields.map(|fields| [fields, &["code".to_owned()]].concat());
    sparse::keep(&mut value, fields.as_deref());
    Ok(value)
}
