//! What was asked of the server and has not come: until then a page would be read that is old at once. It
//! asks nothing itself.

use std::collections::BTreeSet;

use crate::domain::code::TicketNumber;
use crate::tui::app::{Effect, Msg};

/// Questions without an answer.
#[derive(Debug, Default)]
pub struct Awaited {
    keys: BTreeSet<String>,
    tickets: BTreeSet<TicketNumber>,
    searches: BTreeSet<u64>,
    alignment: bool,
    /// The entry of the log that the last answer spoke of.
    seq: u64,
}

impl Awaited {
    pub fn asked(&mut self, effect: &Effect) {
        match effect {
            Effect::Send(key, _) => {
                self.keys.insert(key.clone());
            }
            Effect::FetchTicket(number) => {
                self.tickets.insert(*number);
            }
            Effect::Search(serial, _) => {
                self.searches.insert(*serial);
            }
            Effect::FetchAlignment => self.alignment = true,
            _ => {}
        }
    }

    pub fn came(&mut self, msg: &Msg) {
        match msg {
            Msg::Answered(key, result) => {
                self.keys.remove(key);
                if let Ok(done) = result {
                    self.seq = self.seq.max(done.seq);
                }
            }
            Msg::Ticket(number, _) => {
                self.tickets.remove(number);
            }
            Msg::Found(serial, _) => {
                self.searches.remove(serial);
            }
            Msg::Alignment(_) => self.alignment = false,
            _ => {}
        }
    }

    /// Whether everything has come; `heard`: the last entry that the feed has brought.
    pub fn is_over(&self, heard: u64) -> bool {
        let none = self.keys.is_empty() && self.tickets.is_empty() && self.searches.is_empty();
        none && !self.alignment && self.seq <= heard
    }
}
