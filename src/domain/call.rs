//! A call: the fold of its events. Every call ends with an outcome; none is
//! ever deleted, also when it made no ticket (S1.1).

use serde::{Deserialize, Serialize};

use super::channel::Channel;
use super::code::{ActorId, CallNumber, Code, RequesterId, SiteId, TicketNumber};
use super::event::{CallEvent, Event, Outcome, Recorded};
use super::time::{Timestamp, outside};

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
    #[serde(deserialize_with = "outside::instant")]
    pub called_at: Timestamp,
    #[serde(default, deserialize_with = "outside::instant_or_none")]
    pub answered_at: Option<Timestamp>,
    #[serde(default, deserialize_with = "outside::instant_or_none")]
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
