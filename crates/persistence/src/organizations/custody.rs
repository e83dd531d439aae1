//! Today's custody, as a closure table: who is above whom.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use diesel::prelude::*;
use thidua_domain::{
    ids::OrganizationId,
    organizations::{Custody, custody_of},
};

use super::row::OrganizationRow;
use crate::{
    awards,
    connection::Conn,
    db::Bookkeeping,
    errors::StoreError,
    journal,
    schema::{organization_closure as closure, organization_successions, organizations},
    sql_types::IdColumn,
};

/// An organization followed by all that have custody above it, nearest first.
///
/// # Errors
/// When the store fails.
pub fn above(conn: &mut Conn, id: OrganizationId) -> Result<Vec<OrganizationId>, StoreError> {
    let ids: Vec<IdColumn> = closure::table
        .filter(closure::descendant.eq(IdColumn::from(id)))
        .order(closure::depth)
        .select(closure::ancestor)
        .load(conn)?;
    Ok(ids.into_iter().map(|id| id.0.into()).collect())
}

/// Those of some organizations that are one of `roots` or in custody of one.
pub(crate) fn those_under(
    conn: &mut Conn,
    roots: &[OrganizationId],
    among: impl Iterator<Item = IdColumn>,
) -> Result<HashSet<IdColumn>, StoreError> {
    if roots.is_empty() {
        return Ok(HashSet::new());
    }
    let roots: Vec<IdColumn> = roots.iter().copied().map(IdColumn::from).collect();
    let among: HashSet<IdColumn> = among.collect();
    let under: Vec<IdColumn> = closure::table
        .filter(closure::ancestor.eq_any(roots).and(closure::descendant.eq_any(among)))
        .select(closure::descendant)
        .load(conn)?;
    Ok(under.into_iter().collect())
}

/// Keeps others from moving organizations about until the transaction ends: that nothing stands under itself can only be
/// checked on a tree that holds still. SQLite has one writer anyway.
///
/// # Errors
/// When the store fails.
pub fn lock_tree(conn: &mut Conn) -> Result<(), StoreError> {
    if let Conn::Pg(c) = conn {
        diesel::sql_query("SELECT pg_advisory_xact_lock(7468327)").execute(c)?;
    }
    Ok(())
}

pub(super) fn forget(conn: &mut Conn, id: OrganizationId) -> Result<(), StoreError> {
    let id = IdColumn::from(id);
    diesel::delete(closure::table.filter(closure::descendant.eq(id).or(closure::ancestor.eq(id)))).execute(conn)?;
    Ok(())
}

/// Derives custody anew from the organizations as of `today`, and writes what differs. Says whether anything did.
///
/// # Errors
/// When the store fails.
pub(crate) fn rebuild_custody(conn: &mut Conn, today: NaiveDate) -> Result<bool, StoreError> {
    let rows: Vec<OrganizationRow> = organizations::table.select(OrganizationRow::as_select()).load(conn)?;
    let succession: Vec<(IdColumn, IdColumn)> = organization_successions::table
        .select((organization_successions::predecessor, organization_successions::successor))
        .load(conn)?;
    let mut successors: HashMap<OrganizationId, Vec<OrganizationId>> = HashMap::new();
    for (predecessor, successor) in succession {
        successors.entry(predecessor.0.into()).or_default().push(successor.0.into());
    }
    let mut parents: HashMap<OrganizationId, OrganizationId> = HashMap::new();
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let organization = row.into_domain()?;
        let only_successor = match successors.get(&organization.id).map(Vec::as_slice) {
            Some([only]) => Some(*only),
            _ => None,
        };
        if let Custody::Under(above) = custody_of(&organization.content, only_successor, today) {
            parents.insert(organization.id, above);
        }
        all.push(organization.id);
    }
    let wanted: HashSet<(IdColumn, IdColumn, i32)> = all
        .iter()
        .flat_map(|descendant| {
            chain(*descendant, &parents)
                .into_iter()
                .zip(0_i32..)
                .map(|(ancestor, depth)| (IdColumn::from(ancestor), IdColumn::from(*descendant), depth))
        })
        .collect();
    let present: HashSet<(IdColumn, IdColumn, i32)> = closure::table
        .select((closure::ancestor, closure::descendant, closure::depth))
        .load::<(IdColumn, IdColumn, i32)>(conn)?
        .into_iter()
        .collect();
    for (ancestor, descendant, _) in present.difference(&wanted) {
        diesel::delete(closure::table.filter(closure::ancestor.eq(ancestor).and(closure::descendant.eq(descendant))))
            .execute(conn)?;
    }
    for (ancestor, descendant, depth) in wanted.difference(&present) {
        diesel::insert_into(closure::table)
            .values((closure::ancestor.eq(ancestor), closure::descendant.eq(descendant), closure::depth.eq(depth)))
            .execute(conn)?;
    }
    let moved: HashSet<IdColumn> =
        wanted.symmetric_difference(&present).map(|(_, descendant, _)| *descendant).collect();
    let mut moved: Vec<IdColumn> = moved.into_iter().collect();
    moved.sort_unstable();
    awards::follow_custody(conn, &moved)?;
    Ok(wanted != present)
}

/// Derives custody anew because a day has passed: units may have ended with it.
///
/// # Errors
/// When the store fails.
pub fn refresh_custody(books: &mut Bookkeeping<'_>, today: NaiveDate) -> Result<bool, StoreError> {
    // Records are written under the same lock, so no two derive custody at once.
    let _head = journal::lock_head(books.conn)?;
    rebuild_custody(books.conn, today)
}

/// An organization and what is above it. A cycle, which writing refuses, would end where it began.
fn chain(start: OrganizationId, parents: &HashMap<OrganizationId, OrganizationId>) -> Vec<OrganizationId> {
    let mut chain = vec![start];
    let mut current = start;
    while let Some(parent) = parents.get(&current) {
        if chain.contains(parent) {
            break;
        }
        chain.push(*parent);
        current = *parent;
    }
    chain
}
