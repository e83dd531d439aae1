//! What stands around an article: the next ones in time, and those about the same records.

use actix_web::{HttpResponse, get, web};
use serde::Serialize;
use thidua_app::{
    names::collection,
    sheets::{self as cases, SheetNames},
};
use thidua_domain::{
    articles::{Article, DEFINITION},
    language::Language,
    records::Kind,
    sheets::Sheet,
    time,
};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    call::{Call, Public},
    problems::Problem,
    records::parse_id,
    reply::Reply,
    shapes::{Links, Reference, TimeWindow},
    sheets::built_from,
};

/// The articles right before and right after one, in the list by time.
#[derive(Serialize, ToSchema)]
pub(crate) struct ArticleNeighbours {
    /// The next newer one; null after the newest.
    newer: Option<Reference>,
    /// The next older one; null after the oldest. Articles of unknown time count as older than all others.
    older: Option<Reference>,
    /// This address.
    links: Links,
}

/// Articles about the same records as another one.
#[derive(Serialize, ToSchema)]
pub(crate) struct RelatedArticles {
    /// Those that share most of its subjects first, then the newest; at most 20.
    #[schema(max_items = 20)]
    items: Vec<RelatedArticle>,
    /// This address.
    links: Links,
}

/// An article about the same records.
#[derive(Serialize, ToSchema)]
pub(crate) struct RelatedArticle {
    /// Its id.
    id: Uuid,
    /// Always `article`.
    #[serde(rename = "type")]
    #[schema(max_length = 20, pattern = "^article$", example = "article")]
    kind: String,
    /// Its title.
    #[schema(max_length = 1000, example = "Họp Ban Tổ chức Đại hội Thi đua yêu nước tỉnh")]
    name: String,
    /// When it was published; null when not known.
    #[schema(value_type = Option<TimeWindow>)]
    published: Option<time::TimeWindow>,
    /// The records that both are about, those that the caller may read.
    #[schema(max_items = 200)]
    shared: Vec<Reference>,
    /// Its address.
    links: Links,
}

/// Reads the neighbours of an article
///
/// The next newer and the next older article in the order of `/v1/articles`, among those the caller may read.
#[utoipa::path(tag = "articles", params(("articleId" = Uuid, Path, description = "Id of the article.", example = "019857a0-0000-7000-8000-000000000001")), responses((status = 200, body = ArticleNeighbours, description = "The neighbours.")))]
#[get("/v1/articles/{articleId}/neighbours")]
pub(super) async fn get_article_neighbours(
    path: web::Path<String>,
    call: Call<Public>,
) -> Result<HttpResponse, Problem> {
    let id: Uuid = parse_id(&path)?;
    let state = call.state.clone();
    let found = state.read(move |conn, _| cases::neighbours(conn, &call.call, &DEFINITION, id)).await?;
    let base = state.base_url();
    let name = |sheet: Sheet| Reference {
        id: sheet.id,
        kind: sheet.kind().as_str().to_owned(),
        name: sheet.name(),
        links: Links::to(base, DEFINITION.collection, sheet.id),
    };
    let body = ArticleNeighbours {
        newer: found.newer.map(name),
        older: found.older.map(name),
        links: below(base, id, "neighbours"),
    };
    Ok(Reply::ok(&body)?.built_from(&[Kind::Article]).respond())
}

/// Lists articles about the same records
///
/// Articles that share subjects (`about`) with this one: most shared first, then the newest. What the caller may not read
/// is neither shown nor counted.
#[utoipa::path(tag = "articles", params(("articleId" = Uuid, Path, description = "Id of the article.", example = "019857a0-0000-7000-8000-000000000001")), responses((status = 200, body = RelatedArticles, description = "The articles.")))]
#[get("/v1/articles/{articleId}/related")]
pub(super) async fn list_related_articles(
    path: web::Path<String>,
    call: Call<Public>,
) -> Result<HttpResponse, Problem> {
    let id: Uuid = parse_id(&path)?;
    let (state, language) = (call.state.clone(), call.language);
    let (found, names) =
        state.read(move |conn, _| cases::related(conn, &call.call, &DEFINITION, id, "aboutId")).await?;
    let base = state.base_url();
    let items = found.into_iter().map(|related| {
        let article: Article = serde_json::from_value(related.sheet.content.clone()).map_err(Problem::internal)?;
        Ok(RelatedArticle {
            id: related.sheet.id,
            kind: related.sheet.kind().as_str().to_owned(),
            name: article.title,
            published: article.published,
            shared: related.shared.iter().filter_map(|id| reference(&names, *id, base, language)).collect(),
            links: Links::to(base, DEFINITION.collection, related.sheet.id),
        })
    });
    let body = RelatedArticles { items: items.collect::<Result<_, Problem>>()?, links: below(base, id, "related") };
    Ok(Reply::ok(&body)?.built_from(&built_from(&DEFINITION)).respond())
}

/// The address of something below an article.
fn below(base_url: &str, id: Uuid, name: &str) -> Links {
    Links { this: format!("{}/{name}", Links::to(base_url, DEFINITION.collection, id).this) }
}

fn reference(names: &SheetNames, id: Uuid, base_url: &str, language: Language) -> Option<Reference> {
    let found = names.records.get(&id)?;
    let label = names.organizations.get(&id);
    Some(Reference {
        id,
        kind: found.kind.as_str().to_owned(),
        name: label.map_or(found.name.as_str(), |label| label.in_language(language)).to_owned(),
        links: Links::to(base_url, collection(found.kind), id),
    })
}
