//! Today's custody: who is above whom, and what a passing day changes.

use chrono::{Days, NaiveDate, TimeDelta};
use thidua_app::{due, ports::Clock};
use thidua_domain::{ids::OrganizationId, time::civil_day_of};
use thidua_persistence::{
    documents::{self, DocumentFilter},
    organizations,
};
use thidua_test_support::{World, on_both};

fn above(world: &World, id: OrganizationId) -> Vec<OrganizationId> {
    world.db().read(|conn| organizations::above(conn, id)).unwrap()
}

fn today(world: &World) -> NaiveDate {
    civil_day_of(world.clock.now())
}

on_both! {
    fn an_organization_comes_first_and_then_what_is_above_it(world: &World) {
        let city = world.organization("hai-phong").add();
        let district = world.organization("le-chan").under(city).add();
        let ward = world.organization("an-bien").under(district).add();
        let other = world.organization("ninh-thuan").add();
        assert_eq!(above(world, ward), [ward, district, city]);
        assert_eq!(above(world, city), [city]);
        assert_eq!(above(world, other), [other]);
        assert_eq!(above(world, OrganizationId::from_uuid(uuid::Uuid::nil())), []);
    }

    fn an_ended_unit_hangs_under_custodian_else_successor_else_parent(world: &World) {
        let city = world.organization("hai-phong").add();
        let heir = world.organization("heir").add();
        let ended = today(world) - Days::new(1);
        let given = world.organization("given").under(city).ending(ended).in_custody_of(heir).add();
        let taken_over = world.organization("taken-over").under(city).ending(ended).add();
        let split = world.organization("split").under(city).ending(ended).add();
        let alone = world.organization("alone").under(city).ending(ended).add();
        let successor = world.organization("successor").under(heir).succeeding(taken_over).succeeding(split).add();
        let _second = world.organization("second").under(heir).succeeding(split).add();
        assert_eq!(above(world, given), [given, heir]);
        assert_eq!(above(world, taken_over), [taken_over, successor, heir]);
        assert_eq!(above(world, split), [split, city], "two successors and no custodian: its last parent");
        assert_eq!(above(world, alone), [alone, city]);
    }

    fn custody_moves_when_the_last_day_has_passed(world: &World) {
        let (city, heir) = (world.organization("hai-phong").add(), world.organization("heir").add());
        let ending = world.organization("district").under(city).ending(today(world)).in_custody_of(heir).add();
        let ward = world.organization("ward").under(ending).add();
        let document = world.document(ward).add();
        due::daily(&world.app).unwrap();
        assert_eq!(above(world, ward), [ward, ending, city], "the last day belongs to it");
        let kept_under = |root| {
            let filter = DocumentFilter {
                sight: thidua_domain::access::SightLine { all_internal: true, all_drafts: true, ..Default::default() },
                under: Some(root),
                ..DocumentFilter::default()
            };
            world.db().read(|conn| documents::count(conn, &filter)).unwrap()
        };
        assert_eq!((kept_under(city), kept_under(heir)), (1, 0));
        world.clock.advance(TimeDelta::days(1));
        assert_eq!(above(world, ward), [ward, ending, city], "derived once a day, not at reading");
        due::daily(&world.app).unwrap();
        assert_eq!(above(world, ward), [ward, ending, heir]);
        assert_eq!((kept_under(city), kept_under(heir)), (0, 1));
        assert_eq!(document.front.organization_id, ward);
    }

    fn custody_derived_by_many_at_once_is_derived_once(world: &World) {
        let (city, heir) = (world.organization("hai-phong").add(), world.organization("heir").add());
        let ending = world.organization("district").under(city).ending(today(world)).in_custody_of(heir).add();
        let wards: Vec<_> = (0..10).map(|n| world.organization(&format!("ward-{n}")).under(ending).add()).collect();
        world.clock.advance(TimeDelta::days(1));
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| due::daily(&world.app).unwrap());
            }
        });
        assert!(wards.iter().all(|ward| above(world, *ward) == [*ward, ending, heir]));
    }
}
