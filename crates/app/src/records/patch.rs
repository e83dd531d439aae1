//! Reading a merge patch.

use serde_json::Value;
use thidua_domain::{checks, faults::Faults};

/// A patch without its reason, which is kept in the journal and never in the record, and that reason.
pub(crate) fn split_patch(patch: &Value, faults: &mut Faults) -> (Value, Option<String>) {
    let mut patch = patch.clone();
    let reason = match &mut patch {
        Value::Object(properties) => properties.shift_remove("changeReason"),
        _ => None,
    };
    let reason = reason.as_ref().and_then(Value::as_str).map(|text| checks::reason(text, "/changeReason", faults));
    (patch, reason)
}

/// What serde says about a body that its schema let through.
pub(crate) fn misread(error: &serde_json::Error) -> Faults {
    checks::misread("", error)
}
