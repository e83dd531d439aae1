//! The one EDTF value that a window given as days is written with.
//!
//! - A unit of the calendar *somewhere in* which the moment lies is that unit: `2020-10-15`, `2020-11`, `2020-33`,
//!   `2020-40`, `2020`. A third of a month and any other run of days is a window of days: `[2020-11-11..2020-11-20]`,
//!   `[..2020-12-15]`.
//! - What *lasts* is an interval in the coarsest of year, month and day that fits both ends: `2016/2020`,
//!   `2020-01/2020-06`, `2015-09-15/2015-09-16`, `2016/..`; what lasts one day is `2020-08-26/2020-08-26`.
//! - A part of a day and clock times stand beside the value, which is that of the day: EDTF has no parts of a day, and
//!   a clock time in it would leave no room for the time of the end.
//! - An approximate window has `~` after each date: the sign belongs to dates, not to pairs of them.

use chrono::Datelike;

use super::{
    super::{
        calendar::{Days, Ends},
        civil::CivilDay,
        codes::{Extent, Precision},
    },
    Edtf, Form, Side,
    moment::{Grouping, Moment, Qualifier, Shape},
};

impl Edtf {
    /// The value for a window of days. `precision` is that of the window.
    pub(in super::super) fn of_window(ends: Ends, extent: Extent, precision: Precision, approximate: bool) -> Self {
        let qualifier = approximate.then_some(Qualifier::Approximate);
        let mark = |moment: Moment| moment.qualified(qualifier);
        let form = match (extent, ends) {
            (Extent::Span, _) => {
                let (from, to) = interval(ends);
                let side = |moment: Option<Moment>| moment.map_or(Side::Open, |moment| Side::At(mark(moment)));
                Form::Interval(side(from), side(to))
            }
            (Extent::Within, Ends::Both(days)) if let Some(moment) = single(days, precision) => Form::One(mark(moment)),
            (Extent::Within, _) => {
                let end = |day: Option<CivilDay>| day.map(|day| mark(Moment::day(day, Shape::Day)));
                Form::OneOf(end(ends.earliest()), end(ends.latest()))
            }
        };
        Self { form, ends }
    }
}

/// The date that is this unit, where EDTF has one.
fn single(days: Days, precision: Precision) -> Option<Moment> {
    let first = days.first();
    let shape = match precision {
        Precision::Year => Shape::Year,
        Precision::Half => Shape::Grouping(Grouping::from_code(if first.month() < 7 { 40 } else { 41 })?),
        Precision::Quarter => Shape::Grouping(Grouping::from_code(first.quarter().checked_add(32)?)?),
        Precision::Month => Shape::Month,
        Precision::Day | Precision::PartOfDay | Precision::Minute => Shape::Day,
        Precision::Dekad | Precision::Period => return None,
    };
    Some(Moment::over(shape, days))
}

/// Both ends of an interval, in the coarsest unit that says exactly these days.
fn interval(ends: Ends) -> (Option<Moment>, Option<Moment>) {
    let coarse =
        [(Precision::Year, Shape::Year), (Precision::Month, Shape::Month)].into_iter().find_map(|(unit, shape)| {
            let fits = |day: CivilDay, end: fn(Days) -> CivilDay| {
                Days::around(day, unit).filter(|days| end(*days) == day).map(|days| Moment::over(shape, days))
            };
            let from = ends.earliest().map(|day| fits(day, Days::first));
            let to = ends.latest().map(|day| fits(day, Days::last));
            (from != Some(None) && to != Some(None)).then(|| (from.flatten(), to.flatten()))
        });
    coarse.unwrap_or_else(|| {
        let day = |day: CivilDay| Moment::day(day, Shape::Day);
        (ends.earliest().map(day), ends.latest().map(day))
    })
}
