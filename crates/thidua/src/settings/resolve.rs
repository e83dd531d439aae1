//! Which value counts: flag, environment, file, default.

use std::collections::BTreeMap;

use clap::ArgMatches;

use super::SETTINGS;

/// The values that were given, by name of the setting.
pub(crate) type Given = BTreeMap<&'static str, String>;

/// Reads flags, environment and file. Adds a fault for everything that cannot be read.
pub(crate) fn resolve(
    matches: &ArgMatches,
    environment: &dyn Fn(&str) -> Option<String>,
    faults: &mut Vec<String>,
) -> Given {
    let file = match_text(matches, "config").or_else(|| environment("THIDUA_CONFIG"));
    let mut given = file.map(|path| from_file(&path, faults)).unwrap_or_default();
    for setting in SETTINGS {
        if let Some(value) = environment(setting.env).filter(|value| !value.is_empty()) {
            given.insert(setting.name, value);
        }
        if setting.is_secret {
            let variable = format!("{}_FILE", setting.env);
            if let Some(path) = environment(&variable) {
                match std::fs::read_to_string(&path) {
                    Ok(text) => {
                        given.insert(setting.name, text.trim_end().to_owned());
                    }
                    Err(error) => faults.push(format!("{variable} names {path}, which cannot be read: {error}")),
                }
            }
        } else if let Some(value) = match_text(matches, setting.name) {
            given.insert(setting.name, value);
        }
    }
    given
}

/// A flag's value; none where the command has no such flag.
fn match_text(matches: &ArgMatches, name: &str) -> Option<String> {
    matches.try_get_one::<String>(name).ok().flatten().cloned()
}

fn from_file(path: &str, faults: &mut Vec<String>) -> Given {
    let mut given = Given::new();
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            faults.push(format!("the configuration file {path} cannot be read: {error}"));
            return given;
        }
    };
    let table: toml::Table = match text.parse() {
        Ok(table) => table,
        Err(error) => {
            faults.push(format!("the configuration file {path} is not TOML: {error}"));
            return given;
        }
    };
    for (key, value) in table {
        let Some(setting) = SETTINGS.iter().find(|setting| setting.name == key) else {
            let known: Vec<&str> = SETTINGS.iter().map(|setting| setting.name).collect();
            faults.push(format!("{path} has an unknown key {key:?}; the keys are {}", known.join(", ")));
            continue;
        };
        let text = match value {
            toml::Value::String(text) => text,
            toml::Value::Integer(number) => number.to_string(),
            toml::Value::Boolean(flag) => flag.to_string(),
            _ => {
                faults.push(format!("{path}: {key} must be text, a number, true or false"));
                continue;
            }
        };
        given.insert(setting.name, text);
    }
    given
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli;

    fn resolved(arguments: &[&str], environment: &[(&str, &str)]) -> (Given, Vec<String>) {
        let matches = cli::command().try_get_matches_from(arguments).unwrap();
        let (_, matches) = matches.subcommand().unwrap();
        let environment: BTreeMap<String, String> =
            environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let mut faults = vec![];
        let given = resolve(matches, &|name| environment.get(name).cloned(), &mut faults);
        (given, faults)
    }

    /// For every setting: flag over environment over file.
    #[test]
    fn flags_win_over_environment_and_that_over_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("thidua.toml");
        let path = file.to_str().unwrap();
        for setting in SETTINGS {
            std::fs::write(&file, format!("{} = \"from-file\"", setting.name)).unwrap();
            let (given, faults) = resolved(&["thidua", "serve", "--config", path], &[]);
            assert_eq!(given.get(setting.name).map(String::as_str), Some("from-file"), "{setting:?}");
            assert!(faults.is_empty());
            let environment = [(setting.env, "from-environment")];
            let (given, _) = resolved(&["thidua", "serve", "--config", path], &environment);
            assert_eq!(given.get(setting.name).map(String::as_str), Some("from-environment"));
            if !setting.is_secret {
                let flag = format!("--{}", setting.name);
                let arguments = ["thidua", "serve", "--config", path, &flag, "from-flag"];
                let (given, _) = resolved(&arguments, &environment);
                assert_eq!(given.get(setting.name).map(String::as_str), Some("from-flag"));
            }
        }
    }

    /// Every setting stands in the sample file, as it is or behind a `#`, and the file is good as a whole.
    #[test]
    fn the_sample_file_is_true() {
        let sample = include_str!("../../../../thidua.example.toml");
        let uncommented: String = sample
            .lines()
            .map(|line| line.strip_prefix("# ").filter(|rest| rest.contains(" = ")).unwrap_or(line))
            .map(|line| format!("{line}\n"))
            .collect();
        let folder = tempfile::tempdir().unwrap();
        for text in [sample, &uncommented] {
            let file = folder.path().join("thidua.toml");
            std::fs::write(&file, text).unwrap();
            let (given, faults) = resolved(&["thidua", "serve", "--config", file.to_str().unwrap()], &[]);
            assert!(faults.is_empty(), "{faults:?}");
            let validated = super::super::validate(&given, false, faults);
            assert!(validated.is_ok(), "{:?}", validated.err());
        }
        for setting in SETTINGS.iter().filter(|setting| !setting.is_secret) {
            assert!(sample.contains(&format!("{} = ", setting.name)), "{} is not in the sample", setting.name);
        }
    }

    #[test]
    fn a_secret_comes_from_a_file_and_an_unknown_key_is_a_fault() {
        let folder = tempfile::tempdir().unwrap();
        let secret = folder.path().join("secret");
        std::fs::write(&secret, "a key from a file\n").unwrap();
        let path = secret.to_str().unwrap();
        let (given, _) = resolved(&["thidua", "serve"], &[("THIDUA_KEY_ENCRYPTION_KEY_FILE", path)]);
        assert_eq!(given.get("key-encryption-key").map(String::as_str), Some("a key from a file"));
        let file = folder.path().join("thidua.toml");
        std::fs::write(&file, "listn = \"x\"\nlisten = [1]").unwrap();
        let (_, faults) = resolved(&["thidua", "serve", "--config", file.to_str().unwrap()], &[]);
        assert_eq!(faults.len(), 2);
    }
}
