//! Sealed tokens: cursors and change tokens, which show nothing and cannot be made by others. The same content gives the
//! same token (AES-SIV, RFC 5297), in every process that shares the key.

use aes_siv::{KeyInit, siv::Aes256Siv};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

/// Seals and opens.
#[derive(Clone)]
pub struct Sealer {
    key: Vec<u8>,
}

impl std::fmt::Debug for Sealer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sealer")
    }
}

impl Sealer {
    /// A sealer with a key of 64 bytes; none for another length.
    #[must_use]
    pub fn new(key: Vec<u8>) -> Option<Self> {
        Aes256Siv::new_from_slice(&key).is_ok().then_some(Self { key })
    }

    fn cipher(&self) -> Option<Aes256Siv> {
        Aes256Siv::new_from_slice(&self.key).ok()
    }

    /// A token for `content`, good only for `purpose`.
    #[must_use]
    pub fn seal(&self, purpose: &str, content: &[u8]) -> String {
        let sealed = self.cipher().and_then(|mut cipher| cipher.encrypt([purpose.as_bytes()], content).ok());
        // Encryption fails for contents of 2^36 bytes only; an empty token opens to nothing.
        BASE64_URL_SAFE_NO_PAD.encode(sealed.unwrap_or_default())
    }

    /// The content of a token made for `purpose`; none when it was not.
    #[must_use]
    pub fn open(&self, purpose: &str, token: &str) -> Option<Vec<u8>> {
        let sealed = BASE64_URL_SAFE_NO_PAD.decode(token).ok()?;
        self.cipher()?.decrypt([purpose.as_bytes()], &sealed).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_opens_for_its_purpose_alone_and_is_always_the_same() {
        let sealer = Sealer::new(vec![7; 64]).unwrap();
        let token = sealer.seal("cursor", b"place");
        assert_eq!(token, Sealer::new(vec![7; 64]).unwrap().seal("cursor", b"place"));
        assert_eq!(sealer.open("cursor", &token).as_deref(), Some(b"place".as_slice()));
        assert_eq!(sealer.open("changes", &token), None);
        assert_eq!(Sealer::new(vec![8; 64]).unwrap().open("cursor", &token), None);
        for n in 0..token.len() {
            let mut damaged = token.clone().into_bytes();
            damaged[n] = if damaged[n] == b'A' { b'B' } else { b'A' };
            assert_eq!(sealer.open("cursor", &String::from_utf8(damaged).unwrap()), None);
        }
        assert!(Sealer::new(vec![7; 63]).is_none());
    }
}
