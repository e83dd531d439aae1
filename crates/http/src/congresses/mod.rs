//! Congresses and conferences over HTTP: `/v1/congresses`.

mod preparation;
mod programme;
mod shape;

use serde_json::{Value, json};
use thidua_domain::{congresses::DEFINITION, sheets::Definition};

use crate::sheets::{Collection, Words};

/// Congresses and conferences.
pub(crate) enum Congresses {}

impl Collection for Congresses {
    const DEFINITION: &'static Definition = &DEFINITION;
    const WORDS: Words = Words {
        one: "a congress",
        many: "congresses",
        schema: "Congress",
        operations: "congresses",
        id: "congressId",
        list: "Latest first, by the time held, or else planned. What sources say of time, place and numbers stands in claims.",
    };
    type Shape = shape::CongressShape;

    fn example() -> Value {
        json!({
            "title": "Đại hội Thi đua yêu nước thành phố lần thứ IX",
            "kind": "emulation_congress",
            "level": "province",
            "ordinal": {"written": "IX", "number": 9},
            "term": {"text": "2020 – 2025", "edtf": "2020/2025"},
            "status": "planned",
            "claims": [{
                "field": "/planned",
                "value": {"text": "trung tuần tháng 11/2020", "edtf": "[2020-11-11..2020-11-20]"},
                "assertedOn": "2020-10-23",
                "source": {"title": "Đại hội thi đua yêu nước thành phố lần thứ IX: Chuẩn bị chu đáo và nghiêm túc"},
            }],
            "broadcasts": [{"medium": "television", "outlet": "Đài Phát thanh và Truyền hình", "live": true}],
            "origin": "recorded",
            "sources": [{"title": "Đại hội thi đua yêu nước thành phố lần thứ IX: Chuẩn bị chu đáo và nghiêm túc"}],
        })
    }

    fn patch_example() -> Value {
        json!({"status": "held", "changeReason": "đã tổ chức"})
    }
}
