//! Articles over HTTP: `/v1/articles`, what stands around one of them, and the archive by day.

mod around;
mod by_day;
mod shape;

use actix_web::web::{self, ServiceConfig};
use serde_json::{Value, json};
use thidua_domain::{articles::DEFINITION, sheets::Definition};

use crate::{
    router::fallback,
    sheets::{Collection, Words},
};

/// Registers what articles have beside the addresses of every kind of sheet.
pub(crate) fn configure(config: &mut utoipa_actix_web::service_config::ServiceConfig) {
    config
        .service(by_day::list_articles_by_day)
        .service(around::get_article_neighbours)
        .service(around::list_related_articles);
}

/// Keeps the literal addresses from those of single articles, whatever the method.
pub(crate) fn literals(config: &mut ServiceConfig) {
    config.service(web::resource(by_day::PATH).default_service(web::to(fallback)));
}

/// Articles.
pub(crate) enum Articles {}

impl Collection for Articles {
    const DEFINITION: &'static Definition = &DEFINITION;
    const WORDS: Words = Words {
        one: "an article",
        many: "articles",
        schema: "Article",
        operations: "articles",
        id: "articleId",
        list: "Newest first, to the minute; unknown times come last. By what they are about, outlet, section, author or day.",
    };
    type Shape = shape::ArticleShape;

    fn example() -> Value {
        json!({
            "title": "Họp Ban Tổ chức Đại hội Thi đua yêu nước tỉnh lần thứ VII, năm 2020",
            "outlet": "Cổng thông tin điện tử tỉnh",
            "published": {"text": "Thứ Sáu, 23/10/2020 18:30", "edtf": "2020-10-23", "startTime": "18:30"},
            "body": "Ngày 6-7, Ban Tổ chức Đại hội họp.",
            "pictures": [{"caption": "Đồng chí Chủ tịch UBND tỉnh chủ trì phiên họp thứ nhất.", "altText": "Một phiên họp"}],
            "views": {"text": "Số lượt người xem: 98", "value": 98, "unit": "visit"},
            "origin": "recorded",
            "sources": [{"seenBy": "Phòng Thi đua, khen thưởng"}],
        })
    }

    fn patch_example() -> Value {
        json!({"author": "Lê Ngọc", "changeReason": "bổ sung tác giả"})
    }
}
