//! What a shipped keymap must not have, though it could be loaded: keys that an Italian keyboard or a
//! terminal does not give, and actions that no safe key reaches. It refuses nothing at run time.

use super::{Action, Binding, Context, Found, Keymap};
use crate::tui::input::Chord;
use crate::tui::input::key::Trouble;

impl<A: Action> Keymap<A> {
    /// What the default keymap must not have: (action as named, keys, why). Keys that terminals eat are
    /// borne when they are not the first of their action.
    #[must_use]
    pub fn lint(&self) -> Vec<(&str, &Chord, Trouble)> {
        let of = |binding: &'_ Binding<A>| {
            let troubled = binding.chords.iter().enumerate().filter_map(|(at, written)| {
                let trouble = written.chord.trouble()?;
                let borne = trouble == Trouble::OnlyAsSecond && at > 0;
                (!borne).then_some((at, trouble))
            });
            troubled.collect::<Vec<_>>()
        };
        let mut found = Vec::new();
        for binding in self.bindings() {
            for (at, trouble) in of(binding) {
                let chord = binding.chords.get(at).map(|written| &written.chord);
                found.extend(chord.map(|chord| (binding.name.as_str(), chord, trouble)));
            }
        }
        found
    }

    /// The actions among `all` that no key reaches.
    #[must_use]
    pub fn unreachable(&self, all: &[A]) -> Vec<A> {
        all.iter().copied().filter(|action| self.keys_of(*action).is_empty()).collect()
    }

    /// Where an action is bound and no key that is safe on every terminal and Italian keyboard reaches it:
    /// (where the keyboard is, action as named). Keys that a nearer context takes for itself reach nothing.
    #[must_use]
    pub fn without_safe_key(&self) -> Vec<(Context, &str)> {
        let mut found = Vec::new();
        for context in Context::ALL {
            let held = self.bindings().iter().filter(|it| context.stack().contains(&it.context));
            for binding in held.filter(|it| !it.chords.is_empty()) {
                let keys = self.keys_of(binding.action);
                let mut reaching = keys.into_iter().filter(|chord| {
                    self.lookup(context.stack(), chord.keys()) == Found::Action(binding.action)
                });
                let safe = reaching.clone().any(|chord| chord.trouble().is_none());
                // What has nothing but letters for keys is reached from elsewhere while something is written.
                let from_afar = context.takes_text() && binding.context != *context;
                let only_text = from_afar && reaching.next().is_none();
                if !safe && !only_text {
                    found.push((*context, binding.name.as_str()));
                }
            }
        }
        found
    }
}
