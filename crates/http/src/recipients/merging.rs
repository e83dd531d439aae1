//! Merging a recipient into another one, separating it again, and looking at either before.

use actix_web::{HttpResponse, http::StatusCode, web};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use thidua_app::recipients::{self as cases, Asked, Step};
use thidua_domain::{
    access::{Permission, Sight},
    checks,
    faults::Faults,
    sheets::Sheet,
};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    call::{Access, Call, Policy},
    problems::Problem,
    records::{parse_id, write},
    reply::Reply,
    shapes::{Links, Reference},
    sheets::{Shown, represent},
};

/// Merges recipients and separates them.
pub(super) enum MergeRecipients {}

impl Policy for MergeRecipients {
    const ACCESS: Access = Access::SignedIn;
    const PERMISSIONS: &'static [Permission] = &[Permission::RecipientsWrite];
}

/// Whether the step is only looked at.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct StepQuery {
    validate_only: Option<bool>,
}

/// The recipient that goes into the one at the address.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[schema(example = json!({"fromId": "019857a0-0000-7000-8000-000000000002", "changeReason": "nhập trùng từ hai quyết định"}))]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(super) struct RecipientMerge {
    /// The recipient that is merged into the one at the address.
    from_id: Uuid,
    /// Why: 5 to 500 characters; kept in the journal.
    #[schema(min_length = 5, max_length = 500, pattern = r"[^\s\ufeff][\s\S]{3,}[^\s\ufeff]")]
    change_reason: Option<String>,
}

/// The recipient that comes out of the one at the address.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[schema(example = json!({"fromId": "019857a0-0000-7000-8000-000000000002", "changeReason": "hai người trùng họ tên"}))]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(super) struct RecipientSeparation {
    /// The recipient that was merged into the one at the address.
    from_id: Uuid,
    /// Why: 5 to 500 characters; kept in the journal.
    #[schema(min_length = 5, max_length = 500, pattern = r"[^\s\ufeff][\s\S]{3,}[^\s\ufeff]")]
    change_reason: String,
}

/// A value that two recipients do not agree on.
#[derive(Serialize, ToSchema)]
pub(super) struct Contradiction {
    /// JSON pointer to the property.
    #[schema(max_length = 200, example = "/post")]
    pointer: String,
    /// The value that stays.
    kept: Value,
    /// The value that does not.
    dropped: Value,
}

/// The awards that a merge or a separation moves.
#[derive(Serialize, ToSchema)]
pub(super) struct MovedAwards {
    /// How many they are, of those that the caller sees. What the caller does not see is moved too.
    #[schema(minimum = 0, maximum = 1000, example = 12)]
    count: usize,
    /// The first of them.
    #[schema(max_items = 100)]
    items: Vec<Reference>,
}

/// Merges, or says what that would make.
pub(super) async fn create_recipient_merge(
    path: web::Path<String>,
    call: Call<MergeRecipients, StepQuery>,
) -> Result<HttpResponse, Problem> {
    step(Step::Merge, &path, call).await
}

/// Separates, or says what that would make.
pub(super) async fn create_recipient_separation(
    path: web::Path<String>,
    call: Call<MergeRecipients, StepQuery>,
) -> Result<HttpResponse, Problem> {
    step(Step::Separate, &path, call).await
}

async fn step(step: Step, path: &str, call: Call<MergeRecipients, StepQuery>) -> Result<HttpResponse, Problem> {
    let mut faults = Faults::new();
    let text = |name: &str| call.body.get(name).and_then(Value::as_str);
    let reason = text("changeReason").map(|text| checks::reason(text, "/changeReason", &mut faults));
    faults.finish().map_err(Problem::invalid_input)?;
    let asked = Asked {
        step,
        kept: parse_id(path)?,
        // What is no id is the id of nothing: the contract has told already.
        from: text("fromId").and_then(|id| id.parse().ok()).unwrap_or_default(),
        versions: call.versions(),
        reason,
    };
    if call.query.validate_only == Some(true) {
        return preview(asked, call).await;
    }
    write(call, StatusCode::CREATED, move |app, call, render| cases::carry_out(app, &call.call, &asked, render)).await
}

async fn preview(asked: Asked, call: Call<MergeRecipients, StepQuery>) -> Result<HttpResponse, Problem> {
    let (state, language) = (call.state.clone(), call.language);
    let (kept, found) = state
        .clone()
        .read(move |conn, _| {
            let found = cases::preview(conn, &call.call, &asked)?;
            let shown = Shown::in_language(language);
            let seen = [(found.kept.clone(), Sight::Full)];
            let kept = represent(conn, &call.call, &call.state, &shown, &seen)?.pop().unwrap_or_default();
            Ok((kept, found))
        })
        .await?;
    let base = state.base_url();
    let reference = |award: &Sheet| Reference {
        id: award.id,
        kind: award.kind().as_str().to_owned(),
        name: award.name(),
        links: Links::to(base, award.definition.collection, award.id),
    };
    let contradictions = found.taken.contradictions.into_iter();
    let contradictions: Vec<Contradiction> = contradictions
        .map(|one| Contradiction { pointer: one.pointer, kept: one.kept, dropped: one.dropped })
        .collect();
    let body = json!({
        "kept": kept,
        "awards": MovedAwards { count: found.count, items: found.awards.iter().map(reference).collect() },
        "variants": found.taken.variants,
        "filled": found.taken.filled,
        "contradictions": contradictions,
    });
    Ok(Reply::ok(&body)?.respond())
}
