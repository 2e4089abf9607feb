//! A call: the fold of its events and the moves it allows. Every call ends with an outcome; none is
//! ever deleted, also when it made no ticket (S1.1).

use serde::{Deserialize, Serialize};

use super::code::{CallNumber, Code, RequesterId, SiteId, TicketNumber};
use super::event::{AttachEffect, CallEvent, Channel, Event, NoTicketCause, Outcome, Recorded};
use super::refusal::{Need, Refusal};
use super::role::{Actor, ActorId};
use super::text::{TextField, Texts};
use super::time::Timestamp;

/// Where a call stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CallState {
    /// Waiting for somebody to answer.
    Ringing,
    /// On the line with an operator.
    Answered,
    /// The caller hung up; may be called back.
    Lost,
    Ended,
}

impl CallState {
    pub const ALL: [CallState; 4] =
        [CallState::Ringing, CallState::Answered, CallState::Lost, CallState::Ended];

    pub fn code(self) -> &'static str {
        match self {
            CallState::Ringing => "ringing",
            CallState::Answered => "answered",
            CallState::Lost => "lost",
            CallState::Ended => "ended",
        }
    }
}

/// One call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Call {
    pub number: CallNumber,
    pub version: u64,
    pub state: CallState,
    pub channel: Channel,
    /// When it reached our line (UTC), set once.
    pub called_at: Timestamp,
    pub answered_at: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
    /// Who has it on the line, or had it last.
    pub answered_by: Option<ActorId>,
    pub caller: Option<RequesterId>,
    pub site: Option<SiteId>,
    pub late: bool,
    pub call_type: Option<Code>,
    pub outcome: Option<Outcome>,
}

impl Call {
    /// The call that an entry of the log gives birth to, if it does.
    pub fn born(entry: &Recorded, number: CallNumber) -> Option<Self> {
        let Event::Call(CallEvent::Rang { called_at, channel, caller, site, late, .. }) = &entry.event
        else {
            return None;
        };
        Some(Self {
            number,
            version: entry.version,
            state: CallState::Ringing,
            channel: *channel,
            called_at: *called_at,
            answered_at: None,
            ended_at: None,
            answered_by: None,
            caller: *caller,
            site: *site,
            late: *late,
            call_type: None,
            outcome: None,
        })
    }

    /// Folds one more entry of this call. Unknown events only raise the version.
    pub fn apply(&mut self, entry: &Recorded) {
        self.version = entry.version;
        let Event::Call(event) = &entry.event else { return };
        match event {
            CallEvent::Rang { .. } => {}
            CallEvent::Answered | CallEvent::CalledBack => {
                self.state = CallState::Answered;
                self.answered_at = Some(entry.said_at);
                self.answered_by = Some(entry.actor);
                self.outcome = None;
                self.ended_at = None;
            }
            CallEvent::Released => {
                self.state = CallState::Ringing;
                self.answered_at = None;
                self.answered_by = None;
            }
            CallEvent::Ended { outcome, call_type } => {
                self.state = match outcome {
                    Outcome::Lost => CallState::Lost,
                    _ => CallState::Ended,
                };
                self.ended_at = Some(entry.said_at);
                self.call_type = call_type.clone();
                self.outcome = Some(outcome.clone());
            }
        }
    }

    /// The ticket it ended in, if any.
    pub fn ticket(&self) -> Option<TicketNumber> {
        match self.outcome {
            Some(Outcome::Registered { ticket } | Outcome::Attached { ticket }) => Some(ticket),
            _ => None,
        }
    }
}

/// What a person does with a call. Registering a ticket from it ends it too, see
/// [`super::lifecycle::register`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "action", rename_all = "kebab-case")]
pub enum CallAction {
    /// Take it on the line; exclusive.
    Answer,
    /// Give it back to the queue.
    Release,
    /// The caller hung up.
    Lose,
    /// Call a lost one back.
    CallBack,
    /// It concerns a ticket that exists: IS, SO or RE.
    Attach {
        ticket: TicketNumber,
        call_type: Code,
        #[serde(default)]
        note: String,
    },
    /// It concerns no ticket.
    Dismiss {
        cause: NoTicketCause,
        #[serde(default)]
        call_type: Option<Code>,
        #[serde(default)]
        reason: String,
    },
}

impl CallAction {
    pub fn code(&self) -> &'static str {
        match self {
            CallAction::Answer => "answer",
            CallAction::Release => "release",
            CallAction::Lose => "lose",
            CallAction::CallBack => "call-back",
            CallAction::Attach { .. } => "attach",
            CallAction::Dismiss { .. } => "dismiss",
        }
    }
}

/// An event of a call that has still to be written, with its words.
#[derive(Clone, Debug, PartialEq)]
pub struct CallStep {
    pub event: CallEvent,
    pub texts: Texts,
}

/// Decides an action on a call. An empty answer means that it is already so. The event on the ticket
/// that an attachment also causes is [`super::lifecycle::attach`].
///
/// # Errors
/// A refusal, when the call's state, the actor's role or the data do not allow it.
pub fn decide(call: &Call, action: &CallAction, actor: &Actor) -> Result<Vec<CallStep>, Refusal> {
    if !actor.role.works_the_desk() {
        return Err(Refusal::Role { role: actor.role });
    }
    let mine = call.answered_by == Some(actor.id);
    let not_now = Refusal::CallState { state: call.state };
    let one = |event| Ok(vec![CallStep { event, texts: Texts::new() }]);
    let ended = |outcome, call_type: Option<Code>, texts| {
        Ok(vec![CallStep { event: CallEvent::Ended { outcome, call_type }, texts }])
    };
    match (action, call.state) {
        (CallAction::Answer, CallState::Ringing) => one(CallEvent::Answered),
        (CallAction::Answer, CallState::Answered) if mine => Ok(Vec::new()),
        (CallAction::Release, CallState::Answered) => one(CallEvent::Released),
        (CallAction::Release, CallState::Ringing) => Ok(Vec::new()),
        (CallAction::Lose, CallState::Ringing | CallState::Answered) => {
            ended(Outcome::Lost, None, Texts::new())
        }
        (CallAction::Lose, CallState::Lost) => Ok(Vec::new()),
        (CallAction::CallBack, CallState::Lost) => one(CallEvent::CalledBack),
        (CallAction::CallBack, CallState::Answered) if mine => Ok(Vec::new()),
        (CallAction::Attach { ticket, call_type, note }, CallState::Answered | CallState::Lost) => {
            let texts = worded(TextField::Note, note);
            ended(Outcome::Attached { ticket: *ticket }, Some(call_type.clone()), texts)
        }
        (CallAction::Dismiss { cause, call_type, reason }, CallState::Answered | CallState::Lost) => {
            if *cause == NoTicketCause::Other && reason.trim().is_empty() {
                return Err(Refusal::missing("reason", Need::Text));
            }
            let texts = worded(TextField::Reason, reason);
            ended(Outcome::NoTicket { cause: *cause }, call_type.clone(), texts)
        }
        _ => Err(not_now),
    }
}

fn worded(field: TextField, text: &str) -> Texts {
    let text = text.trim();
    if text.is_empty() { Texts::new() } else { Texts::from([(field, text.to_owned())]) }
}

/// What attaching a call of this type does to the ticket.
pub fn attach_effect(effect: super::contract::CallEffect) -> Option<AttachEffect> {
    use super::contract::CallEffect;
    match effect {
        CallEffect::Status => Some(AttachEffect::Status),
        CallEffect::Reminder => Some(AttachEffect::Reminder),
        CallEffect::Complaint => Some(AttachEffect::Complaint),
        CallEffect::Work | CallEffect::Order | CallEffect::Answer | CallEffect::Incident => None,
    }
}
