//! Finished answers, kept in the process (design §7).
//!
//! Only public reads are kept. An entry holds the answer in every coding asked for so far, what it was built from, and
//! until when; looking it up allocates nothing and happens before routing.

use std::sync::Arc;

use actix_web::http::header::HeaderMap;
use chrono::{DateTime, Utc};
use moka::sync::Cache;
use thidua_domain::language::Language;

use super::{
    epochs::{Epochs, KindSet, Moment},
    representation::Representation,
};
use crate::negotiation::{Accepted, accepts};

/// Says that an answer may be kept: put into the response's extensions by handlers of public reads. A handler that offers
/// several media types on one address says it for its default one only, which is what a caller without a wish gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltFrom {
    /// The kinds of records it shows, names of others included.
    pub kinds: KindSet,
    /// The next moment at which its content depends on the clock; none when it never does.
    pub fresh_until: Option<DateTime<Utc>>,
}

/// Answers larger than this are not kept: one would push out hundreds.
const MAX_ENTRY: usize = 4 * 1024 * 1024;

#[derive(Debug)]
pub(super) struct Entry {
    pub(super) representation: Representation,
    pub(super) route: Arc<str>,
    built_from: BuiltFrom,
    moment: Moment,
}

#[expect(clippy::borrowed_box, reason = "the cache hands its weigher a reference to the key as it is stored")]
fn weigh(target: &Box<str>, entry: &Arc<Entry>) -> u32 {
    let weight = entry.representation.weight().saturating_add(target.len()).saturating_add(2048);
    u32::try_from(weight).unwrap_or(u32::MAX)
}

/// The kept answers, one map per language, keyed by path and query.
#[derive(Debug)]
pub(super) struct AnswerCache {
    vietnamese: Cache<Box<str>, Arc<Entry>>,
    english: Cache<Box<str>, Arc<Entry>>,
    epochs: Epochs,
}

impl AnswerCache {
    pub(super) fn new(bytes: u64, epochs: Epochs) -> Self {
        let map = |share: u64| Cache::builder().max_capacity(share).weigher(weigh).build();
        // Most callers read Vietnamese.
        Self { vietnamese: map(bytes / 4 * 3), english: map(bytes / 4), epochs }
    }

    fn map(&self, language: Language) -> &Cache<Box<str>, Arc<Entry>> {
        match language {
            Language::Vi => &self.vietnamese,
            Language::En => &self.english,
        }
    }

    /// The answer kept for a target, when it is still true and of the type the caller wants most.
    pub(super) fn find(
        &self,
        target: &str,
        language: Language,
        request: &HeaderMap,
        now: DateTime<Utc>,
    ) -> Option<Arc<Entry>> {
        let entry = self.map(language).get(target)?;
        let fresh = entry.built_from.fresh_until.is_none_or(|until| now < until)
            && self.epochs.unchanged(entry.built_from.kinds, &entry.moment);
        if !fresh {
            return None;
        }
        // A handler may offer other types on the same address: what is kept serves who wants nothing else more.
        let media_type = entry.representation.content_type().split(';').next().unwrap_or_default();
        (accepts(request, media_type) == Accepted::Best).then_some(entry)
    }

    /// The counters to keep with an answer, read before it is made.
    pub(super) fn moment(&self) -> Moment {
        self.epochs.moment()
    }

    pub(super) fn keep(
        &self,
        target: &str,
        language: Language,
        representation: Representation,
        route: Arc<str>,
        built_from: BuiltFrom,
        moment: Moment,
    ) -> Arc<Entry> {
        let entry = Arc::new(Entry { representation, route, built_from, moment });
        if entry.representation.weight() <= MAX_ENTRY {
            self.map(language).insert(target.into(), Arc::clone(&entry));
        }
        entry
    }
}

#[cfg(test)]
mod tests {
    use actix_web::{
        http::{
            StatusCode,
            header::{ACCEPT, CONTENT_TYPE, HeaderValue},
        },
        web::Bytes,
    };
    use chrono::TimeDelta;

    use super::*;

    const DOCUMENTS: KindSet = KindSet::of(1);

    fn kept(fresh_until: Option<DateTime<Utc>>) -> (AnswerCache, Epochs) {
        let epochs = Epochs::new();
        let cache = AnswerCache::new(1 << 20, epochs.clone());
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        let representation = Representation::new(StatusCode::OK, headers, Bytes::from_static(b"{}"), Some("h".into()));
        let built_from = BuiltFrom { kinds: DOCUMENTS, fresh_until };
        let moment = cache.moment();
        let _ = cache.keep("/v1/plans?q=a", Language::Vi, representation, Arc::from("/v1/plans"), built_from, moment);
        (cache, epochs)
    }

    #[test]
    fn an_answer_is_kept_by_target_and_language() {
        let (cache, _) = kept(None);
        let (none, now) = (HeaderMap::new(), DateTime::UNIX_EPOCH);
        assert!(cache.find("/v1/plans?q=a", Language::Vi, &none, now).is_some());
        assert!(cache.find("/v1/plans?q=a", Language::En, &none, now).is_none());
        assert!(cache.find("/v1/plans", Language::Vi, &none, now).is_none());
    }

    #[test]
    fn a_change_of_its_kinds_or_the_clock_ends_it() {
        let until = DateTime::UNIX_EPOCH + TimeDelta::seconds(60);
        let (cache, epochs) = kept(Some(until));
        let find = |now| cache.find("/v1/plans?q=a", Language::Vi, &HeaderMap::new(), now).is_some();
        assert!(find(DateTime::UNIX_EPOCH));
        assert!(!find(until));
        epochs.raise(KindSet::of(2));
        assert!(find(DateTime::UNIX_EPOCH));
        epochs.raise(DOCUMENTS);
        assert!(!find(DateTime::UNIX_EPOCH));
    }

    #[test]
    fn who_wants_another_type_more_is_not_served_from_memory() {
        let (cache, _) = kept(None);
        let find = |accept: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT, HeaderValue::from_static(accept));
            cache.find("/v1/plans?q=a", Language::Vi, &headers, DateTime::UNIX_EPOCH).is_some()
        };
        assert!(find("application/json") && find("*/*"));
        assert!(!find("text/csv, */*;q=0.1") && !find("text/html"));
    }
}
