//! What no route answers: the address is unknown (404), or known with other methods (405), or asks which (rule 13).
//!
//! Routes and the OpenAPI document come from one list, so the document knows the methods of an address.

use std::sync::Arc;

use actix_web::{
    HttpRequest, HttpResponse,
    http::{
        Method,
        header::{ALLOW, HeaderValue},
    },
    web,
};

use crate::{
    answers::Exchange,
    input::{Contract, Template},
    problems::{Problem, ProblemCode},
};

/// The addresses of the service, for those whom no route fits.
#[derive(Debug, Clone)]
pub struct KnownRoutes {
    contract: Arc<Contract>,
    pages: Vec<Template>,
}

impl KnownRoutes {
    /// The operations of the contract, and `pages`: templates beside it that only answer `GET`.
    #[must_use]
    pub fn new(contract: Arc<Contract>, pages: &[&str]) -> Self {
        Self { contract, pages: pages.iter().map(|page| Template::new(page)).collect() }
    }

    /// The methods of an address as `Allow` lists them; none when the address is unknown.
    #[must_use]
    pub fn allow(&self, path: &str) -> Option<HeaderValue> {
        let mut methods = self.contract.methods_at(path);
        if methods.is_empty() && self.pages.iter().any(|page| page.fits(path)) {
            methods.push(Method::GET);
        }
        if methods.is_empty() {
            return None;
        }
        if methods.contains(&Method::GET) {
            methods.push(Method::HEAD);
        }
        methods.push(Method::OPTIONS);
        let list: Vec<&str> = methods.iter().map(Method::as_str).collect();
        HeaderValue::try_from(list.join(", ")).ok()
    }
}

/// The default service of the application.
///
/// # Errors
/// `not-found`, or `method-not-allowed` with `Allow`.
pub async fn fallback(request: HttpRequest, routes: web::Data<KnownRoutes>) -> Result<HttpResponse, Problem> {
    let allow = routes.allow(request.path()).ok_or_else(Problem::not_found)?;
    if *request.method() == Method::OPTIONS {
        return Ok(HttpResponse::NoContent().insert_header((ALLOW, allow)).finish());
    }
    // `HEAD` came here as `GET`; the caller is told about the method it used.
    let method = Exchange::of(&request).map_or_else(|| request.method().clone(), |exchange| exchange.asked_method());
    let list = allow.to_str().unwrap_or_default();
    Err(Problem::new(
        ProblemCode::MethodNotAllowed,
        format!("Địa chỉ này không nhận {method}; các phương thức được dùng: {list}."),
        format!("This address does not take {method}; it takes {list}."),
    )
    .with_header(ALLOW, allow))
}
