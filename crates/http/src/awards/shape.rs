//! What is written of an award.

use utoipa::ToSchema;
use uuid::Uuid;

use crate::shapes::{Code, TimeInput};

/// An award: one recipient, one award type, one achievement, in one decision.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct AwardShape {
    /// The recipient's name as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    name: String,
    /// The line of the annex, as printed.
    line: Option<AwardLine>,
    /// The decision.
    decision_id: Option<Uuid>,
    /// The recipient.
    recipient_id: Option<Uuid>,
    /// What the recipient was that day: a code of `recipient-kinds`. The recipient's own, unless said.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    recipient_kind: Option<String>,
    /// The unit it counts under: the recipient's unit that day.
    unit_id: Option<Uuid>,
    /// A code of `/v1/award-types`.
    #[schema(max_length = 100, pattern = "^[a-z0-9]+(-[a-z0-9]+)*$")]
    award_type: Option<String>,
    /// In which of the two columns the paper has it: a code of `award-families`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    printed_family: Option<String>,
    /// A code of `award-kinds` (loại hình khen thưởng).
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    kind: Option<String>,
    /// When it was decided; the date of the decision, unless said.
    granted: Option<TimeInput>,
    /// Who decided, where the decision itself is not in the register.
    decided_by: Option<AwardDecider>,
    /// For what.
    achievement: Option<AwardAchievement>,
    /// The citation, as published.
    #[schema(min_length = 1, max_length = 20000, pattern = r"\S")]
    citation: Option<String>,
    /// The campaign.
    campaign_id: Option<Uuid>,
    /// The congress or conference at which it was conferred.
    congress_id: Option<Uuid>,
    /// The ceremony at which it was conferred.
    ceremony_id: Option<Uuid>,
    /// The calling at the ceremony.
    calling: Option<AwardCalling>,
    /// Whether the recipient had died.
    posthumous: Option<bool>,
    /// The reward on paper.
    amount: Option<Reward>,
    /// How many works a prize is for.
    #[schema(minimum = 1, maximum = 1000)]
    works: Option<u32>,
    /// The fund that pays.
    fund: Option<AwardFund>,
    /// The class the recipient belonged to that day: a code of `worker-classes`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    worker_class: Option<String>,
    /// Whether the recipient was a small collective that day.
    small_collective: Option<bool>,
    /// A code of `economic-sectors`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    sector: Option<String>,
    /// Codes of `fields-of-work`.
    #[schema(max_items = 100)]
    fields: Option<Vec<Code>>,
    /// Other awards for the same deed.
    #[schema(max_items = 20)]
    same_deed: Option<Vec<AwardForSameDeed>>,
    /// What only those who may change the record see: never in anything public.
    private: Option<AwardPrivateFacts>,
}

/// A line of an annex.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct AwardLine {
    /// Its number.
    #[schema(minimum = 1, maximum = 1_000_000)]
    order: Option<u32>,
    /// Post, as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    post: Option<String>,
    /// Unit, as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    unit: Option<String>,
    /// Award, as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    award: Option<String>,
}

/// Who decided an award.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct AwardDecider {
    /// The organization.
    organization_id: Option<Uuid>,
    /// Its office.
    office_id: Option<Uuid>,
    /// As printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    name: Option<String>,
    /// Number and symbol of the decision, as printed.
    #[schema(min_length = 1, max_length = 200, pattern = r"\S")]
    symbol: Option<String>,
}

/// For what an award is given.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct AwardAchievement {
    /// In words.
    #[schema(min_length = 1, max_length = 20000, pattern = r"\S")]
    text: Option<String>,
    /// In which time: a year, a term, a day.
    period: Option<TimeInput>,
}

/// The calling at a ceremony.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct AwardCalling {
    /// Its place in the order.
    #[schema(minimum = 1, maximum = 1_000_000)]
    order: Option<u32>,
    /// Who came: a code of `award-attendances`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    attendance: Option<String>,
    /// Who received it instead, as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    received_by: Option<String>,
}

/// The reward on paper, in đồng. The amount is text, for a JSON number is not exact.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct Reward {
    /// How much, in digits without anything between thousands.
    #[schema(max_length = 18, pattern = r"^[0-9]{1,15}(\.[0-9]{1,2})?$", example = "1410000")]
    amount: String,
    /// The currency (ISO 4217): đồng.
    #[schema(max_length = 3, pattern = "^(VND)$", example = "VND")]
    currency: String,
}

/// A fund.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct AwardFund {
    /// As printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    name: Option<String>,
    /// The year whose money it is.
    #[schema(minimum = 1945, maximum = 2200)]
    year: Option<u16>,
}

/// Another award for the same deed.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct AwardForSameDeed {
    /// The award.
    award_id: Option<Uuid>,
}

/// Private facts of an award.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct AwardPrivateFacts {
    /// The address as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    address: Option<String>,
    /// Day or year of birth as printed.
    #[schema(min_length = 1, max_length = 100, pattern = r"\S")]
    born: Option<String>,
    /// What the officer notes.
    #[schema(min_length = 1, max_length = 20000, pattern = r"\S")]
    note: Option<String>,
}
