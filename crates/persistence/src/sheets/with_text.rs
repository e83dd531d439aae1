//! Sheets by a text inside their content that no list filters by: what is private is in no index.

use diesel::{
    dsl::sql,
    prelude::*,
    sql_types::{Nullable, Text},
};
use thidua_domain::{ids::OrganizationId, records::Kind, sheets::Sheet};

use super::row::SheetRow;
use crate::{connection::Conn, errors::StoreError, schema::sheets, sql_types::IdColumn};

/// The sheets of a kind that a unit keeps and that have one of these texts in the property `inner` of the object in
/// `outer`. All sheets of the unit are looked at; both names are those of the program, never a caller's.
///
/// # Errors
/// When the store fails.
pub fn with_text(
    conn: &mut Conn,
    kind: Kind,
    keeper: OrganizationId,
    [outer, inner]: [&'static str; 2],
    texts: &[String],
) -> Result<Vec<Sheet>, StoreError> {
    if texts.is_empty() {
        return Ok(vec![]);
    }
    let path = match conn {
        Conn::Pg(_) => format!("(sheets.content::jsonb #>> '{{{outer},{inner}}}')"),
        Conn::Sqlite(_) => format!("json_extract(sheets.content, '$.{outer}.{inner}')"),
    };
    let has = sql::<Nullable<Text>>(&path).eq_any(texts.iter().map(|text| Some(text.as_str())));
    let kept = sheets::organization_id.eq(IdColumn::from(keeper)).and(sheets::kind.eq(kind.as_str()));
    let rows: Vec<SheetRow> = sheets::table.filter(kept).filter(has).select(SheetRow::as_select()).load(conn)?;
    rows.into_iter().map(SheetRow::into_domain).collect()
}
