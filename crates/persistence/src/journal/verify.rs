//! Verification: every entry that was changed, swapped or removed is named, and a tail that was cut.

use diesel::prelude::*;
use thidua_domain::journal::{GENESIS, Hash, Link, digest, payload_hash};

use crate::{
    connection::Conn,
    errors::StoreError,
    schema::{journal, journal_head},
    sql_types::{At, IdColumn},
};

/// How many entries are held in memory at a time.
const BATCH: i64 = 1_000;

/// What is wrong at one place of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// Places are missing, from the first to the last of them.
    Missing(i64, i64),
    /// The entry's digest does not follow from its fields and the entry before it.
    BrokenLink(i64),
    /// The public payload is not what was hashed.
    PublicPayload(i64),
    /// The private payload is not what was hashed.
    PrivatePayload(i64),
    /// A payload is gone and no erasure says so.
    UnexplainedErasure(i64),
    /// The journal ends before, or otherwise than, its stored head says.
    Head {
        /// The last place found.
        last: i64,
        /// The place the head names.
        head: i64,
    },
}

/// The outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// How many entries were read.
    pub entries: i64,
    /// What is wrong, in the order of the journal.
    pub findings: Vec<Finding>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = journal)]
struct Row {
    seq: i64,
    at: At,
    change_id: IdColumn,
    event: String,
    subject_type: String,
    subject_id: IdColumn,
    version: i64,
    actor: Option<IdColumn>,
    recorder: Option<IdColumn>,
    public: Option<String>,
    public_salt: Option<Vec<u8>>,
    public_hash: Option<Vec<u8>>,
    private: Option<String>,
    private_salt: Option<Vec<u8>>,
    private_hash: Vec<u8>,
    digest: Vec<u8>,
}

/// Reads the whole journal and compares it with itself and with its stored head.
///
/// # Errors
/// When the store fails; what is *wrong* is in the findings.
pub fn verify(conn: &mut Conn) -> Result<Verification, StoreError> {
    let mut findings = Vec::new();
    let mut previous = GENESIS;
    let mut last = 0;
    let mut entries = 0;
    let (head, head_digest) = loop {
        // Read before the entries: on a service that goes on writing, what the head names is then always among them.
        let head: (i64, Vec<u8>) = journal_head::table.select((journal_head::seq, journal_head::digest)).first(conn)?;
        let rows: Vec<Row> = journal::table
            .select(Row::as_select())
            .filter(journal::seq.gt(last))
            .order(journal::seq.asc())
            .limit(BATCH)
            .load(conn)?;
        if rows.is_empty() {
            break head;
        }
        for row in rows {
            if row.seq != last + 1 {
                findings.push(Finding::Missing(last + 1, row.seq - 1));
            }
            check_payloads(&row, &mut findings);
            let computed = link_digest(&previous, &row);
            let stored = hash(&row.digest);
            if computed.is_none() || computed != stored {
                findings.push(Finding::BrokenLink(row.seq));
            }
            // Going on from what is stored names each tampered entry once, not every entry after it.
            previous = stored.or(computed).unwrap_or(GENESIS);
            last = row.seq;
            entries += 1;
        }
    };
    if head != last || hash(&head_digest) != Some(previous) {
        findings.push(Finding::Head { last, head });
    }
    Ok(Verification { entries, findings })
}

fn hash(bytes: &[u8]) -> Option<Hash> {
    bytes.try_into().ok()
}

fn link_digest(previous: &Hash, row: &Row) -> Option<Hash> {
    let public = match &row.public_hash {
        Some(bytes) => Some(hash(bytes)?),
        None => None,
    };
    let link = Link {
        seq: row.seq,
        at: row.at.0,
        change_id: row.change_id.0,
        event: &row.event,
        subject_type: &row.subject_type,
        subject_id: row.subject_id.0,
        version: row.version,
        actor: row.actor.map(|id| id.0),
        recorder: row.recorder.map(|id| id.0),
        public,
        private: hash(&row.private_hash)?,
    };
    Some(digest(previous, &link))
}

fn check_payloads(row: &Row, findings: &mut Vec<Finding>) {
    let fits = |payload: &Option<String>, salt: &Option<Vec<u8>>, expected: &[u8]| match (payload, salt) {
        (Some(payload), Some(salt)) => Some(payload_hash(salt, payload).as_slice() == expected),
        _ => None,
    };
    match fits(&row.private, &row.private_salt, &row.private_hash) {
        Some(true) => {}
        Some(false) => findings.push(Finding::PrivatePayload(row.seq)),
        None => findings.push(Finding::UnexplainedErasure(row.seq)),
    }
    match (&row.public_hash, &row.public) {
        (None, None) => {}
        (None, Some(_)) => findings.push(Finding::PublicPayload(row.seq)),
        (Some(expected), _) => match fits(&row.public, &row.public_salt, expected) {
            Some(true) => {}
            Some(false) => findings.push(Finding::PublicPayload(row.seq)),
            None => findings.push(Finding::UnexplainedErasure(row.seq)),
        },
    }
}
