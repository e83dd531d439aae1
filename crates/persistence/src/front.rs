//! The columns that every record table has in front.

/// Makes `FrontColumns`, the front of a record as the columns of one table; a row embeds it.
///
/// A macro and no generic type: Diesel's derives tie a struct to its table.
macro_rules! front_columns {
    ($table:ident) => {
        #[derive(Debug, Clone, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
        #[diesel(table_name = $table, treat_none_as_null = true, treat_none_as_default_value = false)]
        pub(super) struct FrontColumns {
            pub(super) organization_id: $crate::sql_types::IdColumn,
            version: i64,
            pub(super) visibility: String,
            published_at: Option<$crate::sql_types::At>,
            publish_at: Option<$crate::sql_types::At>,
            created_at: $crate::sql_types::At,
            updated_at: $crate::sql_types::At,
            public_updated_at: Option<$crate::sql_types::At>,
            public_digest: Option<String>,
        }

        impl From<thidua_domain::records::Front> for FrontColumns {
            fn from(front: thidua_domain::records::Front) -> Self {
                use $crate::sql_types::At;
                Self {
                    organization_id: front.organization_id.into(),
                    version: front.version,
                    visibility: front.visibility.as_str().to_owned(),
                    published_at: front.published_at.map(At),
                    publish_at: front.publish_at.map(At),
                    created_at: At(front.created_at),
                    updated_at: At(front.updated_at),
                    public_updated_at: front.public_updated_at.map(At),
                    public_digest: front.public_digest,
                }
            }
        }

        impl TryFrom<FrontColumns> for thidua_domain::records::Front {
            type Error = $crate::errors::StoreError;

            fn try_from(columns: FrontColumns) -> Result<Self, Self::Error> {
                Ok(Self {
                    organization_id: columns.organization_id.0.into(),
                    version: columns.version,
                    visibility: $crate::visibility::visibility(&columns.visibility)?,
                    published_at: columns.published_at.map(|at| at.0),
                    publish_at: columns.publish_at.map(|at| at.0),
                    created_at: columns.created_at.0,
                    updated_at: columns.updated_at.0,
                    public_updated_at: columns.public_updated_at.map(|at| at.0),
                    public_digest: columns.public_digest,
                })
            }
        }
    };
}
pub(crate) use front_columns;
