//! What the catalogue says beside the periods, as it is answered: conditions, consultation, remarks.

use serde::Serialize;
use thidua_domain::award_types as domain;
use utoipa::ToSchema;

/// What must be met before an award is given. Its words are those of the catalogue, in English.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Prerequisite {
    /// In words.
    #[schema(max_length = 1000, example = "Meets Advanced Worker/Soldier and at least one item of anyOf.")]
    pub text: String,
    /// One of these award types must be held.
    #[schema(max_items = 20)]
    pub requires: Vec<String>,
    /// How many times.
    pub times: Option<u16>,
    /// Whether in a row.
    pub consecutive: Option<bool>,
    /// How many years must have passed since.
    pub years_after: Option<u16>,
    /// To whom it applies.
    #[schema(max_length = 500)]
    pub applies_to: Option<String>,
    /// The least rating of the year.
    #[schema(max_length = 60, example = "completed_well")]
    pub min_rating: Option<String>,
    /// Which parts of a collective's members must have something.
    pub share_of_members: Option<MemberShares>,
    /// Somebody in the collective must hold this award type.
    #[schema(max_length = 80, example = "grassroots-emulation-fighter")]
    pub must_contain_award_holder: Option<String>,
    /// What the collective must lead in.
    #[schema(max_length = 500)]
    pub leading_in: Option<String>,
    /// One of these is enough.
    #[schema(max_items = 20)]
    pub any_of: Vec<Alternative>,
    /// Where the table of posts and years stands.
    #[schema(max_length = 2000)]
    pub contribution_table_url: Option<String>,
    /// Whether it was read for the law in force; null where the catalogue does not say.
    pub confirmed: Option<bool>,
}

/// Parts of a collective's members.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MemberShares {
    /// How each part is compared.
    #[schema(max_length = 2, pattern = "^>=?$", example = ">=")]
    pub operator: String,
    /// The parts.
    #[schema(max_items = 10)]
    pub shares: Vec<MemberShare>,
}

/// A part of a collective's members.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MemberShare {
    /// What they have: an award type, or `completed_tasks`.
    #[schema(max_length = 80, example = "advanced-worker")]
    pub of: String,
    /// Which part of them, as a decimal number in text: 1 is all.
    #[schema(max_length = 20, pattern = r"^[0-9]+(\.[0-9]+)?$", example = "0.7")]
    pub part: String,
}

/// One of several conditions, of which one is enough.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Alternative {
    /// In words.
    #[schema(max_length = 500)]
    pub text: Option<String>,
    /// What the collective must lead in.
    #[schema(max_length = 500)]
    pub leading_in: Option<String>,
    /// What is asked beside.
    #[schema(max_length = 500)]
    pub extra: Option<String>,
    /// For how many years the movement must have lasted.
    pub min_movement_years: Option<u16>,
}

/// Names are posted for comment before the award is decided.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PublicConsultation {
    /// For how many working days.
    #[schema(maximum = 366, example = 10)]
    pub working_days: u16,
    /// Whether it was read for this award; null where the catalogue does not say.
    pub confirmed: Option<bool>,
    /// What to know of it.
    #[schema(max_length = 1000)]
    pub note: Option<String>,
}

/// A remark of the catalogue, in English.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CatalogueNote {
    /// What it is about: `general`, `level`, `quota`, `vote` or `reward`.
    #[schema(max_length = 20, pattern = "^[a-z]+$", example = "reward")]
    pub about: String,
    /// What it says.
    #[schema(max_length = 1000, example = "Enterprises pay from their own fund.")]
    pub text: String,
}

impl From<domain::Prerequisite> for Prerequisite {
    fn from(one: domain::Prerequisite) -> Self {
        Self {
            text: one.text,
            requires: one.requires,
            times: one.times,
            consecutive: one.consecutive,
            years_after: one.years_after,
            applies_to: one.applies_to,
            min_rating: one.min_rating,
            share_of_members: one.share_of_members.map(Into::into),
            must_contain_award_holder: one.must_contain_award_holder,
            leading_in: one.leading_in,
            any_of: one.any_of.into_iter().map(Into::into).collect(),
            contribution_table_url: one.contribution_table_url,
            confirmed: one.confirmed,
        }
    }
}

impl From<domain::ShareOfMembers> for MemberShares {
    fn from(one: domain::ShareOfMembers) -> Self {
        let share = |share: domain::Share| MemberShare { of: share.of, part: share.part.normalize().to_string() };
        Self { operator: one.operator, shares: one.shares.into_iter().map(share).collect() }
    }
}

impl From<domain::Alternative> for Alternative {
    fn from(one: domain::Alternative) -> Self {
        Self {
            text: one.text,
            leading_in: one.leading_in,
            extra: one.extra,
            min_movement_years: one.min_movement_years,
        }
    }
}

impl From<domain::PublicConsultation> for PublicConsultation {
    fn from(one: domain::PublicConsultation) -> Self {
        Self { working_days: one.working_days, confirmed: one.confirmed, note: one.note }
    }
}

impl From<domain::Note> for CatalogueNote {
    fn from(one: domain::Note) -> Self {
        Self { about: one.about, text: one.text }
    }
}
