//! The workplace as a value: what is known, what is being written, and how a message changes it. Pure:
//! [`Model::update`] answers with effects, which are data that the runtime performs; nothing here reads
//! a clock, a file, a socket or a terminal.
//!
//! | room | what |
//! |---|---|
//! | [`aim`], [`hand`], [`letters`] | what a place on the screen stands for, the mouse, letters that lead to rows |
//! | [`field`], [`form`], [`shelf`] | a field, fields with a cursor, what lists offer |
//! | [`papers`] | all that is being written: open sheets, one in front, and the forms of actions |
//! | [`sheet`], [`draft`] | the call being written up, and how it survives |
//! | [`prompt`] | the short form of one action |
//! | `records` | the directory, fresh where its lists are looked at |
//! | [`request`], [`outbox`] | what is asked of the server, and what was not yet answered |
//! | [`Msg`], [`Effect`] | what comes in and what goes out |
//! | [`overlay`] | what stands over the panes for a moment: help, search, a deadline explained |
//! | [`help`] | every key that holds, narrowed by what is typed |
//! | [`chord`] | keys as they are pressed, and what was begun of a chord |
//! | [`possible`] | what can be done with a ticket now, the likeliest first |
//! | [`rounds`] | the technician's round: whose interventions, the open one, its forms |
//! | [`tabs`] | what is written, side by side, and how the keyboard goes from one to the next |
//! | [`slip`], `ahead` | an action as it survives on disk, a ticket as it will stand once it has arrived |
//! | [`announcing`] | bell and words for a new call and a deadline that passes |
//! | [`notices`] | what is said for a moment, warnings that deadlines come near, and the log of both |
//! | [`undo`] | taking the last action back |
//! | [`bookmark`] | where the desk was left, to go on there |
//! | [`theming`] | the themes to choose from, and the one on screen |
//! | [`tour`] | the pages for a first day |
//! | [`wall`] | the board that a room looks at: its pages and its figures |
//! | [`saying`] | what is said without a key: commands, numbers, what a field holds |
//! | [`sight`] | which rows of the board are shown: filters, and views by their names |
//! | [`freezing`] | the board held still while somebody reads it |
//! | `copying`, [`trial`] | what goes to the terminal's clipboard; an empty board offers the demonstration |
//! | [`printing`] | what is printed of an intervention, read at the desk or saved |
//! | `presence` | who else is at the open ticket, and saying that we are |
//! | `performed` | what came of what the runtime did by itself |
//! | `commanding`, `timing` | the updates in two tables: what each command does, what time alone brings about |
//! | `entry`, `asking`, `typing`, `keeping`, `saving`, `acting`, `line`, `explaining`, `hearing`, `answers`, `meanwhile`, `correcting`, `moving` | the updates: writing up, the short forms of a call, typing, keeping drafts, what came of writing them, acting, the command line, explaining a deadline, hearing the server, what it answers, what others did meanwhile, correcting the history, moving about |

mod acting;
mod ahead;
pub mod aim;
pub mod aligning;
pub mod announcing;
mod answers;
mod asking;
pub mod bookmark;
pub mod checking;
pub mod chord;
mod commanding;
mod copying;
mod correcting;
pub mod draft;
mod entry;
mod explaining;
pub mod field;
pub mod form;
pub mod freezing;
pub mod hand;
mod hearing;
pub mod help;
mod keeping;
pub mod letters;
mod line;
mod meanwhile;
mod message;
mod moving;
pub mod notices;
pub mod outbox;
pub mod overlay;
pub mod papers;
mod performed;
pub mod possible;
mod presence;
pub mod printing;
pub mod prompt;
mod records;
pub mod request;
pub mod rounds;
mod saving;
pub mod saying;
pub mod sheet;
pub mod shelf;
pub mod sight;
pub mod slip;
pub mod tabs;
pub mod theming;
mod timing;
pub mod tour;
pub mod trial;
mod typing;
pub mod undo;
pub mod wall;

use std::sync::Arc;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::api::resource::{CallResource, Me, TicketInFull, TicketResource};
use crate::client::{Forecast, Replica};
use crate::domain::code::{CallNumber, TicketNumber};
use crate::domain::contract::{CallEffect, Contract};
use crate::domain::duplicate::{self, Entry, Similar};
use crate::domain::role::{Actor, Role};
use crate::domain::time::Timestamp;
use crate::tui::command::Command;
use crate::tui::face::Face;
use crate::tui::input::{Context, Keymap};
use crate::words::Words;
use announcing::Announced;
use bookmark::Bookmarks;
use chord::Pending;
pub use explaining::Explaining;
use freezing::Frozen;
use hand::Hand;
pub use line::{Line, Lines};
pub use message::{Effect, Msg, Performed};
use notices::Notices;
use outbox::Outbox;
use overlay::Overlay;
use papers::Papers;
use presence::Presences;
use prompt::Prompt;
use records::Records;
use request::Request;
use rounds::Rounds;
use sheet::Sheet;
use shelf::Shelf;
pub use sight::{Shown, Sight};
use theming::Theming;
use undo::Undo;
use wall::Wall;

/// The panes of the desk, in the order of the eye.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pane {
    Calls,
    Sheet,
    Board,
    Ticket,
}

impl Pane {
    pub const ALL: [Pane; 4] = [Pane::Calls, Pane::Sheet, Pane::Board, Pane::Ticket];
}

/// How the desk stands to its server.
#[derive(Clone, Debug, PartialEq)]
pub enum Link {
    /// Nothing heard yet.
    Starting,
    Up,
    /// Since when (UTC), and why.
    Down {
        since: Timestamp,
        reason: String,
    },
    /// It will not work until somebody mends something: a sentence that says what.
    Broken(String),
}

/// The number to tell the caller, or what became of the call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Sent, and not yet answered.
    Sending,
    /// The server cannot be reached: what to note on paper until it can.
    OnPaper(String),
    /// `of`: whose call it was, for whoever has the next one in front already.
    Registered {
        number: TicketNumber,
        of: String,
    },
    Attached {
        number: TicketNumber,
        of: String,
    },
    Ended,
}

/// A search and what it found.
#[derive(Clone, Debug, Default)]
pub struct Search {
    pub input: tui_input::Input,
    pub found: Vec<TicketResource>,
    pub selected: usize,
    /// Answers to older questions are not looked at.
    pub serial: u64,
    pub answered: bool,
}

/// The ticket in focus.
#[derive(Clone, Debug, Default)]
pub struct Focused {
    pub number: Option<TicketNumber>,
    /// Its history; fetched when it is looked at.
    pub detail: Option<Box<TicketInFull>>,
    pub scroll: u16,
}

/// Everything the workplace knows.
#[derive(Clone, Debug)]
pub struct Model {
    /// The server's clock (UTC), as far as it is known.
    pub now: Timestamp,
    /// The server's clock less our own.
    offset: TimeDelta,
    pub words: Arc<Words>,
    pub keymap: Arc<Keymap<Command>>,
    pub face: Face,
    pub me: Option<Me>,
    pub replica: Replica,
    /// What the open tickets cost this month.
    pub forecast: Forecast,
    pub link: Link,
    /// When the server was last heard.
    pub heard_at: Option<Timestamp>,
    snapshot_asked: bool,
    pub focus: Pane,
    pub selected_call: Option<CallNumber>,
    pub selected_ticket: Option<TicketNumber>,
    /// What is being written here.
    pub papers: Papers,
    pub told: Option<Told>,
    /// Until when what was told of a call that is over stands there (UTC).
    told_until: Option<Timestamp>,
    /// A rejected or withdrawn ticket that the next call by hand takes up again.
    follows: Option<TicketNumber>,
    /// A reminder went to this ticket, which may be closed: reopening it is then offered.
    reminded: Option<TicketNumber>,
    /// Numbers that came after their callers had hung up, with whom to tell them; until Esc.
    pub to_tell: Vec<(TicketNumber, String)>,
    pub focused: Focused,
    /// What stands over the panes, the last one on top.
    pub overlays: Vec<Overlay>,
    pub theming: Theming,
    pub notices: Notices,
    undo: Undo,
    announced: Announced,
    /// What was pressed of a chord that is not whole yet.
    pub pending: Option<Pending>,
    /// What was written on the command line in this session.
    lines: Lines,
    /// Which rows of the board are shown.
    pub sight: Sight,
    /// The board is held as it stood.
    pub frozen: Option<Frozen>,
    pub wall: Wall,
    /// The data are a demonstration's.
    pub trial: bool,
    pub outbox: Outbox,
    presences: Presences,
    pub rounds: Rounds,
    records: Records,
    pub hand: Hand,
    bookmarks: Bookmarks,
    leaving: bool,
    session: Uuid,
    keys_given: u64,
    /// How many searches were sent: answers to older ones are not looked at.
    searches: u64,
}

/// How long the number to tell stays, where nothing else is begun: whoever rang has it by then.
const TOLD_STAYS: TimeDelta = TimeDelta::minutes(5);

impl Model {
    /// An empty desk. `session` makes its idempotency keys its own; `now` is UTC.
    pub fn new(words: Arc<Words>, keymap: Arc<Keymap<Command>>, session: Uuid, now: Timestamp) -> Self {
        Self {
            now,
            offset: TimeDelta::zero(),
            words,
            keymap,
            face: Face::Desk,
            me: None,
            replica: Replica::default(),
            forecast: Forecast::default(),
            link: Link::Starting,
            heard_at: None,
            snapshot_asked: false,
            focus: Pane::Board,
            selected_call: None,
            selected_ticket: None,
            papers: Papers::default(),
            told: None,
            told_until: None,
            to_tell: Vec::new(),
            follows: None,
            reminded: None,
            focused: Focused::default(),
            searches: 0,
            overlays: Vec::new(),
            theming: Theming::default(),
            notices: Notices::default(),
            undo: Undo::default(),
            announced: Announced::default(),
            pending: None,
            lines: Lines::default(),
            sight: Sight::default(),
            frozen: None,
            wall: Wall::new(now),
            trial: false,
            outbox: Outbox::default(),
            presences: Presences::default(),
            rounds: Rounds::default(),
            records: Records::default(),
            hand: Hand::default(),
            bookmarks: Bookmarks::default(),
            leaving: false,
            session,
            keys_given: 0,
        }
    }

    /// The same model with another face.
    #[must_use]
    pub fn with_face(mut self, face: Face) -> Self {
        self.face = face;
        self
    }

    /// Takes a message; `clock` is this machine's (UTC). The effects are to be performed in order.
    pub fn update(&mut self, msg: Msg, clock: Timestamp) -> Vec<Effect> {
        self.now = clock + self.offset;
        // What comes of an effect belongs to whatever asked for it.
        if !matches!(msg, Msg::Performed(_)) {
            self.notices.answering(matches!(msg, Msg::Key(_) | Msg::Paste(_) | Msg::Hand(_)));
        }
        let by_a_person = matches!(msg, Msg::Key(_) | Msg::Paste(_) | Msg::Hand(_) | Msg::Said(_));
        let mut effects = match msg {
            Msg::Key(key) => self.key(key),
            Msg::Paste(text) => self.paste(&text),
            Msg::Hand(gesture) => self.gesture(gesture),
            Msg::InSight(aims) => self.lay_letters(aims),
            Msg::Said(said) => self.said(said),
            Msg::Wake => Vec::new(),
            Msg::Attached(me) => {
                self.me = Some(me);
                Vec::new()
            }
            Msg::Snapshot(snapshot) => self.take_snapshot(*snapshot),
            Msg::SnapshotFailed(error) => self.snapshot_failed(&error),
            Msg::Feed(item) => self.hear(item, clock),
            Msg::Ticket(number, result) => self.take_ticket(number, result),
            Msg::Call(call) => self.take_call(*call),
            Msg::Records(directory, contracts) => {
                self.take_records(directory, *contracts);
                Vec::new()
            }
            Msg::Answered(key, result) => self.answered(&key, result),
            Msg::Found(serial, result) => self.found(serial, result),
            Msg::Alignment(answer) => {
                self.take_alignment(answer);
                Vec::new()
            }
            Msg::Drafts(drafts) => self.restore(drafts),
            Msg::Bookmark(bookmark) => {
                self.remember_bookmark(bookmark);
                Vec::new()
            }
            Msg::NotRead { file, aside } => {
                self.tell_not_read(&file, &aside);
                Vec::new()
            }
            Msg::Slips(slips) => self.restore_slips(slips, self.is_writing()),
            Msg::Broken(sentence) => {
                self.link = Link::Broken(sentence);
                Vec::new()
            }
            Msg::Window(width, height) => {
                self.take_window(width, height);
                Vec::new()
            }
            Msg::Figures(answer) => {
                self.take_figures(answer);
                Vec::new()
            }
            Msg::Suspend => self.suspend(),
            Msg::Leave => self.leave(),
            Msg::Performed(performed) => {
                self.take_performed(performed);
                Vec::new()
            }
        };
        if by_a_person {
            self.somebody_is_here();
            effects.extend(self.freshen_list());
        }
        effects.extend(self.time_passes());
        effects
    }

    /// What lateness costs, worked out from the beginning; a wall never shows it.
    fn reckon_anew(&mut self) {
        if self.face.works() {
            self.forecast.start_again(&self.replica, self.now);
        }
    }

    /// Whether somebody is writing: what comes back from the server then waits its turn.
    fn is_writing(&self) -> bool {
        let in_sheet = self.focus == Pane::Sheet && self.papers.front().is_some();
        self.papers.prompt.is_some() || self.is_searching() || self.is_in_line() || in_sheet
    }

    /// Opens a prompt; one that was open waits for it.
    fn open_prompt(&mut self, prompt: Prompt) {
        self.papers.set_aside.extend(self.papers.prompt.take().filter(Prompt::is_begun));
        self.papers.prompt = Some(prompt);
    }

    /// The next idempotency key.
    fn new_key(&mut self) -> String {
        self.keys_given += 1;
        format!("{}-{}", self.session.simple(), self.keys_given)
    }

    fn send(&mut self, request: Request, source: outbox::Source) -> Vec<Effect> {
        let key = self.new_key();
        self.send_under(key, request, source)
    }

    fn send_under(&mut self, key: String, request: Request, source: outbox::Source) -> Vec<Effect> {
        self.outbox.add(key.clone(), request.clone(), source, None, self.now);
        vec![Effect::Send(key, Box::new(request))]
    }

    /// What was told of a call goes. What is still to be said, or sent, stays.
    fn forget_told(&mut self) {
        self.told_until = None;
        self.told.take_if(|told| !matches!(told, Told::Sending | Told::OnPaper(_)));
    }

    /// Where the keyboard is.
    pub fn context(&self) -> Context {
        self.context_under(self.overlay())
    }

    /// Where the keyboard is while this stands over the panes.
    fn context_under(&self, overlay: Option<&Overlay>) -> Context {
        match (overlay, self.focus) {
            _ if self.face == Face::Wall => Context::Wall,
            (Some(overlay), _) => overlay.context(),
            (None, _) if self.papers.prompt.is_some() => Context::Form,
            (None, Pane::Ticket) if self.is_field() => Context::FieldTicket,
            (None, _) if self.is_field() => Context::Field,
            (None, Pane::Sheet) if self.papers.front().is_some() => Context::Form,
            (None, Pane::Calls | Pane::Sheet) => Context::Calls,
            (None, Pane::Board) => Context::Board,
            (None, Pane::Ticket) => Context::Ticket,
        }
    }

    /// What lists offer to the form that has the keyboard.
    pub fn shelf(&self) -> Shelf<'_> {
        let sheet = self.papers.front();
        let requester = sheet.and_then(Sheet::requester);
        let home = requester.and_then(|id| self.replica.directory.requester(id)?.site);
        Shelf {
            replica: &self.replica,
            contract: self.contract_at_hand(),
            words: &self.words,
            requester,
            site: sheet.and_then(Sheet::site).or(home),
            detail: self.focused.detail.as_deref(),
            ticket: self.asked_about().map(|row| &row.ticket),
            plants_at: sheet.filter(|_| self.papers.prompt.is_none()).and_then(Sheet::site),
            now: self.now,
        }
    }

    /// The contract of the ticket being acted on, or else the current one.
    fn contract_at_hand(&self) -> Option<&Contract> {
        match self.asked_about() {
            Some(row) => self.replica.contracts.get(&row.ticket.contract),
            None => self.contract(),
        }
    }

    /// The ticket that the open prompt is about.
    fn asked_about(&self) -> Option<&TicketResource> {
        self.ticket(self.papers.prompt.as_ref()?.task.ticket()?)
    }

    /// Before the first snapshot: how many there are of anything is not zero, but unknown.
    pub fn knows_nothing(&self) -> bool {
        self.contract().is_none() && self.replica.tickets.is_empty() && self.replica.calls.is_empty()
    }

    pub fn contract(&self) -> Option<&Contract> {
        self.replica.contracts.current()
    }

    pub fn actor(&self) -> Option<Actor> {
        self.me.as_ref().map(|me| Actor { id: me.actor, role: me.role })
    }

    pub fn role(&self) -> Role {
        self.me.as_ref().map_or(Role::Operator, |me| me.role)
    }

    /// A ticket, from the open ones or from the one in focus.
    pub fn ticket(&self, number: TicketNumber) -> Option<&TicketResource> {
        let focused = || {
            let detail = self.focused.detail.as_ref()?;
            (detail.ticket.ticket.number == number).then_some(&detail.ticket)
        };
        self.replica.tickets.get(&number).or_else(focused)
    }

    /// The calls that ring, the oldest first.
    pub fn waiting(&self) -> impl Iterator<Item = &CallResource> {
        use crate::domain::call::CallState;
        self.replica.calls.values().filter(|row| row.call.state == CallState::Ringing)
    }

    /// The open ticket that may be the same trouble as the one being written up.
    pub fn similar(&self) -> Option<Similar> {
        let sheet = self.papers.front()?;
        let contract = self.contract()?;
        if sheet.effect(contract) == Some(CallEffect::Session) {
            return None;
        }
        let entry = Entry {
            service: sheet.code(sheet::SERVICE),
            plant: sheet.plant(),
            call_type: sheet.code(sheet::CALL_TYPE),
            at_risk: sheet.at_risk(contract),
        };
        let room = Some(sheet.place()).filter(|room| !room.is_empty())?;
        let at_place = self.replica.at_place(sheet.site()?, room).map(|row| &row.ticket);
        duplicate::similar(&entry, at_place, contract.duplicates_within, self.now)
    }
}
