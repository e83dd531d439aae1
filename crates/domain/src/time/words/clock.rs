//! Clock times, parts of the day and days of the week.

use chrono::Weekday;

use super::{
    super::{civil::ClockTime, codes::PartOfDay},
    tokens::Tokens,
};

const PARTS: &[(&str, Option<PartOfDay>)] = &[
    ("sáng", Some(PartOfDay::Morning)),
    ("sáng sớm", Some(PartOfDay::Morning)),
    ("rạng sáng", Some(PartOfDay::Morning)),
    ("chiều", Some(PartOfDay::Afternoon)),
    ("chiều tối", Some(PartOfDay::Evening)),
    ("tối", Some(PartOfDay::Evening)),
    ("đêm", Some(PartOfDay::Evening)),
    // Noon is none of the three parts; the words keep it.
    ("trưa", None),
];

const WEEKDAYS: &[(&str, Weekday)] = &[
    ("hai", Weekday::Mon),
    ("ba", Weekday::Tue),
    ("tư", Weekday::Wed),
    ("năm", Weekday::Thu),
    ("sáu", Weekday::Fri),
    ("bảy", Weekday::Sat),
    ("bẩy", Weekday::Sat),
];

/// A part of the day, and the place after it. Noon has no code.
pub(super) fn part(t: &Tokens, at: usize) -> Option<(Option<PartOfDay>, usize)> {
    t.value(t.phrase(at, "buổi").unwrap_or(at), PARTS)
}

/// A day of the week, and the place after it.
pub(super) fn weekday(t: &Tokens, at: usize) -> Option<(Weekday, usize)> {
    let at = t.phrase(at, "ngày").unwrap_or(at);
    if let Some(next) = t.any_phrase(at, &["chủ nhật", "cn"]) {
        return Some((Weekday::Sun, next));
    }
    let next = t.any_phrase(at, &["thứ", "t"])?;
    t.value(next, WEEKDAYS).or_else(|| {
        let (n, after) = t.number(next, 1)?;
        let index = usize::try_from(n.checked_sub(2)?).ok()?;
        let days = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat];
        days.get(index).map(|day| (*day, after))
    })
}

/// A clock time as said: 24:00 is the end of the day, which needs no time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) time: Option<ClockTime>,
    /// Written with a zero in front: of 24 hours.
    pub(super) exact: bool,
}

/// A clock time, and the place after it: "7h30", "7 giờ 30 phút", "07:30", "3:15 PM".
pub(super) fn clock(t: &Tokens, at: usize) -> Option<(Clock, usize)> {
    let (hour, next) = t.number(at, 2)?;
    let exact = t.digits(at).is_some_and(|(digits, _)| digits.starts_with('0'));
    let (minute, next) = match t.sign(next, ':') {
        Some(next) => {
            let (minute, next) = t.number(next, 2)?;
            // Seconds, where a page prints them, are not kept.
            let seconds = t.sign(next, ':').and_then(|next| t.number(next, 2));
            (minute, seconds.map_or(next, |(_, next)| next))
        }
        None => {
            let next = t.any_phrase(next, &["giờ", "h", "g"])?;
            if let Some(next) = t.phrase(next, "rưỡi") {
                (30, next)
            } else {
                match t.number(next, 2).filter(|(_, after)| !starts_a_date(t, *after)) {
                    Some((minute, next)) => (minute, t.any_phrase(next, &["phút", "ph", "p", "m"]).unwrap_or(next)),
                    None => (0, next),
                }
            }
        }
    };
    let (hour, next) = match t.value(next, &[("am", 0), ("sa", 0), ("pm", 12), ("ch", 12)]) {
        Some((12, next)) if hour < 12 => (hour + 12, next),
        Some((0, next)) if hour == 12 => (0, next),
        Some((_, next)) => (hour, next),
        None => (hour, next),
    };
    if hour == 24 && minute == 0 {
        return Some((Clock { time: None, exact }, next));
    }
    ClockTime::new(hour, minute).map(|time| (Clock { time: Some(time), exact }, next))
}

/// Whether a number before this place belongs to a date: the 26 of "7 giờ 26/8".
fn starts_a_date(t: &Tokens, at: usize) -> bool {
    t.sign(at, '/').is_some() || t.phrase(at, "tháng").is_some() || t.sign(at, '.').is_some()
}

/// From one clock time to another: "từ 7h30 đến 11h", "7h30 - 11h30".
pub(super) fn clock_range(t: &Tokens, at: usize) -> Option<((Clock, Clock), usize)> {
    let (start, next) = clock(t, t.phrase(at, "từ").unwrap_or(at))?;
    let next = t.sign(next, '-').or_else(|| t.any_phrase(next, &["đến", "tới"]))?;
    let (end, next) = clock(t, next)?;
    Some(((start, end), next))
}

/// The time as meant in a part of the day: 2 giờ chiều is 14:00.
pub(super) fn in_part(time: ClockTime, part: Option<PartOfDay>) -> ClockTime {
    let later = match part {
        Some(PartOfDay::Afternoon) => (1..=6).contains(&time.hour()),
        Some(PartOfDay::Evening) => (5..=11).contains(&time.hour()),
        Some(PartOfDay::Morning) | None => false,
    };
    if later { ClockTime::new(time.hour() + 12, time.minute()).unwrap_or(time) } else { time }
}
