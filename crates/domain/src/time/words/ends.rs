//! Open ends and ranges: "trước ngày 15/12", "từ sau Đại hội VIII đến nay", "20/4 - 25/4/2020".

use super::{
    super::codes::Extent,
    moment::moments,
    said::{Body, Form, Join, Moment, MonthSaid, Piece, Point, Remark, Said, YearSaid},
    tokens::{Token, Tokens},
    units::full_year,
};

/// A way to take the words so far.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) said: Said,
    pub(super) next: usize,
    /// It begins with "từ".
    pub(super) from_word: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bound {
    From,
    After,
    NotBefore,
    Before,
    By,
    Until,
}

const BOUNDS: &[(&str, Bound)] = &[
    ("từ", Bound::From),
    ("kể từ", Bound::From),
    ("tính từ", Bound::From),
    ("bắt đầu từ", Bound::From),
    ("từ khi", Bound::From),
    ("sau", Bound::After),
    ("từ sau", Bound::After),
    ("kể từ sau", Bound::After),
    ("từ sau khi", Bound::After),
    ("sớm nhất", Bound::NotBefore),
    ("sớm nhất là", Bound::NotBefore),
    ("sớm nhất vào", Bound::NotBefore),
    ("sớm nhất từ", Bound::NotBefore),
    ("không sớm hơn", Bound::NotBefore),
    ("trước", Bound::Before),
    ("trước thời điểm", Bound::Before),
    ("trước khi", Bound::Before),
    ("đến trước", Bound::Before),
    ("tới trước", Bound::Before),
    ("chậm nhất", Bound::By),
    ("chậm nhất là", Bound::By),
    ("chậm nhất vào", Bound::By),
    ("chậm nhất đến", Bound::By),
    ("muộn nhất", Bound::By),
    ("muộn nhất là", Bound::By),
    ("muộn nhất vào", Bound::By),
    ("không muộn hơn", Bound::By),
    ("trước hoặc trong", Bound::By),
    ("trong hoặc trước", Bound::By),
    ("không quá", Bound::By),
    ("hạn", Bound::By),
    ("hạn cuối", Bound::By),
    ("hạn chót", Bound::By),
    ("thời hạn", Bound::By),
    ("thời hạn đến", Bound::By),
    ("đến", Bound::Until),
    ("đến hết", Bound::Until),
    ("tới", Bound::Until),
    ("tới hết", Bound::Until),
    ("cho đến", Bound::Until),
    ("cho đến hết", Bound::Until),
    ("hết", Bound::Until),
];

const UP_TO_NOW: &[&str] = &[
    "đến nay",
    "đến hiện nay",
    "cho đến nay",
    "tới nay",
    "đến thời điểm này",
    "trở đi",
    "về sau",
    "trở về sau",
    "trở lại đây",
];
const BACKWARDS: &[&str] = &["trở về trước"];

const JOINS: &[(&str, Join)] = &[
    ("đến", Join::Through),
    ("đến hết", Join::Through),
    ("tới", Join::Through),
    ("tới hết", Join::Through),
    ("cho đến", Join::Through),
    ("cho đến hết", Join::Through),
    ("đến trước", Join::UpTo),
    ("và", Join::And),
    ("hoặc", Join::Or),
];

fn found(form: Form, extent: Extent, rank: u8, next: usize) -> Found {
    let said = Said { form, extent, about: false, every_year: false, rank };
    Found { said, next, from_word: false }
}

/// What begins with a word for an end.
pub(super) fn at_start(t: &Tokens, at: usize) -> Vec<Found> {
    let Some((bound, next)) = t.value(at, BOUNDS) else { return Vec::new() };
    let all: Vec<Found> = if bound == Bound::From {
        ranges(t, next).into_iter().map(after_from).collect()
    } else {
        points(t, next).into_iter().map(|(point, next)| bounded(bound, point, next, t)).collect()
    };
    all.into_iter().filter_map(|found| open_end(t, found)).collect()
}

/// What stands after "từ": a single date is the start of something without an end.
fn after_from(found: Found) -> Found {
    let form = match found.said.form {
        Form::One(Point::At(moment)) if several_months(&moment) => Form::One(Point::At(moment)),
        // "từ 7h30 đến 11h ngày 26/8": the word belongs to the clock times.
        Form::One(Point::At(moment)) if moment.start.is_some() && moment.end.is_some() => {
            return Found { said: Said { form: Form::One(Point::At(moment)), ..found.said }, ..found };
        }
        Form::One(first) => Form::From { first, after: false },
        other => other,
    };
    Found { said: Said { form, extent: Extent::Span, ..found.said }, from_word: true, ..found }
}

/// Whether it is "tháng 5-8/2020", which "từ" makes a range.
pub(super) fn several_months(moment: &Moment) -> bool {
    moment.piece.is_some_and(|piece| piece.remark == Some(Remark::Several))
}

fn bounded(bound: Bound, point: Point, next: usize, t: &Tokens) -> Found {
    match bound {
        Bound::Before => found(Form::Until { last: point, before: true }, Extent::Within, 0, next),
        Bound::By => found(Form::Until { last: point, before: false }, Extent::Within, 0, next),
        Bound::Until => found(Form::Until { last: point, before: false }, Extent::Span, 0, next),
        Bound::NotBefore => found(Form::From { first: point, after: false }, Extent::Within, 0, next),
        Bound::From => found(Form::From { first: point, after: false }, Extent::Span, 0, next),
        Bound::After => {
            // "từ sau … đến nay" lasts, "sau ngày 15/12" is some time later.
            let extent = if t.any_phrase(next, UP_TO_NOW).is_some() { Extent::Span } else { Extent::Within };
            found(Form::From { first: point, after: true }, extent, 0, next)
        }
    }
}

/// With the words for an open end after it, where they stand.
fn open_end(t: &Tokens, found: Found) -> Option<Found> {
    let Some(next) = t.any_phrase(found.next, UP_TO_NOW) else { return Some(found) };
    matches!(found.said.form, Form::From { .. }).then_some(Found { next, ..found })
}

/// A single date, or from one to another without a word before.
pub(super) fn ranges(t: &Tokens, at: usize) -> Vec<Found> {
    let mut all = Vec::new();
    for (first, next) in points(t, at) {
        let rank = if matches!(&first, Point::At(moment) if doubtful(moment)) { 2 } else { 0 };
        for (join, after) in joins(t, next) {
            for (last, after) in points(t, after) {
                // After a comma any other words may follow, which are no event.
                if matches!((&last, join), (Point::Event(_), Join::And | Join::Or)) {
                    continue;
                }
                all.extend(range(first.clone(), last, join).map(|form| found(form, Extent::Span, 1, after)));
            }
        }
        if let Some(after) = t.any_phrase(next, BACKWARDS) {
            all.push(found(Form::Until { last: first.clone(), before: false }, Extent::Span, rank, after));
        }
        all.push(found(Form::One(first), Extent::Within, rank, next));
    }
    all.extend(day_list(t, at));
    all
}

/// Dates that may well be something else come after those that may not.
fn doubtful(moment: &Moment) -> bool {
    moment.piece.is_some_and(|piece| match piece.remark {
        Some(Remark::MonthFirst) => true,
        // 6-7 is a day and a month; with a year it rather is two months: 3-4/2020.
        Some(Remark::DayMonth) => piece.year.is_said(),
        _ => false,
    })
}

fn joins(t: &Tokens, at: usize) -> Vec<(Join, usize)> {
    let at = t.sign(at, ',').filter(|next| t.value(*next, JOINS).is_some()).unwrap_or(at);
    let signs = t.sign(at, '-').map(|next| (Join::Through, next)).into_iter();
    let commas = t.sign(at, ',').map(|next| (Join::And, next)).into_iter();
    let words = t.value(at, JOINS).filter(|_| t.any_phrase(at, UP_TO_NOW).is_none());
    signs.chain(commas).chain(words).collect()
}

/// A range, unless its first date has no sense with the last.
fn range(first: Point, last: Point, join: Join) -> Option<Form> {
    if let (Point::At(one), Point::At(other)) = (&first, &last) {
        let (one, other) = (one.piece?, other.piece?);
        let takes = match (one.body, other.body) {
            (Body::Bare(from), Body::Bare(to)) => from < to && to <= 31,
            (Body::Bare(_), Body::Days { first, last, .. }) => last == Some(first),
            (Body::Bare(_), Body::Months(first, last)) => first == last && other.year.is_said(),
            (Body::Bare(_), _) => false,
            (Body::Days { first, last, .. }, Body::Bare(to)) => last == Some(first) && first < to,
            (_, Body::Bare(_)) => false,
            // "ngày 2-9-2020" is no range from the 2nd to September.
            (Body::Days { month: MonthSaid::Missing, .. }, other) => matches!(other, Body::Days { .. }),
            _ => true,
        };
        if !takes {
            return None;
        }
    }
    Some(Form::Range(first, last, join))
}

/// "15, 16 và 17/9/2015": days next to each other.
fn day_list(t: &Tokens, at: usize) -> Vec<Found> {
    let words = ["ngày", "các ngày"];
    let at = t.any_phrase(at, &words).unwrap_or(at);
    let Some((from, mut next)) = t.number(at, 2) else { return Vec::new() };
    let mut days = from;
    let mut all = Vec::new();
    while let Some(after) = t.sign(next, ',').or_else(|| t.phrase(next, "và")) {
        let after = t.any_phrase(after, &words).unwrap_or(after);
        let first =
            Point::At(Moment { piece: Some(Piece::new(Body::Bare(from), YearSaid::Missing)), ..Moment::default() });
        for (last, end) in points(t, after) {
            let next_day = matches!(&last, Point::At(Moment { piece: Some(Piece { body, .. }), .. })
                if matches!(body, Body::Days { first, last, .. } if *last == Some(*first) && *first == days + 1));
            if next_day && days > from {
                all.extend(range(first.clone(), last, Join::Through).map(|form| found(form, Extent::Span, 0, end)));
            }
        }
        match t.number(after, 2) {
            Some((day, end)) if day == days + 1 => (days, next) = (day, end),
            _ => break,
        }
    }
    all
}

/// "năm học 2020-2021".
pub(super) fn school_year(t: &Tokens, at: usize) -> Option<Found> {
    let next = t.any_phrase(at, &["năm học", "niên khóa", "niên khoá"])?;
    let (first, next) = full_year(t, next)?;
    let (last, next) = full_year(t, t.sign(next, '-')?)?;
    let point = |months: (u32, u32), year| {
        let piece = Piece::new(Body::Months(months.0, months.1), year).rough().remarked(Remark::SchoolYear);
        Point::At(Moment { piece: Some(piece), ..Moment::default() })
    };
    let form = Form::Range(point((9, 9), first), point((5, 5), last), Join::Through);
    Some(found(form, Extent::Span, 0, next))
}

/// A date, or else the name of an event: the words up to the next that is no name.
fn points(t: &Tokens, at: usize) -> Vec<(Point, usize)> {
    let found: Vec<_> = moments(t, at).into_iter().map(|(moment, next)| (Point::At(moment), next)).collect();
    if !found.is_empty() || !matches!(t.at(at), Some(Token::Word(_))) || t.value(at, BOUNDS).is_some() {
        return found;
    }
    let mut end = at + 1;
    while !t.ends(end) && t.any_phrase(end, UP_TO_NOW).is_none() && t.any_phrase(end, &["đến", "tới"]).is_none() {
        end += 1;
    }
    vec![(Point::Event(t.written(at..end).to_owned()), end)]
}
