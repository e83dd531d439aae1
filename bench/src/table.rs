//! The report.

use crate::rounds::{Measured, Sample, Way};

/// The middle of several numbers, and the least and greatest of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spread {
    /// The median; the lower one of two.
    pub(crate) median: f64,
    /// The least.
    pub(crate) least: f64,
    /// The greatest.
    pub(crate) greatest: f64,
}

impl Spread {
    /// Of some numbers; not a number when there are none.
    pub(crate) fn of(numbers: impl IntoIterator<Item = f64>) -> Self {
        let mut numbers: Vec<f64> = numbers.into_iter().collect();
        numbers.sort_by(f64::total_cmp);
        let at = |index: usize| numbers.get(index).copied().unwrap_or(f64::NAN);
        let last = numbers.len().saturating_sub(1);
        Self { median: at(last / 2), least: at(0), greatest: at(last) }
    }
}

fn of_way(measured: &Measured, way: Way, value: impl Fn(&Sample) -> f64) -> Spread {
    let samples = measured.rounds.iter().flatten().filter(|sample| sample.way == way);
    Spread::of(samples.map(value))
}

/// CPU of one way for each CPU of the kept answer, round by round.
fn ratio(measured: &Measured, way: Way) -> Spread {
    let cpu = |round: &[Sample], way: Way| round.iter().find(|sample| sample.way == way).map(|sample| sample.cpu);
    let ratios = measured.rounds.iter().filter_map(|round| Some(cpu(round, way)? / cpu(round, Way::Kept)?));
    Spread::of(ratios)
}

fn with_range(spread: Spread) -> String {
    format!("**{:.2}** ({:.2}–{:.2})", spread.median, spread.least, spread.greatest)
}

/// Prints what was measured on a database.
pub(crate) fn print(database: &str, records: &str, measured: &[Measured]) {
    println!("\n### {database}, {records}\n");
    println!("Ratios: CPU of the handler ÷ CPU of the kept answer, median (least–greatest).\n");
    println!(
        "| case | ratio, same layers | ratio, no layers | kept: µs, answers/s | made: µs, answers/s | database µs | alone |"
    );
    println!("|---|---|---|---|---|---|---|");
    for case in measured {
        let cost = |way| (of_way(case, way, |sample| sample.cpu).median, of_way(case, way, |s| s.rate).median);
        let ((kept, kept_rate), (made, made_rate)) = (cost(Way::Kept), cost(Way::Made));
        println!(
            "| {} | {} | {} | {kept:.1}, {kept_rate:.0} | {made:.1}, {made_rate:.0} | {:.0} | {:.1} ms ({:.1}–{:.1}) |",
            case.name,
            with_range(ratio(case, Way::SameBytes)),
            with_range(ratio(case, Way::Bare)),
            of_way(case, Way::Made, |sample| sample.database_cpu).median,
            case.alone.median,
            case.alone.least,
            case.alone.greatest,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_found() {
        let spread = Spread::of([3.0, 1.0, 2.0, 9.0, 5.0]);
        assert_eq!(spread, Spread { median: 3.0, least: 1.0, greatest: 9.0 });
        assert!(Spread::of([]).median.is_nan());
    }

    #[test]
    fn ratios_are_taken_within_a_round() {
        let sample = |way, cpu| Sample { way, rate: 1.0, cpu, database_cpu: 0.0 };
        let round = |kept, same| vec![sample(Way::SameBytes, same), sample(Way::Kept, kept)];
        let measured = Measured {
            name: "case",
            alone: Spread::of([]),
            rounds: vec![round(10.0, 8.0), round(20.0, 18.0), round(10.0, 9.5)],
        };
        assert_eq!(ratio(&measured, Way::SameBytes), Spread { median: 0.9, least: 0.8, greatest: 0.95 });
    }
}
