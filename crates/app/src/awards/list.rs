//! Lists of awards by time and by change, which are walked along an index however many there are.

use thidua_domain::{
    access::Sight,
    faults::Fault,
    records::{Front, Kind},
    sheets::Sheet,
};
use thidua_persistence::{
    awards::{self, Along, Order},
    connection::Conn,
    documents::Phase,
    sheets::{self, SheetFilter, SheetPlace, SheetSort},
};

use crate::{
    App,
    call::Call,
    errors::Error,
    names::sights,
    paging::{self, Page, PageRequest},
    sheets::{Place, SheetList},
};

/// The properties one of which a list in the order of the annex has to name.
const WITH_LINES: [&str; 3] = ["decisionId", "congressId", "ceremonyId"];

/// What a list of awards runs along; none where it is in the order of an annex or of a calling.
fn along(list: &SheetList) -> Option<Along> {
    match list.sort {
        SheetSort::Time => Some(Along::Time),
        SheetSort::Updated => Some(Along::Changes),
        SheetSort::Name | SheetSort::Calling => None,
    }
}

/// Whether a list of awards is walked.
pub(crate) fn is_walked(list: &SheetList) -> bool {
    list.filter.kind == Kind::Award && along(list).is_some()
}

/// Awards stand in the order of the annex within one decision, congress or ceremony, and are called at one ceremony.
///
/// # Errors
/// That the list names none.
pub(crate) fn check_order(list: &SheetList) -> Result<(), Error> {
    if list.filter.kind != Kind::Award {
        return Ok(());
    }
    let named = |wanted: &[&str]| -> usize {
        let terms = list.filter.terms.iter().filter(|(name, _)| wanted.contains(name));
        terms.map(|(_, values)| values.len()).sum()
    };
    match list.sort {
        SheetSort::Name if named(&WITH_LINES) == 0 => Err(contradiction(
            "Thứ tự trong danh sách (line) chỉ có trong một quyết định, đại hội hay lễ trao tặng; hãy thêm decisionId, congressId hoặc ceremonyId.",
            "The order of lines is that of one decision, congress or ceremony; add decisionId, congressId or ceremonyId.",
        )),
        SheetSort::Calling if named(&["ceremonyId"]) != 1 => Err(contradiction(
            "Thứ tự gọi lên nhận (calling) chỉ có trong một lễ trao tặng; hãy thêm đúng một ceremonyId.",
            "The order of calling is that of one ceremony; add one ceremonyId.",
        )),
        _ => Ok(()),
    }
}

fn contradiction(vi: &str, en: &str) -> Error {
    Error::Invalid(Fault::parameter("sort", "contradiction", vi, en).into())
}

/// A page of such a list. It may be short, or empty, and have a next one all the same: where each award has to be looked at,
/// a request looks at so many and no more.
pub(crate) fn page(
    conn: &mut Conn,
    app: &App,
    call: &Call,
    (list, filter): (&SheetList, &SheetFilter),
    place: Option<Place>,
    request: &PageRequest,
) -> Result<Page<(Sheet, Sight)>, Error> {
    let size = usize::try_from(request.size).unwrap_or(usize::MAX);
    let (items, next) = walked(conn, (list, filter), place, size)?;
    let next = next.map(|place| paging::seal(app, list, place)).transpose()?;
    let total = if request.with_total { sheets::count(conn, filter)? } else { None };
    let fronts: Vec<&Front> = items.iter().map(|award| &award.front).collect();
    let seen = sights(conn, call, &fronts)?;
    Ok(Page { items: items.into_iter().zip(seen).collect(), next, total })
}

/// The awards of a page, through all parts of the list, and where it goes on.
fn walked(
    conn: &mut Conn,
    (list, filter): (&SheetList, &SheetFilter),
    place: Option<Place>,
    size: usize,
) -> Result<(Vec<Sheet>, Option<Place>), Error> {
    let is_over = |phase: Phase| phase == Phase::Exact && place.as_ref().is_some_and(|place| place.rest);
    let phases: Vec<Phase> = list.phases().iter().copied().filter(|phase| !is_over(*phase)).collect();
    let mut from = match place.map(|place| list.stored(place.key)).transpose()? {
        Some(SheetPlace::Time(at, id) | SheetPlace::Updated(at, id)) => Some((at, id)),
        Some(SheetPlace::Name(..) | SheetPlace::Calling(..)) => return Err(Error::InvalidCursor),
        None => None,
    };
    let along = along(list).unwrap_or(Along::Time);
    let mut found: Vec<(Sheet, bool)> = Vec::new();
    for phase in phases {
        let rest = phase == Phase::Rest;
        // One more than the page holds, where another part follows; at least one, to learn whether there is any.
        let wanted = if phase == Phase::Exact { size + 1 } else { size.saturating_sub(found.len()).max(1) };
        let order = Order { along, direction: list.direction, phase };
        let walked = awards::walk(conn, filter, order, from.take(), wanted)?;
        found.extend(walked.awards.into_iter().map(|award| (award, rest)));
        if found.len() > size {
            break;
        }
        if let Some((at, id)) = walked.next {
            let next = Place { rest, key: list.key(at, id) };
            return Ok((found.into_iter().map(|(award, _)| award).collect(), Some(next)));
        }
    }
    let more = found.len() > size;
    found.truncate(size);
    let next = found.last().filter(|_| more).map(|(last, rest)| Place { rest: *rest, key: list.key_of(last) });
    Ok((found.into_iter().map(|(award, _)| award).collect(), next))
}
