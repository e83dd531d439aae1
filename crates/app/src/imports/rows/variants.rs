//! Names that officers decided on: the recipient is called so too, and the next file does not ask again.

use serde_json::json;
use thidua_domain::{
    access::Permission,
    changes::{Change, Event, Record},
    matching::{Named, bare_name, exact_key},
    records::{Kind, Visibility},
    sheets::Sheet,
};
use thidua_persistence::{connection::Conn, sheets};
use uuid::Uuid;

use super::{Read, Step, candidates::variants};
use crate::{
    errors::Error,
    imports::{as_user, columns::put},
    records::Kept,
};

/// As many as the API takes.
const MOST: usize = 100;

/// Adds the name of a row that was decided to be this recipient to the names of the recipient, where the caller may change
/// it; else a note says who should.
pub(super) fn learn(
    step: &mut Step<'_>,
    conn: &mut Conn,
    read: &mut Read,
    named: &Named,
    id: Uuid,
) -> Result<(), Error> {
    if step.planned.is_recipient(id) {
        return Ok(());
    }
    let changed = step.changes.iter_mut().find_map(|change| match &mut change.record {
        Record::Sheet(sheet) if sheet.id == id => Some(sheet),
        _ => None,
    });
    if let Some(sheet) = changed {
        add(sheet, named);
        return Ok(());
    }
    let Some(mut sheet) = sheets::find_locked(conn, Kind::Recipient, id)? else { return Ok(()) };
    if !add(&mut sheet, named) {
        return Ok(());
    }
    let custody = sheet.custody(conn)?;
    let both: &'static [Permission] = &[Permission::RecipientsWrite, Permission::RecipientsPublish];
    let write: &'static [Permission] = &[Permission::RecipientsWrite];
    let needed = if sheet.front.visibility == Visibility::Public { both } else { write };
    if !as_user::may(step.setting.call, &custody, needed) {
        read.note(
            "variant_not_added",
            format!("Bạn không có quyền sửa đối tượng này nên tên \"{}\" chưa được thêm vào các cách ghi tên (variants); tệp sau sẽ hỏi lại.", named.name),
            format!("You may not change this recipient, so the name \"{}\" is not among its variants; the next file will ask again.", named.name),
        );
        return Ok(());
    }
    let reason = format!("{}, {}", step.setting.file_name, read.number);
    step.changes.push(Change::new(Event::Updated, sheet.into_record()).because(reason));
    Ok(())
}

/// Adds a name that the recipient is not known by yet. Whether it was added.
fn add(sheet: &mut Sheet, named: &Named) -> bool {
    let name = bare_name(&named.name, named.kind.as_deref());
    let known = variants(&sheet.content);
    let is_known =
        std::iter::once(sheet.name()).chain(known.iter().cloned()).any(|own| exact_key(&own) == exact_key(name));
    if is_known || known.len() >= MOST {
        return false;
    }
    let variants: Vec<String> = known.into_iter().chain([name.to_owned()]).collect();
    put(&mut sheet.content, "/variants", json!(variants));
    true
}
