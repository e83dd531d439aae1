//! The description of what recipients have beside the addresses of every kind of sheet.

use serde_json::{Value, json};
use thidua_domain::access::Permission;
use utoipa::{PartialSchema, ToSchema};

use super::{
    merging::{Contradiction, MovedAwards, RecipientMerge, RecipientSeparation},
    timeline,
};
use crate::{
    awards::Awards,
    sheets::{Described, list_parameters, moved_answer},
};

/// Adds the operations and their schemas.
///
/// # Errors
/// When a shape cannot be written as JSON, which is a fault of the program.
pub(crate) fn describe(into: &mut Described) -> Result<(), serde_json::Error> {
    for (name, schema) in [
        (RecipientMerge::name(), RecipientMerge::schema()),
        (RecipientSeparation::name(), RecipientSeparation::schema()),
        (Contradiction::name(), Contradiction::schema()),
        (MovedAwards::name(), MovedAwards::schema()),
    ] {
        into.schemas.insert(name.into_owned(), serde_json::to_value(schema)?);
    }
    into.schemas.insert("MergePreview".into(), preview());
    let mut add = |name: &str, item: Value| {
        into.paths.insert(format!("/v1/recipients/{{recipientId}}/{name}"), item);
    };
    add(
        "merges",
        json!({"post": step(
            "Merges a recipient into another one",
            "The recipient at the address stays. All awards of the other one become its awards, with what was printed in them as it is; the name of the other joins its variants; what it lacks is filled in, and where the two contradict each other its own value stays. The other one leaves the lists, and its address leads to this one for everybody who could read it before; a public one is withdrawn. Both recipients and every award are in the journal. Needs `recipients:write` on both keepers, and `recipients:publish` too where one of them or an award is public.",
            "create_recipient_merge",
            "RecipientMerge",
            "The recipient that stays, as it is now.",
        )}),
    );
    add(
        "separations",
        json!({"post": step(
            "Takes a merged recipient out again",
            "The awards that were moved and are still there go back; names and values that were taken over are taken back, but for those that were changed since; what was public is public again. Needs what merging needs.",
            "create_recipient_separation",
            "RecipientSeparation",
            "The recipient at the address, as it is now.",
        )}),
    );
    let all = list_parameters::<Awards>().into_iter();
    let filters = all.filter(|known| {
        known.get("name").and_then(Value::as_str).is_some_and(|name| timeline::PARAMETERS.contains(&name))
    });
    add(
        "timeline",
        json!({"get": {
            "tags": ["recipients"],
            "summary": "Lists what a recipient received",
            "description": format!("Its awards, latest first. Of one that is an organization (`unitId`), those too that were given to the organizations it came from, through all mergers, as far as the caller may read of them: at most {} recipients, the nearest first.", thidua_app::recipients::MOST_PLACES),
            "operationId": "list_recipient_timeline",
            "parameters": std::iter::once(id()).chain(filters).collect::<Vec<Value>>(),
            "responses": {
                "200": {"description": "A page of awards.", "content": {"application/json": {"schema": reference("Page_Award")}}},
                "307": moved_answer("The recipient was merged into another one, whose timeline is at `Location`."),
            },
        }}),
    );
    Ok(())
}

fn reference(schema: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{schema}")})
}

fn id() -> Value {
    json!({
        "name": "recipientId", "in": "path", "required": true,
        "description": "Id of the recipient.",
        "schema": {"type": "string", "format": "uuid"},
        "example": "019857a0-0000-7000-8000-000000000001",
    })
}

fn step(summary: &str, description: &str, operation_id: &str, body: &str, done: &str) -> Value {
    let content = |schema: &str| json!({"application/json": {"schema": reference(schema)}});
    json!({
        "tags": ["recipients"],
        "summary": summary,
        "description": description,
        "operationId": operation_id,
        "security": [{"bearer": [Permission::RecipientsWrite.as_str()]}],
        "parameters": [
            id(),
            {"name": "validateOnly", "in": "query", "required": false, "schema": {"type": "boolean"},
             "description": "Only says what would be: nothing is written."},
            {"name": "If-Match", "in": "header"},
        ],
        "requestBody": {"required": true, "content": content(body)},
        "responses": {
            "200": {"description": "With `validateOnly=true`: what would be.", "content": content("MergePreview")},
            "201": {"description": done, "content": content("Recipient")},
        },
    })
}

/// What a step would make.
fn preview() -> Value {
    let texts = |about: &str, longest: u32| json!({"type": "array", "maxItems": 200, "items": {"type": "string", "maxLength": longest}, "description": about});
    json!({
        "type": "object",
        "description": "What a merge or a separation would make. Nothing of it is written.",
        "required": ["kept", "awards", "variants", "filled", "contradictions"],
        "properties": {
            "kept": {"$ref": "#/components/schemas/Recipient", "description": "The recipient that stays, as it would be."},
            "awards": {"$ref": "#/components/schemas/MovedAwards", "description": "The awards that would be moved."},
            "variants": texts("Names that would join its variants, or leave them.", 5000),
            "filled": texts("JSON pointers to the properties that would be filled in, or emptied again.", 200),
            "contradictions": {
                "type": "array", "maxItems": 200, "items": reference("Contradiction"),
                "description": "Where the two say different things: what would stay, and what would not; of a separation, what was changed since.",
            },
        },
    })
}
