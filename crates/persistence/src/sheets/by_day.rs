//! How many sheets there are on each day.

use chrono::{Datelike, NaiveDate};
use diesel::{dsl::count_star, prelude::*};

use super::{SheetFilter, narrowed::narrowed};
use crate::{
    connection::Conn,
    errors::StoreError,
    schema::{sheet_windows as w, sheets},
};

/// Sheets with the same window, and how many they are.
#[derive(Debug, Queryable)]
struct SameWindow {
    earliest: Option<NaiveDate>,
    latest: Option<NaiveDate>,
    first_of_year: Option<i32>,
    last_of_year: Option<i32>,
    count: i64,
}

impl SameWindow {
    /// The day, when the window is one.
    fn day(&self) -> Option<NaiveDate> {
        self.earliest.filter(|_| self.earliest == self.latest)
    }

    fn holds(&self, day: NaiveDate) -> bool {
        match (self.first_of_year, self.last_of_year) {
            (Some(first), Some(last)) => {
                i32::try_from(day.month() * 100 + day.day()).is_ok_and(|of_year| (first..=last).contains(&of_year))
            }
            _ => self.earliest.is_none_or(|first| first <= day) && self.latest.is_none_or(|last| day <= last),
        }
    }
}

/// The days that sheets of a filter are dated to, by the window that goes by `name`, newest first, at most `limit`: each
/// with how many of these sheets have a window that holds it. That is what the filter finds on that day alone.
///
/// # Errors
/// When the store fails.
pub fn by_day(
    conn: &mut Conn,
    filter: &SheetFilter,
    name: &str,
    limit: usize,
) -> Result<Vec<(NaiveDate, i64)>, StoreError> {
    let windows = sheets::table
        .inner_join(w::table.on(w::sheet_id.eq(sheets::id)))
        .group_by((w::earliest, w::latest, w::first_of_year, w::last_of_year))
        .select((w::earliest, w::latest, w::first_of_year, w::last_of_year, count_star()))
        .filter(w::name.eq(name))
        .into_boxed();
    let Some(query) = narrowed!(windows, conn, filter, Phase::All) else { return Ok(vec![]) };
    let windows: Vec<SameWindow> = query.load(conn)?;
    let (exact, wide): (Vec<_>, Vec<_>) = windows.into_iter().partition(|window| window.day().is_some());
    let mut days: Vec<_> = exact.iter().filter_map(|same| Some((same.day()?, same.count))).collect();
    days.sort_unstable_by(|one, other| other.cmp(one));
    days.truncate(limit);
    for (day, count) in &mut days {
        *count += wide.iter().filter(|window| window.holds(*day)).map(|window| window.count).sum::<i64>();
    }
    Ok(days)
}
