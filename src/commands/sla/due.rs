//! `centralino sla due`: when the deadlines of a request would fall, before there is a ticket. It needs a
//! server only for what the server alone knows.

use chrono::Utc;
use color_eyre::eyre::Result;
use serde::Serialize;

use super::{held, instant, milestone, page};
use crate::client::Client;
use crate::commands::contracts::ContractFileError;
use crate::commands::{UsageError, out, shown, typed};
use crate::domain::clock::{Clock, Explanation, Milestone, Prospect, Step, explain, foresee};
use crate::domain::code::Code;
use crate::domain::contract::{Contract, Level, Priority, Target};
use crate::domain::directory::Site;
use crate::domain::holidays::Patron;
use crate::domain::time::Timestamp;
use crate::explained::{About, explained};
use crate::words::Words;

/// What can be told before there is a ticket.
const FORESEEN: [Milestone; 3] =
    [Milestone::TakingCharge, Milestone::Inspection, Milestone::ExecutionStart];

/// What is known of the request.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A file, a shipped contract, or one of the server: name, name@version, beginning of the hash.
    #[arg(long)]
    pub contract: String,
    #[arg(long, value_parser = typed::code)]
    pub priority: Code,
    #[arg(long, value_name = "TIME")]
    pub called_at: String,
    /// Number or name of a site, for its patron saint.
    #[arg(long, conflicts_with = "patron")]
    pub site: Option<String>,
    /// The patron saint's day, without asking a server.
    #[arg(long, value_name = "DAY", value_parser = typed::patron)]
    pub patron: Option<Patron>,
    #[arg(long, requires = "approved_at", value_parser = typed::code)]
    pub level: Option<Code>,
    #[arg(long, value_name = "TIME")]
    pub approved_at: Option<String>,
    /// Only this one.
    #[arg(long, value_parser = milestone)]
    pub milestone: Option<Milestone>,
    /// A JSON object per line.
    #[arg(long)]
    pub json: bool,
}

/// One line for scripts.
#[derive(Serialize)]
struct Line<'a> {
    contract: &'a str,
    contract_version: &'a str,
    milestone: Milestone,
    target: Target,
    clause: &'a str,
    called_at: Timestamp,
    started_at: Timestamp,
    due: Timestamp,
    due_local: &'a str,
    calendar: Option<&'a str>,
    patron: Option<Patron>,
    steps: &'a [Step],
}

impl Args {
    /// # Errors
    /// The file that it names is no contract.
    pub fn needs_a_server(&self) -> Result<bool, ContractFileError> {
        Ok(self.site.is_some() || held::here(&self.contract)?.is_none())
    }
}

/// # Errors
/// What was typed cannot be meant; the server does not answer.
pub async fn run(args: &Args, client: Option<&Client>, words: &Words) -> Result<()> {
    for line in lines(args, client, Utc::now(), words).await? {
        out::line(line)?;
    }
    Ok(())
}

/// What the command prints; `now` is what times said in short are meant before.
pub(super) async fn lines(
    args: &Args,
    client: Option<&Client>,
    now: Timestamp,
    words: &Words,
) -> Result<Vec<String>> {
    let contract = match (held::here(&args.contract)?, client) {
        (Some(contract), _) => contract,
        (None, Some(client)) => held::found(&args.contract, client, words).await?,
        (None, None) => return Err(unknown(words, "--contract", &args.contract, "").into()),
    };
    if held::says_otherwise(&contract)? {
        let version = format!("{} {}", contract.name, contract.version);
        out::aside(words.say_with("sla-other-text", &[("version", version.into())]));
    }
    let patron = match (&args.site, client) {
        (Some(site), Some(client)) => found(site, &client.directory().await?.sites, words)?.patron,
        _ => args.patron,
    };
    let request = Request::read(args, &contract, patron, now, words)?;
    let explanations = request.explanations()?;
    let about = About {
        contract: &contract,
        as_of: None,
        planned_start: None,
        ticket: None,
        costs: true,
        timeline: &[],
    };
    let page = |explanation| page::page(words, &explained(words, explanation, &about));
    match args.json {
        true => explanations.iter().map(|explanation| request.json(explanation)).collect(),
        false => Ok(vec![explanations.iter().map(page).collect::<Vec<_>>().join("\n\n")]),
    }
}

/// What was typed, understood.
struct Request<'a> {
    contract: &'a Contract,
    priority: &'a Priority,
    level: Option<&'a Level>,
    patron: Option<Patron>,
    called_at: Timestamp,
    approved_at: Option<Timestamp>,
    only: Option<Milestone>,
    words: &'a Words,
}

impl<'a> Request<'a> {
    fn read(
        args: &Args,
        contract: &'a Contract,
        patron: Option<Patron>,
        now: Timestamp,
        words: &'a Words,
    ) -> Result<Self, UsageError> {
        let list = |codes: Vec<&Code>| {
            codes.into_iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        };
        let priority = contract.priority(&args.priority).ok_or_else(|| {
            let known = list(contract.priorities.iter().map(|found| &found.code).collect());
            unknown(words, "--priority", args.priority.as_str(), &known)
        })?;
        let level = match &args.level {
            None => None,
            Some(code) => Some(contract.level(code).ok_or_else(|| {
                let known = list(contract.levels.iter().map(|found| &found.code).collect());
                unknown(words, "--level", code.as_str(), &known)
            })?),
        };
        let called_at = instant("--called-at", &args.called_at, now, words)?;
        let approved_at = args.approved_at.as_deref();
        let approved_at =
            approved_at.map(|text| instant("--approved-at", text, now, words)).transpose()?;
        if approved_at.is_some_and(|approved| approved < called_at) {
            let called = ("called", shown::moment(called_at).into());
            return Err(UsageError(words.say_with("sla-approved-before-called", &[called])));
        }
        let only = args.milestone;
        if only.is_some_and(|only| !FORESEEN.contains(&only)) {
            let known = FORESEEN.map(Milestone::code).join(", ");
            return Err(UsageError(words.say_with("sla-not-foreseen", &[("known", known.into())])));
        }
        Ok(Self { contract, priority, level, patron, called_at, approved_at, only, words })
    }

    fn explanations(&self) -> Result<Vec<Explanation>, UsageError> {
        let prospect = Prospect {
            priority: self.priority,
            level: self.level,
            patron: self.patron.as_ref(),
            called_at: self.called_at,
            approved_at: self.approved_at,
        };
        let wanted = |milestone: Milestone| self.only.is_none_or(|only| only == milestone);
        let clocks = foresee(self.contract, &prospect);
        let clocks: Vec<Clock> = clocks.into_iter().filter(|clock| wanted(clock.milestone)).collect();
        let beyond = || UsageError(self.words.say("sla-out-of-reach"));
        let targets =
            FORESEEN.into_iter().filter(|milestone| wanted(*milestone) && self.has(*milestone));
        match (targets.count(), clocks.len()) {
            (0, _) => return Err(UsageError(self.words.say("sla-no-target"))),
            (targets, clocks) if targets > clocks => return Err(beyond()),
            _ => {}
        }
        // Nobody looks at how a clock stands that has not begun: any instant will do.
        let explained = clocks.iter().map(|clock| {
            explain(clock, self.contract, self.patron.as_ref(), clock.started_at).ok_or_else(beyond)
        });
        explained.collect()
    }

    /// Whether the contract has a target for a milestone whose start is known.
    fn has(&self, milestone: Milestone) -> bool {
        let at_once = self.level.is_some_and(|level| level.at_inspection);
        let waits = self.approved_at.is_some() && !at_once;
        let starts = milestone != Milestone::ExecutionStart || waits;
        let of_level = self.level.and_then(|level| level.term(milestone));
        starts && of_level.or_else(|| self.priority.term(milestone)).is_some()
    }

    fn json(&self, explanation: &Explanation) -> Result<String> {
        let clock = &explanation.clock;
        let line = Line {
            contract: &explanation.contract,
            contract_version: &explanation.contract_version,
            milestone: clock.milestone,
            target: clock.target,
            clause: &clock.clause,
            called_at: self.called_at,
            started_at: clock.started_at,
            due: clock.due,
            due_local: &explanation.due_local,
            calendar: explanation.calendar.as_deref(),
            patron: explanation.patron,
            steps: &explanation.steps,
        };
        Ok(serde_json::to_string(&line)?)
    }
}

fn unknown(words: &Words, option: &str, found: &str, known: &str) -> UsageError {
    let values = [("option", option.into()), ("found", found.into()), ("known", known.into())];
    UsageError(words.say_with("sla-unknown", &values))
}

/// A site by its number or its exact name.
fn found<'a>(wanted: &str, sites: &'a [Site], words: &Words) -> Result<&'a Site, UsageError> {
    let by_number = sites.iter().find(|site| site.id.to_string() == wanted);
    let named: Vec<&Site> = sites.iter().filter(|site| site.name == wanted).collect();
    match (by_number, named.as_slice()) {
        (Some(site), _) => Ok(site),
        (None, [site]) => Ok(site),
        (None, []) if sites.is_empty() => {
            let found = ("found", wanted.into());
            Err(UsageError(words.say_with("sla-no-sites", &[found])))
        }
        (None, []) => {
            let known = sites.iter().map(|site| format!("{} {}", site.id, site.name));
            Err(unknown(words, "--site", wanted, &known.collect::<Vec<_>>().join(", ")))
        }
        (None, several) => {
            let known = several.iter().map(|site| site.id.to_string()).collect::<Vec<_>>().join(", ");
            Err(UsageError(words.say_with("sla-several-sites", &[("known", known.into())])))
        }
    }
}
