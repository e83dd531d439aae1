//! The answer of a write to a document, made inside its transaction.

use actix_web::http::StatusCode;
use serde::Serialize;
use thidua_app::{Call as AppCall, documents::look_alikes, errors::Error};
use thidua_domain::{
    access::Sight,
    documents::Document as Record,
    language::{Language, Sentence},
};
use thidua_persistence::{connection::Conn, db::Answer, errors::StoreError};
use utoipa::ToSchema;

use super::answer;
use crate::{records::Written, reply::stored, shapes::Links, state::State};

/// What a writer should look at, although nothing is wrong: the record was saved.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Warning {
    /// A stable code: `possible_duplicate`.
    #[schema(max_length = 40, example = "possible_duplicate")]
    pub code: String,
    /// What to look at and why.
    #[schema(max_length = 1000)]
    pub detail: String,
    /// The record to look at.
    pub links: Links,
}

impl Written for Record {
    /// The answer of a write: the document as it stands, with warnings; with its address, when it is new there.
    fn answer(
        conn: &mut Conn,
        call: &AppCall,
        state: &State,
        language: Language,
        status: StatusCode,
        document: &Record,
    ) -> Result<Answer, Error> {
        let seen = [(document.clone(), Sight::Full)];
        let mut value = answer(conn, call, state, language, &[], &seen)?.pop().unwrap_or_default();
        let warnings = warnings(conn, call, state, language, document)?;
        if let (false, Some(properties)) = (warnings.is_empty(), value.as_object_mut()) {
            properties.insert("warnings".into(), serde_json::to_value(warnings).map_err(StoreError::from)?);
        }
        let location = format!("{}/v1/documents/{}", state.base_url(), document.id);
        let location = (status == StatusCode::CREATED).then_some(location.as_str());
        stored(status, &value, document.front.version, location, language)
    }
}

/// Documents that may be the same one, among those the caller sees.
fn warnings(
    conn: &mut Conn,
    call: &AppCall,
    state: &State,
    language: Language,
    document: &Record,
) -> Result<Vec<Warning>, Error> {
    let sentence = Sentence::new(
        "Có thể trùng: một văn bản khác cùng số ký hiệu và cơ quan ban hành. Hãy so sánh và bổ sung năm, nhiệm kỳ.",
        "A possible duplicate: another document has the same symbol and issuer. Compare them, and add year or term.",
    );
    Ok(look_alikes(conn, call, document)?
        .iter()
        .map(|other| Warning {
            code: "possible_duplicate".into(),
            detail: sentence.in_language(language).to_owned(),
            links: Links::to(state.base_url(), "documents", other.uuid()),
        })
        .collect())
}
