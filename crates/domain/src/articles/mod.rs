//! Articles: what was published about the work, as printed, with where it came from.

use uuid::Uuid;

use crate::{
    access::Permission,
    content,
    faults::{Fault, Faults},
    quantity::Quantity,
    records::Kind,
    sheets::{Content, Definition, Field, Filter, Is, Means, Of, Order, Provenance, Rights, parts::Picture},
    time::TimeWindow,
};

/// The kinds of record that an article can be about, and a campaign can serve.
pub const SUBJECTS: &[Kind] = &[
    Kind::Document,
    Kind::Organization,
    Kind::Campaign,
    Kind::EmulationBlock,
    Kind::CongressSeries,
    Kind::Congress,
    Kind::Person,
    Kind::Exemplar,
    Kind::Recipient,
    Kind::Award,
    Kind::AwardTally,
    Kind::Ceremony,
];

/// What an article is.
pub static DEFINITION: Definition = Definition {
    kind: Kind::Article,
    collection: "articles",
    fields: &[
        Field::new("/published", Means::Time),
        Field::new("/views", Means::Quantity),
        Field::new("/siteVisits", Means::Quantity),
        Field::new("/republishedFrom/*/articleId", Means::Reference(&[Kind::Article])),
        Field::new("/about/*/subjectId", Means::Reference(SUBJECTS)),
        Field::new("/pictures/*/id", Means::Item),
        Field::new("/pictures/*/people/*/personId", Means::Reference(&[Kind::Person])),
        Field::new("/services/*/service", Means::Code("page-services")),
        Field::new("/alongside/*/published", Means::Time),
        Field::new("/alongside/*/articleId", Means::Reference(&[Kind::Article])),
    ],
    claimable: &[],
    public: &[
        "title",
        "section",
        "author",
        "outlet",
        "url",
        "published",
        "lead",
        "body",
        "republishedFrom",
        "about",
        "pictures",
        "views",
        "siteVisits",
        "services",
        "alongside",
        "imprint",
    ],
    confidential: &[],
    filters: &[
        Filter::Term { name: "aboutId", at: "/about/*/subjectId", is: Is::Id },
        Filter::Term { name: "outlet", at: "/outlet", is: Is::Text },
        Filter::Term { name: "section", at: "/section", is: Is::Text },
        Filter::Term { name: "author", at: "/author", is: Is::Text },
        Filter::Term { name: "originalId", at: "/republishedFrom/*/articleId", is: Is::Id },
        Filter::Days { name: "published", at: &["/published"] },
    ],
    recorded_from: None,
    inherits: &[],
    order: Order { by_time: Some("published"), at: &["/published"], by_name_first: false },
    searched: &["/section", "/author", "/outlet", "/lead", "/body", "/pictures/*/caption"],
    rights: Rights { write: Permission::ArticlesWrite, publish: Permission::ArticlesPublish },
    of: Of::content::<Article>(),
};

content! {
    /// An article, as printed.
    pub struct Article {
        /// Its title.
        pub title: String,
        /// The section it stands in.
        pub section: Option<String>,
        /// Its author, as printed.
        pub author: Option<String>,
        /// Who published it.
        pub outlet: Option<String>,
        /// Its address.
        pub url: Option<String>,
        /// When it was published, to the minute where it says so.
        pub published: Option<TimeWindow>,
        /// The sentence that leads in.
        pub lead: Option<String>,
        /// Its text; paragraphs are parted by line ends.
        pub body: Option<String>,
        /// Where it was taken over from.
        pub republished_from: Vec<Republished>,
        /// The records it is about.
        pub about: Vec<About>,
        /// Its pictures.
        pub pictures: Vec<Picture>,
        /// How often it was read, as printed.
        pub views: Option<Quantity>,
        /// How often the whole site was visited, as printed.
        pub site_visits: Option<Quantity>,
        /// What the page offers beside the text.
        pub services: Vec<PageService>,
        /// Other items that the page lists.
        pub alongside: Vec<Alongside>,
        /// Who answers for the page, as printed.
        pub imprint: Option<String>,
    }

    /// An edge from a re-publication to what it was taken from.
    pub struct Republished {
        /// The original, when the register has it.
        pub article_id: Option<Uuid>,
        /// The outlet it was taken over from, as printed.
        pub outlet: Option<String>,
        /// The address of the original.
        pub url: Option<String>,
        /// The words that say so, as printed.
        pub words: Option<String>,
    }

    /// A record that an article is about.
    pub struct About {
        /// The record.
        pub subject_id: Option<Uuid>,
        /// What of it.
        pub note: Option<String>,
    }

    /// Something a page offers.
    pub struct PageService {
        /// What: a code of `page-services`.
        pub service: String,
        /// Its words, as printed.
        pub text: Option<String>,
    }

    /// Another item that a page lists.
    pub struct Alongside {
        /// Under which heading.
        pub heading: Option<String>,
        /// Its title.
        pub title: String,
        /// How its text begins.
        pub teaser: Option<String>,
        /// When it was published, as printed.
        pub published: Option<TimeWindow>,
        /// The article, when the register has it.
        pub article_id: Option<Uuid>,
    }
}

impl Content for Article {
    fn name(&self) -> String {
        self.title.clone()
    }

    /// Its address, unless that is no more than the front page of a site.
    fn identity(&self) -> Option<String> {
        let url = self.url.as_deref()?;
        let (_, rest) = url.split_once("://")?;
        let (_, page) = rest.split_once(['/', '?'])?;
        (!page.is_empty()).then(|| url.to_owned())
    }

    fn check(&self, _provenance: &Provenance, faults: &mut Faults) {
        for (n, from) in self.republished_from.iter().enumerate() {
            if from.article_id.is_none() && from.outlet.is_none() && from.url.is_none() {
                faults.push(Fault::body(
                    format!("/republishedFrom/{n}"),
                    "required",
                    "Nêu ít nhất một trong: articleId, outlet, url của bài gốc.",
                    "Name the original by at least one of articleId, outlet, url.",
                ));
            }
        }
    }
}
