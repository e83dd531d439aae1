//! Counts of awards by year and by what they are.

use std::collections::BTreeMap;

use thidua_domain::{faults::Fault, words};
use thidua_persistence::{
    awards::{self, MOST_COUNTED},
    connection::Conn,
    sheets::SheetFilter,
};

use crate::{call::Call, errors::Error, sheets::as_indexed};

words! {
    /// What awards can be counted by.
    GroupBy {
        /// The year of decision.
        Year = "year",
        /// The award type.
        AwardType = "awardType",
        /// The kind of award.
        Kind = "kind",
        /// The kind of recipient.
        RecipientKind = "recipientKind",
        /// The class of worker.
        WorkerClass = "workerClass",
    }
}

/// A group: the values it has in common, in the order they were asked for, and how many it has. A value is none where it
/// is not known.
pub type Group = (Vec<Option<String>>, i64);

/// How many awards of a filter there are in each group.
///
/// # Errors
/// That there are too many to be counted one by one, or that the store fails.
pub fn counts(conn: &mut Conn, call: &Call, filter: &SheetFilter, by: &[GroupBy]) -> Result<Vec<Group>, Error> {
    let filter = as_indexed(conn, call, filter)?;
    let properties: Vec<&'static str> = by.iter().filter(|by| **by != GroupBy::Year).map(|by| by.as_str()).collect();
    let Some(counts) = awards::count_by(conn, &filter, &properties)? else {
        return Err(Error::Invalid(
            Fault::parameter(
                "groupBy",
                "too_broad",
                format!(
                    "Quá {MOST_COUNTED} khen thưởng phải đếm từng cái; hãy thu hẹp theo đơn vị (unit) hoặc năm (year), hoặc chỉ nhóm theo một tiêu chí cùng với năm."
                ),
                format!(
                    "More than {MOST_COUNTED} awards would have to be counted one by one; narrow it by unit or year, or group by one property beside the year."
                ),
            )
            .into(),
        ));
    };
    let mut groups: BTreeMap<Vec<Option<String>>, i64> = BTreeMap::new();
    for ((year, values), count) in counts {
        let mut values = values.into_iter();
        let group = by
            .iter()
            .map(|by| match by {
                GroupBy::Year => (year != 0).then(|| year.to_string()),
                _ => values.next().filter(|value| !value.is_empty()),
            })
            .collect();
        *groups.entry(group).or_default() += count;
    }
    Ok(groups.into_iter().collect())
}
