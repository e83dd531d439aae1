//! The window of what is said, as a writer would send it: so that every rule of windows holds for it.

use chrono::Datelike;

use super::{
    super::{
        calendar::Days,
        civil::{CivilDay, ClockTime},
        codes::{Extent, Precision},
        input::TimeInput,
    },
    notes::Note,
    said::{Body, Moment, Remark},
    years::YearKind,
};

/// The first and the last day; none where that end is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ends {
    pub(super) first: Option<CivilDay>,
    pub(super) last: Option<CivilDay>,
}

/// What is said, with its days settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Settled {
    pub(super) ends: Ends,
    pub(super) year: YearKind,
    /// A single date, not two that are joined, nor an open end.
    pub(super) is_one: bool,
    pub(super) from: Option<Moment>,
    pub(super) to: Option<Moment>,
    pub(super) extent: Extent,
    pub(super) about: bool,
    pub(super) every_year: bool,
    pub(super) notes: Vec<Note>,
}

/// What a writer would send for it.
pub(super) fn input(settled: &Settled, text: &str) -> TimeInput {
    let Ends { first, last } = settled.ends;
    let one_day = first.is_some() && first == last;
    let moment = settled.from.unwrap_or_default();
    let (start, end) = clock_times(settled);
    let time = |time: Option<ClockTime>| time.map(|time| time.to_string());
    let part = moment.part.filter(|_| one_day && settled.is_one && settled.year != YearKind::SomeDay(None));
    let aside = moment.aside && (start.is_some() || end.is_some());
    let precision = if one_day && aside {
        Some(if part.is_some() && !moment.part_aside { Precision::PartOfDay } else { Precision::Day })
    } else {
        let run = !settled.is_one || is_several(&moment);
        (run && !one_day && first.is_some() && last.is_some()).then_some(Precision::Period)
    };
    let common = TimeInput {
        text: Some(text.to_owned()),
        precision: precision.map(|precision| precision.as_str().to_owned()),
        part_of_day: part.map(|part| part.as_str().to_owned()),
        start_time: time(start),
        end_time: time(end),
        ..TimeInput::default()
    };
    let extent = Some(settled.extent.as_str().to_owned());
    match (settled.year, body_edtf(settled)) {
        (YearKind::SomeDay(year), _) => {
            let edtf = year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}-XX-XX"));
            TimeInput { edtf: Some(edtf), precision: None, ..common }
        }
        (YearKind::Yearless, edtf) => {
            let extent = settled.every_year.then(|| Extent::Span.as_str().to_owned());
            TimeInput { edtf: Some(edtf.unwrap_or_else(|| yearless(settled))), extent, ..common }
        }
        (YearKind::Known, Some(edtf)) => TimeInput { edtf: Some(edtf), ..common },
        (YearKind::Known, None) => {
            let day = |day: Option<CivilDay>| day.map(|day| day.to_string());
            let (earliest, latest) = (day(first), day(last));
            TimeInput { earliest, latest, extent, approximate: Some(settled.about), ..common }
        }
    }
}

fn is_several(moment: &Moment) -> bool {
    moment.piece.is_some_and(|piece| piece.remark == Some(Remark::Several))
}

/// The clock times of the first and of the last day.
fn clock_times(settled: &Settled) -> (Option<ClockTime>, Option<ClockTime>) {
    match (settled.from, settled.to) {
        (Some(only), None) => (only.start, only.end),
        (from, Some(to)) => (from.and_then(|from| from.start), to.end.or(to.start)),
        (None, None) => (None, None),
    }
}

/// EDTF of what days alone do not tell: a season, a decade.
fn body_edtf(settled: &Settled) -> Option<String> {
    if !settled.is_one || settled.extent == Extent::Span && !settled.every_year {
        return None;
    }
    let first = settled.ends.first?;
    let sign = sign(settled.about);
    let year = || if settled.year == YearKind::Yearless { "XXXX".to_owned() } else { format!("{:04}", first.year()) };
    match settled.from?.piece?.body {
        Body::Season(code) => Some(format!("{}-{code}{sign}", year())),
        Body::Decade => Some(format!("{:03}X{sign}", first.year().div_euclid(10))),
        _ => None,
    }
}

fn sign(about: bool) -> &'static str {
    if about { "~" } else { "" }
}

/// EDTF of days in a year that is not said.
fn yearless(settled: &Settled) -> String {
    let Ends { first, last } = settled.ends;
    let sign = sign(settled.about);
    let day = |day: Option<CivilDay>| day.map(|day| format!("XXXX-{:02}-{:02}{sign}", day.month(), day.day()));
    let lasts = settled.extent == Extent::Span && !settled.every_year;
    let moment = settled.from.unwrap_or_default();
    if settled.is_one
        && !lasts
        && !is_several(&moment)
        && let Some(days) = first.zip(last).and_then(|(first, last)| Days::new(first, last))
    {
        let month = days.first().month();
        let unit = match days.unit() {
            Some(Precision::Day) => day(first),
            Some(Precision::Month) => Some(format!("XXXX-{month:02}{sign}")),
            Some(Precision::Quarter) => Some(format!("XXXX-{}{sign}", days.first().quarter() + 32)),
            Some(Precision::Half) => Some(format!("XXXX-{}{sign}", if month < 7 { 40 } else { 41 })),
            Some(Precision::Year) => Some(format!("XXXX{sign}")),
            _ => None,
        };
        if let Some(unit) = unit {
            return unit;
        }
    }
    let (open, between) = if lasts { ("..", "/") } else { ("", "..") };
    let end = |end: Option<CivilDay>| day(end).unwrap_or_else(|| open.to_owned());
    let pair = format!("{}{between}{}", end(first), end(last));
    if lasts { pair } else { format!("[{pair}]") }
}
