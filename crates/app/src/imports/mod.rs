//! Imports: decisions with their award lines, recipients, organizations and documents out of files.
//!
//! A file is sent in, looked at row by row, and what its rows say becomes records through the same reading as a body of
//! the API: a row has all its faults named, and is left out. What is in the register already is found again, so that the
//! same file sent twice changes nothing, and nothing that is there is overwritten. Who may be somebody already and may
//! not waits for an officer. A thousand rows are one transaction, in which the import notes how far it is: one that was
//! stopped goes on where it was.

mod as_user;
pub mod columns;
mod failures;
mod options;
mod queue;
mod read;
mod report;
mod resolve;
mod rows;
mod run;
mod start;
pub mod table;

pub use options::{DecisionNamed, Options};
pub use queue::{run_open, run_until_ended};
pub use read::{Shown, find, list};
pub use report::{CandidateFound, Counts, Differing, Report, Uncertain};
pub use resolve::{Resolution, resolve};
pub use start::{NewImport, read_table, start};

use thidua_domain::{access::Permission, words};

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

words! {
    /// How an import stands.
    Status {
        /// It waits for its turn.
        Queued = "queued",
        /// Its rows are being taken.
        Running = "running",
        /// It was a dry run, and is over: nothing was written.
        Checked = "checked",
        /// Its rows are taken.
        Done = "done",
        /// It could not go on; the report says why.
        Failed = "failed",
    }
}

impl Of {
    /// The rights that its records need on their keeper.
    #[must_use]
    pub const fn permissions(self) -> &'static [Permission] {
        match self {
            Self::Awards => &[Permission::AwardsWrite, Permission::RecipientsWrite],
            Self::Recipients => &[Permission::RecipientsWrite],
            Self::Organizations => &[Permission::OrganizationsWrite],
            Self::Documents => &[Permission::DocumentsWrite],
        }
    }

    /// Those that it needs beside them to make its records public at once.
    #[must_use]
    pub const fn publish_permissions(self) -> &'static [Permission] {
        match self {
            Self::Awards => &[Permission::AwardsPublish, Permission::RecipientsPublish],
            Self::Recipients => &[Permission::RecipientsPublish],
            Self::Organizations => &[Permission::OrganizationsPublish],
            Self::Documents => &[Permission::DocumentsPublish],
        }
    }
}
