//! In which orders awards are listed.

use thidua_domain::{faults::Fault, records::Kind};
use thidua_persistence::sheets::SheetSort;

use crate::{errors::Error, sheets::SheetList};

/// The properties one of which a list in the order of the annex has to name.
const WITH_LINES: [&str; 3] = ["decisionId", "congressId", "ceremonyId"];

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
