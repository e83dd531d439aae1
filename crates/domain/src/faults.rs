//! What is wrong with an input, all of it at once.
//!
//! A reader of input never stops at the first fault: it pushes each one, with the place it stands at, and hands the
//! whole list back. `http` turns the list into the `errors` of a problem document (RFC 9457).

use crate::language::Sentence;

/// Where a fault is: in the body, at a JSON pointer (RFC 6901), or in a query parameter or header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A JSON pointer into the body: `""` is the whole of it, `/title` its title.
    Body(String),
    /// The name of a query parameter or of a header.
    Parameter(String),
}

/// One fault: its place, a stable code a program can act on, and a sentence that tells a person what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where it is.
    pub place: Place,
    /// A stable `snake_case` code (`required`, `too_long`, `unknown_code` …).
    pub code: &'static str,
    /// What to do about it.
    pub detail: Sentence,
}

impl Fault {
    /// A fault in the body at `pointer`.
    pub fn body(pointer: impl Into<String>, code: &'static str, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { place: Place::Body(pointer.into()), code, detail: Sentence::new(vi, en) }
    }

    /// A fault of a query parameter or header.
    pub fn parameter(
        name: impl Into<String>,
        code: &'static str,
        vi: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        Self { place: Place::Parameter(name.into()), code, detail: Sentence::new(vi, en) }
    }
}

impl Fault {
    /// The property of the body that it stands at or below.
    fn property(&self) -> Option<&str> {
        match &self.place {
            Place::Body(pointer) => pointer.strip_prefix('/').and_then(|rest| rest.split('/').next()),
            Place::Parameter(_) => None,
        }
    }
}

/// A list of faults under construction. `finish` gives the value only when there are none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// No faults yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    /// Adds all of another list.
    pub fn extend(&mut self, other: Faults) {
        self.0.extend(other.0);
    }

    /// Keeps the value of a result, or its faults.
    pub fn take<T>(&mut self, result: Result<T, Faults>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(faults) => {
                self.extend(faults);
                None
            }
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `Ok` when there are none.
    ///
    /// # Errors
    /// The list itself, when it holds any.
    pub fn finish(self) -> Result<(), Self> {
        if self.is_empty() { Ok(()) } else { Err(self) }
    }

    /// The properties of the body, by name, that have a fault at them or below.
    pub fn properties(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(Fault::property)
    }

    /// This list, and of another what stands at properties that this one says nothing of.
    #[must_use]
    pub fn completed_by(mut self, other: Faults) -> Self {
        let known: Vec<String> = self.properties().map(str::to_owned).collect();
        let new = other
            .0
            .into_iter()
            .filter(|fault| fault.property().is_none_or(|property| !known.iter().any(|name| name == property)));
        self.0.extend(new);
        self
    }

    /// The same faults, seen from a body that is the part at `pointer` of what was read.
    #[must_use]
    pub fn below(self, pointer: &str) -> Self {
        let place = |place| match place {
            Place::Body(at) => Place::Body(at.strip_prefix(pointer).map_or(at.clone(), str::to_owned)),
            parameter @ Place::Parameter(_) => parameter,
        };
        Self(self.0.into_iter().map(|fault| Fault { place: place(fault.place), ..fault }).collect())
    }

    /// The faults, in the order they were found.
    #[must_use]
    pub fn into_vec(self) -> Vec<Fault> {
        self.0
    }

    /// The faults, in the order they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Fault> {
        self.0.iter()
    }
}

impl From<Fault> for Faults {
    fn from(fault: Fault) -> Self {
        Self(vec![fault])
    }
}
