//! The base salary (lương cơ sở), which rewards are multiples of, by day.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Deserialize;

/// The base salary from a day on, until the next row's.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BaseSalary {
    /// The first day.
    pub valid_from: NaiveDate,
    /// Đồng per month.
    pub amount: Decimal,
    /// The decree.
    pub legal_source: String,
    /// Whether it was read on an official page.
    pub confirmed: bool,
}

/// The base salaries, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BaseSalaries(Vec<BaseSalary>);

impl BaseSalaries {
    /// The rows, put in the order of their days.
    #[must_use]
    pub fn new(mut rows: Vec<BaseSalary>) -> Self {
        rows.sort_by_key(|row| row.valid_from);
        Self(rows)
    }

    /// Every row, oldest first.
    #[must_use]
    pub fn rows(&self) -> &[BaseSalary] {
        &self.0
    }

    /// The base salary of `day`; none before the first row.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> Option<&BaseSalary> {
        self.0.iter().rev().find(|row| row.valid_from <= day)
    }
}

/// The base salaries of a data file.
///
/// # Errors
/// When it is not JSON, or says something that this does not know.
pub fn read_base_salaries(file: &str) -> Result<BaseSalaries, serde_json::Error> {
    serde_json::from_str(file).map(BaseSalaries::new)
}
