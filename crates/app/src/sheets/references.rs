//! What a sheet refers to must be there, for the caller, and be of a kind that fits.

use std::collections::{HashMap, HashSet};

use thidua_domain::{
    faults::{Fault, Faults},
    ids::OfficeId,
    recipients::merging::merged_into,
    records::{Kind, Source},
    sheets::{Means, Sheet, pattern},
};
use thidua_persistence::{award_types, connection::Conn, organizations, sheets::RecordName};
use uuid::Uuid;

use crate::{
    call::Call,
    errors::Error,
    names::{collection, visible},
    references::check_named_sources,
};

/// Records that the same change creates, by id: they may be referred to before they are there.
pub(crate) type Planned = HashMap<Uuid, Kind>;

/// What a sheet named before a change: that stays, also where the caller does not see it.
#[derive(Default)]
pub(super) struct Named {
    planned: Planned,
    records: Vec<(Uuid, &'static [Kind])>,
    offices: Vec<(Uuid, Option<Uuid>)>,
    sources: HashSet<Uuid>,
}

impl Named {
    /// By this sheet.
    pub(super) fn by(sheet: &Sheet) -> Self {
        Self {
            planned: Planned::new(),
            records: sheet.references().into_iter().map(|(_, id, kinds)| (id, kinds)).collect(),
            offices: sheet.offices().into_iter().map(|(_, id, organization)| (id, organization)).collect(),
            sources: sheet.all_sources().iter().flat_map(|(_, source)| ids_of(source)).collect(),
        }
    }

    /// By nothing yet; but what is planned may be named.
    pub(super) fn planned(planned: &Planned) -> Self {
        Self { planned: planned.clone(), sources: planned.keys().copied().collect(), ..Self::default() }
    }

    fn is_planned(&self, id: Uuid, kinds: &[Kind]) -> bool {
        self.planned.get(&id).is_some_and(|kind| kinds.contains(kind))
    }
}

fn ids_of(source: &Source) -> impl Iterator<Item = Uuid> + use<> {
    [source.document_id, source.article_id].into_iter().flatten()
}

/// Checks every reference of a sheet, every office, and every source, but for those it `had` already.
pub(super) fn check(
    conn: &mut Conn,
    call: &Call,
    sheet: &Sheet,
    had: &Named,
    faults: &mut Faults,
) -> Result<(), Error> {
    let mut references = sheet.references();
    references.retain(|(_, id, kinds)| !had.records.contains(&(*id, *kinds)) && !had.is_planned(*id, kinds));
    let ids: Vec<_> = references.iter().map(|(_, id, _)| *id).collect();
    let seen = visible(conn, call, &ids)?;
    check_merged(conn, &references, &seen, faults)?;
    // The paper that a record is taken from is its source, too: where it is unknown, that is said once.
    let paper = sheet.definition.recorded_from.and_then(|name| sheet.content.get(name)?.as_str()?.parse::<Uuid>().ok());
    let unknown = paper.filter(|paper| ids.contains(paper) && !seen.contains_key(paper));
    for (pointer, id, kinds) in references {
        let fits = seen.get(&id).is_some_and(|found| kinds.contains(&found.kind));
        if !fits || id == sheet.id {
            let lists: Vec<String> = kinds.iter().map(|kind| format!("/v1/{}", collection(*kind))).collect();
            faults.push(Fault::body(
                pointer,
                if id == sheet.id { "self_reference" } else { "unknown_reference" },
                format!("Không có bản ghi khác với id này trong {}; hãy tra bằng ?q=….", lists.join(", ")),
                format!("No other record in {} has this id; look it up with ?q=….", lists.join(", ")),
            ));
        }
    }
    check_award_types(conn, sheet, faults)?;
    check_cycle(conn, call, sheet, faults)?;
    check_offices(conn, sheet, had, faults)?;
    let mut sources = sheet.all_sources();
    sources.retain(|(_, source)| !ids_of(source).all(|id| had.sources.contains(&id) || Some(id) == unknown));
    check_named_sources(conn, call, &sources, faults)
}

/// A recipient that was merged into another one is not named anew.
fn check_merged(
    conn: &mut Conn,
    named: &[(String, Uuid, &'static [Kind])],
    seen: &HashMap<Uuid, RecordName>,
    faults: &mut Faults,
) -> Result<(), Error> {
    let recipients = seen.values().filter(|found| found.kind == Kind::Recipient);
    let ids: Vec<Uuid> = recipients.map(|found| found.id).collect();
    let found = thidua_persistence::sheets::find_many(conn, &ids)?;
    for merged in found.iter().filter(|found| merged_into(&found.content).is_some()) {
        let places = named.iter().filter(|(_, id, _)| *id == merged.id);
        for (pointer, ..) in places {
            faults.push(Fault::body(
                pointer.clone(),
                "merged",
                "Đối tượng này đã được gộp vào đối tượng khác; hãy dùng id của đối tượng được giữ lại, nơi địa chỉ cũ dẫn tới.",
                "This recipient has been merged into another one; use the id of the one that stayed, where the old address leads.",
            ));
        }
    }
    Ok(())
}

/// A code of an award type is in the catalogue.
fn check_award_types(conn: &mut Conn, sheet: &Sheet, faults: &mut Faults) -> Result<(), Error> {
    let fields = sheet.definition.fields.iter().filter(|field| field.means == Means::AwardType);
    let named = fields.flat_map(|field| pattern::all(&sheet.content, field.at));
    for (pointer, code) in named.filter_map(|(pointer, value)| Some((pointer, value.as_str()?))) {
        if award_types::find(conn, code)?.is_none() {
            faults.push(Fault::body(
                pointer,
                "unknown_code",
                format!("Danh mục không có mã {code:?}; xem /v1/award-types, hoặc ghi như văn bản ở line.award."),
                format!("The catalogue has no code {code:?}; see /v1/award-types, or give the words of the paper in line.award."),
            ));
        }
    }
    Ok(())
}

/// An office belongs to the organization that is named beside it.
fn check_offices(conn: &mut Conn, sheet: &Sheet, had: &Named, faults: &mut Faults) -> Result<(), Error> {
    let mut named = sheet.offices();
    named.retain(|(_, id, organization)| !had.offices.contains(&(*id, *organization)));
    let ids: Vec<OfficeId> = named.iter().map(|(_, id, _)| OfficeId::from_uuid(*id)).collect();
    let holders: HashMap<_, _> = organizations::office_names(conn, &ids)?
        .into_iter()
        .map(|office| (office.id.uuid(), office.organization_id.uuid()))
        .collect();
    for (pointer, office, organization) in named {
        if organization.is_none() || holders.get(&office).copied() != organization {
            faults.push(Fault::body(
                pointer,
                "unknown_reference",
                "Đơn vị nêu bên cạnh không có chức vụ với id này; xem offices của đơn vị.",
                "The organization named beside it has no office with this id; see its offices.",
            ));
        }
    }
    Ok(())
}

/// Nothing stands under what stands under it: the chain of `parentId` ends.
fn check_cycle(conn: &mut Conn, call: &Call, sheet: &Sheet, faults: &mut Faults) -> Result<(), Error> {
    let parent_of = |sheet: &Sheet| {
        let parent = sheet.content.get("parentId")?.as_str()?;
        parent.parse::<Uuid>().ok()
    };
    let mut next = parent_of(sheet);
    let mut passed = vec![sheet.id];
    while let Some(id) = next {
        if passed.contains(&id) {
            if id == sheet.id && passed.len() > 1 {
                faults.push(Fault::body(
                    "/parentId",
                    "cycle",
                    "Bản ghi không thể đứng dưới một bản ghi thuộc chính nó.",
                    "A record cannot stand under one that stands under it.",
                ));
            }
            return Ok(());
        }
        passed.push(id);
        let kind: Kind = sheet.kind();
        next = match thidua_persistence::sheets::find(conn, kind, id)? {
            Some(above) if call.sight(conn, &above.front)? != thidua_domain::access::Sight::Nothing => {
                parent_of(&above)
            }
            _ => None,
        };
    }
    Ok(())
}
