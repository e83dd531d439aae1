//! An example for every answer that succeeds: what the service answered about its demonstration data, kept as files.

use serde_json::{Map, Value, json};

/// What one answer looks like, by the name of its schema.
const ANSWERS: [(&str, &str); 32] = [
    ("Article", include_str!("examples/article.json")),
    ("ArticleArchive", include_str!("examples/article-archive.json")),
    ("ArticleNeighbours", include_str!("examples/article-neighbours.json")),
    ("Award", include_str!("examples/award.json")),
    ("AwardCounts", include_str!("examples/award-counts.json")),
    ("AwardTally", include_str!("examples/award-tally.json")),
    ("AwardType", include_str!("examples/award-type.json")),
    ("BaseSalary", include_str!("examples/base-salary.json")),
    ("Campaign", include_str!("examples/campaign.json")),
    ("Ceremony", include_str!("examples/ceremony.json")),
    ("Changes", include_str!("examples/changes.json")),
    ("CodeList", include_str!("examples/code-list.json")),
    ("CodeLists", include_str!("examples/code-lists.json")),
    ("Congress", include_str!("examples/congress.json")),
    ("CongressSeries", include_str!("examples/congress-series.json")),
    ("Document", include_str!("examples/document.json")),
    ("EmulationBlock", include_str!("examples/emulation-block.json")),
    ("Exemplar", include_str!("examples/exemplar.json")),
    ("Glossary", include_str!("examples/glossary.json")),
    ("Graph", include_str!("examples/graph.json")),
    ("Import", include_str!("examples/import.json")),
    ("ImportUncertainRows", include_str!("examples/import-uncertain.json")),
    ("JournalEntry", include_str!("examples/journal-entry.json")),
    ("MergePreview", include_str!("examples/merge-preview.json")),
    ("Organization", include_str!("examples/organization.json")),
    ("Person", include_str!("examples/person.json")),
    ("Post", include_str!("examples/post.json")),
    ("Recipient", include_str!("examples/recipient.json")),
    ("RecordVersion", include_str!("examples/record-version.json")),
    ("RelatedArticles", include_str!("examples/related-articles.json")),
    ("Session", include_str!("examples/session.json")),
    ("TimeReadings", include_str!("examples/time-readings.json")),
];

/// Gives every success with a body its example.
///
/// # Errors
/// When a file is not JSON, which is a fault of the program.
pub(super) fn attach(paths: &mut Map<String, Value>) -> Result<(), serde_json::Error> {
    let examples = all()?;
    for (path, item) in paths.iter_mut() {
        let operations = item.as_object_mut().into_iter().flat_map(|item| item.iter_mut());
        for (_, operation) in operations {
            let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) else { continue };
            for (_, response) in responses.iter_mut().filter(|(status, _)| status.starts_with('2')) {
                let media = response.get_mut("content").and_then(Value::as_object_mut);
                for (_, media) in media.into_iter().flat_map(|content| content.iter_mut()) {
                    add(media, path, &examples);
                }
            }
        }
    }
    Ok(())
}

fn add(media: &mut Value, path: &str, examples: &Map<String, Value>) {
    let reference = media.pointer("/schema/$ref").and_then(Value::as_str).unwrap_or("#/components/schemas/Contract");
    let name = reference.rsplit('/').next().unwrap_or_default();
    let example = match name.strip_prefix("Page_") {
        Some(of) => examples.get(of).map(|item| page(item, path)),
        None => examples.get(name).cloned(),
    };
    if let (Some(media), Some(example)) = (media.as_object_mut(), example) {
        media.insert("example".into(), example);
    }
}

fn all() -> Result<Map<String, Value>, serde_json::Error> {
    let mut examples = Map::new();
    for (name, text) in ANSWERS {
        examples.insert(name.to_owned(), serde_json::from_str(text)?);
    }
    let edge = examples.get("Graph").and_then(|graph| graph.pointer("/edges/0")).cloned();
    examples.extend(edge.map(|edge| ("Edge".to_owned(), edge)));
    examples.insert("Health".into(), json!({"status": "ok"}));
    examples.insert("Enrolment".into(), json!({"type": "enrolment", "userName": "quan-tri"}));
    examples
        .insert("Contract".into(), json!({"openapi": "3.1.0", "info": {"title": "Thi Đua API", "version": "0.1.0"}}));
    Ok(examples)
}

/// The id of no record.
const SOME_ID: &str = "019857a0-0000-7000-8000-000000000001";

/// A page that holds one item.
fn page(item: &Value, path: &str) -> Value {
    let steps = path.split('/').map(|step| if step.starts_with('{') { SOME_ID } else { step });
    let path: Vec<&str> = steps.collect();
    let address = format!("https://thidua.example/v1{}", path.join("/"));
    json!({
        "items": [item],
        "page": {"size": 20, "nextCursor": null},
        "links": {"self": address, "first": address},
    })
}
