//! Series of congresses and conferences over HTTP: `/v1/congress-series`.

mod shape;

use serde_json::{Value, json};
use thidua_domain::{congress_series::DEFINITION, sheets::Definition};

use crate::sheets::{Collection, Words};

/// Series of congresses and conferences.
pub(crate) enum CongressSeries {}

impl Collection for CongressSeries {
    const DEFINITION: &'static Definition = &DEFINITION;
    const WORDS: Words = Words {
        one: "a congress series",
        many: "congress series",
        schema: "CongressSeries",
        operations: "congress_series",
        id: "congressSeriesId",
        list: "By name. A series sends delegates to its parent.",
    };
    type Shape = shape::CongressSeriesShape;

    fn example() -> Value {
        json!({"title": "Đại hội Thi đua yêu nước tỉnh", "kind": "emulation_congress", "level": "province"})
    }

    fn patch_example() -> Value {
        json!({"level": "province", "changeReason": "bổ sung cấp"})
    }
}
