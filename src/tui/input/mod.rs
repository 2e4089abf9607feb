//! From keys to actions.
//! It must never know what an action does, nor read the terminal itself.

pub mod chord;
pub mod context;
pub mod escape_guard;
mod escape_sequence;
pub mod key;
pub mod keymap;

pub use chord::Chord;
pub use context::Context;
pub use escape_guard::EscapeGuard;
pub use key::{Key, Trouble};
pub use keymap::{Binding, Keymap, KeymapError, KeymapFault};
