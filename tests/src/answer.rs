//! What came back.

use serde_json::Value;

/// An answer: whatever its status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Its headers, names in lower case, in the order of their names.
    pub headers: Vec<(String, String)>,
    /// Its body.
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a header.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(named, _)| named == name).map(|(_, value)| value.as_str())
    }

    /// The entity tag.
    #[must_use]
    pub fn etag(&self) -> String {
        self.header("etag").unwrap_or_else(|| panic!("no ETag: {self:?}")).to_owned()
    }

    /// The body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {} {}", self.status, self.text()))
    }

    /// The JSON of an answer that must have this status.
    #[must_use]
    pub fn ok(&self, status: u16) -> Value {
        self.has(status);
        self.json()
    }

    /// Wants this status.
    pub fn has(&self, status: u16) {
        assert_eq!(self.status, status, "{}", self.text());
    }

    /// The problem document of an answer that must have this status and type.
    #[must_use]
    pub fn problem(&self, status: u16, slug: &str) -> Value {
        self.has(status);
        let problem = self.json();
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{problem}");
        let kind = problem["type"].as_str().unwrap_or_default();
        assert!(kind.ends_with(&format!("/problems/{slug}")), "not {slug}: {problem}");
        assert_eq!(problem["status"], status);
        assert_eq!(problem["requestId"].as_str(), self.header("x-request-id"));
        for name in ["title", "detail", "instance"] {
            assert!(problem[name].as_str().is_some_and(|text| !text.is_empty()), "{name}: {problem}");
        }
        problem
    }

    /// Pointers, else parameters, of the faults of a 400.
    #[must_use]
    pub fn faults(&self) -> Vec<String> {
        let problem = self.problem(400, "invalid-input");
        let faults = problem["errors"].as_array().expect("a list of faults");
        let place = |fault: &Value| fault["pointer"].as_str().or(fault["parameter"].as_str()).map(str::to_owned);
        let mut places: Vec<String> = faults.iter().filter_map(place).collect();
        places.sort();
        assert_eq!(places.len(), faults.len(), "a fault without a place: {problem}");
        places
    }

    /// Everything that must stay the same when the public's picture does: all but what belongs to one request.
    #[must_use]
    pub fn without_what_belongs_to_one_request(mut self) -> Self {
        self.headers.retain(|(name, _)| {
            !matches!(name.as_str(), "date" | "age" | "x-request-id") && !name.starts_with("ratelimit")
        });
        self
    }
}
