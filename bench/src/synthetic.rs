//! Synthetic documents: made of templates and numbers alone, about nobody and nothing real. The same number always
//! gives the same document.

use serde_json::{Value, json};
use thidua_domain::records::Visibility;

/// How many synthetic units keep and issue the documents.
pub(crate) const UNITS: u32 = 40;

const FIRST_YEAR: u32 = 2001;
const YEARS: u32 = 25;

/// Type, abbreviation in symbols, and how its titles begin.
const TYPES: [(&str, &str, &str); 4] = [
    ("adm-plan", "KH", "Tổ chức"),
    ("adm-directive", "CT", "Đẩy mạnh"),
    ("adm-decision-individual", "QĐ", "Khen thưởng tập thể trong"),
    ("adm-report", "BC", "Kết quả"),
];

const SUBJECTS: [&str; 8] = [
    "phong trào thi đua yêu nước",
    "công tác thi đua, khen thưởng",
    "việc nhân điển hình tiên tiến",
    "phong trào thi đua xây dựng nông thôn mới",
    "đợt thi đua chuyên đề về chuyển đổi số",
    "hội nghị biểu dương gương người tốt việc tốt",
    "phong trào dạy tốt, học tốt",
    "cuộc vận động giữ gìn môi trường",
];

/// The synthetic unit with this number, as an administrator would send it.
pub(crate) fn unit(number: u32) -> Value {
    json!({
        "code": format!("thu-nghiem-{number:02}"),
        "name": {"vi": format!("Đơn vị thử nghiệm số {number:02}"), "en": format!("Test unit {number:02}")},
        "kind": "agency",
        "abbreviations": [format!("ĐVTN{number:02}")],
    })
}

/// A synthetic document.
pub(crate) struct Synthetic {
    /// The number of its keeper and issuer.
    pub(crate) unit: u32,
    /// Who may read it: nine of ten are public, the others drafts and internal records in turn.
    pub(crate) visibility: Visibility,
    /// As an editor would send it, but for its issuer's id.
    pub(crate) input: Value,
}

fn pick<T: Copy>(from: &[T], number: u32, otherwise: T) -> T {
    let length = u32::try_from(from.len()).unwrap_or(1).max(1);
    usize::try_from(number % length).ok().and_then(|index| from.get(index)).copied().unwrap_or(otherwise)
}

/// The synthetic document with this number, issued by the organization `issuer`.
pub(crate) fn document(number: u32, issuer: impl Fn(u32) -> String) -> Synthetic {
    let unit = number % UNITS;
    let year = FIRST_YEAR + number / UNITS % YEARS;
    let serial = number / (UNITS * YEARS) + 1;
    // Scattered, so that neighbours by day are no neighbours by number.
    let mixed = number.wrapping_mul(2_654_435_761);
    let (document_type, abbreviation, begins) = pick(&TYPES, mixed >> 7, ("adm-plan", "KH", "Tổ chức"));
    let subject = pick(&SUBJECTS, mixed >> 11, "công tác thi đua, khen thưởng");
    let day = format!("{year}-{:02}-{:02}", (mixed >> 15) % 12 + 1, (mixed >> 20) % 28 + 1);
    let visibility = match number % 20 {
        7 => Visibility::Draft,
        13 => Visibility::Internal,
        _ => Visibility::Public,
    };
    // One of five has no known day.
    let issued = (number % 5 != 2).then(|| json!({"earliest": day, "latest": day, "precision": "day"}));
    let input = json!({
        "documentType": document_type,
        "symbol": {"raw": format!("{serial}/{abbreviation}-TN{unit:02}")},
        "symbolYear": year,
        "issuers": [{"organizationId": issuer(unit)}],
        "issued": issued,
        "origin": "recorded",
        "sources": [{"title": "Dữ liệu tổng hợp để đo hiệu năng, không có thật"}],
        "title": format!("{begins} {subject} năm {year} (dữ liệu thử số {number})"),
        "summary": format!(
            "Văn bản tổng hợp số {number} để đo hiệu năng: {subject}, năm {year}, của đơn vị thử nghiệm {unit:02}. \
             Nội dung được ghép từ mẫu câu và con số, không nói về ai và không nói về việc nào có thật."
        ),
    });
    Synthetic { unit, visibility, input }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn numbers_give_documents_of_their_own_and_always_the_same() {
        let symbol = |number| {
            let document = document(number, |unit| unit.to_string());
            format!("{} {} {}", document.unit, document.input["symbolYear"], document.input["symbol"]["raw"])
        };
        let symbols: HashSet<String> = (0..20_000).map(symbol).collect();
        assert_eq!(symbols.len(), 20_000);
        assert_eq!(symbol(777), symbol(777));
    }
}
