//! That somebody asked again, or complained, so often that the shift's supervisor is to know: told in one line as
//! it comes with the feed. It never takes the keyboard.

use crate::api::resource::FeedEvent;
use crate::domain::event::{Aggregate, Event, TicketEvent};
use crate::explained::records;
use crate::tui::app::Model;
use crate::tui::look::Meaning;

impl Model {
    /// Says it to whoever is to be told; it waits for whatever is being said.
    pub(in crate::tui::app) fn hear_of_insistence(&mut self, event: &FeedEvent) {
        let (Aggregate::Ticket(number), Event::Ticket(TicketEvent::Insisted { effect, count, tell })) =
            (event.entry.aggregate, &event.entry.event)
        else {
            return;
        };
        if !self.face.works() || self.role() != *tell {
            return;
        }
        let args = [
            ("what", records::insistence(&self.words, *effect, *count).into()),
            ("ticket", self.where_it_is(number).into()),
        ];
        let sentence = self.words.say_with("insisted", &args);
        self.note_behind(Meaning::Warning, sentence);
    }
}
