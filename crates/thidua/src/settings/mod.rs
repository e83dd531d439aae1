//! Settings: one table says what there is; flags win over the environment, that over the file, that over defaults.

mod resolve;
mod table;
mod validate;

pub(crate) use resolve::resolve;
pub(crate) use table::{SETTINGS, Setting};
pub(crate) use validate::{Settings, StoreSettings, store_settings, validate};
