//! Where a ticket can stand. It knows no events and no moves.

use serde::{Deserialize, Serialize};

/// A state in which work may be asked to stop for parts, and to which it comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    Inspecting,
    Scheduled,
    Working,
}

/// Where a ticket stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "&'static str")]
pub enum State {
    Registered,
    Assigned,
    InCharge,
    Inspecting,
    Scheduled,
    Working,
    /// Parts were asked for and the client has not decided: clocks run (S4.9).
    PartsAsked(Stage),
    SuspendedForParts(Stage),
    SuspendedForQuote,
    Completed,
    Closed,
    Rejected,
    Cancelled,
    /// A record of another system, not adopted.
    Imported,
}

impl State {
    pub const ALL: [State; 18] = [
        State::Registered,
        State::Assigned,
        State::InCharge,
        State::Inspecting,
        State::Scheduled,
        State::Working,
        State::PartsAsked(Stage::Inspecting),
        State::PartsAsked(Stage::Scheduled),
        State::PartsAsked(Stage::Working),
        State::SuspendedForParts(Stage::Inspecting),
        State::SuspendedForParts(Stage::Scheduled),
        State::SuspendedForParts(Stage::Working),
        State::SuspendedForQuote,
        State::Completed,
        State::Closed,
        State::Rejected,
        State::Cancelled,
        State::Imported,
    ];

    /// The state's stable name.
    pub fn code(self) -> &'static str {
        match self {
            State::Registered => "registered",
            State::Assigned => "assigned",
            State::InCharge => "in-charge",
            State::Inspecting => "inspecting",
            State::Scheduled => "scheduled",
            State::Working => "working",
            State::PartsAsked(Stage::Inspecting) => "parts-asked-inspecting",
            State::PartsAsked(Stage::Scheduled) => "parts-asked-scheduled",
            State::PartsAsked(Stage::Working) => "parts-asked-working",
            State::SuspendedForParts(Stage::Inspecting) => "suspended-for-parts-inspecting",
            State::SuspendedForParts(Stage::Scheduled) => "suspended-for-parts-scheduled",
            State::SuspendedForParts(Stage::Working) => "suspended-for-parts-working",
            State::SuspendedForQuote => "suspended-for-quote",
            State::Completed => "completed",
            State::Closed => "closed",
            State::Rejected => "rejected",
            State::Cancelled => "cancelled",
            State::Imported => "imported",
        }
    }

    /// The name on screen leaves out where a suspension comes back to.
    pub fn word(self) -> &'static str {
        match self {
            State::PartsAsked(_) => "parts-asked",
            State::SuspendedForParts(_) => "suspended-for-parts",
            other => other.code(),
        }
    }

    /// The name of a ticket that stands here: one whose checklist has passed says more than its state.
    pub fn word_when(self, ready: bool) -> &'static str {
        if ready { "ready" } else { self.word() }
    }

    /// On the board: something has still to be done.
    pub fn is_open(self) -> bool {
        !matches!(self, State::Closed | State::Rejected | State::Cancelled | State::Imported)
    }

    /// The work itself is still ahead or going on.
    pub fn is_before_completion(self) -> bool {
        self.is_open() && self != State::Completed
    }

    pub fn is_suspended(self) -> bool {
        matches!(self, State::SuspendedForParts(_) | State::SuspendedForQuote)
    }
}

impl From<State> for &'static str {
    fn from(state: State) -> Self {
        state.code()
    }
}

impl TryFrom<String> for State {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let found = State::ALL.into_iter().find(|state| state.code() == text);
        found.ok_or_else(|| format!("unknown state \"{text}\""))
    }
}

impl From<Stage> for State {
    fn from(stage: Stage) -> Self {
        match stage {
            Stage::Inspecting => State::Inspecting,
            Stage::Scheduled => State::Scheduled,
            Stage::Working => State::Working,
        }
    }
}

/// The stage a state is in, if it is one that can wait for parts.
pub fn stage_of(state: State) -> Option<Stage> {
    match state {
        State::Inspecting => Some(Stage::Inspecting),
        State::Scheduled => Some(Stage::Scheduled),
        State::Working => Some(Stage::Working),
        _ => None,
    }
}
