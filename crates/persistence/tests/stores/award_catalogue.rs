//! The award catalogue and the base salaries: stored as the data files have them.

use thidua_app::loading::load_catalogues;
use thidua_domain::{award_types::read_catalogue, base_salaries::read_base_salaries};
use thidua_persistence::{award_types, base_salaries, errors::StoreError};
use thidua_test_support::{World, on_both};

on_both! {
    fn the_files_are_stored_whole_and_in_order(world: &World) {
        let file = read_catalogue(include_str!("../../../../data/award-types.json")).unwrap();
        let salaries = read_base_salaries(include_str!("../../../../data/base-salaries.json")).unwrap();
        assert_eq!((file.len(), salaries.rows().len()), (67, 8));
        let (stored, found) = world
            .db()
            .read(|conn| Ok::<_, StoreError>((award_types::all(conn)?, base_salaries::all(conn)?)))
            .unwrap();
        assert_eq!(stored, file);
        assert_eq!(found, salaries);
    }

    fn one_type_is_found_by_its_code(world: &World) {
        let find = |code: &str| world.db().read(|conn| award_types::find(conn, code)).unwrap();
        let found = find("commune-commendation").unwrap();
        assert_eq!(found.periods.len(), 3);
        assert_eq!(found.periods[0].multiple_individual.map(|multiple| multiple.to_string()), Some("0.15".to_owned()));
        assert_eq!(find("giay-khen"), None);
    }

    fn what_is_there_stays_as_it_is(world: &World) {
        assert_eq!(load_catalogues(&world.app).unwrap(), 0, "loading again adds nothing");
        let mut changed = read_catalogue(include_str!("../../../../data/award-types.json")).unwrap();
        changed.truncate(2);
        changed[0].label.vi = "Khác".into();
        changed[1].code = "moi".into();
        let added = world.db().bookkeeping(|books| award_types::add_missing(books, &changed)).unwrap();
        assert_eq!(added, 1);
        let stored = world.db().read(award_types::all).unwrap();
        assert_eq!(stored.len(), 68);
        assert_eq!(stored[0].label.vi, "Lao động tiên tiến");
    }
}
