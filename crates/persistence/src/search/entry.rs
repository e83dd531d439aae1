//! Keeping the entry of a record up with it, and with the names of others that it is found by.

use chrono::NaiveDate;
use diesel::{prelude::*, sql_query, sql_types};
use thidua_domain::{
    changes::Record,
    documents::Document,
    ids::OrganizationId,
    organizations::Organization,
    records::{Kind, Visibility},
    sheets::{Index, Sheet},
    text::{fold, lower, tokens},
};
use uuid::Uuid;

use super::UNKNOWN_DAY;
use crate::{
    connection::{Conn, ROWS_AT_ONCE},
    document_types, documents,
    errors::StoreError,
    organizations,
    records::Save,
    schema::search_entries as entries,
    sql_types::{Id, IdColumn},
};

/// Longer words are cut: neither index takes words without end.
const LONGEST_WORD: usize = 100;

struct Entry {
    kind: Kind,
    record_id: Uuid,
    organization_id: OrganizationId,
    title: String,
    text: String,
    sort_on: NaiveDate,
    visibility: Visibility,
}

pub(crate) fn keep_up(conn: &mut Conn, save: Save, record: &Record) -> Result<(), StoreError> {
    match record {
        Record::Document(document) if save == Save::Delete => remove(conn, document.id.uuid()),
        Record::Organization(organization) if save == Save::Delete => remove(conn, organization.id.uuid()),
        Record::Document(document) => {
            let entry = entry_of_document(conn, document)?;
            put(conn, save, entry)
        }
        Record::Organization(organization) => {
            put(conn, save, entry_of_organization(organization))?;
            if save == Save::Update {
                // Documents are found by the names of those who issued them.
                for document in documents::issued_by(conn, organization.id)? {
                    let entry = entry_of_document(conn, &document)?;
                    put(conn, Save::Update, entry)?;
                }
            }
            Ok(())
        }
        Record::Sheet(_) | Record::Relation(_) | Record::User(_) => Ok(()),
    }
}

/// The same for a sheet, with what lists look at.
pub(crate) fn keep_up_sheet(conn: &mut Conn, save: Save, (sheet, index): (&Sheet, &Index)) -> Result<(), StoreError> {
    match save {
        Save::Delete => remove(conn, sheet.id),
        Save::Insert | Save::Update => put(conn, save, entry_of_sheet(sheet, index)),
    }
}

fn entry_of_sheet(sheet: &Sheet, index: &Index) -> Entry {
    Entry {
        kind: sheet.kind(),
        record_id: sheet.id,
        organization_id: sheet.front.organization_id,
        title: index.name.clone(),
        text: index.text.clone(),
        sort_on: index.sort_on.date_naive(),
        visibility: sheet.front.visibility,
    }
}

fn entry_of_organization(organization: &Organization) -> Entry {
    Entry {
        kind: Kind::Organization,
        record_id: organization.id.uuid(),
        organization_id: organization.id,
        title: organization.content.name.vi.clone(),
        text: organization.content.search_text(),
        sort_on: organization.content.valid_from.unwrap_or(UNKNOWN_DAY),
        visibility: organization.front.visibility,
    }
}

fn entry_of_document(conn: &mut Conn, document: &Document) -> Result<Entry, StoreError> {
    let content = &document.content;
    let issuers: Vec<OrganizationId> = content.issuers.iter().map(|issuer| issuer.organization_id).collect();
    let names: Vec<String> = organizations::find_many(conn, &issuers)?
        .into_iter()
        .flat_map(|issuer| std::iter::once(issuer.content.name.vi).chain(issuer.content.abbreviations))
        .collect();
    let label = document_types::label(conn, &content.document_type)?;
    Ok(Entry {
        kind: Kind::Document,
        record_id: document.id.uuid(),
        organization_id: document.front.organization_id,
        title: content.title.clone(),
        text: document.search_text(&label, &names),
        sort_on: content.issued.as_ref().map_or(UNKNOWN_DAY, thidua_domain::time::TimeWindow::sort_on),
        visibility: document.front.visibility,
    })
}

/// The words of a text, as they are indexed and looked for, joined by one space.
pub(crate) fn indexed_words(text: &str) -> String {
    tokens(text).split(' ').map(|word| word.chars().take(LONGEST_WORD).collect()).collect::<Vec<String>>().join(" ")
}

#[derive(Insertable, AsChangeset)]
#[diesel(table_name = entries)]
struct EntryRow {
    kind: &'static str,
    record_id: IdColumn,
    organization_id: IdColumn,
    title: String,
    accented: String,
    folded: String,
    sort_on: NaiveDate,
    visibility: &'static str,
}

impl From<Entry> for EntryRow {
    fn from(entry: Entry) -> Self {
        Self {
            kind: entry.kind.as_str(),
            record_id: IdColumn(entry.record_id),
            organization_id: entry.organization_id.into(),
            accented: indexed_words(&lower(&entry.text)),
            folded: indexed_words(&fold(&entry.text)),
            title: entry.title,
            sort_on: entry.sort_on,
            visibility: entry.visibility.as_str(),
        }
    }
}

/// Entries of new records, which wait to be written together.
#[derive(Default)]
pub(crate) struct New(Vec<EntryRow>);

impl New {
    pub(crate) fn add_sheet(&mut self, (sheet, index): (&Sheet, &Index)) {
        self.0.push(entry_of_sheet(sheet, index).into());
    }

    pub(crate) fn write(self, conn: &mut Conn) -> Result<(), StoreError> {
        crate::insert_all!(conn, entries::table, self.0);
        let records: Vec<IdColumn> = self.0.iter().map(|entry| entry.record_id).collect();
        for some in records.chunks(ROWS_AT_ONCE) {
            index_words(conn, some)?;
        }
        Ok(())
    }
}

fn put(conn: &mut Conn, save: Save, entry: Entry) -> Result<(), StoreError> {
    let row = EntryRow::from(entry);
    let existing: Option<(i64, String, String)> = if save == Save::Insert {
        None
    } else {
        entries::table
            .filter(entries::record_id.eq(row.record_id))
            .select((entries::entry_id, entries::accented, entries::folded))
            .first(conn)
            .optional()?
    };
    let Some((id, accented, folded)) = existing else { return New(vec![row]).write(conn) };
    diesel::update(entries::table.filter(entries::entry_id.eq(id))).set(&row).execute(conn)?;
    if (accented, folded) != (row.accented, row.folded) {
        forget_words(conn, id)?;
        index_words(conn, &[row.record_id])?;
    }
    Ok(())
}

fn remove(conn: &mut Conn, record: Uuid) -> Result<(), StoreError> {
    let id: Option<i64> = entries::table
        .filter(entries::record_id.eq(IdColumn(record)))
        .select(entries::entry_id)
        .first(conn)
        .optional()?;
    if let Some(id) = id {
        forget_words(conn, id)?;
        diesel::delete(entries::table.filter(entries::entry_id.eq(id))).execute(conn)?;
    }
    Ok(())
}

/// Indexes the words of the entries of records. The word indexes are the databases' own kinds of table, so each has its
/// own statement.
fn index_words(conn: &mut Conn, records: &[IdColumn]) -> Result<(), StoreError> {
    match conn {
        Conn::Pg(c) => sql_query(
            "INSERT INTO search_words (entry_id, accented, folded) SELECT entry_id,
             array_to_tsvector(array_remove(string_to_array(accented, ' '), '')),
             array_to_tsvector(array_remove(string_to_array(folded, ' '), ''))
             FROM search_entries WHERE record_id = ANY($1)",
        )
        .bind::<sql_types::Array<Id>, _>(records)
        .execute(c)?,
        Conn::Sqlite(c) => {
            let places = vec!["?"; records.len()].join(", ");
            let mut statement = sql_query(format!(
                "INSERT INTO search_words (rowid, accented, folded)
                 SELECT entry_id, accented, folded FROM search_entries WHERE record_id IN ({places})"
            ))
            .into_boxed();
            for record in records {
                statement = statement.bind::<Id, _>(*record);
            }
            statement.execute(c)?
        }
    };
    Ok(())
}

fn forget_words(conn: &mut Conn, id: i64) -> Result<(), StoreError> {
    let statement = match conn {
        Conn::Pg(_) => "DELETE FROM search_words WHERE entry_id = $1",
        Conn::Sqlite(_) => "DELETE FROM search_words WHERE rowid = ?",
    };
    crate::on_each!(conn, |c| sql_query(statement).bind::<sql_types::BigInt, _>(id).execute(c))?;
    Ok(())
}
