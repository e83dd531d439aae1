//! Publications whose minute has come.

use diesel::prelude::*;
use thidua_domain::records::{Instant, Kind};
use uuid::Uuid;

use crate::{
    connection::Conn,
    errors::StoreError,
    schema::{awards, documents, organizations, sheets},
    sql_types::{At, IdColumn},
};

/// A record to publish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: Uuid,
}

/// Records whose publication is due at `now` and that were not `passed` over, earliest first, at most `limit` of each
/// table.
///
/// # Errors
/// When the store fails.
pub fn due(conn: &mut Conn, now: Instant, passed: &[Due], limit: i64) -> Result<Vec<Due>, StoreError> {
    let passed: Vec<IdColumn> = passed.iter().map(|due| IdColumn(due.id)).collect();
    macro_rules! due_in {
        ($table:ident) => {
            $table::table
                .filter($table::publish_at.le(At(now)))
                .filter($table::id.ne_all(&passed))
                .order(($table::publish_at.asc(), $table::id.asc()))
                .limit(limit)
        };
    }
    let documents: Vec<(IdColumn, Option<At>)> =
        due_in!(documents).select((documents::id, documents::publish_at)).load(conn)?;
    let organizations: Vec<(IdColumn, Option<At>)> =
        due_in!(organizations).select((organizations::id, organizations::publish_at)).load(conn)?;
    let sheets: Vec<(IdColumn, Option<At>, String)> =
        due_in!(sheets).select((sheets::id, sheets::publish_at, sheets::kind)).load(conn)?;
    let awards: Vec<(IdColumn, Option<At>)> = due_in!(awards).select((awards::id, awards::publish_at)).load(conn)?;
    let of_kind = |kind: Kind| move |(id, at): (IdColumn, Option<At>)| (at, Due { kind, id: id.0 });
    let mut due: Vec<(Option<At>, Due)> = documents.into_iter().map(of_kind(Kind::Document)).collect();
    due.extend(organizations.into_iter().map(of_kind(Kind::Organization)));
    due.extend(awards.into_iter().map(of_kind(Kind::Award)));
    for (id, at, kind) in sheets {
        let kind = Kind::parse(&kind).ok_or_else(|| StoreError::internal("a sheet of an unknown kind in a row"))?;
        due.push((at, Due { kind, id: id.0 }));
    }
    due.sort_by_key(|(at, _)| *at);
    Ok(due.into_iter().map(|(_, due)| due).collect())
}
