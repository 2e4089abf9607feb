//! Somebody who hears a workplace and types, at a real server.

use std::sync::Arc;

use centralino::tui::app::Msg;
use centralino::tui::app::saying::Said;
use centralino::tui::command::Command;
use centralino::tui::linear::news::News;
use centralino::tui::linear::{Heard, Linear};
use centralino::words::{Language, Words};

use crate::shift::Shift;

/// Somebody who hears and types.
pub struct Ear {
    pub shift: Shift,
    pub linear: Linear,
    news: News,
    /// Everything since the last line typed.
    pub heard: Vec<String>,
    leaves: bool,
}

impl Ear {
    pub fn begin() -> Self {
        Self::of(Shift::begin(80, 24))
    }

    /// A technician who hears.
    pub fn in_the_field() -> Self {
        Self::of(Shift::in_the_field(80, 24))
    }

    pub fn of(mut shift: Shift) -> Self {
        shift.model.words = Arc::new(Words::spoken(Language::Italian));
        let (linear, news) = (Linear::default(), News::default());
        let mut ear = Self { shift, linear, news, heard: Vec::new(), leaves: false };
        ear.listens();
        ear
    }

    /// What has come by itself, and the page if it is another.
    pub fn listens(&mut self) {
        self.heard.extend(self.news.since(&self.shift.model));
        if self.linear.has_moved(&self.shift.model) {
            self.reads();
        }
    }

    fn reads(&mut self) {
        let page = self.linear.read(&self.shift.model);
        self.heard.extend(page.lines());
        self.heard.push(page.question.clone());
    }

    pub fn types(&mut self, line: &str) {
        self.heard.clear();
        let said = match self.linear.hear(&self.shift.model, line) {
            Heard::Say(said) => said,
            Heard::Understood(echo, said) => {
                self.heard.push(echo);
                said
            }
            Heard::Again => {
                self.reads();
                Vec::new()
            }
            Heard::Refused(sentence) => {
                self.heard.push(sentence);
                Vec::new()
            }
        };
        self.leaves = said.contains(&Said::Command(Command::Quit));
        for said in said {
            self.shift.hear(Msg::Said(said));
        }
        self.listens();
    }

    pub fn answers(&mut self, lines: &[&str]) {
        lines.iter().for_each(|line| self.types(line));
    }

    #[track_caller]
    pub fn hears(&self, words: &str) {
        let heard = self.heard.join("\n");
        assert!(heard.contains(words), "«{words}» was not said:\n{heard}");
    }

    #[track_caller]
    pub fn does_not_hear(&self, words: &str) {
        let heard = self.heard.join("\n");
        assert!(!heard.contains(words), "«{words}» was said:\n{heard}");
    }

    /// The leak of every day: a known caller, one of her rooms, people at risk.
    pub fn registers_a_leak(&mut self) {
        self.shift.rings("0000 000 111");
        self.answers(&["1", "ria", "1", "", "idr", "perdita d'acqua", "s", "n", "n", ""]);
        self.hears("Riepilogo");
    }
}
