//! The language of an answer.

use actix_web::http::header::{ACCEPT_LANGUAGE, HeaderMap};
use thidua_domain::language::Language;

use super::quality::weighted;

/// Vietnamese, unless the caller ranks English above it (rule 31). A language the service does not speak counts for
/// nothing: `fr` gets Vietnamese. On equal weights the one named first wins.
#[must_use]
pub fn negotiate_language(headers: &HeaderMap) -> Language {
    let mut best = (0, Language::Vi);
    for value in headers.get_all(ACCEPT_LANGUAGE) {
        let Ok(list) = value.to_str() else { continue };
        for (range, weight) in weighted(list) {
            let primary = range.split('-').next().unwrap_or(range);
            let language = match primary {
                p if p.eq_ignore_ascii_case("en") => Language::En,
                p if p.eq_ignore_ascii_case("vi") || p == "*" => Language::Vi,
                _ => continue,
            };
            if weight > best.0 {
                best = (weight, language);
            }
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    fn language_of(text: &'static str) -> Language {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_static(text));
        negotiate_language(&headers)
    }

    #[test]
    fn vietnamese_is_the_default_and_weights_decide() {
        assert_eq!(negotiate_language(&HeaderMap::new()), Language::Vi);
        assert_eq!(language_of("fr"), Language::Vi);
        assert_eq!(language_of("en"), Language::En);
        assert_eq!(language_of("en-GB,vi;q=0.5"), Language::En);
        assert_eq!(language_of("en;q=0.5,vi-VN;q=0.9"), Language::Vi);
        assert_eq!(language_of("fr, en;q=0.4, *;q=0.1"), Language::En);
        assert_eq!(language_of("en;q=0"), Language::Vi);
        assert_eq!(language_of("not;;a=list,,"), Language::Vi);
    }
}
