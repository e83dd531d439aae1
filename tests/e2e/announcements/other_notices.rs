//! Notices like the announcements: what those leave out of the ways in which such things are said.

use serde_json::{Value, json};
use thidua_tests::On;

use super::entry::Register;

on_both!(the_other_notices_are_read_back);

const FILE: &str = include_str!("other_notices.json");

fn the_other_notices_are_read_back(on: On) {
    let register = Register::with(on, &[FILE]);
    register.is_read_back();
    august_2015(&register.read("congress-a"));
    two_days(&register.read("congress-b"));
    of_the_chairman(&register);
    two_phases(&register.read("campaign-d"));
    ten_members(&register);
}

fn august_2015(congress: &Value) {
    assert_eq!(congress["planned"]["edtf"], "2015-08");
    assert_eq!(congress["plannedDelegates"]["qualifier"], "over");
    let kinds = ["boards", "outputs", "programme"].map(|list| &congress[list][0]["kind"]);
    assert_eq!(kinds, ["steering", "yearbook", "exhibition"]);
    assert_eq!(congress["broadcasts"][0]["live"], true);
}

fn two_days(congress: &Value) {
    assert_eq!(congress["held"]["edtf"], "2015-09-15/2015-09-16");
    let day = |n: usize| json!([congress["days"][n]["on"]["earliest"], congress["days"][n]["venue"]["name"]]);
    assert_eq!([day(0), day(1)], [json!(["2015-09-15", "Hội trường A"]), json!(["2015-09-16", "Hội trường B"])]);
    assert_eq!(congress["venues"].as_array().map(Vec::len), Some(2));
}

fn of_the_chairman(register: &Register) {
    let office = json!(register.id("x-ubnd#offices/0"));
    let (directive, campaign) = (register.read("directive-c"), register.read("campaign-c"));
    for by in [&directive["issuers"][0], &campaign["launchedBy"]] {
        assert_eq!((&by["officeId"], &by["office"]["name"]), (&office, &json!("Chủ tịch Ủy ban nhân dân tỉnh")));
    }
    assert_eq!(campaign["launchedBy"]["document"]["id"], directive["id"]);
    let running = register.reader().walk("/v1/campaigns?runningOn=2018-06-15", 20);
    assert_eq!(running.iter().map(|campaign| &campaign["id"]).collect::<Vec<_>>(), [&campaign["id"]]);
}

fn two_phases(campaign: &Value) {
    let phase = |n: usize| json!([campaign["phases"][n]["title"], campaign["phases"][n]["window"]["edtf"]]);
    assert_eq!(
        [phase(0), phase(1)],
        [json!(["tổ chức phát động", "2021/2021"]), json!(["triển khai thực hiện", "2021/2025"])],
    );
}

fn ten_members(register: &Register) {
    let block = register.read("block-e");
    let signed = block["covenants"][0]["signatories"].as_array().unwrap();
    let members = block["years"][0]["members"].as_array().unwrap();
    let ids = |units: &[Value]| units.iter().map(|unit| unit["organizationId"].clone()).collect::<Vec<_>>();
    assert_eq!((signed.len(), ids(signed)), (10, ids(members)), "the ten members signed");
}
