//! From the errors of a validator to faults: one for each thing the caller has to change, at the place to change it.

use jsonschema::{JsonType, ValidationError, error::ValidationErrorKind as Kind};
use serde_json::Value;
use thidua_domain::language::Sentence;

use super::{json::escape, references, sentences};

/// The most faults one answer lists. A body of a mebibyte could have a hundred thousand.
pub(super) const MAX_FAULTS: usize = 500;

/// One fault, before it is known whether it stands in a body or in a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// JSON pointer from the value that was checked.
    pub(super) pointer: String,
    /// The stable code.
    pub(super) code: &'static str,
    /// What to do.
    pub(super) detail: Sentence,
}

/// A schema with the document its references live in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rooted<'d> {
    /// The whole contract.
    pub(super) document: &'d Value,
    /// What the validator was built from.
    pub(super) schema: &'d Value,
}

/// Every fault of a value, in the order found, none twice.
pub(super) fn collect<'e>(errors: impl Iterator<Item = ValidationError<'e>>, root: Rooted<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for error in errors {
        add(&error, root, &mut found);
        if found.len() >= MAX_FAULTS {
            found.truncate(MAX_FAULTS);
            break;
        }
    }
    found
}

fn add(error: &ValidationError<'_>, root: Rooted<'_>, found: &mut Vec<Found>) {
    let pointer = error.instance_path().as_str();
    match error.kind() {
        Kind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            push(found, join(pointer, name), "required", sentences::required(name));
        }
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            let known = known_properties(error, root);
            for name in unexpected {
                let detail = sentences::unknown(name, known.iter().map(String::as_str));
                push(found, join(pointer, name), "unknown_property", detail);
            }
        }
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => match nearest_branch(context, pointer) {
            Some(branch) => branch.iter().for_each(|inner| add(inner, root, found)),
            None => match types_of_branches(context, pointer) {
                Some(types) => {
                    let (code, detail) = sentences::wrong_type(&types, error.instance());
                    push(found, pointer.to_owned(), code, detail);
                }
                None => other(error, found),
            },
        },
        _ => other(error, found),
    }
}

fn other(error: &ValidationError<'_>, found: &mut Vec<Found>) {
    let (code, detail) = sentences::describe(error.kind(), error.instance());
    push(found, error.instance_path().as_str().to_owned(), code, detail);
}

fn push(found: &mut Vec<Found>, pointer: String, code: &'static str, detail: Sentence) {
    // What is empty or too short breaks its pattern as well: one sentence about one place is enough.
    let of_pattern = |code: &str| matches!(code, "bad_pattern" | "bad_sum" | "empty" | "not_in_list");
    if of_pattern(code) && found.iter().any(|known| known.pointer == pointer) {
        return;
    }
    found.retain(|known| known.pointer != pointer || !of_pattern(known.code));
    let fault = Found { pointer, code, detail };
    if !found.contains(&fault) {
        found.push(fault);
    }
}

fn join(pointer: &str, name: &str) -> String {
    format!("{pointer}/{}", escape(name))
}

/// The names an object may have, from the schema that refused another one.
fn known_properties(error: &ValidationError<'_>, root: Rooted<'_>) -> Vec<String> {
    let path = error.evaluation_path().as_str();
    let parent = path.rsplit_once('/').map_or("", |(parent, _)| parent);
    references::walk(root.document, root.schema, parent)
        .map(|schema| references::resolve(root.document, schema))
        .and_then(|schema| schema.get("properties")?.as_object())
        .map(|properties| properties.keys().cloned().collect())
        .unwrap_or_default()
}

/// The types that the branches of a choice want, when the type is what the value fails on in each of them.
fn types_of_branches(context: &[Vec<ValidationError<'static>>], pointer: &str) -> Option<Vec<JsonType>> {
    let mut types = Vec::new();
    for branch in context {
        let wanted = branch.iter().find_map(|error| match error.kind() {
            Kind::Type { kind } if error.instance_path().as_str() == pointer => Some(sentences::types_of(kind)),
            _ => None,
        })?;
        for one in wanted {
            if !types.contains(&one) {
                types.push(one);
            }
        }
    }
    Some(types)
}

/// The branch of a choice that the caller meant: of the right kind, and of those the one with the fewest faults.
///
/// A branch that wants another type of value (as `null` of an optional object) or another tag was not meant. Without a
/// branch left, or with a tie between unlike ones, there is none and the choice itself is reported.
fn nearest_branch<'c>(
    context: &'c [Vec<ValidationError<'static>>],
    pointer: &str,
) -> Option<&'c Vec<ValidationError<'static>>> {
    let meant = |branch: &&Vec<ValidationError<'static>>| {
        !branch.iter().any(|error| match error.kind() {
            Kind::Type { .. } => error.instance_path().as_str() == pointer,
            // A tag is a property that has one possible value: it names the branch.
            Kind::Constant { .. } => true,
            Kind::Enum { options } => {
                options.as_array().is_some_and(|list| list.len() == 1)
                    || error.instance_path().as_str() == pointer && context.len() > 2
            }
            _ => false,
        })
    };
    let mut candidates: Vec<_> = context.iter().filter(meant).collect();
    candidates.sort_by_key(|branch| branch.len());
    match candidates.as_slice() {
        [] => None,
        [only] => Some(only),
        [first, second, ..] => (first.len() < second.len()).then_some(first),
    }
}
