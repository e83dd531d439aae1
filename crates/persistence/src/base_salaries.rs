//! The base salaries.

use chrono::NaiveDate;
use diesel::prelude::*;
use rust_decimal::Decimal;
use thidua_domain::base_salaries::{BaseSalaries, BaseSalary};

use crate::{connection::Conn, db::Bookkeeping, errors::StoreError, schema::base_salaries as salaries};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = salaries)]
struct Row {
    valid_from: NaiveDate,
    amount: String,
    source: String,
    confirmed: bool,
}

/// Every base salary.
///
/// # Errors
/// When the store fails.
pub fn all(conn: &mut Conn) -> Result<BaseSalaries, StoreError> {
    let rows: Vec<Row> = salaries::table.select(Row::as_select()).load(conn)?;
    let rows: Result<Vec<BaseSalary>, StoreError> = rows
        .into_iter()
        .map(|row| {
            let amount = Decimal::from_str_exact(&row.amount)
                .map_err(|_| StoreError::internal(format!("{} is no base salary", row.amount)))?;
            Ok(BaseSalary { valid_from: row.valid_from, amount, legal_source: row.source, confirmed: row.confirmed })
        })
        .collect();
    rows.map(BaseSalaries::new)
}

/// Adds the rows that are not there yet; those that are stay as they were edited.
///
/// # Errors
/// When the store fails.
pub fn add_missing(books: &mut Bookkeeping<'_>, rows: &BaseSalaries) -> Result<usize, StoreError> {
    let mut added = 0;
    for row in rows.rows() {
        let values = Row {
            valid_from: row.valid_from,
            amount: row.amount.to_string(),
            source: row.legal_source.clone(),
            confirmed: row.confirmed,
        };
        added += crate::on_each!(&mut *books.conn, |c| diesel::insert_into(salaries::table)
            .values(values)
            .on_conflict_do_nothing()
            .execute(c))?;
    }
    Ok(added)
}
