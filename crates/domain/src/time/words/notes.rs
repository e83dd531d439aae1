//! What a reader is told of a date that is not simply said.

use super::{super::civil::CivilDay, context::TimeContext, said::Remark, show_vi::day as day_in_vietnamese};
use crate::{
    language::Sentence,
    records::{Mark, MarkKind},
};

/// Something of a reading that is not simply said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Note {
    /// The year comes from the context.
    Year(i32),
    /// The month and the year come from the reference day.
    Month(i32, u32),
    /// The first date is of the year before that of the last.
    EarlierYear(i32),
    /// The last date is of the year after that of the first.
    LaterYear(i32),
    /// The year has two digits.
    TwoDigits(i32),
    /// Counted from the reference day.
    FromReference(CivilDay),
    /// No year is said and none is known.
    NoYear,
    /// No month is said and none is known.
    NoMonth,
    /// Neither month nor year.
    NoMonthNoYear,
    /// An event gives the first day.
    EventFirst(String),
    /// An event gives the last day.
    EventLast(String),
    /// An event gives all of it.
    Event(String),
    /// The day of the week is another.
    WrongWeekday,
    /// The part of the day is not kept, for the window is of several days or has another clock time.
    PartNotKept,
    /// How the date was taken.
    Taken(Remark),
}

impl Note {
    /// The mark that goes with it: its pointer inside the window, and its kind.
    fn mark(&self) -> Option<(&'static str, MarkKind)> {
        match self {
            Self::Year(_) | Self::Month(..) | Self::TwoDigits(_) | Self::FromReference(_) | Self::Event(_) => {
                Some(("", MarkKind::Inferred))
            }
            Self::EarlierYear(_) | Self::EventFirst(_) => Some(("/earliest", MarkKind::Inferred)),
            Self::LaterYear(_) | Self::EventLast(_) => Some(("/latest", MarkKind::Inferred)),
            Self::WrongWeekday => Some(("", MarkKind::Unconfirmed)),
            Self::NoYear | Self::NoMonth | Self::NoMonthNoYear | Self::PartNotKept | Self::Taken(_) => None,
        }
    }

    /// It in words, in both languages.
    pub(super) fn sentence(&self, context: &TimeContext) -> Sentence {
        let known_basis = context.basis.as_ref().filter(|_| matches!(self, Self::Year(_) | Self::Month(..)));
        if let (Some(basis), Some(_)) = (known_basis, self.mark()) {
            return Sentence::new(basis.clone(), self.plain(context).en);
        }
        self.plain(context)
    }

    fn plain(&self, context: &TimeContext) -> Sentence {
        let from_day = context.reference_day.map(day_in_vietnamese);
        match self {
            Self::Year(year) => match from_day.filter(|_| context.year.is_none()) {
                Some(day) => Sentence::new(
                    format!("năm {year} suy ra từ ngày {day}"),
                    format!("the year {year} is inferred from the reference day"),
                ),
                None => Sentence::new(
                    format!("năm {year} suy ra từ bối cảnh"),
                    format!("the year {year} is inferred from the context"),
                ),
            },
            Self::Month(year, month) => Sentence::new(
                format!("tháng {month}/{year} suy ra từ ngày {}", from_day.unwrap_or_default()),
                format!("the month {year}-{month:02} is inferred from the reference day"),
            ),
            Self::EarlierYear(year) => Sentence::new(
                format!("ngày đầu thuộc năm {year} vì đứng trước ngày cuối"),
                format!("the first day is of {year}, for it is before the last"),
            ),
            Self::LaterYear(year) => Sentence::new(
                format!("ngày cuối thuộc năm {year} vì đứng sau ngày đầu"),
                format!("the last day is of {year}, for it is after the first"),
            ),
            Self::TwoDigits(year) => Sentence::new(
                format!("năm ghi hai chữ số, hiểu là {year}"),
                format!("the year has two digits and is taken for {year}"),
            ),
            Self::FromReference(day) => {
                Sentence::new(format!("tính từ ngày {}", day_in_vietnamese(*day)), format!("counted from {day}"))
            }
            Self::NoYear => Sentence::new("không nói năm", "no year is said"),
            Self::NoMonth => Sentence::new("không nói tháng", "no month is said"),
            Self::NoMonthNoYear => Sentence::new("không nói tháng và năm", "neither month nor year is said"),
            Self::Event(name) => Sentence::new(format!("thời gian của {name}"), format!("the time of {name}")),
            Self::EventFirst(name) => {
                Sentence::new(format!("ngày đầu tính theo {name}"), format!("the first day comes from {name}"))
            }
            Self::EventLast(name) => {
                Sentence::new(format!("ngày cuối tính theo {name}"), format!("the last day comes from {name}"))
            }
            Self::WrongWeekday => {
                Sentence::new("thứ trong tuần không khớp với ngày", "the day of the week does not match the date")
            }
            Self::PartNotKept => {
                Sentence::new("buổi chỉ còn trong lời văn", "the part of the day is kept in the words only")
            }
            Self::Taken(remark) => taken(*remark),
        }
    }
}

fn taken(remark: Remark) -> Sentence {
    let (vi, en) = match remark {
        Remark::MonthFirst => ("tháng ghi trước, ngày ghi sau", "with the month before the day"),
        Remark::RoughThird => {
            ("đầu, giữa, cuối hiểu là một phần ba", "beginning, middle and end are taken for a third")
        }
        Remark::Season => ("mùa được tính rộng", "the season is taken widely"),
        Remark::SchoolYear => ("năm học tính từ tháng 9 đến tháng 5", "a school year is taken from September to May"),
        Remark::DayMonth => ("gồm ngày và tháng", "with day and month"),
        Remark::Several => ("gồm nhiều tháng hoặc quý liền nhau", "of several months or quarters in a row"),
    };
    Sentence::new(vi, en)
}

/// The marks that go with notes, each pointer once.
pub(super) fn marks(notes: &[Note], context: &TimeContext) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for note in notes {
        let Some((pointer, mark)) = note.mark() else { continue };
        if !marks.iter().any(|known| known.pointer == pointer && known.mark == mark) {
            marks.push(Mark { pointer: pointer.to_owned(), mark, basis: Some(note.sentence(context).vi) });
        }
    }
    marks
}
