//! The plan of Congress IX of Hải Phòng: an article without its day, a plan without its number, the day, the hall and the
//! delegates that it foresees.

use thidua_tests::On;

use super::entry::Register;

on_both!(the_plan_of_congress_ix_is_read_back);

pub(super) const FILE: &str = include_str!("congress_ix_plan.json");
pub(super) const ORGANIZATIONS: &str = include_str!("hai_phong.json");

fn the_plan_of_congress_ix_is_read_back(on: On) {
    let register = Register::with(on, &[ORGANIZATIONS, FILE]);
    register.is_read_back();
    let article = register.read("article-001");
    assert!(article["published"].is_null(), "a day that the page does not print is not known: {article}");
    let congress = register.read("congress-ix");
    assert_eq!(congress["planned"]["text"], "sáng ngày 26/8/2020");
    assert_eq!(congress["plannedVenues"][0]["address"], "số 18, Hoàng Diệu, Hồng Bàng, Hải Phòng");
    assert_eq!(congress["parent"]["name"], "Đại hội Thi đua yêu nước toàn quốc lần thứ X");
    for property in ["held", "venues", "delegates"] {
        assert!(congress[property].is_null(), "{property} is foreseen, not said: {congress}");
    }
}
