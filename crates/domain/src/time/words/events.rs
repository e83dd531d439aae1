//! Events that words count from, by their name.

use super::{
    context::{KnownEvent, TimeContext},
    tokens::roman_number,
};
use crate::text::{fold, tokens};

/// The events that a name may mean: those so called, else those whose name has all its words or the other way round.
pub(super) fn events_named<'a>(context: &'a TimeContext, name: &str) -> Vec<&'a KnownEvent> {
    let wanted = words(name);
    let exact: Vec<&KnownEvent> = context.events.iter().filter(|event| words(&event.name) == wanted).collect();
    if !exact.is_empty() {
        return exact;
    }
    let close = |event: &&KnownEvent| {
        let known = words(&event.name);
        let (shorter, longer) = if known.len() < wanted.len() { (&known, &wanted) } else { (&wanted, &known) };
        shorter.len() > 1 && shorter.iter().all(|word| longer.contains(word)) && number(&known) == number(&wanted)
    };
    context.events.iter().filter(close).collect()
}

/// The words of a name without accents; Roman numbers, written in capitals, as figures.
fn words(name: &str) -> Vec<String> {
    tokens(name)
        .split(' ')
        .map(|word| {
            let roman = if word.chars().all(char::is_uppercase) { roman_number(&fold(word)) } else { None };
            roman.map_or_else(|| fold(word), |number| number.to_string())
        })
        .collect()
}

/// The number of a series: "lần thứ VIII", "VIII"; years are none.
fn number(words: &[String]) -> Option<&String> {
    words.iter().find(|word| word.len() < 4 && word.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{
        super::super::{TimeInput, TimeWindow},
        *,
    };

    fn context(names: &[&str]) -> TimeContext {
        let input = TimeInput { edtf: Some("2015-09".to_owned()), ..TimeInput::default() };
        let time = TimeWindow::parse(input, "").unwrap();
        let events = names.iter().map(|name| KnownEvent { name: (*name).to_owned(), time: time.clone() }).collect();
        TimeContext { events, ..TimeContext::default() }
    }

    #[test]
    fn an_event_is_found_by_its_number_and_words() {
        let context = context(&["Đại hội VIII", "Đại hội IX", "Hội nghị điển hình tiên tiến thành phố lần thứ V"]);
        let found = |name: &str| events_named(&context, name).iter().map(|event| &*event.name).collect::<Vec<_>>();
        assert_eq!(found("đại hội VIII"), ["Đại hội VIII"]);
        assert_eq!(found("Đại hội Thi đua yêu nước thành phố lần thứ VIII"), ["Đại hội VIII"]);
        assert_eq!(found("Đại hội lần thứ 9"), ["Đại hội IX"]);
        assert_eq!(found("Đại hội").len(), 0);
        assert_eq!(
            found("Hội nghị điển hình tiên tiến thành phố lần thứ V (2020 - 2025)"),
            ["Hội nghị điển hình tiên tiến thành phố lần thứ V"]
        );
        assert!(found("Đại hội X").is_empty());
    }
}
