//! Builders with sensible defaults: a test spells out only what it is about.

mod documents;
mod organizations;
mod principals;
mod sheets;

pub use documents::DocumentBuilder;
pub use organizations::OrganizationBuilder;
pub use principals::holder;
pub use sheets::SheetBuilder;
