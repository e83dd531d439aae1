//! Relations are as visible as the less visible of their ends; and the graph they make.

use thidua_app::{
    documents,
    errors::Error,
    relations::{Reach, graph},
};
use thidua_domain::{access::Role, documents::Document, ids::DocumentId, records::Visibility};
use thidua_test_support::{World, on_both};

use crate::acts::{PUBLISH, WRITE, delete, events, of, of_both, publish, relate, relation, unrelate, verify, withdraw};

fn nodes(world: &World, call: &thidua_app::Call, root: DocumentId, depth: u32, reach: Reach) -> Vec<(DocumentId, u32)> {
    let found = world.db().read(|conn| graph(conn, call, root, depth, reach)).unwrap();
    assert!(!found.truncated);
    let mut nodes: Vec<_> = found.nodes.iter().map(|node| (node.document.id, node.depth)).collect();
    nodes.sort_by_key(|(id, depth)| (*depth, *id));
    for edge in &found.edges {
        assert!(nodes.iter().any(|node| node.0 == edge.from_id) && nodes.iter().any(|node| node.0 == edge.to_id));
    }
    nodes
}

on_both! {
    fn a_relation_is_public_while_both_its_ends_are(world: &World) {
        let city = world.organization("hai-phong").add();
        let writer = of_both(world, city, WRITE);
        let publisher = of(world, Role::Publisher, city, PUBLISH);
        let (plan, directive) = (world.document(city).add(), world.document(city).add());
        let related = relate(world, &writer, &plan, directive.id, "implements").unwrap();
        let visibility = || relation(world, related.id).unwrap().front.visibility;
        assert_eq!(visibility(), Visibility::Draft);
        let plan = publish(world, &publisher, plan.id).unwrap();
        assert_eq!(visibility(), Visibility::Draft);
        publish(world, &publisher, directive.id).unwrap();
        assert_eq!(visibility(), Visibility::Public);
        withdraw(world, &publisher, directive.id).unwrap();
        assert_eq!(visibility(), Visibility::Internal);
        publish(world, &publisher, directive.id).unwrap();
        assert_eq!(visibility(), Visibility::Public);
        let twice = relate(world, &writer, &plan, directive.id, "implements");
        assert!(matches!(twice, Err(Error::Refused(_))), "{twice:?}");
        relate(world, &writer, &plan, directive.id, "based_on").unwrap();
        unrelate(world, &writer, &plan, related.id).unwrap();
        assert!(matches!(unrelate(world, &writer, &plan, related.id), Err(Error::NotFound(None))));
        assert_eq!(events(world), [
            "organization.created", "document.published", "document.published", "relation.published",
            "document.withdrawn", "relation.withdrawn", "document.published", "relation.published",
            "relation.created", "relation.deleted",
        ]);
        verify(world);
    }

    fn a_deleted_draft_takes_its_relations_along(world: &World) {
        let city = world.organization("hai-phong").add();
        let writer = of(world, Role::Editor, city, WRITE);
        let (plan, directive) = (world.document(city).add(), world.document(city).add());
        let out = relate(world, &writer, &plan, directive.id, "implements").unwrap();
        let back = relate(world, &writer, &directive, plan.id, "corrects").unwrap();
        delete(world, &writer, &directive).unwrap();
        assert!(relation(world, out.id).is_none() && relation(world, back.id).is_none());
        delete(world, &writer, &plan).unwrap();
        verify(world);
    }

    fn no_document_has_a_relation_to_itself(world: &World) {
        let city = world.organization("hai-phong").add();
        let plan = world.document(city).add();
        let result = relate(world, &of(world, Role::Editor, city, WRITE), &plan, plan.id, "amends");
        let Err(Error::Invalid(faults)) = result else { panic!("{result:?}") };
        assert!(faults.iter().any(|fault| fault.code == "self_reference"));
    }

    fn a_graph_goes_as_far_as_asked_and_a_hidden_document_cuts_it(world: &World) {
        let city = world.organization("hai-phong").add();
        let writer = of_both(world, city, WRITE);
        let chain: Vec<Document> = [Visibility::Public, Visibility::Public, Visibility::Draft, Visibility::Public]
            .into_iter()
            .map(|visibility| world.document(city).visible(visibility).add())
            .collect();
        for pair in chain.windows(2) {
            relate(world, &writer, &pair[0], pair[1].id, "based_on").unwrap();
        }
        let ids: Vec<DocumentId> = chain.iter().map(|document| document.id).collect();
        let with_depth = |ids: &[DocumentId]| ids.iter().copied().zip(0..).collect::<Vec<(_, u32)>>();
        assert_eq!(nodes(world, &writer, ids[0], 10, Reach::Out), with_depth(&ids));
        assert_eq!(nodes(world, &writer, ids[0], 2, Reach::Out), with_depth(&ids[..3]));
        assert_eq!(nodes(world, &writer, ids[3], 1, Reach::In), with_depth(&[ids[3], ids[2]]));
        assert_eq!(nodes(world, &writer, ids[3], 1, Reach::Out), with_depth(&[ids[3]]));
        let anonymous = world.anonymous();
        assert_eq!(nodes(world, &anonymous, ids[0], 10, Reach::Both), with_depth(&ids[..2]));
        assert_eq!(nodes(world, &anonymous, ids[3], 10, Reach::Both), with_depth(&[ids[3]]));
        let hidden = world.db().read(|conn| graph(conn, &anonymous, ids[2], 1, Reach::Both));
        assert!(matches!(hidden, Err(Error::NotFound(None))));
        // A circle is walked once.
        relate(world, &writer, &chain[1], ids[0], "corrects").unwrap();
        assert_eq!(nodes(world, &anonymous, ids[0], 10, Reach::Both), with_depth(&ids[..2]));
        assert!(world.db().read(|conn| documents::read(conn, &anonymous, ids[3])).is_ok());
    }
}
