//! A synthetic city of any size: units, recipients, decisions and awards that look like real ones and are nobody's.
//!
//! Everything follows from a seed and a scale, the number of awards: the same two give the same content, and the same ids,
//! on every machine and at every time. Nothing looks at a clock, and nothing depends on the order of a hash table. Units
//! are called *Mẫu* (sample), every record names *Dữ liệu tổng hợp* (synthetic data) as its source, and numbers that
//! belong to people begin with digits that no authority gives out.
//!
//! A city is planned as a whole (who decides what about whom on which day), which takes little, and put into words
//! record by record while it is written.

mod around;
mod awards;
mod calendar;
mod data;
mod decisions;
mod ids;
mod institutions;
mod layout;
mod load;
mod names;
mod plan;
mod random;
mod recipients;
mod records;
mod rewards;
#[cfg(test)]
mod tests;
mod units;

use thidua_domain::records::Source;
use thidua_persistence::errors::StoreError;

use data::Data;
use layout::Layout;
pub use load::{Outcome, Step, SyntheticError, load_synthetic};
use plan::Decision;

/// The most awards that a synthetic city has.
pub const MOST_AWARDS: u32 = 1_000_000;

/// What every record names as its source.
const SOURCE: &str = "Dữ liệu tổng hợp";
/// What is said of a record that would look real otherwise.
const NOTE: &str = "Dữ liệu tổng hợp để thử hệ thống: không có thật.";

/// Which synthetic city.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SyntheticCity {
    /// How many awards it has, up to [`MOST_AWARDS`]; all else grows with it.
    pub scale: u32,
    /// What its names, days and numbers are drawn by.
    pub seed: u64,
}

/// A city that is planned and can be put into words.
struct City {
    city: SyntheticCity,
    data: Data,
    layout: Layout,
    decisions: Vec<Decision>,
}

impl City {
    fn plan(city: SyntheticCity) -> Result<Self, StoreError> {
        let data = Data::read()?;
        let layout = units::lay_out(city, &data);
        let decisions = plan::plan(city, &data, &layout);
        Ok(Self { city, data, layout, decisions })
    }
}

/// The source that every record names.
fn source() -> Source {
    Source { title: Some(SOURCE.to_owned()), ..Source::default() }
}
