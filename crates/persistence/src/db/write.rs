//! The one way to write records (D1).
//!
//! Phase one loads, with row locks, and decides. Phase two locks the journal's head, takes the next places and the
//! moment, and writes rows, entries and search entries. So the order of `updated_at` is the order of the journal.

use std::time::Duration;

use diesel::connection::{AnsiTransactionManager, TransactionManager};
use serde::{Deserialize, Serialize};
use thidua_domain::{
    access::Permit,
    changes::{Change, Event, Record},
    ids::{ChangeId, UserId},
    records::{Instant, Kind},
};
use uuid::Uuid;

use super::Db;
use crate::{connection::Conn, errors::StoreError, idempotency, journal, organizations, records::Saving};

/// How often a transaction that lost against another is run again.
const RETRIES: u32 = 3;

/// Who acts, and from where: what every entry of one change shares.
#[derive(Debug, Clone)]
pub struct Act {
    /// Groups the entries.
    pub change_id: ChangeId,
    /// Who did it under the law; none for the service itself.
    pub actor: Option<UserId>,
    /// The account that entered it.
    pub recorder: Option<UserId>,
    /// The request, as the log names it.
    pub request_id: Option<String>,
    /// The address it came from.
    pub address: Option<String>,
    /// The caller's idea of now; the entry's moment is never before the last one.
    pub now: Instant,
}

/// The idempotency key of a request, within its caller, method and path.
#[derive(Debug, Clone)]
pub struct IdempotencyKey {
    /// Who sent it.
    pub principal: Uuid,
    /// The method.
    pub method: String,
    /// The path.
    pub path: String,
    /// The key as sent.
    pub key: String,
    /// SHA-256 of the body.
    pub body_hash: Vec<u8>,
}

/// A finished answer, as it is stored for replays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Status code.
    pub status: u16,
    /// Header names and values that belong to the answer itself.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

/// Why a request that is allowed is not carried out.
#[derive(Debug)]
pub enum Admission {
    /// It was carried out before: this was the answer.
    Replay(Answer),
    /// Its key was used with another body.
    OtherBody,
    /// The store failed.
    Store(StoreError),
}

/// An error of a use case: it can carry what the transaction itself may say.
pub trait Failure: From<StoreError> + From<Admission> {
    /// Whether the transaction lost against another and may be run again.
    fn is_retry(&self) -> bool;
}

/// What was written.
#[derive(Debug, Clone)]
pub struct Committed {
    /// The moment of the change.
    pub at: Instant,
    /// The records as they stand now, in the order they were decided.
    pub records: Vec<Record>,
    /// The kinds whose public views changed.
    pub public_kinds: Vec<Kind>,
}

/// What was written, and the answer made of it.
pub type Written = (Committed, Answer);

/// Proof that a permitted request was admitted; see [`Tx::admit`].
#[derive(Debug)]
pub struct Admitted(());

/// A transaction in its first phase.
pub struct Tx<'c> {
    conn: &'c mut Conn,
    key: Option<&'c IdempotencyKey>,
    now: Instant,
}

impl Tx<'_> {
    /// The connection, to load and lock rows with.
    pub fn conn(&mut self) -> &mut Conn {
        self.conn
    }

    /// Admits a permitted request: claims its idempotency key, where a twin waits until this one ends.
    ///
    /// # Errors
    /// The answer to replay, or that the key belongs to another body.
    pub fn admit(&mut self, _permit: &Permit) -> Result<Admitted, Admission> {
        if let Some(key) = self.key {
            idempotency::claim(self.conn, key, self.now)?;
        }
        Ok(Admitted(()))
    }

    /// What a request was answered with before, when it cannot be carried out as things stand: what it made the first
    /// time may be what is in its way now. The transaction has to fail after this.
    ///
    /// # Errors
    /// The answer to replay, or that the key belongs to another body.
    pub fn replay(&mut self) -> Result<(), Admission> {
        match self.key {
            Some(key) => idempotency::claim(self.conn, key, self.now),
            None => Ok(()),
        }
    }
}

impl From<StoreError> for Admission {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Db {
    /// Changes records. `decide` loads, authorizes, has the permit admitted and says what is to change; `render` makes
    /// the answer inside the same transaction, so that a replay can give it again.
    ///
    /// # Errors
    /// Whatever `decide` or `render` return; then nothing at all is written, the idempotency key included.
    pub fn write<E: Failure>(
        &self,
        act: &Act,
        key: Option<&IdempotencyKey>,
        mut decide: impl FnMut(&mut Tx<'_>) -> Result<(Admitted, Vec<Change>), E>,
        mut render: impl FnMut(&mut Conn, &Committed) -> Result<Answer, E>,
    ) -> Result<Written, E> {
        let mut attempt = 0;
        loop {
            attempt += 1;
            let result = self.write_once(act, key, &mut decide, &mut render);
            match result {
                Err(error) if error.is_retry() && attempt <= RETRIES => {
                    std::thread::sleep(Duration::from_millis(5 << attempt));
                }
                Ok(written) => {
                    self.announce(&written.0.public_kinds);
                    return Ok(written);
                }
                Err(error) => return Err(error),
            }
        }
    }

    fn write_once<E: Failure>(
        &self,
        act: &Act,
        key: Option<&IdempotencyKey>,
        decide: &mut impl FnMut(&mut Tx<'_>) -> Result<(Admitted, Vec<Change>), E>,
        render: &mut impl FnMut(&mut Conn, &Committed) -> Result<Answer, E>,
    ) -> Result<Written, E> {
        let mut lent = self.writer()?;
        let result = transaction(&mut lent, |conn| {
            let (_admitted, changes) = decide(&mut Tx { conn, key, now: act.now })?;
            let committed = apply(conn, act, changes)?;
            let answer = render(conn, &committed)?;
            if let Some(key) = key {
                idempotency::store(conn, key, &answer)?;
            }
            Ok((committed, answer))
        });
        if result.is_err() {
            lent.has_hung_up();
        }
        result
    }

    /// Changes records where nobody waits for an answer: loading, due publications, the command line.
    ///
    /// # Errors
    /// Whatever `decide` returns; then nothing is written.
    pub fn write_unanswered<E: Failure>(
        &self,
        act: &Act,
        decide: impl FnMut(&mut Tx<'_>) -> Result<(Admitted, Vec<Change>), E>,
    ) -> Result<Committed, E> {
        let none = |_: &mut Conn, _: &Committed| Ok(Answer { status: 204, headers: vec![], body: vec![] });
        self.write(act, None, decide, none).map(|(committed, _)| committed)
    }
}

/// Phase two.
fn apply(conn: &mut Conn, act: &Act, changes: Vec<Change>) -> Result<Committed, StoreError> {
    if changes.is_empty() {
        return Ok(Committed { at: act.now, records: vec![], public_kinds: vec![] });
    }
    let mut head = journal::lock_head(conn)?;
    let at = head.next_moment(act.now);
    let mut committed = Committed { at, records: Vec::with_capacity(changes.len()), public_kinds: vec![] };
    let mut touches_custody = false;
    let mut saving = Saving::default();
    for change in changes {
        let Change { event, mut record, reason } = change;
        let was_public = record.front().is_some_and(|front| front.public_digest.is_some());
        let before = record.front().and_then(|front| front.public_digest.clone());
        record.stamp(at);
        let public = if event == Event::Deleted { None } else { record.public_view() };
        let moved = record.front().is_some_and(|front| front.public_digest != before);
        let public_action = match &public {
            Some(_) if moved => Some(journal::PublicAction::Upserted),
            None if was_public => Some(journal::PublicAction::Deleted),
            _ => None,
        };
        journal::append(
            conn,
            &mut head,
            &journal::NewEntry { act, at, event, record: &record, reason: reason.as_deref(), public, public_action },
        )?;
        touches_custody |= record.kind() == Kind::Organization;
        saving.save(conn, event, &record)?;
        if public_action.is_some() && !committed.public_kinds.contains(&record.kind()) {
            committed.public_kinds.push(record.kind());
        }
        committed.records.push(record);
    }
    journal::store_head(conn, head)?;
    saving.finish(conn)?;
    if touches_custody {
        organizations::rebuild_custody(conn, thidua_domain::time::civil_day_of(at))?;
    }
    Ok(committed)
}

/// Begins (at once for writing, on SQLite), works, and commits or rolls back.
pub(super) fn transaction<T, E: From<StoreError>>(
    conn: &mut Conn,
    work: impl FnOnce(&mut Conn) -> Result<T, E>,
) -> Result<T, E> {
    match conn {
        Conn::Pg(c) => AnsiTransactionManager::begin_transaction(c),
        Conn::Sqlite(c) => AnsiTransactionManager::begin_transaction_sql(c, "BEGIN IMMEDIATE"),
    }
    .map_err(StoreError::from)?;
    match work(conn) {
        Ok(value) => {
            crate::on_each!(conn, |c| AnsiTransactionManager::commit_transaction(c)).map_err(StoreError::from)?;
            Ok(value)
        }
        Err(error) => {
            if let Err(rollback) = crate::on_each!(conn, |c| AnsiTransactionManager::rollback_transaction(c)) {
                tracing::warn!(error = %rollback, "a transaction could not be rolled back");
            }
            Err(error)
        }
    }
}
