//! Reading: the audit trail for auditors, the change feed for everyone.

use diesel::prelude::*;
use thidua_domain::{
    ids::OrganizationId,
    records::{Instant, Kind},
};
use uuid::Uuid;

use super::PublicAction;
use crate::{
    connection::Conn,
    errors::StoreError,
    schema::{journal, journal_head, organization_closure},
    sql_types::{At, IdColumn},
};

/// An entry, for those who may read the journal.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = journal)]
pub struct Entry {
    /// Its place.
    pub seq: i64,
    /// When.
    pub at: At,
    /// Its change.
    pub change_id: IdColumn,
    /// What happened.
    pub event: String,
    /// Kind of the record.
    pub subject_type: String,
    /// The record.
    pub subject_id: IdColumn,
    /// Its version after.
    pub version: i64,
    /// Keeper of the record then.
    pub organization_id: Option<IdColumn>,
    /// Who did it.
    pub actor: Option<IdColumn>,
    /// Who entered it.
    pub recorder: Option<IdColumn>,
    /// Schema number of the payloads.
    pub schema_number: i32,
    /// The public payload, as hashed.
    pub public: Option<String>,
    /// The private payload, as hashed; none once erased.
    pub private: Option<String>,
    /// Its digest.
    pub digest: Vec<u8>,
}

/// Which entries.
#[derive(Debug, Clone, Default)]
pub struct EntryFilter {
    /// After this place.
    pub after: i64,
    /// Of this record.
    pub subject: Option<Uuid>,
    /// Of records in custody of one of these; none: of the whole installation.
    pub under: Option<Vec<OrganizationId>>,
}

/// Entries in their order, at most `limit`.
///
/// # Errors
/// When the store fails.
pub fn entries(conn: &mut Conn, filter: &EntryFilter, limit: i64) -> Result<Vec<Entry>, StoreError> {
    let mut query = journal::table
        .select(Entry::as_select())
        .filter(journal::seq.gt(filter.after))
        .order(journal::seq.asc())
        .limit(limit)
        .into_boxed();
    if let Some(subject) = filter.subject {
        query = query.filter(journal::subject_id.eq(IdColumn(subject)));
    }
    if let Some(roots) = &filter.under {
        let roots: Vec<IdColumn> = roots.iter().copied().map(IdColumn::from).collect();
        let held = organization_closure::table
            .filter(organization_closure::ancestor.eq_any(roots))
            .select(organization_closure::descendant.nullable());
        query = query.filter(journal::organization_id.eq_any(held));
    }
    Ok(query.load(conn)?)
}

/// Entries of one record, newest first, before a place of the journal: at most `limit`.
///
/// # Errors
/// When the store fails.
pub fn entries_of(conn: &mut Conn, subject: Uuid, before: Option<i64>, limit: i64) -> Result<Vec<Entry>, StoreError> {
    let mut query = journal::table
        .select(Entry::as_select())
        .filter(journal::subject_id.eq(IdColumn(subject)))
        .order(journal::seq.desc())
        .limit(limit)
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(journal::seq.lt(before));
    }
    Ok(query.load(conn)?)
}

/// A change of the public's picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicEntry {
    /// Its place, which the public never sees.
    pub seq: i64,
    /// When.
    pub at: Instant,
    /// What happened: `document.published`.
    pub event: String,
    /// The record.
    pub subject_id: Uuid,
    /// Its kind.
    pub kind: Kind,
    /// What it does.
    pub action: PublicAction,
    /// The public view then.
    pub view: Option<String>,
}

/// Public changes after a place, of some kinds, in their order.
///
/// # Errors
/// When the store fails.
pub fn public_entries(conn: &mut Conn, after: i64, kinds: &[Kind], limit: i64) -> Result<Vec<PublicEntry>, StoreError> {
    let kinds: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
    type Row = (i64, At, String, IdColumn, String, Option<String>, Option<String>);
    let rows: Vec<Row> = journal::table
        .select((
            journal::seq,
            journal::at,
            journal::event,
            journal::subject_id,
            journal::subject_type,
            journal::public_action,
            journal::public,
        ))
        .filter(journal::seq.gt(after))
        .filter(journal::public_action.is_not_null())
        .filter(journal::subject_type.eq_any(kinds))
        .order(journal::seq.asc())
        .limit(limit)
        .load(conn)?;
    rows.into_iter()
        .map(|(seq, at, event, subject, kind, action, view)| {
            let kind = Kind::parse(&kind).ok_or_else(|| StoreError::internal("unknown kind in the journal"))?;
            let action = action
                .as_deref()
                .and_then(PublicAction::parse)
                .ok_or_else(|| StoreError::internal("unknown action in the journal"))?;
            Ok(PublicEntry { seq, at: at.0, event, subject_id: subject.0, kind, action, view })
        })
        .collect()
}

/// The place of the last entry.
///
/// # Errors
/// When the store fails.
pub fn head_seq(conn: &mut Conn) -> Result<i64, StoreError> {
    Ok(journal_head::table.select(journal_head::seq).first(conn)?)
}

/// The kinds whose public views changed after a place.
///
/// # Errors
/// When the store fails.
pub fn public_kinds_since(conn: &mut Conn, after: i64) -> Result<Vec<Kind>, StoreError> {
    let kinds: Vec<String> = journal::table
        .select(journal::subject_type)
        .filter(journal::seq.gt(after))
        .filter(journal::public_action.is_not_null())
        .distinct()
        .load(conn)?;
    Ok(kinds.iter().filter_map(|kind| Kind::parse(kind)).collect())
}

/// The kinds of records that were written after a place, hidden ones included.
///
/// # Errors
/// When the store fails.
pub fn kinds_since(conn: &mut Conn, after: i64) -> Result<Vec<Kind>, StoreError> {
    let kinds: Vec<String> =
        journal::table.select(journal::subject_type).filter(journal::seq.gt(after)).distinct().load(conn)?;
    Ok(kinds.iter().filter_map(|kind| Kind::parse(kind)).collect())
}
