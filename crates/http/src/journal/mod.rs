//! The audit trail over HTTP: `/v1/journal`, for auditors.

use actix_web::{HttpResponse, get};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use thidua_app::journal as cases;
use thidua_persistence::journal::Entry;
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::{
    call::{Call, policy},
    problems::Problem,
    reply::Reply,
    shapes::{PageInfo, PageLinks, Paging, page_links},
};

policy!(
    /// Reads the journal of the records in one's charge.
    ReadJournal: JournalRead
);

/// Which entries.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct JournalQuery {
    /// Only of this record.
    pub subject_id: Option<Uuid>,
    /// How many entries a page has: 20 unless said, at most 100; a larger number counts as 100.
    #[param(minimum = 1, maximum = 100, default = 20)]
    pub page_size: Option<i64>,
    /// Where to go on: `page.nextCursor` of the page before, with the same filters.
    #[param(max_length = 2000, pattern = "^[A-Za-z0-9_-]+$")]
    pub cursor: Option<String>,
}

/// An entry: who did what to which record, when, from where, and how it was after.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct JournalEntry {
    /// Its place, from 1, without gaps.
    #[schema(minimum = 1)]
    pub seq: i64,
    /// Always `journal_entry`.
    #[serde(rename = "type")]
    #[schema(max_length = 20, pattern = "^journal_entry$", example = "journal_entry")]
    pub kind: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Groups the entries of one change.
    pub change_id: Uuid,
    /// What happened.
    #[schema(max_length = 60, example = "document.published")]
    pub event: String,
    /// Kind of the record.
    #[schema(max_length = 40, example = "document")]
    pub subject_type: String,
    /// The record.
    pub subject_id: Uuid,
    /// Its version after.
    #[schema(minimum = 1)]
    pub version: i64,
    /// Its keeper; null for what belongs to the installation.
    pub organization_id: Option<Uuid>,
    /// Who did it under the law; null for the service itself.
    pub actor_id: Option<Uuid>,
    /// The account that entered it; null for the service itself.
    pub recorded_by_id: Option<Uuid>,
    /// Schema number of the payloads.
    #[schema(minimum = 1)]
    pub schema: i32,
    /// The public view then, as it was hashed; null when there was none.
    #[schema(value_type = Option<Object>)]
    pub public: Option<Value>,
    /// The whole record then, with the reason, the request and the address it came from; null once erased.
    #[schema(value_type = Option<Object>)]
    pub private: Option<Value>,
    /// Its digest, hexadecimal.
    #[schema(max_length = 64, pattern = "^[0-9a-f]{64}$")]
    pub digest: String,
}

/// A page of entries.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Page_JournalEntry)]
pub struct PageJournalEntry {
    /// Its entries, oldest first.
    #[schema(max_items = 100)]
    pub items: Vec<JournalEntry>,
    /// Where it stands.
    pub page: PageInfo,
    /// The addresses of this page, the first and the next.
    pub links: PageLinks,
}

/// Registers the route.
pub fn configure(config: &mut ServiceConfig) {
    config.service(list_journal_entries);
}

/// Reads the journal
///
/// Every change of every record in the caller's charge, oldest first.
#[utoipa::path(tag = "journal", security(("bearer" = ["journal:read"])), params(JournalQuery), responses((status = 200, body = PageJournalEntry, description = "A page of entries.")))]
#[get("/v1/journal")]
async fn list_journal_entries(call: Call<ReadJournal, JournalQuery>) -> Result<HttpResponse, Problem> {
    let paging = Paging {
        page_size: call.query.page_size,
        cursor: call.query.cursor.clone(),
        include_total: None,
        fields: None,
    };
    let request = paging.request();
    let (state, target, asked) = (call.state.clone(), call.target.clone(), request.clone());
    let page =
        state.read(move |conn, app| cases::entries(conn, app, &call.call, call.query.subject_id, &asked)).await?;
    let (info, links, header) = page_links(state.base_url(), &target, &request, &page);
    let items = page.items.into_iter().map(entry).collect();
    Ok(Reply::ok(&PageJournalEntry { items, page: info, links })?.header("link", &header).respond())
}

fn entry(entry: Entry) -> JournalEntry {
    let payload = |text: Option<String>| text.and_then(|text| serde_json::from_str(&text).ok());
    JournalEntry {
        seq: entry.seq,
        kind: "journal_entry".into(),
        at: entry.at.0,
        change_id: entry.change_id.0,
        event: entry.event,
        subject_type: entry.subject_type,
        subject_id: entry.subject_id.0,
        version: entry.version,
        organization_id: entry.organization_id.map(|id| id.0),
        actor_id: entry.actor.map(|id| id.0),
        recorded_by_id: entry.recorder.map(|id| id.0),
        schema: entry.schema_number,
        public: payload(entry.public),
        private: payload(entry.private),
        digest: entry.digest.iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}
