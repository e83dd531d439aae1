//! The order of lists, the same for the table of sheets and for those of kinds that have one of their own.

/// The rows of a boxed query after a place of a list, in the list's order.
macro_rules! in_order {
    ($query:expr, $table:ident, $public:expr, ($sort:expr, $direction:expr), $place:expr) => {{
        use $crate::{
            query::{Direction, after},
            schema::$table as t,
            sheets::{SheetPlace, SheetSort},
            sql_types::{At, IdColumn},
        };
        let (public, sort, direction) = ($public, $sort, $direction);
        let query = match $place {
            // Awards alone are called, and are put in that order before.
            None | Some(SheetPlace::Calling(..)) => $query,
            Some(SheetPlace::Time(at, id)) => {
                $query.filter(after((t::sort_on, t::id), direction, (At(*at), IdColumn(*id))))
            }
            Some(SheetPlace::Name(key, id)) => {
                $query.filter(after((t::name_key, t::id), direction, (key, IdColumn(*id))))
            }
            Some(SheetPlace::Updated(at, id)) if public => {
                $query.filter(after((t::public_updated_at, t::id), direction, (Some(At(*at)), IdColumn(*id))))
            }
            Some(SheetPlace::Updated(at, id)) => {
                $query.filter(after((t::updated_at, t::id), direction, (At(*at), IdColumn(*id))))
            }
        };
        match (sort, public, direction) {
            (SheetSort::Time, _, Direction::Ascending) => query.order((t::sort_on.asc(), t::id.asc())),
            (SheetSort::Time, _, Direction::Descending) => query.order((t::sort_on.desc(), t::id.desc())),
            (SheetSort::Name | SheetSort::Calling, _, Direction::Ascending) => {
                query.order((t::name_key.asc(), t::id.asc()))
            }
            (SheetSort::Name | SheetSort::Calling, _, Direction::Descending) => {
                query.order((t::name_key.desc(), t::id.desc()))
            }
            (SheetSort::Updated, true, Direction::Ascending) => query.order((t::public_updated_at.asc(), t::id.asc())),
            (SheetSort::Updated, true, Direction::Descending) => {
                query.order((t::public_updated_at.desc(), t::id.desc()))
            }
            (SheetSort::Updated, false, Direction::Ascending) => query.order((t::updated_at.asc(), t::id.asc())),
            (SheetSort::Updated, false, Direction::Descending) => query.order((t::updated_at.desc(), t::id.desc())),
        }
    }};
}

pub(crate) use in_order;
