//! Walks through the lists of campaigns, congresses, articles and people: each record once, in the order asked for.

use serde_json::{Value, json};
use thidua_tests::{Client, On};

use crate::{
    kinds::{Kind, called},
    locality::{Locality, Record, id},
};

on_both!(a_walk_gives_each_record_once, people_run_by_given_name, articles_of_one_day_run_by_their_minute);

const COUNT: usize = 36;
const NAMES: [&str; 5] = ["Ân", "An", "Đạt", "Ba", "Em"];

/// Public records of a kind, every second one without a date, with names and dates that repeat.
fn filled(locality: &Locality, kind: &Kind) -> Vec<Record> {
    (0..COUNT)
        .map(|number| {
            let name = format!("Thi đua {}", NAMES[number % NAMES.len()]);
            let mut body = kind.body(locality, "tinh-a", &name, "");
            if number % 2 == 0 {
                body = kind.dated(body, &format!("2019-0{}-1{}", 1 + number % 9, number % 4));
            }
            locality.publish(&kind.create(&locality.chief, &body))
        })
        .collect()
}

fn ids(client: &Client, path: &str, size: u32) -> Vec<String> {
    client.walk(path, size).iter().map(id).collect()
}

fn sorted(mut ids: Vec<String>) -> Vec<String> {
    ids.sort_unstable();
    ids
}

fn a_walk_gives_each_record_once(on: On) {
    let locality = Locality::new(on);
    let anyone = locality.server.client();
    for kind in [called("campaign"), called("congress"), called("article"), called("exemplar")] {
        let all = sorted(filled(&locality, kind).into_iter().map(|record| record.id).collect());
        let (path, by_time) = (kind.list(), kind.by_time.expect("an order by time"));
        for client in [&anyone, &locality.chief] {
            for sort in [by_time, kind.name, "updatedAt"] {
                for size in [1, 7, 100] {
                    let there = ids(client, &format!("{path}?sort={sort}"), size);
                    assert_eq!(sorted(there.clone()), all, "{path} sort={sort} pageSize={size}");
                    let back = ids(client, &format!("{path}?sort=-{sort}"), size);
                    assert_eq!(back.into_iter().rev().collect::<Vec<_>>(), there, "{path} sort=-{sort}");
                }
            }
            assert_eq!(ids(client, &path, 9), ids(client, &format!("{path}?sort=-{by_time}"), 11), "{path}");
            let found = ids(client, &format!("{path}?q=thi%20dua%20an"), 5);
            assert_eq!(found.len(), (0..COUNT).filter(|number| number % NAMES.len() < 2).count(), "{path}: An and Ân");
        }
        let newest = anyone.walk(&format!("{path}?sort=-{by_time}"), 100);
        let days: Vec<Option<&str>> = newest.iter().map(|item| item[by_time]["earliest"].as_str()).collect();
        assert!(days.is_sorted_by(|a, b| a >= b), "{path}: newest first, unknown last: {days:?}");
        assert_eq!(days.iter().filter(|day| day.is_none()).count(), COUNT / 2);
        let total = anyone.read(&format!("{path}?pageSize=1&includeTotal=true"));
        assert_eq!(total["page"]["total"], COUNT, "{path}");
        cursors_belong_to_their_list(&anyone, &path, kind.name);
    }
}

fn cursors_belong_to_their_list(anyone: &Client, path: &str, name: &str) {
    let page = anyone.read(&format!("{path}?pageSize=5&sort={name}"));
    let cursor = page["page"]["nextCursor"].as_str().expect("a next page");
    for other in [format!("sort=-{name}"), format!("sort={name}&q=an"), "sort=updatedAt".to_owned()] {
        let refused = anyone.get(&format!("{path}?pageSize=5&cursor={cursor}&{other}"));
        let _problem = refused.problem(400, "cursor-mismatch");
    }
    let refused = anyone.get(&format!("/v1/documents?pageSize=5&cursor={cursor}"));
    let _other_address = refused.problem(400, "cursor-mismatch");
    let refused = anyone.get(&format!("{path}?updatedSince=2020-01-01T00:00:00Z&sort={name}"));
    assert_eq!(refused.faults(), ["sort"], "{path}");
}

fn people_run_by_given_name(on: On) {
    let locality = Locality::new(on);
    let kind = called("person");
    let names = ["Nguyễn Văn Đạt", "Đỗ Mạnh Hiến", "Lê Thị An", "Trần Ân", "Bùi An", "Hiến", "Phạm Đình Ba"];
    for name in names {
        locality.publish(&kind.create(&locality.chief, &kind.body(&locality, "tinh-a", name, "")));
    }
    let anyone = locality.server.client();
    let wanted = ["Bùi An", "Lê Thị An", "Trần Ân", "Phạm Đình Ba", "Nguyễn Văn Đạt", "Hiến", "Đỗ Mạnh Hiến"];
    for (path, size) in [("/v1/people", 100), ("/v1/people?sort=name", 2), ("/v1/people?sort=name", 1)] {
        let listed = anyone.walk(path, size);
        let listed: Vec<&str> = listed.iter().map(|person| person["name"].as_str().expect("a name")).collect();
        assert_eq!(listed, wanted, "{path} pageSize={size}");
    }
}

fn articles_of_one_day_run_by_their_minute(on: On) {
    let locality = Locality::new(on);
    let kind = called("article");
    for minute in ["16:05", "07:30", "07:29", "23:59"] {
        let mut body = kind.body(&locality, "tinh-a", minute, "");
        body["published"] = json!({"edtf": "2020-10-23", "startTime": minute});
        locality.publish(&kind.create(&locality.chief, &body));
    }
    let by_day = kind.dated(kind.body(&locality, "tinh-a", "không rõ giờ", ""), "2020-10-23");
    locality.publish(&kind.create(&locality.chief, &by_day));
    let walked = locality.server.client().walk("/v1/articles", 2);
    let titles: Vec<&Value> = walked.iter().map(|article| &article["title"]).collect();
    assert_eq!(titles, ["23:59", "16:05", "07:30", "07:29", "không rõ giờ"]);
}
