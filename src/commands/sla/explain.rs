//! `centralino sla explain`: each deadline of a ticket from its start on, interval by interval. It counts
//! with what the log says, as of now or as of another instant.

use color_eyre::eyre::Result;
use serde::Serialize;

use super::{instant, milestone, page};
use crate::api::resource::TicketInFull;
use crate::client::{Client, Contracts};
use crate::commands::{UsageError, out, shown, ticket_of};
use crate::domain::clock::{self, Clock, Explanation, Milestone};
use crate::domain::code::TicketNumber;
use crate::domain::ticket::Ticket;
use crate::domain::time::Timestamp;
use crate::explained::moment::Wall;
use crate::explained::{About, PLANNED, explained, no_clocks, nothing_runs};
use crate::words::Words;

/// Which deadlines of which ticket.
#[derive(Debug, clap::Args)]
pub struct Args {
    pub number: TicketNumber,
    /// Only this one.
    #[arg(long, value_parser = milestone)]
    pub milestone: Option<Milestone>,
    /// As of this instant; without it, the server's now.
    #[arg(long, value_name = "TIME")]
    pub at: Option<String>,
    /// A JSON object per line.
    #[arg(long)]
    pub json: bool,
}

/// One line for scripts.
#[derive(Serialize)]
struct Line<'a> {
    ticket: TicketNumber,
    as_of: Timestamp,
    /// The instant is still to come: this holds only if nothing happens until then.
    forecast: bool,
    planned_start: Option<Timestamp>,
    #[serde(flatten)]
    explanation: &'a Explanation,
}

/// # Errors
/// The server does not answer or refuses, or holds the ticket's contract in a form that cannot be read here.
pub async fn run(args: &Args, client: &Client, words: &Words) -> Result<()> {
    let now = client.status().await?.now;
    let as_of = match &args.at {
        Some(text) => instant("--at", text, now, words)?,
        None => now,
    };
    let full = ticket_of(args.number, client).await?;
    let contracts = Contracts::read(&client.contracts().await?);
    let costs = client.me().await?.role.sees_penalties();
    let told = Told { args, words, as_of, forecast: as_of > now, costs };
    for line in told.lines(&full, &contracts)? {
        out::line(line)?;
    }
    Ok(())
}

struct Told<'a> {
    args: &'a Args,
    words: &'a Words,
    as_of: Timestamp,
    /// The instant is still to come: nothing that may happen until then is known.
    forecast: bool,
    /// Whoever asks may know what lateness costs.
    costs: bool,
}

impl Told<'_> {
    fn lines(&self, full: &TicketInFull, contracts: &Contracts) -> Result<Vec<String>> {
        let ticket = match self.args.at {
            Some(_) => self.back_then(full)?,
            None => full.ticket.ticket.clone(),
        };
        let contract = contracts.get(&ticket.contract).ok_or_else(|| {
            UsageError(self.words.say_with(
                "sla-contract-of-ticket",
                &[("number", ticket.number.0.into()), ("hash", ticket.contract.as_str().into())],
            ))
        })?;
        let all = clock::clocks(&ticket, contract);
        let wanted = |clock: &&Clock| self.args.milestone.is_none_or(|only| clock.milestone == only);
        let clocks = all.iter().filter(wanted);
        let explanations = clocks.map(|clock| {
            clock::explain(clock, contract, ticket.patron.as_ref(), self.as_of)
                .ok_or_else(|| UsageError(self.words.say("sla-out-of-reach")))
        });
        let explanations = explanations.collect::<Result<Vec<_>, _>>()?;
        match self.args.json {
            true => self.json(&ticket, &explanations),
            false => {
                let about = About {
                    contract,
                    as_of: Some(self.as_of),
                    planned_start: ticket.planned_start,
                    ticket: Some(&ticket),
                    costs: self.costs,
                    timeline: &full.timeline,
                };
                Ok(self.pages(&ticket, &about, &all, &explanations))
            }
        }
    }

    fn json(&self, ticket: &Ticket, explanations: &[Explanation]) -> Result<Vec<String>> {
        if explanations.is_empty() {
            out::aside(self.nothing(ticket));
        }
        let (number, planned_start, as_of) = (ticket.number, ticket.planned_start, self.as_of);
        let line = |explanation| {
            let forecast = self.forecast;
            let line = Line { ticket: number, as_of, forecast, planned_start, explanation };
            Ok(serde_json::to_string(&line)?)
        };
        explanations.iter().map(line).collect()
    }

    fn pages(
        &self,
        ticket: &Ticket,
        about: &About<'_>,
        clocks: &[Clock],
        explanations: &[Explanation],
    ) -> Vec<String> {
        let words = self.words;
        let priority = ticket.priority.as_ref().map(ToString::to_string).unwrap_or_default();
        let head = [
            ("number", ticket.number.0.into()),
            ("priority", priority.into()),
            ("state", shown::word(words, "state", ticket.state.word()).into()),
        ];
        let mut lines = vec![words.say_with("sla-ticket", &head)];
        lines.extend(self.forecast.then(|| words.say("sla-forecast")));
        let nothing_runs = nothing_runs(words, ticket, clocks, about);
        match explanations {
            [] if clocks.is_empty() && nothing_runs.is_some() => {}
            [] => lines.push(self.nothing(ticket)),
            _ => lines.extend(no_clocks(words, ticket)),
        }
        lines.extend(nothing_runs);
        let page =
            |explanation| format!("\n{}", page::page(words, &explained(words, explanation, about)));
        lines.extend(explanations.iter().map(page));
        // Without the deadline that it could be mistaken for, the appointment stands alone.
        let told = explanations.iter().any(|explanation| explanation.clock.milestone == PLANNED);
        let planned = ticket.planned_start.filter(|_| !told && self.args.milestone.is_none());
        lines.extend(planned.map(|at| {
            let at = ("at", Wall::of(words, about.contract).full(at).into());
            format!(
                "\n{}: {}",
                words.say("explained-appointment"),
                words.say_with("explained-appointment-is", &[at])
            )
        }));
        lines
    }

    /// Why there is nothing to explain.
    fn nothing(&self, ticket: &Ticket) -> String {
        let none = || match self.args.milestone {
            Some(only) => {
                let what = crate::explained::milestone(self.words, only);
                self.words.say_with("sla-no-such-clock", &[("what", what.into())])
            }
            None => self.words.say("sla-no-clocks"),
        };
        no_clocks(self.words, ticket).unwrap_or_else(none)
    }

    /// The ticket as of the instant: what is said to have happened by then, as the log knows it today.
    fn back_then(&self, full: &TicketInFull) -> Result<Ticket, UsageError> {
        let number = full.ticket.ticket.number;
        let mut entries = full.timeline.iter().map(|event| &event.entry);
        let born = entries.next().and_then(|first| Ticket::born(first, number));
        let called_at = full.ticket.ticket.called_at.unwrap_or(full.ticket.ticket.registered_at);
        let Some(mut ticket) = born.filter(|_| called_at <= self.as_of) else {
            let called = shown::moment(called_at);
            return Err(UsageError(
                self.words.say_with("sla-before-the-call", &[("called", called.into())]),
            ));
        };
        for entry in entries.filter(|entry| entry.said_at <= self.as_of) {
            ticket.apply(entry);
        }
        Ok(ticket)
    }
}
