//! What the model hears and what it wants done: data, both of them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::aim::Aim;
use super::bookmark::Bookmark;
use super::draft::Draft;
use super::hand::Gesture;
use super::request::Request;
use super::saying::Said;
use super::slip::Slip;
use crate::api::presence::Presence;
use crate::api::resource::{
    CallResource, DayFigures, Directory, Done, Me, Page, TicketInFull, TicketResource,
};
use crate::client::{ClientError, Contracts, FeedItem, Snapshot};
use crate::domain::alignment::Alignment;
use crate::domain::code::{CallNumber, TicketNumber};
use crate::printed::document::Document;
use crate::tui::filter::views::View;
use crate::tui::input::Key;

/// What happened outside.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Msg {
    Key(Key),
    Paste(String),
    /// A click, or a turn of the wheel.
    Hand(Gesture),
    /// What can be reached on the screen, in its order: the answer to [`Effect::LookAround`].
    InSight(Vec<Aim>),
    /// Said by a name or a number: the linear workplace has no keys.
    #[serde(skip)]
    Said(Said),
    /// Nothing but time.
    Wake,
    /// The token is good.
    Attached(Me),
    Snapshot(Box<Snapshot>),
    SnapshotFailed(ClientError),
    Feed(FeedItem),
    Ticket(TicketNumber, Result<Box<TicketInFull>, ClientError>),
    Call(Box<CallResource>),
    /// What is no part of the log, as it is now.
    Records(Directory, Box<Contracts>),
    Answered(String, Result<Done, ClientError>),
    Found(u64, Result<Page<TicketResource>, ClientError>),
    Alignment(Result<Alignment, ClientError>),
    /// Drafts left by an earlier run.
    Drafts(Vec<Draft>),
    /// Actions that an earlier run left half written or unanswered.
    Slips(Vec<Slip>),
    /// Where an earlier run was left.
    Bookmark(Bookmark),
    /// A file of an earlier run could not be read, and has another name now.
    NotRead {
        file: String,
        aside: String,
    },
    /// The backend cannot be started or reached for good: a sentence that says what to do.
    Broken(String),
    /// The window has so many columns and rows.
    Window(u16, u16),
    Figures(Result<DayFigures, ClientError>),
    /// The process is asked to stop until it is let go on.
    Suspend,
    /// The process is asked to end.
    Leave,
    /// What came of an effect that leaves the workplace only to come back at once.
    Performed(Performed),
}

/// What came of what the runtime did by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Performed {
    /// Where a paper is, or why it is nowhere: a sentence.
    PaperSaved(Result<String, String>),
    /// The theme is in the settings file, or why not: a sentence.
    ThemeKept(Result<(), String>),
    /// Why a view is not in the user's file.
    ViewNotKept(String),
    /// Sheets or forms are on disk.
    DraftsSaved,
    /// Why drafts are not on disk.
    DraftsNotSaved(String),
    /// There is no shell that could let a stopped program go on.
    NotSuspended,
    /// The terminal has no clipboard.
    NotCopied,
    /// Why the recording has ended.
    NotRecorded(String),
}

/// What is to be done outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    Send(String, Box<Request>),
    FetchSnapshot,
    FetchTicket(TicketNumber),
    FetchCall(CallNumber),
    /// The directory and the contracts.
    FetchRecords,
    Search(u64, String),
    /// What calls and tickets lack of each other.
    FetchAlignment,
    /// What a day was like.
    FetchFigures(NaiveDate),
    SaveDrafts(Vec<Draft>),
    SaveSlips(Vec<Slip>),
    KeepBookmark(Bookmark),
    /// A view goes into the user's file.
    KeepView(View),
    /// The theme of this name goes into the settings file.
    KeepTheme(String),
    /// A paper becomes a file of this name, without its ending.
    SavePaper(String, Box<Document>),
    /// Colleagues at the same ticket see who is there.
    SayPresence(Presence),
    /// This goes to the terminal's clipboard.
    Copy(String),
    /// The workplace is left for a demonstration's.
    Trial,
    /// Beyond the screen: a bell, and these words where the terminal takes them.
    Announce(String),
    Redraw,
    /// Say what can be reached on the screen as it is now.
    LookAround,
    /// The terminal is to report clicks, or no longer.
    Mouse(bool),
    /// Stop until the shell lets the program go on.
    Suspend,
    Quit,
}
