//! Sheets that have values in common with another one.

use diesel::{dsl::count_star, prelude::*};
use uuid::Uuid;

use super::{SheetFilter, narrowed::narrowed};
use crate::{
    connection::Conn,
    errors::StoreError,
    schema::{sheet_terms as t, sheets},
    sql_types::{At, IdColumn},
};

/// The sheets of a filter that a term of this name finds by any of these values, but for `except`: at most `limit`, with
/// how many of the values each has. Most come first, then the newest.
///
/// # Errors
/// When the store fails.
pub fn sharing(
    conn: &mut Conn,
    filter: &SheetFilter,
    (name, values): (&str, &[String]),
    except: Uuid,
    limit: i64,
) -> Result<Vec<(Uuid, i64)>, StoreError> {
    if values.is_empty() {
        return Ok(vec![]);
    }
    let holders = sheets::table
        .inner_join(t::table.on(t::sheet_id.eq(sheets::id)))
        .group_by((sheets::id, sheets::sort_on))
        .select((sheets::id, sheets::sort_on, count_star()))
        .filter(t::name.eq(name).and(t::value.eq_any(values)))
        .filter(sheets::id.ne(IdColumn(except)))
        .into_boxed();
    let Some(query) = narrowed!(holders, conn, filter, Phase::All) else { return Ok(vec![]) };
    let found: Vec<(IdColumn, At, i64)> =
        query.order((count_star().desc(), sheets::sort_on.desc(), sheets::id.desc())).limit(limit).load(conn)?;
    Ok(found.into_iter().map(|(id, _, shared)| (id.0, shared)).collect())
}
