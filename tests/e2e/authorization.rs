//! Who may do what: every operation × every holder of a role × own, child, sibling and stranger's unit.
//!
//! What is expected stands here, written from the table of roles and not from the code: see [`expected`]. An operation
//! that is not in [`rule_of`] fails the test.

mod expectations;
mod targets;

use thidua_tests::On;

use crate::locality::Locality;
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
    assert!(operations.len() >= 35, "{operations:?}");
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

fn lists_hold_what_their_reader_may_see(on: On) {
    let locality = Locality::new(on);
    let callers = Callers::new(&locality);
    let standing = Standing::new(&locality);
    for holder in HOLDERS {
        let client = callers.of(holder);
        for (path, is_unit) in [("/v1/documents", false), ("/v1/plans", false), ("/v1/organizations", true)] {
            let listed: Vec<String> = client.walk(path, 50).iter().map(crate::locality::id).collect();
            let total = client.read(&format!("{path}?includeTotal=true&pageSize=1"))["page"]["total"].as_u64();
            assert_eq!(total, u64::try_from(listed.len()).ok(), "{holder:?} {path}");
            for place in PLACES {
                for state in STATES {
                    let case = Case { holder, place, state };
                    let target = if is_unit { standing.unit(&case) } else { standing.document(&case) };
                    assert_eq!(listed.contains(&target.id), case.sees(), "{path} {case:?}");
                }
            }
        }
    }
}
