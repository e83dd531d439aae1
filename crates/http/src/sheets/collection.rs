//! What a kind of sheet says of itself to the API.

use serde_json::{Map, Value};
use thidua_app::awards::GroupBy;
use thidua_domain::sheets::Definition;
use utoipa::{
    ToSchema,
    openapi::{RefOr, Schema},
};

/// The English words of a kind, as summaries, ids of operations and names of schemas are made of them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words {
    /// One of them, with its article: `a campaign`.
    pub one: &'static str,
    /// Several: `campaigns`.
    pub many: &'static str,
    /// The name of its schema: `Campaign`.
    pub schema: &'static str,
    /// The same for several, in ids of operations: `campaigns`.
    pub operations: &'static str,
    /// Its id in addresses: `campaignId`.
    pub id: &'static str,
    /// What the lists of it are good for, in a sentence or two.
    pub list: &'static str,
}

impl Words {
    /// The singular without its article: `campaign`.
    pub(crate) fn bare(&self) -> &'static str {
        self.one.split_once(' ').map_or(self.one, |(_, bare)| bare)
    }

    /// The singular as ids of operations write it: `emulation_block`.
    pub(crate) fn operation(&self) -> String {
        self.bare().replace(' ', "_")
    }
}

/// A kind of sheet, as the API shows it.
pub(crate) trait Collection: Send + Sync + 'static {
    /// The table.
    const DEFINITION: &'static Definition;
    /// Its words.
    const WORDS: Words;
    /// What `unit` means in its lists.
    const UNIT: &'static str = "Kept by this organization or by one in its custody.";
    /// What its answers label beside the codes of its table, each with its code list.
    const MORE_LABELS: &'static [(&'static str, &'static str)] = &[];
    /// What its lists are sorted by beside time, name and change.
    const MORE_ORDERS: &'static [&'static str] = &[];
    /// What it can be counted by, for kinds that are counted.
    const COUNTED: &'static [GroupBy] = &[];
    /// Whether one may be merged into another, where its address leads then.
    const MERGED: bool = false;
    /// What is written of it, with bounds.
    type Shape: ToSchema;

    /// The body of a creation, without the keeper.
    fn example() -> Value;

    /// The body of a change.
    fn patch_example() -> Value;

    /// The schemas that these name.
    fn parts_of_answers() -> Vec<(String, RefOr<Schema>)> {
        vec![]
    }

    /// What answers have beside what is written, with its schemas.
    fn more_of_answers() -> Map<String, Value> {
        Map::new()
    }
}
