//! Plan 298/KH-UBND of Hải Phòng launches a campaign: purposes, principles, what it invokes, what it is to reach.

use serde_json::{Value, json};
use thidua_tests::On;

use super::{congress_ix_plan::ORGANIZATIONS, entry::Register};

on_both!(the_launch_of_the_campaign_is_read_back);

const FILE: &str = include_str!("campaign_launch.json");

fn the_launch_of_the_campaign_is_read_back(on: On) {
    let register = Register::with(on, &[ORGANIZATIONS, FILE]);
    register.is_read_back();
    let campaign = register.read("campaign-xvi");
    assert_eq!(campaign["tradition"], "Trung dũng - Quyết thắng");
    assert_eq!(campaign["spirit"], "Người người thi đua, ngành ngành thi đua");
    assert_eq!(campaign["launchedBy"]["organization"]["name"], "Ủy ban nhân dân thành phố Hải Phòng");
    assert!(campaign["launchedBy"]["on"].is_null(), "the day is not said: {campaign}");
    let rising: Vec<&Value> = campaign["targets"].as_array().unwrap().iter().map(|target| &target["group"]).collect();
    assert_eq!(rising, ["grassroots", "direct_worker"]);
    for target in campaign["targets"].as_array().unwrap() {
        assert_eq!((&target["direction"], &target["period"]["edtf"]), (&json!("rising_each_year"), &json!("XXXX")));
    }
    let plan = register.read("plan-298");
    assert!(plan["issued"].is_null(), "the day of the plan is not said: {plan}");
    assert_eq!((&plan["symbolYear"], &plan["marks"][0]["pointer"]), (&json!(2020), &json!("/symbolYear")));
}
