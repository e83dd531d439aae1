//! What is printed for whoever starts the service.

use secrecy::{ExposeSecret, SecretString};
use thidua_persistence::db::Address;

use crate::settings::Settings;

/// What of the demo was loaded.
pub(super) fn progress(what: &str, added: usize) {
    if added > 0 {
        println!("demo: {added} {what}");
    }
}

/// That the register has a synthetic city already, which is not the demo's.
pub(super) fn other_city(city: &str) {
    println!("demo: the register holds another synthetic city, which stays: {city}");
}

/// The flag that names the same database to another command. A password in its address is not repeated.
fn store_flag(settings: &Settings) -> String {
    match &settings.store.address {
        Address::Sqlite(path) => format!("--database-url sqlite://{}", path.display()),
        Address::Postgres(_) => "--database-url postgres://…".to_owned(),
    }
}

/// Where things are, and how to begin.
pub(super) fn listening(settings: &Settings, demo: bool, invitation: Option<&SecretString>) {
    let base = &settings.base_url;
    println!();
    println!("Thi Đua listens on {} ({})", settings.listen, settings.store.address.kind());
    println!("  API           {base}/v1/documents");
    println!("  Interactive   {base}/docs");
    println!("  Sign-in       POST {base}/v1/sessions");
    if let Some(address) = settings.admin_listen {
        println!("  Metrics       http://{address}/metrics");
    }
    if demo {
        println!();
        println!("Demo accounts have no passwords; a token for one of them:");
        println!("  thidua token issue --user admin {}", store_flag(settings));
    }
    if let Some(code) = invitation {
        println!();
        println!("There is no account yet. Make the first administrator, once, within 24 hours:");
        println!("  curl -X POST {base}/v1/enrolments -H 'Content-Type: application/json' \\");
        println!(
            "    -d '{{\"code\": \"{}\", \"userName\": \"quan-tri\", \"password\": \"<a long password>\"}}'",
            code.expose_secret()
        );
    }
    println!();
}
