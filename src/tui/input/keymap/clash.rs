//! Keys that do not go together, in a keymap whose files are already laid over one another. It never
//! decides between two meanings: it refuses.

use super::fault::{Claim, KeymapError, KeymapFault, Origin};
use super::{Action, Binding, Context, Written};
use crate::tui::input::Chord;

/// Looks for clashes; `files` are those that the bindings come from, the nearest last.
///
/// # Errors
/// The first clash, told where the nearer file has it, or else where the later of both stands.
pub(super) fn check<A: Action>(bindings: &[Binding<A>], files: &[String]) -> Result<(), KeymapError> {
    no_two_meanings(bindings, files)?;
    nothing_indispensable_is_lost(bindings)
}

/// Keys and whose they are.
struct Bound<'k, A> {
    binding: &'k Binding<A>,
    written: &'k Written,
}

impl<A> Bound<'_, A> {
    fn claim(&self) -> Claim {
        Claim {
            action: self.binding.name.clone(),
            context: self.binding.context,
            at: self.written.at.clone(),
        }
    }

    fn chord(&self) -> &Chord {
        &self.written.chord
    }
}

fn no_two_meanings<A: Action>(bindings: &[Binding<A>], files: &[String]) -> Result<(), KeymapError> {
    let of = |binding| {
        let bound = move |written| Bound { binding, written };
        binding.chords.iter().map(bound)
    };
    let mut all: Vec<Bound<'_, A>> = bindings.iter().flat_map(of).collect();
    all.sort_by_key(|bound| {
        let Origin { file, place } = &bound.written.at;
        let nearness = files.iter().position(|name| **name == **file);
        (nearness, place.line, place.column)
    });
    for (at, later) in all.iter().enumerate() {
        for earlier in all.iter().take(at) {
            if let Some(fault) = clash(earlier, later) {
                return Err(mistake(&later.written.at, fault));
            }
        }
    }
    Ok(())
}

fn mistake(at: &Origin, fault: KeymapFault) -> KeymapError {
    KeymapError { at: Some(at.clone()), fault: Box::new(fault) }
}

fn clash<A>(earlier: &Bound<'_, A>, later: &Bound<'_, A>) -> Option<KeymapFault> {
    let (one, other) = (earlier.binding.context, later.binding.context);
    if !one.meets(other) {
        return None;
    }
    if earlier.chord() == later.chord() {
        return same_keys(earlier, later);
    }
    let (short, long) = match () {
        () if later.chord().goes_on_after(earlier.chord().keys()) => (earlier, later),
        () if earlier.chord().goes_on_after(later.chord().keys()) => (later, earlier),
        () => return None,
    };
    Some(KeymapFault::Prefix {
        keys: short.chord().clone(),
        short: short.claim(),
        longer: long.chord().clone(),
        long: long.claim(),
    })
}

/// Between a pane and another the nearer one goes first; only `global` must mean the same everywhere.
fn same_keys<A>(earlier: &Bound<'_, A>, later: &Bound<'_, A>) -> Option<KeymapFault> {
    let keys = later.chord().clone();
    match (earlier.binding.context, later.binding.context) {
        (one, other) if one == other => {
            Some(KeymapFault::Twice { keys, first: earlier.claim(), second: later.claim() })
        }
        (Context::Global, _) => {
            Some(KeymapFault::Shadowed { keys, global: earlier.claim(), by: later.claim() })
        }
        (_, Context::Global) => {
            Some(KeymapFault::Shadowed { keys, global: later.claim(), by: earlier.claim() })
        }
        _ => None,
    }
}

/// A line without keys takes nothing away that nobody can do without.
fn nothing_indispensable_is_lost<A: Action>(bindings: &[Binding<A>]) -> Result<(), KeymapError> {
    let emptied = bindings.iter().filter(|it| it.chords.is_empty() && it.action.is_indispensable());
    for lost in emptied {
        let left = |stack: &[Context]| {
            let mut others = bindings.iter().filter(|it| !it.chords.is_empty());
            others.any(|it| it.action == lost.action && stack.contains(&it.context))
        };
        let stacks = Context::ALL.iter().map(|context| context.stack());
        if !stacks.filter(|stack| stack.contains(&lost.context)).all(left) {
            let (action, context) = (lost.name.clone(), lost.context);
            return Err(mistake(&lost.at, KeymapFault::Unreachable { action, context }));
        }
    }
    Ok(())
}
