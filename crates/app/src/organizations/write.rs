//! Creating, editing, publishing and deleting organizations.
//!
//! An organization keeps itself; whoever changes it needs the right on what it stands under, and for a root the right
//! on the installation.

use std::cell::RefCell;

use serde_json::Value;
use thidua_domain::{
    access::{Permission, Permit, Sight},
    changes::{Change, Event, Record},
    checks,
    faults::{Fault, Faults},
    ids::{ChangeId, OfficeId, OrganizationId},
    input::merge,
    organizations::{Organization, OrganizationContent, OrganizationInput},
    publication::{self, Publication, Refusal, Withdrawal},
    records::{Front, Instant, Visibility},
};
use thidua_persistence::{
    connection::Conn,
    db::{Act, Answer, Committed, Tx},
    errors::StoreError,
    organizations,
};

use crate::{App, call::Call, code_lists, documents::check_reason, errors::Error, references};

/// Makes the answer of a write out of the organization as it stands after it, inside the transaction.
pub type Render<'r> = &'r mut dyn FnMut(&mut Conn, &Organization) -> Result<Answer, Error>;

fn written(committed: &Committed) -> Option<&Organization> {
    committed.records.iter().find_map(|record| match record {
        Record::Organization(organization) => Some(organization),
        _ => None,
    })
}

/// Everything that is above an organization, itself not among it: where the right to change it is held.
fn custody_above(conn: &mut Conn, id: OrganizationId) -> Result<Vec<OrganizationId>, Error> {
    Ok(organizations::above(conn, id)?.into_iter().filter(|above| *above != id).collect())
}

fn load_locked(conn: &mut Conn, call: &Call, id: OrganizationId) -> Result<(Organization, Sight), Error> {
    let organization = organizations::find_locked(conn, id)?.ok_or(Error::NotFound(None))?;
    let sight = call.sight(conn, &organization.front)?;
    if sight == Sight::Nothing { Err(Error::NotFound(None)) } else { Ok((organization, sight)) }
}

/// Creates an organization under its parents, as a draft or an internal record.
///
/// # Errors
/// All faults of the body, or a permission that the caller lacks on the parent.
pub fn create(app: &App, call: &Call, body: &Value, render: Render<'_>) -> Result<Answer, Error> {
    let id = OrganizationId::from_uuid(app.ids.next());
    let (_, answer) = app
        .db
        .write(
            &call.act(app),
            call.idempotency.as_ref(),
            |tx| {
                let (content, visibility) = parse_new(app, tx.conn(), call, body)?;
                let mut custody = Vec::new();
                for span in &content.parents {
                    custody.extend(organizations::above(tx.conn(), span.organization_id)?);
                }
                let permit = call.permit(&custody, Sight::Full, &[])?;
                let admitted = tx.admit(&permit)?;
                let organization = Organization { id, front: Front::new(id, visibility, call.now), content };
                Ok((admitted, vec![Change::new(Event::Created, Record::Organization(organization))]))
            },
            |conn, committed| match written(committed) {
                Some(organization) => render(conn, organization),
                None => Err(StoreError::internal("a created organization is missing").into()),
            },
        )
        .map_err(code_taken)?;
    Ok(answer)
}

fn parse_new(
    app: &App,
    conn: &mut Conn,
    call: &Call,
    body: &Value,
) -> Result<(OrganizationContent, Visibility), Error> {
    let mut body = body.clone();
    let mut visibility = Visibility::Draft;
    if let Value::Object(properties) = &mut body
        && properties.shift_remove("visibility").as_ref().and_then(Value::as_str) == Some("internal")
    {
        visibility = Visibility::Internal;
    }
    Ok((parse(app, conn, call, None, body)?, visibility))
}

/// Reads the writable form of an organization that is new, or that is `existing`.
fn parse(
    app: &App,
    conn: &mut Conn,
    call: &Call,
    existing: Option<&Organization>,
    body: Value,
) -> Result<OrganizationContent, Error> {
    let input: OrganizationInput = serde_json::from_value(body).map_err(|error| {
        Faults::from(Fault::body(
            "",
            "wrong_type",
            format!("Nội dung không đúng kiểu: {error}."),
            format!("The body has the wrong shape: {error}."),
        ))
    })?;
    let mut faults = Faults::new();
    let offices: Vec<OfficeId> = existing
        .map(|organization| organization.content.offices.iter().map(|office| office.id).collect())
        .unwrap_or_default();
    let kinds = code_lists::codes("organization-kinds");
    let parsed = faults.take(input.parse(&kinds, &offices, || OfficeId::from_uuid(app.ids.next())));
    references::check_organization(conn, call, &input, &mut faults)?;
    check_code(conn, call, existing.map(|organization| organization.id), &input.code, &mut faults)?;
    if let Some(organization) = existing {
        check_cycle(conn, organization.id, &input, &mut faults)?;
    }
    call.faults.clone().completed_by(faults).finish()?;
    Ok(parsed.ok_or_else(|| StoreError::internal("an organization without faults could not be read"))?)
}

/// A code stands once among the organizations that the caller sees.
fn check_code(
    conn: &mut Conn,
    call: &Call,
    own: Option<OrganizationId>,
    code: &str,
    faults: &mut Faults,
) -> Result<(), Error> {
    for other in organizations::find_by_code(conn, code)? {
        if Some(other.id) != own && call.sight(conn, &other.front)? != Sight::Nothing {
            faults.push(Fault::body(
                "/code",
                "not_unique",
                "Mã này đã dùng cho một đơn vị khác; hãy chọn mã khác.",
                "Another organization has this code; choose another.",
            ));
        }
    }
    Ok(())
}

/// An organization cannot stand under itself or under what stands under it.
fn check_cycle(
    conn: &mut Conn,
    id: OrganizationId,
    input: &OrganizationInput,
    faults: &mut Faults,
) -> Result<(), Error> {
    let named = input
        .parents
        .iter()
        .enumerate()
        .map(|(n, span)| (format!("/parents/{n}/organizationId"), span.organization_id))
        .chain(input.custodian_id.map(|custodian| ("/custodianId".to_owned(), custodian)));
    for (pointer, above) in named {
        if organizations::above(conn, above)?.contains(&id) {
            faults.push(Fault::body(
                pointer,
                "cycle",
                "Một đơn vị không thể đứng dưới chính nó hoặc dưới đơn vị trực thuộc nó.",
                "An organization cannot stand under itself or under one of its own.",
            ));
        }
    }
    Ok(())
}

fn code_taken(error: Error) -> Error {
    match error {
        Error::Store(store) if store.is_conflict_on("organizations_code_in_public", "organizations.code") => {
            Error::Refused(Refusal::new(
                "Một đơn vị công khai đã mang mã này; hãy đổi mã trước khi công khai.",
                "A public organization has this code; change the code before publishing.",
            ))
        }
        Error::Store(store) if store.is_conflict_on("document_issuers_office_id_fkey", "FOREIGN KEY") => {
            Error::Refused(Refusal::new(
                "Chức vụ hoặc đơn vị này đang được văn bản, đơn vị khác dẫn chiếu nên không xoá được; hãy đặt validTo.",
                "Documents or other organizations refer to this office or unit, so it stays; set its validTo instead.",
            ))
        }
        other => other,
    }
}

/// Lays a merge patch over the writable form of an organization. What is public needs the right to publish too.
///
/// # Errors
/// Hidden, forbidden, stale, or all faults of what the patch would make.
pub fn edit(
    app: &App,
    call: &Call,
    id: OrganizationId,
    versions: &[i64],
    patch: &Value,
    render: Render<'_>,
) -> Result<Answer, Error> {
    let unchanged = RefCell::new(None);
    let (_, answer) = app
        .db
        .write(
            &call.act(app),
            call.idempotency.as_ref(),
            |tx| {
                organizations::lock_tree(tx.conn())?;
                let (mut organization, sight) = load_locked(tx.conn(), call, id)?;
                let is_public = organization.front.visibility == Visibility::Public;
                let more: &[Permission] = if is_public { &[Permission::OrganizationsPublish] } else { &[] };
                let custody = custody_above(tx.conn(), id)?;
                let permit = call.permit(&custody, sight, more)?;
                let admitted = tx.admit(&permit)?;
                if !versions.contains(&organization.front.version) {
                    return Err(Error::Stale);
                }
                let mut faults = Faults::new();
                let mut patch = patch.clone();
                let reason = match &mut patch {
                    Value::Object(properties) => properties.shift_remove("changeReason"),
                    _ => None,
                };
                let reason = reason
                    .as_ref()
                    .and_then(Value::as_str)
                    .map(|text| checks::reason(text, "/changeReason", &mut faults));
                faults.finish()?;
                let mut value =
                    serde_json::to_value(OrganizationInput::of(&organization.content)).map_err(StoreError::from)?;
                merge(&mut value, &patch);
                let content = parse(app, tx.conn(), call, Some(&organization), value)?;
                if content == organization.content {
                    *unchanged.borrow_mut() = Some(organization);
                    return Ok((admitted, vec![]));
                }
                organization.content = content;
                let mut change = Change::new(Event::Updated, Record::Organization(organization));
                change.reason = reason;
                Ok((admitted, vec![change]))
            },
            |conn, committed| match (written(committed), unchanged.borrow().as_ref()) {
                (Some(organization), _) | (None, Some(organization)) => render(conn, organization),
                (None, None) => Err(StoreError::internal("an edited organization is missing").into()),
            },
        )
        .map_err(code_taken)?;
    Ok(answer)
}

/// Publishes an organization at `at`, or now.
///
/// # Errors
/// Hidden, forbidden, a minute that is past, or a state that does not allow it.
pub fn publish(
    app: &App,
    call: &Call,
    id: OrganizationId,
    at: Option<Instant>,
    render: Render<'_>,
) -> Result<Answer, Error> {
    publication::check_publish_at(at, call.now)?;
    step(app, call, id, render, |mut organization| {
        let event = match publication::publish(&mut organization.front, at, call.now)? {
            Publication::Published => Event::Published,
            Publication::Scheduled => Event::PublicationScheduled,
        };
        Ok(Change::new(event, Record::Organization(organization)))
    })
}

/// Takes a public organization back, or cancels its scheduled publication.
///
/// # Errors
/// Hidden, forbidden, a reason that is too short, or nothing to take back.
pub fn withdraw(app: &App, call: &Call, id: OrganizationId, reason: &str, render: Render<'_>) -> Result<Answer, Error> {
    let mut faults = Faults::new();
    let reason = checks::reason(reason, "/reason", &mut faults);
    faults.finish()?;
    step(app, call, id, render, |mut organization| {
        let event = match publication::withdraw(&mut organization.front)? {
            Withdrawal::Withdrawn => Event::Withdrawn,
            Withdrawal::Cancelled => Event::PublicationCancelled,
        };
        Ok(Change::new(event, Record::Organization(organization)).because(&reason))
    })
}

/// Publishes an organization whose minute has come; nothing, when it is not due any more.
///
/// # Errors
/// When its state does not allow it or the store fails.
pub fn publish_due(app: &App, id: OrganizationId, now: Instant) -> Result<(), Error> {
    let act = Act {
        change_id: ChangeId::from_uuid(app.ids.next()),
        actor: None,
        recorder: None,
        request_id: None,
        address: None,
        now,
    };
    let publish = |tx: &mut Tx<'_>| {
        let found = organizations::find_locked(tx.conn(), id)?;
        let admitted = tx.admit(&Permit::service())?;
        let due = found.filter(|organization| organization.front.publish_at.is_some_and(|at| at <= now));
        let changes = match due {
            Some(mut organization) => {
                publication::publish(&mut organization.front, None, now)?;
                vec![Change::new(Event::Published, Record::Organization(organization))]
            }
            None => vec![],
        };
        Ok((admitted, changes))
    };
    app.db.write_unanswered::<Error>(&act, publish).map_err(code_taken)?;
    Ok(())
}

/// Deletes a draft that nothing refers to.
///
/// # Errors
/// Hidden, forbidden, stale, no reason, no draft, or that something refers to it.
pub fn delete(app: &App, call: &Call, id: OrganizationId, versions: &[i64], reason: &str) -> Result<(), Error> {
    let reason = check_reason(reason)?;
    app.db
        .write_unanswered::<Error>(&call.act(app), |tx: &mut Tx<'_>| {
            let (organization, sight) = load_locked(tx.conn(), call, id)?;
            let custody = custody_above(tx.conn(), id)?;
            let permit = call.permit(&custody, sight, &[])?;
            let admitted = tx.admit(&permit)?;
            if !versions.contains(&organization.front.version) {
                return Err(Error::Stale);
            }
            publication::check_deletable(&organization.front)?;
            Ok((admitted, vec![Change::new(Event::Deleted, Record::Organization(organization)).because(&reason)]))
        })
        .map_err(|error| match error {
            Error::Store(StoreError::Conflict { .. }) => Error::Refused(Refusal::new(
                "Đơn vị này còn được dẫn chiếu (đơn vị trực thuộc, văn bản, vai trò), nên không xoá được.",
                "Other units, documents or roles refer to this organization, so it cannot be deleted.",
            )),
            other => other,
        })?;
    Ok(())
}

fn step(
    app: &App,
    call: &Call,
    id: OrganizationId,
    render: Render<'_>,
    decide: impl Fn(Organization) -> Result<Change, Error>,
) -> Result<Answer, Error> {
    let (_, answer) = app
        .db
        .write(
            &call.act(app),
            call.idempotency.as_ref(),
            |tx| {
                let (organization, sight) = load_locked(tx.conn(), call, id)?;
                let custody = organizations::above(tx.conn(), id)?;
                let permit = call.permit(&custody, sight, &[])?;
                let admitted = tx.admit(&permit)?;
                Ok((admitted, vec![decide(organization)?]))
            },
            |conn, committed| match written(committed) {
                Some(organization) => render(conn, organization),
                None => Err(StoreError::internal("a published organization is missing").into()),
            },
        )
        .map_err(code_taken)?;
    Ok(answer)
}
