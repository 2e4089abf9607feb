//! The loop of the linear workplace: lines in, lines out. It prints a page once what was asked of the server
//! has come, takes the next line only then, and never writes a control character.

mod awaited;
mod reader;
mod voice;

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use chrono::Utc;

use super::documents::{self, DocumentFolder};
use super::drafts::DraftFile;
use super::line::{Connect, Effects};
use super::outside::{self, Outside};
use super::views::{self, ViewsFile};
use crate::sentence;
use crate::tui::app::{Effect, Link, Model, Msg, Performed};
use crate::tui::face::Face;
use crate::tui::linear::news::News;
use crate::tui::linear::{Heard, Linear, wall};
use awaited::Awaited;
use reader::Reader;
use voice::Voice;

/// What a linear workplace runs with.
pub struct LinearWorkplace {
    pub model: Model,
    /// Absent where nothing is to be kept: the demo.
    pub drafts: Option<DraftFile>,
    /// Absent where there is no configuration directory.
    pub views: Option<ViewsFile>,
    /// Where papers are saved.
    pub documents: Option<DocumentFolder>,
    pub connect: Connect,
}

/// How it ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Ended {
    /// Its reader left, or what was typed came to its end.
    Left,
    /// Nobody was there to wait for a server that was never reached: a sentence that says why.
    Unreached(String),
}

/// How long a page waits for what was asked of the server.
const PATIENCE: Duration = Duration::from_secs(3);
/// How long the first page waits for the first data.
const PATIENCE_AT_START: Duration = Duration::from_secs(10);
/// A room that looks at the board hears it at most this often.
const WALL_EVERY: Duration = Duration::from_secs(60);

/// What reaches the loop.
enum Incoming {
    Outside(Outside),
    Line(String),
    /// There is no more to read.
    End,
}

/// What is still to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd)]
enum Due {
    Nothing,
    Question,
    Page,
}

/// A workplace at work.
struct Session {
    model: Model,
    drafts: Option<DraftFile>,
    views: Option<ViewsFile>,
    documents: Option<DocumentFolder>,
    linear: Linear,
    news: News,
    voice: Voice<io::Stdout>,
    effects: Effects,
    awaited: Awaited,
    due: Due,
    /// Since when it is due.
    since: Instant,
    /// Read, and not yet taken.
    typed: Option<String>,
    /// There is no more to read.
    ended: bool,
    /// The first page was read.
    begun: bool,
    /// The board as it was said last, and when.
    wall: (Vec<String>, Option<Instant>),
}

impl LinearWorkplace {
    /// Runs until its reader leaves, what is typed comes to its end, or a signal comes.
    ///
    /// # Errors
    /// The output cannot be written; that nobody reads it any more is none.
    pub fn run(self, tasks: &tokio::runtime::Handle) -> io::Result<Ended> {
        let (tell, heard) = channel();
        let told = tell.clone();
        let tell_outside = Arc::new(move |one| told.send(Incoming::Outside(one)).is_ok());
        // Before anything of the server's, as in the other workplace.
        if let Some(drafts) = &self.drafts {
            for msg in drafts.written() {
                let _ = tell.send(Incoming::Outside(Outside::Msg(msg)));
            }
        }
        let effects = outside::listen(tasks, &self.connect, tell_outside);
        let reads = self.model.face != Face::Wall;
        let reader = reads.then(|| {
            Reader::start(move |line| {
                let one = line.map_or(Incoming::End, Incoming::Line);
                tell.send(one).is_ok()
            })
        });
        let reader = reader.transpose()?;
        let mut session = Session::new(self, effects);
        match session.attend(&heard, reader.as_ref()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                session.take(Msg::Leave)?;
                Ok(Ended::Left)
            }
            Err(error) => {
                session.take(Msg::Leave)?;
                Err(error)
            }
            ended => ended,
        }
    }
}

impl Session {
    fn new(workplace: LinearWorkplace, effects: Effects) -> Self {
        Self {
            model: workplace.model,
            drafts: workplace.drafts,
            views: workplace.views,
            documents: workplace.documents,
            linear: Linear::default(),
            news: News::default(),
            voice: Voice::of_this_process(),
            effects,
            awaited: Awaited::default(),
            due: Due::Page,
            since: Instant::now(),
            typed: None,
            ended: false,
            begun: false,
            wall: (Vec::new(), None),
        }
    }

    fn attend(&mut self, heard: &Receiver<Incoming>, reader: Option<&Reader>) -> io::Result<Ended> {
        let connecting = self.model.words.say("linear-connecting");
        self.voice.line(&connecting)?;
        loop {
            if self.due > Due::Nothing && self.is_settled() {
                self.read()?;
            }
            if self.due == Due::Nothing {
                match self.typed.take() {
                    Some(line) => {
                        if self.hear(&line)? {
                            return self.left();
                        }
                        continue;
                    }
                    None if self.ended => return self.end_of_input(),
                    None => reader.into_iter().for_each(Reader::next),
                }
            }
            let first = match heard.recv_timeout(self.wait()) {
                Ok(first) => first,
                Err(RecvTimeoutError::Timeout) => Incoming::Outside(Outside::Msg(Msg::Wake)),
                Err(RecvTimeoutError::Disconnected) => return self.left(),
            };
            for one in std::iter::once(first).chain(std::iter::from_fn(|| heard.try_recv().ok())) {
                if self.receive(one)? {
                    return self.left();
                }
            }
            self.tell_news()?;
        }
    }

    /// Until the model changes by itself, or a page has waited long enough.
    fn wait(&self) -> Duration {
        let wake = (self.model.wake_at() - Utc::now()).to_std().unwrap_or(Duration::ZERO);
        match self.due {
            Due::Nothing => wake,
            _ => wake.min(self.patience().saturating_sub(self.since.elapsed())),
        }
    }

    fn patience(&self) -> Duration {
        if self.begun { PATIENCE } else { PATIENCE_AT_START }
    }

    /// Whether what is to be read is whole: everything asked for has come, and the feed has told of it.
    fn is_settled(&self) -> bool {
        if self.since.elapsed() >= self.patience() {
            return true;
        }
        match self.model.link {
            Link::Starting => false,
            Link::Down { .. } | Link::Broken(_) => true,
            Link::Up => {
                let known = self.model.contract().is_some() && !self.model.replica.awaits_snapshot();
                known
                    && self.model.outbox.pending.is_empty()
                    && self.awaited.is_over(self.model.replica.seq)
            }
        }
    }

    /// Answers whether the workplace is to end.
    fn receive(&mut self, one: Incoming) -> io::Result<bool> {
        match one {
            Incoming::Outside(Outside::Msg(msg)) => return self.take(msg),
            Incoming::Outside(Outside::HungUp) => return self.take(Msg::Leave),
            Incoming::Line(line) => {
                self.voice.entered()?;
                self.typed = Some(line);
            }
            Incoming::End => self.ended = true,
        }
        Ok(false)
    }

    /// Answers whether the workplace is to end.
    fn take(&mut self, msg: Msg) -> io::Result<bool> {
        self.awaited.came(&msg);
        for effect in self.model.update(msg, Utc::now()) {
            self.awaited.asked(&effect);
            match effect {
                Effect::Quit => return Ok(true),
                // What rings is told in a line of its own; there are no panes, and nobody looks or clicks.
                Effect::Announce(_)
                | Effect::KeepBookmark(_)
                | Effect::LookAround
                | Effect::Mouse(_) => {}
                Effect::Redraw => self.is_due(Due::Page),
                Effect::Suspend if !super::signals::has_a_shell() => self.model.not_suspended(),
                Effect::Suspend => {
                    super::signals::stop_this_process()?;
                    self.is_due(Due::Question);
                }
                Effect::KeepView(view) => {
                    if let Err(cause) = views::keep(self.views.as_ref(), &view, &self.model.words) {
                        self.model.view_not_kept(&cause);
                    }
                }
                Effect::SavePaper(name, document) => {
                    let folder = self.documents.as_ref();
                    let saved = documents::save(folder, &name, &document, &self.model.words);
                    let saved = Msg::Performed(Performed::PaperSaved(saved));
                    self.model.update(saved, Utc::now());
                }
                Effect::SaveDrafts(drafts) => self.save(|file| file.write(&drafts)),
                Effect::SaveSlips(slips) => self.save(|file| file.write_slips(&slips)),
                other => {
                    let _ = self.effects.send(other);
                }
            }
        }
        Ok(false)
    }

    fn save(&mut self, write: impl FnOnce(&DraftFile) -> io::Result<()>) {
        match self.drafts.as_ref().map(write) {
            None => {}
            Some(Ok(())) => self.model.drafts_saved(),
            Some(Err(error)) => {
                let cause = sentence::disk(&self.model.words, &error);
                self.model.drafts_not_saved(&cause);
            }
        }
    }

    /// What has come by itself, and then the question again; or another page.
    fn tell_news(&mut self) -> io::Result<()> {
        if self.model.face == Face::Wall {
            return self.tell_wall();
        }
        let news = self.news.since(&self.model);
        if !news.is_empty() {
            self.is_due(Due::Question);
        }
        for line in &news {
            self.voice.line(line)?;
        }
        if self.linear.has_moved(&self.model) {
            self.is_due(Due::Page);
        }
        Ok(())
    }

    /// The board, when it has changed and was not said just now.
    fn tell_wall(&mut self) -> io::Result<()> {
        self.due = Due::Nothing;
        let lately = self.wall.1.is_some_and(|said| said.elapsed() < WALL_EVERY);
        if lately || self.model.link == Link::Starting {
            return Ok(());
        }
        let lines = wall::lines(&self.model);
        if lines != self.wall.0 {
            lines.iter().try_for_each(|line| self.voice.line(line))?;
            self.wall = (lines, Some(Instant::now()));
        }
        Ok(())
    }

    fn is_due(&mut self, due: Due) {
        if self.due == Due::Nothing {
            self.since = Instant::now();
        }
        if due > self.due {
            self.due = due;
        }
    }

    /// Reads what is due: the page, or its question alone.
    fn read(&mut self) -> io::Result<()> {
        // What settled may have moved it since.
        let page = match self.due == Due::Page || self.linear.has_moved(&self.model) {
            true => {
                let page = self.linear.read(&self.model);
                page.lines().iter().try_for_each(|line| self.voice.line(line))?;
                page
            }
            false => self.linear.page(),
        };
        self.voice.question(&page.question)?;
        (self.due, self.begun) = (Due::Nothing, true);
        Ok(())
    }

    /// Takes a line; answers whether the workplace is to end.
    fn hear(&mut self, line: &str) -> io::Result<bool> {
        self.due = Due::Nothing;
        match self.linear.hear(&self.model, line) {
            Heard::Again => self.is_due(Due::Page),
            Heard::Refused(sentence) => {
                self.voice.line(&sentence)?;
                self.is_due(Due::Question);
            }
            Heard::Say(said) => return self.say(said),
            Heard::Understood(echo, said) => {
                self.voice.line(&echo)?;
                return self.say(said);
            }
        }
        self.tell_news()?;
        Ok(false)
    }

    fn say(&mut self, said: Vec<crate::tui::app::saying::Said>) -> io::Result<bool> {
        self.is_due(Due::Question);
        for said in said {
            if self.take(Msg::Said(said))? {
                return Ok(true);
            }
        }
        self.tell_news()?;
        Ok(false)
    }

    /// Nothing more will be typed: everything is kept, and that is all.
    fn end_of_input(&mut self) -> io::Result<Ended> {
        self.take(Msg::Leave)?;
        if self.model.contract().is_none()
            && let Some(sentence) = crate::tui::linear::why_not_connected(&self.model)
        {
            return Ok(Ended::Unreached(sentence));
        }
        let words = std::sync::Arc::clone(&self.model.words);
        self.voice.line(&words.say("linear-end-of-input"))?;
        self.left()
    }

    /// What stays behind is named.
    fn left(&mut self) -> io::Result<Ended> {
        let words = std::sync::Arc::clone(&self.model.words);
        let on_the_way = self.model.outbox.sheets().count();
        let kept = self.model.papers.sheets().len() + on_the_way;
        if kept > 0 {
            let key = if self.drafts.is_some() { "linear-kept" } else { "linear-not-kept" };
            self.voice.line(&words.say_with(key, &[("count", kept.into())]))?;
        }
        if !self.ended {
            self.voice.line(&words.say("linear-goodbye"))?;
        }
        Ok(Ended::Left)
    }
}
