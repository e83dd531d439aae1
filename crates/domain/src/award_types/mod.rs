//! Award types: the titles and forms of commendation that the law knows, with what it said of them and when.
//!
//! A row is data with dates. What holds on a day is said by the [`Period`] of that day, and by nothing else: where it
//! does not say a multiple or was not confirmed, that is unknown and never a guess. Texts are those of the catalogue.

mod background;
mod file;
mod period;
#[cfg(test)]
mod tests;
mod words;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use background::{Alternative, Background, Note, Prerequisite, PublicConsultation, Share, ShareOfMembers};
pub use file::read_catalogue;
pub use period::{Decider, Period};
pub use words::{AwardWords, Decided};

use crate::language::Label;

/// Whether an award type is an emulation title or a form of commendation: the two columns of a decision's annex
/// (Law 06/2022/QH15, chapters on titles and on forms).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// Emulation title (danh hiệu thi đua).
    Title,
    /// Form of commendation (hình thức khen thưởng).
    Form,
}

impl Family {
    /// Both, in the order of the law.
    pub const ALL: [Self; 2] = [Self::Title, Self::Form];

    /// The code.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Form => "form",
        }
    }

    /// The family with this code.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|family| family.as_str() == code)
    }
}

/// What one reward is paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RewardUnit {
    /// For the award.
    #[default]
    PerAward,
    /// For each work that is honoured: the two prizes.
    PerWork,
}

impl RewardUnit {
    /// The code.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PerAward => "per_award",
            Self::PerWork => "per_work",
        }
    }
}

/// A row of the award catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwardType {
    /// Its code, for good.
    pub code: String,
    /// Its name today.
    pub label: Label,
    /// Title or form.
    pub family: Family,
    /// Group: a code of `award-groups`.
    pub group: String,
    /// Level: a code of `award-levels`.
    pub level: String,
    /// Class as it is printed (`nhất`, `nhì`, `ba`), where it has classes.
    pub class: Option<String>,
    /// Whether it exists under that name and its source was read.
    pub confirmed: bool,
    /// Who may receive it: codes of `recipient-kinds`.
    pub recipient_kinds: Vec<String>,
    /// What one reward is paid for.
    pub reward_unit: RewardUnit,
    /// Whether the multiple is the most that may be paid, and not the sum.
    pub reward_is_ceiling: bool,
    /// The last day it could be given; none while it can.
    pub valid_to: Option<NaiveDate>,
    /// What held when, oldest first.
    pub periods: Vec<Period>,
    /// What else the catalogue says of it.
    pub background: Background,
}

impl AwardType {
    /// What held on `day`; none where the catalogue says nothing of that day.
    #[must_use]
    pub fn period_on(&self, day: NaiveDate) -> Option<&Period> {
        self.periods.iter().find(|period| is_valid_on(period.valid_from, period.valid_to, day))
    }

    /// The last day it could be given, as the row or its last period says; none while it can.
    #[must_use]
    pub fn last_day(&self) -> Option<NaiveDate> {
        let ends: Option<Vec<NaiveDate>> = self.periods.iter().map(|period| period.valid_to).collect();
        self.valid_to.or_else(|| ends.and_then(|ends| ends.into_iter().max()))
    }
}

/// Whether a row that is valid from and to these days, both included, is valid on `day`. An open end is always met.
#[must_use]
pub fn is_valid_on(valid_from: Option<NaiveDate>, valid_to: Option<NaiveDate>, day: NaiveDate) -> bool {
    valid_from.is_none_or(|first| first <= day) && valid_to.is_none_or(|last| day <= last)
}
