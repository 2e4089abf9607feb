//! The board held still while somebody reads it: its rows, their order and what they said, until it is let go.
//! Whatever comes meanwhile is heard as always; nothing here delays or forgets it.
//!
//! A row keeps its facts and its place, and its countdown goes on. One whose ticket has changed since is
//! marked as such, and keys act on the ticket as it is now.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{Effect, Model, Pane, Shown};
use crate::api::resource::{FeedEvent, TicketResource};
use crate::client::{BoardKey, Snapshot};
use crate::domain::clock::{Clock, SOON};
use crate::domain::code::TicketNumber;
use crate::domain::event::{Aggregate, Event, TicketEvent};
use crate::domain::time::Timestamp;
use crate::tui::look::Meaning;

/// More tickets with news than these are no longer told apart.
pub const MOST_NEWS: usize = 999;

/// The board as it stood. It holds the place of each row, and a copy only of those that have changed since:
/// never more than one for each row.
#[derive(Clone, Debug)]
pub struct Frozen {
    /// Since when (UTC).
    pub since: Timestamp,
    order: BTreeSet<BoardKey>,
    places: BTreeMap<TicketNumber, BoardKey>,
    kept: BTreeMap<TicketNumber, KeptRow>,
    news: BTreeSet<TicketNumber>,
}

/// What a row said before its ticket changed.
#[derive(Clone, Debug)]
pub struct KeptRow {
    pub row: TicketResource,
    pub deadline: Option<Clock>,
    /// Reminders had put it before one that falls due earlier.
    pub ahead: bool,
}

/// A ticket just before something changes the replica.
#[derive(Clone, Debug)]
pub(super) struct Before {
    number: TicketNumber,
    version: Option<u64>,
    row: Option<KeptRow>,
}

impl Frozen {
    pub(super) fn order(&self) -> &BTreeSet<BoardKey> {
        &self.order
    }

    /// How many tickets have come, changed or gone since; at most [`MOST_NEWS`].
    pub fn news(&self) -> usize {
        self.news.len()
    }

    /// How many rows are held as copies: what tests count instead of bytes.
    pub fn copies(&self) -> usize {
        self.kept.len()
    }

    /// What a row said, if its ticket has changed since.
    pub fn kept(&self, number: TicketNumber) -> Option<&KeptRow> {
        self.kept.get(&number)
    }

    fn has_news_of(&mut self, number: TicketNumber) {
        if self.news.len() < MOST_NEWS {
            self.news.insert(number);
        }
    }
}

impl Model {
    /// The key: the board stands still from now on, or flows again.
    pub(super) fn freeze_or_flow(&mut self) -> Vec<Effect> {
        if self.frozen.is_some() {
            self.flow_again();
        } else if self.shown().is_empty() {
            self.note(Meaning::Dim, self.words.say("freeze-nothing"));
        } else {
            self.freeze();
        }
        Vec::new()
    }

    fn freeze(&mut self) {
        let order: BTreeSet<BoardKey> = self.flowing().order().copied().collect();
        let places = order.iter().map(|key| (key.number, *key)).collect();
        let since = self.now;
        self.frozen =
            Some(Frozen { since, order, places, kept: BTreeMap::new(), news: BTreeSet::new() });
    }

    /// The selection stays on its ticket; where that is gone, it is the row that stood next.
    fn flow_again(&mut self) {
        let Some(frozen) = self.frozen.take() else { return };
        let gone = self.selected_ticket.filter(|number| self.replica.board().key(*number).is_none());
        if let Some(place) = gone.and_then(|number| frozen.places.get(&number)) {
            let flowing = self.flowing();
            let next = flowing.from(place).next().or(flowing.before(place).next_back());
            self.selected_ticket = next.map(|key| key.number);
        }
        self.keep_selection();
        let key = if frozen.news() < MOST_NEWS { "flowing" } else { "flowing-many" };
        let sentence = self.words.say_with(key, &[("count", frozen.news().into())]);
        self.note(Meaning::Ok, sentence);
    }

    /// Another choice of rows is wanted: what was held is no answer to it.
    pub(super) fn let_go_of_rows(&mut self) {
        self.frozen = None;
    }

    /// The server goes on in this log. If it is another, such as one restored from a copy, what was held is of
    /// no ticket in it.
    pub(super) fn let_go_of_another_log(&mut self, log: Option<Uuid>) {
        let another = self.replica.log.is_some() && log.is_some() && self.replica.log != log;
        if another && self.frozen.take().is_some() {
            self.note(Meaning::Warning, self.words.say("frozen-another-log"));
        }
    }

    /// Where a ticket stands on the board as it is shown.
    pub fn place_on_board(&self, number: TicketNumber) -> Option<&BoardKey> {
        let held = self.frozen.as_ref().and_then(|frozen| frozen.places.get(&number));
        held.or_else(|| self.replica.board().key(number))
    }

    /// A row of the board as it is shown: its ticket, its deadline, and whether reminders have put it ahead.
    pub fn row(&self, key: &BoardKey) -> Option<(&TicketResource, Option<&Clock>, bool)> {
        if let Some(kept) = self.frozen.as_ref().and_then(|frozen| frozen.kept(key.number)) {
            return Some((&kept.row, kept.deadline.as_ref(), kept.ahead));
        }
        let board = self.replica.board();
        let row = self.replica.tickets.get(&key.number)?;
        Some((row, board.deadline(key.number), board.is_put_ahead(key)))
    }

    /// What has become of a row's ticket since the board stands still, in a word; none where it is as it was.
    pub fn row_changed(&self, number: TicketNumber) -> Option<String> {
        self.frozen.as_ref()?.kept(number)?;
        let open = self.replica.tickets.contains_key(&number);
        Some(self.words.say(if open { "frozen-row-changed" } else { "frozen-row-gone" }))
    }

    /// Whether a countdown of a row that is held shows seconds.
    pub(super) fn frozen_counts_seconds(&self) -> bool {
        let kept = self.frozen.iter().flat_map(|frozen| frozen.kept.values());
        let mut running =
            kept.filter_map(|kept| kept.deadline.as_ref().filter(|it| it.paused.is_none()));
        running.any(|clock| (clock.due - self.now).abs() <= SOON)
    }

    /// What an entry of the log is about to change.
    pub(super) fn before_entry(&self, event: &FeedEvent) -> Option<Before> {
        let Aggregate::Ticket(number) = event.entry.aggregate else { return None };
        // That somebody was told of a deadline changes nothing that stands on the board.
        let warned = matches!(event.entry.event, Event::Ticket(TicketEvent::Warned(_)));
        if warned { None } else { self.before(number) }
    }

    pub(super) fn before(&self, number: TicketNumber) -> Option<Before> {
        let frozen = self.frozen.as_ref()?;
        let row = self.replica.tickets.get(&number);
        let keeps = frozen.places.contains_key(&number) && !frozen.kept.contains_key(&number);
        let board = self.replica.board();
        let kept = row.filter(|_| keeps).map(|row| KeptRow {
            row: row.clone(),
            deadline: board.deadline(number).cloned(),
            ahead: board.key(number).is_some_and(|key| board.is_put_ahead(key)),
        });
        Some(Before { number, version: row.map(|row| row.ticket.version), row: kept })
    }

    /// What a snapshot is about to change.
    pub(super) fn before_snapshot(&self, snapshot: &Snapshot) -> Vec<Before> {
        if self.frozen.is_none() {
            return Vec::new();
        }
        let coming: BTreeMap<TicketNumber, u64> =
            snapshot.tickets.iter().map(|row| (row.ticket.number, row.ticket.version)).collect();
        let here =
            |number: &TicketNumber| self.replica.tickets.get(number).map(|row| row.ticket.version);
        let numbers: BTreeSet<TicketNumber> =
            coming.keys().chain(self.replica.tickets.keys()).copied().collect();
        let changing = numbers.into_iter().filter(|number| here(number) != coming.get(number).copied());
        changing.filter_map(|number| self.before(number)).collect()
    }

    /// It is changed now: a row that is held keeps what it said, and there is news.
    pub(super) fn after(&mut self, before: Option<Before>) {
        let Some(Before { number, version, row }) = before else { return };
        let now = self.replica.tickets.get(&number).map(|row| row.ticket.version);
        if now == version {
            return;
        }
        // What the board would not show is no news of it.
        let shows = self.replica.board().key(number).is_some_and(|key| self.flowing().contains(key));
        let Some(frozen) = &mut self.frozen else { return };
        let held = frozen.places.contains_key(&number);
        if let Some(row) = row {
            frozen.kept.insert(number, row);
        }
        if held || shows {
            frozen.has_news_of(number);
        }
    }

    /// A key acts on a ticket that is no longer what its row says: that is told.
    pub(super) fn say_changed_since_frozen(&mut self, number: TicketNumber) {
        let Some(row) = self.replica.tickets.get(&number) else { return };
        let kept = self.frozen.as_ref().and_then(|frozen| frozen.kept(number));
        if kept.is_none() {
            return;
        }
        let state = self.words.say(&format!("state-{}", row.ticket.word()));
        let args = [("number", number.0.into()), ("state", state.into())];
        let sentence = self.words.say_with("frozen-acts-on-present", &args);
        self.note(Meaning::Warning, sentence);
    }

    /// A key acts on a row whose ticket is no longer open: it is opened as it is now, and that is told.
    pub(super) fn open_what_has_gone(&mut self) -> Option<Vec<Effect>> {
        let number = self.selected_ticket.filter(|_| self.focus == Pane::Board)?;
        self.frozen.as_ref()?.kept(number)?;
        let sentence = self.words.say_with("frozen-has-gone", &[("number", number.0.into())]);
        self.note(Meaning::Warning, sentence);
        self.focus = Pane::Ticket;
        Some(self.focus_on(number))
    }

    /// The rows as they would be shown if the board were not held.
    pub(super) fn flowing(&self) -> Shown<'_> {
        self.sight.shown(self.replica.board())
    }
}
