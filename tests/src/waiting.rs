//! Waiting for a condition.

use std::{
    thread,
    time::{Duration, Instant},
};

/// Asks until there is an answer; ends the test when half a minute brought none.
pub fn eventually<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + Duration::from_secs(30);
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(Instant::now() < deadline, "half a minute went by without: {what}");
        thread::sleep(Duration::from_millis(20));
    }
}
