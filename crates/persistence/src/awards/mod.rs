//! Awards: described like sheets, in a table of their own, with narrow tables for ordered lists and for counts.

mod bounds;
mod counts;
mod derived;
mod facts;
mod few;
mod fitting;
mod list;
mod lists;
mod narrowed;
mod row;
mod values;
mod way;

use diesel::prelude::*;
use thidua_domain::{
    ids::DocumentId,
    sheets::{Index, Sheet},
};
use uuid::Uuid;

pub(crate) use counts::count;
pub use counts::{Counts, PROPERTIES, count_by};
pub(crate) use derived::{Derived, follow_custody};
pub use list::{MOST_COUNTED, Walked, list, walk};
pub use row::calling;
use row::{AwardRow, REFERENCES_IN_COLUMNS, named};
pub use way::{Along, Order};

use crate::{
    connection::Conn,
    errors::StoreError,
    records::Save,
    schema::{award_references, awards},
    sheets::targets,
    sql_types::IdColumn,
};

pub(crate) fn find(conn: &mut Conn, id: Uuid) -> Result<Option<Sheet>, StoreError> {
    let row: Option<AwardRow> =
        awards::table.filter(awards::id.eq(IdColumn(id))).select(AwardRow::as_select()).first(conn).optional()?;
    row.map(AwardRow::into_domain).transpose()
}

pub(crate) fn find_locked(conn: &mut Conn, id: Uuid) -> Result<Option<Sheet>, StoreError> {
    let row: Result<AwardRow, _> =
        crate::first_locked!(conn, awards::table.filter(awards::id.eq(IdColumn(id))).select(AwardRow::as_select()));
    row.optional()?.map(AwardRow::into_domain).transpose()
}

pub(crate) fn find_many(conn: &mut Conn, ids: &[IdColumn]) -> Result<Vec<Sheet>, StoreError> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let rows: Vec<AwardRow> = awards::table.filter(awards::id.eq_any(ids)).select(AwardRow::as_select()).load(conn)?;
    rows.into_iter().map(AwardRow::into_domain).collect()
}

/// The most awards of recipients that are looked at together.
pub const MOST_OF_A_RECIPIENT: i64 = 500;

/// Awards of several recipients, whoever may read them, latest first: at most [`MOST_OF_A_RECIPIENT`] in all.
///
/// # Errors
/// When the store fails.
pub fn of_recipients(conn: &mut Conn, recipients: &[Uuid]) -> Result<Vec<Sheet>, StoreError> {
    if recipients.is_empty() {
        return Ok(vec![]);
    }
    let recipients: Vec<IdColumn> = recipients.iter().copied().map(IdColumn).collect();
    let rows: Vec<AwardRow> = awards::table
        .filter(awards::recipient_id.eq_any(recipients))
        .order((awards::sort_on.desc(), awards::id.desc()))
        .limit(MOST_OF_A_RECIPIENT)
        .select(AwardRow::as_select())
        .load(conn)?;
    rows.into_iter().map(AwardRow::into_domain).collect()
}

/// The ids of the awards of a recipient, whoever may read them, in the order of their ids: at most `limit`.
///
/// # Errors
/// When the store fails.
pub fn ids_of_recipient(conn: &mut Conn, recipient: Uuid, limit: i64) -> Result<Vec<Uuid>, StoreError> {
    let ids: Vec<IdColumn> = awards::table
        .filter(awards::recipient_id.eq(IdColumn(recipient)))
        .order(awards::id)
        .limit(limit)
        .select(awards::id)
        .load(conn)?;
    Ok(ids.into_iter().map(|id| id.0).collect())
}

/// Those of some awards that are a recipient's, in the order of their ids, their rows locked until the transaction ends.
///
/// # Errors
/// When the store fails.
pub fn of_recipient_locked(conn: &mut Conn, recipient: Uuid, ids: &[Uuid]) -> Result<Vec<Sheet>, StoreError> {
    let ids: Vec<IdColumn> = ids.iter().copied().map(IdColumn).collect();
    let rows: Result<Vec<AwardRow>, _> = crate::all_locked!(
        conn,
        awards::table
            .filter(awards::id.eq_any(&ids).and(awards::recipient_id.eq(IdColumn(recipient))))
            .order(awards::id)
            .select(AwardRow::as_select())
    );
    rows?.into_iter().map(AwardRow::into_domain).collect()
}

/// The awards that name a decision, whoever may read them, in the order of their ids: at most `limit`, their rows locked
/// until the transaction ends.
///
/// # Errors
/// When the store fails.
pub fn of_decision_locked(conn: &mut Conn, decision: DocumentId, limit: i64) -> Result<Vec<Sheet>, StoreError> {
    let rows: Result<Vec<AwardRow>, _> = crate::all_locked!(
        conn,
        awards::table
            .filter(awards::decision_id.eq(IdColumn(decision.uuid())))
            .order(awards::id)
            .limit(limit)
            .select(AwardRow::as_select())
    );
    rows?.into_iter().map(AwardRow::into_domain).collect()
}

/// New awards, which wait to be written together.
#[derive(Default)]
pub(crate) struct New {
    rows: Vec<AwardRow>,
    references: Vec<(IdColumn, IdColumn)>,
}

impl New {
    pub(crate) fn add(&mut self, (award, index): (&Sheet, &Index), derived: &mut Derived) -> Result<(), StoreError> {
        let row = AwardRow::of(award, index)?;
        derived.note(None, Some(row.facts()));
        self.rows.push(row);
        self.references.extend(other_references(award));
        Ok(())
    }

    pub(crate) fn write(self, conn: &mut Conn) -> Result<(), StoreError> {
        crate::insert_all!(conn, awards::table, self.rows);
        let references: Vec<_> = self
            .references
            .into_iter()
            .map(|(award, target)| (award_references::award_id.eq(award), award_references::target_id.eq(target)))
            .collect();
        crate::insert_all!(conn, award_references::table, references);
        Ok(())
    }
}

/// Changes or removes an award.
pub(crate) fn save(
    conn: &mut Conn,
    save: Save,
    (award, index): (&Sheet, &Index),
    derived: &mut Derived,
) -> Result<(), StoreError> {
    let id = IdColumn(award.id);
    let before = derived::stored(conn, award.id)?;
    if save == Save::Delete {
        // The lists are left at once: they refer to the row.
        let mut left = Derived::default();
        left.note(before, None);
        left.apply(conn)?;
        diesel::delete(awards::table.filter(awards::id.eq(id))).execute(conn)?;
        return Ok(());
    }
    let row = AwardRow::of(award, index)?;
    diesel::update(awards::table.filter(awards::id.eq(id))).set(&row).execute(conn)?;
    diesel::delete(award_references::table.filter(award_references::award_id.eq(id))).execute(conn)?;
    derived.note(before, Some(row.facts()));
    New { rows: vec![], references: other_references(award) }.write(conn)
}

/// What an award refers to beside its columns.
fn other_references(award: &Sheet) -> Vec<(IdColumn, IdColumn)> {
    let in_columns: Vec<Uuid> =
        REFERENCES_IN_COLUMNS.iter().filter_map(|name| named(award, name)).map(|id| id.0).collect();
    let others = targets(award).into_iter().filter(|target| !in_columns.contains(target));
    others.map(|target| (IdColumn(award.id), IdColumn(target))).collect()
}

/// Whether an award refers to this record.
pub(crate) fn refer_to(conn: &mut Conn, id: Uuid) -> Result<bool, StoreError> {
    let id = IdColumn(id);
    macro_rules! named_as {
        ($($column:ident),+) => {
            $({
                let found: Option<IdColumn> =
                    awards::table.filter(awards::$column.eq(id)).select(awards::id).first(conn).optional()?;
                if found.is_some() {
                    return Ok(true);
                }
            })+
        };
    }
    named_as!(unit_id, recipient_id, decision_id, campaign_id, congress_id, ceremony_id);
    let otherwise: Option<IdColumn> = award_references::table
        .filter(award_references::target_id.eq(id))
        .filter(award_references::award_id.ne(id))
        .select(award_references::award_id)
        .first(conn)
        .optional()?;
    Ok(otherwise.is_some())
}
