//! A statement as it was prepared, with its values put back into its text.

use crate::Outcome;

/// A statement that a shell can run.
pub(crate) struct Statement {
    /// Its text.
    pub(crate) sql: String,
}

impl Statement {
    /// Out of the text of a prepared statement and its values, as the library tells them: `… -- binds: [a, b]`.
    pub(crate) fn read(told: &str, postgres: bool) -> Outcome<Self> {
        let (text, binds) = told.rsplit_once("-- binds: ").ok_or("a statement without its values")?;
        let binds =
            binds.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).ok_or("values in brackets")?;
        let values: Vec<String> = split(binds).into_iter().map(|bind| literal(&bind, postgres)).collect();
        let mut sql = String::new();
        let mut values = values.into_iter();
        let mut rest = text.trim();
        // Values stand in their order on both databases.
        let sign = if postgres { '$' } else { '?' };
        while let Some((before, after)) = rest.split_once(sign) {
            sql.push_str(before);
            sql.push_str(&values.next().ok_or("more signs than values")?);
            rest = if postgres { after.trim_start_matches(|c: char| c.is_ascii_digit()) } else { after };
        }
        sql.push_str(rest);
        Ok(Self { sql: sql.replace('`', "\"") })
    }
}

/// The values of a list, whatever is nested in them.
fn split(list: &str) -> Vec<String> {
    let (mut values, mut depth, mut value) = (Vec::new(), 0_i32, String::new());
    for c in list.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ',' if depth == 0 => {
                values.push(std::mem::take(&mut value).trim().to_owned());
                continue;
            }
            _ => {}
        }
        value.push(c);
    }
    if !value.trim().is_empty() {
        values.push(value.trim().to_owned());
    }
    values
}

fn literal(bind: &str, postgres: bool) -> String {
    let inside = |name: &str| bind.strip_prefix(name).and_then(|rest| rest.strip_suffix(')'));
    if let Some(id) = inside("IdColumn(") {
        return if postgres { format!("'{id}'::uuid") } else { format!("x'{}'", id.replace('-', "")) };
    }
    if let Some(at) = inside("At(") {
        let micros = at.parse::<thidua_domain::records::Instant>().map_or(0, |at| at.timestamp_micros());
        return if postgres { format!("'{at}'::timestamptz") } else { micros.to_string() };
    }
    if let Some(some) = inside("Some(") {
        return literal(some, postgres);
    }
    if let Some(list) = bind.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let values: Vec<String> = split(list).iter().map(|value| literal(value, postgres)).collect();
        return format!("ARRAY[{}]", values.join(", "));
    }
    match bind.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(text) => format!("'{}'", text.replace('\'', "''")),
        None => bind.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_put_back_where_they_stood() {
        let told = r#"SELECT 1 WHERE a = $1 AND b = ANY($2) AND c = $3 -- binds: [IdColumn(00000000-0000-0000-0000-000000000001), [1, 2], "it's"]"#;
        let statement = Statement::read(told, true).unwrap();
        assert_eq!(
            statement.sql,
            "SELECT 1 WHERE a = '00000000-0000-0000-0000-000000000001'::uuid AND b = ANY(ARRAY[1, 2]) AND c = 'it''s'"
        );
        let told = "SELECT 1 WHERE a = ? AND b < ? -- binds: [IdColumn(00000000-0000-0000-0000-000000000001), At(1970-01-01T00:00:01Z)]";
        let statement = Statement::read(told, false).unwrap();
        assert_eq!(statement.sql, "SELECT 1 WHERE a = x'00000000000000000000000000000001' AND b < 1000000");
    }
}
