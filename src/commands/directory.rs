//! `centralino directory`: adds, corrects, erases and lists sites, plants, requesters, technicians and turns of
//! on-call duty. Adding prints the number that the server gave, changing the record's version, and nothing else, so
//! that a script can use it.

mod kind;
mod set;

use chrono::NaiveDate;
use color_eyre::eyre::Result;

use self::kind::Kind;
use super::sla::instant;
use super::{out, shown, typed};
use crate::api::resource::{NewDuty, NewPlant, NewRequester, NewSite, NewTechnician};
use crate::client::{Client, new_key};
use crate::domain::code::{Code, SiteId, TechnicianId};
use crate::domain::directory::FIRST_VERSION;
use crate::domain::holidays::Patron;
use crate::words::Words;

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
        /// The site that it is a part of.
        #[arg(long, value_name = "NUMBER")]
        parent: Option<SiteId>,
    },
    /// An installation at a site.
    AddPlant {
        name: String,
        #[arg(long, value_name = "NUMBER")]
        site: SiteId,
        /// The service that looks after it.
        #[arg(long, value_name = "CODE", value_parser = typed::code)]
        service: Code,
    },
    /// A turn of on-call duty.
    AddDuty {
        /// The technician's number.
        #[arg(value_name = "NUMBER")]
        technician: TechnicianId,
        /// In Rome's time: "2026-11-27 19:00", "27/11/2026 19:00".
        #[arg(long, value_name = "TIME")]
        from: String,
        #[arg(long, value_name = "TIME")]
        to: String,
        /// A service that the turn is for; none means any.
        #[arg(long = "service", value_name = "CODE", value_parser = typed::code)]
        services: Vec<Code>,
    },
    /// Puts other values in place of a record's own.
    Correct {
        /// site, plant, requester, technician, duty.
        #[arg(value_name = "KIND", value_parser = kind::named)]
        kind: Kind,
        number: u64,
        /// A field and what it is to hold, nothing for none; of a list, once for each.
        #[arg(long, value_name = "FIELD=VALUE", required = true)]
        set: Vec<String>,
        /// The version that was seen; without it, the present one.
        #[arg(long, value_name = "NUMBER")]
        version: Option<u64>,
    },
    /// Erases a person, or a turn; anything else is no longer offered.
    Erase {
        #[arg(value_name = "KIND", value_parser = kind::named)]
        kind: Kind,
        number: u64,
        #[arg(long, value_name = "NUMBER")]
        version: Option<u64>,
    },
    /// The records of a kind, a JSON object a line.
    List {
        #[arg(value_name = "KIND", value_parser = kind::named)]
        kind: Kind,
    },
    /// Who added, corrected and erased which record, a JSON object a line.
    Trail,
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
        /// The number of the team that they work in.
        #[arg(long, value_name = "NUMBER")]
        team: Option<TechnicianId>,
    },
}

/// # Errors
/// The server cannot be reached, or refuses.
pub async fn run(args: Args, client: &Client, words: &Words) -> Result<()> {
    let key = new_key();
    let created = match args.deed {
        Deed::AddSite { name, address, places, services, patron, parent } => {
            let site = NewSite { name, address, places, services, patron, parent, retired: false };
            client.add(&site, &key).await?
        }
        Deed::AddPlant { name, site, service } => {
            client.add(&NewPlant { name, site, service, retired: false }, &key).await?
        }
        Deed::AddRequester { name, position, site, phones, level, valid_from, valid_to, document } => {
            let requester =
                NewRequester { name, position, site, phones, level, valid_from, valid_to, document };
            client.add(&requester, &key).await?
        }
        Deed::AddTechnician { name, phone, services, on_call, team } => {
            let technician = NewTechnician { name, phone, services, on_call, team, retired: false };
            client.add(&technician, &key).await?
        }
        Deed::AddDuty { technician, from, to, services } => {
            let now = client.status().await?.now;
            let from = instant("--from", &from, now, words)?;
            let to = instant("--to", &to, now, words)?;
            client.add(&NewDuty { technician, from, to, services }, &key).await?
        }
        Deed::Correct { kind, number, set, version } => {
            let now = client.status().await?.now;
            let patch = set::patch(kind, &set, now, words)?;
            let version = version_of(client, kind, number, version).await?;
            let done = client.correct(kind.path(), number, version, &patch, &key).await?;
            return Ok(out::line(done.version)?);
        }
        Deed::Erase { kind, number, version } => {
            let version = version_of(client, kind, number, version).await?;
            let done = client.erase(kind.path(), number, version, &key).await?;
            return Ok(out::line(done.version)?);
        }
        Deed::List { kind } => {
            let records = client.records(kind.path()).await?;
            return shown::list(true, &records, |_| String::new());
        }
        Deed::Trail => return trail(client).await,
    };
    Ok(out::line(created.id)?)
}

/// The version that was seen, or else the present one.
async fn version_of(client: &Client, kind: Kind, number: u64, seen: Option<u64>) -> Result<u64> {
    if let Some(seen) = seen {
        return Ok(seen);
    }
    let record = client.record(kind.path(), number).await?;
    let version = record.get("version").and_then(serde_json::Value::as_u64);
    Ok(version.unwrap_or(FIRST_VERSION))
}

async fn trail(client: &Client) -> Result<()> {
    let mut after = None;
    loop {
        let page = client.directory_trail(after.as_deref()).await?;
        for entry in &page.items {
            out::line(serde_json::to_string(entry)?)?;
        }
        match page.next_cursor {
            Some(next) => after = Some(next),
            None => return Ok(()),
        }
    }
}
