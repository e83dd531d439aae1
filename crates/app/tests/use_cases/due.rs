//! Scheduled publications: at their minute, all of them, and none twice.

use chrono::TimeDelta;
use serde_json::json;
use thidua_app::{due::publish_due, errors::Error, ports::Clock};
use thidua_domain::{access::Role, records::Visibility};
use thidua_test_support::{World, on_both};
use uuid::Uuid;

use crate::acts::{PUBLISH, document, events, of, publish, schedule, verify, withdraw};

const HOLDER: Uuid = Uuid::from_u128(1);

on_both! {
    fn a_scheduled_document_is_public_from_its_minute_on(world: &World) {
        let city = world.organization("hai-phong").add();
        let publisher = of(world, Role::Publisher, city, PUBLISH);
        let draft = world.document(city).add();
        let minute = publisher.now + TimeDelta::minutes(5);
        let scheduled = schedule(world, &publisher, draft.id, TimeDelta::minutes(5)).unwrap();
        assert_eq!((scheduled.front.visibility, scheduled.front.publish_at), (Visibility::Internal, Some(minute)));
        assert_eq!(publish_due(&world.app, HOLDER).unwrap(), 0);
        world.clock.advance(TimeDelta::minutes(5) - TimeDelta::microseconds(1));
        assert_eq!(publish_due(&world.app, HOLDER).unwrap(), 0);
        world.clock.advance(TimeDelta::seconds(3));
        assert_eq!(publish_due(&world.app, HOLDER).unwrap(), 1);
        let public = document(world, draft.id).unwrap();
        assert_eq!((public.front.visibility, public.front.publish_at), (Visibility::Public, None));
        assert_eq!(public.front.published_at, Some(minute), "the scheduled minute");
        assert_eq!(public.front.updated_at, world.clock.now(), "the real one");
        assert_eq!(publish_due(&world.app, HOLDER).unwrap(), 0);
        assert_eq!(events(world), ["organization.created", "document.published"]);
        verify(world);
    }

    fn a_cancelled_publication_does_not_happen(world: &World) {
        let city = world.organization("hai-phong").add();
        let publisher = of(world, Role::Publisher, city, PUBLISH);
        let draft = world.document(city).add();
        let past = schedule(world, &publisher, draft.id, TimeDelta::zero());
        assert!(matches!(past, Err(Error::Invalid(_))), "{past:?}");
        schedule(world, &publisher, draft.id, TimeDelta::minutes(5)).unwrap();
        withdraw(world, &publisher, draft.id).unwrap();
        world.clock.advance(TimeDelta::hours(1));
        assert_eq!(publish_due(&world.app, HOLDER).unwrap(), 0);
        assert_eq!(document(world, draft.id).unwrap().front.visibility, Visibility::Internal);
    }

    fn one_that_cannot_be_published_holds_up_no_other(world: &World) {
        let (city, other) = (world.organization("hai-phong").add(), world.organization("ninh-thuan").add());
        let issuers = json!([{"organizationId": city}]);
        let numbered = |keeper| world.document(keeper).numbered("298/KH-UBND", 2020).with("issuers", issuers.clone()).add();
        let first = numbered(city);
        publish(world, &of(world, Role::Publisher, city, PUBLISH), first.id).unwrap();
        let publisher = of(world, Role::Publisher, other, PUBLISH);
        let taken = numbered(other);
        schedule(world, &publisher, taken.id, TimeDelta::minutes(1)).unwrap();
        let mut free = Vec::new();
        for _ in 0..3 {
            let draft = world.document(other).add();
            schedule(world, &publisher, draft.id, TimeDelta::minutes(2)).unwrap();
            free.push(draft.id);
        }
        world.clock.advance(TimeDelta::minutes(3));
        assert_eq!(publish_due(&world.app, HOLDER).unwrap(), 3);
        assert!(free.iter().all(|id| document(world, *id).unwrap().front.visibility == Visibility::Public));
        let refused = document(world, taken.id).unwrap();
        assert_eq!(refused.front.visibility, Visibility::Internal);
        assert_eq!(refused.front.publish_at, None, "it is not tried again");
        assert_eq!(publish_due(&world.app, HOLDER).unwrap(), 0);
        verify(world);
    }

    fn all_that_is_due_is_published_however_much_it_is(world: &World) {
        let city = world.organization("hai-phong").add();
        let minute = world.clock.now() + TimeDelta::minutes(1);
        for _ in 0..230 {
            let mut record = world.document(city).visible(Visibility::Internal).build();
            record.front.publish_at = Some(minute);
            let change = thidua_domain::changes::Change::new(
                thidua_domain::changes::Event::Created,
                thidua_domain::changes::Record::Document(record),
            );
            world.write(&[change]).unwrap();
        }
        world.clock.advance(TimeDelta::minutes(1));
        assert_eq!(publish_due(&world.app, HOLDER).unwrap(), 230);
    }

    fn two_processes_publish_each_document_once(world: &World) {
        let city = world.organization("hai-phong").add();
        let publisher = of(world, Role::Publisher, city, PUBLISH);
        for _ in 0..20 {
            let draft = world.document(city).add();
            schedule(world, &publisher, draft.id, TimeDelta::minutes(1)).unwrap();
        }
        world.clock.advance(TimeDelta::minutes(1));
        let published: usize = std::thread::scope(|scope| {
            let processes: Vec<_> =
                (1..=3).map(|n| scope.spawn(move || publish_due(&world.app, Uuid::from_u128(n)).unwrap())).collect();
            processes.into_iter().map(|process| process.join().unwrap()).sum()
        });
        assert_eq!(published, 20);
        assert_eq!(events(world).iter().filter(|event| *event == "document.published").count(), 20);
        verify(world);
    }
}
