//! Writing sheets.

use serde_json::Value;
use thidua_domain::{
    faults::Faults,
    input::merge,
    publication::Refusal,
    recipients::merging::check_stands,
    records::{Front, Instant},
    sheets::{Definition, Provenance, Reading, Sheet},
    time::civil_day_of,
};
use thidua_persistence::{connection::Conn, db::Answer, errors::StoreError, sheets};
use uuid::Uuid;

use super::{
    Render, inherit,
    references::{self, Named, Planned},
};
use crate::{
    App,
    call::Call,
    code_lists,
    errors::Error,
    records::{self, Edited, Kept, split_front, split_patch},
};

/// Creates a sheet of a kind, as a draft or an internal record.
///
/// # Errors
/// All faults of the body; that the caller lacks a permission on the keeper; that the keeper has it already.
pub fn create(
    app: &App,
    call: &Call,
    definition: &'static Definition,
    body: &Value,
    render: Render<'_>,
) -> Result<Answer, Error> {
    let id = app.ids.next();
    let parse = |conn: &mut Conn| {
        let sheet = prepare(app, conn, call, (definition, id), body, &Planned::new())?;
        let custody = sheet.custody(conn)?;
        Ok((sheet, custody))
    };
    records::create(app, call, parse, render)
}

/// Reads a body as a new sheet, which may refer to what is `planned` in the same change.
///
/// # Errors
/// All faults of the body.
pub(crate) fn prepare(
    app: &App,
    conn: &mut Conn,
    call: &Call,
    (definition, id): (&'static Definition, Uuid),
    body: &Value,
    planned: &Planned,
) -> Result<Sheet, Error> {
    let mut faults = Faults::new();
    let (content, keeper, visibility) = split_front(conn, call, body, &mut faults)?;
    // What it refers to is looked at in spite of other faults: all come at once.
    let read = read(app, definition, None, content, &mut faults);
    let sheet = match (keeper, read) {
        (keeper, Some((provenance, content))) => {
            // Without a keeper there are faults, and the sheet is looked at for more of them only.
            let front = Front::new(keeper.unwrap_or_else(|| Uuid::nil().into()), visibility, call.now);
            let mut sheet = Sheet { id, definition, front, provenance, content };
            inherit::inherit(conn, call, &mut sheet)?;
            sheet.check_in_time(civil_day_of(call.now), code_lists::ended, &mut faults);
            references::check(conn, call, &sheet, &Named::planned(planned), &mut faults)?;
            Some(sheet)
        }
        _ => None,
    };
    call.faults.clone().completed_by(faults).finish()?;
    Ok(sheet.ok_or_else(|| StoreError::internal("a sheet without faults could not be read"))?)
}

/// Lays a merge patch (RFC 7396) over the writable form of a sheet. What is public needs the right to publish too. A
/// patch that changes nothing is answered with the sheet as it is.
///
/// # Errors
/// Hidden, forbidden, stale, or all faults of what the patch would make.
pub fn edit(
    app: &App,
    call: &Call,
    (definition, id): (&'static Definition, Uuid),
    versions: &[i64],
    patch: &Value,
    render: Render<'_>,
) -> Result<Answer, Error> {
    let decide = |conn: &mut Conn, sheet: &Sheet| {
        let mut faults = Faults::new();
        let (patch, reason) = split_patch(patch, &mut faults);
        let mut body = sheet.writable(&patch);
        merge(&mut body, &patch);
        let record = changed(app, conn, call, sheet, body, faults)?;
        Ok(Edited::alone(record, reason))
    };
    records::edit(app, call, (definition.kind, id), versions, decide, render)
}

/// Adds a claim to a sheet: what one more source says of a value.
///
/// # Errors
/// Hidden, forbidden, stale, or all faults of the claim.
pub fn add_claim(
    app: &App,
    call: &Call,
    (definition, id): (&'static Definition, Uuid),
    versions: &[i64],
    claim: &Value,
    render: Render<'_>,
) -> Result<Answer, Error> {
    let decide = |conn: &mut Conn, sheet: &Sheet| {
        let mut body = sheet.writable(&Value::Null);
        let place = sheet.provenance.claims.len();
        if let Some(Value::Array(claims)) = body.get_mut("claims") {
            claims.push(claim.clone());
        }
        let record = changed(app, conn, call, sheet, body, Faults::new()).map_err(|error| match error {
            Error::Invalid(faults) => Error::Invalid(faults.below(&format!("/claims/{place}"))),
            other => other,
        })?;
        Ok(Edited::alone(record, None))
    };
    records::edit(app, call, (definition.kind, id), versions, decide, render)
}

/// The sheet as `body` has it.
fn changed(
    app: &App,
    conn: &mut Conn,
    call: &Call,
    sheet: &Sheet,
    body: Value,
    mut faults: Faults,
) -> Result<Sheet, Error> {
    check_stands(&sheet.content)?;
    let read = read(app, sheet.definition, Some(sheet.item_ids()), body, &mut faults);
    let changed = match read {
        Some((provenance, content)) => {
            let mut changed = Sheet { provenance, content, ..sheet.clone() };
            inherit::inherit(conn, call, &mut changed)?;
            changed.check_in_time(civil_day_of(call.now), code_lists::ended, &mut faults);
            references::check(conn, call, &changed, &Named::by(sheet), &mut faults)?;
            Some(changed)
        }
        None => None,
    };
    faults.finish()?;
    Ok(changed.ok_or_else(|| StoreError::internal("a sheet without faults could not be read"))?)
}

/// Provenance and content out of a body without its front, looked at by itself.
///
/// # Errors
/// All faults of the body.
pub(crate) fn read_body(app: &App, definition: &Definition, body: Value) -> Result<(Provenance, Value), Faults> {
    let mut faults = Faults::new();
    let read = read(app, definition, None, body, &mut faults);
    faults.finish()?;
    read.ok_or_else(Faults::new)
}

fn read(
    app: &App,
    definition: &Definition,
    known_ids: Option<Vec<Uuid>>,
    body: Value,
    faults: &mut Faults,
) -> Option<(Provenance, Value)> {
    let reading = Reading { codes: &code_lists::codes, new_id: &|| app.ids.next(), known_ids };
    reading.read_on(definition, body, faults)
}

/// Publishes a sheet at `at`, or now.
///
/// # Errors
/// Hidden, forbidden, a minute that is past, or a state that does not allow it.
pub fn publish(
    app: &App,
    call: &Call,
    (definition, id): (&'static Definition, Uuid),
    at: Option<Instant>,
    render: Render<'_>,
) -> Result<Answer, Error> {
    records::publish(app, call, (definition.kind, id), at, render)
}

/// Takes a public sheet back, or cancels its scheduled publication.
///
/// # Errors
/// Hidden, forbidden, a reason that is too short, or nothing to take back.
pub fn withdraw(
    app: &App,
    call: &Call,
    (definition, id): (&'static Definition, Uuid),
    reason: &str,
    render: Render<'_>,
) -> Result<Answer, Error> {
    records::withdraw(app, call, (definition.kind, id), reason, render)
}

/// Deletes a draft that nothing refers to.
///
/// # Errors
/// Hidden, forbidden, stale, no reason, no draft, or that something refers to it.
pub fn delete(
    app: &App,
    call: &Call,
    (definition, id): (&'static Definition, Uuid),
    versions: &[i64],
    reason: &str,
) -> Result<(), Error> {
    records::delete::<Sheet>(app, call, (definition.kind, id), versions, reason)
}

/// That nothing refers to a record which is to be deleted.
///
/// # Errors
/// A refusal, when something does.
pub(crate) fn check_unreferred(conn: &mut Conn, id: Uuid) -> Result<(), Error> {
    if sheets::is_referred_to(conn, id)? {
        return Err(Refusal::new(
            "Có bản ghi khác dẫn chiếu đến bản ghi này nên không xoá được; hãy gỡ dẫn chiếu trước.",
            "Other records refer to this one, so it cannot be deleted; remove those references first.",
        )
        .into());
    }
    Ok(())
}
