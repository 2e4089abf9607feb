//! Plays a shift into a server through REST, under a clock that can be set. It must only be given the
//! server of a demonstration: it moves that server's clock.

use chrono::TimeDelta;

use super::plan::{self, Act, LENGTH, Moment, Numbered};
use super::shift::{Shift, ShiftError, Told, phone};
use crate::api::resource::{
    CallCommand, NewCall, NewPlant, NewSite, NewTechnician, NewTicket, TicketCommand,
};
use crate::client::{Client, ClientError, Contracts, new_key};
use crate::domain::action::{Action, Deed, Verb};
use crate::domain::channel::Channel;
use crate::domain::code::{CallNumber, Code, NotACode, RequesterId, SiteId, TechnicianId, TicketNumber};
use crate::domain::event::NoTicketCause;
use crate::domain::lifecycle::Intake;
use crate::domain::lifecycle::calls::CallAction;
use crate::domain::text::{TextField, Texts};
use crate::domain::time::Timestamp;
use crate::server::clock::Clock;

/// The number of callers whom nobody knows.
const UNKNOWN_NUMBER: &str = "0000 555 555";

/// Why a shift could not be played.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    #[error(transparent)]
    Client(#[from] ClientError),
    #[error(transparent)]
    Shift(#[from] ShiftError),
    #[error(transparent)]
    Code(#[from] NotACode),
    #[error("the server has no contract that this program can read")]
    NoContract,
    /// The moment of a call or ticket that does not exist yet; the plan's tests exclude it.
    #[error("moment out of order in story {0}")]
    OutOfOrder(usize),
}

type Result<T> = std::result::Result<T, DemoError>;

/// Makes the directory and plays the four hours that end at `clock`'s present, which it shows again at
/// the end. `client` is somebody at the desk, and not the person who will use the demonstration;
/// `clock` is the server's own, a manual one. Answers the technician of the demonstration: their interventions
/// are in every state.
///
/// # Errors
/// See [`DemoError`].
pub async fn fill(client: &Client, clock: &Clock, seed: u64) -> Result<TechnicianId> {
    let end = clock.now();
    let contracts = Contracts::read(&client.contracts().await?);
    let contract = contracts.current().ok_or(DemoError::NoContract)?;
    let shift = Shift::of(contract)?;
    clock.set(end - LENGTH);
    let numbered = directory(client, &shift, end).await?;
    let moments = plan::moments(&shift, &numbered, seed)?;
    let stories = Vec::new();
    let mut player = Player { client, shift: &shift, numbered: &numbered, end, stories };
    for moment in &moments {
        clock.set(end - moment.before_end);
        player.play(moment).await?;
    }
    clock.set(end);
    let at = shift.technicians.iter().position(|technician| technician.name == shift.in_the_field);
    let technician = at.and_then(|at| numbered.technicians.get(at)).copied();
    technician.ok_or_else(|| ShiftError::NoTechnician(shift.in_the_field.clone()).into())
}

async fn directory(client: &Client, shift: &Shift, end: Timestamp) -> Result<Numbered> {
    let mut numbered = Numbered::default();
    for site in &shift.sites {
        let parent = site.parent.and_then(|place| at(&numbered.sites, place.0));
        let site = NewSite { parent, ..site.clone() };
        numbered.sites.push(SiteId(client.add(&site, &new_key()).await?.id));
    }
    for plant in &shift.plants {
        let site = at(&numbered.sites, plant.site.0).unwrap_or(plant.site);
        client.add(&NewPlant { site, ..plant.clone() }, &new_key()).await?;
    }
    let calling = numbered.sites.get(..shift.calling()).unwrap_or_default().to_vec();
    for requester in shift.requesters(&calling) {
        let id = client.add(&requester, &new_key()).await?.id;
        numbered.requesters.push(RequesterId(id));
    }
    for technician in &shift.technicians {
        let team = technician.team.and_then(|place| at(&numbered.technicians, place.0));
        let technician = NewTechnician { team, ..technician.clone() };
        let id = client.add(&technician, &new_key()).await?.id;
        numbered.technicians.push(TechnicianId(id));
    }
    for duty in shift.nights(end, &numbered.technicians) {
        client.add(&duty, &new_key()).await?;
    }
    Ok(numbered)
}

/// What the server numbered of a place in the file, which counts from 1.
fn at<T: Copy>(numbered: &[T], place: u64) -> Option<T> {
    numbered.get(usize::try_from(place).ok()?.checked_sub(1)?).copied()
}

/// What a story has come to.
#[derive(Clone, Copy, Default)]
struct Story {
    caller: Option<usize>,
    call: Option<CallNumber>,
    ticket: Option<TicketNumber>,
}

struct Player<'s> {
    client: &'s Client,
    shift: &'s Shift,
    numbered: &'s Numbered,
    /// The end of the shift.
    end: Timestamp,
    stories: Vec<Story>,
}

impl Player<'_> {
    async fn play(&mut self, moment: &Moment) -> Result<()> {
        let story = moment.story;
        match &moment.act {
            Act::Ring { requester } => self.ring(story, *requester).await,
            Act::Answer => self.call(story, CallAction::Answer).await,
            Act::Lose => self.call(story, CallAction::Lose).await,
            Act::CallBack => self.call(story, CallAction::CallBack).await,
            Act::Register { ticket } => {
                let told = self.shift.tickets.get(*ticket).ok_or(DemoError::OutOfOrder(story))?;
                self.register(story, told).await
            }
            Act::Attach { story: of, call_type } => {
                let ticket = self.ticket(*of)?;
                let call_type = call_type.clone();
                self.call(story, CallAction::Attach { ticket, call_type, note: String::new() }).await
            }
            Act::Dismiss { cause } => {
                let call_type = call_type_of(*cause)?;
                let reason = String::new();
                self.call(story, CallAction::Dismiss { cause: *cause, call_type, reason }).await
            }
            Act::Do(action) => {
                let number = self.ticket(story)?;
                let ticket = self.client.ticket(number).await?.ticket.ticket;
                if ticket.unauthorised {
                    let texts = self.shift.words(Verb::Authorise);
                    self.act(number, Action { deed: Deed::Authorise, texts }).await?;
                }
                let Action { deed, texts } = action.clone();
                let deed = deed.decided_by(self.numbered.requesters.first().copied());
                self.act(number, Action { deed, texts }).await
            }
        }
    }

    async fn act(&self, number: TicketNumber, action: Action) -> Result<()> {
        let version = self.client.ticket(number).await?.ticket.ticket.version;
        let command = TicketCommand { action, said_at: None };
        self.client.ticket_action(number, version, &command, &new_key()).await?;
        Ok(())
    }

    fn story(&self, story: usize) -> Story {
        self.stories.get(story).copied().unwrap_or_default()
    }

    fn ticket(&self, story: usize) -> Result<TicketNumber> {
        self.story(story).ticket.ok_or(DemoError::OutOfOrder(story))
    }

    fn remember(&mut self, story: usize, change: impl FnOnce(&mut Story)) {
        if self.stories.len() <= story {
            self.stories.resize(story + 1, Story::default());
        }
        if let Some(story) = self.stories.get_mut(story) {
            change(story);
        }
    }

    async fn ring(&mut self, story: usize, caller: Option<usize>) -> Result<()> {
        let caller_number = caller.map_or(UNKNOWN_NUMBER.to_owned(), |at| phone(at as u64 + 1));
        let done = self.client.new_call(&ringing(caller_number), &new_key()).await?;
        self.remember(story, |story| {
            story.caller = caller;
            story.call = done.call();
        });
        Ok(())
    }

    async fn call(&mut self, story: usize, action: CallAction) -> Result<()> {
        let number = self.story(story).call.ok_or(DemoError::OutOfOrder(story))?;
        let version = match action {
            CallAction::Answer => None,
            _ => Some(self.client.call(number).await?.call.version),
        };
        let command = CallCommand { action, said_at: None };
        self.client.call_action(number, version, &command, &new_key()).await?;
        Ok(())
    }

    async fn register(&mut self, story: usize, told: &Told) -> Result<()> {
        let known = self.story(story);
        let at = known.caller.unwrap_or(story);
        // Whoever is not in the directory calls from the first site.
        let turn = if known.caller.is_some() { (at + 1) % self.shift.calling().max(1) } else { 0 };
        let places = self.shift.sites.get(turn).map(|site| site.places.as_slice()).unwrap_or_default();
        let place = places.get(story % places.len().max(1)).cloned().unwrap_or_default();
        let texts =
            Texts::from([(TextField::Description, told.description.clone()), (TextField::Place, place)]);
        let intake = Intake {
            call: known.call,
            channel: Channel::Phone,
            call_type: told.call_type.clone().map_or_else(|| "RI".parse(), Ok)?,
            priority: told.priority.clone(),
            answers: Vec::new(),
            service: Some(told.service.clone()),
            site: self.numbered.sites.get(turn).copied(),
            plant: None,
            requester: known.caller.and_then(|at| self.numbered.requesters.get(at).copied()),
            order: None,
            follows: None,
            planned_start: told.starts_in.map(|minutes| self.end + TimeDelta::minutes(minutes)),
            texts,
        };
        let done = self.client.new_ticket(&NewTicket { intake, called_at: None }, &new_key()).await?;
        self.remember(story, |story| story.ticket = done.ticket());
        Ok(())
    }
}

/// A telephone call that reaches the line now.
pub(super) fn ringing(caller_number: String) -> NewCall {
    NewCall {
        channel: Channel::Phone,
        caller_number,
        caller_name: String::new(),
        called_at: None,
        reason: String::new(),
        answered: false,
    }
}

/// What a call without a ticket was about, when somebody spoke.
fn call_type_of(cause: NoTicketCause) -> Result<Option<Code>> {
    match cause {
        NoTicketCause::Information => Ok(Some("CI".parse()?)),
        _ => Ok(None),
    }
}
