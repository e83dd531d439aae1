//! Checks of single values that every kind of record makes, each with its fault.

use crate::{
    faults::{Fault, Faults},
    records::{Mark, Source},
    text::{fold, nfc},
};

/// Words that mark a paper as a state secret (Law 29/2018/QH14 on the protection of state secrets, Art. 8).
const SECRECY_MARKS: &[&str] = &["(tuyet mat)", "(toi mat)", "(mat)", "[tuyet mat]", "[toi mat]", "[mat]"];

/// What serde says about a value at `pointer` whose schema let it through.
#[must_use]
pub fn misread(pointer: &str, error: &serde_json::Error) -> Faults {
    Fault::body(
        pointer,
        "wrong_type",
        format!("Giá trị không đúng kiểu: {error}."),
        format!("The value has the wrong shape: {error}."),
    )
    .into()
}

/// Text without surrounding space, in NFC, of 1 to `max` characters and without control characters.
pub fn line(text: &str, max: usize, pointer: &str, faults: &mut Faults) -> String {
    let text = nfc(text.trim());
    if text.is_empty() {
        faults.push(Fault::body(pointer, "required", "Không được để trống.", "This must not be empty."));
    } else if text.chars().count() > max {
        faults.push(Fault::body(
            pointer,
            "too_long",
            format!("Dài quá {max} ký tự; hãy rút ngắn."),
            format!("Longer than {max} characters; shorten it."),
        ));
    } else if text.chars().any(|c| c.is_control() && c != '\n') {
        faults.push(Fault::body(
            pointer,
            "control_character",
            "Có ký tự điều khiển; hãy xoá và gõ lại.",
            "It holds a control character; remove it and type the text again.",
        ));
    }
    text
}

/// Like [`line()`], where blank means absent.
pub fn optional_line(text: Option<&String>, max: usize, pointer: &str, faults: &mut Faults) -> Option<String> {
    text.filter(|text| !text.trim().is_empty()).map(|text| line(text, max, pointer, faults))
}

/// A reason for a backward step: 5 to 500 characters.
pub fn reason(text: &str, pointer: &str, faults: &mut Faults) -> String {
    let text = nfc(text.trim());
    if !(5..=500).contains(&text.chars().count()) {
        faults.push(Fault::body(
            pointer,
            "reason_length",
            "Lý do cần từ 5 đến 500 ký tự.",
            "A reason has 5 to 500 characters.",
        ));
    }
    text
}

/// A text that is marked as a state secret has no place in the service (D4).
pub fn secrecy(text: &str, pointer: &str, faults: &mut Faults) {
    let folded = fold(text);
    if SECRECY_MARKS.iter().any(|mark| folded.contains(mark)) {
        faults.push(Fault::body(
            pointer,
            "state_secret",
            "Văn bản mang dấu mật không được đưa vào hệ thống này; hãy xử lý theo quy định bảo vệ bí mật nhà nước.",
            "A paper marked secret has no place in this service; handle it under the rules on state secrets.",
        ));
    }
}

/// Sources, each of which must name something that can be found again.
pub fn sources(sources: &[Source], pointer: &str, faults: &mut Faults) {
    for (n, source) in sources.iter().enumerate() {
        self::source(source, &format!("{pointer}/{n}"), faults);
    }
}

/// One source, which must name something that can be found again.
pub fn source(source: &Source, pointer: &str, faults: &mut Faults) {
    if !source.is_named() {
        faults.push(Fault::body(
            pointer,
            "source_not_named",
            "Nguồn cần ít nhất một trong: documentId, articleId, title, url, seenBy.",
            "A source needs at least one of documentId, articleId, title, url, seenBy.",
        ));
    }
    if let Some(url) = &source.url
        && !(url.starts_with("https://") || url.starts_with("http://"))
    {
        faults.push(Fault::body(
            format!("{pointer}/url"),
            "bad_format",
            "Địa chỉ phải bắt đầu bằng http:// hoặc https://.",
            "An address starts with http:// or https://.",
        ));
    }
}

/// Marks, each of which must point at one of `properties` or below it, or at the whole record.
pub fn marks(marks: &[Mark], properties: &[&str], faults: &mut Faults) {
    let example = properties.iter().find(|name| **name == "issued").or(properties.first()).copied().unwrap_or_default();
    for (n, mark) in marks.iter().enumerate() {
        let head = mark.pointer.strip_prefix('/').map(|rest| rest.split('/').next().unwrap_or_default());
        let known = mark.pointer.is_empty() || head.is_some_and(|head| properties.contains(&head));
        if !known {
            faults.push(Fault::body(
                format!("/marks/{n}/pointer"),
                "unknown_pointer",
                format!("Không có thuộc tính nào ở {:?}; ví dụ đúng: \"/{example}\".", mark.pointer),
                format!("There is no property at {:?}; \"/{example}\" would be one.", mark.pointer),
            ));
        }
    }
}
