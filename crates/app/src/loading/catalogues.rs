//! Document types, award types and base salaries, from the files that name their sources.

use chrono::NaiveDate;
use serde::Deserialize;
use thidua_domain::{
    award_types::read_catalogue, base_salaries::read_base_salaries, documents::DocumentType, language::Label,
    symbols::TypeRow,
};
use thidua_persistence::{
    award_types, base_salaries,
    document_types::{self, CatalogueRow},
    errors::StoreError,
};

use crate::{App, errors::Error};

#[derive(Deserialize)]
struct Row {
    code: String,
    name_vi: String,
    name_en: Option<String>,
    abbreviation: Option<String>,
    #[serde(default)]
    alias_abbreviations: Vec<String>,
    family: String,
    class: String,
    example_symbol: Option<String>,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
    confirmed: bool,
    source: Option<String>,
    source_url: Option<String>,
}

/// Adds the document types, award types and base salaries that are not there yet.
///
/// # Errors
/// When the store fails.
pub fn load_catalogues(app: &App) -> Result<usize, Error> {
    let rows: Vec<Row> =
        serde_json::from_str(include_str!("../../../../data/document-types.json")).map_err(StoreError::from)?;
    let rows: Vec<CatalogueRow> = rows
        .into_iter()
        .map(|row| CatalogueRow {
            document_type: DocumentType {
                row: TypeRow {
                    code: row.code,
                    abbreviation: row.abbreviation,
                    aliases: row.alias_abbreviations,
                    family: row.family,
                    class: row.class,
                    example_symbol: row.example_symbol,
                },
                label: Label { vi: row.name_vi, en: row.name_en },
            },
            valid_from: row.valid_from,
            valid_to: row.valid_to,
            confirmed: row.confirmed,
            source: row.source,
            source_url: row.source_url,
        })
        .collect();
    let awards = read_catalogue(include_str!("../../../../data/award-types.json")).map_err(StoreError::from)?;
    let salaries = read_base_salaries(include_str!("../../../../data/base-salaries.json")).map_err(StoreError::from)?;
    app.db
        .bookkeeping(|books| {
            Ok::<_, StoreError>(
                document_types::add_missing(books, &rows)?
                    + award_types::add_missing(books, &awards)?
                    + base_salaries::add_missing(books, &salaries)?,
            )
        })
        .map_err(Error::Store)
}
