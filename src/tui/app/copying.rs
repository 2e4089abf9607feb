//! What goes to the terminal's clipboard: of where the keyboard is, what somebody would read out or paste
//! elsewhere. It never asks what stands there already.

use super::overlay::Overlay;
use super::{Effect, Model, Pane};
use crate::domain::code::TicketNumber;
use crate::domain::text::{TextField, clean};
use crate::tui::look::Meaning;
use crate::tui::text;

/// The longest text, in bytes: terminals drop what is much longer as a whole.
pub const LONGEST: usize = 8 * 1024;
/// Columns of it that the notice shows.
const SHOWN: usize = 40;

impl Model {
    pub(super) fn copy(&mut self) -> Vec<Effect> {
        let copied = clean(&self.to_copy().unwrap_or_default());
        if copied.is_empty() {
            self.note(Meaning::Dim, self.words.say("copy-nothing"));
            return Vec::new();
        }
        let kept = head(&copied);
        let key = if kept.len() < copied.len() { "copied-cut" } else { "copied" };
        let sentence = self.words.say_with(key, &[("what", text::fit(kept, SHOWN).into())]);
        let effect = Effect::Copy(kept.to_owned());
        self.note(Meaning::Ok, sentence);
        vec![effect]
    }

    /// The terminal has no clipboard that a program could write to.
    pub fn not_copied(&mut self) {
        self.note(Meaning::Warning, self.words.say("copy-no-clipboard"));
    }

    /// The line or field that is written in, the number of the ticket, or that of the caller.
    fn to_copy(&self) -> Option<String> {
        match self.overlay() {
            Some(Overlay::Line(line)) => return Some(line.input.value().to_owned()),
            Some(Overlay::Search(search)) => return Some(search.input.value().to_owned()),
            _ => {}
        }
        if let Some(field) = self.form().and_then(super::form::Form::current) {
            return Some(field.shown().to_owned());
        }
        match self.focus {
            Pane::Calls | Pane::Sheet => {
                let row = self.replica.calls.get(&self.selected_call?)?;
                row.texts.get(&TextField::CallerNumber).cloned()
            }
            Pane::Board => self.selected_ticket.as_ref().map(TicketNumber::to_string),
            Pane::Ticket => self.focused.number.as_ref().map(TicketNumber::to_string),
        }
    }
}

/// As much of the beginning as may go out.
fn head(text: &str) -> &str {
    let cut = |at: &usize| text.is_char_boundary(*at);
    let end = (0..=LONGEST.min(text.len())).rev().find(cut).unwrap_or(0);
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_is_cut_between_two_letters() {
        assert_eq!(head("breve"), "breve");
        assert_eq!(head(&"x".repeat(LONGEST)).len(), LONGEST);
        let wide = "è".repeat(LONGEST);
        assert_eq!(head(&format!("a{wide}")).len(), LONGEST - 1);
    }
}
