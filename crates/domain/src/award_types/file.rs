//! The award catalogue as its data file has it. A property that this does not know is a fault: nothing is dropped.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, de::Error};

use super::{
    Alternative, AwardType, Background, Decider, Family, Note, Period, Prerequisite, PublicConsultation, RewardUnit,
    Share, ShareOfMembers,
};
use crate::language::Label;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    code: String,
    name_vi: String,
    name_en: Option<String>,
    family: Family,
    group: String,
    class: Option<String>,
    level: String,
    level_note: Option<String>,
    recipient_kinds: Vec<String>,
    recipient_kinds_confirmed: Option<bool>,
    decided_by: String,
    decided_by_confirmed: Option<bool>,
    proposed_by: String,
    prerequisite: Option<PrerequisiteRow>,
    criteria_confirmed_for_2022_law: Option<bool>,
    min_council_vote_percent: Option<u8>,
    vote_note: Option<String>,
    quota_note: Option<String>,
    public_consultation_working_days: Option<u16>,
    public_consultation_note: Option<String>,
    public_consultation_confirmed: Option<bool>,
    period: Option<String>,
    periods: Vec<PeriodRow>,
    #[serde(default)]
    reward_unit: RewardUnit,
    #[serde(default)]
    reward_is_ceiling: bool,
    reward_confirmed_for_current_decree: Option<bool>,
    reward_note: Option<String>,
    military_equivalent: Option<String>,
    valid_to: Option<NaiveDate>,
    status: Option<String>,
    note: Option<String>,
    legal_source: String,
    source_url: Option<String>,
    #[serde(default)]
    source_urls: Vec<String>,
    confirmed: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PeriodRow {
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
    name_vi: String,
    name_en: Option<String>,
    deciders: Vec<DeciderRow>,
    deciders_confirmed: bool,
    #[serde(deserialize_with = "optional_decimal")]
    multiple_individual: Option<Decimal>,
    #[serde(deserialize_with = "optional_decimal")]
    multiple_collective: Option<Decimal>,
    #[serde(deserialize_with = "optional_decimal")]
    multiple_household: Option<Decimal>,
    reward_confirmed: bool,
    legal_source: String,
    source_url: Option<String>,
    confirmed: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DeciderRow {
    office: String,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PrerequisiteRow {
    text: String,
    requires: Option<OneOrMore>,
    times: Option<u16>,
    consecutive: Option<bool>,
    years_after: Option<u16>,
    applies_to: Option<String>,
    min_rating: Option<String>,
    share_of_members: Option<BTreeMap<String, String>>,
    must_contain_award_holder: Option<String>,
    leading_in: Option<String>,
    #[serde(default)]
    any_of: Vec<AlternativeRow>,
    contribution_table_url: Option<String>,
    confirmed: Option<bool>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum AlternativeRow {
    Words(String),
    Parts(AlternativeParts),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AlternativeParts {
    leading_in: String,
    extra: Option<String>,
    min_movement_years: Option<u16>,
}

/// A number as it is written in text: a JSON number has no exact value.
fn decimal<E: Error>(text: &str) -> Result<Decimal, E> {
    Decimal::from_str_exact(text).map_err(|_| E::custom(format!("{text} is no decimal number")))
}

fn optional_decimal<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Decimal>, D::Error> {
    Option::<String>::deserialize(deserializer)?.as_deref().map(decimal).transpose()
}

/// The award types of a data file, in its order.
///
/// # Errors
/// When it is not JSON, says something that this does not know, or has a number that is no decimal in text.
pub fn read_catalogue(file: &str) -> Result<Vec<AwardType>, serde_json::Error> {
    serde_json::from_str::<Vec<Row>>(file)?.into_iter().map(award_type).collect()
}

fn award_type(row: Row) -> Result<AwardType, serde_json::Error> {
    let remarks = [
        ("general", row.note),
        ("level", row.level_note),
        ("quota", row.quota_note),
        ("vote", row.vote_note),
        ("reward", row.reward_note),
    ];
    let notes =
        remarks.into_iter().filter_map(|(about, text)| Some(Note { about: about.to_owned(), text: text? })).collect();
    let public_consultation = row.public_consultation_working_days.map(|working_days| PublicConsultation {
        working_days,
        confirmed: row.public_consultation_confirmed,
        note: row.public_consultation_note,
    });
    Ok(AwardType {
        code: row.code,
        label: Label { vi: row.name_vi, en: row.name_en },
        family: row.family,
        group: row.group,
        level: row.level,
        class: row.class,
        confirmed: row.confirmed,
        recipient_kinds: row.recipient_kinds,
        reward_unit: row.reward_unit,
        reward_is_ceiling: row.reward_is_ceiling,
        valid_to: row.valid_to,
        periods: row.periods.into_iter().map(period).collect(),
        background: Background {
            given: row.period,
            decided_by: row.decided_by,
            decided_by_confirmed: row.decided_by_confirmed,
            proposed_by: row.proposed_by,
            recipient_kinds_confirmed: row.recipient_kinds_confirmed,
            prerequisite: row.prerequisite.map(prerequisite).transpose()?,
            criteria_confirmed: row.criteria_confirmed_for_2022_law,
            council_vote_percent: row.min_council_vote_percent,
            public_consultation,
            reward_confirmed_for_current_decree: row.reward_confirmed_for_current_decree,
            military_equivalent: row.military_equivalent,
            status: row.status,
            legal_source: row.legal_source,
            source_url: row.source_url,
            source_urls: row.source_urls,
            notes,
        },
    })
}

fn period(row: PeriodRow) -> Period {
    let decider = |row: DeciderRow| Decider { office: row.office, valid_from: row.valid_from, valid_to: row.valid_to };
    Period {
        valid_from: row.valid_from,
        valid_to: row.valid_to,
        name: Label { vi: row.name_vi, en: row.name_en },
        deciders: row.deciders.into_iter().map(decider).collect(),
        deciders_confirmed: row.deciders_confirmed,
        multiple_individual: row.multiple_individual,
        multiple_collective: row.multiple_collective,
        multiple_household: row.multiple_household,
        reward_confirmed: row.reward_confirmed,
        legal_source: row.legal_source,
        source_url: row.source_url,
        confirmed: row.confirmed,
    }
}

fn prerequisite(row: PrerequisiteRow) -> Result<Prerequisite, serde_json::Error> {
    Ok(Prerequisite {
        text: row.text,
        requires: match row.requires {
            None => Vec::new(),
            Some(OneOrMore::One(code)) => vec![code],
            Some(OneOrMore::More(codes)) => codes,
        },
        times: row.times,
        consecutive: row.consecutive,
        years_after: row.years_after,
        applies_to: row.applies_to,
        min_rating: row.min_rating,
        share_of_members: row.share_of_members.map(share_of_members).transpose()?,
        must_contain_award_holder: row.must_contain_award_holder,
        leading_in: row.leading_in,
        any_of: row.any_of.into_iter().map(alternative).collect(),
        contribution_table_url: row.contribution_table_url,
        confirmed: row.confirmed,
    })
}

fn share_of_members(mut row: BTreeMap<String, String>) -> Result<ShareOfMembers, serde_json::Error> {
    let operator = row.remove("operator").ok_or_else(|| serde_json::Error::missing_field("operator"))?;
    let shares = row.into_iter().map(|(of, part)| Ok(Share { of, part: decimal(&part)? }));
    Ok(ShareOfMembers { operator, shares: shares.collect::<Result<_, serde_json::Error>>()? })
}

fn alternative(row: AlternativeRow) -> Alternative {
    match row {
        AlternativeRow::Words(text) => Alternative { text: Some(text), ..Alternative::default() },
        AlternativeRow::Parts(parts) => Alternative {
            text: None,
            leading_in: Some(parts.leading_in),
            extra: parts.extra,
            min_movement_years: parts.min_movement_years,
        },
    }
}
