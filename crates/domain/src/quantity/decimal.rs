//! Numbers with decimals, kept exactly.

use std::{cmp::Ordering, fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use serde_json::Number;
use thiserror::Error as ThisError;

/// The most digits after the decimal point.
pub const MAX_DECIMALS: u32 = 6;
/// The largest number that is kept, so that every number a JSON reader takes for a double is still exact.
const MAX_UNITS: i64 = 999_999_999_999_999;

/// A number of at least 0, of at most 15 digits, 6 of them after the point. On the wire it is a JSON number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// The number times ten to the power of `decimals`; no zero at the end unless there are no decimals.
    units: i64,
    decimals: u32,
}

/// Why a text or a number is not one that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ThisError)]
pub enum DecimalError {
    /// It is not written as one.
    #[error("Write a number such as 550 or 12.5.")]
    Form,
    /// It is negative or has too many digits.
    #[error("Write a number of at least 0 with at most 15 digits, at most 6 of them after the point.")]
    OutOfRange,
}

impl Decimal {
    /// A number from `units` times ten to the power of minus `decimals`.
    #[must_use]
    pub fn new(units: i64, decimals: u32) -> Option<Self> {
        let (mut units, mut decimals) = (units, decimals);
        while decimals > 0 && units % 10 == 0 {
            units /= 10;
            decimals -= 1;
        }
        ((0..=MAX_UNITS).contains(&units) && decimals <= MAX_DECIMALS).then_some(Self { units, decimals })
    }

    /// A whole number.
    #[must_use]
    pub fn whole(units: i64) -> Option<Self> {
        Self::new(units, 0)
    }

    /// The whole number that it is, if it is one.
    #[must_use]
    pub fn to_whole(self) -> Option<i64> {
        (self.decimals == 0).then_some(self.units)
    }

    /// The product, where it is still a number that is kept.
    #[must_use]
    pub fn times(self, factor: i64) -> Option<Self> {
        Self::new(self.units.checked_mul(factor)?, self.decimals)
    }

    /// The sum, where it is still a number that is kept.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let decimals = self.decimals.max(other.decimals);
        let at = |number: Self| number.units.checked_mul(10_i64.checked_pow(decimals - number.decimals)?);
        Self::new(at(self)?.checked_add(at(other)?)?, decimals)
    }
}

impl FromStr for Decimal {
    type Err = DecimalError;

    /// Reads digits with at most one point: `550`, `12.5`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(decimals) || text.ends_with('.') {
            return Err(if text.starts_with('-') { DecimalError::OutOfRange } else { DecimalError::Form });
        }
        let units = format!("{whole}{decimals}").parse().map_err(|_| DecimalError::OutOfRange)?;
        let places = u32::try_from(decimals.len()).map_err(|_| DecimalError::OutOfRange)?;
        Self::new(units, places).ok_or(DecimalError::OutOfRange)
    }
}

impl TryFrom<&Number> for Decimal {
    type Error = DecimalError;

    fn try_from(number: &Number) -> Result<Self, Self::Error> {
        match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => Self::whole(whole).ok_or(DecimalError::OutOfRange),
            // A double shows itself in the fewest digits that mean it, and never with an exponent.
            (None, Some(double)) => double.to_string().parse(),
            (None, None) => Err(DecimalError::OutOfRange),
        }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.decimals == 0 {
            return write!(f, "{}", self.units);
        }
        let width = usize::try_from(self.decimals).unwrap_or_default();
        let digits = format!("{:0width$}", self.units, width = width + 1);
        let (whole, decimals) = digits.split_at(digits.len() - width);
        write!(f, "{whole}.{decimals}")
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let at_most =
            |number: &Self| i128::from(number.units) * 10_i128.pow(MAX_DECIMALS.saturating_sub(number.decimals));
        at_most(self).cmp(&at_most(other))
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.to_whole() {
            Some(whole) => serializer.serialize_i64(whole),
            None => serializer.serialize_f64(self.to_string().parse().map_err(serde::ser::Error::custom)?),
        }
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(&Number::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_have_one_form() {
        for (text, shown) in [("550", "550"), ("12.50", "12.5"), ("0.000001", "0.000001"), ("007", "7"), ("0.0", "0")] {
            assert_eq!(text.parse::<Decimal>().unwrap().to_string(), shown);
        }
        for (text, error) in [
            ("", DecimalError::Form),
            ("12,5", DecimalError::Form),
            ("5.", DecimalError::Form),
            ("1e3", DecimalError::Form),
            ("-5", DecimalError::OutOfRange),
            ("0.0000001", DecimalError::OutOfRange),
            ("1000000000000000", DecimalError::OutOfRange),
            ("99999999999999999999", DecimalError::OutOfRange),
        ] {
            assert_eq!(text.parse::<Decimal>(), Err(error), "{text}");
        }
        for json in ["-1", "1e300", "0.00000001", "\"5\"", "18446744073709551615"] {
            assert!(serde_json::from_str::<Decimal>(json).is_err(), "{json}");
        }
    }

    #[test]
    fn numbers_add_multiply_and_compare() {
        let of = |text: &str| text.parse::<Decimal>().unwrap();
        assert_eq!(of("2.5").times(1_000_000), Some(of("2500000")));
        assert_eq!(of("1.5").plus(of("0.25")), Some(of("1.75")));
        assert!(of("1.5") < of("2") && of("2") < of("2.000001"));
        assert_eq!(of("999999999999999").times(10), None);
    }

    proptest! {
        #[test]
        fn a_number_reads_back_from_text_and_json(units in 0..=MAX_UNITS, decimals in 0..=MAX_DECIMALS) {
            let number = Decimal::new(units, decimals).unwrap();
            prop_assert_eq!(number.to_string().parse(), Ok(number));
            let json = serde_json::to_string(&number).unwrap();
            prop_assert_eq!(serde_json::from_str::<Decimal>(&json).unwrap(), number);
        }
    }
}
