//! What a synthetic city is made of: common names, places, texts, and how often which award is given. Files of facts and
//! invented words, compiled in.

use chrono::NaiveDate;
use serde::Deserialize;
use thidua_persistence::errors::StoreError;

/// A word, and how often it is met.
pub(super) type Weighted = (String, u64);

/// All of it.
#[derive(Debug)]
pub(super) struct Data {
    pub names: Names,
    pub places: Places,
    pub texts: Texts,
    pub awards: Awards,
}

impl Data {
    pub(super) fn read() -> Result<Self, StoreError> {
        Ok(Self {
            names: serde_json::from_str(include_str!("../../../../../data/synthetic/names.json"))?,
            places: serde_json::from_str(include_str!("../../../../../data/synthetic/places.json"))?,
            texts: serde_json::from_str(include_str!("../../../../../data/synthetic/texts.json"))?,
            awards: serde_json::from_str(include_str!("../../../../../data/synthetic/awards.json"))?,
        })
    }
}

/// Names of people: Vietnamese ones by how common their parts are.
#[derive(Debug, Deserialize)]
pub(super) struct Names {
    pub family: Vec<Weighted>,
    pub men: Given,
    pub women: Given,
    pub foreign: Vec<Foreigner>,
    pub overseas: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Given {
    pub middle: Vec<Weighted>,
    pub given: Vec<Weighted>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Foreigner {
    pub name: String,
    pub country: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Places {
    pub first: Vec<String>,
    pub second: Vec<String>,
    pub streets: Vec<String>,
    pub departments: Vec<Department>,
    pub trades: Vec<String>,
    pub company_forms: Vec<CompanyForm>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Department {
    pub code: String,
    pub name: String,
    pub en: String,
    pub abbreviation: String,
    pub oversees: Option<HomeKind>,
}

#[derive(Debug, Deserialize)]
pub(super) struct CompanyForm {
    pub name: String,
    pub en: String,
    pub sector: String,
    pub weight: u64,
}

/// What kind of place recipients belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum HomeKind {
    Department,
    /// The offices of a commune.
    Seat,
    School,
    HighSchool,
    Hospital,
    Enterprise,
    Village,
}

#[derive(Debug, Deserialize)]
pub(super) struct Texts {
    pub topics: Vec<Topic>,
    pub deeds: Vec<String>,
    pub merits: Vec<String>,
    pub titles: Titles,
    pub posts: Posts,
    pub collectives: Collectives,
    /// The first words of the names of small collectives.
    pub small: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Topic {
    pub text: String,
    pub field: String,
    /// Whether it is the subject of the city's campaign.
    pub campaign: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct Titles {
    pub annual: String,
    pub topic: String,
    pub sudden: String,
    pub contribution: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Posts {
    pub leader: Vec<String>,
    pub official: Vec<String>,
    pub teacher: Vec<String>,
    pub medic: Vec<String>,
    pub worker: Vec<String>,
    pub entrepreneur: Vec<String>,
    pub head_of_school: Vec<String>,
    pub head_of_hospital: Vec<String>,
    pub farmer: Vec<String>,
    pub armed_forces: Vec<String>,
    pub pupil: Vec<String>,
    pub villager: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Collectives {
    pub department: Vec<String>,
    pub school: Vec<String>,
    pub hospital: Vec<String>,
    pub enterprise: Vec<String>,
    pub seat: Vec<String>,
    pub village: Vec<String>,
}

/// Which awards there are to give, by whom, for what, to whom and how often.
#[derive(Debug, Deserialize)]
pub(super) struct Awards {
    pub types: Vec<AwardType>,
    pub offers: Vec<Offer>,
    pub multiples: Vec<Multiples>,
    pub base_salaries: Vec<BaseSalary>,
    pub deciders: Vec<DeciderWeight>,
    pub occasions: Vec<OccasionWeight>,
    pub sizes: Vec<Size>,
}

#[derive(Debug, Deserialize)]
pub(super) struct AwardType {
    /// Its code in the catalogue of award types.
    pub code: String,
    pub family: String,
    /// As decisions print it; `{decider}` is whoever decides.
    pub printed: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Offer {
    pub by: Level,
    pub occasion: Occasion,
    pub to: Vec<Sort>,
    #[serde(rename = "type")]
    pub award_type: String,
    pub weight: u64,
}

/// Reward multiples of the base salary, in hundredths, where the source of the rule is confirmed.
#[derive(Debug, Deserialize)]
pub(super) struct Multiples {
    #[serde(rename = "type")]
    pub award_type: String,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
    pub individual: Option<u64>,
    pub collective: Option<u64>,
    pub household: Option<u64>,
}

/// A base salary in đồng a month.
#[derive(Debug, Deserialize)]
pub(super) struct BaseSalary {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub amount: u64,
}

#[derive(Debug, Deserialize)]
pub(super) struct DeciderWeight {
    pub level: Level,
    pub weight: u64,
}

#[derive(Debug, Deserialize)]
pub(super) struct OccasionWeight {
    pub occasion: Occasion,
    pub weight: u64,
}

/// How many lines decisions have.
#[derive(Debug, Deserialize)]
pub(super) struct Size {
    pub from: usize,
    pub to: usize,
    pub weight: u64,
}

/// Who decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Level {
    Commune,
    District,
    Enterprise,
    /// A school, a hospital: a unit with legal personality.
    Unit,
    Department,
    City,
    PrimeMinister,
    President,
}

/// What for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Occasion {
    Annual,
    Topic,
    Sudden,
    Contribution,
}

/// To whom, as far as it matters for what may be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Sort {
    Individual,
    Pupil,
    Collective,
    Small,
    Village,
    Household,
    Enterprise,
}

impl Level {
    /// Whether it is no unit of the city that decides.
    pub(super) fn is_outside(self) -> bool {
        matches!(self, Self::PrimeMinister | Self::President)
    }
}
