//! The operations of a kind.

use serde_json::{Map, Value, json};
use thidua_domain::access::Permission;
use thidua_persistence::awards::MOST_COUNTED;

use super::{super::Collection, parameters, reference};

pub(super) fn add<C: Collection>(paths: &mut Map<String, Value>) {
    let words = C::WORDS;
    let (one, many, bare) = (words.one, words.many, words.bare());
    let (several, single) = (words.operations, words.operation());
    let schema = words.schema;
    let rights = C::DEFINITION.rights;
    let base = format!("/v1/{}", C::DEFINITION.collection);
    let by_id = format!("{base}/{{{}}}", words.id);
    let id = json!({
        "name": words.id, "in": "path", "required": true,
        "description": format!("Id of the {bare}."),
        "schema": {"type": "string", "format": "uuid"},
        "example": "019857a0-0000-7000-8000-000000000001",
    });
    let operation = |summary: String, description: String, operation_id: String| json!({"tags": [C::DEFINITION.collection], "summary": summary, "description": description, "operationId": operation_id});
    let with = |mut operation: Value, more: Value| {
        if let (Value::Object(operation), Value::Object(more)) = (&mut operation, more) {
            operation.extend(more);
        }
        operation
    };
    let answer = |status: &str, schema: &str, description: String| json!({(status): {"description": description, "content": {"application/json": {"schema": reference(schema)}}}});
    let body = |schema: &str, media_type: &str| json!({"required": true, "content": {(media_type): {"schema": reference(schema)}}});
    let needs = |permission: Permission| json!([{"bearer": [permission.as_str()]}]);

    let collection = json!({
        "get": with(
            operation(format!("Lists {many}"), words.list.to_owned(), format!("list_{several}")),
            json!({
                "parameters": parameters::of_list::<C>(),
                "responses": answer("200", &format!("Page_{schema}"), format!("A page of {many}.")),
            }),
        ),
        "post": with(
            operation(
                format!("Creates {one}"),
                format!("A draft, or with `\"visibility\": \"internal\"` an internal record. Needs `{}` on the keeper.", rights.write),
                format!("create_{single}"),
            ),
            json!({
                "security": needs(rights.write),
                "requestBody": body(&format!("New{schema}"), "application/json"),
                "responses": answer("201", schema, format!("The {bare} as created.")),
            }),
        ),
    });
    paths.insert(base.clone(), collection);

    if !C::COUNTED.is_empty() {
        paths.insert(
            format!("{base}/counts"),
            json!({"get": with(
                operation(
                    format!("Counts {many}"),
                    format!("How many {many} of these filters there are in each group. Years, with one property beside them, are answered from counts that are kept, however many there are; otherwise at most {MOST_COUNTED} are counted one by one, and more are refused."),
                    format!("count_{several}"),
                ),
                json!({
                    "parameters": parameters::of_counts::<C>(),
                    "responses": answer("200", &format!("{schema}Counts"), "The groups that have any.".to_owned()),
                }),
            )}),
        );
    }

    let of_item = [vec![id.clone()], parameters::of_view::<C>()].concat();
    let mut read = answer("200", schema, format!("The {bare}."));
    if C::MERGED {
        read =
            with(read, json!({"307": moved(&format!("It was merged into another {bare}, which is at `Location`."))}));
    }
    let item = json!({
        "get": with(
            operation(
                format!("Reads {one}"),
                "Everyone reads what is public; a credential shows what its roles reach. What the caller does not see is not found.".to_owned(),
                format!("get_{single}"),
            ),
            json!({
                "parameters": of_item,
                "responses": read,
            }),
        ),
        "patch": with(
            operation(
                format!("Changes {one}"),
                format!("A merge patch over its writable properties; lists are replaced whole. Changing what is public needs `{}` too.", rights.publish),
                format!("update_{single}"),
            ),
            json!({
                "security": needs(rights.write),
                "parameters": [id],
                "requestBody": body(&format!("{schema}Patch"), "application/merge-patch+json"),
                "responses": answer("200", schema, format!("The {bare} as changed.")),
            }),
        ),
        "delete": with(
            operation(
                format!("Deletes a draft {bare}"),
                "Drafts that nothing refers to: what was ever public is withdrawn.".to_owned(),
                format!("delete_{single}"),
            ),
            json!({
                "security": needs(rights.write),
                "parameters": [id, parameters::reason()],
                "responses": {"204": {"description": "The draft is gone."}},
            }),
        ),
    });
    paths.insert(by_id.clone(), item);

    let of_page = ["pageSize", "cursor"];
    let paging = parameters::of_list::<C>().into_iter();
    let paging =
        paging.filter(|known| known.get("name").and_then(Value::as_str).is_some_and(|name| of_page.contains(&name)));
    paths.insert(
        format!("{by_id}/versions"),
        json!({"get": with(
            operation(
                format!("Lists the versions of {one}"),
                format!("From the journal, newest first: who changed what and when, each value as it was and as it is since. For callers with a right on the {bare}; what is private in it, and why it was changed, for those who may change it."),
                format!("list_{single}_versions"),
            ),
            json!({
                "security": needs(rights.read()),
                "parameters": std::iter::once(id.clone()).chain(paging).collect::<Vec<Value>>(),
                "responses": answer("200", "Page_RecordVersion", "A page of versions.".to_owned()),
            }),
        )}),
    );

    let mut step = |name: &str, operation: Value| {
        paths.insert(format!("{by_id}/{name}"), json!({"post": operation}));
    };
    step(
        "publications",
        with(
            operation(
                format!("Publishes {one}"),
                "Now, or at a minute ahead: until then it is internal.".to_owned(),
                format!("create_{single}_publication"),
            ),
            json!({
                "security": needs(rights.publish),
                "parameters": [id],
                "requestBody": body("Publication", "application/json"),
                "responses": answer("201", schema, format!("The {bare} as published.")),
            }),
        ),
    );
    step(
        "withdrawals",
        with(
            operation(
                format!("Withdraws {one}"),
                "Back to internal, with a tombstone in the change feed; or cancels a scheduled publication.".to_owned(),
                format!("create_{single}_withdrawal"),
            ),
            json!({
                "security": needs(rights.publish),
                "parameters": [id],
                "requestBody": body("Withdrawal", "application/json"),
                "responses": answer("201", schema, format!("The {bare} as withdrawn.")),
            }),
        ),
    );
    if !C::DEFINITION.claimable.is_empty() {
        step(
            "claims",
            with(
                operation(
                    format!("Adds a claim to {one}"),
                    "What one more source says of a value that sources disagree on. All claims stand; the latest asserted is shown first, unless one is chosen.".to_owned(),
                    format!("create_{single}_claim"),
                ),
                json!({
                    "security": needs(rights.write),
                    "parameters": [id, {"name": "If-Match", "in": "header"}],
                    "requestBody": body(&format!("{schema}ClaimInput"), "application/json"),
                    "responses": answer("201", schema, format!("The {bare} with the claim.")),
                }),
            ),
        );
    }
}

/// An answer without a body that leads to another address.
pub(crate) fn moved(description: &str) -> Value {
    json!({
        "description": description,
        "headers": {"Location": {"$ref": "#/components/headers/Location"}},
    })
}
