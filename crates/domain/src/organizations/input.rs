//! Reading an organization out of what an administrator sent.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Office, OrganizationContent, ParentSpan};
use crate::{
    checks,
    faults::{Fault, Faults},
    ids::{OfficeId, OrganizationId},
    language::Label,
    records::{Mark, Source},
    text::nfc,
};

/// The writable form of an organization: the body of a creation, and what a merge patch is laid over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OrganizationInput {
    /// Code; a fault when left out, as name and kind are.
    #[serde(default)]
    pub code: String,
    /// Name.
    #[serde(default)]
    pub name: Label,
    /// Kind.
    #[serde(default)]
    pub kind: String,
    /// Abbreviations.
    #[serde(default, deserialize_with = "crate::input::list")]
    pub abbreviations: Vec<String>,
    /// First day.
    #[serde(default)]
    pub valid_from: Option<NaiveDate>,
    /// Last day.
    #[serde(default)]
    pub valid_to: Option<NaiveDate>,
    /// Parents.
    #[serde(default, deserialize_with = "crate::input::list")]
    pub parents: Vec<ParentInput>,
    /// Units it took over from.
    #[serde(default, deserialize_with = "crate::input::list")]
    pub predecessors: Vec<OrganizationId>,
    /// Custodian once ended.
    #[serde(default)]
    pub custodian_id: Option<OrganizationId>,
    /// Offices; one that names its id keeps it.
    #[serde(default, deserialize_with = "crate::input::list")]
    pub offices: Vec<OfficeInput>,
    /// Marks.
    #[serde(default, deserialize_with = "crate::input::list")]
    pub marks: Vec<Mark>,
    /// Sources.
    #[serde(default, deserialize_with = "crate::input::list")]
    pub sources: Vec<Source>,
}

/// A parent, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ParentInput {
    /// The parent.
    pub organization_id: OrganizationId,
    /// First day.
    #[serde(default)]
    pub valid_from: Option<NaiveDate>,
    /// Last day.
    #[serde(default)]
    pub valid_to: Option<NaiveDate>,
}

/// An office, as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OfficeInput {
    /// Its id; absent for a new one.
    #[serde(default)]
    pub id: Option<OfficeId>,
    /// Code.
    pub code: String,
    /// Name.
    pub name: Label,
    /// First day.
    #[serde(default)]
    pub valid_from: Option<NaiveDate>,
    /// Last day.
    #[serde(default)]
    pub valid_to: Option<NaiveDate>,
}

const PROPERTIES: &[&str] = &[
    "code",
    "name",
    "kind",
    "abbreviations",
    "validFrom",
    "validTo",
    "parents",
    "predecessors",
    "custodianId",
    "offices",
    "sources",
];

impl OrganizationInput {
    /// The writable form of an organization that exists.
    #[must_use]
    pub fn of(content: &OrganizationContent) -> Self {
        let content = content.clone();
        Self {
            code: content.code,
            name: content.name,
            kind: content.kind,
            abbreviations: content.abbreviations,
            valid_from: content.valid_from,
            valid_to: content.valid_to,
            parents: content
                .parents
                .iter()
                .map(|span| ParentInput {
                    organization_id: span.organization_id,
                    valid_from: span.valid_from,
                    valid_to: span.valid_to,
                })
                .collect(),
            predecessors: content.predecessors,
            custodian_id: content.custodian_id,
            offices: content
                .offices
                .into_iter()
                .map(|office| OfficeInput {
                    id: Some(office.id),
                    code: office.code,
                    name: office.name,
                    valid_from: office.valid_from,
                    valid_to: office.valid_to,
                })
                .collect(),
            marks: content.marks,
            sources: content.sources,
        }
    }

    /// The content it describes. `kinds` are the codes of `organization-kinds`; `known_offices` those the organization
    /// has already; `new_office` makes the id of one more.
    ///
    /// # Errors
    /// All faults, with pointers.
    pub fn parse(
        &self,
        kinds: &[&str],
        known_offices: &[OfficeId],
        mut new_office: impl FnMut() -> OfficeId,
    ) -> Result<OrganizationContent, Faults> {
        let mut faults = Faults::new();
        let code = nfc(self.code.trim());
        if !is_code(&code) {
            faults.push(Fault::body(
                "/code",
                "bad_pattern",
                "Mã gồm chữ thường không dấu, chữ số và gạch nối (2–60 ký tự), ví dụ \"hp-ubnd\".",
                "A code is 2 to 60 lower-case ASCII letters, digits and hyphens, such as \"hp-ubnd\".",
            ));
        }
        if !kinds.contains(&self.kind.as_str()) {
            faults.push(Fault::body(
                "/kind",
                "unknown_code",
                "Loại đơn vị không có trong /v1/code-lists/organization-kinds.",
                "The kind is not in /v1/code-lists/organization-kinds.",
            ));
        }
        let name = label(&self.name, "/name", &mut faults);
        let abbreviations = self
            .abbreviations
            .iter()
            .enumerate()
            .map(|(n, text)| checks::line(text, 40, &format!("/abbreviations/{n}"), &mut faults))
            .collect();
        check_days(self.valid_from, self.valid_to, "", &mut faults);
        for (n, span) in self.parents.iter().enumerate() {
            check_days(span.valid_from, span.valid_to, &format!("/parents/{n}"), &mut faults);
        }
        check_overlaps(&self.parents, &mut faults);
        let mut codes = HashSet::new();
        let offices = self
            .offices
            .iter()
            .enumerate()
            .map(|(n, office)| {
                let pointer = format!("/offices/{n}");
                let mut fault = |code, vi, en| faults.push(Fault::body(format!("{pointer}/code"), code, vi, en));
                if !is_code(&office.code) {
                    fault("bad_pattern", "Mã chỉ gồm a–z, 0–9 và gạch nối.", "A code is a–z, 0–9 and hyphens only.");
                } else if !codes.insert((&office.code, office.valid_from)) {
                    fault(
                        "not_unique",
                        "Mã chức vụ này đã có ở trên với cùng ngày bắt đầu; hãy bỏ một dòng.",
                        "This office code stands above already with the same first day; remove one of the two.",
                    );
                }
                if office.id.is_some_and(|id| !known_offices.contains(&id)) {
                    faults.push(Fault::body(
                        format!("{pointer}/id"),
                        "unknown_reference",
                        "Đơn vị không có chức vụ với id này; bỏ id để thêm chức vụ mới.",
                        "The organization has no office with this id; leave the id out to add one.",
                    ));
                }
                check_days(office.valid_from, office.valid_to, &pointer, &mut faults);
                Office {
                    id: office.id.unwrap_or_else(&mut new_office),
                    code: office.code.clone(),
                    name: label(&office.name, &format!("{pointer}/name"), &mut faults),
                    valid_from: office.valid_from,
                    valid_to: office.valid_to,
                }
            })
            .collect();
        checks::marks(&self.marks, PROPERTIES, &mut faults);
        checks::sources(&self.sources, "/sources", &mut faults);
        let content = OrganizationContent {
            code,
            name,
            abbreviations,
            kind: self.kind.clone(),
            valid_from: self.valid_from,
            valid_to: self.valid_to,
            parents: self
                .parents
                .iter()
                .map(|span| ParentSpan {
                    organization_id: span.organization_id,
                    valid_from: span.valid_from,
                    valid_to: span.valid_to,
                })
                .collect(),
            predecessors: self.predecessors.clone(),
            custodian_id: self.custodian_id,
            offices,
            marks: self.marks.clone(),
            sources: self.sources.clone(),
        };
        faults.finish().map(|()| content)
    }
}

fn is_code(code: &str) -> bool {
    (2..=60).contains(&code.len())
        && code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !code.starts_with('-')
        && !code.ends_with('-')
}

fn label(label: &Label, pointer: &str, faults: &mut Faults) -> Label {
    Label {
        vi: checks::line(&label.vi, 300, &format!("{pointer}/vi"), faults),
        en: checks::optional_line(label.en.as_ref(), 300, &format!("{pointer}/en"), faults),
    }
}

fn check_days(from: Option<NaiveDate>, to: Option<NaiveDate>, pointer: &str, faults: &mut Faults) {
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        faults.push(Fault::body(
            format!("{pointer}/validTo"),
            "before_start",
            "Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            "The last day must not be before the first.",
        ));
    }
}

/// Two parents on one day would make two trees of one.
fn check_overlaps(parents: &[ParentInput], faults: &mut Faults) {
    for (n, later) in parents.iter().enumerate() {
        let clash = parents.iter().take(n).any(|earlier| {
            let starts_before_end = |from: Option<NaiveDate>, to: Option<NaiveDate>| match (from, to) {
                (Some(from), Some(to)) => from <= to,
                _ => true,
            };
            starts_before_end(later.valid_from, earlier.valid_to)
                && starts_before_end(earlier.valid_from, later.valid_to)
        });
        if clash {
            faults.push(Fault::body(
                format!("/parents/{n}"),
                "overlaps",
                "Mỗi ngày chỉ có một đơn vị cấp trên; hãy sửa validFrom, validTo.",
                "There is one parent on any day; correct validFrom and validTo.",
            ));
        }
    }
}
