//! Imports that are stopped, and several processes at one of them.

use diesel::connection::SimpleConnection;
use thidua_app::imports::{self, Of, Options};
use thidua_domain::records::Kind;
use thidua_persistence::errors::StoreError;
use thidua_test_support::{World, on_both};
use uuid::Uuid;

use super::{account, all, counts, faults, shown, start};

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

/// A rule that no import foresees: only one recipient is called so.
fn refuse_namesakes(world: &World) {
    let rule = "CREATE UNIQUE INDEX only_one ON search_entries (substr(title, 1, 11)) WHERE title LIKE 'Người trùng%'";
    world.db().read(|conn| conn.batch_execute(rule).map_err(StoreError::from)).unwrap();
}

/// Three hundred rows; every sixtieth is called so.
fn with_namesakes() -> String {
    let name =
        |n: u32| if n.is_multiple_of(60) { format!("Người trùng {n}") } else { format!("Người thứ {n}") };
    let lines: Vec<String> = (1..=300).map(|n| format!("{n},{},Cá nhân,Đơn vị {n}", name(n))).collect();
    format!("STT,Họ và tên,Loại đối tượng,Đơn vị\n{}\n", lines.join("\n"))
}

on_both! {
    fn rows_that_the_database_refuses_are_left_out_and_the_rest_goes_on(world: &World) {
        let city = world.organization("hai-phong").add();
        let editor = account(world, "van-thu", &["editor"], "hai-phong");
        refuse_namesakes(world);
        let id = start(world, &editor, Of::Recipients, city, with_namesakes().as_bytes(), Options::default()).unwrap();
        let holder = Uuid::from_u128(1);
        let looked = std::cell::Cell::new(0);
        imports::run_open(&world.app, holder, &|| { looked.set(looked.get() + 1); looked.get() <= 4 }).unwrap();
        let stopped = shown(world, &editor, id);
        assert!(stopped.import.state.ended_at.is_none(), "whether to stop is looked at while rows are refused");
        let steps = std::cell::Cell::new(0);
        imports::run_open(&world.app, holder, &|| { steps.set(steps.get() + 1); true }).unwrap();
        let done = shown(world, &editor, id);
        assert_eq!((done.status.as_str(), counts(&done)), ("done", [296, 0, 0, 4, 0, 0]));
        let refused: Vec<(u32, &str)> = faults(&done);
        assert_eq!(refused, [(121, "refused"), (181, "refused"), (241, "refused"), (301, "refused")]);
        assert!(steps.get() < 90, "{} steps", steps.get());
        assert_eq!(all(world, &editor, Kind::Recipient).len(), 296);
    }
}
