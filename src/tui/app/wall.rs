//! The board that a room looks at: which interventions press, which page of them is in sight, and the day's
//! figures. It takes no key but to leave, and changes no record.

use chrono::{NaiveDate, TimeDelta};

use super::{Effect, Link, Model};
use crate::api::resource::DayFigures;
use crate::client::{BoardKey, ClientError, Rank};
use crate::domain::event::{Event, TicketEvent};
use crate::domain::time::{self, Timestamp};
use crate::tui::command::Command;
use crate::tui::face::Face;
use crate::tui::view::wall::Plan;

/// What falls due within so much time presses: a shift. What is due later is the next one's.
pub const HORIZON: TimeDelta = TimeDelta::hours(8);
/// How many pages there are at most. With the times below whoever looks up sees the worst within 40 seconds,
/// however much presses; what is on none of them is counted.
pub const MOST_PAGES: usize = 5;
/// How long the first page stays: it has the worst of all, and is read by whoever comes in.
const FIRST_STAYS: TimeDelta = TimeDelta::seconds(20);
/// How long each other page stays: 20 lines are read from five metres in about that time.
const PAGE_STAYS: TimeDelta = TimeDelta::seconds(10);
/// Nearer than this what is left is shown to the second; farther off nobody acts on seconds, and a board that
/// ticks in every line cannot be read.
pub const TO_THE_SECOND: TimeDelta = TimeDelta::minutes(15);
/// How long somebody waits is shown to the second up to here.
pub const WAITS_TO_THE_SECOND: TimeDelta = TimeDelta::hours(1);
/// The figures are asked for at most this often, however many calls come.
const FIGURES_APART: TimeDelta = TimeDelta::seconds(5);
/// After a refusal they are asked for again so much later: a server of an earlier version has none.
const FIGURES_AGAIN: TimeDelta = TimeDelta::seconds(60);
/// Before anybody has told how large the window is.
const USUAL_WINDOW: (u16, u16) = (80, 24);

/// What only the wall keeps.
#[derive(Clone, Debug)]
pub struct Wall {
    /// Columns and rows of the window.
    window: (u16, u16),
    /// The page in sight, from 0.
    pub page: usize,
    /// Since when (UTC).
    turned_at: Timestamp,
    pub figures: Option<DayFigures>,
    /// Something happened since that may have changed them.
    outdated: bool,
    /// They are on their way.
    asked: bool,
    /// Not before (UTC).
    ask_at: Timestamp,
}

impl Wall {
    pub fn new(now: Timestamp) -> Self {
        Self {
            window: USUAL_WINDOW,
            page: 0,
            turned_at: now,
            figures: None,
            outdated: true,
            asked: false,
            ask_at: now,
        }
    }
}

impl Model {
    /// The window has so many columns and rows.
    pub(super) fn take_window(&mut self, width: u16, height: u16) {
        self.wall.window = (width, height);
    }

    /// Nothing but to leave: there is no keyboard, and if there is one, it is not for work.
    pub(super) fn command_at_the_wall(command: Command) -> Vec<Effect> {
        match command {
            Command::Quit => vec![Effect::Quit],
            Command::Redraw => vec![Effect::Redraw],
            _ => Vec::new(),
        }
    }

    /// The interventions that press, in the order of the board: worst first.
    pub fn pressing(&self) -> impl Iterator<Item = &BoardKey> {
        let until = self.now + HORIZON;
        let order = self.replica.board().order();
        order.take_while(move |key| key.rank == Rank::Running && key.place <= until)
    }

    /// How many pages the interventions that press fill, of so many lines each; one at least.
    pub fn pages(&self, lines: usize) -> usize {
        let lines = lines.max(1);
        self.pressing().take(lines * MOST_PAGES).count().div_ceil(lines).max(1)
    }

    /// Those on the page in sight.
    pub fn on_page(&self, lines: usize) -> impl Iterator<Item = &BoardKey> {
        let page = self.wall.page.min(self.pages(lines) - 1);
        self.pressing().skip(page * lines).take(lines)
    }

    /// What time alone brings about on the wall.
    pub(super) fn time_passes_on_the_wall(&mut self) -> Vec<Effect> {
        if self.face != Face::Wall {
            return Vec::new();
        }
        self.turn_page();
        self.ask_figures()
    }

    fn turn_page(&mut self) {
        let pages = self.pages(self.lines());
        let now = self.now;
        let wall = &mut self.wall;
        if pages == 1 || wall.page >= pages || wall.turned_at > now {
            // Nothing to turn, fewer pages than there were, or a server's clock that was set back.
            wall.page = wall.page.min(pages - 1);
            wall.turned_at = now;
        } else if now >= wall.turns_at() {
            wall.page = (wall.page + 1) % pages;
            wall.turned_at = now;
        }
    }

    /// Interventions on a page of this window.
    fn lines(&self) -> usize {
        let (width, height) = self.wall.window;
        Plan::of(width, height).lines
    }

    fn ask_figures(&mut self) -> Vec<Effect> {
        let today = self.today();
        let wall = &mut self.wall;
        let wanted = wall.outdated || wall.figures.is_none_or(|figures| figures.day != today);
        if self.link != Link::Up || !wanted || wall.asked || self.now < wall.ask_at {
            return Vec::new();
        }
        (wall.asked, wall.outdated) = (true, false);
        vec![Effect::FetchFigures(today)]
    }

    pub(super) fn take_figures(&mut self, answer: Result<DayFigures, ClientError>) {
        let wall = &mut self.wall;
        wall.asked = false;
        match answer {
            Ok(figures) => {
                wall.figures = Some(figures);
                wall.ask_at = self.now + FIGURES_APART;
            }
            Err(_) => {
                wall.outdated = true;
                wall.ask_at = self.now + FIGURES_AGAIN;
            }
        }
    }

    /// Whatever happened may have changed the figures.
    pub(super) fn figures_are_old(&mut self) {
        self.wall.outdated = true;
    }

    /// An entry of the log that may have changed them.
    pub(super) fn hear_for_figures(&mut self, event: &Event) {
        self.wall.outdated |= match event {
            Event::Call(_) | Event::Unknown(_) => true,
            Event::Ticket(event) => matches!(
                event,
                TicketEvent::InspectionStarted
                    | TicketEvent::ChargeTaken { .. }
                    | TicketEvent::Rejected
                    | TicketEvent::Cancelled
                    | TicketEvent::Reopened { .. }
                    | TicketEvent::Corrected { .. }
                    | TicketEvent::ContractApplied { .. }
            ),
        };
    }

    /// The day in Rome.
    pub fn today(&self) -> NaiveDate {
        time::local(self.now, time::ZONE).date_naive()
    }

    /// When the wall next changes by time alone (UTC, the server's clock): its clock, a page, how long
    /// somebody waits, what is left in the lines in sight. Nobody else's deadline wakes it.
    pub(super) fn wall_wakes_at(&self) -> Timestamp {
        let now = self.now;
        let minute = now + TimeDelta::seconds(60 - now.timestamp().rem_euclid(60));
        let minute = minute - TimeDelta::nanoseconds(i64::from(now.timestamp_subsec_nanos()));
        let lines = self.lines();
        let mut wake =
            self.on_page(lines).filter_map(|key| self.deadline_flips_at(key)).fold(minute, Ord::min);
        if self.pages(lines) > 1 {
            wake = wake.min(self.wall.turns_at());
        }
        let oldest = self.waiting().map(|row| row.call.called_at).min();
        if let Some(since) = oldest.filter(|_| self.link == Link::Up) {
            let step = if now - since < WAITS_TO_THE_SECOND { SECOND } else { MINUTE };
            wake = wake.min(next_step(since, now, step));
        }
        if self.wall.outdated && !self.wall.asked && self.link == Link::Up {
            wake = wake.min(self.wall.ask_at.max(now));
        }
        wake
    }

    /// When the time that is left, or gone, is next shown otherwise.
    fn deadline_flips_at(&self, key: &BoardKey) -> Option<Timestamp> {
        let (due, now) = (self.replica.board().deadline(key.number)?.due, self.now);
        let left = due - now;
        Some(match left {
            _ if left > TO_THE_SECOND => next_step(due + INSTANT, now, MINUTE),
            _ if left >= -MINUTE => next_step(due + INSTANT, now, SECOND),
            _ => next_step(due, now, MINUTE),
        })
    }
}

const SECOND: TimeDelta = TimeDelta::seconds(1);
const MINUTE: TimeDelta = TimeDelta::minutes(1);
/// A minute that is left is gone an instant after its end.
const INSTANT: TimeDelta = TimeDelta::milliseconds(1);

impl Wall {
    /// When the next page comes (UTC).
    fn turns_at(&self) -> Timestamp {
        self.turned_at + if self.page == 0 { FIRST_STAYS } else { PAGE_STAYS }
    }
}

/// The next instant after `now` that is so many whole steps before or after `anchor`.
fn next_step(anchor: Timestamp, now: Timestamp, step: TimeDelta) -> Timestamp {
    let step = step.num_milliseconds();
    let gone = (now - anchor).num_milliseconds().rem_euclid(step);
    now + TimeDelta::milliseconds(step - gone)
}

#[cfg(test)]
mod tests;
