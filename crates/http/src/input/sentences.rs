//! What a broken rule of a schema means, in words that say what to do.

use jsonschema::{JsonType, error::TypeKind, error::ValidationErrorKind as Kind};
use serde_json::Value;
use thidua_domain::{language::Sentence, suggestion};

use crate::openapi::{LINES, SOMETHING};

/// The most codes of a list that a sentence names.
const LISTED: usize = 15;
/// How the pattern of a text begins that is one line with a letter or digit in it.
const LINE: &str = r"^[^\u0000-\u001f";

/// How the pattern of a sum of money begins: digits alone.
const SUM: &str = "^[0-9]{1,";

/// The stable code of a fault and its sentence.
pub(super) fn describe(kind: &Kind, instance: &Value) -> (&'static str, Sentence) {
    match kind {
        Kind::Type { kind } => wrong_type(&types_of(kind), instance),
        Kind::Enum { options } => not_in_list(options, instance),
        Kind::Constant { expected_value } => {
            say("not_in_list", format!("Phải đúng là {expected_value}."), format!("Must be exactly {expected_value}."))
        }
        Kind::MaxLength { limit } => say(
            "too_long",
            format!("Dài quá {limit} ký tự: hãy rút ngắn."),
            format!("Longer than {limit} characters: shorten it."),
        ),
        Kind::MinLength { limit: 1 } => say("too_short", "Không được để trống.", "Must not be empty."),
        Kind::MinLength { limit } => {
            say("too_short", format!("Cần ít nhất {limit} ký tự."), format!("Needs at least {limit} characters."))
        }
        Kind::MaxItems { limit } | Kind::MaxProperties { limit } => {
            say("too_many", format!("Nhiều nhất {limit} mục."), format!("At most {limit} entries."))
        }
        Kind::MinItems { limit } | Kind::MinProperties { limit } => {
            say("too_few", format!("Cần ít nhất {limit} mục."), format!("Needs at least {limit} entries."))
        }
        Kind::AdditionalItems { limit } => {
            say("too_many", format!("Nhiều nhất {limit} mục."), format!("At most {limit} entries."))
        }
        Kind::Maximum { limit } => {
            say("too_large", format!("Không được lớn hơn {limit}."), format!("Must be {limit} or less."))
        }
        Kind::ExclusiveMaximum { limit } => {
            say("too_large", format!("Phải nhỏ hơn {limit}."), format!("Must be less than {limit}."))
        }
        Kind::Minimum { limit } => {
            say("too_small", format!("Không được nhỏ hơn {limit}."), format!("Must be {limit} or more."))
        }
        Kind::ExclusiveMinimum { limit } => {
            say("too_small", format!("Phải lớn hơn {limit}."), format!("Must be more than {limit}."))
        }
        Kind::MultipleOf { multiple_of } => say(
            "bad_step",
            format!("Phải là bội số của {multiple_of}."),
            format!("Must be a multiple of {multiple_of}."),
        ),
        Kind::Format { format } => bad_format(format),
        Kind::Pattern { pattern } => bad_pattern(pattern, instance),
        Kind::UniqueItems => {
            say("not_unique", "Có mục trùng nhau: mỗi mục chỉ ghi một lần.", "Entries repeat: name each one once.")
        }
        Kind::Contains => {
            say("missing_entry", "Thiếu một mục bắt buộc phải có.", "An entry that must be there is missing.")
        }
        Kind::PropertyNames { error } => {
            let (_, inner) = describe(error.kind(), error.instance());
            say(
                "bad_property_name",
                format!("Có tên trường không đúng quy định: {}", inner.vi),
                format!("A property name is not allowed: {}", inner.en),
            )
        }
        Kind::FalseSchema => say("not_allowed", "Không được gửi giá trị này.", "This value is not allowed here."),
        _ => say(
            "no_match",
            "Không khớp dạng nào được phép: xem các dạng hợp lệ trong /docs.",
            "Fits none of the allowed forms: see them in /docs.",
        ),
    }
}

/// A property that has to be there.
pub(super) fn required(name: &str) -> Sentence {
    Sentence::new(format!("Thiếu “{name}”: hãy thêm vào."), format!("\"{name}\" is missing: add it."))
}

/// A property or parameter that is not known, and the one that was probably meant.
pub(super) fn unknown<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Sentence {
    match suggestion::nearest(name, known) {
        Some(near) => Sentence::new(
            format!("Không có “{name}”. Có phải bạn muốn viết “{near}”?"),
            format!("There is no \"{name}\". Did you mean \"{near}\"?"),
        ),
        None => {
            Sentence::new(format!("Không có “{name}”: hãy bỏ đi."), format!("There is no \"{name}\": leave it out."))
        }
    }
}

fn say(code: &'static str, vi: impl Into<String>, en: impl Into<String>) -> (&'static str, Sentence) {
    (code, Sentence::new(vi, en))
}

/// The types that a type rule allows.
pub(super) fn types_of(kind: &TypeKind) -> Vec<JsonType> {
    match kind {
        TypeKind::Single(one) => vec![*one],
        TypeKind::Multiple(set) => set.into_iter().collect(),
    }
}

/// A value of another type than the ones allowed.
pub(super) fn wrong_type(wanted: &[JsonType], instance: &Value) -> (&'static str, Sentence) {
    let join = |language: fn(JsonType) -> &'static str, or: &str| {
        wanted.iter().map(|one| language(*one)).collect::<Vec<_>>().join(or)
    };
    let (given_vi, given_en) = match instance {
        Value::Null => ("null", "null"),
        Value::Bool(_) => ("true/false", "a boolean"),
        Value::Number(_) => ("số", "a number"),
        Value::String(_) => ("chuỗi", "a string"),
        Value::Array(_) => ("mảng", "an array"),
        Value::Object(_) => ("đối tượng", "an object"),
    };
    say(
        "wrong_type",
        format!("Phải là {}, không phải {given_vi}.", join(vietnamese, " hoặc ")),
        format!("Must be {}, not {given_en}.", join(english, " or ")),
    )
}

fn vietnamese(kind: JsonType) -> &'static str {
    match kind {
        JsonType::Null => "null",
        JsonType::Boolean => "true/false",
        JsonType::Integer => "số nguyên",
        JsonType::Number => "số",
        JsonType::String => "chuỗi",
        JsonType::Array => "mảng",
        JsonType::Object => "đối tượng",
    }
}

fn english(kind: JsonType) -> &'static str {
    match kind {
        JsonType::Null => "null",
        JsonType::Boolean => "a boolean",
        JsonType::Integer => "an integer",
        JsonType::Number => "a number",
        JsonType::String => "a string",
        JsonType::Array => "an array",
        JsonType::Object => "an object",
    }
}

fn not_in_list(options: &Value, instance: &Value) -> (&'static str, Sentence) {
    let options: Vec<&Value> = options.as_array().map(|list| list.iter().collect()).unwrap_or_default();
    let named: Vec<&str> = options.iter().filter_map(|option| option.as_str()).collect();
    let mut list = options.iter().take(LISTED).map(ToString::to_string).collect::<Vec<_>>().join(", ");
    if options.len() > LISTED {
        list.push_str(", …");
    }
    let near = instance.as_str().and_then(|given| suggestion::nearest(given, named));
    let (hint_vi, hint_en) = match near {
        Some(near) => (format!(" Có phải “{near}”?"), format!(" Did you mean \"{near}\"?")),
        None => (String::new(), String::new()),
    };
    say("not_in_list", format!("Phải là một trong: {list}.{hint_vi}"), format!("Must be one of: {list}.{hint_en}"))
}

/// A pattern in words, where it says no more than a list of words or that there must be some text.
fn bad_pattern(pattern: &str, instance: &Value) -> (&'static str, Sentence) {
    let is_line = pattern.starts_with(LINE);
    let is_control = |c: char| {
        c.is_control() && (is_line || c != '\n')
            || is_line && matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let keeps_out = is_line || matches!(pattern, LINES | SOMETHING);
    if keeps_out && instance.as_str().is_some_and(|text| text.contains(is_control)) {
        return say(
            "control_character",
            "Có ký tự điều khiển; hãy xoá và gõ lại.",
            "It holds a control character; remove it and type the text again.",
        );
    }
    let words = pattern.strip_prefix("^(").and_then(|rest| rest.strip_suffix(")$")).filter(|words| {
        words.split('|').all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_'))
    });
    match words {
        Some(words) => {
            let list = words.replace('|', ", ");
            say("not_in_list", format!("Phải là một trong: {list}."), format!("Must be one of: {list}."))
        }
        None if is_line => say("empty", "Cần ít nhất một chữ cái hoặc chữ số.", "Needs at least one letter or digit."),
        None if matches!(pattern, r"\S" | SOMETHING) => say("empty", "Không được để trống.", "Must not be empty."),
        None if pattern.starts_with(SUM) => say(
            "bad_sum",
            "Số tiền viết bằng chữ số, không có dấu chấm, dấu phẩy hay khoảng trắng ngăn cách hàng nghìn, ví dụ 1410000; phần lẻ viết sau một dấu chấm.",
            "Write the sum in digits, without anything between thousands, such as 1410000; decimals follow one point.",
        ),
        None => {
            say("bad_pattern", format!("Không đúng mẫu {pattern}."), format!("Does not match the pattern {pattern}."))
        }
    }
}

fn bad_format(format: &str) -> (&'static str, Sentence) {
    let (vi, en) = match format {
        "date" => ("ngày dạng 2020-11-21", "a day such as 2020-11-21"),
        "date-time" => ("thời điểm dạng 2020-11-21T08:00:00+07:00", "an instant such as 2020-11-21T08:00:00+07:00"),
        "uuid" => ("mã định danh (UUID)", "an id (UUID)"),
        "uri" | "url" => ("địa chỉ đầy đủ dạng https://…", "a full address such as https://…"),
        "email" => ("địa chỉ thư điện tử", "an e-mail address"),
        other => return say("bad_format", format!("Không đúng dạng {other}."), format!("Is not a valid {other}.")),
    };
    say("bad_format", format!("Phải là {vi}."), format!("Must be {en}."))
}
