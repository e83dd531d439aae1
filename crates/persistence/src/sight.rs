//! The filter by what a caller may see, the same for every table with `visibility` and `organization_id`.

use std::collections::HashSet;

use thidua_domain::access::SightLine;

use crate::{connection::Conn, errors::StoreError, organizations, sql_types::IdColumn};

/// Narrows a boxed query to the rows in a caller's line of sight.
#[macro_export]
macro_rules! in_sight {
    ($query:expr, $table:ident, $sight:expr) => {{
        use diesel::sql_types::Bool;
        use $crate::schema::organization_closure as closure;
        let sight: &thidua_domain::access::SightLine = $sight;
        let columns = |ids: &[thidua_domain::ids::OrganizationId]| -> Vec<$crate::sql_types::IdColumn> {
            ids.iter().copied().map(Into::into).collect()
        };
        if sight.is_public_only() {
            $query.filter($table::visibility.eq("public"))
        } else {
            let internal = closure::table
                .filter(closure::ancestor.eq_any(columns(&sight.internal_under)))
                .select(closure::descendant);
            let drafts = closure::table
                .filter(closure::ancestor.eq_any(columns(&sight.drafts_under)))
                .select(closure::descendant);
            $query.filter(
                $table::visibility
                    .eq("public")
                    .or($table::visibility
                        .eq("internal")
                        .and(sight.all_internal.into_sql::<Bool>().or($table::organization_id.eq_any(internal))))
                    .or($table::visibility
                        .eq("draft")
                        .and(sight.all_drafts.into_sql::<Bool>().or($table::organization_id.eq_any(drafts)))),
            )
        }
    }};
}

/// Which keepers' internal records and drafts a caller sees, looked up for some keepers: for rows that were read already.
pub(crate) struct Seen<'s> {
    sight: &'s SightLine,
    internal: HashSet<IdColumn>,
    drafts: HashSet<IdColumn>,
}

impl<'s> Seen<'s> {
    pub(crate) fn of(
        conn: &mut Conn,
        sight: &'s SightLine,
        keepers: impl Iterator<Item = IdColumn> + Clone,
    ) -> Result<Self, StoreError> {
        let internal = organizations::those_under(conn, &sight.internal_under, keepers.clone())?;
        let drafts = organizations::those_under(conn, &sight.drafts_under, keepers)?;
        Ok(Self { sight, internal, drafts })
    }

    pub(crate) fn has(&self, visibility: &str, keeper: IdColumn) -> bool {
        match visibility {
            "public" => true,
            "internal" => self.sight.all_internal || self.internal.contains(&keeper),
            "draft" => self.sight.all_drafts || self.drafts.contains(&keeper),
            _ => false,
        }
    }
}
