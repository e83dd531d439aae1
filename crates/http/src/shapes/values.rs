//! Values as the API documents them. What is answered comes from the domain; these say what it looks like.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::Reference;

/// A name that is Vietnamese and may have an official English form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Label {
    /// Vietnamese.
    #[schema(min_length = 1, max_length = 300, pattern = r"\S", example = "Ủy ban nhân dân thành phố Hải Phòng")]
    pub vi: String,
    /// English, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 300, example = "Hải Phòng City People's Committee")]
    pub en: Option<String>,
}

impl From<thidua_domain::language::Label> for Label {
    fn from(label: thidua_domain::language::Label) -> Self {
        Self { vi: label.vi, en: label.en }
    }
}

/// A mark on one value of a record: the value is there, but not simply stated.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Mark {
    /// JSON pointer (RFC 6901) to the value; empty for the whole record.
    #[schema(
        max_length = 200,
        pattern = r"^(/[A-Za-z][A-Za-z0-9]{0,60}(/[A-Za-z0-9]{1,60}){0,5})?$",
        example = "/symbolYear"
    )]
    pub pointer: String,
    /// Kind of mark; a code of `/v1/code-lists/marks`.
    #[schema(pattern = "^(inferred|unconfirmed|as_printed)$", max_length = 20, example = "inferred")]
    pub mark: String,
    /// Why, in Vietnamese.
    #[schema(max_length = 1000, example = "năm lấy từ ngày bài báo")]
    pub basis: Option<String>,
}

/// Where a fact was read. At least one of documentId, articleId, title, url and seenBy is there.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// A document of this register.
    pub document_id: Option<Uuid>,
    /// An article of this register.
    pub article_id: Option<Uuid>,
    /// Title of the page or paper.
    #[schema(
        min_length = 1,
        max_length = 1000,
        pattern = r"\S",
        example = "Triển khai Kế hoạch tổ chức Hội nghị điển hình tiên tiến"
    )]
    pub title: Option<String>,
    /// Its address.
    #[schema(
        max_length = 2000,
        pattern = r"^https?://[^\s\u0000-\u001f\u007f-\u009f]+$",
        example = "https://example.org/bai-bao"
    )]
    pub url: Option<String>,
    /// Who published it.
    #[schema(min_length = 1, max_length = 300, pattern = r"\S", example = "Cổng tin tức thành phố")]
    pub outlet: Option<String>,
    /// Its author, as printed.
    #[schema(min_length = 1, max_length = 300, pattern = r"\S", example = "Lê Phương")]
    pub author: Option<String>,
    /// The day it was published.
    #[schema(example = "2020-12-30")]
    pub published_on: Option<NaiveDate>,
    /// The outlet it was taken over from.
    #[schema(min_length = 1, max_length = 300, pattern = r"\S", example = "Haiphong.gov.vn")]
    pub republished_from: Option<String>,
    /// The officer who saw the original.
    #[schema(min_length = 1, max_length = 300, pattern = r"\S", example = "Phòng Thi đua, khen thưởng")]
    pub seen_by: Option<String>,
}

/// Where a fact was read, as it is answered: with the records it names.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SourceAnswer {
    /// A document of this register; null when hidden or not named.
    pub document_id: Option<Uuid>,
    /// The same, compact.
    #[schema(required = false)]
    pub document: Option<Reference>,
    /// An article of this register; null when hidden or not named.
    pub article_id: Option<Uuid>,
    /// The same, compact.
    #[schema(required = false)]
    pub article: Option<Reference>,
    /// Title of the page or paper.
    #[schema(max_length = 1000, example = "Triển khai Kế hoạch tổ chức Hội nghị điển hình tiên tiến")]
    pub title: Option<String>,
    /// Its address.
    #[schema(max_length = 2000)]
    pub url: Option<String>,
    /// Who published it.
    #[schema(max_length = 300)]
    pub outlet: Option<String>,
    /// Its author, as printed.
    #[schema(max_length = 300, example = "Lê Phương")]
    pub author: Option<String>,
    /// The day it was published.
    #[schema(example = "2020-12-30")]
    pub published_on: Option<NaiveDate>,
    /// The outlet it was taken over from.
    #[schema(max_length = 300)]
    pub republished_from: Option<String>,
    /// The officer who saw the original.
    #[schema(max_length = 300)]
    pub seen_by: Option<String>,
}

impl SourceAnswer {
    /// A source with the records it names, as `named` has them: none where the caller does not see one.
    pub(crate) fn of(source: thidua_domain::records::Source, named: impl Fn(Uuid) -> Option<Reference>) -> Self {
        let document = source.document_id.and_then(&named);
        let article = source.article_id.and_then(&named);
        Self {
            document_id: document.as_ref().map(|document| document.id),
            document,
            article_id: article.as_ref().map(|article| article.id),
            article,
            title: source.title,
            url: source.url,
            outlet: source.outlet,
            author: source.author,
            published_on: source.published_on,
            republished_from: source.republished_from,
            seen_by: source.seen_by,
        }
    }
}

/// When something was, is or will be, as far as it is known: the words of the source, and the days they may mean. Where
/// the source says no year, `earliest` and `latest` are both null and `edtf` has the days with a masked year
/// (`XXXX-06-11`, `[XXXX-04-20..XXXX-04-25]`): `within` is then in one year, not said which, `span` in every year. Ranges
/// of lists find such a time in any year; in an order by time it is unknown.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TimeWindow {
    /// As the source said it; null when entered as values.
    #[schema(max_length = 500, example = "trung tuần tháng 11/2020")]
    pub text: Option<String>,
    /// First day, inclusive; null when that end is open, or when no year is known.
    #[schema(example = "2020-11-11")]
    pub earliest: Option<NaiveDate>,
    /// Last day, inclusive; null when that end is open, or when no year is known.
    #[schema(example = "2020-11-20")]
    pub latest: Option<NaiveDate>,
    /// Whether it is one moment somewhere within, or lasts all of it: `/v1/code-lists/time-extents`. Of days without a
    /// year: in one year, or in every year.
    #[schema(max_length = 10, pattern = "^(within|span)$", example = "within")]
    pub extent: String,
    /// The unit it is known to: `/v1/code-lists/time-precisions`.
    #[schema(max_length = 20, pattern = "^[a-z_]+$", example = "dekad")]
    pub precision: String,
    /// Part of the day, when one is said.
    #[schema(max_length = 20, pattern = "^(morning|afternoon|evening)$", example = "morning")]
    pub part_of_day: Option<String>,
    /// When it begins on its first day.
    #[schema(max_length = 5, pattern = "^[0-2][0-9]:[0-5][0-9]$", example = "07:30")]
    pub start_time: Option<String>,
    /// When it ends on its last day.
    #[schema(max_length = 5, pattern = "^[0-2][0-9]:[0-5][0-9]$", example = "11:30")]
    pub end_time: Option<String>,
    /// Whether the days are only about right.
    #[schema(example = false)]
    pub approximate: bool,
    /// The same in EDTF (ISO 8601-2); with a masked year where none is known: `XXXX-06-11`.
    #[schema(max_length = 80, example = "[2020-11-11..2020-11-20]")]
    pub edtf: String,
}

/// A time as it is written: `edtf`, or `earliest` and `latest`, with the words of the source beside them; what the words
/// mean is read by `POST /v1/time-readings`. What is sent twice must agree. Days without a year are written in EDTF alone:
/// `XXXX-09-18`, and with `"extent": "span"` every year.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TimeInput {
    /// As the source said it.
    #[schema(min_length = 1, max_length = 500, pattern = r"\S", example = "ngày 15 tháng 10 năm 2019")]
    pub text: Option<String>,
    /// First day, inclusive; open when left out.
    pub earliest: Option<NaiveDate>,
    /// Last day, inclusive; open when left out.
    pub latest: Option<NaiveDate>,
    /// `within` or `span`: `/v1/code-lists/time-extents`.
    #[schema(max_length = 10, pattern = "^(within|span)$")]
    pub extent: Option<String>,
    /// The unit it is known to.
    #[schema(max_length = 20, pattern = "^(year|half|quarter|month|dekad|day|part_of_day|minute|period)$")]
    pub precision: Option<String>,
    /// Part of the day.
    #[schema(max_length = 20, pattern = "^(morning|afternoon|evening)$")]
    pub part_of_day: Option<String>,
    /// When it begins on its first day.
    #[schema(max_length = 5, pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    pub start_time: Option<String>,
    /// When it ends on its last day.
    #[schema(max_length = 5, pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    pub end_time: Option<String>,
    /// Whether the days are only about right.
    pub approximate: Option<bool>,
    /// The value in EDTF (ISO 8601-2), level 1, with quarters, sets and a masked year.
    #[schema(max_length = 80, example = "2019-10-15")]
    pub edtf: Option<String>,
}

/// A sum of money. The amount is text, for a JSON number is not exact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(example = json!({"amount": "2340000", "currency": "VND"}))]
pub struct Money {
    /// How much, as a decimal number.
    #[schema(max_length = 24, pattern = r"^[0-9]{1,18}(\.[0-9]{1,4})?$", example = "2340000")]
    pub amount: String,
    /// The currency (ISO 4217).
    #[schema(max_length = 3, pattern = "^[A-Z]{3}$", example = "VND")]
    pub currency: String,
}

impl Money {
    /// A sum in đồng.
    #[must_use]
    pub fn dong(amount: rust_decimal::Decimal) -> Self {
        Self { amount: amount.normalize().to_string(), currency: "VND".to_owned() }
    }
}
