//! Keeping what is written: laying sheets aside, taking them up again, and the drafts on disk. It never
//! throws a sheet away.

use super::draft::Draft;
use super::outbox::Source;
use super::request::Request;
use super::sheet::{CallRef, Sheet};
use super::{Effect, Model, Pane};
use crate::domain::code::CallNumber;
use crate::tui::look::Meaning;

impl Model {
    /// Lays the sheet aside, if there is one.
    pub(super) fn park(&mut self) {
        if let Some(sheet) = self.sheet.take() {
            self.parked.push(sheet);
            self.touch();
        }
    }

    /// The draft laid aside last comes back.
    pub(super) fn resume(&mut self) {
        if self.sheet.is_none()
            && let Some(sheet) = self.parked.pop()
        {
            self.sheet = Some(sheet);
            self.focus = Pane::Sheet;
        }
    }

    /// The draft of a call comes back, in exchange for the one being written.
    pub(super) fn take_up(&mut self, number: CallNumber) -> bool {
        let held = self.sheet.as_ref().and_then(Sheet::number) == Some(number);
        let at = self.parked.iter().position(|sheet| sheet.number() == Some(number));
        if let Some(at) = at {
            let sheet = self.parked.remove(at);
            self.park();
            self.sheet = Some(sheet);
        }
        if held || at.is_some() {
            self.focus = Pane::Sheet;
        }
        held || at.is_some()
    }

    /// The sheet under this key comes back, in exchange for the one being written.
    pub(super) fn bring_out(&mut self, key: &str) {
        if let Some(at) = self.parked.iter().position(|sheet| sheet.key == key) {
            let sheet = self.parked.remove(at);
            self.park();
            self.sheet = Some(sheet);
            self.touch();
        }
        if self.sheet.is_some() {
            self.focus = Pane::Sheet;
        }
    }

    /// The drafts on disk are no longer those of the desk.
    pub(super) fn touch(&mut self) {
        self.unsaved_since = Some(self.now);
    }

    /// Every sheet that is not a ticket yet: on the desk, laid aside, or on its way; and every action that was
    /// begun.
    pub(super) fn save_drafts(&mut self) -> Vec<Effect> {
        self.unsaved_since = None;
        let all = self.parked.iter().chain(self.outbox.sheets()).chain(&self.sheet);
        let unrestored = self.unrestored.iter().cloned();
        let drafts = all.map(Draft::from).chain(unrestored).collect();
        vec![Effect::SaveDrafts(drafts), Effect::SaveSlips(self.slips())]
    }

    /// The drafts could not be written: it is said, and they are tried again at the next pause.
    pub fn drafts_not_saved(&mut self, cause: &str) {
        let sentence = self.words.say_with("drafts-not-saved", &[("cause", cause.into())]);
        self.note(Meaning::Error, sentence);
    }

    /// Drafts of an earlier run: the last one comes back onto the desk.
    pub(super) fn restore(&mut self, drafts: Vec<Draft>) -> Vec<Effect> {
        let Some(contract) = self.replica.contracts.current() else {
            self.unrestored.extend(drafts);
            return Vec::new();
        };
        let sheets: Vec<Sheet> =
            drafts.into_iter().map(|draft| draft.restored(Some(contract))).collect();
        if sheets.is_empty() {
            return Vec::new();
        }
        self.note(
            Meaning::Ok,
            self.words.say_with("drafts-restored", &[("count", sheets.len().into())]),
        );
        self.parked.extend(sheets);
        let asked: Vec<_> = self
            .parked
            .iter()
            .filter_map(|sheet| match &sheet.call {
                CallRef::Asked { key, call } if !self.outbox.holds(key) => {
                    Some((key.clone(), call.clone()))
                }
                _ => None,
            })
            .collect();
        self.resume();
        // Calls begun by hand that never got their number: the key is the same, so there is one.
        let send = |(key, call)| self.send_under(key, Request::NewCall(call), Source::Key);
        asked.into_iter().flat_map(send).collect()
    }
}
