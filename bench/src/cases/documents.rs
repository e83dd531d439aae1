//! Documents: one, lists, and searches.

use std::net::SocketAddr;

use super::{Cases, walk::walk};
use crate::{Outcome, plain_http::Connection};

/// First pages of lists.
const LISTS: [&str; 8] = [
    "/v1/documents",
    "/v1/plans",
    "/v1/directives",
    "/v1/decisions",
    "/v1/documents?sort=title",
    "/v1/documents?sort=-updatedAt",
    "/v1/documents?documentType=adm-report",
    "/v1/plans?symbolYear=2015",
];

/// Searches with few hits: a unit, a subject, a year.
const SEARCHES: [&str; 8] = [
    "/v1/documents?q=tn05%20nong%20thon%202015",
    "/v1/documents?q=tn17%20chuyen%20doi%20so%202003",
    "/v1/documents?q=tn31%20day%20tot%202021",
    "/v1/documents?q=tn22%20dien%20hinh%202010",
    "/v1/documents?q=tn08%20moi%20truong%202018",
    "/v1/plans?q=tn11%20yeu%20nuoc%202007",
    "/v1/plans?q=tn39%20khen%20thuong%202012",
    "/v1/decisions?q=tn02%20bieu%20duong%202024",
];

/// Searches whose words are in a large part of all documents.
const BROAD_SEARCHES: [&str; 4] = [
    "/v1/documents?q=phong%20trao%20thi%20dua",
    "/v1/documents?q=du%20lieu%20thu",
    "/v1/plans?q=khen%20thuong",
    "/v1/documents?q=phong%20tr%C3%A0o%20thi%20%C4%91ua",
];

impl Cases {
    /// Finds documents and places deep in the list by walking it at `uncached`, and asks `service` for every answer.
    pub(crate) fn of_documents(service: SocketAddr, uncached: SocketAddr, documents: u32) -> Outcome<Self> {
        let walked = walk(uncached, "/v1/documents", usize::try_from(documents)? * 9 / 20)?;
        let mut conn = Connection::open(service)?;
        let mut cases = Self::default();
        cases.add(&mut conn, "get by id", &walked.single)?;
        cases.add(&mut conn, "list, first page", &LISTS.map(str::to_owned))?;
        cases.add(&mut conn, "list, page deep inside", &walked.deep)?;
        cases.add(&mut conn, "search, few hits", &SEARCHES.map(str::to_owned))?;
        cases.add(&mut conn, "search, very many hits", &BROAD_SEARCHES.map(str::to_owned))?;
        cases.repeat_first("get by id, 304")?;
        Ok(cases)
    }
}
