//! What a sheet may say only in its time.

use chrono::NaiveDate;

use super::{Means, Sheet, pattern};
use crate::{
    faults::{Fault, Faults},
    records::Origin,
};

impl Sheet {
    /// Nothing was asserted after `today`, and what is made here uses no code that was no longer in use then: `ended` is
    /// the last day of a code of a list. What is recorded from elsewhere keeps the words of its day (D6).
    pub fn check_in_time(
        &self,
        today: NaiveDate,
        ended: impl Fn(&str, &str) -> Option<NaiveDate>,
        faults: &mut Faults,
    ) {
        for (n, claim) in self.provenance.claims.iter().enumerate() {
            if claim.asserted_on.is_some_and(|day| day > today) {
                faults.push(Fault::body(
                    format!("/claims/{n}/assertedOn"),
                    "in_future",
                    "Ngày này còn ở phía trước; hãy ghi ngày nguồn đã nói điều đó.",
                    "This day lies ahead; give the day on which the source said it.",
                ));
            }
        }
        if self.provenance.origin == Origin::Recorded {
            return;
        }
        let begins = self.index().sort_on.date_naive();
        for field in self.definition.fields {
            let Means::Code(list) = field.means else { continue };
            for (pointer, value) in pattern::all(&self.content, field.at) {
                let ended = value.as_str().and_then(|code| ended(list, code));
                if let Some(ended) = ended.filter(|ended| begins > *ended) {
                    faults.push(Fault::body(
                        pointer,
                        "code_ended",
                        format!(
                            "Mã này chỉ dùng đến {}; hãy chọn mã khác trong /v1/code-lists/{list}.",
                            ended.format("%d/%m/%Y")
                        ),
                        format!("This code was in use until {ended}; choose another one of /v1/code-lists/{list}."),
                    ));
                }
            }
        }
    }
}
