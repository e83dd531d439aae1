//! Counts of a kind, by what its members have in common.

use actix_web::HttpResponse;
use serde_json::{Map, Value, json};
use thidua_app::awards::{self as cases, GroupBy};
use thidua_persistence::award_types;

use super::{Collection, built_from, query::ListQuery};
use crate::{
    call::{Call, Public},
    problems::Problem,
    reply::Reply,
    shapes::label_of,
};

pub(super) async fn counts<C: Collection>(call: Call<Public, ListQuery>) -> Result<HttpResponse, Problem> {
    let by = call.query.group_by();
    let filter = call.query.filter(&call.call, C::DEFINITION);
    let state = call.state.clone();
    let (path, query) = call.target.clone();
    let language = call.language;
    let asked = by.clone();
    let (groups, types) = state
        .read(move |conn, _| {
            let groups = cases::counts(conn, &call.call, &filter, &asked)?;
            let types = if asked.contains(&GroupBy::AwardType) { award_types::all(conn)? } else { vec![] };
            Ok((groups, types))
        })
        .await?;
    let of_type = |code: &str| {
        types.iter().find(|known| known.code == code).map(|known| known.label.in_language(language).to_owned())
    };
    let items: Vec<Value> = groups
        .into_iter()
        .map(|(values, count)| {
            let (mut group, mut labels) = (Map::new(), Map::new());
            for (by, value) in by.iter().zip(values) {
                let name = by.as_str().to_owned();
                if *by == GroupBy::Year {
                    group.insert(name, json!(value.and_then(|year| year.parse::<i32>().ok())));
                } else {
                    let label = value.as_deref().map(|code| match list_of(*by) {
                        Some(list) => label_of(list, code, language),
                        None => of_type(code).unwrap_or_else(|| code.to_owned()),
                    });
                    labels.insert(name.clone(), json!(label));
                    group.insert(name, json!(value));
                }
            }
            json!({"group": group, "count": count, "labels": labels})
        })
        .collect();
    let joint = if query.is_empty() { "" } else { "?" };
    let this = format!("{}{path}{joint}{query}", state.base_url());
    let body = json!({"items": items, "links": {"self": this}});
    Ok(Reply::ok(&body)?.built_from(&built_from(C::DEFINITION)).respond())
}

/// The code list that a property takes its values from; none for years and award types.
fn list_of(by: GroupBy) -> Option<&'static str> {
    Some(match by {
        GroupBy::Year | GroupBy::AwardType => return None,
        GroupBy::Family => "award-families",
        GroupBy::Group => "award-groups",
        GroupBy::Level => "award-levels",
        GroupBy::Kind => "award-kinds",
        GroupBy::RecipientKind => "recipient-kinds",
        GroupBy::WorkerClass => "worker-classes",
    })
}
