//! The first session of the organizing board of Congress VII, of a province that the article does not name.

use serde_json::{Value, json};
use thidua_tests::On;

use super::entry::Register;

on_both!(the_meeting_on_congress_vii_is_read_back);

const FILE: &str = include_str!("congress_vii_meeting.json");

fn the_meeting_on_congress_vii_is_read_back(on: On) {
    let register = Register::with(on, &[FILE]);
    register.is_read_back();
    let congress = register.read("congress-vii");
    let (met, board) = (&congress["meetings"][0], &congress["boards"][0]);
    assert_eq!((&met["board"], &met["session"]), (&board["id"], &json!(1)), "the board that met is told");
    let names: Vec<&Value> = board["subCommittees"].as_array().unwrap().iter().map(|part| &part["name"]).collect();
    assert_eq!(names, ["nội dung", "tuyên truyền", "phục vụ"]);
    let marked = congress["marks"].as_array().unwrap().iter().find(|mark| mark["pointer"] == "/meetings/0/on");
    assert_eq!(marked.expect("a mark on the year")["mark"], "inferred");
    // One person, three posts, each seen held on that day; one of them in the board of the congress.
    let address = format!("/v1/posts?personId={}&heldOn=2020-07-06", register.id("person-vinh"));
    assert_eq!(register.reader().walk(&address, 20).len(), 3);
    let of_board = register.reader().walk(&format!("/v1/posts?congressId={}", register.id("congress-vii")), 20);
    assert_eq!(of_board.len(), 1);
    assert_eq!(of_board[0]["title"], "Trưởng Ban Tổ chức Đại hội");
}
