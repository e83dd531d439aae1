//! Why words could not be read as a time.

use thiserror::Error;

use crate::{faults::Fault, language::Sentence};

/// Why words could not be read as a time. The English sentence is the error's text.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TimeWordsError {
    /// There are no words.
    #[error("Write the words of the source, for example \"trung tuần tháng 11/2020\".")]
    Empty,
    /// There are too many.
    #[error("Give only the words of the time, at most {max} characters: this is longer.")]
    TooLong {
        /// The most characters that are read.
        max: usize,
    },
    /// They have none of the forms that are known.
    #[error(
        "These words are not known as a time. Write only the time, for example \"sáng 26/8/2020\", \"quý I/2020\", \
         \"từ ngày 20/4 đến ngày 25/4/2020\", or give edtf, or earliest and latest."
    )]
    Unknown,
    /// They name a day that the calendar does not have.
    #[error("Correct the day or the month: the calendar does not have this date.")]
    NoSuchDay,
    /// They end before they start.
    #[error("Put the earlier date first: these words end before they start.")]
    Reversed,
    /// They are said from a day that is not given: "hôm qua", "7h30", "năm ngoái".
    #[error("Give context.referenceDay, the day these words were said or printed: they count from it.")]
    NeedsReferenceDay,
    /// They name an event that the context does not know.
    #[error("Give context.events with \"{name}\" and its time: these words count from it.")]
    UnknownEvent {
        /// Its name as said.
        name: String,
    },
    /// They are of the lunar calendar.
    #[error("Give earliest and latest in the common calendar: dates of the lunar calendar are not converted.")]
    Lunar,
    /// They come again within the year: "hằng tháng", "hằng quý".
    #[error(
        "A time that comes again within the year has no window. Give the period in which it does, and keep the words \
         in text."
    )]
    WithinEachYear,
    /// They are several times at once: "ngày 15 và 18/9/2015", "trước, trong và sau Đại hội".
    #[error("Write each time apart: these words name several that do not join.")]
    Several,
    /// They say too little for any day: "giai đoạn tiếp theo".
    #[error("Give earliest or latest: these words alone do not tell any day.")]
    Vague,
}

impl TimeWordsError {
    /// A stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong { .. } => "too_long",
            Self::Unknown => "unreadable_time",
            Self::NoSuchDay => "no_such_day",
            Self::Reversed => "earliest_after_latest",
            Self::NeedsReferenceDay => "needs_reference_day",
            Self::UnknownEvent { .. } => "unknown_event",
            Self::Lunar => "lunar_calendar",
            Self::WithinEachYear => "recurs_within_year",
            Self::Several => "several_times",
            Self::Vague => "time_too_vague",
        }
    }

    /// What to do about it, in both languages.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        let vi = match self {
            Self::Empty => "Hãy ghi lời văn của nguồn, ví dụ \"trung tuần tháng 11/2020\".".to_owned(),
            Self::TooLong { max } => format!("Hãy chỉ ghi lời văn về thời gian, tối đa {max} ký tự: phần này dài hơn."),
            Self::Unknown => "Chưa hiểu lời văn này là thời gian nào. Hãy chỉ ghi phần thời gian, ví dụ \"sáng \
                              26/8/2020\", \"quý I/2020\", \"từ ngày 20/4 đến ngày 25/4/2020\", hoặc ghi edtf, hoặc \
                              earliest và latest."
                .to_owned(),
            Self::NoSuchDay => "Hãy sửa lại ngày hoặc tháng: trong lịch không có ngày này.".to_owned(),
            Self::Reversed => "Hãy ghi ngày sớm hơn trước: lời văn này kết thúc trước khi bắt đầu.".to_owned(),
            Self::NeedsReferenceDay => {
                "Hãy ghi context.referenceDay, là ngày nói hoặc ngày đăng lời văn này: thời gian \
                                        được tính từ ngày đó."
                    .to_owned()
            }
            Self::UnknownEvent { name } => {
                format!("Hãy ghi \"{name}\" và thời gian của sự kiện vào context.events: lời văn này tính từ đó.")
            }
            Self::Lunar => "Hãy ghi earliest và latest theo dương lịch: ngày âm lịch không được tự quy đổi.".to_owned(),
            Self::WithinEachYear => {
                "Việc lặp lại trong năm không có một khoảng thời gian. Hãy ghi giai đoạn diễn ra, và \
                                     giữ lời văn ở text."
                    .to_owned()
            }
            Self::Several => {
                "Hãy ghi riêng từng thời gian: lời văn này nêu nhiều thời gian không liền nhau.".to_owned()
            }
            Self::Vague => "Hãy ghi earliest hoặc latest: chỉ lời văn này chưa cho biết ngày nào.".to_owned(),
        };
        Sentence::new(vi, self.to_string())
    }

    /// The fault at a place of the body.
    #[must_use]
    pub fn fault(&self, pointer: &str) -> Fault {
        let sentence = self.sentence();
        Fault::body(pointer, self.code(), sentence.vi, sentence.en)
    }
}
