//! The outermost layer as an actix middleware.

use std::{
    future::{Ready, ready},
    rc::Rc,
    sync::Arc,
};

use actix_web::{
    Error,
    body::{BoxBody, MessageBody},
    dev::{Service, ServiceRequest, ServiceResponse, Transform, forward_ready},
};
use futures_util::future::{Either, LocalBoxFuture};

use super::{Epochs, Exchange, pipeline::Pipeline};
use crate::{config::WebConfig, telemetry::Metrics};

/// The outermost layer: made once for the process, cloned into each worker, wrapped last around the application.
#[derive(Debug, Clone)]
pub struct Outer(Arc<Pipeline>);

impl Outer {
    /// A layer with these settings; `epochs` is raised by whoever commits changes.
    #[must_use]
    pub fn new(config: &WebConfig, epochs: Epochs, metrics: Arc<Metrics>) -> Self {
        Self(Arc::new(Pipeline::new(config, epochs, metrics)))
    }
}

impl<S, B> Transform<S, ServiceRequest> for Outer
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<BoxBody>;
    type Error = Error;
    type Transform = OuterService<S>;
    type InitError = ();
    type Future = Ready<Result<Self::Transform, ()>>;

    fn new_transform(&self, service: S) -> Self::Future {
        ready(Ok(OuterService { pipeline: Arc::clone(&self.0), service: Rc::new(service) }))
    }
}

/// [`Outer`] around a service.
#[derive(Debug)]
pub struct OuterService<S> {
    pipeline: Arc<Pipeline>,
    service: Rc<S>,
}

type Answer = Result<ServiceResponse<BoxBody>, Error>;

impl<S, B> Service<ServiceRequest> for OuterService<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<BoxBody>;
    type Error = Error;
    type Future = Either<Ready<Answer>, LocalBoxFuture<'static, Answer>>;

    forward_ready!(service);

    fn call(&self, mut request: ServiceRequest) -> Self::Future {
        let mut exchange =
            Exchange::begin(&mut request, self.pipeline.clock(), self.pipeline.proxies(), self.pipeline.body_timeout());
        if let Some(response) = self.pipeline.at_once(&request, &mut exchange) {
            return Either::Left(ready(Ok(request.into_response(response))));
        }
        let (pipeline, service) = (Arc::clone(&self.pipeline), Rc::clone(&self.service));
        Either::Right(Box::pin(async move { pipeline.through(&*service, request, exchange).await }))
    }
}
