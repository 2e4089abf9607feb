//! What crosses HTTP, written once for server and client: paths, resources, papers and problem documents. It
//! knows the domain and nothing of sockets.

pub mod papers;
pub mod path;
pub mod presence;
pub mod problem;
pub mod resource;
pub mod stale;
pub mod words;

/// The version of the REST interface, in every path.
pub const API_VERSION: &str = "v1";
