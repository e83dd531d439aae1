//! One request, checked in the order of rule 41 before its handler runs.
//!
//! 413 · 401 · 415 and 406 · 400 with every fault of query, headers and body · 428. What needs the record (404, 403,
//! replay, 412, 409) follows in the use case.

mod credentials;
mod file;
mod idempotency;
mod policy;

use std::{future::Future, marker::PhantomData, pin::Pin};

use actix_web::{FromRequest, HttpRequest, dev::Payload, web};
use serde::de::DeserializeOwned;
use serde_json::Value;
use thidua_app::Call as AppCall;
use thidua_domain::{faults::Faults, language::Language};

pub(crate) use policy::policy;
pub use policy::{Access, Body, Policy, Public};

use crate::{
    answers::{Exchange, IfMatch, require_if_match},
    input::{
        limits::{MAX_JSON_BODY, check_declared_length, read_body},
        media_type::{JSON, MERGE_PATCH, require_media_type},
        strict_json,
    },
    negotiation::{Accepted, accepts},
    problems::{Problem, ProblemCode},
    state::State,
};

/// Parameters of an operation that has none.
#[derive(Debug, Clone, Copy, serde::Deserialize)]
pub struct NoQuery {}

/// A request that passed every check that needs no record. `P` is the handler's policy, `Q` its query parameters.
pub struct Call<P: Policy, Q: DeserializeOwned = NoQuery> {
    /// What use cases take: who calls, with the permissions of the policy.
    pub call: AppCall,
    /// The query parameters.
    pub query: Q,
    /// The body; null when the operation has none.
    pub body: Value,
    /// The body as it came, where the policy takes a file.
    pub file: web::Bytes,
    /// What `If-Match` named, where the operation needs it.
    pub if_match: Option<IfMatch>,
    /// The language to answer in.
    pub language: Language,
    /// The session of the caller's token.
    pub session: Option<thidua_domain::ids::SessionId>,
    /// What handlers share.
    pub state: State,
    /// Path and query as asked, for links.
    pub target: (String, String),
    policy: PhantomData<P>,
}

impl<P: Policy, Q: DeserializeOwned> Call<P, Q> {
    /// The versions that `If-Match` names.
    #[must_use]
    pub fn versions(&self) -> Vec<i64> {
        self.if_match.as_ref().map(|tags| tags.versions().to_vec()).unwrap_or_default()
    }
}

impl<P: Policy, Q: DeserializeOwned + 'static> FromRequest for Call<P, Q> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move { read(&request, payload).await })
    }
}

async fn read<P: Policy, Q: DeserializeOwned>(
    request: &HttpRequest,
    mut payload: Payload,
) -> Result<Call<P, Q>, Problem> {
    let state = request.app_data::<web::Data<State>>().ok_or_else(|| Problem::internal("no state"))?.get_ref().clone();
    let exchange = Exchange::of(request).ok_or_else(|| Problem::internal("the outermost layer is missing"))?;
    let template = request.match_pattern().unwrap_or_default();
    let operation = state
        .contract()
        .operation(request.method(), &template)
        .ok_or_else(|| Problem::internal(format!("{template} is not in the contract")))?;
    let headers = request.headers();

    let most = match P::BODY {
        Body::Json => MAX_JSON_BODY,
        Body::Table { most } => most,
    };
    check_declared_length(headers, most)?;
    let bytes = match operation.body_media_type() {
        Some(_) => read_body(&mut payload, most, exchange.body_timeout).await?,
        None => web::Bytes::new(),
    };
    let caller = credentials::caller(request, &state, exchange.received_at, P::ACCESS).await?;
    let is_file = P::BODY != Body::Json;
    if is_file {
        file::require_table(headers)?;
    }
    let has_body = !is_file && (operation.body_is_required() || !bytes.is_empty());
    if has_body {
        match operation.body_media_type() {
            Some(JSON) => require_media_type(headers, JSON)?,
            Some(_) => require_media_type(headers, MERGE_PATCH)?,
            None => {}
        }
    }
    if accepts(headers, JSON) == Accepted::No && accepts(headers, "application/problem+json") == Accepted::No {
        return Err(Problem::plain(ProblemCode::NotAcceptable));
    }
    let mut faults = Faults::new();
    let parameters = faults.take(operation.read_query(request.query_string()));
    let idempotency = faults.take(idempotency::read(request, caller.as_ref().map(|(who, _)| who), &bytes));
    let mut body = if has_body { strict_json(&bytes)? } else { Value::Null };
    let mut of_body = if has_body { operation.check_body(&body).err().unwrap_or_default() } else { Faults::new() };
    if !(P::COMPLETES_FAULTS && body.is_object()) {
        faults.extend(std::mem::take(&mut of_body));
    }
    faults.finish().map_err(Problem::invalid_input)?;
    leave_out(&mut body, &of_body);
    let (Some(parameters), Some(idempotency)) = (parameters, idempotency) else {
        return Err(Problem::internal("faults were lost"));
    };
    let query = serde_json::from_value(Value::Object(parameters)).map_err(Problem::internal)?;
    let if_match = if operation.needs_if_match() { Some(require_if_match(headers)?) } else { None };

    let (principal, session) = caller.unzip();
    if let Some(principal) = &principal {
        tracing::Span::current().record("user.id", tracing::field::display(principal.id));
    }
    let uri = request.uri();
    Ok(Call {
        call: AppCall {
            principal,
            permissions: P::PERMISSIONS,
            request_id: Some(exchange.request_id.as_str().to_owned()),
            address: exchange.address.map(|address| address.to_string()),
            now: thidua_app::ports::to_micros(exchange.received_at),
            idempotency,
            faults: of_body,
        },
        query,
        body,
        file: if is_file { bytes } else { web::Bytes::new() },
        if_match,
        language: exchange.language,
        session: session.flatten(),
        state,
        target: (uri.path().to_owned(), uri.query().unwrap_or_default().to_owned()),
        policy: PhantomData,
    })
}

/// Leaves out of a body the properties that have faults already, so that the use case can look at the rest.
fn leave_out(body: &mut Value, faults: &Faults) {
    let Value::Object(properties) = body else { return };
    for name in faults.properties() {
        properties.shift_remove(name);
    }
}
