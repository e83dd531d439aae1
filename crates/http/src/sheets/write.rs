//! Writes of sheets.

use actix_web::{HttpResponse, http::StatusCode, web};
use thidua_app::{Call as AppCall, errors::Error, sheets as cases};
use thidua_domain::{access::Sight, language::Language, sheets::Sheet};
use thidua_persistence::{connection::Conn, db::Answer};

use super::{
    Collection, Shown,
    policies::{Create, Edit, Publish},
    represent,
};
use crate::{
    call::Call,
    problems::Problem,
    records::{ReasonQuery, Written, delete as gone, parse_id, publish_at, reason_of, write},
    reply::stored,
    state::State,
};

impl Written for Sheet {
    fn answer(
        conn: &mut Conn,
        call: &AppCall,
        state: &State,
        language: Language,
        status: StatusCode,
        sheet: &Self,
    ) -> Result<Answer, Error> {
        let seen = [(sheet.clone(), Sight::Full)];
        let value = represent(conn, call, state, &Shown::in_language(language), &seen)?.pop().unwrap_or_default();
        let location = format!("{}/v1/{}/{}", state.base_url(), sheet.definition.collection, sheet.id);
        let location = (status == StatusCode::CREATED).then_some(location.as_str());
        stored(status, &value, sheet.front.version, location, language)
    }
}

pub(super) async fn create<C: Collection>(call: Call<Create<C>>) -> Result<HttpResponse, Problem> {
    write(call, StatusCode::CREATED, |app, call, render| {
        cases::create(app, &call.call, C::DEFINITION, &call.body, render)
    })
    .await
}

pub(super) async fn edit<C: Collection>(path: web::Path<String>, call: Call<Edit<C>>) -> Result<HttpResponse, Problem> {
    let id = (C::DEFINITION, parse_id(&path)?);
    write(call, StatusCode::OK, move |app, call, render| {
        cases::edit(app, &call.call, id, &call.versions(), &call.body, render)
    })
    .await
}

pub(super) async fn add_claim<C: Collection>(
    path: web::Path<String>,
    call: Call<Edit<C>>,
) -> Result<HttpResponse, Problem> {
    let id = (C::DEFINITION, parse_id(&path)?);
    write(call, StatusCode::CREATED, move |app, call, render| {
        cases::add_claim(app, &call.call, id, &call.versions(), &call.body, render)
    })
    .await
}

pub(super) async fn delete<C: Collection>(
    path: web::Path<String>,
    call: Call<Edit<C>, ReasonQuery>,
) -> Result<HttpResponse, Problem> {
    let id = (C::DEFINITION, parse_id(&path)?);
    gone(call, move |app, call| cases::delete(app, &call.call, id, &call.versions(), &call.query.change_reason)).await
}

pub(super) async fn publish<C: Collection>(
    path: web::Path<String>,
    call: Call<Publish<C>>,
) -> Result<HttpResponse, Problem> {
    let id = (C::DEFINITION, parse_id(&path)?);
    write(call, StatusCode::CREATED, move |app, call, render| {
        cases::publish(app, &call.call, id, publish_at(&call.body), render)
    })
    .await
}

pub(super) async fn withdraw<C: Collection>(
    path: web::Path<String>,
    call: Call<Publish<C>>,
) -> Result<HttpResponse, Problem> {
    let id = (C::DEFINITION, parse_id(&path)?);
    write(call, StatusCode::CREATED, move |app, call, render| {
        cases::withdraw(app, &call.call, id, reason_of(&call.body), render)
    })
    .await
}
