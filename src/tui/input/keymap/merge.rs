//! Keymaps laid over one another: a file changes only the lines that it has. Whether the keys go together
//! afterwards is not asked here.

use super::fault::{KeymapError, KeymapFault};
use super::file::{self, File, Group, Source};
use super::shipped::SHIPPED;
use super::{Action, Binding};

/// A keymap with all that it inherits.
pub(super) struct Merged<A> {
    pub bindings: Vec<Binding<A>>,
    pub groups: Vec<Group>,
    /// Those that it was read from, the nearest last.
    pub files: Vec<String>,
}

/// Reads the keymap called `name` over those it inherits. One of `own` goes before the shipped one of its
/// name, and lies over it unless it names another.
///
/// # Errors
/// No keymap has that name, or the first mistake in a text.
pub(super) fn read<A: Action>(name: &str, own: &[Source<'_>]) -> Result<Merged<A>, KeymapError> {
    let mut merged = Merged { bindings: Vec::new(), groups: Vec::new(), files: Vec::new() };
    for (source, file) in layers(name, own)?.into_iter().rev() {
        merged.files.push(source.file.to_owned());
        merged.lay_over(file);
    }
    Ok(merged)
}

type Layer<'a, A> = (Source<'a>, File<A>);

/// The files that a keymap is made of, the nearest first.
fn layers<'a, A: Action>(name: &str, own: &[Source<'a>]) -> Result<Vec<Layer<'a, A>>, KeymapError> {
    let all: Vec<Source<'a>> = own.iter().copied().chain(SHIPPED.iter().copied()).collect();
    let mut layers: Vec<Layer<'a, A>> = Vec::new();
    let mut wanted = Some((name.to_owned(), None));
    while let Some((name, at)) = wanted {
        let mut called = all.iter().filter(|source| source.name == name).peekable();
        let known = called.peek().is_some();
        let fresh = |source: &&Source<'a>| !layers.iter().any(|(used, _)| used == *source);
        let Some(source) = called.find(fresh) else {
            let fault = match known {
                true => KeymapFault::InheritsInACircle(name),
                false => KeymapFault::UnknownKeymap(name, names(&all)),
            };
            return Err(KeymapError { at, fault: Box::new(fault) });
        };
        let file: File<A> = file::read(*source)?;
        wanted = match &file.inherits {
            Some((parent, at)) => Some((parent.clone(), Some(at.clone()))),
            None => called.next().map(|beneath| (beneath.name.to_owned(), None)),
        };
        layers.push((*source, file));
    }
    Ok(layers)
}

fn names(all: &[Source<'_>]) -> String {
    let mut names: Vec<&str> = all.iter().map(|source| source.name).collect();
    names.sort_unstable();
    names.dedup();
    names.join(", ")
}

impl<A: Action> Merged<A> {
    /// Lines that are new come after those of their context.
    fn lay_over(&mut self, file: File<A>) {
        for binding in file.bindings {
            let same = |other: &&mut Binding<A>| {
                other.context == binding.context && other.action == binding.action
            };
            match self.bindings.iter_mut().find(same) {
                Some(beneath) => *beneath = binding,
                None => self.bindings.push(binding),
            }
        }
        self.bindings.sort_by_key(|binding| binding.context);
        for group in file.groups {
            self.groups.retain(|other| other.keys != group.keys);
            self.groups.push(group);
        }
    }
}
