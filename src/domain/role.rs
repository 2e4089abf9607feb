//! Who acts, and what their role lets them do. It never knows a name: names are personal data.

use super::action::Verb;
use super::code::ActorId;
use serde::{Deserialize, Serialize};

/// The people of the product; each contract has its own labels for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Answers, registers, dispatches; records what others say on the telephone.
    Operator,
    /// Works in the field.
    Technician,
    /// Runs the shift; may do whatever an operator may.
    Supervisor,
    /// The client's side: approves suspensions for parts and quotes (S4.9, S9.4).
    Approver,
    /// Runs the server; takes no part in interventions.
    Administrator,
    /// A screen on a wall: reads what it shows, and does nothing.
    Display,
}

impl Role {
    pub const ALL: [Role; 6] = [
        Role::Operator,
        Role::Technician,
        Role::Supervisor,
        Role::Approver,
        Role::Administrator,
        Role::Display,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Role::Operator => "operator",
            Role::Technician => "technician",
            Role::Supervisor => "supervisor",
            Role::Approver => "approver",
            Role::Administrator => "administrator",
            Role::Display => "display",
        }
    }

    /// Whether this role may take the verb at all. States and data are the lifecycle's business.
    ///
    /// The operator's desk may record everything, since everybody telephones it; what only the client
    /// may decide is then recorded with a name and a reference (see [`super::lifecycle`]).
    pub fn may(self, verb: Verb) -> bool {
        match self {
            Role::Supervisor => true,
            Role::Operator => verb != Verb::Authorise,
            Role::Technician => matches!(
                verb,
                Verb::TakeCharge
                    | Verb::StartInspection
                    | Verb::RecordInspection
                    | Verb::StartWork
                    | Verb::AskParts
                    | Verb::ReceivePart
                    | Verb::SuspendForQuote
                    | Verb::Complete
                    | Verb::Communicate
                    | Verb::Note
                    | Verb::CheckStep
                    | Verb::Escalate
            ),
            Role::Approver => verb.is_the_clients() || verb == Verb::Note,
            Role::Administrator | Role::Display => false,
        }
    }

    /// Whether this role may see what a month's lateness costs. The sums name nobody and follow from tickets
    /// and contract, which all who work on interventions may read; but money is between the two sides of
    /// the contract: the desk, which can still avert it, and the client, who charges it.
    pub fn sees_penalties(self) -> bool {
        match self {
            Role::Operator | Role::Supervisor | Role::Approver => true,
            Role::Technician | Role::Administrator | Role::Display => false,
        }
    }

    /// Whether this role takes part in interventions at all.
    pub fn acts(self) -> bool {
        Verb::ALL.into_iter().any(|verb| self.may(verb))
    }

    /// Whether this role is told who else has a ticket open, and who is on call: those who work on interventions
    /// together. The client is not: it is no measure of people (art. 4, Law 300/1970).
    pub fn sees_colleagues(self) -> bool {
        self.works_the_desk() || self == Role::Technician
    }

    /// Whether this role may put open tickets under another version of their contract: it moves deadlines
    /// and what lateness costs, for many tickets at once.
    pub fn applies_contracts(self) -> bool {
        self == Role::Supervisor
    }

    /// Whether this role may read who the requesters and the technicians are, with their telephones.
    pub fn sees_people(self) -> bool {
        self != Role::Display
    }

    /// Whether this role may compare all calls with all tickets (S2.7): the desk, which mends what is missing, and
    /// whoever runs the server.
    pub fn compares_records(self) -> bool {
        self.works_the_desk() || self == Role::Administrator
    }

    /// Whether this role may answer calls, register tickets and keep the directory.
    pub fn works_the_desk(self) -> bool {
        matches!(self, Role::Operator | Role::Supervisor)
    }
}

impl std::str::FromStr for Role {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|role| role.code() == text).ok_or_else(|| {
            let known: Vec<_> = Self::ALL.iter().map(|role| role.code()).collect();
            format!("expected one of {}, found \"{text}\"", known.join(", "))
        })
    }
}

/// The author of an action, taken from the token that carried it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    pub id: ActorId,
    pub role: Role,
}
