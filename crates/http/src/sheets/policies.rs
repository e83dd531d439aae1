//! The policies of sheets: the rights that their table names.

use std::marker::PhantomData;

use thidua_domain::access::Permission;

use super::Collection;
use crate::call::{Access, Policy};

/// Changes sheets of a kind.
pub(super) struct Edit<C>(PhantomData<C>);

impl<C: Collection> Policy for Edit<C> {
    const ACCESS: Access = Access::SignedIn;
    const PERMISSIONS: &'static [Permission] = &[C::DEFINITION.rights.write];
}

/// Reads what only those see who have a right on the sheet: which, the use case says.
pub(super) struct Review<C>(PhantomData<C>);

impl<C: Collection> Policy for Review<C> {
    const ACCESS: Access = Access::SignedIn;
    const PERMISSIONS: &'static [Permission] = &[];
}

/// Creates sheets of a kind, and is told all faults at once.
pub(super) struct Create<C>(PhantomData<C>);

impl<C: Collection> Policy for Create<C> {
    const ACCESS: Access = Access::SignedIn;
    const PERMISSIONS: &'static [Permission] = &[C::DEFINITION.rights.write];
    const COMPLETES_FAULTS: bool = true;
}

/// Moves sheets of a kind to and from the public.
pub(super) struct Publish<C>(PhantomData<C>);

impl<C: Collection> Policy for Publish<C> {
    const ACCESS: Access = Access::SignedIn;
    const PERMISSIONS: &'static [Permission] = &[C::DEFINITION.rights.publish];
}
