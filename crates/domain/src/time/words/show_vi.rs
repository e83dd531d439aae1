//! A window in Vietnamese words, such that they read back.

use chrono::Datelike;

use super::{
    super::{
        civil::{CivilDay, ClockTime},
        codes::{Extent, PartOfDay, Precision},
        window::TimeWindow,
    },
    ends_of::{EndsOf, Unit},
};

const PARTS: [(PartOfDay, &str); 3] =
    [(PartOfDay::Morning, "sáng"), (PartOfDay::Afternoon, "chiều"), (PartOfDay::Evening, "tối")];
const QUARTERS: [&str; 4] = ["I", "II", "III", "IV"];
const THIRDS: [&str; 3] = ["thượng tuần", "trung tuần", "hạ tuần"];

/// A day: "26/8/2020".
pub(super) fn day(day: CivilDay) -> String {
    format!("{}/{}/{:04}", day.day(), day.month(), day.year())
}

/// The words for a window.
pub(super) fn words(window: &TimeWindow) -> String {
    let ends = EndsOf::of(window);
    let date = Dates { yearless: ends.yearless };
    let clocks = Clocks::of(window);
    let lasts = window.extent() == Extent::Span && !ends.every_year;
    let rough = window.is_approximate();
    let any_year = ends.every_year && ends.is_any_year();
    let (phrase, plain) = match (ends.first, ends.last) {
        (Some(first), Some(last)) if first == last => one_day(window, &date.day(first), &clocks),
        (Some(first), Some(_)) if window.precision() != Precision::Period && (!any_year || clocks.none()) => {
            (format!("{}{}", date.unit(first, window.precision()), clocks.aside(None)), clocks.none())
        }
        (Some(first), Some(last)) => {
            let unit = if clocks.none() { ends.common_unit() } else { Unit::Day };
            let from = format!("{}{}", clocks.before(clocks.start), date.end(first, unit));
            let to = format!("{}{}", clocks.before(clocks.end), date.end(last, unit));
            let before = if lasts || ends.every_year { "" } else { "trong khoảng " };
            (format!("{before}từ {from} đến {to}"), false)
        }
        (Some(first), None) => {
            let unit = if clocks.none() { ends.common_unit() } else { Unit::Day };
            let from = format!("{}{}", clocks.before(clocks.start), date.end(first, unit));
            (if lasts { format!("từ {from} trở đi") } else { format!("sớm nhất {from}") }, false)
        }
        (None, Some(last)) => {
            let unit = if clocks.none() { ends.common_unit() } else { Unit::Day };
            let to = format!("{}{}", clocks.before(clocks.end), date.end(last, unit));
            (if lasts { format!("đến hết {to}") } else { format!("chậm nhất {to}") }, false)
        }
        (None, None) => ("chưa rõ".to_owned(), false),
    };
    let both = ends.first.is_some() && ends.last.is_some();
    let whole = if lasts && both && window.precision() != Precision::Period { "suốt " } else { "" };
    if any_year && clocks.none() {
        return format!("hằng năm{}", if rough { " (ước chừng)" } else { "" });
    }
    let every = if ends.every_year { "hằng năm, " } else { "" };
    match (rough, plain && !lasts) {
        (true, true) => format!("{every}khoảng {phrase}"),
        (true, false) => format!("{every}{whole}{phrase} (ước chừng)"),
        (false, _) => format!("{every}{whole}{phrase}"),
    }
}

/// The words for a window of one day, and whether there is no clock time in them.
fn one_day(window: &TimeWindow, day: &str, clocks: &Clocks) -> (String, bool) {
    let part =
        window.part_of_day().and_then(|part| PARTS.iter().find(|(code, _)| *code == part)).map(|(_, name)| *name);
    let of_part = part.map_or_else(String::new, |part| format!("{part} "));
    if clocks.none() {
        return (format!("{of_part}{day}"), true);
    }
    let phrase = match window.precision() {
        Precision::Day => format!("{day}{}", clocks.aside(part)),
        Precision::PartOfDay => format!("{of_part}{day}{}", clocks.aside(None)),
        _ => format!("{} {of_part}{day}", clocks.plain()),
    };
    (phrase, false)
}

struct Dates {
    yearless: bool,
}

impl Dates {
    fn year(&self, day: CivilDay, before: &str) -> String {
        if self.yearless { String::new() } else { format!("{before}{:04}", day.year()) }
    }

    fn day(&self, day: CivilDay) -> String {
        format!("ngày {}/{}{}", day.day(), day.month(), self.year(day, "/"))
    }

    fn month(&self, day: CivilDay) -> String {
        format!("tháng {}{}", day.month(), self.year(day, "/"))
    }

    /// The unit that begins on a day.
    fn unit(&self, first: CivilDay, precision: Precision) -> String {
        let named = |names: &[&str], n: u32| {
            usize::try_from(n).ok().and_then(|n| names.get(n)).map_or_else(String::new, |name| (*name).to_owned())
        };
        match precision {
            Precision::Year if self.yearless => "một năm chưa rõ".to_owned(),
            Precision::Year => format!("năm {:04}", first.year()),
            Precision::Half => {
                format!("6 tháng {} năm{}", if first.month() < 7 { "đầu" } else { "cuối" }, self.year(first, " "))
            }
            Precision::Quarter => format!("quý {}{}", named(&QUARTERS, first.month0() / 3), self.year(first, "/")),
            Precision::Dekad => format!("{} {}", named(&THIRDS, first.day0() / 10), self.month(first)),
            Precision::Month => self.month(first),
            _ => self.day(first),
        }
    }

    /// A day that is an end, in a unit that it begins or ends.
    fn end(&self, day: CivilDay, unit: Unit) -> String {
        match unit {
            Unit::Year => format!("năm {:04}", day.year()),
            Unit::Month => self.month(day),
            Unit::Day => self.day(day),
        }
    }
}

struct Clocks {
    start: Option<ClockTime>,
    end: Option<ClockTime>,
    /// Hours before noon are written with a zero, for they would be taken for later ones after "chiều" and "tối".
    padded: bool,
}

impl Clocks {
    fn of(window: &TimeWindow) -> Self {
        let padded = matches!(window.part_of_day(), Some(PartOfDay::Afternoon | PartOfDay::Evening));
        Self { start: window.start_time(), end: window.end_time(), padded }
    }

    fn none(&self) -> bool {
        self.start.is_none() && self.end.is_none()
    }

    fn time(&self, time: ClockTime) -> String {
        let hour =
            if self.padded && time.hour() < 10 { format!("{:02}", time.hour()) } else { time.hour().to_string() };
        match time.minute() {
            0 => format!("{hour} giờ"),
            minute => format!("{hour} giờ {minute:02}"),
        }
    }

    /// Before the date they belong to.
    fn before(&self, time: Option<ClockTime>) -> String {
        time.map_or_else(String::new, |time| format!("{} ", self.time(time)))
    }

    fn plain(&self) -> String {
        match (self.start, self.end) {
            (Some(start), Some(end)) => format!("từ {} đến {}", self.time(start), self.time(end)),
            (Some(start), None) => self.time(start),
            (None, Some(end)) => format!("kết thúc lúc {}", self.time(end)),
            (None, None) => String::new(),
        }
    }

    /// In brackets, with the part of the day where it stands there.
    fn aside(&self, part: Option<&str>) -> String {
        let part = part.map_or_else(String::new, |part| format!("{part}, "));
        match (self.start, self.end) {
            (None, None) => String::new(),
            (Some(_), None) => format!(" ({part}bắt đầu lúc {})", self.plain()),
            _ => format!(" ({part}{})", self.plain()),
        }
    }
}
