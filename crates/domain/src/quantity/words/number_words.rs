//! Numbers in words: "một trăm hai mươi", "hai nghìn rưỡi", "nửa".

use super::super::decimal::Decimal;
use crate::time::words::tokens::Tokens;

const ONES: &[(&str, i64)] = &[
    ("một", 1),
    ("hai", 2),
    ("ba", 3),
    ("bốn", 4),
    ("năm", 5),
    ("sáu", 6),
    ("bảy", 7),
    ("bẩy", 7),
    ("tám", 8),
    ("chín", 9),
];
/// What "một", "bốn" and "năm" are after tens. Plain "năm" is not there: "hai mươi năm" is twenty years.
const ONES_AFTER_TENS: &[(&str, i64)] = &[
    ("một", 1),
    ("mốt", 1),
    ("hai", 2),
    ("ba", 3),
    ("bốn", 4),
    ("tư", 4),
    ("lăm", 5),
    ("nhăm", 5),
    ("sáu", 6),
    ("bảy", 7),
    ("bẩy", 7),
    ("tám", 8),
    ("chín", 9),
];
/// Words that multiply.
const SCALES: &[(&str, i64)] = &[
    ("tỷ", 1_000_000_000),
    ("tỉ", 1_000_000_000),
    ("triệu", 1_000_000),
    ("vạn", 10_000),
    ("nghìn", 1000),
    ("ngàn", 1000),
];

/// A number in words, and the place after it.
pub(super) fn in_words(t: &Tokens, at: usize) -> Option<(Decimal, usize)> {
    if let Some(next) = t.phrase(at, "nửa") {
        let half = Decimal::new(5, 1)?;
        return Some(match scale(t, next) {
            Some((scale, next)) => (half.times(scale)?, next),
            None => (half, next),
        });
    }
    let (first, mut next) = below_thousand(t, at)?;
    let (mut sum, mut last) = (Decimal::whole(0)?, None);
    let mut group = first;
    loop {
        match scale(t, next) {
            // Scales get smaller: "một triệu hai trăm nghìn".
            Some((scale, after)) if last.is_none_or(|last| scale < last) => {
                sum = sum.plus(Decimal::whole(group)?.times(scale)?)?;
                (last, next) = (Some(scale), after);
                if let Some((half, after)) = half_of(t, next, scale) {
                    return Some((sum.plus(half)?, after));
                }
                let linked = t.any_phrase(next, &["linh", "lẻ", "không trăm linh", "không trăm lẻ"]);
                match below_thousand(t, linked.unwrap_or(next)) {
                    // "hai nghìn năm" is two thousand years: a bare five after a scale needs "linh" before it.
                    Some((more, after)) if linked.is_some() || more != 5 || scale_follows(t, after) => {
                        (group, next) = (more, after);
                    }
                    _ => return Some((sum, next)),
                }
            }
            _ => return Some((sum.plus(Decimal::whole(group)?)?, next)),
        }
    }
}

/// A word that multiplies the number before it, and the place after it; of two, "trăm triệu", the product.
pub(super) fn scale(t: &Tokens, at: usize) -> Option<(i64, usize)> {
    let (first, next) = t.value(at, SCALES)?;
    match t.value(next, SCALES) {
        Some((second, after)) if second > first => Some((first.checked_mul(second)?, after)),
        _ => Some((first, next)),
    }
}

fn scale_follows(t: &Tokens, at: usize) -> bool {
    t.value(at, SCALES).is_some()
}

/// "rưỡi": half of the scale before it.
pub(super) fn half_of(t: &Tokens, at: usize, scale: i64) -> Option<(Decimal, usize)> {
    let next = t.any_phrase(at, &["rưỡi", "rưởi"])?;
    Some((Decimal::new(5, 1)?.times(scale)?, next))
}

fn below_thousand(t: &Tokens, at: usize) -> Option<(i64, usize)> {
    let hundreds = t.value(at, ONES).and_then(|(n, next)| Some((n * 100, t.phrase(next, "trăm")?)));
    let Some((hundreds, next)) = hundreds else { return below_hundred(t, at) };
    if let Some(after) = t.any_phrase(next, &["rưỡi", "rưởi"]) {
        return Some((hundreds + 50, after));
    }
    if let Some(after) = t.any_phrase(next, &["linh", "lẻ"]) {
        return t.value(after, ONES).or_else(|| t.value(after, &[("tư", 4)])).map(|(n, end)| (hundreds + n, end));
    }
    match below_hundred(t, next) {
        Some((rest, after)) if rest >= 10 => Some((hundreds + rest, after)),
        _ => Some((hundreds, next)),
    }
}

fn below_hundred(t: &Tokens, at: usize) -> Option<(i64, usize)> {
    let tens = match t.phrase(at, "mười") {
        Some(next) => Some((10, next)),
        None => t.value(at, ONES).and_then(|(n, next)| Some((n * 10, t.any_phrase(next, &["mươi", "chục"])?))),
    };
    match tens {
        Some((tens, next)) => match t.value(next, ONES_AFTER_TENS) {
            Some((n, after)) => Some((tens + n, after)),
            None => Some((tens, next)),
        },
        None => t.value(at, ONES),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_words() {
        for (text, value, rest) in [
            ("hai", "2", ""),
            ("mười", "10", ""),
            ("mười lăm", "15", ""),
            ("mười năm", "10", "năm"),
            ("hai mươi mốt", "21", ""),
            ("năm mươi lăm", "55", ""),
            ("một trăm", "100", ""),
            ("một trăm linh năm", "105", ""),
            ("một trăm năm mươi", "150", ""),
            ("một trăm năm", "100", "năm"),
            ("một trăm rưỡi", "150", ""),
            ("hai nghìn", "2000", ""),
            ("hai nghìn rưỡi", "2500", ""),
            ("một nghìn hai trăm", "1200", ""),
            ("hai nghìn năm", "2000", "năm"),
            ("hai nghìn năm trăm", "2500", ""),
            ("hai nghìn không trăm linh năm", "2005", ""),
            ("một triệu hai trăm nghìn", "1200000", ""),
            ("hai trăm nghìn tỷ", "200000000000000", ""),
            ("nửa", "0.5", ""),
            ("nửa triệu", "500000", ""),
            ("ba đại biểu", "3", "đại biểu"),
        ] {
            let tokens = Tokens::of(text);
            let (number, next) = in_words(&tokens, 0).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((number.to_string().as_str(), tokens.written(next..tokens.len())), (value, rest), "{text}");
        }
        assert!(in_words(&Tokens::of("đại biểu"), 0).is_none());
    }
}
