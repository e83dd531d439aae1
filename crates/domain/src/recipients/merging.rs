//! Merging two recipients that turned out to be one, and taking that back: what happens to their properties.

use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{Merged, Recipient};
use crate::publication::Refusal;

/// The properties that a merge leaves alone: what one is called and is, and what merging itself writes.
const LEFT_ALONE: [&str; 5] = ["name", "variants", "recipientKind", "mergedIntoId", "merged"];
/// The property whose parts are facts of their own; of every other one, all parts belong together.
const OF_FACTS: &str = "private";
/// The most names that a recipient has beside its first.
pub const MOST_VARIANTS: usize = 100;
/// The most awards that are moved in one change.
pub const MOST_MOVED: usize = 1_000;

/// A value that the two do not agree on.
#[derive(Debug, Clone, PartialEq)]
pub struct Contradiction {
    /// JSON pointer to the property.
    pub pointer: String,
    /// The value that stays.
    pub kept: Value,
    /// The value that does not.
    pub dropped: Value,
}

/// What the one that stays took over, and what it did not.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TakenOver {
    /// Names that joined its variants.
    pub variants: Vec<String>,
    /// Pointers to properties that it lacked.
    pub filled: Vec<String>,
    /// Properties on which they differ.
    pub contradictions: Vec<Contradiction>,
}

/// Whether two recipients can be one, by their content.
///
/// # Errors
/// A refusal that says what is in the way.
pub fn check_mergeable(kept: &Value, from: &Value) -> Result<(), Refusal> {
    if merged_into(kept).is_some() || merged_into(from).is_some() {
        return Err(Refusal::new(
            "Một trong hai đối tượng đã được gộp vào đối tượng khác; hãy gộp với chính đối tượng được giữ lại đó (mergedIntoId).",
            "One of the two has been merged into another already; merge with the one that stayed (mergedIntoId).",
        ));
    }
    if kept.get("recipientKind") != from.get("recipientKind") {
        return Err(Refusal::new(
            "Hai đối tượng không cùng loại (recipientKind) nên không thể là một; hãy sửa loại của bản ghi sai trước.",
            "The two are of different kinds (recipientKind) and cannot be one; correct the kind of the wrong one first.",
        ));
    }
    Ok(())
}

/// Whether a merged recipient can be taken out of `kept` again.
///
/// # Errors
/// A refusal that says what is in the way.
pub fn check_separable(kept: (Uuid, &Value), from: &Value) -> Result<(), Refusal> {
    if merged_into(from) != Some(kept.0) {
        return Err(Refusal::new(
            "Đối tượng này chưa được gộp vào đối tượng ở địa chỉ; hãy xem GET /v1/recipients?mergedIntoId=….",
            "This recipient was not merged into the one at this address; see GET /v1/recipients?mergedIntoId=….",
        ));
    }
    if merged_into(kept.1).is_some() {
        return Err(Refusal::new(
            "Đối tượng ở địa chỉ đã được gộp tiếp vào đối tượng khác; hãy tách nó ra trước.",
            "The recipient at this address has been merged into another one itself; separate that one first.",
        ));
    }
    Ok(())
}

/// That a recipient may be changed: one that was merged stands as it was until it is separated.
///
/// # Errors
/// A refusal for a merged one.
pub fn check_stands(content: &Value) -> Result<(), Refusal> {
    match merged_into(content) {
        None => Ok(()),
        Some(_) => Err(Refusal::new(
            "Đối tượng này đã được gộp vào đối tượng khác nên không sửa được; hãy sửa đối tượng được giữ lại, hoặc tách ra trước bằng POST …/separations.",
            "This recipient has been merged into another one and cannot be changed; change the one that stayed, or separate it first with POST …/separations.",
        )),
    }
}

/// The recipient that one was merged into.
#[must_use]
pub fn merged_into(content: &Value) -> Option<Uuid> {
    content.get("mergedIntoId")?.as_str()?.parse().ok()
}

/// What a merge noted about a recipient; nothing for one that stands.
#[must_use]
pub fn noted(content: &Value) -> Option<Merged> {
    serde_json::from_value(content.get("merged")?.clone()).ok()
}

/// Lays what `from` has over what `kept` lacks; where both say something, `kept` stays as it is.
///
/// # Errors
/// A refusal when `kept` would have more names than it can.
pub fn take_over(kept: &mut Value, from: &Value) -> Result<TakenOver, Refusal> {
    let mut taken = TakenOver::default();
    let mut names = names_of(kept);
    for name in names_of(from) {
        if !names.contains(&name) {
            names.push(name.clone());
            taken.variants.push(name);
        }
    }
    let variants: Vec<String> = names.into_iter().skip(1).collect();
    if variants.len() > MOST_VARIANTS {
        return Err(Refusal::new(
            format!("Gộp lại sẽ có hơn {MOST_VARIANTS} cách viết tên; hãy bớt variants của một trong hai trước."),
            format!("Together they have more than {MOST_VARIANTS} variants of the name; remove some of either first."),
        ));
    }
    put(kept, "/variants", json!(variants));
    for (pointer, value) in facts(from) {
        match kept.pointer(&pointer).filter(|known| is_said(known)) {
            None => {
                put(kept, &pointer, value.clone());
                taken.filled.push(pointer);
            }
            Some(known) if known == value => {}
            Some(known) => {
                taken.contradictions.push(Contradiction { pointer, kept: known.clone(), dropped: value.clone() })
            }
        }
    }
    normalize(kept);
    Ok(taken)
}

/// Takes out of `kept` what it once took over from `from` and has not changed since, but for what one of `others`, merged
/// into it too, says as well. What was changed since stands as a contradiction.
#[must_use]
pub fn take_back(kept: &mut Value, from: &Value, noted: &Merged, others: &[&Value]) -> TakenOver {
    let mut taken = TakenOver::default();
    let is_others = |name: &String| others.iter().any(|other| names_of(other).contains(name));
    let mut variants: Vec<String> = names_of(kept).into_iter().skip(1).collect();
    variants.retain(|name| {
        let goes = noted.variants.contains(name) && !is_others(name);
        if goes {
            taken.variants.push(name.clone());
        }
        !goes
    });
    put(kept, "/variants", json!(variants));
    for pointer in &noted.filled {
        let theirs = from.pointer(pointer).cloned().unwrap_or_default();
        let now = kept.pointer(pointer).cloned().unwrap_or_default();
        if now == theirs {
            if others.iter().all(|other| other.pointer(pointer) != Some(&now)) {
                put(kept, pointer, Value::Null);
                taken.filled.push(pointer.clone());
            }
        } else {
            taken.contradictions.push(Contradiction { pointer: pointer.clone(), kept: now, dropped: theirs });
        }
    }
    if kept.get(OF_FACTS).and_then(Value::as_object).is_some_and(|facts| !facts.values().any(is_said)) {
        put(kept, &format!("/{OF_FACTS}"), Value::Null);
    }
    normalize(kept);
    taken
}

/// Notes on a recipient that it was merged into `kept`, and what was moved.
pub fn note(from: &mut Value, kept: Uuid, merged: &Merged) {
    put(from, "/mergedIntoId", json!(kept));
    put(from, "/merged", json!(merged));
}

/// Takes that note off again.
pub fn unnote(from: &mut Value) {
    put(from, "/mergedIntoId", Value::Null);
    put(from, "/merged", Value::Null);
}

/// Its name, then the variants.
fn names_of(content: &Value) -> Vec<String> {
    let variants = content.get("variants").and_then(Value::as_array).into_iter().flatten();
    content.get("name").into_iter().chain(variants).filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Every fact that a recipient's content says, by its pointer.
fn facts(content: &Value) -> Vec<(String, &Value)> {
    let all = content.as_object().into_iter().flatten();
    all.filter(|(name, _)| !LEFT_ALONE.contains(&name.as_str()))
        .flat_map(|(name, value)| match value {
            Value::Object(parts) if name == OF_FACTS => {
                parts.iter().map(|(part, value)| (format!("/{name}/{part}"), value)).collect()
            }
            value => vec![(format!("/{name}"), value)],
        })
        .filter(|(_, value)| is_said(value))
        .collect()
}

fn is_said(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Array(items) => !items.is_empty(),
        _ => true,
    }
}

/// Puts a value at a pointer of one or two steps.
fn put(content: &mut Value, pointer: &str, value: Value) {
    let mut at = content;
    let steps: Vec<&str> = pointer.split('/').skip(1).collect();
    let Some((last, holders)) = steps.split_last() else { return };
    for step in holders {
        let Value::Object(properties) = at else { return };
        let holder = properties.entry((*step).to_owned()).or_insert(Value::Null);
        if holder.is_null() {
            *holder = Value::Object(Map::new());
        }
        at = holder;
    }
    if let Value::Object(properties) = at {
        properties.insert((*last).to_owned(), value);
    }
}

/// Gives the content the form in which it is stored: every property there, in order.
fn normalize(content: &mut Value) {
    if let Ok(Ok(normal)) = serde_json::from_value::<Recipient>(content.clone()).map(serde_json::to_value) {
        *content = normal;
    }
}

#[cfg(test)]
#[path = "merging_tests.rs"]
mod tests;
