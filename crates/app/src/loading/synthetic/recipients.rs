//! The recipients of a synthetic city: people, collectives, households and enterprises that do not exist.

use thidua_domain::{
    recipients::{Private, Recipient, Representative},
    time::{TimeInput, TimeWindow},
};

use super::{
    City, NOTE, SyntheticCity,
    data::{Data, Foreigner, HomeKind, Posts, Sort},
    ids::id,
    layout::{Home, Layout},
    names::{Person, vietnamese},
    random::Random,
};

/// What a recipient is to what may be given. Drawn from its place at home, so that it can be told without the rest.
pub(super) fn sort_of(city: SyntheticCity, data: &Data, layout: &Layout, recipient: usize) -> Option<Sort> {
    let (home, place) = layout.home_of(recipient)?;
    Some(match (home.kind, place) {
        (HomeKind::Enterprise, 0) => Sort::Enterprise,
        (HomeKind::Village, 0) => Sort::Village,
        (HomeKind::Department | HomeKind::School | HomeKind::HighSchool | HomeKind::Hospital, 0) => Sort::Collective,
        (HomeKind::Village, n) if n % 5 == 1 => Sort::Household,
        (_, n) if n % 8 == 3 => {
            let name = collective_words(city, data, home.kind, recipient);
            let small = data.texts.small.iter().any(|first| name.split(' ').next() == Some(first));
            if small { Sort::Small } else { Sort::Collective }
        }
        (HomeKind::School | HomeKind::HighSchool, n) if n % 5 == 2 => Sort::Pupil,
        _ => Sort::Individual,
    })
}

fn collective_words(city: SyntheticCity, data: &Data, home: HomeKind, recipient: usize) -> String {
    let all = &data.texts.collectives;
    let words = match home {
        HomeKind::Department => &all.department,
        HomeKind::School | HomeKind::HighSchool => &all.school,
        HomeKind::Hospital => &all.hospital,
        HomeKind::Enterprise => &all.enterprise,
        HomeKind::Seat => &all.seat,
        HomeKind::Village => &all.village,
    };
    Random::of(city.seed, "collective", recipient).word(words).to_owned()
}

impl City {
    /// What the register is to hold of a recipient.
    pub(super) fn recipient(&self, recipient: usize) -> Option<Recipient> {
        let (home, place) = self.layout.home_of(recipient)?;
        let sort = sort_of(self.city, &self.data, &self.layout, recipient)?;
        let unit = id(self.city, "organization", home.after);
        let mut random = Random::of(self.city.seed, "recipient", recipient);
        let mut made = match sort {
            Sort::Individual | Sort::Pupil => self.person(&mut random, home, sort),
            Sort::Household => self.household(&mut random),
            Sort::Enterprise | Sort::Village | Sort::Collective | Sort::Small => {
                let own = place == 0 && home.kind != HomeKind::Seat;
                let name = if own {
                    self.layout.name(home.after)
                } else {
                    let words = collective_words(self.city, &self.data, home.kind, recipient);
                    format!("{words}, {}", self.layout.name(home.after))
                };
                let is_enterprise = sort == Sort::Enterprise;
                let head = vietnamese(&self.data.names, &mut random, false).name;
                Recipient {
                    name,
                    recipient_kind: if is_enterprise { "enterprise" } else { "collective" }.to_owned(),
                    unit_id: own.then_some(unit),
                    small_collective: (sort == Sort::Small).then_some(true),
                    representative: is_enterprise.then(|| representative(head, "giám đốc")),
                    belonging: Some("domestic".to_owned()),
                    ..Recipient::default()
                }
            }
        };
        made.at_unit_id = made.unit_id.is_none().then_some(unit);
        made.sector = made.sector.or_else(|| home.sector.clone()).or_else(|| sector(home.kind).map(str::to_owned));
        made.note = Some(NOTE.to_owned());
        Some(made)
    }

    fn person(&self, random: &mut Random, home: &Home, sort: Sort) -> Recipient {
        let foreigner: Option<&Foreigner> = if home.kind == HomeKind::Enterprise && random.happens(25) {
            self.data.names.foreign.get(random.index(self.data.names.foreign.len()))
        } else {
            None
        };
        let overseas = foreigner.is_none() && home.kind == HomeKind::Village && random.happens(6);
        let person = match foreigner {
            Some(foreigner) => Person { name: foreigner.name.clone(), honorific: "Ông", woman: false },
            None => vietnamese(&self.data.names, random, sort == Sort::Pupil),
        };
        let (class, posts) = role(&self.data.texts.posts, random, home.kind, sort);
        let country = match foreigner {
            Some(foreigner) => Some(foreigner.country.clone()),
            None => overseas.then(|| random.word(&self.data.names.overseas).to_owned()),
        };
        let belonging = if foreigner.is_some() {
            "foreign"
        } else if overseas {
            "overseas"
        } else {
            "domestic"
        };
        let private = (country.is_none() && random.happens(600)).then(|| self.private(random, &person, sort));
        Recipient {
            honorific: Some(person.honorific.to_owned()),
            name: person.name,
            recipient_kind: "individual".to_owned(),
            post: country.is_none().then(|| random.word(posts).to_owned()),
            worker_class: Some(class.to_owned()),
            belonging: Some(belonging.to_owned()),
            country,
            private,
            ..Recipient::default()
        }
    }

    fn household(&self, random: &mut Random) -> Recipient {
        let head = vietnamese(&self.data.names, random, false);
        Recipient {
            name: format!("Hộ gia đình {} {}", head.honorific.to_lowercase(), head.name),
            recipient_kind: "household".to_owned(),
            private: random.happens(500).then(|| self.private(random, &head, Sort::Household)),
            representative: Some(representative(head.name, "chủ hộ")),
            worker_class: Some("farmer".to_owned()),
            sector: Some("household".to_owned()),
            belonging: Some("domestic".to_owned()),
            ..Recipient::default()
        }
    }

    /// Private facts that can be nobody's: numbers begin with 000, which no province, network or bank has.
    fn private(&self, random: &mut Random, person: &Person, sort: Sort) -> Private {
        let young = sort == Sort::Pupil;
        let born = if young { random.between(2003, 2014) } else { random.between(1950, 1999) };
        let street = random.word(&self.data.places.streets);
        Private {
            identity_number: Some(format!("000{}", random.digits(9))),
            born: year_of(born),
            home_address: Some(format!("Số {} phố {street} Mẫu (địa chỉ tổng hợp)", random.between(1, 400))),
            phone: random.happens(500).then(|| format!("000{}", random.digits(7))),
            email: random.happens(200).then(|| format!("nguoi-{}@mau.invalid", random.digits(8))),
            bank_account: random.happens(300).then(|| format!("000{}", random.digits(10))),
            guardian: young.then(|| {
                let family = person.name.split(' ').next().unwrap_or_default();
                format!("{family} {} (phụ huynh, dữ liệu tổng hợp)", if person.woman { "Văn An" } else { "Thị Bình" })
            }),
            discipline_notes: None,
        }
    }
}

fn representative(name: String, relation: &str) -> Representative {
    Representative { name: Some(name), person_id: None, relation: Some(relation.to_owned()) }
}

/// A year.
fn year_of(year: usize) -> Option<TimeWindow> {
    let input = TimeInput { edtf: Some(year.to_string()), ..TimeInput::default() };
    TimeWindow::parse(input, "").ok()
}

fn sector(home: HomeKind) -> Option<&'static str> {
    match home {
        HomeKind::Enterprise | HomeKind::Village => None,
        _ => Some("state"),
    }
}

/// The class somebody belongs to, and the posts one of it has.
fn role<'d>(posts: &'d Posts, random: &mut Random, home: HomeKind, sort: Sort) -> (&'static str, &'d [String]) {
    if sort == Sort::Pupil {
        return ("pupil_student", &posts.pupil);
    }
    let roll = random.below(100);
    match home {
        HomeKind::School | HomeKind::HighSchool if roll < 12 => ("leader", &posts.head_of_school),
        HomeKind::School | HomeKind::HighSchool => ("official", &posts.teacher),
        HomeKind::Hospital if roll < 12 => ("leader", &posts.head_of_hospital),
        HomeKind::Hospital => ("official", &posts.medic),
        HomeKind::Enterprise if roll < 8 => ("entrepreneur", &posts.entrepreneur),
        HomeKind::Enterprise => ("worker", &posts.worker),
        HomeKind::Village if roll < 62 => ("farmer", &posts.farmer),
        HomeKind::Village => ("other", &posts.villager),
        HomeKind::Seat if roll < 25 => ("armed_forces", &posts.armed_forces),
        _ if roll < 45 => ("leader", &posts.leader),
        _ => ("official", &posts.official),
    }
}
