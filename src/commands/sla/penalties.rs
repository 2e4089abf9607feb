//! `centralino sla penalties`: what lateness costs, month by month. It charges nobody: what still runs is an
//! estimate and is called so.

use color_eyre::eyre::Result;
use rust_decimal::Decimal;

use crate::client::Client;
use crate::commands::{out, shown, typed};
use crate::domain::penalty::{Month, MonthTotal};
use crate::explained::euro;
use crate::words::Words;

/// Which month.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// As 2026-11; without it, every month.
    #[arg(long, value_name = "YYYY-MM", value_parser = typed::month)]
    pub month: Option<Month>,
    /// A JSON object per line.
    #[arg(long)]
    pub json: bool,
}

/// # Errors
/// The server does not answer or refuses.
pub async fn run(args: &Args, client: &Client, words: &Words) -> Result<()> {
    let totals = client.penalties(args.month).await?;
    if totals.is_empty() && !args.json {
        return Ok(out::line(words.say("sla-no-penalties"))?);
    }
    shown::list(args.json, &totals, |totals| table(totals, words))
}

fn table(totals: &[MonthTotal], words: &Words) -> String {
    let headings = [
        words.say("sla-month"),
        words.say("sla-contract"),
        words.say("sla-breaches"),
        words.say("sla-settled"),
        words.say("sla-estimated"),
        words.say("sla-cap"),
        words.say("sla-total"),
    ];
    let row = |total: &MonthTotal| {
        // A sum with an estimate in it is one.
        let estimate = total.running > Decimal::ZERO;
        let sum = euro(total.total);
        vec![
            total.month.first_day().format("%m/%Y").to_string(),
            total.contract.clone(),
            total.breaches.to_string(),
            euro(total.settled),
            euro(total.running),
            total.cap.map(euro).unwrap_or_default(),
            if estimate { words.say_with("sla-estimate", &[("sum", sum.into())]) } else { sum },
        ]
    };
    shown::table(&headings, &totals.iter().map(row).collect::<Vec<_>>())
}
