//! What determines a window, and whether everything else that was sent agrees with it.
//!
//! EDTF determines it where it is given; else the days do. A property that depends on one that could not be read is not
//! judged: its fault would only repeat the other.

use std::fmt;

use super::{
    calendar::Ends,
    civil::{CivilDay, ClockTime},
    codes::{Extent, PartOfDay, Precision},
    edtf::Edtf,
    input::{Given, Sent},
};
use crate::faults::{Fault, Faults};

/// What determines a window: read from EDTF, or from the days beside their extent.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) ends: Ends,
    pub(super) extent: Extent,
    pub(super) approximate: bool,
    pub(super) part_of_day: Option<PartOfDay>,
    pub(super) start_time: Option<ClockTime>,
    pub(super) end_time: Option<ClockTime>,
}

/// Checks the properties against each other and notes every contradiction below `pointer`.
pub(super) struct Agreement<'a> {
    pub(super) given: &'a Given,
    pub(super) pointer: &'a str,
    pub(super) faults: &'a mut Faults,
}

impl Agreement<'_> {
    /// The frame that the properties determine; none when they do not, and then there is a fault.
    pub(super) fn frame(&mut self) -> Option<Frame> {
        let given = self.given;
        let (earliest, latest) = (given.earliest.value().copied(), given.latest.value().copied());
        let in_order = !matches!((earliest, latest), (Some(first), Some(last)) if first > last);
        if !in_order {
            self.note(
                "/latest",
                "earliest_after_latest",
                "Hãy sửa earliest hoặc latest: ngày cuối đang đứng trước ngày đầu.",
                "Correct earliest or latest: the last day is before the first.",
            );
        }
        let frame = |ends, extent, approximate, edtf_time: Option<ClockTime>| Frame {
            ends,
            extent,
            approximate,
            part_of_day: given.part_of_day.value().copied(),
            start_time: edtf_time.or(given.start_time.value().copied()),
            end_time: given.end_time.value().copied(),
        };
        match &given.edtf {
            Sent::Read(edtf) => {
                self.same_as(edtf, in_order);
                let extent = given.extent.value().filter(|_| edtf.may_come_every_year());
                let extent = extent.copied().unwrap_or(edtf.extent());
                Some(frame(edtf.ends(), extent, edtf.is_approximate(), edtf.clock_time()))
            }
            Sent::Unreadable => None,
            Sent::Absent if given.earliest.is_unreadable() || given.latest.is_unreadable() || !in_order => None,
            Sent::Absent => match Ends::new(earliest, latest) {
                Some(ends) => {
                    let extent = given.extent.value().copied().unwrap_or(Extent::Within);
                    Some(frame(ends, extent, given.approximate.unwrap_or(false), None))
                }
                None => {
                    self.note(
                        "",
                        "time_value_missing",
                        "Hãy ghi thêm edtf (ví dụ 2020-11), hoặc earliest và latest: chỉ lời văn thì chưa tra cứu, \
                         sắp xếp được.",
                        "Add edtf (for example 2020-11), or earliest and latest: words alone cannot be searched or \
                         sorted.",
                    );
                    None
                }
            },
        }
    }

    /// Everything that EDTF says and that was also sent beside it.
    fn same_as(&mut self, edtf: &Edtf, days_in_order: bool) {
        let (given, ends) = (self.given, edtf.ends());
        if days_in_order {
            self.same("/earliest", given.earliest.value(), ends.earliest().as_ref(), edtf);
            self.same("/latest", given.latest.value(), ends.latest().as_ref(), edtf);
        }
        if !edtf.may_come_every_year() {
            self.same("/extent", given.extent.value(), Some(&edtf.extent()), edtf);
        }
        self.same("/approximate", given.approximate.as_ref(), Some(&edtf.is_approximate()), edtf);
        if let Some(time) = edtf.clock_time() {
            self.same("/startTime", given.start_time.value(), Some(&time), edtf);
        }
    }

    fn same<T: PartialEq + fmt::Display>(&mut self, place: &str, sent: Option<&T>, said: Option<&T>, edtf: &Edtf) {
        let Some(sent) = sent.filter(|sent| said != Some(*sent)) else { return };
        let said = said.map_or_else(|| "null".to_owned(), ToString::to_string);
        self.note(
            place,
            "contradicts_edtf",
            format!("Hãy ghi {said}, bỏ trường này, hoặc sửa edtf: {sent} trái với edtf {edtf}."),
            format!("Write {said}, leave this property out, or correct edtf: {sent} contradicts edtf {edtf}."),
        );
    }

    /// The part of the day and the clock times against the days, and against each other.
    pub(super) fn check_times(&mut self, frame: &Frame) {
        if frame.part_of_day.is_some() && !frame.ends.is_one_day() {
            self.note(
                "/partOfDay",
                "needs_one_day",
                "Hãy bỏ trường này, hoặc ghi earliest và latest là cùng một ngày: buổi thuộc về một ngày.",
                "Leave this property out, or make earliest and latest the same day: a part of a day needs one day.",
            );
        }
        if frame.start_time.is_some() && !frame.ends.has_first() {
            self.note(
                "/startTime",
                "needs_day",
                "Hãy ghi ngày đầu (earliest), hoặc bỏ trường này: đây là giờ của ngày đầu.",
                "Give the first day (earliest), or leave this property out: it is a time on the first day.",
            );
        }
        if frame.end_time.is_some() && !frame.ends.has_last() {
            self.note(
                "/endTime",
                "needs_day",
                "Hãy ghi ngày cuối (latest), hoặc bỏ trường này: đây là giờ của ngày cuối.",
                "Give the last day (latest), or leave this property out: it is a time on the last day.",
            );
        }
        if !frame.ends.is_one_day() {
            return;
        }
        if let (Some(start), Some(end)) = (frame.start_time, frame.end_time)
            && end <= start
        {
            self.note(
                "/endTime",
                "end_before_start",
                format!("Hãy ghi giờ sau {start}: trong cùng một ngày, giờ kết thúc phải sau giờ bắt đầu."),
                format!("Write a time after {start}: within one day the end comes after the start."),
            );
        }
        if let (Some(part), Some(start)) = (frame.part_of_day, frame.start_time)
            && !part.may_hold(start)
        {
            self.note(
                "/startTime",
                "contradicts_part_of_day",
                format!("Hãy sửa giờ hoặc partOfDay: {start} không thuộc buổi {part}."),
                format!("Correct the time or partOfDay: {start} is not in the {part}."),
            );
        }
    }

    /// The precision: the one sent, where it fits, else the one that the window is.
    pub(super) fn precision(&mut self, frame: &Frame) -> Precision {
        let given = self.given;
        let is = natural(frame);
        let one_day = frame.ends.is_one_day();
        let unsure = one_day
            && (given.start_time.is_unreadable()
                || given.end_time.is_unreadable()
                || given.part_of_day.is_unreadable());
        let Some(sent) = given.precision.value().copied().filter(|sent| *sent != is && !unsure) else { return is };
        let clocked = frame.start_time.is_some() || frame.end_time.is_some();
        let fits = match sent {
            // The day is what is meant, and the clock times are told beside it.
            Precision::Day => one_day && clocked,
            Precision::PartOfDay => one_day && clocked && frame.part_of_day.is_some(),
            // A term or a plan may fill a year by chance.
            Precision::Period => !one_day && !given.edtf.value().is_some_and(Edtf::is_single_date),
            _ => false,
        };
        if fits {
            return sent;
        }
        let (from, to) = (shown(frame.ends.earliest()), shown(frame.ends.latest()));
        self.note(
            "/precision",
            "contradicts_window",
            format!(
                "Hãy ghi {is}, bỏ trường này, hoặc sửa lại ngày giờ: khoảng từ {from} đến {to} với giờ, buổi đã ghi \
                 không phải là {sent}."
            ),
            format!(
                "Write {is}, leave this property out, or correct the days and times: from {from} to {to}, with the \
                 times given, is not {sent}."
            ),
        );
        is
    }

    fn note(&mut self, place: &str, code: &'static str, vi: impl Into<String>, en: impl Into<String>) {
        self.faults.push(Fault::body(format!("{}{place}", self.pointer), code, vi, en));
    }
}

/// The finest precision that the window has.
fn natural(frame: &Frame) -> Precision {
    if frame.ends.is_one_day() {
        return match (frame.start_time.or(frame.end_time), frame.part_of_day) {
            (Some(_), _) => Precision::Minute,
            (None, Some(_)) => Precision::PartOfDay,
            (None, None) => Precision::Day,
        };
    }
    match frame.ends {
        Ends::Both(days) => days.unit().unwrap_or(Precision::Period),
        Ends::From(_) | Ends::Until(_) => Precision::Period,
        Ends::Yearless(days) => days.unit().unwrap_or(Precision::Period),
    }
}

fn shown(day: Option<CivilDay>) -> String {
    day.map_or_else(|| "..".to_owned(), |day| day.to_string())
}
