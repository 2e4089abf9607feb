//! What lies outside of every workplace's loop: signals, and the line to the server. It decides nothing.

use std::sync::Arc;

use tokio::sync::mpsc::unbounded_channel;

use super::line::{self, Connect, Effects, Tell};
use super::signals::{Signal, Signals};
use crate::tui::app::Msg;

/// What comes from there.
#[derive(Debug)]
pub enum Outside {
    Msg(Msg),
    /// The terminal is gone.
    HungUp,
}

/// Begins to listen; `tell` answers whether anybody still does. Effects are performed as they are sent.
pub fn listen(
    tasks: &tokio::runtime::Handle,
    connect: &Connect,
    tell: Arc<dyn Fn(Outside) -> bool + Send + Sync>,
) -> Effects {
    let signalled = Arc::clone(&tell);
    tasks.spawn(async move {
        let Ok(mut signals) = Signals::listen() else { return };
        loop {
            let heard = match signals.next().await {
                Signal::Suspend => Outside::Msg(Msg::Suspend),
                Signal::HangUp => Outside::HungUp,
                Signal::Terminate | Signal::Interrupt => Outside::Msg(Msg::Leave),
            };
            if !signalled(heard) {
                return;
            }
        }
    });
    let (effects, asked) = unbounded_channel();
    let answered = Tell(Arc::new(move |msg| tell(Outside::Msg(msg))));
    tasks.spawn(line::run(Arc::clone(connect), asked, answered));
    effects
}
