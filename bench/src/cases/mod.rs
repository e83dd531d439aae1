//! What is asked: the requests of each case, and the answers that the service gives to them.

mod awards;
mod documents;
mod walk;

use crate::{
    Outcome,
    answers::KeptAnswer,
    plain_http::{Answer, Connection, get},
};

/// Headers that differ from answer to answer, or that every server adds by itself.
const OWN_HEADERS: [&str; 5] = ["date", "content-length", "connection", "x-request-id", "age"];

/// One request of a case.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// Path and query.
    pub(crate) target: String,
    /// The place of its answer among all answers.
    pub(crate) number: usize,
    /// The tag of its answer.
    pub(crate) tag: String,
}

/// Requests that are measured together.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    /// Its name in the report.
    pub(crate) name: &'static str,
    /// Its requests.
    pub(crate) asked: Vec<Asked>,
    /// Whether each is asked with the tag of its answer, and so answered with 304.
    pub(crate) conditional: bool,
}

/// All cases, and the answers to everything they ask.
#[derive(Debug, Default)]
pub(crate) struct Cases {
    /// The cases.
    pub(crate) all: Vec<Case>,
    /// The answers, each with its request.
    pub(crate) answers: Vec<(String, KeptAnswer)>,
}

impl Cases {
    /// The first case over again, each of its requests with the tag of its answer.
    fn repeat_first(&mut self, name: &'static str) -> Outcome<()> {
        let first = self.all.first().cloned().ok_or("no case")?;
        self.all.push(Case { name, conditional: true, ..first });
        Ok(())
    }

    /// Adds a case: asks the service for every answer.
    fn add(&mut self, conn: &mut Connection, name: &'static str, targets: &[String]) -> Outcome<()> {
        let mut asked = Vec::new();
        for target in targets {
            let answer = conn.ask(&get(target, &[]))?;
            if answer.status != 200 {
                return Err(format!("{target}: {}", answer.status).into());
            }
            let tag = answer.header("etag").ok_or("an answer without a tag")?.to_owned();
            asked.push(Asked { target: target.clone(), number: self.answers.len(), tag });
            self.answers.push((target.clone(), kept(&answer)?));
        }
        self.all.push(Case { name, asked, conditional: false });
        Ok(())
    }
}

/// What of an answer is the same each time.
pub(crate) fn kept(answer: &Answer) -> Outcome<KeptAnswer> {
    let mut headers = answer.headers.clone();
    headers.retain(|(name, _)| !OWN_HEADERS.contains(&name.as_str()));
    headers.sort();
    Ok(KeptAnswer { headers, body: String::from_utf8(answer.body.clone())? })
}
