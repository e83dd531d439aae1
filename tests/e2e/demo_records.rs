//! What the five announcements say beside documents: articles, people and their posts, campaigns, congresses.

use serde_json::{Value, json};
use thidua_tests::{Client, On, Server, Start, with_query};

use crate::{kinds::KINDS, locality::id};

on_both!(
    every_record_is_recorded_and_names_its_sources,
    articles_are_held_as_printed,
    people_hold_several_posts_on_one_day,
    the_campaign_of_298_is_held_as_it_was_launched,
    the_movements_of_156_are_held_as_printed_and_normalised,
);

fn demo(on: On) -> (Server, Client) {
    let server = Server::fresh(on, &Start::demo());
    let client = server.client();
    (server, client)
}

/// The record of a collection that is called so.
pub(crate) fn called(client: &Client, collection: &str, name: &str) -> Value {
    let all = client.walk(&format!("/v1/{collection}"), 50);
    let is_called = |record: &&Value| [&record["title"], &record["name"]].iter().any(|known| **known == name);
    let found = all.iter().find(is_called).unwrap_or_else(|| panic!("no {name} in {collection}"));
    client.read(found["links"]["self"].as_str().expect("an address"))
}

/// The values at a property of every item of a list.
pub(crate) fn each<'v>(list: &'v Value, property: &str) -> Vec<&'v Value> {
    list.as_array().expect("a list").iter().map(|item| &item[property]).collect()
}

/// Where marks of a kind point to.
pub(crate) fn marked<'v>(record: &'v Value, mark: &str) -> Vec<&'v str> {
    let marks = record["marks"].as_array().expect("marks").iter();
    marks.filter(|found| found["mark"] == mark).filter_map(|found| found["pointer"].as_str()).collect()
}

fn every_record_is_recorded_and_names_its_sources(on: On) {
    let (server, client) = demo(on);
    let counts =
        [("article", 5), ("person", 7), ("post", 14), ("campaign", 7), ("congress_series", 4), ("congress", 6)];
    let journal = server.client_of("auditor").walk("/v1/journal", 100);
    for kind in &KINDS {
        let records = client.walk(&kind.list(), 50);
        let count = counts.iter().find(|(name, _)| *name == kind.one).map_or(0, |(_, count)| *count);
        assert_eq!(records.len(), count, "{}", kind.one);
        let entries = journal.iter().filter(|entry| entry["subjectType"] == kind.one).count();
        assert_eq!(entries, count, "each is one entry: {}", kind.one);
        for record in &records {
            assert_eq!((&record["origin"], &record["visibility"]), (&json!("recorded"), &json!("public")), "{record}");
            assert!(record.get("version").is_none() && record.get("createdAt").is_none(), "{record}");
            let sources = record["sources"].as_array().unwrap();
            assert!(!sources.is_empty(), "no source: {record}");
            for source in sources {
                assert_eq!(source["articleId"].is_string(), kind.one != "article", "{record}");
            }
        }
    }
    for document in client.walk("/v1/documents", 50) {
        assert!(each(&document["sources"], "articleId").iter().all(|article| article.is_string()), "{document}");
    }
}

fn articles_are_held_as_printed(on: On) {
    let (_server, client) = demo(on);
    let newest = client.walk("/v1/articles", 50);
    let published: Vec<&Value> = newest.iter().map(|article| &article["published"]["text"]).collect();
    assert_eq!(
        published,
        [
            &json!("Thời gian: 30/12/2020 15:00"),
            &json!("Thứ Sáu, 23/10/2020 18:30"),
            &json!("Thứ Ba, 22/10/2019, 15:50"),
            &Value::Null,
            &Value::Null,
        ],
        "newest first, and no date where none is printed"
    );
    let (inspectorate, meeting, plan) = (&newest[0], &newest[1], &newest[2]);
    assert_eq!((&meeting["published"]["startTime"], &meeting["author"]), (&json!("18:30"), &json!("Minh Hảo")));
    assert!(marked(meeting, "inferred").contains(&"/title"), "its title stands in its QR line only: {meeting}");
    assert_eq!(meeting["pictures"][0]["people"][0]["person"]["name"], "Đỗ Mạnh Hiến");
    assert_eq!(meeting["pictures"][0]["afterParagraph"], 3);
    assert_eq!(meeting["body"].as_str().unwrap().lines().count(), 6);
    for (printed, article) in
        [("thành quả cảu phong trào", plan), ("nội dung cụ thế", inspectorate), ("địa phưong", inspectorate)]
    {
        assert!(article["body"].as_str().unwrap().contains(printed), "{printed}");
        assert!(marked(article, "as_printed").contains(&"/body"), "{printed}");
    }
    assert_eq!((&plan["views"]["value"], &plan["siteVisits"]["value"]), (&json!(98), &json!(4_071_647)));
    assert_eq!((&plan["section"], &plan["author"]), (&json!("Quy hoạch - Kế hoạch"), &json!("M. NƯƠNG")));
    let offered = each(&plan["services"], "service");
    assert_eq!(offered, ["print_view", "back", "newer_items", "older_items", "more_items", "by_day"]);
    assert_eq!(inspectorate["republishedFrom"][0]["words"], "Lê Phương - (Haiphong.gov.vn)");
    assert!(inspectorate["imprint"].as_str().unwrap().contains("Trưởng ban biên tập: Bùi Hùng Thiện"));
    let undated =
        called(&client, "articles", "Đại hội Thi đua yêu nước thành phố lần thứ IX dự kiến tổ chức vào ngày 26/8/2020");
    assert_eq!(undated["published"], Value::Null);
    assert_eq!(undated["republishedFrom"][0]["words"], "Nguồn tin: haiphong.gov.vn");
    let listed: Vec<&Value> =
        undated["alongside"].as_array().unwrap().iter().map(|item| &item["published"]["edtf"]).collect();
    assert_eq!(listed, ["2024-07-30"; 3]);
    let ninth = called(&client, "congresses", "Đại hội Thi đua yêu nước thành phố Hải Phòng lần thứ IX");
    let about = client.walk(&format!("/v1/articles?aboutId={}", id(&ninth)), 50);
    assert_eq!(about.len(), 3, "the plan, the meeting, and the picture of those who were awarded");
}

fn people_hold_several_posts_on_one_day(on: On) {
    let (_server, client) = demo(on);
    let people = client.walk("/v1/people", 50);
    let names: Vec<&Value> = people.iter().map(|person| &person["name"]).collect();
    assert_eq!(
        names,
        [
            "Lê Văn Bình",
            "Nguyễn Xuân Bình",
            "Đào Khánh Hà",
            "Đỗ Mạnh Hiến",
            "Cao Xuân Liên",
            "Bùi Hùng Thiện",
            "Lưu Xuân Vĩnh"
        ],
        "by given name"
    );
    assert_eq!((&people[1]["honorific"], &people[5]["honorific"]), (&json!("đồng chí"), &Value::Null));
    let posts = |name: &str, day: &str| {
        let person = id(people.iter().find(|person| person["name"] == name).expect("a person"));
        let list = client.walk(&format!("/v1/posts?personId={person}&heldOn={day}"), 50);
        let mut titles: Vec<String> = list.iter().map(|post| post["title"].as_str().unwrap().to_owned()).collect();
        titles.sort_unstable();
        titles
    };
    assert_eq!(
        posts("Nguyễn Xuân Bình", "2020-10-23"),
        [
            "Phó Chủ tịch Thường trực UBND thành phố",
            "Phó Chủ tịch thứ nhất Hội đồng Thi đua – Khen thưởng thành phố",
            "Phó Trưởng ban Thường trực Ban Tổ chức Đại hội thi đua yêu nước",
        ]
    );
    assert_eq!(
        posts("Lưu Xuân Vĩnh", "2020-07-06"),
        ["Chủ tịch UBND tỉnh", "Phó Bí thư Tỉnh ủy", "Trưởng Ban Tổ chức Đại hội"]
    );
    assert_eq!(posts("Cao Xuân Liên", "2020-10-23").len(), 2);
    assert_eq!(posts("Lê Văn Bình", "2020-07-06").len(), 2);
    assert_eq!(posts("Đỗ Mạnh Hiến", "2020-10-22").len(), 0, "nothing says so");
    let chairman = called(&client, "posts", "Chủ tịch UBND tỉnh");
    assert_eq!(chairman["body"]["office"]["name"], "Chủ tịch UBND tỉnh");
    assert_eq!(chairman["attested"][0]["on"]["text"], "Ngày 6-7");
    assert_eq!(marked(&chairman, "inferred"), ["/attested/0/on", "/body/organizationId"]);
}

fn the_campaign_of_298_is_held_as_it_was_launched(on: On) {
    let (_server, client) = demo(on);
    let name =
        "Phong trào thi đua thực hiện thắng lợi Nghị quyết Đại hội Đảng bộ thành phố lần thứ XVI, nhiệm kỳ 2020-2025";
    let campaign = called(&client, "campaigns", name);
    let plan = &campaign["launchedBy"];
    assert_eq!(plan["organization"]["name"], "Ủy ban nhân dân thành phố Hải Phòng");
    let expanded = client.read(&format!("/v1/campaigns/{}?expand=launchedBy", id(&campaign)));
    assert_eq!(expanded["launchedBy"]["document"]["symbol"]["raw"], "298/KH-UBND");
    assert_eq!(campaign["tradition"], "Trung dũng - Quyết thắng");
    assert_eq!(campaign["spirit"], "Người người thi đua, ngành ngành thi đua");
    assert_eq!((&campaign["slogan"], &campaign["window"], &plan["on"]), (&Value::Null, &Value::Null, &Value::Null));
    assert_eq!((&campaign["criteria"], &campaign["period"]["edtf"]), (&json!([]), &json!("2020/2025")));
    assert_eq!(each(&campaign["targets"], "direction"), ["rising_each_year"; 2]);
    assert_eq!(each(&campaign["targets"], "group"), ["grassroots", "direct_worker"]);
    assert_eq!(
        (campaign["purposes"].as_array().unwrap().len(), campaign["requirements"].as_array().unwrap().len()),
        (3, 16)
    );
    assert_eq!(
        campaign["serves"][0]["subject"]["name"],
        "Nghị quyết Đại hội Đảng bộ thành phố lần thứ XVI, nhiệm kỳ 2020-2025"
    );
    let yearly = client.walk(&format!("/v1/campaigns?parentId={}", id(&campaign)), 50);
    assert_eq!(yearly.len(), 2);
    for part in &yearly {
        assert_eq!((&part["parentRelation"], &part["period"]["extent"]), (&json!("part_of"), &json!("span")), "{part}");
        assert!(
            part["period"]["text"].as_str().unwrap().to_lowercase() == "hàng năm" && part["period"]["edtf"] == "XXXX"
        );
    }
    let running = client.walk(&with_query("/v1/campaigns", &[("runningOn", "2022-05-01")]), 50);
    assert!(running.iter().any(|found| found["id"] == campaign["id"]), "in its years: {running:?}");
}

fn the_movements_of_156_are_held_as_printed_and_normalised(on: On) {
    let (_server, client) = demo(on);
    for (title, printed) in [
        ("Doanh nghiệp Việt Nam hội nhập và phát triển", "Doanh nghiệp và Việt Nam hội nhập và phát triển"),
        (
            "Cả nước chung tay vì người nghèo, không để ai bỏ lại phía sau",
            "cả nước chung tay vì người nghèo, không để ai bỏ lại phía sau",
        ),
        (
            "Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở",
            "cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở",
        ),
    ] {
        let movement = called(&client, "campaigns", title);
        assert_eq!(movement["printedTitle"], printed);
        assert_eq!((&movement["launchedBy"], &movement["special"]), (&Value::Null, &Value::Null), "{title}");
        assert!(marked(&movement, "inferred").contains(&"/title"), "{title}");
        assert!(movement["sources"][0]["documentId"].is_string(), "named by the plan: {title}");
    }
    let special = client.walk("/v1/campaigns?special=true", 50);
    assert_eq!(special.len(), 1, "{special:?}");
    let drive = client.read(&format!("/v1/campaigns/{}?expand=launchedBy", id(&special[0])));
    assert_eq!(drive["launchedBy"]["document"]["symbol"]["raw"], "156/KH-UBND");
    assert_eq!((&drive["kind"], &drive["parentId"]), (&json!("periodic"), &Value::Null));
    assert_eq!(drive["serves"][0]["subject"]["name"], "Hội nghị điển hình tiên tiến thành phố lần thứ V");
    assert_eq!(drive["claims"][0]["assertedOn"], "2019-10-22");
    assert_eq!((&drive["window"]["approximate"], &drive["window"]["extent"]), (&json!(true), &json!("span")));
}
