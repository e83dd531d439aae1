//! Organizations over HTTP: `/v1/organizations`.

mod create;
mod delete;
mod edit;
mod input;
mod list;
mod publish;
mod read;
mod representation;
mod written;

pub use input::{NewOrganization, OrganizationPatch};
pub use list::{OrganizationQuery, PageOrganization};
pub use representation::Organization;
pub(crate) use representation::{answer, whole};

use utoipa_actix_web::service_config::ServiceConfig;

use crate::call::policy;

policy!(
    /// Changes organizations.
    EditOrganizations: OrganizationsWrite
);
policy!(
    /// Creates organizations, and is told all faults at once.
    CreateOrganizations: OrganizationsWrite; completes_faults = true
);
policy!(
    /// Moves organizations to and from the public.
    PublishOrganizations: OrganizationsPublish
);

/// Registers the routes.
pub fn configure(config: &mut ServiceConfig) {
    config
        .service(list::list_organizations)
        .service(create::create_organization)
        .service(publish::create_organization_publication)
        .service(publish::create_organization_withdrawal)
        .service(read::get_organization)
        .service(edit::update_organization)
        .service(delete::delete_organization);
}
