//! When two documents are the same one.

use super::DocumentContent;
use crate::symbols::SymbolFamily;

/// What makes a document the one it is: slug, issuers, and the stated year of its number (the stated term, for a Party
/// symbol, whose numbers run through a term). None when a part is not stated: then nothing can be said.
#[must_use]
pub fn identity_key(content: &DocumentContent) -> Option<String> {
    let symbol = content.symbol.as_ref().filter(|_| content.is_stated("/symbol"))?;
    let slug = symbol.slug()?;
    if content.issuers.is_empty() || !content.is_stated("/issuers") {
        return None;
    }
    let series = if symbol.family() == SymbolFamily::Party {
        format!("t{}", content.term.filter(|_| content.is_stated("/term"))?)
    } else {
        format!("y{}", content.stated_year()?)
    };
    let mut issuers = content.issuers.clone();
    issuers.sort_unstable();
    issuers.dedup();
    let issuers: Vec<String> = issuers
        .iter()
        .map(|issuer| match issuer.office_id {
            Some(office) => format!("{}.{office}", issuer.organization_id),
            None => issuer.organization_id.to_string(),
        })
        .collect();
    Some(format!("{slug}|{series}|{}", issuers.join(",")))
}
