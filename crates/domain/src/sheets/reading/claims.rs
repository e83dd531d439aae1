//! Reading claims, and the rules between them.

use serde_json::Value;
use uuid::Uuid;

use super::{
    super::{Claim, Definition, values},
    Reading, id_again, unknown_item,
};
use crate::{
    checks,
    faults::{Fault, Faults},
    records::Source,
};

/// A claim as it is written.
#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct SentClaim {
    #[serde(default)]
    id: Option<Uuid>,
    field: String,
    value: Value,
    #[serde(default)]
    asserted_on: Option<chrono::NaiveDate>,
    source: Source,
    #[serde(default)]
    supersedes_id: Option<Uuid>,
    #[serde(default, deserialize_with = "crate::input::flag")]
    chosen: bool,
    #[serde(default)]
    reason: Option<String>,
}

impl Reading<'_> {
    pub(super) fn claims(&self, definition: &Definition, sent: Vec<SentClaim>, faults: &mut Faults) -> Vec<Claim> {
        let mut claims: Vec<(usize, Claim)> = Vec::with_capacity(sent.len());
        for (n, claim) in sent.into_iter().enumerate() {
            let pointer = format!("/claims/{n}");
            if let Some(id) = claim.id {
                if !self.may_name(id) {
                    faults.push(unknown_item(&format!("{pointer}/id")));
                } else if claims.iter().any(|(_, earlier)| earlier.id == id) {
                    faults.push(id_again(format!("{pointer}/id")));
                }
            }
            checks::source(&claim.source, &format!("{pointer}/source"), faults);
            let claimable = definition.claimable.iter().find(|known| known.field == claim.field);
            let Some(claimable) = claimable else {
                let known: Vec<&str> = definition.claimable.iter().map(|known| known.field).collect();
                faults.push(Fault::body(
                    format!("{pointer}/field"),
                    "unknown_pointer",
                    format!("Không nêu được nhiều ý kiến về {:?}; chỉ về: {}.", claim.field, known.join(", ")),
                    format!(
                        "Sources cannot be set against each other on {:?}, but on: {}.",
                        claim.field,
                        known.join(", ")
                    ),
                ));
                continue;
            };
            let value = faults.take(values::read(claimable.means, claim.value, &format!("{pointer}/value")));
            let claim = Claim {
                id: claim.id.unwrap_or_else(|| (self.new_id)()),
                field: claim.field,
                value: value.unwrap_or_default(),
                asserted_on: claim.asserted_on.or(claim.source.published_on),
                source: claim.source,
                supersedes_id: claim.supersedes_id,
                chosen: claim.chosen,
                reason: claim.reason,
            };
            claims.push((n, claim));
        }
        check_superseded(&claims, faults);
        claims.into_iter().map(|(_, claim)| claim).collect()
    }
}

/// A claim takes the place of another one about the same field, never round in a circle, and a field has one chosen
/// claim at most. Each claim comes with its place in the body.
fn check_superseded(claims: &[(usize, Claim)], faults: &mut Faults) {
    for (n, claim) in claims {
        let is_other = |other: &Claim| other.field == claim.field && other.id != claim.id;
        if let Some(earlier) = claim.supersedes_id {
            if !claims.iter().any(|(_, other)| other.id == earlier && is_other(other)) {
                faults.push(Fault::body(
                    format!("/claims/{n}/supersedesId"),
                    "unknown_reference",
                    "Không có ý kiến nào khác với id này về cùng thuộc tính; hãy xem claims của bản ghi.",
                    "No other claim about the same property has this id; see the record's claims.",
                ));
            } else if comes_back(claims, claim) {
                faults.push(Fault::body(
                    format!("/claims/{n}/supersedesId"),
                    "cycle",
                    "Hai ý kiến không thể thay thế lẫn nhau; hãy bỏ supersedesId ở ý kiến có trước.",
                    "Claims cannot take the place of each other; take supersedesId from the earlier one.",
                ));
            }
        }
        let mut before = claims.iter().filter(|(place, _)| place < n);
        if claim.chosen && before.any(|(_, other)| other.chosen && other.field == claim.field) {
            faults.push(Fault::body(
                format!("/claims/{n}/chosen"),
                "not_unique",
                "Mỗi thuộc tính chỉ chọn được một ý kiến; hãy bỏ chosen ở ý kiến kia.",
                "One claim per property can be chosen; take chosen from the other one.",
            ));
        }
    }
}

/// Whether the chain of what a claim takes the place of comes back to it.
fn comes_back(claims: &[(usize, Claim)], claim: &Claim) -> bool {
    let above = |id: Uuid| claims.iter().find(|(_, other)| other.id == id).and_then(|(_, other)| other.supersedes_id);
    std::iter::successors(claim.supersedes_id, |id| above(*id)).take(claims.len()).any(|id| id == claim.id)
}
