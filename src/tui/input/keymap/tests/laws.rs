//! What holds of every keymap that loads, whatever its keys are.

use proptest::prelude::*;

use super::*;

/// Few keys, so that they meet often.
const KEYS: &[&str] = &["a", "b", "space", "ctrl-x", "f2", "esc"];
const ACTIONS: &[&str] = &["help", "open", "save", "close", "first"];

fn a_chord() -> impl Strategy<Value = String> {
    let keys = proptest::collection::vec(proptest::sample::select(KEYS), 1..4);
    keys.prop_map(|keys| keys.join(" "))
}

/// A keymap file: for each context and action some chords; many of them are refused.
fn a_file() -> impl Strategy<Value = String> {
    let line = (
        proptest::sample::select(Context::ALL),
        proptest::sample::select(ACTIONS),
        proptest::collection::vec(a_chord(), 0..3),
    );
    proptest::collection::vec(line, 0..7).prop_map(|lines| {
        let table = |context: &Context| {
            let mut own: Vec<_> = lines.iter().filter(|(where_, _, _)| where_ == context).collect();
            own.sort_by_key(|(_, action, _)| *action);
            own.dedup_by_key(|(_, action, _)| *action);
            let lines = own.iter().map(|(_, action, chords)| format!("{action} = {chords:?}\n"));
            format!("[{}]\n{}", context.name(), lines.collect::<String>())
        };
        Context::ALL.iter().map(table).collect()
    })
}

proptest! {
    #[test]
    fn a_bound_chord_is_found_unless_a_nearer_context_has_it_or_it_is_text(file in a_file()) {
        let Ok(keymap) = load(&file) else { return Ok(()) };
        for context in Context::ALL {
            for binding in keymap.bindings().iter().filter(|it| context.stack().contains(&it.context)) {
                for Written { chord, .. } in &binding.chords {
                    let found = keymap.lookup(context.stack(), chord.keys());
                    if context.takes_text() && chord.has_text() {
                        prop_assert_eq!(found, Found::Nothing);
                        continue;
                    }
                    let nearest = context.stack().iter().find_map(|near| {
                        let mut own = keymap.bindings().iter().filter(|it| it.context == *near);
                        own.find(|it| it.chords.iter().any(|written| written.chord == *chord))
                    });
                    prop_assert_eq!(found, Found::Action(nearest.unwrap().action));
                    // Each of its beginnings waits for the rest.
                    for end in 1..chord.keys().len() {
                        let begun = keymap.lookup(context.stack(), &chord.keys()[..end]);
                        prop_assert_eq!(begun, Found::Begun);
                    }
                }
            }
        }
    }

    #[test]
    fn what_may_follow_is_what_is_found(file in a_file(), begun in a_chord()) {
        let Ok(keymap) = load(&file) else { return Ok(()) };
        for context in Context::ALL {
            let keys = chord(&begun).keys().to_vec();
            let after = keymap.after(context.stack(), &keys);
            let waits = keymap.lookup(context.stack(), &keys) == Found::Begun;
            prop_assert_eq!(waits, !after.is_empty());
            for (key, next) in after {
                let keys = [keys.clone(), vec![key]].concat();
                match (keymap.lookup(context.stack(), &keys), next) {
                    (Found::Action(found), Next::Action(told)) => prop_assert_eq!(found, told),
                    (Found::Begun, Next::Group(_)) => {}
                    other => prop_assert!(false, "{:?}", other),
                }
            }
        }
    }

    #[test]
    fn any_text_loads_or_is_refused_in_words(text in "\\PC{0,80}") {
        if let Err(error) = load(&text) {
            let said = error.explain(&crate::words::Words::italian());
            prop_assert!(!said.contains('‹'), "{}", said);
        }
    }
}
