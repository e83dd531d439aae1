//! Who is calling: passwords, access tokens, sessions, one-time codes, accounts.

mod accounts;
mod enrol;
mod passwords;
mod provider;
mod secrets;
mod sessions;
mod tokens;

pub use accounts::{NewAccount, add_account, invite, needs_first_administrator, principal_of};
pub use enrol::{Enrolled, enrol};
pub use provider::install as install_token_signatures;
pub use sessions::{SignedIn, refresh, sign_in, sign_out};
pub use tokens::{Claims, Tokens};
