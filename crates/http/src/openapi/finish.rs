//! Completing a generated document, in one pass that always gives the same bytes.

use serde_json::{Map, Value, json};
use thidua_domain::language::Label;
use utoipa::{PartialSchema, ToSchema, openapi::OpenApi};

use super::{descriptions, examples, operations, problem_answers, shared, strictness};
use crate::{
    problems::rendering::{ProblemDocument, ProblemFault},
    sheets::Described,
};

/// What the document says about the service that serves it.
#[derive(Debug, Clone)]
pub struct About<'a> {
    /// The version of the API (SemVer).
    pub version: &'a str,
    /// The address callers use, without a slash at its end; empty for a document that is not served, whose server is
    /// then relative.
    pub base_url: &'a str,
    /// The team that answers for the installation.
    pub contact_name: &'a str,
    /// Its page.
    pub contact_url: &'a str,
    /// Its mail address.
    pub contact_email: &'a str,
    /// The terms of use.
    pub terms_url: &'a str,
    /// Permissions and what they allow, as listed at the security scheme (rule 83).
    pub scopes: &'a [(&'a str, Label)],
}

const DESCRIPTION: &str = "Sổ công khai và nơi làm việc của công tác thi đua, khen thưởng ở địa phương: văn bản nào đã ban \
hành, phong trào và đại hội nào đang diễn ra hay sắp tới, ai là điển hình tiên tiến, báo chí nói gì.\n\nThe public record \
and working register of a locality's emulation and commendation work: what was ordered, what was set in motion, who stood \
out, and what was published about it.\n\n- Đọc dữ liệu \
công khai không cần đăng nhập. Public reads need no credential.\n- Lỗi luôn là application/problem+json (RFC 9457) và \
nêu mọi chỗ sai cùng một lúc. Errors are problem documents that list every fault at once.\n- Ngôn ngữ theo \
Accept-Language: vi (mặc định) hoặc en. Labels and problem texts come in Vietnamese or English.\n- Các trang nối nhau bằng \
con trỏ (cursor) trong page.nextCursor. Lists are walked by cursor.\n- Trường lạ trong câu trả lời: hãy bỏ qua. Ignore \
properties you do not know in answers; unknown ones in requests are refused.";

const BEARER: &str = "Mã truy cập ngắn hạn (JWT, RFC 9068) lấy từ POST /v1/sessions. Short-lived access tokens (JWT \
profile of RFC 9068), checked by the best practices of RFC8725: one algorithm, exact issuer and audience, expiry.";

/// Completes a generated document, with what kinds of sheet describe of themselves. Paths lose their version prefix,
/// which moves into the server's address (rule 1).
///
/// # Errors
/// When the generated document cannot be written as JSON.
pub(crate) fn finish(generated: &OpenApi, described: Described, about: &About<'_>) -> Result<Value, serde_json::Error> {
    let mut document = serde_json::to_value(generated)?;
    let mut schemas = take_object(&mut document, "/components/schemas");
    add_problem_schemas(&mut schemas)?;
    for (name, schema) in described.schemas {
        schemas.entry(name).or_insert(schema);
    }
    let mut generated_paths = take_object(&mut document, "/paths");
    generated_paths.extend(described.paths);
    let tags = document.get("tags").and_then(Value::as_array).cloned().unwrap_or_default();

    let mut paths = Map::new();
    for (path, mut item) in generated_paths {
        operations::complete(&path, &mut item);
        match path.strip_prefix("/v1") {
            Some(rest) if rest.starts_with('/') => {
                paths.insert(rest.to_owned(), item);
            }
            _ => {
                if let Some(item) = item.as_object_mut() {
                    item.insert("servers".into(), servers(about, ""));
                }
                paths.insert(path, item);
            }
        }
    }
    sort(&mut paths);
    examples::attach(&mut paths)?;
    sort(&mut schemas);

    let mut finished = json!({
        "openapi": "3.1.0",
        "info": info(about),
        "servers": servers(about, "/v1"),
        "tags": complete_tags(tags, &paths),
        "paths": paths,
        "components": {
            "schemas": schemas,
            "responses": problem_answers::responses(),
            "parameters": shared::parameters(),
            "headers": shared::headers(),
            "securitySchemes": {"bearer": bearer(about)},
        },
    });
    if let Some(schemas) = finished.pointer_mut("/components/schemas") {
        descriptions::lift(schemas);
    }
    strictness::tighten(&mut finished);
    shared::drop_unused(&mut finished);
    Ok(finished)
}

/// The document as it is committed: two spaces, one line feed at the end.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn to_pretty_json(document: &Value) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(document).map(|text| text + "\n")
}

fn info(about: &About<'_>) -> Value {
    json!({
        "title": "Thi Đua API",
        "summary": "Thi đua, khen thưởng: văn bản, phong trào, đại hội, điển hình. Emulation and commendation records.",
        "description": DESCRIPTION,
        "termsOfService": about.terms_url,
        "contact": {"name": about.contact_name, "url": about.contact_url, "email": about.contact_email},
        "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        "version": about.version,
    })
}

fn servers(about: &About<'_>, version: &str) -> Value {
    let url = format!("{}{version}", about.base_url);
    let url = if url.is_empty() { "/".to_owned() } else { url };
    json!([{
        "url": url,
        "description": "Máy chủ phục vụ tài liệu này. The server of this document (production, or local while developing).",
        "x-internal": false,
    }])
}

fn bearer(about: &About<'_>) -> Value {
    let mut scopes: Vec<_> = about.scopes.iter().collect();
    scopes.sort_by_key(|(name, _)| *name);
    let scopes: Map<String, Value> = scopes
        .into_iter()
        .map(|(name, label)| {
            let english = label.en.as_deref().unwrap_or(&label.vi);
            ((*name).to_owned(), json!(format!("{} / {english}", label.vi)))
        })
        .collect();
    json!({
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "JWT",
        "description": BEARER,
        "x-scopes": scopes,
    })
}

fn add_problem_schemas(schemas: &mut Map<String, Value>) -> Result<(), serde_json::Error> {
    let mut referenced = Vec::new();
    <ProblemDocument<'static> as ToSchema>::schemas(&mut referenced);
    for (name, schema) in referenced {
        schemas.insert(name, serde_json::to_value(schema)?);
    }
    schemas.insert("Problem".into(), serde_json::to_value(ProblemDocument::<'static>::schema())?);
    schemas.insert("ProblemFault".into(), serde_json::to_value(ProblemFault::<'static>::schema())?);
    Ok(())
}

/// The declared tags, and a bare entry for one that an operation names without declaring it.
fn complete_tags(mut tags: Vec<Value>, paths: &Map<String, Value>) -> Vec<Value> {
    let named = |tags: &[Value], name: &Value| tags.iter().any(|tag| tag.get("name") == Some(name));
    let operations = paths.values().filter_map(Value::as_object).flat_map(Map::values);
    for name in operations.filter_map(|operation| operation.get("tags")?.as_array()).flatten() {
        if !named(&tags, name) {
            tags.push(json!({"name": name}));
        }
    }
    tags
}

fn take_object(document: &mut Value, pointer: &str) -> Map<String, Value> {
    match document.pointer_mut(pointer).map(Value::take) {
        Some(Value::Object(map)) => map,
        _ => Map::new(),
    }
}

/// Orders the entries by name: the same document whatever order the parts were registered in.
pub(super) fn sort(map: &mut Map<String, Value>) {
    map.sort_keys();
}

#[cfg(test)]
#[path = "finish_tests.rs"]
mod tests;
