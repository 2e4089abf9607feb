//! From keys to actions.
//! It must never know what an action does, nor read the terminal itself.

pub mod escape_guard;
mod escape_sequence;
pub mod key;
pub mod keymap;

pub use escape_guard::EscapeGuard;
pub use key::{Key, Trouble};
pub use keymap::{Binding, Context, Keymap, KeymapError, KeymapFault};
