//! The versions of a sheet, as the journal has them.

use actix_web::{HttpResponse, web};
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::{Map, Value};
use thidua_app::sheets::{self as cases, Difference, Version};
use utoipa::{PartialSchema, ToSchema};
use uuid::Uuid;

use super::{Collection, policies::Review};
use crate::{
    call::Call,
    problems::Problem,
    records::parse_id,
    reply::Reply,
    shapes::{PageInfo, PageLinks, Paging, page_links},
};

/// One version of a record: since when, by whom, and what is different from the version before it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct RecordVersion {
    /// Its number.
    #[schema(minimum = 1, example = 2)]
    version: i64,
    /// Always `record_version`.
    #[serde(rename = "type")]
    #[schema(max_length = 20, pattern = "^record_version$", example = "record_version")]
    kind: &'static str,
    /// Since when it is.
    updated_at: DateTime<Utc>,
    /// What happened.
    #[schema(max_length = 60, example = "award.updated")]
    event: String,
    /// The account that did it under the law; null for the service itself.
    actor_id: Option<Uuid>,
    /// The account that entered it; null for the service itself.
    recorded_by_id: Option<Uuid>,
    /// Why, for those who may change the record and for auditors; else null.
    #[schema(max_length = 500, example = "sửa theo bản gốc")]
    reason: Option<String>,
    /// Schema number of what is stored.
    #[schema(minimum = 1, example = 1)]
    schema: i32,
    /// What is different from the version before it, in the order of pointers; empty for the first one.
    #[schema(max_items = 10000)]
    changes: Vec<ValueChange>,
}

/// A value that a version has otherwise than the one before it, as it is stored.
#[derive(Serialize, ToSchema)]
pub(super) struct ValueChange {
    /// JSON pointer into the record.
    #[schema(max_length = 1000, example = "/line/post")]
    pointer: String,
    /// The value before; null for none, and for the id of a record that the caller does not see.
    was: Value,
    /// The value since.
    is: Value,
}

/// A page of versions.
#[derive(Serialize, ToSchema)]
#[schema(as = Page_RecordVersion)]
pub(super) struct PageRecordVersion {
    /// Its versions, newest first.
    #[schema(max_items = 100)]
    items: Vec<RecordVersion>,
    /// Where it stands.
    page: PageInfo,
    /// The addresses of this page, the first and the next.
    links: PageLinks,
}

/// What these add to the OpenAPI document.
pub(super) fn schemas() -> Result<Map<String, Value>, serde_json::Error> {
    let named = [
        ("RecordVersion", RecordVersion::schema()),
        ("ValueChange", ValueChange::schema()),
        ("Page_RecordVersion", PageRecordVersion::schema()),
    ];
    named.into_iter().map(|(name, schema)| Ok((name.to_owned(), serde_json::to_value(schema)?))).collect()
}

/// Where a page of versions begins.
#[derive(Debug, Clone, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct VersionsQuery {
    page_size: Option<i64>,
    cursor: Option<String>,
}

pub(super) async fn list<C: Collection>(
    path: web::Path<String>,
    call: Call<Review<C>, VersionsQuery>,
) -> Result<HttpResponse, Problem> {
    let id = parse_id(&path)?;
    let query = &call.query;
    let paging = Paging { page_size: query.page_size, cursor: query.cursor.clone(), include_total: None, fields: None };
    let request = paging.request();
    let (state, target, asked) = (call.state.clone(), call.target.clone(), request.clone());
    let page = state.read(move |conn, app| cases::versions(conn, app, &call.call, (C::DEFINITION, id), &asked)).await?;
    let (info, links, header) = page_links(state.base_url(), &target, &request, &page);
    let items = page.items.into_iter().map(shown).collect();
    Ok(Reply::ok(&PageRecordVersion { items, page: info, links })?.header("link", &header).respond())
}

fn shown(version: Version) -> RecordVersion {
    let change = |one: Difference| ValueChange { pointer: one.pointer, was: one.was, is: one.is };
    RecordVersion {
        version: version.version,
        kind: "record_version",
        updated_at: version.at,
        event: version.event,
        actor_id: version.actor,
        recorded_by_id: version.recorder,
        reason: version.reason,
        schema: version.schema,
        changes: version.changes.into_iter().map(change).collect(),
    }
}
