//! The change feed over HTTP: `/v1/changes`.

use actix_web::{HttpResponse, get};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use thidua_app::changes as cases;
use thidua_domain::records::Kind;
use thidua_persistence::journal::PublicEntry;
use utoipa::{
    IntoParams, ToSchema,
    openapi::{RefOr, Schema},
};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::{
    call::{Call, Public},
    problems::Problem,
    reply::Reply,
    shapes::{Links, words},
};

/// From where on, and of which kinds.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ChangesQuery {
    /// `nextToken` of the answer before; from the beginning without it.
    #[param(max_length = 200, pattern = "^[A-Za-z0-9_-]+$")]
    pub since: Option<String>,
    /// Only these kinds of record.
    #[param(max_items = 11, style = Form, explode = false, schema_with = types_schema)]
    pub types: Option<Vec<String>>,
    /// How many changes: 20 unless said, at most 100; a larger number counts as 100.
    #[param(minimum = 1, maximum = 100, default = 20)]
    pub page_size: Option<i64>,
}

fn types_schema() -> RefOr<Schema> {
    let kinds = cases::KINDS.map(|kind| kind.as_str());
    words("Only these kinds of record.", &kinds)
}

/// A change of the public's picture (CloudEvents 1.0).
#[derive(Debug, Serialize, ToSchema)]
pub struct Change {
    /// Always `1.0`.
    #[schema(max_length = 5, example = "1.0")]
    pub specversion: String,
    /// Its id, opaque.
    #[schema(max_length = 200)]
    pub id: String,
    /// This service.
    #[schema(format = "uri", max_length = 2048)]
    pub source: String,
    /// What happened.
    #[serde(rename = "type")]
    #[schema(max_length = 100, example = "vn.thidua.document.published.v1")]
    pub event: String,
    /// The record.
    #[schema(max_length = 200, example = "/v1/documents/019857a0-0000-7000-8000-000000000001")]
    pub subject: String,
    /// When.
    pub time: DateTime<Utc>,
    /// The record and what became of it.
    pub data: ChangeData,
}

/// The record of a change.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChangeData {
    /// Its id.
    pub id: Uuid,
    /// Its kind.
    #[serde(rename = "type")]
    #[schema(max_length = 40, example = "document")]
    pub kind: String,
    /// `upserted`: read it again. `deleted`: it is no longer public.
    #[schema(max_length = 20, pattern = "^(upserted|deleted)$", example = "upserted")]
    pub action: String,
    /// Where it is, or was.
    pub links: Links,
}

/// A stretch of the feed.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Changes {
    /// What happened, oldest first.
    #[schema(max_items = 100)]
    pub items: Vec<Change>,
    /// For the next call, which may be made at once or later.
    #[schema(max_length = 200)]
    pub next_token: String,
    /// The addresses of this stretch and the next.
    pub links: ChangesLinks,
}

/// The addresses of a stretch of the feed.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChangesLinks {
    /// This stretch.
    #[serde(rename = "self")]
    #[schema(format = "uri", max_length = 2048)]
    pub this: String,
    /// The next one.
    #[schema(format = "uri", max_length = 2048)]
    pub next: String,
}

/// Registers the route.
pub fn configure(config: &mut ServiceConfig) {
    config.service(list_changes);
}

/// Lists changes
///
/// In order, each record's last change last; deletions and withdrawals are tombstones. Whoever replays them has the
/// public's picture of now.
#[utoipa::path(tag = "changes", params(ChangesQuery), responses((status = 200, body = Changes, description = "A stretch of the feed; an empty one still gives a token.")))]
#[get("/v1/changes")]
async fn list_changes(call: Call<Public, ChangesQuery>) -> Result<HttpResponse, Problem> {
    let state = call.state.clone();
    let kinds: Vec<Kind> = match &call.query.types {
        Some(names) => names.iter().filter_map(|name| Kind::parse(name)).collect(),
        None => cases::KINDS.to_vec(),
    };
    let limit = call.query.page_size.unwrap_or(20).clamp(1, 100);
    let types = call.query.types.clone();
    let since = call.query.since.clone();
    let found =
        state.read(move |conn, app| cases::changes(conn, app, call.query.since.as_deref(), &kinds, limit)).await?;
    let base = state.base_url();
    let address = |since: Option<&str>| {
        let mut pairs = url::form_urlencoded::Serializer::new(String::new());
        if let Some(types) = &types {
            pairs.append_pair("types", &types.join(","));
        }
        if let Some(since) = since {
            pairs.append_pair("since", since);
        }
        match pairs.finish() {
            query if query.is_empty() => format!("{base}/v1/changes"),
            query => format!("{base}/v1/changes?{query}"),
        }
    };
    let links = ChangesLinks { this: address(since.as_deref()), next: address(Some(&found.next_token)) };
    let header = format!("<{}>; rel=\"self\", <{}>; rel=\"next\"", links.this, links.next);
    let items = found.items.into_iter().map(|(token, entry)| change(token, &entry, base)).collect();
    let body = Changes { items, next_token: found.next_token, links };
    Ok(Reply::ok(&body)?.header("link", &header).built_from(&cases::KINDS).respond())
}

fn change(token: String, entry: &PublicEntry, base: &str) -> Change {
    let links = match entry.kind {
        // A relation is read in the graph of the document it goes out from.
        Kind::Relation => Links { this: relation_address(entry, base) },
        kind => Links::to(base, thidua_app::names::collection(kind), entry.subject_id),
    };
    let subject = links.this.strip_prefix(base).unwrap_or(&links.this).to_owned();
    Change {
        specversion: "1.0".into(),
        id: token,
        source: base.to_owned(),
        event: format!("vn.thidua.{}.v1", entry.event),
        subject,
        time: entry.at,
        data: ChangeData {
            id: entry.subject_id,
            kind: entry.kind.as_str().to_owned(),
            action: entry.action.as_str().to_owned(),
            links,
        },
    }
}

fn relation_address(entry: &PublicEntry, base: &str) -> String {
    let from = entry
        .view
        .as_deref()
        .and_then(|view| serde_json::from_str::<serde_json::Value>(view).ok())
        .and_then(|view| view.get("fromId").and_then(|id| id.as_str().map(str::to_owned)));
    match from {
        Some(from) => format!("{base}/v1/documents/{from}/relations"),
        None => format!("{base}/v1/documents"),
    }
}
