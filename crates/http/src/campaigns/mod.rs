//! Emulation campaigns over HTTP: `/v1/campaigns`.

mod shape;

use serde_json::{Value, json};
use thidua_domain::{campaigns::DEFINITION, sheets::Definition};

use crate::sheets::{Collection, Words};

/// Emulation campaigns.
pub(crate) enum Campaigns {}

impl Collection for Campaigns {
    const DEFINITION: &'static Definition = &DEFINITION;
    const WORDS: Words = Words {
        one: "a campaign",
        many: "campaigns",
        schema: "Campaign",
        operations: "campaigns",
        id: "campaignId",
        list: "Latest first. `runningOn` gives those that run on a day, by their window, or else by the years they belong to.",
    };
    type Shape = shape::CampaignShape;

    fn example() -> Value {
        json!({
            "title": "Phong trào thi đua thực hiện thắng lợi Nghị quyết Đại hội Đảng bộ thành phố lần thứ XVI",
            "kind": "thematic",
            "level": "province",
            "period": {"text": "nhiệm kỳ 2020-2025", "edtf": "2020/2025"},
            "spirit": "Người người thi đua, ngành ngành thi đua",
            "principles": ["chính xác, công khai, công bằng, kịp thời"],
            "targetGroups": ["direct_worker"],
            "targets": [{"text": "tỷ lệ khen thưởng tăng hàng năm", "direction": "rising_each_year", "group": "direct_worker"}],
            "launchedBy": {"documentId": "019857a0-0000-7000-8000-000000000001"},
            "claims": [{"field": "/window", "value": {"edtf": "2020-12-30/2025"}, "source": {"title": "Kế hoạch phát động"}}],
            "origin": "recorded",
            "sources": [{"title": "Phát động phong trào thi đua thực hiện thắng lợi Nghị quyết Đại hội Đảng bộ thành phố", "publishedOn": "2020-12-30"}],
        })
    }

    fn patch_example() -> Value {
        json!({"special": true, "changeReason": "theo kế hoạch"})
    }
}
