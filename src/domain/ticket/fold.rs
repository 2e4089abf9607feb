//! Folding entries into a ticket, one after the other. It never refuses: what was accepted into the log is
//! so.

mod parts;
mod quote;

use super::{Given, Met, Pause, PauseKind, Reopening, Retimed, State, Ticket, Told, kept};
use crate::domain::action::Verb;
use crate::domain::call_out::{CallOut, Response};
use crate::domain::checklist::{Check, Escalation, Progress};
use crate::domain::code::{CallNumber, TechnicianId};
use crate::domain::communication::Communication;
use crate::domain::decision::Decision;
use crate::domain::event::{AttachEffect, Completion, Event, Origin, Recorded, TicketEvent, Warning};
use crate::domain::finding::Finding;
use crate::domain::parts::{PartsRequest, PartsStatus};
use crate::domain::time::{TOLERANCE, Timestamp};
use crate::domain::work_report::{FiledReport, Supplement};

impl Ticket {
    /// Folds one more entry of this ticket. Unknown events only raise the version. So does one that takes
    /// others back: what those did stands in the fold by then, which is to be made anew by [`Ticket::of`].
    pub fn apply(&mut self, entry: &Recorded) {
        self.version = entry.version;
        if self.undone.contains(&entry.seq) {
            return;
        }
        match self.retimed.iter().find(|retimed| retimed.seq == entry.seq) {
            // Somebody has said when it was, of it or of the step that implies it.
            Some(Retimed { at, implied, .. }) => {
                let origin = if *implied { entry.origin } else { Origin::Said };
                self.take(&Recorded { said_at: *at, origin, ..entry.clone() });
            }
            None => self.take(entry),
        }
    }

    fn take(&mut self, entry: &Recorded) {
        self.remember_texts(entry);
        let Event::Ticket(event) = &entry.event else { return };
        let met = self.met(entry, event);
        let reopened = self.reopenings.last().map(|reopening| reopening.at);
        match event {
            TicketEvent::Registered(_)
            | TicketEvent::Imported(_)
            | TicketEvent::Noted
            | TicketEvent::Insisted { .. }
            | TicketEvent::Undone { .. }
            | TicketEvent::EntryCorrected { .. } => {}
            TicketEvent::Warned(warning) => {
                let Warning { about, tell, .. } = warning.clone();
                self.warnings.push(Given { about, tell });
            }
            TicketEvent::ContractApplied { .. } => self.contract.clone_from(&entry.contract),
            TicketEvent::Adopted { call_type, priority, checklist } => {
                self.checklist = checklist.clone().map(Progress::new);
                self.called_at = Some(entry.said_at);
                self.call_type = Some(call_type.clone());
                self.priority = Some(priority.clone());
                self.state = State::Registered;
            }
            TicketEvent::CallAttached { call, effect, .. } => self.attach(*call, *effect),
            TicketEvent::Dispatched { technician, on_call } => {
                self.dispatch(*technician, *on_call, met);
            }
            TicketEvent::StaffTold { channel, technician, outcome } => {
                let (at, channel) = (entry.said_at, *channel);
                let outcome = outcome.unwrap_or(Response::Answered);
                self.call_outs.push(CallOut { at, technician: *technician, channel, outcome });
                if outcome == Response::Answered {
                    self.told = Some(Told { at, channel });
                }
            }
            TicketEvent::ChargeTaken { technician } => {
                self.take_charge(technician.or(self.technician));
                reach(&mut self.milestones.in_charge, met, reopened);
                self.advance_to(State::InCharge);
            }
            TicketEvent::InspectionStarted => {
                reach(&mut self.milestones.inspection_started, met, reopened);
                self.advance_to(State::Inspecting);
            }
            TicketEvent::Inspected { level, covered, planned_start, estimated_end } => {
                self.milestones.inspected.get_or_insert(met);
                if !met.implied {
                    self.findings.push(Finding {
                        entry: entry.seq,
                        met,
                        level: level.clone(),
                        covered: *covered,
                        planned_start: *planned_start,
                        estimated_end: *estimated_end,
                    });
                }
                self.level = level.clone().or(self.level.take());
                self.covered = covered.or(self.covered);
                self.planned_start = planned_start.or(self.planned_start);
                self.estimated_end = estimated_end.or(self.estimated_end);
                self.advance_to(State::Scheduled);
            }
            TicketEvent::WorkStarted => {
                match self.reopenings.last_mut() {
                    Some(last) => {
                        self.milestones.work_started.get_or_insert(met);
                        reach(&mut last.work_started, met, None);
                    }
                    None => reach(&mut self.milestones.work_started, met, None),
                }
                self.advance_to(State::Working);
            }
            TicketEvent::Communicated { channel, planned_start, planned_end, phases } => {
                self.communications.push(Communication {
                    entry: entry.seq,
                    at: entry.said_at,
                    recorded_at: entry.recorded_at,
                    channel: *channel,
                    phases: phases.clone(),
                });
                self.planned_start = planned_start.or(self.planned_start);
                self.estimated_end = planned_end.or(self.estimated_end);
            }
            TicketEvent::Authorised => self.unauthorised = false,
            TicketEvent::OrderRecorded(order) => {
                self.orders.push(kept(entry, order, false));
                self.order = Some(order.clone());
            }
            TicketEvent::Corrected { priority, service, site, patron, proposes_rejection } => {
                self.priority = priority.clone().or(self.priority.take());
                if site.is_some() || service.is_some() {
                    self.proposes_rejection = *proposes_rejection;
                    // It is of its own site and service.
                    let stays = site.is_none_or(|site| self.site == Some(site))
                        && service.as_ref().is_none_or(|service| self.service.as_ref() == Some(service));
                    self.plant = self.plant.filter(|_| stays);
                }
                self.service = service.clone().or(self.service.take());
                if site.is_some() {
                    // Another site may have no patron: nothing is kept of the one before.
                    (self.site, self.patron) = (*site, *patron);
                }
            }
            TicketEvent::PartsAsked { .. }
            | TicketEvent::PartsApproved(_)
            | TicketEvent::PartsRefused(_)
            | TicketEvent::PartsWithdrawn
            | TicketEvent::PartArrived => self.apply_parts(event, entry),
            TicketEvent::QuoteOpened { .. }
            | TicketEvent::QuoteSent { .. }
            | TicketEvent::QuoteApproved(_)
            | TicketEvent::QuoteDeclined(_) => self.apply_quote(event, entry.seq, met),
            TicketEvent::Completed { by, decision } => self.complete(*by, *decision, entry.seq, met),
            TicketEvent::Closed { report, solved_by_phone } => {
                self.reports.push(FiledReport {
                    entry: entry.seq,
                    at: entry.said_at,
                    report: report.clone(),
                    solved_by_phone: *solved_by_phone,
                    supplements: Vec::new(),
                });
                self.report = Some(report.clone());
                self.milestones.closed = Some(met);
                self.state = State::Closed;
            }
            TicketEvent::StepChecked { .. } | TicketEvent::Escalated { .. } => {
                self.apply_checklist(event, entry);
            }
            TicketEvent::ReportSupplemented { report, calls } => {
                let of_it = self.reports.iter_mut().find(|filed| filed.entry == *report);
                let (seq, at) = (entry.seq, entry.said_at);
                let supplement = Supplement { entry: seq, at, calls: calls.clone() };
                of_it.into_iter().for_each(|filed| filed.supplements.push(supplement.clone()));
            }
            TicketEvent::Rejected => self.state = State::Rejected,
            TicketEvent::Cancelled => {
                if self.parts.last().is_some_and(PartsRequest::is_open) {
                    self.end_parts(PartsStatus::Withdrawn, entry.said_at);
                }
                self.end_pauses(entry.said_at, entry.seq);
                self.state = State::Cancelled;
            }
            TicketEvent::Reopened { technician } => {
                self.reopen(entry.seq, met);
                if technician.is_some() {
                    self.dispatch(*technician, false, met);
                }
            }
        }
    }

    /// When an event happened, as far as it is a step of the ticket's course: one that is said to have
    /// happened before an earlier entry's time is kept, and marked.
    fn met(&mut self, entry: &Recorded, event: &TicketEvent) -> Met {
        let at = entry.said_at;
        let said = entry.origin == Origin::Said;
        let conflicting = match self.only_implied(event) {
            // Its neighbour is the step that implied it.
            Some(implied) if entry.origin != Origin::Implied => at > implied.at,
            _ => event.is_a_step() && self.course_until.is_some_and(|until| at < until),
        };
        if conflicting {
            self.conflicts.push(entry.seq);
        }
        if event.is_a_step() {
            self.course_until = self.course_until.max(Some(at));
        }
        Met {
            at,
            implied: entry.origin == Origin::Implied,
            late_entry: said && entry.recorded_at - at > TOLERANCE,
            conflicting,
        }
    }

    /// The milestone of a step, if it was only implied so far.
    fn only_implied(&self, event: &TicketEvent) -> Option<Met> {
        let verb = match event {
            TicketEvent::ChargeTaken { .. } => Verb::TakeCharge,
            TicketEvent::InspectionStarted => Verb::StartInspection,
            TicketEvent::WorkStarted => Verb::StartWork,
            _ => return None,
        };
        self.reached_by(verb).filter(|met| met.implied)
    }

    fn reopen(&mut self, seq: u64, met: Met) {
        let completed = self.milestones.completed.take();
        let closed = self.milestones.closed.take();
        let completion = self.completion.take();
        if let Some(ended) = completed.or(closed) {
            let at = met.at.max(ended.at);
            let (confirmed, work_started) = (None, None);
            self.reopenings.push(Reopening { ended, completion, at, by: seq, confirmed, work_started });
        }
        self.state = State::InCharge;
    }

    pub(super) fn remember_texts(&mut self, entry: &Recorded) {
        for field in entry.seals.keys().filter(|field| field.lasts()) {
            if !self.texts.contains(field) {
                self.texts.push(*field);
            }
        }
    }

    fn attach(&mut self, call: CallNumber, effect: AttachEffect) {
        if !self.calls.contains(&call) {
            self.calls.push(call);
        }
        match effect {
            AttachEffect::Status => {}
            AttachEffect::Reminder => self.reminders += 1,
            AttachEffect::Complaint => self.complaints += 1,
        }
    }

    /// Whoever takes charge has the work from then on, whoever was sent.
    fn take_charge(&mut self, technician: Option<TechnicianId>) {
        if technician.is_some() {
            self.technician = technician;
            self.in_charge = technician;
        }
    }

    /// Whoever is sent before the inspection has still to take charge; later on the work goes on in
    /// other hands.
    fn dispatch(&mut self, technician: Option<TechnicianId>, on_call: bool, met: Met) {
        self.milestones.dispatched.get_or_insert(met);
        self.technician = technician;
        self.on_call = on_call;
        self.told = None;
        let before = matches!(self.state, State::Registered | State::Assigned | State::InCharge);
        self.in_charge = self.in_charge.and(technician).filter(|_| !before);
        if matches!(self.state, State::Registered | State::InCharge) {
            self.state = State::Assigned;
        }
    }

    /// Never steps back: a step reported late, or taken on a ticket that started further on (OI),
    /// leaves the state as it is.
    fn advance_to(&mut self, state: State) {
        if self.state <= State::Working && self.state < state {
            self.state = state;
        }
    }

    fn apply_checklist(&mut self, event: &TicketEvent, entry: &Recorded) {
        let Some(progress) = &mut self.checklist else { return };
        let at = entry.said_at;
        match event {
            TicketEvent::StepChecked { step, passed } => {
                let (step, passed) = (step.clone(), *passed);
                progress.checks.push(Check { step, passed, at, by: entry.seq });
            }
            TicketEvent::Escalated { ticket, step, failure } => {
                let (ticket, step, failure) = (*ticket, step.clone(), *failure);
                progress.escalations.push(Escalation { ticket, step, failure, at });
            }
            _ => {}
        }
    }

    fn complete(&mut self, by: Completion, decision: Option<Decision>, seq: u64, met: Met) {
        self.end_pauses(met.at, seq);
        if self.parts.last().is_some_and(PartsRequest::is_open) {
            match (by, decision) {
                (Completion::ThirdParty, Some(decision)) => {
                    self.decide_parts(PartsStatus::ThirdParty, decision, met.at);
                }
                (Completion::ThirdParty, None) => self.end_parts(PartsStatus::ThirdParty, met.at),
                _ => self.end_parts(PartsStatus::Withdrawn, met.at),
            }
        }
        self.completion = Some(by);
        self.milestones.completed = Some(met);
        self.state = State::Completed;
    }

    fn pause(&mut self, kind: PauseKind, asked_at: Timestamp, from: Timestamp, opened_by: u64) {
        self.pauses.push(Pause { kind, asked_at, from, to: None, opened_by, ended_by: None });
    }

    fn end_pauses(&mut self, at: Timestamp, ended_by: u64) {
        for pause in self.pauses.iter_mut().filter(|pause| pause.to.is_none()) {
            pause.to = Some(at.max(pause.from));
            pause.ended_by = Some(ended_by);
        }
    }
}

/// Holds the first time; one that somebody states takes the place of one that was only implied, unless
/// the ticket was reopened in between.
fn reach(milestone: &mut Option<Met>, met: Met, reopened: Option<Timestamp>) {
    let replaces = milestone.is_none_or(|known| {
        let between = reopened.is_some_and(|reopened| known.at < reopened && reopened <= met.at);
        known.implied && !met.implied && !between
    });
    if replaces {
        *milestone = Some(met);
    }
}
