//! Ceremonies over HTTP: `/v1/ceremonies`.

mod shape;

use serde_json::{Value, json};
use thidua_domain::{ceremonies::DEFINITION, sheets::Definition};

use crate::sheets::{Collection, Words};

/// Ceremonies.
pub(crate) enum Ceremonies {}

impl Collection for Ceremonies {
    const DEFINITION: &'static Definition = &DEFINITION;
    const WORDS: Words = Words {
        one: "a ceremony",
        many: "ceremonies",
        schema: "Ceremony",
        operations: "ceremonies",
        id: "ceremonyId",
        list: "Latest first. Which awards are handed over at one, in the order of calling, is `GET /v1/awards?ceremonyId=…`.",
    };
    type Shape = shape::CeremonyShape;

    fn example() -> Value {
        json!({
            "title": "Lễ công bố và trao tặng danh hiệu thi đua, hình thức khen thưởng",
            "held": {"edtf": "2025-09-02", "partOfDay": "morning"},
            "place": {"name": "Hội trường UBND xã"},
            "presenters": [{"posts": "Chủ tịch UBND xã"}],
        })
    }

    fn patch_example() -> Value {
        json!({"note": "Tổ chức trong lễ kỷ niệm Quốc khánh.", "changeReason": "bổ sung"})
    }
}
