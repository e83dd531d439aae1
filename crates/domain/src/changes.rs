//! What a use case decided: records to save, and what to say of each in the journal.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    documents::{Document, DocumentView},
    ids::OrganizationId,
    organizations::{Organization, OrganizationView},
    records::{Front, Instant, Kind, Visibility},
    relations::Relation,
    sheets::Sheet,
    users::User,
};

/// A record of any kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Record {
    /// An organization.
    Organization(Organization),
    /// A document.
    Document(Document),
    /// A relation between two documents.
    Relation(Relation),
    /// A user account.
    User(User),
    /// A record whose kind is described by a table.
    Sheet(Box<Sheet>),
}

/// Why a change is made, in the journal's words: `created`, `updated`, `published` …
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The record is new.
    Created,
    /// Its content changed.
    Updated,
    /// It became public.
    Published,
    /// It is to become public at a minute ahead.
    PublicationScheduled,
    /// It will not become public after all.
    PublicationCancelled,
    /// It is no longer public.
    Withdrawn,
    /// It is gone.
    Deleted,
    /// It turned out to be another one, which took over what was its.
    Merged,
    /// It was another one than it was merged into, after all.
    Separated,
}

impl Event {
    /// The word in the journal and, publicly, in the type of a change.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Published => "published",
            Self::PublicationScheduled => "publication_scheduled",
            Self::PublicationCancelled => "publication_cancelled",
            Self::Withdrawn => "withdrawn",
            Self::Deleted => "deleted",
            Self::Merged => "merged",
            Self::Separated => "separated",
        }
    }
}

/// One record to save (or, for [`Event::Deleted`], to remove) and its entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What happened.
    pub event: Event,
    /// The record as it is to be; before stamping.
    pub record: Record,
    /// Why, for a backward step.
    pub reason: Option<String>,
}

impl Change {
    /// A change without a reason.
    #[must_use]
    pub fn new(event: Event, record: Record) -> Self {
        Self { event, record, reason: None }
    }

    /// The same change with its reason.
    #[must_use]
    pub fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }
}

impl Record {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Organization(_) => Kind::Organization,
            Self::Document(_) => Kind::Document,
            Self::Relation(_) => Kind::Relation,
            Self::User(_) => Kind::User,
            Self::Sheet(sheet) => sheet.kind(),
        }
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> Uuid {
        match self {
            Self::Organization(organization) => organization.id.uuid(),
            Self::Document(document) => document.id.uuid(),
            Self::Relation(relation) => relation.id.uuid(),
            Self::User(user) => user.id.uuid(),
            Self::Sheet(sheet) => sheet.id,
        }
    }

    /// Its version.
    #[must_use]
    pub fn version(&self) -> i64 {
        match self {
            Self::User(user) => user.version,
            other => other.front().map_or(0, |front| front.version),
        }
    }

    /// The unit that keeps it; none for what belongs to the installation.
    #[must_use]
    pub fn keeper(&self) -> Option<OrganizationId> {
        self.front().map(|front| front.organization_id)
    }

    /// Its front, where its kind has one.
    #[must_use]
    pub fn front(&self) -> Option<&Front> {
        match self {
            Self::Organization(organization) => Some(&organization.front),
            Self::Document(document) => Some(&document.front),
            Self::Relation(relation) => Some(&relation.front),
            Self::Sheet(sheet) => Some(&sheet.front),
            Self::User(_) => None,
        }
    }

    /// Its front, to move it.
    fn front_mut(&mut self) -> Option<&mut Front> {
        match self {
            Self::Organization(organization) => Some(&mut organization.front),
            Self::Document(document) => Some(&mut document.front),
            Self::Relation(relation) => Some(&mut relation.front),
            Self::Sheet(sheet) => Some(&mut sheet.front),
            Self::User(_) => None,
        }
    }

    /// Counts the save at `at` and renews what follows from it.
    pub fn stamp(&mut self, at: Instant) {
        if let Self::User(user) = self {
            user.stamp(at);
        }
        if let Some(front) = self.front_mut() {
            front.stamp(at);
        }
        let digest = self.public_view().map(|view| crate::journal::view_digest(&view));
        if let Some(front) = self.front_mut() {
            front.note_public_digest(digest, at);
        }
    }

    /// What everyone may read of it: ids and codes, none of the names of others. None while it is not public.
    #[must_use]
    pub fn public_view(&self) -> Option<Value> {
        if self.front().map(|front| front.visibility) != Some(Visibility::Public) {
            return None;
        }
        match self {
            Self::Organization(organization) => Some(json!(OrganizationView::of(organization))),
            Self::Document(document) => Some(json!(DocumentView::of(document))),
            Self::Relation(relation) => Some(json!(relation.view())),
            Self::Sheet(sheet) => Some(sheet.public_view()),
            Self::User(_) => None,
        }
    }

    /// The whole record, as the journal keeps it for those with a right on it. Never a secret.
    #[must_use]
    pub fn private_view(&self) -> Value {
        match self {
            Self::Organization(organization) => json!(organization),
            Self::Document(document) => json!(document),
            Self::Relation(relation) => json!(relation),
            Self::User(user) => json!(user.view()),
            Self::Sheet(sheet) => json!(sheet),
        }
    }
}
