//! Who may do what: every operation × every holder of a role × own, child, sibling and stranger's unit.
//!
//! What is expected stands here, written from the table of roles and not from the code: see [`expected`]. An operation
//! that is not in [`rule_of`] fails the test.

mod expectations;
mod of_kinds;
mod targets;

use thidua_tests::On;

use crate::{
    kinds::{KINDS, Kind},
    locality::Locality,
};
use expectations::{Case, HOLDERS, PLACES, Rule, STATES, expected, rule_of};
use targets::{Callers, Standing, ask};

on_both!(every_operation_is_open_to_whom_it_should_be, lists_hold_what_their_reader_may_see);

/// The operations of the service's own contract: method, path, id.
fn operations(locality: &Locality) -> Vec<(String, String, String)> {
    let contract = locality.server.client().read("/v1/openapi.json");
    let mut operations = Vec::new();
    for (path, methods) in contract["paths"].as_object().expect("paths") {
        for (method, operation) in methods.as_object().expect("methods") {
            if let Some(id) = operation["operationId"].as_str() {
                operations.push((method.to_uppercase(), path.clone(), id.to_owned()));
            }
        }
    }
    operations
}

fn every_operation_is_open_to_whom_it_should_be(on: On) {
    let locality = Locality::new(on);
    let operations = operations(&locality);
    assert!(operations.len() >= 146, "{operations:?}");
    let callers = Callers::new(&locality);
    let standing = Standing::new(&locality);
    let (mut asked, mut faults) = (0, Vec::new());
    for (number, (method, path, operation)) in operations.iter().enumerate() {
        let Some(rule) = rule_of(operation) else { panic!("{operation} is new: say in rule_of who may use it") };
        for (place_of_holder, holder) in HOLDERS.iter().enumerate() {
            // In full on SQLite; on PostgreSQL one holder per operation, another one for the next.
            if on == On::Postgres && place_of_holder != number % HOLDERS.len() {
                continue;
            }
            for place in PLACES {
                for state in STATES {
                    let case = Case { holder, place, state };
                    let wanted = expected(rule, &case);
                    let answer = ask(&locality, &callers, &standing, operation, &case, wanted);
                    asked += 1;
                    if answer.status != wanted {
                        faults.push(format!(
                            "{method} {path} {case:?}: {} instead of {wanted}: {}",
                            answer.status,
                            answer.text()
                        ));
                    }
                    if !matches!(rule, Rule::OnRecord(_) | Rule::OnUnit(_)) {
                        break;
                    }
                }
                if matches!(rule, Rule::Anyone(_) | Rule::SignedIn(_) | Rule::Journal) {
                    break;
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} of {asked}:\n{}", faults.len(), faults.join("\n"));
    standing.is_untouched(&locality);
}

/// What a list is of.
enum Of {
    Document,
    Unit,
    Kind(&'static Kind),
}

fn lists_hold_what_their_reader_may_see(on: On) {
    let locality = Locality::new(on);
    let callers = Callers::new(&locality);
    let standing = Standing::new(&locality);
    for holder in HOLDERS {
        let client = callers.of(holder);
        let lists = [("/v1/documents", Of::Document), ("/v1/plans", Of::Document), ("/v1/organizations", Of::Unit)];
        let lists = lists.map(|(path, of)| (path.to_owned(), of)).into_iter();
        for (path, of) in lists.chain(KINDS.iter().map(|kind| (kind.list(), Of::Kind(kind)))) {
            let listed: Vec<String> = client.walk(&path, 50).iter().map(crate::locality::id).collect();
            let total = client.read(&format!("{path}?includeTotal=true&pageSize=1"))["page"]["total"].as_u64();
            assert_eq!(total, u64::try_from(listed.len()).ok(), "{holder:?} {path}");
            for place in PLACES {
                for state in STATES {
                    let case = Case { holder, place, state };
                    let target = match of {
                        Of::Document => standing.document(&case),
                        Of::Unit => standing.unit(&case),
                        Of::Kind(kind) => standing.of_kinds().record(kind, &case),
                    };
                    assert_eq!(listed.contains(&target.id), case.sees(), "{path} {case:?}");
                }
            }
        }
    }
}
