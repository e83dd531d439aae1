//! The one table of settings.

/// A setting.
#[derive(Debug)]
pub(crate) struct Setting {
    /// Its name: the flag without dashes, and the key in the file.
    pub(crate) name: &'static str,
    /// Its environment variable.
    pub(crate) env: &'static str,
    /// What stands for its value in help.
    pub(crate) value: &'static str,
    /// Its default, in words where it depends on something.
    pub(crate) default: &'static str,
    /// What it is for.
    pub(crate) help: &'static str,
    /// Whether it says where the database is, which every command needs.
    pub(crate) is_store: bool,
    /// Whether it is a secret: no flag, and `<ENV>_FILE` names a file that holds it.
    pub(crate) is_secret: bool,
}

const fn setting(
    name: &'static str,
    env: &'static str,
    value: &'static str,
    default: &'static str,
    help: &'static str,
) -> Setting {
    Setting { name, env, value, default, help, is_store: false, is_secret: false }
}

const fn of_store(setting: Setting) -> Setting {
    Setting { is_store: true, ..setting }
}

const fn secret(setting: Setting) -> Setting {
    Setting { is_secret: true, ..setting }
}

/// Every setting there is.
pub(crate) const SETTINGS: &[Setting] = &[
    of_store(setting("data-dir", "THIDUA_DATA_DIR", "DIR", "./thidua-data", "The folder of the embedded database")),
    of_store(setting(
        "database-url",
        "THIDUA_DATABASE_URL",
        "URL",
        "sqlite:// in the data folder",
        "sqlite:///absolute/path.db, sqlite://relative/path.db or postgres://…",
    )),
    of_store(secret(setting(
        "key-encryption-key",
        "THIDUA_KEY_ENCRYPTION_KEY",
        "TEXT",
        "none",
        "Wraps the service's keys in the database; needed when listening beyond loopback without --demo",
    ))),
    of_store(setting(
        "allow-plain-postgres",
        "THIDUA_ALLOW_PLAIN_POSTGRES",
        "true|false",
        "false",
        "Allows a PostgreSQL on another machine without TLS",
    )),
    setting("listen", "THIDUA_LISTEN", "HOST:PORT", "127.0.0.1:8080", "Where the service listens"),
    setting(
        "admin-listen",
        "THIDUA_ADMIN_LISTEN",
        "HOST:PORT",
        "none",
        "Where metrics and verbose readiness are shown; they move with hidden writes, so keep it private",
    ),
    setting(
        "base-url",
        "THIDUA_BASE_URL",
        "URL",
        "http:// and the listening address",
        "The address that readers use; needed when listening beyond loopback; may hold a path prefix",
    ),
    setting(
        "rate-limit",
        "THIDUA_RATE_LIMIT",
        "off|default|…",
        "off on loopback, else default",
        "How often callers may ask, per process: off, default, or public=1200/300,writes=60,signin=10 (a minute / burst)",
    ),
    setting(
        "trusted-proxies",
        "THIDUA_TRUSTED_PROXIES",
        "ADDRESS,…",
        "none",
        "The installation's own proxies, whose X-Forwarded-For says where a request came from",
    ),
    setting(
        "cors-origins",
        "THIDUA_CORS_ORIGINS",
        "ORIGIN,…",
        "none",
        "Origins whose pages may send credentials and writes",
    ),
    setting(
        "demo-scale",
        "THIDUA_DEMO_SCALE",
        "NUMBER",
        "3000",
        "How many awards the synthetic city has that --demo loads beside the announcements; 0 for none",
    ),
    setting("connections", "THIDUA_CONNECTIONS", "NUMBER", "4", "How many requests use the database at once"),
    setting("workers", "THIDUA_WORKERS", "NUMBER", "one per core", "How many threads serve requests"),
    setting(
        "body-seconds",
        "THIDUA_BODY_SECONDS",
        "SECONDS",
        "20",
        "How long the body of a request may take to arrive",
    ),
    setting(
        "answer-seconds",
        "THIDUA_ANSWER_SECONDS",
        "SECONDS",
        "30",
        "How long a client may take to read 64 KiB of an answer before its connection ends",
    ),
    setting(
        "drain-seconds",
        "THIDUA_DRAIN_SECONDS",
        "SECONDS",
        "2, on loopback 0",
        "How long /readyz says no before the service stops, so that a balancer sends nothing more",
    ),
];
