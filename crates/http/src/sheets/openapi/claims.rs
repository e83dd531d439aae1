//! The shapes of claims: one value per property that sources may disagree on.

use serde_json::{Value, json};
use thidua_domain::sheets::{Definition, Means};

use super::{described, reference};

/// The values that the claims of a kind may have, once each.
fn values(definition: &Definition, written: bool) -> Value {
    let mut kinds: Vec<Value> = Vec::new();
    for claimable in definition.claimable {
        let schema = match (claimable.means, written) {
            (Means::Time, true) => reference("TimeInput"),
            (Means::Time, false) => reference("TimeWindow"),
            (Means::Quantity, true) => reference("QuantityInput"),
            (Means::Quantity, false) => reference("Quantity"),
            (_, true) => json!({"type": "array", "minItems": 1, "maxItems": 20, "items": reference("PlaceInput")}),
            (_, false) => json!({"type": "array", "maxItems": 20, "items": reference("Place")}),
        };
        if !kinds.contains(&schema) {
            kinds.push(schema);
        }
    }
    if kinds.len() == 1 { kinds.remove(0) } else { json!({"anyOf": kinds}) }
}

fn fields(definition: &Definition) -> Value {
    let fields: Vec<&str> = definition.claimable.iter().map(|known| known.field).collect();
    json!({"type": "string", "enum": fields, "description": "The property it is about, as a JSON pointer."})
}

/// A claim as it is written.
pub(super) fn input(definition: &Definition, example: &Value) -> Value {
    json!({
        "type": "object",
        "description": "What one source says of a value.",
        "required": ["field", "value", "source"],
        "properties": {
            "id": {"type": ["string", "null"], "format": "uuid", "description": "Its id, when the record has it already; a new one has none."},
            "field": fields(definition),
            "value": described(values(definition, true), "The value, of the kind that the property has."),
            "assertedOn": {"type": ["string", "null"], "format": "date", "description": "The day it was said; left out: the day the source was published, if known.", "example": "2020-10-23"},
            "source": described(reference("Source"), "Who said it."),
            "supersedesId": {"type": ["string", "null"], "format": "uuid", "description": "The claim about the same property that it takes the place of."},
            "reason": {"type": ["string", "null"], "minLength": 1, "maxLength": 1000, "pattern": r"\S", "description": "Why the value is another one than before."},
            "chosen": {"type": ["boolean", "null"], "description": "Whether it is shown first although a later one was asserted."},
        },
        "example": example,
    })
}

/// A claim as it is answered.
pub(super) fn answer(definition: &Definition) -> Value {
    json!({
        "type": "object",
        "description": "What one source says of a value.",
        "required": ["id", "field", "value", "assertedOn", "source", "supersedesId", "chosen", "reason", "preferred"],
        "properties": {
            "id": {"type": "string", "format": "uuid", "description": "Its id."},
            "field": fields(definition),
            "value": described(values(definition, false), "The value."),
            "assertedOn": {"type": ["string", "null"], "format": "date", "description": "The day it was said; null when the source has no date."},
            "source": described(reference("SourceAnswer"), "Who said it."),
            "supersedesId": {"type": ["string", "null"], "format": "uuid", "description": "The claim it takes the place of."},
            "chosen": {"type": "boolean", "description": "Whether an officer chose it over later ones."},
            "reason": {"type": ["string", "null"], "maxLength": 1000, "description": "Why the value is another one than before."},
            "preferred": {"type": "boolean", "description": "Whether it is the one that the record shows."},
        },
    })
}
