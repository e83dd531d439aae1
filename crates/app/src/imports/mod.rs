//! Imports: decisions with their award lines, recipients, organizations and documents out of files.

pub mod columns;
pub mod table;

use thidua_domain::words;

words! {
    /// What the rows of a file are.
    Of {
        /// Lines of decisions' annexes.
        Awards = "awards",
        /// People, collectives, households, enterprises.
        Recipients = "recipients",
        /// Organizations.
        Organizations = "organizations",
        /// Documents.
        Documents = "documents",
    }
}
