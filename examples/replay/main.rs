//! Replays the histories of another ticket system through our lifecycle and prints one JSON line that
//! says how many it takes. It never writes anywhere and never changes a rule to make a history fit.
//!
//! ```text
//! cargo run --release --example replay -- FILE
//! ```
//!
//! `FILE` holds one history per line: `case`, `severity` and `events`, each event being
//! `[time, command, label, who]` (see `history`). Each history is counted once, in the weakest class
//! that it needed:
//!
//! - `as_they_are`: every command was accepted, implied no step and needed nothing from outside. A help
//!   desk that knows no dispatch, no inspection and no start of work has hardly any of these;
//! - `with_implied_steps`: every command was accepted, and some implied steps that nobody had reported;
//! - `with_supplied_data`: something had to be supplied that these histories do not hold: the client's
//!   approvals, quotes, inspections that a suspension must follow, a registration. Each kind is counted
//!   under `supplied`; nothing else is ever supplied;
//! - `refused`: at least one command was refused. The replay goes on after it, so that every refused
//!   command is counted, under `commands_refused`, by command, code and state.
//!
//! What no class says, because these histories hold no words at all: every text that a command asks for
//! (description, reasons, the closing form's fields) is a placeholder. `closing_forms` counts the forms
//! filled so, since closing information is the one thing that the lifecycle never does without (S4.12).
//! Everything is recorded by the operator's desk, which may record what others say (see
//! `Role::may`); the client's decisions then carry a name and a reference, which are placeholders too.

mod case;
mod history;
mod run;
mod tally;

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};

use centralino::domain::contract;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(path), None) = (arguments.next(), arguments.next()) else {
        return Err("usage: replay FILE".into());
    };
    let [text, ..] = contract::shipped::texts();
    let contract = contract::load(text)?;
    let mut tally = tally::Tally::default();
    for (index, line) in BufReader::new(File::open(path)?).lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let history = history::read(&line).map_err(|error| format!("line {}: {error}", index + 1))?;
        tally.count(&run::replay(&history, &contract)?);
    }
    println!("{}", serde_json::to_string(&tally)?);
    Ok(())
}
