//! `centralino sla compare`: which deadlines of the open tickets two versions of a contract set apart. It
//! changes nothing: re-applying a contract is another command's.

use color_eyre::eyre::Result;
use serde::Serialize;

use super::held;
use crate::api::resource::TicketResource;
use crate::client::{Client, TicketFilter, TicketQuery};
use crate::commands::{UsageError, out, shown};
use crate::domain::clock::compare::{Move, moves};
use crate::domain::code::{Code, TicketNumber};
use crate::domain::contract::Contract;
use crate::domain::ticket::Ticket;
use crate::domain::time::Timestamp;
use crate::explained::moment::length;
use crate::explained::round;
use crate::words::Words;

/// Which two contracts.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Twice: from which, to which.
    #[arg(long = "contract", value_name = "CONTRACT", required = true)]
    pub contracts: Vec<String>,
    /// A JSON object per line.
    #[arg(long)]
    pub json: bool,
}

/// One line for scripts: a deadline that moves.
#[derive(Serialize)]
struct Moved {
    ticket: TicketNumber,
    #[serde(flatten)]
    moved: Move,
    /// Later by so much; absent where one of them has no such deadline.
    shift_seconds: Option<i64>,
}

/// One line for scripts: what a contract does not know, so that a ticket has no targets there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Lacking {
    ticket: TicketNumber,
    lacks: &'static str,
    code: Code,
    contract: String,
    contract_version: String,
}

impl Args {
    /// The two names.
    ///
    /// # Errors
    /// They are not two.
    pub fn two(&self, words: &Words) -> Result<[String; 2], UsageError> {
        let count = ("count", self.contracts.len().into());
        <[String; 2]>::try_from(self.contracts.clone())
            .map_err(|_| UsageError(words.say_with("sla-two-contracts", &[count])))
    }
}

/// # Errors
/// A contract cannot be found or read; the server does not answer.
pub async fn run(args: &Args, names: [String; 2], client: &Client, words: &Words) -> Result<()> {
    let [from, to] = names;
    let from = held::found(&from, client, words).await?;
    let to = held::found(&to, client, words).await?;
    let query = TicketQuery { state: Some(TicketFilter::Open), ..TicketQuery::default() };
    let page = async |cursor| client.tickets(&TicketQuery { cursor, ..query.clone() }).await;
    let tickets = shown::rows(None, page).await?;
    Comparison::of(&tickets, &from, &to).print(args.json, words)
}

struct Comparison<'a> {
    from: &'a Contract,
    to: &'a Contract,
    moved: Vec<(TicketNumber, Vec<Move>)>,
    unmoved: usize,
    lacking: Vec<Lacking>,
}

impl<'a> Comparison<'a> {
    fn of(tickets: &[TicketResource], from: &'a Contract, to: &'a Contract) -> Self {
        let each = tickets.iter().map(|row| (row.ticket.number, moves(&row.ticket, from, to)));
        let (moved, unmoved): (Vec<_>, Vec<_>) = each.partition(|(_, moves)| !moves.is_empty());
        let pairs = tickets.iter().flat_map(|row| [(&row.ticket, from), (&row.ticket, to)]);
        let lacking = pairs.flat_map(|(ticket, contract)| lacking(ticket, contract)).collect();
        Self { from, to, moved, unmoved: unmoved.len(), lacking }
    }

    fn print(&self, json: bool, words: &Words) -> Result<()> {
        let counts = [
            ("moved", self.moved.len().into()),
            ("unmoved", self.unmoved.into()),
            ("from", self.told(self.from).into()),
            ("to", self.told(self.to).into()),
        ];
        let summary = words.say_with("sla-compared", &counts);
        if held::same_version(self.from, self.to) && self.from.hash != self.to.hash {
            let version = format!("{} {}", self.from.name, self.from.version);
            out::aside(words.say_with("sla-same-version", &[("version", version.into())]));
        }
        let differ = self.differ(words);
        if json {
            for (ticket, moves) in &self.moved {
                for moved in moves {
                    let shift_seconds = shift(moved).map(|shift| shift.num_seconds());
                    shown::json_line(&Moved { ticket: *ticket, moved: *moved, shift_seconds })?;
                }
            }
            self.lacking.iter().try_for_each(shown::json_line)?;
            differ.into_iter().for_each(out::aside);
            out::aside(summary);
            return Ok(());
        }
        if !self.moved.is_empty() {
            out::line(self.table(words))?;
        }
        for lacking in &self.lacking {
            out::line(lacking.sentence(words))?;
        }
        out::line(summary)?;
        Ok(differ.map(out::line).transpose().map(|_| ())?)
    }

    /// Which rules differ that move no deadline.
    fn differ(&self, words: &Words) -> Option<String> {
        let (from, to) = (self.from, self.to);
        let rules = [
            ("penalties", from.penalties != to.penalties),
            ("escalation", from.escalation != to.escalation),
            ("reminders", from.reminders != to.reminders),
            ("complaints", from.complaints != to.complaints),
        ];
        let other = rules.iter().filter(|(_, differ)| *differ);
        let other: Vec<String> = other.map(|(rule, _)| words.say(&format!("sla-rule-{rule}"))).collect();
        let rules = ("rules", other.join(", ").into());
        (!other.is_empty()).then(|| words.say_with("sla-rules-differ", &[rules]))
    }

    /// Name and version; of two texts that give themselves the same ones, the beginning of the hash too.
    fn told(&self, contract: &Contract) -> String {
        let told = format!("{} {}", contract.name, contract.version);
        match held::same_version(self.from, self.to) {
            true => format!("{told} {}", contract.hash.get(..8).unwrap_or(&contract.hash)),
            false => told,
        }
    }

    fn table(&self, words: &Words) -> String {
        let headings = [
            words.say("column-number"),
            words.say("sla-deadline"),
            self.told(self.from),
            self.told(self.to),
            words.say("sla-shift"),
        ];
        let none = words.say("sla-none");
        let at = |at: Option<Timestamp>| at.map_or_else(|| none.clone(), shown::deadline);
        let row = |ticket: TicketNumber, moved: &Move| {
            let [before, after] = [moved.before, moved.after].map(at);
            let shift = shift_told(moved).unwrap_or_default();
            vec![ticket.to_string(), name(words, moved), before, after, shift]
        };
        let rows = self.moved.iter();
        let rows = rows.flat_map(|(ticket, moves)| moves.iter().map(|moved| row(*ticket, moved)));
        shown::table(&headings, &rows.collect::<Vec<_>>())
    }
}

/// Which deadline it is.
pub fn name(words: &Words, moved: &Move) -> String {
    let milestone = shown::word(words, "milestone", moved.milestone.code());
    match round(words, moved.milestone, moved.round) {
        None => milestone,
        Some(round) => format!("{milestone} ({round})"),
    }
}

/// By how much, as `+0h30`; nothing where one of the two has no such deadline.
pub fn shift_told(moved: &Move) -> Option<String> {
    shift(moved).map(|shift| {
        let sign = if shift < chrono::TimeDelta::zero() { "-" } else { "+" };
        format!("{sign}{}", length(shift.abs()))
    })
}

fn shift(moved: &Move) -> Option<chrono::TimeDelta> {
    Some(moved.after? - moved.before?)
}

/// The codes of a ticket that a contract does not have: it has no targets for them.
fn lacking(ticket: &Ticket, contract: &Contract) -> Vec<Lacking> {
    let one = |lacks, code: &Code| Lacking {
        ticket: ticket.number,
        lacks,
        code: code.clone(),
        contract: contract.name.clone(),
        contract_version: contract.version.clone(),
    };
    let priority = ticket.priority.as_ref().filter(|code| contract.priority(code).is_none());
    let level = ticket.level.as_ref().filter(|code| contract.level(code).is_none());
    let priority = priority.map(|code| one("priority", code));
    priority.into_iter().chain(level.map(|code| one("level", code))).collect()
}

impl Lacking {
    fn sentence(&self, words: &Words) -> String {
        let values = [
            ("number", self.ticket.0.into()),
            ("code", self.code.as_str().into()),
            ("contract", format!("{} {}", self.contract, self.contract_version).into()),
        ];
        words.say_with(&format!("sla-lacks-{}", self.lacks), &values)
    }
}
