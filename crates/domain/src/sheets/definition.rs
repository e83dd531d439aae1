//! The table that describes a kind: which properties mean what, and what follows for lists, rights and claims.

use serde_json::Value;

use super::{Content, Provenance};
use crate::{access::Permission, faults::Faults, records::Kind};

/// A kind of sheet.
pub struct Definition {
    /// The kind.
    pub kind: Kind,
    /// Its collection in addresses: `campaigns`.
    pub collection: &'static str,
    /// The properties that mean more than text, wherever they stand.
    pub fields: &'static [Field],
    /// The values that sources may disagree on: they are written as claims, and shown as the preferred one.
    pub claimable: &'static [Claimable],
    /// Every property that everyone may read: the allow-list of the public view.
    pub public: &'static [&'static str],
    /// The properties that only those see who may change the record (D4): never in anything public.
    pub confidential: &'static [&'static str],
    /// What lists can be narrowed by, beside what every list has.
    pub filters: &'static [Filter],
    /// The property whose document a record is taken from, for kinds that are recorded from paper unless said otherwise
    /// (D6): that document is its source when no other is named.
    pub recorded_from: Option<&'static str>,
    /// What is taken over from another sheet, where it is not said: a property, and the reference to where it stands
    /// under the same name.
    pub inherits: &'static [(&'static str, &'static str)],
    /// The order by time that lists of this kind have.
    pub order: Order,
    /// Where the words stand that a search finds it by, beside its name.
    pub searched: &'static [&'static str],
    /// The rights on it.
    pub rights: Rights,
    /// What its struct knows.
    pub of: Of,
}

impl Definition {
    /// What lists that run by name are sorted by, as `sort` names it: awards by their line in the annex.
    #[must_use]
    pub fn by_name(&self) -> &'static str {
        match (self.kind, self.public.first()) {
            (Kind::Award, _) => "line",
            (_, Some(first)) => first,
            (_, None) => "title",
        }
    }
}

impl PartialEq for Definition {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

impl std::fmt::Debug for Definition {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.kind.fmt(f)
    }
}

/// A property, and what it means. `at` is a JSON pointer in which `*` stands for every element of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Where.
    pub at: &'static str,
    /// What.
    pub means: Means,
}

impl Field {
    /// A property at `at` that means `means`.
    #[must_use]
    pub const fn new(at: &'static str, means: Means) -> Self {
        Self { at, means }
    }
}

/// What a property means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// A time window, as said and as days.
    Time,
    /// A quantity, as said and as a number.
    Quantity,
    /// The id of a record of one of these kinds. Its name ends in `Id`; answers put the compact record beside it, under
    /// the name without that ending.
    Reference(&'static [Kind]),
    /// The id of an office of the organization named beside it (`organizationId`).
    Office,
    /// A code of this list.
    Code(&'static str),
    /// A code of the catalogue of award types.
    AwardType,
    /// Where something was read.
    Source,
    /// The id of an item of a list, which the service gives.
    Item,
    /// A list of venues, checked as a value of a claim.
    Venues,
}

/// A value that sources may disagree on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claimable {
    /// Its property, as a pointer: `/held`.
    pub field: &'static str,
    /// What its values mean.
    pub means: Means,
}

/// What a list can be narrowed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    /// Records that have one of these values at `at`: `?name=a,b`.
    Term {
        /// The parameter.
        name: &'static str,
        /// Where the value stands.
        at: &'static str,
        /// What its values are.
        is: Is,
    },
    /// Records with one of these values of what follows from others, which the store of the kind knows: `?name=a,b`.
    Derived {
        /// The parameter.
        name: &'static str,
        /// What its values are.
        is: Is,
    },
    /// Records whose window overlaps a range: `?<name>From=…&<name>To=…`. The first of `at` that has a window counts.
    Days {
        /// What the parameters begin with.
        name: &'static str,
        /// Where the window stands.
        at: &'static [&'static str],
    },
    /// Records whose window holds this day: `?<name>=…`.
    Day {
        /// The parameter.
        name: &'static str,
        /// Where the window stands.
        at: &'static [&'static str],
    },
}

/// What the values of a filter are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Is {
    /// Ids of records.
    Id,
    /// Codes of this list.
    Code(&'static str),
    /// True or false.
    Flag,
    /// Whole numbers.
    Number,
    /// Text, as it stands.
    Text,
}

/// The order by time of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    /// Its name in `sort`; none where lists of this kind have none, and run by name.
    pub by_time: Option<&'static str>,
    /// Where the window stands that orders: at the first of these that has any, the earliest.
    pub at: &'static [&'static str],
    /// Whether lists run by name unless asked otherwise.
    pub by_name_first: bool,
}

/// The rights on a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rights {
    /// To create and change one.
    pub write: Permission,
    /// To move one to and from the public.
    pub publish: Permission,
}

impl Rights {
    /// To read one that is not public: what whoever may change it may do too.
    #[must_use]
    pub fn read(self) -> Permission {
        let read = self.write.as_str().replace(":write", ":read");
        Permission::parse(&read).unwrap_or(self.write)
    }
}

/// What the struct of a kind knows, for those who hold its content as JSON.
#[derive(Clone, Copy)]
pub struct Of {
    /// Reads JSON as the struct and writes it again: every property there, nothing else.
    pub(super) normal: fn(Value) -> Result<Value, serde_json::Error>,
    pub(super) name: fn(&Value) -> String,
    pub(super) filed_under: fn(&Value) -> String,
    pub(super) identity: fn(&Value) -> Option<String>,
    pub(super) check: fn(&Value, &Provenance, &mut Faults),
}

impl Of {
    /// What `C` knows.
    #[must_use]
    pub const fn content<C: Content>() -> Self {
        Self {
            normal: |value| serde_json::to_value(serde_json::from_value::<C>(value)?),
            name: |value| read::<C>(value).name(),
            filed_under: |value| read::<C>(value).filed_under(),
            identity: |value| read::<C>(value).identity(),
            check: |value, provenance, faults| read::<C>(value).check(provenance, faults),
        }
    }
}

/// The struct of JSON that it wrote itself.
fn read<C: Content>(value: &Value) -> C {
    C::deserialize(value).unwrap_or_default()
}
