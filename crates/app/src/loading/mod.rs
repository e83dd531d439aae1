//! Loading data that comes with the program: catalogues at every start, the demo and a synthetic city when asked. Loading again adds nothing.

mod catalogues;
mod demo;
mod organizations;
mod synthetic;

pub use catalogues::load_catalogues;
pub use demo::{Progress, load_demo};
pub use synthetic::{MOST_AWARDS, Outcome, Step, SyntheticCity, SyntheticError, load_synthetic};
