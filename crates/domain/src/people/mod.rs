//! People: named as sources name them. What is private about them has no place here.

use crate::{
    access::Permission,
    content,
    records::Kind,
    sheets::{Content, Definition, Filter, Is, Of, Order, Rights},
};

/// What a person is.
pub static DEFINITION: Definition = Definition {
    kind: Kind::Person,
    collection: "people",
    fields: &[],
    claimable: &[],
    public: &["name", "honorific", "variants", "note"],
    confidential: &[],
    filters: &[Filter::Term { name: "name", at: "/name", is: Is::Text }],
    recorded_from: None,
    inherits: &[],
    order: Order { by_time: None, at: &[], by_name_first: true },
    searched: &["/variants/*"],
    rights: Rights { write: Permission::PeopleWrite, publish: Permission::PeoplePublish },
    of: Of::content::<Person>(),
};

content! {
    /// A person.
    pub struct Person {
        /// The full name, family name first, without honorific.
        pub name: String,
        /// How sources address them, apart from the name: `đồng chí`, `ông`.
        pub honorific: Option<String>,
        /// Other ways in which the name is written.
        pub variants: Vec<String>,
        /// What tells them from others of the same name, where that may be public.
        pub note: Option<String>,
    }
}

impl Content for Person {
    fn name(&self) -> String {
        self.name.clone()
    }

    /// By given name, then by the rest: people are looked up under Hiến, not under Đỗ.
    fn filed_under(&self) -> String {
        match self.name.rsplit_once(' ') {
            Some((rest, given)) => format!("{given} {rest}"),
            None => self.name.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_filed_under_their_given_name() {
        let filed = |name: &str| Person { name: name.into(), ..Person::default() }.filed_under();
        assert_eq!(filed("Đỗ Mạnh Hiến"), "Hiến Đỗ Mạnh");
        assert_eq!(filed("Hiến"), "Hiến");
    }
}
