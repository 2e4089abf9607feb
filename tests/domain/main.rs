//! Tests of the rules from outside, as the server and the workplace see them. They never touch a socket,
//! a file or a terminal.

mod fixture;

mod guards;
mod lifecycle;
mod properties;
mod roles;
