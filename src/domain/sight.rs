//! What of a record a reader may see: people's words, who wrote them, who asked, amounts. It never says what
//! a reader may do: [`super::role`] does.

use super::role::Role;
use super::text::TextField;

/// Which parts of a record a reader gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Everything that people wrote, and the amounts.
    Whole,
    /// Everything that people wrote, but no amounts.
    Work,
    /// Where something is wrong and nothing else, nor who asked or wrote it down: what may hang on a wall.
    Places,
    /// Nothing that people wrote.
    Nothing,
}

impl Sight {
    /// Everybody who works on interventions sees all words, but not whoever only runs the server. Amounts are
    /// between the two sides of the contract: see [`Role::sees_penalties`].
    pub fn of(role: Role) -> Self {
        match role {
            Role::Operator | Role::Supervisor | Role::Approver => Sight::Whole,
            Role::Technician => Sight::Work,
            Role::Display => Sight::Places,
            Role::Administrator => Sight::Nothing,
        }
    }

    pub fn shows(self, field: TextField) -> bool {
        match self {
            Sight::Whole | Sight::Work => true,
            Sight::Places => field == TextField::Place,
            Sight::Nothing => false,
        }
    }

    /// Whether words may be searched for: who may not read them may not find them out by searching either.
    pub fn shows_words(self) -> bool {
        matches!(self, Sight::Whole | Sight::Work)
    }

    /// Whether the reader is told which operator did something, be it by an identifier only: whoever looks at
    /// a wall is not to measure single people.
    pub fn shows_authors(self) -> bool {
        self != Sight::Places
    }

    /// Whether the reader is told which requester asked, be it by a number only.
    pub fn shows_requesters(self) -> bool {
        self != Sight::Places
    }

    /// Whether the reader is told what quotes and orders come to.
    pub fn shows_amounts(self) -> bool {
        self == Sight::Whole
    }
}
