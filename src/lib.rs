//! Centralino: a keyboard-driven terminal workplace for call centres, with its own REST ticketing
//! backend. This page is the map; it never says what the rooms' own pages say better.
//!
//! An operator answers calls, writes down what is asked, and follows each request until it is closed
//! within the times of a contract. The same program is the operator's desk, the server of a team, and the
//! commands of scripts and administrators ([`cli`]).
//!
//! # Rooms
//!
//! An arrow points at what a room uses. The workplace and the server never see each other: between them
//! is HTTP, also when both run in one program.
//!
//! ```text
//! main ─▶ cli ─▶ commands ─┬─▶ tui ──────┬─▶ client ┄┄┄ HTTP ┄┄┄ server ◀─┬─ embedded ◀─ commands
//!                          └─▶ demo ─────┘     │                   │      │
//!                                              └──────▶ api ◀──────┘      │
//!                                                        │                │
//!                                                        ▼                │
//!                                                      domain ◀───────────┘
//!
//! commands, tui, server ─▶ printed ─▶ explained ─▶ words
//! ```
//!
//! Beside these, [`embedded`] asks through a client whether somebody serves already, the demonstration
//! moves the server's clock, and [`sentence`], [`explained`] and [`words`] serve whoever speaks to people.
//!
//! * [`domain`] holds the rules. It reads no clock, file, network or terminal: time is an argument.
//! * [`api`] is what crosses HTTP: resources, paths, problem documents.
//! * [`server`] keeps the log of what happened in SQLite and answers requests. It knows no desk.
//! * [`client`] is the other end of HTTP: requests, the live feed, and a replica that folds the feed.
//! * [`tui`] is the workplace: one model with four faces (desk, field, wall, lines of text), its updates and
//!   views, and the one room that touches the terminal.
//! * [`embedded`] runs the server inside a desk's program, one per data folder.
//! * [`commands`] is one file per command, and the only place where server and desk meet.
//! * [`demo`] plays an invented shift through REST. [`config`] is settings, [`place`] says where in a text
//!   that people write a mistake stands, [`words`] looks up the words of the locale, [`sentence`] puts
//!   refusals and problems into them, [`explained`] deadlines and what they cost, [`printed`] makes documents of
//!   tickets, for the server as for whoever reads, [`files`] puts them on the disk.
//!
//! # Where to start reading
//!
//! [`domain`] has the glossary; [`domain::lifecycle`] is the heart: one function from an action to events
//! or a refusal. Then [`server::store`] for how they are kept, and [`tui::app`] for how they are shown.
//!
//! # How a key becomes a frame
//!
//! Bytes of the terminal pass the escape guard and become a [`Key`](tui::input::Key); the keymap gives the
//! key a meaning in the context where it was pressed, a [`Command`](tui::command::Command).
//! [`Model::update`](tui::app::Model::update) changes the model and answers with effects, which are data.
//! [`tui::runtime`] performs them and sends what comes back as further messages. Whenever something
//! changed, [`tui::view`] draws the whole model and the screen writes what differs, in one write.
//!
//! # How a command becomes an event
//!
//! A request carries a token, an idempotency key and the version that its sender saw. The route makes an
//! submission of it and puts it into the writer's queue. The one writer looks the key up (known: the same
//! answer again), loads the record, compares the version, and asks the domain. Events are chained to the
//! log by their hashes, their words stored apart under seals, and lists brought up to date, all in one
//! transaction; the answer follows the commit. Feeds wake, read the log, and every replica folds the same
//! events with the domain's own functions.
#![forbid(unsafe_code)]

pub mod api;
pub mod cli;
pub mod client;
pub mod commands;
pub mod config;
pub mod demo;
pub mod domain;
pub mod embedded;
pub mod explained;
pub mod files;
pub mod place;
pub mod printed;
pub mod sentence;
pub mod server;
pub mod tui;
pub mod words;
