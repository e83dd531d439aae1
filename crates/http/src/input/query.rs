//! Query parameters, read by the contract: every fault at once, and a suggestion for a name that is not known.

use jsonschema::Validator;
use serde_json::{Map, Value};
use thidua_domain::{
    faults::{Fault, Faults, Place},
    language::Sentence,
    text::nfc,
};

use super::{
    percent, references,
    schema_faults::{self, Rooted},
    sentences,
};

/// How the text of a parameter becomes a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Integer,
    Number,
    Boolean,
}

/// A query parameter of an operation.
#[derive(Debug)]
pub(super) struct QueryParameter {
    name: String,
    required: bool,
    list: bool,
    kind: Kind,
    /// Above this number this number is taken (rule 46), instead of a fault: `x-coerce-maximum` of the schema.
    coerced_maximum: Option<i64>,
    schema: Value,
    validator: Validator,
}

impl QueryParameter {
    /// Reads a parameter object of the document; `build` makes validators.
    pub(super) fn new(document: &Value, name: String, parameter: &Value, schema: Value, validator: Validator) -> Self {
        let resolved = references::resolve(document, &schema);
        let list = references::main_type(document, resolved) == Some("array");
        let null = Value::Null;
        let scalar = if list { resolved.get("items").unwrap_or(&null) } else { resolved };
        let kind = match references::main_type(document, scalar) {
            Some("integer") => Kind::Integer,
            Some("number") => Kind::Number,
            Some("boolean") => Kind::Boolean,
            _ => Kind::Text,
        };
        let coerced_maximum = resolved.get("x-coerce-maximum").and_then(Value::as_i64);
        let required = parameter.get("required").and_then(Value::as_bool).unwrap_or(false);
        Self { name, required, list, kind, coerced_maximum, schema, validator }
    }

    fn fault(&self, code: &'static str, vi: impl Into<String>, en: impl Into<String>) -> Fault {
        Fault::parameter(self.name.clone(), code, vi, en)
    }

    /// One text as a value of the parameter's kind; a text that does not fit stays one, for the schema to refuse.
    fn value_of(&self, text: &str) -> Value {
        let read = match self.kind {
            Kind::Text => None,
            Kind::Integer => text.parse::<i64>().ok().map(Value::from),
            Kind::Number => text.parse::<f64>().ok().and_then(serde_json::Number::from_f64).map(Value::Number),
            Kind::Boolean => match text {
                "true" => Some(Value::Bool(true)),
                "false" => Some(Value::Bool(false)),
                _ => None,
            },
        };
        read.unwrap_or_else(|| Value::String(text.to_owned()))
    }

    fn read(&self, document: &Value, given: &[String], faults: &mut Faults) -> Option<Value> {
        let value = if self.list {
            let parts = given.iter().flat_map(|text| text.split(',')).map(str::trim).filter(|part| !part.is_empty());
            Value::Array(parts.map(|part| self.value_of(part)).collect())
        } else {
            match given {
                [one] => self.value_of(one),
                _ => {
                    faults.push(self.fault(
                        "repeated",
                        format!("“{}” chỉ được ghi một lần.", self.name),
                        format!("\"{}\" may come once only.", self.name),
                    ));
                    return None;
                }
            }
        };
        let root = Rooted { document, schema: &self.schema };
        let found = schema_faults::collect(self.validator.iter_errors(&value), root);
        if found.is_empty() {
            let over = self.coerced_maximum.filter(|maximum| value.as_i64().is_some_and(|given| given > *maximum));
            return Some(over.map_or(value, Value::from));
        }
        for one in found {
            // A list says which of its entries is wrong; text that is no number is told so without naming JSON types.
            let detail = if self.kind == Kind::Text || one.code != "wrong_type" { one.detail } else { self.expected() };
            faults.push(Fault { place: Place::Parameter(self.name.clone()), code: one.code, detail });
        }
        None
    }

    fn expected(&self) -> Sentence {
        match self.kind {
            Kind::Integer => Sentence::new("Phải là một số nguyên.", "Must be a whole number."),
            Kind::Number => Sentence::new("Phải là một số.", "Must be a number."),
            Kind::Boolean => Sentence::new("Phải là true hoặc false.", "Must be true or false."),
            Kind::Text => Sentence::new("Phải là một chuỗi.", "Must be a text."),
        }
    }
}

/// Reads a query string by its parameters. Values are in NFC; lists may repeat their name or use commas.
pub(super) fn read(document: &Value, parameters: &[QueryParameter], query: &str) -> Result<Map<String, Value>, Faults> {
    let mut faults = Faults::new();
    let mut given: Vec<(String, Vec<String>)> = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, text) = pair.split_once('=').unwrap_or((pair, ""));
        let (Ok(name), Ok(text)) = (percent::decode(name), percent::decode(text)) else {
            let shown: String = name.chars().take(64).collect();
            faults.push(Fault::parameter(
                shown,
                "bad_encoding",
                "Mã hóa phần trăm bị sai: hãy dùng %XX của UTF-8.",
                "The percent-encoding is broken: use %XX of UTF-8.",
            ));
            continue;
        };
        let (name, text) = (nfc(&name), nfc(&text));
        match given.iter_mut().find(|(known, _)| *known == name) {
            Some((_, texts)) => texts.push(text),
            None => given.push((name, vec![text])),
        }
        if given.len() > schema_faults::MAX_FAULTS {
            break;
        }
    }
    let mut values = Map::new();
    for (name, _) in given.iter().filter(|(name, _)| parameters.iter().all(|parameter| parameter.name != *name)) {
        let detail = sentences::unknown(name, parameters.iter().map(|parameter| parameter.name.as_str()));
        let shown: String = name.chars().take(200).collect();
        faults.push(Fault { place: Place::Parameter(shown), code: "unknown_parameter", detail });
    }
    for parameter in parameters {
        match given.iter().find(|(name, _)| *name == parameter.name) {
            Some((_, texts)) => {
                if let Some(value) = parameter.read(document, texts, &mut faults) {
                    values.insert(parameter.name.clone(), value);
                }
            }
            None if parameter.required => faults.push(Fault {
                place: Place::Parameter(parameter.name.clone()),
                code: "required",
                detail: sentences::required(&parameter.name),
            }),
            None => {}
        }
    }
    faults.finish().map(|()| values)
}
