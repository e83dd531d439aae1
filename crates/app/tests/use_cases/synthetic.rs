//! Loading a synthetic city: once, and only one.

use thidua_app::loading::{Outcome, SyntheticCity, SyntheticError, load_synthetic};
use thidua_domain::time::civil_day_of;
use thidua_persistence::organizations;
use thidua_test_support::{World, on_both};

use crate::acts::verify;

fn load(world: &World, scale: u32, seed: u64) -> Result<Outcome, SyntheticError> {
    load_synthetic(&world.app, SyntheticCity { scale, seed }, &mut |step| assert!(step.done <= step.total, "{step:?}"))
}

fn count(outcome: &Outcome, what: &str) -> usize {
    outcome.iter().find(|(collection, _)| *collection == what).map_or(0, |(_, count)| *count)
}

on_both! {
    fn a_city_is_loaded_once_and_no_other_beside_it(world: &World) {
        let added = load(world, 120, 9).unwrap();
        assert_eq!((count(&added, "awards"), count(&added, "campaigns")), (120, 2), "{added:?}");
        assert_eq!(load(world, 120, 9).unwrap(), []);
        for (scale, seed) in [(120, 10), (121, 9)] {
            let refused = load(world, scale, seed);
            assert!(
                matches!(&refused, Err(SyntheticError::Another(city)) if city.contains("--scale 120 --seed 9")),
                "{refused:?}"
            );
        }
        for scale in [0, 1_000_001] {
            assert!(matches!(load(world, scale, 9), Err(SyntheticError::Scale(found)) if found == scale));
        }
        verify(world);
    }

    fn what_was_merged_is_in_the_custody_of_what_took_over(world: &World) {
        load(world, 60, 1).unwrap();
        let find = |code: &str| world.db().read(|conn| organizations::find_by_code(conn, code)).unwrap().remove(0);
        let today = civil_day_of(world.app.clock.now());
        let merged = find("mau-phuong-01-01-ubnd");
        assert!(!merged.content.predecessors.is_empty(), "{merged:?}");
        for before in &merged.content.predecessors {
            let above = world.db().read(|conn| organizations::above(conn, *before)).unwrap();
            assert!(above.contains(&merged.id), "{before} is under {above:?}");
        }
        let district = find("mau-quan-01-ubnd");
        assert!(district.content.has_ended(today));
        let above = world.db().read(|conn| organizations::above(conn, district.id)).unwrap();
        assert!(above.contains(&find("mau-thanh-pho").id), "what was divided among several is the city's: {above:?}");
    }
}
