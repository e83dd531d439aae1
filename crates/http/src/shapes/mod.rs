//! Shapes that many answers are made of: references, links, times, sources, pages.

mod lists;
mod parts;
mod parts_of_sheets;
mod values;

pub(crate) use lists::{FIELDS, words};
pub use lists::{PageInfo, PageLinks, Paging, page_links};
pub(crate) use parts::label_of;
pub use parts::{Links, RecordLabels, Reference, Referred};
pub(crate) use parts_of_sheets::{
    Code, NamedDocument, Paragraph, Participant, Picture, Place, Quantity, QuantityInput,
};
pub use values::{Label, Mark, Money, Source, SourceAnswer, TimeInput, TimeWindow};
