//! From keys to actions.
//! It must never know what an action does, nor read the terminal itself.

pub mod key;
pub mod keymap;

pub use key::{Key, Trouble};
pub use keymap::{Binding, Context, Keymap, KeymapError, KeymapFault};
