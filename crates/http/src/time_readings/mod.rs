//! Words of a time or a quantity, read: `/v1/time-readings`. It changes nothing, and knows nothing of the register.

mod shape;

use actix_web::{HttpResponse, post};
use serde::Deserialize;
use thidua_domain::{
    access::Permission,
    faults::Fault,
    quantity::words::read_expression,
    time::words::{TimeContext, TimeContextInput},
};
use utoipa_actix_web::service_config::ServiceConfig;

pub(crate) use shape::{NewTimeReading, TimeReadings};

use crate::{
    call::{Access, Call, Policy},
    problems::Problem,
    reply::Reply,
};

/// The address: a POST, for words and what is known beside them are no part of an address; counted with the reads.
pub(crate) const PATH: &str = "/v1/time-readings";

/// Faults of words that another context may mend.
const OF_CONTEXT: [&str; 3] = ["needs_reference_day", "unknown_event", "earliest_after_latest"];

/// Registers the routes.
pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(create_time_reading);
}

/// Anyone, told all faults at once: those of the schema and those of the words.
enum Reader {}

impl Policy for Reader {
    const ACCESS: Access = Access::Anyone;
    const PERMISSIONS: &'static [Permission] = &[];
    const COMPLETES_FAULTS: bool = true;
}

/// A body without what its schema, [`NewTimeReading`], found faults in.
#[derive(Deserialize)]
struct Asked {
    text: Option<String>,
    context: Option<TimeContextInput>,
}

/// Reads the words of a time or a quantity
///
/// Vietnamese words of a source ("trung tuần tháng 11/2020", "hằng năm, dịp 11/6", "khoảng 550 đại biểu"), or EDTF, and
/// everything they may mean, best first. More than one reading is `unclear`: their writer chooses, nobody else does.
/// What the words leave out comes from the context and is marked; without it a window has no year (`XXXX-10-23`). A
/// reading can be written into a record as it is. Nothing is stored, and no credential is needed.
#[utoipa::path(
    tag = "time-readings",
    security((), ("bearer" = [])),
    extensions(("x-changes-nothing" = json!(true))),
    request_body(content = NewTimeReading, content_type = "application/json", examples(
        ("third-of-a-month" = (summary = "Trung tuần. The middle third of a month", value = json!({"text": "trung tuần tháng 11/2020"}))),
        ("quarter" = (summary = "Quý. A quarter", value = json!({"text": "quý I/2020"}))),
        ("between-days" = (summary = "Khoảng từ … đến … Somewhere between two days", value = json!({"text": "khoảng từ 20/4 - 25/4/2020"}))),
        ("part-of-a-day" = (summary = "Buổi. A part of a day", value = json!({"text": "sáng 26/8/2020"}))),
        ("year-from-context" = (
            summary = "Năm lấy từ ngày bài báo. The year comes from the day of the article",
            value = json!({"text": "Chiều 23/10", "context": {"referenceDay": "2020-10-23", "basis": "năm lấy từ ngày bài báo"}}),
        )),
        ("month-from-context" = (summary = "Chỉ có ngày. Days alone", value = json!({"text": "Ngày 6-7", "context": {"referenceDay": "2020-07-08"}}))),
        ("lasting" = (summary = "Nhiệm kỳ. A term, which lasts", value = json!({"text": "nhiệm kỳ 2020 -2025"}))),
        ("after-an-event" = (
            summary = "Từ sau một sự kiện. From an event on",
            value = json!({
                "text": "từ sau Đại hội VIII đến nay",
                "context": {"referenceDay": "2020-10-23", "events": [{"name": "Đại hội VIII", "time": {"edtf": "2015-09"}}]},
            }),
        )),
        ("deadline" = (summary = "Hạn. A deadline", value = json!({"text": "chậm nhất 30/11", "context": {"year": 2020}}))),
        ("no-year" = (summary = "Không có năm. Without a year", value = json!({"text": "18/9"}))),
        ("every-year" = (summary = "Hằng năm. Every year", value = json!({"text": "hằng năm, dịp 11/6"}))),
        ("quantity" = (summary = "Số lượng. A quantity", value = json!({"text": "khoảng 550 đại biểu"}))),
    )),
    responses((status = 200, body = TimeReadings, description = "What the words may mean, best first; never nothing."))
)]
#[post("/v1/time-readings")]
async fn create_time_reading(call: Call<Reader>) -> Result<HttpResponse, Problem> {
    let Asked { text, context } = serde_json::from_value(call.body).map_err(Problem::internal)?;
    let mut faults = call.call.faults;
    let context = faults.take(TimeContext::parse(context.unwrap_or_default(), "/context"));
    let context_is_good = faults.is_empty();
    let read = text.map(|text| read_expression(&text, &context.unwrap_or_default(), "/text"));
    let read = match read {
        Some(Err(of_words)) => {
            let mends = |fault: &&Fault| !context_is_good && OF_CONTEXT.contains(&fault.code);
            of_words.iter().filter(|fault| !mends(fault)).for_each(|fault| faults.push(fault.clone()));
            None
        }
        Some(Ok(read)) => Some(read),
        None => None,
    };
    faults.finish().map_err(Problem::invalid_input)?;
    let read = read.ok_or_else(|| Problem::internal("words without faults have no reading"))?;
    Ok(Reply::ok(&TimeReadings::new(read, call.language))?.header("cache-control", "no-store").respond())
}
