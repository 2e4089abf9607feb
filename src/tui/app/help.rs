//! The help: every key of the effective keymap, narrowed by what is typed. It draws nothing, and knows no
//! key by heart.

use tui_input::Input;

use super::field;
use super::overlay::Overlay;
use super::{Effect, Model};
use crate::domain::text::folded;
use crate::tui::command::Command;
use crate::tui::face::Face;
use crate::tui::input::{Binding, Context, Key};
use crate::words::Words;

/// The help as it is read.
#[derive(Clone, Debug, Default)]
pub struct Help {
    /// Its words must all stand in a key's name or meaning.
    pub filter: Input,
    /// Lines that were scrolled past.
    pub scroll: u16,
}

/// What can be pressed in one context.
#[derive(Clone, Debug)]
pub struct Section<'m> {
    pub context: Context,
    /// Whether its keys hold where the keyboard was when the help was asked for.
    pub holds: bool,
    pub bindings: Vec<&'m Binding<Command>>,
}

impl Model {
    /// The keys that the filter leaves, those of the moment first; and how many there are without it.
    pub fn helped(&self, help: &Help) -> (Vec<Section<'_>>, usize) {
        let of_the_moment = self.context_beneath_help().stack();
        let others = Context::ALL.iter().filter(|context| !of_the_moment.contains(context));
        let others = others.filter(|context| is_of(**context, self.face));
        let filter = folded(help.filter.value());
        let mut all = 0;
        let mut sections = Vec::new();
        for context in of_the_moment.iter().chain(others) {
            let bound = self.keymap.bindings().iter().filter(|it| it.context == *context);
            let mut bindings: Vec<_> =
                bound.filter(|it| !it.chords.is_empty() && self.serves(it.action)).collect();
            all += bindings.len();
            bindings.retain(|binding| fits(binding, &filter, &self.words));
            if !bindings.is_empty() {
                let holds = of_the_moment.contains(context);
                sections.push(Section { context: *context, holds, bindings });
            }
        }
        (sections, all)
    }

    /// Where the keyboard would be without the help.
    fn context_beneath_help(&self) -> Context {
        let mut others = self.overlays.iter().rev().filter(|it| !matches!(it, Overlay::Help(_)));
        self.context_under(others.next())
    }

    /// A number of lines that the help is never longer than: what is scrolled past the end would have to be
    /// scrolled back.
    pub(super) fn help_ends(&self) -> u16 {
        const LINES_EACH: usize = 2;
        let Some(Overlay::Help(help)) = self.overlay() else { return 0 };
        let (sections, _) = self.helped(help);
        let entries: usize = sections.iter().map(|section| section.bindings.len() + 1).sum();
        u16::try_from(entries * LINES_EACH).unwrap_or(u16::MAX)
    }

    fn help_mut(&mut self) -> Option<&mut Help> {
        match self.overlays.last_mut() {
            Some(Overlay::Help(help)) => Some(help),
            _ => None,
        }
    }

    /// Whether what is typed narrows the help.
    pub(super) fn is_reading_help(&self) -> bool {
        matches!(self.overlay(), Some(Overlay::Help(_)))
    }

    pub(super) fn type_in_help(&mut self, key: Key) -> Vec<Effect> {
        if let Some(help) = self.help_mut()
            && field::edit(&mut help.filter, key)
        {
            help.scroll = 0;
        }
        Vec::new()
    }

    pub(super) fn paste_in_help(&mut self, text: &str) {
        if let Some(help) = self.help_mut() {
            *help = Help { filter: Input::new(crate::domain::text::clean(text)), scroll: 0 };
        }
    }
}

/// Whether a context is one of a face: nobody reads keys that do nothing there.
fn is_of(context: Context, face: Face) -> bool {
    match context {
        Context::Global | Context::Form | Context::Dialog | Context::Help => true,
        Context::Letters => face != Face::Wall,
        Context::Field | Context::FieldTicket => face == Face::Field,
        Context::Calls
        | Context::Board
        | Context::Ticket
        | Context::List
        | Context::Search
        | Context::Line
        | Context::Tour => face == Face::Desk,
        Context::Wall => face == Face::Wall,
    }
}

/// Whether every word of the filter stands in the keys or in what they do, accents and capitals apart.
fn fits(binding: &Binding<Command>, filter: &str, words: &Words) -> bool {
    let mut text: Vec<String> = binding.chords.iter().map(|it| it.chord.label(words)).collect();
    text.push(binding.action.long(words));
    text.push(binding.action.short(words));
    let text = folded(&text.join(" "));
    filter.split_whitespace().all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use uuid::Uuid;

    use super::*;
    use crate::tui::app::Msg;
    use crate::tui::input::Keymap;

    fn helped(filter: &str, pressed: &str) -> (Vec<(Context, bool, Vec<String>)>, usize) {
        let keymap = Arc::new(Keymap::load("vim", &[]).unwrap());
        let now = "2026-11-23T13:29:46Z".parse().unwrap();
        let mut model = Model::new(Arc::new(Words::italian()), keymap, Uuid::nil(), now);
        for key in pressed.split(' ') {
            model.update(Msg::Key(Key::parse(key).unwrap()), now);
        }
        let help = Help { filter: Input::new(filter.to_owned()), scroll: 0 };
        let (sections, all) = model.helped(&help);
        let named = |section: Section<'_>| {
            let names = section.bindings.iter().map(|binding| binding.name.clone()).collect();
            (section.context, section.holds, names)
        };
        (sections.into_iter().map(named).collect(), all)
    }

    #[test]
    fn the_keys_of_the_moment_come_first() {
        let order = |pressed: &str| {
            let (sections, _) = helped("", pressed);
            sections.into_iter().map(|(context, holds, _)| (context, holds)).take(4).collect::<Vec<_>>()
        };
        use Context::{Board, Calls, Form, Global, Search, Ticket};
        assert_eq!(order("f6"), [(Board, true), (Ticket, true), (Global, true), (Calls, false)]);
        assert_eq!(order("f7 ?"), [(Calls, true), (Global, true), (Form, false), (Board, false)]);
        assert_eq!(order("f6 / f10"), [(Search, true), (Global, true), (Calls, false), (Form, false)]);
    }

    #[test]
    fn what_is_typed_narrows_by_meaning_and_by_key_blind_to_accents_and_capitals() {
        for (filter, found) in [
            ("programmabilita", vec!["record-inspection"]),
            ("ESITO sopralluogo", vec!["record-inspection"]),
            ("ctrl-q", vec!["quit"]),
            ("ridisegna", vec!["redraw"]),
            ("nessuno lo direbbe", vec![]),
        ] {
            let (sections, all) = helped(filter, "f6");
            let names: Vec<String> = sections.into_iter().flat_map(|(_, _, names)| names).collect();
            assert_eq!(names, found, "{filter}");
            assert!(all > 80, "{all}");
        }
        let (sections, all) = helped(" ", "f6");
        assert_eq!(sections.iter().map(|(_, _, names)| names.len()).sum::<usize>(), all);
    }
}
