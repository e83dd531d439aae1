//! A register with a random history.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use thidua_domain::{
    changes::{Change, Event, Record},
    ids::OrganizationId,
    organizations::ParentSpan,
    records::{Kind, Visibility},
    sheets::Sheet,
};
use thidua_persistence::organizations;
use thidua_test_support::World;
use uuid::Uuid;

/// Numbers without order, the same in every run.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    pub(super) fn pick<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.roll(of.len())]
    }
}

pub(super) const TYPES: [&str; 4] =
    ["commune-commendation", "advanced-worker", "provincial-merit-certificate", "bravery-order"];
pub(super) const CITATIONS: [&str; 3] = ["Cứu người đuối nước", "Cửu vạn người nghèo", "Người tốt việc tốt"];
pub(super) const CLASSES: [&str; 3] = ["worker", "farmer", "leader"];

/// A tree of three levels, some recipients, and the awards as they should be.
pub(super) struct Register<'w> {
    pub(super) world: &'w World,
    pub(super) dice: Dice,
    pub(super) units: Vec<OrganizationId>,
    pub(super) recipients: Vec<Uuid>,
    pub(super) campaigns: Vec<Uuid>,
    pub(super) decisions: Vec<Uuid>,
    pub(super) awards: BTreeMap<Uuid, Sheet>,
}

impl<'w> Register<'w> {
    pub(super) fn new(world: &'w World, seed: u64) -> Self {
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
    pub(super) fn step(&mut self) {
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
}
