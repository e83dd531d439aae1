//! Full text: records whose search entry holds all the words asked for, the last one also as a beginning.

use diesel::{
    expression::{Expression, SelectableExpression, ValidGrouping, is_aggregate},
    prelude::*,
    query_builder::{AstPass, QueryFragment, QueryId},
    sql_types::{Bool, Text},
};

use crate::connection::MultiBackend;

/// In which form the words are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordsIn {
    /// With their accents.
    Accented,
    /// Without.
    Folded,
}

/// The condition that the search entry of the record with the id in `column` holds the words.
#[derive(Debug, Clone)]
pub struct HoldsWords<C> {
    column: C,
    form: WordsIn,
    postgres: String,
    sqlite: String,
}

/// Records, by the id in `column`, whose entry holds all of `words` (tokens joined by one space, in the form asked
/// for), the last one also as a beginning.
pub fn holds_words<C>(column: C, form: WordsIn, words: &str) -> HoldsWords<C> {
    // The words are letters and digits, so quoting is enough: neither query language can be reached through them.
    let quoted = |quote: char, and: &str| {
        words.split(' ').map(|word| format!("{quote}{word}{quote}")).collect::<Vec<_>>().join(and)
    };
    HoldsWords {
        column,
        form,
        postgres: format!("{}:*", quoted('\'', " & ")),
        sqlite: format!("{}*", quoted('"', " AND ")),
    }
}

impl<C> Expression for HoldsWords<C> {
    type SqlType = Bool;
}

impl<C: AppearsOnTable<Table>, Table> AppearsOnTable<Table> for HoldsWords<C> {}

impl<C: AppearsOnTable<Table>, Table> SelectableExpression<Table> for HoldsWords<C> {}

impl<C> ValidGrouping<()> for HoldsWords<C> {
    type IsAggregate = is_aggregate::No;
}

impl<C> QueryId for HoldsWords<C> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<C: QueryFragment<MultiBackend>> QueryFragment<MultiBackend> for HoldsWords<C> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        let form = match self.form {
            WordsIn::Accented => "accented",
            WordsIn::Folded => "folded",
        };
        self.column.walk_ast(out.reborrow())?;
        let is_postgres = matches!(out.backend(), MultiBackend::Pg(_));
        if is_postgres {
            out.push_sql(
                " IN (SELECT e.record_id FROM search_entries e JOIN search_words w ON w.entry_id = e.entry_id WHERE w.",
            );
            out.push_sql(form);
            out.push_sql(" @@ CAST(");
            out.push_bind_param::<Text, String>(&self.postgres)?;
            out.push_sql(" AS tsquery))");
        } else {
            out.push_sql(
                " IN (SELECT e.record_id FROM search_entries e WHERE e.entry_id IN (SELECT rowid FROM search_words WHERE ",
            );
            out.push_sql(form);
            out.push_sql(" MATCH ");
            out.push_bind_param::<Text, String>(&self.sqlite)?;
            out.push_sql("))");
        }
        Ok(())
    }
}
