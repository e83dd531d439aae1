//! Which days a date means: its year and month where they are not said, and dates that take them from each other.

use chrono::{Datelike, Weekday};

use super::{
    super::{
        calendar::Days,
        civil::{CivilDay, in_range},
        codes::Precision,
        yearless::ANY_YEAR,
    },
    context::TimeContext,
    error::TimeWordsError as Error,
    notes::Note,
    said::{Body, MonthSaid, Piece, YearSaid},
};

/// A year that is farther than this from the reference day is not the only one that may be meant.
const SURE_WITHIN_DAYS: i64 = 92;
/// The same for a month.
const SURE_WITHIN_DAYS_OF_MONTH: i64 = 10;

/// The days that the dates at both ends cover, in one way to take them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) first: Option<Days>,
    pub(super) last: Option<Days>,
    pub(super) year: YearKind,
    pub(super) notes: Vec<Note>,
}

/// How well the year is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum YearKind {
    /// The days are those of the calendar.
    Known,
    /// The days are those of any year.
    Yearless,
    /// Not even the month is known; the year may be.
    SomeDay(Option<i32>),
}

/// A year, or none; and where it comes from when it is not simply said.
type YearOf = (Option<i32>, Option<Note>);

/// Every way to place the dates at both ends, best first.
pub(super) fn place(
    first: Option<Piece>,
    last: Option<Piece>,
    context: &TimeContext,
    every_year: bool,
    weekday: Option<Weekday>,
) -> Result<Vec<Placed>, Error> {
    let (first, last) = inherited(first, last)?;
    if [first, last].into_iter().flatten().any(|piece| month_of(piece) == Some(MonthSaid::Missing)) {
        return days_only(first, last, context);
    }
    let said = |piece: Option<Piece>| piece.map(|piece| year_of(piece, context)).transpose();
    let (from, to) = (said(first)?, said(last)?);
    let notes: Vec<Note> = [&from, &to].into_iter().flatten().filter_map(|(_, note)| note.clone()).collect();
    let year = |of: Option<YearOf>| of.map(|(year, _)| year);
    let at = |from: i32, to: i32| covered(first, last, context, from, to);
    let known = |(first, last), notes| Ok(vec![Placed { first, last, year: YearKind::Known, notes }]);
    match (year(from), year(to)) {
        (Some(None), Some(Some(to))) => match at(to, to) {
            Err(Error::Reversed) => known(at(to - 1, to)?, vec![Note::EarlierYear(to - 1)]),
            placed => known(placed?, notes),
        },
        (Some(Some(from)), Some(None)) => match at(from, from) {
            Err(Error::Reversed) => known(at(from, from + 1)?, vec![Note::LaterYear(from + 1)]),
            placed => known(placed?, notes),
        },
        (Some(None), _) | (_, Some(None)) => unsaid(first, last, context, every_year, weekday),
        (from, to) => {
            let from = from.flatten().or(to.flatten()).unwrap_or(ANY_YEAR);
            known(at(from, to.flatten().unwrap_or(from))?, notes)
        }
    }
}

/// The dates with what one takes from the other: the 15 of "15–16/9/2015".
fn inherited(first: Option<Piece>, last: Option<Piece>) -> Result<(Option<Piece>, Option<Piece>), Error> {
    let (Some(one), Some(other)) = (first, last) else {
        let is_bare = |piece: Option<Piece>| matches!(piece, Some(Piece { body: Body::Bare(_), .. }));
        return if is_bare(first) || is_bare(last) { Err(Error::Unknown) } else { Ok((first, last)) };
    };
    let take = |piece: Piece, from: Piece| match (piece.body, from.body) {
        (Body::Bare(n), Body::Days { month, .. }) => Piece::new(Body::day(month, n), from.year),
        (Body::Bare(n), Body::Months(..)) => Piece::new(Body::Months(n, n), from.year),
        (Body::Bare(n), _) => Piece::new(Body::day(MonthSaid::Missing, n), YearSaid::Missing),
        (Body::Days { month: MonthSaid::Missing, first, last }, Body::Days { month, .. }) => {
            Piece { body: Body::Days { month, first, last }, year: from.year, ..piece }
        }
        _ => piece,
    };
    Ok((Some(take(one, other)), Some(take(other, one))))
}

fn month_of(piece: Piece) -> Option<MonthSaid> {
    match piece.body {
        Body::Days { month, .. } => Some(month),
        _ => None,
    }
}

fn year_of(piece: Piece, context: &TimeContext) -> Result<YearOf, Error> {
    if matches!(piece.body, Body::Relative(_)) || matches!(month_of(piece), Some(MonthSaid::Offset(_))) {
        let day = context.reference_day.ok_or(Error::NeedsReferenceDay)?;
        return Ok((Some(day.year()), Some(Note::FromReference(day))));
    }
    match piece.year {
        YearSaid::Number(year) => Ok((Some(year), None)),
        YearSaid::Short(year) => Ok((Some(year), Some(Note::TwoDigits(year)))),
        YearSaid::Offset(years) => {
            let base = context.reference_day.map(|day| day.year()).or(context.year).ok_or(Error::NeedsReferenceDay)?;
            Ok((Some(base + years), Some(Note::Year(base + years))))
        }
        YearSaid::Missing | YearSaid::Implied => Ok((None, None)),
    }
}

/// The days of both ends with these years.
fn covered(
    first: Option<Piece>,
    last: Option<Piece>,
    context: &TimeContext,
    from: i32,
    to: i32,
) -> Result<(Option<Days>, Option<Days>), Error> {
    let first = first.map(|piece| days(piece, from, context)).transpose()?;
    let last = last.map(|piece| days(piece, to, context)).transpose()?;
    match (first, last) {
        (Some(one), Some(other)) if one.first() > other.last() => Err(Error::Reversed),
        both => Ok(both),
    }
}

fn days(piece: Piece, year: i32, context: &TimeContext) -> Result<Days, Error> {
    let days = match piece.body {
        Body::Year => Days::months((year, 1), (year, 12)),
        Body::Decade => Days::months((year, 1), (year + 9, 12)),
        Body::Months(first, last) => Days::months((year, first), (year, last)),
        Body::Season(21) => Days::months((year, 2), (year, 5)),
        Body::Season(22) => Days::months((year, 5), (year, 8)),
        Body::Season(23) => Days::months((year, 8), (year, 11)),
        Body::Season(_) => Days::months((year, 11), (year + 1, 2)),
        Body::Relative(by) => {
            let day = context.reference_day.ok_or(Error::NeedsReferenceDay)?;
            day.checked_add_signed(chrono::TimeDelta::days(by)).map(Days::one)
        }
        Body::Days { month, first, last } => {
            let (year, month) = match month {
                MonthSaid::Number(month) => (year, month),
                MonthSaid::Offset(by) => months_from(context.reference_day.ok_or(Error::NeedsReferenceDay)?, by),
                MonthSaid::Missing => return Err(Error::NeedsReferenceDay),
            };
            days_of_month(year, month, first, last)
        }
        Body::Bare(_) => return Err(Error::Unknown),
    };
    days.filter(|days| in_range(&days.first()) && in_range(&days.last())).ok_or(Error::NoSuchDay)
}

fn days_of_month(year: i32, month: u32, first: u32, last: Option<u32>) -> Option<Days> {
    let whole = Days::around(CivilDay::from_ymd_opt(year, month, 1)?, Precision::Month)?;
    let day = |day| CivilDay::from_ymd_opt(year, month, day);
    Days::new(day(first)?, last.map_or(Some(whole.last()), day)?)
}

fn months_from(day: CivilDay, by: i32) -> (i32, u32) {
    let months = day.year() * 12 + i32::try_from(day.month0()).unwrap_or_default() + by;
    (months.div_euclid(12), u32::try_from(months.rem_euclid(12)).unwrap_or_default() + 1)
}

/// The ways to place dates of which none says its year.
fn unsaid(
    first: Option<Piece>,
    last: Option<Piece>,
    context: &TimeContext,
    every_year: bool,
    weekday: Option<Weekday>,
) -> Result<Vec<Placed>, Error> {
    let in_year = |year: i32| match covered(first, last, context, year, year) {
        Err(Error::Reversed) => covered(first, last, context, year, year + 1),
        placed => placed,
    };
    let known = |year: i32, (first, last)| Placed { first, last, year: YearKind::Known, notes: vec![Note::Year(year)] };
    let implied = [first, last].into_iter().flatten().any(|piece| piece.year == YearSaid::Implied);
    if !every_year && let Some(year) = context.year {
        return Ok(vec![known(year, in_year(year)?)]);
    }
    match context.reference_day {
        Some(day) if !every_year && implied => Ok(vec![known(day.year(), in_year(day.year())?)]),
        Some(day) if !every_year => {
            let years = (day.year() - 1..=day.year() + 1).filter_map(|year| Some(known(year, in_year(year).ok()?)));
            let years: Vec<Placed> = years.collect();
            let falls_on = |placed: &Placed| placed.first.is_some_and(|days| Some(days.first().weekday()) == weekday);
            if weekday.is_some() && years.iter().any(falls_on) {
                return Ok(years.into_iter().filter(falls_on).collect());
            }
            nearest(years, day, SURE_WITHIN_DAYS)
        }
        _ => {
            // Over the turn of the year the leap year is the second, so that a February has all its days.
            let (first, last) = match covered(first, last, context, ANY_YEAR, ANY_YEAR) {
                Err(Error::Reversed) => covered(first, last, context, ANY_YEAR - 1, ANY_YEAR)
                    .or_else(|_| covered(first, last, context, ANY_YEAR, ANY_YEAR + 1)),
                placed => placed,
            }?;
            let notes = if every_year { Vec::new() } else { vec![Note::NoYear] };
            Ok(vec![Placed { first, last, year: YearKind::Yearless, notes }])
        }
    }
}

/// The one nearest to a day, and the next as well where that one is not near.
fn nearest(mut all: Vec<Placed>, day: CivilDay, sure_within: i64) -> Result<Vec<Placed>, Error> {
    all.sort_by_key(|placed| distance(placed, day));
    let sure = all.first().ok_or(Error::NoSuchDay).map(|best| distance(best, day) <= sure_within)?;
    all.truncate(if sure { 1 } else { 2 });
    Ok(all)
}

fn distance(placed: &Placed, day: CivilDay) -> i64 {
    let (Some(first), Some(last)) = (placed.first.or(placed.last), placed.last.or(placed.first)) else {
        return i64::MAX;
    };
    let after = (first.first() - day).num_days();
    let before = (day - last.last()).num_days();
    after.max(before).max(0)
}

/// The ways to place days whose month is not said.
fn days_only(first: Option<Piece>, last: Option<Piece>, context: &TimeContext) -> Result<Vec<Placed>, Error> {
    let Some(day) = context.reference_day else {
        if first.is_none() || last.is_none() {
            return Err(Error::NeedsReferenceDay);
        }
        let note = if context.year.is_some() { Note::NoMonth } else { Note::NoMonthNoYear };
        return Ok(vec![Placed { first: None, last: None, year: YearKind::SomeDay(context.year), notes: vec![note] }]);
    };
    let ways = (-1..=1).filter_map(|by| {
        let (year, month) = months_from(day, by);
        let in_month = |piece: Option<Piece>| match piece {
            Some(Piece { body: Body::Days { month: MonthSaid::Missing, first, last }, .. }) => {
                Some(Some(days_of_month(year, month, first, last)?))
            }
            Some(piece) => Some(days(piece, year, context).ok()),
            None => Some(None),
        };
        let (first, last) = (in_month(first)?, in_month(last)?);
        let in_order = !matches!((first, last), (Some(one), Some(other)) if one.first() > other.last());
        let note = Note::Month(year, month);
        in_order.then(|| Placed { first, last, year: YearKind::Known, notes: vec![note] })
    });
    nearest(ways.collect(), day, SURE_WITHIN_DAYS_OF_MONTH)
}
