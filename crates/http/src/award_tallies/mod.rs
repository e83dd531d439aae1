//! Award tallies over HTTP: `/v1/award-tallies`.

mod shape;

use serde_json::{Value, json};
use thidua_domain::{award_tallies::DEFINITION, sheets::Definition};

use crate::sheets::{Collection, Words};

/// Award tallies.
pub(crate) enum AwardTallies {}

impl Collection for AwardTallies {
    const DEFINITION: &'static Definition = &DEFINITION;
    const WORDS: Words = Words {
        one: "an award tally",
        many: "award tallies",
        schema: "AwardTally",
        operations: "award_tallies",
        id: "awardTallyId",
        list: "How many a source counts without naming them, latest first. They are never part of the counts of awards.",
    };
    type Shape = shape::AwardTallyShape;

    fn example() -> Value {
        json!({
            "title": "40 cờ thi đua",
            "counted": "award",
            "count": {"text": "40 cờ", "value": 40, "unit": "award"},
            "awardType": "provincial-emulation-flag",
            "granted": {"edtf": "2020"},
        })
    }

    fn patch_example() -> Value {
        json!({"granted": {"edtf": "2020-11"}, "changeReason": "theo báo cáo"})
    }
}
