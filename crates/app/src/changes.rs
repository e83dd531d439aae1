//! The change feed: what happened to the public's picture, in order, from a sealed token on.

use thidua_domain::records::Kind;
use thidua_persistence::{
    connection::Conn,
    journal::{self, PublicEntry},
};

use crate::{App, errors::Error};

const PURPOSE: &str = "changes";

/// The kinds the feed tells of.
pub const KINDS: [Kind; 15] = [
    Kind::Organization,
    Kind::Document,
    Kind::Relation,
    Kind::Article,
    Kind::Person,
    Kind::Post,
    Kind::Campaign,
    Kind::EmulationBlock,
    Kind::CongressSeries,
    Kind::Congress,
    Kind::Exemplar,
    Kind::Recipient,
    Kind::Award,
    Kind::AwardTally,
    Kind::Ceremony,
];

/// A stretch of the feed.
#[derive(Debug, Clone)]
pub struct Changes {
    /// What happened, oldest first.
    pub items: Vec<(String, PublicEntry)>,
    /// Where the next stretch begins: the last entry its reader may see, never the journal's head.
    pub next_token: String,
    /// Whether there is more already.
    pub more: bool,
}

/// Changes after `since`, of `kinds`, at most `limit`.
///
/// # Errors
/// A token nobody gave out, or that the store fails.
pub fn changes(conn: &mut Conn, app: &App, since: Option<&str>, kinds: &[Kind], limit: i64) -> Result<Changes, Error> {
    let after = match since {
        None => 0,
        Some(token) => {
            let content = app.sealer.open(PURPOSE, token).ok_or(Error::InvalidChangeToken)?;
            i64::from_be_bytes(content.try_into().map_err(|_| Error::InvalidChangeToken)?)
        }
    };
    let mut entries = journal::public_entries(conn, after, kinds, limit + 1)?;
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = entries.len() > most;
    entries.truncate(most);
    let last = entries.last().map_or(after, |entry| entry.seq);
    let token = |seq: i64| app.sealer.seal(PURPOSE, &seq.to_be_bytes());
    let items = entries.into_iter().map(|entry| (token(entry.seq), entry)).collect();
    Ok(Changes { items, next_token: token(last), more })
}
