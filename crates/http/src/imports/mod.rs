//! Files that become records: `/v1/imports`.

mod create;
mod list;
mod read;
mod representation;
mod resolve;
mod shape;

use thidua_app::imports::table::MAX_BYTES;
use thidua_domain::access::Permission;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::call::{Access, Body, Policy};

/// Whoever signed in sees their own imports, and those of units whose records they may write.
pub(super) enum ReadImports {}

impl Policy for ReadImports {
    const ACCESS: Access = Access::SignedIn;
    const PERMISSIONS: &'static [Permission] = &[];
}

/// Whoever signed in sends a file in; which rights that needs, its kind says.
pub(super) enum SendFile {}

impl Policy for SendFile {
    const ACCESS: Access = Access::SignedIn;
    const PERMISSIONS: &'static [Permission] = &[];
    const BODY: Body = Body::Table { most: MAX_BYTES };
}

/// Registers the routes.
pub(crate) fn configure(config: &mut ServiceConfig) {
    config
        .service(create::create_import)
        .service(list::list_imports)
        .service(read::list_import_uncertain_rows)
        .service(resolve::create_import_resolution)
        .service(read::get_import);
}
