//! JSON read strictly: one value per name, one form of Unicode, a bounded depth.
//!
//! What two parsers could read differently is refused (RFC 7493): names that come twice, also when they differ only in
//! their form of Unicode; characters no database of ours can hold. Every string is normalised to NFC (rule 15).

use std::{cell::RefCell, fmt};

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use thidua_domain::{faults::Fault, text::nfc};

use crate::problems::{Problem, ProblemCode};

/// How deep arrays and objects may nest (rule 91).
pub const MAX_DEPTH: usize = 64;
/// Up to here every whole number is exact as a floating-point number, 2⁵³ − 1.
const LARGEST_EXACT: f64 = 9_007_199_254_740_991.0;

/// The value of a body.
///
/// # Errors
/// `malformed-json`: not UTF-8, not JSON (with line and column), too deep, or a name that comes twice (with its
/// pointer).
pub fn strict_json(bytes: &[u8]) -> Result<Value, Problem> {
    let text = std::str::from_utf8(bytes).map_err(|_| {
        Problem::new(
            ProblemCode::MalformedJson,
            "Nội dung không phải UTF-8: hãy gửi JSON mã hóa UTF-8.",
            "The body is not UTF-8: send JSON in UTF-8.",
        )
    })?;
    if text.trim().is_empty() {
        return Err(Problem::new(
            ProblemCode::MalformedJson,
            "Thiếu nội dung: thao tác này cần một đối tượng JSON.",
            "The body is missing: this operation needs a JSON object.",
        ));
    }
    let reading = Reading { pointer: RefCell::new(String::new()), refusal: RefCell::new(None) };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = Strict { reading: &reading, depth: 0 }.deserialize(&mut deserializer);
    let value = value.and_then(|value| deserializer.end().map(|()| value));
    value.map_err(|error| match reading.refusal.into_inner() {
        Some(fault) => {
            let detail = fault.detail.clone();
            Problem::saying(ProblemCode::MalformedJson, detail).with_faults(fault.into())
        }
        None => Problem::new(
            ProblemCode::MalformedJson,
            format!("JSON sai cú pháp tại dòng {}, cột {}.", error.line(), error.column()),
            format!("The JSON is broken at line {}, column {}.", error.line(), error.column()),
        ),
    })
}

/// Where the reader stands, and what it refused there.
struct Reading {
    pointer: RefCell<String>,
    refusal: RefCell<Option<Fault>>,
}

impl Reading {
    fn refuse<E: serde::de::Error>(&self, code: &'static str, vi: String, en: String) -> E {
        let fault = Fault::body(self.pointer.borrow().clone(), code, vi, en);
        *self.refusal.borrow_mut() = Some(fault);
        E::custom(code)
    }

    /// Runs `inner` one step further in, under `token`.
    fn within<T>(&self, token: &str, inner: impl FnOnce() -> T) -> T {
        let length = self.pointer.borrow().len();
        {
            let mut pointer = self.pointer.borrow_mut();
            pointer.push('/');
            pointer.push_str(&escape(token));
        }
        let result = inner();
        if self.refusal.borrow().is_none() {
            self.pointer.borrow_mut().truncate(length);
        }
        result
    }

    fn string<E: serde::de::Error>(&self, text: &str) -> Result<String, E> {
        if text.contains('\0') {
            return Err(self.refuse(
                "bad_character",
                "Chuỗi có ký tự rỗng (U+0000): hãy bỏ ký tự đó.".into(),
                "The text holds the null character (U+0000): remove it.".into(),
            ));
        }
        Ok(nfc(text))
    }
}

/// A name as a reference token of a JSON pointer (RFC 6901 §3).
#[must_use]
pub fn escape(token: &str) -> String {
    token.replace('~', "~0").replace('/', "~1")
}

struct Strict<'r> {
    reading: &'r Reading,
    depth: usize,
}

impl<'r> Strict<'r> {
    fn deeper<E: serde::de::Error>(&self) -> Result<Strict<'r>, E> {
        if self.depth >= MAX_DEPTH {
            return Err(self.reading.refuse(
                "too_deep",
                format!("Cấu trúc lồng nhau quá {MAX_DEPTH} cấp: hãy gửi cấu trúc nông hơn."),
                format!("The structure nests more than {MAX_DEPTH} levels: send a flatter one."),
            ));
        }
        Ok(Strict { reading: self.reading, depth: self.depth + 1 })
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        // What has no fraction is an integer, however it is written (JSON Schema, `type`): 74.0 is 74.
        if value.fract() == 0.0 && value.abs() <= LARGEST_EXACT {
            return format!("{value:.0}").parse::<i64>().map(Value::from).map_err(E::custom);
        }
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("not a finite number"))
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<Value, E> {
        self.reading.string(value).map(Value::String)
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        let inner = self.deeper()?;
        loop {
            let seed = Strict { reading: inner.reading, depth: inner.depth };
            let index = items.len().to_string();
            match self.reading.within(&index, || access.next_element_seed(seed))? {
                Some(item) => items.push(item),
                None => return Ok(Value::Array(items)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        let inner = self.deeper()?;
        while let Some(name) = access.next_key::<String>()? {
            let name: String = self.reading.string(&name)?;
            if map.contains_key(&name) {
                return Err(self.reading.within(&name, || {
                    self.reading.refuse::<A::Error>(
                        "duplicate_name",
                        format!("Tên “{name}” có hai lần trong cùng một đối tượng: chỉ giữ một."),
                        format!("The name \"{name}\" comes twice in one object: keep one."),
                    )
                }));
            }
            let seed = Strict { reading: inner.reading, depth: inner.depth };
            let value = self.reading.within(&name, || access.next_value_seed(seed))?;
            map.insert(name, value);
        }
        Ok(Value::Object(map))
    }
}

#[cfg(test)]
mod tests {
    use thidua_domain::faults::Place;

    use super::*;

    fn refused(text: &str) -> (String, &'static str) {
        let problem = strict_json(text.as_bytes()).expect_err("refused");
        assert_eq!(problem.code(), ProblemCode::MalformedJson);
        let fault = problem.faults().iter().next().expect("a fault").clone();
        let Place::Body(pointer) = fault.place else { panic!("in the body") };
        (pointer, fault.code)
    }

    #[test]
    fn a_name_may_come_once() {
        assert_eq!(refused(r#"{"a":[{"x/y":1,"x/y":2}]}"#), ("/a/0/x~1y".into(), "duplicate_name"));
        assert_eq!(refused("{\"\u{e0}\":1,\"a\u{300}\":2}"), ("/\u{e0}".into(), "duplicate_name"));
    }

    #[test]
    fn text_becomes_nfc() {
        let value = strict_json("{\"k\":\"Khen thu\u{31b}o\u{31b}\u{309}ng\"}".as_bytes()).unwrap();
        assert_eq!(value["k"], "Khen thưởng");
    }

    #[test]
    fn a_number_without_a_fraction_is_an_integer() {
        for (text, expected) in
            [("74.0", 74_i64), ("-3e2", -300), ("-0.0", 0), ("9007199254740991.0", 9_007_199_254_740_991)]
        {
            assert_eq!(strict_json(text.as_bytes()).unwrap(), Value::from(expected), "{text}");
        }
        assert_eq!(strict_json(b"1.5").unwrap().as_f64(), Some(1.5));
        assert!(strict_json(b"1e300").unwrap().is_f64());
    }

    #[test]
    fn depth_is_bounded_at_64() {
        let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert!(strict_json(nested(MAX_DEPTH).as_bytes()).is_ok());
        assert_eq!(refused(&nested(MAX_DEPTH + 1)).1, "too_deep");
        assert!(strict_json(nested(100_000).as_bytes()).is_err());
    }

    #[test]
    fn what_is_not_json_says_where() {
        let problem = strict_json(b"{\"a\":1,\n}").unwrap_err();
        assert!(problem.detail().en.contains("line 2"), "{}", problem.detail().en);
        assert!(strict_json(b"").is_err());
        assert!(strict_json(b"{} {}").is_err());
        assert!(strict_json(b"\xff").is_err());
        assert!(strict_json(b"[1e999]").is_err());
        assert!(strict_json(br#""\ud800""#).is_err());
    }

    #[test]
    fn a_null_character_is_refused_with_its_place() {
        assert_eq!(refused(r#"{"a":"x\u0000"}"#), ("/a".into(), "bad_character"));
    }
}
