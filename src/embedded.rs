//! Starts, attaches to and takes over the embedded backend.
