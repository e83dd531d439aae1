//! Handlers that give back the bytes they were told: what answering costs when there is nothing to find or to make.
//!
//! One stands beside the service's own routes, under the same layers; it says type, links and body, and the layers add
//! the rest. The other stands alone on a listener of its own, without any layer, and says every header itself.

use std::{
    net::TcpListener,
    sync::{Arc, OnceLock},
};

use actix_web::{
    App, HttpRequest, HttpResponse, HttpServer,
    dev::Server,
    error::ErrorBadRequest,
    http::{
        StatusCode,
        header::{CONTENT_TYPE, ETAG, HeaderName, HeaderValue, IF_NONE_MATCH, LINK},
    },
    web::{self, Bytes},
};

use crate::answers::KeptAnswer;

/// The addresses of the handlers.
const ADDRESS: &str = "/bench/same/{number}";

/// The most bytes that the answers together may have on their way here.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// An answer, ready to be sent.
#[derive(Debug)]
struct Ready {
    headers: Vec<(HeaderName, HeaderValue)>,
    body: Bytes,
}

impl Ready {
    fn header(&self, wanted: &HeaderName) -> Option<&HeaderValue> {
        self.headers.iter().find(|(name, _)| name == wanted).map(|(_, value)| value)
    }
}

/// The answers to give back; told once.
#[derive(Debug, Clone, Default)]
pub(crate) struct SameBytes(Arc<OnceLock<Vec<Ready>>>);

impl SameBytes {
    fn get(&self, number: usize) -> Option<&Ready> {
        self.0.get().and_then(|answers| answers.get(number))
    }

    /// Adds the handler to the service's own application.
    pub(crate) fn beside(&self, config: &mut web::ServiceConfig) {
        config.app_data(web::Data::new(self.clone())).route(ADDRESS, web::get().to(under_layers));
    }

    /// Starts the server without layers; it also takes the answers (`PUT /bench/answers`).
    pub(crate) fn serve(&self, listener: TcpListener, workers: usize) -> std::io::Result<Server> {
        let answers = web::Data::new(self.clone());
        let server = HttpServer::new(move || {
            App::new()
                .app_data(answers.clone())
                .app_data(web::JsonConfig::default().limit(MOST_BYTES))
                .route("/bench/answers", web::put().to(take))
                .route(ADDRESS, web::get().to(bare))
        });
        Ok(server.workers(workers).disable_signals().listen(listener)?.run())
    }
}

async fn take(told: web::Data<SameBytes>, answers: web::Json<Vec<KeptAnswer>>) -> actix_web::Result<HttpResponse> {
    let ready = |answer: KeptAnswer| {
        let headers = answer.headers.iter().map(|(name, value)| {
            let name = HeaderName::try_from(name.as_str()).map_err(ErrorBadRequest)?;
            Ok((name, HeaderValue::try_from(value.as_str()).map_err(ErrorBadRequest)?))
        });
        Ok(Ready { headers: headers.collect::<actix_web::Result<_>>()?, body: Bytes::from(answer.body) })
    };
    let answers = answers.into_inner().into_iter().map(ready).collect::<actix_web::Result<Vec<_>>>()?;
    told.0.set(answers).map_err(|_| ErrorBadRequest("the answers were told already"))?;
    Ok(HttpResponse::NoContent().finish())
}

async fn under_layers(number: web::Path<usize>, answers: web::Data<SameBytes>) -> HttpResponse {
    let Some(ready) = answers.get(*number) else { return HttpResponse::NotFound().finish() };
    let mut response = HttpResponse::Ok();
    for name in [CONTENT_TYPE, LINK] {
        if let Some(value) = ready.header(&name) {
            response.insert_header((name, value.clone()));
        }
    }
    response.body(ready.body.clone())
}

async fn bare(request: HttpRequest, number: web::Path<usize>, answers: web::Data<SameBytes>) -> HttpResponse {
    let Some(ready) = answers.get(*number) else { return HttpResponse::NotFound().finish() };
    let known = request.headers().get(IF_NONE_MATCH).is_some_and(|tag| Some(tag) == ready.header(&ETAG));
    let mut response = HttpResponse::build(if known { StatusCode::NOT_MODIFIED } else { StatusCode::OK });
    for (name, value) in ready.headers.iter().filter(|(name, _)| !known || *name != CONTENT_TYPE) {
        response.append_header((name.clone(), value.clone()));
    }
    if known { response.finish() } else { response.body(ready.body.clone()) }
}
