//! Who is calling: the bearer token, read once.

use actix_web::{HttpRequest, http::header::AUTHORIZATION};
use thidua_app::identity::principal_of;
use thidua_domain::{access::Principal, ids::SessionId, records::Instant};

use super::Access;
use crate::{problems::Problem, state::State};

/// The caller, when there is a good token; nobody, when there is none and none is needed.
pub(super) async fn caller(
    request: &HttpRequest,
    state: &State,
    now: Instant,
    access: Access,
) -> Result<Option<(Principal, Option<SessionId>)>, Problem> {
    let Some(value) = request.headers().get(AUTHORIZATION) else {
        return match access {
            Access::Anyone => Ok(None),
            Access::SignedIn => Err(Problem::not_authenticated()),
        };
    };
    let token = value
        .to_str()
        .ok()
        .and_then(|text| text.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
    let (_, token) = token.ok_or_else(Problem::invalid_token)?;
    let claims = state.app().tokens.read(token.trim(), now).ok_or_else(Problem::invalid_token)?;
    let session = claims.sid.map(SessionId::from_uuid);
    let principal = state.blocking(move |app| principal_of(app, &claims)).await?;
    principal.map(|principal| Some((principal, session))).ok_or_else(Problem::invalid_token)
}
