//! The writable form of a sheet: what a merge patch is laid over.

use serde_json::{Value, json};
use uuid::Uuid;

use super::{Means, Sheet, pattern, values};
use crate::input::tidy_nulls;

impl Sheet {
    /// The body that would create the record as it is. A time whose days `patch` names is written in days, so that what
    /// followed from the old ones does not contradict the new ones; of a quantity that `patch` gives new words alone,
    /// nothing is left of the old ones.
    #[must_use]
    pub fn writable(&self, patch: &Value) -> Value {
        let mut body = self.content.clone();
        for field in self.definition.fields {
            pattern::each_mut(&mut body, field.at, &mut |pointer, value| {
                if field.means == Means::Quantity && names_words_alone(patch, &pointer) {
                    *value = json!({});
                    return;
                }
                let in_days = field.means == Means::Time && names_days(patch, &pointer);
                *value = values::writable(field.means, value, in_days);
            });
        }
        let claims: Vec<Value> = self
            .provenance
            .claims
            .iter()
            .map(|claim| {
                let means = self.definition.claimable.iter().find(|known| known.field == claim.field);
                let mut written = json!(claim);
                if let (Some(known), Some(value)) = (means, written.get_mut("value")) {
                    *value = values::writable(known.means, value, false);
                }
                written
            })
            .collect();
        if let Value::Object(properties) = &mut body {
            properties.insert("origin".into(), json!(self.provenance.origin));
            properties.insert("sources".into(), json!(self.provenance.sources));
            properties.insert("marks".into(), json!(self.provenance.marks));
            properties.insert("claims".into(), Value::Array(claims));
        }
        tidy_nulls(&mut body);
        body
    }

    /// The ids of its items and claims.
    #[must_use]
    pub fn item_ids(&self) -> Vec<Uuid> {
        let items = self.definition.fields.iter().filter(|field| field.means == Means::Item);
        items
            .flat_map(|field| pattern::all(&self.content, field.at))
            .filter_map(|(_, value)| value.as_str()?.parse().ok())
            .chain(self.provenance.claims.iter().map(|claim| claim.id))
            .collect()
    }
}

/// Whether a patch moves a day of the time at `pointer` and leaves the rest to follow.
fn names_days(patch: &Value, pointer: &str) -> bool {
    let Some(time) = patch.pointer(pointer) else { return false };
    let names = |name: &str| time.get(name).is_some();
    (names("earliest") || names("latest")) && !names("edtf")
}

/// Whether a patch gives the quantity at `pointer` new words and leaves the rest to follow from them.
fn names_words_alone(patch: &Value, pointer: &str) -> bool {
    let Some(quantity) = patch.pointer(pointer) else { return false };
    let names = |name: &str| quantity.get(name).is_some();
    quantity.get("text").is_some_and(Value::is_string) && !names("value") && !names("qualifier") && !names("unit")
}
