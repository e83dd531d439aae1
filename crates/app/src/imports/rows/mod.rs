//! Taking rows: some of them at a time, all in one change.

mod awards;
mod candidates;
mod compare;
mod decisions;
mod documents;
mod file_lines;
mod known;
mod lines;
mod new_decisions;
mod occasions;
mod organizations;
mod planned;
mod recipients;
mod sections;
mod variants;

use std::collections::HashMap;

use thidua_domain::{changes::Change, faults::Faults, ids::OrganizationId, records::Visibility};
use thidua_persistence::connection::Conn;
use uuid::Uuid;

use super::{
    Counts, Differing, Of, Options, Report, Uncertain,
    columns::{Columns, Read, RowFault},
    table::Row,
};
use crate::{
    App,
    call::Call,
    errors::Error,
    records::{Kept, creation, publication},
};
pub(super) use file_lines::FileLines;
use known::Known;
pub(super) use planned::{ABOUT, Planned};
pub(super) use sections::{Place, number, place};

/// What an officer decided about a row that waited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// It is this recipient.
    Recipient(Uuid),
    /// It is nobody in the register yet.
    New,
}

/// What came of a row.
enum Outcome {
    Created,
    /// It was there, and is public now.
    Published,
    Unchanged,
    Differing(Differing),
    Uncertain(Uncertain),
    Faulty(Vec<RowFault>),
    Heading,
    /// It rests on what this very change creates, and is for the next one.
    Later,
}

/// What every row of an import is taken with.
pub(super) struct Setting<'a> {
    pub app: &'a App,
    pub call: &'a Call,
    pub of: Of,
    pub keeper: OrganizationId,
    pub options: &'a Options,
    pub columns: &'a Columns,
    pub lines: &'a FileLines,
    /// Whether records of the register may be locked: within the transaction that changes them.
    pub locks: bool,
    pub file_name: &'a str,
}

/// Some rows being taken.
pub(super) struct Step<'a> {
    setting: &'a Setting<'a>,
    known: Known,
    /// What earlier steps planned, and this one.
    pub planned: Planned,
    /// What is to be written.
    pub changes: Vec<Change>,
    /// What came of the rows, added to what came of earlier ones.
    pub counts: Counts,
    /// The same, one by one.
    pub report: Report,
    /// How many rows are taken.
    pub taken: usize,
    /// Whether records of the register change too, which were not locked.
    pub needs_locks: bool,
    /// What officers decided.
    pub choices: HashMap<u32, Choice>,
    /// What headings say of rows that are taken without them.
    pub sections: HashMap<u32, String>,
}

impl<'a> Step<'a> {
    /// Before its first row.
    pub(super) fn new(
        setting: &'a Setting<'a>,
        conn: &mut Conn,
        (planned, counts, report): (Planned, Counts, Report),
    ) -> Result<Self, Error> {
        let known = Known::load(setting, conn)?;
        Ok(Self {
            setting,
            known,
            planned,
            changes: Vec::new(),
            counts,
            report,
            taken: 0,
            needs_locks: false,
            choices: HashMap::new(),
            sections: HashMap::new(),
        })
    }

    /// Takes rows, up to one that has to wait for what this change creates.
    pub(super) fn take(&mut self, conn: &mut Conn, rows: &[Row]) -> Result<(), Error> {
        let reads: Vec<Read> = rows.iter().map(|row| self.read(row)).collect();
        self.known.look_up(self.setting, conn, &reads)?;
        for mut read in reads {
            let outcome = self.row(conn, &mut read)?;
            if !matches!(outcome, Outcome::Later | Outcome::Faulty(_)) {
                self.report.notes.append(&mut read.notes);
            }
            match outcome {
                Outcome::Later => return Ok(()),
                Outcome::Created => self.counts.created += 1,
                Outcome::Published => self.counts.published += 1,
                Outcome::Unchanged => self.counts.unchanged += 1,
                Outcome::Heading => self.counts.skipped += 1,
                Outcome::Differing(differing) => {
                    self.counts.differing += 1;
                    self.report.differing.push(differing);
                }
                Outcome::Uncertain(uncertain) => {
                    self.counts.uncertain += 1;
                    self.report.uncertain.push(uncertain);
                }
                Outcome::Faulty(faults) => {
                    self.counts.faulty += 1;
                    self.report.faults.extend(faults);
                }
            }
            self.taken += 1;
        }
        Ok(())
    }

    fn read(&self, row: &Row) -> Read {
        let award_type = |words: &str| self.known.award_type(words);
        let document_type = |words: &str| self.known.document_type(words);
        self.setting.columns.read(row, &award_type, &document_type)
    }

    fn row(&mut self, conn: &mut Conn, read: &mut Read) -> Result<Outcome, Error> {
        if self.setting.of == Of::Awards
            && let Some(outcome) = self.heading(read)
        {
            return Ok(outcome);
        }
        if !read.faults.is_empty() {
            return Ok(Outcome::Faulty(std::mem::take(&mut read.faults)));
        }
        if self.choices.contains_key(&read.number) {
            self.report.section = self.sections.get(&read.number).cloned();
        }
        match self.setting.of {
            Of::Awards => awards::take(self, conn, read),
            Of::Recipients => recipients::take(self, conn, read),
            Of::Organizations => organizations::take(self, conn, read),
            Of::Documents => documents::take(self, conn, read),
        }
    }

    /// A row that is a heading, or looks like one: what the heading before it said ends with it.
    fn heading(&mut self, read: &mut Read) -> Option<Outcome> {
        let place = place(read, self.report.last_number);
        self.report.last_number = number(read).filter(|_| place == Place::Line);
        let numbered = match place {
            Place::Line => return None,
            Place::Heading(kind) => {
                self.report.section = Some(kind.to_owned());
                return Some(Outcome::Heading);
            }
            Place::Unclear { numbered } => numbered,
        };
        self.report.section = None;
        let vi = "Dòng này chỉ có số và chữ như một tiêu đề mà không rõ là tập thể, cá nhân, hộ gia đình hay doanh nghiệp; tiêu đề trước đó không còn áp dụng cho các dòng dưới. Nếu là tiêu đề, hãy ghi ví dụ \"II. CÁ NHÂN\"; nếu là một dòng khen thưởng, hãy ghi danh hiệu hoặc hình thức.";
        let en = "This row has a number and words alone, as a heading has, and does not say whether collectives, individuals, households or enterprises follow; the heading before it does not hold for the rows below. If it is a heading, write \"II. CÁ NHÂN\", for example; if it is a line, give its title or form.";
        if numbered {
            read.note("heading_unclear", vi, en);
            return Some(Outcome::Heading);
        }
        read.faults.clear();
        read.fault("heading_unclear", vi, en);
        Some(Outcome::Faulty(std::mem::take(&mut read.faults)))
    }

    /// Plans the publication of a record of the same keeper that is not public yet; what its state does not allow is a
    /// fault of the row.
    fn publish<R: Kept>(&mut self, read: &mut Read, conn: &mut Conn, id: R::Id) -> Result<bool, Error> {
        let locks = self.setting.locks;
        let found = if locks { R::find_locked(conn, id)? } else { R::find(conn, id)? };
        let Some(record) = found.filter(|record| record.front().visibility != Visibility::Public) else {
            return Ok(true);
        };
        let uuid = record.uuid();
        if self.planned.published.contains(&uuid) {
            return Ok(true);
        }
        let planned = match record.check_publishable() {
            Ok(()) if !locks => {
                self.needs_locks = true;
                Ok(vec![])
            }
            Ok(()) => publication(conn, record, self.setting.call.now),
            Err(error) => Err(error),
        };
        match planned {
            Ok(changes) => {
                self.changes.extend(changes);
                self.planned.published.insert(uuid);
                Ok(true)
            }
            Err(Error::Refused(refusal)) => {
                read.fault("not_publishable", refusal.detail.vi, refusal.detail.en);
                Ok(false)
            }
            Err(other) => Err(other),
        }
    }

    /// Plans the creation of a record; what its state does not allow is a fault of the row.
    fn create<R: Kept>(&mut self, read: &mut Read, record: R, publish: bool) -> Result<bool, Error> {
        match creation(record, publish) {
            Ok(change) => {
                *self.report.records.entry(change.record.kind().as_str().to_owned()).or_default() += 1;
                self.changes.push(change);
                Ok(true)
            }
            Err(Error::Refused(refusal)) => {
                read.fault("not_publishable", refusal.detail.vi, refusal.detail.en);
                Ok(false)
            }
            Err(other) => Err(other),
        }
    }

    /// Takes back what the last row planned for itself alone: its recipient.
    fn take_back(&mut self, recipient: Uuid) {
        let last = self.changes.last().map(|change| change.record.id());
        if last == Some(recipient) && self.planned.take_back(recipient) {
            self.changes.pop();
            if let Some(count) = self.report.records.get_mut("recipient") {
                *count -= 1;
            }
        }
    }

    /// The faults that a body has, at the columns of its row.
    fn explain(&self, row: u32, part: &str, faults: &Faults) -> Outcome {
        Outcome::Faulty(faults.iter().map(|fault| self.setting.columns.explain(row, part, fault)).collect())
    }

    /// The row that said the same before this one, in the same file.
    fn seen_before(&mut self, key: String, read: &mut Read) -> bool {
        match self.planned.seen.get(&key) {
            Some(first) if *first != read.number => {
                read.fault(
                    "row_twice",
                    format!("Dòng này trùng với dòng {first}; hãy bỏ một dòng."),
                    format!("This row says the same as row {first}; remove one of them."),
                );
                true
            }
            _ => {
                self.planned.seen.insert(key, read.number);
                false
            }
        }
    }
}
