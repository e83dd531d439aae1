//! People over HTTP: `/v1/people`.

mod shape;

use serde_json::{Value, json};
use thidua_domain::{people::DEFINITION, sheets::Definition};

use crate::sheets::{Collection, Words};

/// People.
pub(crate) enum People {}

impl Collection for People {
    const DEFINITION: &'static Definition = &DEFINITION;
    const WORDS: Words = Words {
        one: "a person",
        many: "people",
        schema: "Person",
        operations: "people",
        id: "personId",
        list: "By given name, in the order of the Vietnamese alphabet.",
    };
    type Shape = shape::PersonShape;

    fn example() -> Value {
        json!({"name": "Nguyễn Văn A", "honorific": "đồng chí", "variants": ["Nguyễn Văn  A."]})
    }

    fn patch_example() -> Value {
        json!({"honorific": "ông", "changeReason": "theo bản tin"})
    }
}
