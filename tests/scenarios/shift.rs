//! One desk at a real server, under a clock that the story moves.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;

use centralino::api::resource::{
    CallCommand, Me, NewCall, NewRequester, NewSite, NewTechnician, NewTicket, TicketCommand,
};
use centralino::client::{Client, ClientError, FeedItem, TicketQuery};
use centralino::domain::channel::Channel;
use centralino::domain::clock::warning::next_warning;
use centralino::domain::code::{CallNumber, TechnicianId, TicketNumber};
use centralino::domain::contract::load;
use centralino::domain::role::Role;
use centralino::domain::time::Timestamp;
use centralino::server::clock::Clock;
use centralino::server::store::{Store, StoreOptions};
use centralino::server::{self, Options, Running};
use centralino::tui::app::bookmark::Bookmark;
use centralino::tui::app::draft::Draft;
use centralino::tui::app::hand::Gesture;
use centralino::tui::app::slip::Slip;
use centralino::tui::app::theming::Theming;
use centralino::tui::app::{Effect, Link, Model, Msg, Performed};
use centralino::tui::face::Face;
use centralino::tui::input::{Key, Keymap};
use centralino::tui::look::{Look, Themes};
use centralino::tui::recording::start::Start;
use centralino::tui::recording::writing::Recorder;
use centralino::tui::runtime::documents::{self, DocumentFolder};
use centralino::tui::runtime::line;
use centralino::tui::view::{self, Area, Areas};
use centralino::words::{Language, Words};
use chrono::TimeDelta;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use serde_json::json;
use tokio::runtime::Runtime;
use uuid::Uuid;

/// Monday 23 November 2026, 14:29:46 in Rome.
pub const BEGINNING: &str = "2026-11-23T13:29:46Z";

/// A desk, its server, and the time.
pub struct Shift {
    pub clock: Clock,
    pub model: Model,
    pub keys_pressed: usize,
    /// What was announced beyond the screen, each with a bell.
    pub announced: Vec<String>,
    /// What went to the terminal's clipboard.
    pub copied: Vec<String>,
    /// The desk was left for the demonstration.
    pub trial: bool,
    /// What is written down of it, and the screens that were looked at since.
    pub recorder: Option<Recorder<Written>>,
    pub seen: Vec<String>,
    pub drafts: Vec<Draft>,
    /// The theme that went into the settings file.
    pub kept_theme: Option<String>,
    /// What comes of writing it there.
    pub theme_is_kept: Result<(), String>,
    /// What comes of writing drafts to the disk.
    pub disk: Result<(), String>,
    pub slips: Vec<Slip>,
    /// Where the desk was, as it was written last.
    pub bookmark: Option<Bookmark>,
    /// Answers come and entries do not: the feed is behind.
    pub feed_is_behind: bool,
    /// How often it was said which ticket is open here.
    pub presence_said: usize,
    /// It sits at another desk's server, which is that one's to stop.
    is_guest: bool,
    client: Client,
    /// Where telephones ring, whoever looks on.
    exchange: Client,
    screen: Terminal<TestBackend>,
    server: Option<Running>,
    store: Store,
    tasks: Runtime,
    folder: tempfile::TempDir,
    /// The name of the contract that its server works under.
    contract: &'static str,
}

/// What a workplace stands on.
struct Centre {
    clock: Clock,
    /// Absent where it is somebody else's.
    server: Option<Running>,
    store: Store,
    tasks: Runtime,
    folder: tempfile::TempDir,
    contract: &'static str,
}

impl Shift {
    /// A desk of this size at a new database with a demo directory.
    pub fn begin(width: u16, height: u16) -> Self {
        Self::begin_in(Language::Italian, width, height)
    }

    /// The same in another language.
    pub fn begin_in(language: Language, width: u16, height: u16) -> Self {
        Self::begin_with(language, HEALTH, width, height)
    }

    /// The same under another of the shipped contracts.
    pub fn begin_under(contract: &'static str, width: u16, height: u16) -> Self {
        Self::begin_with(Language::Italian, contract, width, height)
    }

    fn begin_with(language: Language, contract: &'static str, width: u16, height: u16) -> Self {
        let tasks = Runtime::new().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::manual(BEGINNING.parse().unwrap());
        let (store, server, token) = tasks.block_on(async {
            let store = open(&folder, &clock, contract);
            let (token, _) = store.add_token("Operatore Prova", Role::Operator).await.unwrap();
            let listen = ([127, 0, 0, 1], 0).into();
            let options = Options { listen, store: store.clone(), clock: clock.clone() };
            (store, server::start(options).await.unwrap(), token)
        });
        let client = Client::new(&format!("http://{}", server.address), &token).unwrap();
        let model = new_model(&Arc::new(Words::of(language)), clock.now());
        let centre = Centre { clock, server: Some(server), store, tasks, folder, contract };
        let mut shift = Self::seated(centre, model, client, width, height);
        shift.fill_directory();
        shift.connect();
        shift
    }

    /// Nothing was pressed, said or heard yet.
    fn seated(centre: Centre, model: Model, client: Client, width: u16, height: u16) -> Self {
        let Centre { clock, server, store, tasks, folder, contract } = centre;
        Self {
            model,
            clock,
            keys_pressed: 0,
            announced: Vec::new(),
            copied: Vec::new(),
            trial: false,
            recorder: None,
            seen: Vec::new(),
            drafts: Vec::new(),
            kept_theme: None,
            theme_is_kept: Ok(()),
            disk: Ok(()),
            slips: Vec::new(),
            bookmark: None,
            feed_is_behind: false,
            presence_said: 0,
            is_guest: false,
            exchange: client.clone(),
            client,
            screen: Terminal::new(TestBackend::new(width, height)).unwrap(),
            server,
            store,
            tasks,
            folder,
            contract,
        }
    }

    /// A desk that never reached its server.
    pub fn begin_unreachable(width: u16, height: u16) -> Self {
        let mut shift = Self::begin(width, height);
        shift.model = new_model(&shift.model.words, shift.clock.now());
        shift.server_goes();
        shift
    }

    /// A technician's workplace: theirs are the interventions of the first team of the directory.
    pub fn in_the_field(width: u16, height: u16) -> Self {
        Self::in_the_field_under(HEALTH, width, height)
    }

    /// The same under another of the shipped contracts.
    pub fn in_the_field_under(contract: &'static str, width: u16, height: u16) -> Self {
        let mut shift = Self::begin_under(contract, width, height);
        let token = shift.store.add_technicians_token("Tecnico Prova", TechnicianId(1));
        let (token, _) = shift.tasks.block_on(token).unwrap();
        shift.client = Client::new(shift.client.base(), &token).unwrap();
        shift.model = new_model(&shift.model.words, shift.clock.now()).with_face(Face::Field);
        shift.connect();
        shift
    }

    /// Somebody else's desk at the same server.
    pub fn another_desk(&self, name: &str, width: u16, height: u16) -> Self {
        let token = self.tasks.block_on(self.store.add_token(name, Role::Operator)).unwrap().0;
        self.beside(&token, Face::Desk, width, height)
    }

    /// A technician's workplace at the same server.
    pub fn another_technician(&self, name: &str, technician: u64, width: u16, height: u16) -> Self {
        let token = self.store.add_technicians_token(name, TechnicianId(technician));
        let (token, _) = self.tasks.block_on(token).unwrap();
        self.beside(&token, Face::Field, width, height)
    }

    fn beside(&self, token: &str, face: Face, width: u16, height: u16) -> Self {
        let client = Client::new(self.client.base(), token).unwrap();
        let model = new_model(&self.model.words, self.clock.now()).with_face(face);
        let centre = Centre {
            clock: self.clock.clone(),
            server: None,
            store: self.store.clone(),
            tasks: Runtime::new().unwrap(),
            folder: tempfile::tempdir().unwrap(),
            contract: self.contract,
        };
        let mut beside = Self::seated(centre, model, client, width, height);
        beside.is_guest = true;
        beside.connect();
        beside
    }

    /// Hears what others did.
    pub fn catches_up(&mut self) {
        self.settle(VecDeque::new());
    }

    /// Whoever sits here acts past the screen, on the version that stands.
    ///
    /// # Errors
    /// As the server refuses it.
    pub fn acts(&self, number: u64, action: serde_json::Value) -> Result<(), ClientError> {
        let number = TicketNumber(number);
        let command: TicketCommand = serde_json::from_value(action).unwrap();
        let version = self.does(self.client.ticket(number)).unwrap().ticket.ticket.version;
        let key = Uuid::now_v7().to_string();
        self.does(self.client.ticket_action(number, version, &command, &key)).map(|_| ())
    }

    pub fn client(&self) -> Client {
        self.client.clone()
    }

    fn reaches_a_server(&self) -> bool {
        self.server.is_some() || self.is_guest
    }

    /// The desk is that of the shift's supervisor, whose name is another.
    pub fn is_the_supervisors(&mut self) {
        let token = self.store.add_token("Responsabile Prova", Role::Supervisor);
        let (token, _) = self.tasks.block_on(token).unwrap();
        self.client = Client::new(self.client.base(), &token).unwrap();
        self.model = new_model(&self.model.words, self.clock.now());
        self.connect();
    }

    /// The token is no technician's any more: of whom it was is forgotten.
    pub fn forgets_whose_they_are(&mut self) {
        let me = self.model.me.clone().unwrap();
        self.hear(Msg::Attached(Me { technician: None, ..me }));
    }

    /// A colleague at the desk registers a fault; answers its number.
    pub fn registers(&mut self, priority: &str, place: &str, description: &str) -> u64 {
        let new: NewTicket = serde_json::from_value(serde_json::json!({
            "channel": "phone", "call_type": "RI", "priority": priority, "service": "IDR", "site": 1,
            "requester": 1, "texts": {"description": description, "place": place},
        }))
        .unwrap();
        let key = Uuid::now_v7().to_string();
        let done = self.does(self.colleague().new_ticket(&new, &key)).unwrap();
        self.settle(VecDeque::new());
        done.ticket().unwrap().0
    }

    /// A colleague at the desk acts on a ticket.
    pub fn desk_does(&mut self, number: u64, action: serde_json::Value) {
        let (client, number) = (self.colleague(), TicketNumber(number));
        let command: TicketCommand = serde_json::from_value(action).unwrap();
        let version = self.does(client.ticket(number)).unwrap().ticket.ticket.version;
        let key = Uuid::now_v7().to_string();
        self.does(client.ticket_action(number, version, &command, &key)).unwrap();
        self.settle(VecDeque::new());
    }

    /// A fault to which the technician is sent; answers its number.
    pub fn is_sent(&mut self, priority: &str, place: &str, description: &str) -> u64 {
        let number = self.registers(priority, place, description);
        self.desk_does(number, serde_json::json!({"action": "dispatch", "technician": 1}));
        number
    }

    /// The same desk under other keys.
    pub fn with_keymap(mut self, name: &str) -> Self {
        self.model.keymap = Arc::new(Keymap::load(name, &[]).unwrap());
        self
    }

    fn fill_directory(&mut self) {
        let client = self.client.clone();
        self.tasks.block_on(async {
            let site = NewSite {
                name: "Ospedale Prova".into(),
                address: "via della Prova 1".into(),
                places: ["Rianimazione", "Sala operatoria 3", "CUP", "Magazzino"]
                    .map(String::from)
                    .into(),
                ..NewSite::default()
            };
            let site = client.add(&site, "site").await.unwrap().id;
            let requester = NewRequester {
                name: "Utente Prova Uno".into(),
                position: "caposala".into(),
                site: Some(centralino::domain::code::SiteId(site)),
                phones: vec!["0000 000 111".into()],
                level: 2,
                valid_from: None,
                valid_to: None,
                document: String::new(),
            };
            client.add(&requester, "requester").await.unwrap();
            for (name, phone) in
                [("Squadra Prova idraulici", "0000 000 201"), ("Tecnico Prova Due", "0000 000 202")]
            {
                let technician =
                    NewTechnician { name: name.into(), phone: phone.into(), ..NewTechnician::default() };
                client.add(&technician, &Uuid::now_v7().to_string()).await.unwrap();
            }
        });
    }

    /// What the line to the server does at the start.
    fn connect(&mut self) {
        let me = self.tasks.block_on(self.client.me()).unwrap();
        self.hear(Msg::Attached(me));
        let status = self.tasks.block_on(self.client.status()).unwrap();
        self.hear(Msg::Feed(FeedItem::Hello { log: status.log, seq: status.seq, now: status.now }));
    }

    /// In place of the desk a wall of this size hangs there, with a token of its own.
    pub fn hangs_a_wall(&mut self, width: u16, height: u16) {
        self.hangs_a_wall_of(Role::Display, width, height);
    }

    /// A wall with the token of somebody who sees more than it shows.
    pub fn hangs_a_wall_of_an_operator(&mut self, width: u16, height: u16) {
        self.hangs_a_wall_of(Role::Operator, width, height);
    }

    fn hangs_a_wall_of(&mut self, role: Role, width: u16, height: u16) {
        let (token, _) = self.tasks.block_on(self.store.add_token("Tabellone Prova", role)).unwrap();
        self.client = Client::new(self.client.base(), &token).unwrap();
        self.model = new_model(&self.model.words, self.clock.now()).with_face(Face::Wall);
        self.screen = Terminal::new(TestBackend::new(width, height)).unwrap();
        self.hear(Msg::Window(width, height));
        self.connect();
    }

    /// The desk is killed and started again: only the drafts on disk are left.
    pub fn kill_and_start_again(&mut self) {
        self.start_anew();
        self.connect();
    }

    /// The same, and the server is away by now: nothing of it is known.
    pub fn kill_and_start_without_the_server(&mut self) {
        self.server_goes();
        self.start_anew();
        self.hear_nobody();
    }

    /// The server that was away at the start is there.
    pub fn server_is_found(&mut self) {
        self.server_comes_back_unheard();
        self.connect();
    }

    fn start_anew(&mut self) {
        self.model = new_model(&self.model.words, self.clock.now()).with_face(self.model.face);
        let (drafts, slips) = (self.drafts.clone(), self.slips.clone());
        self.bookmark.clone().into_iter().for_each(|it| self.hear(Msg::Bookmark(it)));
        self.hear(Msg::Drafts(drafts));
        self.hear(Msg::Slips(slips));
    }

    /// Someone telephones.
    pub fn rings(&mut self, number: &str) {
        let call = NewCall {
            channel: Channel::Phone,
            caller_number: number.into(),
            caller_name: String::new(),
            called_at: None,
            reason: String::new(),
            answered: false,
        };
        let key = Uuid::now_v7().to_string();
        self.tasks.block_on(self.exchange.new_call(&call, &key)).unwrap();
        self.settle(VecDeque::new());
    }

    /// A colleague answers the call: it asks again about a ticket.
    pub fn is_reminded(&mut self, colleague: &Client, call: u64, ticket: u64) {
        let call = CallNumber(call);
        let attach = json!({"action": "attach", "ticket": ticket, "call_type": "SO", "note": ""});
        for action in [json!({"action": "answer"}), attach] {
            let command: CallCommand = serde_json::from_value(action).unwrap();
            let version = self.tasks.block_on(colleague.call(call)).unwrap().call.version;
            let key = Uuid::now_v7().to_string();
            self.tasks.block_on(colleague.call_action(call, Some(version), &command, &key)).unwrap();
        }
        self.settle(VecDeque::new());
    }

    /// Presses keys by their names, separated by blanks.
    pub fn press(&mut self, keys: &str) {
        for key in keys.split(' ') {
            self.keys_pressed += 1;
            let key = Key::parse(key).unwrap_or_else(|| panic!("no key {key}"));
            self.hear(Msg::Key(key));
        }
    }

    /// Types letters.
    pub fn types(&mut self, text: &str) {
        for c in text.chars() {
            let name = if c == ' ' { "space".to_owned() } else { c.to_string() };
            self.press(&name);
        }
    }

    /// Types words that are not counted as keystrokes: those of the description.
    pub fn dictates(&mut self, text: &str) {
        let before = self.keys_pressed;
        self.types(text);
        self.keys_pressed = before;
    }

    /// Pastes text into the field with the cursor.
    pub fn pastes(&mut self, text: &str) {
        self.hear(Msg::Paste(text.to_owned()));
    }

    pub fn minutes_pass(&mut self, minutes: i64) {
        self.time_passes(TimeDelta::minutes(minutes));
    }

    pub fn time_passes(&mut self, time: TimeDelta) {
        self.clock.advance(time);
        self.warnings_are_given();
        self.hear(Msg::Wake);
    }

    /// Waits until the server has given every warning that is due: it does so in its own time, and a story
    /// goes the same way every time.
    fn warnings_are_given(&self) {
        if !self.reaches_a_server() {
            return;
        }
        let query = TicketQuery { limit: Some(500), ..TicketQuery::default() };
        for _ in 0..1000 {
            let open = self.tasks.block_on(self.client.tickets(&query)).unwrap().items;
            let next = open.iter().filter_map(|row| {
                let contract = self.store.contracts().by_hash(&row.ticket.contract).unwrap();
                next_warning(&row.ticket, &contract)
            });
            if next.min().is_none_or(|at| at > self.clock.now()) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        panic!("warnings that are due are not given");
    }

    /// The server goes away; what was answered is on its disk.
    pub fn server_goes(&mut self) {
        let server = self.server.take().unwrap();
        self.tasks.block_on(server.shutdown());
        self.hear_nobody();
    }

    pub fn hear_nobody(&mut self) {
        let reason = centralino::client::ClientError::Unreachable("gone".into());
        self.hear(Msg::Feed(FeedItem::Down { reason, retry_in: std::time::Duration::from_secs(1) }));
    }

    /// The same server comes back at the same address.
    pub fn server_comes_back(&mut self) {
        self.server_comes_back_unheard();
        let status = self.tasks.block_on(self.client.status()).unwrap();
        self.hear(Msg::Feed(FeedItem::Hello { log: status.log, seq: status.seq, now: status.now }));
    }

    /// It comes back, and nobody here has heard of it yet.
    pub fn server_comes_back_unheard(&mut self) {
        let listen =
            self.client.base().trim_start_matches("http://").trim_end_matches('/').parse().unwrap();
        self.store = open(&self.folder, &self.clock, self.contract);
        let options = Options { listen, store: self.store.clone(), clock: self.clock.clone() };
        self.server = Some(self.tasks.block_on(server::start(options)).unwrap());
        self.warnings_are_given();
    }

    /// Another desk at the same server, of somebody else, as a client.
    pub fn colleague(&self) -> Client {
        let (token, _) =
            self.tasks.block_on(self.store.add_token("Collega Prova", Role::Operator)).unwrap();
        Client::new(self.client.base(), &token).unwrap()
    }

    /// The shift supervisor at the same server, as a client.
    pub fn supervisor(&self) -> Client {
        let token = self.store.add_token("Responsabile Prova", Role::Supervisor);
        Client::new(self.client.base(), &self.tasks.block_on(token).unwrap().0).unwrap()
    }

    pub fn does<T>(&self, work: impl Future<Output = T>) -> T {
        self.tasks.block_on(work)
    }

    pub fn hear(&mut self, msg: Msg) {
        let effects = self.update(msg);
        self.settle(effects.into());
    }

    /// A new desk, which is recorded from its beginning. Answers what is written of it.
    pub fn is_recorded(&mut self, masked: bool) -> Written {
        let size = self.screen.size().unwrap();
        let size = (size.width, size.height);
        let start = Start {
            face: self.model.face,
            trial: false,
            mouse: self.model.hand.mouse,
            session: Uuid::now_v7(),
            began: self.clock.now(),
            keymap: self.model.keymap.to_text(),
            theming: self.model.theming.clone(),
            views: self.model.sight.views.clone(),
            views_fault: None,
        };
        self.model = start.model(Arc::clone(&self.model.words)).unwrap();
        let written = Written::default();
        let begun = Recorder::begin(written.clone(), &start, size, &self.model.words, masked);
        self.recorder = Some(begun.unwrap());
        self.seen.clear();
        self.connect();
        written
    }

    /// Where papers are saved.
    pub fn documents(&self) -> PathBuf {
        self.folder.path().join("documenti")
    }

    fn update(&mut self, msg: Msg) -> Vec<Effect> {
        let clock = self.clock.now();
        if let Some(recorder) = &mut self.recorder {
            recorder.heard(&self.model, &msg, clock).unwrap();
        }
        self.model.update(msg, clock)
    }

    /// Performs effects, and hears the feed, until nothing more happens.
    fn settle(&mut self, mut effects: VecDeque<Effect>) {
        for round in 0.. {
            assert!(round < 50, "the desk and its server never come to rest: {effects:?}");
            while let Some(effect) = effects.pop_front() {
                match &effect {
                    Effect::Announce(text) => self.announced.push(text.clone()),
                    Effect::Copy(text) => self.copied.push(text.clone()),
                    Effect::Trial => self.trial = true,
                    Effect::SayPresence(_) => self.presence_said += 1,
                    Effect::SaveDrafts(drafts) => {
                        self.drafts.clone_from(drafts);
                        let saved = match &self.disk {
                            Ok(()) => Performed::DraftsSaved,
                            Err(cause) => Performed::DraftsNotSaved(cause.clone()),
                        };
                        effects.extend(self.update(Msg::Performed(saved)));
                    }
                    Effect::KeepTheme(name) => {
                        self.kept_theme = Some(name.clone());
                        let kept = Performed::ThemeKept(self.theme_is_kept.clone());
                        effects.extend(self.update(Msg::Performed(kept)));
                    }
                    Effect::SavePaper(name, document) => {
                        let folder = DocumentFolder::at(self.documents());
                        let saved = documents::save(Some(&folder), name, document, &self.model.words);
                        effects.extend(self.update(Msg::Performed(Performed::PaperSaved(saved))));
                    }
                    Effect::SaveSlips(slips) => self.slips.clone_from(slips),
                    Effect::LookAround => {
                        let aims = self.areas().in_sight().map(|area| area.aim.clone()).collect();
                        effects.extend(self.update(Msg::InSight(aims)));
                    }
                    Effect::KeepBookmark(it) => self.bookmark = Some(it.clone()),
                    _ => {}
                }
                if let Some(msg) = self.tasks.block_on(line::perform(&self.client, effect)) {
                    effects.extend(self.update(msg));
                }
            }
            if !self.reaches_a_server() || self.feed_is_behind || self.model.link == Link::Starting {
                return;
            }
            let page = self.tasks.block_on(self.client.events(self.model.replica.seq, 500)).unwrap();
            if page.items.is_empty() {
                return;
            }
            for event in page.items {
                let msg = Msg::Feed(FeedItem::Entry(Box::new(event)));
                effects.extend(self.update(msg));
            }
        }
    }

    /// What a hand may touch of the screen.
    pub fn areas(&mut self) -> Areas {
        let (model, look) = (&self.model, Look::named("default").unwrap());
        let mut areas = Areas::default();
        self.screen.draw(|frame| areas = view::draw_for_a_hand(model, &look, frame)).unwrap();
        areas
    }

    /// Clicks on the first of these words on the screen.
    #[track_caller]
    pub fn clicks(&mut self, words: &str) {
        let (x, y) = self.place_of(words);
        self.clicks_at(x, y);
    }

    /// Clicks on a place of the screen, counted from zero.
    pub fn clicks_at(&mut self, x: u16, y: u16) {
        if let Some(Area { place, aim }) = self.areas().at(x, y).cloned() {
            self.hear(Msg::Hand(Gesture::Click { on: aim, column: x - place.x }));
        }
    }

    /// Turns the wheel by one notch over these words.
    #[track_caller]
    pub fn wheels(&mut self, words: &str, down: bool) {
        let (x, y) = self.place_of(words);
        if let Some(area) = self.areas().at(x, y).cloned() {
            self.hear(Msg::Hand(Gesture::Wheel { over: area.aim, down }));
        }
    }

    /// Column and row of the first of these words.
    #[track_caller]
    pub fn place_of(&mut self, words: &str) -> (u16, u16) {
        let screen = self.screen();
        let found = screen.lines().enumerate().find_map(|(y, line)| Some((line.find(words)?, y, line)));
        let (at, y, line) = found.unwrap_or_else(|| panic!("«{words}» is not on the screen:\n{screen}"));
        let x = line[..at].chars().count();
        (u16::try_from(x).unwrap(), u16::try_from(y).unwrap())
    }

    /// The screen as text, one line a row, blanks at the ends cut.
    pub fn screen(&mut self) -> String {
        self.screen_with(&Look::named("default").unwrap())
    }

    fn screen_with(&mut self, look: &Look) -> String {
        let model = &self.model;
        self.screen.draw(|frame| view::draw(model, look, frame)).unwrap();
        let buffer = self.screen.backend().buffer();
        let width = usize::from(buffer.area.width);
        let rows = buffer.content.chunks(width).map(|row| {
            let row: String = row.iter().map(ratatui::buffer::Cell::symbol).collect();
            row.trim_end().to_owned()
        });
        let screen = rows.collect::<Vec<_>>().join("\n");
        if let Some(recorder) = &mut self.recorder {
            recorder.frame().unwrap();
            self.seen.push(screen.clone());
        }
        screen
    }

    #[track_caller]
    pub fn sees(&mut self, words: &str) {
        let screen = self.screen();
        assert!(screen.contains(words), "«{words}» is not on the screen:\n{screen}");
    }

    /// As [`Shift::sees`], of words that may go on in the next line of their pane.
    #[track_caller]
    pub fn sees_words(&mut self, words: &str) {
        let screen = self.screen();
        let is_edge = |c: char| "│┃║".contains(c);
        let mut panes: std::collections::BTreeMap<usize, String> = std::collections::BTreeMap::new();
        for line in screen.lines() {
            let mut from = 0;
            for part in line.split(is_edge) {
                let pane = panes.entry(from).or_default();
                for word in part.split_whitespace() {
                    *pane += word;
                    *pane += " ";
                }
                from += part.chars().count() + 1;
            }
        }
        let found = panes.values().any(|pane| pane.contains(words));
        assert!(found, "«{words}» is not on the screen:\n{screen}");
    }

    #[track_caller]
    pub fn does_not_see(&mut self, words: &str) {
        let screen = self.screen();
        assert!(!screen.contains(words), "«{words}» is on the screen:\n{screen}");
    }
}

/// A file in memory that two hold.
#[derive(Clone, Debug, Default)]
pub struct Written(Arc<std::sync::Mutex<Vec<u8>>>);

impl Written {
    pub fn bytes(&self) -> Vec<u8> {
        self.0.lock().unwrap().clone()
    }
}

impl std::io::Write for Written {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Drop for Shift {
    fn drop(&mut self) {
        if let Some(server) = self.server.take() {
            self.tasks.block_on(server.shutdown());
        }
        // Whatever the story did, the history verifies.
        if !std::thread::panicking() {
            let report = self.tasks.block_on(self.store.verify()).unwrap();
            assert!(report.findings.is_empty(), "{:?}", report.findings);
        }
    }
}

/// The contract that a new database begins with.
const HEALTH: &str = "azienda-sanitaria";

fn open(folder: &tempfile::TempDir, clock: &Clock, contract: &str) -> Store {
    let path = folder.path().join("centralino.db");
    let mut options = StoreOptions { clock: clock.clone(), ..StoreOptions::at(path) };
    let named = |text: &String| load(text).unwrap().name == contract;
    let current = options.contracts.iter().position(named).unwrap();
    options.contracts.swap(0, current);
    Store::open(options).unwrap()
}

fn new_model(words: &Arc<Words>, now: Timestamp) -> Model {
    let keymap = Keymap::load("default", &[]).unwrap();
    let themes =
        Theming { names: Themes::default().names(), chosen: "default".to_owned(), ..Theming::default() };
    Model::new(Arc::clone(words), Arc::new(keymap), Uuid::now_v7(), now).with_themes(themes)
}
