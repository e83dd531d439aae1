//! The service's keys: made once, shared, and closed to whoever lacks the key that wraps them.

use std::sync::Arc;

use diesel::prelude::*;
use thidua_app::{App, KeyEncryption, OpenError};
use thidua_persistence::{errors::StoreError, schema::service_keys};
use thidua_test_support::{CountedIds, FixedClock, TestDatabase, on_both};

fn open(database: &TestDatabase, encryption: Option<&KeyEncryption>) -> Result<App, OpenError> {
    App::open(database.db().clone(), Arc::new(FixedClock::default()), Arc::new(CountedIds::default()), encryption)
}

fn stored(database: &TestDatabase) -> Vec<(String, Vec<u8>, bool)> {
    database
        .db()
        .read(|conn| {
            let query = service_keys::table.order(service_keys::purpose);
            let columns = (service_keys::purpose, service_keys::material, service_keys::wrapped);
            Ok::<_, StoreError>(query.select(columns).load(conn)?)
        })
        .unwrap()
}

on_both! {
    fn processes_that_start_at_once_share_their_keys(database: &TestDatabase) {
        let tokens: Vec<String> = std::thread::scope(|scope| {
            let processes: Vec<_> = (0..4)
                .map(|_| scope.spawn(|| open(database, None).unwrap().sealer.seal("cursor", b"place")))
                .collect();
            processes.into_iter().map(|process| process.join().unwrap()).collect()
        });
        assert!(tokens.iter().all(|token| *token == tokens[0]));
        let keys = stored(database);
        assert_eq!(keys.iter().map(|key| (key.0.as_str(), key.1.len(), key.2)).collect::<Vec<_>>(), [
            ("access_token", 32, false),
            ("seal", 64, false),
        ]);
    }

    fn keys_made_without_one_are_wrapped_when_a_key_comes(database: &TestDatabase) {
        let token = open(database, None).unwrap().sealer.seal("cursor", b"place");
        let key = KeyEncryption::from_text("a key kept outside of the database, 32+").unwrap();
        for _ in 0..2 {
            let opened = open(database, Some(&key)).unwrap();
            assert_eq!(opened.sealer.open("cursor", &token).as_deref(), Some(b"place".as_slice()), "the same key");
        }
        assert!(stored(database).iter().all(|key| key.2));
        assert!(matches!(open(database, None), Err(OpenError::Wrapped)));
    }

    fn wrapped_keys_open_with_the_key_they_were_wrapped_with(database: &TestDatabase) {
        let key = KeyEncryption::from_text("a key kept outside of the database, 32+").unwrap();
        let token = open(database, Some(&key)).unwrap().sealer.seal("cursor", b"place");
        let keys = stored(database);
        assert!(keys.iter().all(|key| key.2));
        assert_eq!(keys.iter().map(|key| key.1.len()).collect::<Vec<_>>(), [48, 80], "longer by what proves them whole");
        let again = open(database, Some(&key)).unwrap();
        assert_eq!(again.sealer.open("cursor", &token).as_deref(), Some(b"place".as_slice()));
        let other = KeyEncryption::from_text("another key, as long as it has to be").unwrap();
        for wrong in [None, Some(&other)] {
            assert!(matches!(open(database, wrong), Err(OpenError::Wrapped)));
        }
        // One key in the place of the other does not open either.
        let seal = keys[1].1.clone();
        database
            .db()
            .read(|conn| {
                let swapped = diesel::update(service_keys::table.filter(service_keys::purpose.eq("access_token")));
                Ok::<_, StoreError>(swapped.set(service_keys::material.eq(&seal)).execute(conn)?)
            })
            .unwrap();
        assert!(matches!(open(database, Some(&key)), Err(OpenError::Wrapped)));
    }
}

#[test]
fn a_short_key_is_none() {
    assert!(KeyEncryption::from_text("thirty-one bytes are not enough").is_none());
}
