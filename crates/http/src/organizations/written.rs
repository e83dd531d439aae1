//! The answer of a write to an organization, made inside its transaction.

use actix_web::http::StatusCode;
use thidua_app::{Call as AppCall, errors::Error};
use thidua_domain::{access::Sight, language::Language, organizations::Organization as Record};
use thidua_persistence::{connection::Conn, db::Answer};

use super::answer;
use crate::{records::Written, reply::stored, state::State};

impl Written for Record {
    /// The answer of a write: the organization as it stands; with its address, when it is new there.
    fn answer(
        conn: &mut Conn,
        call: &AppCall,
        state: &State,
        language: Language,
        status: StatusCode,
        organization: &Record,
    ) -> Result<Answer, Error> {
        let seen = [(organization.clone(), Sight::Full)];
        let value = answer(conn, call, state, language, &seen)?.pop().unwrap_or_default();
        let location = format!("{}/v1/organizations/{}", state.base_url(), organization.id);
        let location = (status == StatusCode::CREATED).then_some(location.as_str());
        stored(status, &value, organization.front.version, location, language)
    }
}
