//! What is printed of an intervention, over the desk: tracking, work report and orders, one after the other, to be read
//! or to be saved as a file. It asks the server for nothing but the history, and writes nothing itself.

use super::overlay::Overlay;
use super::{Effect, Model};
use crate::domain::code::TicketNumber;
use crate::domain::communication::Sending;
use crate::domain::order::OrderNumber;
use crate::domain::time::Timestamp;
use crate::domain::tracking::Tracking;
use crate::printed::document::Document;
use crate::printed::{Source, order, report, tracking, words_of_papers};
use crate::tui::command::Command;
use crate::tui::look::Meaning;
use crate::words::Words;

/// One of the papers of an intervention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    Tracking,
    Report,
    Order(OrderNumber),
}

impl Paper {
    /// The name of its file, without what stands for its kind: Italian, like what is in it.
    fn file_name(self, number: TicketNumber) -> String {
        match self {
            Paper::Tracking => format!("avanzamento-{number}"),
            Paper::Report => format!("rapporto-{number}"),
            Paper::Order(order) => format!("ordine-{}-{}", order.ticket, order.ordinal),
        }
    }
}

/// The paper that is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printing {
    pub number: TicketNumber,
    pub paper: Paper,
    pub scroll: u16,
}

impl Model {
    /// The paper over the desk.
    pub fn printing(&self) -> Option<Printing> {
        self.overlays.iter().find_map(|overlay| match overlay {
            Overlay::Printing(printing) => Some(*printing),
            _ => None,
        })
    }

    /// The papers that there are of an intervention: each has a tracking.
    pub fn papers_of(&self, number: TicketNumber) -> Vec<Paper> {
        let Some(row) = self.ticket(number) else { return vec![Paper::Tracking] };
        let report = (!row.ticket.reports.is_empty()).then_some(Paper::Report);
        let orders = row.ticket.order_numbers().map(|(number, _)| Paper::Order(number));
        [Paper::Tracking].into_iter().chain(report).chain(orders).collect()
    }

    /// Opens the papers of the selected intervention, the tracking first.
    pub(super) fn begin_printing(&mut self) -> Vec<Effect> {
        let Some(number) = self.acted_on().map(|row| row.ticket.number) else {
            self.note(Meaning::Dim, self.words.say("print-none"));
            return Vec::new();
        };
        self.lay_over(Overlay::Printing(Printing { number, paper: Paper::Tracking, scroll: 0 }));
        // What people wrote stands in the history.
        self.focus_on(number)
    }

    /// The next or the previous paper of the same intervention.
    pub(super) fn print_another(&mut self, command: Command) {
        let Some(printing) = self.printing() else { return };
        let papers = self.papers_of(printing.number);
        let at = papers.iter().position(|paper| *paper == printing.paper).unwrap_or(0);
        let step = if command == Command::Previous { papers.len().saturating_sub(1) } else { 1 };
        let there = papers.get((at + step) % papers.len().max(1)).copied();
        if let (Some(Overlay::Printing(printing)), Some(paper)) = (self.overlays.last_mut(), there) {
            (printing.paper, printing.scroll) = (paper, 0);
        }
    }

    /// The paper in these words; none while the history has not come, or where the paper is no more.
    pub fn printed(&self, words: &Words) -> Option<Document> {
        let printing = self.printing()?;
        let full = self.focused.detail.as_deref()?;
        if full.ticket.ticket.number != printing.number {
            return None;
        }
        let contract = self.replica.contracts.get(&full.ticket.ticket.contract);
        let source = Source { words, full, contract, directory: &self.replica.directory };
        match printing.paper {
            Paper::Tracking => Some(tracking::document(&source, self.now)),
            Paper::Report => report::document(&source),
            Paper::Order(number) => order::document(&source, number),
        }
    }

    /// The paper becomes a file, in Italian like the contract that it is of.
    pub(super) fn save_paper(&mut self) -> Vec<Effect> {
        let Some(printing) = self.printing() else { return Vec::new() };
        match self.printed(&words_of_papers()) {
            Some(document) => {
                let name = printing.paper.file_name(printing.number);
                vec![Effect::SavePaper(name, Box::new(document))]
            }
            None => {
                self.note(Meaning::Dim, self.words.say("print-loading"));
                Vec::new()
            }
        }
    }

    /// The paper is in this file, or why it is in none.
    pub(super) fn paper_saved(&mut self, saved: Result<String, String>) {
        match saved {
            Ok(path) => {
                let sentence = self.words.say_with("print-saved", &[("path", path.into())]);
                self.note(Meaning::Ok, sentence);
            }
            Err(why) => {
                let sentence = self.words.say_with("print-not-saved", &[("why", why.into())]);
                self.note(Meaning::Error, sentence);
            }
        }
    }

    /// When a message of the paper that is looked at leaves (UTC): the picture changes then.
    pub(super) fn printing_wakes_at(&self) -> Option<Timestamp> {
        let row = self.ticket(self.printing()?.number)?;
        let told = Tracking::of(&row.ticket, self.now).communications;
        let leaves = told.iter().filter_map(|told| match told.sending {
            Sending::Waiting { leaves_at } => Some(leaves_at),
            _ => None,
        });
        leaves.min()
    }
}
