//! What rows before have planned, where later ones of the same file have to know of it.

use std::collections::{HashMap, HashSet};

use thidua_domain::{
    matching::{Candidate, bare_name, folded_key},
    records::Kind,
};
use uuid::Uuid;

use super::decisions::Decision;

/// Kinds of records that rows are about, or refer to.
pub(in crate::imports) const ABOUT: [Kind; 7] =
    [Kind::Award, Kind::Recipient, Kind::Document, Kind::Organization, Kind::Campaign, Kind::Congress, Kind::Ceremony];

/// What rows before have planned.
#[derive(Debug, Clone, Default)]
pub(in crate::imports) struct Planned {
    /// Recipients by folded name, with the row that each comes from.
    recipients: HashMap<String, Vec<(Candidate, u32)>>,
    /// Their ids.
    recipient_ids: HashSet<Uuid>,
    /// Decisions, by what names them.
    pub(super) decisions: HashMap<String, Decision>,
    /// Decisions that lines of this import have added.
    pub(super) added: HashSet<Uuid>,
    /// Days of decisions that were told to differ.
    pub(super) told: HashSet<(Uuid, String)>,
    /// Lines of the register that rows are about, with the row.
    pub(super) claimed: HashMap<Uuid, u32>,
    /// Lines that rows become: recipient, decision, award.
    pub(super) lines: HashSet<(Uuid, Uuid, String)>,
    /// Records of the register that become public.
    pub(super) published: HashSet<Uuid>,
    /// Keys of rows that were seen, with the first row of each.
    pub(super) seen: HashMap<String, u32>,
    /// Codes of organizations.
    pub(super) organizations: HashMap<String, u32>,
}

impl Planned {
    /// Notes a recipient that a row brings.
    pub(super) fn add_recipient(&mut self, candidate: Candidate, row: u32) {
        self.recipient_ids.insert(candidate.id);
        let name = folded_key(bare_name(&candidate.name, candidate.kind.as_deref()));
        self.recipients.entry(name).or_default().push((candidate, row));
    }

    /// Whether a row brings this recipient.
    pub(super) fn is_recipient(&self, id: Uuid) -> bool {
        self.recipient_ids.contains(&id)
    }

    /// Those of this folded name.
    pub(super) fn recipients_called(&self, name: &str) -> impl Iterator<Item = &(Candidate, u32)> {
        self.recipients.get(name).into_iter().flatten()
    }

    /// Forgets a recipient that is not brought after all. Whether there was one.
    pub(super) fn take_back(&mut self, id: Uuid) -> bool {
        let was = self.recipient_ids.remove(&id);
        if was {
            for planned in self.recipients.values_mut() {
                planned.retain(|(candidate, _)| candidate.id != id);
            }
        }
        was
    }
}
