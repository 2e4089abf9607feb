//! What the keys and values of filters are called: the reader's own word first, then others that are
//! understood as well. It knows no ticket.

use crate::domain::text::folded;
use crate::domain::ticket::State;
use crate::words::Words;

/// What can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    State,
    Sla,
    Type,
    Priority,
    Service,
    Site,
    Technician,
    Reminders,
    Complaints,
}

impl Key {
    pub const ALL: [Key; 9] = [
        Key::State,
        Key::Sla,
        Key::Type,
        Key::Priority,
        Key::Service,
        Key::Site,
        Key::Technician,
        Key::Reminders,
        Key::Complaints,
    ];

    fn code(self) -> &'static str {
        match self {
            Key::State => "state",
            Key::Sla => "sla",
            Key::Type => "type",
            Key::Priority => "priority",
            Key::Service => "service",
            Key::Site => "site",
            Key::Technician => "technician",
            Key::Reminders => "reminders",
            Key::Complaints => "complaints",
        }
    }

    /// Whether it is compared with a number.
    pub fn counts(self) -> bool {
        matches!(self, Key::Sla | Key::Reminders | Key::Complaints)
    }

    /// All its names, folded; the reader's own first.
    pub fn names(self, words: &Words) -> Vec<String> {
        let names = words.say(&format!("filter-key-{}", self.code()));
        names.split_whitespace().map(folded).collect()
    }

    /// The reader's own name, without accents.
    pub fn name(self, words: &Words) -> String {
        self.names(words).into_iter().next().unwrap_or_default()
    }

    pub fn named(words: &Words, name: &str) -> Option<Key> {
        let name = folded(name);
        Self::ALL.into_iter().find(|key| key.names(words).contains(&name))
    }

    /// What is expected after it.
    pub fn expects(self, words: &Words) -> String {
        words.say(&format!("filter-expects-{}", self.code()))
    }
}

/// Values as they are written: words joined by hyphens.
pub fn joined(name: &str) -> String {
    let folded = folded(name);
    let parts = folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

/// Whether a written value begins a name, word by word: `pronto-soc` begins `Pronto soccorso`. A word inside
/// the name may be the first.
pub fn begins(name: &str, value: &str) -> bool {
    let (name, value) = (joined(name), joined(value));
    let names: Vec<&str> = name.split('-').collect();
    let values: Vec<&str> = value.split('-').collect();
    let from = |start: usize| {
        let rest = names.get(start..).unwrap_or_default();
        rest.len() >= values.len() && rest.iter().zip(&values).all(|(n, v)| n.starts_with(v))
    };
    !value.is_empty() && (0..names.len()).any(from)
}

/// Names of states, with those that they stand for: groups first.
pub fn states(words: &Words) -> Vec<(String, Vec<State>)> {
    let open = || State::ALL.into_iter().filter(|state| state.is_open());
    let mut named: Vec<(String, Vec<State>)> = Vec::new();
    let suspended: Vec<State> = open().filter(|state| state.is_suspended()).collect();
    let group = words.say("filter-states-suspended");
    named.extend(group.split_whitespace().map(|name| (name.to_owned(), suspended.clone())));
    for state in open() {
        let own = joined(&words.say(&format!("state-{}", state.word())));
        for name in [own, state.word().to_owned()] {
            match named.iter_mut().find(|(known, _)| *known == name) {
                Some((_, states)) => states.push(state),
                None => named.push((name, vec![state])),
            }
        }
    }
    named
}
