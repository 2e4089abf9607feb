//! `centralino sla apply`: puts open tickets under another version of their contract, one by one, and tells of
//! each what moved or why it stayed. The server decides; one ticket's refusal keeps no other from its turn.

use color_eyre::eyre::Result;
use serde::Serialize;

use super::{compare, held};
use crate::api::problem::{Problem, ProblemCode};
use crate::api::resource::{ContractApplication, ContractResource};
use crate::client::{Client, ClientError, Contracts, TicketFilter, TicketQuery, new_key};
use crate::commands::{UsageError, out, shown};
use crate::domain::clock::compare::{Move, moves};
use crate::domain::code::TicketNumber;
use crate::domain::contract::Contract;
use crate::domain::lifecycle;
use crate::domain::refusal::{Need, Refusal};
use crate::domain::role::Actor;
use crate::domain::text::{TextField, Texts, clean};
use crate::domain::ticket::Ticket;
use crate::sentence;
use crate::words::Words;

/// How often a ticket that somebody else changes meanwhile is read again.
const TRIES: usize = 3;

/// Which version, to which tickets, and why.
#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("which").required(true).args(["tickets", "all"])))]
pub struct Args {
    /// The version that is applied; the server must hold it.
    #[arg(long, value_name = "CONTRACT")]
    pub contract: String,
    /// Why; it stays with each ticket.
    #[arg(long)]
    pub reason: String,
    /// Which tickets.
    #[arg(long = "ticket", value_name = "N", num_args = 1..)]
    pub tickets: Vec<TicketNumber>,
    /// All open ones that stand under another version of the same contract.
    #[arg(long)]
    pub all: bool,
    /// Tells what would move and writes nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// A JSON object per line.
    #[arg(long)]
    pub json: bool,
}

/// Tickets that were asked for stayed under the version before; each was told of.
#[derive(Debug, thiserror::Error)]
#[error("{tickets} tickets stayed under the version before")]
pub struct NotApplied {
    pub tickets: usize,
}

/// # Errors
/// The contract cannot be found, or is not held; there is no reason; the server does not answer, or refuses
/// for a cause that is not a ticket's; or, told at the end, tickets stayed as they were.
pub async fn run(args: &Args, client: &Client, words: &Words) -> Result<()> {
    let reason = given(&args.reason).map_err(|why| UsageError(sentence::refusal(words, &why)))?;
    let (to, held) = held::on_server(&args.contract, client, words).await?;
    let me = client.me().await?;
    let contracts = Contracts::read(&held);
    let actor = Actor { id: me.actor, role: me.role };
    let run = Run { args, client, words, to, contracts, reason, actor };
    let numbers = match args.all {
        true => run.under_another(&held).await?,
        false => args.tickets.clone(),
    };
    let mut counted = Counted::default();
    for number in numbers {
        let told = run.one(number).await?;
        counted.add(&told.outcome);
        run.print(&told)?;
    }
    run.sum_up(&counted)?;
    match counted.refused {
        0 => Ok(()),
        tickets => Err(NotApplied { tickets }.into()),
    }
}

/// The reason as it will be stored: the same for all, so that it is looked at once and before any.
fn given(reason: &str) -> Result<String, Refusal> {
    let reason = clean(reason);
    if reason.is_empty() {
        return Err(Refusal::missing(TextField::Reason.code(), Need::Text));
    }
    lifecycle::lengths(&Texts::from([(TextField::Reason, reason.clone())]))?;
    Ok(reason)
}

struct Run<'a> {
    args: &'a Args,
    client: &'a Client,
    words: &'a Words,
    to: Contract,
    contracts: Contracts,
    reason: String,
    actor: Actor,
}

/// What became of one ticket; also a line for scripts.
#[derive(Serialize)]
struct Told {
    ticket: TicketNumber,
    #[serde(flatten)]
    outcome: Outcome,
    /// The version that it stood under, by content hash; absent where the ticket cannot be read.
    from: Option<String>,
    to: String,
    moves: Vec<Move>,
}

#[derive(Serialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
enum Outcome {
    Applied {
        version: u64,
    },
    /// With `--dry-run`.
    WouldApply,
    AlreadySo,
    Refused {
        problem: Box<Problem>,
    },
    /// What would move cannot be told here, so that nothing is moved.
    Unreadable,
}

#[derive(Default)]
struct Counted {
    applied: usize,
    already: usize,
    refused: usize,
}

impl Counted {
    fn add(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Applied { .. } | Outcome::WouldApply => self.applied += 1,
            Outcome::AlreadySo => self.already += 1,
            Outcome::Refused { .. } | Outcome::Unreadable => self.refused += 1,
        }
    }
}

impl Run<'_> {
    /// The open tickets of this contract that stand under another version of it.
    async fn under_another(&self, held: &[ContractResource]) -> Result<Vec<TicketNumber>> {
        let query = TicketQuery { state: Some(TicketFilter::Open), ..TicketQuery::default() };
        let page = async |cursor| self.client.tickets(&TicketQuery { cursor, ..query.clone() }).await;
        let tickets = shown::rows(None, page).await?;
        // By what the server says of each text: also of one that cannot be read here.
        let others =
            held.iter().filter(|found| found.name == self.to.name && found.hash != self.to.hash);
        let others: Vec<&str> = others.map(|found| found.hash.as_str()).collect();
        let wanted = tickets.iter().map(|row| &row.ticket);
        let wanted = wanted.filter(|ticket| others.contains(&ticket.contract.as_str()));
        Ok(wanted.map(|ticket| ticket.number).collect())
    }

    /// Reads a ticket and puts it under the version. Changed by somebody else in between, it is read again:
    /// what is told to have moved is what moved.
    async fn one(&self, number: TicketNumber) -> Result<Told> {
        let mut tries = 0;
        loop {
            tries += 1;
            let told = self.attempt(number).await?;
            match &told.outcome {
                Outcome::Refused { problem }
                    if problem.code == ProblemCode::VersionStale && tries < TRIES => {}
                _ => return Ok(told),
            }
        }
    }

    async fn attempt(&self, number: TicketNumber) -> Result<Told> {
        let told = |outcome, from: Option<&Ticket>, moves| Told {
            ticket: number,
            outcome,
            from: from.map(|ticket| ticket.contract.clone()),
            to: self.to.hash.clone(),
            moves,
        };
        let ticket = match self.client.ticket(number).await {
            Ok(full) => full.ticket.ticket,
            Err(error) => return Ok(told(of_the_ticket(error)?, None, Vec::new())),
        };
        let Some(from) = self.contracts.get(&ticket.contract) else {
            return Ok(told(Outcome::Unreadable, Some(&ticket), Vec::new()));
        };
        let outcome = match self.args.dry_run {
            true => self.foreseen(&ticket, from),
            false => self.asked(&ticket).await,
        };
        let outcome = outcome.or_else(of_the_ticket)?;
        let moves = match outcome {
            Outcome::Applied { .. } | Outcome::WouldApply => moves(&ticket, from, &self.to),
            _ => Vec::new(),
        };
        Ok(told(outcome, Some(&ticket), moves))
    }

    /// What the server would answer: it asks the same function.
    fn foreseen(&self, ticket: &Ticket, from: &Contract) -> Result<Outcome, ClientError> {
        let texts = Texts::from([(TextField::Reason, self.reason.clone())]);
        match lifecycle::apply_contract(ticket, &self.to, from, &texts, &self.actor) {
            Ok(steps) if steps.is_empty() => Ok(Outcome::AlreadySo),
            Ok(_) => Ok(Outcome::WouldApply),
            Err(refusal) => Err(ClientError::Problem(Box::new(Problem::from(refusal)))),
        }
    }

    async fn asked(&self, ticket: &Ticket) -> Result<Outcome, ClientError> {
        let asked = ContractApplication { contract: self.to.hash.clone(), reason: self.reason.clone() };
        let done = self.client.apply_contract(ticket.number, ticket.version, &asked, &new_key()).await?;
        match done.events.is_empty() {
            true => Ok(Outcome::AlreadySo),
            false => Ok(Outcome::Applied { version: done.version }),
        }
    }

    /// It is told whether or not somebody reads: the next ticket has its turn all the same.
    fn print(&self, told: &Told) -> Result<()> {
        let text = match self.args.json {
            true => serde_json::to_string(told)?,
            false => self.sentences(told),
        };
        Ok(out::line_if_read(text)?)
    }

    fn sentences(&self, told: &Told) -> String {
        let words = self.words;
        let from = told.from.as_deref().map(|hash| match self.contracts.get(hash) {
            Some(contract) => contract.version.clone(),
            None => hash.to_owned(),
        });
        let from = from.unwrap_or_default();
        let values = [
            ("number", told.ticket.0.into()),
            ("from", from.as_str().into()),
            ("to", self.to.version.as_str().into()),
        ];
        let refused = |why: String| {
            let values = [("number", told.ticket.0.into()), ("why", why.into())];
            words.say_with("sla-not-applied", &values)
        };
        let head = match &told.outcome {
            Outcome::Applied { .. } => words.say_with("sla-applied", &values),
            Outcome::WouldApply => words.say_with("sla-would-apply", &values),
            Outcome::AlreadySo => return words.say_with("sla-already-applied", &values),
            Outcome::Refused { problem } => return refused(sentence::problem(words, problem)),
            Outcome::Unreadable => {
                let values = [("number", told.ticket.0.into()), ("hash", from.as_str().into())];
                return words.say_with("sla-contract-of-ticket", &values);
            }
        };
        let mut lines = vec![head];
        lines.extend(told.moves.iter().map(|moved| self.moved(moved)));
        if told.moves.is_empty() {
            lines.push(words.say("sla-applied-no-move"));
        }
        lines.join("\n    ")
    }

    fn moved(&self, moved: &Move) -> String {
        let words = self.words;
        let at = |at: Option<_>| at.map_or_else(|| words.say("sla-none"), shown::deadline);
        let shift = compare::shift_told(moved).unwrap_or_else(|| "none".to_owned());
        let values = [
            ("milestone", compare::name(words, moved).into()),
            ("before", at(moved.before).into()),
            ("after", at(moved.after).into()),
            ("shift", shift.into()),
        ];
        words.say_with("sla-applied-move", &values)
    }

    fn sum_up(&self, counted: &Counted) -> Result<()> {
        let values = [
            ("to", format!("{} {}", self.to.name, self.to.version).into()),
            ("applied", counted.applied.into()),
            ("already", counted.already.into()),
            ("refused", counted.refused.into()),
        ];
        let told = match self.args.dry_run {
            true => self.words.say_with("sla-applied-in-all-dry", &values),
            false => self.words.say_with("sla-applied-in-all", &values),
        };
        match self.args.json {
            true => out::aside(told),
            false => out::line_if_read(told)?,
        }
        Ok(())
    }
}

/// A refusal that concerns this ticket alone.
///
/// # Errors
/// What would meet every other ticket as well: nobody answers, or the role may not.
fn of_the_ticket(error: ClientError) -> Result<Outcome, ClientError> {
    let own = [ProblemCode::Refused, ProblemCode::NotFound, ProblemCode::VersionStale];
    match error {
        ClientError::Problem(problem) if own.contains(&problem.code) => Ok(Outcome::Refused { problem }),
        other => Err(other),
    }
}
