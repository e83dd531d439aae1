//! Lists of documents.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thidua_domain::{
    access::Sight,
    documents::Document,
    ids::{DocumentId, OrganizationId},
    records::{Front, Instant},
};
use thidua_persistence::{
    connection::Conn,
    documents::{self, DocumentFilter, DocumentPlace, DocumentSort, Phase},
    query::Direction,
};
use uuid::Uuid;

use crate::{
    App,
    call::Call,
    errors::Error,
    names::sights,
    paging::{self, Page, PageRequest},
    references::visible_organizations,
};

/// A list of documents: which, and in which order. Without an order a search puts better matches first, newest first
/// within each; everything else is newest first.
#[derive(Debug, Clone)]
pub struct DocumentList {
    /// Which.
    pub filter: DocumentFilter,
    /// In which order, when the caller said so.
    pub order: Option<(DocumentSort, Direction)>,
}

/// Where a page ends, as the cursor holds it.
#[derive(Debug, Serialize, Deserialize)]
struct Place {
    rest: bool,
    id: DocumentId,
    day: Option<NaiveDate>,
    #[serde(with = "paging::key")]
    key: Vec<u8>,
    at: Option<Instant>,
}

impl DocumentList {
    fn is_search(&self) -> bool {
        self.order.is_none() && (self.filter.words.is_some() || self.filter.symbol.is_some())
    }

    fn order(&self) -> (DocumentSort, Direction) {
        self.order.unwrap_or((DocumentSort::Issued, Direction::Descending))
    }

    fn place_of(&self, document: &Document, rest: bool) -> Place {
        let mut place = Place { rest, id: document.id, day: None, key: vec![], at: None };
        match self.order().0 {
            DocumentSort::Issued => place.day = Some(sort_day(document)),
            DocumentSort::Title => place.key = thidua_domain::text::collation_key(&document.content.title),
            DocumentSort::Updated => place.at = Some(self.moment_of(&document.front)),
        }
        place
    }

    /// The moment that a list by change is ordered by: the public one, for the public.
    fn moment_of(&self, front: &Front) -> Instant {
        if self.filter.sight.is_public_only() {
            front.public_updated_at.unwrap_or(front.updated_at)
        } else {
            front.updated_at
        }
    }

    fn stored(&self, place: Place) -> Result<DocumentPlace, Error> {
        match (self.order().0, place) {
            (DocumentSort::Issued, Place { day: Some(day), id, .. }) => Ok(DocumentPlace::Issued(day, id)),
            (DocumentSort::Title, Place { key, id, .. }) => Ok(DocumentPlace::Title(key, id)),
            (DocumentSort::Updated, Place { at: Some(at), id, .. }) => Ok(DocumentPlace::Updated(at, id)),
            _ => Err(Error::InvalidCursor),
        }
    }
}

fn sort_day(document: &Document) -> NaiveDate {
    document
        .content
        .issued
        .as_ref()
        .map_or(thidua_domain::time::TimeWindow::SORT_ON_UNKNOWN, thidua_domain::time::TimeWindow::sort_on)
}

/// The filter without issuers that the caller does not see: nothing tells what they issued. With none left nothing is
/// found.
fn asked(conn: &mut Conn, call: &Call, filter: &DocumentFilter) -> Result<DocumentFilter, Error> {
    let mut filter = filter.clone();
    if !filter.issuers.is_empty() {
        let seen = visible_organizations(conn, call, &filter.issuers)?;
        filter.issuers.retain(|id| seen.contains_key(id));
        if filter.issuers.is_empty() {
            filter.issuers.push(OrganizationId::from_uuid(Uuid::nil()));
        }
    }
    Ok(filter)
}

/// A page of the list, each document with how much of it the caller sees.
///
/// # Errors
/// A cursor of another list or a damaged one, or that the store fails.
pub fn list(
    conn: &mut Conn,
    app: &App,
    call: &Call,
    list: &DocumentList,
    request: &PageRequest,
) -> Result<Page<(Document, Sight)>, Error> {
    let filter = asked(conn, call, &list.filter)?;
    let place: Option<Place> = request.cursor.as_deref().map(|cursor| paging::open(app, list, cursor)).transpose()?;
    let mut wanted = request.size + 1;
    let mut found: Vec<(Document, bool)> = Vec::new();
    let begin = |conn: &mut Conn, phase: Phase, rest: bool, from: Option<&DocumentPlace>, limit: i64| {
        documents::list(conn, &filter, phase, list.order(), from, limit)
            .map(|documents| documents.into_iter().map(move |document| (document, rest)).collect::<Vec<_>>())
    };
    let was_rest = place.as_ref().is_some_and(|place| place.rest);
    let from = place.map(|place| list.stored(place)).transpose()?;
    if list.is_search() {
        if !was_rest {
            found = begin(conn, Phase::Exact, false, from.as_ref(), wanted)?;
            wanted -= i64::try_from(found.len()).unwrap_or(wanted);
        }
        if wanted > 0 {
            let from = if was_rest { from.as_ref() } else { None };
            found.extend(begin(conn, Phase::Rest, true, from, wanted)?);
        }
    } else {
        found = begin(conn, Phase::All, false, from.as_ref(), wanted)?;
    }
    let size = usize::try_from(request.size).unwrap_or(usize::MAX);
    let more = found.len() > size;
    found.truncate(size);
    let next = match found.last().filter(|_| more) {
        Some((last, rest)) => Some(paging::seal(app, list, list.place_of(last, *rest))?),
        None => None,
    };
    let total = if request.with_total { Some(documents::count(conn, &filter)?) } else { None };
    let fronts: Vec<&Front> = found.iter().map(|(document, _)| &document.front).collect();
    let seen = sights(conn, call, &fronts)?;
    let items = found.into_iter().map(|(document, _)| document).zip(seen).collect();
    Ok(Page { items, next, total })
}
