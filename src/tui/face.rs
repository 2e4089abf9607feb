//! The faces of the workplace: one model, shown to different people. A face never changes what an action
//! means, only what stands on the screen and which keys are at hand.

use serde::{Deserialize, Serialize};

/// Whom the workplace is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Face {
    /// The operator's desk.
    #[default]
    Desk,
    /// A technician's own interventions, over a thin line.
    Field,
    /// The board that a room looks at: no keyboard, nobody's name.
    Wall,
}

impl Face {
    /// Whether somebody works here: is rung for, is warned, and asks what lateness costs.
    pub fn works(self) -> bool {
        self != Face::Wall
    }

    /// Whether calls are answered here.
    pub fn takes_calls(self) -> bool {
        self == Face::Desk
    }
}
