//! The decision that a row belongs to: found by its symbol, its date and its issuer, or recorded from what the row says.

use serde_json::json;
use thidua_domain::{
    access::Permission,
    documents::Document,
    ids::{DocumentId, OrganizationId},
    symbols::DocumentSymbol,
};
use thidua_persistence::{connection::Conn, organizations};
use uuid::Uuid;

use super::{Outcome, Read, Step, documents::with_symbol};
use crate::{
    documents,
    errors::Error,
    imports::{as_user, options::DecisionNamed},
};

/// A decision of the register, or one that this import adds to it.
#[derive(Debug, Clone)]
pub(super) struct Decision {
    /// Its id.
    pub id: Uuid,
    /// Its date, where this import adds it.
    pub issued: Option<String>,
    /// Whether this import adds it.
    pub planned: bool,
}

/// A decision, or the faults of a row that names none which can be found.
pub(super) type Found = Result<Decision, Outcome>;

fn fault(read: &mut Read, code: &str, vi: impl Into<String>, en: impl Into<String>) -> Outcome {
    read.fault(code, vi, en);
    Outcome::Faulty(std::mem::take(&mut read.faults))
}

/// The decision of a row.
pub(super) fn find(step: &mut Step<'_>, conn: &mut Conn, read: &mut Read) -> Result<Found, Error> {
    let options = step.setting.options;
    let text = |at: &str| read.text(at).map(str::to_owned);
    let row = DecisionNamed {
        symbol: text("/decision/symbol"),
        issued: text("/decision/issued"),
        issuer: text("/decision/issuer"),
        title: text("/decision/title"),
    };
    if let Some(id) = options.decision_id.filter(|_| row.symbol.is_none()) {
        return Ok(Ok(Decision { id, issued: None, planned: false }));
    }
    let named = options.decision.under(row);
    let Some(raw) = named.symbol.clone() else {
        return Ok(Err(fault(
            read,
            "decision_missing",
            "Chưa rõ quyết định; hãy thêm cột \"Số quyết định\", hoặc nêu decisionId khi gửi tệp.",
            "The decision is not said; add a column \"Số quyết định\", or give decisionId with the file.",
        )));
    };
    let issuer = match &named.issuer {
        None => None,
        Some(words) => match step.known.named(words) {
            Some(found) => Some(found.id),
            None => {
                let words = words.clone();
                return Ok(Err(fault(
                    read,
                    "unknown_issuer",
                    format!(
                        "Không có đơn vị nào tên \"{words}\"; hãy ghi mã, tên đầy đủ hoặc tên viết tắt như ở /v1/organizations."
                    ),
                    format!(
                        "There is no organization called \"{words}\"; write its code, full name or abbreviation as in /v1/organizations."
                    ),
                )));
            }
        },
    };
    let key = format!("{raw} {:?} {issuer:?}", named.issued);
    if let Some(known) = step.planned.decisions.get(&key) {
        return Ok(Ok(known.clone()));
    }
    let found = match in_register(step, conn, &raw, &named, issuer)?.as_slice() {
        [only] => Ok(Decision { id: only.id.uuid(), issued: None, planned: false }),
        [] => add(step, conn, read, &raw, &named, issuer)?,
        _ => Err(fault(
            read,
            "several_decisions",
            "Có nhiều văn bản cùng số, ký hiệu này; hãy ghi thêm ngày và cơ quan ban hành.",
            "Several documents have this symbol; add date and issuer.",
        )),
    };
    if let Ok(decision) = &found {
        step.planned.decisions.insert(key, decision.clone());
    }
    Ok(found)
}

fn in_register(
    step: &Step<'_>,
    conn: &mut Conn,
    raw: &str,
    named: &DecisionNamed,
    issuer: Option<OrganizationId>,
) -> Result<Vec<Document>, Error> {
    let symbol = DocumentSymbol::parse(raw).ok();
    let year = named.issued.as_deref().and_then(|day| day.get(..4)).and_then(|year| year.parse::<i32>().ok());
    let found = with_symbol(conn, step, symbol.as_ref(), issuer)?;
    Ok(found
        .into_iter()
        .filter(|document| {
            let known = document.content.issued.as_ref().and_then(|issued| issued.earliest());
            match (&named.issued, known) {
                (Some(day), Some(known))
                    if document.content.issued.as_ref().is_some_and(|own| own.latest() == Some(known)) =>
                {
                    known.to_string() == *day
                }
                _ => year.is_none() || document.content.symbol_year.is_none() || document.content.symbol_year == year,
            }
        })
        .collect())
}

/// Records the decision, where the row says enough and the caller may.
fn add(
    step: &mut Step<'_>,
    conn: &mut Conn,
    read: &mut Read,
    raw: &str,
    named: &DecisionNamed,
    issuer: Option<OrganizationId>,
) -> Result<Found, Error> {
    let setting = step.setting;
    let (Some(day), Some(issuer)) = (named.issued.clone(), issuer) else {
        return Ok(Err(fault(
            read,
            "decision_unknown",
            format!(
                "Chưa có quyết định {raw} trong hệ thống; hãy ghi thêm ngày và cơ quan ban hành để ghi nhận, hoặc nhập quyết định trước."
            ),
            format!(
                "The register has no decision {raw}; add its date and issuer so that it can be recorded, or enter it first."
            ),
        )));
    };
    let write: &'static [Permission] = &[Permission::DocumentsWrite];
    let both: &'static [Permission] = &[Permission::DocumentsWrite, Permission::DocumentsPublish];
    let custody = organizations::above(conn, setting.keeper)?;
    if !as_user::may(setting.call, &custody, if setting.options.publish { both } else { write }) {
        return Ok(Err(fault(
            read,
            "decision_unknown",
            format!(
                "Chưa có quyết định {raw} trong hệ thống và bạn không có quyền thêm văn bản; hãy nhờ người có quyền nhập quyết định trước."
            ),
            format!("The register has no decision {raw} and you may not add documents; have it entered first."),
        )));
    }
    let id = DocumentId::from_uuid(setting.app.ids.next());
    let body = json!({
        "organizationId": setting.keeper,
        "symbol": {"raw": raw},
        "issued": {"edtf": day},
        "issuers": [{"organizationId": issuer}],
        "title": named.title.clone().unwrap_or_else(|| format!("Quyết định số {raw}")),
        "origin": "recorded",
        "sources": [{"title": setting.file_name}],
    });
    let document = match documents::prepare(conn, setting.call, id, Some("decision"), &body) {
        Ok(document) => document,
        Err(Error::Invalid(faults)) => return Ok(Err(step.explain(read.number, "/decision", &faults))),
        Err(other) => return Err(other),
    };
    if step.create(read, document, setting.options.publish)? {
        Ok(Ok(Decision { id: id.uuid(), issued: Some(day), planned: true }))
    } else {
        Ok(Err(Outcome::Faulty(std::mem::take(&mut read.faults))))
    }
}
