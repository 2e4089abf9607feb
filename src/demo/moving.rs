//! Keeps a demonstration moving: calls ring, some are lost, technicians work. It never touches what
//! somebody else has changed in the last two minutes.

use std::time::Duration;

use chrono::TimeDelta;

use super::fill::ringing;
use super::random::Random;
use super::shift::{phone, without_data};
use crate::api::resource::{CallCommand, FeedEvent, TicketCommand};
use crate::client::{CallQuery, Client, ClientError, TicketFilter, TicketQuery, new_key};
use crate::domain::action::{Action, Deed, Verb};
use crate::domain::call::CallState;
use crate::domain::code::ActorId;
use crate::domain::lifecycle::calls::CallAction;
use crate::domain::text::Texts;
use crate::domain::ticket::{State, Ticket};
use crate::domain::time::Timestamp;

/// How often it looks whether something is to be done.
const TICK: Duration = Duration::from_secs(5);
/// Seconds between two calls, from and to.
const BETWEEN_CALLS: (u64, u64) = (40, 90);
/// Seconds between two technicians' moves, from and to.
const BETWEEN_MOVES: (u64, u64) = (50, 120);
/// How long a caller waits who gives up.
const PATIENCE: TimeDelta = TimeDelta::minutes(3);
/// How long a ticket is left alone after somebody else changed it.
const RESPECT: TimeDelta = TimeDelta::minutes(2);
/// One caller in so many never gives up.
const STUBBORN: u64 = 4;
/// Requesters of the demonstration, by number.
const CALLERS: u64 = 15;

/// Goes on for ever: drop or abort it to end it. `client` is somebody at the desk, and not the person
/// who uses the demonstration. What the server refuses is left alone.
pub async fn keep_moving(client: Client, seed: u64) {
    let mut mover = Mover { client, me: None, random: Random::seeded(seed), ring_in: 0, move_in: 0 };
    mover.ring_in = mover.wait(BETWEEN_CALLS);
    mover.move_in = mover.wait(BETWEEN_MOVES);
    let mut ticks = tokio::time::interval(TICK);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    ticks.tick().await;
    loop {
        ticks.tick().await;
        if let Err(error) = mover.tick().await {
            // Somebody else was faster, or the server is being taken over: the next tick is another try.
            tracing::debug!(%error, "the demonstration waits");
        }
    }
}

struct Mover {
    client: Client,
    me: Option<ActorId>,
    random: Random,
    /// Ticks to the next call, and to the next move.
    ring_in: u64,
    move_in: u64,
}

impl Mover {
    /// A number of ticks within these seconds.
    fn wait(&mut self, (low, high): (u64, u64)) -> u64 {
        self.random.between(low, high).div_ceil(TICK.as_secs())
    }

    async fn tick(&mut self) -> Result<(), ClientError> {
        self.ring_in = self.ring_in.saturating_sub(1);
        self.move_in = self.move_in.saturating_sub(1);
        if self.ring_in == 0 {
            self.ring_in = self.wait(BETWEEN_CALLS);
            let number = phone(self.random.between(1, CALLERS));
            self.client.new_call(&ringing(number), &new_key()).await?;
        }
        let now = self.client.status().await?.now;
        self.lose_the_impatient(now).await?;
        if self.move_in == 0 {
            self.move_in = self.wait(BETWEEN_MOVES);
            self.move_one(now).await?;
        }
        Ok(())
    }

    async fn lose_the_impatient(&mut self, now: Timestamp) -> Result<(), ClientError> {
        let query = CallQuery { state: Some(CallState::Ringing), ..CallQuery::default() };
        for resource in self.client.calls(&query).await?.items {
            let call = &resource.call;
            if gives_up(call.number.0, call.called_at, now) {
                let command = CallCommand { action: CallAction::Lose, said_at: None };
                let version = Some(call.version);
                self.client.call_action(call.number, version, &command, &new_key()).await?;
            }
        }
        Ok(())
    }

    /// One technician's next step on some ticket, if there is one that may be touched.
    async fn move_one(&mut self, now: Timestamp) -> Result<(), ClientError> {
        let me = match self.me {
            Some(me) => me,
            None => *self.me.insert(self.client.me().await?.actor),
        };
        let query = TicketQuery { state: Some(TicketFilter::Open), ..TicketQuery::default() };
        let open = self.client.tickets(&query).await?.items;
        let movable: Vec<_> = open.iter().filter(|t| may_be_moved(&t.ticket)).collect();
        let Some(chosen) = self.random.pick(&movable) else { return Ok(()) };
        let number = chosen.ticket.number;
        let full = self.client.ticket(number).await?;
        if touched_by_another(&full.timeline, me, now) {
            return Ok(());
        }
        let ticket = &full.ticket.ticket;
        let Some(deed) = next_move(ticket.state) else { return Ok(()) };
        let command = TicketCommand { action: Action { deed, texts: Texts::new() }, said_at: None };
        self.client.ticket_action(number, ticket.version, &command, &new_key()).await?;
        Ok(())
    }
}

/// A lesson whose link is being tried is left to the user.
fn may_be_moved(ticket: &Ticket) -> bool {
    ticket.checklist.is_none() && next_move(ticket.state).is_some()
}

/// Whether a caller has hung up by now.
fn gives_up(call: u64, called_at: Timestamp, now: Timestamp) -> bool {
    now - called_at >= PATIENCE && !call.is_multiple_of(STUBBORN)
}

/// Whether somebody else changed the ticket a moment ago.
fn touched_by_another(timeline: &[FeedEvent], me: ActorId, now: Timestamp) -> bool {
    let recent = timeline.iter().rev().filter(|event| now - event.entry.recorded_at < RESPECT);
    // The centre's own warnings are no hand on it.
    recent.into_iter().any(|event| ![me, ActorId::SYSTEM].contains(&event.entry.actor))
}

/// What a technician does next; what belongs to the desk or to the client is left to the user.
fn next_move(state: State) -> Option<Deed> {
    let verb = match state {
        State::Assigned => Verb::TakeCharge,
        State::InCharge => Verb::StartInspection,
        State::Inspecting => {
            let (level, covered) = ("BRE".parse().ok(), Some(true));
            let (planned_start, estimated_end) = (None, None);
            return Some(Deed::RecordInspection { level, covered, planned_start, estimated_end });
        }
        State::Scheduled => Verb::StartWork,
        State::Working => Verb::Complete,
        State::SuspendedForParts(_) => Verb::ReceivePart,
        _ => return None,
    };
    without_data(verb)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::role::Role;

    #[test]
    fn a_technician_does_only_what_technicians_may() {
        for state in State::ALL {
            if let Some(deed) = next_move(state) {
                assert!(Role::Technician.may(deed.verb()), "{}", deed.verb().code());
            }
        }
        for left_alone in [
            State::Registered,
            State::PartsAsked(crate::domain::ticket::Stage::Working),
            State::SuspendedForQuote,
            State::Completed,
        ] {
            assert_eq!(next_move(left_alone), None, "the user's to decide");
        }
    }

    #[test]
    fn a_warning_is_nobodys_hand_on_a_ticket() {
        let now: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        let event = |actor: ActorId| -> FeedEvent {
            serde_json::from_value(serde_json::json!({
                "seq": 1, "id": uuid::Uuid::nil(), "aggregate": {"of": "ticket", "number": 1},
                "version": 1, "schema": 1, "event": {"kind": "ticket.noted"}, "said_at": now,
                "origin": "default", "recorded_at": now, "actor": actor, "command": "k",
                "contract": "c", "seals": {}, "prev_hash": "", "hash": "",
            }))
            .unwrap()
        };
        let [me, other] = [1, 2].map(|id| ActorId(uuid::Uuid::from_u128(id)));
        let touched = |by: ActorId| touched_by_another(&[event(by)], me, now);
        assert_eq!([me, other, ActorId::SYSTEM].map(touched), [false, true, false]);
    }

    #[test]
    fn most_callers_give_up_after_three_minutes() {
        let rang: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        assert!(!gives_up(1, rang, rang + TimeDelta::seconds(179)));
        assert!(gives_up(1, rang, rang + PATIENCE));
        assert!(!gives_up(4, rang, rang + TimeDelta::hours(1)));
    }

    #[tokio::test]
    async fn technicians_work_but_not_on_what_somebody_else_just_touched() {
        let end: Timestamp = "2026-11-23T09:30:00Z".parse().unwrap();
        let (_folder, store, running, client) = crate::demo::tests::filled(end).await;
        let head = store.head();
        let seq = || head.borrow().seq;
        let random = Random::seeded(3);
        let mut mover = Mover { client: client.clone(), me: None, random, ring_in: 9, move_in: 9 };
        let before = seq();
        mover.move_one(end).await.unwrap();
        assert!(seq() > before, "what the shift itself did is long enough ago");

        let (token, _) = store.add_token("Utente della prova", Role::Operator).await.unwrap();
        let user = Client::new(client.base(), &token).unwrap();
        let query = TicketQuery { state: Some(TicketFilter::Open), ..TicketQuery::default() };
        for found in user.tickets(&query).await.unwrap().items {
            let texts = Texts::from([(crate::domain::text::TextField::Note, "prova".to_owned())]);
            let command = TicketCommand { action: Action { deed: Deed::Note, texts }, said_at: None };
            let (number, version) = (found.ticket.number, found.ticket.version);
            user.ticket_action(number, version, &command, &new_key()).await.unwrap();
        }
        let before = seq();
        for _ in 0..10 {
            mover.move_one(end + TimeDelta::seconds(119)).await.unwrap();
        }
        assert_eq!(seq(), before, "the user's tickets are left alone");
        mover.move_one(end + RESPECT).await.unwrap();
        assert!(seq() > before, "for two minutes");

        let before = seq();
        mover.ring_in = 1;
        mover.tick().await.unwrap();
        assert_eq!(seq(), before + 1, "a call rings");
        running.shutdown().await;
    }
}
