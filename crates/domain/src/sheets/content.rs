//! What a kind's own struct adds to its table: its name, and the rules between its properties.

use serde::{Serialize, de::DeserializeOwned};

use super::Provenance;
use crate::faults::Faults;

/// The content of one kind of sheet. Its JSON is what is stored and answered; a property that is not there is `null` or
/// the empty list.
pub trait Content: Serialize + DeserializeOwned + Default {
    /// What references to the record show.
    fn name(&self) -> String;

    /// The text by which it stands in lists by name: its name, unless people sort it otherwise.
    fn filed_under(&self) -> String {
        self.name()
    }

    /// What tells it from all others, where something does: a second one with the same is refused within a keeper and
    /// among what is public.
    fn identity(&self) -> Option<String> {
        None
    }

    /// The rules between its properties, each fault with the pointer to what is wrong.
    fn check(&self, _provenance: &Provenance, _faults: &mut Faults) {}
}
