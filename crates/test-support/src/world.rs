//! The service without its front, on a database of its own, with the catalogues loaded.

use std::sync::Arc;

use thidua_app::{App, Call, errors::Error, loading::load_catalogues};
use thidua_domain::{
    access::{Permission, Permit, Principal},
    changes::Change,
    ids::{ChangeId, OrganizationId},
    records::Kind,
};
use thidua_persistence::db::{Act, Committed, Db};

use crate::{CountedIds, DocumentBuilder, FixedClock, OrganizationBuilder, SheetBuilder, TestDatabase};

/// What a test of stores or use cases is given.
pub struct World {
    /// The service.
    pub app: App,
    /// Its clock.
    pub clock: Arc<FixedClock>,
    database: TestDatabase,
}

impl World {
    /// On SQLite.
    #[must_use]
    pub fn sqlite() -> Self {
        Self::on(TestDatabase::sqlite())
    }

    /// On PostgreSQL.
    #[must_use]
    pub fn postgres() -> Self {
        Self::on(TestDatabase::postgres())
    }

    fn on(database: TestDatabase) -> Self {
        let clock = Arc::new(FixedClock::default());
        let app = App::open(database.db().clone(), clock.clone(), Arc::new(CountedIds::default()), None)
            .expect("the service opens");
        load_catalogues(&app).expect("the catalogues load");
        Self { app, clock, database }
    }

    /// Its database.
    #[must_use]
    pub fn db(&self) -> &Db {
        self.database.db()
    }

    /// The act of the service itself, now.
    #[must_use]
    pub fn act(&self) -> Act {
        Act {
            change_id: ChangeId::from_uuid(self.app.ids.next()),
            actor: None,
            recorder: None,
            request_id: None,
            address: None,
            now: self.app.clock.now(),
        }
    }

    /// Writes changes as the service itself, without any use case's rules.
    ///
    /// # Errors
    /// When the store refuses.
    pub fn write(&self, changes: &[Change]) -> Result<Committed, Error> {
        self.db().write_unanswered(&self.act(), |tx| {
            let admitted = tx.admit(&Permit::service())?;
            Ok((admitted, changes.to_vec()))
        })
    }

    /// An organization to be added, with this code.
    #[must_use]
    pub fn organization(&self, code: &str) -> OrganizationBuilder<'_> {
        OrganizationBuilder::new(self, code)
    }

    /// A document to be added or sent, kept and issued by `keeper`.
    #[must_use]
    pub fn document(&self, keeper: OrganizationId) -> DocumentBuilder<'_> {
        DocumentBuilder::new(self, keeper)
    }

    /// A sheet of this kind to be added or sent, kept by `keeper`.
    #[must_use]
    pub fn sheet(&self, kind: Kind, keeper: OrganizationId) -> SheetBuilder<'_> {
        SheetBuilder::new(self, kind, keeper)
    }

    /// A call of `principal` under a policy that names `permissions`.
    #[must_use]
    pub fn call(&self, principal: &Principal, permissions: &'static [Permission]) -> Call {
        Call { principal: Some(principal.clone()), permissions, ..Call::anonymous(self.app.clock.now()) }
    }

    /// A call of nobody.
    #[must_use]
    pub fn anonymous(&self) -> Call {
        Call::anonymous(self.app.clock.now())
    }
}
