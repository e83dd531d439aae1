//! A window in English words.

use chrono::Datelike;

use super::{
    super::{
        civil::{CivilDay, ClockTime},
        codes::{Extent, PartOfDay, Precision},
        window::TimeWindow,
    },
    ends_of::{EndsOf, Unit},
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The words for a window.
pub(super) fn words(window: &TimeWindow) -> String {
    let ends = EndsOf::of(window);
    let lasts = window.extent() == Extent::Span && !ends.every_year;
    let unit = ends.common_unit();
    let phrase = match (ends.first, ends.last) {
        (Some(first), Some(last)) if first == last => with_part(window, &day(ends, first), lasts),
        (Some(first), Some(_)) if window.precision() != Precision::Period => {
            let unit = unit_name(ends, first, window.precision());
            if lasts { format!("all of {unit}") } else { unit }
        }
        (Some(first), Some(last)) => {
            let (first, last) = (end(ends, first, unit), end(ends, last, unit));
            if lasts { format!("from {first} to {last}") } else { format!("some time from {first} to {last}") }
        }
        (Some(first), None) if lasts => format!("from {} on", end(ends, first, unit)),
        (Some(first), None) => format!("{} or later", end(ends, first, unit)),
        (None, Some(last)) if lasts => format!("until the end of {}", end(ends, last, unit)),
        (None, Some(last)) => format!("by the end of {}", end(ends, last, unit)),
        (None, None) => "not known".to_owned(),
    };
    let about = if window.is_approximate() { "about " } else { "" };
    let every = match (ends.every_year, ends.is_any_year()) {
        (true, true) => return format!("{about}every year{}", clocks(window)),
        (true, false) => "every year, ",
        (false, _) => "",
    };
    format!("{every}{about}{phrase}{}", clocks(window))
}

fn with_part(window: &TimeWindow, day: &str, lasts: bool) -> String {
    let of_day = match window.part_of_day() {
        Some(PartOfDay::Morning) => format!("the morning of {day}"),
        Some(PartOfDay::Afternoon) => format!("the afternoon of {day}"),
        Some(PartOfDay::Evening) => format!("the evening of {day}"),
        None => day.to_owned(),
    };
    if lasts { format!("all of {of_day}") } else { of_day }
}

fn clocks(window: &TimeWindow) -> String {
    let at = |word: &str, time: Option<ClockTime>| time.map_or_else(String::new, |time| format!(", {word} {time}"));
    match (window.start_time(), window.end_time()) {
        (Some(start), None) if window.latest() == window.earliest() => format!(", {start}"),
        (Some(start), Some(end)) => format!(", {start} to {end}"),
        (start, end) => format!("{}{}", at("beginning at", start), at("ending at", end)),
    }
}

fn name(names: &[&str], n: u32) -> String {
    usize::try_from(n).ok().and_then(|n| names.get(n)).map_or_else(String::new, |name| (*name).to_owned())
}

fn with_year(ends: EndsOf, day: CivilDay, words: String) -> String {
    ends.year_of(day).map_or(words.clone(), |year| format!("{words} {year}"))
}

fn day(ends: EndsOf, day: CivilDay) -> String {
    with_year(ends, day, format!("{} {}", day.day(), name(&MONTHS, day.month0())))
}

fn month(ends: EndsOf, day: CivilDay) -> String {
    with_year(ends, day, name(&MONTHS, day.month0()))
}

fn end(ends: EndsOf, at: CivilDay, unit: Unit) -> String {
    match unit {
        Unit::Year => at.year().to_string(),
        Unit::Month => month(ends, at),
        Unit::Day => day(ends, at),
    }
}

fn unit_name(ends: EndsOf, first: CivilDay, precision: Precision) -> String {
    const QUARTERS: [&str; 4] = ["first", "second", "third", "fourth"];
    const DEKADS: [&str; 3] = ["1 to 10", "11 to 20", "21 to the end of"];
    let of_year = |words: String| match ends.year_of(first) {
        Some(year) => format!("{words} of {year}"),
        None => format!("{words} of the year"),
    };
    match precision {
        Precision::Year => ends.year_of(first).map_or_else(|| "a year not known".to_owned(), |year| year.to_string()),
        Precision::Half => of_year(format!("the {} half", if first.month() < 7 { "first" } else { "second" })),
        Precision::Quarter => of_year(format!("the {} quarter", name(&QUARTERS, first.month0() / 3))),
        Precision::Dekad => format!("{} {}", name(&DEKADS, first.day0() / 10), month(ends, first)),
        Precision::Month => month(ends, first),
        _ => day(ends, first),
    }
}
