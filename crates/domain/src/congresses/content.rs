//! What an editor writes of a congress.

use uuid::Uuid;

use super::{
    preparation::{Board, Meeting},
    programme::{Broadcast, CoverageItem, CoveragePhase, ProgrammeItem},
};
use crate::{
    content,
    faults::{Fault, Faults},
    quantity::Quantity,
    sheets::{
        Content, Provenance,
        parts::{NamedDocument, Picture, Place},
    },
    time::TimeWindow,
};

content! {
    /// A congress or conference. When, where and with how many it is planned and was held is written as claims.
    pub struct Congress {
        /// Its name.
        pub title: String,
        /// The series it belongs to.
        pub series_id: Option<Uuid>,
        /// Congress or conference: a code of `congress-kinds`.
        pub kind: Option<String>,
        /// At which level: a code of `levels`.
        pub level: Option<String>,
        /// Which of its series.
        pub ordinal: Option<Ordinal>,
        /// The term it is for: 2020–2025.
        pub term: Option<TimeWindow>,
        /// The years it looks back on: 2015–2020.
        pub review_period: Option<TimeWindow>,
        /// The congress it leads to, and sends delegates to.
        pub parent_id: Option<Uuid>,
        /// Whether it was chosen as the pilot of its kind.
        pub pilot: Option<bool>,
        /// Where it stands: a code of `congress-statuses`.
        pub status: Option<String>,
        /// Who convenes it.
        pub convener: Option<Convener>,
        /// Its days, when they are told apart.
        pub days: Vec<CongressDay>,
        /// What it is for.
        pub purposes: Vec<String>,
        /// What is asked of those who prepare it.
        pub requirements: Vec<String>,
        /// Its documents: plan, programme, report.
        pub documents: Vec<NamedDocument>,
        /// The boards that prepare it.
        pub boards: Vec<Board>,
        /// Meetings about it.
        pub meetings: Vec<Meeting>,
        /// Its programme and what goes on around it.
        pub programme: Vec<ProgrammeItem>,
        /// How it is sent out live or later.
        pub broadcasts: Vec<Broadcast>,
        /// What is to be published about it, in phases.
        pub coverage_plan: Vec<CoveragePhase>,
        /// What was published about it.
        pub coverage: Vec<CoverageItem>,
        /// How delegates, its own and those it sends on, are chosen.
        pub delegate_selection: Vec<String>,
        /// What came of it.
        pub outcomes: Vec<Outcome>,
        /// What was made for it: a yearbook, a film.
        pub outputs: Vec<Output>,
        /// Pictures.
        pub pictures: Vec<Picture>,
    }

    /// An ordinal, as written and as a number.
    pub struct Ordinal {
        /// `IX`, `thứ chín`.
        pub written: String,
        /// 9.
        pub number: Option<u16>,
    }

    /// Who convenes.
    pub struct Convener {
        /// The organization.
        pub organization_id: Option<Uuid>,
        /// Its office.
        pub office_id: Option<Uuid>,
        /// As printed.
        pub name: Option<String>,
    }

    /// One of several days.
    pub struct CongressDay {
        /// Its id.
        pub id: Option<Uuid>,
        /// When.
        pub on: Option<TimeWindow>,
        /// What it is for.
        pub title: Option<String>,
        /// Where.
        pub venue: Option<Place>,
    }

    /// Something that came of it.
    pub struct Outcome {
        /// Its id.
        pub id: Option<Uuid>,
        /// As printed.
        pub text: String,
        /// How many, where a number is said.
        pub value: Option<Quantity>,
        /// The document that says so.
        pub document_id: Option<Uuid>,
    }

    /// Something made for it.
    pub struct Output {
        /// Its id.
        pub id: Option<Uuid>,
        /// What: a code of `output-kinds`.
        pub kind: Option<String>,
        /// Its title.
        pub title: String,
    }
}

impl Content for Congress {
    fn name(&self) -> String {
        self.title.clone()
    }

    /// Series and ordinal: there is one ninth congress of a series.
    fn identity(&self) -> Option<String> {
        let ordinal = self.ordinal.as_ref()?.number?;
        Some(format!("{}/{ordinal}", self.series_id?))
    }

    fn check(&self, _provenance: &Provenance, faults: &mut Faults) {
        if self.kind.is_none() && self.series_id.is_none() {
            faults.push(Fault::body(
                "/seriesId",
                "required",
                "Nêu chuỗi đại hội (seriesId), hoặc ít nhất loại: đại hội hay hội nghị (kind).",
                "Name the series (seriesId), or at least whether it is a congress or a conference (kind).",
            ));
        }
        if self.ordinal.as_ref().is_some_and(|ordinal| ordinal.written.is_empty()) {
            faults.push(Fault::body(
                "/ordinal/written",
                "required",
                "Cần số thứ tự như nguồn ghi, ví dụ IX; không rõ lần thứ mấy thì bỏ cả ordinal.",
                "The ordinal as written, such as IX, is needed; leave ordinal out when it is not known.",
            ));
        }
        if let Some(ordinal) = &self.ordinal
            && let (Some(written), Some(number)) = (roman(&ordinal.written), ordinal.number)
            && written != number
        {
            faults.push(Fault::body(
                "/ordinal/number",
                "contradiction",
                format!("{} là {written}, không phải {number}; hãy sửa một trong hai.", ordinal.written),
                format!("{} is {written} and not {number}; correct one of the two.", ordinal.written),
            ));
        }
        self.check_programme(faults);
        self.check_meetings(faults);
    }
}

/// The number that a Roman numeral is; none for other words.
fn roman(text: &str) -> Option<u16> {
    let digits: Vec<u16> = text
        .chars()
        .map(|digit| match digit {
            'I' => Some(1),
            'V' => Some(5),
            'X' => Some(10),
            'L' => Some(50),
            'C' => Some(100),
            _ => None,
        })
        .collect::<Option<_>>()?;
    // A smaller digit before a greater one is taken from it.
    let sum = digits
        .iter()
        .zip(digits.iter().skip(1).chain([&0]))
        .fold(0_i32, |sum, (digit, next)| if next > digit { sum - i32::from(*digit) } else { sum + i32::from(*digit) });
    u16::try_from(sum).ok().filter(|_| !digits.is_empty())
}

impl Congress {
    /// An item stands under another one of the same programme, and never under itself.
    fn check_programme(&self, faults: &mut Faults) {
        for (n, item) in self.programme.iter().enumerate() {
            let Some(under) = item.under_item else { continue };
            let mut above = Some(under);
            let mut steps = 0;
            while let Some(id) = above.filter(|_| steps <= self.programme.len()) {
                steps += 1;
                above = self.programme.iter().find(|other| other.id == Some(id)).and_then(|other| other.under_item);
            }
            let exists = self.programme.iter().any(|other| other.id == Some(under));
            if !exists || steps > self.programme.len() {
                faults.push(Fault::body(
                    format!("/programme/{n}/underItem"),
                    if exists { "cycle" } else { "unknown_reference" },
                    "underItem là id của một mục khác trong cùng chương trình, không thuộc chính mục này.",
                    "underItem is the id of another item of the same programme that does not stand under this one.",
                ));
            }
        }
    }

    /// Instructions of a meeting are numbered, each number once; a meeting of a board names one of the boards.
    fn check_meetings(&self, faults: &mut Faults) {
        for (n, meeting) in self.meetings.iter().enumerate() {
            for (i, instruction) in meeting.instructions.iter().enumerate() {
                let before = meeting.instructions.iter().take(i);
                if before.into_iter().any(|earlier| earlier.number == instruction.number) {
                    faults.push(Fault::body(
                        format!("/meetings/{n}/instructions/{i}/number"),
                        "not_unique",
                        "Số thứ tự này đã dùng cho một chỉ đạo khác của cuộc họp; hãy đánh số lại.",
                        "Another instruction of the meeting has this number; number them anew.",
                    ));
                }
            }
            let boards = || self.boards.iter().filter_map(|board| board.id);
            if meeting.board.is_some_and(|id| !boards().any(|board| board == id)) {
                faults.push(Fault::body(
                    format!("/meetings/{n}/board"),
                    "unknown_reference",
                    "board là id của một ban trong boards của bản ghi này.",
                    "board is the id of one of the record's boards.",
                ));
            }
        }
    }
}
