//! What is written of an article.

use utoipa::ToSchema;
use uuid::Uuid;

use crate::shapes::{Picture, QuantityInput, TimeInput};

/// An article, as printed.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct ArticleShape {
    /// Its title.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    title: String,
    /// The section it stands in.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    section: Option<String>,
    /// Its author, as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    author: Option<String>,
    /// Who published it.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    outlet: Option<String>,
    /// Its address.
    #[schema(max_length = 2000, pattern = r"^https?://[^\s\u0000-\u001f\u007f-\u009f]+$")]
    url: Option<String>,
    /// When it was published, to the minute where it says so.
    published: Option<TimeInput>,
    /// The sentence that leads in.
    #[schema(min_length = 1, max_length = 20000, pattern = r"\S")]
    lead: Option<String>,
    /// Its text; paragraphs are parted by line ends.
    #[schema(min_length = 1, max_length = 20000, pattern = r"\S")]
    body: Option<String>,
    /// Where it was taken over from.
    #[schema(max_items = 200)]
    republished_from: Option<Vec<Republication>>,
    /// The records it is about.
    #[schema(max_items = 200)]
    about: Option<Vec<ArticleSubject>>,
    /// Its pictures.
    #[schema(max_items = 200)]
    pictures: Option<Vec<Picture>>,
    /// How often it was read, as printed.
    views: Option<QuantityInput>,
    /// How often the whole site was visited, as printed.
    site_visits: Option<QuantityInput>,
    /// What the page offers beside the text.
    #[schema(max_items = 200)]
    services: Option<Vec<PageService>>,
    /// Other items that the page lists.
    #[schema(max_items = 200)]
    alongside: Option<Vec<ListedItem>>,
    /// Who answers for the page, as printed.
    #[schema(min_length = 1, max_length = 20000, pattern = r"\S")]
    imprint: Option<String>,
}

/// An edge from a re-publication to what it was taken from.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct Republication {
    /// The original, when the register has it.
    article_id: Option<Uuid>,
    /// The outlet it was taken over from, as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    outlet: Option<String>,
    /// The address of the original.
    #[schema(max_length = 2000, pattern = r"^https?://[^\s\u0000-\u001f\u007f-\u009f]+$")]
    url: Option<String>,
    /// The words that say so, as printed.
    #[schema(min_length = 1, max_length = 20000, pattern = r"\S")]
    words: Option<String>,
}

/// A record that an article is about.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct ArticleSubject {
    /// The record.
    subject_id: Option<Uuid>,
    /// What of it.
    #[schema(min_length = 1, max_length = 20000, pattern = r"\S")]
    note: Option<String>,
}

/// Something a page offers.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct PageService {
    /// What: a code of `page-services`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    service: String,
    /// Its words, as printed.
    #[schema(min_length = 1, max_length = 20000, pattern = r"\S")]
    text: Option<String>,
}

/// Another item that a page lists.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct ListedItem {
    /// Under which heading.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    heading: Option<String>,
    /// Its title.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    title: String,
    /// How its text begins.
    #[schema(min_length = 1, max_length = 20000, pattern = r"\S")]
    teaser: Option<String>,
    /// When it was published, as printed.
    published: Option<TimeInput>,
    /// The article, when the register has it.
    article_id: Option<Uuid>,
}
