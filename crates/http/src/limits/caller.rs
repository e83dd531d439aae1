//! Who a request is counted against.

use std::{
    hash::{BuildHasher, RandomState},
    net::IpAddr,
    sync::LazyLock,
};

use actix_web::http::header::{AUTHORIZATION, HeaderMap};

/// A caller as a number: never the credential itself, and another one after each start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CallerKey(pub(super) u128);

static SEEDS: LazyLock<(RandomState, RandomState)> = LazyLock::new(|| (RandomState::new(), RandomState::new()));

fn digest(kind: u8, bytes: &[u8]) -> CallerKey {
    let (left, right) = (SEEDS.0.hash_one((kind, bytes)), SEEDS.1.hash_one((kind, bytes)));
    CallerKey(u128::from(left) << 64 | u128::from(right))
}

impl CallerKey {
    /// The caller with this credential, when there is one.
    #[must_use]
    pub fn of_credential(headers: &HeaderMap) -> Option<Self> {
        let value = headers.get(AUTHORIZATION).or_else(|| headers.get("x-api-key"))?;
        Some(digest(1, value.as_bytes()))
    }

    /// The caller at this address; of IPv6 the first 64 bits, for one household has them all.
    #[must_use]
    pub fn of_address(address: Option<IpAddr>) -> Self {
        match address.map(|address| address.to_canonical()) {
            Some(IpAddr::V4(v4)) => digest(4, &v4.octets()),
            Some(IpAddr::V6(v6)) => {
                let [a, b, c, d, ..] = v6.segments();
                let network = [a, b, c, d].map(u16::to_be_bytes);
                digest(6, network.as_flattened())
            }
            None => digest(0, &[]),
        }
    }
}

/// Whether a request brings a credential: then nothing of its answer is shared or kept.
#[must_use]
pub fn has_credential(headers: &HeaderMap) -> bool {
    headers.contains_key(AUTHORIZATION) || headers.contains_key("x-api-key")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ipv6_network_is_one_caller() {
        let key = |text: &str| CallerKey::of_address(Some(text.parse().unwrap()));
        assert_eq!(key("2001:db8:1:2::1"), key("2001:db8:1:2:ffff::9"));
        assert_ne!(key("2001:db8:1:2::1"), key("2001:db8:1:3::1"));
        assert_eq!(key("::ffff:203.0.113.1"), key("203.0.113.1"));
        assert_ne!(key("203.0.113.1"), key("203.0.113.2"));
    }
}
