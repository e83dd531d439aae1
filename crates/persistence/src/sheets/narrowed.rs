//! What a filter leaves of a query.

/// Narrows a boxed query over sheets, alone or joined, to what a [`SheetFilter`](super::SheetFilter) finds, or to its
/// better matches or the others; none when it finds nothing.
macro_rules! narrowed {
    ($query:expr, $conn:expr, $filter:expr, $phase:expr) => {{
        use $crate::{
            documents::Phase,
            query::{FIRST_DAY, Finding, LAST_DAY, Run, WordsIn, holds_words, how_to_find, runs_of_year},
            schema::{organization_closure, sheet_terms as terms, sheet_windows as w, sheets},
            sql_types::{At, IdColumn},
        };
        // Under names of their own, for the query may have these tables too.
        let (had, lies) = diesel::alias!(terms as had, w as lies);
        let filter: &$crate::sheets::SheetFilter = $filter;
        let mut query = $crate::in_sight!($query, sheets, &filter.sight);
        query = query.filter(sheets::kind.eq(filter.kind.as_str()));
        if let Some(keeper) = filter.keeper {
            query = query.filter(sheets::organization_id.eq(IdColumn::from(keeper)));
        }
        if let Some(root) = filter.under {
            let held = organization_closure::table
                .filter(organization_closure::ancestor.eq(IdColumn::from(root)))
                .select(organization_closure::descendant);
            query = query.filter(sheets::organization_id.eq_any(held));
        }
        if let Some(visibility) = &filter.visibility {
            query = query.filter(sheets::visibility.eq(visibility));
        }
        if filter.leaves_out_merged() {
            let gone = diesel::alias!(terms as gone);
            let merged = gone
                .filter(gone.field(terms::sheet_id).eq(sheets::id))
                .filter(gone.field(terms::name).eq(thidua_domain::recipients::MERGED_INTO));
            query = query.filter(diesel::dsl::not(diesel::dsl::exists(merged)));
        }
        for (name, values) in &filter.terms {
            // What is not said of a record counts as no: those that say yes are left out.
            let is_no = filter.asks_for_no(name, values);
            let asked = if is_no { vec!["true".to_owned()] } else { values.clone() };
            let holders = had
                .filter(had.field(terms::name).eq(*name).and(had.field(terms::value).eq_any(asked)))
                .select(had.field(terms::sheet_id));
            query = if is_no {
                query.filter(diesel::dsl::not(sheets::id.eq_any(holders)))
            } else {
                query.filter(sheets::id.eq_any(holders))
            };
        }
        for span in &filter.spans {
            let (first_of_year, last_of_year) = (lies.field(w::first_of_year), lies.field(w::last_of_year));
            let (earliest, latest) = (lies.field(w::earliest), lies.field(w::latest));
            let dated = first_of_year
                .is_null()
                .and(latest.is_null().or(latest.ge(span.from.unwrap_or(FIRST_DAY))))
                .and(earliest.is_null().or(earliest.le(span.to.unwrap_or(LAST_DAY))));
            let comes = |(first, last): Run| first_of_year.le(last).and(last_of_year.ge(first));
            let [one, two, three] = runs_of_year(span.from, span.to);
            let yearless = comes(one).or(comes(two)).or(comes(three));
            let holders = lies
                .filter(lies.field(w::name).eq(span.name))
                .filter(dated.or(yearless))
                .select(lies.field(w::sheet_id));
            query = query.filter(sheets::id.eq_any(holders));
        }
        if let Some(since) = filter.updated_since {
            query = if filter.sight.is_public_only() {
                query.filter(sheets::public_updated_at.ge(At(since)))
            } else {
                query.filter(sheets::updated_at.ge(At(since)))
            };
        }
        match &filter.words {
            None => Some(query),
            Some(words) => {
                let holds = |form, words: &str, finding| holds_words(sheets::id, form, words, finding);
                let (form, asked) = match $phase {
                    Phase::Exact => (WordsIn::Accented, &words.exact),
                    Phase::Rest | Phase::All => (WordsIn::Folded, &words.loose),
                };
                how_to_find($conn, form, asked)?.map(|finding| {
                    let query = query.filter(holds(form, asked, finding));
                    match $phase {
                        // What is asked only of records that match already is asked of each by itself.
                        Phase::Rest => {
                            query.filter(diesel::dsl::not(holds(WordsIn::Accented, &words.exact, Finding::Walking)))
                        }
                        Phase::Exact | Phase::All => query,
                    }
                })
            }
        }
    }};
}

pub(super) use narrowed;
