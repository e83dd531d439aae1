//! The addresses of a kind of sheet.

use actix_web::web::{self, ServiceConfig};

use super::{Collection, counts, read, versions, write};
use crate::router::fallback;

/// Registers the addresses of a kind. What its collection has beside them is registered before.
pub(crate) fn routes_of<C: Collection>(config: &mut ServiceConfig) {
    let base = format!("/v1/{}", C::DEFINITION.collection);
    let one = format!("{base}/{{{}}}", C::WORDS.id);
    let below = |name: &str| format!("{one}/{name}");
    // What an address does not take is told by the one place that tells it for all.
    let at = |path: &str| web::resource(path).default_service(web::to(fallback));
    config
        .service(at(&base).route(web::get().to(read::list::<C>)).route(web::post().to(write::create::<C>)))
        .service(at(&below("publications")).route(web::post().to(write::publish::<C>)))
        .service(at(&below("withdrawals")).route(web::post().to(write::withdraw::<C>)))
        .service(at(&below("versions")).route(web::get().to(versions::list::<C>)));
    if !C::COUNTED.is_empty() {
        config.service(at(&format!("{base}/counts")).route(web::get().to(counts::counts::<C>)));
    }
    if !C::DEFINITION.claimable.is_empty() {
        config.service(at(&below("claims")).route(web::post().to(write::add_claim::<C>)));
    }
    config.service(
        at(&one)
            .route(web::get().to(read::get::<C>))
            .route(web::patch().to(write::edit::<C>))
            .route(web::delete().to(write::delete::<C>)),
    );
}
