//! The name a caller probably meant.

/// The nearest of `known` to `unknown`, when one is near enough to be worth saying.
///
/// Near is a Jaro-Winkler likeness of 0.8 without regard to case, which favours shared beginnings, for names are cut
/// short (`stat`); or one slip of the finger (two in a long name), for short words get a low likeness from one slip.
#[must_use]
pub fn nearest<'k>(unknown: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let unknown = unknown.to_lowercase();
    known
        .into_iter()
        .filter_map(|name| {
            let lower = name.to_lowercase();
            let likeness = strsim::jaro_winkler(&unknown, &lower);
            let slips = strsim::damerau_levenshtein(&unknown, &lower);
            let allowed = if lower.len() > 6 { 2 } else { 1 };
            (likeness >= 0.8 || slips <= allowed).then_some((likeness, name))
        })
        .max_by(|left, right| left.0.total_cmp(&right.0))
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_find_their_name() {
        let known = ["pageSize", "issuedFrom", "issuedTo", "sort", "status"];
        assert_eq!(nearest("pagesize", known), Some("pageSize"));
        assert_eq!(nearest("stat", known), Some("status"));
        assert_eq!(nearest("issuedform", known), Some("issuedFrom"));
        assert_eq!(nearest("zzz", known), None);
        assert_eq!(nearest("dya", ["day", "year"]), Some("day"));
    }
}
