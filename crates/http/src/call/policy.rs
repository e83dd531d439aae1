//! Policies: named in a handler's signature, they say who may call and which permissions the use case checks.

use thidua_domain::access::Permission;

/// Whether a caller must be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anyone; a credential shows more, and a bad one is refused.
    Anyone,
    /// Somebody who signed in.
    SignedIn,
}

/// What a body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    /// JSON, checked against its schema.
    Json,
    /// A file with a table, of at most so many bytes.
    Table {
        /// The most bytes.
        most: usize,
    },
}

/// What a handler asks of its caller.
pub trait Policy: Send + 'static {
    /// Who may call.
    const ACCESS: Access;
    /// The permissions checked on the loaded record, all of them.
    const PERMISSIONS: &'static [Permission];
    /// What its body is, where it has one.
    const BODY: Body = Body::Json;
    /// Whether the use case completes the faults that the schema found with those that only it can find, so that a
    /// creation is told all of them at once.
    const COMPLETES_FAULTS: bool = false;
}

/// Anyone reads what is public.
#[derive(Debug, Clone, Copy)]
pub enum Public {}

impl Policy for Public {
    const ACCESS: Access = Access::Anyone;
    const PERMISSIONS: &'static [Permission] = &[];
}

/// Declares a policy: who signed in and holds these permissions on the record.
macro_rules! policy {
    ($(#[$doc:meta])* $name:ident: $($permission:ident),* $(; completes_faults = $completes:literal)?) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub enum $name {}

        impl $crate::call::Policy for $name {
            const ACCESS: $crate::call::Access = $crate::call::Access::SignedIn;
            const PERMISSIONS: &'static [thidua_domain::access::Permission] =
                &[$(thidua_domain::access::Permission::$permission),*];
            $(const COMPLETES_FAULTS: bool = $completes;)?
        }
    };
}
pub(crate) use policy;
