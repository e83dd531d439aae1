//! Leases: one process at a time does what must be done once.

use chrono::TimeDelta;
use diesel::prelude::*;
use thidua_domain::records::Instant;
use uuid::Uuid;

use crate::{
    db::Bookkeeping,
    errors::StoreError,
    schema::leases,
    sql_types::{At, IdColumn},
};

/// Takes or renews the lease `name` for `holder`. False while another holds it.
///
/// # Errors
/// When the store fails.
pub fn take(
    books: &mut Bookkeeping<'_>,
    name: &str,
    holder: Uuid,
    now: Instant,
    lasts: TimeDelta,
) -> Result<bool, StoreError> {
    let expires = At(now + lasts);
    let taken = diesel::update(
        leases::table
            .filter(leases::name.eq(name))
            .filter(leases::holder.eq(IdColumn(holder)).or(leases::expires_at.lt(At(now)))),
    )
    .set((leases::holder.eq(IdColumn(holder)), leases::expires_at.eq(expires)))
    .execute(books.conn)?;
    if taken == 1 {
        return Ok(true);
    }
    let values = (leases::name.eq(name), leases::holder.eq(IdColumn(holder)), leases::expires_at.eq(expires));
    let inserted = crate::on_each!(&mut *books.conn, |c| diesel::insert_into(leases::table)
        .values(values)
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(inserted == 1)
}
