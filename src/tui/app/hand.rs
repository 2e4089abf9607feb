//! A hand at the mouse: what a click and a wheel do. They do nothing that no key does, and never take away
//! what is being written.

use serde::{Deserialize, Serialize};

use super::aim::Aim;
use super::field::{Choice, Kind};
use super::overlay::Overlay;
use super::{Effect, Model, Pane};
use crate::domain::action::Verb;
use crate::domain::code::{CallNumber, TicketNumber};
use crate::tui::command::Command;
use crate::tui::face::Face;
use crate::tui::look::Meaning;

/// Lines of text that one notch of the wheel goes on.
const LINES: isize = 3;

/// The mouse as the workplace has it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hand {
    /// Whether the terminal reports clicks: while it does, it keeps text from being marked without shift.
    pub mouse: bool,
}

/// What a hand did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gesture {
    /// `column` counts from the left edge of what was meant.
    Click {
        on: Aim,
        column: u16,
    },
    Wheel {
        over: Aim,
        down: bool,
    },
}

impl Model {
    /// The same model with the mouse on or off; a wall needs none.
    #[must_use]
    pub fn with_mouse(mut self, on: bool) -> Self {
        self.hand.mouse = on && self.face != Face::Wall;
        self
    }

    /// The terminal begins or ceases to report clicks, and it is said what that means for marking text.
    pub(super) fn toggle_mouse(&mut self) -> Vec<Effect> {
        self.hand.mouse = !self.hand.mouse;
        let sentence = if self.hand.mouse { "mouse-on" } else { "mouse-off" };
        self.note(Meaning::Ok, self.words.say(sentence));
        vec![Effect::Mouse(self.hand.mouse)]
    }

    pub(super) fn gesture(&mut self, gesture: Gesture) -> Vec<Effect> {
        if self.face == Face::Wall {
            return Vec::new();
        }
        match gesture {
            Gesture::Click { on: Aim::Key(key), .. } if self.pending.is_some() => self.key(key),
            Gesture::Click { on, column } => {
                self.pending = None;
                self.leave_letters();
                self.click(on, column)
            }
            Gesture::Wheel { over, down } => {
                self.wheel(over, down);
                Vec::new()
            }
        }
    }

    /// The first click goes there; on what is selected already it opens it.
    fn click(&mut self, on: Aim, column: u16) -> Vec<Effect> {
        let was_there = self.stands_on(&on);
        match on {
            Aim::Call(_) | Aim::Ticket(_) if was_there => self.open(),
            Aim::Found(_) if was_there => self.open_found(),
            Aim::Theme(_) if was_there => self.keep_theme(),
            Aim::Orphan(_) if was_there => self.open_orphan(),
            Aim::Meant(_) if was_there => self.command(Command::Accept),
            Aim::Content(name, from) => {
                self.put_cursor(&name, Some(from.saturating_add(usize::from(column))));
                Vec::new()
            }
            Aim::Written(from) => {
                self.put_cursor_in_overlay(from.saturating_add(usize::from(column)));
                Vec::new()
            }
            other => self.go_there(other),
        }
    }

    /// Whether it is selected, and what keys act on.
    fn stands_on(&self, aim: &Aim) -> bool {
        match (aim, self.overlay()) {
            (Aim::Call(number), None) => {
                self.focus == Pane::Calls && self.selected_call == Some(*number)
            }
            (Aim::Ticket(number), None) => {
                self.focus == Pane::Board && self.selected_ticket == Some(*number)
            }
            (Aim::Found(number), Some(Overlay::Search(search))) => {
                search.found.get(search.selected).is_some_and(|row| row.ticket.number == *number)
            }
            (Aim::Theme(name), Some(Overlay::Themes(_))) => self.theme() == name,
            (Aim::Orphan(orphan), Some(Overlay::Aligning(list))) => list.chosen() == Some(orphan),
            (Aim::Meant(whole), Some(Overlay::Line(line))) => {
                line.reading.meant().is_some_and(|meant| meant.whole == *whole)
            }
            _ => false,
        }
    }

    /// Goes to what is meant, and opens nothing that only shows more.
    pub(super) fn go_there(&mut self, aim: Aim) -> Vec<Effect> {
        match aim {
            Aim::Pane(pane) => return self.command(go_command(pane)),
            Aim::Paper(place) => return self.go_to_tab(place),
            Aim::Call(number) => self.select_call(number),
            Aim::Ticket(number) => self.select_ticket(number),
            Aim::Shown(number) => {
                self.focus = Pane::Ticket;
                return self.focus_on(number);
            }
            Aim::Act(number, verb) => return self.act_on(number, verb),
            Aim::Run(command) => return self.command(command),
            Aim::Field(name) | Aim::Content(name, _) => self.put_cursor(&name, None),
            Aim::Choice(name, choice) => self.pick(&name, choice),
            Aim::Found(number) => {
                if let Some(search) = self.search_mut() {
                    let at = search.found.iter().position(|row| row.ticket.number == number);
                    search.selected = at.unwrap_or(search.selected);
                }
            }
            Aim::Theme(name) => self.try_theme(&name),
            Aim::Orphan(orphan) => {
                self.aligning_mut().into_iter().for_each(|list| list.choose(&orphan));
            }
            Aim::Meant(whole) => self.write_line(&whole),
            // Where nothing stands over the panes it is the ticket that is read.
            Aim::Page(_) if self.overlay().is_none() && self.papers.prompt.is_none() => {
                return self.command(Command::GoTicket);
            }
            Aim::Nothing | Aim::Key(_) | Aim::Written(_) | Aim::Rows | Aim::Page(_) => {}
        }
        Vec::new()
    }

    fn select_call(&mut self, number: CallNumber) {
        match self.replica.calls.contains_key(&number) {
            true => (self.focus, self.selected_call) = (Pane::Calls, Some(number)),
            false => self.say_gone(),
        }
    }

    fn select_ticket(&mut self, number: TicketNumber) {
        match self.place_on_board(number).is_some() {
            true => (self.focus, self.selected_ticket) = (Pane::Board, Some(number)),
            false => self.say_gone(),
        }
    }

    /// The picture was older than what is known.
    fn say_gone(&mut self) {
        self.note(Meaning::Dim, self.words.say("row-gone"));
    }

    /// The action begins on the ticket beside which it stood.
    fn act_on(&mut self, number: TicketNumber, verb: Verb) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.acted_on().is_none_or(|row| row.ticket.number != number) {
            self.focus = Pane::Ticket;
            effects = self.focus_on(number);
        }
        effects.extend(self.command(Command::Act(verb)));
        effects
    }

    /// The cursor goes to a field, and there to this column; what was being looked for in another field is
    /// taken as by Tab.
    fn put_cursor(&mut self, name: &str, column: Option<usize>) {
        if self.papers.prompt.is_none() && self.papers.front().is_some() {
            self.focus = Pane::Sheet;
        }
        let Some(form) = self.form_mut() else { return };
        let here = form.current().is_some_and(|field| field.name == name);
        if form.field(name).is_none() {
            return;
        }
        if !here {
            self.settle_form();
        }
        let Some(form) = self.form_mut() else { return };
        form.go_to(name);
        if let Some(field) = form.current_mut().filter(|field| field.name == name) {
            column.into_iter().for_each(|column| field.put_cursor(column));
        }
    }

    /// Takes a choice of the list under the field with the cursor, and goes on to the next field as Enter does;
    /// it sends nothing.
    fn pick(&mut self, name: &str, choice: Choice) {
        let Some(form) = self.form_mut() else { return };
        let Some(field) = form.current_mut().filter(|field| field.name == name) else { return };
        if !matches!(field.kind, Kind::Pick(_)) {
            return;
        }
        field.take(choice);
        (form.fault, form.answered) = (None, false);
        self.written();
        if let Some(form) = self.form_mut()
            && form.at + 1 < form.fields.len()
        {
            form.next();
        }
    }

    fn put_cursor_in_overlay(&mut self, column: usize) {
        let input = match self.overlays.last_mut() {
            Some(Overlay::Search(search)) => &mut search.input,
            Some(Overlay::Line(line)) => &mut line.input,
            Some(Overlay::Help(help)) => &mut help.filter,
            _ => return,
        };
        super::field::put_cursor(input, column);
    }

    /// Lists move their selection, texts go on; what is written stays as it is.
    fn wheel(&mut self, over: Aim, down: bool) {
        let by = if down { 1 } else { -1 };
        match over {
            Aim::Choice(..) => {
                self.highlight(by);
            }
            Aim::Page(last) => self.scroll_page(by * LINES, last),
            Aim::Rows | Aim::Found(_) | Aim::Theme(_) | Aim::Orphan(_) => self.move_in_rows(by),
            other => match other.pane() {
                Some(Pane::Calls) => self.move_among_calls(by),
                Some(Pane::Board) if self.is_field() => self.step_in_round(by),
                Some(Pane::Board) => self.move_on_board(by),
                Some(Pane::Sheet | Pane::Ticket) | None => {}
            },
        }
    }

    /// The rows of what stands over the panes. The command line has none that could be moved through without
    /// losing what is written there.
    fn move_in_rows(&mut self, by: isize) {
        let lists =
            |it: &Overlay| matches!(it, Overlay::Search(_) | Overlay::Themes(_) | Overlay::Aligning(_));
        if self.overlay().is_some_and(lists) {
            self.move_in_overlay(by);
        }
    }

    /// Further in the text on top, and no further than it goes.
    fn scroll_page(&mut self, by: isize, last: u16) {
        let field = self.is_field();
        let bare = self.overlays.is_empty();
        let scroll = match self.overlays.last_mut() {
            Some(Overlay::Help(help)) => &mut help.scroll,
            Some(Overlay::Explaining(explaining)) => &mut explaining.scroll,
            Some(Overlay::Printing(printing)) => &mut printing.scroll,
            Some(Overlay::Notices(log)) => &mut log.scroll,
            Some(_) => return,
            None if field => &mut self.rounds.scroll,
            None => &mut self.focused.scroll,
        };
        // A history is read from its end: what is further up is further on.
        let by = if bare && !field { -by } else { by };
        let next = isize::try_from((*scroll).min(last)).unwrap_or(0).saturating_add(by);
        *scroll = u16::try_from(next.max(0)).unwrap_or(u16::MAX).min(last);
        if field && bare {
            self.rounds.chosen = None;
        }
    }
}

/// The command that goes to a pane.
fn go_command(pane: Pane) -> Command {
    match pane {
        Pane::Calls => Command::GoCalls,
        Pane::Sheet => Command::GoSheet,
        Pane::Board => Command::GoBoard,
        Pane::Ticket => Command::GoTicket,
    }
}
