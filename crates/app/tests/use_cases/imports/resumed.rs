//! Imports that are stopped, and several processes at one of them.

use thidua_app::imports::{self, Of, Options};
use thidua_domain::records::Kind;
use thidua_test_support::{World, on_both};
use uuid::Uuid;

use super::{account, all, counts, shown, start};

fn file(rows: usize) -> String {
    let lines: Vec<String> = (1..=rows).map(|n| format!("{n},Người thứ {n},Cá nhân,Đơn vị {}", n % 7)).collect();
    format!("STT,Họ và tên,Loại đối tượng,Đơn vị\n{}\n", lines.join("\n"))
}

on_both! {
    fn an_import_that_was_stopped_goes_on_where_it_was(world: &World) {
        let city = world.organization("hai-phong").add();
        let editor = account(world, "van-thu", &["editor"], "hai-phong");
        let id = start(world, &editor, Of::Recipients, city, file(1_010).as_bytes(), Options::default()).unwrap();
        let holder = Uuid::from_u128(1);
        let steps = std::cell::Cell::new(0);
        let once = || { steps.set(steps.get() + 1); steps.get() <= 1 };
        imports::run_open(&world.app, holder, &once).unwrap();
        let half = shown(world, &editor, id);
        assert_eq!((half.status.as_str(), half.import.state.done, half.counts.created), ("running", 1_000, 1_000));
        assert_eq!(imports::run_open(&world.app, Uuid::from_u128(2), &|| true).unwrap(), 0, "another process holds the lease");
        assert_eq!(imports::run_open(&world.app, holder, &|| true).unwrap(), 1);
        let done = shown(world, &editor, id);
        assert_eq!((done.status.as_str(), counts(&done)), ("done", [1_010, 0, 0, 0, 0, 0]));
        assert_eq!(all(world, &editor, Kind::Recipient).len(), 1_010);
        assert_eq!(imports::run_open(&world.app, holder, &|| true).unwrap(), 0, "nothing is left to do");
    }

    fn an_account_that_lost_its_rights_meanwhile_ends_the_import(world: &World) {
        let city = world.organization("hai-phong").add();
        let editor = account(world, "van-thu", &["editor"], "hai-phong");
        let id = start(world, &editor, Of::Recipients, city, file(3).as_bytes(), Options::default()).unwrap();
        let mut user = world.db().read(|conn| thidua_persistence::users::find_by_name(conn, "van-thu")).unwrap().unwrap();
        user.grants.clear();
        let change = thidua_domain::changes::Change::new(
            thidua_domain::changes::Event::Updated,
            thidua_domain::changes::Record::User(user),
        );
        world.write(&[change]).unwrap();
        imports::run_open(&world.app, Uuid::from_u128(1), &|| true).unwrap();
        let failed = shown(world, &editor, id);
        assert_eq!(failed.status.as_str(), "failed");
        assert!(failed.report.failure.unwrap().vi.contains("recipients:write"));
        assert!(all(world, &editor, Kind::Recipient).is_empty());
    }
}
