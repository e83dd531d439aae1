//! What every record has in front, and the small words records share: visibility, origin, marks, sources.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::ids::OrganizationId;

/// A moment, in UTC with microseconds. Always an argument, never read from a clock in here.
pub type Instant = DateTime<Utc>;

/// Declares a closed list of words: an enum whose variants are written in `snake_case` everywhere.
#[macro_export]
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant),+ }

        impl $name {
            /// Every word of the list, in its order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word as stored and answered.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The word that `text` is, if it is one.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

words! {
    /// The kinds of record; `type` of an answer.
    Kind {
        /// An organization.
        Organization = "organization",
        /// A document.
        Document = "document",
        /// A relation between two documents.
        Relation = "relation",
        /// A user account; never public.
        User = "user",
        /// An article.
        Article = "article",
        /// A person.
        Person = "person",
        /// A post that somebody holds.
        Post = "post",
        /// An emulation campaign.
        Campaign = "campaign",
        /// An emulation block or cluster.
        EmulationBlock = "emulation_block",
        /// A series of congresses or conferences.
        CongressSeries = "congress_series",
        /// A congress or conference.
        Congress = "congress",
        /// An exemplar.
        Exemplar = "exemplar",
        /// Whom awards are given to.
        Recipient = "recipient",
        /// An award that was conferred.
        Award = "award",
        /// Awards or exemplars that a source counts without naming them.
        AwardTally = "award_tally",
        /// A ceremony at which awards are handed over.
        Ceremony = "ceremony",
    }
}

words! {
    /// Who may read a record, apart from any status it has (`DESIGN`: people and rights).
    Visibility {
        /// Being written: editors, nominators, publishers and administrators above its keeper.
        Draft = "draft",
        /// Every role above its keeper.
        Internal = "internal",
        /// Everyone.
        Public = "public",
    }
}

words! {
    /// Whether the service's own guards held for a record, or it was entered from elsewhere (D6).
    Origin {
        /// Made in this service.
        Processed = "processed",
        /// Entered from paper made earlier or elsewhere; names its source.
        Recorded = "recorded",
    }
}

words! {
    /// What is to be known of a value beside the value itself.
    MarkKind {
        /// Concluded from context, not said by the source.
        Inferred = "inferred",
        /// Not confirmed by an authoritative source.
        Unconfirmed = "unconfirmed",
        /// Kept as printed although it looks wrong.
        AsPrinted = "as_printed",
    }
}

/// A mark on one value of a record: the value is there, but not simply *stated*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// JSON pointer (RFC 6901) to the value; `""` is the whole record.
    pub pointer: String,
    /// What kind of mark.
    pub mark: MarkKind,
    /// Why, in Vietnamese.
    #[serde(default)]
    pub basis: Option<String>,
}

/// Where a fact was read: `SRC` of the API. At least one of document, article, title, address or *seen by* is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Source {
    /// A document of this register.
    pub document_id: Option<Uuid>,
    /// An article of this register.
    pub article_id: Option<Uuid>,
    /// Title of the page or paper.
    pub title: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its author, as printed.
    pub author: Option<String>,
    /// The day it was published.
    pub published_on: Option<NaiveDate>,
    /// The outlet it was taken over from.
    pub republished_from: Option<String>,
    /// The officer who saw the original.
    pub seen_by: Option<String>,
}

impl Source {
    /// Whether the source says enough to be found again.
    #[must_use]
    pub fn is_named(&self) -> bool {
        self.document_id.is_some()
            || self.article_id.is_some()
            || [&self.title, &self.url, &self.seen_by].iter().any(|text| text.is_some())
    }
}

/// The columns that every record table has in front.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Front {
    /// The unit that keeps the record, never its issuer.
    pub organization_id: OrganizationId,
    /// Counts the saves; 1 when created.
    pub version: i64,
    /// Who may read it.
    pub visibility: Visibility,
    /// Since when it is public; none while it is not.
    pub published_at: Option<Instant>,
    /// When it is to become public: the end of an embargo.
    pub publish_at: Option<Instant>,
    /// When it was created.
    pub created_at: Instant,
    /// When it was last saved.
    pub updated_at: Instant,
    /// When its public view last changed.
    pub public_updated_at: Option<Instant>,
    /// Digest of the public view, hexadecimal; none while there is none.
    pub public_digest: Option<String>,
}

impl Front {
    /// The front of a record that is being created by `keeper`.
    #[must_use]
    pub fn new(keeper: OrganizationId, visibility: Visibility, now: Instant) -> Self {
        Self {
            organization_id: keeper,
            version: 0,
            visibility,
            published_at: None,
            publish_at: None,
            created_at: now,
            updated_at: now,
            public_updated_at: None,
            public_digest: None,
        }
    }

    /// Marks one more save at `at`. A record that is public has been so since its scheduled minute, else since `at`;
    /// one that is not has never been.
    pub fn stamp(&mut self, at: Instant) {
        if self.version == 0 {
            self.created_at = at;
        }
        self.version = self.version.saturating_add(1);
        self.updated_at = at;
        if self.visibility == Visibility::Public {
            self.published_at = self.published_at.or(self.publish_at).or(Some(at));
            self.publish_at = None;
        } else {
            self.published_at = None;
        }
    }

    /// Notes the digest of the public view after a save at `at`.
    pub fn note_public_digest(&mut self, digest: Option<String>, at: Instant) {
        if self.public_digest != digest {
            self.public_digest = digest;
            self.public_updated_at = Some(at);
        }
    }
}
