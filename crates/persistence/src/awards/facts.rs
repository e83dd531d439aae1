//! What of an award decides which lists and counts it stands in.

use std::collections::{BTreeMap, HashMap, hash_map::Entry};

use chrono::Datelike;
use diesel::prelude::*;
use thidua_domain::{
    ids::OrganizationId,
    records::{Instant, Visibility},
};
use uuid::Uuid;

use crate::{
    connection::Conn,
    errors::StoreError,
    organizations,
    schema::awards,
    sql_types::{At, IdColumn},
};

/// The id that stands for everyone, and for everything.
pub(super) const ALL: Uuid = Uuid::nil();

/// Who reads a list: see the table `award_places`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Reader {
    /// Everyone or the whole installation, or an organization that the reader has a role above.
    pub root: Uuid,
    /// How much of it they see.
    pub tier: i32,
}

/// How far a visibility reaches, as a tier of readers.
pub(super) const fn tier(visibility: Visibility) -> i32 {
    match visibility {
        Visibility::Public => 0,
        Visibility::Internal => 1,
        Visibility::Draft => 2,
    }
}

/// The facts of one award.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable)]
#[diesel(table_name = awards)]
pub(super) struct Facts {
    pub id: IdColumn,
    #[diesel(column_name = organization_id)]
    pub keeper: IdColumn,
    pub visibility: String,
    #[diesel(column_name = unit_id)]
    pub unit: IdColumn,
    #[diesel(column_name = recipient_id)]
    pub recipient: Option<IdColumn>,
    #[diesel(column_name = campaign_id)]
    pub campaign: Option<IdColumn>,
    pub sort_on: At,
    pub award_type: Option<String>,
    pub kind: Option<String>,
    pub recipient_kind: Option<String>,
    pub worker_class: Option<String>,
}

/// How many awards of each year have each value of a property; year 0 is unknown, and an empty value none.
pub(super) type ByYear = BTreeMap<i32, BTreeMap<String, i64>>;

/// The property under which all awards of a list are counted together.
pub(super) const TOGETHER: &str = "all";

impl Facts {
    /// The year of decision; 0 when it is not known.
    pub(super) fn year(&self) -> i32 {
        year_of(self.sort_on.0)
    }

    /// The properties it is counted by, each with its value.
    pub(super) fn counted(&self) -> [(&'static str, &str); 5] {
        [
            (TOGETHER, ""),
            ("awardType", self.award_type.as_deref().unwrap_or_default()),
            ("kind", self.kind.as_deref().unwrap_or_default()),
            ("recipientKind", self.recipient_kind.as_deref().unwrap_or_default()),
            ("workerClass", self.worker_class.as_deref().unwrap_or_default()),
        ]
    }

    /// Who reads it.
    pub(super) fn readers(&self, conn: &mut Conn, above: &mut Above) -> Result<Vec<Reader>, StoreError> {
        let tier = tier(crate::visibility::visibility(&self.visibility)?);
        if tier == 0 {
            return Ok(vec![Reader { root: ALL, tier }]);
        }
        let roots = above.of(conn, self.keeper.0)?.iter().map(|id| id.uuid());
        Ok(std::iter::once(ALL).chain(roots).map(|root| Reader { root, tier }).collect())
    }

    /// The places it is listed at, and whether it is counted there.
    pub(super) fn places(&self, conn: &mut Conn, above: &mut Above) -> Result<Vec<(Uuid, bool)>, StoreError> {
        let units = above.of(conn, self.unit.0)?.iter().map(|id| (id.uuid(), true));
        let campaign = self.campaign.map(|id| (id.0, true));
        let recipient = self.recipient.map(|id| (id.0, false));
        let mut places: Vec<_> = std::iter::once((ALL, true)).chain(units).chain(campaign).chain(recipient).collect();
        places.sort_unstable();
        places.dedup_by_key(|(place, _)| *place);
        Ok(places)
    }
}

/// The year of a moment; 0 for the one that stands for an unknown time.
pub(super) fn year_of(sort_on: Instant) -> i32 {
    let year = sort_on.year();
    if year <= 1 { 0 } else { year }
}

/// What is above organizations, looked up once each.
#[derive(Debug, Default)]
pub(super) struct Above(HashMap<Uuid, Vec<OrganizationId>>);

impl Above {
    pub(super) fn of(&mut self, conn: &mut Conn, id: Uuid) -> Result<&[OrganizationId], StoreError> {
        match self.0.entry(id) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(unknown) => Ok(unknown.insert(organizations::above(conn, id.into())?)),
        }
    }
}
