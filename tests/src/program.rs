//! The program under test: the one that `THIDUA_TEST_BINARY` names, else the one that cargo builds now.

use std::{
    path::PathBuf,
    process::{Command, Stdio},
    sync::OnceLock,
};

use serde_json::Value;

use crate::Database;

/// Where the program is.
pub fn path() -> &'static PathBuf {
    static PATH: OnceLock<PathBuf> = OnceLock::new();
    PATH.get_or_init(|| match std::env::var_os("THIDUA_TEST_BINARY") {
        Some(path) => path.into(),
        None => build(),
    })
}

fn build() -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args(["build", "--package", "thidua", "--message-format", "json-render-diagnostics"])
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo can be run");
    assert!(built.status.success(), "the service does not build");
    let messages = String::from_utf8_lossy(&built.stdout);
    let executable = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()).find_map(|message| {
        (message["target"]["name"] == "thidua").then(|| message["executable"].as_str().map(PathBuf::from)).flatten()
    });
    executable.expect("cargo names the program it built")
}

/// The program with these arguments, without any setting of whoever runs the tests.
#[must_use]
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(path());
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("THIDUA_")) {
        command.env_remove(name);
    }
    command.args(arguments).env("THIDUA_LOG", "warn").stdin(Stdio::null());
    command
}

/// What a finished command said.
#[derive(Debug)]
pub struct Said {
    /// Whether it succeeded.
    pub success: bool,
    /// Its standard output, then its standard error.
    pub text: String,
    /// The last line of its standard output.
    pub last_line: String,
}

/// Runs a command of the program on a database, to its end.
#[must_use]
pub fn run(database: &Database, arguments: &[&str]) -> Said {
    let output = command(arguments).args(database.arguments()).output().expect("the program can be run");
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    Said {
        success: output.status.success(),
        last_line: out.lines().last().unwrap_or_default().to_owned(),
        text: out + &String::from_utf8_lossy(&output.stderr),
    }
}

/// Runs a command that must succeed, and gives the last line of what it printed.
#[must_use]
pub fn run_well(database: &Database, arguments: &[&str]) -> String {
    let said = run(database, arguments);
    assert!(said.success, "thidua {}: {}", arguments.join(" "), said.text);
    said.last_line
}
