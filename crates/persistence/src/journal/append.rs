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
    connection::Conn,
    db::Act,
    errors::StoreError,
    random,
    schema::{journal, journal_head},
    sql_types::{At, IdColumn},
};

/// The journal's head, locked until the transaction ends.
pub(crate) struct Head {
    seq: i64,
    at: Instant,
    digest: Hash,
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
    Ok(Head { seq, at: at.0, digest })
}

pub(crate) fn store_head(conn: &mut Conn, head: &Head) -> Result<(), StoreError> {
    diesel::update(journal_head::table)
        .set((
            journal_head::seq.eq(head.seq),
            journal_head::at.eq(At(head.at)),
            journal_head::digest.eq(head.digest.to_vec()),
        ))
        .execute(conn)?;
    Ok(())
}

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
    diesel::insert_into(journal::table)
        .values((
            (
                journal::seq.eq(link.seq),
                journal::at.eq(At(link.at)),
                journal::change_id.eq(IdColumn(link.change_id)),
                journal::event.eq(link.event),
                journal::subject_type.eq(link.subject_type),
                journal::subject_id.eq(IdColumn(link.subject_id)),
                journal::version.eq(link.version),
                journal::organization_id.eq(record.keeper().map(IdColumn::from)),
                journal::actor.eq(link.actor.map(IdColumn)),
                journal::recorder.eq(link.recorder.map(IdColumn)),
            ),
            (
                journal::schema_number.eq(PAYLOAD_SCHEMA),
                journal::public_action.eq(public_action.map(PublicAction::as_str)),
                journal::public.eq(public.as_ref().map(|(text, _, _)| text.as_str())),
                journal::public_salt.eq(public.as_ref().map(|(_, salt, _)| salt.to_vec())),
                journal::public_hash.eq(public.as_ref().map(|(_, _, hash)| hash.to_vec())),
                journal::private.eq(&private),
                journal::private_salt.eq(private_salt.to_vec()),
                journal::private_hash.eq(private_hash.to_vec()),
                journal::digest.eq(link_digest.to_vec()),
            ),
        ))
        .execute(conn)?;
    head.seq = link.seq;
    head.at = *at;
    head.digest = link_digest;
    Ok(())
}
