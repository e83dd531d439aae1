//! A document as a row.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use thidua_domain::{
    documents::{Document, DocumentContent, Issuer, Signer, identity_key},
    records::{Mark, Origin, Source},
    symbols::DocumentSymbol,
    text::collation_key,
    time::{TimeInput, TimeWindow},
};

use crate::{errors::StoreError, front::front_columns, schema::documents, search::UNKNOWN_DAY, sql_types::IdColumn};

front_columns!(documents);

#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = documents, treat_none_as_null = true)]
pub(super) struct DocumentRow {
    id: IdColumn,
    #[diesel(embed)]
    front: FrontColumns,
    document_type: String,
    document_class: String,
    symbol_raw: Option<String>,
    symbol_key: Option<String>,
    symbol_slug: Option<String>,
    symbol_year: Option<i32>,
    year_is_stated: bool,
    issued: Option<String>,
    issued_earliest: Option<NaiveDate>,
    issued_latest: Option<NaiveDate>,
    issued_first_of_year: Option<i32>,
    issued_last_of_year: Option<i32>,
    sort_on: NaiveDate,
    title: String,
    title_key: Vec<u8>,
    origin: String,
    known_by_name_only: bool,
    identity_key: Option<String>,
    details: String,
}

/// What is only ever read whole.
#[derive(Serialize, Deserialize)]
struct Details {
    term: Option<i32>,
    issuers: Vec<Issuer>,
    signers: Vec<Signer>,
    summary: Option<String>,
    sources: Vec<Source>,
    marks: Vec<Mark>,
}

impl DocumentRow {
    pub(super) fn of(document: &Document) -> Result<Self, StoreError> {
        let Document { id, front, content } = document.clone();
        let identity_key = identity_key(&content);
        let year_is_stated = content.stated_year().is_some();
        let symbol = content.symbol.as_ref();
        let issued = content.issued.as_ref();
        let of_year = issued.map(TimeWindow::days_of_year).unwrap_or_default();
        Ok(Self {
            id: id.into(),
            front: front.into(),
            symbol_raw: symbol.map(|symbol| symbol.raw().to_owned()),
            symbol_key: symbol.map(|symbol| symbol.key().to_owned()),
            symbol_slug: symbol.and_then(DocumentSymbol::slug).map(str::to_owned),
            symbol_year: content.symbol_year,
            year_is_stated,
            issued: issued.map(serde_json::to_string).transpose()?,
            issued_earliest: issued.and_then(TimeWindow::earliest),
            issued_latest: issued.and_then(TimeWindow::latest),
            issued_first_of_year: of_year.first().map(|run| run.0),
            issued_last_of_year: of_year.last().map(|run| run.1),
            sort_on: issued.map_or(UNKNOWN_DAY, TimeWindow::sort_on),
            title_key: collation_key(&content.title),
            title: content.title,
            document_type: content.document_type,
            document_class: content.document_class,
            origin: content.origin.as_str().to_owned(),
            known_by_name_only: content.known_by_name_only,
            identity_key,
            details: serde_json::to_string(&Details {
                term: content.term,
                issuers: content.issuers,
                signers: content.signers,
                summary: content.summary,
                sources: content.sources,
                marks: content.marks,
            })?,
        })
    }

    pub(super) fn into_domain(self) -> Result<Document, StoreError> {
        let details: Details = serde_json::from_str(&self.details)?;
        let unreadable = |what: &str| StoreError::internal(format!("a document row holds an unreadable {what}"));
        let issued = match &self.issued {
            Some(text) => {
                let input: TimeInput = serde_json::from_str(text)?;
                Some(TimeWindow::parse(input, "").map_err(|_| unreadable("time"))?)
            }
            None => None,
        };
        let symbol = match &self.symbol_raw {
            Some(raw) => Some(DocumentSymbol::parse(raw).map_err(|_| unreadable("symbol"))?),
            None => None,
        };
        Ok(Document {
            id: self.id.0.into(),
            front: self.front.try_into()?,
            content: DocumentContent {
                document_type: self.document_type,
                document_class: self.document_class,
                symbol,
                symbol_year: self.symbol_year,
                term: details.term,
                issuers: details.issuers,
                signers: details.signers,
                issued,
                title: self.title,
                summary: details.summary,
                origin: Origin::parse(&self.origin).ok_or_else(|| unreadable("origin"))?,
                sources: details.sources,
                marks: details.marks,
                known_by_name_only: self.known_by_name_only,
            },
        })
    }
}
