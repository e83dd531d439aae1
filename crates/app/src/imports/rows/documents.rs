//! Rows of documents.

use serde_json::{Value, json};
use thidua_domain::{
    documents::{Document, DocumentInput},
    ids::{DocumentId, OrganizationId},
    matching::exact_key,
    symbols::DocumentSymbol,
};
use thidua_persistence::{
    connection::Conn,
    documents::{self as store, DocumentFilter, DocumentSort, Matching, Phase},
    query::Direction,
};

use super::{Differing, Outcome, Read, Step, compare::differences};
use crate::{documents, errors::Error, imports::columns::put};

/// Takes a row: found again by symbol, year and issuer, or by title and date where it has no number.
pub(super) fn take(step: &mut Step<'_>, conn: &mut Conn, read: &Read) -> Result<Outcome, Error> {
    let mut read = read.clone();
    let setting = step.setting;
    let mut body = Value::Object(read.part("document"));
    let mut issuer = None;
    if let Some(words) = read.text("/issuer").map(str::to_owned) {
        let Some(found) = step.known.named(&words) else {
            read.fault(
                "unknown_issuer",
                format!("Không có đơn vị nào tên \"{words}\"; hãy ghi mã, tên đầy đủ hoặc tên viết tắt như ở /v1/organizations."),
                format!("There is no organization called \"{words}\"; write its code, full name or abbreviation as in /v1/organizations."),
            );
            return Ok(Outcome::Faulty(read.faults));
        };
        issuer = Some(found.id);
        put(&mut body, "/issuers", json!([{"organizationId": found.id}]));
    }
    if let Some(person) = read.text("/signer/person") {
        put(
            &mut body,
            "/signers",
            json!([{"person": person, "post": read.text("/signer/post"), "capacity": "direct"}]),
        );
    }
    let said = body.clone();
    put(&mut body, "/organizationId", json!(setting.keeper));
    put(&mut body, "/origin", json!("recorded"));
    let source = read.text("/source").unwrap_or(setting.file_name).to_owned();
    put(&mut body, "/sources", json!([{"title": source}]));
    let id = DocumentId::from_uuid(setting.app.ids.next());
    let document = match documents::prepare(conn, setting.call, id, None, &body) {
        Ok(document) => document,
        Err(Error::Invalid(faults)) => return Ok(step.explain(read.number, "/document", &faults)),
        Err(other) => return Err(other),
    };
    let symbol = document.content.symbol.as_ref().and_then(|symbol| symbol.slug().map(str::to_owned));
    let key = format!(
        "document {symbol:?} {:?} {issuer:?} {}",
        document.content.symbol_year,
        match symbol {
            Some(_) => String::new(),
            None => exact_key(&document.content.title),
        }
    );
    if step.seen_before(key, &mut read) {
        return Ok(Outcome::Faulty(read.faults));
    }
    match same(conn, step, &document, issuer)?.as_slice() {
        [] => {}
        [existing] => {
            let stored = json!(DocumentInput::of(&existing.content));
            let (kind, id) = ("document".to_owned(), existing.id.uuid());
            let mut said_fully = json!(DocumentInput::of(&document.content));
            keep_only(&mut said_fully, &said);
            let pointers = differences(&said_fully, &stored);
            return Ok(match pointers.is_empty() {
                true => Outcome::Unchanged,
                false => Outcome::Differing(Differing { row: read.number, kind, id, pointers }),
            });
        }
        _ => {
            read.fault(
                "several_documents",
                "Có nhiều văn bản cùng số, ký hiệu này trong hệ thống; hãy ghi thêm cơ quan ban hành và ngày.",
                "Several documents in the register have this symbol; add issuer and date.",
            );
            return Ok(Outcome::Faulty(read.faults));
        }
    }
    if step.create(&mut read, document, setting.options.publish)? {
        Ok(Outcome::Created)
    } else {
        Ok(Outcome::Faulty(read.faults))
    }
}

/// What a row says itself, of all that was read out of it.
fn keep_only(read: &mut Value, said: &Value) {
    if let (Value::Object(read), Value::Object(said)) = (read, said) {
        read.retain(|name, _| said.contains_key(name) && name != "signers");
    }
}

/// Documents of the register that are this one.
fn same(
    conn: &mut Conn,
    step: &Step<'_>,
    document: &Document,
    issuer: Option<OrganizationId>,
) -> Result<Vec<Document>, Error> {
    let content = &document.content;
    let found = match content.symbol.as_ref().and_then(DocumentSymbol::slug) {
        Some(_) => with_symbol(conn, step, content.symbol.as_ref(), issuer)?
            .into_iter()
            .filter(|other| {
                other.content.symbol_year.is_none()
                    || content.symbol_year.is_none()
                    || other.content.symbol_year == content.symbol_year
            })
            .collect(),
        None => {
            let filter = DocumentFilter {
                sight: step.setting.call.sight_line(),
                keeper: Some(step.setting.keeper),
                words: Some(Matching {
                    exact: thidua_domain::text::lower(&content.title),
                    loose: thidua_domain::text::fold(&content.title),
                }),
                ..DocumentFilter::default()
            };
            let order = (DocumentSort::Issued, Direction::Descending);
            let all = store::list(conn, &filter, Phase::All, order, None, 50)?;
            all.into_iter()
                .filter(|other| exact_key(&other.content.title) == exact_key(&content.title))
                .filter(|other| other.content.symbol.is_none())
                .filter(|other| {
                    let day = |of: &Document| of.content.issued.as_ref().and_then(|issued| issued.earliest());
                    day(other).is_none() || day(document).is_none() || day(other) == day(document)
                })
                .collect()
        }
    };
    Ok(found)
}

/// Documents with this symbol, of this issuer where one is named.
pub(super) fn with_symbol(
    conn: &mut Conn,
    step: &Step<'_>,
    symbol: Option<&DocumentSymbol>,
    issuer: Option<OrganizationId>,
) -> Result<Vec<Document>, Error> {
    let Some(symbol) = symbol else { return Ok(vec![]) };
    let filter = DocumentFilter {
        sight: step.setting.call.sight_line(),
        issuers: issuer.into_iter().collect(),
        symbol: Some(Matching { exact: String::new(), loose: symbol.key().to_owned() }),
        ..DocumentFilter::default()
    };
    let order = (DocumentSort::Issued, Direction::Descending);
    let found = store::list(conn, &filter, Phase::All, order, None, 50)?;
    let slug = symbol.slug();
    Ok(found
        .into_iter()
        .filter(|other| other.content.symbol.as_ref().is_some_and(|other| other.slug() == slug))
        .collect())
}
