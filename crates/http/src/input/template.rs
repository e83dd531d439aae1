//! Path templates, for those who ask which methods an address knows.

/// A template such as `/v1/plans/{id}`.
#[derive(Debug, Clone)]
pub struct Template(Vec<Segment>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Segment {
    Literal(String),
    Parameter,
}

impl Template {
    /// Reads a template.
    #[must_use]
    pub fn new(template: &str) -> Self {
        let parts = template.split('/').skip(1);
        Self(
            parts
                .map(|part| if part.starts_with('{') { Segment::Parameter } else { Segment::Literal(part.to_owned()) })
                .collect(),
        )
    }

    /// Whether a path fits: segment by segment, a parameter being anything but nothing.
    #[must_use]
    pub fn fits(&self, path: &str) -> bool {
        let mut parts = path.split('/').skip(1);
        self.0.iter().all(|segment| match (segment, parts.next()) {
            (Segment::Literal(literal), Some(part)) => literal == part,
            (Segment::Parameter, Some(part)) => !part.is_empty(),
            (_, None) => false,
        }) && parts.next().is_none()
    }

    /// How many parameters it has.
    #[must_use]
    pub fn parameters(&self) -> usize {
        self.0.iter().filter(|segment| **segment == Segment::Parameter).count()
    }
}

#[cfg(test)]
mod tests {
    use super::Template;

    #[test]
    fn a_slash_too_many_does_not_fit() {
        let template = Template::new("/v1/plans/{id}");
        assert!(template.fits("/v1/plans/0198"));
        for path in ["/v1/plans", "/v1/plans/", "/v1/plans/1/", "/v1/plans/1/2", "//v1/plans/1"] {
            assert!(!template.fits(path), "{path}");
        }
        assert!(Template::new("/").fits("/"));
        assert_eq!((template.parameters(), Template::new("/v1/plans/by-day").parameters()), (1, 0));
    }
}
