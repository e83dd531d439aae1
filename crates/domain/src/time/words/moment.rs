//! A date with what is said of its day, in any order: "sáng 26/8/2020", "Thứ Sáu, 23/10/2020 18:30".

use super::{
    clock::{clock, clock_range, in_part, part, weekday},
    said::{Body, Moment, Piece, YearSaid},
    tokens::Tokens,
    units::dates,
};

/// Words between the parts that say nothing of the time.
const FILLERS: &[&str] =
    &["vào", "lúc", "vào lúc", "hồi", "vào hồi", "của", "trong", "bắt đầu", "bắt đầu lúc", "bắt đầu từ"];

/// Days that follow a part of the day: "chiều qua".
const AFTER_PART: &[(&str, i64)] = &[("nay", 0), ("qua", -1), ("hôm qua", -1), ("mai", 1)];

/// Every moment that may be read here, each with the place after it.
pub(super) fn moments(t: &Tokens, at: usize) -> Vec<(Moment, usize)> {
    let mut done = Vec::new();
    let mut open = vec![(Moment::default(), at)];
    while let Some((moment, at)) = open.pop() {
        if let Some(next) = of_the_day(t, moment, at) {
            open.push(next);
            continue;
        }
        let inside = moment != Moment::default();
        let found = if moment.piece.is_none() { dates(t, skip(t, at, inside)) } else { Vec::new() };
        // "18:30 - 23/10/2020", as pages print.
        let dashed = t.sign(at, '-').filter(|_| moment.piece.is_none() && moment.start.is_some());
        let dashed = dashed.map(|next| dates(t, next)).unwrap_or_default();
        let dates: Vec<_> =
            found.into_iter().chain(dashed.into_iter().filter(|(piece, _)| piece.year.is_said())).collect();
        if dates.is_empty() {
            if inside {
                done.push((settled(moment), at));
            }
            continue;
        }
        open.extend(dates.into_iter().map(|(piece, next)| (Moment { piece: Some(piece), ..moment }, next)));
    }
    done
}

/// The place after a comma and filling words; only inside a moment may there be a comma.
fn skip(t: &Tokens, at: usize, inside: bool) -> usize {
    let at = if inside { t.sign(at, ',').or_else(|| t.sign(at, '|')).unwrap_or(at) } else { at };
    t.any_phrase(at, FILLERS).unwrap_or(at)
}

/// The moment with the clock time, part of the day or day of the week that stands here.
fn of_the_day(t: &Tokens, moment: Moment, at: usize) -> Option<(Moment, usize)> {
    if let Some(inside) = t.sign(at, '(') {
        let (inner, next) = one_of_the_day(t, Moment { aside: true, ..moment }, inside)?;
        let (inner, next) = match t.sign(next, ',').and_then(|next| one_of_the_day(t, inner, next)) {
            Some(both) => both,
            None => (inner, next),
        };
        let aside = inner.start.or(inner.end).is_some() || moment.aside;
        let part_aside = inner.part.is_some() && moment.part.is_none();
        return Some((Moment { aside, part_aside, ..inner }, t.sign(next, ')')?));
    }
    one_of_the_day(t, moment, at).or_else(|| one_of_the_day(t, moment, skip(t, at, moment != Moment::default())))
}

fn one_of_the_day(t: &Tokens, moment: Moment, at: usize) -> Option<(Moment, usize)> {
    if moment.weekday.is_none()
        && let Some((weekday, next)) = weekday(t, at)
    {
        return Some((Moment { weekday: Some(weekday), ..moment }, next));
    }
    let unclocked = moment.start.is_none() && moment.end.is_none() && !moment.day_end;
    // "23/10/2020 - 18:30", as pages print.
    let at =
        t.sign(at, '-').filter(|next| unclocked && moment.piece.is_some() && clock(t, *next).is_some()).unwrap_or(at);
    if unclocked {
        if let Some(((start, end), next)) = clock_range(t, at) {
            return Some((
                Moment { start: start.time, end: end.time, exact: start.exact || end.exact, ..moment },
                next,
            ));
        }
        if let Some((start, next)) = clock(t, t.any_phrase(at, &["bắt đầu lúc", "bắt đầu từ"]).unwrap_or(at))
        {
            return Some((
                Moment { start: start.time, exact: start.exact, day_end: start.time.is_none(), ..moment },
                next,
            ));
        }
    }
    if moment.end.is_none()
        && let Some(next) = t.any_phrase(at, &["kết thúc lúc", "kết thúc vào lúc"])
        && let Some((end, next)) = clock(t, next)
    {
        return Some((Moment { end: end.time, exact: end.exact, ..moment }, next));
    }
    if moment.part.is_none()
        && let Some((part, next)) = part(t, at)
    {
        let moment = Moment { part, ..moment };
        return Some(match t.value(next, AFTER_PART).filter(|_| moment.piece.is_none()) {
            Some((days, next)) => {
                (Moment { piece: Some(Piece::new(Body::Relative(days), YearSaid::Missing)), ..moment }, next)
            }
            None => (moment, next),
        });
    }
    None
}

fn settled(moment: Moment) -> Moment {
    let of_part = |time: Option<_>| time.map(|time| if moment.exact { time } else { in_part(time, moment.part) });
    Moment { start: of_part(moment.start), end: of_part(moment.end), ..moment }
}
