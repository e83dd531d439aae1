//! Why a text is not an EDTF value that the service reads.

use thiserror::Error;

use crate::language::Sentence;

/// Why a text is not an EDTF value that the service reads. The English sentence is the error's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum EdtfError {
    /// It has none of the forms that are read.
    #[error(
        "Write EDTF in one of these forms: 2020, 2020-11, 2020-11-15, 2020-33 (quarter), 2020-40 (half), 201X, \
         2020-11-XX, XXXX-06-11 (any year), 2016/2020, 2016/.., [2020-11-11..2020-11-20], with ~ after a date that is \
         approximate."
    )]
    Form,
    /// It names a day or month that the calendar does not have.
    #[error("Correct the month or day: the calendar does not have this date.")]
    NoSuchDay,
    /// It leaves the years 0001 to 9999.
    #[error("Use years from 0001 to 9999.")]
    YearOutOfRange,
    /// It ends before it starts.
    #[error("Put the earlier date first: this window ends before it starts.")]
    Reversed,
    /// Neither end is known, so that it says nothing.
    #[error("Give at least one end of the window: both are open.")]
    NoEnds,
    /// One of its dates has a year, the other's is masked.
    #[error("Write both dates with their year, or both with XXXX.")]
    MixedYears,
    /// A clock time is not local and to the minute, or stands where only dates may.
    #[error(
        "Write a clock time as 2020-08-26T07:30, in the time of Viet Nam, without seconds, zone or qualifier, and not \
         inside an interval; the hours of a longer window go in startTime and endTime."
    )]
    Clock,
}

impl EdtfError {
    /// What to do about it, in both languages.
    #[must_use]
    pub fn sentence(self) -> Sentence {
        let vi = match self {
            Self::Form => {
                "Hãy ghi EDTF theo một trong các dạng: 2020, 2020-11, 2020-11-15, 2020-33 (quý), 2020-40 (nửa năm), \
                 201X, 2020-11-XX, XXXX-06-11 (năm bất kỳ), 2016/2020, 2016/.., [2020-11-11..2020-11-20]; thêm ~ sau \
                 ngày chỉ là ước chừng."
            }
            Self::NoSuchDay => "Hãy sửa lại tháng hoặc ngày: trong lịch không có ngày này.",
            Self::YearOutOfRange => "Hãy dùng năm từ 0001 đến 9999.",
            Self::Reversed => "Hãy ghi ngày sớm hơn trước: khoảng này kết thúc trước khi bắt đầu.",
            Self::NoEnds => "Hãy cho biết ít nhất một đầu của khoảng: cả hai đầu đang để mở.",
            Self::MixedYears => "Hãy ghi năm cho cả hai ngày, hoặc ghi XXXX cho cả hai.",
            Self::Clock => {
                "Hãy ghi giờ dạng 2020-08-26T07:30, theo giờ Việt Nam, không có giây, múi giờ hay dấu ước chừng, và \
                 không ghi bên trong một khoảng; giờ của khoảng nhiều ngày ghi ở startTime và endTime."
            }
        };
        Sentence::new(vi, self.to_string())
    }
}
