//! Exemplars over HTTP: `/v1/exemplars`.

mod shape;

use serde_json::{Value, json};
use thidua_domain::{exemplars::DEFINITION, sheets::Definition};

use crate::sheets::{Collection, Words};

/// Exemplars.
pub(crate) enum Exemplars {}

impl Collection for Exemplars {
    const DEFINITION: &'static Definition = &DEFINITION;
    const WORDS: Words = Words {
        one: "an exemplar",
        many: "exemplars",
        schema: "Exemplar",
        operations: "exemplars",
        id: "exemplarId",
        list: "Latest first, by the day first seen, or else by their events.",
    };
    type Shape = shape::ExemplarShape;

    fn example() -> Value {
        json!({
            "name": "Tổ dân phố tự quản",
            "class": "small_collective",
            "fields": ["society"],
            "deed": "Giữ gìn an ninh, trật tự",
            "newFactor": true,
            "firstSeen": {"edtf": "2020-03"},
            "events": [{"event": "detected", "on": {"edtf": "2020-03"}}],
        })
    }

    fn patch_example() -> Value {
        json!({"story": "Tổ được thành lập từ năm 2018.", "changeReason": "bổ sung câu chuyện"})
    }
}
