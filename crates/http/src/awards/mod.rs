//! Awards over HTTP: `/v1/awards`.

mod answer;
mod shape;

pub(crate) use answer::complete;

use serde_json::{Map, Value, json};
use thidua_app::awards::GroupBy;
use thidua_domain::{awards::DEFINITION, sheets::Definition};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{RefOr, Schema},
};

use crate::sheets::{Collection, Words};

/// Awards.
pub(crate) enum Awards {}

impl Collection for Awards {
    const DEFINITION: &'static Definition = &DEFINITION;
    const WORDS: Words = Words {
        one: "an award",
        many: "awards",
        schema: "Award",
        operations: "awards",
        id: "awardId",
        list: "Latest first, by the day they were decided. Every one is a line of a decision: name, post and unit as printed that day. A request looks at 5,000 of them and no more: where common properties rarely meet, a page may be short or empty and have a next one.",
    };
    const UNIT: &'static str = "Given in this unit or in one in its custody today: the recipient's unit that day, or the keeper where none is named.";
    const MORE_LABELS: &'static [(&'static str, &'static str)] = &answer::OF_TYPES;
    const MORE_ORDERS: &'static [&'static str] = &["calling"];
    const COUNTED: &'static [GroupBy] = GroupBy::ALL;
    type Shape = shape::AwardShape;

    fn example() -> Value {
        json!({
            "name": "Nguyễn Văn A",
            "line": {"order": 1, "post": "Công nhân", "unit": "Công ty TNHH MTV X", "award": "Giấy khen"},
            "recipientKind": "individual",
            "awardType": "commune-commendation",
            "kind": "sudden",
            "granted": {"edtf": "2025-09-02"},
            "amount": {"amount": "710000", "currency": "VND"},
            "citation": "Đã có thành tích đột xuất trong phòng, chống thiên tai",
            "workerClass": "worker",
            "sources": [{"seenBy": "Phòng Thi đua, khen thưởng"}],
        })
    }

    fn more_of_answers() -> Map<String, Value> {
        answer::properties()
    }

    fn parts_of_answers() -> Vec<(String, RefOr<Schema>)> {
        let mut parts = vec![(answer::AwardFinding::name().into_owned(), answer::AwardFinding::schema())];
        answer::AwardFinding::schemas(&mut parts);
        parts
    }

    fn patch_example() -> Value {
        json!({"line": {"post": "Tổ trưởng"}, "changeReason": "sửa theo bản gốc"})
    }
}
