//! `centralino token`: who may come in. A token's text is printed once and never again.

use color_eyre::eyre::Result;

use super::local::{Local, locked_if_outdated, open};
use super::out::{self, OutError};
use super::{UsageError, say, say_aside, typed};
use crate::client::ClientError;
use crate::config::Database;
use crate::domain::code::{RequesterId, TechnicianId};
use crate::domain::role::Role;
use crate::domain::time::{self, Timestamp};
use crate::explained::moment;
use crate::server::auth::TokenInfo;
use crate::words::Words;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    pub deed: Deed,
    /// The database; without it, the one of the data folder.
    #[arg(long, global = true, value_name = "sqlite:PATH")]
    pub database: Option<Database>,
}

#[derive(Debug, clap::Subcommand)]
pub enum Deed {
    /// Makes a token.
    Add {
        /// Whom it is for.
        name: String,
        /// What they may do.
        #[arg(long, value_parser = typed::role)]
        role: Role,
        /// Which technician of the directory they are; only for technicians.
        #[arg(long, value_name = "NUMBER")]
        technician: Option<TechnicianId>,
        /// Which requester of the directory they are, whose level says what they may decide on; only for
        /// approvers.
        #[arg(long, value_name = "NUMBER", conflicts_with = "technician")]
        requester: Option<RequesterId>,
    },
    /// Lists them, without their texts.
    List,
    /// Ends one.
    Revoke {
        /// As the list shows it.
        id: String,
    },
}

/// # Errors
/// The database cannot be opened, or no token has that id.
pub async fn run(args: Args, local: &Local, words: &Words) -> Result<()> {
    if let Deed::Add { role, technician: Some(_), .. } = &args.deed
        && *role != Role::Technician
    {
        return Err(UsageError(words.say("token-technician-role")).into());
    }
    if let Deed::Add { role, requester: Some(_), .. } = &args.deed
        && *role != Role::Approver
    {
        return Err(UsageError(words.say("token-requester-role")).into());
    }
    let database = local.database(args.database.as_ref())?;
    let lock = locked_if_outdated(&database)?;
    let store = open(database).await?;
    let done = match args.deed {
        Deed::Add { name, role, technician, requester } => {
            let added = match (technician, requester) {
                (Some(technician), _) => store.add_technicians_token(&name, technician).await,
                (_, Some(requester)) => store.add_approvers_token(&name, requester).await,
                _ => store.add_token(&name, role).await,
            };
            added.map(|(token, _)| {
                say_aside(words, "token-once", &[]);
                // The token stands alone on its line, for scripts.
                out::line(token)
            })
        }
        Deed::List => store.list_tokens().await.map(|tokens| list(&tokens, words)),
        Deed::Revoke { id } => store.revoke(&id).await.map(|found| {
            let key = if found { "token-revoked" } else { "token-unknown" };
            say(words, key, &[("id", id.as_str().into())])
        }),
    };
    store.close().await;
    drop(lock);
    Ok(done.map_err(ClientError::Problem)??)
}

fn list(tokens: &[TokenInfo], words: &Words) -> Result<(), OutError> {
    let date = |at: Timestamp| moment::day(time::local(at, time::ZONE).date_naive());
    for token in tokens {
        let state = match token.revoked {
            Some(at) => words.say_with("token-state-revoked", &[("on", date(at).into())]),
            None => words.say("token-state-valid"),
        };
        let technician = token.technician.map(|technician| format!(" {technician}"));
        let linked = technician.or_else(|| token.requester.map(|requester| format!(" {requester}")));
        let role = format!("{}{}", token.role.code(), linked.unwrap_or_default());
        out::line(format_args!(
            "{}  {role:13}  {}  {}  {state}",
            token.id,
            date(token.created),
            token.name
        ))?;
    }
    Ok(())
}
