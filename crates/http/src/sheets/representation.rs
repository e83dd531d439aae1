//! A sheet as it is answered: its view, then labels, then links. Beside every id of a record stands its compact form.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use serde_json::{Map, Value, json};
use thidua_app::{Call as AppCall, errors::Error, names::collection, sheets::SheetNames};
use thidua_domain::{
    access::{Sight, permit},
    ids::OrganizationId,
    language::Language,
    records::Kind,
    sheets::{Means, Sheet, pattern},
    time::TimeWindow,
};
use thidua_persistence::{connection::Conn, documents, errors::StoreError, organizations, sheets};
use uuid::Uuid;

use crate::{
    shapes::{Links, Reference, label_of},
    state::State,
};

/// How sheets are shown.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    /// In which language labels are.
    pub language: Language,
    /// Whose references are shown whole.
    pub expand: Vec<String>,
    /// Among the claims known on this day; none: today.
    pub as_of: Option<NaiveDate>,
}

impl Shown {
    /// As they stand, compact.
    pub(crate) fn in_language(language: Language) -> Self {
        Self { language, expand: vec![], as_of: None }
    }
}

/// What stands around sheets: names of others, and whole records where they are asked for.
struct Surroundings<'a> {
    names: SheetNames,
    whole: HashMap<Uuid, Value>,
    /// The keepers whose records of this kind the caller may change.
    kept: HashSet<OrganizationId>,
    shown: &'a Shown,
    base_url: &'a str,
}

/// Sheets as a caller sees them, in one batch of look-ups.
pub(crate) fn represent(
    conn: &mut Conn,
    call: &AppCall,
    state: &State,
    shown: &Shown,
    seen: &[(Sheet, Sight)],
) -> Result<Vec<Value>, Error> {
    let records: Vec<&Sheet> = seen.iter().map(|(sheet, _)| sheet).collect();
    let names = SheetNames::of(conn, call, &records)?;
    let whole = whole(conn, call, state, shown, &records, &names)?;
    let kept = kept(conn, call, &records)?;
    let around = Surroundings { names, whole, kept, shown, base_url: state.base_url() };
    let mut items: Vec<Value> = seen.iter().map(|(sheet, sight)| around.represent(sheet, *sight)).collect();
    crate::awards::complete(conn, call, shown.language, &around.names, seen, &mut items)?;
    Ok(items)
}

/// The keepers whose confidential properties the caller sees, as only those do who may change the record.
fn kept(conn: &mut Conn, call: &AppCall, records: &[&Sheet]) -> Result<HashSet<OrganizationId>, Error> {
    let mut kept = HashSet::new();
    let Some(principal) = &call.principal else { return Ok(kept) };
    for sheet in records.iter().filter(|sheet| !sheet.definition.confidential.is_empty()) {
        let keeper = sheet.front.organization_id;
        if !kept.contains(&keeper) {
            let custody = organizations::above(conn, keeper)?;
            if permit(principal, &[sheet.definition.rights.write], &custody, Sight::Full).is_ok() {
                kept.insert(keeper);
            }
        }
    }
    Ok(kept)
}

/// The property that `expand` names for a reference: its first step, without the ending of an id.
pub(super) fn expandable(at: &str) -> &str {
    let first = at.trim_start_matches('/').split('/').next().unwrap_or_default();
    first.strip_suffix("Id").unwrap_or(first)
}

/// Whole records for what `expand` names; those the caller does not see are left out.
fn whole(
    conn: &mut Conn,
    call: &AppCall,
    state: &State,
    shown: &Shown,
    sheets_shown: &[&Sheet],
    names: &SheetNames,
) -> Result<HashMap<Uuid, Value>, Error> {
    let mut wanted: Vec<Uuid> = Vec::new();
    for sheet in sheets_shown {
        if shown.expand.iter().any(|name| name == "organization") {
            wanted.push(sheet.front.organization_id.uuid());
        }
        for (pointer, id, _) in sheet.references() {
            if shown.expand.iter().any(|name| name == expandable(&pointer)) {
                wanted.push(id);
            }
        }
    }
    let of_kind = |fits: &dyn Fn(Kind) -> bool| -> Vec<Uuid> {
        let mut ids: Vec<Uuid> =
            wanted.iter().copied().filter(|id| names.records.get(id).is_some_and(|found| fits(found.kind))).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    };
    let mut whole = HashMap::new();
    let units: Vec<_> = of_kind(&|kind| kind == Kind::Organization).into_iter().map(Into::into).collect();
    for (id, unit) in crate::organizations::whole(conn, call, state, shown.language, &units)? {
        whole.insert(id.uuid(), serde_json::to_value(unit).map_err(StoreError::from)?);
    }
    let ids: Vec<_> = of_kind(&|kind| kind == Kind::Document).into_iter().map(Into::into).collect();
    let found = documents::find_many(conn, &ids)?;
    let found = with_sight(conn, call, found, |document| &document.front)?;
    for value in crate::documents::answer(conn, call, state, shown.language, &[], &found)? {
        whole.extend(id_of(&value).map(|id| (id, value)));
    }
    let found = sheets::find_many(conn, &of_kind(&|kind| !matches!(kind, Kind::Organization | Kind::Document)))?;
    if !found.is_empty() {
        let found = with_sight(conn, call, found, |sheet| &sheet.front)?;
        for value in represent(conn, call, state, &Shown::in_language(shown.language), &found)? {
            whole.extend(id_of(&value).map(|id| (id, value)));
        }
    }
    Ok(whole)
}

fn with_sight<R>(
    conn: &mut Conn,
    call: &AppCall,
    found: Vec<R>,
    front: impl Fn(&R) -> &thidua_domain::records::Front,
) -> Result<Vec<(R, Sight)>, Error> {
    let fronts: Vec<_> = found.iter().map(front).collect();
    let seen = thidua_app::names::sights(conn, call, &fronts)?;
    Ok(found.into_iter().zip(seen).filter(|(_, sight)| *sight != Sight::Nothing).collect())
}

fn id_of(value: &Value) -> Option<Uuid> {
    value.get("id")?.as_str()?.parse().ok()
}

impl Surroundings<'_> {
    fn represent(&self, sheet: &Sheet, sight: Sight) -> Value {
        let full = sight == Sight::Full;
        let front = &sheet.front;
        let definition = sheet.definition;
        let mut content = sheet.shown(self.shown.as_of);
        if let Value::Object(content) = &mut content
            && full
            && self.kept.contains(&front.organization_id)
        {
            content.extend(sheet.confidential());
        }
        for field in definition.fields {
            match field.means {
                Means::Reference(_) => self.refer(&mut content, field.at),
                Means::Office => self.name_office(&mut content, field.at),
                Means::Source => self.name_in_sources(&mut content, field.at),
                _ => {}
            }
        }
        for claimable in definition.claimable.iter().filter(|known| known.means == Means::Venues) {
            self.refer(&mut content, &format!("{}/*/organizationId", claimable.field));
        }
        self.refer_in_claims(&mut content);
        for at in ["/sources/*", "/claims/*/source"] {
            self.name_in_sources(&mut content, at);
        }
        let labels = self.labels(sheet, &content);
        let keeper = front.organization_id.uuid();
        let mut answer = Map::new();
        let updated_at = if full { front.updated_at } else { front.public_updated_at.unwrap_or(front.updated_at) };
        let mut put = |name: &str, value: Value| answer.insert(name.to_owned(), value);
        put("id", json!(sheet.id));
        put("type", json!(sheet.kind()));
        put("visibility", json!(front.visibility));
        put("publishedAt", json!(front.published_at));
        put("updatedAt", json!(updated_at));
        put("organizationId", json!(keeper));
        put("organization", self.reference(keeper, "organization"));
        if let Value::Object(content) = content {
            for (name, value) in content.into_iter().filter(|(name, _)| name != "id" && name != "type") {
                put(&name, value);
            }
        }
        put("labels", labels);
        put("links", json!(Links::to(self.base_url, definition.collection, sheet.id)));
        if full {
            put("version", json!(front.version));
            put("createdAt", json!(front.created_at));
            put("publishAt", json!(front.publish_at));
        }
        Value::Object(answer)
    }

    /// A record as another one names it: whole where `expand` asks for `name`, else compact; null when hidden.
    fn reference(&self, id: Uuid, name: &str) -> Value {
        let Some(found) = self.names.records.get(&id) else { return Value::Null };
        if self.shown.expand.iter().any(|asked| asked == name)
            && let Some(whole) = self.whole.get(&id)
        {
            return whole.clone();
        }
        let label = self.names.organizations.get(&id);
        let name = label.map_or(found.name.as_str(), |label| label.in_language(self.shown.language));
        json!(Reference {
            id,
            kind: found.kind.as_str().to_owned(),
            name: name.to_owned(),
            links: Links::to(self.base_url, collection(found.kind), id),
        })
    }

    /// Puts the compact record beside every id at a pattern; a hidden one is null, and its id too.
    fn refer(&self, content: &mut Value, at: &str) {
        let (holder, id_name) = at.rsplit_once('/').unwrap_or_default();
        let name = id_name.strip_suffix("Id").unwrap_or(id_name);
        let asked = expandable(at);
        pattern::each_mut(content, holder, &mut |_, holder| {
            let Value::Object(properties) = holder else { return };
            let id = properties.get(id_name).and_then(Value::as_str).and_then(|text| text.parse().ok());
            let reference = id.map_or(Value::Null, |id| self.reference(id, asked));
            if reference.is_null() {
                properties.insert(id_name.to_owned(), Value::Null);
            }
            beside(properties, id_name, name, reference);
        });
    }

    /// The same in the values of claims, whatever their field.
    fn refer_in_claims(&self, content: &mut Value) {
        self.refer(content, "/claims/*/value/*/organizationId");
    }

    fn name_office(&self, content: &mut Value, at: &str) {
        let (holder, id_name) = at.rsplit_once('/').unwrap_or_default();
        let name = id_name.strip_suffix("Id").unwrap_or(id_name);
        pattern::each_mut(content, holder, &mut |_, holder| {
            let Value::Object(properties) = holder else { return };
            let id: Option<Uuid> = properties.get(id_name).and_then(Value::as_str).and_then(|text| text.parse().ok());
            let unit = properties.get("organizationId").and_then(Value::as_str).map(str::to_owned);
            let label = id.and_then(|id| self.names.offices.get(&id).map(|label| (id, label)));
            let office = label.zip(unit.and_then(|unit| unit.parse().ok())).map(|((id, label), unit)| Reference {
                id,
                kind: "office".to_owned(),
                name: label.in_language(self.shown.language).to_owned(),
                links: Links::to(self.base_url, "organizations", unit),
            });
            if office.is_none() {
                properties.insert(id_name.to_owned(), Value::Null);
            }
            beside(properties, id_name, name, json!(office));
        });
    }

    /// Puts the compact record beside the ids of sources; a hidden one is null, and its id too.
    fn name_in_sources(&self, content: &mut Value, at: &str) {
        for name in ["documentId", "articleId"] {
            self.refer(content, &format!("{at}/{name}"));
        }
    }

    /// The name of an award type: the one it had on the day of the award.
    fn award_type(&self, sheet: &Sheet, code: &str) -> String {
        let Some(found) = self.names.award_types.get(code) else { return code.to_owned() };
        let granted = sheet.content.get("granted").cloned().unwrap_or_default();
        let day = serde_json::from_value::<TimeWindow>(granted).ok().and_then(|granted| granted.earliest());
        let label = day.and_then(|day| found.period_on(day)).map_or(&found.label, |period| &period.name);
        label.in_language(self.shown.language).to_owned()
    }

    /// The labels of the codes at the top of a sheet; of a list of codes, a list.
    fn labels(&self, sheet: &Sheet, content: &Value) -> Value {
        let language = self.shown.language;
        let mut labels = Map::new();
        for field in sheet.definition.fields {
            let list = match field.means {
                Means::Code(list) => Some(list),
                Means::AwardType => None,
                _ => continue,
            };
            let label = |code: &str| match list {
                Some(list) => label_of(list, code, language),
                None => self.award_type(sheet, code),
            };
            let mut steps = field.at.trim_start_matches('/').split('/');
            let (name, rest) = (steps.next().unwrap_or_default(), steps.next());
            let found = pattern::all(content, field.at).into_iter();
            let mut found = found.filter_map(|(_, value)| value.as_str().map(label));
            match rest {
                None => {
                    labels.insert(name.to_owned(), json!(found.next()));
                }
                Some("*") if steps.next().is_none() => {
                    labels.insert(name.to_owned(), json!(found.collect::<Vec<String>>()));
                }
                _ => {}
            }
        }
        labels.insert("origin".into(), json!(label_of("origins", sheet.provenance.origin.as_str(), language)));
        labels.insert("visibility".into(), json!(label_of("visibilities", sheet.front.visibility.as_str(), language)));
        Value::Object(labels)
    }
}

/// Puts a property right behind another one.
fn beside(properties: &mut Map<String, Value>, after: &str, name: &str, value: Value) {
    let at = properties.keys().position(|known| known == after).map_or(properties.len(), |at| at + 1);
    properties.shift_insert(at, name.to_owned(), value);
}
