//! What may be done with a call, from where. It never touches a ticket: registering and attaching have
//! their own room, `intake`.

use serde::{Deserialize, Serialize};

use crate::domain::call::{Call, CallState};
use crate::domain::code::{Code, TicketNumber};
use crate::domain::event::{CallEvent, NoTicketCause, Outcome};
use crate::domain::refusal::{Need, Refusal};
use crate::domain::role::Actor;
use crate::domain::text::{TextField, Texts};

/// What a person does with a call. Registering a ticket from it ends it too, see
/// [`super::register`].
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
/// that an attachment also causes is [`super::attach`].
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
