//! The days of decisions: working days mostly.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::random::Random;

/// The first year of which decisions are.
pub(super) const FIRST_YEAR: i32 = 2015;
/// The last year whose annual awards are decided.
pub(super) const LAST_YEAR: i32 = 2025;
/// How many days there are to decide on, from 5 January of the first year to 30 June 2026.
const DAYS: usize = 4_194;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// A year, later ones a little more often.
pub(super) fn year(random: &mut Random) -> i32 {
    let years = usize::try_from(LAST_YEAR - FIRST_YEAR + 1).unwrap_or_default();
    let (one, other) = (random.index(years), random.index(years));
    let late = if random.happens(300) { one.max(other) } else { one };
    FIRST_YEAR + i32::try_from(late).unwrap_or_default()
}

/// A day on which the awards for a year are decided: from December to February, after a school year from June on.
pub(super) fn annual(random: &mut Random, year: i32, school: bool) -> NaiveDate {
    let (first, span) = if school { (day(year, 6, 1), 70) } else { (day(year, 12, 10), 80) };
    let after = random.below(span);
    first.checked_add_days(Days::new(after)).unwrap_or(first)
}

/// Any day of the years there are.
pub(super) fn any(random: &mut Random) -> NaiveDate {
    let first = day(FIRST_YEAR, 1, 5);
    let after = u64::try_from(random.index(DAYS)).unwrap_or_default();
    first.checked_add_days(Days::new(after)).unwrap_or(first)
}

/// The day itself when offices work on it, else the next on which they do. Holidays by the moon are not looked at.
pub(super) fn working(mut on: NaiveDate) -> NaiveDate {
    while matches!(on.weekday(), Weekday::Sat | Weekday::Sun)
        || matches!((on.month(), on.day()), (1, 1) | (4, 30) | (5, 1) | (9, 2))
    {
        let Some(next) = on.succ_opt() else { break };
        on = next;
    }
    on
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_free_day_gives_way_to_the_next_working_day() {
        assert_eq!(working(day(2026, 5, 1)), day(2026, 5, 4), "a Friday that is a holiday, and the week-end after it");
        assert_eq!(working(day(2024, 1, 1)), day(2024, 1, 2));
        assert_eq!(working(day(2020, 6, 10)), day(2020, 6, 10));
    }

    #[test]
    fn no_day_is_after_june_2026() {
        let mut random = Random::of(1, "test", 0);
        assert!((0..20_000).map(|_| any(&mut random)).all(|on| on >= day(2015, 1, 5) && on <= day(2026, 6, 30)));
        assert!((0..1000).all(|_| (FIRST_YEAR..=LAST_YEAR).contains(&year(&mut random))));
    }
}
