//! What a sheet takes over from others, and rules that need the codes' validity or today.

use serde_json::Value;
use thidua_domain::{
    access::Sight,
    faults::{Fault, Faults},
    records::Origin,
    sheets::{Means, Sheet, definition, pattern},
    time::civil_day_of,
};
use thidua_persistence::{connection::Conn, sheets};
use uuid::Uuid;

use crate::{call::Call, code_lists, errors::Error, names::visible};

/// Fills in what is not said and what the sheet it belongs to says: a congress is of the kind and level of its series.
pub(super) fn inherit(conn: &mut Conn, call: &Call, sheet: &mut Sheet) -> Result<(), Error> {
    for (property, through) in sheet.definition.inherits {
        if sheet.content.get(*property).is_some_and(|value| !value.is_null()) {
            continue;
        }
        let id = sheet.content.get(*through).and_then(Value::as_str).and_then(|id| id.parse::<Uuid>().ok());
        let Some(found) = id.and_then(|id| visible(conn, call, &[id]).map(|mut seen| seen.remove(&id)).transpose())
        else {
            continue;
        };
        let found = found?;
        let Some(definition) = definition(found.kind) else { continue };
        let Some(other) = sheets::find(conn, definition.kind, found.id)? else { continue };
        if call.sight(conn, &other.front)? != Sight::Nothing
            && let (Some(value), Value::Object(content)) = (other.content.get(*property), &mut sheet.content)
        {
            content.insert((*property).to_owned(), value.clone());
        }
    }
    Ok(())
}

/// Nothing was asserted after today, and what is made here uses no code that was no longer in use then. What is recorded
/// from elsewhere keeps the words of its day (D6).
pub(super) fn check(call: &Call, sheet: &Sheet, faults: &mut Faults) {
    let today = civil_day_of(call.now);
    for (n, claim) in sheet.provenance.claims.iter().enumerate() {
        if claim.asserted_on.is_some_and(|day| day > today) {
            faults.push(Fault::body(
                format!("/claims/{n}/assertedOn"),
                "in_future",
                "Ngày này còn ở phía trước; hãy ghi ngày nguồn đã nói điều đó.",
                "This day lies ahead; give the day on which the source said it.",
            ));
        }
    }
    if sheet.provenance.origin == Origin::Recorded {
        return;
    }
    let begins = sheet.index().sort_on.date_naive();
    for field in sheet.definition.fields {
        let Means::Code(list) = field.means else { continue };
        for (pointer, value) in pattern::all(&sheet.content, field.at) {
            let ended = value.as_str().and_then(|code| code_lists::ended(list, code));
            if let Some(ended) = ended.filter(|ended| begins > *ended) {
                faults.push(Fault::body(
                    pointer,
                    "code_ended",
                    format!(
                        "Mã này chỉ dùng đến {}; hãy chọn mã khác trong /v1/code-lists/{list}.",
                        ended.format("%d/%m/%Y")
                    ),
                    format!("This code was in use until {ended}; choose another one of /v1/code-lists/{list}."),
                ));
            }
        }
    }
}
