//! The end-to-end tests: what users and callers were promised, asked of the built service over real HTTP.
//!
//! A module per subject. A test is one function that is told which database it runs on; [`on_both`] runs it on both.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends with a message at whatever goes wrong"
)]

/// Makes `<name>::sqlite` and `<name>::postgres` of each function that takes an [`thidua_tests::On`].
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        $(
            mod $name {
                #[test]
                fn sqlite() {
                    super::$name(thidua_tests::On::Sqlite);
                }

                #[test]
                fn postgres() {
                    super::$name(thidua_tests::On::Postgres);
                }
            }
        )+
    };
}

mod locality;

mod audit;
mod authorization;
mod change_feed;
mod command_line;
mod concurrency;
mod demo;
mod demo_organizations;
mod documents;
mod durability;
mod http_habits;
mod limits;
mod logs;
mod non_interference;
mod organizations;
mod paging;
mod problems;
mod publications;
mod rate_limits;
mod sessions;
mod shutdown;
mod slow_clients;
