//! Values as they are written, read into the form that is stored, and back.

use serde::Serialize;
use serde_json::Value;

use super::{Means, parts::Place};
use crate::{
    checks,
    faults::{Fault, Faults},
    input::tidy_nulls,
    quantity::{Quantity, QuantityInput},
    records::Source,
    time::{TimeInput, TimeWindow},
};

/// A value of this meaning in the form that is stored.
pub(super) fn read(means: Means, value: Value, pointer: &str) -> Result<Value, Faults> {
    match means {
        Means::Time => {
            let input: TimeInput = serde_json::from_value(value).map_err(|error| checks::misread(pointer, &error))?;
            stored(&TimeWindow::parse(input, pointer)?, pointer)
        }
        Means::Quantity => {
            let input: QuantityInput =
                serde_json::from_value(value).map_err(|error| checks::misread(pointer, &error))?;
            stored(&Quantity::parse(input, pointer)?, pointer)
        }
        Means::Source => {
            let source: Source = serde_json::from_value(value).map_err(|error| checks::misread(pointer, &error))?;
            let mut faults = Faults::new();
            checks::source(&source, pointer, &mut faults);
            faults.finish()?;
            stored(&source, pointer)
        }
        Means::Venues => {
            let venues: Vec<Place> = serde_json::from_value(value).map_err(|error| checks::misread(pointer, &error))?;
            let mut faults = Faults::new();
            for (n, venue) in venues.iter().enumerate() {
                if venue.organization_id.is_none() && venue.name.is_none() && venue.hall.is_none() {
                    faults.push(Fault::body(
                        format!("{pointer}/{n}/name"),
                        "required",
                        "Địa điểm cần tên như nguồn ghi (name) hoặc organizationId của nơi đó.",
                        "A venue has its name as printed, or the organizationId of the place.",
                    ));
                }
            }
            faults.finish()?;
            stored(&venues, pointer)
        }
        Means::Reference(_) | Means::Office | Means::Code(_) | Means::AwardType | Means::Item => Ok(value),
    }
}

/// A stored value in the form that is written: what the days of a time decide is left to follow from them.
pub(super) fn writable(means: Means, value: &Value, in_days: bool) -> Value {
    let written = match means {
        Means::Time => serde_json::from_value(value.clone()).ok().and_then(|window: TimeWindow| {
            let input = if in_days { TimeInput::in_days(&window) } else { TimeInput::of(&window) };
            serde_json::to_value(input).ok()
        }),
        Means::Quantity => serde_json::from_value(value.clone())
            .ok()
            .and_then(|quantity: Quantity| serde_json::to_value(QuantityInput::of(&quantity)).ok()),
        _ => None,
    };
    let mut written = written.unwrap_or_else(|| value.clone());
    tidy_nulls(&mut written);
    written
}

fn stored(value: &impl Serialize, pointer: &str) -> Result<Value, Faults> {
    serde_json::to_value(value).map_err(|error| checks::misread(pointer, &error))
}
