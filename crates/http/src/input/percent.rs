//! Query strings, read strictly.

/// Why a piece of a query string cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unreadable;

/// `+` is a space, `%XX` a byte; the bytes must be UTF-8 without the null character.
pub(super) fn decode(piece: &str) -> Result<String, Unreadable> {
    let mut bytes = Vec::with_capacity(piece.len());
    let mut rest = piece.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let high = rest.next().and_then(hex).ok_or(Unreadable)?;
                let low = rest.next().and_then(hex).ok_or(Unreadable)?;
                bytes.push(high * 16 + low);
            }
            plain => bytes.push(plain),
        }
    }
    if bytes.contains(&0) {
        return Err(Unreadable);
    }
    String::from_utf8(bytes).map_err(|_| Unreadable)
}

fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_decoded_or_refused() {
        assert_eq!(decode("khen+th%C6%B0%E1%BB%9Fng"), Ok("khen thưởng".into()));
        assert_eq!(decode("%zz"), Err(Unreadable));
        assert_eq!(decode("%4"), Err(Unreadable));
        assert_eq!(decode("%ff"), Err(Unreadable));
        assert_eq!(decode("%00"), Err(Unreadable));
    }
}
