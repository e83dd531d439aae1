//! From texts to typed settings, with every fault listed.

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use thidua_app::{KeyEncryption, loading::MOST_AWARDS};
use thidua_http::limits::{RateLimits, TrustedProxies};
use thidua_persistence::db::Address;

use super::resolve::Given;

/// How many awards the demo's synthetic city has when nothing is said.
const DEMO_SCALE: u32 = 3_000;

/// Where the database is, and how it is reached.
pub(crate) struct StoreSettings {
    pub(crate) address: Address,
    pub(crate) key_encryption: Option<KeyEncryption>,
    pub(crate) connections: u32,
}

/// Everything that `serve` needs.
pub(crate) struct Settings {
    pub(crate) store: StoreSettings,
    pub(crate) listen: SocketAddr,
    pub(crate) admin_listen: Option<SocketAddr>,
    pub(crate) base_url: String,
    pub(crate) rate_limits: RateLimits,
    pub(crate) trusted_proxies: TrustedProxies,
    pub(crate) cors_origins: Vec<String>,
    pub(crate) workers: usize,
    pub(crate) body_timeout: Duration,
    pub(crate) answer_timeout: Duration,
    pub(crate) drain_seconds: u64,
    /// How many awards the demo's synthetic city has; 0 for none.
    pub(crate) demo_scale: u32,
}

fn number<T: std::str::FromStr>(given: &Given, name: &str, faults: &mut Vec<String>) -> Option<T> {
    let text = given.get(name)?;
    let parsed = text.parse().ok();
    if parsed.is_none() {
        faults.push(format!("{name} must be a number, not {text:?}"));
    }
    parsed
}

/// Seconds from one to `most`.
fn seconds(given: &Given, name: &str, default: u64, most: u64, faults: &mut Vec<String>) -> Duration {
    let seconds = number(given, name, faults).unwrap_or(default);
    if !(1..=most).contains(&seconds) {
        faults.push(format!("{name} must be from 1 to {most}, not {seconds}"));
    }
    Duration::from_secs(seconds)
}

fn socket(given: &Given, name: &str, faults: &mut Vec<String>) -> Option<SocketAddr> {
    let text = given.get(name)?;
    let text_of_address = text.replace("localhost", "127.0.0.1");
    let parsed = text_of_address.parse().ok();
    if parsed.is_none() {
        faults.push(format!("{name} must be HOST:PORT such as 127.0.0.1:8080, not {text:?}"));
    }
    parsed
}

/// Where the database is.
pub(crate) fn store_settings(given: &Given, faults: &mut Vec<String>) -> Option<StoreSettings> {
    let address = match given.get("database-url") {
        Some(url) => match Address::parse(url) {
            Ok(address) => Some(address),
            Err(error) => {
                faults.push(format!("database-url: {error}"));
                None
            }
        },
        None => {
            let folder = given.get("data-dir").map_or("./thidua-data", String::as_str);
            Some(Address::Sqlite(PathBuf::from(folder).join("thidua.db")))
        }
    };
    if let Some(Address::Postgres(url)) = &address {
        check_postgres(url, given, faults);
    }
    let key_encryption = match given.get("key-encryption-key") {
        None => None,
        Some(text) => {
            let key = KeyEncryption::from_text(text);
            if key.is_none() {
                faults.push("key-encryption-key must have at least 32 characters".into());
            }
            key
        }
    };
    let connections = number(given, "connections", faults).unwrap_or(4);
    if !(1..=200).contains(&connections) {
        faults.push(format!("connections must be from 1 to 200, not {connections}"));
    }
    Some(StoreSettings { address: address?, key_encryption, connections })
}

/// A PostgreSQL that is not on this machine needs TLS, which the client library here does not speak.
fn check_postgres(url: &str, given: &Given, faults: &mut Vec<String>) {
    let allowed = match given.get("allow-plain-postgres").map(String::as_str) {
        None | Some("false") => false,
        Some("true") => true,
        Some(other) => {
            faults.push(format!("allow-plain-postgres must be true or false, not {other:?}"));
            false
        }
    };
    if !allowed && !is_local_postgres(url) {
        faults.push(
            "database-url names a PostgreSQL on another machine, which would be reached without TLS; use one on this \
             machine (127.0.0.1, localhost or a Unix socket), or set allow-plain-postgres=true where the network \
             itself is protected"
                .into(),
        );
    }
}

fn is_local_postgres(url: &str) -> bool {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    let hosts = authority.rsplit_once('@').map_or(authority, |(_, hosts)| hosts);
    let in_query = rest
        .split_once('?')
        .into_iter()
        .flat_map(|(_, query)| query.split('&'))
        .filter_map(|pair| pair.strip_prefix("host=").or_else(|| pair.strip_prefix("hostaddr=")))
        .all(is_local_host);
    let is_local = hosts.split(',').all(|host| {
        let host = host.strip_prefix("[::1]").map_or(host, |_| "::1");
        is_local_host(if host == "::1" { host } else { host.split(':').next().unwrap_or_default() })
    });
    is_local && in_query
}

fn is_local_host(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    host.is_empty()
        || host == "localhost"
        || host == "::1"
        || host.starts_with("127.")
        || host.starts_with('/')
        || host.starts_with("%2f")
}

/// Everything that `serve` needs, or every fault.
pub(crate) fn validate(given: &Given, demo: bool, mut faults: Vec<String>) -> Result<Settings, Vec<String>> {
    let store = store_settings(given, &mut faults);
    let listen = match given.get("listen") {
        Some(_) => socket(given, "listen", &mut faults),
        None => Some(SocketAddr::from(([127, 0, 0, 1], 8080))),
    };
    let admin_listen = socket(given, "admin-listen", &mut faults);
    let is_loopback = listen.is_none_or(|address| address.ip().is_loopback());
    let base_url = match (given.get("base-url"), listen) {
        (Some(url), _) if url.starts_with("http://") || url.starts_with("https://") => url.clone(),
        (Some(url), _) => {
            faults.push(format!("base-url must begin with http:// or https://, not {url:?}"));
            String::new()
        }
        (None, Some(address)) => {
            if !is_loopback {
                faults.push("base-url is needed when listening beyond loopback: the address that readers use".into());
            }
            format!("http://{address}")
        }
        (None, None) => String::new(),
    };
    if !is_loopback && !demo && !given.contains_key("key-encryption-key") {
        faults.push(
            "THIDUA_KEY_ENCRYPTION_KEY (or …_FILE) is needed when listening beyond loopback: at least 32 characters"
                .into(),
        );
    }
    let rate_limits = match given.get("rate-limit").map(String::as_str) {
        None if is_loopback => RateLimits::Off,
        text => RateLimits::parse(text.unwrap_or("default")).unwrap_or_else(|error| {
            faults.push(format!("rate-limit: {error}"));
            RateLimits::Off
        }),
    };
    let proxies = given.get("trusted-proxies").map_or("", String::as_str);
    let trusted_proxies = TrustedProxies::parse(proxies).unwrap_or_else(|error| {
        faults.push(format!("trusted-proxies: {error}"));
        TrustedProxies::default()
    });
    let cors_origins: Vec<String> = given
        .get("cors-origins")
        .map(|text| {
            text.split(',').map(|origin| origin.trim().to_owned()).filter(|origin| !origin.is_empty()).collect()
        })
        .unwrap_or_default();
    for origin in &cors_origins {
        let host = origin.split_once("://").filter(|(scheme, _)| ["http", "https"].contains(scheme));
        if host.is_none_or(|(_, host)| host.is_empty() || host.contains('/')) {
            faults.push(format!("cors-origins holds {origin:?}, which is no origin such as https://portal.example"));
        }
    }
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let workers = number(given, "workers", &mut faults).unwrap_or(cores);
    if !(1..=256).contains(&workers) {
        faults.push(format!("workers must be from 1 to 256, not {workers}"));
    }
    let body_timeout = seconds(given, "body-seconds", 20, 25, &mut faults);
    let answer_timeout = seconds(given, "answer-seconds", 30, 600, &mut faults);
    let drain_seconds = number(given, "drain-seconds", &mut faults).unwrap_or(if is_loopback { 0 } else { 2 });
    let demo_scale = number(given, "demo-scale", &mut faults).unwrap_or(DEMO_SCALE);
    if demo_scale > MOST_AWARDS {
        faults.push(format!("demo-scale must be from 0 to {MOST_AWARDS}, not {demo_scale}"));
    }
    match (store, listen) {
        (Some(store), Some(listen)) if faults.is_empty() => Ok(Settings {
            store,
            listen,
            admin_listen,
            base_url: base_url.trim_end_matches('/').to_owned(),
            rate_limits,
            trusted_proxies,
            cors_origins,
            workers,
            body_timeout,
            answer_timeout,
            drain_seconds,
            demo_scale,
        }),
        _ => Err(faults),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(pairs: &[(&'static str, &str)]) -> Given {
        pairs.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
    }

    #[test]
    fn without_settings_it_is_loopback_and_the_embedded_database() {
        let settings = validate(&given(&[]), false, vec![]).unwrap_or_else(|faults| panic!("{faults:?}"));
        assert_eq!(settings.base_url, "http://127.0.0.1:8080");
        assert_eq!(settings.store.address, Address::Sqlite("./thidua-data/thidua.db".into()));
        assert_eq!(settings.rate_limits, RateLimits::Off);
    }

    #[test]
    fn every_fault_is_listed_at_once() {
        let bad = given(&[
            ("listen", "nowhere"),
            ("admin-listen", "here"),
            ("database-url", "mysql://x"),
            ("base-url", "thidua.example"),
            ("rate-limit", "often"),
            ("cors-origins", "portal.example"),
            ("trusted-proxies", "proxy"),
            ("connections", "many"),
            ("workers", "0"),
            ("body-seconds", "60"),
            ("demo-scale", "1000001"),
            ("answer-seconds", "0"),
            ("key-encryption-key", "short"),
        ]);
        let faults = validate(&bad, false, vec!["from the file".into()]).err().unwrap();
        assert_eq!(faults.len(), 14, "{faults:#?}");
    }

    #[test]
    fn beyond_loopback_an_address_and_a_key_are_needed() {
        let faults = validate(&given(&[("listen", "0.0.0.0:80")]), false, vec![]).err().unwrap();
        assert_eq!(faults.len(), 2, "{faults:#?}");
    }

    #[test]
    fn a_postgresql_elsewhere_is_refused_unless_told_otherwise() {
        for local in [
            "postgres://x@localhost/db",
            "postgres://x:y@127.0.0.1:5432/db",
            "postgres://x@[::1]/db",
            "postgres://x@%2Fvar%2Frun%2Fpostgresql/db",
            "postgres:///db?host=/run/pg",
        ] {
            assert!(validate(&given(&[("database-url", local)]), false, vec![]).is_ok(), "{local}");
        }
        for remote in ["postgres://x@db.example/db", "postgres:///db?host=10.0.0.1", "postgres://localhost,db/x"] {
            assert!(validate(&given(&[("database-url", remote)]), false, vec![]).is_err(), "{remote}");
        }
        let told = given(&[("database-url", "postgres://db/x"), ("allow-plain-postgres", "true")]);
        assert!(validate(&told, false, vec![]).is_ok());
    }
}
