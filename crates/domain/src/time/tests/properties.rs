//! What holds for every window.

use std::fmt::Debug;

use proptest::prelude::*;

use super::super::{CivilDay, ClockTime, Extent, PartOfDay, Precision, TimeInput, TimeWindow};

fn a_day() -> impl Strategy<Value = CivilDay> {
    (1..=9999_i32, 1..=12_u32, prop_oneof![Just(1), Just(10), Just(11), Just(20), Just(21), 1..=28_u32])
        .prop_map(|(year, month, day)| CivilDay::from_ymd_opt(year, month, day).unwrap())
}

fn a_code<T: Copy + Debug + 'static>(
    all: &'static [T],
    as_str: fn(T) -> &'static str,
) -> impl Strategy<Value = Option<String>> {
    prop::option::of(prop::sample::select(all).prop_map(move |value| as_str(value).to_owned()))
}

fn a_time() -> impl Strategy<Value = Option<String>> {
    prop::option::of(
        (0..24_u32, 0..60_u32).prop_map(|(hour, minute)| ClockTime::new(hour, minute).unwrap().to_string()),
    )
}

prop_compose! {
    fn days()(
        first in a_day(),
        more in prop_oneof![Just(0), Just(9), Just(27), Just(29), Just(30), Just(90), Just(364), 0..3000_u64],
        keep in prop_oneof![4 => Just((true, true)), 1 => Just((true, false)), 1 => Just((false, true))],
    ) -> (Option<String>, Option<String>) {
        let last = first.checked_add_days(chrono::Days::new(more)).unwrap();
        let last = last.min(CivilDay::from_ymd_opt(9999, 12, 31).unwrap());
        (keep.0.then(|| first.to_string()), keep.1.then(|| last.to_string()))
    }
}

prop_compose! {
    fn readable()(
        text in prop::option::of("[a-zà-ỹ/0-9]{1,20}"),
        (earliest, latest) in days(),
        extent in a_code(Extent::ALL, Extent::as_str),
        precision in a_code(Precision::ALL, Precision::as_str),
        part_of_day in a_code(PartOfDay::ALL, PartOfDay::as_str),
        start_time in a_time(),
        end_time in a_time(),
        approximate in prop::option::of(any::<bool>()),
        strict in any::<bool>(),
    ) -> TimeInput {
        // Half of them without what mostly contradicts, so that enough windows are valid.
        let keep = |value: Option<String>| value.filter(|_| !strict);
        TimeInput {
            text, earliest, latest, extent, approximate, edtf: None,
            precision: keep(precision), part_of_day: keep(part_of_day),
            start_time: keep(start_time), end_time: keep(end_time),
        }
    }
}

fn anything() -> impl Strategy<Value = Option<String>> {
    prop::option::of(prop_oneof![any::<String>(), "[0-9X]{4}(-[0-9X]{2}){0,2}[~?%/.]{0,3}"])
}

prop_compose! {
    fn arbitrary()(
        text in anything(), earliest in anything(), latest in anything(), extent in anything(), precision in anything(),
        part_of_day in anything(), start_time in anything(), end_time in anything(), edtf in anything(),
        approximate in prop::option::of(any::<bool>()),
    ) -> TimeInput {
        TimeInput { text, earliest, latest, extent, precision, part_of_day, start_time, end_time, approximate, edtf }
    }
}

proptest! {
    #[test]
    fn a_window_reads_back_from_its_own_json(input in readable()) {
        if let Ok(window) = TimeWindow::parse(input, "/issued") {
            let json = serde_json::to_string(&window).unwrap();
            prop_assert_eq!(serde_json::from_str::<TimeWindow>(&json).unwrap(), window);
        }
    }

    #[test]
    fn days_alone_always_make_a_window((earliest, latest) in days(), extent in a_code(Extent::ALL, Extent::as_str)) {
        let input = TimeInput { earliest: earliest.clone(), latest: latest.clone(), extent, ..TimeInput::default() };
        let window = TimeWindow::parse(input, "").unwrap();
        prop_assert_eq!(window.earliest().map(|day| day.to_string()), earliest);
        prop_assert_eq!(window.latest().map(|day| day.to_string()), latest);
        prop_assert!(window.overlaps(window.earliest(), window.latest()) && window.overlaps(None, None));
    }

    #[test]
    fn whatever_is_sent_reading_never_panics_and_faults_stay_below_their_pointer(input in arbitrary()) {
        if let Err(faults) = TimeWindow::parse(input, "/issued") {
            prop_assert!(!faults.is_empty());
            for fault in faults.iter() {
                let inside = matches!(&fault.place, crate::faults::Place::Body(place) if place.starts_with("/issued"));
                prop_assert!(inside, "{:?}", fault.place);
            }
        }
    }
}
