//! The workplace's loop: messages in, one frame out, effects done. It sleeps until a message comes or the
//! model says that its picture changes; it never decides what a message means.

use std::collections::VecDeque;
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use chrono::Utc;
use crossterm::event::{Event, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Size;

use super::clipboard::Clipboard;
use super::documents::{self, DocumentFolder};
use super::drafts::DraftFile;
use super::input::InputThread;
use super::line::{Connect, Effects};
use super::outside::{self, Outside};
use super::recorder::Recording;
use super::screen::Screen;
use super::signals;
use super::terminal::TerminalGuard;
use super::views::{self, ViewsFile};
use super::voice::Voice;
use crate::sentence;
use crate::tui::app::hand::Gesture;
use crate::tui::app::{Effect, Model, Msg, Performed};
use crate::tui::input::{EscapeGuard, Key};
use crate::tui::look::Looks;
use crate::tui::view::{self, Areas};

/// What a workplace runs with.
pub struct Workplace {
    pub model: Model,
    pub looks: Looks,
    pub keep_theme: KeepTheme,
    /// Absent where nothing is to be kept: the demo.
    pub drafts: Option<DraftFile>,
    /// Absent where the user has no configuration directory.
    pub views: Option<ViewsFile>,
    /// Where papers are saved.
    pub documents: Option<DocumentFolder>,
    pub voice: Voice,
    pub clipboard: Clipboard,
    /// Absent unless somebody has asked for it.
    pub recording: Option<Recording>,
    pub connect: Connect,
    /// What a hand may touch of the picture that stands.
    pub areas: Areas,
}

/// Writes the name of a theme into the settings file; or a sentence that says why not.
pub type KeepTheme = Box<dyn Fn(&str) -> Result<(), String>>;

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Its user left, the terminal went, or a signal came.
    Left,
    /// The demonstration is to take its place.
    ForTrial,
}

/// How many messages are taken before a frame is drawn all the same.
const MOST_BEFORE_A_FRAME: usize = 1_000;

/// What reaches the loop.
enum Heard {
    Outside(Outside),
    Resized(Size),
    Mouse(MouseEvent),
}

impl Workplace {
    /// Runs until the user leaves, the terminal goes or a signal comes. The first frame is drawn before
    /// anything is asked of the server.
    ///
    /// # Errors
    /// The terminal cannot be set up, or the first frame not written.
    pub fn run(mut self, tasks: &tokio::runtime::Handle) -> io::Result<Ended> {
        let term = std::env::var("TERM").ok();
        let guard = TerminalGuard::enter(term.as_deref(), self.model.hand.mouse)?;
        let mut screen = Screen::new(io::stdout())?;
        if let Some(recording) = &mut self.recording {
            let Size { width, height } = screen.size();
            recording.begin((width, height), &self.model.words);
        }
        self.draw(&mut screen)?;

        let (tell, heard) = channel();
        let _ = tell.send(Heard::Outside(Outside::Msg(window(&screen))));
        // Before anything of the server's: the first data lead back to where the desk was.
        if let Some(drafts) = &self.drafts {
            for msg in drafts.session().into_iter().chain(drafts.written()) {
                let _ = tell.send(Heard::Outside(Outside::Msg(msg)));
            }
        }
        let (effects, keyboard) = start(tasks, &self.connect, &tell)?;
        let ended = self.attend(&mut screen, &guard, &heard, &effects);
        if ended.is_err() {
            // What was written is kept, whatever has become of the terminal.
            let _ = self.take(Msg::Leave, &mut screen, &guard, &effects);
        }
        drop(effects);
        if let Ok(Ended::ForTrial) = ended {
            keyboard.end();
        }
        ended
    }

    fn attend(
        &mut self,
        screen: &mut Screen<io::Stdout>,
        guard: &TerminalGuard,
        heard: &Receiver<Heard>,
        effects: &Effects,
    ) -> io::Result<Ended> {
        loop {
            let wait = (self.model.wake_at() - Utc::now()).to_std().unwrap_or(Duration::ZERO);
            let first = match heard.recv_timeout(wait) {
                Ok(first) => first,
                Err(RecvTimeoutError::Timeout) => Heard::Outside(Outside::Msg(Msg::Wake)),
                Err(RecvTimeoutError::Disconnected) => return Ok(Ended::Left),
            };
            let more = std::iter::from_fn(|| heard.try_recv().ok()).take(MOST_BEFORE_A_FRAME);
            for one in std::iter::once(first).chain(more) {
                match one {
                    Heard::Outside(Outside::Msg(msg)) => {
                        if let Some(ended) = self.take(msg, screen, guard, effects)? {
                            return Ok(ended);
                        }
                    }
                    Heard::Resized(size) => {
                        screen.resize(size);
                        if let Some(ended) = self.take(window(screen), screen, guard, effects)? {
                            return Ok(ended);
                        }
                    }
                    Heard::Mouse(event) => {
                        // It means what the hand saw, whatever was heard since.
                        let meant = gesture(&self.areas, event);
                        let Some(gesture) = meant else { continue };
                        if let Some(ended) = self.take(Msg::Hand(gesture), screen, guard, effects)? {
                            return Ok(ended);
                        }
                    }
                    Heard::Outside(Outside::HungUp) => {
                        self.take(Msg::Leave, screen, guard, effects)?;
                        return Ok(Ended::Left);
                    }
                }
            }
            if self.draw(screen).is_err() {
                // A terminal that cannot be written is gone, whether or not anybody was told of it.
                self.take(Msg::Leave, screen, guard, effects)?;
                return Ok(Ended::Left);
            }
        }
    }

    /// Answers how the desk is to end, if it is.
    fn take(
        &mut self,
        msg: Msg,
        screen: &mut Screen<io::Stdout>,
        guard: &TerminalGuard,
        effects: &Effects,
    ) -> io::Result<Option<Ended>> {
        let mut waiting = VecDeque::from([msg]);
        while let Some(msg) = waiting.pop_front() {
            for effect in self.update(msg) {
                match effect {
                    Effect::Quit => return Ok(Some(Ended::Left)),
                    Effect::Trial => return Ok(Some(Ended::ForTrial)),
                    Effect::Redraw => screen.redraw(),
                    Effect::Mouse(on) => guard.mouse(on)?,
                    Effect::LookAround => {
                        // Keys that were pressed since may have changed the picture.
                        self.draw(screen)?;
                        let aims = self.areas.in_sight().map(|area| area.aim.clone()).collect();
                        waiting.push_back(Msg::InSight(aims));
                    }
                    Effect::Announce(text) => screen.say(&self.voice.bytes(&text)),
                    Effect::Suspend if signals::has_a_shell() => {
                        guard.suspend()?;
                        signals::stop_this_process()?;
                        guard.resume()?;
                        screen.redraw();
                    }
                    other => match self.perform(&other, screen) {
                        Some(performed) => waiting.extend(performed.map(Msg::Performed)),
                        None => {
                            let _ = effects.send(other);
                        }
                    },
                }
            }
            let ended = self.recording.as_mut().and_then(Recording::why_ended);
            waiting.extend(ended.map(|cause| Msg::Performed(Performed::NotRecorded(cause))));
        }
        Ok(None)
    }

    /// What the model makes of a message; a recording has it first.
    fn update(&mut self, msg: Msg) -> Vec<Effect> {
        let clock = Utc::now();
        if let Some(recording) = &mut self.recording {
            recording.heard(&self.model, &msg, clock);
        }
        self.model.update(msg, clock)
    }

    /// What is done here, and what came of it where that is to be told; none for what is done elsewhere.
    fn perform(&self, effect: &Effect, screen: &mut Screen<io::Stdout>) -> Option<Option<Performed>> {
        Some(match effect {
            Effect::Copy(text) => match self.clipboard.bytes(text) {
                Some(bytes) => {
                    screen.say(&bytes);
                    None
                }
                None => Some(Performed::NotCopied),
            },
            Effect::SaveDrafts(drafts) => self.save(|file| file.write(drafts)),
            Effect::SaveSlips(slips) => self.save(|file| file.write_slips(slips)),
            // Nothing that was written hangs on it.
            Effect::KeepBookmark(it) => {
                let _ = self.drafts.as_ref().map(|file| file.write_session(it.clone()));
                None
            }
            Effect::KeepView(view) => {
                let kept = views::keep(self.views.as_ref(), view, &self.model.words);
                kept.err().map(Performed::ViewNotKept)
            }
            Effect::SavePaper(name, document) => {
                let folder = self.documents.as_ref();
                let saved = documents::save(folder, name, document, &self.model.words);
                Some(Performed::PaperSaved(saved))
            }
            Effect::KeepTheme(name) => Some(Performed::ThemeKept((self.keep_theme)(name))),
            Effect::Suspend => Some(Performed::NotSuspended),
            _ => return None,
        })
    }

    fn save(&self, write: impl FnOnce(&DraftFile) -> io::Result<()>) -> Option<Performed> {
        Some(match self.drafts.as_ref().map(write)? {
            Ok(()) => Performed::DraftsSaved,
            Err(error) => Performed::DraftsNotSaved(sentence::disk(&self.model.words, &error)),
        })
    }

    fn draw(&mut self, screen: &mut Screen<io::Stdout>) -> io::Result<()> {
        // What somebody has seen is in the file, whatever ends the program.
        if let Some(recording) = &mut self.recording {
            recording.frame(&self.model.words);
        }
        let (model, look) = (&self.model, self.looks.named(self.model.theme()));
        let areas = &mut self.areas;
        screen.draw(|frame| *areas = view::draw_for_a_hand(model, look, frame)).map(|_| ())
    }
}

fn window(screen: &Screen<io::Stdout>) -> Msg {
    let Size { width, height } = screen.size();
    Msg::Window(width, height)
}

/// Starts everything that talks to the loop: the keyboard, and what lies outside.
fn start(
    tasks: &tokio::runtime::Handle,
    connect: &Connect,
    tell: &Sender<Heard>,
) -> io::Result<(Effects, InputThread)> {
    let typed = tell.clone();
    let over_ssh = std::env::var_os("SSH_TTY").is_some();
    let keyboard = InputThread::start(EscapeGuard::for_terminal(over_ssh), move |event| {
        let heard = match event {
            Ok(event) => heard(event),
            Err(_) => Some(Heard::Outside(Outside::HungUp)),
        };
        heard.is_none_or(|heard| typed.send(heard).is_ok())
    })?;

    let told = tell.clone();
    let effects =
        outside::listen(tasks, connect, Arc::new(move |heard| told.send(Heard::Outside(heard)).is_ok()));
    Ok((effects, keyboard))
}

fn heard(event: Event) -> Option<Heard> {
    match event {
        Event::Key(key) => Key::of(&key).map(|key| Heard::Outside(Outside::Msg(Msg::Key(key)))),
        Event::Paste(text) => Some(Heard::Outside(Outside::Msg(Msg::Paste(text)))),
        Event::Resize(width, height) => Some(Heard::Resized(Size { width, height })),
        Event::Mouse(event) => Some(Heard::Mouse(event)),
        Event::FocusGained | Event::FocusLost => None,
    }
}

/// What a report of the mouse means on this picture; nothing where nothing stands that could be touched.
fn gesture(areas: &Areas, event: MouseEvent) -> Option<Gesture> {
    let area = areas.at(event.column, event.row)?;
    let aim = area.aim.clone();
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => {
            Some(Gesture::Click { on: aim, column: event.column - area.place.x })
        }
        MouseEventKind::ScrollUp => Some(Gesture::Wheel { over: aim, down: false }),
        MouseEventKind::ScrollDown => Some(Gesture::Wheel { over: aim, down: true }),
        _ => None,
    }
}
