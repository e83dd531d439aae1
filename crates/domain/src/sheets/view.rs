//! What is shown of a sheet: ids and codes, none of the names of others.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{Means, Sheet, pattern, preferred};
use crate::records::{Kind, Source};

impl Sheet {
    /// Its content with the preferred value of every claim, among those known on `as_of` (none: today).
    #[must_use]
    pub fn resolved(&self, as_of: Option<NaiveDate>) -> Value {
        let mut content = self.content.clone();
        if let Value::Object(properties) = &mut content {
            for claimable in self.definition.claimable {
                let name = claimable.field.trim_start_matches('/');
                let value = preferred(&self.provenance.claims, claimable.field, as_of).map(|claim| claim.value.clone());
                properties.insert(name.to_owned(), value.unwrap_or_default());
            }
        }
        content
    }

    /// What everyone may read of it (D4): the properties its definition lists, and nothing else.
    #[must_use]
    pub fn public_view(&self) -> Value {
        let mut view = self.shown(None);
        let front = json!({
            "visibility": self.front.visibility,
            "publishedAt": self.front.published_at,
            "organizationId": self.front.organization_id,
        });
        if let (Value::Object(view), Value::Object(front)) = (&mut view, front) {
            view.extend(front);
        }
        view
    }

    /// Its content and provenance as readers see them, among the claims known on `as_of`.
    #[must_use]
    pub fn shown(&self, as_of: Option<NaiveDate>) -> Value {
        let mut view = Map::new();
        view.insert("id".into(), json!(self.id));
        view.insert("type".into(), json!(self.kind()));
        if let Value::Object(mut content) = self.resolved(as_of) {
            for name in self.definition.public {
                if let Some(value) = content.shift_remove(*name) {
                    view.insert((*name).to_owned(), value);
                }
            }
        }
        view.insert("origin".into(), json!(self.provenance.origin));
        view.insert("sources".into(), json!(self.provenance.sources));
        view.insert("marks".into(), json!(self.provenance.marks));
        if !self.definition.claimable.is_empty() {
            view.insert("claims".into(), Value::Array(self.shown_claims(as_of)));
        }
        Value::Object(view)
    }

    /// What only those see who may change the record.
    #[must_use]
    pub fn confidential(&self) -> Map<String, Value> {
        let properties = self.definition.confidential.iter();
        properties.filter_map(|name| Some(((*name).to_owned(), self.content.get(*name)?.clone()))).collect()
    }

    fn shown_claims(&self, as_of: Option<NaiveDate>) -> Vec<Value> {
        let claims = &self.provenance.claims;
        claims
            .iter()
            .filter(|claim| claim.is_known_on(as_of))
            .map(|claim| {
                let first = preferred(claims, &claim.field, as_of).map(|first| first.id);
                let mut shown = json!(claim);
                if let Value::Object(properties) = &mut shown {
                    properties.insert("preferred".into(), json!(first == Some(claim.id)));
                }
                shown
            })
            .collect()
    }

    /// The records it refers to: where, which, and of which kinds it may be. Sources are not among them.
    #[must_use]
    pub fn references(&self) -> Vec<(String, Uuid, &'static [Kind])> {
        let venues: &'static [Kind] = &[Kind::Organization];
        let mut found = Vec::new();
        for field in self.definition.fields {
            if let Means::Reference(kinds) = field.means {
                for (pointer, value) in pattern::all(&self.content, field.at) {
                    found.extend(id(value).map(|id| (pointer, id, kinds)));
                }
            }
        }
        for (n, claim) in self.provenance.claims.iter().enumerate() {
            for (pointer, value) in pattern::all(&claim.value, "/*/organizationId") {
                found.extend(id(value).map(|id| (format!("/claims/{n}/value{pointer}"), id, venues)));
            }
        }
        found
    }

    /// The offices it names: where, which, and the organization named beside each.
    #[must_use]
    pub fn offices(&self) -> Vec<(String, Uuid, Option<Uuid>)> {
        let fields = self.definition.fields.iter().filter(|field| field.means == Means::Office);
        fields
            .flat_map(|field| pattern::all(&self.content, field.at))
            .filter_map(|(pointer, value)| {
                let beside = format!("{}/organizationId", pointer.rsplit_once('/').map_or("", |(holder, _)| holder));
                let organization = self.content.pointer(&beside).and_then(id);
                Some((pointer, id(value)?, organization))
            })
            .collect()
    }

    /// Every source it names, with the pointer to it: its own, those of claims, and those of single facts.
    #[must_use]
    pub fn all_sources(&self) -> Vec<(String, Source)> {
        let own =
            self.provenance.sources.iter().enumerate().map(|(n, source)| (format!("/sources/{n}"), source.clone()));
        let of_claims = self.provenance.claims.iter().enumerate();
        let of_claims = of_claims.map(|(n, claim)| (format!("/claims/{n}/source"), claim.source.clone()));
        let fields = self.definition.fields.iter().filter(|field| field.means == Means::Source);
        let of_facts = fields
            .flat_map(|field| pattern::all(&self.content, field.at))
            .filter_map(|(pointer, value)| Some((pointer, serde_json::from_value(value.clone()).ok()?)));
        own.chain(of_claims).chain(of_facts).collect()
    }
}

fn id(value: &Value) -> Option<Uuid> {
    value.as_str()?.parse().ok()
}
