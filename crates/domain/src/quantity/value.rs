//! The quantity itself, and what a writer sends for it.

use serde::{Deserialize, Deserializer, Serialize, de::Error};
use serde_json::Number;

use super::{
    codes::{Qualifier, Unit},
    decimal::Decimal,
    words,
};
use crate::{
    faults::{Fault, Faults, Place},
    text::nfc,
};

/// The longest `text` of a quantity, in characters.
pub const TEXT_MAX_CHARS: usize = 500;

/// A number as a source gives it: `QTY` of the API. Its words are kept beside it, and a number that is only about right
/// stays so, so that an exact count later is no correction.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Quantity {
    text: Option<String>,
    value: Option<Decimal>,
    qualifier: Qualifier,
    unit: Option<Unit>,
}

/// What a writer sends for a quantity. `null` is the same as absent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct QuantityInput {
    /// The words of the source.
    pub text: Option<String>,
    /// The number; none where the source gives none ("đông đảo đại biểu").
    pub value: Option<Number>,
    /// A code of [`Qualifier`]; `exact` when absent beside a number, `about` without one.
    pub qualifier: Option<String>,
    /// A code of [`Unit`]; none where the list has none for it.
    pub unit: Option<String>,
}

impl Quantity {
    /// Reads what a writer sent. Words alone that can be read in one way only say number, qualifier and unit, too; `about`
    /// beside them leaves it at the words. `pointer` is the JSON pointer of the quantity in the body (`/delegates`).
    ///
    /// # Errors
    /// Every fault there is, each at its property: `empty`, `too_long`, `invalid_number`, `unknown_code`, or neither
    /// words nor a number (`quantity_value_missing`).
    pub fn parse(input: QuantityInput, pointer: &str) -> Result<Self, Faults> {
        let mut faults = Faults::new();
        let text = input.text.map(|text| text_of(&text, pointer, &mut faults));
        let value = input.value.as_ref().and_then(|number| match Decimal::try_from(number) {
            Ok(value) => Some(value),
            Err(error) => {
                let vi = "Hãy ghi số không âm, tối đa 15 chữ số, trong đó tối đa 6 chữ số sau dấu phẩy thập phân.";
                faults.push(Fault::body(format!("{pointer}/value"), "invalid_number", vi, error.to_string()));
                None
            }
        });
        let qualifier = code(input.qualifier, "qualifier", Qualifier::ALL, Qualifier::as_str, pointer, &mut faults);
        let unit = code(input.unit, "unit", Unit::ALL, Unit::as_str, pointer, &mut faults);
        if text.is_none() && input.value.is_none() {
            faults.push(Fault::body(
                pointer,
                "quantity_value_missing",
                "Hãy ghi số (value) hoặc lời văn của nguồn (text).",
                "Give the number (value) or the words of the source (text).",
            ));
        }
        let is_words_alone = input.value.is_none() && qualifier.is_none() && unit.is_none();
        if let Some(text) = text.as_deref().filter(|_| is_words_alone && faults.is_empty())
            && let Ok([only]) = words::read(text).as_deref()
        {
            return Ok(only.quantity.clone());
        }
        let default = if value.is_some() { Qualifier::Exact } else { Qualifier::About };
        faults.finish().map(|()| Self { text, value, qualifier: qualifier.unwrap_or(default), unit })
    }

    /// A quantity that words were read as.
    pub(super) fn of_words(text: &str, value: Option<Decimal>, qualifier: Qualifier, unit: Option<Unit>) -> Self {
        Self { text: Some(text.to_owned()), value, qualifier, unit }
    }

    /// The words of the source; none when it was entered as a number.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// The number; none where the source gives none.
    #[must_use]
    pub fn value(&self) -> Option<Decimal> {
        self.value
    }

    /// How the number is meant.
    #[must_use]
    pub fn qualifier(&self) -> Qualifier {
        self.qualifier
    }

    /// What is counted; none where the list of units has none for it.
    #[must_use]
    pub fn unit(&self) -> Option<Unit> {
        self.unit
    }
}

impl QuantityInput {
    /// The writable form of a quantity that exists: what a merge patch is laid over.
    #[must_use]
    pub fn of(quantity: &Quantity) -> Self {
        let value = quantity.value.and_then(|value| serde_json::to_value(value).ok());
        Self {
            text: quantity.text.clone(),
            value: value.and_then(|value| value.as_number().cloned()),
            qualifier: Some(quantity.qualifier.as_str().to_owned()),
            unit: quantity.unit.map(|unit| unit.as_str().to_owned()),
        }
    }
}

impl<'de> Deserialize<'de> for Quantity {
    /// Reads a stored quantity, with the same checks as one that a writer sends.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(QuantityInput::deserialize(deserializer)?, "").map_err(|faults| {
            let told = faults.iter().map(|fault| match &fault.place {
                Place::Body(place) | Place::Parameter(place) => format!("{place} {}: {}", fault.code, fault.detail.en),
            });
            D::Error::custom(told.collect::<Vec<_>>().join("; "))
        })
    }
}

fn text_of(text: &str, pointer: &str, faults: &mut Faults) -> String {
    let text = nfc(text.trim());
    let fault = |code, vi: String, en: String| Fault::body(format!("{pointer}/text"), code, vi, en);
    if text.is_empty() {
        let vi = "Hãy ghi lại lời văn của nguồn, hoặc bỏ trường này.".to_owned();
        faults.push(fault("empty", vi, "Write the words of the source, or leave this property out.".to_owned()));
    } else if text.chars().count() > TEXT_MAX_CHARS {
        let vi = format!("Hãy rút ngắn còn tối đa {TEXT_MAX_CHARS} ký tự.");
        faults.push(fault("too_long", vi, format!("Shorten this to at most {TEXT_MAX_CHARS} characters.")));
    }
    text
}

fn code<T: Copy>(
    sent: Option<String>,
    name: &str,
    all: &[T],
    as_str: fn(T) -> &'static str,
    pointer: &str,
    faults: &mut Faults,
) -> Option<T> {
    let sent = sent?;
    let found = all.iter().copied().find(|value| as_str(*value) == sent);
    if found.is_none() {
        let codes = all.iter().map(|value| as_str(*value)).collect::<Vec<_>>().join(", ");
        faults.push(Fault::body(
            format!("{pointer}/{name}"),
            "unknown_code",
            format!("Hãy dùng một trong các mã: {codes}."),
            format!("Use one of these codes: {codes}."),
        ));
    }
    found
}
