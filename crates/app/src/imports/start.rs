//! Sending a file in.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};
use thidua_domain::{
    access::Sight,
    changes::Change,
    faults::{Fault, Faults},
    ids::OrganizationId,
    records::Kind,
};
use thidua_persistence::{
    connection::Conn,
    db::Answer,
    errors::StoreError,
    imports::{self, Import, State},
    organizations,
};

use super::{
    Counts, Of, Options, Report, Status, as_user,
    columns::{self, Columns},
    table::{self, Format, Table},
};
use crate::{
    App,
    call::Call,
    code_lists,
    errors::Error,
    names::{collection, visible},
    references::visible_organizations,
};

/// A file, and what is asked of it.
#[derive(Debug, Clone)]
pub struct NewImport<'a> {
    /// What its rows are.
    pub of: Of,
    /// The unit that is to keep what it makes.
    pub keeper: OrganizationId,
    /// The name of the file, as sent.
    pub file_name: &'a str,
    /// The file.
    pub file: &'a [u8],
    /// What is asked.
    pub options: Options,
}

/// The table of a file, and what its columns are.
///
/// # Errors
/// The one fault that stands in the way.
pub fn read_table(of: Of, file: &[u8], sheet: Option<&str>) -> Result<(Table, Columns), Fault> {
    let table = table::read(file, sheet, &|name| columns::knows(of, name))?;
    let columns = Columns::of(of, &table.columns)?;
    if table.rows.is_empty() {
        return Err(Fault::body(
            "",
            "no_rows",
            "Dưới dòng tiêu đề không có dòng nào.",
            "There is no row below the header.",
        ));
    }
    Ok((table, columns))
}

/// Takes a file in: it is read at once, so that one which cannot be read is refused at once, and its rows are taken
/// later, in the background.
///
/// # Errors
/// Which right on the keeper is missing, or what is wrong with the file or the options.
pub fn start(
    app: &App,
    call: &Call,
    new: &NewImport<'_>,
    render: &mut dyn FnMut(&mut Conn, &Import) -> Result<Answer, Error>,
) -> Result<Answer, Error> {
    let user = call.principal.as_ref().map(|principal| principal.id).ok_or(Error::NotFound(None))?;
    let read = read_table(new.of, new.file, new.options.sheet.as_deref());
    let (total, unknown_columns) = match &read {
        Ok((table, columns)) => (i64::try_from(table.rows.len()).unwrap_or(i64::MAX), columns.unknown.clone()),
        Err(_) => (0, vec![]),
    };
    let import = Import {
        id: app.ids.next(),
        organization_id: new.keeper,
        user_id: user,
        rows_of: new.of.as_str().to_owned(),
        file_name: new.file_name.chars().take(200).collect(),
        media_type: Format::of(new.file).media_type().to_owned(),
        sha256: hex(&Sha256::digest(new.file)),
        options: serde_json::to_string(&new.options).map_err(StoreError::from)?,
        state: State {
            status: Status::Queued.as_str().to_owned(),
            total,
            done: 0,
            counts: serde_json::to_string(&Counts::default()).map_err(StoreError::from)?,
            report: serde_json::to_string(&Report { unknown_columns, records: BTreeMap::new(), ..Report::default() })
                .map_err(StoreError::from)?,
            updated_at: call.now,
            ended_at: None,
        },
        created_at: call.now,
    };
    let call = Call { permissions: new.of.permissions(), ..call.clone() };
    let (_, answer) = app.db.write(
        &call.act(app),
        call.idempotency.as_ref(),
        |tx| {
            let mut faults = check(tx.conn(), &call, new)?;
            if let Err(fault) = &read {
                faults.push(fault.clone());
            }
            let custody = organizations::above(tx.conn(), new.keeper)?;
            faults.finish()?;
            let permit = call.permit(&custody, Sight::Full, as_user::more(new.of, &new.options))?;
            let admitted = tx.admit(&permit)?;
            imports::insert(tx.conn(), &import, new.file)?;
            Ok::<_, Error>((admitted, Vec::<Change>::new()))
        },
        |conn, _| render(conn, &import),
    )?;
    Ok(answer)
}

fn hex(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What is wrong with keeper and options.
fn check(conn: &mut Conn, call: &Call, new: &NewImport<'_>) -> Result<Faults, Error> {
    let mut faults = Faults::new();
    if visible_organizations(conn, call, &[new.keeper])?.is_empty() {
        faults.push(Fault::parameter(
            "organizationId",
            "unknown_reference",
            "Cần id của đơn vị lưu giữ; hãy tra ở /v1/organizations?q=….",
            "The id of the unit that is to keep the records is needed; look it up at /v1/organizations?q=….",
        ));
    }
    let options = &new.options;
    for (parameter, id, kind) in [
        ("decisionId", options.decision_id, Kind::Document),
        ("campaignId", options.campaign_id, Kind::Campaign),
        ("congressId", options.congress_id, Kind::Congress),
        ("ceremonyId", options.ceremony_id, Kind::Ceremony),
    ] {
        let Some(id) = id else { continue };
        if visible(conn, call, &[id])?.get(&id).is_none_or(|found| found.kind != kind) {
            let list = collection(kind);
            faults.push(Fault::parameter(
                parameter,
                "unknown_reference",
                format!("Không có bản ghi với id này trong /v1/{list}; hãy tra bằng ?q=…."),
                format!("There is no record with this id in /v1/{list}; look it up with ?q=…."),
            ));
        }
    }
    if let Some(kind) = &new.options.recipient_kind
        && !code_lists::codes("recipient-kinds").contains(&kind.as_str())
    {
        let kinds = code_lists::codes("recipient-kinds").join(", ");
        faults.push(Fault::parameter(
            "recipientKind",
            "unknown_code",
            format!("Hãy dùng một trong các mã: {kinds}."),
            format!("Use one of these codes: {kinds}."),
        ));
    }
    Ok(faults)
}
