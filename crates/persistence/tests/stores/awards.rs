//! Awards: after any history of them and of the tree, lists and counts are what the records themselves say.

use std::collections::{BTreeMap, HashMap};

use chrono::Datelike;
use serde_json::{Value, json};
use thidua_domain::{
    access::{Sight, SightLine},
    changes::{Change, Event, Record},
    ids::OrganizationId,
    organizations::ParentSpan,
    records::{Instant, Kind, Visibility},
    sheets::Sheet,
    text::{fold, lower, tokens},
};
use thidua_persistence::{
    awards::{self, Along, Order},
    documents::{Matching, Phase},
    organizations,
    query::Direction,
    sheets::{self, SheetFilter},
};
use thidua_test_support::{World, on_both};
use uuid::Uuid;

/// Numbers without order, the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn pick<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.roll(of.len())]
    }
}

const TYPES: [&str; 4] = ["commune-commendation", "advanced-worker", "provincial-merit-certificate", "bravery-order"];
const CITATIONS: [&str; 3] = ["Cứu người đuối nước", "Cửu vạn người nghèo", "Người tốt việc tốt"];
const CLASSES: [&str; 3] = ["worker", "farmer", "leader"];

/// A tree of three levels, some recipients, and the awards as they should be.
struct Register<'w> {
    world: &'w World,
    dice: Dice,
    units: Vec<OrganizationId>,
    recipients: Vec<Uuid>,
    campaigns: Vec<Uuid>,
    decisions: Vec<Uuid>,
    awards: BTreeMap<Uuid, Sheet>,
}

impl<'w> Register<'w> {
    fn new(world: &'w World, seed: u64) -> Self {
        let city = world.organization("city").add();
        let mut units = vec![city];
        for district in ["one", "two"] {
            let district_id = world.organization(district).under(city).add();
            units.push(district_id);
            for ward in 0..2 {
                units.push(world.organization(&format!("{district}-{ward}")).under(district_id).add());
            }
        }
        units.push(world.organization("elsewhere").add());
        let recipients = (0..3).map(|_| world.sheet(Kind::Recipient, city).add().id).collect();
        let campaigns = (0..2).map(|_| world.sheet(Kind::Campaign, city).add().id).collect();
        let decisions = (0..2).map(|_| world.document(city).add().id.uuid()).collect();
        Self { world, dice: Dice(seed), units, recipients, campaigns, decisions, awards: BTreeMap::new() }
    }

    fn content(&mut self) -> Vec<(&'static str, Value)> {
        let dice = &mut self.dice;
        let granted = match dice.roll(8) {
            0 => Value::Null,
            1 => json!({"edtf": format!("{}", 2015 + dice.roll(4))}),
            _ => json!({"edtf": format!("{}-{:02}-{:02}", 2015 + dice.roll(4), 1 + dice.roll(3), 1 + dice.roll(5))}),
        };
        let or_null = |dice: &mut Dice, value: Value| if dice.roll(4) == 0 { Value::Null } else { value };
        let unit = json!(dice.pick(&self.units));
        let recipient = json!(dice.pick(&self.recipients));
        let campaign = json!(dice.pick(&self.campaigns));
        let decision = json!(dice.pick(&self.decisions));
        vec![
            ("granted", granted),
            ("awardType", json!(dice.pick(&TYPES))),
            ("workerClass", json!(dice.pick(&CLASSES))),
            ("kind", or_null(dice, json!("merit"))),
            ("unitId", or_null(dice, unit)),
            ("recipientId", or_null(dice, recipient)),
            ("campaignId", or_null(dice, campaign)),
            ("decisionId", or_null(dice, decision)),
            ("citation", json!(dice.pick(&CITATIONS))),
            ("posthumous", or_null(dice, json!(dice.0.is_multiple_of(2)))),
        ]
    }

    fn build(&mut self) -> Sheet {
        let keeper = *self.dice.pick(&self.units);
        let visibility =
            *self.dice.pick(&[Visibility::Public, Visibility::Public, Visibility::Internal, Visibility::Draft]);
        let mut builder = self.world.sheet(Kind::Award, keeper).visible(visibility);
        for (name, value) in self.content() {
            builder = builder.with(name, value);
        }
        builder.build()
    }

    fn write(&mut self, changes: Vec<(Event, Sheet)>) {
        let changes: Vec<Change> =
            changes.into_iter().map(|(event, sheet)| Change::new(event, Record::Sheet(Box::new(sheet)))).collect();
        for (change, record) in changes.iter().zip(self.world.write(&changes).unwrap().records) {
            let Record::Sheet(sheet) = record else { panic!("an award was written") };
            if change.event == Event::Deleted {
                self.awards.remove(&sheet.id);
            } else {
                self.awards.insert(sheet.id, *sheet);
            }
        }
    }

    /// One step of a history: awards come, change and go, and units move.
    fn step(&mut self) {
        match self.dice.roll(10) {
            0..4 => {
                let count = 1 + self.dice.roll(12);
                let created = (0..count).map(|_| (Event::Created, self.build())).collect();
                self.write(created);
            }
            4..7 => {
                let Some(mut award) = self.some() else { return };
                let changed = self.build();
                award.content = changed.content;
                award.front.visibility = changed.front.visibility;
                self.write(vec![(Event::Updated, award)]);
            }
            7 => {
                let Some(award) = self.some() else { return };
                self.write(vec![(Event::Deleted, award)]);
            }
            _ => self.move_a_unit(),
        }
    }

    fn some(&mut self) -> Option<Sheet> {
        let all: Vec<Sheet> = self.awards.values().cloned().collect();
        (!all.is_empty()).then(|| self.dice.pick(&all).clone())
    }

    /// A ward comes under the city, a district, or nothing; together with an award there, at times.
    fn move_a_unit(&mut self) {
        let (ward, above) = (*self.dice.pick(&[2_usize, 3, 5, 6]), *self.dice.pick(&[0_usize, 1, 4, 7]));
        let (ward, above) = (self.units[ward], self.units[above]);
        let mut unit = self.world.db().read(|conn| organizations::find(conn, ward)).unwrap().unwrap();
        unit.content.parents = vec![ParentSpan { organization_id: above, valid_from: None, valid_to: None }];
        let award = self.build();
        let changes = [
            Change::new(Event::Updated, Record::Organization(unit)),
            Change::new(Event::Created, Record::Sheet(Box::new(award))),
        ];
        let written = self.world.write(&changes).unwrap();
        let Some(Record::Sheet(award)) = written.records.last() else { panic!("an award was written") };
        self.awards.insert(award.id, award.as_ref().clone());
    }

    /// What is above each unit now.
    fn custody(&self) -> HashMap<OrganizationId, Vec<OrganizationId>> {
        let above = |unit| self.world.db().read(|conn| organizations::above(conn, unit)).unwrap();
        self.units.iter().map(|unit| (*unit, above(*unit))).collect()
    }

    /// What a filter should find, newest first, looked at one by one.
    fn expected(&self, filter: &SheetFilter) -> Vec<&Sheet> {
        let above = self.custody();
        let sees = |award: &Sheet| {
            let custody = &above[&award.front.organization_id];
            let line = &filter.sight;
            let under = |roots: &[OrganizationId]| roots.iter().any(|root| custody.contains(root));
            match award.front.visibility {
                Visibility::Public => Sight::Public,
                Visibility::Internal if line.all_internal || under(&line.internal_under) => Sight::Full,
                Visibility::Draft if line.all_drafts || under(&line.drafts_under) => Sight::Full,
                _ => Sight::Nothing,
            }
        };
        let text = |award: &Sheet, name: &str| match &award.content[name] {
            Value::Bool(flag) => flag.to_string(),
            // What is not said counts as no.
            Value::Null if name == "posthumous" => "false".to_owned(),
            value => value.as_str().unwrap_or_default().to_owned(),
        };
        let fits = |award: &Sheet| {
            let unit = text(award, "unitId").parse().map_or(award.front.organization_id, OrganizationId::from_uuid);
            let visibility = filter.visibility.as_ref();
            visibility.is_none_or(|wanted| award.front.visibility.as_str() == wanted)
                && filter.under.is_none_or(|root| above[&unit].contains(&root))
                && filter.keeper.is_none_or(|keeper| award.front.organization_id == keeper)
                && filter.updated_since.is_none_or(|since| changed(award, &filter.sight) >= Some(since))
                && filter.words.as_ref().is_none_or(|words| holds(&fold(&text(award, "citation")), &words.loose))
                && filter.terms.iter().all(|(name, values)| {
                    let has = if *name == "year" { year(award).to_string() } else { text(award, name) };
                    values.contains(&has)
                })
        };
        let mut found: Vec<&Sheet> =
            self.awards.values().filter(|award| sees(award) != Sight::Nothing && fits(award)).collect();
        found.sort_by_key(|award| std::cmp::Reverse((award.index().sort_on, award.id)));
        found
    }

    /// The filter finds what it should, in pages of any size and both directions, and counts are right.
    fn check(&self, filter: &SheetFilter) {
        let expected = self.expected(filter);
        let ids: Vec<Uuid> = expected.iter().map(|award| award.id).collect();
        let size = 1 + self.dice.0 % 7;
        let size = usize::try_from(size).unwrap();
        assert_eq!(walked(self.world, filter, Order::by_time(Direction::Descending), size), ids, "{filter:?}");
        let mut oldest_first = ids.clone();
        oldest_first.reverse();
        assert_eq!(walked(self.world, filter, Order::by_time(Direction::Ascending), size), oldest_first, "{filter:?}");
        let mut by_change = expected.clone();
        by_change.sort_by_key(|award| (changed(award, &filter.sight), award.id));
        let by_change: Vec<Uuid> = by_change.iter().map(|award| award.id).collect();
        let order = Order { along: Along::Changes, direction: Direction::Ascending, phase: Phase::All };
        assert_eq!(walked(self.world, filter, order, size), by_change, "{filter:?}");
        if let Some(words) = &filter.words {
            let is_exact = |award: &&&Sheet| holds(&lower(award.content["citation"].as_str().unwrap()), &words.exact);
            let (exact, rest): (Vec<&Sheet>, Vec<&Sheet>) = expected.iter().partition(|award| is_exact(award));
            for (phase, part) in [(Phase::Exact, exact), (Phase::Rest, rest)] {
                let order = Order { phase, ..Order::by_time(Direction::Descending) };
                let part: Vec<Uuid> = part.iter().map(|award| award.id).collect();
                assert_eq!(walked(self.world, filter, order, size), part, "{phase:?} {filter:?}");
            }
        }
        let count = self.world.db().read(|conn| sheets::count(conn, filter)).unwrap();
        assert_eq!(count, Some(i64::try_from(ids.len()).unwrap()), "{filter:?}");
        for properties in [&["workerClass"][..], &["awardType"], &["kind"], &["awardType", "workerClass"]] {
            let mut groups: HashMap<(i32, Vec<String>), i64> = HashMap::new();
            for award in &expected {
                let values = properties.iter().map(|name| award.content[*name].as_str().unwrap_or_default().to_owned());
                *groups.entry((year(award), values.collect())).or_default() += 1;
            }
            let counted = self.world.db().read(|conn| awards::count_by(conn, filter, properties)).unwrap().unwrap();
            assert_eq!(counted.into_iter().collect::<HashMap<_, _>>(), groups, "{filter:?} by {properties:?}");
        }
    }
}

/// When it was changed last, as a caller sees it.
fn changed(award: &Sheet, sight: &SightLine) -> Option<Instant> {
    if sight.is_public_only() { award.front.public_updated_at } else { Some(award.front.updated_at) }
}

/// Whether a text holds all of some words, the last one as a beginning too.
fn holds(text: &str, words: &str) -> bool {
    let (text, words) = (tokens(text), tokens(words));
    let (text, mut words): (Vec<&str>, Vec<&str>) = (text.split(' ').collect(), words.split(' ').collect());
    let last = words.pop().unwrap();
    words.iter().all(|word| text.contains(word)) && text.iter().any(|word| word.starts_with(last))
}

fn year(award: &Sheet) -> i32 {
    let year = award.index().sort_on.year();
    if year == 1 { 0 } else { year }
}

fn walked(world: &World, filter: &SheetFilter, order: Order, size: usize) -> Vec<Uuid> {
    let (mut found, mut place): (Vec<Uuid>, Option<(Instant, Uuid)>) = (vec![], None);
    loop {
        let part = world.db().read(|conn| awards::walk(conn, filter, order, place, size)).unwrap();
        assert!(part.awards.len() <= size);
        found.extend(part.awards.iter().map(|award| award.id));
        match part.next {
            Some(next) => place = Some(next),
            None => return found,
        }
    }
}

fn lines_of_sight(register: &Register<'_>) -> Vec<SightLine> {
    let (city, district, ward) = (register.units[0], register.units[1], register.units[2]);
    vec![
        SightLine::default(),
        SightLine { internal_under: vec![city], drafts_under: vec![city], ..SightLine::default() },
        SightLine { internal_under: vec![district, ward, city], drafts_under: vec![ward], ..SightLine::default() },
        SightLine { all_internal: true, all_drafts: true, ..SightLine::default() },
    ]
}

on_both! {
    fn after_any_history_lists_and_counts_are_what_the_awards_say(world: &World) {
        let mut register = Register::new(world, 7);
        for round in 0..8 {
            for _ in 0..6 {
                register.step();
            }
            for sight in lines_of_sight(&register) {
                let all = SheetFilter::all(Kind::Award, sight);
                let unit = *register.dice.pick(&register.units.clone());
                let recipient = register.dice.pick(&register.recipients).to_string();
                let campaign = register.dice.pick(&register.campaigns).to_string();
                let year = (2015 + round % 4).to_string();
                let term = |name, value: &str| (name, vec![value.to_owned()]);
                register.check(&all);
                register.check(&SheetFilter { under: Some(unit), ..all.clone() });
                register.check(&SheetFilter { under: Some(unit), terms: vec![term("year", &year)], ..all.clone() });
                register.check(&SheetFilter { terms: vec![term("recipientId", &recipient)], ..all.clone() });
                register.check(&SheetFilter {
                    under: Some(unit),
                    terms: vec![term("campaignId", &campaign), ("year", vec!["2015".into(), "2017".into()])],
                    ..all.clone()
                });
                register.check(&SheetFilter { under: Some(unit), terms: vec![term("workerClass", "worker")], ..all.clone() });
                register.check(&SheetFilter { keeper: Some(unit), terms: vec![term("awardType", TYPES[0])], ..all.clone() });
                let decision = register.dice.pick(&register.decisions).to_string();
                register.check(&SheetFilter { terms: vec![term("decisionId", &decision), term("year", &year)], ..all.clone() });
                register.check(&SheetFilter {
                    under: Some(unit),
                    terms: vec![term("posthumous", "true"), term("workerClass", "farmer")],
                    ..all.clone()
                });
                let words = |text: &str| Some(Matching { exact: lower(text), loose: fold(text) });
                register.check(&SheetFilter { words: words("người cứu"), ..all.clone() });
                register.check(&SheetFilter { under: Some(unit), words: words("nguoi t"), ..all.clone() });
                let since = register.dice.pick(&register.awards.values().collect::<Vec<_>>()).front.updated_at;
                register.check(&SheetFilter { under: Some(unit), updated_since: Some(since), ..all.clone() });
                register.check(&SheetFilter { terms: vec![term("posthumous", "false")], ..all.clone() });
                register.check(&SheetFilter {
                    terms: vec![term("posthumous", "false"), term("workerClass", "farmer"), term("year", &year)],
                    ..all.clone()
                });
                let internal = Some("internal".to_owned());
                register.check(&SheetFilter { visibility: internal, terms: vec![term("awardType", TYPES[1])], ..all });
            }
        }
        assert!(register.awards.len() > 25, "{}", register.awards.len());
    }

    fn what_an_award_refers_to_is_not_deleted(world: &World) {
        let city = world.organization("city").add();
        let unit = world.organization("ward").add();
        let first = world.sheet(Kind::Award, city).add();
        let recipient = world.sheet(Kind::Recipient, city).add();
        let decision = world.document(city).add();
        let referred = |id: Uuid| world.db().read(|conn| sheets::is_referred_to(conn, id)).unwrap();
        assert!(![first.id, recipient.id, decision.id.uuid(), unit.uuid()].into_iter().any(referred));
        let _second = world.sheet(Kind::Award, city)
            .with("recipientId", json!(recipient.id))
            .with("decisionId", json!(decision.id))
            .with("unitId", json!(unit))
            .with("sameDeed", json!([{"awardId": first.id}]))
            .add();
        assert!([first.id, recipient.id, decision.id.uuid(), unit.uuid()].into_iter().all(referred));
    }

    fn awards_are_called_in_their_order(world: &World) {
        let city = world.organization("city").add();
        let ceremony = world.sheet(Kind::Ceremony, city).add();
        for order in [json!(10), Value::Null, json!(2), json!(1), json!(2)] {
            let calling = json!({"order": order});
            let _award = world.sheet(Kind::Award, city).with("ceremonyId", json!(ceremony.id)).with("calling", calling).add();
        }
        let _elsewhere = world.sheet(Kind::Award, city).with("calling", json!({"order": 1})).add();
        let filter = SheetFilter {
            terms: vec![("ceremonyId", vec![ceremony.id.to_string()])],
            ..SheetFilter::all(Kind::Award, SightLine { all_drafts: true, all_internal: true, ..SightLine::default() })
        };
        let walked = |direction| {
            let (mut orders, mut place): (Vec<i32>, Option<sheets::SheetPlace>) = (vec![], None);
            loop {
                let order = (sheets::SheetSort::Calling, direction);
                let phase = thidua_persistence::documents::Phase::All;
                let found = world.db().read(|conn| sheets::list(conn, &filter, phase, order, place.as_ref(), 2)).unwrap();
                let Some(last) = found.last() else { return orders };
                place = Some(sheets::SheetPlace::Calling(awards::calling(last), last.id));
                orders.extend(found.iter().map(awards::calling));
            }
        };
        assert_eq!(walked(Direction::Ascending), [1, 2, 2, 10, i32::MAX]);
        assert_eq!(walked(Direction::Descending), [i32::MAX, 10, 2, 2, 1]);
    }

    fn awards_stand_in_the_order_of_their_annex(world: &World) {
        let city = world.organization("city").add();
        let decision = world.document(city).add();
        for order in [10, 2, 1] {
            let line = json!({"order": order});
            let _award = world.sheet(Kind::Award, city).with("decisionId", json!(decision.id)).with("line", line).add();
        }
        let filter = SheetFilter {
            terms: vec![("decisionId", vec![decision.id.to_string()])],
            ..SheetFilter::all(Kind::Award, SightLine { all_drafts: true, all_internal: true, ..SightLine::default() })
        };
        let order = (sheets::SheetSort::Name, Direction::Ascending);
        let found = world.db().read(|conn| sheets::list(conn, &filter, thidua_persistence::documents::Phase::All, order, None, 10)).unwrap();
        let orders: Vec<&Value> = found.iter().map(|award| &award.content["line"]["order"]).collect();
        assert_eq!(orders, [1, 2, 10]);
    }
}
