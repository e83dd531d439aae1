//! What a person types to find a symbol.

use crate::text::{fold, tokens};

use super::{
    digest::{key, slug},
    normal_form::normal_form,
};

/// The key and the slug to look for, for `?symbol=`.
///
/// Ignored are a type word before the number, *số*, kinds of dash, spaces, case, accents, leading zeros, and whether type
/// or number comes first. Documents with the key match; those with the slug as well match with the letter đ, and come
/// first. `type_names` are names of document types as [`folded_type_names`] gives them; without them words are known by
/// their build. A text without letters and digits gives an empty key, which no document has.
#[must_use]
pub fn query_key(text: &str, type_names: &[String]) -> (String, Option<String>) {
    let normal = normal_form(text, type_names);
    (key(&normal), slug(&normal))
}

/// Names of document types as people may type them before a symbol: without the remark in brackets, each of several
/// apart, folded. "Bộ luật, Luật" gives `bo luat` and `luat`.
#[must_use]
pub fn folded_type_names<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut folded: Vec<String> = names
        .into_iter()
        .flat_map(|name| name.split(','))
        .map(|name| tokens(&fold(name.split('(').next().unwrap_or_default())))
        .filter(|name| !name.is_empty())
        .collect();
    folded.sort_unstable();
    folded.dedup();
    folded
}
