//! Keyset paging: `(a, b) > (x, y)` as one row comparison, which both databases turn into an index range.

use diesel::{
    backend::Backend,
    expression::{Expression, SelectableExpression, ValidGrouping, is_aggregate},
    prelude::*,
    query_builder::{AstPass, QueryFragment, QueryId},
    sql_types::Bool,
};

/// Which way a list runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Smallest first.
    Ascending,
    /// Greatest first.
    Descending,
}

/// The condition that a row stands after a place in a list.
#[derive(Debug, Clone, Copy)]
pub struct After<A, B, X, Y> {
    columns: (A, B),
    place: (X, Y),
    direction: Direction,
}

/// Rows after `place` in a list ordered by `columns`, both in `direction`.
pub fn after<A, B, X, Y>(
    columns: (A, B),
    direction: Direction,
    place: (X, Y),
) -> After<A, B, X::Expression, Y::Expression>
where
    A: Expression,
    B: Expression,
    A::SqlType: diesel::sql_types::SqlType,
    B::SqlType: diesel::sql_types::SqlType,
    X: diesel::expression::AsExpression<A::SqlType>,
    Y: diesel::expression::AsExpression<B::SqlType>,
{
    After { columns, place: (place.0.as_expression(), place.1.as_expression()), direction }
}

impl<A, B, X, Y> Expression for After<A, B, X, Y> {
    type SqlType = Bool;
}

impl<A, B, X, Y, Table> AppearsOnTable<Table> for After<A, B, X, Y>
where
    A: AppearsOnTable<Table>,
    B: AppearsOnTable<Table>,
    X: AppearsOnTable<Table>,
    Y: AppearsOnTable<Table>,
{
}

impl<A, B, X, Y, Table> SelectableExpression<Table> for After<A, B, X, Y> where Self: AppearsOnTable<Table> {}

impl<A, B, X, Y> ValidGrouping<()> for After<A, B, X, Y> {
    type IsAggregate = is_aggregate::No;
}

impl<A, B, X, Y> QueryId for After<A, B, X, Y> {
    type QueryId = ();
    // The direction is part of the text, so the text itself is the cache's key.
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<A, B, X, Y, DB> QueryFragment<DB> for After<A, B, X, Y>
where
    DB: Backend,
    A: QueryFragment<DB>,
    B: QueryFragment<DB>,
    X: QueryFragment<DB>,
    Y: QueryFragment<DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.push_sql("(");
        self.columns.0.walk_ast(out.reborrow())?;
        out.push_sql(", ");
        self.columns.1.walk_ast(out.reborrow())?;
        out.push_sql(match self.direction {
            Direction::Ascending => ") > (",
            Direction::Descending => ") < (",
        });
        self.place.0.walk_ast(out.reborrow())?;
        out.push_sql(", ");
        self.place.1.walk_ast(out.reborrow())?;
        out.push_sql(")");
        Ok(())
    }
}
