//! The command line. Flags of settings come from the one table.

use clap::{Arg, ArgAction, Command};
use thidua_app::loading::MOST_AWARDS;

use crate::settings::{SETTINGS, Setting};

fn flag(setting: &'static Setting) -> Arg {
    let help = format!("{} [default: {}] [env: {}]", setting.help, setting.default, setting.env);
    Arg::new(setting.name).long(setting.name).value_name(setting.value).help(help)
}

fn with_settings(command: Command, only_store: bool) -> Command {
    let wanted = SETTINGS.iter().filter(|setting| !setting.is_secret && (!only_store || setting.is_store));
    let secrets: Vec<String> = SETTINGS
        .iter()
        .filter(|setting| setting.is_secret)
        .map(|setting| format!("  {0} or {0}_FILE  {1}", setting.env, setting.help))
        .collect();
    command
        .arg(
            Arg::new("config")
                .long("config")
                .value_name("FILE")
                .help("A TOML file whose keys are the names of the settings [env: THIDUA_CONFIG]"),
        )
        .args(wanted.map(flag))
        .after_help(format!("Secrets come from the environment or from a file:\n{}", secrets.join("\n")))
}

/// The command that takes files, for each kind of them.
fn import() -> Command {
    let text = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help)
    };
    let flag = |name: &'static str, help: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue).help(help);
    let of = |name: &'static str, about: &'static str| {
        let command = Command::new(name)
            .about(about)
            .arg(Arg::new("file").value_name("FILE").required(true).help("A table: CSV in UTF-8, or XLSX"))
            .arg(text("keeper", "CODE", "Code of the unit that is to keep what the file becomes").required(true))
            .arg(text("user", "NAME", "The account that sends it in, with its rights").required(true))
            .arg(flag("dry-run", "Looks only: nothing is written, and faults are named"))
            .arg(flag("publish", "Makes the records public at once"))
            .arg(text("sheet", "NAME", "The sheet of a workbook; the first one, unless said"));
        let command = if name == "awards" {
            command
                .arg(text("decision", "SYMBOL", "The decision of rows that name none: 1234/QĐ-UBND"))
                .arg(text("decision-date", "YYYY-MM-DD", "The day of that decision"))
                .arg(text("decision-issuer", "NAME", "Who issued it: code, name or abbreviation"))
                .arg(text("decision-title", "TEXT", "Its title"))
                .arg(text("campaign", "ID", "The campaign of rows that name none"))
                .arg(text("congress", "ID", "The congress or conference of rows that name none"))
                .arg(text("ceremony", "ID", "The ceremony of rows that name none"))
                .arg(text("recipient-kind", "CODE", "What recipients are where neither row nor heading says it"))
        } else {
            command
        };
        with_settings(command, true)
    };
    Command::new("import")
        .about("Files that become records")
        .subcommand_required(true)
        .subcommand(of("awards", "Lines of decisions' annexes"))
        .subcommand(of("recipients", "People, collectives, households, enterprises"))
        .subcommand(of("organizations", "Organizations"))
        .subcommand(of("documents", "Documents"))
}

/// The whole command.
pub(crate) fn command() -> Command {
    let user = Arg::new("user").long("user").value_name("NAME").required(true);
    Command::new("thidua")
        .version(thidua_http::server::VERSION)
        .about("Thi Đua: the register of emulation and commendation work, and its public API")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(with_settings(
            Command::new("serve").about("Runs the service").arg(
                Arg::new("demo")
                    .long("demo")
                    .action(ArgAction::SetTrue)
                    .help("Loads the demo: real announcements, a synthetic city, and one account per role without a password"),
            ),
            false,
        ))
        .subcommand(with_settings(Command::new("migrate").about("Brings the database up to date and stops"), true))
        .subcommand(
            Command::new("user").about("Accounts").subcommand_required(true).subcommand(with_settings(
                Command::new("add")
                    .about("Adds an account, or gives one more role to it; prints a one-time code for its password")
                    .arg(Arg::new("name").long("name").value_name("NAME").required(true).help("Its sign-in name"))
                    .arg(Arg::new("role").long("role").value_name("ROLE").required(true).help("Its role"))
                    .arg(
                        Arg::new("organization")
                            .long("organization")
                            .value_name("CODE|@")
                            .required(true)
                            .help("Code of the organization the role is held on; @ is the installation"),
                    ),
                true,
            )),
        )
        .subcommand(
            Command::new("token").about("Access tokens").subcommand_required(true).subcommand(with_settings(
                Command::new("issue")
                    .about("Issues an access token; its last line is the token alone")
                    .arg(user.help("The account's sign-in name"))
                    .arg(
                        Arg::new("ttl")
                            .long("ttl")
                            .value_name("15m")
                            .default_value("15m")
                            .help("How long it is good: a number with s, m or h; at most 24h"),
                    ),
                true,
            )),
        )
        .subcommand(Command::new("demo").about("Data to try things with").subcommand_required(true).subcommand(
            with_settings(
                Command::new("generate")
                    .about(
                        "Loads a synthetic city, marked as such, with units, recipients, decisions and awards; the \
                         same scale and seed give the same city, and a run that was broken off goes on where it stopped",
                    )
                    .arg(
                        Arg::new("scale")
                            .long("scale")
                            .value_name("NUMBER")
                            .required(true)
                            .value_parser(clap::value_parser!(u32).range(1..=i64::from(MOST_AWARDS)))
                            .help("How many awards it has, from 1 to 1000000"),
                    )
                    .arg(
                        Arg::new("seed")
                            .long("seed")
                            .value_name("NUMBER")
                            .required(true)
                            .value_parser(clap::value_parser!(u64))
                            .help("What its names, days and numbers are drawn by"),
                    ),
                true,
            ),
        ))
        .subcommand(Command::new("audit").about("The journal").subcommand_required(true).subcommand(with_settings(
            Command::new("verify").about("Finds every changed, swapped or removed entry, and a cut tail"),
            true,
        )))
        .subcommand(import())
        .subcommand(Command::new("openapi").about("Prints the OpenAPI document"))
        .subcommand(with_settings(
            Command::new("doctor").about("Checks the configuration, the database and its migrations"),
            false,
        ))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_is_well_formed() {
        super::command().debug_assert();
    }
}
