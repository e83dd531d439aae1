//! Sheets: records whose kind is described by a table.
//!
//! What differs between an article, a campaign and a congress is which properties they have and what each of them means:
//! a time, a reference, a code. A [`Definition`] says that once, as data, and everything that has to be done with a
//! record follows from it: reading a body with all its faults, the writable form a patch is laid over, what the lists
//! filter and sort by, the public view, the references an answer names. The content itself is a plain struct per kind
//! ([`Content`]), in the folder of its resource; rules between properties stand there.

mod claims;
mod content;
mod definition;
mod in_time;
mod index;
mod kinds;
pub mod parts;
pub mod pattern;
mod provenance;
mod reading;
mod texts;
mod values;
mod view;
mod writing;

#[cfg(test)]
mod tests;

use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

pub use claims::{Claim, preferred};
pub use content::Content;
pub use definition::{Claimable, Definition, Field, Filter, Is, Means, Of, Order, Rights};
pub use index::{Index, WindowOf};
pub use kinds::{ALL, definition};
pub use provenance::Provenance;
pub use reading::Reading;

use crate::records::{Front, Kind};

/// A record of a kind that a [`Definition`] describes.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its id.
    pub id: Uuid,
    /// What its kind is.
    pub definition: &'static Definition,
    /// What every record has in front.
    pub front: Front,
    /// Where its facts come from, and what is said about them.
    pub provenance: Provenance,
    /// Its content, as its kind writes it.
    pub content: Value,
}

impl Sheet {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.definition.kind
    }

    /// What it is called: what references to it show.
    #[must_use]
    pub fn name(&self) -> String {
        (self.definition.of.name)(&self.content)
    }
}

/// As the journal keeps it.
impl Serialize for Sheet {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Whole<'a> {
            id: Uuid,
            kind: Kind,
            front: &'a Front,
            provenance: &'a Provenance,
            content: &'a Value,
        }
        let Self { id, front, provenance, content, .. } = self;
        Whole { id: *id, kind: self.kind(), front, provenance, content }.serialize(serializer)
    }
}
