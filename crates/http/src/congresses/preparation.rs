//! Boards, meetings and instructions, as written.

use utoipa::ToSchema;
use uuid::Uuid;

use crate::shapes::{Paragraph, Source, TimeInput};

/// A board: organizing, steering.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct CongressBoard {
    /// Its id.
    id: Option<Uuid>,
    /// What kind: a code of `board-kinds`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    kind: Option<String>,
    /// Its name as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    name: String,
    /// The decision that set it up.
    document_id: Option<Uuid>,
    /// Its members.
    #[schema(max_items = 500)]
    members: Option<Vec<BoardMember>>,
    /// Its standing body (cơ quan thường trực), as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    standing_body: Option<String>,
    /// Its sub-committees.
    #[schema(max_items = 200)]
    sub_committees: Option<Vec<SubCommittee>>,
}

/// A member of a board or of a sub-committee.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct BoardMember {
    /// The person.
    person_id: Option<Uuid>,
    /// The unit, when it is a member as such.
    organization_id: Option<Uuid>,
    /// The name as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    name: Option<String>,
    /// In which role: a code of `board-roles`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    role: Option<String>,
    /// The role as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    title: Option<String>,
}

/// A sub-committee.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct SubCommittee {
    /// Its id.
    id: Option<Uuid>,
    /// Its name as printed: `nội dung`, `tuyên truyền`, `phục vụ`.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    name: String,
    /// What it does.
    #[schema(max_items = 100)]
    tasks: Option<Vec<Paragraph>>,
    /// Its members.
    #[schema(max_items = 500)]
    members: Option<Vec<BoardMember>>,
}

/// A meeting.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct CongressMeeting {
    /// Its id.
    id: Option<Uuid>,
    /// Its title or purpose.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    title: String,
    /// Which of the meetings of its board it was: 1 is the first session.
    #[schema(minimum = 1, maximum = 999)]
    session: Option<u16>,
    /// The board that met, by its id in `boards`.
    board: Option<Uuid>,
    /// When.
    on: Option<TimeInput>,
    /// Where, as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    place: Option<String>,
    /// Who chaired it.
    #[schema(max_items = 500)]
    chairs: Option<Vec<MeetingAttendee>>,
    /// Who was there, and who was not.
    #[schema(max_items = 500)]
    attendance: Option<Vec<MeetingAttendee>>,
    /// What was reported and discussed.
    #[schema(max_items = 100)]
    discussed: Option<Vec<Paragraph>>,
    /// What was said there beside instructions, with who said it, as printed.
    #[schema(max_items = 100)]
    remarks: Option<Vec<Paragraph>>,
    /// What was agreed.
    #[schema(max_items = 100)]
    agreed: Option<Vec<Paragraph>>,
    /// What was instructed.
    #[schema(max_items = 200)]
    instructions: Option<Vec<Instruction>>,
    /// Where it was read.
    source: Option<Source>,
}

/// Somebody who was to be at a meeting.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct MeetingAttendee {
    /// The person.
    person_id: Option<Uuid>,
    /// The unit.
    organization_id: Option<Uuid>,
    /// The name as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    name: Option<String>,
    /// Their posts on that day, as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    posts: Option<String>,
    /// Present, absent, excused, replaced: a code of `attendance-statuses`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    status: Option<String>,
    /// Who came in their place, as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    replaced_by: Option<String>,
}

/// An instruction given at a meeting.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct Instruction {
    /// Its id.
    id: Option<Uuid>,
    /// Its number in the meeting, from 1.
    #[schema(minimum = 1, maximum = 9999)]
    number: u16,
    /// As printed.
    #[schema(min_length = 1, max_length = 10000, pattern = r"\S")]
    text: String,
    /// Who gave it.
    given_by_id: Option<Uuid>,
    /// The plan it changes.
    concerns_id: Option<Uuid>,
    /// The unit it is given to.
    assignee_id: Option<Uuid>,
    /// To whom, as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    assigned_to: Option<String>,
    /// By when.
    due: Option<TimeInput>,
}
