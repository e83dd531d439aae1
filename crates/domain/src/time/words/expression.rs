//! The whole of what is said: what stands before and after the dates, and how two of them are joined.

use super::{
    super::codes::Extent,
    ends::{at_start, ranges, school_year, several_months},
    said::{Body, Form, Join, Moment, Piece, Point, Said, YearSaid},
    tokens::Tokens,
};

/// What the words before the dates say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Before {
    /// "hằng năm"
    pub(super) every_year: bool,
    /// "trong khoảng": somewhere in.
    pub(super) window: bool,
    /// "khoảng", "chừng"
    pub(super) about: bool,
    /// "trong": somewhere in, where it is no period.
    pub(super) inside: bool,
    /// "suốt", "cả", "giai đoạn", "nhiệm kỳ", "trong 5 năm": it lasts.
    pub(super) lasts: bool,
}

const EVERY_YEAR: &[&str] =
    &["hằng năm", "hàng năm", "mỗi năm", "từng năm", "thường niên", "vào hằng năm", "vào hàng năm"];
const WINDOW: &[&str] = &["trong khoảng", "trong khoảng thời gian", "vào khoảng thời gian", "khoảng thời gian"];
const ABOUT: &[&str] = &["khoảng", "vào khoảng", "chừng", "vào chừng", "độ", "ước", "tầm", "ước chừng"];
const LASTS: &[&str] = &[
    "suốt",
    "trong suốt",
    "cả",
    "trong cả",
    "giai đoạn",
    "trong giai đoạn",
    "nhiệm kỳ",
    "nhiệm kì",
    "thời kỳ",
    "thời kì",
    "trong thời kỳ",
    "các năm",
    "khóa",
    "khoá",
    "kỳ",
];
const FILLERS: &[&str] = &[
    "vào",
    "vào dịp",
    "dịp",
    "nhân dịp",
    "trong dịp",
    "thời gian",
    "dự kiến",
    "dự kiến vào",
    "diễn ra",
    "diễn ra vào",
    "tổ chức",
    "tổ chức vào",
    "được tổ chức",
    "được tổ chức vào",
    "cập nhật",
    "ngày đăng",
    "đăng ngày",
];
const AT_END: &[&str] = &["(ước chừng)", "ước chừng"];

/// Every way to take the text.
pub(super) fn expressions(t: &Tokens) -> Vec<Said> {
    let (before, at) = prefixes(t);
    if before.every_year
        && let Some((_, about)) = end(t, at)
    {
        let piece = Some(Piece::new(Body::Year, YearSaid::Missing));
        let form = Form::One(Point::At(Moment { piece, ..Moment::default() }));
        return vec![Said { form, extent: Extent::Span, about: before.about || about, every_year: true, rank: 0 }];
    }
    let mut all = Vec::new();
    for start in [Some(at), after_duration(t, at)].into_iter().flatten() {
        let before = Before { lasts: before.lasts || start != at, ..before };
        let start = t.sign(start, '(').unwrap_or(start);
        let found = school_year(t, start).into_iter().chain(at_start(t, start)).chain(ranges(t, start));
        all.extend(found.filter_map(|found| {
            let (every_year, doubt) = end(t, found.next)?;
            let before = Before { every_year: before.every_year || every_year, ..before };
            let said = finish(found.said, before, found.from_word);
            Some(Said { about: said.about || doubt, ..said })
        }));
    }
    all.sort_by_key(|said| said.rank);
    all
}

fn prefixes(t: &Tokens) -> (Before, usize) {
    let mut before = Before::default();
    let mut at = 0;
    loop {
        let (next, seen) = if let Some(next) = t.any_phrase(at, EVERY_YEAR) {
            (next, Before { every_year: true, ..before })
        } else if let Some(next) = t.any_phrase(at, WINDOW) {
            (next, Before { window: true, ..before })
        } else if let Some(next) = t.any_phrase(at, LASTS) {
            (next, Before { lasts: true, ..before })
        } else if let Some(next) = t.any_phrase(at, ABOUT) {
            (next, Before { about: true, ..before })
        } else if let Some(next) = t.any_phrase(at, FILLERS) {
            (next, before)
        } else if let Some(next) = t.phrase(at, "trong") {
            (next, Before { inside: true, ..before })
        } else if let Some(next) = [',', ':', '('].into_iter().find_map(|sign| t.sign(at, sign)) {
            (next, before)
        } else {
            return (before, at);
        };
        (at, before) = (next, seen);
    }
}

/// The place after "5 năm" in "trong 5 năm (2016-2020)" and "hai ngày" in "hai ngày 15 và 16/9/2015".
fn after_duration(t: &Tokens, at: usize) -> Option<usize> {
    const NUMBERS: &[(&str, ())] =
        &[("hai", ()), ("ba", ()), ("bốn", ()), ("năm", ()), ("sáu", ()), ("bảy", ()), ("mười", ())];
    let next = t.number(at, 2).map(|(_, next)| next).or_else(|| t.value(at, NUMBERS).map(|(_, next)| next))?;
    let after = t.any_phrase(next, &["năm", "tháng", "ngày"])?;
    let goes_on = t.sign(after, '(').is_some()
        || t.sign(after, ',').is_some()
        || t.digits(after).is_some()
        || t.any_phrase(after, &["từ", "kể từ", "từ ngày"]).is_some();
    goes_on.then(|| t.sign(after, ',').unwrap_or(after))
}

/// What stands after the dates to the end of the text: whether every year, whether about. None when something else does.
fn end(t: &Tokens, at: usize) -> Option<(bool, bool)> {
    let (mut at, mut every_year, mut about) = (at, false, false);
    while !t.ends(at) {
        let brackets = t.sign(at, '(').and_then(|next| t.sign(t.any_phrase(next, AT_END)?, ')'));
        at = if let Some(next) = brackets.or_else(|| t.any_phrase(at, AT_END)) {
            about = true;
            next
        } else if let Some(next) = t.any_phrase(at, EVERY_YEAR) {
            every_year = true;
            next
        } else {
            let dot = || t.sign(at, '.').or_else(|| t.sign(at, ',')).or_else(|| t.sign(at, ')'));
            t.phrase(at, "dương lịch").or_else(dot)?
        };
    }
    Some((every_year, about))
}

/// The extent and the doubt, from the form and the words before it.
fn finish(said: Said, before: Before, from_word: bool) -> Said {
    let is_range = matches!(said.form, Form::Range(..));
    let somewhere = before.window || (before.about && is_range) || (before.inside && !before.lasts && !from_word);
    let extent = match &said.form {
        // "từ tháng 5-8/2020" lasts, "tháng 5-8/2020" is somewhere in.
        Form::One(Point::At(moment)) if before.lasts || (from_word && several_months(moment)) => Extent::Span,
        Form::One(_) => Extent::Within,
        Form::Range(_, _, Join::Or) => Extent::Within,
        // "cuối tháng 8, đầu tháng 9"
        Form::Range(Point::At(first), _, Join::And) if !is_day(first) && !before.lasts => Extent::Within,
        Form::Range(..) if somewhere && !before.lasts => Extent::Within,
        Form::Range(Point::At(first), ..) if bare_months(first, &said.form) && !before.lasts && !from_word => {
            Extent::Within
        }
        Form::Range(..) => Extent::Span,
        Form::Until { .. } | Form::From { .. } if before.lasts => Extent::Span,
        Form::Until { .. } | Form::From { .. } => said.extent,
    };
    // "khoảng từ … đến …" is a window, "khoảng tháng 8" a guess.
    let window_only = is_range && (before.window || from_word);
    let about = said.about || (before.about && !window_only) || (before.window && !is_range);
    Said { extent, about, every_year: before.every_year, ..said }
}

fn is_day(moment: &Moment) -> bool {
    let body = moment.piece.map(|piece| piece.body);
    matches!(body, Some(Body::Bare(_))) || matches!(body, Some(Body::Days { first, last, .. }) if last == Some(first))
}

/// Whether it is "3-4/2020" taken as months.
fn bare_months(first: &Moment, form: &Form) -> bool {
    let body = |moment: &Moment| moment.piece.map(|piece| piece.body);
    matches!(body(first), Some(Body::Bare(_)))
        && matches!(form, Form::Range(_, Point::At(last), _) if matches!(body(last), Some(Body::Months(..))))
}
