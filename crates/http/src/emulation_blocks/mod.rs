//! Emulation blocks and clusters over HTTP: `/v1/emulation-blocks`.

mod shape;

use serde_json::{Value, json};
use thidua_domain::{emulation_blocks::DEFINITION, sheets::Definition};

use crate::sheets::{Collection, Words};

/// Emulation blocks and clusters.
pub(crate) enum EmulationBlocks {}

impl Collection for EmulationBlocks {
    const DEFINITION: &'static Definition = &DEFINITION;
    const WORDS: Words = Words {
        one: "an emulation block",
        many: "emulation blocks",
        schema: "EmulationBlock",
        operations: "emulation_blocks",
        id: "emulationBlockId",
        list: "By name. With their members and head by year, and the covenants they signed.",
    };
    type Shape = shape::EmulationBlockShape;

    fn example() -> Value {
        json!({
            "title": "Cụm thi đua số 1",
            "kind": "cluster",
            "level": "province",
            "years": [{
                "year": 2020,
                "headId": "019857a0-0000-7000-8000-000000000003",
                "members": [{"organizationId": "019857a0-0000-7000-8000-000000000003"}],
            }],
            "covenants": [{"title": "Giao ước thi đua năm 2020", "signatories": [{"name": "Đại diện mười đơn vị"}]}],
        })
    }

    fn patch_example() -> Value {
        json!({"criteria": ["Hoàn thành nhiệm vụ chính trị"], "changeReason": "theo quy chế cụm"})
    }
}
