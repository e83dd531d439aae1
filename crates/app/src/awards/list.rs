//! Lists of awards by time, which are walked along an index however many there are.

use thidua_domain::{
    access::Sight,
    faults::Fault,
    records::{Front, Kind},
    sheets::Sheet,
};
use thidua_persistence::{
    awards,
    connection::Conn,
    sheets::{self, SheetFilter, SheetPlace, SheetSort},
};

use crate::{
    App,
    call::Call,
    errors::Error,
    names::sights,
    paging::{self, Page, PageRequest},
    sheets::{Key, Place, SheetList},
};

/// The properties one of which a list in the order of the annex has to name.
const WITH_LINES: [&str; 3] = ["decisionId", "congressId", "ceremonyId"];

/// Whether a list runs along the index of awards by time.
pub(crate) fn is_walked(list: &SheetList) -> bool {
    list.filter.kind == Kind::Award
        && list.sort == SheetSort::Time
        && list.filter.words.is_none()
        && list.filter.updated_since.is_none()
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

/// A page of such a list. It may be short, or empty, and have a next one all the same: where a filter has to look at each
/// award, a request looks at so many and no more.
pub(crate) fn page(
    conn: &mut Conn,
    app: &App,
    call: &Call,
    (list, filter): (&SheetList, &SheetFilter),
    place: Option<SheetPlace>,
    request: &PageRequest,
) -> Result<Page<(Sheet, Sight)>, Error> {
    let place = match place {
        Some(SheetPlace::Time(at, id)) => Some((at, id)),
        None => None,
        Some(_) => return Err(Error::InvalidCursor),
    };
    let size = usize::try_from(request.size).unwrap_or(usize::MAX);
    let walked = awards::walk(conn, filter, list.direction, place, size)?;
    let next = match walked.next {
        Some((at, id)) => Some(paging::seal(app, list, Place { rest: false, key: Key::Time(at, id) })?),
        None => None,
    };
    let total = if request.with_total { sheets::count(conn, filter)? } else { None };
    let fronts: Vec<&Front> = walked.awards.iter().map(|award| &award.front).collect();
    let seen = sights(conn, call, &fronts)?;
    Ok(Page { items: walked.awards.into_iter().zip(seen).collect(), next, total })
}
