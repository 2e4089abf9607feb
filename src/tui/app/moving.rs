//! Moving about: panes, selections, the search. It never waits for the network: what has still to be
//! fetched is shown when it comes.

use super::overlay::Overlay;
use super::prompt::Prompt;
use super::{Effect, Model, Pane, Search, Told};
use crate::api::resource::{Page, TicketResource};
use crate::client::ClientError;
use crate::domain::call::CallState;
use crate::domain::code::{CallNumber, TicketNumber};
use crate::tui::command::Command;
use crate::tui::input::Key;
use crate::tui::look::Meaning;
use crate::tui::sentence;

/// How far a page goes.
const PAGE: isize = 10;

impl Model {
    pub(super) fn go(&mut self, pane: Pane) -> Vec<Effect> {
        self.focus = pane;
        match (pane, self.selected_ticket) {
            (Pane::Ticket, Some(number)) if self.focused.number.is_none() => self.focus_on(number),
            (Pane::Calls, _) => {
                self.keep_selection();
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn step_pane(&mut self, by: usize) -> Vec<Effect> {
        let here = Pane::ALL.iter().position(|pane| *pane == self.focus).unwrap_or(0);
        let there = (here + by) % Pane::ALL.len();
        match Pane::ALL.get(there) {
            Some(pane) => self.go(*pane),
            None => Vec::new(),
        }
    }

    /// The ticket comes into focus; its history is fetched.
    pub(super) fn focus_on(&mut self, number: TicketNumber) -> Vec<Effect> {
        if self.focused.number == Some(number) && self.focused.detail.is_some() {
            return Vec::new();
        }
        // Beside another ticket the number of this one would be taken for its.
        let told = match &self.told {
            Some(Told::Registered { number, .. } | Told::Attached { number, .. }) => Some(*number),
            _ => None,
        };
        if told.is_some_and(|told| told != number) {
            self.forget_told();
        }
        self.focused = super::Focused { number: Some(number), detail: None, scroll: 0 };
        vec![Effect::FetchTicket(number)]
    }

    /// Selections are records, never places: they stay where they are until the record is gone.
    pub(super) fn keep_selection(&mut self) {
        if self.is_field() {
            self.keep_to_the_round();
            return;
        }
        let known = |number: &CallNumber| self.replica.calls.contains_key(number);
        if !self.selected_call.as_ref().is_some_and(known) {
            self.selected_call = self.calls_in_order().first().copied();
        }
        let on_board = |number: &TicketNumber| self.place_on_board(*number).is_some();
        if !self.selected_ticket.as_ref().is_some_and(on_board) {
            // A view that shows nothing leaves the board's own first row.
            let first = self.shown().order().next().or(self.replica.board().order().next());
            let first = first.map(|row| row.number);
            self.selected_ticket = first;
        }
    }

    /// Ringing calls first, the oldest on top; then those on the line; then lost ones, the latest first.
    pub fn calls_in_order(&self) -> Vec<CallNumber> {
        let mut rows: Vec<_> = self.replica.calls.values().map(|row| &row.call).collect();
        rows.sort_by_key(|call| {
            let at = call.called_at.timestamp_millis();
            match call.state {
                CallState::Ringing => (0, at),
                CallState::Answered => (1, at),
                CallState::Lost | CallState::Ended => (2, -at),
            }
        });
        rows.into_iter().map(|call| call.number).collect()
    }

    pub(super) fn move_selection(&mut self, command: Command) -> Vec<Effect> {
        let by = match command {
            Command::Up => -1,
            Command::Down => 1,
            Command::PageUp => -PAGE,
            Command::PageDown => PAGE,
            Command::First => isize::MIN,
            _ => isize::MAX,
        };
        if self.move_in_overlay(by) {
            return Vec::new();
        }
        let in_sheet = self.focus == Pane::Sheet && self.papers.front().is_some();
        let in_form = self.papers.prompt.is_some() || in_sheet;
        if in_form {
            if !self.highlight(by) {
                let step = if by < 0 { Command::Previous } else { Command::Next };
                return self.move_in_form(step);
            }
            return Vec::new();
        }
        if self.is_field() {
            self.move_in_round(command);
            return Vec::new();
        }
        match self.focus {
            Pane::Calls | Pane::Sheet => self.move_among_calls(by),
            Pane::Board => self.move_on_board(by),
            Pane::Ticket => self.move_in_history(by),
        }
        Vec::new()
    }

    /// Up and down in what stands over the panes; answers whether anything does.
    pub(super) fn move_in_overlay(&mut self, by: isize) -> bool {
        let (themes, help_ends) = (self.theming.names.len(), self.help_ends());
        let Some(overlay) = self.overlays.last_mut() else { return false };
        move_in_overlay(overlay, by, themes, help_ends);
        true
    }

    /// Back in the history from its end, and no further than its beginning.
    fn move_in_history(&mut self, by: isize) {
        let entries = self.focused.detail.as_ref().map_or(0, |detail| detail.timeline.len());
        let most = u16::try_from(entries).unwrap_or(u16::MAX);
        self.focused.scroll = moved(self.focused.scroll, by.saturating_neg()).min(most);
    }

    pub(super) fn move_among_calls(&mut self, by: isize) {
        let rows = self.calls_in_order();
        let here = self.selected_call.and_then(|number| rows.iter().position(|row| *row == number));
        let there = here.unwrap_or(0).saturating_add_signed(by).min(rows.len().saturating_sub(1));
        self.selected_call = rows.get(there).copied();
    }

    /// Steps through the order itself, so that fifty thousand rows cost no more than those passed.
    pub(super) fn move_on_board(&mut self, by: isize) {
        let shown = self.shown();
        let here = self.selected_ticket.and_then(|number| self.place_on_board(number));
        let steps = by.unsigned_abs();
        let there = match (here, by) {
            (_, isize::MIN) | (None, _) => shown.order().next(),
            (_, isize::MAX) => shown.order().next_back(),
            (Some(key), _) if by < 0 => shown.before(key).rev().take(steps).last().or(Some(key)),
            (Some(key), _) => {
                // A row that has left the view is no step of its own.
                let steps = steps.saturating_add(usize::from(shown.contains(key)));
                shown.from(key).take(steps).last().or(Some(key))
            }
        };
        // Where a view shows nothing there is nowhere to go.
        let there = there.or(here).map(|row| row.number);
        self.selected_ticket = there;
    }

    /// Enter on what is selected.
    pub(super) fn open(&mut self) -> Vec<Effect> {
        if self.is_field() {
            return self.open_in_round();
        }
        match self.focus {
            Pane::Calls | Pane::Sheet => self.open_call(),
            Pane::Board => match self.selected_ticket {
                Some(number) => {
                    self.focus = Pane::Ticket;
                    self.focus_on(number)
                }
                None => Vec::new(),
            },
            Pane::Ticket => match self.acted_on().and_then(|row| row.ticket.linked()) {
                Some(number) => self.focus_on(number),
                None => Vec::new(),
            },
        }
    }

    fn open_call(&mut self) -> Vec<Effect> {
        let selected = self.selected_call.and_then(|number| self.replica.calls.get(&number)).cloned();
        let Some(row) = selected else { return Vec::new() };
        let mine = self.me.as_ref().is_some_and(|me| row.call.answered_by == Some(me.actor));
        match row.call.state {
            CallState::Ringing => self.answer(),
            CallState::Answered if self.take_up(row.call.number) => Vec::new(),
            CallState::Answered if mine => {
                self.open_sheet_for(&row);
                Vec::new()
            }
            CallState::Answered => {
                self.note(Meaning::Warning, self.words.say("call-is-anothers"));
                Vec::new()
            }
            CallState::Lost | CallState::Ended => self.call_back(),
        }
    }

    /// Esc: leaves what is open and keeps what is written.
    pub(super) fn back(&mut self) -> Vec<Effect> {
        if self.overlays.pop().is_some() {
            return Vec::new();
        }
        if let Some(prompt) = self.papers.prompt.take() {
            // Below the form of a sheet lies that sheet: what waits for it to be finished goes on waiting.
            let on_the_board = prompt.sheet.is_none();
            // What was written in it comes back with the same key.
            self.papers.left.extend(Some(prompt).filter(Prompt::is_begun));
            self.touch();
            if on_the_board {
                self.papers.take_up();
            }
            return Vec::new();
        }
        if self.focus == Pane::Board {
            self.to_tell.clear();
        }
        self.focus = Pane::Board;
        Vec::new()
    }

    pub(super) fn begin_search(&mut self) -> Vec<Effect> {
        let search = Search { serial: self.searches, answered: true, ..Search::default() };
        self.lay_over(Overlay::Search(search));
        Vec::new()
    }

    pub(super) fn type_in_search(&mut self, key: Key) -> Vec<Effect> {
        let Some(search) = self.search_mut() else { return Vec::new() };
        if !super::field::edit(&mut search.input, key) {
            return Vec::new();
        }
        self.ask_search()
    }

    /// The open search looks for these words.
    pub(super) fn search_for(&mut self, words: String) -> Vec<Effect> {
        if let Some(search) = self.search_mut() {
            search.input = tui_input::Input::new(words);
        }
        self.ask_search()
    }

    pub(super) fn ask_search(&mut self) -> Vec<Effect> {
        let serial = self.searches + 1;
        let Some(search) = self.search_mut() else { return Vec::new() };
        search.serial = serial;
        search.selected = 0;
        let text = search.input.value().trim().to_owned();
        search.answered = text.is_empty();
        if text.is_empty() {
            search.found.clear();
        }
        self.searches = serial;
        if text.is_empty() { Vec::new() } else { vec![Effect::Search(serial, text)] }
    }

    pub(super) fn found(
        &mut self,
        serial: u64,
        result: Result<Page<TicketResource>, ClientError>,
    ) -> Vec<Effect> {
        let asked = self.search_mut().filter(|search| search.serial == serial);
        let Some(search) = asked else { return Vec::new() };
        search.answered = true;
        match result {
            Ok(page) => search.found = page.items,
            Err(error) => self.note(Meaning::Warning, sentence::client_error(&self.words, &error)),
        }
        Vec::new()
    }

    /// Enter on a found ticket.
    pub(super) fn open_found(&mut self) -> Vec<Effect> {
        let Some(search) = self.search_mut() else { return Vec::new() };
        let typed: Option<TicketNumber> = search.input.value().trim().parse().ok();
        let found = search.found.get(search.selected).map(|row| row.ticket.number);
        let Some(number) = found.or(typed) else { return Vec::new() };
        self.overlays.pop();
        self.focus = Pane::Ticket;
        self.focus_on(number)
    }

    /// Leaves when nothing is being written; asked again, leaves all the same: drafts are kept.
    pub(super) fn quit(&mut self) -> Vec<Effect> {
        let writing = !self.papers.sheets().is_empty() || !self.outbox.pending.is_empty();
        if writing && !self.leaving {
            self.leaving = true;
            self.note(Meaning::Warning, self.words.say("quit-with-drafts"));
            return Vec::new();
        }
        self.leave()
    }

    /// Drafts are on disk before the shell gets the terminal: it may end what it has stopped.
    pub(super) fn suspend(&mut self) -> Vec<Effect> {
        let mut effects = self.save_drafts();
        effects.extend(self.keep_bookmark());
        effects.push(Effect::Suspend);
        effects
    }

    /// There is no shell that could let a stopped program go on.
    pub fn not_suspended(&mut self) {
        self.note(Meaning::Dim, self.words.say("nobody-to-suspend-to"));
    }

    pub(super) fn leave(&mut self) -> Vec<Effect> {
        let mut effects = self.save_drafts();
        effects.extend(self.keep_bookmark());
        effects.push(Effect::Quit);
        effects
    }
}

fn move_in_overlay(overlay: &mut Overlay, by: isize, themes: usize, help_ends: u16) {
    match overlay {
        Overlay::Help(help) => help.scroll = moved(help.scroll, by).min(help_ends),
        Overlay::Tour(tour) => tour.turn(by),
        Overlay::Explaining(explaining) => explaining.scroll = moved(explaining.scroll, by),
        Overlay::Printing(printing) => printing.scroll = moved(printing.scroll, by),
        Overlay::Notices(log) => log.scroll = moved(log.scroll, by),
        Overlay::Search(search) => {
            let last = search.found.len().saturating_sub(1);
            search.selected = search.selected.saturating_add_signed(by).min(last);
        }
        Overlay::Themes(list) => {
            let last = themes.saturating_sub(1);
            list.selected = list.selected.saturating_add_signed(by).min(last);
        }
        Overlay::Aligning(list) => list.step(by),
        Overlay::Line(_) | Overlay::Letters(_) | Overlay::Trial => {}
    }
}

fn moved(scroll: u16, by: isize) -> u16 {
    let by = i16::try_from(by).unwrap_or(if by < 0 { i16::MIN } else { i16::MAX });
    scroll.saturating_add_signed(by)
}
