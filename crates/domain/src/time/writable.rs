//! The writable form of a window that exists: what a merge patch is laid over.

use super::{TimeInput, TimeWindow};

impl TimeInput {
    /// The fewest properties that give `window` again, so that a patch of one is not contradicted by another that only
    /// followed from it.
    #[must_use]
    pub fn of(window: &TimeWindow) -> Self {
        let fewest = Self {
            text: window.text().map(str::to_owned),
            edtf: Some(window.edtf().to_string()),
            part_of_day: window.part_of_day().map(|part| part.as_str().to_owned()),
            start_time: window.start_time().map(|time| time.to_string()),
            end_time: window.end_time().map(|time| time.to_string()),
            ..Self::default()
        };
        if TimeWindow::parse(fewest.clone(), "").as_ref() == Ok(window) {
            return fewest;
        }
        Self {
            precision: Some(window.precision().as_str().to_owned()),
            extent: Some(window.extent().as_str().to_owned()),
            ..fewest
        }
    }

    /// The same with days instead of EDTF: what a patch of a single day is laid over. A window without a year keeps its
    /// EDTF, for it has no days.
    #[must_use]
    pub fn in_days(window: &TimeWindow) -> Self {
        let day = |day: Option<super::CivilDay>| day.map(|day| day.to_string());
        if window.is_yearless() {
            return Self { extent: Some(window.extent().as_str().to_owned()), ..Self::of(window) };
        }
        Self {
            edtf: None,
            precision: None,
            earliest: day(window.earliest()),
            latest: day(window.latest()),
            extent: Some(window.extent().as_str().to_owned()),
            approximate: Some(window.is_approximate()),
            ..Self::of(window)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_writable_form_gives_the_window_again() {
        let inputs = [
            TimeInput {
                edtf: Some("2019-10-15".into()), text: Some("ngày 15/10/2019".into()), ..TimeInput::default()
            },
            TimeInput { edtf: Some("2016/2020".into()), ..TimeInput::default() },
            TimeInput {
                earliest: Some("2020-11-11".into()),
                latest: Some("2020-11-20".into()),
                ..TimeInput::default()
            },
            TimeInput {
                edtf: Some("2020-08-26".into()),
                part_of_day: Some("morning".into()),
                start_time: Some("07:30".into()),
                ..TimeInput::default()
            },
            TimeInput { latest: Some("2020-12-15".into()), ..TimeInput::default() },
            TimeInput { edtf: Some("XXXX-06-11".into()), extent: Some("span".into()), ..TimeInput::default() },
            TimeInput { edtf: Some("[XXXX-04-20..XXXX-04-25]".into()), ..TimeInput::default() },
        ];
        for input in inputs {
            let window = TimeWindow::parse(input, "").unwrap();
            assert_eq!(TimeWindow::parse(TimeInput::of(&window), ""), Ok(window.clone()));
            assert_eq!(TimeWindow::parse(TimeInput::in_days(&window), "").map(|w| w.earliest()), Ok(window.earliest()));
        }
    }
}
