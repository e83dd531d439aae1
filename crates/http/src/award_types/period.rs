//! What held of an award type within some days, as it is answered.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;
use thidua_domain::{award_types as domain, language::Language};
use utoipa::ToSchema;

use crate::shapes::{Label, label_of};

/// What held of an award type from one day to another.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AwardPeriod {
    /// The first day; null when open.
    pub valid_from: Option<NaiveDate>,
    /// The last day; null when open.
    pub valid_to: Option<NaiveDate>,
    /// The name then.
    pub name: Label,
    /// The offices that could decide; empty where that was not read.
    #[schema(max_items = 20)]
    pub deciders: Vec<CompetentOffice>,
    /// Whether the source of the deciders was read.
    pub deciders_confirmed: bool,
    /// How many base salaries each kind of recipient receives.
    pub multiples: RewardMultiples,
    /// Whether the source of the multiples was read for these days; a multiple that was not is no base of a sum.
    pub reward_confirmed: bool,
    /// Whether the multiple is the most that may be paid, and not the sum.
    pub reward_is_ceiling: bool,
    /// What one reward is paid for: `per_award`, or `per_work` for each work that is honoured.
    #[schema(max_length = 20, pattern = "^(per_award|per_work)$", example = "per_award")]
    pub reward_unit: String,
    /// The legal source, as the catalogue cites it.
    #[schema(max_length = 500, example = "Decree 91/2017/NĐ-CP Art. 73(1)(d), 73(2)(b)")]
    pub legal_source: String,
    /// Where it was read.
    #[schema(max_length = 2000)]
    pub source_url: Option<String>,
    /// Whether the award existed under this name then and its source was read.
    pub confirmed: bool,
}

/// An office that may decide on an award type.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CompetentOffice {
    /// The office: a code of `/v1/code-lists/deciding-offices`.
    #[schema(max_length = 80, pattern = "^[a-z-]+$", example = "commune-chairman")]
    pub office: String,
    /// The first day within the period; null when it began with it.
    pub valid_from: Option<NaiveDate>,
    /// The last day within the period; null when it ends with it.
    pub valid_to: Option<NaiveDate>,
    /// The office in the language asked for.
    #[schema(max_length = 300, example = "Chủ tịch UBND cấp xã")]
    pub label: String,
}

/// How many base salaries a recipient receives: decimal numbers as text; null where that is not known.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RewardMultiples {
    /// An individual.
    #[schema(max_length = 20, pattern = r"^[0-9]+(\.[0-9]+)?$", example = "0.3")]
    pub individual: Option<String>,
    /// A collective.
    #[schema(max_length = 20, pattern = r"^[0-9]+(\.[0-9]+)?$", example = "0.6")]
    pub collective: Option<String>,
    /// A household.
    #[schema(max_length = 20, pattern = r"^[0-9]+(\.[0-9]+)?$", example = "0.45")]
    pub household: Option<String>,
}

impl AwardPeriod {
    /// A period of `award_type`; of a day, with the offices of that day alone.
    pub(super) fn of(
        award_type: &domain::AwardType,
        period: &domain::Period,
        day: Option<NaiveDate>,
        language: Language,
    ) -> Self {
        let office = |decider: &domain::Decider| CompetentOffice {
            office: decider.office.clone(),
            valid_from: decider.valid_from,
            valid_to: decider.valid_to,
            label: label_of("deciding-offices", &decider.office, language),
        };
        let multiple = |multiple: Option<Decimal>| multiple.map(|multiple| multiple.normalize().to_string());
        Self {
            valid_from: period.valid_from,
            valid_to: period.valid_to,
            name: period.name.clone().into(),
            deciders: match day {
                Some(day) => period.deciders_on(day).map(office).collect(),
                None => period.deciders.iter().map(office).collect(),
            },
            deciders_confirmed: period.deciders_confirmed,
            multiples: RewardMultiples {
                individual: multiple(period.multiple_individual),
                collective: multiple(period.multiple_collective),
                household: multiple(period.multiple_household),
            },
            reward_confirmed: period.reward_confirmed,
            reward_is_ceiling: award_type.reward_is_ceiling,
            reward_unit: award_type.reward_unit.as_str().to_owned(),
            legal_source: period.legal_source.clone(),
            source_url: period.source_url.clone(),
            confirmed: period.confirmed,
        }
    }
}
