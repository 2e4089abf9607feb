//! A keymap: in each context, which keys stand for which action.
//! It refuses what would leave a key with two meanings, and never guesses between them.

use std::collections::{BTreeMap, HashMap};

use toml::Spanned;

use super::key::{Key, Trouble};
use crate::place::Place;
use crate::words::Words;

/// Where the keyboard is. `Global` holds everywhere, behind every other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    Global,
    Calls,
    Form,
    Board,
    Ticket,
    Dialog,
    List,
    Search,
    Wall,
}

impl Context {
    pub const ALL: &[Self] = &[
        Self::Global,
        Self::Calls,
        Self::Form,
        Self::Board,
        Self::Ticket,
        Self::Dialog,
        Self::List,
        Self::Search,
        Self::Wall,
    ];

    /// The name that keymap files use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::Calls => "calls",
            Self::Form => "form",
            Self::Board => "board",
            Self::Ticket => "ticket",
            Self::Dialog => "dialog",
            Self::List => "list",
            Self::Search => "search",
            Self::Wall => "wall",
        }
    }

    /// Whether keys that write a character are text here, and never commands.
    #[must_use]
    pub const fn takes_text(self) -> bool {
        matches!(self, Self::Form | Self::Search)
    }
}

/// A mistake in a keymap and where it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {}, column {}: {fault:?}", place.line, place.column)]
pub struct KeymapError {
    pub place: Place,
    pub fault: KeymapFault,
}

/// What is wrong with a keymap. Actions are named as the file names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeymapFault {
    /// Not TOML, or not the shape of a keymap; carries what the TOML reader says.
    Unreadable(String),
    UnknownContext(String),
    UnknownAction(String),
    UnknownKey(String),
    /// One key of one context stands twice.
    Twice {
        key: Key,
        first: String,
        second: String,
    },
    /// A context would hide a key of `global`.
    Shadowed {
        key: Key,
        global: String,
        by: String,
    },
    /// A key that writes a character, where characters are text.
    IsText {
        key: Key,
        action: String,
    },
}

impl KeymapError {
    /// The mistake in the words of the reader; `file` is where the text came from.
    #[must_use]
    pub fn explain(&self, words: &Words, file: &str) -> String {
        let fault = match &self.fault {
            KeymapFault::Unreadable(detail) => {
                words.say_with("keymap-unreadable", &[("detail", detail.into())])
            }
            KeymapFault::UnknownContext(name) => {
                words.say_with("keymap-context-unknown", &[("name", name.into())])
            }
            KeymapFault::UnknownAction(name) => {
                words.say_with("keymap-action-unknown", &[("name", name.into())])
            }
            KeymapFault::UnknownKey(name) => {
                words.say_with("keymap-key-unknown", &[("name", name.into())])
            }
            KeymapFault::Twice { key, first, second } => {
                let key = key.label(words).into();
                let values = [("key", key), ("first", first.into()), ("second", second.into())];
                words.say_with("keymap-key-twice", &values)
            }
            KeymapFault::Shadowed { key, global, by } => {
                let key = key.label(words).into();
                let values = [("key", key), ("first", global.into()), ("second", by.into())];
                words.say_with("keymap-key-shadowed", &values)
            }
            KeymapFault::IsText { key, action } => {
                let values = [("key", key.label(words).into()), ("name", action.into())];
                words.say_with("keymap-key-is-text", &values)
            }
        };
        self.place.told(words, file, &fault)
    }
}

/// One action in one context with its keys, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding<A> {
    pub context: Context,
    /// The action as the file names it.
    pub name: String,
    pub action: A,
    pub keys: Vec<Key>,
}

/// Keys and their actions.
#[derive(Debug, Clone)]
pub struct Keymap<A> {
    bindings: Vec<Binding<A>>,
    by_key: HashMap<(Context, Key), A>,
    by_action: Vec<(A, Vec<Key>)>,
}

type File = BTreeMap<Spanned<String>, BTreeMap<Spanned<String>, Vec<Spanned<String>>>>;

impl<A: Copy + PartialEq> Keymap<A> {
    /// Reads a keymap; `action_named` knows the actions.
    ///
    /// # Errors
    /// The first mistake, with its line and column.
    pub fn load(text: &str, action_named: impl Fn(&str) -> Option<A>) -> Result<Self, KeymapError> {
        let mistake = |offset, fault| KeymapError { place: Place::of(text, offset), fault };
        let file: File = toml::from_str(text).map_err(|found: toml::de::Error| {
            let at = found.span().map_or(0, |span| span.start);
            mistake(at, KeymapFault::Unreadable(found.message().to_owned()))
        })?;
        let mut keymap = Self { bindings: Vec::new(), by_key: HashMap::new(), by_action: Vec::new() };
        for (context, name, keys) in in_order_of_text(&file) {
            let found = Context::ALL.iter().find(|known| known.name() == context.as_ref());
            let Some(&found) = found else {
                let fault = KeymapFault::UnknownContext(context.as_ref().clone());
                return Err(mistake(context.span().start, fault));
            };
            let Some(action) = action_named(name.as_ref()) else {
                let fault = KeymapFault::UnknownAction(name.as_ref().clone());
                return Err(mistake(name.span().start, fault));
            };
            let name = name.as_ref().clone();
            keymap.bindings.push(Binding { context: found, name, action, keys: Vec::new() });
            for written in keys {
                let at = written.span().start;
                let key = Key::parse(written.as_ref())
                    .ok_or_else(|| mistake(at, KeymapFault::UnknownKey(written.as_ref().clone())))?;
                keymap.add(found, action, key).map_err(|fault| mistake(at, fault))?;
            }
        }
        Ok(keymap)
    }

    /// Gives one more key to the binding that was added last.
    fn add(&mut self, context: Context, action: A, key: Key) -> Result<(), KeymapFault> {
        let by = self.bindings.last().map(|binding| binding.name.clone()).unwrap_or_default();
        if context.takes_text() && key.is_text() {
            return Err(KeymapFault::IsText { key, action: by });
        }
        let clash = self.bindings.iter().find(|other| {
            let meets = other.context == context
                || other.context == Context::Global
                || context == Context::Global;
            meets && other.keys.contains(&key)
        });
        if let Some(other) = clash {
            let theirs = other.name.clone();
            return Err(match (other.context, context) {
                (a, b) if a == b => KeymapFault::Twice { key, first: theirs, second: by },
                (Context::Global, _) => KeymapFault::Shadowed { key, global: theirs, by },
                _ => KeymapFault::Shadowed { key, global: by, by: theirs },
            });
        }
        if let Some(binding) = self.bindings.last_mut() {
            binding.keys.push(key);
        }
        self.by_key.insert((context, key), action);
        match self.by_action.iter_mut().find(|(has, _)| *has == action) {
            Some((_, keys)) if keys.contains(&key) => {}
            Some((_, keys)) => keys.push(key),
            None => self.by_action.push((action, vec![key])),
        }
        Ok(())
    }

    /// The action of `key`, asked of each context in turn, the nearest first. Where the nearest one
    /// takes text, a key that writes a character is no command, whatever stands behind.
    #[must_use]
    pub fn lookup(&self, contexts: &[Context], key: Key) -> Option<A> {
        if key.is_text() && contexts.first().is_some_and(|nearest| nearest.takes_text()) {
            return None;
        }
        contexts.iter().find_map(|context| self.by_key.get(&(*context, key)).copied())
    }

    /// The keys of an action in every context, in the order of the file; none when it has none.
    #[must_use]
    pub fn keys_of(&self, action: A) -> &[Key] {
        let found = self.by_action.iter().find(|(has, _)| *has == action);
        found.map_or(&[], |(_, keys)| keys)
    }

    /// Everything bound, in the order of the file: what help and footer are made of.
    #[must_use]
    pub fn bindings(&self) -> &[Binding<A>] {
        &self.bindings
    }

    /// The actions among `all` that no key reaches.
    #[must_use]
    pub fn unreachable(&self, all: &[A]) -> Vec<A> {
        all.iter().copied().filter(|action| self.keys_of(*action).is_empty()).collect()
    }

    /// The actions among `all` without a key that is safe on every terminal and Italian keyboard.
    #[must_use]
    pub fn without_safe_key(&self, all: &[A]) -> Vec<A> {
        let safe = |action: &A| self.keys_of(*action).iter().any(|key| key.trouble().is_none());
        all.iter().copied().filter(|action| !safe(action)).collect()
    }

    /// What the default keymap must not have: (action as named, key, why). A key that terminals eat
    /// is borne when it is not the first of its action.
    #[must_use]
    pub fn lint(&self) -> Vec<(&str, Key, Trouble)> {
        let mut found = Vec::new();
        for binding in &self.bindings {
            for (at, key) in binding.keys.iter().enumerate() {
                match key.trouble() {
                    None => {}
                    Some(Trouble::OnlyAsSecond) if at > 0 => {}
                    Some(trouble) => found.push((binding.name.as_str(), *key, trouble)),
                }
            }
        }
        found
    }
}

type Entry<'a> = (&'a Spanned<String>, &'a Spanned<String>, &'a [Spanned<String>]);

/// The entries as they stand in the text, so that help and footer show the order its author chose.
fn in_order_of_text(file: &File) -> Vec<Entry<'_>> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    for (context, actions) in file {
        entries.extend(actions.iter().map(|(name, keys)| (context, name, keys.as_slice())));
    }
    entries.sort_by_key(|(_, name, _)| name.span().start);
    entries
}

#[cfg(test)]
mod tests;
