//! What is announced beyond the screen: a call that rings, a deadline that passes now. Only numbers are said of
//! either, never a name or a place: others may see it.

use super::{Effect, Face, Model};
use crate::domain::code::TicketNumber;
use crate::domain::time::Timestamp;
use crate::tui::look::Meaning;

/// How many tickets are named before they are only counted.
const MOST_NAMED: usize = 5;

/// Which deadlines were looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Announced {
    /// Those before it (UTC) were announced, or had passed when the desk began. Absent until there are any.
    deadlines_until: Option<Timestamp>,
}

impl Model {
    pub(super) fn announce_call(&self) -> Effect {
        self.announce(self.words.say("announced-call"))
    }

    pub(super) fn announce(&self, what: String) -> Effect {
        Effect::Announce(self.words.say_with("announced", &[("what", what.into())]))
    }

    /// Announces the deadlines that have passed since it was last asked, each once. What was late when the
    /// desk began is on the board; a clock that stands still passes nothing.
    pub(super) fn announce_breaches(&mut self) -> Option<Effect> {
        // Before the first snapshot nobody knows what there is.
        self.contract()?;
        let before = self.announced.deadlines_until.unwrap_or(self.now);
        self.announced.deadlines_until = Some(self.now.max(before));
        let passed = self.replica.board().deadlines_from(before);
        let passed: Vec<TicketNumber> =
            passed.take_while(|(due, _)| *due < self.now).map(|(_, number)| number).collect();
        // In the field it is somebody else's ticket more often than not, and a room hears no bell.
        if passed.is_empty() || self.face != Face::Desk {
            return None;
        }
        let sentence = self.breach_sentence(&passed);
        self.note_behind(Meaning::Overdue, sentence.clone());
        Some(self.announce(sentence))
    }

    /// `tempo scaduto per il sopralluogo dell'intervento 1042`, or the numbers of several.
    fn breach_sentence(&self, passed: &[TicketNumber]) -> String {
        if let [number] = passed
            && let Some(clock) = self.replica.board().deadline(*number)
        {
            let what = self.words.say(&format!("for-{}", clock.milestone.code()));
            let args = [("what", what.into()), ("number", number.0.into())];
            return self.words.say_with("breach", &args);
        }
        let named = passed.iter().take(MOST_NAMED).map(ToString::to_string);
        let more = (passed.len() > MOST_NAMED).then(|| crate::tui::text::ELLIPSIS.to_owned());
        let numbers = named.chain(more).collect::<Vec<_>>().join(", ");
        let args = [("count", passed.len().into()), ("numbers", numbers.into())];
        self.words.say_with("breaches", &args)
    }
}
