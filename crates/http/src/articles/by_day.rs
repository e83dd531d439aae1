//! The archive of articles: how many there are on each day.

use actix_web::{HttpResponse, get};
use chrono::NaiveDate;
use serde::Serialize;
use thidua_app::sheets as cases;
use thidua_domain::articles::DEFINITION;
use url::form_urlencoded;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::{
    call::{Call, Public},
    problems::Problem,
    reply::Reply,
    shapes::Links,
    sheets::{ListQuery, built_from},
};

/// The address: it goes before those of single articles.
pub(super) const PATH: &str = "/v1/articles/by-day";

/// Which articles are counted: the filters that the list has too.
#[derive(IntoParams)]
#[into_params(parameter_in = Query, rename_all = "camelCase")]
#[expect(dead_code, reason = "the parameters for the contract; they are read as those of the list")]
pub(super) struct ArchiveQuery {
    /// Published on this day or later.
    #[param(example = "2020-10-01")]
    published_from: Option<NaiveDate>,
    /// Published on this day or earlier.
    #[param(example = "2020-10-31")]
    published_to: Option<NaiveDate>,
    /// Words to find; accents may be left out, the last word may be a beginning.
    #[param(max_length = 200, pattern = r"[0-9A-Za-zÀ-ÖØ-öø-ʯḀ-ỿ一-鿿]", example = "thi dua")]
    q: Option<String>,
    /// About one of these records.
    #[param(max_items = 20, style = Form, explode = false)]
    about_id: Option<Vec<Uuid>>,
    /// Published by exactly this outlet.
    #[param(
        min_length = 1,
        max_length = 300,
        pattern = r"^[^\u0000-\u001f\u007f-\u009f]*[^\s\u0000-\u001f\u007f-\u009f\ufeff][^\u0000-\u001f\u007f-\u009f]*$"
    )]
    outlet: Option<String>,
    /// In exactly this section.
    #[param(
        min_length = 1,
        max_length = 300,
        pattern = r"^[^\u0000-\u001f\u007f-\u009f]*[^\s\u0000-\u001f\u007f-\u009f\ufeff][^\u0000-\u001f\u007f-\u009f]*$"
    )]
    section: Option<String>,
    /// By exactly this author.
    #[param(
        min_length = 1,
        max_length = 300,
        pattern = r"^[^\u0000-\u001f\u007f-\u009f]*[^\s\u0000-\u001f\u007f-\u009f\ufeff][^\u0000-\u001f\u007f-\u009f]*$"
    )]
    author: Option<String>,
    /// Kept by this organization.
    organization_id: Option<Uuid>,
    /// Kept by this organization or by one in its custody.
    unit: Option<Uuid>,
    /// Only drafts, internal or public ones.
    #[param(max_length = 20, pattern = "^(draft|internal|public)$")]
    visibility: Option<String>,
}

/// The archive of articles by day.
#[derive(Serialize, ToSchema)]
pub(crate) struct ArticleArchive {
    /// Days that articles are dated to, newest first; at most 366.
    #[schema(max_items = 366)]
    items: Vec<ArchiveDay>,
    /// This address, and the one of older days.
    links: ArticleArchiveLinks,
}

/// A day of the archive.
#[derive(Serialize, ToSchema)]
pub(crate) struct ArchiveDay {
    /// The day.
    #[schema(example = "2020-10-23")]
    day: NaiveDate,
    /// How many articles the list of that day has: those dated to it, and those whose wider time holds it.
    #[schema(minimum = 1, example = 2)]
    count: i64,
    /// The list of that day.
    links: Links,
}

/// The addresses of an archive.
#[derive(Serialize, ToSchema)]
pub(crate) struct ArticleArchiveLinks {
    /// This one.
    #[serde(rename = "self")]
    #[schema(format = "uri", max_length = 9000)]
    this: String,
    /// The older days; absent when there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = "uri", max_length = 9000)]
    next: Option<String>,
}

/// Counts articles by day
///
/// For archives and calendars: the days that articles are dated to, newest first, each with how many the list of that day
/// has. Articles whose time is wider than a day count on the days that others are dated to; those of unknown time on none.
#[utoipa::path(tag = "articles", params(ArchiveQuery), responses((status = 200, body = ArticleArchive, description = "The days.")))]
#[get("/v1/articles/by-day")]
pub(super) async fn list_articles_by_day(call: Call<Public, ListQuery>) -> Result<HttpResponse, Problem> {
    let state = call.state.clone();
    let (path, query) = call.target.clone();
    let filter = call.query.filter(&call.call, &DEFINITION);
    let (days, more) = state.read(move |conn, _| cases::by_day(conn, &call.call, &filter, "published")).await?;
    let asked: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let address = |path: &str, changed: &[(&str, NaiveDate)]| {
        let kept = asked.iter().filter(|(name, _)| changed.iter().all(|(known, _)| known != name));
        let mut pairs = form_urlencoded::Serializer::new(String::new());
        pairs.extend_pairs(kept).extend_pairs(changed.iter().map(|(name, day)| (name, day.to_string())));
        let query = pairs.finish();
        let joint = if query.is_empty() { "" } else { "?" };
        format!("{}{path}{joint}{query}", state.base_url())
    };
    let list = format!("/v1/{}", DEFINITION.collection);
    let oldest = days.last().and_then(|(day, _)| day.pred_opt()).filter(|_| more);
    let items = days.iter().map(|(day, count)| ArchiveDay {
        day: *day,
        count: *count,
        links: Links { this: address(&list, &[("publishedFrom", *day), ("publishedTo", *day)]) },
    });
    let body = ArticleArchive {
        items: items.collect(),
        links: ArticleArchiveLinks {
            this: address(&path, &[]),
            next: oldest.map(|day| address(&path, &[("publishedTo", day)])),
        },
    };
    Ok(Reply::ok(&body)?.built_from(&built_from(&DEFINITION)).respond())
}
