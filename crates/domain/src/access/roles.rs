//! Roles, permissions, and the people who hold them.

use serde::{Deserialize, Serialize};

use crate::{
    ids::{OrganizationId, UserId},
    words,
};

words! {
    /// The roles an account can hold.
    Role {
        /// Reads what is internal.
        Reader = "reader",
        /// Keeps documents, campaigns and coverage.
        Editor = "editor",
        /// A unit's officer who files nominations.
        Nominator = "nominator",
        /// Appraises nominations.
        Appraiser = "appraiser",
        /// Sits on the council.
        CouncilMember = "council_member",
        /// Signs decisions.
        Decider = "decider",
        /// Moves records to and from the public.
        Publisher = "publisher",
        /// Reads the journal.
        Auditor = "auditor",
        /// Keeps organizations and users.
        Administrator = "administrator",
    }
}

words! {
    /// What a role allows; also the scopes that the API documents.
    Permission {
        /// Read internal organizations.
        OrganizationsRead = "organizations:read",
        /// Create and change organizations.
        OrganizationsWrite = "organizations:write",
        /// Move organizations to and from the public.
        OrganizationsPublish = "organizations:publish",
        /// Read internal documents.
        DocumentsRead = "documents:read",
        /// Create and change documents.
        DocumentsWrite = "documents:write",
        /// Move documents to and from the public.
        DocumentsPublish = "documents:publish",
        /// Read internal articles.
        ArticlesRead = "articles:read",
        /// Create and change articles.
        ArticlesWrite = "articles:write",
        /// Move articles to and from the public.
        ArticlesPublish = "articles:publish",
        /// Read internal campaigns and blocks.
        CampaignsRead = "campaigns:read",
        /// Create and change campaigns and blocks.
        CampaignsWrite = "campaigns:write",
        /// Move campaigns and blocks to and from the public.
        CampaignsPublish = "campaigns:publish",
        /// Read internal congresses, conferences and their series.
        CongressesRead = "congresses:read",
        /// Create and change congresses, conferences and their series.
        CongressesWrite = "congresses:write",
        /// Move congresses, conferences and their series to and from the public.
        CongressesPublish = "congresses:publish",
        /// Read internal exemplars.
        ExemplarsRead = "exemplars:read",
        /// Create and change exemplars.
        ExemplarsWrite = "exemplars:write",
        /// Move exemplars to and from the public.
        ExemplarsPublish = "exemplars:publish",
        /// Read internal people and posts.
        PeopleRead = "people:read",
        /// Create and change people and posts.
        PeopleWrite = "people:write",
        /// Move people and posts to and from the public.
        PeoplePublish = "people:publish",
        /// Read internal recipients.
        RecipientsRead = "recipients:read",
        /// Create, change and merge recipients, and see what is private about them.
        RecipientsWrite = "recipients:write",
        /// Move recipients to and from the public.
        RecipientsPublish = "recipients:publish",
        /// Read internal awards, tallies and ceremonies.
        AwardsRead = "awards:read",
        /// Create and change awards, tallies and ceremonies.
        AwardsWrite = "awards:write",
        /// Move awards, tallies and ceremonies to and from the public.
        AwardsPublish = "awards:publish",
        /// Read the journal.
        JournalRead = "journal:read",
        /// Make accounts and give roles.
        UsersWrite = "users:write",
        /// Keep catalogues.
        CataloguesWrite = "catalogues:write",
    }
}

/// Reading what is internal, of every kind.
const READ: &[Permission] = &[
    Permission::OrganizationsRead,
    Permission::DocumentsRead,
    Permission::ArticlesRead,
    Permission::CampaignsRead,
    Permission::CongressesRead,
    Permission::ExemplarsRead,
    Permission::PeopleRead,
    Permission::RecipientsRead,
    Permission::AwardsRead,
];

/// Writing what an office records day by day.
const RECORD: &[Permission] = &[
    Permission::DocumentsWrite,
    Permission::ArticlesWrite,
    Permission::CampaignsWrite,
    Permission::CongressesWrite,
    Permission::ExemplarsWrite,
    Permission::PeopleWrite,
    Permission::RecipientsWrite,
    Permission::AwardsWrite,
];

/// Moving records of every kind to and from the public.
const PUBLISH: &[Permission] = &[
    Permission::OrganizationsPublish,
    Permission::DocumentsPublish,
    Permission::ArticlesPublish,
    Permission::CampaignsPublish,
    Permission::CongressesPublish,
    Permission::ExemplarsPublish,
    Permission::PeoplePublish,
    Permission::RecipientsPublish,
    Permission::AwardsPublish,
];

/// Keeping the installation.
const KEEP: &[Permission] = &[Permission::OrganizationsWrite, Permission::UsersWrite, Permission::CataloguesWrite];

impl Role {
    /// What the role allows: the one table of the service.
    #[must_use]
    fn groups(self) -> &'static [&'static [Permission]] {
        match self {
            Self::Reader | Self::Nominator | Self::Appraiser | Self::CouncilMember | Self::Decider => &[READ],
            Self::Editor => &[READ, RECORD],
            Self::Publisher => &[READ, PUBLISH],
            Self::Auditor => &[READ, &[Permission::JournalRead]],
            Self::Administrator => &[READ, RECORD, KEEP],
        }
    }

    /// Whether the role gives a permission.
    #[must_use]
    pub fn gives(self, permission: Permission) -> bool {
        self.groups().iter().any(|group| group.contains(&permission))
    }

    /// Whether the role sees drafts.
    #[must_use]
    pub fn sees_drafts(self) -> bool {
        matches!(self, Self::Editor | Self::Nominator | Self::Publisher | Self::Administrator)
    }

    /// Whether the role may be held on the installation itself.
    #[must_use]
    pub fn fits_installation(self) -> bool {
        matches!(self, Self::Administrator | Self::Auditor)
    }
}

/// What a role is held on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The installation: everything, also what has no organization above it.
    Installation,
    /// An organization and all that is in its custody.
    Subtree(OrganizationId),
}

/// One role on one scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// What it is held on.
    pub scope: Scope,
}

/// Somebody who signed in, with the roles the database holds for them now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Principal {
    /// The account.
    pub id: UserId,
    /// Its sign-in name.
    pub name: String,
    /// Its roles.
    pub grants: Vec<Grant>,
}

impl Principal {
    /// The grants that reach a record whose keeper is the first of `custody`, the rest being what is above it.
    pub(super) fn reaching<'a>(&'a self, custody: &'a [OrganizationId]) -> impl Iterator<Item = &'a Grant> {
        self.grants.iter().filter(|grant| match grant.scope {
            Scope::Installation => true,
            Scope::Subtree(root) => custody.contains(&root),
        })
    }
}
