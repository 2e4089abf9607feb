//! The REST client: commands, live feed and replica. It never knows the server's insides, nor a
//! terminal, and holds no words: an error is a code with parameters.

pub mod backoff;
pub mod board;
pub mod contracts;
pub mod error;
pub mod feed;
pub mod forecast;
pub mod index;
pub mod query;
pub mod replica;
pub mod rest;
pub mod retry;
pub mod snapshot;

pub use board::{BoardKey, Rank};
pub use contracts::Contracts;
pub use error::ClientError;
pub use feed::{FeedItem, follow};
pub use forecast::Forecast;
pub use query::{CallQuery, OrderQuery, TicketFilter, TicketQuery};
pub use replica::{Change, Replica};
pub use rest::{Client, new_key};
pub use retry::until_answered;
pub use snapshot::Snapshot;
