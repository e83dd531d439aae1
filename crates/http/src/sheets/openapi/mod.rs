//! The description of a kind of sheet, made of its table and its shape: addresses, parameters, bodies and answers.

mod claims;
mod forms;
mod operations;
mod parameters;
mod schemas;

pub(crate) use forms::compact_record;
pub(crate) use operations::moved as moved_answer;
pub(crate) use parameters::of_list as list_parameters;

use serde_json::{Map, Value};

use super::Collection;

/// What kinds of sheet add to the document.
#[derive(Debug, Default)]
pub(crate) struct Described {
    /// Operations by path.
    pub paths: Map<String, Value>,
    /// Schemas by name.
    pub schemas: Map<String, Value>,
}

/// Adds what one kind has.
///
/// # Errors
/// When a shape cannot be written as JSON, which is a fault of the program.
pub(crate) fn describe<C: Collection>(into: &mut Described) -> Result<(), serde_json::Error> {
    schemas::add::<C>(&mut into.schemas)?;
    operations::add::<C>(&mut into.paths);
    Ok(())
}

fn reference(schema: &str) -> Value {
    serde_json::json!({"$ref": format!("#/components/schemas/{schema}")})
}

/// A schema with more said of it.
fn with(mut schema: Value, more: Value) -> Value {
    if let (Value::Object(schema), Value::Object(more)) = (&mut schema, more) {
        schema.extend(more);
    }
    schema
}

/// A schema with its description.
fn described(schema: Value, description: &str) -> Value {
    with(schema, serde_json::json!({"description": description}))
}
