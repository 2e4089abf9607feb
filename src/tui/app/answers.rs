//! The answers to what this desk asked: done, to be tried again, or refused. What is refused comes back to the hand
//! that sent it, with the reason; it is never dropped here.

use chrono::TimeDelta;

use super::form::Fault;
use super::outbox::{Pending, Source};
use super::prompt::Prompt;
use super::request::Request;
use super::sheet::{CallRef, Sheet};
use super::{Effect, Model, Pane, TOLD_STAYS, Told};
use crate::api::problem::{Problem, ProblemCode};
use crate::api::resource::Done;
use crate::client::ClientError;
use crate::domain::code::CallNumber;
use crate::domain::contract::{CallEffect, Contract};
use crate::domain::lifecycle::Intake;
use crate::domain::lifecycle::calls::CallAction;
use crate::domain::site_tree;
use crate::tui::look::Meaning;
use crate::tui::sentence;

impl Model {
    /// The answer to a request: done, to be tried again, or refused.
    pub(super) fn answered(&mut self, key: &str, result: Result<Done, ClientError>) -> Vec<Effect> {
        match result {
            Ok(done) => match self.outbox.take(key) {
                Some(pending) => {
                    self.outbox.release(key, &done, self.now);
                    self.done(pending, &done)
                }
                None => Vec::new(),
            },
            Err(error) if error.is_retryable() => {
                self.outbox.failed(key, self.now);
                self.say_on_paper();
                Vec::new()
            }
            Err(error) => match self.outbox.take(key) {
                Some(pending) => self.was_refused(pending, &error),
                None => Vec::new(),
            },
        }
    }

    fn done(&mut self, pending: Pending, done: &Done) -> Vec<Effect> {
        self.papers.saved_at = Some(self.now);
        self.outbox.remember(&pending.request, done);
        self.own_work_is_no_news(&pending.request);
        self.remember_to_tell(&pending, done);
        match (pending.source, &pending.request) {
            (Source::Sheet(sheet), request) => self.sheet_done(&sheet, request, done),
            (Source::Prompt(prompt), Request::Ticket(number, _, command)) => {
                self.touch();
                self.was_done(*number, &command.action.deed, done);
                if !done.events.is_empty() {
                    self.offer_what_follows(&prompt, done.version);
                }
                Vec::new()
            }
            (Source::Prompt(_), Request::CorrectEntry(number, ..)) => {
                self.touch();
                let told = self.words.say_with("entry-was-corrected", &[("number", number.0.into())]);
                self.note(Meaning::Ok, told);
                Vec::new()
            }
            (Source::Key, Request::Undo(number, _)) => {
                self.was_undone(*number);
                Vec::new()
            }
            (Source::Key, Request::NewCall(_)) => match done.call() {
                Some(number) => self.number_sheet(&pending.key, number),
                None => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    /// What we did ourselves does not make the forms stale that were begun meanwhile on the same ticket.
    fn own_work_is_no_news(&mut self, request: &Request) {
        let Some((number, _)) = request.ticket() else { return };
        let prompts = self.papers.forms_mut();
        for prompt in prompts.filter(|prompt| prompt.is_about(number)) {
            prompt.version = self.outbox.version_after(number, prompt.version);
        }
    }

    /// The number to tell the caller appears.
    fn sheet_done(&mut self, sheet: &Sheet, request: &Request, done: &Done) -> Vec<Effect> {
        self.touch();
        self.take_up_prompt();
        let ticket = match request {
            Request::NewTicket(_) => done.ticket(),
            Request::Call(_, _, command) => match command.action {
                CallAction::Attach { ticket, .. } => Some(ticket),
                _ => None,
            },
            _ => None,
        };
        self.told = Some(match (request, ticket) {
            (Request::NewTicket(_), Some(number)) => Told::Registered { number, of: sheet.caller() },
            (_, Some(number)) => Told::Attached { number, of: sheet.caller() },
            _ => Told::Ended,
        });
        self.told_until = Some(self.now + TOLD_STAYS);
        let closed = ticket.filter(|number| !self.replica.tickets.contains_key(number));
        if let (Some(number), Request::Call(..)) = (closed, request) {
            self.reminded = Some(number).filter(|_| is_reminder(request, self.contract()));
            return vec![Effect::FetchTicket(number)];
        }
        let effects = match ticket {
            // The next key most often dispatches it; whoever is writing, or looks elsewhere, is left alone.
            Some(number) if self.focus == Pane::Board && !self.is_writing() => {
                self.selected_ticket = Some(number);
                self.focus = Pane::Ticket;
                self.focus_on(number)
            }
            _ => Vec::new(),
        };
        if let (Some(number), Request::NewTicket(new)) = (ticket, request)
            && let Some(reason) = self.why_not_served(&new.intake)
        {
            self.offer_to_reject(number, &reason, done.version);
        }
        effects
    }

    /// Why what was asked for is not to be done where it is, as the server found out too.
    fn why_not_served(&self, intake: &Intake) -> Option<String> {
        let service = intake.service.as_ref()?;
        let sites = &self.replica.directory.sites;
        let because = site_tree::unserved(self.contract()?, sites, intake.site, service)?;
        Some(self.unserved(because, service, intake.site))
    }

    /// A prompt comes back: at once, or when whoever is writing has finished.
    pub(super) fn bring_back(&mut self, prompt: Prompt) {
        match self.is_writing() {
            true => self.papers.set_aside.push(prompt),
            false => self.papers.prompt = Some(prompt),
        }
    }

    /// The prompt that was set aside for the call comes back.
    fn take_up_prompt(&mut self) {
        if self.papers.prompt.is_none() && self.papers.front().is_none() {
            self.papers.take_up();
        }
    }

    /// A call begun by hand has its number: its sheet and what waits for it go on.
    fn number_sheet(&mut self, key: &str, number: CallNumber) -> Vec<Effect> {
        let asked =
            |sheet: &&mut Sheet| matches!(&sheet.call, CallRef::Asked { key: of, .. } if of == key);
        for sheet in self.papers.sheets_mut().iter_mut().filter(asked) {
            sheet.call = CallRef::Known(number);
        }
        self.touch();
        self.meet_caller(number)
    }

    fn was_refused(&mut self, pending: Pending, error: &ClientError) -> Vec<Effect> {
        let problem = match error {
            ClientError::Problem(problem) => Some(problem.as_ref()),
            _ => None,
        };
        let stale = problem.filter(|problem| problem.code == ProblemCode::VersionStale);
        if let (Some(problem), Request::Ticket(..) | Request::CorrectEntry(..)) =
            (stale, &pending.request)
        {
            return self.was_stale(pending, problem);
        }
        if let (Some(_), Request::Undo(number, _)) = (stale, &pending.request) {
            let sentence = self.was_followed(*number);
            self.give_back_after(&pending.key, &Fault { field: None, sentence });
            return Vec::new();
        }
        let mut fault = sentence::client_fault(&self.words, error);
        if let Some(named) = problem.and_then(|problem| self.in_charge_of_whom(problem.refusal.as_ref()))
        {
            fault.sentence = named;
        }
        self.note(Meaning::Error, fault.sentence.clone());
        self.give_back_after(&pending.key, &fault);
        if matches!(pending.source, Source::Key) {
            self.drop_sheet_of(&pending.request, problem);
        }
        self.give_back(pending.source, fault);
        Vec::new()
    }

    /// What waited for a refused request comes back with it: a ticket must not go without its call, and what was to
    /// come after was decided on what is no longer so.
    pub(super) fn give_back_after(&mut self, key: &str, fault: &Fault) {
        for waiting in self.outbox.take_after(key) {
            self.give_back(waiting.source, fault.clone());
        }
    }

    /// What was refused goes back to the hand that sent it, with what is wrong.
    pub(super) fn give_back(&mut self, source: Source, fault: Fault) {
        match source {
            Source::Sheet(mut sheet) => {
                self.told = None;
                let sheet_itself = &mut sheet.form;
                let asked = sheet.asked.as_mut().map_or(sheet_itself, |form| &mut form.form);
                super::entry::show_fault(asked, Some(fault));
                self.sheet_comes_back(*sheet);
            }
            Source::Prompt(mut prompt) => {
                super::entry::show_fault(&mut prompt.form, Some(fault));
                self.touch();
                self.bring_back(*prompt);
            }
            Source::Key => {}
        }
    }

    /// A sheet that was refused comes back, with the form that was sent with it: in front, or behind the one that
    /// somebody is writing.
    fn sheet_comes_back(&mut self, mut sheet: Sheet) {
        let asked = sheet.asked.take().map(|form| *form);
        if self.is_writing() {
            self.papers.open_behind(sheet);
            self.papers.set_aside.extend(asked);
        } else {
            self.papers.open(sheet);
            self.papers.prompt = asked;
            self.focus = Pane::Sheet;
        }
        self.touch();
    }

    /// Somebody else answered first: the sheet that was opened for the call goes, unless something was
    /// written on it.
    fn drop_sheet_of(&mut self, request: &Request, problem: Option<&Problem>) {
        let taken = problem.is_some_and(|p| matches!(p.code, ProblemCode::Taken | ProblemCode::Refused));
        let Request::Call(number, ..) = request else { return };
        let theirs = self.papers.sheet_of(*number).map(|sheet| sheet.key.clone());
        let blank = |key: &String| taken && !self.papers.is_written_on(key);
        let Some(key) = theirs.filter(blank) else { return };
        let was_in_front = self.papers.is_in_front(&key);
        self.papers.close(&key);
        // What is about to be typed is not meant for the sheet behind it.
        if was_in_front && self.focus == Pane::Sheet && self.papers.front().is_some() {
            self.focus = Pane::Board;
        }
        self.touch();
    }

    /// A number that came late: its caller has hung up, and is still to be told.
    fn remember_to_tell(&mut self, pending: &Pending, done: &Done) {
        let late = self.now - pending.asked_at > A_CALLERS_PATIENCE;
        if let (Source::Sheet(sheet), Some(number), true) = (&pending.source, done.ticket(), late) {
            let who = format!("{} {}", sheet.who(), sheet.call_back_number());
            self.to_tell.push((number, who.trim().to_owned()));
        }
    }

    /// The number cannot be had now: what to note on paper until it can, sheet by sheet.
    pub(super) fn say_on_paper(&mut self) {
        let notes: Vec<String> = self.outbox.sheets().map(|sheet| self.paper_note(sheet)).collect();
        if !notes.is_empty() {
            let notes = notes.join("; ");
            self.told = Some(Told::OnPaper(self.words.say_with("on-paper", &[("notes", notes.into())])));
        }
    }
}

/// Whether a call was attached as a reminder.
fn is_reminder(request: &Request, contract: Option<&Contract>) -> bool {
    let Request::Call(_, _, command) = request else { return false };
    let CallAction::Attach { call_type, .. } = &command.action else { return false };
    let found = contract.and_then(|contract| contract.call_type(call_type));
    found.is_some_and(|found| found.effect == CallEffect::Reminder)
}

/// After this a caller who waits for a number has been told that it follows.
const A_CALLERS_PATIENCE: TimeDelta = TimeDelta::seconds(20);
