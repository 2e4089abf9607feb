//! Taking the last action back: what may be, until when, and the key for it. The server has the last word.

use chrono::TimeDelta;

use super::prompt::Task;
use super::request::Request;
use super::{Effect, Model, outbox};
use crate::api::resource::Done;
use crate::domain::action::{Deed, Verb};
use crate::domain::code::TicketNumber;
use crate::domain::lifecycle::undo::is_undoable;
use crate::domain::refusal::{NotUndone, Refusal};
use crate::domain::time::{Timestamp, UNDO_WITHIN};
use crate::tui::look::Meaning;
use crate::tui::sentence;

/// The last action that was done from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Last {
    number: TicketNumber,
    /// The ticket's version after it.
    version: u64,
    /// Until when it may be taken back (UTC).
    until: Timestamp,
}

/// What may be taken back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Undo {
    last: Option<Last>,
}

impl Model {
    /// The seconds left for taking the last action back, the one that has begun included.
    pub fn undo_seconds(&self) -> Option<i64> {
        let left = self.undo.last?.until - self.now;
        let seconds = (left + TimeDelta::milliseconds(999)).num_seconds();
        (seconds > 0).then_some(seconds)
    }

    /// An action was done: what it was is said, and that it may be taken back.
    pub(super) fn was_done(&mut self, number: TicketNumber, deed: &Deed, done: &Done) {
        if self.is_field() {
            let undoable = self.may_be_undone(number, deed, done);
            self.tell_kept(number, deed.verb(), done, undoable);
            return;
        }
        // Of several events the last is what was asked for, but for what follows from it at once.
        let stated = done.events.get(done.implied).or(done.events.last());
        let Some(kind) = stated else {
            self.note_already_so(number, deed.verb());
            return;
        };
        let what = self.words.say(&format!("event-{}", kind.replace('.', "-")));
        let args = [("number", number.0.into()), ("what", what.into())];
        let sentence = match done.opened {
            Some(opened) => self.opened(number, opened),
            None => self.words.say_with("done", &args),
        };
        match self.may_be_undone(number, deed, done) {
            true => self.note_done(sentence, UNDO_WITHIN),
            false => self.note(Meaning::Ok, sentence),
        }
    }

    /// Nothing happened, and nobody is to think that it did.
    pub(super) fn note_already_so(&mut self, number: TicketNumber, verb: Verb) {
        let sentence = self.already_so(number, verb);
        self.note(Meaning::Warning, sentence);
    }

    /// `12, autorizza: era già così`
    pub(super) fn already_so(&self, number: TicketNumber, verb: Verb) -> String {
        let action = self.words.say(&format!("verb-{}", verb.code()));
        let args = [("number", number.0.into()), ("action", action.into())];
        self.words.say_with("round-was-so", &args)
    }

    /// `12: escalation, aperto l'intervento 25`
    pub(super) fn opened(&self, number: TicketNumber, opened: TicketNumber) -> String {
        let args = [("number", number.0.into()), ("opened", opened.0.into())];
        self.words.say_with("done-escalated", &args)
    }

    /// Remembers the action as the last one; answers whether it may be taken back.
    fn may_be_undone(&mut self, number: TicketNumber, deed: &Deed, done: &Done) -> bool {
        let until = self.now + UNDO_WITHIN;
        let last = Last { number, version: done.version, until };
        self.undo.last = (is_undoable(deed) && !done.events.is_empty()).then_some(last);
        self.undo.last.is_some()
    }

    /// The key: the last action is asked to be taken back.
    pub(super) fn undo_last(&mut self) -> Vec<Effect> {
        let Some(last) = self.undo.last.take() else {
            self.note(Meaning::Dim, self.words.say("undo-nothing"));
            return Vec::new();
        };
        if last.until <= self.now {
            let too_late = Refusal::NotUndone { why: NotUndone::TooLate };
            self.note(Meaning::Warning, sentence::refusal(&self.words, &too_late));
            return Vec::new();
        }
        self.send(Request::Undo(last.number, last.version), outbox::Source::Key)
    }

    /// It is taken back: what it led to, and nobody wrote in, goes with it.
    pub(super) fn was_undone(&mut self, number: TicketNumber) {
        let sentence = self.words.say_with("undone", &[("number", number.0.into())]);
        self.note(Meaning::Ok, sentence);
        let telling = Task::Act(number, Verb::TellStaff);
        self.papers.set_aside.retain(|prompt| prompt.task != telling || prompt.is_begun());
        if self.papers.prompt.take_if(|prompt| prompt.task == telling && !prompt.is_begun()).is_some() {
            self.papers.take_up();
        }
    }

    /// Something was done on the ticket since; answers what was said of it.
    pub(super) fn was_followed(&mut self, number: TicketNumber) -> String {
        let sentence = self.words.say_with("undo-followed", &[("number", number.0.into())]);
        self.note(Meaning::Warning, sentence.clone());
        sentence
    }
}
