//! What comes by itself while one reads or types: a call, a deadline passed, the number to tell, the line to
//! the server. One line each, each said once. It asks nothing.

use std::collections::BTreeSet;

use super::{lists, reach, spoken, start};
use crate::domain::code::{CallNumber, TicketNumber};
use crate::domain::time::Timestamp;
use crate::tui::app::notices::{Kind, Notice};
use crate::tui::app::outbox::Pending;
use crate::tui::app::request::Request;
use crate::tui::app::{Link, Model, Told};
use crate::tui::command::Command;
use crate::tui::look::Meaning;
use crate::tui::view::sheet;
use crate::words::Words;

/// What was said already.
#[derive(Clone, Debug, Default)]
pub struct News {
    /// Up to when deadlines were looked at (UTC); none before the first data came: what stood then is on
    /// the first page.
    looked_at: Option<Timestamp>,
    ringing: BTreeSet<CallNumber>,
    notice: Option<(String, Timestamp)>,
    told: Option<Told>,
    to_tell: Vec<(TicketNumber, String)>,
    down: bool,
}

impl News {
    /// What has happened since it was last asked, the gravest first.
    pub fn since(&mut self, model: &Model) -> Vec<String> {
        let first = self.looked_at.is_none();
        if first && model.contract().is_none() {
            return self.notice(model).into_iter().collect();
        }
        let mut news = Vec::new();
        news.extend(self.line(model).filter(|_| !first));
        let (rings, late) = (self.rings(model), self.passed(model));
        if !first {
            news.extend(rings);
            news.extend(late);
        }
        news.extend(self.told(model));
        news.extend(self.late_numbers(model));
        news.extend(self.notice(model));
        news.iter().map(|line| spoken::line(line)).collect()
    }

    /// The line to the server went, or came back.
    fn line(&mut self, model: &Model) -> Option<String> {
        let down = matches!(model.link, Link::Down { .. } | Link::Broken(_));
        if std::mem::replace(&mut self.down, down) == down {
            return None;
        }
        let told = start::link(model).unwrap_or_else(|| model.words.say("linear-line-is-back"));
        Some(grave(&model.words, &told))
    }

    /// Calls that began to ring.
    fn rings(&mut self, model: &Model) -> Vec<String> {
        if !model.face.takes_calls() {
            return Vec::new();
        }
        let now: BTreeSet<CallNumber> = model.waiting().map(|row| row.call.number).collect();
        let new = now.difference(&self.ringing).filter(|number| !is_own(model, **number));
        let new = new.filter_map(|number| model.replica.calls.get(number));
        let told = new.map(|row| {
            let args = [("who", lists::caller(model, row).into())];
            fresh(&model.words, &model.words.say_with("linear-new-call", &args))
        });
        let told = told.collect();
        self.ringing = now;
        told
    }

    /// Deadlines that passed.
    fn passed(&mut self, model: &Model) -> Vec<String> {
        let from = self.looked_at.replace(model.now).unwrap_or(model.now);
        let passed = model.deadlines_passed(from).into_iter();
        let told = passed.filter_map(|(due, number)| {
            let row = model.replica.tickets.get(&number)?;
            let clock = model.clock_due(number, due)?;
            let args = [("ticket", lists::with_clock(model, row, &clock).into())];
            Some(fresh(&model.words, &model.words.say_with("linear-passed", &args)))
        });
        told.collect()
    }

    /// The number to tell the caller, or what to note on paper.
    fn told(&mut self, model: &Model) -> Option<String> {
        // What is on its way is told when it has come.
        if self.told == model.told || model.told == Some(Told::Sending) {
            return None;
        }
        self.told.clone_from(&model.told);
        sheet::told_sentence(model).map(|(_, sentence)| sentence)
    }

    /// Numbers that came after their callers had hung up.
    fn late_numbers(&mut self, model: &Model) -> Vec<String> {
        let new = model.to_tell.iter().filter(|told| !self.to_tell.contains(told));
        let told = new.map(|(number, who)| {
            let args = [("number", number.0.into()), ("who", who.into())];
            grave(&model.words, &model.words.say_with("still-to-tell", &args))
        });
        let told = told.collect();
        self.to_tell.clone_from(&model.to_tell);
        told
    }

    /// Warnings, refusals and what else is said in one line for a moment.
    fn notice(&mut self, model: &Model) -> Option<String> {
        // A deadline that passes is told in a line of its own.
        let notice = model.notices.shown().filter(|notice| notice.kind != Kind::Behind);
        let now = notice.map(|notice| notice.sentence.clone()).zip(model.notices.wake_at());
        if self.notice == now {
            return None;
        }
        self.notice = now;
        notice.map(|notice| in_words(&model.words, notice))
    }
}

/// Whether a call was begun here by hand: its number may still be on the way.
fn is_own(model: &Model, number: CallNumber) -> bool {
    let asked = |pending: &Pending| matches!(pending.request, Request::NewCall(_));
    let written = model.papers.sheets().iter().any(|sheet| sheet.number() == Some(number));
    written || model.outbox.pending.iter().any(asked)
}

fn in_words(words: &Words, notice: &Notice) -> String {
    match notice.meaning {
        _ if notice.kind == Kind::Alerts => fresh(words, &notice.sentence),
        _ if notice.kind == Kind::Undo => {
            let name = reach::spoken_name(words, Command::Undo);
            let args = [("done", notice.sentence.as_str().into()), ("name", name.into())];
            words.say_with("linear-undo-offer", &args)
        }
        Meaning::Warning | Meaning::Error | Meaning::Overdue => grave(words, &notice.sentence),
        _ => notice.sentence.clone(),
    }
}

/// `Novità: …`
fn fresh(words: &Words, what: &str) -> String {
    words.say_with("linear-news", &[("what", what.into())])
}

/// `Attenzione: …`
fn grave(words: &Words, what: &str) -> String {
    words.say_with("linear-attention", &[("what", what.into())])
}
