//! `centralino order` and `centralino report`, and the tracking of `centralino ticket track`: what is printed of an
//! intervention, read as text, as JSON or as the server's own PDF file. They decide nothing: the server does.

use std::io::Write;
use std::path::{Path, PathBuf};

use color_eyre::eyre::Result;

use super::{Expected, names, out, shown, ticket_of};
use crate::api::papers::OrderResource;
use crate::api::path;
use crate::api::problem::ProblemCode;
use crate::client::{Client, ClientError, Contracts, OrderQuery, TicketFilter};
use crate::domain::code::TicketNumber;
use crate::domain::order::OrderNumber;
use crate::explained::euro;
use crate::files;
use crate::printed::document::Document;
use crate::printed::{self, Source};
use crate::words::Words;

/// What to do with work orders.
#[derive(Debug, clap::Args)]
pub struct OrderArgs {
    #[command(subcommand)]
    pub what: OrderWhat,
}

#[derive(Debug, clap::Subcommand)]
pub enum OrderWhat {
    List(OrderListArgs),
    Show(OrderShowArgs),
    Pdf(OrderPdfArgs),
}

/// Which orders.
#[derive(Debug, clap::Args)]
pub struct OrderListArgs {
    /// open, closed or all, by where their tickets stand.
    #[arg(long, value_parser = state)]
    pub state: Option<TicketFilter>,
    /// At most so many.
    #[arg(long)]
    pub limit: Option<usize>,
    /// A JSON object per line.
    #[arg(long)]
    pub json: bool,
}

/// Which order.
#[derive(Debug, clap::Args)]
pub struct OrderShowArgs {
    /// Our own number, as 1042/1.
    #[arg(value_parser = order_number)]
    pub number: OrderNumber,
    /// A JSON object on one line.
    #[arg(long)]
    pub json: bool,
}

/// Which order, and where to.
#[derive(Debug, clap::Args)]
pub struct OrderPdfArgs {
    /// Our own number, as 1042/1.
    #[arg(value_parser = order_number)]
    pub number: OrderNumber,
    /// The file; `-` is the standard output.
    #[arg(long, short, value_name = "FILE")]
    pub output: PathBuf,
}

/// What to do with work reports.
#[derive(Debug, clap::Args)]
pub struct ReportArgs {
    #[command(subcommand)]
    pub what: ReportWhat,
}

#[derive(Debug, clap::Subcommand)]
pub enum ReportWhat {
    Show(ReportShowArgs),
    Pdf(ReportPdfArgs),
}

/// Of which ticket.
#[derive(Debug, clap::Args)]
pub struct ReportShowArgs {
    pub number: TicketNumber,
    /// A JSON object on one line.
    #[arg(long)]
    pub json: bool,
}

/// Of which ticket, and where to.
#[derive(Debug, clap::Args)]
pub struct ReportPdfArgs {
    pub number: TicketNumber,
    /// The file; `-` is the standard output.
    #[arg(long, short, value_name = "FILE")]
    pub output: PathBuf,
}

/// Of which ticket, and in which form.
#[derive(Debug, clap::Args)]
pub struct TrackArgs {
    pub number: TicketNumber,
    /// A JSON object on one line.
    #[arg(long)]
    pub json: bool,
    /// Writes a PDF file instead; `-` is the standard output.
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    pub pdf: Option<PathBuf>,
}

/// There is no such order.
#[derive(Debug, thiserror::Error)]
#[error("there is no order {0}")]
pub struct NoSuchOrder(pub OrderNumber);

/// The ticket was never closed.
#[derive(Debug, thiserror::Error)]
#[error("ticket {0} has no work report")]
pub struct NoReport(pub TicketNumber);

/// A file that a command was to write was not.
#[derive(Debug, thiserror::Error)]
#[error("{}: {cause}", path.display())]
pub struct NotWritten {
    pub path: PathBuf,
    pub cause: std::io::Error,
}

fn state(text: &str) -> Result<TicketFilter, Expected> {
    let all = [TicketFilter::Open, TicketFilter::Closed, TicketFilter::All];
    let found = all.into_iter().find(|filter| filter.code() == text);
    found.ok_or_else(|| Expected::one_of(all.map(TicketFilter::code)))
}

fn order_number(text: &str) -> Result<OrderNumber, Expected> {
    text.parse().map_err(|_| Expected::Like("1042/1"))
}

/// # Errors
/// The server does not answer or refuses, there is no such order, or the file cannot be written.
pub async fn orders(args: OrderArgs, client: &Client, words: &Words) -> Result<()> {
    match args.what {
        OrderWhat::List(args) => {
            let state = args.state;
            let page = async |cursor| {
                client.orders(&OrderQuery { state, cursor, ..OrderQuery::default() }).await
            };
            let orders = shown::rows(args.limit, page).await?;
            shown::list(args.json, &orders, |orders| table(orders, words))
        }
        OrderWhat::Show(args) => {
            let number = args.number;
            if args.json {
                let order = client.order(number).await.map_err(|error| or_no_order(error, number))?;
                return shown::json_line(&order);
            }
            let document = |source: &Source<'_>| printed::order::document(source, number);
            match told(number.ticket, client, words, document).await? {
                Some(text) => Ok(out::line(text)?),
                None => Err(NoSuchOrder(number).into()),
            }
        }
        OrderWhat::Pdf(args) => {
            let bytes = client.printed(&path::order(args.number)).await;
            write(&args.output, &bytes.map_err(|error| or_no_order(error, args.number))?, words)
        }
    }
}

/// # Errors
/// The server does not answer or refuses, the ticket was never closed, or the file cannot be written.
pub async fn reports(args: ReportArgs, client: &Client, words: &Words) -> Result<()> {
    match args.what {
        ReportWhat::Show(ReportShowArgs { number, json: true }) => {
            let report = client.report(number).await.map_err(|error| or_no_report(error, number))?;
            shown::json_line(&report)
        }
        ReportWhat::Show(ReportShowArgs { number, .. }) => {
            match told(number, client, words, printed::report::document).await? {
                Some(text) => Ok(out::line(text)?),
                None => Err(NoReport(number).into()),
            }
        }
        ReportWhat::Pdf(ReportPdfArgs { number, output }) => {
            let bytes = client.printed(&path::ticket_report(number)).await;
            write(&output, &bytes.map_err(|error| or_no_report(error, number))?, words)
        }
    }
}

/// # Errors
/// The server does not answer or refuses, there is no such ticket, or the file cannot be written.
pub async fn track(args: TrackArgs, client: &Client, words: &Words) -> Result<()> {
    let number = args.number;
    if let Some(file) = &args.pdf {
        // Whether there is such a ticket is told as everywhere.
        ticket_of(number, client).await?;
        return write(file, &client.printed(&path::ticket_tracking(number)).await?, words);
    }
    if args.json {
        ticket_of(number, client).await?;
        return shown::json_line(&client.tracking(number).await?);
    }
    let now = client.status().await?.now;
    let document = |source: &Source<'_>| Some(printed::tracking::document(source, now));
    Ok(out::line(told(number, client, words, document).await?.unwrap_or_default())?)
}

fn or_no_order(error: ClientError, number: OrderNumber) -> color_eyre::Report {
    match error.code() {
        Some(ProblemCode::NotFound) => NoSuchOrder(number).into(),
        _ => error.into(),
    }
}

fn or_no_report(error: ClientError, number: TicketNumber) -> color_eyre::Report {
    match error.code() {
        Some(ProblemCode::NotFound) => NoReport(number).into(),
        _ => error.into(),
    }
}

/// Columns of a paper as text.
const COLUMNS: usize = 80;

/// A paper of a ticket in the reader's language; `None` where there is none.
async fn told(
    number: TicketNumber,
    client: &Client,
    words: &Words,
    document: impl FnOnce(&Source<'_>) -> Option<Document>,
) -> Result<Option<String>> {
    let full = ticket_of(number, client).await?;
    let contracts = Contracts::read(&client.contracts().await?);
    let directory = names(client).await?;
    let contract = contracts.get(&full.ticket.ticket.contract);
    let source = Source { words, full: &full, contract, directory: &directory };
    let lines = document(&source).map(|document| printed::text::lines(&document, COLUMNS));
    Ok(lines.map(|lines| lines.into_iter().map(|line| line.text).collect::<Vec<_>>().join("\n")))
}

/// Writes a file that was not there, and says so beside the output.
fn write(path: &Path, bytes: &[u8], words: &Words) -> Result<()> {
    if path == Path::new("-") {
        let mut out = std::io::stdout().lock();
        let written = out.write_all(bytes).and_then(|()| out.flush());
        return Ok(written.map_err(out::OutError::from)?);
    }
    let failed = |cause| NotWritten { path: path.to_owned(), cause };
    files::create(path, bytes).map_err(failed)?;
    super::say_aside(words, "file-written", &[("path", path.display().to_string().into())]);
    Ok(())
}

fn table(orders: &[OrderResource], words: &Words) -> String {
    let headings = ["order", "state", "client-order", "planned", "total", "holds"];
    let headings: Vec<String> =
        headings.iter().map(|name| words.say(&format!("column-{name}"))).collect();
    let row = |resource: &OrderResource| {
        let order = &resource.order.order;
        vec![
            resource.number.to_string(),
            shown::word(words, "state", resource.word()),
            order.identification.clone(),
            order.planned_start.format("%d/%m/%Y").to_string(),
            order.total.map(|total| format!("{} €", euro(total))).unwrap_or_default(),
            words.say(if resource.holds { "yes" } else { "no" }),
        ]
    };
    shown::table(&headings, &orders.iter().map(row).collect::<Vec<_>>())
}
