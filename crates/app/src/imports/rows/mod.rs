//! Taking rows: some of them at a time, all in one change.

mod award_words;
mod awards;
mod candidates;
mod compare;
mod decisions;
mod documents;
mod known;
mod organizations;
mod recipients;
mod sections;

use std::collections::{HashMap, HashSet};

use thidua_domain::{
    changes::Change,
    faults::Faults,
    ids::OrganizationId,
    matching::{Candidate, folded_key},
};
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
    records::{Kept, creation},
};
use known::Known;
pub(super) use sections::{is_heading, kind as kind_of_heading};

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
    Unchanged,
    Differing(Differing),
    Uncertain(Uncertain),
    Faulty(Vec<RowFault>),
    Heading,
    /// It rests on what this very change creates, and is for the next one.
    Later,
}

/// What rows before have planned, where later ones of the same file have to know of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Planned {
    /// Recipients by folded name, with the row that each comes from.
    recipients: HashMap<String, Vec<(Candidate, u32)>>,
    /// Their ids.
    recipient_ids: HashSet<Uuid>,
    /// Decisions, by what names them.
    decisions: HashMap<String, decisions::Decision>,
    /// Keys of rows that were seen, with the first row of each.
    seen: HashMap<String, u32>,
    /// Codes of organizations.
    organizations: HashMap<String, u32>,
}

impl Planned {
    /// Notes a recipient that a row brings.
    fn add_recipient(&mut self, candidate: Candidate, row: u32) {
        self.recipient_ids.insert(candidate.id);
        self.recipients.entry(folded_key(&candidate.name)).or_default().push((candidate, row));
    }

    fn is_recipient(&self, id: Uuid) -> bool {
        self.recipient_ids.contains(&id)
    }

    /// Those of this folded name.
    fn recipients_called(&self, name: &str) -> impl Iterator<Item = &(Candidate, u32)> {
        self.recipients.get(name).into_iter().flatten()
    }
}

/// What every row of an import is taken with.
pub(super) struct Setting<'a> {
    pub app: &'a App,
    pub call: &'a Call,
    pub of: Of,
    pub keeper: OrganizationId,
    pub options: &'a Options,
    pub columns: &'a Columns,
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
            choices: HashMap::new(),
            sections: HashMap::new(),
        })
    }

    /// Takes rows, up to one that has to wait for what this change creates.
    pub(super) fn take(&mut self, conn: &mut Conn, rows: &[Row]) -> Result<(), Error> {
        let reads: Vec<Read> = rows.iter().map(|row| self.read(row)).collect();
        self.known.look_up(self.setting, conn, &reads)?;
        for read in reads {
            let row = read.number;
            self.report.notes.extend(read.notes.iter().cloned());
            let outcome = self.row(conn, read)?;
            match outcome {
                Outcome::Later => return Ok(()),
                Outcome::Created => self.counts.created += 1,
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
                    self.report.notes.retain(|note| note.row != row);
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

    fn row(&mut self, conn: &mut Conn, mut read: Read) -> Result<Outcome, Error> {
        if self.setting.of == Of::Awards && sections::is_heading(&read) {
            if let Some(kind) = sections::kind(&read) {
                self.report.section = Some(kind.to_owned());
            }
            return Ok(Outcome::Heading);
        }
        if !read.faults.is_empty() {
            return Ok(Outcome::Faulty(std::mem::take(&mut read.faults)));
        }
        if let Some(section) = self.sections.get(&read.number) {
            self.report.section = Some(section.clone());
        }
        match self.setting.of {
            Of::Awards => awards::take(self, conn, &mut read),
            Of::Recipients => recipients::take(self, conn, &mut read),
            Of::Organizations => organizations::take(self, conn, &read),
            Of::Documents => documents::take(self, conn, &read),
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
        if last == Some(recipient) && self.planned.recipient_ids.remove(&recipient) {
            self.changes.pop();
            if let Some(count) = self.report.records.get_mut("recipient") {
                *count -= 1;
            }
            for planned in self.planned.recipients.values_mut() {
                planned.retain(|(candidate, _)| candidate.id != recipient);
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
