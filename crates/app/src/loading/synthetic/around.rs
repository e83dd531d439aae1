//! What stands around the awards of a synthetic city: two campaigns, the ceremonies of some years, and tallies.

use chrono::Datelike;
use serde_json::{Value, json};
use thidua_domain::records::Kind;

use super::{City, ids::id, plan::Decision, random::Random, source, units::COMMITTEE};

/// The campaigns: first and last year and month.
const CAMPAIGNS: [((i32, u32), (i32, u32)); 2] = [((2016, 1), (2020, 12)), ((2021, 5), (2025, 12))];
/// The years whose awards of the city are handed over at a ceremony that is on record.
const CEREMONIES: [i32; 5] = [2017, 2019, 2021, 2023, 2025];
/// The years of which there are counts without names.
const TALLIES: [i32; 6] = [2015, 2017, 2019, 2021, 2023, 2025];

/// The campaign that runs on the day of a decision.
pub(super) fn campaign_of(decision: &Decision) -> Option<usize> {
    let month = (decision.day.year(), decision.day.month());
    CAMPAIGNS.iter().position(|(first, last)| (*first..=*last).contains(&month))
}

/// The ceremony at which what a decision grants is handed over.
pub(super) fn ceremony_of(decision: &Decision) -> Option<usize> {
    CEREMONIES.iter().position(|year| *year == decision.day.year())
}

impl City {
    /// Campaigns, ceremonies and tallies as they are sent, with their indexes.
    pub(super) fn around(&self) -> Vec<(Kind, usize, Value)> {
        let committee = id(self.city, "organization", COMMITTEE);
        let campaigns = CAMPAIGNS.iter().enumerate().map(|(n, ((first, month), (last, end)))| {
            let title = "Phong trào thi đua “Thành phố Mẫu chung sức xây dựng nông thôn mới”";
            let body = json!({
                "title": format!("{title} giai đoạn {first}–{last} (dữ liệu tổng hợp)"),
                "kind": "thematic",
                "level": "province",
                "period": {"edtf": format!("{first}-{month:02}/{last}-{end}")},
                "fields": ["new_countryside"],
                "targetGroups": ["all"],
                "launchedBy": {
                    "organizationId": committee,
                    "officeId": self.office(COMMITTEE, 0),
                    "on": {"edtf": format!("{first}-{month:02}-10")},
                },
            });
            (Kind::Campaign, n, body)
        });
        let ceremonies = CEREMONIES.iter().enumerate().map(|(n, year)| {
            let body = json!({
                "title": format!("Lễ trao tặng các danh hiệu, hình thức khen thưởng năm {year} của thành phố Mẫu"),
                "held": {"edtf": format!("{year}-10-10")},
                "place": {"name": "Trung tâm Hội nghị thành phố Mẫu"},
                "organizerId": committee,
                "note": super::NOTE,
            });
            (Kind::Ceremony, n, body)
        });
        let tallies = TALLIES.iter().enumerate().map(|(n, year)| {
            let count = Random::of(self.city.seed, "tally", n).between(120, 480);
            let said = format!("{count} điển hình tiên tiến");
            let body = json!({
                "title": format!("{said} được biểu dương năm {year} tại thành phố Mẫu (dữ liệu tổng hợp)"),
                "counted": "exemplar",
                "count": {"text": said},
                "granted": {"edtf": year.to_string()},
                "unitId": committee,
            });
            (Kind::AwardTally, n, body)
        });
        campaigns
            .chain(ceremonies)
            .chain(tallies)
            .map(|(kind, n, mut body)| {
                if let Value::Object(properties) = &mut body {
                    properties.insert("origin".to_owned(), json!("recorded"));
                    properties.insert("sources".to_owned(), json!([{"title": source().title}]));
                }
                (kind, n, body)
            })
            .collect()
    }
}
