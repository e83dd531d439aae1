//! Organizations: the right to change one is held above it.

use serde_json::json;
use thidua_app::{errors::Error, organizations};
use thidua_domain::{
    access::{Role, Scope},
    records::Visibility,
};
use thidua_test_support::{World, holder, on_both};

use crate::acts::{ORGANIZE, REASON, edit_organization, of, organization, verify};

on_both! {
    fn an_organization_is_changed_from_above(world: &World) {
        let city = world.organization("city").visible(Visibility::Internal).add();
        let ward = world.organization("ward").under(city).visible(Visibility::Internal).add();
        let patch = json!({"abbreviations": ["UB"]});
        let administrator = |root| of(world, Role::Administrator, root, ORGANIZE);
        let own = edit_organization(world, &administrator(ward), &organization(world, ward), &patch);
        assert!(matches!(own, Err(Error::Forbidden(_))), "{own:?}");
        let edited = edit_organization(world, &administrator(city), &organization(world, ward), &patch).unwrap();
        assert_eq!((edited.front.version, edited.content.abbreviations), (2, vec!["UB".to_owned()]));
        let root = edit_organization(world, &administrator(city), &organization(world, city), &patch);
        assert!(matches!(root, Err(Error::Forbidden(_))), "{root:?}");
        let installation = world.call(&holder(Role::Administrator, Scope::Installation), ORGANIZE);
        edit_organization(world, &installation, &organization(world, city), &patch).unwrap();
        let stranger = of(world, Role::Administrator, world.organization("other").add(), ORGANIZE);
        let hidden = edit_organization(world, &stranger, &organization(world, ward), &patch);
        assert!(matches!(hidden, Err(Error::NotFound(None))), "{hidden:?}");
        verify(world);
    }

    fn an_organization_does_not_stand_under_its_own(world: &World) {
        let installation = world.call(&holder(Role::Administrator, Scope::Installation), ORGANIZE);
        let city = world.organization("city").visible(Visibility::Internal).add();
        let ward = world.organization("ward").under(city).visible(Visibility::Internal).add();
        let patch = json!({"parents": [{"organizationId": ward}]});
        let result = edit_organization(world, &installation, &organization(world, city), &patch);
        let Err(Error::Invalid(faults)) = result else { panic!("{result:?}") };
        assert_eq!(faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), ["cycle"]);
    }

    fn a_draft_that_something_refers_to_stays(world: &World) {
        let installation = world.call(&holder(Role::Administrator, Scope::Installation), ORGANIZE);
        let parent = world.organization("parent").visible(Visibility::Draft).add();
        let child = world.organization("child").under(parent).visible(Visibility::Draft).add();
        let delete = |id| organizations::delete(&world.app, &installation, id, &[1], REASON);
        let refused = delete(parent);
        assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
        delete(child).unwrap();
        delete(parent).unwrap();
        let keeper = world.organization("keeper").visible(Visibility::Draft).add();
        let _kept = world.document(keeper).with("issuers", json!([])).add();
        let refused = delete(keeper);
        assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
        verify(world);
    }
}
