//! Passwords: Argon2id (RFC 9106) with the parameters OWASP recommends.

use argon2::{Argon2, PasswordHash, PasswordHasher, PasswordVerifier, password_hash::SaltString};
use secrecy::{ExposeSecret, SecretString};
use thidua_persistence::{errors::StoreError, random_bytes};

/// The hash of a password, in PHC form.
pub(super) fn hash(password: &SecretString) -> Result<String, StoreError> {
    let failed = |error: argon2::password_hash::Error| StoreError::internal(format!("hashing failed: {error}"));
    let salt = SaltString::encode_b64(&random_bytes::<16>()?).map_err(failed)?;
    Ok(Argon2::default().hash_password(password.expose_secret().as_bytes(), &salt).map_err(failed)?.to_string())
}

/// Whether a password is the one. Without a hash it takes as long and says no, so that time tells no names.
pub(super) fn verify(password: &SecretString, hash: Option<&str>) -> bool {
    const NOBODYS: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5cy1zYWx0MTIzNA$5eSkO0t6LTYf1Ng8oQhVnm0c8Q6m0yhtGJb2hYkCk0k";
    let Ok(parsed) = PasswordHash::new(hash.unwrap_or(NOBODYS)) else { return false };
    let matches = Argon2::default().verify_password(password.expose_secret().as_bytes(), &parsed).is_ok();
    matches && hash.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_fits_its_hash_and_no_other() {
        let password = SecretString::from("mật khẩu dài và dễ nhớ");
        let stored = hash(&password).unwrap();
        assert!(stored.starts_with("$argon2id$"));
        assert!(verify(&password, Some(&stored)));
        assert!(!verify(&SecretString::from("mật khẩu khác"), Some(&stored)));
        assert!(!verify(&password, None));
        assert!(!verify(&password, Some("not a hash")));
    }
}
