//! What is read, what is refused, and that reading and writing agree.

use proptest::prelude::*;

use super::{
    super::{
        calendar::{Days, Ends},
        civil::{CivilDay, ClockTime},
        codes::{Extent, Precision},
    },
    Edtf, EdtfError, Form, Side,
    moment::{Grouping, Moment, OpenDigits, Qualifier, Shape},
};

fn days(text: &str) -> String {
    let ends = Edtf::parse(text).unwrap().ends();
    let end = |day: Option<CivilDay>| day.map_or("?".to_owned(), |day| day.to_string());
    format!("{} {}", end(ends.earliest()), end(ends.latest()))
}

#[test]
fn every_form_covers_its_days() {
    for (text, covered) in [
        ("1945", "1945-01-01 1945-12-31"),
        ("2020-11", "2020-11-01 2020-11-30"),
        ("2019-10-15", "2019-10-15 2019-10-15"),
        ("2020-08-26T07:30:00", "2020-08-26 2020-08-26"),
        ("1976-02~", "1976-02-01 1976-02-29"),
        ("1976-02-11?", "1976-02-11 1976-02-11"),
        ("0001%", "0001-01-01 0001-12-31"),
        ("201X", "2010-01-01 2019-12-31"),
        ("20XX", "2000-01-01 2099-12-31"),
        ("1XXX", "1000-01-01 1999-12-31"),
        ("2020-XX", "2020-01-01 2020-12-31"),
        ("2020-XX-XX", "2020-01-01 2020-12-31"),
        ("2020-11-XX", "2020-11-01 2020-11-30"),
        ("2020-21", "2020-02-01 2020-05-31"),
        ("2020-24", "2020-11-01 2021-02-28"),
        ("2020-33", "2020-01-01 2020-03-31"),
        ("2020-36", "2020-10-01 2020-12-31"),
        ("2020-40", "2020-01-01 2020-06-30"),
        ("2020-41", "2020-07-01 2020-12-31"),
        ("1954/1975", "1954-01-01 1975-12-31"),
        ("2015-09-15/2015-09-16", "2015-09-15 2015-09-16"),
        ("2020-06/2020", "2020-06-01 2020-12-31"),
        ("2016/..", "2016-01-01 ?"),
        ("../2016", "? 2016-12-31"),
        ("2016~/", "2016-01-01 ?"),
        ("/2016-33", "? 2016-03-31"),
        ("[2020-11-11..2020-11-20]", "2020-11-11 2020-11-20"),
        ("[2019..2020-05~]", "2019-01-01 2020-05-31"),
        ("[..2020-12-15]", "? 2020-12-15"),
        ("[2020-12-15..]", "2020-12-15 ?"),
    ] {
        assert_eq!(days(text), covered, "{text}");
        assert_eq!(Edtf::parse(text).unwrap().to_string(), text);
    }
}

#[test]
fn intervals_last_and_everything_else_is_somewhere_in() {
    for (text, extent) in [
        ("1954/1975", Extent::Span),
        ("2016/", Extent::Span),
        ("2020", Extent::Within),
        ("[2019..2020]", Extent::Within),
    ] {
        assert_eq!(Edtf::parse(text).unwrap().extent(), extent);
    }
}

#[test]
fn a_masked_year_has_days_of_the_year_and_no_others() {
    for (text, covered) in [
        ("XXXX-06-11", "2000-06-11 2000-06-11"),
        ("XXXX-02-29?", "2000-02-29 2000-02-29"),
        ("XXXX-02", "2000-02-01 2000-02-29"),
        ("XXXX-08-XX", "2000-08-01 2000-08-31"),
        ("XXXX-33", "2000-01-01 2000-03-31"),
        ("XXXX-24", "2000-11-01 2000-02-29"),
        ("XXXX", "2000-01-01 2000-12-31"),
        ("[XXXX-04-20..XXXX-04-25]", "2000-04-20 2000-04-25"),
        ("XXXX-12-15/XXXX-01-05", "2000-12-15 2000-01-05"),
        ("[..XXXX-12-15~]", "? 2000-12-15"),
        ("XXXX-05/..", "2000-05-01 ?"),
    ] {
        let value = Edtf::parse(text).unwrap();
        assert_eq!(value.to_string(), text);
        assert_eq!(days(text), "? ?");
        let Ends::Yearless(yearless) = value.ends() else { panic!("{text} has a year") };
        let end = |day: Option<CivilDay>| day.map_or("?".to_owned(), |day| day.to_string());
        let (first, last) = yearless.in_any_year();
        assert_eq!(format!("{} {}", end(first), end(last)), covered, "{text}");
        assert_eq!(value.may_come_every_year(), !text.contains('/'), "{text}");
    }
}

#[test]
fn each_sign_of_doubt_counts_as_approximate() {
    for text in ["2020~", "2020?", "2020%", "2019/2020~", "2019?/..", "[2019~..]"] {
        assert!(Edtf::parse(text).unwrap().is_approximate(), "{text}");
    }
    assert!(!Edtf::parse("2019/2020").unwrap().is_approximate());
}

#[test]
fn a_clock_time_is_read_with_and_without_its_seconds() {
    let short = Edtf::parse("2020-08-26T07:30").unwrap();
    assert_eq!(short, Edtf::parse("2020-08-26T07:30:00").unwrap());
    assert_eq!(short.clock_time(), ClockTime::parse("07:30"));
    assert_eq!(short.to_string(), "2020-08-26T07:30:00");
    assert_eq!(Edtf::parse("2020-08-26T07:00").unwrap().clock_time(), ClockTime::parse("07:00"));
}

#[test]
fn what_is_refused_says_why() {
    for (text, error) in [
        ("", EdtfError::Form),
        ("trung tuần tháng 11/2020", EdtfError::Form),
        ("15/10/2019", EdtfError::Form),
        ("20-11", EdtfError::Form),
        ("2020-1", EdtfError::Form),
        (" 2020", EdtfError::Form),
        ("2020~~", EdtfError::Form),
        ("~", EdtfError::Form),
        ("20xx", EdtfError::Form),
        ("XXXX-XX", EdtfError::Form),
        ("XXXX-XX-11", EdtfError::Form),
        ("XXXX06-11", EdtfError::Form),
        ("XXX", EdtfError::Form),
        ("XXXX-06-11T07:30", EdtfError::Form),
        ("2X20", EdtfError::Form),
        ("XXXX-02-30", EdtfError::NoSuchDay),
        ("XXXX-13", EdtfError::NoSuchDay),
        ("XXXX-06-11/2020", EdtfError::MixedYears),
        ("[2019..XXXX-06]", EdtfError::MixedYears),
        ("2020-XX-11", EdtfError::Form),
        ("-0044", EdtfError::Form),
        ("Y12020", EdtfError::Form),
        ("2020-11-15-16", EdtfError::Form),
        ("[2019,2020]", EdtfError::Form),
        ("{2019..2020}", EdtfError::Form),
        ("[2019..2020", EdtfError::Form),
        ("[2019..2020]~", EdtfError::Form),
        ("2019/2020/2021", EdtfError::Form),
        ("2020-13", EdtfError::NoSuchDay),
        ("2020-00", EdtfError::NoSuchDay),
        ("2020-37", EdtfError::NoSuchDay),
        ("2019-02-29", EdtfError::NoSuchDay),
        ("2020-11-31", EdtfError::NoSuchDay),
        ("0000", EdtfError::YearOutOfRange),
        ("000X", EdtfError::YearOutOfRange),
        ("9999-24", EdtfError::YearOutOfRange),
        ("2020/2016", EdtfError::Reversed),
        ("[2020-11-20..2020-11-11]", EdtfError::Reversed),
        ("../..", EdtfError::NoEnds),
        ("/", EdtfError::NoEnds),
        ("[..]", EdtfError::NoEnds),
        ("2020-08-26T07:30:15", EdtfError::Clock),
        ("2020-08-26T07:30Z", EdtfError::Clock),
        ("2020-08-26T07:30+07:00", EdtfError::Clock),
        ("2020-08-26T07:30~", EdtfError::Clock),
        ("2020-08-26T24:00", EdtfError::Clock),
        ("2020-08-26T07", EdtfError::Clock),
        ("2020-08-26T07:30/2020-08-26T11:00", EdtfError::Clock),
    ] {
        assert_eq!(Edtf::parse(text), Err(error), "{text}");
        assert!(!error.sentence().vi.is_empty() && error.sentence().en == error.to_string());
    }
}

fn a_day() -> impl Strategy<Value = CivilDay> {
    (1..=9999_i32, 1..=366_u32).prop_map(|(year, ordinal)| {
        CivilDay::from_yo_opt(year, ordinal).unwrap_or(CivilDay::from_yo_opt(year, 1).unwrap())
    })
}

fn a_moment() -> impl Strategy<Value = Moment> {
    let open = prop_oneof![Just(OpenDigits::One), Just(OpenDigits::Two), Just(OpenDigits::Three)];
    let code = prop_oneof![21..=24_u32, 33..=36_u32, 40..=41_u32];
    let year_shape = prop_oneof![Just(Shape::Year), Just(Shape::SomeMonth), Just(Shape::SomeDayOfYear)];
    let month_shape = prop_oneof![Just(Shape::Month), Just(Shape::SomeDayOfMonth)];
    let sign =
        prop::option::of(prop_oneof![Just(Qualifier::Approximate), Just(Qualifier::Uncertain), Just(Qualifier::Both)]);
    let moment = prop_oneof![
        (1..=9999_i32, year_shape).prop_map(|(year, shape)| Moment::year(year, shape).unwrap()),
        (1..=9999_i32, 1..=12_u32, month_shape)
            .prop_map(|(year, month, shape)| Moment::month(year, month, shape).unwrap()),
        a_day().prop_map(|day| Moment::day(day, Shape::Day)),
        (1..=9_i32, open).prop_map(|(leading, open)| Moment::years(leading, open).unwrap()),
        (1..9999_i32, code)
            .prop_map(|(year, code)| Moment::grouping(year, Grouping::from_code(code).unwrap()).unwrap()),
    ];
    (moment, sign).prop_map(|(moment, sign)| moment.qualified(sign))
}

fn a_yearless_moment() -> impl Strategy<Value = Moment> {
    prop_oneof![
        Just("XXXX".to_owned()),
        (1..=12_u32).prop_map(|month| format!("XXXX-{month:02}")),
        (1..=12_u32).prop_map(|month| format!("XXXX-{month:02}-XX")),
        prop_oneof![21..=24_u32, 33..=36_u32, 40..=41_u32].prop_map(|code| format!("XXXX-{code}")),
        a_day().prop_map(|day| day.format("XXXX-%m-%d").to_string()),
    ]
    .prop_map(|text| match Edtf::parse(&text).unwrap().form {
        Form::One(moment) => moment,
        _ => panic!("{text} is one date"),
    })
}

fn a_side() -> impl Strategy<Value = Side> {
    let moment = prop_oneof![2 => a_moment(), 1 => a_yearless_moment()];
    prop_oneof![1 => Just(Side::Open), 1 => Just(Side::Unknown), 4 => moment.prop_map(Side::At)]
}

fn a_value() -> impl Strategy<Value = Edtf> {
    let timed = (a_day(), 0..24_u32, 0..60_u32).prop_map(|(day, hour, minute)| {
        Form::One(Moment::day(day, Shape::Minute(ClockTime::new(hour, minute).unwrap())))
    });
    let form = prop_oneof![
        a_moment().prop_map(Form::One),
        a_yearless_moment().prop_map(Form::One),
        (a_yearless_moment(), a_yearless_moment()).prop_map(|(from, to)| Form::OneOf(Some(from), Some(to))),
        timed,
        (a_side(), a_side()).prop_map(|(from, to)| Form::Interval(from, to)),
        (prop::option::of(a_moment()), prop::option::of(a_moment())).prop_map(|(from, to)| Form::OneOf(from, to)),
    ];
    form.prop_filter_map("ends unknown or reversed", |form| Edtf::new(form).ok())
}

proptest! {
    #[test]
    fn what_is_written_reads_back(value in a_value()) {
        prop_assert_eq!(Edtf::parse(&value.to_string()), Ok(value));
    }

    #[test]
    fn reading_never_panics(text in any::<String>()) {
        let _ = Edtf::parse(&text);
    }

    #[test]
    fn reading_what_looks_like_edtf_never_panics(text in "[\\[{]?[0-9X]{1,4}[-0-9XT:~?%./,\u{1ec7}]{0,24}[\\]}]?") {
        if let Ok(value) = Edtf::parse(&text) {
            prop_assert_eq!(Edtf::parse(&value.to_string()), Ok(value));
        }
    }

    #[test]
    fn a_computed_value_covers_the_days_it_was_computed_from(
        day in a_day(),
        unit in prop::sample::select(Precision::ALL),
        lasts in 0..2000_u64,
        extent in prop::sample::select(Extent::ALL),
        approximate in any::<bool>(),
        (open_start, open_end) in prop_oneof![Just((false, false)), Just((true, false)), Just((false, true))],
    ) {
        let last = day.checked_add_days(chrono::Days::new(lasts)).unwrap();
        let last = last.min(CivilDay::from_ymd_opt(9999, 12, 31).unwrap());
        let run = Days::around(day, unit).or(Days::new(day, last)).unwrap();
        let ends = Ends::new((!open_start).then(|| run.first()), (!open_end).then(|| run.last())).unwrap();
        let precision = match ends {
            Ends::Both(days) => days.unit().unwrap_or(Precision::Period),
            _ => Precision::Period,
        };
        let value = Edtf::of_window(ends, extent, precision, approximate);
        let read = Edtf::parse(&value.to_string()).unwrap();
        prop_assert_eq!(read.ends(), ends);
        prop_assert_eq!(read.extent(), extent);
        prop_assert_eq!(read.is_approximate(), approximate);
        prop_assert_eq!(read, value);
    }
}
