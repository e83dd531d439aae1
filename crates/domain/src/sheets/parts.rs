//! Parts that several kinds of sheet have, and how their structs are declared.

use uuid::Uuid;

/// Declares structs of content: in `camelCase`, strict about names, with every property that is left out empty.
#[macro_export]
macro_rules! content {
    ($($(#[$doc:meta])* pub struct $name:ident { $($(#[$field_doc:meta])* pub $field:ident: $type:ty),* $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "camelCase", deny_unknown_fields, default)]
        pub struct $name { $($(#[$field_doc])* pub $field: $type),* }
    )+};
}

content! {
    /// A picture. The file and its address may be missing; the words about it are kept.
    pub struct Picture {
        /// Its id.
        pub id: Option<Uuid>,
        /// What is printed below it.
        pub caption: Option<String>,
        /// What it shows, for those who cannot see it.
        pub alt_text: Option<String>,
        /// Its address.
        pub url: Option<String>,
        /// Who took it.
        pub credit: Option<String>,
        /// On which terms it may be shown.
        pub licence: Option<String>,
        /// Who is on it.
        pub people: Vec<Pictured>,
        /// After how many paragraphs of the text it stands.
        pub after_paragraph: Option<u16>,
    }

    /// Somebody on a picture.
    pub struct Pictured {
        /// The person.
        pub person_id: Option<Uuid>,
        /// The name as printed.
        pub name: Option<String>,
    }

    /// A place as printed.
    pub struct Place {
        /// The place as a unit of the register, of kind `venue`.
        pub organization_id: Option<Uuid>,
        /// Its name as printed.
        pub name: Option<String>,
        /// The hall in it.
        pub hall: Option<String>,
        /// Its address as printed.
        pub address: Option<String>,
        /// How many people it holds.
        pub capacity: Option<u32>,
    }

    /// A document that something rests on or belongs to.
    pub struct NamedDocument {
        /// The document.
        pub document_id: Option<Uuid>,
        /// In which role.
        pub role: Option<String>,
        /// The words that say so, as printed.
        pub words: Option<String>,
    }

    /// Somebody who takes part, a person or a unit, as printed.
    pub struct Participant {
        /// The person.
        pub person_id: Option<Uuid>,
        /// The unit, when no single person is named.
        pub organization_id: Option<Uuid>,
        /// The name as printed.
        pub name: Option<String>,
        /// Their posts on that day, as printed.
        pub posts: Option<String>,
    }
}
