//! Dates in figures: "26/8/2020", "15 tháng 10 năm 2019", "8/2015", "2020-08-26", and what else the same figures may be.

use super::{
    said::{Body, MonthSaid, Piece, Remark, YearSaid},
    tokens::Tokens,
    units::{Found, full_year, month, year_tail},
};

/// What the word before a number says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hint {
    /// Nothing.
    None,
    /// It is a day: "ngày".
    Day,
}

const SEPARATORS: [char; 3] = ['/', '-', '.'];

/// Every date in figures that may be read here.
pub(super) fn numeric(t: &Tokens, at: usize, hint: Hint) -> Found {
    let mut found = Found::new();
    if hint == Hint::None
        && let Some((year, next)) = full_year(t, at)
    {
        if matches!(year, YearSaid::Number(1000..=2999)) {
            found.push((Piece::new(Body::Year, year), next));
        }
        found.extend(year_first(t, year, next));
    }
    let Some((day, next)) = t.number(at, 2) else { return found };
    if (1..=31).contains(&day) {
        found.extend(day_in_words(t, day, next));
        found.extend(day_in_figures(t, day, next));
        let bare = match hint {
            Hint::Day => Piece::new(Body::day(MonthSaid::Missing, day), YearSaid::Missing),
            Hint::None => Piece::new(Body::Bare(day), YearSaid::Missing),
        };
        found.push((bare, next));
    }
    if hint == Hint::None {
        found.extend(month_before_day(t, at, day, next));
        if let Some(joined) = separator(t, next)
            && let Some((year, next)) = full_year(t, joined.1)
            && (1..=12).contains(&day)
        {
            found.push((Piece::new(Body::Months(day, day), year), next));
        }
    }
    found
}

fn separator(t: &Tokens, at: usize) -> Option<(char, usize)> {
    SEPARATORS.into_iter().find_map(|sign| t.sign(at, sign).map(|next| (sign, next)))
}

fn month_figure(t: &Tokens, at: usize) -> Option<(u32, usize)> {
    t.number(at, 2).filter(|(month, _)| (1..=12).contains(month))
}

/// The rest of "2020-08-26", after its year.
fn year_first(t: &Tokens, year: YearSaid, at: usize) -> Option<(Piece, usize)> {
    let (first, next) = separator(t, at)?;
    let (month, next) = month_figure(t, next)?;
    let (day, next) = t.number(t.sign(next, first)?, 2)?;
    Some((Piece::new(Body::day(MonthSaid::Number(month), day), year), next))
}

/// The rest of "15 tháng 10 năm 2019", after its day.
fn day_in_words(t: &Tokens, day: u32, at: usize) -> Option<(Piece, usize)> {
    let (month, next) = month(t, t.phrase(at, "tháng")?)?;
    let (year, next) = match month {
        MonthSaid::Offset(_) => (YearSaid::Missing, next),
        _ => year_tail(t, next),
    };
    Some((Piece::new(Body::day(month, day), year), next))
}

/// The rest of "26/8/2020" and "18/9", after its day.
fn day_in_figures(t: &Tokens, day: u32, at: usize) -> Found {
    let mut found = Found::new();
    let Some((sign, next)) = separator(t, at) else { return found };
    let Some((month, next)) = month_figure(t, next) else { return found };
    let body = Body::day(MonthSaid::Number(month), day);
    let (year, after) = year_tail(t, next);
    if year.is_said() {
        let piece = Piece::new(body, year);
        let same_sign = t.sign(next, sign).is_some();
        found.push((if sign == '/' || same_sign { piece } else { piece.remarked(Remark::DayMonth) }, after));
        return found;
    }
    if let Some((digits, after)) = t.sign(next, sign).and_then(|next| t.digits(next))
        && digits.len() == 2
        && let Ok(short) = digits.parse::<i32>()
    {
        let year = if short < 70 { 2000 + short } else { 1900 + short };
        found.push((Piece::new(body, YearSaid::Short(year)), after));
    }
    let piece = Piece::new(body, YearSaid::Missing);
    found.push((if sign == '/' { piece } else { piece.remarked(Remark::DayMonth) }, next));
    found
}

/// "7/30/2024", which pages made abroad print; and "5/6" alone, which may be so meant.
fn month_before_day(t: &Tokens, at: usize, figure: u32, next: usize) -> Option<(Piece, usize)> {
    let (day, next) = t.number(t.sign(next, '/')?, 2)?;
    let body = Body::day(MonthSaid::Number(figure), day);
    if !(1..=12).contains(&figure) || !(1..=31).contains(&day) {
        return None;
    }
    let piece = |year| Piece::new(body, year).remarked(Remark::MonthFirst);
    if let Some((year, after)) = t.sign(next, '/').and_then(|next| full_year(t, next)) {
        return (day > 12).then(|| (piece(year), after));
    }
    let alone = at == 0 && t.ends(next) && day != figure;
    alone.then(|| (piece(YearSaid::Missing), next))
}
