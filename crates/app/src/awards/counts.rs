//! Counts of awards by year and by what they are.

use std::collections::{BTreeMap, HashMap};

use thidua_domain::{faults::Fault, words};
use thidua_persistence::{
    award_types,
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
        /// The family of the award type.
        Family = "family",
        /// The group of the award type.
        Group = "group",
        /// The level of the award type.
        Level = "level",
        /// The kind of award.
        Kind = "kind",
        /// The kind of recipient.
        RecipientKind = "recipientKind",
        /// The class of worker.
        WorkerClass = "workerClass",
    }
}

impl GroupBy {
    /// The property of awards that is counted.
    fn counted_as(self) -> Option<&'static str> {
        match self {
            Self::Year => None,
            Self::AwardType | Self::Family | Self::Group | Self::Level => Some("awardType"),
            Self::Kind => Some("kind"),
            Self::RecipientKind => Some("recipientKind"),
            Self::WorkerClass => Some("workerClass"),
        }
    }

    /// Where the catalogue has what follows from a type: family, group, level.
    fn class(self) -> Option<usize> {
        match self {
            Self::Family => Some(0),
            Self::Group => Some(1),
            Self::Level => Some(2),
            _ => None,
        }
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
    let mut properties: Vec<&'static str> = Vec::new();
    for property in by.iter().filter_map(|by| by.counted_as()) {
        if !properties.contains(&property) {
            properties.push(property);
        }
    }
    let types: HashMap<String, [String; 3]> = match by.iter().any(|by| by.class().is_some()) {
        true => award_types::classified(conn)?.into_iter().collect(),
        false => HashMap::new(),
    };
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
        let value_of = |by: &GroupBy| {
            let place = properties.iter().position(|property| by.counted_as() == Some(*property))?;
            let value = values.get(place).filter(|value| !value.is_empty())?;
            match by.class() {
                Some(class) => types.get(value).and_then(|classes| classes.get(class).cloned()),
                None => Some(value.clone()),
            }
        };
        let group = by
            .iter()
            .map(|by| if *by == GroupBy::Year { (year != 0).then(|| year.to_string()) } else { value_of(by) })
            .collect();
        *groups.entry(group).or_default() += count;
    }
    Ok(groups.into_iter().collect())
}
