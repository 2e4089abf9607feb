//! `centralino ticket`: list, look at and move tickets, for people and for scripts. It decides nothing:
//! the server does.

pub mod deed;
mod full;

use crate::api::resource::{Done, TicketCommand, TicketResource};
use crate::client::{Client, Contracts, TicketFilter, TicketQuery, new_key};
use crate::commands::papers::{self, TrackArgs};
use crate::commands::{Expected, UsageError, names, out, shown, ticket_of};
use crate::domain::call_out::Response;
use crate::domain::channel::Channel;
use crate::domain::clock::{clocks, pressing};
use crate::domain::code::TicketNumber;
use crate::domain::refusal::Need;
use crate::domain::text::TextField;
use crate::domain::ticket::Ticket;
use crate::domain::time::{SaidError, Timestamp, ZONE, read_said};
use crate::sentence;
use crate::words::{Value, Words};

use deed::{Typed, Untold};
use full::{Known, in_full};

/// What to do with tickets.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    pub what: What,
}

#[derive(Debug, clap::Subcommand)]
pub enum What {
    List(ListArgs),
    Show(ShowArgs),
    Act(ActArgs),
    Track(TrackArgs),
}

/// Which tickets.
#[derive(Debug, clap::Args)]
pub struct ListArgs {
    /// open, closed or all; without it open, or all when something is looked for.
    #[arg(long, value_parser = filter)]
    pub state: Option<TicketFilter>,
    /// Words, a name or a number.
    #[arg(long, short)]
    pub q: Option<String>,
    /// At most so many.
    #[arg(long)]
    pub limit: Option<usize>,
    /// A JSON object per line.
    #[arg(long)]
    pub json: bool,
}

/// Which ticket.
#[derive(Debug, clap::Args)]
pub struct ShowArgs {
    pub number: TicketNumber,
    /// A JSON object on one line.
    #[arg(long)]
    pub json: bool,
}

/// What to do, to which ticket, with which data.
#[derive(Debug, clap::Args)]
pub struct ActArgs {
    pub number: TicketNumber,
    /// take-charge, complete, close …
    pub action: String,
    /// `field=value`, again for each field.
    #[arg(long, value_name = "FIELD=VALUE")]
    pub set: Vec<String>,
    /// `field=words`, again for each text.
    #[arg(long, value_name = "FIELD=WORDS")]
    pub text: Vec<String>,
    /// All data as a JSON object.
    #[arg(long, value_name = "JSON")]
    pub json_data: Option<String>,
    /// When it happened, as people say it: `9:40`, `ieri 9:40`.
    #[arg(long)]
    pub at: Option<String>,
    /// The version that was seen; without it the present one is taken.
    #[arg(long)]
    pub version: Option<u64>,
    /// The idempotency key: the same one again is the same command again.
    #[arg(long)]
    pub key: Option<String>,
    /// A JSON object on one line.
    #[arg(long)]
    pub json: bool,
}

impl ListArgs {
    /// What is looked for may be over long since.
    fn state(&self) -> TicketFilter {
        let sought = self.q.as_deref().is_some_and(|q| !q.trim().is_empty());
        self.state.unwrap_or(if sought { TicketFilter::All } else { TicketFilter::Open })
    }
}

fn filter(text: &str) -> Result<TicketFilter, Expected> {
    let all = [TicketFilter::Open, TicketFilter::Closed, TicketFilter::All];
    let found = all.into_iter().find(|filter| filter.code() == text);
    found.ok_or_else(|| Expected::one_of(all.map(TicketFilter::code)))
}

/// # Errors
/// The server does not answer or refuses, or what was typed is no action.
pub async fn run(args: Args, client: &Client, words: &Words) -> color_eyre::Result<()> {
    match args.what {
        What::List(args) => list(&args, client, words).await,
        What::Show(args) => {
            let ticket = ticket_of(args.number, client).await?;
            if args.json {
                shown::json_line(&ticket)?;
            } else {
                let contracts = match full::needs_contracts(&ticket) {
                    true => Contracts::read(&client.contracts().await?),
                    false => Contracts::default(),
                };
                let directory = names(client).await?;
                let known = Known { contracts: &contracts, directory: &directory, words };
                out::line(in_full(&ticket, &known))?;
            }
            Ok(())
        }
        What::Act(args) => act(args, client, words).await,
        What::Track(args) => papers::track(args, client, words).await,
    }
}

async fn list(args: &ListArgs, client: &Client, words: &Words) -> color_eyre::Result<()> {
    let query = TicketQuery { state: Some(args.state()), q: args.q.clone(), ..TicketQuery::default() };
    let page = async |cursor| client.tickets(&TicketQuery { cursor, ..query.clone() }).await;
    let tickets = shown::rows(args.limit, page).await?;
    if args.json {
        return shown::list(true, &tickets, |_| String::new());
    }
    let contracts = Contracts::read(&client.contracts().await?);
    let now = client.status().await?.now;
    shown::list(false, &tickets, |tickets| table(tickets, &contracts, now, words))
}

async fn act(args: ActArgs, client: &Client, words: &Words) -> color_eyre::Result<()> {
    let ActArgs { number, action, set, text, json_data, at, version, key, json } = args;
    let action = Typed { action, set, text, data: json_data }
        .read()
        .map_err(|why| UsageError(untold(words, &why)))?;
    let said_at = match at {
        None => None,
        // The server's clock is the one that the time must not be ahead of.
        Some(text) => Some(said(&text, client.status().await?.now, words)?),
    };
    let version = match version {
        Some(version) => version,
        None => ticket_of(number, client).await?.ticket.ticket.version,
    };
    let command = TicketCommand { action, said_at };
    let key = key.unwrap_or_else(new_key);
    let done = client.ticket_action(number, version, &command, &key).await?;
    if json {
        shown::json_line(&done)?;
    } else {
        out::line(done_words(number, &done, words))?;
    }
    Ok(())
}

fn said(text: &str, now: Timestamp, words: &Words) -> Result<Timestamp, UsageError> {
    read_said(text, now, ZONE).map_err(|why| {
        let text = ("text", text.into());
        UsageError(match why {
            SaidError::Unreadable => words.say_with("said-unreadable", &[text]),
            SaidError::NoSuchDay => words.say_with("said-no-such-day", &[text]),
            SaidError::InSpringGap => words.say_with("said-in-spring-gap", &[text]),
            SaidError::InAutumnFold { .. } => words.say_with("said-in-autumn-fold", &[text]),
            SaidError::InFuture => words.say_with("said-in-future", &[text]),
        })
    })
}

fn untold(words: &Words, why: &Untold) -> String {
    let pair = |a: &'static str, b| (a, crate::words::Value::from(b));
    match why {
        Untold::UnknownAction { found, known } => {
            words.say_with("act-unknown-action", &[pair("found", found), pair("known", known)])
        }
        Untold::Unreadable { found } => words.say_with("act-unreadable", &[pair("found", found)]),
        Untold::UnknownField { field, known } if known.is_empty() => {
            words.say_with("act-no-field", &[pair("field", field)])
        }
        Untold::UnknownField { field, known } => {
            words.say_with("act-unknown-field", &[pair("field", field), pair("known", known)])
        }
        Untold::UnknownText { field, known } => {
            words.say_with("act-unknown-text", &[pair("field", field), pair("known", known)])
        }
        Untold::Missing { field } => {
            let values = [
                pair("field", field),
                ("name", named(words, field)),
                ("expected", expected(words, field)),
            ];
            words.say_with("act-missing-field", &values)
        }
        Untold::Wrong { field, found } => {
            let values =
                [pair("field", field), pair("found", found), ("expected", expected(words, field))];
            words.say_with("act-wrong-field", &values)
        }
        Untold::Data { told } => words.say_with("act-data", &[pair("told", told)]),
    }
}

/// What the desk calls a field.
fn named(words: &Words, field: &str) -> Value<'static> {
    sentence::field(words, field).into()
}

/// What a field of an action holds.
fn expected(words: &Words, field: &str) -> Value<'static> {
    let need = match field {
        "covered" | "on_call" | "passed" => return words.say("act-expects-answer").into(),
        "channel" | "how" => return Channel::ALL.map(Channel::code).join(", ").into(),
        "outcome" => return Response::ALL.map(Response::code).join(", ").into(),
        "planned_start" | "planned_end" | "estimated_end" => {
            return words.say("act-expects-instant").into();
        }
        "expected_on" => return words.say("cli-expected-date").into(),
        "level" | "priority" | "service" | "call_type" | "step" => Need::Code,
        "technician" | "site" | "by" => return words.say("act-expects-number").into(),
        "amount" => Need::Amount,
        "hours" => Need::Hours,
        "order" => return words.say("act-expects-order").into(),
        "lines" | "phases" => return words.say("act-expects-list").into(),
        _ => Need::Text,
    };
    words.say(&format!("need-{}", need.code())).into()
}

fn done_words(number: TicketNumber, done: &Done, words: &Words) -> String {
    if done.events.is_empty() {
        return words.say_with("act-already-so", &[("number", number.0.into())]);
    }
    let told: Vec<String> = done.events.iter().map(|kind| shown::event(words, kind)).collect();
    let told = told.join(", ");
    let told = words.say_with(
        "act-done",
        &[("number", number.0.into()), ("told", told.into()), ("implied", done.implied.into())],
    );
    match done.opened {
        Some(opened) => {
            format!("{told} {}", words.say_with("act-opened", &[("opened", opened.0.into())]))
        }
        None => told,
    }
}

fn table(tickets: &[TicketResource], contracts: &Contracts, now: Timestamp, words: &Words) -> String {
    let headings = [
        words.say("column-number"),
        words.say("column-received"),
        words.say("column-priority"),
        words.say("column-state"),
        words.say("column-deadline"),
        words.say("column-standing"),
        words.say("column-place"),
        words.say("column-description"),
    ];
    let row = |resource: &TicketResource| {
        let ticket = &resource.ticket;
        let [due, standing] = next(ticket, contracts, now, words);
        vec![
            ticket.number.to_string(),
            received(resource),
            ticket.priority.as_ref().map(ToString::to_string).unwrap_or_default(),
            shown::word(words, "state", ticket.word()),
            due,
            standing,
            text(resource, TextField::Place),
            text(resource, TextField::Description),
        ]
    };
    shown::table(&headings, &tickets.iter().map(row).collect::<Vec<_>>())
}

/// The next deadline of a ticket and whether it is late; nothing where none is awaited.
fn next(ticket: &Ticket, contracts: &Contracts, now: Timestamp, words: &Words) -> [String; 2] {
    let Some(contract) = contracts.get(&ticket.contract) else { return Default::default() };
    let clocks = clocks(ticket, contract);
    let Some(clock) = pressing(&clocks) else { return Default::default() };
    let milestone = shown::word(words, "milestone", clock.milestone.code());
    let due = format!("{} {milestone}", shown::deadline(clock.due));
    [due, shown::standing(words, clock.standing(now))]
}

/// When the request came; of an imported record the day that its source knows.
fn received(resource: &TicketResource) -> String {
    let ticket = &resource.ticket;
    let imported =
        || ticket.imported.as_ref().map(|record| record.opened_on.format("%d/%m/%Y").to_string());
    ticket.called_at.map(shown::moment).or_else(imported).unwrap_or_default()
}

fn text(resource: &TicketResource, field: TextField) -> String {
    resource.texts.get(&field).cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests;
