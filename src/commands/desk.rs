//! `centralino desk`: the workplace of an operator. It never prints: the terminal belongs to the screens.

use color_eyre::eyre::Result;

use crate::config::Settings;

/// What a desk is started with.
#[derive(Clone, Debug)]
pub struct Options {
    pub settings: Settings,
}

/// # Errors
/// The backend can be neither reached nor started.
pub async fn run(options: Options) -> Result<()> {
    let backend = super::Backend::reach(&options.settings).await?;
    backend.release(Ok(())).await
}
