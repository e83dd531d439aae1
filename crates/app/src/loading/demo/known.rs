//! What the files of the demo name: records by `@kind:key`, offices by `@office:organization/office`, and the items of
//! a record, among themselves, by `@item:key`.

use std::collections::HashMap;

use serde_json::Value;
use sha2::{Digest, Sha256};
use thidua_domain::{ids::OrganizationId, records::Kind};
use thidua_persistence::organizations;
use uuid::{Builder, Uuid};

use super::{damaged, sheets::Row};
use crate::{App, errors::Error};

/// The moment in the ids of the demo's own records.
const MOMENT: u64 = 0x0198_57a0_0000;

/// What there is to be named.
pub(super) struct Known {
    /// Organizations, by code.
    pub organizations: HashMap<String, OrganizationId>,
    ids: HashMap<String, Uuid>,
    kinds: HashMap<Uuid, Kind>,
}

impl Known {
    /// The organizations and their offices.
    pub(super) fn of_organizations(app: &App, codes: HashMap<String, OrganizationId>) -> Result<Self, Error> {
        let mut known = Self { organizations: HashMap::new(), ids: HashMap::new(), kinds: HashMap::new() };
        let all: Vec<OrganizationId> = codes.values().copied().collect();
        for unit in app.db.read(|conn| organizations::find_many(conn, &all)).map_err(Error::Store)? {
            for office in &unit.content.offices {
                let name = format!("@office:{}/{}", unit.content.code, office.code);
                known.ids.insert(name, office.id.uuid());
            }
        }
        for (code, id) in &codes {
            known.add(Kind::Organization, code, id.uuid());
        }
        known.organizations = codes;
        Ok(known)
    }

    /// Adds a record.
    pub(super) fn add(&mut self, kind: Kind, key: &str, id: Uuid) {
        self.ids.insert(format!("@{kind}:{key}"), id);
        self.kinds.insert(id, kind);
    }

    /// Adds the records that rows describe, under the ids that they have in every installation.
    pub(super) fn add_sheets(&mut self, rows: &[Row]) {
        for row in rows {
            self.add(row.kind, &row.key, row.id());
        }
    }

    /// The kind of a record.
    pub(super) fn kind(&self, id: Uuid) -> Option<Kind> {
        self.kinds.get(&id).copied()
    }

    /// The organization with this code.
    pub(super) fn organization(&self, code: &str) -> Result<OrganizationId, Error> {
        self.organizations.get(code).copied().ok_or_else(|| damaged(code))
    }

    /// Puts ids in the place of names. `own` gets an id for every item that is named.
    pub(super) fn resolve(&self, app: &App, value: &mut Value, own: &mut HashMap<String, Uuid>) -> Result<(), Error> {
        match value {
            Value::String(text) if text.starts_with("@item:") => {
                let id = *own.entry(text.clone()).or_insert_with(|| app.ids.next());
                *text = id.to_string();
            }
            Value::String(text) if text.starts_with('@') => {
                let id = self.ids.get(text.as_str()).ok_or_else(|| damaged(text))?;
                *text = id.to_string();
            }
            Value::Array(items) => {
                for item in items {
                    self.resolve(app, item, own)?;
                }
            }
            Value::Object(properties) => {
                for inner in properties.values_mut() {
                    self.resolve(app, inner, own)?;
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// The id that the demo's record with this key has everywhere: what was loaded is found again, whatever became of it.
pub(super) fn fixed_id(kind: Kind, key: &str) -> Uuid {
    let digest = Sha256::digest(format!("{kind}:{key}"));
    let mut bytes = [0_u8; 10];
    for (byte, from) in bytes.iter_mut().zip(digest) {
        *byte = from;
    }
    Builder::from_unix_timestamp_millis(MOMENT, &bytes).into_uuid()
}
