//! Keeping what is written: sheets taken up again, and the drafts on disk. It never throws a sheet away.

use chrono::TimeDelta;

use super::draft::Draft;
use super::outbox::Source;
use super::request::Request;
use super::sheet::{CallRef, Sheet};
use super::{Effect, Model, Pane};
use crate::domain::code::CallNumber;
use crate::tui::look::Meaning;

/// A full disk may have room again after this.
const TRIED_AGAIN_AFTER: TimeDelta = TimeDelta::seconds(5);

impl Model {
    /// A sheet was finished: the one that was written before it goes on, or else there is the board.
    pub(super) fn go_on_writing(&mut self) {
        self.focus = if self.papers.front().is_some() { Pane::Sheet } else { Pane::Board };
    }

    /// The draft of a call comes in front.
    pub(super) fn take_up(&mut self, number: CallNumber) -> bool {
        let key = self.papers.sheet_of(number).map(|sheet| sheet.key.clone());
        key.is_some_and(|key| self.bring_out(&key))
    }

    /// The sheet under this key comes in front, as it was left; answers whether it is here.
    pub(super) fn bring_out(&mut self, key: &str) -> bool {
        let here = self.papers.bring(key);
        if here {
            self.focus = Pane::Sheet;
            self.touch();
        }
        here
    }

    /// The drafts on disk are no longer those of the desk.
    pub(super) fn touch(&mut self) {
        self.papers.unsaved_since = Some(self.now);
    }

    /// Every sheet that is not a ticket yet, also those on their way; and every action that was begun.
    pub(super) fn save_drafts(&mut self) -> Vec<Effect> {
        self.papers.unsaved_since = None;
        // What is on its way was in front, and is no longer.
        let sent = self.outbox.sheets().map(|sheet| Draft { turn: 0, ..Draft::from(sheet) });
        let open = self.papers.sheets().iter().map(Draft::from);
        let drafts = sent.chain(open).chain(self.papers.unrestored.iter().cloned()).collect();
        vec![Effect::SaveDrafts(drafts), Effect::SaveSlips(self.slips())]
    }

    /// The drafts could not be written: it is said, and they are tried again.
    pub fn drafts_not_saved(&mut self, cause: &str) {
        self.papers.unsaved_since = Some(self.now + TRIED_AGAIN_AFTER);
        let sentence = self.words.say_with("drafts-not-saved", &[("cause", cause.into())]);
        self.note_alarm(sentence);
    }

    /// What an earlier run left could not be read: it begins without, and nothing was thrown away.
    pub(super) fn tell_not_read(&mut self, file: &str, aside: &str) {
        let args = [("file", file.into()), ("aside", aside.into())];
        let sentence = self.words.say_with("left-not-read", &args);
        self.note(Meaning::Warning, sentence);
    }

    /// Drafts of an earlier run come back onto the desk: in front, unless somebody is writing there.
    pub(super) fn restore(&mut self, drafts: Vec<Draft>) -> Vec<Effect> {
        let Some(contract) = self.replica.contracts.current() else {
            self.papers.unrestored.extend(drafts);
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
        let asked: Vec<_> = sheets
            .iter()
            .filter_map(|sheet| match &sheet.call {
                CallRef::Asked { key, call } if !self.outbox.holds(key) => {
                    Some((key.clone(), call.clone()))
                }
                _ => None,
            })
            .collect();
        if self.papers.front().is_none() {
            self.focus = Pane::Sheet;
        }
        self.papers.open_again(sheets);
        // Calls begun by hand that never got their number: the key is the same, so there is one.
        let send = |(key, call)| self.send_under(key, Request::NewCall(call), Source::Key);
        asked.into_iter().flat_map(send).collect()
    }
}
