//! Numbers in figures, as they are written in Viet Nam: "1.200", "12,5", "2 triệu", "1/2".

use super::{
    super::decimal::Decimal,
    number_words::{half_of, scale},
};
use crate::time::words::tokens::Tokens;

/// A number in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Figure {
    /// None for a fraction that is no decimal number: "2/3".
    pub(super) value: Option<Decimal>,
    /// The place after it.
    pub(super) next: usize,
    /// The point or comma was taken in the English way.
    pub(super) english: bool,
}

/// Every number that may be read here, best first.
pub(super) fn figures(t: &Tokens, at: usize) -> Vec<Figure> {
    if let Some(fraction) = fraction(t, at) {
        return vec![fraction];
    }
    let Some((groups, next)) = groups(t, at) else { return Vec::new() };
    let mut all: Vec<Figure> = Vec::new();
    for (text, english) in ways(&groups) {
        let Ok(number) = text.parse::<Decimal>() else { continue };
        let Some((value, next)) = scaled(t, number, next) else { continue };
        if !all.iter().any(|known| known.value == Some(value)) {
            all.push(Figure { value: Some(value), next, english });
        }
    }
    all
}

/// "1/2", unless it is part of a date.
fn fraction(t: &Tokens, at: usize) -> Option<Figure> {
    let (over, next) = t.number(at, 4)?;
    let (under, next) = t.number(t.sign(next, '/')?, 4)?;
    if over == 0 || over >= under || t.sign(next, '/').is_some() {
        return None;
    }
    let over = i64::from(over);
    let exact = (0..=4).find_map(|places| {
        let scaled = over.checked_mul(10_i64.checked_pow(places)?)?;
        (scaled.checked_rem(i64::from(under))? == 0).then_some((scaled.checked_div(i64::from(under))?, places))
    });
    let value = exact.and_then(|(units, places)| Decimal::new(units, places));
    Some(Figure { value, next, english: false })
}

/// Digits, with the sign before them.
type Group = (Option<char>, String);

/// Digits with the signs between them, and the place after them.
fn groups(t: &Tokens, at: usize) -> Option<(Vec<Group>, usize)> {
    let (first, mut next) = t.digits(at)?;
    let mut all = vec![(None, first.to_owned())];
    loop {
        let sign = [('.', t.sign(next, '.')), (',', t.sign(next, ','))]
            .into_iter()
            .find_map(|(sign, after)| after.map(|after| (sign, after)))
            .filter(|(_, after)| !t.spaced(next) && !t.spaced(*after));
        if let Some((sign, after)) = sign
            && let Some((digits, after)) = t.digits(after)
        {
            all.push((Some(sign), digits.to_owned()));
            next = after;
            continue;
        }
        match t.digits(next).filter(|(digits, _)| t.spaced(next) && digits.len() == 3) {
            Some((digits, after)) if all.iter().all(|(sign, _)| sign.is_none_or(|sign| sign == ' ')) => {
                all.push((Some(' '), digits.to_owned()));
                next = after;
            }
            _ => return Some((all, next)),
        }
    }
}

/// The ways to take the signs, best first, as digits with a point; and whether it is the English way.
fn ways(groups: &[Group]) -> Vec<(String, bool)> {
    let signs: Vec<char> = groups.iter().filter_map(|(sign, _)| *sign).collect();
    let digits: Vec<&str> = groups.iter().map(|(_, digits)| digits.as_str()).collect();
    let Some((first, rest)) = digits.split_first() else { return Vec::new() };
    let in_threes = |rest: &[&str]| {
        !rest.is_empty() && rest.iter().all(|group| group.len() == 3) && (1..=3).contains(&first.len()) && *first != "0"
    };
    let all_are = |signs: &[char], sign: char| signs.iter().all(|one| *one == sign);
    let joined = digits.concat();
    let mut ways = Vec::new();
    let Some((last, before)) = signs.split_last() else { return vec![(joined, false)] };
    let decimals = rest.last().copied().unwrap_or_default();
    let whole = joined.get(..joined.len().saturating_sub(decimals.len())).unwrap_or_default();
    let with_point = format!("{whole}.{decimals}");
    let thousands_before = rest.split_last().is_some_and(|(_, middle)| middle.is_empty() || in_threes(middle));
    if *last != ',' && all_are(before, *last) && in_threes(rest) {
        ways.push((joined.clone(), false));
    } else if *last == ',' && thousands_before && (all_are(before, '.') || all_are(before, ' ')) {
        ways.push((with_point.clone(), false));
    } else if *last == '.' && thousands_before && all_are(before, ',') {
        ways.push((with_point, true));
    }
    if *last == ',' && all_are(before, ',') && in_threes(rest) {
        ways.push((joined, true));
    }
    ways
}

/// The number with the words that multiply it: "2 triệu rưỡi", "1 tỷ 200 triệu".
fn scaled(t: &Tokens, number: Decimal, at: usize) -> Option<(Decimal, usize)> {
    let hundreds = t.phrase(at, "trăm").map(|next| (100, next)).or_else(|| t.phrase(at, "chục").map(|next| (10, next)));
    let (number, at) = match hundreds {
        Some((factor, next)) => (number.times(factor)?, next),
        None => (number, at),
    };
    let Some((factor, mut next)) = scale(t, at) else { return Some((number, at)) };
    let mut sum = number.times(factor)?;
    if let Some((half, after)) = half_of(t, next, factor) {
        return Some((sum.plus(half)?, after));
    }
    if let Some((digits, after)) = t.digits(next)
        && let Some((smaller, after)) = scale(t, after).filter(|(smaller, _)| *smaller < factor)
        && let Ok(more) = digits.parse::<Decimal>()
    {
        sum = sum.plus(more.times(smaller)?)?;
        next = after;
    }
    Some((sum, next))
}
