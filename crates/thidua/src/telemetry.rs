//! Logs: JSON lines where a program reads them, plain lines where a person does.

use std::io::IsTerminal;

use tracing_subscriber::{EnvFilter, fmt, prelude::*};

/// Sends logs to standard error. `THIDUA_LOG` filters them, as `RUST_LOG` would.
pub(crate) fn init(filter: Option<String>) {
    let filter = filter.and_then(|text| text.parse().ok()).unwrap_or_else(|| EnvFilter::new("info"));
    let registry = tracing_subscriber::registry().with(filter);
    let result = if std::io::stderr().is_terminal() {
        registry.with(fmt::layer().with_writer(std::io::stderr).with_target(false).compact()).try_init()
    } else {
        registry.with(fmt::layer().json().flatten_event(true).with_writer(std::io::stderr)).try_init()
    };
    if let Err(error) = result {
        eprintln!("logging is set up already: {error}");
    }
}
