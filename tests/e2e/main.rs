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

mod kinds;
mod locality;
mod moments;

mod announcements;
mod articles;
mod audit;
mod authorization;
mod award_corrections;
mod award_types;
mod awards;
mod change_feed;
mod command_line;
mod concurrency;
mod demo;
mod demo_congresses;
mod demo_entered;
mod demo_organizations;
mod demo_records;
mod documents;
mod durability;
mod http_habits;
mod imports;
mod imports_again;
mod imports_read;
mod imports_sent;
mod kinds_under_guard;
mod limits;
mod logs;
mod non_interference;
mod organizations;
mod paging;
mod paging_of_kinds;
mod private_facts;
mod problems;
mod publications;
mod rate_limits;
mod recipient_merges;
mod recipient_timeline;
mod sessions;
mod shutdown;
mod slow_clients;
mod synthetic_city;
mod time_readings;
mod versions;
