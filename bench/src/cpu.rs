//! How much CPU time processes have used, to the nanosecond, from the scheduler's own account (`/proc/…/schedstat`).

use std::{collections::HashMap, fs, path::Path, time::Duration};

use crate::Outcome;

/// The CPU time of each thread of some processes at one moment.
#[derive(Debug, Clone)]
pub(crate) struct CpuTimes(HashMap<String, u64>);

impl CpuTimes {
    /// Of one process.
    pub(crate) fn of_process(pid: u32) -> Outcome<Self> {
        let mut times = HashMap::new();
        add_threads(&Path::new("/proc").join(pid.to_string()), &mut times);
        if times.is_empty() {
            return Err(format!("no CPU times of process {pid}: /proc/{pid}/task/*/schedstat is needed").into());
        }
        Ok(Self(times))
    }

    /// Of every process called `postgres` on this machine; empty when the database runs elsewhere.
    pub(crate) fn of_postgres() -> Outcome<Self> {
        let mut times = HashMap::new();
        for entry in fs::read_dir("/proc")? {
            let path = entry?.path();
            if fs::read_to_string(path.join("comm")).is_ok_and(|name| name.trim_end() == "postgres") {
                add_threads(&path, &mut times);
            }
        }
        Ok(Self(times))
    }

    /// What was used since `before`. A thread that ended in between was idle, for the pool keeps idle ones for longer
    /// than a measurement takes.
    pub(crate) fn since(&self, before: &Self) -> Duration {
        let used = |(thread, now): (&String, &u64)| now.saturating_sub(before.0.get(thread).copied().unwrap_or(0));
        Duration::from_nanos(self.0.iter().map(used).sum())
    }
}

/// A thread that ends while it is being read is left out.
fn add_threads(process: &Path, times: &mut HashMap<String, u64>) {
    let Ok(threads) = fs::read_dir(process.join("task")) else { return };
    for thread in threads.flatten() {
        let text = fs::read_to_string(thread.path().join("schedstat")).unwrap_or_default();
        if let Some(nanos) = text.split(' ').next().and_then(|field| field.parse().ok()) {
            times.insert(thread.path().display().to_string(), nanos);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_seen() {
        let before = CpuTimes::of_process(std::process::id()).unwrap();
        let mut after = before.clone();
        let mut sum = 0_u64;
        while after.since(&before).is_zero() {
            sum = (0..1_000_000).fold(sum, u64::wrapping_add);
            after = CpuTimes::of_process(std::process::id()).unwrap();
        }
        assert!(before.since(&before).is_zero());
    }
}
