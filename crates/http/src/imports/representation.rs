//! An import as it is answered.

use thidua_app::{
    Call as AppCall, code_lists,
    errors::Error,
    imports::{Shown, Uncertain, columns},
    names::visible,
};
use thidua_domain::language::{Label, Language};
use thidua_persistence::connection::Conn;

use super::shape::{
    Candidate, Counts, Difference, Differences, Import, ImportLabels, ImportLinks, Options, Progress, Records,
    RowFault, RowFaults, UncertainRow, UncertainRows,
};
use crate::{
    shapes::{Links, Reference},
    state::State,
};

/// So many faults, notes and rows are shown at once.
const MOST: usize = 1_000;

fn label(list: &str, code: &str, language: Language) -> String {
    let label = code_lists::label(list, code).unwrap_or_else(|| Label { vi: code.to_owned(), en: None });
    label.in_language(language).to_owned()
}

/// The address of an import.
pub(super) fn address(state: &State, shown: &Shown) -> String {
    format!("{}/v1/imports/{}", state.base_url(), shown.import.id)
}

/// An import, with the name of its keeper where the caller sees it.
pub(super) fn import(
    conn: &mut Conn,
    call: &AppCall,
    state: &State,
    language: Language,
    shown: &Shown,
) -> Result<Import, Error> {
    let keeper = shown.import.organization_id.uuid();
    let names = visible(conn, call, &[keeper])?;
    let this = address(state, shown);
    let options = &shown.options;
    let counts = shown.counts;
    let report = &shown.report;
    Ok(Import {
        id: shown.import.id,
        kind: "import".into(),
        of: shown.of.as_str().into(),
        status: shown.status.as_str().into(),
        organization_id: keeper,
        organization: names.get(&keeper).map(|found| Reference::record(state.base_url(), found)),
        file_name: shown.import.file_name.clone(),
        media_type: shown.import.media_type.clone(),
        sha256: shown.import.sha256.clone(),
        options: Options {
            dry_run: options.dry_run,
            publish: options.publish,
            sheet: options.sheet.clone(),
            decision_id: options.decision_id,
            decision: options.decision.symbol.clone(),
            campaign_id: options.campaign_id,
            congress_id: options.congress_id,
            ceremony_id: options.ceremony_id,
            recipient_kind: options.recipient_kind.clone(),
        },
        progress: Progress { done: shown.import.state.done, total: shown.import.state.total },
        counts: Counts {
            created: counts.created,
            published: counts.published,
            unchanged: counts.unchanged,
            differing: counts.differing,
            faulty: counts.faulty,
            uncertain: counts.uncertain,
            skipped: counts.skipped,
        },
        records: report.records.iter().map(|(kind, count)| Records { kind: kind.clone(), count: *count }).collect(),
        unknown_columns: report.unknown_columns.clone(),
        faults: faults(&report.faults, language),
        notes: faults(&report.notes, language),
        differing: Differences {
            items: report
                .differing
                .iter()
                .take(MOST)
                .map(|one| Difference {
                    row: one.row,
                    kind: one.kind.clone(),
                    id: one.id,
                    pointers: one.pointers.clone(),
                })
                .collect(),
            total: report.differing.len(),
        },
        failure: report.failure.as_ref().map(|failure| failure.in_language(language).to_owned()),
        created_at: shown.import.created_at,
        updated_at: shown.import.state.updated_at,
        ended_at: shown.import.state.ended_at,
        labels: ImportLabels {
            of: label("import-kinds", shown.of.as_str(), language),
            status: label("import-statuses", shown.status.as_str(), language),
        },
        links: ImportLinks { uncertain: format!("{this}/uncertain"), this },
    })
}

fn faults(all: &[columns::RowFault], language: Language) -> RowFaults {
    let one = |fault: &columns::RowFault| RowFault {
        row: fault.row,
        column: fault.column.clone(),
        code: fault.code.clone(),
        detail: if language == Language::En { fault.en.clone() } else { fault.vi.clone() },
        value: fault.value.clone(),
    };
    RowFaults { items: all.iter().take(MOST).map(one).collect(), total: all.len() }
}

/// The rows of an import that wait for an officer.
pub(super) fn uncertain(state: &State, language: Language, shown: &Shown) -> UncertainRows {
    let all = &shown.report.uncertain;
    UncertainRows {
        items: all.iter().take(MOST).map(|row| uncertain_row(row, language)).collect(),
        total: all.len(),
        links: Links { this: format!("{}/uncertain", address(state, shown)) },
    }
}

fn uncertain_row(row: &Uncertain, language: Language) -> UncertainRow {
    UncertainRow {
        row: row.row,
        name: row.name.clone(),
        unit: row.unit.clone(),
        candidates: row
            .candidates
            .iter()
            .map(|found| Candidate {
                recipient_id: found.recipient_id,
                row: found.row,
                name: found.name.clone(),
                unit: found.unit.clone(),
                why_label: label("match-reasons", &found.why, language),
                why: found.why.clone(),
            })
            .collect(),
    }
}
