//! Recipients over HTTP: `/v1/recipients`.

mod merging;
mod openapi;
mod shape;
mod timeline;

pub(crate) use openapi::describe;

use actix_web::web::{self, ServiceConfig};
use serde_json::{Map, Value, json};
use thidua_domain::{recipients::DEFINITION, sheets::Definition};

use crate::{
    router::fallback,
    sheets::{Collection, Words},
};

/// Registers what recipients have beside the addresses of every kind of sheet.
pub(crate) fn configure(config: &mut ServiceConfig) {
    let below =
        |name: &str| web::resource(format!("/v1/recipients/{{recipientId}}/{name}")).default_service(web::to(fallback));
    config
        .service(below("merges").route(web::post().to(merging::create_recipient_merge)))
        .service(below("separations").route(web::post().to(merging::create_recipient_separation)))
        .service(below("timeline").route(web::get().to(timeline::list_recipient_timeline)));
}

/// Recipients.
pub(crate) enum Recipients {}

impl Collection for Recipients {
    const DEFINITION: &'static Definition = &DEFINITION;
    const WORDS: Words = Words {
        one: "a recipient",
        many: "recipients",
        schema: "Recipient",
        operations: "recipients",
        id: "recipientId",
        list: "By name in the order of the Vietnamese alphabet, people by given name. What is private about them is shown only to those who may change them. A request looks at 5,000 of them and no more: where common properties rarely meet, a page may be short or empty and have a next one.",
    };
    const MERGED: bool = true;
    type Shape = shape::RecipientShape;

    fn example() -> Value {
        json!({
            "name": "Nguyễn Văn A",
            "recipientKind": "individual",
            "post": "Công nhân",
            "workerClass": "worker",
            "sector": "state",
            "belonging": "domestic",
            "private": {"identityNumber": "001000000001", "born": {"edtf": "1980"}},
        })
    }

    fn patch_example() -> Value {
        json!({"variants": ["Nguyễn Văn  A."], "changeReason": "theo quyết định"})
    }

    fn more_of_answers() -> Map<String, Value> {
        let merged = json!({
            "type": ["string", "null"], "format": "uuid",
            "description": "The recipient that this one turned out to be; its address leads there.",
        });
        let compact = crate::sheets::compact_record("The same, compact; null when hidden or not named.");
        Map::from_iter([("mergedIntoId".to_owned(), merged), ("mergedInto".to_owned(), compact)])
    }
}
