//! The file of a recording: new, and its owner's alone. Whatever becomes of it, the workplace goes on.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use crate::domain::time::Timestamp;
use crate::tui::app::{Model, Msg};
use crate::tui::recording::start::Start;
use crate::tui::recording::writing::{RecordError, Recorder};
use crate::words::Words;

/// A session that is being recorded.
#[derive(Debug)]
pub struct Recording {
    state: State,
    /// Why it has ended, until that is told: a sentence.
    ended: Option<String>,
}

#[derive(Debug)]
enum State {
    Ready { file: File, start: Box<Start>, masked: bool },
    Writing(Recorder<File>),
    Ended,
}

impl Recording {
    /// A file of this name, which is not there yet.
    ///
    /// # Errors
    /// It is there, or cannot be made.
    pub fn create(path: &Path, start: Start, masked: bool) -> io::Result<Self> {
        let file = OpenOptions::new().create_new(true).write(true).mode(0o600).open(path)?;
        let state = State::Ready { file, start: Box::new(start), masked };
        Ok(Self { state, ended: None })
    }

    /// The first line, once the size of the screen is known.
    pub fn begin(&mut self, size: (u16, u16), words: &Words) {
        let State::Ready { file, start, masked } = std::mem::replace(&mut self.state, State::Ended)
        else {
            return;
        };
        match Recorder::begin(file, &start, size, words, masked) {
            Ok(recorder) => self.state = State::Writing(recorder),
            Err(error) => self.end(&error, words),
        }
    }

    /// What the workplace is about to take.
    pub fn heard(&mut self, model: &Model, msg: &Msg, clock: Timestamp) {
        let State::Writing(recorder) = &mut self.state else { return };
        if let Err(error) = recorder.heard(model, msg, clock) {
            self.end(&error, &model.words);
        }
    }

    /// The screen is about to be drawn.
    pub fn frame(&mut self, words: &Words) {
        let State::Writing(recorder) = &mut self.state else { return };
        if let Err(error) = recorder.frame() {
            self.end(&error, words);
        }
    }

    fn end(&mut self, error: &RecordError, words: &Words) {
        self.state = State::Ended;
        self.ended = Some(match error {
            RecordError::TooLong => words.say("recording-too-long"),
            RecordError::Failed(cause) => cause.to_string(),
        });
    }

    /// Why it has ended, told once.
    pub fn why_ended(&mut self) -> Option<String> {
        self.ended.take()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::app::theming::Theming;
    use crate::tui::command::Command;
    use crate::tui::face::Face;
    use crate::tui::input::Keymap;

    fn start() -> Start {
        Start {
            face: Face::Desk,
            trial: false,
            mouse: false,
            session: uuid::Uuid::nil(),
            began: "2026-11-23T13:29:46Z".parse().unwrap(),
            keymap: Keymap::<Command>::load("default", &[]).unwrap().to_text(),
            theming: Theming::default(),
            views: Vec::new(),
            views_fault: None,
        }
    }

    #[test]
    fn the_file_is_its_owners_and_none_is_written_over() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("session.jsonl");
        let words = Words::italian();
        let mut recording = Recording::create(&path, start(), true).unwrap();
        recording.begin((80, 24), &words);
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let again = Recording::create(&path, start(), true).unwrap_err();
        assert_eq!(again.kind(), io::ErrorKind::AlreadyExists);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.starts_with(r#"{"#) && text.contains(r#""centralino-recording":1"#), "{text}");
    }

    #[test]
    fn a_full_disk_ends_the_recording_and_nothing_else() {
        let words = Words::italian();
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let state = State::Ready { file: full, start: Box::new(start()), masked: false };
        let mut recording = Recording { state, ended: None };
        recording.begin((80, 24), &words);
        assert!(recording.why_ended().is_some());
        recording.frame(&words);
        assert_eq!(recording.why_ended(), None, "it is told once");
    }
}
