//! Every text of a body: one form of Unicode, no control characters, no secret marking.

use serde_json::Value;

use crate::{
    checks,
    faults::{Fault, Faults},
    text::nfc,
};

/// Brings every text below `value` into the form that is stored, and faults what may not be.
pub(super) fn tidy(value: &mut Value, pointer: &str, faults: &mut Faults) {
    match value {
        Value::String(text) => {
            let tidied = nfc(text.trim());
            if tidied.chars().any(|c| c.is_control() && c != '\n') {
                faults.push(Fault::body(
                    pointer,
                    "control_character",
                    "Có ký tự điều khiển; hãy xoá và gõ lại.",
                    "It holds a control character; remove it and type the text again.",
                ));
            }
            checks::secrecy(&tidied, pointer, faults);
            *text = tidied;
        }
        Value::Array(items) => {
            for (n, item) in items.iter_mut().enumerate() {
                tidy(item, &format!("{pointer}/{n}"), faults);
            }
        }
        Value::Object(properties) => {
            for (name, inner) in properties.iter_mut() {
                tidy(inner, &format!("{pointer}/{name}"), faults);
            }
        }
        _ => {}
    }
}
