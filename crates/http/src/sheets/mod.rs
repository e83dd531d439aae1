//! Sheets over HTTP: one set of handlers, one representation and one description for every kind that a table describes.
//!
//! A kind joins with a [`Collection`]: its words, and the shape of what is written. Addresses, parameters, bodies and
//! answers of the OpenAPI document follow from the table and that shape.

mod collection;
mod counts;
mod openapi;
mod policies;
mod query;
mod read;
mod representation;
mod routes;
mod versions;
mod write;

pub(crate) use collection::{Collection, Words};
pub(crate) use openapi::{Described, compact_record, list_parameters, moved_answer};
pub(crate) use query::ListQuery;
pub(crate) use read::{built_from, moved};
pub(crate) use representation::{Shown, represent};

use actix_web::web::ServiceConfig;

use crate::{
    articles::Articles, award_tallies::AwardTallies, awards::Awards, campaigns::Campaigns, ceremonies::Ceremonies,
    congress_series::CongressSeries, congresses::Congresses, emulation_blocks::EmulationBlocks, exemplars::Exemplars,
    people::People, posts::Posts, recipients::Recipients,
};

/// Calls a generic function with every kind of sheet in turn.
macro_rules! with_each {
    ($call:ident($($argument:expr),*)) => {
        with_each!($call($($argument),*)
            Articles AwardTallies Awards Campaigns Ceremonies CongressSeries Congresses EmulationBlocks Exemplars People
            Posts Recipients)
    };
    ($call:ident $arguments:tt $($kind:ident)+) => { [$(with_each!(@one $call $kind $arguments)),+] };
    (@one $call:ident $kind:ident ($($argument:expr),*)) => { $call::<$kind>($($argument),*) };
}

/// Registers the addresses of every kind.
pub(crate) fn configure(config: &mut ServiceConfig) {
    use routes::routes_of;
    crate::articles::literals(config);
    crate::recipients::configure(config);
    with_each!(routes_of(config));
}

/// What the kinds add to the OpenAPI document.
///
/// # Errors
/// When a shape cannot be written as JSON, which is a fault of the program.
pub(crate) fn described() -> Result<Described, serde_json::Error> {
    use openapi::describe;
    let mut described = Described::default();
    for result in with_each!(describe(&mut described)) {
        result?;
    }
    crate::recipients::describe(&mut described)?;
    Ok(described)
}
