//! The board that a room looks at: it turns its pages by itself, comes back by itself, names nobody, and shows
//! on the plainest console.

use std::io::Sink;

use centralino::api::problem::{Problem, ProblemCode};
use centralino::client::ClientError;
use centralino::tui::app::{Effect, Model, Msg};
use centralino::tui::face::Face;
use centralino::tui::input::Key;
use centralino::tui::look::Look;
use centralino::tui::runtime::screen::Screen;
use centralino::tui::view;
use centralino::tui::view::wall::is_plain;
use chrono::TimeDelta;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Cell;
use ratatui::layout::Size;

use crate::full;
use crate::shift::Shift;

/// From the least window to more than a large one, around every change of the plan.
const WIDTHS: [u16; 12] = [60, 61, 77, 78, 80, 99, 100, 117, 118, 160, 172, 220];
const HEIGHTS: [u16; 10] = [16, 19, 20, 24, 30, 36, 40, 45, 50, 70];

fn picture(model: &Model, width: u16, height: u16) -> String {
    let mut screen = Terminal::new(TestBackend::new(width, height)).unwrap();
    let look = Look::named("default").unwrap();
    screen.draw(|frame| view::draw(model, &look, frame)).unwrap();
    let buffer = screen.backend().buffer();
    let rows = buffer.content.chunks(usize::from(width));
    rows.map(|row| row.iter().map(Cell::symbol).collect::<String>() + "\n").collect()
}

fn every_size(model: &Model, mut look_at: impl FnMut((u16, u16), &str)) {
    for width in WIDTHS {
        for height in HEIGHTS {
            look_at((width, height), &picture(model, width, height));
        }
    }
}

/// A full shift, seen from the wall.
fn full_wall(width: u16, height: u16) -> Shift {
    let mut shift = full::desk();
    shift.hangs_a_wall(width, height);
    shift
}

#[test]
fn a_room_sees_who_waits_what_presses_and_the_day() {
    let mut shift = full_wall(120, 36);
    shift.sees("* IN ATTESA");
    shift.sees("Interventi: 1 in ritardo · 1 entro un'ora · 10 aperti");
    shift.sees("Ospedale Prova, Rianimazione");
    shift.sees("!!    1  EME");
    shift.sees("IN RITARDO");
    // The desk answered one, one asked how things stand, one hung up, two ring.
    shift.sees("oggi   chiamate 5 · risposte 2 · perse 1");
    shift.sees("sopralluoghi iniziati 3, in tempo 100 %");
    shift.does_not_see("Utente Prova");
    shift.does_not_see("0000");
    shift.does_not_see("perdita d'acqua");
    let bells = shift.announced.len();
    shift.rings("0000 555");
    assert_eq!(shift.announced.len(), bells, "nobody in a room wants a bell");
    shift.time_passes(TimeDelta::seconds(6));
    shift.sees("chiamate 6 ");
}

#[test]
fn pages_turn_by_themselves_and_the_first_stays_longest() {
    let mut shift = full::desk();
    full::urgent(&mut shift, 40);
    shift.hangs_a_wall(80, 24);
    shift.sees("pagina 1 di 3");
    shift.sees("!!    1");
    let turns = |shift: &Shift| shift.model.wall.page;
    let mut stayed = vec![0; 3];
    let mut order = vec![turns(&shift)];
    for _ in 0..75 {
        // The runtime sleeps until then and never misses a turn.
        assert!(shift.model.wake_at() <= shift.clock.now() + TimeDelta::seconds(20));
        shift.time_passes(TimeDelta::seconds(1));
        stayed[turns(&shift)] += 1;
        if order.last() != Some(&turns(&shift)) {
            order.push(turns(&shift));
        }
    }
    assert_eq!(order, [0, 1, 2, 0, 1, 2]);
    assert!(stayed[0] > stayed[1] && stayed[0] > stayed[2], "{stayed:?}");
    // More pages than anybody waits for are counted.
    let colleague = shift.colleague();
    full::more_urgent(&mut shift, &colleague, 50);
    shift.sees("di 5 · altri");
}

#[test]
fn a_page_turns_when_it_was_said_to() {
    let mut shift = full::desk();
    full::urgent(&mut shift, 40);
    shift.hangs_a_wall(80, 24);
    let began = shift.clock.now();
    while shift.model.wall.page == 0 {
        let wake = shift.model.wake_at();
        assert!(wake > shift.clock.now(), "it would never sleep");
        shift.time_passes(wake - shift.clock.now());
    }
    assert_eq!(shift.clock.now() - began, TimeDelta::seconds(20));
}

#[test]
fn old_data_say_since_when_and_the_wall_comes_back_by_itself() {
    let mut shift = full_wall(80, 24);
    shift.server_goes();
    shift.sees("!! DATI FERMI DALLE");
    shift.sees("Il tabellone riprova da solo.");
    shift.sees("in attesa allora");
    // What is known of deadlines stays true, and the night changes nothing.
    shift.sees("Rianimazione");
    shift.minutes_pass(60 * 14);
    shift.sees("!! DATI FERMI DAL 23/11 ALLE");
    shift.server_comes_back();
    shift.sees("* IN ATTESA");
    shift.does_not_see("DATI FERMI");
    shift.does_not_see("riprova");
    shift.sees("oggi   chiamate 0");
}

#[test]
fn a_wrong_token_is_said_and_tried_again() {
    let mut shift = full_wall(80, 24);
    let refused = || ClientError::Problem(Box::new(Problem::new(ProblemCode::Unauthenticated)));
    for _ in 0..100 {
        let effects = shift.model.update(Msg::SnapshotFailed(refused()), shift.clock.now());
        assert!(!effects.contains(&Effect::Quit));
    }
    shift.sees("DATI FERMI DALLE");
    shift.sees("Il tabellone riprova da solo.");
    let screen = shift.screen();
    assert!(screen.contains("Token mancante, sbagliato o revocato"), "it says what to mend:\n{screen}");
}

#[test]
fn no_key_does_anything_but_leave() {
    let mut shift = full_wall(80, 24);
    let before = shift.screen();
    for key in
        "f2 f3 f4 f5 f6 f7 f8 f9 / ? : enter esc tab a r x n l b 1 space ctrl-s ctrl-o down".split(' ')
    {
        let effects = shift.model.update(Msg::Key(Key::parse(key).unwrap()), shift.clock.now());
        assert_eq!(effects, [], "{key}");
        assert_eq!(shift.screen(), before, "{key}");
    }
    shift.pastes("q");
    assert_eq!(shift.screen(), before);
    for key in ["q", "ctrl-q"] {
        let effects = shift.model.update(Msg::Key(Key::parse(key).unwrap()), shift.clock.now());
        assert_eq!(effects, [Effect::Quit], "{key}");
    }
}

#[test]
fn the_figures_are_asked_for_when_something_happened_and_not_at_each_call() {
    let mut shift = full_wall(80, 24);
    shift.time_passes(TimeDelta::seconds(6));
    let mut asked = 0;
    let clock = shift.clock.clone();
    let mut count = |effects: Vec<Effect>| {
        let figures = effects.iter().filter(|effect| matches!(effect, Effect::FetchFigures(_)));
        asked += figures.count();
        asked
    };
    for _ in 0..60 {
        clock.advance(TimeDelta::seconds(1));
        count(shift.model.update(Msg::Wake, clock.now()));
    }
    assert_eq!(count(Vec::new()), 0, "nothing happened: nothing is asked");
    for _ in 0..20 {
        shift.rings("0000 555");
    }
    shift.sees("chiamate 6 ");
    shift.time_passes(TimeDelta::seconds(6));
    shift.sees("chiamate 25 ");
}

/// Words that must never be seen from the room.
const MARK: &str = "SEGRETO";

#[test]
fn nobody_is_named_whatever_is_known_and_every_letter_is_a_consoles() {
    let mut shift = full::desk();
    full::marked(&mut shift, MARK);
    // Its own token is told no names; the supervisor's is, and shows none.
    for with_names in [false, true] {
        match with_names {
            false => shift.hangs_a_wall(80, 24),
            true => shift.hangs_a_wall_of_an_operator(80, 24),
        }
        let held = format!("{:?}", shift.model.replica);
        assert_eq!(held.contains(MARK), with_names, "nothing was tried");
        let mut seen_place = false;
        let mut look_at = |size: (u16, u16), screen: &str| {
            assert!(!screen.contains(MARK), "{size:?}:\n{screen}");
            assert!(!screen.contains("0000"), "{size:?}:\n{screen}");
            let strange: Vec<char> = screen.chars().filter(|c| *c != '\n' && !is_plain(*c)).collect();
            assert!(strange.is_empty(), "{strange:?} at {size:?}:\n{screen}");
            seen_place |= screen.contains("Stanza E' ?");
        };
        every_size(&shift.model, &mut look_at);
        let down = ClientError::Unreachable("gone".into());
        shift.model.update(Msg::SnapshotFailed(down), shift.clock.now());
        every_size(&shift.model, &mut look_at);
        let refused = ClientError::Problem(Box::new(Problem::new(ProblemCode::Unauthenticated)));
        shift.model.update(Msg::SnapshotFailed(refused), shift.clock.now());
        every_size(&shift.model, &mut look_at);
        assert!(seen_place, "the place is what it shows");
    }
}

/// The wall on a screen that counts its bytes.
struct Counted {
    shift: Shift,
    screen: Screen<Sink>,
    look: Look,
}

impl Counted {
    fn new(shift: Shift, width: u16, height: u16) -> Self {
        let screen = Screen::with_size(std::io::sink(), Size { width, height }).unwrap();
        Self { shift, screen, look: Look::named("default").unwrap() }
    }

    fn draw(&mut self) -> usize {
        let (model, look) = (&self.shift.model, &self.look);
        self.screen.draw(|frame| view::draw(model, look, frame)).unwrap().0
    }

    fn second_passes(&mut self) -> usize {
        self.shift.clock.advance(TimeDelta::seconds(1));
        self.shift.model.update(Msg::Wake, self.shift.clock.now());
        self.draw()
    }
}

#[test]
fn a_second_of_countdown_costs_nine_hundred_bytes_at_most() {
    let mut shift = Shift::begin(200, 60);
    shift.rings("0000 777");
    full::urgent(&mut shift, 40);
    // A quarter of an hour to take charge: every line counts down, and the caller waits for a minute meanwhile.
    shift.time_passes(TimeDelta::seconds(50));
    shift.hangs_a_wall(200, 60);
    let mut counted = Counted::new(shift, 200, 60);
    let first = counted.draw();
    assert!(first <= 14_000, "the first paint takes {first} bytes");
    let shown = picture(&counted.shift.model, 200, 60);
    assert_eq!(shown.matches(" s ").count(), 22, "{shown}");
    // Until just before the page is turned.
    let bytes: Vec<usize> = (0..19).map(|_| counted.second_passes()).collect();
    let most = bytes.iter().max().unwrap();
    assert!(*most <= 900, "{bytes:?}");
    assert!(bytes.iter().all(|bytes| *bytes > 0), "{bytes:?}");
}

#[test]
fn an_idle_wall_writes_nothing_and_sleeps_to_the_minute() {
    let mut shift = Shift::begin(200, 60);
    shift.hangs_a_wall(200, 60);
    shift.time_passes(TimeDelta::seconds(5));
    let mut counted = Counted::new(shift, 200, 60);
    counted.draw();
    let wakes = counted.shift.model.wake_at() - counted.shift.clock.now();
    let to_minute = 60 - counted.shift.clock.now().timestamp() % 60;
    assert_eq!(wakes.num_seconds(), to_minute);
    for _ in 1..to_minute {
        assert_eq!(counted.second_passes(), 0);
    }
    assert!(counted.second_passes() > 0, "the clock goes on");
}

#[test]
fn the_desk_and_the_wall_are_one_model() {
    let mut shift = full::desk();
    shift.press("esc");
    shift.model.face = Face::Wall;
    shift.time_passes(TimeDelta::seconds(1));
    shift.sees("Interventi:");
    shift.model.face = Face::Desk;
    shift.sees("Scadenze:");
}
