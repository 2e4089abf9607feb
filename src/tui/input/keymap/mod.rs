//! A keymap: in each context, which keys stand for which action.
//! It refuses what would leave keys with two meanings, and never guesses between them.
//!
//! | room | what |
//! |---|---|
//! | `file` | one file, read by itself |
//! | `merge` | files laid over one another, and what they inherit |
//! | `clash` | keys that do not go together |
//! | `fault` | mistakes, their places, and their words |
//! | `lint` | what a shipped keymap must not have besides |
//! | `shipped` | the keymaps compiled in |
//! | `text` | a keymap written out as one file |

mod clash;
mod fault;
mod file;
mod lint;
mod merge;
mod shipped;
mod text;

use super::chord::{Chord, has_text};
pub use super::context::Context;
use super::key::Key;
pub use fault::{Claim, KeymapError, KeymapFault, Origin};
pub use file::{Group, Source};

/// What keys can stand for.
pub trait Action: Copy + PartialEq {
    /// The action that keymap files call `name`.
    fn named(name: &str) -> Option<Self>;

    /// Whether a context that has it must not lose it: without it people would be stuck.
    fn is_indispensable(self) -> bool;
}

/// Keys as a file gives them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub chord: Chord,
    pub at: Origin,
}

/// One action in one context with its keys, in the order of the file; without keys where a file took them
/// away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding<A> {
    pub context: Context,
    /// The action as the file names it.
    pub name: String,
    pub action: A,
    /// Where the line begins.
    pub at: Origin,
    pub chords: Vec<Written>,
}

/// What keys mean so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found<A> {
    Action(A),
    /// Further keys are to come.
    Begun,
    Nothing,
}

/// What one more key would mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next<'k, A> {
    Action(A),
    /// Others follow; with the name of their group, where it has one.
    Group(Option<&'k str>),
}

/// Keys and their actions.
#[derive(Debug, Clone)]
pub struct Keymap<A> {
    /// In the order of the contexts, and in each of them in that of the files.
    bindings: Vec<Binding<A>>,
    groups: Vec<Group>,
}

impl<A: Action> Keymap<A> {
    /// Reads the keymap called `name`, with all that it inherits; `own` are the user's, which go before
    /// shipped ones.
    ///
    /// # Errors
    /// No keymap has that name; or the first mistake, with file, line and column.
    pub fn load(name: &str, own: &[Source<'_>]) -> Result<Self, KeymapError> {
        let merged = merge::read(name, own)?;
        clash::check(&merged.bindings, &merged.files)?;
        Ok(Self { bindings: merged.bindings, groups: merged.groups })
    }

    /// The names of the shipped keymaps.
    pub fn names() -> impl Iterator<Item = &'static str> {
        shipped::SHIPPED.iter().map(|source| source.name)
    }

    /// What `keys` mean, asked of each context in turn, the nearest first. Where the nearest one takes text,
    /// keys that write a character are no command, whatever stands behind.
    #[must_use]
    pub fn lookup(&self, contexts: &[Context], keys: &[Key]) -> Found<A> {
        if is_written(contexts, keys) {
            return Found::Nothing;
        }
        let whole = self.at_hand(contexts).find(|(_, chord)| chord.keys() == keys);
        match whole {
            Some((binding, _)) => Found::Action(binding.action),
            None if self.longer(contexts, keys).next().is_some() => Found::Begun,
            None => Found::Nothing,
        }
    }

    /// Which keys may follow `keys`, and what each would mean; the nearest context's first.
    #[must_use]
    pub fn after(&self, contexts: &[Context], keys: &[Key]) -> Vec<(Key, Next<'_, A>)> {
        let mut found: Vec<(Key, Next<'_, A>)> = Vec::new();
        for (binding, chord) in self.longer(contexts, keys) {
            let Some((key, rest)) = chord.keys().get(keys.len()..).and_then(<[Key]>::split_first) else {
                continue;
            };
            if found.iter().any(|(known, _)| known == key) {
                continue;
            }
            let next = match rest {
                [] => Next::Action(binding.action),
                _ => Next::Group(chord.keys().get(..=keys.len()).and_then(|keys| self.group(keys))),
            };
            found.push((*key, next));
        }
        found
    }

    /// The name of the keys that others follow.
    #[must_use]
    pub fn group(&self, keys: &[Key]) -> Option<&str> {
        let found = self.groups.iter().find(|group| group.keys.keys() == keys);
        found.map(|group| group.name.as_str())
    }

    /// The first keys that stand for an action where the keyboard is; none where it has none there.
    #[must_use]
    pub fn key_at(&self, contexts: &[Context], action: A) -> Option<&Chord> {
        let mut its = self.at_hand(contexts).filter(|(binding, _)| binding.action == action);
        let reaches = |chord: &Chord| self.lookup(contexts, chord.keys()) == Found::Action(action);
        its.find(|(_, chord)| reaches(chord)).map(|(_, chord)| chord)
    }

    /// The keys of an action in every context, each once.
    #[must_use]
    pub fn keys_of(&self, action: A) -> Vec<&Chord> {
        let its = self.bindings.iter().filter(|binding| binding.action == action);
        let mut found: Vec<&Chord> = Vec::new();
        for written in its.flat_map(|binding| &binding.chords) {
            if !found.contains(&&written.chord) {
                found.push(&written.chord);
            }
        }
        found
    }

    /// Everything bound, by context: what help and footer are made of.
    #[must_use]
    pub fn bindings(&self) -> &[Binding<A>] {
        &self.bindings
    }

    /// The names of groups, and the keys that they are of.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// All keys that can be pressed in these contexts, the nearest context's first.
    fn at_hand(&self, contexts: &[Context]) -> impl Iterator<Item = (&Binding<A>, &Chord)> {
        let bound = contexts.iter().flat_map(|context| self.of(*context));
        let chords = bound.flat_map(|binding| binding.chords.iter().map(move |it| (binding, &it.chord)));
        chords.filter(move |(_, chord)| !is_written(contexts, chord.keys()))
    }

    /// The bindings of one context.
    fn of(&self, context: Context) -> &[Binding<A>] {
        let from = self.bindings.partition_point(|binding| binding.context < context);
        let to = self.bindings.partition_point(|binding| binding.context <= context);
        self.bindings.get(from..to).unwrap_or_default()
    }

    /// Those that go on after `keys`.
    fn longer(&self, contexts: &[Context], keys: &[Key]) -> impl Iterator<Item = (&Binding<A>, &Chord)> {
        self.at_hand(contexts).filter(move |(_, chord)| chord.goes_on_after(keys))
    }
}

/// Whether one of the keys is text where the keyboard is.
fn is_written(contexts: &[Context], keys: &[Key]) -> bool {
    contexts.first().is_some_and(|nearest| nearest.takes_text()) && has_text(keys)
}

#[cfg(test)]
mod tests;
