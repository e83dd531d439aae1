//! Organizations: rows, lists, the tree as of a day, and today's custody.

mod custody;
mod list;
mod row;

use diesel::prelude::*;
use thidua_domain::{
    ids::{OfficeId, OrganizationId},
    language::Label,
    organizations::Organization,
    records::Visibility,
};

pub use custody::{above, lock_tree, refresh_custody};
pub(crate) use custody::{rebuild_custody, those_under};
pub use list::{OrganizationFilter, OrganizationPlace, OrganizationSort, count, list};
use row::OrganizationRow;

use crate::{
    connection::Conn,
    errors::StoreError,
    records::Save,
    schema::{offices, organization_parents, organization_successions, organizations},
    sql_types::IdColumn,
};

/// The organization with this id.
///
/// # Errors
/// When the store fails.
pub fn find(conn: &mut Conn, id: OrganizationId) -> Result<Option<Organization>, StoreError> {
    let row: Option<OrganizationRow> = organizations::table
        .filter(organizations::id.eq(IdColumn::from(id)))
        .select(OrganizationRow::as_select())
        .first(conn)
        .optional()?;
    row.map(OrganizationRow::into_domain).transpose()
}

/// The organization with this id, its row locked until the transaction ends.
///
/// # Errors
/// When the store fails.
pub fn find_locked(conn: &mut Conn, id: OrganizationId) -> Result<Option<Organization>, StoreError> {
    let row: Result<OrganizationRow, _> = crate::first_locked!(
        conn,
        organizations::table.filter(organizations::id.eq(IdColumn::from(id))).select(OrganizationRow::as_select())
    );
    row.optional()?.map(OrganizationRow::into_domain).transpose()
}

/// Several organizations at once, in no order.
///
/// # Errors
/// When the store fails.
pub fn find_many(conn: &mut Conn, ids: &[OrganizationId]) -> Result<Vec<Organization>, StoreError> {
    let ids: Vec<IdColumn> = ids.iter().copied().map(IdColumn::from).collect();
    let rows: Vec<OrganizationRow> =
        organizations::table.filter(organizations::id.eq_any(ids)).select(OrganizationRow::as_select()).load(conn)?;
    rows.into_iter().map(OrganizationRow::into_domain).collect()
}

/// Organizations with a code: at most one of them is public.
///
/// # Errors
/// When the store fails.
pub fn find_by_code(conn: &mut Conn, code: &str) -> Result<Vec<Organization>, StoreError> {
    let rows: Vec<OrganizationRow> =
        organizations::table.filter(organizations::code.eq(code)).select(OrganizationRow::as_select()).load(conn)?;
    rows.into_iter().map(OrganizationRow::into_domain).collect()
}

/// The units that took over from these: (predecessor, successor).
///
/// # Errors
/// When the store fails.
pub fn successors(conn: &mut Conn, of: &[OrganizationId]) -> Result<Vec<(OrganizationId, OrganizationId)>, StoreError> {
    let of: Vec<IdColumn> = of.iter().copied().map(IdColumn::from).collect();
    let pairs: Vec<(IdColumn, IdColumn)> = organization_successions::table
        .filter(organization_successions::predecessor.eq_any(of))
        .select((organization_successions::predecessor, organization_successions::successor))
        .order(organization_successions::successor)
        .load(conn)?;
    Ok(pairs.into_iter().map(|(from, to)| (from.0.into(), to.0.into())).collect())
}

/// What a reference to an organization shows.
#[derive(Debug, Clone)]
pub struct OrganizationName {
    /// Its id.
    pub id: OrganizationId,
    /// Its name.
    pub name: Label,
    /// Who may read it.
    pub visibility: Visibility,
}

/// The names of several organizations, in one query.
///
/// # Errors
/// When the store fails.
pub fn names(conn: &mut Conn, ids: &[OrganizationId]) -> Result<Vec<OrganizationName>, StoreError> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let ids: Vec<IdColumn> = ids.iter().copied().map(IdColumn::from).collect();
    let rows: Vec<(IdColumn, String, Option<String>, String)> = organizations::table
        .filter(organizations::id.eq_any(ids))
        .select((organizations::id, organizations::name_vi, organizations::name_en, organizations::visibility))
        .load(conn)?;
    rows.into_iter()
        .map(|(id, vi, en, visibility)| {
            Ok(OrganizationName {
                id: id.0.into(),
                name: Label { vi, en },
                visibility: crate::visibility::visibility(&visibility)?,
            })
        })
        .collect()
}

/// The direct predecessors of several organizations, each once.
///
/// # Errors
/// When the store fails.
pub fn predecessors(conn: &mut Conn, of: &[OrganizationId]) -> Result<Vec<OrganizationId>, StoreError> {
    let of: Vec<IdColumn> = of.iter().copied().map(IdColumn::from).collect();
    let found: Vec<IdColumn> = organization_successions::table
        .filter(organization_successions::successor.eq_any(of))
        .select(organization_successions::predecessor)
        .distinct()
        .order(organization_successions::predecessor)
        .load(conn)?;
    Ok(found.into_iter().map(|id| id.0.into()).collect())
}

/// What a reference to an office shows.
#[derive(Debug, Clone)]
pub struct OfficeName {
    /// Its id.
    pub id: OfficeId,
    /// The organization it belongs to.
    pub organization_id: OrganizationId,
    /// Its name.
    pub name: Label,
}

/// The names of several offices, in one query.
///
/// # Errors
/// When the store fails.
pub fn office_names(conn: &mut Conn, ids: &[OfficeId]) -> Result<Vec<OfficeName>, StoreError> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let ids: Vec<IdColumn> = ids.iter().copied().map(IdColumn::from).collect();
    let rows: Vec<(IdColumn, IdColumn, String, Option<String>)> = offices::table
        .filter(offices::id.eq_any(ids))
        .select((offices::id, offices::organization_id, offices::name_vi, offices::name_en))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, organization_id, vi, en)| OfficeName {
            id: id.0.into(),
            organization_id: organization_id.0.into(),
            name: Label { vi, en },
        })
        .collect())
}

/// An office by its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeCode {
    /// The office.
    pub id: OfficeId,
    /// Whose it is.
    pub organization_id: OrganizationId,
    /// Its code; most are of `deciding-offices`.
    pub code: String,
    /// What the organization calls it.
    pub name: Label,
}

/// The offices of several organizations, in no order.
///
/// # Errors
/// When the store fails.
pub fn office_codes(conn: &mut Conn, of: &[OrganizationId]) -> Result<Vec<OfficeCode>, StoreError> {
    if of.is_empty() {
        return Ok(vec![]);
    }
    let of: Vec<IdColumn> = of.iter().copied().map(IdColumn::from).collect();
    let rows: Vec<(IdColumn, IdColumn, String, String, Option<String>)> = offices::table
        .filter(offices::organization_id.eq_any(of))
        .select((offices::id, offices::organization_id, offices::code, offices::name_vi, offices::name_en))
        .load(conn)?;
    let office = |(id, unit, code, vi, en): (IdColumn, IdColumn, _, _, _)| OfficeCode {
        id: id.0.into(),
        organization_id: unit.0.into(),
        code,
        name: Label { vi, en },
    };
    Ok(rows.into_iter().map(office).collect())
}

pub(crate) fn save(conn: &mut Conn, save: Save, organization: &Organization) -> Result<(), StoreError> {
    let id = IdColumn::from(organization.id);
    if save != Save::Insert {
        diesel::delete(organization_parents::table.filter(organization_parents::child.eq(id))).execute(conn)?;
        diesel::delete(organization_successions::table.filter(organization_successions::successor.eq(id)))
            .execute(conn)?;
    }
    if save == Save::Delete {
        custody::forget(conn, organization.id)?;
        diesel::delete(offices::table.filter(offices::organization_id.eq(id))).execute(conn)?;
        diesel::delete(organizations::table.filter(organizations::id.eq(id))).execute(conn)?;
        return Ok(());
    }
    let row = OrganizationRow::of(organization)?;
    if save == Save::Insert {
        diesel::insert_into(organizations::table).values(&row).execute(conn)?;
    } else {
        diesel::update(organizations::table.filter(organizations::id.eq(id))).set(&row).execute(conn)?;
    }
    save_offices(conn, save, organization)?;
    for (position, span) in (0_i32..).zip(&organization.content.parents) {
        diesel::insert_into(organization_parents::table)
            .values((
                organization_parents::child.eq(id),
                organization_parents::position.eq(position),
                organization_parents::parent.eq(IdColumn::from(span.organization_id)),
                organization_parents::valid_from.eq(span.valid_from),
                organization_parents::valid_to.eq(span.valid_to),
            ))
            .execute(conn)?;
    }
    for predecessor in &organization.content.predecessors {
        diesel::insert_into(organization_successions::table)
            .values((
                organization_successions::predecessor.eq(IdColumn::from(*predecessor)),
                organization_successions::successor.eq(id),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Offices keep their rows, for documents refer to them; one that is gone from the organization is removed, which the
/// database refuses while a document names it.
fn save_offices(conn: &mut Conn, save: Save, organization: &Organization) -> Result<(), StoreError> {
    let id = IdColumn::from(organization.id);
    let known: Vec<IdColumn> = if save == Save::Insert {
        vec![]
    } else {
        offices::table.filter(offices::organization_id.eq(id)).select(offices::id).load(conn)?
    };
    for office in &organization.content.offices {
        let office_id = IdColumn::from(office.id);
        let values = (
            offices::organization_id.eq(id),
            offices::code.eq(&office.code),
            offices::name_vi.eq(&office.name.vi),
            offices::name_en.eq(office.name.en.as_ref()),
        );
        if known.contains(&office_id) {
            diesel::update(offices::table.filter(offices::id.eq(office_id))).set(values).execute(conn)?;
        } else {
            diesel::insert_into(offices::table).values((offices::id.eq(office_id), values)).execute(conn)?;
        }
    }
    let kept: Vec<IdColumn> = organization.content.offices.iter().map(|office| office.id.into()).collect();
    for gone in known.iter().filter(|id| !kept.contains(id)) {
        diesel::delete(offices::table.filter(offices::id.eq(*gone))).execute(conn)?;
    }
    Ok(())
}
