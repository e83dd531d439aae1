//! Answers of handlers: JSON, with what the outermost layer has to know.

use actix_web::{
    HttpResponse,
    http::{
        StatusCode,
        header::{CONTENT_TYPE, HeaderName, HeaderValue},
    },
};
use serde::Serialize;
use serde_json::Value;
use thidua_app::{App, errors::Error};
use thidua_domain::{language::Language, records::Kind};
use thidua_persistence::db::Answer;

use crate::{
    answers::{BuiltFrom, KindSet, RecordVersion},
    problems::Problem,
    state::State,
};

/// The number of a kind among the epochs.
const fn number(kind: Kind) -> u8 {
    match kind {
        Kind::Organization => 0,
        Kind::Document => 1,
        Kind::Relation => 2,
        Kind::User => 3,
        Kind::Article => 4,
        Kind::Person => 5,
        Kind::Post => 6,
        Kind::Campaign => 7,
        Kind::EmulationBlock => 8,
        Kind::CongressSeries => 9,
        Kind::Congress => 10,
        Kind::Exemplar => 11,
        Kind::Recipient => 12,
        Kind::Award => 13,
        Kind::AwardTally => 14,
        Kind::Ceremony => 15,
    }
}

/// The epochs of some kinds.
#[must_use]
pub fn kinds(kinds: &[Kind]) -> KindSet {
    kinds.iter().fold(KindSet::NONE, |set, kind| set.with(KindSet::of(number(*kind))))
}

/// The header, kept with a stored answer, that holds the version of its record.
const VERSION: &str = "x-record-version";

/// A JSON answer.
#[derive(Debug)]
pub struct Reply {
    status: StatusCode,
    body: Vec<u8>,
    headers: Vec<(HeaderName, HeaderValue)>,
    version: Option<i64>,
    built_from: Option<KindSet>,
}

impl Reply {
    /// 200 with `value`.
    ///
    /// # Errors
    /// When the value cannot be written, which is a fault of the service.
    pub fn ok(value: &impl Serialize) -> Result<Self, Problem> {
        Self::with_status(StatusCode::OK, value)
    }

    /// A status with `value`.
    ///
    /// # Errors
    /// When the value cannot be written, which is a fault of the service.
    pub fn with_status(status: StatusCode, value: &impl Serialize) -> Result<Self, Problem> {
        let body = serde_json::to_vec(value).map_err(Problem::internal)?;
        Ok(Self { status, body, headers: Vec::new(), version: None, built_from: None })
    }

    /// Tells the version of the record it shows, to a caller with a right on it.
    #[must_use]
    pub fn version(mut self, version: Option<i64>) -> Self {
        self.version = version;
        self
    }

    /// Lets it be kept for everyone until one of these kinds changes publicly.
    #[must_use]
    pub fn built_from(mut self, built_from: &[Kind]) -> Self {
        self.built_from = Some(kinds(built_from));
        self
    }

    /// Adds a header; one whose value is no header value is left out.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.push((HeaderName::from_static(name), value));
        }
        self
    }

    /// The response.
    #[must_use]
    pub fn respond(self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status);
        response.insert_header((CONTENT_TYPE, HeaderValue::from_static("application/json")));
        for header in self.headers {
            response.insert_header(header);
        }
        let mut response = response.body(self.body);
        if let Some(version) = self.version {
            response.extensions_mut().insert(RecordVersion(version));
        }
        if let Some(kinds) = self.built_from {
            response.extensions_mut().insert(BuiltFrom { kinds, fresh_until: None });
        }
        response
    }
}

/// The answer of a write, as a use case stores it: a record with its version and, when new, its address, in the
/// language it was asked for, which a replay keeps.
///
/// # Errors
/// When the value cannot be written, which is a fault of the service.
pub fn stored(
    status: StatusCode,
    value: &Value,
    version: i64,
    location: Option<&str>,
    language: Language,
) -> Result<Answer, Error> {
    let mut headers =
        vec![(VERSION.to_owned(), version.to_string()), ("content-language".to_owned(), language.tag().to_owned())];
    headers.extend(location.map(|location| ("location".to_owned(), location.to_owned())));
    let body = serde_json::to_vec(value).map_err(thidua_persistence::errors::StoreError::from)?;
    Ok(Answer { status: status.as_u16(), headers, body })
}

impl State {
    /// Runs a writing use case and answers with what it stored, or with what it answered before
    /// (`Idempotency-Replayed`).
    ///
    /// # Errors
    /// Whatever the use case refused.
    pub async fn write(
        &self,
        work: impl FnOnce(&App) -> Result<Answer, Error> + Send + 'static,
    ) -> Result<HttpResponse, Problem> {
        let outcome = self.blocking(move |app| match work(app) {
            Ok(answer) => Ok((answer, false)),
            Err(Error::Replay(answer)) => Ok((answer, true)),
            Err(error) => Err(error),
        });
        let (answer, replayed) = outcome.await?;
        let status = StatusCode::from_u16(answer.status).map_err(Problem::internal)?;
        let mut reply = Reply { status, body: answer.body, headers: Vec::new(), version: None, built_from: None };
        for (name, value) in answer.headers {
            match (name.as_str(), HeaderName::try_from(&name), HeaderValue::from_str(&value)) {
                (VERSION, _, _) => reply.version = value.parse().ok(),
                (_, Ok(name), Ok(value)) => reply.headers.push((name, value)),
                _ => return Err(Problem::internal("a stored header is damaged")),
            }
        }
        if replayed {
            reply = reply.header("idempotency-replayed", "true");
        }
        Ok(reply.respond())
    }
}
