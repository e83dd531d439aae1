//! A sheet as a row.

use diesel::prelude::*;
use thidua_domain::{
    records::Kind,
    sheets::{Index, Sheet, definition},
};

use crate::{
    errors::StoreError,
    front::front_columns,
    schema::sheets,
    sql_types::{At, IdColumn},
};

front_columns!(sheets);

#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = sheets, treat_none_as_null = true, treat_none_as_default_value = false)]
pub(super) struct SheetRow {
    id: IdColumn,
    #[diesel(embed)]
    front: FrontColumns,
    kind: String,
    name: String,
    name_key: Vec<u8>,
    sort_on: At,
    identity_key: Option<String>,
    provenance: String,
    content: String,
}

impl SheetRow {
    pub(super) fn of(sheet: &Sheet, index: &Index) -> Result<Self, StoreError> {
        Ok(Self {
            id: IdColumn(sheet.id),
            front: sheet.front.clone().into(),
            kind: sheet.kind().as_str().to_owned(),
            name: index.name.clone(),
            name_key: index.name_key.clone(),
            sort_on: At(index.sort_on),
            identity_key: index.identity.clone(),
            provenance: serde_json::to_string(&sheet.provenance)?,
            content: serde_json::to_string(&sheet.content)?,
        })
    }

    pub(super) fn into_domain(self) -> Result<Sheet, StoreError> {
        let definition = Kind::parse(&self.kind)
            .and_then(definition)
            .ok_or_else(|| StoreError::internal("a sheet of an unknown kind in a row"))?;
        Ok(Sheet {
            id: self.id.0,
            definition,
            front: self.front.try_into()?,
            provenance: serde_json::from_str(&self.provenance)?,
            content: serde_json::from_str(&self.content)?,
        })
    }
}
