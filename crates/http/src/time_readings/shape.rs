//! What is asked and answered about words.

use chrono::NaiveDate;
use serde::Serialize;
use thidua_domain::{
    language::Language,
    quantity::{self, words as quantity_words},
    records,
    time::{self, words as time_words},
};
use utoipa::ToSchema;

use crate::shapes::{Mark, Quantity, TimeInput, TimeWindow};

/// Words to be read, and what is known where they stand.
#[derive(ToSchema)]
#[schema(example = json!({"text": "Chiều 23/10", "context": {"referenceDay": "2020-10-23", "basis": "năm lấy từ ngày bài báo"}}))]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct NewTimeReading {
    /// The words of the source, nothing before or after them; EDTF is read too.
    #[schema(min_length = 1, max_length = 500, pattern = r"\S", example = "trung tuần tháng 11/2020")]
    text: String,
    /// What is known where they stand; nothing of it is taken from the clock or from the register.
    context: Option<TimeContext>,
}

/// What a reader of words knows beside them.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct TimeContext {
    /// The day the words were said or printed: it gives a missing year or month, and the meaning of "nay", "hôm qua".
    #[schema(example = "2020-10-23")]
    reference_day: Option<NaiveDate>,
    /// The year that is meant where none is said; it goes before that of the reference day.
    #[schema(minimum = 1, maximum = 9999, example = 2020)]
    year: Option<i32>,
    /// Why that year or day, in Vietnamese: the basis of the marks.
    #[schema(min_length = 1, max_length = 300, pattern = r"\S", example = "năm lấy từ ngày bài báo")]
    basis: Option<String>,
    /// Events that the words may name ("từ sau Đại hội VIII").
    #[schema(max_items = 100)]
    events: Option<Vec<KnownEvent>>,
}

/// An event by its name, and when it was.
#[derive(ToSchema)]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct KnownEvent {
    /// Its name, in full or as it is called.
    #[schema(min_length = 1, max_length = 300, pattern = r"\S", example = "Đại hội VIII")]
    name: String,
    /// When it was or will be.
    time: TimeInput,
}

/// Everything that words may mean.
#[derive(Serialize, ToSchema)]
pub(crate) struct TimeReadings {
    /// The words, without space around them.
    #[schema(max_length = 500, example = "Chiều 23/10")]
    text: String,
    /// Whether they have more than one reading, so that their writer must choose.
    unclear: bool,
    /// The times they may be, best first.
    #[schema(max_items = 50)]
    times: Vec<TimeReading>,
    /// The quantities they may be, best first.
    #[schema(max_items = 50)]
    quantities: Vec<QuantityReading>,
}

/// One way to read words as a time.
#[derive(Serialize, ToSchema)]
pub(crate) struct TimeReading {
    /// The window, with the words as said: as records have it, and as it can be written.
    #[schema(value_type = TimeWindow)]
    time: time::TimeWindow,
    /// What of it is not said but concluded. Pointers are those inside the window: empty for the whole of it, `/earliest`
    /// for its first day; in a record the pointer of the window goes before them.
    #[schema(value_type = Vec<Mark>, max_items = 10)]
    marks: Vec<records::Mark>,
    /// What the words are taken for, and why, in the language asked for.
    #[schema(max_length = 2000, example = "chiều 23/10/2020; năm lấy từ ngày bài báo")]
    explanation: String,
}

/// One way to read words as a quantity.
#[derive(Serialize, ToSchema)]
pub(crate) struct QuantityReading {
    /// The quantity, with the words as said: as records have it, and as it can be written.
    #[schema(value_type = Quantity)]
    quantity: quantity::Quantity,
    /// What the words are taken for, and why, in the language asked for.
    #[schema(max_length = 2000, example = "khoảng 550 đại biểu")]
    explanation: String,
}

impl TimeReadings {
    /// What was read, with explanations in a language.
    pub(super) fn new(read: quantity_words::ExpressionReadings, language: Language) -> Self {
        let time = |reading: time_words::TimeReading| TimeReading {
            explanation: reading.explanation.in_language(language).to_owned(),
            time: reading.time,
            marks: reading.marks,
        };
        let quantity = |reading: quantity_words::QuantityReading| QuantityReading {
            explanation: reading.explanation.in_language(language).to_owned(),
            quantity: reading.quantity,
        };
        Self {
            text: read.text,
            unclear: read.unclear,
            times: read.times.into_iter().map(time).collect(),
            quantities: read.quantities.into_iter().map(quantity).collect(),
        }
    }
}
