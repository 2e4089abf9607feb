//! The backend: store, routes and feed. It never knows a terminal, nor the client.

pub mod auth;
pub mod clock;
pub mod store;
