//! What the catalogue says of an award type beside what is reckoned with: words, conditions, votes, sources.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What the catalogue says beside the periods. A flag that is none was not said: then the row's `confirmed` is all there
/// is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Background {
    /// When it is given, in words: `yearly`.
    pub given: Option<String>,
    /// Who decides, in words with the article.
    pub decided_by: String,
    /// Whether that was read.
    pub decided_by_confirmed: Option<bool>,
    /// Who proposes, in words.
    pub proposed_by: String,
    /// Whether the kinds of recipient were read.
    pub recipient_kinds_confirmed: Option<bool>,
    /// What must be met before.
    pub prerequisite: Option<Prerequisite>,
    /// Whether the criteria were read for the law of 2022.
    pub criteria_confirmed: Option<bool>,
    /// The least part of the council's votes, in percent of all members, where a legal text was read.
    pub council_vote_percent: Option<u8>,
    /// The public consultation that the names go through.
    pub public_consultation: Option<PublicConsultation>,
    /// Whether the multiples were read for the decree in force.
    pub reward_confirmed_for_current_decree: Option<bool>,
    /// The code of the award type that soldiers receive in its place.
    pub military_equivalent: Option<String>,
    /// `historical` when it is given no more.
    pub status: Option<String>,
    /// The legal source.
    pub legal_source: String,
    /// Where it was read.
    pub source_url: Option<String>,
    /// Every page that was read.
    pub source_urls: Vec<String>,
    /// Remarks, each on what it is about.
    pub notes: Vec<Note>,
}

/// A remark of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What it is about: `general`, `level`, `quota`, `vote` or `reward`.
    pub about: String,
    /// What it says.
    pub text: String,
}

/// Names are posted for comment before an award is decided (Decree 98/2023/NĐ-CP Art. 46(1), Decree 152/2025/NĐ-CP
/// Art. 44(2), for the awards they name).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicConsultation {
    /// For how many working days.
    pub working_days: u16,
    /// Whether that was read for this award.
    pub confirmed: Option<bool>,
    /// What to know of it.
    pub note: Option<String>,
}

/// What must be met before an award is given.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Prerequisite {
    /// In words.
    pub text: String,
    /// One of these award types must be held.
    pub requires: Vec<String>,
    /// How many times.
    pub times: Option<u16>,
    /// Whether in a row.
    pub consecutive: Option<bool>,
    /// How many years must have passed since.
    pub years_after: Option<u16>,
    /// To whom the condition applies.
    pub applies_to: Option<String>,
    /// The least rating of the year.
    pub min_rating: Option<String>,
    /// Which parts of a collective must have something.
    pub share_of_members: Option<ShareOfMembers>,
    /// Somebody in the collective must hold this award type.
    pub must_contain_award_holder: Option<String>,
    /// What the collective must lead in.
    pub leading_in: Option<String>,
    /// One of these is enough.
    pub any_of: Vec<Alternative>,
    /// Where the table of posts and years stands.
    pub contribution_table_url: Option<String>,
    /// Whether it was read for the law of 2022.
    pub confirmed: Option<bool>,
}

/// Parts of a collective's members.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareOfMembers {
    /// How each part is compared: `>` or `>=`.
    pub operator: String,
    /// The parts.
    pub shares: Vec<Share>,
}

/// A part of a collective's members.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// What they have: an award type, or `completed_tasks`.
    pub of: String,
    /// Which part of them: 1 is all.
    pub part: Decimal,
}

/// One of several conditions.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Alternative {
    /// In words.
    pub text: Option<String>,
    /// What the collective must lead in.
    pub leading_in: Option<String>,
    /// What is asked beside.
    pub extra: Option<String>,
    /// For how many years the movement must have lasted.
    pub min_movement_years: Option<u16>,
}
