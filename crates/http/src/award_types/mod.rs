//! The award catalogue over HTTP: `/v1/award-types`.

mod background;
mod list;
mod period;
mod read;
mod representation;

pub use representation::AwardType;

use utoipa_actix_web::service_config::ServiceConfig;

/// Registers the routes.
pub fn configure(config: &mut ServiceConfig) {
    config.service(list::list_award_types).service(read::get_award_type);
}
