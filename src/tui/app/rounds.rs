//! The technician's round: whose interventions are listed and in which order, the one that is open, and how
//! its short forms are sent. It asks the server for nothing of its own, and waits for nothing.

use super::possible::{Possible, possible};
use super::{Effect, Model, Pane};
use crate::api::resource::{Done, FeedEvent, TicketResource};
use crate::client::board::{BoardKey, Rank};
use crate::domain::action::Verb;
use crate::domain::clock::{Clock, SOON, Standing};
use crate::domain::code::{TechnicianId, TicketNumber};
use crate::domain::event::{Aggregate, Event, TicketEvent};
use crate::domain::role::Role;
use crate::domain::text::TextField;
use crate::domain::time::UNDO_WITHIN;
use crate::tui::command::Command;
use crate::tui::face::Face;
use crate::tui::input::{Context, Key};
use crate::tui::look::Meaning;

/// Lines that a page of an open intervention goes on: two of the smallest screen stay in sight.
const PAGE_OF_LINES: u16 = 6;
/// Rows that a page of the list goes on.
const PAGE_OF_ROWS: isize = 10;
/// For this long a missed deadline is said in seconds.
const SECONDS_LATE: chrono::TimeDelta = chrono::TimeDelta::seconds(60);

/// Where the technician is, beside what every face has.
#[derive(Clone, Debug, Default)]
pub struct Rounds {
    /// The action that Enter begins; none is the likeliest.
    pub chosen: Option<Verb>,
    /// How many lines of the open intervention are scrolled past.
    pub scroll: u16,
}

/// The commands that a technician's workplace has; the others are the desk's.
fn serves(command: Command) -> bool {
    match command {
        Command::Act(verb) => Role::Technician.may(verb),
        command => matches!(
            command,
            Command::Open
                | Command::Back
                | Command::Accept
                | Command::Save
                | Command::Next
                | Command::Previous
                | Command::Up
                | Command::Down
                | Command::PageUp
                | Command::PageDown
                | Command::First
                | Command::Last
                | Command::Help
                | Command::Jump
                | Command::Mouse
                | Command::Redraw
                | Command::Undo
                | Command::Copy
                | Command::Suspend
                | Command::Quit
        ),
    }
}

impl Model {
    pub fn is_field(&self) -> bool {
        self.face == Face::Field
    }

    /// Whether a command means anything in this face.
    pub fn serves(&self, command: Command) -> bool {
        !self.is_field() || serves(command)
    }

    /// Whether somebody here may see what lateness costs: money is between the two sides of the contract.
    pub fn sees_costs(&self) -> bool {
        !self.is_field() && self.role().sees_penalties()
    }

    /// Which technician of the directory this is; none when the token is linked to nobody.
    pub fn own_technician(&self) -> Option<TechnicianId> {
        self.me.as_ref().filter(|me| me.role == Role::Technician)?.technician
    }

    /// The interventions of the list, in its order: by deadline, what is suspended last. All open ones where
    /// nobody knows whose are meant.
    pub fn round(&self) -> Vec<&BoardKey> {
        let board = self.replica.board();
        let mut keys: Vec<&BoardKey> = match self.own_technician() {
            Some(technician) => {
                let own = self.replica.of_technician(technician);
                own.filter_map(|row| board.key(row.ticket.number)).collect()
            }
            None => board.order().collect(),
        };
        keys.sort_by_key(|key| (self.stands_still(key), **key));
        keys
    }

    fn stands_still(&self, key: &BoardKey) -> bool {
        let suspended = |row: &TicketResource| row.ticket.state.is_suspended();
        key.rank == Rank::Paused || self.replica.tickets.get(&key.number).is_some_and(suspended)
    }

    /// What can be done with a ticket once what is on its way has arrived: those of a technician, the
    /// likeliest first, then the others with their reason.
    pub fn choices_in_the_field(&self, row: &TicketResource) -> Vec<Possible> {
        let mut all = possible(&self.ahead(row), self.role());
        all.retain(|one| Role::Technician.may(one.verb));
        all
    }

    /// The action that Enter begins.
    pub fn chosen_action(&self, choices: &[Possible]) -> Option<Verb> {
        let mut open = choices.iter().filter(|one| one.is_open()).map(|one| one.verb);
        let chosen = self.rounds.chosen.filter(|chosen| open.clone().any(|verb| verb == *chosen));
        chosen.or_else(|| open.next())
    }

    /// The selection is a record, and one of the list.
    pub(super) fn keep_to_the_round(&mut self) {
        let round = self.round();
        if !round.iter().any(|key| Some(key.number) == self.selected_ticket) {
            self.selected_ticket = round.first().map(|key| key.number);
        }
    }

    /// The arrows: through the list, or through the actions of the open intervention.
    pub(super) fn move_in_round(&mut self, command: Command) {
        match (self.focus, command) {
            (Pane::Ticket, Command::PageUp) => {
                self.rounds.scroll = self.rounds.scroll.saturating_sub(PAGE_OF_LINES);
                self.rounds.chosen = None;
            }
            (Pane::Ticket, Command::PageDown) => {
                self.rounds.scroll = self.rounds.scroll.saturating_add(PAGE_OF_LINES);
                self.rounds.chosen = None;
            }
            (Pane::Ticket, _) => self.choose(command),
            _ => self.select_in_round(command),
        }
    }

    fn choose(&mut self, command: Command) {
        let Some(row) = self.acted_on().cloned() else { return };
        let choices = self.choices_in_the_field(&row);
        let chosen = self.chosen_action(&choices);
        let open: Vec<Verb> = choices.iter().filter(|one| one.is_open()).map(|one| one.verb).collect();
        let here = open.iter().position(|verb| Some(*verb) == chosen).unwrap_or(0);
        let there = stepped(here, steps(command, 1), open.len());
        self.rounds.chosen = open.get(there).copied();
        // Back at the first one the top is in sight again.
        if there == 0 {
            self.rounds.scroll = 0;
        }
    }

    fn select_in_round(&mut self, command: Command) {
        self.step_in_round(steps(command, PAGE_OF_ROWS));
    }

    /// So many rows on, or back; the list ends at both ends.
    pub(super) fn step_in_round(&mut self, by: isize) {
        let round = self.round();
        let at = |number| round.iter().position(|key| key.number == number);
        let here = self.selected_ticket.and_then(at).unwrap_or(0);
        let there = stepped(here, by, round.len());
        self.selected_ticket = round.get(there).map(|key| key.number);
    }

    /// Enter: opens the selected intervention, or begins the chosen action of the open one.
    pub(super) fn open_in_round(&mut self) -> Vec<Effect> {
        if self.focus == Pane::Ticket {
            let Some(row) = self.acted_on().cloned() else { return Vec::new() };
            return match self.chosen_action(&self.choices_in_the_field(&row)) {
                Some(verb) => self.begin(verb),
                None => Vec::new(),
            };
        }
        let Some(number) = self.selected_ticket else { return Vec::new() };
        self.focus = Pane::Ticket;
        (self.rounds.chosen, self.rounds.scroll) = (None, 0);
        self.focus_on(number)
    }

    /// The number that stands before an action begins it.
    pub(super) fn pick_by_number(&mut self, key: Key) -> Vec<Effect> {
        let crossterm::event::KeyCode::Char(c) = key.code else { return Vec::new() };
        let Some(number) = c.to_digit(10) else { return Vec::new() };
        let row = self.acted_on().filter(|_| self.focus == Pane::Ticket);
        let choices = row.map(|row| self.choices_in_the_field(row)).unwrap_or_default();
        let mut open = choices.iter().filter(|one| one.is_open());
        let nth = (number as usize).checked_sub(1).and_then(|at| open.nth(at));
        nth.map(|one| one.verb).map_or_else(Vec::new, |verb| self.begin(verb))
    }

    /// What was sent has been kept: it is said, since the line may have been away; and with which key it is
    /// taken back.
    pub(super) fn tell_kept(&mut self, number: TicketNumber, verb: Verb, done: &Done, undoable: bool) {
        self.rounds.chosen = None;
        let key = self.keymap.key_at(&[Context::Global], Command::Undo);
        let key = key.map(|chord| chord.label(&self.words)).filter(|_| undoable);
        let of = number;
        let [number, action] = self.named(number, verb);
        let sentence = match (done.opened, key) {
            (Some(opened), _) => self.opened(of, opened),
            _ if done.events.is_empty() => self.words.say_with("round-was-so", &[number, action]),
            (_, Some(key)) => {
                self.words.say_with("round-kept-undo", &[number, action, ("key", key.into())])
            }
            (_, None) => self.words.say_with("round-kept", &[number, action]),
        };
        match undoable {
            true => self.note_done(sentence, UNDO_WITHIN),
            false => self.note(Meaning::Ok, sentence),
        }
    }

    /// An intervention and an action on it, as sentences name them.
    pub fn named(
        &self,
        number: TicketNumber,
        verb: Verb,
    ) -> [(&'static str, crate::words::Value<'static>); 2] {
        let action = self.words.say(&format!("verb-{}", verb.code()));
        [("number", number.0.into()), ("action", action.into())]
    }

    /// Somebody was sent here: the bell rings for nothing else.
    pub(super) fn hear_of_work(&mut self, event: &FeedEvent) -> Vec<Effect> {
        let (
            Event::Ticket(TicketEvent::Dispatched { technician: Some(to), .. }),
            Aggregate::Ticket(number),
        ) = (&event.entry.event, event.entry.aggregate)
        else {
            return Vec::new();
        };
        if self.own_technician() != Some(*to) {
            return Vec::new();
        }
        let place = self.ticket(number).map(|row| Self::text_of(row, TextField::Place).to_owned());
        let args = [("number", number.0.into()), ("place", place.unwrap_or_default().into())];
        let sentence = self.words.say_with("round-new-work", &args);
        self.note(Meaning::Soon, sentence);
        vec![self.announce(self.words.say_with("round-announced", &[("number", number.0.into())]))]
    }

    /// A technician gets of the directory what their open interventions speak of. What one that has just become
    /// theirs speaks of is asked for; nothing is asked for twice because a record is gone.
    pub(super) fn ask_for_records(&self, event: &FeedEvent) -> Option<Effect> {
        let (Event::Ticket(told), Aggregate::Ticket(number)) =
            (&event.entry.event, event.entry.aggregate)
        else {
            return None;
        };
        let brings = matches!(
            told,
            TicketEvent::Registered(_)
                | TicketEvent::Dispatched { .. }
                | TicketEvent::Reopened { .. }
                | TicketEvent::Corrected { site: Some(_), .. }
        );
        (brings && self.lacks_records(number)).then_some(Effect::FetchRecords)
    }

    /// Whether one of a technician's own interventions speaks of a record that is not here.
    pub(super) fn lacks_records(&self, number: TicketNumber) -> bool {
        let Some(row) = self.ticket(number).filter(|_| self.role() == Role::Technician) else {
            return false;
        };
        let own = self.own_technician().is_none_or(|own| row.ticket.technician == Some(own));
        let directory = &self.replica.directory;
        let site = row.ticket.site.is_none_or(|id| directory.site(id).is_some());
        let requester = row.ticket.requester;
        let requester = requester.is_none_or(|id| directory.requester(id).is_some());
        own && !(site && requester)
    }

    /// Whether a clock is told in seconds in the field: the last hour before its deadline, and the minute after.
    pub fn is_near(&self, clock: &Clock) -> bool {
        let left = clock.left(self.now);
        let runs = matches!(clock.standing(self.now), Standing::Soon | Standing::Overdue);
        runs && clock.paused.is_none() && left <= SOON && left > -SECONDS_LATE
    }

    /// Whether a second changes the picture: of a list only the first deadline is told in seconds.
    pub(super) fn round_counts_seconds(&self) -> bool {
        if self.papers.prompt.is_some() || !self.overlays.is_empty() {
            return false;
        }
        match (self.focus, self.focused.number) {
            (Pane::Ticket, Some(number)) => {
                self.clocks_of(number).iter().any(|clock| self.is_near(clock))
            }
            _ => self.pressing_in_round().is_some_and(|clock| self.is_near(clock)),
        }
    }

    /// The deadline of the first intervention of the list.
    pub fn pressing_in_round(&self) -> Option<&Clock> {
        let first = self.round().first().map(|key| key.number)?;
        self.replica.board().deadline(first)
    }
}

/// How far a command goes in a list, where a page has so many rows.
fn steps(command: Command, page: isize) -> isize {
    match command {
        Command::Up => -1,
        Command::Down => 1,
        Command::PageUp => -page,
        Command::PageDown => page,
        Command::First => isize::MIN,
        _ => isize::MAX,
    }
}

/// A place in a list of `count` after so many steps.
fn stepped(here: usize, by: isize, count: usize) -> usize {
    here.saturating_add_signed(by).min(count.saturating_sub(1))
}
