//! The enumerations of a time window, each with its code on the wire.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::civil::ClockTime;

macro_rules! codes {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident => $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$doc])* $variant,)+
        }

        impl $name {
            /// Every value, in the order the code list shows them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The code on the wire and in the database.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                }
            }

            /// The value with this code, if there is one.
            #[must_use]
            pub fn parse(code: &str) -> Option<Self> {
                match code {
                    $($code => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

codes! {
    /// How a happening fills its window.
    Extent {
        /// One moment, somewhere in the window ("trong quý I/2020").
        Within => "within",
        /// It lasts from the first day to the last ("nhiệm kỳ 2020-2025").
        Span => "span",
    }
}

codes! {
    /// Which unit of the calendar the window is.
    Precision {
        /// A calendar year.
        Year => "year",
        /// January to June, or July to December.
        Half => "half",
        /// Three months from January, April, July or October.
        Quarter => "quarter",
        /// A calendar month.
        Month => "month",
        /// A third of a month (thượng tuần, trung tuần, hạ tuần): the 1st to 10th, 11th to 20th, 21st to the end.
        Dekad => "dekad",
        /// A civil day.
        Day => "day",
        /// A day's morning, afternoon or evening.
        PartOfDay => "part_of_day",
        /// A day with a clock time.
        Minute => "minute",
        /// Any other window, an open one included.
        Period => "period",
    }
}

codes! {
    /// The part of a day that is said beside it.
    PartOfDay {
        /// Sáng.
        Morning => "morning",
        /// Chiều.
        Afternoon => "afternoon",
        /// Tối.
        Evening => "evening",
    }
}

impl PartOfDay {
    /// Whether people may call this clock time so. The parts overlap on purpose: 11:30 is said to be morning by some
    /// and afternoon by others, and only a plain contradiction ("sáng", 14:00) is worth refusing.
    #[must_use]
    pub fn may_hold(self, time: ClockTime) -> bool {
        match self {
            Self::Morning => time.hour() < 12 || (time.hour() == 12 && time.minute() == 0),
            Self::Afternoon => (11..19).contains(&time.hour()),
            Self::Evening => time.hour() >= 17,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    macro_rules! agrees_with_serde {
        ($name:ident) => {
            for value in $name::ALL {
                assert_eq!(serde_json::to_value(value).unwrap(), value.as_str());
                assert_eq!($name::parse(value.as_str()), Some(*value));
                assert_eq!(serde_json::from_value::<$name>(value.as_str().into()).unwrap(), *value);
            }
            assert_eq!($name::parse("Within "), None);
        };
    }

    #[test]
    fn codes_read_back_and_agree_with_serde() {
        agrees_with_serde!(Extent);
        agrees_with_serde!(Precision);
        agrees_with_serde!(PartOfDay);
    }

    #[test]
    fn parts_of_day_overlap_but_not_everywhere() {
        let noon = ClockTime::parse("11:30").unwrap();
        assert!(PartOfDay::Morning.may_hold(noon) && PartOfDay::Afternoon.may_hold(noon));
        assert!(!PartOfDay::Morning.may_hold(ClockTime::parse("14:00").unwrap()));
        assert!(!PartOfDay::Evening.may_hold(ClockTime::parse("16:59").unwrap()));
    }
}
