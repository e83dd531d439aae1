//! The filter by what a caller may see, the same for every table with `visibility` and `organization_id`.

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
