//! Lists of documents.

use chrono::NaiveDate;
use diesel::prelude::*;
use thidua_domain::{
    access::SightLine,
    documents::Document,
    ids::{DocumentId, OrganizationId},
    records::Instant,
};

use super::row::DocumentRow;
use crate::{
    connection::{Conn, MultiBackend},
    errors::StoreError,
    query::{Direction, FIRST_DAY, Finding, LAST_DAY, Run, WordsIn, after, holds_words, how_to_find, runs_of_year},
    schema::{document_issuers, documents, organization_closure},
    sql_types::{At, IdColumn},
};

/// Which documents.
#[derive(Debug, Clone, Default)]
pub struct DocumentFilter {
    /// What the caller may see.
    pub sight: SightLine,
    /// Of one of these classes.
    pub classes: Vec<String>,
    /// Of one of these types.
    pub types: Vec<String>,
    /// Issued by one of these.
    pub issuers: Vec<OrganizationId>,
    /// Kept by this one.
    pub keeper: Option<OrganizationId>,
    /// Kept in custody of this one.
    pub under: Option<OrganizationId>,
    /// Numbered in this year.
    pub year: Option<i32>,
    /// Of this origin.
    pub origin: Option<String>,
    /// Only this visibility.
    pub visibility: Option<String>,
    /// Known by name only, or not.
    pub known_by_name_only: Option<bool>,
    /// Issued on this day or later (windows that overlap).
    pub issued_from: Option<NaiveDate>,
    /// Issued on this day or earlier (windows that overlap).
    pub issued_to: Option<NaiveDate>,
    /// Saved (publicly: publicly changed) at or after.
    pub updated_since: Option<Instant>,
    /// By the slug of an address, and the year its number is stated to be of (none: not stated).
    pub slug: Option<(String, Option<i32>)>,
    /// By symbol.
    pub symbol: Option<Matching>,
    /// By words.
    pub words: Option<Matching>,
}

/// A search with better and other matches: by symbol, the same slug before the same key; by words, the same accents
/// before the same letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matching {
    /// Slug, or words with accents: the better match.
    pub exact: String,
    /// Key, or folded words: any match.
    pub loose: String,
}

/// Which matches of a [`Matching`] a page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// The better ones.
    Exact,
    /// The others.
    Rest,
    /// All of them, in the order of the list.
    All,
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentSort {
    /// By day of issue; unknown days come first ascending, last descending.
    Issued,
    /// By title, in the order of the Vietnamese alphabet.
    Title,
    /// By the moment of the last change.
    Updated,
}

/// A place in the list: after the row with this key and id.
#[derive(Debug, Clone)]
pub enum DocumentPlace {
    /// In a list by day.
    Issued(NaiveDate, DocumentId),
    /// In a list by title.
    Title(Vec<u8>, DocumentId),
    /// In a list by change.
    Updated(Instant, DocumentId),
}

type Boxed<'a> = documents::BoxedQuery<'a, MultiBackend>;

fn filtered<'a>(filter: &'a DocumentFilter, phase: Phase, finding: Finding) -> Boxed<'a> {
    let mut query = crate::in_sight!(documents::table.into_boxed(), documents, &filter.sight);
    match filter.classes.as_slice() {
        [] => {}
        [class] => query = query.filter(documents::document_class.eq(class)),
        classes => query = query.filter(documents::document_class.eq_any(classes)),
    }
    if !filter.types.is_empty() {
        query = query.filter(documents::document_type.eq_any(&filter.types));
    }
    if !filter.issuers.is_empty() {
        let issuers: Vec<IdColumn> = filter.issuers.iter().copied().map(IdColumn::from).collect();
        let issued = document_issuers::table
            .filter(document_issuers::organization_id.eq_any(issuers))
            .select(document_issuers::document_id);
        query = query.filter(documents::id.eq_any(issued));
    }
    if let Some(keeper) = filter.keeper {
        query = query.filter(documents::organization_id.eq(IdColumn::from(keeper)));
    }
    if let Some(root) = filter.under {
        let held = organization_closure::table
            .filter(organization_closure::ancestor.eq(IdColumn::from(root)))
            .select(organization_closure::descendant);
        query = query.filter(documents::organization_id.eq_any(held));
    }
    if let Some(year) = filter.year {
        query = query.filter(documents::symbol_year.eq(year));
    }
    if let Some(origin) = &filter.origin {
        query = query.filter(documents::origin.eq(origin));
    }
    if let Some(visibility) = &filter.visibility {
        query = query.filter(documents::visibility.eq(visibility));
    }
    if let Some(flag) = filter.known_by_name_only {
        query = query.filter(documents::known_by_name_only.eq(flag));
    }
    if let Some((slug, year)) = &filter.slug {
        query = query.filter(documents::symbol_slug.eq(slug));
        query = match year {
            Some(year) => query.filter(documents::year_is_stated.eq(true)).filter(documents::symbol_year.eq(*year)),
            None => query.filter(documents::year_is_stated.eq(false)),
        };
    }
    query = by_day(query, filter);
    if let Some(since) = filter.updated_since {
        query = if filter.sight.is_public_only() {
            query.filter(documents::public_updated_at.ge(At(since)))
        } else {
            query.filter(documents::updated_at.ge(At(since)))
        };
    }
    matched(query, filter, phase, finding)
}

/// Windows that overlap the range, those without a year in any year of it; a document with no window is in no range.
fn by_day<'a>(query: Boxed<'a>, filter: &'a DocumentFilter) -> Boxed<'a> {
    use documents as d;
    let (from, to) = (filter.issued_from, filter.issued_to);
    if from.is_none() && to.is_none() {
        return query;
    }
    let dated = d::issued
        .is_not_null()
        .and(d::issued_first_of_year.is_null())
        .and(d::issued_latest.is_null().or(d::issued_latest.ge(from.unwrap_or(FIRST_DAY))))
        .and(d::issued_earliest.is_null().or(d::issued_earliest.le(to.unwrap_or(LAST_DAY))));
    let comes = |(first, last): Run| {
        let in_one_year = d::issued_first_of_year
            .le(d::issued_last_of_year)
            .and(d::issued_first_of_year.le(last))
            .and(d::issued_last_of_year.ge(first));
        let over_its_end = d::issued_first_of_year
            .gt(d::issued_last_of_year)
            .and(d::issued_first_of_year.le(last).or(d::issued_last_of_year.ge(first)));
        in_one_year.or(over_its_end)
    };
    let [one, two, three] = runs_of_year(from, to);
    query.filter(dated.or(comes(one)).or(comes(two)).or(comes(three)))
}

fn matched<'a>(mut query: Boxed<'a>, filter: &'a DocumentFilter, phase: Phase, finding: Finding) -> Boxed<'a> {
    // With both, the words decide the phases and the symbol only filters.
    let symbol_phase = if filter.words.is_some() { Phase::All } else { phase };
    if let Some(symbol) = &filter.symbol {
        query = query.filter(documents::symbol_key.eq(&symbol.loose));
        query = match symbol_phase {
            Phase::All => query,
            Phase::Exact => query.filter(documents::symbol_slug.eq(&symbol.exact)),
            Phase::Rest => query.filter(documents::symbol_slug.is_null().or(documents::symbol_slug.ne(&symbol.exact))),
        };
    }
    if let Some(words) = &filter.words {
        let holds = |form, words: &str, finding| holds_words(documents::id, form, words, finding);
        query =
            match phase {
                Phase::All => query.filter(holds(WordsIn::Folded, &words.loose, finding)),
                Phase::Exact => query.filter(holds(WordsIn::Accented, &words.exact, finding)),
                // What is asked only of records that match already is asked of each by itself.
                Phase::Rest => query
                    .filter(holds(WordsIn::Folded, &words.loose, finding))
                    .filter(diesel::dsl::not(holds(WordsIn::Accented, &words.exact, Finding::Walking))),
            };
    }
    query
}

/// How to find the words of a filter, if it has any; none when no record of any kind holds them.
fn finding(conn: &mut Conn, filter: &DocumentFilter, phase: Phase) -> Result<Option<Finding>, StoreError> {
    match (&filter.words, phase) {
        (None, _) => Ok(Some(Finding::Gathering)),
        (Some(words), Phase::Exact) => how_to_find(conn, WordsIn::Accented, &words.exact),
        (Some(words), Phase::Rest | Phase::All) => how_to_find(conn, WordsIn::Folded, &words.loose),
    }
}

/// At most `limit` documents after `place`.
///
/// # Errors
/// When the store fails.
pub fn list(
    conn: &mut Conn,
    filter: &DocumentFilter,
    phase: Phase,
    (sort, direction): (DocumentSort, Direction),
    place: Option<&DocumentPlace>,
    limit: i64,
) -> Result<Vec<Document>, StoreError> {
    let Some(finding) = finding(conn, filter, phase)? else { return Ok(vec![]) };
    let public = filter.sight.is_public_only();
    let query = from_place(filtered(filter, phase, finding), public, direction, place);
    let rows: Vec<DocumentRow> =
        ordered(query, public, sort, direction).limit(limit).select(DocumentRow::as_select()).load(conn)?;
    rows.into_iter().map(DocumentRow::into_domain).collect()
}

fn from_place<'a>(query: Boxed<'a>, public: bool, direction: Direction, place: Option<&'a DocumentPlace>) -> Boxed<'a> {
    match place {
        None => query,
        Some(DocumentPlace::Issued(day, id)) => {
            query.filter(after((documents::sort_on, documents::id), direction, (*day, IdColumn::from(*id))))
        }
        Some(DocumentPlace::Title(key, id)) => {
            query.filter(after((documents::title_key, documents::id), direction, (key, IdColumn::from(*id))))
        }
        Some(DocumentPlace::Updated(at, id)) if public => query.filter(after(
            (documents::public_updated_at, documents::id),
            direction,
            (Some(At(*at)), IdColumn::from(*id)),
        )),
        Some(DocumentPlace::Updated(at, id)) => {
            query.filter(after((documents::updated_at, documents::id), direction, (At(*at), IdColumn::from(*id))))
        }
    }
}

fn ordered<'a>(query: Boxed<'a>, public: bool, sort: DocumentSort, direction: Direction) -> Boxed<'a> {
    use documents as d;
    match (sort, public, direction) {
        (DocumentSort::Issued, _, Direction::Ascending) => query.order((d::sort_on.asc(), d::id.asc())),
        (DocumentSort::Issued, _, Direction::Descending) => query.order((d::sort_on.desc(), d::id.desc())),
        (DocumentSort::Title, _, Direction::Ascending) => query.order((d::title_key.asc(), d::id.asc())),
        (DocumentSort::Title, _, Direction::Descending) => query.order((d::title_key.desc(), d::id.desc())),
        (DocumentSort::Updated, true, Direction::Ascending) => query.order((d::public_updated_at.asc(), d::id.asc())),
        (DocumentSort::Updated, true, Direction::Descending) => {
            query.order((d::public_updated_at.desc(), d::id.desc()))
        }
        (DocumentSort::Updated, false, Direction::Ascending) => query.order((d::updated_at.asc(), d::id.asc())),
        (DocumentSort::Updated, false, Direction::Descending) => query.order((d::updated_at.desc(), d::id.desc())),
    }
}

/// How many documents the filter finds.
///
/// # Errors
/// When the store fails.
pub fn count(conn: &mut Conn, filter: &DocumentFilter) -> Result<i64, StoreError> {
    Ok(filtered(filter, Phase::All, Finding::Gathering).count().get_result(conn)?)
}

/// The documents that an organization issued, whoever keeps them.
///
/// # Errors
/// When the store fails.
pub fn issued_by(conn: &mut Conn, organization: OrganizationId) -> Result<Vec<Document>, StoreError> {
    let issued = document_issuers::table
        .filter(document_issuers::organization_id.eq(IdColumn::from(organization)))
        .select(document_issuers::document_id);
    let rows: Vec<DocumentRow> =
        documents::table.filter(documents::id.eq_any(issued)).select(DocumentRow::as_select()).load(conn)?;
    rows.into_iter().map(DocumentRow::into_domain).collect()
}
