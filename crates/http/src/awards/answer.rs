//! What an answer says of an award beside what was written of it: what follows from its type, and for
//! whoever has a role on its keeper what the law of the day finds.

use serde::Serialize;
use serde_json::{Map, Value, json};
use thidua_app::{Call as AppCall, awards as cases, errors::Error, sheets::SheetNames};
use thidua_domain::{
    access::Sight, findings::Finding, language::Language, records::Kind, rewards::Expected, sheets::Sheet,
};
use thidua_persistence::{connection::Conn, errors::StoreError};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::shapes::{Money, label_of};

/// Something to check about an award: never a refusal.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AwardFinding {
    /// What it is about: a code of `award-findings`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$", example = "reward_differs")]
    code: &'static str,
    /// `warning` where paper and rule do not agree, `note` where something is missing or not confirmed.
    #[schema(max_length = 10, pattern = "^(note|warning)$", example = "warning")]
    severity: &'static str,
    /// Whether the source of the rule was read.
    confirmed: bool,
    /// JSON pointer to the property it is about.
    #[schema(max_length = 100, example = "/amount")]
    pointer: Option<&'static str>,
    /// What was found, and what to check.
    #[schema(max_length = 4000)]
    detail: String,
    /// Rule and article.
    #[schema(max_length = 2000)]
    source: Option<String>,
    /// The reward that the rules lead to, where the finding is about it.
    expected: Option<ExpectedReward>,
    /// Other awards it is about.
    #[schema(max_items = 500)]
    related_ids: Vec<Uuid>,
}

/// The reward that the rules of the day lead to: multiple × base salary × works, rounded up once.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ExpectedReward {
    /// The sum; null where it cannot be reckoned.
    sum: Option<Money>,
    /// How many base salaries.
    #[schema(max_length = 30, example = "0.3")]
    multiple: Option<String>,
    /// The base salary of the day.
    base_salary: Option<Money>,
    /// How many works it is paid for.
    #[schema(minimum = 1)]
    works: Option<u32>,
    /// Whether the sum is the most that may be paid, and not what is due.
    is_ceiling: bool,
    /// Whether every source it rests on was read.
    confirmed: bool,
    /// What it rests on.
    #[schema(max_items = 20)]
    sources: Vec<String>,
    /// Why it cannot be reckoned: a code; null where it can.
    #[schema(max_length = 60, example = "no_multiple")]
    why_unknown: Option<String>,
}

impl ExpectedReward {
    fn of(expected: &Expected) -> Self {
        match expected {
            Expected::Known { multiple, base_salary, works, sum, is_ceiling, confirmed, sources } => Self {
                sum: Some(Money::dong(*sum)),
                multiple: Some(multiple.normalize().to_string()),
                base_salary: Some(Money::dong(*base_salary)),
                works: Some(*works),
                is_ceiling: *is_ceiling,
                confirmed: *confirmed,
                sources: sources.clone(),
                why_unknown: None,
            },
            Expected::Unknown { why } => Self {
                sum: None,
                multiple: None,
                base_salary: None,
                works: None,
                is_ceiling: false,
                confirmed: false,
                sources: vec![],
                why_unknown: json!(why).as_str().map(str::to_owned),
            },
        }
    }
}

impl AwardFinding {
    fn of(finding: &Finding, language: Language) -> Self {
        Self {
            code: finding.code.as_str(),
            severity: finding.severity.as_str(),
            confirmed: finding.confirmed,
            pointer: finding.pointer,
            detail: finding.detail.in_language(language).to_owned(),
            source: finding.source.clone(),
            expected: finding.expected.as_ref().map(ExpectedReward::of),
            related_ids: finding.related.clone(),
        }
    }
}

/// The properties that follow from the type of an award, each with its code list.
pub(super) const OF_TYPES: [(&str, &str); 3] =
    [("family", "award-families"), ("group", "award-groups"), ("level", "award-levels")];

/// Their schemas, and that of findings.
pub(super) fn properties() -> Map<String, Value> {
    let mut all = Map::new();
    for (name, list) in OF_TYPES {
        let about = format!("The {name} of its type: a code of `{list}`; null without a type.");
        all.insert(name.to_owned(), json!({"type": ["string", "null"], "maxLength": 60, "description": about}));
    }
    all.insert(
        "findings".to_owned(),
        json!({
            "type": "array", "maxItems": 20, "items": {"$ref": "#/components/schemas/AwardFinding"},
            "description": "What the law of its day finds beside it: to be checked, never a refusal. Only for callers with a right on it.",
        }),
    );
    all
}

/// Completes the answers about awards among others.
pub(crate) fn complete(
    conn: &mut Conn,
    call: &AppCall,
    language: Language,
    names: &SheetNames,
    seen: &[(Sheet, Sight)],
    answers: &mut [Value],
) -> Result<(), Error> {
    let is_kept = |(award, sight): &&(Sheet, Sight)| award.kind() == Kind::Award && *sight == Sight::Full;
    let kept: Vec<&Sheet> = seen.iter().filter(is_kept).map(|(award, _)| award).collect();
    let findings = cases::findings(conn, call, &kept)?;
    for ((award, _), answer) in seen.iter().zip(answers) {
        let Value::Object(answer) = answer else { continue };
        if award.kind() != Kind::Award {
            continue;
        }
        let code = award.content.get("awardType").and_then(Value::as_str);
        let found = code.and_then(|code| names.award_types.get(code));
        let classes = found.map(|found| [found.family.as_str(), found.group.as_str(), found.level.as_str()]);
        for (n, (name, list)) in OF_TYPES.into_iter().enumerate() {
            let class = classes.and_then(|classes| classes.get(n).copied());
            answer.insert(name.to_owned(), json!(class));
            if let Some(Value::Object(labels)) = answer.get_mut("labels") {
                labels.insert(name.to_owned(), json!(class.map(|class| label_of(list, class, language))));
            }
        }
        if let Some(found) = findings.get(&award.id) {
            let shown: Vec<AwardFinding> = found.iter().map(|finding| AwardFinding::of(finding, language)).collect();
            answer.insert("findings".to_owned(), serde_json::to_value(shown).map_err(StoreError::from)?);
        }
    }
    Ok(())
}
