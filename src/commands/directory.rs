//! `centralino directory`: adds sites, requesters and technicians. It prints the number that the server
//! gave, and nothing else, so that a script can use it.

use chrono::NaiveDate;
use color_eyre::eyre::Result;

use super::{out, typed};
use crate::api::resource::{NewRequester, NewSite, NewTechnician};
use crate::client::{Client, new_key};
use crate::domain::code::{Code, SiteId};
use crate::domain::holidays::Patron;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    pub deed: Deed,
}

#[derive(Debug, clap::Subcommand)]
pub enum Deed {
    /// A place where work is done.
    AddSite {
        name: String,
        #[arg(long, default_value = "")]
        address: String,
        /// A room or ward; may be given again.
        #[arg(long = "place", value_name = "NAME")]
        places: Vec<String>,
        /// A service activated there; none means all.
        #[arg(long = "service", value_name = "CODE", value_parser = typed::code)]
        services: Vec<Code>,
        /// The patron saint's day: 12-07, easter+50 or "tue 1 05" (first Tuesday of May).
        #[arg(long, value_name = "DAY", value_parser = typed::patron)]
        patron: Option<Patron>,
    },
    /// Somebody who may ask for work.
    AddRequester {
        name: String,
        #[arg(long, default_value = "")]
        position: String,
        #[arg(long, value_name = "NUMBER")]
        site: Option<SiteId>,
        #[arg(long = "phone", value_name = "NUMBER")]
        phones: Vec<String>,
        #[arg(long, default_value_t = 0)]
        level: u8,
        /// As 2026-01-31.
        #[arg(long, value_name = "DATE")]
        valid_from: Option<NaiveDate>,
        /// The last day, as 2026-12-31.
        #[arg(long, value_name = "DATE")]
        valid_to: Option<NaiveDate>,
        /// Where the level was agreed: protocol and date of the Verbale di Consegna.
        #[arg(long, default_value = "", value_name = "TEXT")]
        document: String,
    },
    /// Somebody, or a team, who does the work.
    AddTechnician {
        name: String,
        #[arg(long, default_value = "")]
        phone: String,
        /// A service they work on; none means all.
        #[arg(long = "service", value_name = "CODE", value_parser = typed::code)]
        services: Vec<Code>,
        /// Answers outside presence hours.
        #[arg(long)]
        on_call: bool,
    },
}

/// # Errors
/// The server cannot be reached, or refuses.
pub async fn run(args: Args, client: &Client) -> Result<()> {
    let key = new_key();
    let created = match args.deed {
        Deed::AddSite { name, address, places, services, patron } => {
            let site = NewSite { name, address, places, services, patron };
            client.new_site(&site, &key).await?
        }
        Deed::AddRequester { name, position, site, phones, level, valid_from, valid_to, document } => {
            let requester =
                NewRequester { name, position, site, phones, level, valid_from, valid_to, document };
            client.new_requester(&requester, &key).await?
        }
        Deed::AddTechnician { name, phone, services, on_call } => {
            client.new_technician(&NewTechnician { name, phone, services, on_call }, &key).await?
        }
    };
    Ok(out::line(created.id)?)
}
