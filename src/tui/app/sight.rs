//! Which rows of the board are shown: a filter, the views it may come from, and the rows that pass it, kept
//! as tickets change and as time passes so that drawing them costs no more than without. It hides nothing
//! that is late: how much of that is out of sight is counted here.

use std::collections::{BTreeMap, BTreeSet};

use super::{Effect, Model};
use crate::client::board::Board;
use crate::client::{BoardKey, Replica};
use crate::domain::code::TicketNumber;
use crate::domain::text::folded;
use crate::domain::time::Timestamp;
use crate::tui::filter::views::{self, View};
use crate::tui::filter::{self, Filter, Misread};
use crate::tui::look::Meaning;

/// What is shown of the board.
#[derive(Clone, Debug, Default)]
pub struct Sight {
    /// The user's own views.
    pub views: Vec<View>,
    filter: Option<Filter>,
    /// The view that the filter came from.
    name: Option<String>,
    passing: Passing,
}

/// The rows that pass a filter.
#[derive(Clone, Debug, Default)]
struct Passing {
    order: BTreeSet<BoardKey>,
    keys: BTreeMap<TicketNumber, BoardKey>,
    /// The deadlines of those that run.
    running: BTreeMap<TicketNumber, Timestamp>,
    dues: BTreeSet<(Timestamp, TicketNumber)>,
    /// When time alone changes whether a ticket passes: all tickets, those that do not pass as well.
    flips: BTreeSet<(Timestamp, TicketNumber)>,
    flip_of: BTreeMap<TicketNumber, Timestamp>,
    /// How many rows were ever looked at: what tests count instead of time.
    looked_at: usize,
}

impl Passing {
    fn look_at(&mut self, filter: &Filter, replica: &Replica, number: TicketNumber, now: Timestamp) {
        self.looked_at += 1;
        self.forget(number);
        let board = replica.board();
        let (Some(row), Some(key)) = (replica.tickets.get(&number), board.key(number)) else { return };
        let deadline = board.deadline(number);
        if let Some(at) = filter.changes_at(deadline, now) {
            self.flips.insert((at, number));
            self.flip_of.insert(number, at);
        }
        if !filter.admits(row, deadline, now) {
            return;
        }
        self.order.insert(*key);
        self.keys.insert(number, *key);
        if let Some(clock) = deadline.filter(|clock| clock.paused.is_none()) {
            self.running.insert(number, clock.due);
            self.dues.insert((clock.due, number));
        }
    }

    fn forget(&mut self, number: TicketNumber) {
        if let Some(key) = self.keys.remove(&number) {
            self.order.remove(&key);
        }
        if let Some(due) = self.running.remove(&number) {
            self.dues.remove(&(due, number));
        }
        if let Some(at) = self.flip_of.remove(&number) {
            self.flips.remove(&(at, number));
        }
    }

    /// The next ticket whose time has come.
    fn due(&self, now: Timestamp) -> Option<TicketNumber> {
        self.flips.first().filter(|(at, _)| *at <= now).map(|(_, number)| *number)
    }
}

/// The rows of the board that are shown, in order.
#[derive(Clone, Copy)]
pub enum Shown<'a> {
    All(&'a Board),
    Some(&'a BTreeSet<BoardKey>),
}

type Keys<'a> = Box<dyn DoubleEndedIterator<Item = &'a BoardKey> + 'a>;

impl<'a> Shown<'a> {
    pub fn order(self) -> Keys<'a> {
        match self {
            Shown::All(board) => Box::new(board.order()),
            Shown::Some(rows) => Box::new(rows.iter()),
        }
    }

    /// From a place on, that one included where it is shown.
    pub fn from(self, key: &'a BoardKey) -> Keys<'a> {
        match self {
            Shown::All(board) => Box::new(board.from(key)),
            Shown::Some(rows) => Box::new(rows.range(*key..)),
        }
    }

    pub fn before(self, key: &'a BoardKey) -> Keys<'a> {
        match self {
            Shown::All(board) => Box::new(board.before(key)),
            Shown::Some(rows) => Box::new(rows.range(..*key)),
        }
    }

    pub fn contains(self, key: &BoardKey) -> bool {
        match self {
            Shown::All(board) => board.key(key.number) == Some(key),
            Shown::Some(rows) => rows.contains(key),
        }
    }

    pub fn len(self) -> usize {
        match self {
            Shown::All(board) => board.len(),
            Shown::Some(rows) => rows.len(),
        }
    }

    pub fn is_empty(self) -> bool {
        self.len() == 0
    }
}

impl Sight {
    pub fn filter(&self) -> Option<&Filter> {
        self.filter.as_ref()
    }

    /// What the filter is called: the name of its view, or its own words.
    pub fn title(&self) -> Option<&str> {
        let filter = self.filter.as_ref()?;
        Some(self.name.as_deref().unwrap_or(&filter.text))
    }

    /// How many rows were looked at so far to keep the filter.
    pub fn looked_at(&self) -> usize {
        self.passing.looked_at
    }

    /// The rows that pass now.
    pub(super) fn shown<'a>(&'a self, board: &'a Board) -> Shown<'a> {
        match &self.filter {
            Some(_) => Shown::Some(&self.passing.order),
            None => Shown::All(board),
        }
    }

    pub(super) fn look_at(&mut self, replica: &Replica, number: TicketNumber, now: Timestamp) {
        if let Some(filter) = &self.filter {
            self.passing.look_at(filter, replica, number, now);
        }
    }

    /// All tickets are looked at: once, when the filter or everything has changed.
    pub(super) fn start_again(&mut self, replica: &Replica, now: Timestamp) {
        let looked_at = self.passing.looked_at;
        self.passing = Passing { looked_at, ..Passing::default() };
        if let Some(filter) = &self.filter {
            for number in replica.tickets.keys() {
                self.passing.look_at(filter, replica, *number, now);
            }
        }
    }

    /// Those whose time has come are looked at again, and no others.
    pub(super) fn go_on(&mut self, replica: &Replica, now: Timestamp) {
        while let Some(number) = self.passing.due(now) {
            self.look_at(replica, number, now);
        }
    }

    /// When time alone next changes what is shown (UTC).
    pub(super) fn wake_at(&self) -> Option<Timestamp> {
        self.passing.flips.first().map(|(at, _)| *at)
    }
}

impl Model {
    /// The rows of the board that are shown: those that pass, or those that are held.
    pub fn shown(&self) -> Shown<'_> {
        match &self.frozen {
            Some(frozen) => Shown::Some(frozen.order()),
            None => self.flowing(),
        }
    }

    /// How many tickets are late and out of sight.
    pub fn late_out_of_sight(&self) -> usize {
        let late = self.replica.board().overdue(self.now);
        let seen = match &self.sight.filter {
            Some(_) => self.sight.passing.dues.iter().take_while(|(due, _)| *due < self.now).count(),
            None => late,
        };
        late.saturating_sub(seen)
    }

    /// The shipped views, and the user's own; one of the same name stands in its place.
    pub fn views(&self) -> Vec<View> {
        let own = &self.sight.views;
        let taken = |view: &View| own.iter().any(|mine| folded(&mine.name) == folded(&view.name));
        let shipped = views::shipped(&self.words).into_iter().filter(|view| !taken(view));
        shipped.chain(own.iter().cloned()).collect()
    }

    /// # Errors
    /// The word that cannot be read, and what was expected.
    pub fn read_filter(&self, text: &str) -> Result<Filter, Misread> {
        filter::read(text, &self.shelf())
    }

    /// The board shows what passes, from now on; with an empty filter everything.
    pub(super) fn look_through(&mut self, text: &str, name: Option<String>) -> Vec<Effect> {
        match self.read_filter(text) {
            Ok(filter) => {
                self.put_filter(filter, name);
                self.focus = super::Pane::Board;
            }
            Err(misread) => self.note(Meaning::Warning, self.filter_fault(&misread)),
        }
        Vec::new()
    }

    /// An empty filter is none.
    pub(super) fn put_filter(&mut self, filter: Filter, name: Option<String>) {
        let asks = !filter.is_empty();
        self.let_go_of_rows();
        self.sight.name = name.filter(|_| asks);
        self.sight.filter = Some(filter).filter(|_| asks);
        self.sight.start_again(&self.replica, self.now);
        self.select_in_sight();
    }

    /// The names that a filter speaks of may have changed.
    pub(super) fn filter_again(&mut self) {
        let text = self.sight.filter.as_ref().map(|filter| filter.text.clone());
        // One whose names are gone goes on as it was.
        if let Some(Ok(filter)) = text.map(|text| self.read_filter(&text)) {
            self.sight.filter = Some(filter);
        }
        self.sight.start_again(&self.replica, self.now);
    }

    pub fn filter_fault(&self, misread: &Misread) -> String {
        let args =
            [("word", misread.word.clone().into()), ("expected", misread.expected.clone().into())];
        self.words.say_with("filter-misread", &args)
    }

    /// What was selected stays so if it is shown; otherwise the first row is.
    fn select_in_sight(&mut self) {
        let key = self.selected_ticket.and_then(|number| self.place_on_board(number));
        if key.is_some_and(|key| self.shown().contains(key)) {
            return;
        }
        let first = self.shown().order().next().map(|row| row.number);
        self.selected_ticket = first.or(self.selected_ticket);
    }

    /// The filter gets a name, and is written to the user's file.
    pub(super) fn keep_view(&mut self, name: &str) -> Vec<Effect> {
        let Some(filter) = &self.sight.filter else { return Vec::new() };
        let view = View { name: name.to_owned(), filter: filter.text.clone() };
        self.sight.name = Some(view.name.clone());
        self.sight.views.retain(|mine| folded(&mine.name) != folded(name));
        self.sight.views.push(view.clone());
        let told = self.words.say_with("view-kept", &[("name", name.into())]);
        self.note(Meaning::Ok, told);
        vec![Effect::KeepView(view)]
    }

    /// The user's own views, read when the workplace starts.
    #[must_use]
    pub fn with_views(mut self, views: Vec<View>) -> Self {
        self.sight.views = views;
        self
    }

    /// The user's views could not be read: only the shipped ones are there.
    pub fn views_not_read(&mut self, cause: &str) {
        let sentence = self.words.say_with("views-not-read", &[("cause", cause.into())]);
        self.note(Meaning::Error, sentence);
    }

    /// The view could not be written: it holds until the workplace ends, and that is said.
    pub fn view_not_kept(&mut self, cause: &str) {
        let sentence = self.words.say_with("view-not-kept", &[("cause", cause.into())]);
        self.note(Meaning::Error, sentence);
    }
}
