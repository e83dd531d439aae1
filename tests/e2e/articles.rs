//! Articles: what stands around one, the archive by day, the order by time, and changes of their time.

use serde_json::{Value, json};
use thidua_tests::{Client, On};

use crate::locality::{Locality, Record, id};

on_both!(
    neighbours_are_the_next_ones_in_time,
    related_articles_share_subjects,
    hidden_subjects_are_not_shared,
    the_archive_counts_what_its_lists_show,
    a_long_archive_goes_on,
    a_walk_by_time_gives_each_article_once,
    times_are_changed_in_parts
);

/// A draft with a title, a time and subjects.
fn draft(locality: &Locality, title: &str, time: Option<&str>, about: &[&str]) -> Record {
    let about: Vec<Value> = about.iter().map(|id| json!({"subjectId": id})).collect();
    let mut body = json!({"organizationId": locality.unit("tinh-a"), "title": title, "about": about});
    if let Some((edtf, minute)) = time.map(|time| time.split_once(' ').unwrap_or((time, ""))) {
        body["published"] = json!({"edtf": edtf});
        if !minute.is_empty() {
            body["published"]["startTime"] = json!(minute);
        }
    }
    Record::of(&locality.chief.post("/v1/articles", &body), 201)
}

fn public(locality: &Locality, title: &str, time: Option<&str>, about: &[&str]) -> Record {
    locality.publish(&draft(locality, title, time, about))
}

/// The names of the newer and the older neighbour.
fn neighbours(client: &Client, of: &Record) -> [Value; 2] {
    let found = client.read(&format!("{}/neighbours", of.path));
    for name in ["newer", "older"] {
        let other = &found[name];
        if let Some(link) = other["links"]["self"].as_str() {
            assert_eq!(other["type"], "article");
            assert!(link.ends_with(&format!("/v1/articles/{}", id(other))), "{other}");
        }
    }
    assert!(found["links"]["self"].as_str().unwrap().ends_with(&format!("{}/neighbours", of.path)));
    [found["newer"]["name"].clone(), found["older"]["name"].clone()]
}

fn neighbours_are_the_next_ones_in_time(on: On) {
    let locality = Locality::new(on);
    let anyone = locality.server.client();
    let evening = public(&locality, "Tối", Some("2020-10-23 18:30"), &[]);
    let morning = public(&locality, "Sáng", Some("2020-10-23 07:30"), &[]);
    let old = public(&locality, "Cũ", Some("2019-10-19"), &[]);
    let unknown = public(&locality, "Không rõ", None, &[]);
    let hidden = draft(&locality, "Ẩn", Some("2020-10-23 12:00"), &[]);
    assert_eq!(neighbours(&anyone, &evening), [json!(null), json!("Sáng")]);
    assert_eq!(neighbours(&anyone, &morning), [json!("Tối"), json!("Cũ")]);
    assert_eq!(neighbours(&anyone, &old), [json!("Sáng"), json!("Không rõ")]);
    assert_eq!(neighbours(&anyone, &unknown), [json!("Cũ"), json!(null)]);
    assert_eq!(neighbours(&locality.chief, &morning), [json!("Ẩn"), json!("Cũ")]);
    assert_eq!(neighbours(&locality.chief, &hidden), [json!("Tối"), json!("Sáng")]);
    for name in ["neighbours", "related"] {
        let _hidden = anyone.get(&format!("{}/{name}", hidden.path)).problem(404, "not-found");
        let _no_id = anyone.get(&format!("/v1/articles/by-day/{name}")).problem(404, "not-found");
        let path = format!("{}/{name}", morning.path);
        let answer = anyone.get(&path);
        assert_eq!(answer.header("cache-control").map(|value| value.starts_with("public")), Some(true));
        anyone.request("GET", &path).header("if-none-match", &answer.etag()).send().has(304);
        assert_eq!(anyone.post(&path, &json!({})).status, 405);
    }
    let path = format!("{}/neighbours", morning.path);
    let before = anyone.get(&path).without_what_belongs_to_one_request();
    let another = draft(&locality, "Cũng ẩn", Some("2020-10-23 13:00"), &[]);
    assert_eq!(anyone.get(&path).without_what_belongs_to_one_request(), before, "a hidden article shows");
    locality.publish(&another);
    assert_eq!(neighbours(&anyone, &morning), [json!("Cũng ẩn"), json!("Cũ")], "a kept answer is old");
}

/// The related articles: name, and names of what is shared.
fn related(client: &Client, of: &Record) -> Vec<(String, Vec<String>)> {
    let found = client.read(&format!("{}/related", of.path));
    let text = |value: &Value| value["name"].as_str().expect("a name").to_owned();
    let items = found["items"].as_array().expect("items").iter();
    items
        .map(|item| {
            let mut shared: Vec<String> = item["shared"].as_array().expect("shared").iter().map(text).collect();
            shared.sort();
            (text(item), shared)
        })
        .collect()
}

fn with(name: &str, shared: &[&str]) -> (String, Vec<String>) {
    (name.to_owned(), shared.iter().map(|name| (*name).to_owned()).collect())
}

fn related_articles_share_subjects(on: On) {
    let locality = Locality::new(on);
    let anyone = locality.server.client();
    let plan = locality.public("tinh-a", "Kế hoạch");
    let unit = locality.unit("tinh-b");
    let one = public(&locality, "Một", Some("2020-10-01"), &[&plan.id, unit]);
    let _both = public(&locality, "Cả hai", Some("2015-01-01"), &[unit, &plan.id]);
    let _newer = public(&locality, "Mới", Some("2020-12-30"), &[&plan.id]);
    let _older = public(&locality, "Cũ", Some("2020-01-01"), &[unit]);
    let _unknown = public(&locality, "Không rõ", None, &[unit]);
    let _other = public(&locality, "Khác", Some("2020-10-02"), &[locality.unit("tinh")]);
    let hidden = draft(&locality, "Ẩn", Some("2021-01-01"), &[&plan.id, unit]);
    let (kind, place) = ("Kế hoạch", "Đơn vị tinh-b");
    let seen = [with("Cả hai", &[kind, place]), with("Mới", &[kind]), with("Cũ", &[place]), with("Không rõ", &[place])];
    assert_eq!(related(&anyone, &one), seen);
    assert_eq!(related(&locality.chief, &one)[0], with("Ẩn", &[kind, place]));
    let first = &anyone.read(&format!("{}/related", one.path))["items"][0];
    assert_eq!((&first["type"], &first["published"]["earliest"]), (&json!("article"), &json!("2015-01-01")));
    locality.publish(&hidden);
    assert_eq!(related(&anyone, &one)[0], with("Ẩn", &[kind, place]), "a kept answer is old");
    let alone = public(&locality, "Không nói về gì", None, &[]);
    assert_eq!(related(&anyone, &alone), []);
}

/// Two articles about one record tell nothing of each other to those who do not see it.
fn hidden_subjects_are_not_shared(on: On) {
    let locality = Locality::new(on);
    let anyone = locality.server.client();
    let plan = locality.draft("tinh-a", "Kế hoạch chưa công bố");
    let one = public(&locality, "Một", Some("2020-10-01"), &[&plan.id]);
    let _two = public(&locality, "Hai", Some("2020-10-02"), &[&plan.id]);
    assert_eq!(related(&anyone, &one), []);
    assert_eq!(related(&locality.chief, &one), [with("Hai", &["Kế hoạch chưa công bố"])]);
    locality.publish(&plan);
    assert_eq!(related(&anyone, &one), [with("Hai", &["Kế hoạch chưa công bố"])], "a kept answer is old");
}

/// The days of an archive and their counts; the list of each day has as many.
fn archive(client: &Client, query: &str) -> Vec<(String, i64)> {
    let found = client.read(&format!("/v1/articles/by-day{query}"));
    let items = found["items"].as_array().expect("items").iter();
    items
        .map(|item| {
            let link = item["links"]["self"].as_str().expect("a link");
            let list = client.walk(&link[link.find("/v1/").expect("an address")..], 100);
            let count = item["count"].as_i64().expect("a count");
            assert_eq!(i64::try_from(list.len()).ok(), Some(count), "{link}");
            (item["day"].as_str().expect("a day").to_owned(), count)
        })
        .collect()
}

fn counted(days: &[(&str, i64)]) -> Vec<(String, i64)> {
    days.iter().map(|(day, count)| ((*day).to_owned(), *count)).collect()
}

fn the_archive_counts_what_its_lists_show(on: On) {
    let locality = Locality::new(on);
    let anyone = locality.server.client();
    let unit = locality.unit("tinh-b");
    assert_eq!(archive(&anyone, ""), []);
    for (title, time, about) in [
        ("Đại hội", Some("2020-10-23 18:30"), unit),
        ("Đại hội lần hai", Some("2020-10-23 07:00"), locality.unit("tinh")),
        ("Hội nghị", Some("2020-10-19"), unit),
        ("Cả tháng", Some("2020-10"), unit),
        ("Hằng năm", Some("XXXX-10-19"), unit),
        ("Xưa", Some("1948-06-11"), unit),
        ("Không rõ", None, unit),
    ] {
        public(&locality, title, time, &[about]);
    }
    let hidden = draft(&locality, "Ẩn", Some("2020-10-23"), &[unit]);
    let _alone = draft(&locality, "Ẩn một mình", Some("2020-11-01"), &[unit]);
    assert_eq!(archive(&anyone, ""), counted(&[("2020-10-23", 3), ("2020-10-19", 3), ("1948-06-11", 1)]));
    let all = counted(&[("2020-11-01", 1), ("2020-10-23", 4), ("2020-10-19", 3), ("1948-06-11", 1)]);
    assert_eq!(archive(&locality.chief, ""), all);
    assert_eq!(archive(&anyone, "?publishedFrom=2020-10-20"), counted(&[("2020-10-23", 3)]));
    assert_eq!(archive(&anyone, "?publishedFrom=2020-10-01&publishedTo=2020-10-19"), counted(&[("2020-10-19", 3)]));
    assert_eq!(archive(&anyone, "?publishedTo=1950-01-01"), counted(&[("1948-06-11", 1)]));
    assert_eq!(archive(&anyone, &format!("?aboutId={unit}&publishedFrom=2020-01-01"))[0].1, 2);
    assert_eq!(archive(&anyone, "?q=dai%20hoi"), counted(&[("2020-10-23", 2)]));
    assert_eq!(archive(&anyone, "?outlet=Kh%C3%B4ng%20c%C3%B3"), []);
    assert_eq!(anyone.get("/v1/articles/by-day?from=2020-01-01").faults(), ["from"]);
    assert_eq!(anyone.get("/v1/articles/by-day?publishedFrom=2020").faults(), ["publishedFrom"]);
    for method in ["POST", "PATCH", "DELETE"] {
        let refused = anyone.request(method, "/v1/articles/by-day").send();
        assert_eq!((refused.status, refused.header("allow")), (405, Some("GET, HEAD, OPTIONS")), "{method}");
    }
    locality.publish(&hidden);
    assert_eq!(archive(&anyone, "?publishedFrom=2020-10-20"), counted(&[("2020-10-23", 4)]), "a kept answer is old");
}

fn a_long_archive_goes_on(on: On) {
    let locality = Locality::new(on);
    let anyone = locality.server.client();
    let first: chrono::NaiveDate = "2019-01-01".parse().unwrap();
    let days: Vec<String> = first.iter_days().take(370).map(|day| day.to_string()).collect();
    for day in &days {
        public(&locality, &format!("Tin {day}"), Some(day), &[]);
    }
    let (mut shown, mut next) = (Vec::new(), Some("/v1/articles/by-day?publishedFrom=2019-01-02".to_owned()));
    let mut sizes = Vec::new();
    while let Some(address) = next {
        let page = anyone.read(&address);
        let items = page["items"].as_array().expect("items");
        sizes.push(items.len());
        shown.extend(items.iter().map(|item| item["day"].as_str().expect("a day").to_owned()));
        next = page["links"]["next"].as_str().map(|link| link[link.find("/v1/").expect("an address")..].to_owned());
    }
    assert_eq!(sizes, [366, 3]);
    shown.reverse();
    assert_eq!(shown, days[1..]);
}

fn a_walk_by_time_gives_each_article_once(on: On) {
    const COUNT: usize = 40;
    let locality = Locality::new(on);
    let anyone = locality.server.client();
    let written: Vec<Record> = (0..COUNT)
        .map(|number| {
            let time = format!("2020-{:02}-{:02} {:02}:30", 1 + number % 3, 1 + number % 5, number % 4);
            public(&locality, &format!("Bài {number}"), (number % 2 == 0).then_some(time.as_str()), &[])
        })
        .collect();
    let mut wanted: Vec<&str> = written.iter().map(|record| record.id.as_str()).collect();
    wanted.sort_unstable();
    for (sort, newest_first) in [("-published", true), ("published", false)] {
        for size in [1, 7, 100] {
            let items = anyone.walk(&format!("/v1/articles?sort={sort}"), size);
            let mut found: Vec<String> = items.iter().map(id).collect();
            found.sort_unstable();
            assert_eq!(found, wanted, "{sort} {size}");
            let mut moments: Vec<Option<String>> = items
                .iter()
                .map(|item| {
                    let window = &item["published"];
                    Some(format!("{} {}", window["earliest"].as_str()?, window["startTime"].as_str()?))
                })
                .collect();
            if !newest_first {
                moments.reverse();
            }
            assert!(moments.is_sorted_by(|one, other| one >= other), "{sort} {size}: {moments:?}");
        }
    }
    // The walk from neighbour to neighbour is the list.
    let list: Vec<String> = anyone.walk("/v1/articles?sort=-published", 100).iter().map(id).collect();
    let mut at = Some(list[0].clone());
    let mut passed = Vec::new();
    while let Some(here) = at {
        at = anyone.read(&format!("/v1/articles/{here}/neighbours"))["older"]["id"].as_str().map(str::to_owned);
        passed.push(here);
    }
    assert_eq!(passed, list);
}

fn times_are_changed_in_parts(on: On) {
    let locality = Locality::new(on);
    let chief = &locality.chief;
    let record = draft(&locality, "Bài", Some("2020-10-23 18:30"), &[]);
    let patch = |record: &Record, published: Value| {
        chief.patch(&record.path, &chief.get(&record.path).etag(), &json!({"published": published}))
    };
    let shown = |record: &Record, names: [&str; 5]| {
        let window = chief.read(&record.path)["published"].clone();
        json!(names.map(|name| window[name].clone()))
    };
    let names = ["text", "earliest", "latest", "startTime", "edtf"];
    patch(&record, json!({"text": "Thứ Sáu, 23/10/2020 18:30"})).has(200);
    let words = "Thứ Sáu, 23/10/2020 18:30";
    assert_eq!(shown(&record, names), json!([words, "2020-10-23", "2020-10-23", "18:30", "2020-10-23"]));
    patch(&record, json!({"startTime": null})).has(200);
    assert_eq!(shown(&record, names), json!([words, "2020-10-23", "2020-10-23", null, "2020-10-23"]));
    patch(&record, json!({"edtf": "2020-11"})).has(200);
    assert_eq!(shown(&record, names), json!([words, "2020-11-01", "2020-11-30", null, "2020-11"]));
    patch(&record, json!({"earliest": "2020-11-11", "latest": "2020-11-20"})).has(200);
    let third = json!([words, "2020-11-11", "2020-11-20", null, "[2020-11-11..2020-11-20]"]);
    assert_eq!(shown(&record, names), third);
    patch(&record, json!({"latest": "2020-11-15"})).has(200);
    assert_eq!(shown(&record, names)[2], "2020-11-15");
    let reversed = patch(&record, json!({"latest": "2020-11-01"}));
    assert!(reversed.faults().iter().all(|place| place.starts_with("#/published")), "{}", reversed.text());
    patch(&record, json!({"edtf": "XXXX-06-11", "extent": "span", "text": null})).has(200);
    assert_eq!(shown(&record, names), json!([null, null, null, null, "XXXX-06-11"]));
    patch(&record, json!({"text": "hằng năm, dịp 11/6"})).has(200);
    assert_eq!(shown(&record, names), json!(["hằng năm, dịp 11/6", null, null, null, "XXXX-06-11"]));
    let half = patch(&record, json!({"earliest": "2020-06-11"}));
    assert!(half.faults().iter().all(|place| place.starts_with("#/published")), "{}", half.text());
    patch(&record, json!({"earliest": "2020-06-11", "latest": "2020-06-11", "edtf": null, "extent": null})).has(200);
    assert_eq!(shown(&record, names)[4], "2020-06-11");
    patch(&record, json!({"unknown": 1})).has(400);
    patch(&record, Value::Null).has(200);
    assert_eq!(chief.read(&record.path)["published"], Value::Null);
    assert_eq!(patch(&record, json!({"text": "23/10/2020"})).faults(), ["#/published"], "words alone are no time");
    assert_eq!(patch(&record, json!({})).faults(), ["#/published"]);
    patch(&record, json!({"text": "tháng 10/2020", "edtf": "2020-10"})).has(200);
    assert_eq!(shown(&record, names)[1], "2020-10-01");
}
