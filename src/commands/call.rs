//! `centralino call`: calls, for people and scripts. It never goes around the REST interface.

use color_eyre::eyre::Result;

use crate::client::Client;

/// Which calls.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// # Errors
/// The server cannot be reached, or refuses the token.
pub async fn run(_args: Args, client: &Client) -> Result<()> {
    client.me().await?;
    Ok(())
}
