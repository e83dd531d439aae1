//! Why an import cannot go on.

use thidua_domain::{
    access::Permission,
    faults::{Fault, Faults},
};

use crate::{code_lists, errors::Error, records::Kept};

/// The account lost a right since it sent the file.
pub(super) fn lacks(permission: Permission) -> Faults {
    let label = code_lists::label("permissions", permission.as_str());
    let (vi, en) = label.map_or_else(Default::default, |label| (label.vi, label.en.unwrap_or_default()));
    Fault::body(
        "",
        "forbidden",
        format!("Tài khoản gửi tệp không còn quyền {permission} ({vi}) trên đơn vị này; hãy xin quyền rồi gửi lại."),
        format!(
            "The account that sent the file lacks {permission} ({en}) on this unit; ask for it and send the file again."
        ),
    )
    .into()
}

/// The keeper is gone.
pub(super) fn hidden() -> Faults {
    Fault::body(
        "",
        "unknown_reference",
        "Đơn vị lưu giữ không còn; hãy gửi lại với đơn vị khác.",
        "The unit that was to keep the records is gone; send the file again with another one.",
    )
    .into()
}

/// What a broken rule of the database means, whatever the record was.
pub(super) fn explain(error: Error) -> Error {
    let error = thidua_domain::documents::Document::explain(error);
    thidua_domain::sheets::Sheet::explain(error)
}
