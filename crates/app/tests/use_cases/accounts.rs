//! Accounts: roles, one-time codes, sessions; and what the journal does not learn of them.

use diesel::prelude::*;
use secrecy::{ExposeSecret, SecretString};
use thidua_app::{
    errors::Error,
    identity::{NewAccount, add_account, enrol, invite, refresh, sign_in, sign_out},
};
use thidua_domain::access::{Role, Scope};
use thidua_persistence::{errors::StoreError, schema::journal, users};
use thidua_test_support::{World, on_both};

use crate::acts::verify;

const PASSWORD: &str = "mật khẩu dài và dễ nhớ";

fn add(world: &World, name: &str, role: &str, organization: &str) -> Result<thidua_domain::users::User, Error> {
    add_account(&world.app, &NewAccount { name, role, organization })
}

on_both! {
    fn the_journal_never_holds_a_password_or_its_hash(world: &World) {
        let user = add(world, "clerk", "administrator", "@").unwrap();
        let code = invite(&world.app, Some(user.id)).unwrap();
        enrol(&world.app, &world.anonymous(), &code, None, &PASSWORD.into()).unwrap();
        let hash = world.db().read(|conn| users::find(conn, user.id)).unwrap().unwrap().password_hash.unwrap();
        assert!(hash.starts_with("$argon2id$"));
        let payloads: Vec<(String, Option<String>, Option<String>)> = world
            .db()
            .read(|conn| {
                let query = journal::table.filter(journal::subject_type.eq("user"));
                Ok::<_, StoreError>(query.select((journal::event, journal::public, journal::private)).load(conn)?)
            })
            .unwrap();
        assert_eq!(payloads.iter().map(|row| row.0.as_str()).collect::<Vec<_>>(), ["user.created", "user.updated"]);
        for (_, public, private) in payloads {
            assert_eq!(public, None);
            let private = private.unwrap();
            for secret in [hash.as_str(), "argon2", PASSWORD, code.expose_secret(), "password_hash", "passwordHash"] {
                assert!(!private.contains(secret), "{secret} in {private}");
            }
            assert!(private.contains("hasPassword"));
        }
        verify(world);
    }

    fn a_code_is_good_once_and_a_refusal_does_not_use_it_up(world: &World) {
        let code = invite(&world.app, None).unwrap();
        let weak = enrol(&world.app, &world.anonymous(), &code, Some("first"), &"ngắn".into());
        assert!(matches!(weak, Err(Error::Invalid(_))), "{weak:?}");
        let first = enrol(&world.app, &world.anonymous(), &code, Some("first"), &PASSWORD.into()).unwrap();
        assert_eq!(first.name, "first");
        let again = enrol(&world.app, &world.anonymous(), &code, Some("second"), &PASSWORD.into());
        assert!(matches!(again, Err(Error::WrongCredentials)), "{again:?}");
        let user = world.db().read(|conn| users::find_by_name(conn, "first")).unwrap().unwrap();
        assert_eq!(user.grants.iter().map(|grant| (grant.role, grant.scope)).collect::<Vec<_>>(), [(
            Role::Administrator,
            Scope::Installation
        )]);
        let late = invite(&world.app, Some(user.id)).unwrap();
        world.clock.advance(chrono::TimeDelta::hours(24));
        let late = enrol(&world.app, &world.anonymous(), &late, None, &PASSWORD.into());
        assert!(matches!(late, Err(Error::WrongCredentials)), "{late:?}");
    }

    fn roles_given_at_the_same_moment_are_all_kept(world: &World) {
        let city = world.organization("hai-phong").add();
        let user = add(world, "clerk", "reader", "hai-phong").unwrap();
        let roles = ["editor", "nominator", "publisher", "auditor", "appraiser"];
        std::thread::scope(|scope| {
            for role in roles {
                scope.spawn(move || add(world, "clerk", role, "hai-phong").unwrap());
            }
        });
        let after = world.db().read(|conn| users::find(conn, user.id)).unwrap().unwrap();
        assert_eq!((after.grants.len(), after.version), (6, 6));
        assert!(after.grants.iter().all(|grant| grant.scope == Scope::Subtree(city)));
        assert_eq!(add(world, "clerk", "editor", "hai-phong").unwrap().version, 6, "a role held already changes nothing");
        verify(world);
    }

    fn all_faults_of_an_account_come_at_once(world: &World) {
        let Err(Error::Invalid(faults)) = add(world, "Có Dấu", "king", "nowhere") else { panic!("faults are expected") };
        assert_eq!(faults.iter().count(), 3);
        let scope = add(world, "clerk", "editor", "@");
        assert!(matches!(scope, Err(Error::Invalid(_))), "{scope:?}");
    }

    fn a_session_ends_when_its_old_token_comes_back(world: &World) {
        let user = add(world, "clerk", "administrator", "@").unwrap();
        let code = invite(&world.app, Some(user.id)).unwrap();
        enrol(&world.app, &world.anonymous(), &code, None, &PASSWORD.into()).unwrap();
        let wrong = sign_in(&world.app, "clerk", &SecretString::from("mật khẩu khác hẳn"));
        assert!(matches!(wrong, Err(Error::WrongCredentials)), "{wrong:?}");
        let nobody = sign_in(&world.app, "nobody", &PASSWORD.into());
        assert!(matches!(nobody, Err(Error::WrongCredentials)), "{nobody:?}");
        let first = sign_in(&world.app, "clerk", &PASSWORD.into()).unwrap();
        let second = refresh(&world.app, &first.refresh_token).unwrap();
        assert!(matches!(refresh(&world.app, &first.refresh_token), Err(Error::WrongCredentials)));
        assert!(matches!(refresh(&world.app, &second.refresh_token), Err(Error::WrongCredentials)), "the theft ended it");
        let third = sign_in(&world.app, "clerk", &PASSWORD.into()).unwrap();
        sign_out(&world.app, third.session_id).unwrap();
        assert!(matches!(refresh(&world.app, &third.refresh_token), Err(Error::WrongCredentials)));
    }
}
