//! The catalogue of award types.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use thidua_domain::{
    award_types::{AwardType, Background, Family, Period, RewardUnit},
    language::Label,
};

use crate::{connection::Conn, db::Bookkeeping, errors::StoreError, schema::award_types as types};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = types, treat_none_as_null = true)]
struct Row {
    code: String,
    position: i32,
    name_vi: String,
    name_en: Option<String>,
    family: String,
    award_group: String,
    level: String,
    class: Option<String>,
    confirmed: bool,
    details: String,
}

/// What has no column: lists neither filter nor sort by it in the database.
#[derive(Serialize, Deserialize)]
struct Details {
    recipient_kinds: Vec<String>,
    reward_unit: RewardUnit,
    reward_is_ceiling: bool,
    valid_to: Option<chrono::NaiveDate>,
    periods: Vec<Period>,
    background: Background,
}

impl Row {
    fn new(position: i32, award_type: &AwardType) -> Result<Self, StoreError> {
        let details = Details {
            recipient_kinds: award_type.recipient_kinds.clone(),
            reward_unit: award_type.reward_unit,
            reward_is_ceiling: award_type.reward_is_ceiling,
            valid_to: award_type.valid_to,
            periods: award_type.periods.clone(),
            background: award_type.background.clone(),
        };
        Ok(Self {
            code: award_type.code.clone(),
            position,
            name_vi: award_type.label.vi.clone(),
            name_en: award_type.label.en.clone(),
            family: award_type.family.as_str().to_owned(),
            award_group: award_type.group.clone(),
            level: award_type.level.clone(),
            class: award_type.class.clone(),
            confirmed: award_type.confirmed,
            details: serde_json::to_string(&details)?,
        })
    }

    fn award_type(self) -> Result<AwardType, StoreError> {
        let details: Details = serde_json::from_str(&self.details)?;
        let family = Family::of(&self.family)
            .ok_or_else(|| StoreError::internal(format!("{} is no family of award types", self.family)))?;
        Ok(AwardType {
            code: self.code,
            label: Label { vi: self.name_vi, en: self.name_en },
            family,
            group: self.award_group,
            level: self.level,
            class: self.class,
            confirmed: self.confirmed,
            recipient_kinds: details.recipient_kinds,
            reward_unit: details.reward_unit,
            reward_is_ceiling: details.reward_is_ceiling,
            valid_to: details.valid_to,
            periods: details.periods,
            background: details.background,
        })
    }
}

/// The whole catalogue, in its order.
///
/// # Errors
/// When the store fails.
pub fn all(conn: &mut Conn) -> Result<Vec<AwardType>, StoreError> {
    let rows: Vec<Row> = types::table.order((types::position, types::code)).select(Row::as_select()).load(conn)?;
    rows.into_iter().map(Row::award_type).collect()
}

/// The award type with this code.
///
/// # Errors
/// When the store fails.
pub fn find(conn: &mut Conn, code: &str) -> Result<Option<AwardType>, StoreError> {
    let row: Option<Row> = types::table.find(code).select(Row::as_select()).first(conn).optional()?;
    row.map(Row::award_type).transpose()
}

/// The award types with these codes, in their order.
///
/// # Errors
/// When the store fails.
pub fn find_many(conn: &mut Conn, codes: &[String]) -> Result<Vec<AwardType>, StoreError> {
    if codes.is_empty() {
        return Ok(vec![]);
    }
    let rows: Vec<Row> = types::table
        .filter(types::code.eq_any(codes))
        .order((types::position, types::code))
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Row::award_type).collect()
}

/// Codes, each with its family, group and level, in their order.
///
/// # Errors
/// When the store fails.
pub fn classified(conn: &mut Conn) -> Result<Vec<(String, [String; 3])>, StoreError> {
    let rows: Vec<(String, String, String, String)> = types::table
        .order((types::position, types::code))
        .select((types::code, types::family, types::award_group, types::level))
        .load(conn)?;
    Ok(rows.into_iter().map(|(code, family, group, level)| (code, [family, group, level])).collect())
}

/// Adds the rows that are not there yet; those that are stay as they were edited.
///
/// # Errors
/// When the store fails.
pub fn add_missing(books: &mut Bookkeeping<'_>, rows: &[AwardType]) -> Result<usize, StoreError> {
    let mut added = 0;
    for (position, award_type) in (0_i32..).zip(rows) {
        let values = Row::new(position, award_type)?;
        added += crate::on_each!(&mut *books.conn, |c| diesel::insert_into(types::table)
            .values(values)
            .on_conflict_do_nothing()
            .execute(c))?;
    }
    Ok(added)
}
