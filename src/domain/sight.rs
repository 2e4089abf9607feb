//! What of people's words a reader may see. It never says what a reader may do: [`super::role`] does.

use super::role::Role;
use super::text::TextField;

/// Which words a reader gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Everything that people wrote.
    Whole,
    /// Where something is wrong and nothing else, nor who wrote it down: what may hang on a wall.
    Places,
    /// Nothing that people wrote.
    Nothing,
}

impl Sight {
    /// Everybody who works on interventions sees all of it, but not whoever only runs the server.
    pub fn of(role: Role) -> Self {
        match role {
            Role::Operator | Role::Technician | Role::Supervisor | Role::Approver => Sight::Whole,
            Role::Display => Sight::Places,
            Role::Administrator => Sight::Nothing,
        }
    }

    pub fn shows(self, field: TextField) -> bool {
        match self {
            Sight::Whole => true,
            Sight::Places => field == TextField::Place,
            Sight::Nothing => false,
        }
    }

    /// Whether the reader is told which operator did something, be it by an identifier only: whoever looks at
    /// a wall is not to measure single people.
    pub fn shows_authors(self) -> bool {
        self != Sight::Places
    }
}
