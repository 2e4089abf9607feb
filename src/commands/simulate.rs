//! `centralino simulate`: the calls of a recorded day ring again, faster. It only makes calls ring, under
//! plainly invented numbers, and stops by itself.

pub mod schedule;

use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;
use std::time::Duration;

use chrono::{NaiveDateTime, TimeDelta};
use color_eyre::eyre::{WrapErr, eyre};
use tokio::time::Instant;

use crate::api::resource::NewCall;
use crate::client::{Client, ClientError, new_key, until_answered};
use crate::commands::Expected;
use crate::commands::failure::NotReadable;
use crate::commands::out::{self, OutError};
use crate::words::Words;

use schedule::{Arrival, ArrivalsError, Plan, Ring};

/// How long one call is sent again to a server that does not answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// Which arrivals, from when, how fast.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A CSV file with the columns opened_at, contact_type, caller_id.
    #[arg(long, value_name = "FILE")]
    pub calls: PathBuf,
    /// Where to begin, as the file has it: `2016-03-01T08:00`.
    #[arg(long, value_parser = moment)]
    pub from: NaiveDateTime,
    /// How much of the file: `8h`, `90m`.
    #[arg(long = "for", value_name = "STRETCH", value_parser = schedule::stretch)]
    pub length: TimeDelta,
    /// How many recorded seconds pass in one.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    pub speed: u32,
    /// The longest silence, in recorded time; longer ones are cut.
    #[arg(long, value_parser = schedule::stretch)]
    pub max_gap: Option<TimeDelta>,
}

fn moment(text: &str) -> Result<NaiveDateTime, Expected> {
    schedule::moment(text).ok_or(Expected::Like("2016-03-01T08:00"))
}

/// # Errors
/// A file that cannot be read, or a server that does not answer.
pub async fn run(args: Args, client: &Client, words: &Words) -> color_eyre::Result<()> {
    let named = || args.calls.display().to_string();
    let file = File::open(&args.calls).map_err(NotReadable::of(&args.calls))?;
    let arrivals = schedule::read(BufReader::new(file))
        .map_err(|error| eyre!(file_words(words, &error)))
        .wrap_err_with(named)?;
    let plan = Plan { from: args.from, length: args.length, speed: args.speed, max_gap: args.max_gap };
    let rings = plan.rings(&arrivals);
    let last = rings.last().map_or(Duration::ZERO, |ring| ring.after);
    let totals = [("count", rings.len().into()), ("seconds", last.as_secs().into())];
    out::line(words.say_with("simulate-begins", &totals))?;
    ring_all(&rings, client, out::line, words).await?;
    Ok(out::line(words.say_with("simulate-ends", &[("count", rings.len().into())]))?)
}

/// Lets every call ring at its time; one that is late does not delay the others' times.
async fn ring_all(
    rings: &[Ring],
    client: &Client,
    tell: impl Fn(String) -> Result<(), OutError>,
    words: &Words,
) -> color_eyre::Result<()> {
    let start = Instant::now();
    for (index, ring) in rings.iter().enumerate() {
        tokio::time::sleep_until(start + ring.after).await;
        let number = post(client, &ring.arrival).await?;
        tell(words.say_with(
            "simulate-rang",
            &[
                ("index", (index + 1).into()),
                ("count", rings.len().into()),
                ("at", ring.arrival.at.format("%d/%m/%Y %H:%M").to_string().into()),
                ("caller", ring.arrival.caller_number.as_str().into()),
                ("number", number.into()),
            ],
        ))?;
    }
    Ok(())
}

/// The number of the call that rings.
async fn post(client: &Client, arrival: &Arrival) -> Result<u64, ClientError> {
    let call = NewCall {
        channel: arrival.channel,
        caller_number: arrival.caller_number.clone(),
        caller_name: String::new(),
        called_at: None,
        reason: String::new(),
        answered: false,
    };
    let key = new_key();
    let send = |key: String| {
        let call = &call;
        async move { client.new_call(call, &key).await }
    };
    let done = tokio::time::timeout(PATIENCE, until_answered(&key, send, |_, _| {}))
        .await
        .map_err(|_| ClientError::Unreachable(client.base().to_owned()))??;
    Ok(done.call().map_or(0, |number| number.0))
}

fn file_words(words: &Words, error: &ArrivalsError) -> String {
    match error {
        ArrivalsError::Unreadable(told) => told.to_string(),
        ArrivalsError::NotAMoment { line, found } => {
            words.say_with("simulate-not-a-moment", &[("line", (*line).into()), ("found", found.into())])
        }
    }
}
