//! Walking a list to find what to ask for.

use std::net::SocketAddr;

use serde_json::Value;

use crate::{
    Outcome,
    plain_http::{Connection, get},
};

/// How many single records are asked for in turn.
const SINGLE: usize = 256;
/// How many pages deep in the list are asked for in turn.
const DEEP_PAGES: usize = 8;
/// How many records are on a page of the walk.
const SIZE: usize = 100;

/// What was found on the way.
pub(super) struct Walked {
    /// The addresses of some records, evenly over the whole way.
    pub(super) single: Vec<String>,
    /// The addresses of the last pages.
    pub(super) deep: Vec<String>,
}

/// Walks a list page by page until `items` are behind.
pub(super) fn walk(address: SocketAddr, list: &str, items: usize) -> Outcome<Walked> {
    let mut conn = Connection::open(address)?;
    let mut walked = Walked { single: Vec::new(), deep: Vec::new() };
    let mut cursor = String::new();
    let pages = (items / SIZE).max(DEEP_PAGES);
    for page in 0..pages {
        let after = if cursor.is_empty() { String::new() } else { format!("&cursor={cursor}") };
        let value = json(&mut conn, &format!("{list}?fields=id&pageSize={SIZE}{after}"))?;
        let wanted = (page + 1) * SINGLE / pages;
        let missing = wanted.saturating_sub(walked.single.len());
        let ids = items_of(&value)?.iter().filter_map(|item| item.get("id").and_then(Value::as_str));
        walked.single.extend(ids.take(missing).map(|id| format!("{list}/{id}")));
        cursor = value.pointer("/page/nextCursor").and_then(Value::as_str).ok_or("the list ended early")?.to_owned();
        if page + DEEP_PAGES >= pages {
            walked.deep.push(format!("{list}?cursor={cursor}"));
        }
    }
    Ok(walked)
}

/// An answer as JSON.
pub(super) fn json(conn: &mut Connection, target: &str) -> Outcome<Value> {
    let answer = conn.ask(&get(target, &[]))?;
    if answer.status != 200 {
        return Err(format!("{target}: {}", answer.status).into());
    }
    Ok(serde_json::from_slice(&answer.body)?)
}

/// The items of a page.
pub(super) fn items_of(page: &Value) -> Outcome<&Vec<Value>> {
    page.pointer("/items").and_then(Value::as_array).ok_or_else(|| "a page without items".into())
}
