//! Rows of organizations.

use serde_json::{Value, json};
use thidua_domain::{ids::OrganizationId, organizations::OrganizationInput};
use thidua_persistence::connection::Conn;

use super::{Differing, Outcome, Read, Step, compare::differences};
use crate::{
    errors::Error,
    imports::{as_user, columns::put},
    organizations,
};

fn may_add(step: &Step<'_>, custody: &[OrganizationId]) -> bool {
    let setting = step.setting;
    as_user::may(setting.call, custody, setting.of.permissions())
        && as_user::may(setting.call, custody, as_user::more(setting.of, setting.options))
}

/// Takes a row: found again by its code, else created under its parent, or under the unit that the import is for.
pub(super) fn take(step: &mut Step<'_>, conn: &mut Conn, read: &Read) -> Result<Outcome, Error> {
    let mut read = read.clone();
    let setting = step.setting;
    let mut body = Value::Object(read.part("organization"));
    if let Some(abbreviation) = read.text("/abbreviation").map(str::to_owned) {
        let all: Vec<&str> = abbreviation.split([';', ',']).map(str::trim).filter(|one| !one.is_empty()).collect();
        put(&mut body, "/abbreviations", json!(all));
    }
    let source = read.text("/source").unwrap_or(setting.file_name).to_owned();
    put(&mut body, "/sources", json!([{"title": source}]));
    let code = read.text("/organization/code").unwrap_or_default().to_owned();
    if step.seen_before(format!("organization {code}"), &mut read) {
        return Ok(Outcome::Faulty(read.faults));
    }
    if let Some(existing) = step.known.by_code(&code) {
        let mut said = body.clone();
        if let Value::Object(said) = &mut said {
            said.shift_remove("sources");
        }
        let stored = json!(OrganizationInput::of(&existing.content));
        let pointers = differences(&said, &stored);
        let (kind, id) = ("organization".to_owned(), existing.id.uuid());
        return Ok(match pointers.is_empty() {
            true => Outcome::Unchanged,
            false => Outcome::Differing(Differing { row: read.number, kind, id, pointers }),
        });
    }
    let parent = match read.text("/parent").map(str::to_owned) {
        None => Some(setting.keeper),
        Some(words) => match step.known.named(&words) {
            Some(found) => Some(found.id),
            None if step.planned.organizations.contains_key(&words) => {
                if !setting.options.dry_run {
                    return Ok(Outcome::Later);
                }
                None
            }
            None => {
                read.fault(
                    "unknown_reference",
                    "Không có đơn vị cấp trên với mã hoặc tên này; hãy thêm đơn vị đó ở dòng trên, hoặc ghi đúng mã.",
                    "There is no parent with this code or name; add it in a row above, or correct the code.",
                );
                return Ok(Outcome::Faulty(read.faults));
            }
        },
    };
    put(&mut body, "/parents", json!(parent.map(|id| json!({"organizationId": id})).into_iter().collect::<Vec<_>>()));
    let id = OrganizationId::from_uuid(setting.app.ids.next());
    let (organization, custody) = match organizations::prepare(setting.app, conn, setting.call, id, &body) {
        Ok(prepared) => prepared,
        Err(Error::Invalid(faults)) => return Ok(step.explain(read.number, "/organization", &faults)),
        Err(other) => return Err(other),
    };
    if parent.is_some() && !may_add(step, &custody) {
        read.fault(
            "forbidden",
            "Bạn không có quyền thêm đơn vị dưới đơn vị cấp trên này.",
            "You may not add units under this parent.",
        );
        return Ok(Outcome::Faulty(read.faults));
    }
    step.planned.organizations.insert(code, read.number);
    if step.create(&mut read, organization, setting.options.publish)? {
        Ok(Outcome::Created)
    } else {
        Ok(Outcome::Faulty(read.faults))
    }
}
