//! One test body, two databases.

/// Makes two tests of each body: `name::sqlite` and `name::postgres`. The argument says how what the body is given is
/// made: a type with the functions `sqlite()` and `postgres()`.
#[macro_export]
macro_rules! on_both {
    ($($(#[$meta:meta])* fn $name:ident($given:ident: &$made:ty) $body:block)+) => {$(
        $(#[$meta])*
        fn $name($given: &$made) $body

        mod $name {
            #[allow(unused_imports, reason = "the type of what is given may come from the outer module")]
            use super::*;

            #[test]
            fn sqlite() {
                super::$name(&<$made>::sqlite());
            }

            #[test]
            fn postgres() {
                super::$name(&<$made>::postgres());
            }
        }
    )+};
}
