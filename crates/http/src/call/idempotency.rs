//! `Idempotency-Key`: the same request again gets the same answer (rule 65).

use actix_web::{HttpRequest, http::Method};
use sha2::{Digest, Sha256};
use thidua_domain::{
    access::Principal,
    faults::{Fault, Faults},
};
use thidua_persistence::db::IdempotencyKey;

/// The key of a POST or PATCH, bound to caller, method, path, query and body.
pub(super) fn read(
    request: &HttpRequest,
    caller: Option<&Principal>,
    body: &[u8],
) -> Result<Option<IdempotencyKey>, Faults> {
    let repeats = matches!(*request.method(), Method::POST | Method::PATCH);
    let Some(value) = request.headers().get("idempotency-key").filter(|_| repeats) else { return Ok(None) };
    let key = value.to_str().unwrap_or_default().trim();
    if !(1..=255).contains(&key.len()) || !key.bytes().all(|b| b.is_ascii_graphic()) {
        return Err(Fault::parameter(
            "Idempotency-Key",
            "bad_format",
            "Khoá gồm 1–255 ký tự ASCII không dấu cách, ví dụ một UUID.",
            "A key is 1 to 255 ASCII characters without spaces, such as a UUID.",
        )
        .into());
    }
    Ok(caller.map(|principal| IdempotencyKey {
        principal: principal.id.uuid(),
        method: request.method().to_string(),
        path: request.path().to_owned(),
        key: key.to_owned(),
        body_hash: hash(request.query_string(), body),
    }))
}

fn hash(query: &str, body: &[u8]) -> Vec<u8> {
    if query.is_empty() {
        return Sha256::digest(body).to_vec();
    }
    Sha256::new_with_prefix(body).chain_update([0]).chain_update(query).finalize().to_vec()
}
