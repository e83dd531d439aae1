//! Posts over HTTP: `/v1/posts`.

mod shape;

use serde_json::{Value, json};
use thidua_domain::{posts::DEFINITION, sheets::Definition};

use crate::sheets::{Collection, Words};

/// Posts.
pub(crate) enum Posts {}

impl Collection for Posts {
    const DEFINITION: &'static Definition = &DEFINITION;
    const WORDS: Words = Words {
        one: "a post",
        many: "posts",
        schema: "Post",
        operations: "posts",
        id: "postId",
        list: "What somebody is in a body, latest first. `heldOn` gives those that were held, or seen held, on a day.",
    };
    type Shape = shape::PostShape;

    fn example() -> Value {
        json!({
            "title": "Chủ tịch UBND tỉnh",
            "personId": "019857a0-0000-7000-8000-000000000006",
            "body": {"organizationId": "019857a0-0000-7000-8000-000000000003", "name": "UBND tỉnh"},
            "attested": [{"on": {"edtf": "2020-07-06"}}],
        })
    }

    fn patch_example() -> Value {
        json!({"held": {"earliest": "2014-01-01"}, "changeReason": "theo nghị quyết"})
    }
}
