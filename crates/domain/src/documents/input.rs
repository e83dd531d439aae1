//! Reading a document out of what an editor sent: all faults at once.

use serde::{Deserialize, Serialize};

use super::{DocumentContent, DocumentType, Issuer, Signer};
use crate::{
    checks,
    faults::{Fault, Faults},
    ids::{OfficeId, OrganizationId},
    records::{Mark, Origin, Source},
    symbols::{DocumentSymbol, candidate_types},
    time::{TimeInput, TimeWindow},
};

/// The writable form of a document: the body of a creation, and what a merge patch is laid over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DocumentInput {
    /// Type; may be left out when the symbol or the issuer decides it.
    #[serde(default)]
    pub document_type: Option<String>,
    /// Number and symbol.
    #[serde(default)]
    pub symbol: Option<SymbolInput>,
    /// Year of the number; may be left out when symbol or date says it.
    #[serde(default)]
    pub symbol_year: Option<i32>,
    /// Committee term.
    #[serde(default)]
    pub term: Option<i32>,
    /// Issuers.
    #[serde(default, deserialize_with = "crate::input::list")]
    pub issuers: Vec<IssuerInput>,
    /// Signers.
    #[serde(default, deserialize_with = "crate::input::list")]
    pub signers: Vec<Signer>,
    /// When issued.
    #[serde(default)]
    pub issued: Option<TimeInput>,
    /// Marks.
    #[serde(default, deserialize_with = "crate::input::list")]
    pub marks: Vec<Mark>,
    /// Origin; `processed` when left out.
    #[serde(default)]
    pub origin: Option<Origin>,
    /// Sources.
    #[serde(default, deserialize_with = "crate::input::list")]
    pub sources: Vec<Source>,
    /// Title; blank, and so a fault, when left out.
    #[serde(default)]
    pub title: String,
    /// Summary.
    #[serde(default)]
    pub summary: Option<String>,
    /// Whether it is known by name only.
    #[serde(default, deserialize_with = "crate::input::flag")]
    pub known_by_name_only: bool,
}

/// A symbol, as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SymbolInput {
    /// As the paper prints it: `298/KH-UBND`.
    pub raw: String,
}

/// An issuer, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct IssuerInput {
    /// The organization.
    pub organization_id: OrganizationId,
    /// Its office, when the office's holder issues.
    #[serde(default)]
    pub office_id: Option<OfficeId>,
}

/// Properties a mark may point at.
pub const PROPERTIES: &[&str] = &[
    "organizationId",
    "documentType",
    "symbol",
    "symbolYear",
    "term",
    "issuers",
    "signers",
    "issued",
    "origin",
    "sources",
    "title",
    "summary",
    "knownByNameOnly",
];

impl DocumentInput {
    /// The writable form of a document that exists. What the rest decides (the year of its number) is left out, so
    /// that a patch of the date is not contradicted by what followed from the old one.
    #[must_use]
    pub fn of(content: &DocumentContent) -> Self {
        let content = content.clone();
        let derived = derived_year(content.symbol.as_ref(), content.issued.as_ref());
        Self {
            document_type: Some(content.document_type),
            symbol: content.symbol.as_ref().map(|symbol| SymbolInput { raw: symbol.raw().into() }),
            symbol_year: content.symbol_year.filter(|year| Some(*year) != derived),
            term: content.term,
            issuers: content
                .issuers
                .iter()
                .map(|issuer| IssuerInput { organization_id: issuer.organization_id, office_id: issuer.office_id })
                .collect(),
            signers: content.signers,
            issued: content.issued.as_ref().map(TimeInput::of),
            marks: content.marks,
            origin: Some(content.origin),
            sources: content.sources,
            title: content.title,
            summary: content.summary,
            known_by_name_only: content.known_by_name_only,
        }
    }

    /// The content it describes; `class` is fixed by the address it was sent to (`/v1/plans`), or free.
    ///
    /// # Errors
    /// All faults, with pointers.
    pub fn parse(&self, catalogue: &[DocumentType], class: Option<&str>) -> Result<DocumentContent, Faults> {
        let mut faults = Faults::new();
        let title = checks::line(&self.title, 1000, "/title", &mut faults);
        let summary = checks::optional_line(self.summary.as_ref(), 10_000, "/summary", &mut faults);
        checks::secrecy(&title, "/title", &mut faults);
        checks::secrecy(summary.as_deref().unwrap_or_default(), "/summary", &mut faults);
        let symbol_raw = self.symbol.as_ref().map(|symbol| symbol.raw.as_str());
        checks::secrecy(symbol_raw.unwrap_or_default(), "/symbol/raw", &mut faults);
        let symbol = self.read_symbol(&mut faults);
        let issued = self.issued.as_ref().and_then(|input| faults.take(TimeWindow::parse(input.clone(), "/issued")));
        let symbol_year = self.read_year(symbol.as_ref(), issued.as_ref(), &mut faults);
        if self.term.is_some_and(|term| !(1..=99).contains(&term)) {
            faults.push(Fault::body("/term", "out_of_range", "Nhiệm kỳ từ 1 đến 99.", "A term is from 1 to 99."));
        }
        let origin = self.origin.unwrap_or(Origin::Processed);
        if origin == Origin::Recorded && self.sources.is_empty() {
            faults.push(Fault::body(
                "/sources",
                "required",
                "Văn bản ghi lại từ nơi khác phải nêu nguồn: bài báo, địa chỉ, hoặc người đã thấy bản gốc (seenBy).",
                "A recorded document names its source: an article, an address, or who saw the original (seenBy).",
            ));
        }
        checks::sources(&self.sources, "/sources", &mut faults);
        checks::marks(&self.marks, PROPERTIES, &mut faults);
        for (n, issuer) in self.issuers.iter().enumerate() {
            if self.issuers.iter().take(n).any(|earlier| earlier == issuer) {
                faults.push(Fault::body(
                    format!("/issuers/{n}"),
                    "not_unique",
                    "Cơ quan ban hành này đã có ở trên; hãy bỏ một dòng.",
                    "This issuer stands above already; remove one of the two.",
                ));
            }
        }
        let signers = self.read_signers(&mut faults);
        let document_type = self.read_type(symbol.as_ref(), catalogue, class, &mut faults);
        faults.finish()?;
        let Some(document_type) = document_type else { return Err(Faults::new()) };
        Ok(DocumentContent {
            document_type: document_type.row.code.clone(),
            document_class: document_type.row.class.clone(),
            symbol,
            symbol_year,
            term: self.term.or_else(|| derived_term(self.symbol.as_ref())),
            issuers: self
                .issuers
                .iter()
                .map(|issuer| Issuer { organization_id: issuer.organization_id, office_id: issuer.office_id })
                .collect(),
            signers,
            issued,
            title,
            summary,
            origin,
            sources: self.sources.clone(),
            marks: self.marks.clone(),
            known_by_name_only: self.known_by_name_only,
        })
    }

    fn read_symbol(&self, faults: &mut Faults) -> Option<DocumentSymbol> {
        let input = self.symbol.as_ref()?;
        if self.known_by_name_only {
            faults.push(Fault::body(
                "/knownByNameOnly",
                "contradiction",
                "Văn bản đã có số, ký hiệu thì không còn là \"chỉ biết tên\"; hãy bỏ một trong hai.",
                "A document with a symbol is not known by name only; send one of the two.",
            ));
        }
        match DocumentSymbol::parse(&input.raw) {
            Ok(symbol) => Some(symbol),
            Err(error) => {
                faults.push(error.fault("/symbol/raw"));
                None
            }
        }
    }

    fn read_year(
        &self,
        symbol: Option<&DocumentSymbol>,
        issued: Option<&TimeWindow>,
        faults: &mut Faults,
    ) -> Option<i32> {
        let derived = derived_year(symbol, issued);
        match (self.symbol_year, derived) {
            (Some(year), _) if !(1900..=2200).contains(&year) => {
                faults.push(Fault::body(
                    "/symbolYear",
                    "out_of_range",
                    "Năm của số văn bản phải từ 1900 đến 2200.",
                    "The year of a number is from 1900 to 2200.",
                ));
                None
            }
            (Some(year), Some(derived)) if year != derived => {
                faults.push(Fault::body(
                    "/symbolYear",
                    "contradiction",
                    format!("Số ký hiệu hoặc ngày ban hành nói năm {derived}; hãy sửa hoặc bỏ symbolYear."),
                    format!("The symbol or the date of issue says {derived}; correct symbolYear or leave it out."),
                ));
                None
            }
            (year, derived) => year.or(derived),
        }
    }

    fn read_signers(&self, faults: &mut Faults) -> Vec<Signer> {
        self.signers
            .iter()
            .enumerate()
            .map(|(n, signer)| Signer {
                person: checks::line(&signer.person, 200, &format!("/signers/{n}/person"), faults),
                post: checks::optional_line(signer.post.as_ref(), 300, &format!("/signers/{n}/post"), faults),
                capacity: signer.capacity,
            })
            .collect()
    }

    fn read_type<'a>(
        &self,
        symbol: Option<&DocumentSymbol>,
        catalogue: &'a [DocumentType],
        class: Option<&str>,
        faults: &mut Faults,
    ) -> Option<&'a DocumentType> {
        if let Some(code) = &self.document_type {
            let found = catalogue.iter().find(|document_type| document_type.row.code == *code);
            match (found, class) {
                (Some(found), Some(class)) if found.row.class != class => faults.push(Fault::body(
                    "/documentType",
                    "wrong_class",
                    format!("Loại này không thuộc nhóm {class}; hãy gửi tới /v1/documents."),
                    format!("This type is not of the class {class}; send it to /v1/documents."),
                )),
                (Some(found), _) => return Some(found),
                (None, _) => faults.push(Fault::body(
                    "/documentType",
                    "unknown_code",
                    "Loại văn bản không có trong /v1/code-lists/document-types.",
                    "The document type is not in /v1/code-lists/document-types.",
                )),
            }
            return None;
        }
        let rows: Vec<_> = catalogue.iter().map(|document_type| document_type.row.clone()).collect();
        let candidates = match symbol {
            Some(symbol) => candidate_types(symbol, &rows, class),
            None => rows.iter().filter(|row| class.is_some_and(|class| row.class == class)).collect(),
        };
        if let [only] = candidates.as_slice() {
            return catalogue.iter().find(|document_type| document_type.row.code == only.code);
        }
        let choices = candidates.iter().map(|row| row.code.as_str()).collect::<Vec<_>>().join(", ");
        if let (true, Some(_), Some(class)) = (choices.is_empty(), symbol, class) {
            faults.push(Fault::body(
                "/symbol/raw",
                "wrong_class",
                format!("Ký hiệu này không phải của nhóm {class}; hãy sửa ký hiệu hoặc gửi tới /v1/documents."),
                format!("This symbol is not one of the class {class}; correct it or send it to /v1/documents."),
            ));
            return None;
        }
        let (vi, en) = if choices.is_empty() {
            (
                "Cần loại văn bản; các mã ở /v1/code-lists/document-types.".to_owned(),
                "A document type is needed; the codes are at /v1/code-lists/document-types.".to_owned(),
            )
        } else {
            (
                format!("Số ký hiệu chưa quyết định được loại văn bản; hãy chọn một trong: {choices}."),
                format!("The symbol does not decide the type; choose one of: {choices}."),
            )
        };
        faults.push(Fault::body("/documentType", "required", vi, en));
        None
    }
}

/// The year that the symbol itself states, else the one the date of issue lies in.
fn derived_year(symbol: Option<&DocumentSymbol>, issued: Option<&TimeWindow>) -> Option<i32> {
    symbol.and_then(DocumentSymbol::symbol_year).map(i32::from).or_else(|| issued.and_then(TimeWindow::stated_year))
}

/// The term that a symbol states (`QH15`).
fn derived_term(symbol: Option<&SymbolInput>) -> Option<i32> {
    symbol.and_then(|symbol| DocumentSymbol::parse(&symbol.raw).ok()).and_then(|symbol| symbol.term()).map(i32::from)
}
