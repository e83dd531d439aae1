//! Lists with weights, as `Accept`, `Accept-Language` and `Accept-Encoding` have them (RFC 9110 §12.4.2).

/// A weight in thousandths: 1000 is `q=1`, 0 is "not acceptable".
pub(super) type Weight = u16;

/// The members of a list with their weights; what cannot be read is left out.
pub(super) fn weighted(list: &str) -> impl Iterator<Item = (&str, Weight)> {
    list.split(',').filter_map(|member| {
        let mut parts = member.split(';');
        let name = parts.next()?.trim();
        if name.is_empty() {
            return None;
        }
        let weight = parts
            .find_map(|parameter| {
                let (key, value) = parameter.split_once('=')?;
                key.trim().eq_ignore_ascii_case("q").then(|| read_weight(value.trim()))
            })
            .unwrap_or(Some(1000))?;
        Some((name, weight))
    })
}

/// `0.8` as 800; at most three digits after the point, at most one in all.
fn read_weight(text: &str) -> Option<Weight> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.len() > 3 || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut thousandths: Weight = 0;
    let mut place: Weight = 100;
    for digit in fraction.bytes() {
        thousandths += Weight::from(digit - b'0') * place;
        place /= 10;
    }
    match (whole, thousandths) {
        ("0", _) => Some(thousandths),
        ("1", 0) => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_read_and_nonsense_is_left_out() {
        let read: Vec<_> = weighted("en;q=0.8, vi , fr;q=2, de;q=0, ,es; q=0.25").collect();
        assert_eq!(read, [("en", 800), ("vi", 1000), ("de", 0), ("es", 250)]);
    }
}
