//! What words are read as, and that written words read back.

mod announcements;
mod contexts;
mod expressions;
mod refusals;
mod round_trip;

use super::{super::*, *};

fn plain() -> TimeContext {
    TimeContext::default()
}

fn in_year(year: i32) -> TimeContext {
    TimeContext { year: Some(year), ..TimeContext::default() }
}

fn on(day: &str) -> TimeContext {
    TimeContext { reference_day: parse_day(day), ..TimeContext::default() }
}

/// The readings in short, or the code of the refusal.
fn read_in(text: &str, context: &TimeContext) -> Vec<String> {
    match read(text, context) {
        Ok(all) => all.iter().map(|reading| shown(&reading.time)).collect(),
        Err(error) => vec![error.code().to_owned()],
    }
}

/// EDTF and extent, the part of the day, the clock times, and the precision where it is `period`.
fn shown(time: &TimeWindow) -> String {
    let mut all = vec![time.edtf().to_string(), time.extent().as_str().to_owned()];
    all.extend(time.part_of_day().map(|part| part.to_string()));
    all.extend(time.start_time().map(|time| time.to_string()));
    all.extend(time.end_time().map(|time| format!("-{time}")));
    all.join(" ")
}

/// The pointers and bases of the marks of the first reading.
fn marks_of(text: &str, context: &TimeContext) -> Vec<(String, String)> {
    let reading = read(text, context).unwrap().remove(0);
    reading.marks.into_iter().map(|mark| (mark.pointer, mark.basis.unwrap())).collect()
}
