//! The schemas of a kind: what is written, whole and as a patch, and what is answered.

use serde_json::{Map, Value, json};
use thidua_app::awards::GroupBy;
use thidua_domain::sheets::{Definition, Means};
use utoipa::{PartialSchema, ToSchema};

use super::{
    super::{Collection, versions},
    claims, described,
    forms::{READ_AS, SAME, answered, compact_record, written},
    reference, with,
};

pub(super) fn add<C: Collection>(schemas: &mut Map<String, Value>) -> Result<(), serde_json::Error> {
    let definition = C::DEFINITION;
    let name = C::WORDS.schema;
    let shape = serde_json::to_value(C::Shape::schema())?;
    let mut parts = Vec::new();
    C::Shape::schemas(&mut parts);
    for (part, schema) in parts {
        let schema = serde_json::to_value(schema)?;
        let is_read_otherwise = READ_AS.iter().any(|(written, _)| *written == part);
        if SAME.contains(&part.as_str()) || is_read_otherwise || is_text(&schema) {
            schemas.insert(part, schema);
        } else {
            schemas.insert(part.clone(), answered(&schema, true));
            schemas.insert(format!("{part}Input"), written(&schema));
        }
    }
    for (part, schema) in C::parts_of_answers() {
        schemas.insert(part, serde_json::to_value(schema)?);
    }
    schemas.extend(versions::schemas()?);
    for shared in shared_schemas()? {
        schemas.insert(shared.0, shared.1);
    }
    let properties = shape.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
    let required: Vec<String> = shape
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|name| name.as_str().map(str::to_owned))
        .collect();
    let description = shape.get("description").cloned().unwrap_or_default();
    schemas.insert(format!("New{name}"), new::<C>(&properties, &required, &description));
    schemas.insert(format!("{name}Patch"), patch::<C>(&properties, &required));
    schemas.insert(name.to_owned(), answer::<C>(&properties, &description));
    schemas.insert(format!("Page_{name}"), page::<C>());
    if !C::COUNTED.is_empty() {
        schemas.insert(format!("{name}Counts"), counts::<C>());
    }
    if !definition.claimable.is_empty() {
        let example = C::example().pointer("/claims/0").cloned().unwrap_or_default();
        schemas.insert(format!("{name}ClaimInput"), claims::input(definition, &example));
        schemas.insert(format!("{name}Claim"), claims::answer(definition));
    }
    Ok(())
}

/// What claims and answers name, whether or not a shape does.
fn shared_schemas() -> Result<Vec<(String, Value)>, serde_json::Error> {
    use crate::shapes::{Place, Quantity, QuantityInput, Source, SourceAnswer, TimeInput, TimeWindow};
    let place = serde_json::to_value(Place::schema())?;
    Ok(vec![
        ("RecordAnswer".into(), whole_record()),
        ("Source".into(), serde_json::to_value(Source::schema())?),
        ("SourceAnswer".into(), serde_json::to_value(SourceAnswer::schema())?),
        ("Reference".into(), serde_json::to_value(crate::shapes::Reference::schema())?),
        ("Place".into(), answered(&place, true)),
        ("PlaceInput".into(), written(&place)),
        ("Quantity".into(), serde_json::to_value(Quantity::schema())?),
        ("QuantityInput".into(), serde_json::to_value(QuantityInput::schema())?),
        ("TimeInput".into(), serde_json::to_value(TimeInput::schema())?),
        ("TimeWindow".into(), serde_json::to_value(TimeWindow::schema())?),
    ])
}

/// Any record, as its own address shows it.
fn whole_record() -> Value {
    json!({
        "type": "object",
        "description": "A record shown whole, as its own address shows it.",
        "required": ["id", "type", "links"],
        "properties": {
            "id": {"type": "string", "format": "uuid", "description": "Its id."},
            "type": {"type": "string", "maxLength": 40, "pattern": "^[a-z_]+$", "description": "Its kind, which says what else it has."},
            "links": {"$ref": "#/components/schemas/Links", "description": "Its address."},
        },
    })
}

fn is_text(schema: &Value) -> bool {
    schema.get("properties").is_none()
}

fn provenance(definition: &Definition, name: &str, is_written: bool) -> Map<String, Value> {
    let list = |item: &str, most: u32| json!({"type": if is_written { json!(["array", "null"]) } else { json!("array") }, "maxItems": most, "items": reference(item)});
    let source = if is_written { "Source" } else { "SourceAnswer" };
    let mut properties = Map::new();
    let origin = if is_written { json!({"type": ["string", "null"]}) } else { json!({"type": "string"}) };
    let about = "`processed` here, or `recorded` from elsewhere, which names its sources.";
    let bounds = json!({"maxLength": 20, "pattern": "^(processed|recorded)$", "example": "recorded"});
    properties.insert("origin".into(), with(described(origin, about), bounds));
    properties.insert("sources".into(), described(list(source, 50), "Where its facts were read."));
    properties.insert(
        "marks".into(),
        described(list("Mark", 50), "What is to be known of its values; empty when all is stated."),
    );
    if !definition.claimable.is_empty() {
        let item = if is_written { format!("{name}ClaimInput") } else { format!("{name}Claim") };
        properties
            .insert("claims".into(), described(list(&item, 100), "What sources say of the values they disagree on."));
    }
    properties
}

fn new<C: Collection>(properties: &Map<String, Value>, required: &[String], description: &Value) -> Value {
    let mut all = Map::new();
    all.insert(
        "organizationId".into(),
        json!({"type": "string", "format": "uuid", "description": "The unit that keeps the record."}),
    );
    all.insert(
        "visibility".into(),
        json!({
            "type": ["string", "null"], "maxLength": 10, "pattern": "^internal$", "example": "internal",
            "description": "`internal` to create a record that every role above it reads; a draft otherwise.",
        }),
    );
    for (name, inner) in properties {
        all.insert(name.clone(), written(inner));
    }
    all.extend(provenance(C::DEFINITION, C::WORDS.schema, true));
    let mut example = C::example();
    if let Value::Object(example) = &mut example {
        example.shift_insert(0, "organizationId".into(), json!("019857a0-0000-7000-8000-000000000002"));
    }
    let required: Vec<&str> = std::iter::once("organizationId").chain(required.iter().map(String::as_str)).collect();
    json!({"type": "object", "description": description, "required": required, "properties": all, "example": example})
}

fn patch<C: Collection>(properties: &Map<String, Value>, required: &[String]) -> Value {
    let mut all = Map::new();
    for (name, inner) in properties {
        all.insert(name.clone(), written(inner));
    }
    all.extend(provenance(C::DEFINITION, C::WORDS.schema, true));
    all.insert("changeReason".into(), json!({
        "type": ["string", "null"], "minLength": 5, "maxLength": 500, "pattern": r"[^\s\ufeff][\s\S]{3,}[^\s\ufeff]",
        "description": "Why; kept in the journal, never in the record.", "example": "sửa theo bản gốc",
    }));
    let kept = required.join("`, `");
    json!({
        "type": "object",
        "description": format!("A merge patch (RFC 7396): what is named is changed, `null` clears, lists are replaced whole. `{kept}` cannot be cleared."),
        "properties": all,
        "example": C::patch_example(),
    })
}

fn answer<C: Collection>(properties: &Map<String, Value>, description: &Value) -> Value {
    let definition = C::DEFINITION;
    let moment = |text: &str| json!({"type": ["string", "null"], "format": "date-time", "description": text});
    let mut all = Map::new();
    let mut put = |name: &str, schema: Value| all.insert(name.to_owned(), schema);
    put("id", json!({"type": "string", "format": "uuid", "description": "Its id."}));
    let kind = definition.kind.as_str();
    put(
        "type",
        json!({"type": "string", "maxLength": 20, "pattern": format!("^{kind}$"), "example": kind, "description": format!("Always `{kind}`.")}),
    );
    put(
        "visibility",
        json!({"type": "string", "maxLength": 20, "example": "public", "description": "`draft`, `internal` or `public`."}),
    );
    put("publishedAt", moment("Since when it is public."));
    put(
        "updatedAt",
        json!({"type": "string", "format": "date-time", "description": "When it last changed; publicly, when its public view did."}),
    );
    put(
        "organizationId",
        json!({"type": "string", "format": "uuid", "description": "The unit that keeps the record."}),
    );
    put("organization", compact_record("The same, compact."));
    let read = answered(&json!({"properties": properties}), false);
    for (name, inner) in read.get("properties").and_then(Value::as_object).into_iter().flatten() {
        put(name, inner.clone());
    }
    all.extend(C::more_of_answers());
    let mut put = |name: &str, schema: Value| all.insert(name.to_owned(), schema);
    for claimable in definition.claimable {
        let name = claimable.field.trim_start_matches('/');
        let about = format!("The value that the preferred claim about `{}` gives; null without one.", claimable.field);
        let schema = match claimable.means {
            Means::Time => json!({"oneOf": [{"type": "null"}, reference("TimeWindow")], "description": about}),
            Means::Quantity => json!({"oneOf": [{"type": "null"}, reference("Quantity")], "description": about}),
            _ => json!({"type": ["array", "null"], "maxItems": 20, "items": reference("Place"), "description": about}),
        };
        put(name, schema);
    }
    for (name, schema) in provenance(definition, C::WORDS.schema, false) {
        put(&name, schema);
    }
    put("labels", labels::<C>());
    put("links", json!({"$ref": "#/components/schemas/Links", "description": "Its address."}));
    put(
        "version",
        json!({"type": "integer", "format": "int64", "minimum": 1, "example": 3, "description": "Counts the saves; only for callers with a right on it."}),
    );
    put("createdAt", moment("When it was created; only for callers with a right on it."));
    put("publishAt", moment("When it is to become public; only for callers with a right on it."));
    json!({"type": "object", "description": description, "required": ["id", "type", "links"], "properties": all})
}

fn labels<C: Collection>() -> Value {
    let mut properties = Map::new();
    for (name, list) in C::MORE_LABELS {
        let about = format!("From `/v1/code-lists/{list}`.");
        let schema = json!({"type": ["string", "null"], "maxLength": 300, "description": about});
        properties.insert((*name).to_owned(), schema);
    }
    for field in C::DEFINITION.fields {
        let from = match field.means {
            Means::Code(list) => format!("/v1/code-lists/{list}"),
            Means::AwardType => "/v1/award-types".to_owned(),
            _ => continue,
        };
        let steps: Vec<&str> = field.at.trim_start_matches('/').split('/').collect();
        let about = format!("From `{from}`.");
        match steps.as_slice() {
            [name] => {
                properties.insert(
                    (*name).to_owned(),
                    json!({"type": ["string", "null"], "maxLength": 300, "description": about}),
                );
            }
            [name, "*"] => {
                let item = json!({"type": "string", "maxLength": 300});
                properties.insert(
                    (*name).to_owned(),
                    json!({"type": "array", "maxItems": 100, "items": item, "description": about}),
                );
            }
            _ => {}
        }
    }
    for (name, list) in [("origin", "origins"), ("visibility", "visibilities")] {
        let about = format!("From `/v1/code-lists/{list}`.");
        properties.insert(name.into(), json!({"type": "string", "maxLength": 300, "description": about}));
    }
    json!({"type": "object", "description": "Labels of its codes, in the language asked for.", "properties": properties})
}

fn counts<C: Collection>() -> Value {
    let (mut values, mut labels) = (Map::new(), Map::new());
    for by in C::COUNTED {
        let name = by.as_str();
        let about = format!("Its `{name}`; null when it is not known. Absent unless asked for.");
        let value = match by {
            GroupBy::Year => {
                json!({"type": ["integer", "null"], "format": "int32", "minimum": 1, "maximum": 9999, "description": about})
            }
            _ => json!({"type": ["string", "null"], "maxLength": 100, "description": about}),
        };
        values.insert(name.to_owned(), value);
        if *by != GroupBy::Year {
            let about = "In the language asked for; null when it is not known.";
            labels.insert(name.to_owned(), json!({"type": ["string", "null"], "maxLength": 300, "description": about}));
        }
    }
    let group = json!({
        "type": "object", "description": "A group.", "required": ["group", "count", "labels"],
        "properties": {
            "group": {"type": "object", "properties": values, "description": "What its members have in common."},
            "count": {"type": "integer", "format": "int64", "minimum": 1, "example": 12, "description": "How many they are."},
            "labels": {"type": "object", "properties": labels, "description": "Labels of the codes of the group."},
        },
    });
    json!({
        "type": "object",
        "description": format!("How many {} there are in each group.", C::WORDS.many),
        "required": ["items", "links"],
        "properties": {
            "items": {"type": "array", "maxItems": 10_000, "items": group, "description": "The groups, in the order of their values."},
            "links": {"$ref": "#/components/schemas/Links", "description": "This address."},
        },
    })
}

fn page<C: Collection>() -> Value {
    json!({
        "type": "object",
        "description": format!("A page of {}.", C::WORDS.many),
        "required": ["items", "page", "links"],
        "properties": {
            "items": {"type": "array", "maxItems": 100, "items": reference(C::WORDS.schema), "description": "Its items."},
            "page": {"$ref": "#/components/schemas/PageInfo", "description": "Where it stands."},
            "links": {"$ref": "#/components/schemas/PageLinks", "description": "The addresses of this page, the first and the next."},
        },
    })
}
