//! What each command does.

use std::sync::Arc;

use chrono::TimeDelta;
use clap::ArgMatches;
use secrecy::ExposeSecret;
use thidua_app::{
    App, identity, journal, loading,
    ports::{SystemClock, TimeOrderedIds},
};
use thidua_http::openapi::to_pretty_json;
use thidua_persistence::{db::Db, journal::Finding, users};

use crate::{
    failure::Failure,
    generate, import, serve, settings,
    settings::{Settings, StoreSettings},
    telemetry,
};

/// Runs the command that was asked for.
pub(crate) fn run(matches: &ArgMatches) -> Result<(), Failure> {
    match matches.subcommand() {
        Some(("serve", matches)) => {
            let demo = matches.get_flag("demo");
            let settings = read_settings(matches, demo)?;
            telemetry::init(environment("THIDUA_LOG"));
            serve::run(settings, demo)
        }
        Some(("migrate", matches)) => migrate(matches),
        Some(("openapi", _)) => openapi(),
        Some(("doctor", matches)) => doctor(matches),
        Some((group, matches)) => match (group, matches.subcommand()) {
            ("demo", Some(("generate", matches))) => generate::run(&open(&read_store(matches)?)?, matches),
            ("user", Some(("add", matches))) => add_user(matches),
            ("token", Some(("issue", matches))) => issue_token(matches),
            ("audit", Some(("verify", matches))) => verify(matches),
            ("import", Some((of, matches))) => import::run(of, matches, &open(&read_store(matches)?)?),
            _ => Err(Failure::work("unknown command; see `thidua help`")),
        },
        None => Err(Failure::work("unknown command; see `thidua help`")),
    }
}

fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

fn read_settings(matches: &ArgMatches, demo: bool) -> Result<Settings, Failure> {
    let mut faults = Vec::new();
    let given = settings::resolve(matches, &environment, &mut faults);
    settings::validate(&given, demo, faults).map_err(Failure::Configuration)
}

fn read_store(matches: &ArgMatches) -> Result<StoreSettings, Failure> {
    let mut faults = Vec::new();
    let given = settings::resolve(matches, &environment, &mut faults);
    match settings::store_settings(&given, &mut faults) {
        Some(store) if faults.is_empty() => Ok(store),
        _ => Err(Failure::Configuration(faults)),
    }
}

/// Opens the service over a database that is up to date.
pub(crate) fn open(store: &StoreSettings) -> Result<App, Failure> {
    let db = Db::open(store.address.clone(), store.connections)?;
    for migration in db.migrate()? {
        tracing::info!(migration, "migrated");
    }
    let app = App::open(db, Arc::new(SystemClock), Arc::new(TimeOrderedIds), store.key_encryption.as_ref())?;
    loading::load_catalogues(&app)?;
    Ok(app)
}

fn migrate(matches: &ArgMatches) -> Result<(), Failure> {
    let store = read_store(matches)?;
    let db = Db::open(store.address, store.connections)?;
    let ran = db.migrate()?;
    for migration in &ran {
        println!("migrated {migration}");
    }
    println!("{} migrations run; the database is up to date", ran.len());
    Ok(())
}

fn openapi() -> Result<(), Failure> {
    let document = thidua_http::server::openapi("").map_err(Failure::work)?;
    print!("{}", to_pretty_json(&document).map_err(Failure::work)?);
    Ok(())
}

pub(crate) fn text<'m>(matches: &'m ArgMatches, name: &str) -> &'m str {
    matches.get_one::<String>(name).map_or("", String::as_str)
}

fn add_user(matches: &ArgMatches) -> Result<(), Failure> {
    let app = open(&read_store(matches)?)?;
    let account = identity::NewAccount {
        name: text(matches, "name"),
        role: text(matches, "role"),
        organization: text(matches, "organization"),
    };
    let user = identity::add_account(&app, &account)?;
    println!("{} holds {} on {}", user.name, account.role, account.organization);
    if user.password_hash.is_none() {
        let code = identity::invite(&app, Some(user.id))?;
        println!("One-time code to set the password (POST /v1/enrolments, good for 24 hours):");
        println!("{}", code.expose_secret());
    }
    Ok(())
}

/// `90s`, `15m` or `2h`, at most a day.
fn parse_ttl(text: &str) -> Option<TimeDelta> {
    let (digits, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let number: i64 = digits.parse().ok()?;
    let seconds = match unit {
        "s" => number,
        "m" => number.checked_mul(60)?,
        "h" => number.checked_mul(3600)?,
        _ => return None,
    };
    (1..=86_400).contains(&seconds).then(|| TimeDelta::seconds(seconds))
}

fn issue_token(matches: &ArgMatches) -> Result<(), Failure> {
    let lasts = parse_ttl(text(matches, "ttl"))
        .ok_or_else(|| Failure::work("--ttl is a number with s, m or h, at most 24h, such as 15m"))?;
    let app = open(&read_store(matches)?)?;
    let name = text(matches, "user");
    let user = app
        .db
        .read(|conn| users::find_by_name(conn, name))?
        .filter(|user| user.active)
        .ok_or_else(|| Failure::work(format!("there is no active account {name:?}; see `thidua user add`")))?;
    let token = app.tokens.issue(user.id, None, app.ids.next(), app.clock.now(), lasts)?;
    println!("{token}");
    Ok(())
}

fn verify(matches: &ArgMatches) -> Result<(), Failure> {
    let app = open(&read_store(matches)?)?;
    let outcome = journal::verify(&app)?;
    for finding in &outcome.findings {
        println!("{}", describe(finding));
    }
    if outcome.findings.is_empty() {
        println!("{} entries, no finding: the chain holds from the first entry to the stored head", outcome.entries);
        Ok(())
    } else {
        Err(Failure::work(format!("{} entries, {} findings", outcome.entries, outcome.findings.len())))
    }
}

fn describe(finding: &Finding) -> String {
    match finding {
        Finding::Missing(first, last) => format!("entries {first} to {last} are missing"),
        Finding::BrokenLink(seq) => format!("entry {seq} was changed or moved: its digest does not follow"),
        Finding::PublicPayload(seq) => format!("entry {seq}: the public payload was changed"),
        Finding::PrivatePayload(seq) => format!("entry {seq}: the private payload was changed"),
        Finding::UnexplainedErasure(seq) => format!("entry {seq}: a payload is gone and no erasure says so"),
        Finding::Head { last, head } => {
            format!(
                "the journal ends at {last}, its stored head says {head} or holds another digest: the tail was cut or changed"
            )
        }
    }
}

fn doctor(matches: &ArgMatches) -> Result<(), Failure> {
    let settings = read_settings(matches, false)?;
    println!("configuration: good; listens on {}, readers use {}", settings.listen, settings.base_url);
    let store = settings.store;
    let db = Db::open(store.address.clone(), 1)?;
    db.ping()?;
    println!("database: {} answers; synchronous = {}", store.address.kind(), db.synchronous()?);
    let pending = db.pending_migrations()?;
    if !pending.is_empty() {
        return Err(Failure::work(format!("migrations to run: {}; run `thidua migrate`", pending.join(", "))));
    }
    println!("migrations: up to date");
    App::open(db, Arc::new(SystemClock), Arc::new(TimeOrderedIds), store.key_encryption.as_ref())?;
    println!("keys: readable");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_to_live_is_a_number_with_its_unit() {
        assert_eq!(parse_ttl("15m"), Some(TimeDelta::minutes(15)));
        assert_eq!(parse_ttl("2h"), Some(TimeDelta::hours(2)));
        for bad in ["", "m", "15", "0s", "25h", "-1m", "15 m", "9999999999999999999h", "1ư"] {
            assert_eq!(parse_ttl(bad), None, "{bad}");
        }
    }
}
