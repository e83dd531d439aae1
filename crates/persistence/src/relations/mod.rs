//! Relations between documents.

use diesel::prelude::*;
use thidua_domain::{
    ids::{DocumentId, RelationId},
    relations::{Relation, RelationType},
};

use crate::{
    connection::Conn, errors::StoreError, front::front_columns, records::Save, schema::relations, sql_types::IdColumn,
};

front_columns!(relations);

#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = relations, treat_none_as_null = true)]
struct RelationRow {
    id: IdColumn,
    #[diesel(embed)]
    front: FrontColumns,
    from_id: IdColumn,
    to_id: IdColumn,
    relation: String,
    words: Option<String>,
    source: Option<String>,
}

impl RelationRow {
    fn of(record: &Relation) -> Result<Self, StoreError> {
        let Relation { id, front, from_id, to_id, relation, words, source } = record.clone();
        Ok(Self {
            id: id.into(),
            front: front.into(),
            from_id: from_id.into(),
            to_id: to_id.into(),
            relation: relation.as_str().to_owned(),
            words,
            source: source.as_ref().map(serde_json::to_string).transpose()?,
        })
    }

    fn into_domain(self) -> Result<Relation, StoreError> {
        Ok(Relation {
            id: self.id.0.into(),
            front: self.front.try_into()?,
            from_id: self.from_id.0.into(),
            to_id: self.to_id.0.into(),
            relation: RelationType::parse(&self.relation)
                .ok_or_else(|| StoreError::internal("unknown relation in a row"))?,
            words: self.words,
            source: self.source.as_deref().map(serde_json::from_str).transpose()?,
        })
    }
}

/// The relation with this id.
///
/// # Errors
/// When the store fails.
pub fn find(conn: &mut Conn, id: RelationId) -> Result<Option<Relation>, StoreError> {
    let row: Option<RelationRow> = relations::table
        .filter(relations::id.eq(IdColumn::from(id)))
        .select(RelationRow::as_select())
        .first(conn)
        .optional()?;
    row.map(RelationRow::into_domain).transpose()
}

/// The relation with this id, its row locked until the transaction ends.
///
/// # Errors
/// When the store fails.
pub fn find_locked(conn: &mut Conn, id: RelationId) -> Result<Option<Relation>, StoreError> {
    let row: Result<RelationRow, _> = crate::first_locked!(
        conn,
        relations::table.filter(relations::id.eq(IdColumn::from(id))).select(RelationRow::as_select())
    );
    row.optional()?.map(RelationRow::into_domain).transpose()
}

/// Relations that go out from, or (`incoming`) to, any of these documents, in a stable order.
///
/// # Errors
/// When the store fails.
pub fn of(conn: &mut Conn, ids: &[DocumentId], incoming: bool) -> Result<Vec<Relation>, StoreError> {
    let ids: Vec<IdColumn> = ids.iter().copied().map(IdColumn::from).collect();
    let mut query = relations::table.select(RelationRow::as_select()).order(relations::id.asc()).into_boxed();
    query = if incoming {
        query.filter(relations::to_id.eq_any(ids))
    } else {
        query.filter(relations::from_id.eq_any(ids))
    };
    query.load(conn)?.into_iter().map(RelationRow::into_domain).collect()
}

/// All relations that touch a document, their rows locked until the transaction ends, in the order of their ids.
///
/// Both ends of a relation decide how visible it is. Whoever changes one end comes through here before looking at the
/// other, so of two who change an end each, the second sees what the first made of it.
///
/// # Errors
/// When the store fails.
pub fn touching_locked(conn: &mut Conn, id: DocumentId) -> Result<Vec<Relation>, StoreError> {
    let id = IdColumn::from(id);
    let rows: Result<Vec<RelationRow>, _> = crate::all_locked!(
        conn,
        relations::table
            .filter(relations::from_id.eq(id).or(relations::to_id.eq(id)))
            .order(relations::id.asc())
            .select(RelationRow::as_select())
    );
    rows?.into_iter().map(RelationRow::into_domain).collect()
}

pub(crate) fn save(conn: &mut Conn, save: Save, relation: &Relation) -> Result<(), StoreError> {
    let id = IdColumn::from(relation.id);
    match save {
        Save::Delete => diesel::delete(relations::table.filter(relations::id.eq(id))).execute(conn)?,
        Save::Insert => diesel::insert_into(relations::table).values(&RelationRow::of(relation)?).execute(conn)?,
        Save::Update => diesel::update(relations::table.filter(relations::id.eq(id)))
            .set(&RelationRow::of(relation)?)
            .execute(conn)?,
    };
    Ok(())
}
