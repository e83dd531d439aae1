//! Words and rules of emulation and commendation work.
//!
//! Everything here is pure: values in, values out. No I/O, no clock, no framework. What the law says with a date is
//! data that callers pass in; what the code holds is the mechanism.

pub mod access;
pub mod articles;
pub mod award_rules;
pub mod award_tallies;
pub mod award_types;
pub mod awards;
pub mod base_salaries;
pub mod campaigns;
pub mod ceremonies;
pub mod changes;
pub mod checks;
pub mod congress_series;
pub mod congresses;
pub mod documents;
pub mod emulation_blocks;
pub mod exemplars;
pub mod faults;
pub mod findings;
pub mod ids;
pub mod input;
pub mod journal;
pub mod language;
pub mod matching;
pub mod organizations;
pub mod people;
pub mod posts;
pub mod publication;
pub mod quantity;
pub mod recipients;
pub mod records;
pub mod relations;
pub mod rewards;
pub mod sheets;
pub mod suggestion;
pub mod symbols;
pub mod text;
pub mod time;
pub mod users;
