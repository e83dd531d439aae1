//! Whose address a request came from, when it came through the installation's own proxies.

use std::net::IpAddr;

use actix_web::http::header::HeaderMap;
use ipnet::IpNet;

/// The proxies whose word on the address before them is taken; nobody else's is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrustedProxies(Vec<IpNet>);

/// A list of proxies that is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no address or network, such as 10.0.0.5 or 10.0.0.0/24")]
pub struct ProxyError(String);

impl TrustedProxies {
    /// Reads addresses and networks, separated by commas.
    ///
    /// # Errors
    /// The first entry that is neither.
    pub fn parse(text: &str) -> Result<Self, ProxyError> {
        text.split(',')
            .map(str::trim)
            .filter(|entry| !entry.is_empty())
            .map(|entry| {
                let network = entry.parse::<IpNet>().ok();
                let address = || entry.parse::<IpAddr>().ok().map(IpNet::from);
                network.or_else(address).ok_or_else(|| ProxyError(entry.to_owned()))
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }

    fn trusts(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|network| network.contains(&address))
    }

    /// The address a request came from: that of the connection, or, going back through `X-Forwarded-For` from its end,
    /// the first that is no trusted proxy. What stands before that one anybody may have written.
    #[must_use]
    pub fn client(&self, peer: Option<IpAddr>, headers: &HeaderMap) -> Option<IpAddr> {
        let mut client = peer?;
        if !self.trusts(client) {
            return Some(client);
        }
        let values: Vec<&str> = headers.get_all("x-forwarded-for").filter_map(|value| value.to_str().ok()).collect();
        for entry in values.iter().rev().flat_map(|value| value.rsplit(',')) {
            let Ok(address) = entry.trim().parse::<IpAddr>() else { break };
            client = address;
            if !self.trusts(address) {
                break;
            }
        }
        Some(client)
    }
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{HeaderName, HeaderValue};

    use super::*;

    fn client(peer: &str, forwarded: &[&'static str]) -> String {
        let proxies = TrustedProxies::parse("10.0.0.5, 192.168.0.0/16").unwrap();
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append(HeaderName::from_static("x-forwarded-for"), HeaderValue::from_static(value));
        }
        proxies.client(peer.parse().ok(), &headers).unwrap().to_string()
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        assert_eq!(client("203.0.113.9", &["198.51.100.1"]), "203.0.113.9");
        assert_eq!(client("10.0.0.5", &["198.51.100.1"]), "198.51.100.1");
        assert_eq!(client("10.0.0.5", &["6.6.6.6, 198.51.100.1, 192.168.3.4"]), "198.51.100.1");
        assert_eq!(client("10.0.0.5", &["6.6.6.6", "198.51.100.1"]), "198.51.100.1");
        assert_eq!(client("10.0.0.5", &["198.51.100.1, nonsense"]), "10.0.0.5");
        assert_eq!(client("10.0.0.5", &[]), "10.0.0.5");
    }

    #[test]
    fn a_list_is_read_whole() {
        assert_eq!(TrustedProxies::parse(""), Ok(TrustedProxies::default()));
        assert_eq!(TrustedProxies::parse("10.0.0.5, proxy"), Err(ProxyError("proxy".into())));
    }
}
