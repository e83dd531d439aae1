//! What pages and counts of awards ask of the database: the plan of every statement, and the work it is.

mod asking;
mod statement;

use std::process::Command;

use thidua_persistence::db::{Address, Db};

use self::{asking::cases, statement::Statement};
use crate::Outcome;

/// What one statement costs.
struct Work {
    /// Buffers on PostgreSQL, steps of the virtual machine on SQLite.
    amount: u64,
    /// What of its plan is no plain look-up.
    oddities: Vec<String>,
}

/// Words of a plan that say that rows were sorted, filtered or all looked at.
const ODD: [&str; 6] = ["Sort", "Filter:", "Seq Scan", "TEMP B-TREE", "SCAN ", "Rows Removed"];

/// Reports the statements of every case over a database that holds awards.
pub(crate) fn run(url: &str) -> Outcome<()> {
    let address = Address::parse(url)?;
    let db = Db::open(address.clone(), 2)?;
    println!("| case | statements | {} | besides look-ups |", unit(&address));
    println!("|---|---|---|---|");
    for case in cases(&db)? {
        let (mut amount, mut odd) = (0, Vec::new());
        for sql in &case.statements {
            let statement = Statement::read(sql, matches!(address, Address::Postgres(_)))?;
            let work = measure(&address, url, &statement)?;
            amount += work.amount;
            odd.extend(work.oddities);
        }
        odd.sort();
        odd.dedup();
        let odd = if odd.is_empty() { "nothing".to_owned() } else { odd.join("; ") };
        println!("| {} | {} | {amount} | {odd} |", case.name, case.statements.len());
    }
    Ok(())
}

fn unit(address: &Address) -> &'static str {
    match address {
        Address::Postgres(_) => "buffers",
        Address::Sqlite(_) => "VM steps",
    }
}

fn measure(address: &Address, url: &str, statement: &Statement) -> Outcome<Work> {
    let (plan, amount) = match address {
        Address::Postgres(_) => {
            let plan =
                said("psql", &[url, "-XAtc", &format!("EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) {}", statement.sql)])?;
            let amount = buffers(&plan);
            (plan, amount)
        }
        Address::Sqlite(path) => {
            let file = path.to_string_lossy().into_owned();
            let plan = said("sqlite3", &["-readonly", &file, &format!("EXPLAIN QUERY PLAN {}", statement.sql)])?;
            let stats = said("sqlite3", &["-readonly", &file, ".stats vmstep", &statement.sql])?;
            let steps = stats
                .lines()
                .filter_map(|line| line.strip_prefix("VM-steps:"))
                .filter_map(|n| n.trim().parse::<u64>().ok());
            (plan, steps.sum())
        }
    };
    let oddities = plan.lines().filter(|line| ODD.iter().any(|word| line.contains(word)));
    Ok(Work { amount, oddities: oddities.map(|line| line.trim().to_owned()).collect() })
}

/// The buffers of the topmost node, planning left aside.
fn buffers(plan: &str) -> u64 {
    let Some(line) = plan.lines().find(|line| line.trim_start().starts_with("Buffers:")) else { return 0 };
    let of = |name: &str| -> u64 {
        let rest = line.split_once(name).map_or("", |(_, rest)| rest);
        rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap_or(0)
    };
    of("hit=") + of("read=")
}

fn said(program: &str, arguments: &[&str]) -> Outcome<String> {
    let output = Command::new(program).args(arguments).output().map_err(|error| format!("{program}: {error}"))?;
    if !output.status.success() {
        return Err(format!("{program}: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
