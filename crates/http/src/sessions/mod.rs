//! Signing in over HTTP: `/v1/sessions`, and one-time codes at `/v1/enrolments`.

use actix_web::{HttpResponse, delete, http::StatusCode, post};
use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use thidua_app::identity::{self, SignedIn};
use thidua_domain::access::Scope;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::{
    call::{Call, Public, policy},
    problems::Problem,
    reply::Reply,
};

policy!(
    /// Whoever signed in ends their own session.
    OwnSession:
);

/// A name and its password.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({"userName": "van-thu", "password": "một mật khẩu đủ dài"}))]
pub struct Credentials {
    /// Sign-in name.
    #[schema(min_length = 1, max_length = 60, example = "van-thu")]
    user_name: String,
    /// Password.
    #[schema(value_type = String, format = "password", min_length = 1, max_length = 128, example = "một mật khẩu đủ dài")]
    password: SecretString,
}

/// A refresh token.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({"refreshToken": "yJkE0cVbK2mXo1bq8b8mB1rWn6n4m0oQ2k9c0d1e2f3"}))]
pub struct Renewal {
    /// The refresh token that came with the last access token; it is good once.
    #[schema(value_type = String, min_length = 1, max_length = 200)]
    refresh_token: SecretString,
}

/// A one-time code and the password its account is to have.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({"code": "yJkE0cVbK2mXo1bq8b8mB1rWn6n4m0oQ2k9c0d1e2f3", "userName": "quan-tri", "password": "một mật khẩu đủ dài"}))]
pub struct NewEnrolment {
    /// The code that was printed.
    #[schema(value_type = String, min_length = 1, max_length = 200)]
    code: SecretString,
    /// Sign-in name, when the code makes the first administrator.
    #[schema(max_length = 60, example = "quan-tri")]
    user_name: Option<String>,
    /// The password: 12 to 128 characters.
    #[schema(value_type = String, format = "password", min_length = 1, max_length = 128)]
    password: SecretString,
}

/// A role and what it is held on.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct GrantAnswer {
    /// The role: a code of `/v1/code-lists/roles`.
    #[schema(max_length = 40, example = "editor")]
    role: String,
    /// The organization whose subtree it is held on; null for the installation.
    organization_id: Option<Uuid>,
}

/// A session, with tokens that are shown once.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// Its id.
    id: Uuid,
    /// Always `session`.
    #[serde(rename = "type")]
    #[schema(max_length = 20, pattern = "^session$", example = "session")]
    kind: String,
    /// Sign-in name.
    #[schema(max_length = 60, example = "van-thu")]
    user_name: String,
    /// Its roles.
    #[schema(max_items = 100)]
    grants: Vec<GrantAnswer>,
    /// Always `Bearer`.
    #[schema(max_length = 10, example = "Bearer")]
    token_type: String,
    /// For the `Authorization` header.
    #[schema(max_length = 2000)]
    access_token: String,
    /// Until when it is good.
    access_token_expires_at: DateTime<Utc>,
    /// For the next renewal; good once.
    #[schema(max_length = 200)]
    refresh_token: String,
    /// Until when the session lasts.
    expires_at: DateTime<Utc>,
}

/// The account that a code made or opened.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Enrolment {
    /// Always `enrolment`.
    #[serde(rename = "type")]
    #[schema(max_length = 20, pattern = "^enrolment$", example = "enrolment")]
    kind: String,
    /// Sign-in name.
    #[schema(max_length = 60, example = "quan-tri")]
    user_name: String,
}

impl From<SignedIn> for Session {
    fn from(signed_in: SignedIn) -> Self {
        Self {
            id: signed_in.session_id.uuid(),
            kind: "session".into(),
            user_name: signed_in.user.name,
            grants: signed_in
                .user
                .grants
                .iter()
                .map(|grant| GrantAnswer {
                    role: grant.role.as_str().to_owned(),
                    organization_id: match grant.scope {
                        Scope::Installation => None,
                        Scope::Subtree(id) => Some(id.uuid()),
                    },
                })
                .collect(),
            token_type: "Bearer".into(),
            access_token: signed_in.access_token.expose_secret().to_owned(),
            access_token_expires_at: signed_in.access_expires_at,
            refresh_token: signed_in.refresh_token.expose_secret().to_owned(),
            expires_at: signed_in.session_expires_at,
        }
    }
}

/// Registers the routes.
pub fn configure(config: &mut ServiceConfig) {
    config.service(create_session).service(create_session_renewal).service(delete_session).service(create_enrolment);
}

fn body<T: serde::de::DeserializeOwned>(value: serde_json::Value) -> Result<T, Problem> {
    serde_json::from_value(value).map_err(Problem::internal)
}

/// Signs in
///
/// Name or password: which one is wrong is not said.
#[utoipa::path(tag = "sessions", security(()), request_body(content = Credentials, content_type = "application/json"), responses((status = 201, body = Session, description = "The session.")))]
#[post("/v1/sessions")]
async fn create_session(call: Call<Public>) -> Result<HttpResponse, Problem> {
    let Credentials { user_name, password } = body(call.body)?;
    let signed_in = call.state.blocking(move |app| identity::sign_in(app, &user_name, &password)).await?;
    Ok(Reply::with_status(StatusCode::CREATED, &Session::from(signed_in))?
        .header("cache-control", "no-store")
        .respond())
}

/// Renews the tokens of a session
///
/// A refresh token is good once; one used again ends the session, for somebody else has it.
#[utoipa::path(tag = "sessions", security(()), request_body(content = Renewal, content_type = "application/json"), responses((status = 201, body = Session, description = "The session with new tokens.")))]
#[post("/v1/sessions/current/renewals")]
async fn create_session_renewal(call: Call<Public>) -> Result<HttpResponse, Problem> {
    let Renewal { refresh_token } = body(call.body)?;
    let signed_in = call.state.blocking(move |app| identity::refresh(app, &refresh_token)).await?;
    Ok(Reply::with_status(StatusCode::CREATED, &Session::from(signed_in))?
        .header("cache-control", "no-store")
        .respond())
}

/// Signs out
///
/// Ends the session of the access token; its tokens are refused from then on.
#[utoipa::path(tag = "sessions", extensions(("x-unversioned" = json!(true))), responses((status = 204, description = "The session has ended.")))]
#[delete("/v1/sessions/current")]
async fn delete_session(call: Call<OwnSession>) -> Result<HttpResponse, Problem> {
    if let Some(session) = call.session {
        call.state.blocking(move |app| identity::sign_out(app, session)).await?;
    }
    Ok(HttpResponse::NoContent().finish())
}

/// Uses a one-time code
///
/// Makes the first administrator, or sets the password of an account.
#[utoipa::path(tag = "sessions", security(()), request_body(content = NewEnrolment, content_type = "application/json"), responses((status = 201, body = Enrolment, description = "The account may sign in.")))]
#[post("/v1/enrolments")]
async fn create_enrolment(call: Call<Public>) -> Result<HttpResponse, Problem> {
    let Call { call: who, state, body: value, .. } = call;
    let NewEnrolment { code, user_name, password } = body(value)?;
    let enrolled =
        state.blocking(move |app| identity::enrol(app, &who, &code, user_name.as_deref(), &password)).await?;
    let answer = Enrolment { kind: "enrolment".into(), user_name: enrolled.name };
    Ok(Reply::with_status(StatusCode::CREATED, &answer)?.header("cache-control", "no-store").respond())
}
