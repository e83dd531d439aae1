//! Who prepares a congress: boards, sub-committees, meetings and the instructions given there.

use uuid::Uuid;

use crate::{content, records::Source, time::TimeWindow};

content! {
    /// A board: organizing, steering.
    pub struct Board {
        /// Its id.
        pub id: Option<Uuid>,
        /// What kind: a code of `board-kinds`.
        pub kind: Option<String>,
        /// Its name as printed.
        pub name: String,
        /// The decision that set it up.
        pub document_id: Option<Uuid>,
        /// Its members.
        pub members: Vec<BoardMember>,
        /// Its standing body (cơ quan thường trực), as printed.
        pub standing_body: Option<String>,
        /// Its sub-committees.
        pub sub_committees: Vec<SubCommittee>,
    }

    /// A member of a board or of a sub-committee.
    pub struct BoardMember {
        /// The person.
        pub person_id: Option<Uuid>,
        /// The unit, when it is a member as such.
        pub organization_id: Option<Uuid>,
        /// The name as printed.
        pub name: Option<String>,
        /// In which role: a code of `board-roles`.
        pub role: Option<String>,
        /// The role as printed.
        pub title: Option<String>,
    }

    /// A sub-committee.
    pub struct SubCommittee {
        /// Its id.
        pub id: Option<Uuid>,
        /// Its name as printed: `nội dung`, `tuyên truyền`, `phục vụ`.
        pub name: String,
        /// What it does.
        pub tasks: Vec<String>,
        /// Its members.
        pub members: Vec<BoardMember>,
    }

    /// A meeting.
    pub struct Meeting {
        /// Its id.
        pub id: Option<Uuid>,
        /// Its title or purpose.
        pub title: String,
        /// Which of the meetings of its board it was: 1 is the first session.
        pub session: Option<u16>,
        /// The board that met, by its id in `boards`.
        pub board: Option<Uuid>,
        /// When.
        pub on: Option<TimeWindow>,
        /// Where, as printed.
        pub place: Option<String>,
        /// Who chaired it.
        pub chairs: Vec<Attendee>,
        /// Who was there, and who was not.
        pub attendance: Vec<Attendee>,
        /// What was reported and discussed.
        pub discussed: Vec<String>,
        /// What was said there beside instructions, with who said it, as printed.
        pub remarks: Vec<String>,
        /// What was agreed.
        pub agreed: Vec<String>,
        /// What was instructed.
        pub instructions: Vec<Instruction>,
        /// Where it was read.
        pub source: Option<Source>,
    }

    /// Somebody who was to be at a meeting.
    pub struct Attendee {
        /// The person.
        pub person_id: Option<Uuid>,
        /// The unit.
        pub organization_id: Option<Uuid>,
        /// The name as printed.
        pub name: Option<String>,
        /// Their posts on that day, as printed.
        pub posts: Option<String>,
        /// Present, absent, excused, replaced: a code of `attendance-statuses`.
        pub status: Option<String>,
        /// Who came in their place, as printed.
        pub replaced_by: Option<String>,
    }

    /// An instruction given at a meeting.
    pub struct Instruction {
        /// Its id.
        pub id: Option<Uuid>,
        /// Its number in the meeting, from 1.
        pub number: u16,
        /// As printed.
        pub text: String,
        /// Who gave it.
        pub given_by_id: Option<Uuid>,
        /// The plan it changes.
        pub concerns_id: Option<Uuid>,
        /// The unit it is given to.
        pub assignee_id: Option<Uuid>,
        /// To whom, as printed.
        pub assigned_to: Option<String>,
        /// By when.
        pub due: Option<TimeWindow>,
    }
}
