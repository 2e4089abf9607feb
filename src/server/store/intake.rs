//! What comes in: calls that ring, tickets that are registered, records of other systems. It never
//! refuses a call for its number or its clock.

use rusqlite::{OptionalExtension, params};

use super::append::{Desk, Draft, Said, cleaned};
use super::desk::{day, order_cleaned};
use super::directory::{Table, find, lineage, require};
use super::fault::Fault;
use crate::api::problem::{Problem, ProblemCode};
use crate::api::resource::{Done, NewCall, NewImport, NewTicket};
use crate::domain::call::{Call, CallState};
use crate::domain::code::{CallNumber, TicketNumber};
use crate::domain::directory::{Plant, Site};
use crate::domain::event::{Aggregate, CallEvent, Event, Imported, Origin, Outcome, TicketEvent};
use crate::domain::lifecycle::{self, Intake, authority, premises};
use crate::domain::refusal::{Need, Refusal};
use crate::domain::role::Role;
use crate::domain::text::{TextField, Texts, clean};
use crate::domain::time::{TOLERANCE, Timestamp, has_calendar};
use crate::server::store::number;
use crate::server::store::project::Fold;

/// When a call reached the line, as it goes into its first event.
struct Reached {
    at: Timestamp,
    late: bool,
    clamped: bool,
    origin: Origin,
}

impl Desk<'_> {
    pub(super) fn new_call(mut self, new: &NewCall) -> Result<Done, Fault> {
        if !self.actor.role.works_the_desk() {
            return Err(Refusal::Role { role: self.actor.role }.into());
        }
        let texts = cleaned(&Texts::from([
            (TextField::CallerNumber, new.caller_number.clone()),
            (TextField::CallerName, new.caller_name.clone()),
            (TextField::Reason, new.reason.clone()),
        ]));
        lifecycle::lengths(&texts)?;
        let reached = reached(new, texts.contains_key(&TextField::Reason), self.now)?;
        let known = texts.get(&TextField::CallerNumber).and_then(|number| self.lines.caller(number));
        let number = self.next_call();
        let rang = CallEvent::Rang {
            called_at: reached.at,
            channel: new.channel,
            caller: known.map(|(requester, _)| requester),
            site: known.and_then(|(_, site)| site),
            late: reached.late,
            clamped: reached.clamped,
        };
        let contract = self.contracts.current();
        let said = Said { at: reached.at, origin: reached.origin };
        let draft = Draft {
            aggregate: Aggregate::Call(number),
            version: 1,
            contract: &contract.hash,
            said,
            event: Event::Call(rang),
            texts,
        };
        let Fold::Call(call) = self.append(draft, None)? else {
            return Err(Fault::Internal("a ring made no call".to_owned()));
        };
        if new.answered {
            // Started by hand: the caller waited for nobody.
            return self.end_with(call, vec![(CallEvent::Answered, Texts::new())], said);
        }
        Fold::Call(call).write(self.conn)?;
        Ok(self.done(Aggregate::Call(number), 1))
    }

    pub(super) fn new_ticket(mut self, new: &NewTicket) -> Result<Done, Fault> {
        if !self.actor.role.works_the_desk() {
            return Err(Refusal::Role { role: self.actor.role }.into());
        }
        let intake = Intake {
            texts: cleaned(&new.intake.texts),
            order: new.intake.order.as_ref().map(order_cleaned),
            ..new.intake.clone()
        };
        let (intake, sites) = self.at_its_plant(intake)?;
        let call = intake.call.map(|number| self.call_for_work(number)).transpose()?;
        let called_at = match &call {
            Some(call) => call.called_at,
            None => asked_at(new.called_at, intake.texts.contains_key(&TextField::Reason), self.now)?,
        };
        let contract = self.contracts.current();
        let step = lifecycle::register(&intake, called_at, &self.actor, &contract)?;
        self.intake_points_at_records(&intake)?;
        let step = self.with_patron(step)?;
        let step = premises::unless_served(step, None, &sites, &contract);
        let by =
            intake.requester.map(|id| find(self.conn, Table::Requesters, id.0)).transpose()?.flatten();
        let step = authority::unless_enabled(step, by.as_ref(), &contract, day(called_at));
        let number = self.next_ticket();
        let said = Said { at: self.now, origin: Origin::Default };
        let event = Event::Ticket(step.event);
        let version = self.first_of_ticket(number, &contract.hash, said, event, step.texts)?;
        if let Some(call) = call {
            let outcome = Outcome::Registered { ticket: number };
            let ended = CallEvent::Ended { outcome, call_type: Some(intake.call_type) };
            self.write_call(call, vec![(ended, Texts::new())], said)?;
        }
        Ok(self.done(Aggregate::Ticket(number), version))
    }

    /// The call that a ticket is registered from: on this actor's line, or lost.
    fn call_for_work(&self, number: CallNumber) -> Result<Call, Fault> {
        let missing = || Problem::new(ProblemCode::NotFound).about("call");
        let call = self.load_call(number)?.ok_or_else(missing)?;
        self.on_my_line(&call)?;
        match call.state {
            CallState::Answered | CallState::Lost => Ok(call),
            state => Err(Refusal::CallState { state }.into()),
        }
    }

    /// The intake with the service of its plant, and its site with what that is a part of.
    fn at_its_plant(&self, intake: Intake) -> Result<(Intake, Vec<Site>), Fault> {
        let sites = intake.site.map(|site| lineage(self.conn, site)).transpose()?.unwrap_or_default();
        let Some(id) = intake.plant else { return Ok((intake, sites)) };
        require(self.conn, Table::Plants, id.0, "plant")?;
        let plant: Option<Plant> = find(self.conn, Table::Plants, id.0)?;
        Ok((premises::about_plant(intake, plant.as_ref(), &sites)?, sites))
    }

    fn intake_points_at_records(&self, intake: &Intake) -> Result<(), Fault> {
        if let Some(site) = intake.site {
            require(self.conn, Table::Sites, site.0, "site")?;
        }
        if let Some(requester) = intake.requester {
            require(self.conn, Table::Requesters, requester.0, "requester")?;
        }
        if let Some(before) = intake.follows {
            lifecycle::may_be_followed(self.load_ticket(before)?.as_ref())?;
        }
        Ok(())
    }

    pub(super) fn import(mut self, new: &NewImport) -> Result<Done, Fault> {
        if !(self.actor.role.works_the_desk() || self.actor.role == Role::Administrator) {
            return Err(Refusal::Role { role: self.actor.role }.into());
        }
        let record = record_cleaned(&new.record);
        for (field, text) in [("record.source", &record.source), ("record.source_id", &record.source_id)]
        {
            if text.is_empty() {
                return Err(Refusal::missing(field, Need::Text).into());
            }
        }
        let texts = cleaned(&new.texts);
        lifecycle::lengths(&texts)?;
        if let Some(known) = self.imported_before(&record)? {
            let ticket = self.load_ticket(known)?.ok_or(ProblemCode::NotFound)?;
            return Ok(self.done(Aggregate::Ticket(known), ticket.version));
        }
        let number = self.next_ticket();
        let contract = self.contracts.current();
        let said = Said { at: self.now, origin: Origin::Default };
        let event = Event::Ticket(TicketEvent::Imported(record));
        let version = self.first_of_ticket(number, &contract.hash, said, event, texts)?;
        Ok(self.done(Aggregate::Ticket(number), version))
    }

    fn imported_before(&self, record: &Imported) -> Result<Option<TicketNumber>, Fault> {
        let select = "SELECT ticket FROM import_source WHERE source = ? AND source_id = ?";
        let mut statement = self.conn.prepare_cached(select)?;
        let found = statement
            .query_row(params![record.source, record.source_id], |row| row.get(0))
            .optional()?;
        Ok(found.map(|found| TicketNumber(number(found))))
    }

    pub(super) fn first_of_ticket(
        &mut self,
        number: TicketNumber,
        contract: &str,
        said: Said,
        event: Event,
        texts: Texts,
    ) -> Result<u64, Fault> {
        let aggregate = Aggregate::Ticket(number);
        let draft = Draft { aggregate, version: 1, contract, said, event, texts };
        self.append(draft, None)?.write(self.conn)?;
        Ok(1)
    }
}

/// Within the tolerance a stated time is kept. An earlier one makes a late entry, if there is a reason or
/// somebody began the call by hand: a desk that was cut off tells of it afterwards. Any other is clamped
/// to our clock and marked: a call is never refused for its clock (S2.8).
fn reached(new: &NewCall, has_reason: bool, now: Timestamp) -> Result<Reached, Refusal> {
    let kept = |at| Reached { at, late: false, clamped: false, origin: Origin::Said };
    match new.called_at {
        None => Ok(Reached { origin: Origin::Default, ..kept(now) }),
        Some(at) if (at - now).abs() <= TOLERANCE => Ok(kept(at)),
        Some(at) if (has_reason || new.answered) && at < now && has_calendar(at) => {
            Ok(Reached { late: true, ..kept(at) })
        }
        Some(_) if has_reason => Err(Refusal::invalid("called_at", Need::PastInstant)),
        Some(_) => Ok(Reached { clamped: true, origin: Origin::Default, ..kept(now) }),
    }
}

/// When a request without a call reached us: as of a call's time, earlier than the tolerance only for a
/// reason, which is sealed with the registration; and never in the future.
fn asked_at(stated: Option<Timestamp>, has_reason: bool, now: Timestamp) -> Result<Timestamp, Refusal> {
    match stated {
        Some(at) if at > now + TOLERANCE || !has_calendar(at) => {
            Err(Refusal::invalid("called_at", Need::PastInstant))
        }
        Some(at) if at < now - TOLERANCE && !has_reason => {
            Err(Refusal::missing(TextField::Reason.code(), Need::Text))
        }
        stated => Ok(stated.unwrap_or(now)),
    }
}

fn record_cleaned(record: &Imported) -> Imported {
    Imported {
        source: clean(&record.source),
        source_id: clean(&record.source_id),
        source_state: clean(&record.source_state),
        category: record.category.as_deref().map(clean),
        ..record.clone()
    }
}
