//! Decisions that the register does not have: read from what rows say, and added with the first line that becomes a
//! record. Decisions that are there and not public are published before lines of them are.

use serde_json::json;
use thidua_domain::{
    access::Permission,
    documents::{Document, identity_key},
    ids::{DocumentId, OrganizationId},
    records::Visibility,
};
use thidua_persistence::{connection::Conn, documents as store, organizations};

use super::{
    Outcome, Read, Step,
    decisions::{Decision, Found, Standing, fault},
    documents::with_symbol,
};
use crate::{
    documents,
    errors::Error,
    imports::{as_user, options::DecisionNamed},
    records::Kept,
};

/// Reads the decision, where the row says enough and the caller may add it.
pub(super) fn read(
    step: &Step<'_>,
    conn: &mut Conn,
    read: &mut Read,
    (raw, named, issuer): (&str, &DecisionNamed, Option<OrganizationId>),
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
    if is_taken(step, conn, &document)? {
        return Ok(Err(taken(read, raw)));
    }
    Ok(Ok(Decision::new(&document)))
}

/// Whether the register has this document already, among those of its keeper or, when it is to be public, in public: the
/// database would refuse it.
fn is_taken(step: &Step<'_>, conn: &mut Conn, document: &Document) -> Result<bool, Error> {
    let Some(identity) = identity_key(&document.content) else { return Ok(false) };
    let keeper = document.front.organization_id;
    let publish = step.setting.options.publish;
    let found = with_symbol(conn, step, document.content.symbol.as_ref(), None)?;
    Ok(found.iter().any(|other| {
        let collides = other.front.organization_id == keeper || publish && other.front.visibility == Visibility::Public;
        other.id != document.id && collides && identity_key(&other.content).as_ref() == Some(&identity)
    }))
}

fn taken(read: &mut Read, raw: &str) -> Outcome {
    fault(
        read,
        "decision_taken",
        format!(
            "Hệ thống đã có một văn bản khác cùng số {raw}, cơ quan ban hành và năm; hãy dùng văn bản đó với decisionId, hoặc sửa số."
        ),
        format!(
            "The register has another document with the symbol {raw} and the same issuer and year; use that one with decisionId, or correct the symbol."
        ),
    )
}

/// Sees to it that the decision is there for a line that is about to be written, and public when the line is.
pub(super) fn ready(
    step: &mut Step<'_>,
    conn: &mut Conn,
    read: &mut Read,
    decision: &Decision,
) -> Result<Result<(), Outcome>, Error> {
    let publish = step.setting.options.publish;
    match &decision.standing {
        Standing::New(_) if step.planned.added.contains(&decision.id) => Ok(Ok(())),
        Standing::New(document) => {
            if !step.create(read, document.as_ref().clone(), publish)? {
                return Ok(Err(Outcome::Faulty(std::mem::take(&mut read.faults))));
            }
            step.planned.added.insert(decision.id);
            Ok(Ok(()))
        }
        Standing::There { public } if *public || !publish => Ok(Ok(())),
        Standing::There { .. } if step.planned.published.contains(&decision.id) => Ok(Ok(())),
        Standing::There { .. } => publish_first(step, conn, read, decision),
    }
}

/// Publishes a decision that is there, where the caller may: a public line must not refer to what nobody sees.
fn publish_first(
    step: &mut Step<'_>,
    conn: &mut Conn,
    read: &mut Read,
    decision: &Decision,
) -> Result<Result<(), Outcome>, Error> {
    let id = DocumentId::from_uuid(decision.id);
    let Some(document) = store::find(conn, id)? else { return Ok(Ok(())) };
    if document.front.visibility == Visibility::Public {
        return Ok(Ok(()));
    }
    let symbol = document.content.symbol.as_ref().map_or_else(|| decision.id.to_string(), |own| own.raw().to_owned());
    let custody = document.custody(conn)?;
    if !as_user::may(step.setting.call, &custody, &[Permission::DocumentsPublish]) {
        return Ok(Err(fault(
            read,
            "decision_not_public",
            format!(
                "Quyết định {symbol} chưa công khai và bạn không có quyền công khai văn bản đó; hãy nhờ người có quyền công khai quyết định trước (POST /v1/documents/{id}/publications), hoặc gửi tệp không có publish."
            ),
            format!(
                "The decision {symbol} is not public and you may not publish it; have it published first (POST /v1/documents/{id}/publications), or send the file without publish."
            ),
        )));
    }
    if is_taken(step, conn, &document)? {
        return Ok(Err(taken(read, &symbol)));
    }
    Ok(match step.publish::<Document>(read, conn, id)? {
        true => Ok(()),
        false => Err(Outcome::Faulty(std::mem::take(&mut read.faults))),
    })
}
