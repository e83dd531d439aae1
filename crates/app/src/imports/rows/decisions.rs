//! The decision that a row belongs to: found by its symbol, its date and its issuer, or recorded from what the row says.
//!
//! Number, year and issuer make a decision the one it is. A day that differs within the year makes no other one: the row
//! is a line of that decision, and the day is told.

use thidua_domain::{
    documents::Document,
    ids::{DocumentId, OrganizationId},
    records::Visibility,
    symbols::DocumentSymbol,
};
use thidua_persistence::{connection::Conn, documents as store};
use uuid::Uuid;

use super::{Differing, Outcome, Read, Step, documents::with_symbol, new_decisions};
use crate::{
    errors::Error,
    imports::{columns::RowFault, options::DecisionNamed},
};

/// A decision of the register, or one that this import adds to it.
#[derive(Debug, Clone)]
pub(super) struct Decision {
    /// Its id.
    pub id: Uuid,
    /// Its day, `YYYY-MM-DD`, where it has just one.
    pub day: Option<String>,
    /// Who issued it, where that is one organization.
    pub issuer: Option<OrganizationId>,
    /// How it stands in the register.
    pub standing: Standing,
}

/// How a decision stands in the register.
#[derive(Debug, Clone)]
pub(super) enum Standing {
    /// It is there.
    There {
        /// Whether everyone sees it.
        public: bool,
    },
    /// This import adds it with the first line that becomes a record.
    New(Box<Document>),
}

impl Decision {
    fn of(document: &Document) -> Self {
        Self {
            standing: Standing::There { public: document.front.visibility == Visibility::Public },
            ..Self::new(document)
        }
    }

    /// One that this import adds.
    pub(super) fn new(document: &Document) -> Self {
        let issuer = match document.content.issuers.as_slice() {
            [only] => Some(only.organization_id),
            _ => None,
        };
        let standing = Standing::New(Box::new(document.clone()));
        Self { id: document.id.uuid(), day: day_of(document), issuer, standing }
    }

    /// Whether this import adds it.
    pub(super) const fn is_new(&self) -> bool {
        matches!(self.standing, Standing::New(_))
    }
}

/// A decision, or the faults of a row that names none which can be found.
pub(super) type Found = Result<Decision, Outcome>;

/// The outcome of a row with one more fault.
pub(super) fn fault(read: &mut Read, code: &str, vi: impl Into<String>, en: impl Into<String>) -> Outcome {
    read.fault(code, vi, en);
    Outcome::Faulty(std::mem::take(&mut read.faults))
}

/// The decision of a row.
pub(super) fn find(step: &mut Step<'_>, conn: &mut Conn, read: &mut Read) -> Result<Found, Error> {
    let options = step.setting.options;
    let text = |at: &str| read.text(at).map(str::to_owned);
    let row = DecisionNamed {
        symbol: text("/decision/symbol"),
        issued: text("/decision/issued"),
        issuer: text("/decision/issuer"),
        title: text("/decision/title"),
    };
    if let Some(id) = options.decision_id.filter(|_| row.symbol.is_none()) {
        return with_id(step, conn, read, (id, row.issued));
    }
    let named = options.decision.under(row);
    let Some(raw) = named.symbol.clone() else {
        return Ok(Err(fault(
            read,
            "decision_missing",
            "Chưa rõ quyết định; hãy thêm cột \"Số quyết định\", hoặc nêu decisionId khi gửi tệp.",
            "The decision is not said; add a column \"Số quyết định\", or give decisionId with the file.",
        )));
    };
    let issuer = match &named.issuer {
        None => None,
        Some(words) => match step.known.named(words) {
            Some(found) => Some(found.id),
            None => return Ok(Err(unknown_issuer(read, words))),
        },
    };
    let key = format!("{raw} {:?} {issuer:?}", named.issued);
    if let Some(known) = step.planned.decisions.get(&key) {
        return Ok(Ok(known.clone()));
    }
    let found = match in_register(step, conn, &raw, &named, issuer)?.as_slice() {
        [only] => Ok(Decision::of(only)),
        [] => match planned(step, &raw, &named, issuer) {
            Some(known) => Ok(known),
            None => new_decisions::read(step, conn, read, (&raw, &named, issuer))?,
        },
        _ => Err(fault(
            read,
            "several_decisions",
            "Có nhiều văn bản cùng số, ký hiệu này; hãy ghi thêm ngày và cơ quan ban hành.",
            "Several documents have this symbol; add date and issuer.",
        )),
    };
    if let Ok(decision) = &found {
        tell_day(step, read.number, &raw, (&named, decision));
        step.planned.decisions.insert(key, decision.clone());
    }
    Ok(found)
}

fn unknown_issuer(read: &mut Read, words: &str) -> Outcome {
    fault(
        read,
        "unknown_issuer",
        format!(
            "Không có đơn vị nào tên \"{words}\"; hãy ghi mã, tên đầy đủ hoặc tên viết tắt như ở /v1/organizations."
        ),
        format!(
            "There is no organization called \"{words}\"; write its code, full name or abbreviation as in /v1/organizations."
        ),
    )
}

/// The decision that the import names by its id.
fn with_id(
    step: &mut Step<'_>,
    conn: &mut Conn,
    read: &mut Read,
    (id, issued): (Uuid, Option<String>),
) -> Result<Found, Error> {
    let key = format!("{id} {issued:?}");
    if let Some(known) = step.planned.decisions.get(&key) {
        return Ok(Ok(known.clone()));
    }
    let Some(document) = store::find(conn, DocumentId::from_uuid(id))? else {
        return Ok(Err(fault(
            read,
            "decision_unknown",
            "Văn bản nêu ở decisionId không còn trong hệ thống; hãy gửi lại tệp với văn bản khác.",
            "The document of decisionId is gone from the register; send the file again with another one.",
        )));
    };
    let decision = Decision::of(&document);
    let raw = document.content.symbol.as_ref().map(|symbol| symbol.raw().to_owned()).unwrap_or_default();
    let named = DecisionNamed { issued, ..DecisionNamed::default() };
    tell_day(step, read.number, &raw, (&named, &decision));
    step.planned.decisions.insert(key, decision.clone());
    Ok(Ok(decision))
}

/// The day of a document, where it has just one.
fn day_of(document: &Document) -> Option<String> {
    let issued = document.content.issued.as_ref()?;
    let day = issued.earliest()?;
    (issued.latest() == Some(day)).then(|| day.to_string())
}

fn year_of(day: &str) -> Option<i32> {
    day.get(..4).and_then(|year| year.parse().ok())
}

/// Documents of the register that the row may mean: of the day that it says; where there is none and the issuer is said,
/// of the same year.
fn in_register(
    step: &Step<'_>,
    conn: &mut Conn,
    raw: &str,
    named: &DecisionNamed,
    issuer: Option<OrganizationId>,
) -> Result<Vec<Document>, Error> {
    let symbol = DocumentSymbol::parse(raw).ok();
    let year = named.issued.as_deref().and_then(year_of);
    let found = with_symbol(conn, step, symbol.as_ref(), issuer)?;
    let fits = |document: &Document| match (&named.issued, day_of(document)) {
        (Some(day), Some(known)) => *day == known,
        _ => year.is_none() || document.content.symbol_year.is_none() || document.content.symbol_year == year,
    };
    let (of_day, others): (Vec<_>, Vec<_>) = found.into_iter().partition(fits);
    if !of_day.is_empty() || issuer.is_none() {
        return Ok(of_day);
    }
    Ok(others
        .into_iter()
        .filter(|document| {
            let own = document.content.symbol_year.or_else(|| day_of(document).as_deref().and_then(year_of));
            own == year
        })
        .collect())
}

/// The decision that earlier rows of the file bring, where it is the one that this row means.
fn planned(step: &Step<'_>, raw: &str, named: &DecisionNamed, issuer: Option<OrganizationId>) -> Option<Decision> {
    let symbol = DocumentSymbol::parse(raw).ok();
    let slug = symbol.as_ref().and_then(DocumentSymbol::slug)?;
    let year = |day: &Option<String>| day.as_deref().and_then(year_of);
    let mut fits = step.planned.decisions.values().filter(|known| match &known.standing {
        Standing::New(document) => {
            let own = document.content.symbol.as_ref().and_then(DocumentSymbol::slug);
            own == Some(slug)
                && (issuer.is_none() || known.issuer == issuer)
                && (named.issued.is_none() || year(&known.day) == year(&named.issued))
                && (issuer.is_some() || named.issued.is_none() || known.day == named.issued)
        }
        Standing::There { .. } => false,
    });
    let first = fits.next()?;
    fits.all(|other| other.id == first.id).then(|| first.clone())
}

/// Says once that a file has another day for a decision than the register, or than its own rows before.
fn tell_day(step: &mut Step<'_>, row: u32, raw: &str, (named, decision): (&DecisionNamed, &Decision)) {
    let (Some(said), Some(known)) = (&named.issued, &decision.day) else { return };
    if said == known || !step.planned.told.insert((decision.id, said.clone())) {
        return;
    }
    let id = decision.id;
    let (vi, en) = if decision.is_new() {
        (
            format!(
                "Các dòng trên ghi quyết định {raw} ngày {known}, dòng này ghi ngày {said}. Cùng số, cơ quan ban hành và năm là một văn bản; quyết định được ghi ngày {known}. Hãy so với bản giấy và sửa tệp."
            ),
            format!(
                "Rows above have the decision {raw} of {known}, this one has {said}. One number, issuer and year are one document; it is recorded as of {known}. Compare the paper and correct the file."
            ),
        )
    } else {
        step.report.differing.push(Differing {
            row,
            kind: "document".to_owned(),
            id,
            pointers: vec!["/issued".to_owned()],
        });
        (
            format!(
                "Tệp ghi quyết định {raw} ngày {said}, hệ thống ghi ngày {known}. Cùng số, cơ quan ban hành và năm là một văn bản nên các dòng thuộc quyết định đó. Hãy so với bản giấy: nếu tệp đúng, sửa ngày ở /v1/documents/{id}; nếu không, sửa tệp."
            ),
            format!(
                "The file has the decision {raw} of {said}, the register of {known}. One number, issuer and year are one document, so the rows are lines of it. Compare the paper: where the file is right, correct the day at /v1/documents/{id}, else correct the file."
            ),
        )
    };
    let code = "decision_day_differs".to_owned();
    step.report.notes.push(RowFault { row, column: None, code, vi, en, value: Some(said.clone()) });
}
