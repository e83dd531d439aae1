//! The content coding of an answer.

use actix_web::http::header::{ACCEPT_ENCODING, HeaderMap};

use super::quality::{Weight, weighted};

/// A content coding that the service speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Coding {
    /// Bytes as they are.
    Identity,
    /// gzip (RFC 1952).
    Gzip,
    /// Zstandard (RFC 8878).
    Zstd,
    /// Brotli (RFC 7932).
    Brotli,
}

impl Coding {
    /// The codings that change bytes, best first when the caller ranks them alike.
    pub const COMPRESSED: [Self; 3] = [Self::Brotli, Self::Zstd, Self::Gzip];

    /// The token of `Content-Encoding`; none for bytes as they are.
    #[must_use]
    pub fn token(self) -> Option<&'static str> {
        match self {
            Self::Identity => None,
            Self::Gzip => Some("gzip"),
            Self::Zstd => Some("zstd"),
            Self::Brotli => Some("br"),
        }
    }

    /// What an entity tag ends with in this coding: representations that differ in bytes differ in tag (rule 62).
    #[must_use]
    pub fn tag_suffix(self) -> &'static str {
        match self {
            Self::Identity => "",
            Self::Gzip => "-gzip",
            Self::Zstd => "-zst",
            Self::Brotli => "-br",
        }
    }
}

/// The coding to answer with: the highest weight, and among equals br, zstd, gzip. Without the header, bytes as they
/// are.
#[must_use]
pub fn negotiate_coding(headers: &HeaderMap) -> Coding {
    // In the order of `COMPRESSED`.
    let mut weights: [Option<Weight>; 3] = [None; 3];
    let (mut identity, mut any): (Option<Weight>, Option<Weight>) = (None, None);
    for value in headers.get_all(ACCEPT_ENCODING) {
        let Ok(list) = value.to_str() else { continue };
        for (name, weight) in weighted(list) {
            if name == "*" {
                any = Some(weight);
            } else if name.eq_ignore_ascii_case("identity") {
                identity = Some(weight);
            } else {
                let known = Coding::COMPRESSED.iter().zip(weights.iter_mut());
                for (coding, slot) in known {
                    let fits = coding.token().is_some_and(|token| token.eq_ignore_ascii_case(name));
                    if fits || (*coding == Coding::Gzip && name.eq_ignore_ascii_case("x-gzip")) {
                        *slot = Some(weight);
                    }
                }
            }
        }
    }
    let mut best = (identity.unwrap_or(0), Coding::Identity);
    for (coding, weight) in Coding::COMPRESSED.iter().zip(weights) {
        let weight = weight.or(any).unwrap_or(0);
        // Compressed wins over identity at the same weight, for it is what the caller pays for.
        if weight > best.0 || (weight > 0 && weight == best.0 && best.1 == Coding::Identity) {
            best = (weight, *coding);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    fn coding_of(text: &'static str) -> Coding {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(text));
        negotiate_coding(&headers)
    }

    #[test]
    fn weights_and_then_our_order_decide() {
        assert_eq!(negotiate_coding(&HeaderMap::new()), Coding::Identity);
        assert_eq!(coding_of("gzip, deflate, br, zstd"), Coding::Brotli);
        assert_eq!(coding_of("gzip, zstd"), Coding::Zstd);
        assert_eq!(coding_of("br;q=0.1, gzip"), Coding::Gzip);
        assert_eq!(coding_of("deflate"), Coding::Identity);
        assert_eq!(coding_of("*"), Coding::Brotli);
        assert_eq!(coding_of("*, br;q=0"), Coding::Zstd);
        assert_eq!(coding_of("identity, gzip;q=0.5"), Coding::Identity);
        assert_eq!(coding_of("gzip;q=0"), Coding::Identity);
    }
}
