//! The awards of a synthetic city: the lines of its decisions in words.

use chrono::{Datelike, NaiveDate};
use thidua_domain::{
    awards::{Achievement, Award, Calling, DecidedBy, Fund, Line, Private},
    recipients::Recipient,
    time::{TimeInput, TimeWindow},
};
use uuid::Uuid;

use super::{
    City,
    around::{campaign_of, ceremony_of},
    data::{Level, Occasion},
    ids::id,
    plan::{self, Decision},
    random::Random,
    rewards::reward,
    units::LAST_DAY_BEFORE,
};

/// The last day of the kind *thematic*; since then there is *movement* (Law 06/2022/QH15 Art. 8).
const LAST_THEMATIC_YEAR: i32 = 2023;

impl City {
    /// What the register is to hold of a line of a decision.
    pub(super) fn award(&self, nth: usize, decision: &Decision, order: usize, line: plan::Line) -> Option<Award> {
        let who = self.recipient(line.recipient)?;
        let (home, _) = self.layout.home_of(line.recipient)?;
        let decider = self.layout.deciders.get(decision.decider)?;
        let award_type = self.data.awards.types.get(line.award_type)?;
        let mut random = Random::of(self.city.seed, "award", decision.first + order);
        let unit = if LAST_DAY_BEFORE.is_some_and(|last| decision.day <= last) { home.before } else { home.after };
        let outside = decider.level.is_outside();
        let (kind, achievement, citation, field) = self.achievement(decision, &mut random);
        let amount = reward(&self.data.awards, &award_type.code, &who.recipient_kind, decision.day);
        let posthumous = who.recipient_kind == "individual" && random.happens(4);
        let ceremony = (decider.level == Level::City).then(|| ceremony_of(decision)).flatten();
        Some(Award {
            line: Some(Line {
                order: u32::try_from(order + 1).ok(),
                post: who.post.clone(),
                unit: Some(self.layout.name(unit)),
                award: Some(award_type.printed.replace("{decider}", &decider.printed)),
            }),
            decision_id: (!outside).then(|| id(self.city, "document", nth)),
            recipient_id: Some(id(self.city, "recipient", line.recipient)),
            recipient_kind: Some(who.recipient_kind.clone()),
            unit_id: Some(id(self.city, "organization", unit)),
            award_type: Some(award_type.code.clone()),
            printed_family: Some(award_type.family.clone()),
            kind: Some(kind.to_owned()),
            granted: one_day(decision.day),
            decided_by: outside.then(|| decided_outside(decider.level, decision)),
            achievement: Some(achievement),
            citation,
            campaign_id: self
                .topic(decision)
                .filter(|topic| topic.campaign)
                .and_then(|_| campaign_of(decision).map(|campaign| id(self.city, "campaign", campaign))),
            ceremony_id: ceremony.map(|ceremony| id(self.city, "ceremony", ceremony)),
            calling: ceremony.map(|_| calling(order, posthumous, &mut random)),
            posthumous: posthumous.then_some(true),
            fund: amount.as_ref().map(|_| self.fund(decision.day, decider.level)),
            amount,
            worker_class: who.worker_class.clone(),
            small_collective: who.small_collective,
            sector: who.sector.clone(),
            fields: field.map(str::to_owned).into_iter().collect(),
            private: private(&who, &mut random),
            name: who.name,
            ..Award::default()
        })
    }

    /// The topic of a decision that has one.
    pub(super) fn topic(&self, decision: &Decision) -> Option<&super::data::Topic> {
        let topics = &self.data.texts.topics;
        (decision.occasion == Occasion::Topic).then(|| topics.get(decision.topic % topics.len().max(1))).flatten()
    }

    /// The deed that a decision on the spot honours.
    pub(super) fn deed(&self, decision: &Decision) -> &str {
        let deeds = &self.data.texts.deeds;
        deeds.get(decision.topic % deeds.len().max(1)).map_or("", String::as_str)
    }

    /// Kind, achievement, citation and field of work.
    fn achievement(
        &self,
        decision: &Decision,
        random: &mut Random,
    ) -> (&'static str, Achievement, Option<String>, Option<&str>) {
        match decision.occasion {
            Occasion::Annual => {
                let text = random.word(&self.data.texts.merits).to_owned();
                let citation = random.happens(300).then(|| format!("{text} {}.", period_words(decision)));
                ("merit", Achievement { text: Some(text), period: years(decision) }, citation, None)
            }
            Occasion::Topic => {
                let topic = self.topic(decision);
                let words = topic.map_or("", |topic| topic.text.as_str());
                let text = format!("Có thành tích xuất sắc trong {words}");
                let kind = if decision.day.year() <= LAST_THEMATIC_YEAR { "thematic" } else { "movement" };
                let field = topic.map(|topic| topic.field.as_str());
                (kind, Achievement { text: Some(text.clone()), period: years(decision) }, Some(text), field)
            }
            Occasion::Sudden => {
                let text = format!("Đã {}", self.deed(decision));
                let citation = format!("Có thành tích đột xuất: {}.", self.deed(decision));
                ("sudden", Achievement { text: Some(text), period: one_day(decision.day) }, Some(citation), None)
            }
            Occasion::Contribution => {
                let text = "Có nhiều đóng góp cho sự nghiệp xây dựng và phát triển thành phố Mẫu".to_owned();
                ("contribution", Achievement { text: Some(text), period: None }, None, None)
            }
        }
    }

    fn fund(&self, day: NaiveDate, level: Level) -> Fund {
        let name = match level {
            Level::City | Level::PrimeMinister | Level::President => "Quỹ thi đua, khen thưởng thành phố Mẫu",
            _ => "Quỹ thi đua, khen thưởng của đơn vị (dữ liệu tổng hợp)",
        };
        Fund { name: Some(name.to_owned()), year: u16::try_from(day.year()).ok() }
    }
}

/// Who decided what no unit of the city decides, and by which number, which is no real one.
fn decided_outside(level: Level, decision: &Decision) -> DecidedBy {
    let (name, symbol) = match level {
        Level::President => ("Chủ tịch nước", "QĐ-CTN"),
        _ => ("Thủ tướng Chính phủ", "QĐ-TTg"),
    };
    DecidedBy {
        organization_id: None,
        office_id: None,
        name: Some(name.to_owned()),
        symbol: Some(format!("{:02}/{symbol} (số tổng hợp)", decision.number)),
    }
}

fn calling(order: usize, posthumous: bool, random: &mut Random) -> Calling {
    let attendance = match random.below(100) {
        _ if posthumous => "family",
        0..88 => "present",
        88..94 => "represented",
        _ => "absent",
    };
    Calling { order: u32::try_from(order + 1).ok(), attendance: Some(attendance.to_owned()), received_by: None }
}

fn private(who: &Recipient, random: &mut Random) -> Option<Private> {
    let known = who.private.as_ref().filter(|_| random.happens(500))?;
    Some(Private {
        address: known.home_address.clone(),
        born: known.born.as_ref().and_then(TimeWindow::earliest).map(|day| day.year().to_string()),
        note: None,
    })
}

/// `năm 2019`, `năm học 2018-2019`.
pub(super) fn period_words(decision: &Decision) -> String {
    if decision.school {
        format!("năm học {}-{}", decision.year - 1, decision.year)
    } else {
        format!("năm {}", decision.year)
    }
}

fn years(decision: &Decision) -> Option<TimeWindow> {
    let edtf =
        if decision.school { format!("{}/{}", decision.year - 1, decision.year) } else { decision.year.to_string() };
    read(edtf)
}

/// One day, as a time.
pub(super) fn one_day(day: NaiveDate) -> Option<TimeWindow> {
    read(day.to_string())
}

fn read(edtf: String) -> Option<TimeWindow> {
    TimeWindow::parse(TimeInput { edtf: Some(edtf), ..TimeInput::default() }, "").ok()
}

/// The index among awards of each line of a decision, with its id.
pub(super) fn award_id(city: &City, decision: &Decision, order: usize) -> Uuid {
    id(city.city, "award", decision.first + order)
}
