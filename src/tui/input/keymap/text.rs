//! A keymap written out as one file that inherits nothing. It says what keys stand for, and nothing of where
//! that was written first.

use std::fmt::Write;

use super::{Action, Context, Keymap};

impl<A: Action> Keymap<A> {
    /// Read again under any name, it is the same keymap.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::from("[groups]\n");
        for group in &self.groups {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{} = {}", quoted(&group.keys.to_string()), quoted(&group.name));
        }
        let mut context: Option<Context> = None;
        for binding in &self.bindings {
            if context != Some(binding.context) {
                let _ = writeln!(text, "\n[{}]", binding.context.name());
                context = Some(binding.context);
            }
            let chords: Vec<String> =
                binding.chords.iter().map(|it| quoted(&it.chord.to_string())).collect();
            let _ = writeln!(text, "{} = [{}]", binding.name, chords.join(", "));
        }
        text
    }
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::super::Source;
    use super::*;
    use crate::tui::command::Command;

    #[test]
    fn what_is_written_is_read_back_as_it_was() {
        for name in Keymap::<Command>::names() {
            let keymap: Keymap<Command> = Keymap::load(name, &[]).unwrap();
            let text = keymap.to_text();
            let own = [Source { name: "again", file: "again.toml", text: &text }];
            let again: Keymap<Command> = Keymap::load("again", &own).unwrap();
            let facts = |keymap: &Keymap<Command>| {
                let bound = keymap.bindings().iter().map(|it| {
                    let chords: Vec<String> =
                        it.chords.iter().map(|written| written.chord.to_string()).collect();
                    (it.context, it.name.clone(), chords)
                });
                (bound.collect::<Vec<_>>(), keymap.groups().to_vec())
            };
            assert_eq!(facts(&again), facts(&keymap), "{name}");
        }
    }
}
