//! Access tokens (RFC 9068): short-lived, one algorithm, nothing in them that the database does not decide.

use std::sync::Arc;

use chrono::TimeDelta;
use ed25519_dalek::{SigningKey, pkcs8::EncodePrivateKey};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, decode_header, encode};
use serde::{Deserialize, Serialize};
use thidua_domain::{
    ids::{SessionId, UserId},
    records::Instant,
};
use thidua_persistence::errors::StoreError;
use uuid::Uuid;

/// Who issues, and for whom.
pub(super) const ISSUER: &str = "urn:thidua";
/// The API that tokens are for.
pub(super) const AUDIENCE: &str = "urn:thidua:api";
/// The kind of token (RFC 9068 §2.1).
const TYPE: &str = "at+jwt";
/// The greatest difference of clocks that is forgiven, in seconds.
const LEEWAY: u64 = 5;

/// What an access token says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// Issuer.
    pub iss: String,
    /// Audience.
    pub aud: String,
    /// The account.
    pub sub: Uuid,
    /// The client it was issued to.
    pub client_id: String,
    /// The session; none for a token issued on the command line.
    pub sid: Option<Uuid>,
    /// Its own id.
    pub jti: Uuid,
    /// Issued at, seconds.
    pub iat: i64,
    /// Not before, seconds.
    pub nbf: i64,
    /// Expires, seconds.
    pub exp: i64,
}

/// Makes and reads access tokens.
#[derive(Clone)]
pub struct Tokens {
    keys: Arc<(EncodingKey, DecodingKey, String)>,
}

impl std::fmt::Debug for Tokens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tokens")
    }
}

impl Tokens {
    /// With an Ed25519 seed of 32 bytes; none for another length.
    #[must_use]
    pub fn new(seed: &[u8]) -> Option<Self> {
        super::install_token_signatures();
        let key = SigningKey::from_bytes(seed.try_into().ok()?);
        let der = key.to_pkcs8_der().ok()?;
        let public = key.verifying_key();
        let kid = public.as_bytes().iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        let keys = (EncodingKey::from_ed_der(der.as_bytes()), DecodingKey::from_ed_der(public.as_bytes()), kid);
        Some(Self { keys: Arc::new(keys) })
    }

    /// A token for `user`, good for `lasts` from `now` on.
    ///
    /// # Errors
    /// When it cannot be signed, which is a fault of the service.
    pub fn issue(
        &self,
        user: UserId,
        session: Option<SessionId>,
        jti: Uuid,
        now: Instant,
        lasts: TimeDelta,
    ) -> Result<String, StoreError> {
        let claims = Claims {
            iss: ISSUER.into(),
            aud: AUDIENCE.into(),
            sub: user.uuid(),
            client_id: if session.is_some() { "session".into() } else { "command-line".into() },
            sid: session.map(SessionId::uuid),
            jti,
            iat: now.timestamp(),
            nbf: now.timestamp(),
            exp: (now + lasts).timestamp(),
        };
        let mut header = Header::new(Algorithm::EdDSA);
        header.typ = Some(TYPE.into());
        header.kid = Some(self.keys.2.clone());
        encode(&header, &claims, &self.keys.0).map_err(|error| StoreError::Internal(error.into()))
    }

    /// What a token says, when it is one of ours and good now; nothing about why it is not.
    #[must_use]
    pub fn read(&self, token: &str, now: Instant) -> Option<Claims> {
        let header = decode_header(token).ok()?;
        let is_ours = header.typ.as_deref().is_some_and(|typ| typ.eq_ignore_ascii_case(TYPE))
            && header.alg == Algorithm::EdDSA
            && header.kid.as_deref() == Some(&self.keys.2);
        if !is_ours {
            return None;
        }
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.set_issuer(&[ISSUER]);
        validation.set_audience(&[AUDIENCE]);
        validation.set_required_spec_claims(&["exp", "nbf", "iss", "aud", "sub"]);
        // The library asks the machine's clock; time is checked below against the service's own.
        validation.validate_exp = false;
        validation.validate_nbf = false;
        let claims = decode::<Claims>(token, &self.keys.1, &validation).ok()?.claims;
        let leeway = i64::try_from(LEEWAY).unwrap_or(0);
        let seconds = now.timestamp();
        let good = claims.nbf <= seconds + leeway && claims.iat <= seconds + leeway && seconds < claims.exp + leeway;
        good.then_some(claims)
    }
}

#[cfg(test)]
mod tests {
    use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
    use chrono::{TimeZone, Utc};
    use serde_json::{Value, json};

    use super::*;

    fn now() -> Instant {
        Utc.with_ymd_and_hms(2026, 11, 21, 2, 0, 0).unwrap()
    }

    fn tokens() -> Tokens {
        Tokens::new(&[9; 32]).unwrap()
    }

    fn good() -> Value {
        json!({"iss": ISSUER, "aud": AUDIENCE, "sub": Uuid::nil(), "client_id": "session", "sid": null,
               "jti": Uuid::nil(), "iat": now().timestamp(), "nbf": now().timestamp(),
               "exp": now().timestamp() + 900})
    }

    fn signed(header: &Value, claims: &Value) -> String {
        let part = |value: &Value| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
        let message = format!("{}.{}", part(header), part(claims));
        use ed25519_dalek::Signer;
        let signature = SigningKey::from_bytes(&[9; 32]).sign(message.as_bytes());
        format!("{message}.{}", BASE64_URL_SAFE_NO_PAD.encode(signature.to_bytes()))
    }

    fn header() -> Value {
        json!({"typ": TYPE, "alg": "EdDSA", "kid": tokens().keys.2})
    }

    #[test]
    fn a_token_of_ours_is_read_until_it_expires() {
        let token =
            tokens().issue(UserId::from_uuid(Uuid::nil()), None, Uuid::nil(), now(), TimeDelta::minutes(15)).unwrap();
        assert_eq!(tokens().read(&token, now()).unwrap().sub, Uuid::nil());
        assert!(tokens().read(&token, now() + TimeDelta::minutes(16)).is_none());
        assert!(tokens().read(&signed(&header(), &good()), now()).is_some());
    }

    /// RFC 8725 §3: each of these must be refused.
    #[test]
    fn anything_else_is_refused() {
        let with = |mut value: Value, name: &str, to: Value| {
            value[name] = to;
            value
        };
        let without = |mut value: Value, name: &str| {
            value.as_object_mut().unwrap().shift_remove(name);
            value
        };
        let at = now().timestamp();
        let mut bad = vec![
            signed(&with(header(), "typ", json!("JWT")), &good()),
            signed(&with(header(), "typ", json!("id+jwt")), &good()),
            signed(&without(header(), "typ"), &good()),
            signed(&with(header(), "alg", json!("none")), &good()),
            signed(&with(header(), "alg", json!("HS256")), &good()),
            signed(&with(header(), "alg", json!("RS256")), &good()),
            signed(&with(header(), "alg", json!("ES256")), &good()),
            signed(&with(header(), "alg", json!("eddsa")), &good()),
            signed(&with(header(), "kid", json!("other")), &good()),
            signed(&without(header(), "kid"), &good()),
            signed(&with(header(), "crit", json!(["x"])), &with(good(), "aud", json!("other"))),
            signed(&header(), &with(good(), "iss", json!("urn:other"))),
            signed(&header(), &with(good(), "aud", json!("urn:other"))),
            signed(&header(), &with(good(), "exp", json!(at - 6))),
            signed(&header(), &with(good(), "nbf", json!(at + 60))),
            signed(&header(), &with(good(), "iat", json!(at + 60))),
            signed(&header(), &with(good(), "sub", json!("root"))),
            signed(&header(), &with(good(), "exp", json!("soon"))),
            signed(&header(), &json!([])),
        ];
        for name in ["iss", "aud", "sub", "exp", "nbf", "iat", "jti", "client_id"] {
            bad.push(signed(&header(), &without(good(), name)));
        }
        let token = signed(&header(), &good());
        let (message, signature) = token.rsplit_once('.').unwrap();
        bad.push(format!("{message}."));
        bad.push(message.to_owned());
        let other = if signature.starts_with('A') { 'B' } else { 'A' };
        bad.push(format!("{message}.{other}{}", &signature[1..]));
        let unsigned = BASE64_URL_SAFE_NO_PAD.encode(json!({"typ": TYPE, "alg": "none"}).to_string());
        bad.push(format!("{unsigned}.{}.", BASE64_URL_SAFE_NO_PAD.encode(good().to_string())));
        bad.push(String::new());
        bad.push("a.b.c".into());
        for token in &bad {
            assert!(tokens().read(token, now()).is_none(), "{token}");
        }
        assert!(Tokens::new(&[8; 32]).unwrap().read(&token, now()).is_none());
    }
}
