//! Words of a source that may be a time or a quantity.

use serde::Serialize;

use super::read::{QuantityReading, read as read_quantity};
use crate::{
    faults::Faults,
    language::Sentence,
    time::words::{TimeContext, TimeReading, TimeWordsError, read as read_time},
};

/// Everything that words may mean.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ExpressionReadings {
    /// The words, in NFC and without space around them.
    pub text: String,
    /// Whether they have more than one reading, so that their writer must choose.
    pub unclear: bool,
    /// The times they may be, best first.
    pub times: Vec<TimeReading>,
    /// The quantities they may be, best first.
    pub quantities: Vec<QuantityReading>,
}

/// Reads words as a time and as a quantity. `pointer` is the JSON pointer of the words in the body (`/text`).
///
/// # Errors
/// One fault at `pointer` when they are neither; it says why they are no time.
pub fn read_expression(text: &str, context: &TimeContext, pointer: &str) -> Result<ExpressionReadings, Faults> {
    let times = read_time(text, context);
    let mut quantities = read_quantity(text).unwrap_or_default();
    // "6 tháng đầu năm" is a part of a year and "2020" a year before they are numbers of anything.
    let reads_as_time = times.is_ok() || matches!(&times, Err(error) if *error != TimeWordsError::Unknown);
    if reads_as_time {
        quantities.retain(|reading| !is_of_time(reading));
    }
    match (times, quantities.is_empty()) {
        (Err(error), true) => Err(match error {
            TimeWordsError::Unknown => unreadable(pointer),
            other => other.fault(pointer).into(),
        }),
        (times, _) => {
            let times = times.unwrap_or_default();
            let unclear = times.len().saturating_add(quantities.len()) > 1;
            Ok(ExpressionReadings { text: crate::text::nfc(text.trim()), unclear, times, quantities })
        }
    }
}

/// Whether a number is no other thing than part of a time: of a unit of time, or a year.
fn is_of_time(reading: &QuantityReading) -> bool {
    let quantity = &reading.quantity;
    let year = quantity.value().and_then(super::super::decimal::Decimal::to_whole);
    match quantity.unit() {
        Some(unit) => unit.is_of_time(),
        None => year.is_some_and(|year| (1000..=2999).contains(&year)),
    }
}

fn unreadable(pointer: &str) -> Faults {
    let sentence = Sentence::new(
        "Chưa hiểu lời văn này là thời gian hay số lượng nào. Hãy chỉ ghi phần đó, ví dụ \"sáng 26/8/2020\", \"quý \
         I/2020\" hoặc \"khoảng 550 đại biểu\", hoặc ghi thẳng giá trị.",
        "These words are not known as a time or a quantity. Write only that, for example \"sáng 26/8/2020\", \"quý \
         I/2020\" or \"khoảng 550 đại biểu\", or enter the values themselves.",
    );
    crate::faults::Fault::body(pointer, "unreadable_expression", sentence.vi, sentence.en).into()
}
