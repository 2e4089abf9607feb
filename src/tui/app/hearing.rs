//! Hearing the server: snapshots and the feed. What the server says is final; it never throws away what is written
//! here.

use uuid::Uuid;

use super::{Effect, Link, Model, Pane};
use crate::api::problem::ProblemCode;
use crate::api::resource::{CallResource, ClockReading, FeedEvent, TicketInFull};
use crate::client::snapshot::midnight;
use crate::client::{Change, ClientError, FeedItem, Snapshot};
use crate::domain::call::CallState;
use crate::domain::code::{CallNumber, TicketNumber};
use crate::domain::event::{Aggregate, CallEvent, Event};
use crate::domain::time::Timestamp;
use crate::tui::look::Meaning;
use crate::tui::sentence;

impl Model {
    pub(super) fn take_snapshot(&mut self, snapshot: Snapshot) -> Vec<Effect> {
        self.snapshot_asked = false;
        let first = self.contract().is_none();
        self.let_go_of_another_log(snapshot.log);
        let before = self.before_snapshot(&snapshot);
        let changes = self.replica.replace(snapshot);
        self.reckon_anew();
        self.filter_again();
        before.into_iter().for_each(|before| self.after(Some(before)));
        if first {
            self.lay_out_anew();
        }
        self.keep_selection();
        let drafts = std::mem::take(&mut self.papers.unrestored);
        let busy = self.is_writing();
        let untouched = self.focus == Pane::Board && self.overlays.is_empty() && !busy;
        let mut effects = self.restore(drafts);
        let slips = std::mem::take(&mut self.papers.unrestored_slips);
        effects.extend(self.restore_slips(slips, busy));
        effects.extend(self.go_back_to_bookmark(untouched));
        effects.extend(changes.into_iter().flat_map(|change| self.follow_up(change)));
        if let Some(number) = self.focused.number {
            effects.push(Effect::FetchTicket(number));
        }
        effects
    }

    /// Sheets that were opened or restored before the contract was known get their fields.
    fn lay_out_anew(&mut self) {
        let contract = self.replica.contracts.current();
        for sheet in self.papers.sheets_mut() {
            let draft = super::draft::Draft::from(&*sheet);
            *sheet = draft.restored(contract);
        }
    }

    pub(super) fn snapshot_failed(&mut self, error: &ClientError) -> Vec<Effect> {
        self.snapshot_asked = false;
        match error.is_retryable() {
            true => self.line_is_down(error),
            false => self.link = Link::Broken(sentence::client_error(&self.words, error)),
        }
        Vec::new()
    }

    fn ask_snapshot(&mut self) -> Vec<Effect> {
        if self.snapshot_asked {
            return Vec::new();
        }
        self.snapshot_asked = true;
        vec![Effect::FetchSnapshot]
    }

    pub(super) fn hear(&mut self, item: FeedItem, clock: Timestamp) -> Vec<Effect> {
        match item {
            FeedItem::Hello { log, now, .. } => {
                self.line_is_up(now, clock);
                self.nobody_is_beside();
                self.figures_are_old();
                let mut effects = vec![Effect::FetchRecords];
                if self.replica.log != Some(log) {
                    effects.extend(self.begin_log(log));
                }
                effects
            }
            FeedItem::Heartbeat { now, .. } => {
                self.line_is_up(now, clock);
                self.replica.forget_lost_before(midnight(now));
                self.ask_what_is_missing()
            }
            FeedItem::Entry(event) => {
                self.heard_at = Some(self.now);
                self.take_entry(&event)
            }
            FeedItem::Unreadable { seq } => {
                let change = self.replica.skip(seq);
                self.follow_up(change)
            }
            FeedItem::Beside(beside) => {
                self.hear_who_is_beside(beside);
                Vec::new()
            }
            FeedItem::Reset { log, .. } => self.begin_log(log),
            FeedItem::Down { reason, .. } => {
                self.line_is_down(&reason);
                self.nobody_is_beside();
                Vec::new()
            }
        }
    }

    /// The feed starts anew in this log.
    fn begin_log(&mut self, log: Uuid) -> Vec<Effect> {
        self.let_go_of_another_log(Some(log));
        self.replica.reset(log);
        self.ask_snapshot()
    }

    /// What was asked for and never came is asked for again.
    fn ask_what_is_missing(&mut self) -> Vec<Effect> {
        if self.replica.awaits_snapshot() || self.replica.lacks_contracts() {
            return self.ask_snapshot();
        }
        let awaited: Vec<Change> = self.replica.awaited().collect();
        awaited.into_iter().flat_map(|change| self.follow_up(change)).collect()
    }

    fn line_is_up(&mut self, server: Timestamp, clock: Timestamp) {
        self.offset = server - clock;
        self.now = server;
        self.heard_at = Some(server);
        if self.link != Link::Up {
            self.link = Link::Up;
            self.outbox.retry_all(self.now);
        }
    }

    fn line_is_down(&mut self, reason: &ClientError) {
        if let Some(code) = reason.code()
            && matches!(code, ProblemCode::Unauthenticated | ProblemCode::Forbidden)
        {
            self.link = Link::Broken(sentence::client_error(&self.words, reason));
        } else if !matches!(self.link, Link::Down { .. }) {
            let since = self.heard_at.unwrap_or(self.now);
            self.link = Link::Down { since, reason: reason.to_string() };
        }
    }

    pub(super) fn take_entry(&mut self, event: &FeedEvent) -> Vec<Effect> {
        let before = self.before_entry(event);
        let change = self.replica.apply(event);
        self.hear_for_figures(&event.entry.event);
        self.extend_history(event);
        let mut effects = self.follow_up(change);
        self.after(before);
        effects.extend(self.history_anew(event, change));
        if change != Change::Nothing {
            self.hear_of_a_warning(event);
            self.hear_of_insistence(event);
        }
        if let (Change::Call(number), Event::Call(CallEvent::Rang { .. })) = (change, &event.entry.event)
        {
            effects.extend(self.ring(number));
        }
        if self.is_field() && change != Change::Nothing {
            effects.extend(self.hear_of_work(event));
        }
        effects.extend(self.ask_for_records(event));
        // A contract that came after the last snapshot comes with the next.
        if self.replica.lacks_contracts() {
            effects.extend(self.ask_snapshot());
        }
        self.keep_selection();
        effects
    }

    fn follow_up(&mut self, change: Change) -> Vec<Effect> {
        match change {
            Change::Nothing | Change::CallGone(_) => Vec::new(),
            Change::Ticket(number) | Change::TicketGone(number) => {
                if self.face.works() {
                    self.forecast.look_at(&self.replica, number, self.now);
                }
                self.sight.look_at(&self.replica, number, self.now);
                Vec::new()
            }
            Change::Call(number) => self.meet_caller(number),
            Change::FetchCall(number) => vec![Effect::FetchCall(number)],
            Change::FetchTicket(number) => {
                self.sight.look_at(&self.replica, number, self.now);
                vec![Effect::FetchTicket(number)]
            }
            Change::Gap => self.ask_snapshot(),
        }
    }

    /// A new call announces itself; it never takes the keyboard away.
    fn ring(&mut self, number: CallNumber) -> Vec<Effect> {
        let ringing = |row: &&CallResource| row.call.state == CallState::Ringing;
        let rung = self.replica.calls.get(&number).filter(ringing);
        // Nobody in a room wants a bell, a wall knows no callers, and calls are not a technician's.
        let Some(row) = rung.filter(|_| self.face.takes_calls()) else { return Vec::new() };
        let unknown = row.call.caller.is_some_and(|id| self.replica.directory.requester(id).is_none());
        let mut effects = vec![self.announce_call()];
        // The directory is no part of the log: somebody was added since.
        if unknown {
            effects.push(Effect::FetchRecords);
        }
        effects
    }

    /// The sheet of a call begun by hand learns who calls, as soon as the server has said.
    pub(super) fn meet_caller(&mut self, number: CallNumber) -> Vec<Effect> {
        let Some(row) = self.replica.calls.get(&number).cloned() else { return Vec::new() };
        let (requester, place) = self.known_of(&row);
        let sheets = self.papers.sheets_mut().iter_mut();
        for sheet in sheets.filter(|sheet| sheet.number() == Some(number)) {
            let begun = sheet.is_begun();
            sheet.meet(&row, requester.clone(), place.clone());
            if !begun {
                sheet.go_to_start();
            }
        }
        Vec::new()
    }

    /// The history of the ticket in focus goes on without another request.
    fn extend_history(&mut self, event: &FeedEvent) {
        let Some(detail) = &mut self.focused.detail else { return };
        let number = detail.ticket.ticket.number;
        let follows = event.entry.version == detail.ticket.ticket.version + 1;
        let taken_back = event.entry.event.rewrites();
        if event.entry.aggregate != Aggregate::Ticket(number) || !follows || taken_back {
            return;
        }
        detail.ticket.ticket.apply(&event.entry);
        for (field, text) in event.texts.iter().filter(|(field, _)| field.lasts()) {
            detail.ticket.texts.insert(*field, text.clone());
        }
        detail.timeline.push(event.clone());
        // The event may have put it under a version that is not here yet: those of the one before are wrong then.
        let ticket = &detail.ticket.ticket;
        let contract = self.replica.contracts.get(&ticket.contract);
        let read = |contract| ClockReading::all(ticket, contract, self.now);
        detail.clocks = contract.map_or_else(Vec::new, read);
    }

    /// Something was taken back: the fold of the ticket in focus is to be made anew, which the server does.
    fn history_anew(&self, event: &FeedEvent, change: Change) -> Option<Effect> {
        let number = self.focused.number?;
        let of_focused = event.entry.aggregate == Aggregate::Ticket(number);
        let taken_back = event.entry.event.rewrites();
        let asked = change == Change::FetchTicket(number);
        (of_focused && taken_back && !asked).then_some(Effect::FetchTicket(number))
    }

    pub(super) fn take_ticket(
        &mut self,
        number: TicketNumber,
        result: Result<Box<TicketInFull>, ClientError>,
    ) -> Vec<Effect> {
        match result {
            Ok(detail) => {
                self.offer_to_reopen(&detail.ticket);
                let before = self.before(number);
                let change = self.replica.put_ticket(detail.ticket.clone());
                if self.focused.number == Some(number) {
                    self.focused.detail = Some(detail);
                }
                let mut effects = self.follow_up(change);
                effects.extend(self.lacks_records(number).then_some(Effect::FetchRecords));
                self.after(before);
                effects
            }
            Err(error) => {
                if self.focused.number == Some(number) {
                    self.note(Meaning::Warning, sentence::client_error(&self.words, &error));
                }
                Vec::new()
            }
        }
    }

    pub(super) fn take_call(&mut self, row: CallResource) -> Vec<Effect> {
        let change = self.replica.put_call(row);
        self.follow_up(change)
    }
}
