//! The command line at the desk: typing in it, completing, earlier lines, and doing what it says. It does
//! only what stands as the one meaning of the line; what that is, [`crate::tui::line`] reads.

mod doing;

use crossterm::event::KeyCode;
use tui_input::Input;

use super::field;
use super::overlay::Overlay;
use super::{Effect, Model};
use crate::tui::command::Command;
use crate::tui::input::Key;
use crate::tui::line::{self, Possibility, Reading, Weight};

/// The line that is being written.
#[derive(Clone, Debug, Default)]
pub struct Line {
    pub input: Input,
    /// What it may mean as it stands.
    pub reading: Reading,
    /// What Enter said when nothing could be done.
    pub told: Option<String>,
    /// What was meant would end an intervention, and is asked about once more.
    pub sure: Option<Possibility>,
    /// The rows that Tab goes through, as they were before the first Tab, and which one stands there.
    completing: Option<(Vec<String>, usize)>,
    /// Which earlier line stands there, counted from the last.
    recalled: Option<usize>,
}

/// The lines of this session, the last one last.
#[derive(Clone, Debug, Default)]
pub struct Lines(Vec<String>);

/// Earlier ones are forgotten.
const MOST_LINES: usize = 100;

impl Lines {
    fn keep(&mut self, line: &str) {
        self.0.retain(|kept| kept != line);
        self.0.push(line.to_owned());
        let over = self.0.len().saturating_sub(MOST_LINES);
        self.0.drain(..over);
    }

    /// The line so many before the last.
    fn back(&self, by: usize) -> Option<&String> {
        self.0.iter().rev().nth(by)
    }
}

impl Model {
    /// The line opens with this written in it.
    pub(super) fn begin_line(&mut self, written: &str) -> Vec<Effect> {
        let input = Input::new(written.to_owned());
        self.lay_over(Overlay::Line(Box::new(Line { input, ..Line::default() })));
        self.read_line();
        Vec::new()
    }

    /// The line opens for a command that wants words: the filter that holds is there to be changed.
    pub(super) fn begin_line_of(&mut self, command: Command) -> Vec<Effect> {
        let name = self.words.say(&format!("command-{}", command.name()));
        let holds = self.sight.filter().filter(|_| command == Command::Filter);
        let holds = holds.map_or_else(String::new, |filter| format!("{} ", filter.text));
        self.begin_line(&format!("{name} {holds}"))
    }

    /// A letter: of the line, or the answer to what was asked once more.
    pub(super) fn type_in_line(&mut self, key: Key) -> Vec<Effect> {
        if self.line().is_some_and(|line| line.sure.is_some()) {
            let yes = self.words.say("yes").chars().next();
            return self.answer_sure(matches!(key.code, KeyCode::Char(c) if Some(c) == yes));
        }
        let Some(line) = self.line_mut() else { return Vec::new() };
        if field::edit(&mut line.input, key) {
            self.line_edited();
        }
        Vec::new()
    }

    /// Yes does what was asked about once more; anything else leaves everything as it was.
    pub(super) fn answer_sure(&mut self, yes: bool) -> Vec<Effect> {
        let Some(line) = self.line_mut() else { return Vec::new() };
        match line.sure.take() {
            Some(meant) if yes => self.do_meant(meant),
            Some(_) => {
                self.tell_line(Some(self.words.say("line-not-done")), false);
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    pub(super) fn paste_in_line(&mut self, text: &str) {
        if self.line().is_some_and(|line| line.sure.is_some()) {
            self.answer_sure(false);
            return;
        }
        let Some(line) = self.line_mut() else { return };
        field::paste(&mut line.input, text);
        self.line_edited();
    }

    fn line_edited(&mut self) {
        if let Some(line) = self.line_mut() {
            (line.completing, line.recalled) = (None, None);
        }
        self.read_line();
    }

    /// What is open may have changed: the line is read anew before it is shown or done.
    pub(super) fn read_line(&mut self) {
        let Some(typed) = self.line().map(|line| line.input.value().to_owned()) else { return };
        let reading = line::read(self, &typed);
        if let Some(line) = self.line_mut() {
            (line.reading, line.told) = (reading, None);
        }
    }

    /// Tab: the line becomes the first row, then the next one.
    pub(super) fn complete_line(&mut self, forward: bool) {
        let Some(line) = self.line_mut() else { return };
        let (rows, at) = match line.completing.take() {
            Some((rows, at)) if !rows.is_empty() => {
                let by = if forward { 1 } else { rows.len() - 1 };
                let at = (at + by) % rows.len();
                (rows, at)
            }
            _ => {
                let typed = line.input.value().trim();
                let rows = line.reading.rows().map(|row| row.whole.clone());
                let rows: Vec<String> = rows.filter(|whole| whole != typed).collect();
                let last = rows.len().saturating_sub(1);
                (rows, if forward { 0 } else { last })
            }
        };
        let Some(row) = rows.get(at) else { return };
        line.input = ready_to_go_on(row);
        line.completing = Some((rows, at));
        self.read_line();
    }

    /// The line becomes this one of its rows.
    pub(super) fn write_line(&mut self, whole: &str) {
        let Some(line) = self.line_mut() else { return };
        (line.input, line.sure) = (ready_to_go_on(whole), None);
        self.line_edited();
    }

    /// Up and down: the lines of this session.
    pub(super) fn recall_line(&mut self, earlier: bool) {
        let Some(recalled) = self.line().map(|line| line.recalled) else { return };
        let wanted = match (recalled, earlier) {
            (None, true) => Some(0),
            (None, false) => return,
            (Some(at), true) => Some(at + 1),
            (Some(at), false) => at.checked_sub(1),
        };
        let text = match wanted {
            None => String::new(),
            Some(at) => match self.lines.back(at) {
                Some(text) => text.clone(),
                None => return,
            },
        };
        if let Some(line) = self.line_mut() {
            line.input = Input::new(text);
            (line.recalled, line.completing) = (wanted, None);
        }
        self.read_line();
    }

    /// Enter: the one meaning is done; otherwise it is said why nothing is.
    pub(super) fn accept_line(&mut self) -> Vec<Effect> {
        self.read_line();
        let Some(line) = self.line_mut() else { return Vec::new() };
        let refused = line.reading.meant().and_then(|meant| meant.refused.clone());
        let meant = line.reading.meant().filter(|meant| meant.refused.is_none());
        let Some(meant) = meant.cloned() else {
            let told = refused.or_else(|| line.reading.fault.clone());
            let several = line.reading.candidates.len() > 1;
            self.tell_line(told, several);
            return Vec::new();
        };
        if meant.weight == Weight::Ends {
            line.sure = Some(meant);
            return Vec::new();
        }
        self.do_meant(meant)
    }

    /// The line has done its work, and what it meant is done.
    fn do_meant(&mut self, meant: Possibility) -> Vec<Effect> {
        let typed = self.line().map(|line| line.input.value().trim().to_owned());
        self.overlays.retain(|overlay| !matches!(overlay, Overlay::Line(_)));
        self.lines.keep(&typed.unwrap_or_default());
        self.do_said(meant.sense, &meant.says)
    }

    fn tell_line(&mut self, told: Option<String>, several: bool) {
        let told = told.or_else(|| several.then(|| self.words.say("line-several")));
        if let Some(line) = self.line_mut() {
            line.told = told;
        }
    }

    /// The command line that is open.
    pub fn line(&self) -> Option<&Line> {
        self.overlays.iter().find_map(|overlay| match overlay {
            Overlay::Line(line) => Some(line.as_ref()),
            _ => None,
        })
    }

    fn line_mut(&mut self) -> Option<&mut Line> {
        self.overlays.iter_mut().find_map(|overlay| match overlay {
            Overlay::Line(line) => Some(line.as_mut()),
            _ => None,
        })
    }

    /// Whether what is typed goes into the command line.
    pub(super) fn is_in_line(&self) -> bool {
        matches!(self.overlay(), Some(Overlay::Line(_)))
    }

    /// Keys of the line; nothing where the key is for something else.
    pub(super) fn command_in_line(&mut self, command: Command) -> Option<Vec<Effect>> {
        if !self.is_in_line() {
            return None;
        }
        if self.line().is_some_and(|line| line.sure.is_some()) {
            // Not done, whatever the key; one that is for something else does its own work as well.
            let effects = self.answer_sure(false);
            return is_of_the_line(command).then_some(effects);
        }
        match command {
            Command::Accept => return Some(self.accept_line()),
            Command::Next => self.complete_line(true),
            Command::Previous => self.complete_line(false),
            Command::Up => self.recall_line(true),
            Command::Down => self.recall_line(false),
            _ => return None,
        }
        Some(Vec::new())
    }
}

/// A row written out, with its cursor where the next word begins.
fn ready_to_go_on(whole: &str) -> Input {
    let gap = if line::awaits_a_value(whole) { "" } else { " " };
    Input::new(format!("{whole}{gap}"))
}

/// Keys that mean something in the line.
fn is_of_the_line(command: Command) -> bool {
    use Command::{Accept, Back, Down, Next, Previous, Up};
    matches!(command, Accept | Back | Down | Next | Previous | Up)
}
