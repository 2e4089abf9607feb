//! The linear workplace: the same facts and the same actions as the desk, as lines of text with numbered
//! choices, for screen readers, braille displays and pipes. Pure, and one more view of the same model: it
//! draws nothing, moves no cursor, and never writes a control character.
//!
//! | room | what |
//! |---|---|
//! | [`page`] | lines of facts, numbered choices, the question being asked |
//! | `start`, `round`, `lists`, `ticket`, `form`, `line`, `overlay` | from the model to a page |
//! | `typed` | from a line typed to what the model is told, or to a refusal |
//! | [`news`] | what comes by itself, one line each |
//! | [`reach`] | the commands that mean nothing without a screen |
//! | `spoken` | texts made fit to be read aloud |
//! | [`wall`] | the board that a room looks at, as lines |

mod form;
mod line;
mod lists;
pub mod news;
mod overlay;
pub mod page;
pub mod reach;
mod round;
mod spoken;
mod start;
mod ticket;
mod typed;
pub mod wall;

use super::app::{Model, Pane};
use crate::domain::code::CallNumber;
use page::{Page, Place, Step};
pub use start::link as why_not_connected;
pub use typed::Heard;

/// Where one stands among the lists, which the model knows nothing of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Room {
    #[default]
    Start,
    /// The deadlines, from this row on.
    Deadlines(usize),
    /// The calls, from this row on.
    Calls(usize),
    /// One call, and what can be done with it.
    Call(CallNumber),
    /// The sheets laid aside.
    Aside,
}

/// What a linear workplace remembers beside the model: where its reader is, and what was read last.
#[derive(Clone, Debug, Default)]
pub struct Linear {
    room: Room,
    /// In the form that is open: how far its reader has come.
    reading: form::Reading,
    /// The history of the ticket is asked for.
    history: bool,
    /// The page that was read last: numbers typed are those of its choices, whatever has changed since.
    page: Page,
    /// How a form is answered was explained once.
    taught: bool,
}

impl Linear {
    /// Whether what is to be read is another page than the one read last.
    pub fn has_moved(&self, model: &Model) -> bool {
        self.place(model) != self.page.place
    }

    /// The page as it is now; from here on it counts as read.
    pub fn read(&mut self, model: &Model) -> &Page {
        let place = self.place(model);
        self.follow(&place);
        let mut page = self.page_of(model, &place);
        page.tidy();
        self.taught |= matches!(place, Place::Field { .. });
        self.page = page;
        &self.page
    }

    /// The page that was read last.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// Forgets what belongs to a place that was left.
    fn follow(&mut self, place: &Place) {
        if !matches!(place, Place::Ticket { .. } | Place::Field { .. } | Place::Summary { .. }) {
            self.history = false;
        }
        self.reading.follow(place);
    }

    fn place(&self, model: &Model) -> Place {
        if let Some(place) = overlay::place(model) {
            return place;
        }
        if let Some(place) = form::place(model, &self.reading) {
            return place;
        }
        let focused = model.focused.number.filter(|_| model.focus == Pane::Ticket);
        if let Some(number) = focused {
            return ticket::place(model, number, self.history);
        }
        match (model.focus, self.room) {
            (Pane::Calls, Room::Call(number)) => lists::place_of_call(model, number),
            (Pane::Calls, Room::Calls(from)) => Place::Calls(from),
            (Pane::Calls, _) => Place::Calls(0),
            (_, Room::Deadlines(from)) if model.is_field() => Place::Round(from),
            _ if model.is_field() => Place::Round(0),
            (_, Room::Deadlines(from)) => Place::Deadlines(from, model.sight.title().map(str::to_owned)),
            (_, Room::Aside) => Place::Aside,
            _ => Place::Start { to_tell: model.to_tell.len() },
        }
    }

    fn page_of(&self, model: &Model, place: &Place) -> Page {
        let place = place.clone();
        match &place {
            Place::Nowhere | Place::Start { .. } => start::page(model, place),
            Place::Deadlines(from, _) => lists::deadlines(model, *from, place),
            Place::Round(from) => round::page(model, *from),
            Place::Calls(from) => lists::calls(model, *from),
            Place::Call(number, _) => lists::call(model, *number, place),
            Place::Aside => lists::aside(model),
            Place::Ticket { .. } => ticket::page(model, place),
            Place::Field { .. } => form::field(model, &self.reading, !self.taught, place),
            Place::Summary { .. } => form::summary(model, place),
            Place::Search { .. } => overlay::search(model, place),
            Place::Line { .. } => line::page(model, place),
            Place::Explaining { .. } => overlay::explaining(model, place),
            Place::Printing { .. } => overlay::printing(model, place),
            Place::Notices => overlay::notices(model),
            Place::Aligning { .. } => overlay::aligning(model, place),
            Place::Help => overlay::help(model),
        }
    }

    /// Does what concerns the reader alone, and answers what the model is to be told.
    fn step(&mut self, step: Step) -> Heard {
        match step {
            Step::Say(said) => Heard::Say(said),
            Step::Go(room, said) => {
                self.room = room;
                Heard::Say(said)
            }
            Step::History => {
                self.history = !self.history;
                Heard::Say(Vec::new())
            }
            Step::List(from) => {
                self.reading.list_from(from);
                Heard::Say(Vec::new())
            }
        }
    }
}

#[cfg(test)]
mod tests;
