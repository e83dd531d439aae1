//! Loading data that comes with the program: catalogues at every start, the demo when asked. Loading again adds nothing.

mod catalogues;
mod demo;
mod organizations;

pub use catalogues::load_catalogues;
pub use demo::{Progress, load_demo};
