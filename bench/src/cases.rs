//! What is asked: the requests of each case, and the answers that the service gives to them.

use std::net::SocketAddr;

use serde_json::Value;

use crate::{
    Outcome,
    answers::KeptAnswer,
    plain_http::{Answer, Connection, get},
};

/// How many single documents are asked for in turn.
const DOCUMENTS: usize = 256;
/// How many pages deep in the list are asked for in turn.
const DEEP_PAGES: usize = 8;
/// Headers that differ from answer to answer, or that every server adds by itself.
const OWN_HEADERS: [&str; 5] = ["date", "content-length", "connection", "x-request-id", "age"];

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

/// One request of a case.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// Path and query.
    pub(crate) target: String,
    /// The place of its answer among all answers.
    pub(crate) number: usize,
    /// The tag of its answer.
    pub(crate) tag: String,
}

/// Requests that are measured together.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    /// Its name in the report.
    pub(crate) name: &'static str,
    /// Its requests.
    pub(crate) asked: Vec<Asked>,
    /// Whether each is asked with the tag of its answer, and so answered with 304.
    pub(crate) conditional: bool,
}

/// All cases, and the answers to everything they ask.
#[derive(Debug, Default)]
pub(crate) struct Cases {
    /// The cases.
    pub(crate) all: Vec<Case>,
    /// The answers, each with its request.
    pub(crate) answers: Vec<(String, KeptAnswer)>,
}

impl Cases {
    /// Finds documents and places deep in the list by walking it at `uncached`, and asks `service` for every answer.
    pub(crate) fn collect(service: SocketAddr, uncached: SocketAddr, documents: u32) -> Outcome<Self> {
        let (ids, deep) = walk(uncached, usize::try_from(documents)? * 9 / 20)?;
        let mut conn = Connection::open(service)?;
        let mut cases = Self::default();
        let single: Vec<String> = ids.iter().map(|id| format!("/v1/documents/{id}")).collect();
        cases.add("get by id", &single, &mut conn)?;
        cases.add("list, first page", &LISTS.map(str::to_owned), &mut conn)?;
        cases.add("list, page deep inside", &deep, &mut conn)?;
        cases.add("search, few hits", &SEARCHES.map(str::to_owned), &mut conn)?;
        cases.add("search, very many hits", &BROAD_SEARCHES.map(str::to_owned), &mut conn)?;
        let conditional = cases.all.first().cloned().ok_or("no case")?;
        cases.all.push(Case { name: "get by id, 304", conditional: true, ..conditional });
        Ok(cases)
    }

    fn add(&mut self, name: &'static str, targets: &[String], conn: &mut Connection) -> Outcome<()> {
        let mut asked = Vec::new();
        for target in targets {
            let answer = conn.ask(&get(target, &[]))?;
            if answer.status != 200 {
                return Err(format!("{target}: {}", answer.status).into());
            }
            let tag = answer.header("etag").ok_or("an answer without a tag")?.to_owned();
            asked.push(Asked { target: target.clone(), number: self.answers.len(), tag });
            self.answers.push((target.clone(), kept(&answer)?));
        }
        self.all.push(Case { name, asked, conditional: false });
        Ok(())
    }
}

/// What of an answer is the same each time.
pub(crate) fn kept(answer: &Answer) -> Outcome<KeptAnswer> {
    let mut headers = answer.headers.clone();
    headers.retain(|(name, _)| !OWN_HEADERS.contains(&name.as_str()));
    headers.sort();
    Ok(KeptAnswer { headers, body: String::from_utf8(answer.body.clone())? })
}

/// Walks the list page by page until `items` are behind: the ids of some documents on the way, and the addresses of
/// the last pages.
fn walk(address: SocketAddr, items: usize) -> Outcome<(Vec<String>, Vec<String>)> {
    const SIZE: usize = 100;
    let mut conn = Connection::open(address)?;
    let (mut ids, mut deep) = (Vec::new(), Vec::new());
    let mut cursor = String::new();
    let pages = (items / SIZE).max(DEEP_PAGES);
    for page in 0..pages {
        let after = if cursor.is_empty() { String::new() } else { format!("&cursor={cursor}") };
        let answer = conn.ask(&get(&format!("/v1/documents?fields=id&pageSize={SIZE}{after}"), &[]))?;
        let value: Value = serde_json::from_slice(&answer.body)?;
        let found = value.pointer("/items").and_then(Value::as_array).ok_or("a page without items")?;
        // Evenly over the whole way.
        let wanted = (page + 1) * DOCUMENTS / pages;
        let missing = wanted.saturating_sub(ids.len());
        let id_of = |item: &Value| item.get("id").and_then(Value::as_str).map(str::to_owned);
        ids.extend(found.iter().filter_map(id_of).take(missing));
        cursor = value.pointer("/page/nextCursor").and_then(Value::as_str).ok_or("the list ended early")?.to_owned();
        if page + DEEP_PAGES >= pages {
            deep.push(format!("/v1/documents?cursor={cursor}"));
        }
    }
    Ok((ids, deep))
}
