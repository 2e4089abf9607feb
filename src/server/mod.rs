//! The backend: store, routes, feed and the watch over deadlines. It never knows a terminal, nor the client, and never listens
//! beyond this machine.

pub mod auth;
pub mod clock;
mod feed;
mod presence;
mod routes;
pub mod store;
mod watch;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::serve::ListenerExt;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use clock::Clock;
use presence::Presences;
use routes::App;
use store::Store;

/// How long requests under way may take to end at a shutdown.
const FAREWELL: Duration = Duration::from_secs(5);

/// What a server is started with.
pub struct Options {
    /// Of this machine only; port 0 takes a free one.
    pub listen: SocketAddr,
    pub store: Store,
    pub clock: Clock,
}

/// Why a server does not start.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error("{0} is not an address of this machine alone: only loopback addresses are served")]
    NotLoopback(SocketAddr),
    #[error("cannot listen on {address}: {cause}")]
    Listen { address: SocketAddr, cause: std::io::Error },
}

/// A server that runs.
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    store: Store,
    stop: CancellationToken,
    serving: JoinHandle<()>,
    watching: JoinHandle<()>,
}

/// Starts serving; returns when requests are accepted.
///
/// # Errors
/// See [`ServeError`].
pub async fn start(options: Options) -> Result<Running, ServeError> {
    let Options { listen, store, clock } = options;
    if !listen.ip().is_loopback() {
        return Err(ServeError::NotLoopback(listen));
    }
    let failed = |cause| ServeError::Listen { address: listen, cause };
    let listener = TcpListener::bind(listen).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    let stop = CancellationToken::new();
    let app = App {
        store: store.clone(),
        clock,
        port: address.port(),
        shutdown: stop.clone(),
        presences: Presences::default(),
    };
    let router = routes::router(Arc::new(app));
    // Small answers must not wait for a full segment; a refused option only costs time.
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    let stopped = stop.clone().cancelled_owned();
    let serving = tokio::spawn(async move {
        // It only ends when told to.
        let _ = axum::serve(listener, router).with_graceful_shutdown(stopped).await;
    });
    let watching = tokio::spawn(watch::run(store.clone(), stop.clone()));
    Ok(Running { address, store, stop, serving, watching })
}

impl Running {
    /// Stops accepting, ends the streams, lets requests under way finish, and drains the writer.
    pub async fn shutdown(self) {
        self.stop.cancel();
        let abort = self.serving.abort_handle();
        if tokio::time::timeout(FAREWELL, self.serving).await.is_err() {
            // Somebody keeps a request open; the writer is drained all the same.
            abort.abort();
        }
        // It ends at once; should it have panicked, the writer is drained all the same.
        let _ = self.watching.await;
        self.store.close().await;
    }
}
