//! Names of people who do not exist.

use super::{data::Names, random::Random};

/// A person's name and how the person is addressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    /// Family name first.
    pub name: String,
    pub honorific: &'static str,
    pub woman: bool,
}

/// A Vietnamese name, its parts as common as they are among people.
pub(super) fn vietnamese(names: &Names, random: &mut Random, young: bool) -> Person {
    let woman = random.happens(470);
    let given = if woman { &names.women } else { &names.men };
    let mut part = |words| random.weighted(words, |word: &(String, u64)| word.1).map_or("", |word| word.0.as_str());
    let name = [part(&names.family), part(&given.middle), part(&given.given)].join(" ");
    let honorific = match (young, woman) {
        (true, _) => "Em",
        (false, true) => "Bà",
        (false, false) => "Ông",
    };
    Person { name, honorific, woman }
}
