//! An award as a row.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde_json::Value;
use thidua_domain::{
    awards::DEFINITION,
    sheets::{Index, Sheet},
};
use uuid::Uuid;

use super::facts::Facts;
use crate::{
    errors::StoreError,
    front::front_columns,
    schema::awards,
    sql_types::{At, IdColumn},
};

front_columns!(awards);

#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = awards, treat_none_as_null = true, treat_none_as_default_value = false)]
pub(super) struct AwardRow {
    id: IdColumn,
    #[diesel(embed)]
    front: FrontColumns,
    unit_id: IdColumn,
    recipient_id: Option<IdColumn>,
    decision_id: Option<IdColumn>,
    campaign_id: Option<IdColumn>,
    congress_id: Option<IdColumn>,
    ceremony_id: Option<IdColumn>,
    award_type: Option<String>,
    kind: Option<String>,
    recipient_kind: Option<String>,
    worker_class: Option<String>,
    small_collective: Option<bool>,
    sector: Option<String>,
    posthumous: Option<bool>,
    name: String,
    name_key: Vec<u8>,
    sort_on: At,
    granted_latest: Option<NaiveDate>,
    provenance: String,
    content: String,
    calling: i32,
}

impl AwardRow {
    pub(super) fn of(award: &Sheet, index: &Index) -> Result<Self, StoreError> {
        let content = &award.content;
        let text = |name: &str| content.get(name).and_then(Value::as_str).map(str::to_owned);
        let flag = |name: &str| content.get(name).and_then(Value::as_bool);
        let granted = index.windows.iter().find(|window| window.name == "granted");
        Ok(Self {
            id: IdColumn(award.id),
            front: award.front.clone().into(),
            unit_id: named(award, "unitId").unwrap_or_else(|| award.front.organization_id.into()),
            recipient_id: named(award, "recipientId"),
            decision_id: named(award, "decisionId"),
            campaign_id: named(award, "campaignId"),
            congress_id: named(award, "congressId"),
            ceremony_id: named(award, "ceremonyId"),
            award_type: text("awardType"),
            kind: text("kind"),
            recipient_kind: text("recipientKind"),
            worker_class: text("workerClass"),
            small_collective: flag("smallCollective"),
            sector: text("sector"),
            posthumous: flag("posthumous"),
            name: index.name.clone(),
            name_key: index.name_key.clone(),
            sort_on: At(index.sort_on),
            granted_latest: granted.and_then(|window| window.latest),
            provenance: serde_json::to_string(&award.provenance)?,
            content: serde_json::to_string(content)?,
            calling: calling(award),
        })
    }

    /// What decides which lists and counts it stands in.
    pub(super) fn facts(&self) -> Facts {
        Facts {
            id: self.id,
            keeper: self.front.organization_id,
            visibility: self.front.visibility.clone(),
            unit: self.unit_id,
            recipient: self.recipient_id,
            campaign: self.campaign_id,
            sort_on: self.sort_on,
            award_type: self.award_type.clone(),
            kind: self.kind.clone(),
            recipient_kind: self.recipient_kind.clone(),
            worker_class: self.worker_class.clone(),
        }
    }

    pub(super) fn into_domain(self) -> Result<Sheet, StoreError> {
        Ok(Sheet {
            id: self.id.0,
            definition: &DEFINITION,
            front: self.front.try_into()?,
            provenance: serde_json::from_str(&self.provenance)?,
            content: serde_json::from_str(&self.content)?,
        })
    }
}

/// Where an award stands in the calling at its ceremony; behind all others where that is not said.
#[must_use]
pub fn calling(award: &Sheet) -> i32 {
    let order = award.content.pointer("/calling/order").and_then(Value::as_i64);
    order.and_then(|order| i32::try_from(order).ok()).unwrap_or(i32::MAX)
}

/// The records that stand in columns of their own.
pub(super) const REFERENCES_IN_COLUMNS: [&str; 6] =
    ["unitId", "recipientId", "decisionId", "campaignId", "congressId", "ceremonyId"];

/// The record that an award names under a property.
pub(super) fn named(award: &Sheet, property: &str) -> Option<IdColumn> {
    award.content.get(property)?.as_str()?.parse::<Uuid>().ok().map(IdColumn)
}
