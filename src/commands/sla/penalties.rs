//! `centralino sla penalties`: what lateness costs, month by month. It charges nobody: what still runs is an
//! estimate and is called so.

use color_eyre::eyre::Result;
use rust_decimal::Decimal;

use crate::client::{Client, Contracts, TicketFilter, TicketQuery};
use crate::commands::{out, shown};
use crate::domain::penalty::{Ledger, Month, MonthTotal, penalties};
use crate::explained::euro;
use crate::words::Words;

/// Which month.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// As 2026-11; without it, every month.
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    pub month: Option<Month>,
    /// A JSON object per line.
    #[arg(long)]
    pub json: bool,
}

fn month(text: &str) -> Result<Month, String> {
    Month::named(text).ok_or_else(|| "2026-11".to_owned())
}

/// # Errors
/// The server does not answer or refuses.
pub async fn run(args: &Args, client: &Client, words: &Words) -> Result<()> {
    let totals = totals(client, args.month, words).await?;
    if totals.is_empty() && !args.json {
        return Ok(out::line(words.say("sla-no-penalties"))?);
    }
    shown::list(args.json, &totals, |totals| table(totals, words))
}

/// The totals, counted from the tickets as the server has them now.
async fn totals(client: &Client, only: Option<Month>, words: &Words) -> Result<Vec<MonthTotal>> {
    let now = client.status().await?.now;
    let contracts = Contracts::read(&client.contracts().await?);
    let query = TicketQuery { state: Some(TicketFilter::All), ..TicketQuery::default() };
    let page = async |cursor| client.tickets(&TicketQuery { cursor, ..query.clone() }).await;
    let mut ledger = Ledger::default();
    let mut unreadable = 0_usize;
    for row in shown::rows(None, page).await? {
        match contracts.get(&row.ticket.contract) {
            Some(contract) => ledger.add(contract, &penalties(&row.ticket, contract, now)),
            None => unreadable += 1,
        }
    }
    if unreadable > 0 {
        out::aside(words.say_with("sla-uncounted", &[("count", unreadable.into())]));
    }
    let wanted = |total: &MonthTotal| only.is_none_or(|month| month == total.month);
    Ok(ledger.totals().into_iter().filter(wanted).collect())
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
