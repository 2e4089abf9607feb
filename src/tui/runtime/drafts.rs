//! What a desk leaves on disk for the next start, readable by its owner only (mode 0600): a file of sheets, one of
//! forms and one that says where the desk was. Each is replaced as a whole, so that a kill at any moment leaves the
//! one before or the one after; none that cannot be read stops anybody from working.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::tui::app::Msg;
use crate::tui::app::bookmark::Bookmark;
use crate::tui::app::draft::Draft;
use crate::tui::app::slip::Slip;

/// The files of one desk.
#[derive(Clone, Debug)]
pub struct DraftFile {
    /// Of sheets.
    path: PathBuf,
    /// Of forms.
    slips: PathBuf,
    /// Of where it was.
    session: PathBuf,
    /// Held as long as the desk runs: a second desk of the same user has a file of its own.
    _lock: std::sync::Arc<std::fs::File>,
}

/// How many desks one user can have open at a time.
const MOST_DESKS: u32 = 64;
/// The form of the file of where a desk was. One of a later form is not read.
const SESSION_VERSION: u32 = 1;

/// Where a desk was, as it is on disk.
#[derive(Serialize, Deserialize)]
struct Session {
    version: u32,
    #[serde(flatten)]
    bookmark: Bookmark,
}

impl DraftFile {
    /// The first file in the folder that no other desk holds: a desk that was killed leaves its drafts
    /// to the next one.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn open(folder: &Path) -> io::Result<Self> {
        std::fs::create_dir_all(folder)?;
        for desk in 1..=MOST_DESKS {
            let lock = private(&folder.join(format!("drafts-{desk}.lock")))?;
            if lock.try_lock().is_ok() {
                let path = folder.join(format!("drafts-{desk}.json"));
                let slips = folder.join(format!("actions-{desk}.json"));
                let session = folder.join(format!("session-{desk}.json"));
                return Ok(Self { path, slips, session, _lock: std::sync::Arc::new(lock) });
            }
        }
        Err(io::Error::other("too many desks"))
    }

    /// What was written and is left here, as the workplace is told of it. A file that cannot be read is kept aside
    /// under another name, and that is told too.
    pub fn written(&self) -> Vec<Msg> {
        let told = [
            read(&self.path).map(|drafts| drafts.map(Msg::Drafts)),
            read(&self.slips).map(|slips| slips.map(Msg::Slips)),
        ];
        told.into_iter().filter_map(as_message).collect()
    }

    /// Where the desk was left, as [`DraftFile::written`].
    pub fn session(&self) -> Option<Msg> {
        as_message(match read::<Session>(&self.session) {
            Ok(Some(session)) if session.version > SESSION_VERSION => Err(keep_aside(&self.session)),
            read => read.map(|session| session.map(|session| Msg::Bookmark(session.bookmark))),
        })
    }

    /// Replaces the drafts; they are on disk when this returns.
    ///
    /// # Errors
    /// The disk is full, or the folder is gone.
    pub fn write(&self, drafts: &[Draft]) -> io::Result<()> {
        write(&self.path, drafts)
    }

    /// Replaces the forms, as [`DraftFile::write`].
    ///
    /// # Errors
    /// As there.
    pub fn write_slips(&self, slips: &[Slip]) -> io::Result<()> {
        // Most desks never leave one.
        if slips.is_empty() && !self.slips.exists() {
            return Ok(());
        }
        write(&self.slips, slips)
    }

    /// Replaces where the desk was, as [`DraftFile::write`].
    ///
    /// # Errors
    /// As there.
    pub fn write_session(&self, bookmark: Bookmark) -> io::Result<()> {
        write(&self.session, &Session { version: SESSION_VERSION, bookmark })
    }
}

/// A file that could not be read, under its new name.
struct NotRead {
    file: String,
    aside: String,
}

fn as_message(read: Result<Option<Msg>, NotRead>) -> Option<Msg> {
    read.unwrap_or_else(|NotRead { file, aside }| Some(Msg::NotRead { file, aside }))
}

/// None where there is no file.
fn read<T: DeserializeOwned>(path: &Path) -> Result<Option<T>, NotRead> {
    match std::fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(_) => Err(keep_aside(path)),
        Ok(text) => serde_json::from_slice(&text).map(Some).map_err(|_| keep_aside(path)),
    }
}

/// Gives a file a name that no other has; where that cannot be, it is overwritten like any other.
fn keep_aside(path: &Path) -> NotRead {
    let names = (1..).map(|nth: u32| match nth {
        1 => path.with_extension("unreadable"),
        nth => path.with_extension(format!("unreadable-{nth}")),
    });
    let aside = names.take(1_000).find(|name| !name.exists()).unwrap_or_else(|| path.to_owned());
    let _ = std::fs::rename(path, &aside);
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    NotRead { file: name(path), aside: name(&aside) }
}

fn write<T: Serialize + ?Sized>(path: &Path, kept: &T) -> io::Result<()> {
    let text = serde_json::to_vec(kept)?;
    let new = path.with_extension("new");
    let mut file = private(&new)?;
    file.set_len(0)?;
    file.write_all(&text)?;
    file.sync_data()?;
    std::fs::rename(&new, path)
}

/// A file that only its owner reads.
fn private(path: &Path) -> io::Result<std::fs::File> {
    use std::os::unix::fs::OpenOptionsExt;
    std::fs::OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(path)
}

#[cfg(test)]
#[allow(clippy::panic, reason = "a test fails by panicking")]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::domain::channel::Channel;
    use crate::tui::app::Pane;
    use crate::tui::app::draft::Cursor;
    use crate::tui::app::sheet::CallRef;

    fn draft() -> Draft {
        Draft {
            key: "k".into(),
            call: CallRef::Known(crate::domain::code::CallNumber(1)),
            called_at: "2026-11-23T08:00:00Z".parse().unwrap(),
            channel: Channel::Phone,
            caller_number: "0000 000 111".into(),
            fields: Vec::new(),
            follows: None,
            apart: false,
            turn: 0,
            cursor: Cursor::default(),
        }
    }

    fn bookmark() -> Bookmark {
        Bookmark {
            pane: Pane::Ticket,
            call: None,
            ticket: None,
            opened: Some(crate::domain::code::TicketNumber(1042)),
            filter: Some("stato:sospeso".into()),
        }
    }

    /// The drafts that a start finds, and the files that it could not read.
    fn found(file: &DraftFile) -> (Vec<Draft>, Vec<String>) {
        let (mut drafts, mut aside) = (Vec::new(), Vec::new());
        for msg in file.written().into_iter().chain(file.session()) {
            match msg {
                Msg::Drafts(found) => drafts.extend(found),
                Msg::NotRead { aside: name, .. } => aside.push(name),
                other => panic!("{other:?}"),
            }
        }
        (drafts, aside)
    }

    fn mode(path: &Path) -> u32 {
        std::fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn drafts_come_back_and_only_their_owner_reads_them() {
        let folder = tempfile::tempdir().unwrap();
        let file = DraftFile::open(folder.path()).unwrap();
        assert_eq!(found(&file), (Vec::new(), Vec::new()));
        file.write(&[draft()]).unwrap();
        assert_eq!(found(&file), (vec![draft()], Vec::new()));
        assert_eq!(mode(&folder.path().join("drafts-1.json")), 0o600);
    }

    #[test]
    fn where_the_desk_was_comes_back_and_only_its_owner_reads_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = DraftFile::open(folder.path()).unwrap();
        assert!(file.session().is_none());
        file.write_session(bookmark()).unwrap();
        assert!(matches!(file.session(), Some(Msg::Bookmark(found)) if found == bookmark()));
        assert_eq!(mode(&folder.path().join("session-1.json")), 0o600);
    }

    #[test]
    fn two_desks_do_not_share_a_file_and_a_dead_one_leaves_it_to_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let first = DraftFile::open(folder.path()).unwrap();
        let second = DraftFile::open(folder.path()).unwrap();
        first.write(&[draft()]).unwrap();
        assert_eq!(found(&second).0, Vec::new());
        drop(first);
        let third = DraftFile::open(folder.path()).unwrap();
        assert_eq!(found(&third).0, vec![draft()]);
    }

    #[test]
    fn broken_and_future_files_are_kept_aside_each_under_a_name_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let file = DraftFile::open(folder.path()).unwrap();
        let put = |name: &str, text: &[u8]| std::fs::write(folder.path().join(name), text).unwrap();
        put("drafts-1.json", b"{");
        put("actions-1.json", b"\xff");
        put("session-1.json", br#"{"version":2,"pane":"board","mood":"good"}"#);
        let aside = ["drafts-1.unreadable", "actions-1.unreadable", "session-1.unreadable"];
        assert_eq!(found(&file), (Vec::new(), aside.map(String::from).to_vec()));
        put("drafts-1.json", b"[{}]");
        assert_eq!(found(&file).1, ["drafts-1.unreadable-2"]);
        let first = std::fs::read(folder.path().join("drafts-1.unreadable")).unwrap();
        assert_eq!(first, b"{", "the one before is not lost");
        assert_eq!(found(&file).1, Vec::<String>::new());
    }

    /// Such a year makes local times and differences of times panic.
    #[test]
    fn a_draft_of_the_end_of_time_is_kept_aside() {
        let folder = tempfile::tempdir().unwrap();
        let file = DraftFile::open(folder.path()).unwrap();
        for year in ["+262142", "-262143", "+10000", "0000"] {
            file.write(&[draft()]).unwrap();
            let path = folder.path().join("drafts-1.json");
            let text = std::fs::read_to_string(&path).unwrap().replace("2026-", &format!("{year}-"));
            std::fs::write(&path, text).unwrap();
            let (drafts, aside) = found(&file);
            assert_eq!((drafts.len(), aside.len()), (0, 1), "{year}");
        }
    }

    #[test]
    fn a_session_of_a_later_form_is_not_guessed_at() {
        let folder = tempfile::tempdir().unwrap();
        let file = DraftFile::open(folder.path()).unwrap();
        file.write_session(bookmark()).unwrap();
        let path = folder.path().join("session-1.json");
        let later = std::fs::read_to_string(&path).unwrap().replace("\"version\":1", "\"version\":2");
        std::fs::write(&path, later).unwrap();
        assert_eq!(found(&file).1, ["session-1.unreadable"]);
    }
}
