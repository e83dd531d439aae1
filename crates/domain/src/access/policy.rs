//! The two questions: how much does a reader see, and may a caller act.

use super::{Permission, Principal, Scope};
use crate::{
    ids::{OrganizationId, UserId},
    records::Visibility,
};

/// How much of a record a reader sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// Nothing: for this reader the record does not exist.
    Nothing,
    /// Its public view.
    Public,
    /// All of it: the reader has a right on it.
    Full,
}

/// How much of a record with `visibility` the caller sees; `custody` is its keeper followed by all above it.
#[must_use]
pub fn sight(caller: Option<&Principal>, visibility: Visibility, custody: &[OrganizationId]) -> Sight {
    let mut reaching = caller.into_iter().flat_map(|principal| principal.reaching(custody)).peekable();
    let has_right = reaching.peek().is_some();
    match visibility {
        Visibility::Public if has_right => Sight::Full,
        Visibility::Public => Sight::Public,
        Visibility::Internal if has_right => Sight::Full,
        Visibility::Draft if reaching.any(|grant| grant.role.sees_drafts()) => Sight::Full,
        Visibility::Internal | Visibility::Draft => Sight::Nothing,
    }
}

/// Why an act is not allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denial {
    /// The caller may not know that the record exists.
    Hidden,
    /// The caller sees it, and lacks this permission on it.
    Lacks(Permission),
}

/// Proof that a policy was asked and agreed. Only [`permit`] and [`Permit::service`] make one, and nothing is written
/// without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permit {
    by: Option<UserId>,
}

impl Permit {
    /// The service's own acts: loading catalogues, due publications, the command line of the installation.
    #[must_use]
    pub fn service() -> Self {
        Self { by: None }
    }

    /// The account that was permitted; none for the service itself.
    #[must_use]
    pub fn by(&self) -> Option<UserId> {
        self.by
    }
}

/// Whether `caller` may use `permissions`, all of them, on what `custody` (keeper first) holds, given how much of it
/// they see.
///
/// # Errors
/// [`Denial::Hidden`] when they see nothing of it, else the first permission they lack.
pub fn permit(
    caller: &Principal,
    permissions: &[Permission],
    custody: &[OrganizationId],
    seen: Sight,
) -> Result<Permit, Denial> {
    if seen == Sight::Nothing {
        return Err(Denial::Hidden);
    }
    for permission in permissions {
        if !caller.reaching(custody).any(|grant| grant.role.gives(*permission)) {
            return Err(Denial::Lacks(*permission));
        }
    }
    Ok(Permit { by: Some(caller.id) })
}

/// What of a list a caller sees, as a store can filter by it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SightLine {
    /// Internal records of the whole installation.
    pub all_internal: bool,
    /// Drafts of the whole installation.
    pub all_drafts: bool,
    /// Roots of the subtrees whose internal records they see.
    pub internal_under: Vec<OrganizationId>,
    /// Roots of the subtrees whose drafts they see.
    pub drafts_under: Vec<OrganizationId>,
}

impl SightLine {
    /// The line of sight of a caller; of nobody: what is public.
    #[must_use]
    pub fn of(caller: Option<&Principal>) -> Self {
        let mut line = Self::default();
        for grant in caller.into_iter().flat_map(|principal| &principal.grants) {
            let drafts = grant.role.sees_drafts();
            match grant.scope {
                Scope::Installation => {
                    line.all_internal = true;
                    line.all_drafts |= drafts;
                }
                Scope::Subtree(root) => {
                    line.internal_under.push(root);
                    if drafts {
                        line.drafts_under.push(root);
                    }
                }
            }
        }
        line
    }

    /// Whether it reaches nothing but what is public.
    #[must_use]
    pub fn is_public_only(&self) -> bool {
        !self.all_internal && self.internal_under.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::access::{Grant, Role};

    fn organization(n: u128) -> OrganizationId {
        OrganizationId::from_uuid(Uuid::from_u128(n))
    }

    fn holder(role: Role, scope: Scope) -> Principal {
        Principal { id: UserId::from_uuid(Uuid::nil()), name: "x".into(), grants: vec![Grant { role, scope }] }
    }

    #[test]
    fn a_sibling_sees_no_draft_and_a_parent_does() {
        let (city, ward, sibling) = (organization(1), organization(2), organization(3));
        let custody = [ward, city];
        let see = |role, root| sight(Some(&holder(role, Scope::Subtree(root))), Visibility::Draft, &custody);
        assert_eq!(see(Role::Editor, city), Sight::Full);
        assert_eq!(see(Role::Editor, ward), Sight::Full);
        assert_eq!(see(Role::Editor, sibling), Sight::Nothing);
        assert_eq!(see(Role::Reader, city), Sight::Nothing);
        assert_eq!(sight(None, Visibility::Public, &custody), Sight::Public);
    }

    #[test]
    fn a_denial_tells_hidden_from_forbidden() {
        let (ward, sibling) = (organization(2), organization(3));
        let stranger = holder(Role::Editor, Scope::Subtree(sibling));
        let ask = |seen| permit(&stranger, &[Permission::DocumentsWrite], &[ward], seen);
        assert_eq!(ask(Sight::Nothing), Err(Denial::Hidden));
        assert_eq!(ask(Sight::Public), Err(Denial::Lacks(Permission::DocumentsWrite)));
    }

    #[test]
    fn the_installation_reaches_what_has_no_organization() {
        let administrator = holder(Role::Administrator, Scope::Installation);
        assert!(permit(&administrator, &[Permission::OrganizationsWrite], &[], Sight::Full).is_ok());
        let city_administrator = holder(Role::Administrator, Scope::Subtree(organization(1)));
        assert_eq!(
            permit(&city_administrator, &[Permission::OrganizationsWrite], &[], Sight::Full),
            Err(Denial::Lacks(Permission::OrganizationsWrite))
        );
    }
}
