//! User accounts: their names and what the journal keeps of them.

use serde::{Deserialize, Serialize};

use crate::{
    access::Grant,
    faults::{Fault, Faults},
    ids::UserId,
    records::Instant,
    text::nfc,
};

/// An account. Its password's hash is no part of the journal and of no view.
#[derive(Debug, Clone, PartialEq)]
pub struct User {
    /// Its id.
    pub id: UserId,
    /// The name it signs in with.
    pub name: String,
    /// Its roles.
    pub grants: Vec<Grant>,
    /// Whether it may sign in.
    pub active: bool,
    /// Argon2 hash of its password, in PHC form; none until one is set.
    pub password_hash: Option<String>,
    /// Counts the saves.
    pub version: i64,
    /// When it was created.
    pub created_at: Instant,
    /// When it was last saved.
    pub updated_at: Instant,
}

/// What the journal keeps of an account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserView {
    /// Its id.
    pub id: UserId,
    /// Its name.
    pub name: String,
    /// Its roles.
    pub grants: Vec<Grant>,
    /// Whether it may sign in.
    pub active: bool,
    /// Whether it has a password.
    pub has_password: bool,
}

impl User {
    /// A new account without a password.
    #[must_use]
    pub fn new(id: UserId, name: String, grants: Vec<Grant>, now: Instant) -> Self {
        Self { id, name, grants, active: true, password_hash: None, version: 0, created_at: now, updated_at: now }
    }

    /// Counts the save at `at`.
    pub fn stamp(&mut self, at: Instant) {
        if self.version == 0 {
            self.created_at = at;
        }
        self.version = self.version.saturating_add(1);
        self.updated_at = at;
    }

    /// What the journal keeps.
    #[must_use]
    pub fn view(&self) -> UserView {
        UserView {
            id: self.id,
            name: self.name.clone(),
            grants: self.grants.clone(),
            active: self.active,
            has_password: self.password_hash.is_some(),
        }
    }
}

/// A sign-in name: 2 to 60 of lower-case ASCII letters, digits, `.`, `_` and `-`, beginning with a letter.
///
/// # Errors
/// A fault at `pointer`.
pub fn parse_name(text: &str, pointer: &str) -> Result<String, Faults> {
    let name = nfc(text.trim());
    let fits = (2..=60).contains(&name.len())
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._-".contains(&b));
    if fits {
        Ok(name)
    } else {
        Err(Fault::body(
            pointer,
            "bad_pattern",
            "Tên đăng nhập gồm 2–60 chữ thường không dấu, chữ số, dấu chấm, gạch dưới, gạch nối; bắt đầu bằng chữ.",
            "A sign-in name is 2 to 60 lower-case ASCII letters, digits, dots, underscores or hyphens, a letter first.",
        )
        .into())
    }
}

/// A password: 12 to 128 characters, not its owner's name (NIST SP 800-63B §3.1.1: length, no composition rules).
///
/// # Errors
/// A fault at `pointer`.
pub fn check_password(password: &str, name: &str, pointer: &str) -> Result<(), Faults> {
    let long_enough = (12..=128).contains(&password.chars().count());
    let telling = password.to_lowercase().contains(&name.to_lowercase()) && password.len() < name.len() + 12;
    if long_enough && !telling {
        Ok(())
    } else {
        Err(Fault::body(
            pointer,
            "weak_password",
            "Mật khẩu cần 12 đến 128 ký tự và không chứa tên đăng nhập.",
            "A password has 12 to 128 characters and does not hold the sign-in name.",
        )
        .into())
    }
}
