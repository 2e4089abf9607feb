//! One keymap file, read by itself. What it inherits, and whether its keys go together, is not asked here.
//!
//! ```toml
//! inherits = "default"
//!
//! [groups]                      # names of keys that others follow
//! "space v" = "views"
//!
//! [board]                       # a context: action = keys, the first one is shown in the footer
//! first = ["home", "g g"]
//! explain = []                  # takes the keys away
//! ```

use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{KeymapError, KeymapFault, Origin};
use super::{Action, Binding, Context, Written};
use crate::place::Place;
use crate::tui::input::Chord;

/// The table of names for keys that others follow; no context may be called so.
const GROUPS: &str = "groups";
const INHERITS: &str = "inherits";

/// A keymap's text, the name it goes by, and the file that mistakes are told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source<'a> {
    pub name: &'a str,
    pub file: &'a str,
    pub text: &'a str,
}

/// Keys that others follow, and the name that hints show for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub keys: Chord,
    pub name: String,
}

/// What one file says.
pub(super) struct File<A> {
    pub inherits: Option<(String, Origin)>,
    pub groups: Vec<Group>,
    /// In the order of the text.
    pub bindings: Vec<Binding<A>>,
}

/// Reads a file.
///
/// # Errors
/// The first mistake, with its place.
pub(super) fn read<A: Action>(source: Source<'_>) -> Result<File<A>, KeymapError> {
    Reader { text: source.text, file: source.file.into() }.read()
}

/// A text and its name, to say where something stands.
struct Reader<'a> {
    text: &'a str,
    file: Arc<str>,
}

type Named<'a> = (&'a Spanned<std::borrow::Cow<'a, str>>, &'a Spanned<DeValue<'a>>);

impl<'a> Reader<'a> {
    fn read<A: Action>(&self) -> Result<File<A>, KeymapError> {
        let root = DeTable::parse(self.text).map_err(|found| {
            let at = found.span().map_or(0, |span| span.start);
            self.mistake(at, KeymapFault::Unreadable(found.message().to_owned()))
        })?;
        let mut file = File { inherits: None, groups: Vec::new(), bindings: Vec::new() };
        for (name, value) in in_order_of_text(root.get_ref()) {
            match name.get_ref().as_ref() {
                INHERITS => {
                    let parent = self.name_in(name.get_ref(), value)?;
                    file.inherits = Some((parent, self.origin(value.span().start)));
                }
                GROUPS => file.groups = self.groups((name, value))?,
                _ => file.bindings.extend(self.bindings((name, value))?),
            }
        }
        Ok(file)
    }

    fn bindings<A: Action>(&self, (name, value): Named<'_>) -> Result<Vec<Binding<A>>, KeymapError> {
        let unknown = || KeymapFault::UnknownContext(name.get_ref().to_string());
        let context = Context::named(name.get_ref());
        let context = context.ok_or_else(|| self.mistake(name.span().start, unknown()))?;
        let lines = in_order_of_text(self.table((name, value))?);
        lines.into_iter().map(|line| self.binding(context, line)).collect()
    }

    fn binding<A: Action>(
        &self,
        context: Context,
        (name, value): Named<'_>,
    ) -> Result<Binding<A>, KeymapError> {
        let at = name.span().start;
        let name = name.get_ref().to_string();
        let unknown = || self.mistake(at, KeymapFault::UnknownAction(name.clone()));
        let action = A::named(&name).ok_or_else(unknown)?;
        let no_list = |at| self.mistake(at, KeymapFault::NotAList(name.clone()));
        let DeValue::Array(keys) = value.get_ref() else { return Err(no_list(value.span().start)) };
        let chords = keys.iter().map(|key| {
            let at = key.span().start;
            let DeValue::String(written) = key.get_ref() else { return Err(no_list(at)) };
            let chord = self.chord(written, at)?;
            if context.takes_text() && chord.has_text() {
                let action = name.clone();
                return Err(self.mistake(at, KeymapFault::IsText { keys: chord, action }));
            }
            Ok(Written { chord, at: self.origin(at) })
        });
        let chords = chords.collect::<Result<_, _>>()?;
        Ok(Binding { context, name, action, at: self.origin(at), chords })
    }

    fn groups(&self, named: Named<'_>) -> Result<Vec<Group>, KeymapError> {
        let lines = in_order_of_text(self.table(named)?);
        let group = |(keys, name): Named<'_>| {
            let written = keys.get_ref();
            Ok(Group {
                keys: self.chord(written, keys.span().start)?,
                name: self.name_in(written, name)?,
            })
        };
        lines.into_iter().map(group).collect()
    }

    fn table<'v>(&self, (name, value): Named<'v>) -> Result<&'v DeTable<'v>, KeymapError> {
        let no_table = || KeymapFault::NotATable(name.get_ref().to_string());
        match value.get_ref() {
            DeValue::Table(table) => Ok(table),
            _ => Err(self.mistake(value.span().start, no_table())),
        }
    }

    fn name_in(&self, field: &str, value: &Spanned<DeValue<'_>>) -> Result<String, KeymapError> {
        match value.get_ref() {
            DeValue::String(name) => Ok(name.to_string()),
            _ => Err(self.mistake(value.span().start, KeymapFault::NotAName(field.to_owned()))),
        }
    }

    fn chord(&self, written: &str, at: usize) -> Result<Chord, KeymapError> {
        let unknown = || KeymapFault::UnknownKey(written.to_owned());
        Chord::parse(written).ok_or_else(|| self.mistake(at, unknown()))
    }

    fn origin(&self, offset: usize) -> Origin {
        Origin { file: Arc::clone(&self.file), place: Place::of(self.text, offset) }
    }

    fn mistake(&self, offset: usize, fault: KeymapFault) -> KeymapError {
        KeymapError { at: Some(self.origin(offset)), fault: Box::new(fault) }
    }
}

/// The entries as they stand in the text, so that help and footer show the order its author chose.
fn in_order_of_text<'a>(table: &'a DeTable<'a>) -> Vec<Named<'a>> {
    let mut entries: Vec<Named<'a>> = table.iter().collect();
    entries.sort_by_key(|(name, _)| name.span().start);
    entries
}
