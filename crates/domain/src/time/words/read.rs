//! Reading words.

use super::{
    super::{
        edtf::Edtf,
        input::{TEXT_MAX_CHARS, TimeInput},
        window::TimeWindow,
    },
    context::TimeContext,
    error::TimeWordsError as Error,
    expression::expressions,
    reading::TimeReading,
    settle::readings,
    show_en, show_vi,
    tokens::Tokens,
};
use crate::language::Label;

/// More pieces than any time has.
const MAX_TOKENS: usize = 80;

/// Every window that the words of a time may mean, best first; never none. More than one is unclear. EDTF is read too.
///
/// # Errors
/// Why there is none, see [`TimeWordsError`](Error).
pub fn read(text: &str, context: &TimeContext) -> Result<Vec<TimeReading>, Error> {
    let tokens = Tokens::of(text);
    if tokens.len() == 0 {
        return Err(Error::Empty);
    }
    if tokens.text().chars().count() > TEXT_MAX_CHARS {
        return Err(Error::TooLong { max: TEXT_MAX_CHARS });
    }
    if tokens.len() > MAX_TOKENS {
        return Err(Error::Unknown);
    }
    if let Some(reading) = edtf(&tokens) {
        return Ok(vec![reading]);
    }
    if let Some(error) = beyond_reading(&tokens) {
        return Err(error);
    }
    let mut all: Vec<TimeReading> = Vec::new();
    let mut error = None;
    for said in expressions(&tokens) {
        match readings(&said, tokens.text(), context) {
            Ok(found) => {
                for reading in found {
                    if !all.iter().any(|known| known.time == reading.time) {
                        all.push(reading);
                    }
                }
            }
            // The first is of the way of taking the words that comes first, unless it says nothing.
            Err(why) => error = error.filter(|known| *known != Error::Unknown).or(Some(why)),
        }
    }
    let error = error.filter(|error| *error != Error::Unknown);
    if all.is_empty() { Err(error.unwrap_or_else(|| unknown(&tokens))) } else { Ok(all) }
}

fn edtf(tokens: &Tokens) -> Option<TimeReading> {
    let edtf = Edtf::parse(tokens.text()).ok()?.to_string();
    let input = TimeInput { text: Some(tokens.text().to_owned()), edtf: Some(edtf), ..TimeInput::default() };
    let time = TimeWindow::parse(input, "").ok()?;
    let explanation = Label { vi: show_vi::words(&time), en: Some(show_en::words(&time)) };
    Some(TimeReading { time, marks: Vec::new(), explanation })
}

/// What is known not to be readable, whatever else the words say.
fn beyond_reading(tokens: &Tokens) -> Option<Error> {
    const WITHIN: [&str; 8] =
        ["hằng tháng", "hàng tháng", "hằng quý", "hàng quý", "hằng tuần", "hàng tuần", "hằng ngày", "hàng ngày"];
    if tokens.holds("âm lịch") {
        return Some(Error::Lunar);
    }
    WITHIN.iter().any(|words| tokens.holds(words)).then_some(Error::WithinEachYear)
}

/// Why words have none of the known forms, as well as can be told.
fn unknown(tokens: &Tokens) -> Error {
    const VAGUE: [&str; 9] = [
        "giai đoạn tiếp theo",
        "thời gian tới",
        "sắp tới",
        "vừa qua",
        "thời gian qua",
        "mới đây",
        "gần đây",
        "tiếp theo",
        "trong tương lai",
    ];
    if VAGUE.iter().any(|words| tokens.holds(words)) {
        return Error::Vague;
    }
    if tokens.holds("trước") && tokens.holds("sau") {
        return Error::Several;
    }
    let figure = |at: usize| tokens.number(at, 2).map(|(_, next)| next);
    let looks_like_a_date = (0..tokens.len()).any(|at| {
        let month = figure(at).and_then(|next| tokens.sign(next, '/')).and_then(figure);
        let year = month.and_then(|next| tokens.sign(next, '/')).and_then(|next| tokens.digits(next));
        year.is_some_and(|(digits, _)| digits.len() == 4)
    });
    if looks_like_a_date { Error::NoSuchDay } else { Error::Unknown }
}
