//! What a finding is.

use serde::Serialize;
use uuid::Uuid;

use crate::{language::Sentence, rewards::Expected};

macro_rules! finding_codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)+) => {
        /// What a finding is about: a code of `award-findings`. A code is never renamed or reused.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum FindingCode {
            $($(#[$doc])* $name,)+
        }

        impl FindingCode {
            /// Every code, in the order in which findings are listed.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The code.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }
        }
    };
}

finding_codes! {
    /// The type is known by printed words only, or is not in the catalogue.
    TypeUnknown = "type_unknown";
    /// The day of the decision is not known, so no rule of a day can be looked up.
    DateUnknown = "date_unknown";
    /// It is dated otherwise than the decision that it names.
    GrantedDiffers = "granted_differs";
    /// It is dated on a day that is still to come.
    GrantedInFuture = "granted_in_future";
    /// The document that it names is of a type that decides nothing.
    NotADecision = "not_a_decision";
    /// The type could no longer be given on that day.
    TypeNotInForce = "type_not_in_force";
    /// What the catalogue says of the type on that day was not confirmed, or it says nothing.
    UnconfirmedType = "unconfirmed_type";
    /// The kind of award was not known to the law of that day.
    KindNotInForce = "kind_not_in_force";
    /// Printed among titles, but a form; or the other way round.
    FamilyMismatch = "family_mismatch";
    /// The type is not given to this kind of recipient.
    RecipientKindUnfit = "recipient_kind_unfit";
    /// It is not known which office decided.
    DeciderUnknown = "decider_unknown";
    /// The office that decided is not among those that may.
    NotCompetent = "not_competent";
    /// The reward on paper is not the one the rules lead to, or above the most they allow.
    RewardDiffers = "reward_differs";
    /// There is a reward on paper and no rule to compare it with.
    RewardUnknown = "reward_unknown";
    /// A reward was due and the paper gives none.
    AmountMissing = "amount_missing";
    /// There is another award for the same deed.
    SameDeed = "same_deed";
    /// The same decision gives this recipient the same type twice on record.
    SameAward = "same_award";
    /// Another award of this level and kind is nearer than usual.
    DistanceTooShort = "distance_too_short";
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Something is missing or not confirmed.
    Note,
    /// Paper and rule, or two things on record, do not agree.
    Warning,
}

impl Severity {
    /// The code.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
        }
    }
}

/// Something to check about an award.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// What it is about.
    pub code: FindingCode,
    /// How much it weighs.
    pub severity: Severity,
    /// Whether the source of the rule was read.
    pub confirmed: bool,
    /// JSON pointer to the property it is about.
    pub pointer: Option<&'static str>,
    /// What was found, and what to check.
    pub detail: Sentence,
    /// Rule and article, as the catalogue cites them.
    pub source: Option<String>,
    /// The reward that the rules lead to, where the finding is about it.
    pub expected: Option<Expected>,
    /// Other awards it is about.
    pub related: Vec<Uuid>,
}

impl Finding {
    /// A gap in the record: no rule is needed to see it.
    pub(super) fn gap(code: FindingCode, pointer: &'static str, detail: Sentence) -> Self {
        Self {
            code,
            severity: Severity::Note,
            confirmed: true,
            pointer: Some(pointer),
            detail,
            source: None,
            expected: None,
            related: Vec::new(),
        }
    }

    /// What is on record does not agree with itself: no rule is needed to see it.
    pub(super) fn contradiction(code: FindingCode, pointer: &'static str, detail: Sentence) -> Self {
        Self { severity: Severity::Warning, ..Self::gap(code, pointer, detail) }
    }

    /// Paper and rule do not agree.
    pub(super) fn against(
        code: FindingCode,
        pointer: &'static str,
        (source, confirmed): (&str, bool),
        detail: Sentence,
    ) -> Self {
        Self {
            severity: Severity::Warning,
            confirmed,
            source: Some(source.to_owned()),
            ..Self::gap(code, pointer, detail)
        }
    }
}
