//! Appending: places without gaps, moments in order, digests in a chain.

use chrono::TimeDelta;
use diesel::prelude::*;
use serde_json::{Value, json};
use thidua_domain::{
    changes::{Event, Record},
    journal::{Hash, Link, PAYLOAD_SCHEMA, digest, payload_hash},
    records::Instant,
};

use super::PublicAction;
use crate::{
    connection::{Conn, ROWS_AT_ONCE},
    db::Act,
    errors::StoreError,
    random,
    schema::{journal, journal_head},
    sql_types::{At, IdColumn},
};

/// The journal's head, locked until the transaction ends, with the entries that wait to be written together.
pub(crate) struct Head {
    seq: i64,
    at: Instant,
    digest: Hash,
    waiting: Vec<EntryRow>,
}

#[derive(Insertable)]
#[diesel(table_name = journal, treat_none_as_default_value = false)]
struct EntryRow {
    seq: i64,
    at: At,
    change_id: IdColumn,
    event: String,
    subject_type: &'static str,
    subject_id: IdColumn,
    version: i64,
    organization_id: Option<IdColumn>,
    actor: Option<IdColumn>,
    recorder: Option<IdColumn>,
    schema_number: i32,
    public_action: Option<&'static str>,
    public: Option<String>,
    public_salt: Option<Vec<u8>>,
    public_hash: Option<Vec<u8>>,
    private: String,
    private_salt: Vec<u8>,
    private_hash: Vec<u8>,
    digest: Vec<u8>,
}

impl Head {
    /// The moment of the next change: now, and never before the last.
    pub(crate) fn next_moment(&self, now: Instant) -> Instant {
        now.max(self.at + TimeDelta::microseconds(1))
    }
}

/// What an entry is made of.
pub(crate) struct NewEntry<'a> {
    pub(crate) act: &'a Act,
    pub(crate) at: Instant,
    pub(crate) event: Event,
    pub(crate) record: &'a Record,
    pub(crate) reason: Option<&'a str>,
    pub(crate) public: Option<Value>,
    pub(crate) public_action: Option<PublicAction>,
}

pub(crate) fn lock_head(conn: &mut Conn) -> Result<Head, StoreError> {
    let (seq, at, digest): (i64, At, Vec<u8>) = crate::first_locked!(
        conn,
        journal_head::table.select((journal_head::seq, journal_head::at, journal_head::digest))
    )?;
    let digest = digest.try_into().map_err(|_| StoreError::internal("the journal's head holds no SHA-256 digest"))?;
    Ok(Head { seq, at: at.0, digest, waiting: vec![] })
}

pub(crate) fn store_head(conn: &mut Conn, head: Head) -> Result<(), StoreError> {
    crate::insert_all!(conn, journal::table, head.waiting);
    diesel::update(journal_head::table)
        .set((
            journal_head::seq.eq(head.seq),
            journal_head::at.eq(At(head.at)),
            journal_head::digest.eq(head.digest.to_vec()),
        ))
        .execute(conn)?;
    Ok(())
}

/// Puts an entry in its place; it is written when the head is stored, or when many wait.
pub(crate) fn append(conn: &mut Conn, head: &mut Head, entry: &NewEntry<'_>) -> Result<(), StoreError> {
    let NewEntry { act, at, event, record, reason, public, public_action } = entry;
    let private = json!({
        "record": record.private_view(),
        "reason": reason,
        "requestId": act.request_id,
        "address": act.address,
    })
    .to_string();
    let private_salt = random::bytes::<16>()?;
    let private_hash = payload_hash(&private_salt, &private);
    let public = match public {
        Some(view) => {
            let text = view.to_string();
            let salt = random::bytes::<16>()?;
            let hash = payload_hash(&salt, &text);
            Some((text, salt, hash))
        }
        None => None,
    };
    let event = format!("{}.{}", record.kind(), event.as_str());
    let link = Link {
        seq: head.seq + 1,
        at: *at,
        change_id: act.change_id.uuid(),
        event: &event,
        subject_type: record.kind().as_str(),
        subject_id: record.id(),
        version: record.version(),
        actor: act.actor.map(Into::into),
        recorder: act.recorder.map(Into::into),
        public: public.as_ref().map(|(_, _, hash)| *hash),
        private: private_hash,
    };
    let link_digest = digest(&head.digest, &link);
    let (public, public_salt, public_hash) = match public {
        Some((text, salt, hash)) => (Some(text), Some(salt.to_vec()), Some(hash.to_vec())),
        None => (None, None, None),
    };
    head.waiting.push(EntryRow {
        seq: link.seq,
        at: At(link.at),
        change_id: IdColumn(link.change_id),
        event: link.event.to_owned(),
        subject_type: record.kind().as_str(),
        subject_id: IdColumn(link.subject_id),
        version: link.version,
        organization_id: record.keeper().map(IdColumn::from),
        actor: link.actor.map(IdColumn),
        recorder: link.recorder.map(IdColumn),
        schema_number: PAYLOAD_SCHEMA,
        public_action: public_action.map(|action| action.as_str()),
        public,
        public_salt,
        public_hash,
        private,
        private_salt: private_salt.to_vec(),
        private_hash: private_hash.to_vec(),
        digest: link_digest.to_vec(),
    });
    head.seq = link.seq;
    head.at = *at;
    head.digest = link_digest;
    if head.waiting.len() == ROWS_AT_ONCE {
        let waiting = std::mem::take(&mut head.waiting);
        crate::insert_all!(conn, journal::table, waiting);
    }
    Ok(())
}
