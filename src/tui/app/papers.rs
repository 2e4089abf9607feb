//! What is written at this desk and is not the server's yet: open sheets, one of them in front, and the forms of
//! actions. Nothing that lies here goes by itself: whoever closes a paper has it in hand.

use super::draft::Draft;
use super::prompt::{Prompt, Task};
use super::sheet::Sheet;
use super::slip::Slip;
use crate::domain::code::CallNumber;
use crate::domain::time::Timestamp;

/// The papers of a desk.
#[derive(Clone, Debug, Default)]
pub struct Papers {
    /// Open sheets, in the order in which they were taken: that of their tabs.
    sheets: Vec<Sheet>,
    /// The form that has the keyboard.
    pub prompt: Option<Prompt>,
    /// Forms that wait for another one, or for a call that was taken in between; the last comes back first.
    pub(super) set_aside: Vec<Prompt>,
    /// Forms that were left half written: the same key brings them back.
    pub(super) left: Vec<Prompt>,
    /// Drafts that wait for the contract, which says what fields there are.
    pub(super) unrestored: Vec<Draft>,
    /// Actions that wait for it.
    pub(super) unrestored_slips: Vec<Slip>,
    /// When something was last kept, by the server or on this disk (UTC).
    pub saved_at: Option<Timestamp>,
    /// Since when there is writing that is not on disk (UTC).
    pub(super) unsaved_since: Option<Timestamp>,
}

impl Papers {
    /// The open sheets, in the order of their tabs.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// The open sheet under this key.
    pub(super) fn sheet(&self, key: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.key == key)
    }

    /// The open sheet of this call.
    pub(super) fn sheet_of(&self, number: CallNumber) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.number() == Some(number))
    }

    pub(super) fn sheets_mut(&mut self) -> &mut [Sheet] {
        &mut self.sheets
    }

    /// The sheet that is being written: as long as one is open, one is in front.
    pub fn front(&self) -> Option<&Sheet> {
        self.sheets.iter().max_by_key(|sheet| sheet.turn)
    }

    pub(super) fn front_mut(&mut self) -> Option<&mut Sheet> {
        self.sheets.iter_mut().max_by_key(|sheet| sheet.turn)
    }

    pub fn is_in_front(&self, key: &str) -> bool {
        self.front().is_some_and(|front| front.key == key)
    }

    fn next_turn(&self) -> u64 {
        self.front().map_or(0, |front| front.turn.saturating_add(1))
    }

    /// Another sheet, in front of those that lie here.
    pub(super) fn open(&mut self, mut sheet: Sheet) {
        sheet.turn = self.next_turn();
        self.sheets.push(sheet);
    }

    /// Another sheet, behind the one being written and before all others.
    pub(super) fn open_behind(&mut self, mut sheet: Sheet) {
        sheet.turn = self.front().map_or(0, |front| front.turn);
        if let Some(front) = self.front_mut() {
            front.turn = front.turn.saturating_add(1);
        }
        self.sheets.push(sheet);
    }

    /// Sheets of an earlier run, which bring their order with them, behind the one being written.
    pub(super) fn open_again(&mut self, sheets: Vec<Sheet>) {
        let last = sheets.iter().map(|sheet| sheet.turn).max().unwrap_or(0);
        for sheet in &mut self.sheets {
            sheet.turn = sheet.turn.saturating_add(last).saturating_add(1);
        }
        self.sheets.extend(sheets);
    }

    /// The sheet under this key comes in front, with the form that was open on it; answers whether it is here.
    pub(super) fn bring(&mut self, key: &str) -> bool {
        let turn = self.next_turn();
        let Some(sheet) = self.sheets.iter_mut().find(|sheet| sheet.key == key) else { return false };
        sheet.turn = turn;
        self.lay_aside();
        let about = self.set_aside.iter().rposition(|prompt| prompt.sheet.as_deref() == Some(key));
        self.prompt = about.map(|at| self.set_aside.remove(at));
        true
    }

    /// The sheet under this key is given away: sent, or thrown away by whoever asks.
    pub(super) fn close(&mut self, key: &str) -> Option<Sheet> {
        let at = self.sheets.iter().position(|sheet| sheet.key == key)?;
        let of_it = |prompt: &Prompt| prompt.sheet.as_deref() == Some(key);
        // How its call was to end is no longer asked.
        self.set_aside.retain(|prompt| !of_it(prompt));
        self.left.retain(|prompt| !of_it(prompt));
        Some(self.sheets.remove(at))
    }

    /// The form that has the keyboard waits.
    pub(super) fn lay_aside(&mut self) {
        self.set_aside.extend(self.prompt.take());
    }

    /// What waited comes back, the last first. Forms about a sheet wait for that to be in front.
    pub(super) fn take_up(&mut self) {
        let front = self.front().map(|sheet| sheet.key.clone());
        let free = |prompt: &Prompt| prompt.sheet.is_none() || prompt.sheet == front;
        let at = self.set_aside.iter().rposition(free);
        self.prompt = at.map(|at| self.set_aside.remove(at));
    }

    /// The same form where it was begun before, with what was written in it.
    pub(super) fn as_left(&mut self, mut fresh: Prompt) -> Prompt {
        let same = |prompt: &Prompt| prompt.is_begun() && prompt.is_the_form_of(&fresh);
        if let Some(left) = self.take_where(same) {
            fresh.form = left.form;
        }
        fresh
    }

    /// A form about no sheet is taken from where it lies.
    pub(super) fn take_form(&mut self, task: Task) -> Option<Prompt> {
        self.take_where(|prompt| prompt.sheet.is_none() && prompt.task == task)
    }

    /// The first form of this kind, taken from where it lies: left half written, or else waiting.
    fn take_where(&mut self, wanted: impl Fn(&Prompt) -> bool) -> Option<Prompt> {
        let from = |lying: &mut Vec<Prompt>| {
            let at = lying.iter().position(&wanted)?;
            Some(lying.remove(at))
        };
        from(&mut self.left).or_else(|| from(&mut self.set_aside))
    }

    /// Whether somebody has written on the sheet under this key, or in a form about it.
    pub(super) fn is_written_on(&self, key: &str) -> bool {
        let about = |form: &Prompt| form.sheet.as_deref() == Some(key) && form.is_begun();
        self.sheet(key).is_some_and(Sheet::is_begun) || self.forms().any(about)
    }

    /// All forms, wherever they lie.
    pub(super) fn forms(&self) -> impl Iterator<Item = &Prompt> {
        self.left.iter().chain(&self.set_aside).chain(&self.prompt)
    }

    pub(super) fn forms_mut(&mut self) -> impl Iterator<Item = &mut Prompt> {
        self.left.iter_mut().chain(&mut self.set_aside).chain(&mut self.prompt)
    }
}
