//! A caller of the service.

use std::time::Duration;

use serde_json::Value;
use ureq::{Agent, http};

use crate::Answer;

/// A caller, with or without a token. Every answer is an answer, whatever its status.
#[derive(Debug, Clone)]
pub struct Client {
    agent: Agent,
    base: String,
    token: Option<String>,
}

/// A request that is being put together.
#[derive(Debug)]
#[must_use]
pub struct Request<'c> {
    client: &'c Client,
    method: &'c str,
    path: String,
    headers: Vec<(String, String)>,
    body: Option<Vec<u8>>,
}

/// An address with its query.
#[must_use]
pub fn with_query(path: &str, pairs: &[(&str, &str)]) -> String {
    let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    format!("{path}?{query}")
}

impl Client {
    /// Nobody, at this address.
    #[must_use]
    pub fn new(base: &str) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .allow_non_standard_methods(true)
            .max_redirects(0)
            .max_idle_connections_per_host(16)
            .timeout_global(Some(Duration::from_secs(60)))
            .build();
        Self { agent: config.into(), base: base.to_owned(), token: None }
    }

    /// The same with a token.
    #[must_use]
    pub fn with_token(&self, token: &str) -> Self {
        Self { token: Some(token.to_owned()), ..self.clone() }
    }

    /// Somebody else, or a connection of its own: nothing is shared with this client but the address.
    #[must_use]
    pub fn apart(&self) -> Self {
        Self { token: self.token.clone(), ..Self::new(&self.base) }
    }

    /// Its address.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Begins a request; `path` may be one of the service's own links.
    pub fn request<'c>(&'c self, method: &'c str, path: &str) -> Request<'c> {
        let path = path.strip_prefix(&self.base).unwrap_or(path).to_owned();
        let headers = self.token.iter().map(|token| ("authorization".to_owned(), format!("Bearer {token}"))).collect();
        Request { client: self, method, path, headers, body: None }
    }

    /// `GET`.
    #[must_use]
    pub fn get(&self, path: &str) -> Answer {
        self.request("GET", path).send()
    }

    /// `GET`, 200, its JSON.
    #[must_use]
    pub fn read(&self, path: &str) -> Value {
        self.get(path).ok(200)
    }

    /// `POST` of JSON.
    #[must_use]
    pub fn post(&self, path: &str, body: &Value) -> Answer {
        self.request("POST", path).json(body).send()
    }

    /// `PATCH` with a merge patch, of the version that `etag` names.
    #[must_use]
    pub fn patch(&self, path: &str, etag: &str, body: &Value) -> Answer {
        self.request("PATCH", path).header("if-match", etag).merge_patch(body).send()
    }

    /// `DELETE` of the version that `etag` names.
    #[must_use]
    pub fn delete(&self, path: &str, etag: &str) -> Answer {
        self.request("DELETE", path).header("if-match", etag).send()
    }

    /// Every item of a list, over all its pages of `size`.
    #[must_use]
    pub fn walk(&self, path: &str, size: u32) -> Vec<Value> {
        let joint = if path.contains('?') { '&' } else { '?' };
        let mut next = Some(format!("{path}{joint}pageSize={size}"));
        let mut items = Vec::new();
        while let Some(address) = next {
            let page = self.read(&address);
            items.extend(page["items"].as_array().expect("items").iter().cloned());
            next = page["links"]["next"].as_str().map(str::to_owned);
        }
        items
    }

    /// The whole change feed.
    #[must_use]
    pub fn walk_changes(&self) -> Vec<Value> {
        let mut changes = Vec::new();
        let mut address = "/v1/changes?pageSize=100".to_owned();
        loop {
            let page = self.read(&address);
            let items = page["items"].as_array().expect("items");
            if items.is_empty() {
                return changes;
            }
            changes.extend(items.iter().cloned());
            address = format!("/v1/changes?pageSize=100&since={}", page["nextToken"].as_str().expect("a token"));
        }
    }
}

impl Request<'_> {
    /// With a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With bytes of a media type.
    pub fn bytes(mut self, media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        self.body = Some(body.into());
        self.header("content-type", media_type)
    }

    /// With JSON.
    pub fn json(self, body: &Value) -> Self {
        self.bytes("application/json", body.to_string())
    }

    /// With a merge patch.
    pub fn merge_patch(self, body: &Value) -> Self {
        self.bytes("application/merge-patch+json", body.to_string())
    }

    /// Sends it; no answer ends the test.
    #[must_use]
    pub fn send(self) -> Answer {
        let what = format!("{} {}", self.method, self.path);
        self.try_send().unwrap_or_else(|error| panic!("{what}: {error}"))
    }

    /// Sends it.
    ///
    /// # Errors
    /// When there is no answer.
    pub fn try_send(self) -> Result<Answer, ureq::Error> {
        let mut request =
            http::Request::builder().method(self.method).uri(format!("{}{}", self.client.base, self.path));
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let answer = match self.body {
            Some(body) => self.client.agent.run(request.body(body)?)?,
            None if matches!(self.method, "POST" | "PATCH" | "PUT") => self.client.agent.run(request.body(vec![])?)?,
            None => self.client.agent.run(request.body(())?)?,
        };
        let (head, mut body) = answer.into_parts();
        let mut headers: Vec<(String, String)> = head
            .headers
            .iter()
            .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
            .collect();
        headers.sort();
        Ok(Answer { status: head.status.as_u16(), headers, body: body.read_to_vec()? })
    }
}
