//! The query parameters of a kind.

use serde_json::{Value, json};
use thidua_domain::{
    records::Kind,
    sheets::{Filter, Is, Means},
};

use super::{
    super::{Collection, representation::expandable},
    with,
};
use crate::shapes::FIELDS;

/// The properties that every record has in front, and behind.
const FRONT: [&str; 7] = ["id", "type", "visibility", "publishedAt", "updatedAt", "organizationId", "organization"];
const BEHIND: [&str; 8] = ["origin", "sources", "marks", "claims", "labels", "links", "version", "createdAt"];

fn parameter(name: &str, description: &str, schema: Value) -> Value {
    json!({"name": name, "in": "query", "required": false, "description": description, "schema": schema})
}

fn text(length: u32, pattern: &str) -> Value {
    json!({"type": "string", "maxLength": length, "pattern": pattern})
}

fn words(words: &[&str]) -> Value {
    json!({"type": "array", "maxItems": words.len(), "items": {"type": "string", "enum": words}})
}

/// What `expand` may name.
fn expandables<C: Collection>() -> Vec<&'static str> {
    let mut names = vec!["organization"];
    for field in C::DEFINITION.fields {
        let name = expandable(field.at);
        // What stands in lists stays compact: an answer has an end.
        let is_single = matches!(field.means, Means::Reference(_)) && !field.at.contains('*');
        if is_single && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// What `fields` may name.
fn properties<C: Collection>() -> Vec<String> {
    let mut names: Vec<String> = FRONT.iter().map(|name| (*name).to_owned()).collect();
    for name in C::DEFINITION.public.iter().chain(C::DEFINITION.confidential) {
        names.push((*name).to_owned());
        names.extend(name.strip_suffix("Id").map(str::to_owned));
    }
    for name in C::more_of_answers().keys() {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names.extend(
        BEHIND
            .iter()
            .filter(|name| **name != "claims" || !C::DEFINITION.claimable.is_empty())
            .map(|name| (*name).to_owned()),
    );
    names.push("publishAt".into());
    names
}

pub(super) fn of_view<C: Collection>() -> Vec<Value> {
    let fields = properties::<C>();
    let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
    let mut all = vec![
        parameter("expand", "Puts whole records in the place of references.", words(&expandables::<C>())),
        parameter("fields", FIELDS, words(&fields)),
    ];
    if !C::DEFINITION.claimable.is_empty() {
        all.push(parameter(
            "asOf",
            "As it was known on this day: the claims asserted by then, and the value they give.",
            json!({"type": "string", "format": "date", "example": "2020-09-01"}),
        ));
    }
    all
}

pub(crate) fn of_list<C: Collection>() -> Vec<Value> {
    let q = with(text(200, r"[0-9A-Za-zÀ-ÖØ-öø-ʯḀ-ỿ一-鿿]"), json!({"example": "thi dua"}));
    let id = || json!({"type": "string", "format": "uuid"});
    let mut all = vec![
        parameter("q", "Words to find; accents may be left out, the last word may be a beginning.", q),
        parameter("organizationId", "Kept by this organization.", id()),
        parameter("unit", C::UNIT, id()),
        parameter("visibility", "Only drafts, internal or public ones.", text(20, "^(draft|internal|public)$")),
        parameter(
            "updatedSince",
            "Changed at this moment or later; implies `sort=updatedAt`.",
            json!({"type": "string", "format": "date-time"}),
        ),
    ];
    for filter in C::DEFINITION.filters {
        match *filter {
            Filter::Term { name, is, .. } | Filter::Derived { name, is } => all.push(term(name, is)),
            Filter::Days { name, at } => {
                let day = || json!({"type": "string", "format": "date", "example": "2020-11-01"});
                let compared = match C::DEFINITION.kind {
                    Kind::Award => "the first day of their time counts",
                    _ => "windows that overlap count",
                };
                let about = format!("{} on this day or later; {compared}.", places(at));
                all.push(parameter(&format!("{name}From"), &about, day()));
                let about = format!("{} on this day or earlier; {compared}.", places(at));
                all.push(parameter(&format!("{name}To"), &about, day()));
            }
            Filter::Day { name, .. } => all.push(parameter(
                name,
                "Those whose time holds this day.",
                json!({"type": "string", "format": "date", "example": "2020-11-01"}),
            )),
        }
    }
    all.push(sort::<C>());
    all.push(parameter(
        "pageSize",
        "How many items a page has: 20 unless said, at most 100; a larger number counts as 100.",
        json!({"type": "integer", "format": "int64", "minimum": 1, "maximum": 100, "default": 20}),
    ));
    all.push(parameter(
        "cursor",
        "Where to go on: `page.nextCursor` of the page before, with the same filters.",
        text(2000, "^[A-Za-z0-9_-]+$"),
    ));
    all.push(parameter("includeTotal", "Whether to count all items.", json!({"type": "boolean"})));
    all.extend(of_view::<C>().into_iter().filter(|known| known.get("name").is_none_or(|name| name != "asOf")));
    all
}

/// The parameters of counts: what is counted by, and the filters that the list has too.
pub(super) fn of_counts<C: Collection>() -> Vec<Value> {
    const OF_LISTS_ALONE: [&str; 9] =
        ["q", "updatedSince", "sort", "pageSize", "cursor", "includeTotal", "expand", "fields", "asOf"];
    let names: Vec<&str> = C::COUNTED.iter().map(|by| by.as_str()).collect();
    let mut by = parameter("groupBy", "What to count by, one or several.", words(&names));
    if let Value::Object(by) = &mut by {
        by.insert("required".into(), json!(true));
        by.insert("example".into(), json!(names.get(..1)));
    }
    let is_filter =
        |known: &Value| known.get("name").and_then(Value::as_str).is_none_or(|name| !OF_LISTS_ALONE.contains(&name));
    std::iter::once(by).chain(of_list::<C>().into_iter().filter(is_filter)).collect()
}

/// The places that a filter by days looks at, in words.
fn places(at: &[&str]) -> String {
    let names: Vec<String> =
        at.iter().map(|at| format!("`{}`", at.trim_start_matches('/').replace("/*", ""))).collect();
    names.join(", or without it ")
}

fn term(name: &str, is: Is) -> Value {
    match is {
        Is::Id => parameter(
            name,
            &format!("With one of these records as `{}`.", name.trim_end_matches("Id")),
            json!({"type": "array", "maxItems": 20, "items": {"type": "string", "format": "uuid"}}),
        ),
        Is::Code(list) => parameter(
            name,
            &format!("With one of these codes of `{}`.", list_of_codes(list)),
            json!({"type": "array", "maxItems": 20, "items": {"type": "string", "maxLength": 60, "pattern": "^[a-z0-9][a-z0-9_-]*$"}}),
        ),
        Is::Flag => {
            parameter(name, &format!("Only those that are `{name}`, or only others."), json!({"type": "boolean"}))
        }
        Is::Number => parameter(
            name,
            &format!("With one of these numbers as `{name}`."),
            json!({"type": "array", "maxItems": 20, "items": {"type": "integer", "format": "int32", "minimum": 1, "maximum": 9999}}),
        ),
        Is::Text => parameter(
            name,
            &format!("With exactly this `{name}`."),
            json!({"type": "string", "minLength": 1, "maxLength": 300, "pattern": r"^[^\u0000-\u001f\u007f-\u009f]*[^\s\u0000-\u001f\u007f-\u009f\ufeff][^\u0000-\u001f\u007f-\u009f]*$"}),
        ),
    }
}

/// Where the codes of a list are read.
fn list_of_codes(list: &str) -> String {
    if list == "award-types" { "/v1/award-types".to_owned() } else { format!("/v1/code-lists/{list}") }
}

fn sort<C: Collection>() -> Value {
    let order = C::DEFINITION.order;
    let named = C::DEFINITION.by_name();
    let names: Vec<&str> =
        order.by_time.into_iter().chain([named]).chain(C::MORE_ORDERS.iter().copied()).chain(["updatedAt"]).collect();
    let usual = match order.by_time {
        Some(by_time) if !order.by_name_first => format!("-{by_time}"),
        _ => named.to_owned(),
    };
    let schema = with(text(30, &format!("^-?({})$", names.join("|"))), json!({"example": usual}));
    parameter("sort", &format!("Order: `{usual}` unless said. Unknown times come last in descending order."), schema)
}

pub(super) fn reason() -> Value {
    json!({
        "name": "changeReason", "in": "query", "required": true,
        "description": "Why: 5 to 500 characters; kept in the journal.",
        "schema": {"type": "string", "minLength": 5, "maxLength": 500, "pattern": r"[^\s\ufeff][\s\S]{3,}[^\s\ufeff]", "example": "nhập trùng"},
    })
}
