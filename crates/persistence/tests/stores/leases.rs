//! Leases: one holder at a time.

use std::sync::atomic::{AtomicU32, Ordering};

use chrono::TimeDelta;
use thidua_app::ports::Clock;
use thidua_persistence::leases;
use thidua_test_support::{World, on_both};
use uuid::Uuid;

fn take(world: &World, name: &str, holder: u128) -> bool {
    let (holder, now) = (Uuid::from_u128(holder), world.clock.now());
    world.db().bookkeeping(|books| leases::take(books, name, holder, now, TimeDelta::seconds(30))).unwrap()
}

on_both! {
    fn a_lease_is_its_holders_until_it_runs_out(world: &World) {
        assert!(take(world, "publications", 1));
        assert!(!take(world, "publications", 2));
        assert!(take(world, "other", 2));
        world.clock.advance(TimeDelta::seconds(20));
        assert!(take(world, "publications", 1), "renewed");
        world.clock.advance(TimeDelta::seconds(30));
        assert!(!take(world, "publications", 2), "good until its last moment");
        world.clock.advance(TimeDelta::microseconds(1));
        assert!(take(world, "publications", 2));
        assert!(!take(world, "publications", 1));
    }

    fn of_many_at_once_one_gets_it(world: &World) {
        let taken = AtomicU32::new(0);
        std::thread::scope(|scope| {
            for holder in 1..=6 {
                let taken = &taken;
                scope.spawn(move || {
                    if take(world, "publications", holder) {
                        taken.fetch_add(1, Ordering::Relaxed);
                    }
                });
            }
        });
        assert_eq!(taken.into_inner(), 1);
    }
}
