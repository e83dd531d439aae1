//! The expectations: roles, what each may do, and what follows for an operation.

use crate::kinds::{KINDS, Kind};

/// Where the record lies, seen from the unit that the role is held on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Place {
    Own,
    Child,
    Sibling,
    Stranger,
}

pub(super) const PLACES: [Place; 4] = [Place::Own, Place::Child, Place::Sibling, Place::Stranger];

impl Place {
    /// The unit that keeps the record.
    pub(super) fn unit(self) -> &'static str {
        match self {
            Self::Own => "tinh-a",
            Self::Child => "tinh-a-x",
            Self::Sibling => "tinh-b",
            Self::Stranger => "khac",
        }
    }
}

/// How visible the record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum State {
    Draft,
    Internal,
    Public,
}

pub(super) const STATES: [State; 3] = [State::Draft, State::Internal, State::Public];

/// Somebody with roles; on the unit `tinh-a`, or on the installation.
#[derive(Debug)]
pub(super) struct Holder {
    pub(super) name: &'static str,
    pub(super) roles: &'static [&'static str],
    pub(super) on_installation: bool,
}

const fn of_unit(name: &'static str, roles: &'static [&'static str]) -> Holder {
    Holder { name, roles, on_installation: false }
}

/// Nobody, each role alone, the two that fit the installation there, and the pairs that changing what is public needs.
pub(super) const HOLDERS: &[Holder] = &[
    of_unit("nobody", &[]),
    of_unit("reader", &["reader"]),
    of_unit("editor", &["editor"]),
    of_unit("nominator", &["nominator"]),
    of_unit("appraiser", &["appraiser"]),
    of_unit("council-member", &["council_member"]),
    of_unit("decider", &["decider"]),
    of_unit("publisher", &["publisher"]),
    of_unit("auditor", &["auditor"]),
    of_unit("administrator", &["administrator"]),
    of_unit("editor-publisher", &["editor", "publisher"]),
    of_unit("administrator-publisher", &["administrator", "publisher"]),
    Holder { name: "chief-administrator", roles: &["administrator"], on_installation: true },
    Holder { name: "chief-auditor", roles: &["auditor"], on_installation: true },
];

impl Holder {
    pub(super) fn is_nobody(&self) -> bool {
        self.roles.is_empty()
    }

    fn has_any(&self, roles: &[&str]) -> bool {
        self.roles.iter().any(|role| roles.contains(role))
    }
}

/// One request of the walk.
#[derive(Debug)]
pub(super) struct Case {
    pub(super) holder: &'static Holder,
    pub(super) place: Place,
    pub(super) state: State,
}

impl Case {
    fn reaches(&self) -> bool {
        self.holder.on_installation || matches!(self.place, Place::Own | Place::Child)
    }

    /// Draft: editors, nominators, publishers, administrators above the keeper. Internal: any role above it.
    pub(super) fn sees(&self) -> bool {
        match self.state {
            State::Public => true,
            State::Internal => self.reaches() && !self.holder.is_nobody(),
            State::Draft => {
                self.reaches() && self.holder.has_any(&["editor", "nominator", "publisher", "administrator"])
            }
        }
    }

    fn may(&self, roles: &[&str]) -> bool {
        self.reaches() && self.holder.has_any(roles)
    }
}

/// What an act does to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    Read,
    /// What only those read who have a right on it.
    Review,
    Create,
    Change(u16),
    Delete,
    Publish,
    Withdraw,
}

/// Who may use an operation, and how it answers them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// Anyone gets this status; credentials matter only to what is in it.
    Anyone(u16),
    /// Whoever signed in gets this status.
    SignedIn(u16),
    /// Auditors.
    Journal,
    /// A file that is sent in: the right to write its kind on its keeper.
    Sending,
    /// A record that is created: the right to write its kind on its keeper.
    Keeping,
    /// A document, or a record of another kind but organizations.
    OnRecord(Act),
    /// An organization: the right on what is above it.
    OnUnit(Act),
    /// An organization that is created under another.
    Founding,
}

/// What the operations do that every kind beside documents and organizations has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Does {
    List,
    Create,
    Read,
    Update,
    Delete,
    Publish,
    Withdraw,
    Claim,
    Versions,
}

/// The kind that an operation is about, and what it does; none for documents, organizations and what is no record.
pub(super) fn of_kind(operation: &str) -> Option<(&'static Kind, Does)> {
    let (verb, rest) = operation.split_once('_')?;
    let of = |one: &str| KINDS.iter().find(|kind| kind.one == one);
    Some(match verb {
        "list" => match KINDS.iter().find(|kind| kind.collection.replace('-', "_") == rest) {
            Some(kind) => (kind, Does::List),
            None => (of(rest.strip_suffix("_versions")?)?, Does::Versions),
        },
        "get" => (of(rest)?, Does::Read),
        "update" => (of(rest)?, Does::Update),
        "delete" => (of(rest)?, Does::Delete),
        "create" => match of(rest) {
            Some(kind) => (kind, Does::Create),
            None => {
                let (one, step) = rest.rsplit_once('_')?;
                let does = match step {
                    "publication" => Does::Publish,
                    "withdrawal" => Does::Withdraw,
                    "claim" => Does::Claim,
                    _ => return None,
                };
                (of(one)?, does)
            }
        },
        _ => return None,
    })
}

/// Every operation there is.
pub(super) fn rule_of(operation: &str) -> Option<Rule> {
    if let Some((_, does)) = of_kind(operation) {
        return Some(match does {
            Does::List => Rule::Anyone(200),
            Does::Create => Rule::Keeping,
            Does::Read => Rule::OnRecord(Act::Read),
            Does::Update => Rule::OnRecord(Act::Change(200)),
            Does::Delete => Rule::OnRecord(Act::Delete),
            Does::Publish => Rule::OnRecord(Act::Publish),
            Does::Withdraw => Rule::OnRecord(Act::Withdraw),
            Does::Claim => Rule::OnRecord(Act::Change(201)),
            Does::Versions => Rule::OnRecord(Act::Review),
        });
    }
    Some(match operation {
        "list_changes"
        | "list_code_lists"
        | "get_code_list"
        | "list_award_types"
        | "get_award_type"
        | "list_base_salaries"
        | "get_glossary"
        | "get_openapi"
        | "get_healthz"
        | "get_livez"
        | "get_readyz"
        | "list_documents"
        | "list_plans"
        | "list_directives"
        | "list_decisions"
        | "list_organizations"
        | "list_articles_by_day"
        | "count_awards"
        | "create_time_reading" => Rule::Anyone(200),
        // Wrong credentials, whoever sends them.
        "create_session" | "create_session_renewal" | "create_enrolment" => Rule::Anyone(401),
        "delete_session" => Rule::SignedIn(204),
        "list_imports" => Rule::SignedIn(200),
        // There is no import at the address that is asked; whom one is shown to stands with imports.
        "get_import" | "list_import_uncertain_rows" | "create_import_resolution" => Rule::SignedIn(404),
        "create_import" => Rule::Sending,
        "list_journal_entries" => Rule::Journal,
        "create_document" | "create_plan" | "create_directive" | "create_decision" => Rule::Keeping,
        "create_organization" => Rule::Founding,
        "get_document"
        | "get_plan"
        | "get_document_by_symbol"
        | "list_document_relations"
        | "get_article_neighbours"
        | "list_related_articles"
        | "list_recipient_timeline" => Rule::OnRecord(Act::Read),
        "create_recipient_merge" | "create_recipient_separation" => Rule::OnRecord(Act::Change(201)),
        // The records are plans: of another class there is nothing at these addresses.
        "get_directive" | "get_decision" => Rule::Anyone(404),
        "update_document" => Rule::OnRecord(Act::Change(200)),
        "create_document_relation" => Rule::OnRecord(Act::Change(201)),
        "delete_document_relation" => Rule::OnRecord(Act::Change(204)),
        "delete_document" => Rule::OnRecord(Act::Delete),
        "create_document_publication" => Rule::OnRecord(Act::Publish),
        "create_document_withdrawal" => Rule::OnRecord(Act::Withdraw),
        "get_organization" => Rule::OnUnit(Act::Read),
        "update_organization" => Rule::OnUnit(Act::Change(200)),
        "delete_organization" => Rule::OnUnit(Act::Delete),
        "create_organization_publication" => Rule::OnUnit(Act::Publish),
        "create_organization_withdrawal" => Rule::OnUnit(Act::Withdraw),
        _ => return None,
    })
}

/// The status that a case is answered with.
pub(super) fn expected(rule: Rule, case: &Case) -> u16 {
    let nobody = case.holder.is_nobody();
    match rule {
        Rule::Anyone(status) => status,
        Rule::SignedIn(status) => {
            if nobody {
                401
            } else {
                status
            }
        }
        Rule::Journal if nobody => 401,
        Rule::Journal => {
            if case.holder.has_any(&["auditor"]) {
                200
            } else {
                403
            }
        }
        Rule::Sending if nobody => 401,
        Rule::Sending => {
            if case.may(&["editor", "administrator"]) {
                202
            } else {
                403
            }
        }
        Rule::Keeping => acted(case, Act::Create, &["editor", "administrator"]),
        Rule::Founding => acted(case, Act::Create, &["administrator"]),
        Rule::OnRecord(act) => acted(case, act, &["editor", "administrator"]),
        Rule::OnUnit(act) => acted(case, act, &["administrator"]),
    }
}

/// 401, then 404, then 403, then 409; `writers` are the roles with the right to write.
fn acted(case: &Case, act: Act, writers: &[&str]) -> u16 {
    let (nobody, is_public) = (case.holder.is_nobody(), case.state == State::Public);
    let (writes, publishes) = (case.may(writers), case.may(&["publisher"]));
    let granted = |allowed: bool, fits: bool, status: u16| match (allowed, fits) {
        (false, _) => 403,
        (true, false) => 409,
        (true, true) => status,
    };
    match act {
        Act::Read => {
            if case.sees() {
                200
            } else {
                404
            }
        }
        _ if nobody => 401,
        Act::Create => granted(writes, true, 201),
        _ if !case.sees() => 404,
        Act::Review => granted(case.reaches(), true, 200),
        Act::Change(status) => granted(writes && (!is_public || publishes), true, status),
        Act::Delete => granted(writes, case.state == State::Draft, 204),
        Act::Publish => granted(publishes, !is_public, 201),
        Act::Withdraw => granted(publishes, is_public, 201),
    }
}
