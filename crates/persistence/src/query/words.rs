//! Full text: records whose search entry holds all the words asked for, the last one also as a beginning.
//!
//! There are two ways to a page of them, and neither is good for all words. *Gathering* finds every match and sorts
//! them: right for few. *Walking* goes through the records in the order of the list and asks of each whether it
//! matches by its text, until the page is full: right for words that are in a large part of all records, of whatever
//! kind. A count that stops early says which ([`how_to_find`]). PostgreSQL chooses by itself.

use diesel::{
    expression::{Expression, SelectableExpression, ValidGrouping, is_aggregate},
    prelude::*,
    query_builder::{AstPass, QueryFragment, QueryId},
    sql_query,
    sql_types::{BigInt, Bool, Text},
};

use crate::{
    connection::{Conn, MultiBackend},
    errors::StoreError,
    search::indexed_words,
};

/// With more matches than this they are not gathered.
const MOST_GATHERED: i64 = 2_000;

/// In which form the words are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordsIn {
    /// With their accents.
    Accented,
    /// Without.
    Folded,
}

impl WordsIn {
    fn column(self) -> &'static str {
        match self {
            Self::Accented => "accented",
            Self::Folded => "folded",
        }
    }
}

/// The way to the records that hold some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// All matches are looked up and then sorted.
    Gathering,
    /// Records are looked at in their order.
    Walking,
}

#[derive(QueryableByName)]
struct Matches {
    #[diesel(sql_type = BigInt)]
    matches: i64,
}

/// The better way to the records that hold `words`; none when no record does.
///
/// # Errors
/// When the store fails.
pub fn how_to_find(conn: &mut Conn, form: WordsIn, words: &str) -> Result<Option<Finding>, StoreError> {
    let words = indexed_words(words);
    if words.is_empty() {
        return Ok(None);
    }
    let Conn::Sqlite(conn) = conn else { return Ok(Some(Finding::Gathering)) };
    let column = form.column();
    let found: Matches = sql_query(format!(
        "SELECT count(*) AS matches FROM (SELECT 1 FROM search_words WHERE {column} MATCH ? LIMIT ?)"
    ))
    .bind::<Text, _>(in_sqlite(&words))
    .bind::<BigInt, _>(MOST_GATHERED + 1)
    .get_result(conn)?;
    Ok(match found.matches {
        0 => None,
        matches if matches > MOST_GATHERED => Some(Finding::Walking),
        _ => Some(Finding::Gathering),
    })
}

/// A query for the entries, as `entry_id`, that hold `words`, and the words as its first value is to be; its second value
/// is the most it finds. None where more than `most` hold them; a query that finds nothing where there are no words.
///
/// # Errors
/// When the store fails.
pub fn matching_entries(
    conn: &mut Conn,
    form: WordsIn,
    words: &str,
    most: i64,
) -> Result<Option<(String, String)>, StoreError> {
    let (words, column) = (indexed_words(words), form.column());
    let is_empty = words.is_empty();
    let (query, words) = match conn {
        Conn::Pg(_) => (
            format!("SELECT entry_id FROM search_words WHERE {column} @@ CAST($1 AS tsquery) LIMIT $2"),
            if is_empty { String::new() } else { in_postgres(&words) },
        ),
        Conn::Sqlite(_) => (
            format!("SELECT rowid AS entry_id FROM search_words WHERE {column} MATCH ? LIMIT ?"),
            if is_empty { String::new() } else { in_sqlite(&words) },
        ),
    };
    let count = format!("SELECT count(*) AS matches FROM ({query}) m");
    let found: Matches = crate::on_each!(conn, |c| sql_query(&count)
        .bind::<Text, _>(&words)
        .bind::<BigInt, _>(most.saturating_add(1))
        .get_result(c))?;
    Ok((found.matches <= most).then_some((query, words)))
}

/// Whether the text of an entry, in the same form, holds all of `words`, the last one also as a beginning.
#[must_use]
pub fn text_holds(text: &str, words: &str) -> bool {
    let words = indexed_words(words);
    let text = format!(" {text} ");
    !words.is_empty() && in_text(&words).iter().all(|word| text.contains(word))
}

/// The condition that the search entry of the record with the id in `column` holds the words.
#[derive(Debug, Clone)]
pub struct HoldsWords<C> {
    column: C,
    form: WordsIn,
    finding: Finding,
    is_empty: bool,
    postgres: String,
    sqlite: String,
    in_text: Vec<String>,
}

/// Records, by the id in `column`, whose entry holds all of `words` (tokens joined by one space, in the form asked
/// for), the last one also as a beginning. No record holds no words.
pub fn holds_words<C>(column: C, form: WordsIn, words: &str, finding: Finding) -> HoldsWords<C> {
    let words = indexed_words(words);
    HoldsWords {
        column,
        form,
        finding,
        is_empty: words.is_empty(),
        postgres: in_postgres(&words),
        sqlite: in_sqlite(&words),
        in_text: in_text(&words),
    }
}

/// What the text of an entry, with a space at both ends, has to contain; the last word may be a beginning.
fn in_text(words: &str) -> Vec<String> {
    let (rest, last) = words.rsplit_once(' ').unwrap_or(("", words));
    let whole = rest.split(' ').filter(|word| !word.is_empty()).map(|word| format!(" {word} "));
    whole.chain([format!(" {last}")]).collect()
}

fn in_postgres(words: &str) -> String {
    format!("{}:*", quoted(words, '\'', " & "))
}

fn in_sqlite(words: &str) -> String {
    format!("{}*", quoted(words, '"', " AND "))
}

/// The words are letters and digits, so quoting is enough: neither query language can be reached through them.
fn quoted(words: &str, quote: char, and: &str) -> String {
    words.split(' ').map(|word| format!("{quote}{word}{quote}")).collect::<Vec<_>>().join(and)
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
        if self.is_empty {
            out.push_sql("(1 = 0)");
            return Ok(());
        }
        let form = self.form.column();
        let is_postgres = matches!(out.backend(), MultiBackend::Pg(_));
        if is_postgres {
            self.column.walk_ast(out.reborrow())?;
            out.push_sql(
                " IN (SELECT e.record_id FROM search_entries e JOIN search_words w ON w.entry_id = e.entry_id WHERE w.",
            );
            out.push_sql(form);
            out.push_sql(" @@ CAST(");
            out.push_bind_param::<Text, String>(&self.postgres)?;
            out.push_sql(" AS tsquery))");
            return Ok(());
        }
        match self.finding {
            Finding::Gathering => {
                self.column.walk_ast(out.reborrow())?;
                out.push_sql(
                    " IN (SELECT e.record_id FROM search_entries e WHERE e.entry_id IN
                     (SELECT rowid FROM search_words WHERE ",
                );
                out.push_sql(form);
                out.push_sql(" MATCH ");
                out.push_bind_param::<Text, String>(&self.sqlite)?;
                out.push_sql("))");
            }
            Finding::Walking => {
                out.push_sql("EXISTS (SELECT 1 FROM search_entries e WHERE e.record_id = ");
                self.column.walk_ast(out.reborrow())?;
                for word in &self.in_text {
                    out.push_sql(" AND instr(' ' || e.");
                    out.push_sql(form);
                    out.push_sql(" || ' ', ");
                    out.push_bind_param::<Text, String>(word)?;
                    out.push_sql(") > 0");
                }
                out.push_sql(")");
            }
        }
        Ok(())
    }
}
