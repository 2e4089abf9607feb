//! A session written down and played again: the same screens, and nobody's words where they are masked.

use std::io::BufReader;
use std::sync::LazyLock;

use centralino::api::problem::{Problem, ProblemCode};
use centralino::api::resource::NewRequester;
use centralino::client::{ClientError, new_key};
use centralino::domain::action::Verb;
use centralino::domain::code::TicketNumber;
use centralino::tui::app::aim::Aim;
use centralino::tui::app::bookmark::Bookmark;
use centralino::tui::app::field::{Choice, Value as Place};
use centralino::tui::app::hand::Gesture;
use centralino::tui::app::prompt::Task;
use centralino::tui::app::slip::{About, Lay, OnCall, Slip};
use centralino::tui::app::tabs::Place as Tab;
use centralino::tui::app::{Msg, Pane, Performed};
use centralino::tui::command::Command;
use centralino::tui::look::{Depth, Looks, Themes};
use centralino::tui::recording::masking;
use centralino::tui::recording::playing::{Frame, Player};
use centralino::tui::recording::reading::{Fault, Wrong};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::full;
use super::shift::Shift;

/// A word that nothing of the program's own begins with.
const MARK: &str = "Zwanzibar";

fn looks() -> Looks {
    Looks::of(&Themes::default(), Depth::Full, false)
}

/// Every screen of a recording, and what is wrong with it in the end.
fn played(bytes: &[u8]) -> (Vec<Frame>, Option<Fault>) {
    let mut player = match Player::begin(BufReader::new(bytes), looks()) {
        Ok((_, player)) => player,
        Err(fault) => return (Vec::new(), Some(fault)),
    };
    let mut frames = Vec::new();
    loop {
        match player.next_frame() {
            Ok(Some(frame)) => frames.push(frame),
            Ok(None) => return (frames, None),
            Err(fault) => return (frames, Some(fault)),
        }
    }
}

fn texts(frames: &[Frame]) -> Vec<String> {
    frames.iter().map(Frame::text).collect()
}

/// Looks at the screen after each of these keys.
fn pressed(shift: &mut Shift, keys: &str) {
    for key in keys.split(' ') {
        shift.press(key);
        shift.screen();
    }
}

/// Reading, moving about and acting by single keys: nothing is chosen by somebody's name.
fn look_about(shift: &mut Shift) {
    pressed(shift, "f6 home down b esc enter pagedown f7 end f8 f6 . ? pagedown esc");
    full::urgent(shift, 2);
    pressed(shift, "down . ctrl-t down esc ctrl-n esc f1 tab esc space");
    shift.minutes_pass(1);
    pressed(shift, "g c f6 home enter t f9 ctrl-r f6 end f12 esc ctrl-c");
}

#[test]
fn played_again_a_story_gives_the_same_screens() {
    let mut shift = full::desk();
    let written = shift.is_recorded(false);
    look_about(&mut shift);
    shift.press("f3");
    shift.types("0000 000 111");
    pressed(&mut shift, "f9 f8");
    shift.types("rian");
    pressed(&mut shift, "enter enter enter");
    shift.pastes("perdita\nd'acqua");
    pressed(&mut shift, "tab tab esc f6 /");
    shift.types("rubinetto");
    pressed(&mut shift, "down esc :");
    shift.types("2 n visto");
    pressed(&mut shift, "enter F");
    shift.types("priorita:nes");
    pressed(&mut shift, "enter V esc ctrl-t down enter");
    shift.server_goes();
    shift.screen();
    shift.minutes_pass(2);
    shift.screen();
    shift.server_comes_back();
    shift.hear(Msg::Window(120, 36));
    let before = shift.seen.clone();
    assert!(before.len() > 60, "{}", before.len());
    let (frames, fault) = played(&written.bytes());
    assert_eq!(fault, None);
    for (at, (seen, again)) in before.iter().zip(texts(&frames)).enumerate() {
        assert_eq!(*seen, again, "screen {}", at + 1);
    }
    assert_eq!(frames.len(), before.len());
}

#[test]
fn a_technicians_and_a_walls_session_are_played_as_well() {
    let mut shift = Shift::in_the_field(80, 24);
    let written = shift.is_recorded(false);
    shift.is_sent("URG", "CUP", "presa rotta");
    pressed(&mut shift, "enter t enter esc down ctrl-r");
    let (frames, fault) = played(&written.bytes());
    assert_eq!((texts(&frames), fault), (shift.seen.clone(), None));

    let mut shift = full::desk();
    shift.hangs_a_wall(80, 24);
    let written = shift.is_recorded(false);
    shift.screen();
    shift.minutes_pass(2);
    shift.screen();
    let (frames, fault) = played(&written.bytes());
    assert_eq!((texts(&frames), fault), (shift.seen.clone(), None));
}

#[test]
fn masked_a_story_has_the_same_shape() {
    let mut shift = full::desk();
    let written = shift.is_recorded(true);
    look_about(&mut shift);
    let (frames, fault) = played(&written.bytes());
    assert_eq!(fault, None);
    have_the_same_shape(&shift.seen, &frames);
    let last = frames.last().unwrap().text();
    assert!(last.contains("Xxxxxxxxxxxx"), "a room is covered:\n{last}");
    assert!(last.contains("sopralluogo URG    2"), "and a code is not:\n{last}");
}

/// What was pressed, as far as it is a letter, in a row.
fn letters(bytes: &[u8]) -> String {
    let lines = bytes.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok());
    let keys = lines.filter_map(|line: Value| line["heard"][1]["key"].as_str().map(str::to_owned));
    keys.filter(|key| key.chars().count() == 1).collect()
}

#[test]
fn masked_nothing_that_anybody_wrote_survives() {
    let mut shift = full::desk();
    let client = shift.colleague();
    let requester = NewRequester {
        name: MARK.into(),
        position: MARK.into(),
        site: None,
        phones: vec!["0000 987 654".into(), "+39 333 987 6543".into(), "98".into()],
        level: 2,
        valid_from: None,
        valid_to: None,
        document: String::new(),
    };
    shift.does(client.add(&requester, &new_key())).unwrap();
    let written = shift.is_recorded(true);
    full::marked(&mut shift, MARK);
    shift.screen();
    write_everywhere(&mut shift);
    leave_half_written(&mut shift);
    for msg in from_outside() {
        shift.hear(msg);
        shift.screen();
    }
    let mut me = shift.model.me.clone().unwrap();
    me.name = MARK.into();
    shift.hear(Msg::Attached(me));
    let drafts = shift.drafts.clone();
    assert!(format!("{drafts:?}").contains(MARK), "there is something to hide in the drafts");
    shift.hear(Msg::Drafts(drafts));
    let slips = shift.slips.clone();
    let marked = slips.iter().filter(|slip| format!("{slip:?}").contains(MARK)).count();
    assert!(marked > 1, "and in the slips: {slips:?}");
    shift.hear(Msg::Slips(slips));

    let bytes = written.bytes();
    let text = String::from_utf8(bytes.clone()).unwrap();
    let found = |what: &str| text.to_lowercase().contains(&what.to_lowercase());
    for hidden in
        [MARK, "987 654", "333 987", "0000 123", "0000 124", "0000 125", "Passante", "Utente Prova"]
    {
        assert!(!found(hidden), "«{hidden}» is in the file");
    }
    // Whoever knows the rest of an entry finds by its hash what is covered.
    let history = shift.does(client.ticket(TicketNumber(1))).unwrap().timeline;
    assert!(!history.is_empty() && found(&history[0].entry.id.to_string()), "it was heard");
    for event in history {
        assert!(!found(&event.entry.hash) && !found(&event.entry.prev_hash), "{:?}", event.entry);
    }
    let typed = letters(&bytes);
    for hidden in [MARK, "98765"] {
        assert!(!typed.to_lowercase().contains(&hidden.to_lowercase()), "«{hidden}» was typed: {typed}");
    }
    assert!(found(r#"{"theme":"dark"}"#), "a theme is the program's");
    // It is a recording all the same.
    let (frames, fault) = played(&bytes);
    assert_eq!((frames.len(), fault), (shift.seen.len(), None));
}

/// The mark is written wherever something can be written.
fn write_everywhere(shift: &mut Shift) {
    shift.press("f3");
    shift.types("0000 98765");
    shift.press("tab tab");
    shift.types("9:40");
    shift.press("tab");
    shift.types(MARK);
    shift.press("f9 f8");
    for _ in 0..9 {
        shift.types(MARK);
        shift.types(" 98765");
        shift.pastes(MARK);
        pressed(shift, "tab");
    }
    pressed(shift, "esc f6 home n");
    shift.types(MARK);
    shift.pastes(&format!("{MARK} 98765"));
    pressed(shift, "esc /");
    shift.types(MARK);
    pressed(shift, "esc :");
    shift.types(&format!("1 n {MARK} 98765"));
    pressed(shift, "esc :");
    shift.types(MARK);
    pressed(shift, "esc F");
    shift.types(&format!("luogo:{MARK}"));
    pressed(shift, "enter +");
    shift.types(MARK);
    pressed(shift, "enter esc esc");
    shift.minutes_pass(1);
}

/// A form of an action, and over it that of a call by hand.
fn leave_half_written(shift: &mut Shift) {
    shift.press("f6 home n");
    shift.types(MARK);
    shift.press("f3");
    shift.types(MARK);
    shift.minutes_pass(1);
}

#[test]
fn masked_a_desk_that_begins_with_half_written_forms_is_played() {
    let mut shift = full::desk();
    leave_half_written(&mut shift);
    let (drafts, slips) = (shift.drafts.clone(), shift.slips.clone());
    let lies = |slip: &Slip| (slip.about, slip.lay);
    let lay: Vec<(About, Lay)> = slips.iter().map(lies).collect();
    assert!(lay.contains(&(About::Call { call: OnCall::Start }, Lay::Open)), "{lay:?}");
    let written = shift.is_recorded(true);
    shift.hear(Msg::Drafts(drafts));
    shift.hear(Msg::Slips(slips));
    shift.screen();
    let (frames, fault) = played(&written.bytes());
    assert_eq!(fault, None);
    have_the_same_shape(&shift.seen, &frames);
}

/// Screens and those of the recording, with every letter and digit covered.
fn have_the_same_shape(seen: &[String], frames: &[Frame]) {
    assert_eq!(frames.len(), seen.len());
    for (at, (seen, again)) in seen.iter().zip(texts(frames)).enumerate() {
        assert_eq!(masking::text(seen), masking::text(&again), "screen {}:\n{again}", at + 1);
    }
}

#[test]
fn masked_keys_that_command_are_played_as_they_were() {
    let mut shift = full::desk().with_keymap("emacs");
    let drafts = shift.drafts.clone();
    assert!(!drafts.is_empty());
    let written = shift.is_recorded(true);
    shift.hear(Msg::Drafts(drafts));
    // Where one writes, a letter is none of a chord: it is written.
    pressed(&mut shift, "f6 / ctrl-x b esc f8 ctrl-x b esc");
    // Letters over the rows.
    pressed(&mut shift, "f6 home , s , d");
    assert_eq!(shift.model.selected_ticket.unwrap().0, 8);
    // What would end an intervention, and the yes to it.
    shift.press(":");
    shift.types("3 r fuori contratto");
    pressed(&mut shift, "enter s");
    assert!(!shift.model.replica.tickets.contains_key(&TicketNumber(3)));
    let (frames, fault) = played(&written.bytes());
    assert_eq!(fault, None);
    have_the_same_shape(&shift.seen, &frames);
    let typed = letters(&written.bytes());
    assert_eq!(typed, "/xx,s,d:3rxxxxxxxxxxxxxxs", "what commands is kept, and nothing else");
}

fn click(on: Aim) -> Msg {
    Msg::Hand(Gesture::Click { on, column: 0 })
}

/// What comes from outside in words of the moment.
fn from_outside() -> Vec<Msg> {
    let problem =
        Problem::new(ProblemCode::Taken).with("by", MARK).with("deeper", json!([{"name": MARK}]));
    vec![
        Msg::Bookmark(Bookmark {
            pane: Pane::Board,
            call: None,
            ticket: None,
            opened: None,
            filter: Some(MARK.into()),
        }),
        click(Aim::Choice(
            "place".into(),
            Choice { label: MARK.into(), value: Place::FreePlace(MARK.into()) },
        )),
        click(Aim::Meant(MARK.into())),
        click(Aim::Rows),
        Msg::InSight(vec![
            Aim::Nothing,
            Aim::Theme("dark".into()),
            Aim::Run(Command::Help),
            Aim::Key("enter".parse().unwrap()),
            Aim::Content("place".into(), 3),
            Aim::Paper(Tab::Form(Task::StartCall)),
            Aim::Paper(Tab::Sheet("0f-1".into())),
            Aim::Act(TicketNumber(1), Verb::TakeCharge),
        ]),
        Msg::NotRead { file: MARK.into(), aside: MARK.into() },
        Msg::Broken(format!("/home/{MARK} non si apre")),
        Msg::SnapshotFailed(ClientError::Unreachable(MARK.into())),
        Msg::Answered("x".into(), Err(ClientError::Problem(Box::new(problem)))),
        Msg::Answered(MARK.into(), Err(ClientError::Unreadable(MARK.into()))),
        Msg::Performed(Performed::ViewNotKept(MARK.into())),
        Msg::Performed(Performed::DraftsNotSaved(MARK.into())),
        Msg::Performed(Performed::ThemeKept(Err(MARK.into()))),
        Msg::Performed(Performed::NotSuspended),
        Msg::Performed(Performed::NotCopied),
        Msg::Suspend,
        Msg::Wake,
    ]
}

#[test]
fn a_broken_file_is_played_up_to_its_fault() {
    let mut shift = full::desk();
    let written = shift.is_recorded(false);
    pressed(&mut shift, "f6 home down ? esc");
    let whole = written.bytes();
    let lines: Vec<&[u8]> = whole.split_inclusive(|byte| *byte == b'\n').collect();
    // Killed in the midst of each of the last lines.
    for cut in 1..=6 {
        let sound: Vec<u8> = lines[..lines.len() - cut].concat();
        let half = &lines[lines.len() - cut][..3];
        let (frames, fault) = played(&[sound.as_slice(), half].concat());
        let line = lines.len() - cut + 1;
        assert_eq!(fault, Some(Fault { line, what: Wrong::Cut }));
        assert_eq!(texts(&frames), shift.seen[..frames.len()]);
    }
    let with = |at: usize, line: &str| {
        let mut lines = lines.clone();
        let line = format!("{line}\n");
        lines[at] = line.as_bytes();
        played(&lines.concat())
    };
    for line in [
        "",
        "3",
        "{\"heard\":[\"ieri\",\"wake\"]}",
        "{\"heard\":[\"2026-11-23T13:29:46Z\",{\"jump\":1}]}",
        "\u{fffd}",
    ] {
        let (frames, fault) = with(8, line);
        let fault = fault.unwrap();
        assert!(matches!((fault.line, &fault.what), (9, Wrong::Unreadable(_))), "{line}: {fault:?}");
        assert!(frames.len() < shift.seen.len());
        let words = std::sync::Arc::clone(&shift.model.words);
        assert!(
            fault.explain(&words).starts_with("riga 9: ci si aspettava"),
            "{}",
            fault.explain(&words)
        );
    }
    let words = std::sync::Arc::clone(&shift.model.words);
    let hostile = r"\u001b]0;pwn\u0007";
    let first = String::from_utf8(lines[0].to_vec()).unwrap();
    let language = first.replace("\"language\":\"it\"", &format!("\"language\":\"{hostile}\""));
    for (at, line) in [(8, format!("{{\"{hostile}\":1}}")), (0, language.trim_end().to_owned())] {
        let told = with(at, &line).1.unwrap().explain(&words);
        assert!(told.contains("]0;pwn"), "it is said: {told}");
        assert!(!told.contains(char::is_control), "and moves nothing: {told:?}");
    }
    let told = with(0, &first.replace("\"size\":", "\"sizes\":")).1.unwrap().explain(&words);
    assert!(told.starts_with("riga 1: ci si aspettava ciò con cui comincia la sessione ("), "{told}");
    assert!(!told.contains("fino a qui"), "{told}");
    assert!(matches!(with(0, "{}").1.unwrap().what, Wrong::NotARecording));
    assert!(matches!(with(0, "ciao").1.unwrap().what, Wrong::NotARecording));
    assert!(matches!(with(0, "{\"centralino-recording\":7}").1.unwrap().what, Wrong::OtherVersion(7)));
    assert!(matches!(with(0, "{\"centralino-recording\":1}").1.unwrap().what, Wrong::Unreadable(_)));
    assert_eq!(played(b"").1, Some(Fault { line: 1, what: Wrong::NotARecording }));
}

/// A story with clicks, slips and a line that goes and comes, for recordings that somebody has changed.
static STORY: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let mut shift = full::desk();
    leave_half_written(&mut shift);
    let (drafts, slips) = (shift.drafts.clone(), shift.slips.clone());
    let written = shift.is_recorded(false);
    shift.hear(Msg::Drafts(drafts));
    shift.hear(Msg::Slips(slips));
    shift.screen();
    let field = shift.model.form().unwrap().current().unwrap().name.clone();
    shift.hear(click(Aim::Content(field, 3)));
    pressed(&mut shift, "esc f6 home down enter f6 .");
    full::urgent(&mut shift, 1);
    pressed(&mut shift, "? pagedown esc :");
    shift.types("2 n vi");
    shift.hear(click(Aim::Written(2)));
    pressed(&mut shift, "esc f12");
    let frames = shift.seen.len();
    let bytes = written.bytes();
    assert_eq!(played(&bytes).0.len(), frames);
    bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
});

/// The story with what stands in a place of it changed to something else.
fn changed(change: impl Fn(&mut Value) -> bool) -> Vec<u8> {
    let mut done = 0;
    let lines = STORY.iter().map(|line| {
        let mut value = serde_json::from_slice(line).unwrap();
        if done > 0 || !change(&mut value) {
            return line.clone();
        }
        done += 1;
        [serde_json::to_vec(&value).unwrap().as_slice(), b"\n"].concat()
    });
    let changed = lines.collect::<Vec<_>>().concat();
    assert_eq!(done, 1, "there is such a place");
    changed
}

fn replaced(value: &mut Value, pointer: &str, with: &Value) -> bool {
    value.pointer_mut(pointer).map(|place| *place = with.clone()).is_some()
}

#[test]
fn times_at_the_ends_of_time_are_no_part_of_a_recording() {
    let places = ["/began", "/heard/0", "/heard/1/feed/hello/now", "/heard/1/drafts/0/called_at"];
    for time in ["+262142-12-31T23:59:59Z", "-262143-01-01T00:00:00Z", "0000-12-31T23:59:59Z"] {
        for place in places {
            let (_, fault) = played(&changed(|value| replaced(value, place, &json!(time))));
            let Some(Fault { what: Wrong::Unreadable(told), .. }) = fault else {
                panic!("{place} {time}: {fault:?}");
            };
            assert!(told.contains("1 to 9999"), "{place} {time}: {told}");
        }
    }
}

#[test]
fn places_beyond_any_text_are_at_its_end() {
    for place in ["/heard/1/hand/click/on/content/1", "/heard/1/hand/click/on/written"] {
        let (frames, fault) = played(&changed(|value| replaced(value, place, &json!(u64::MAX))));
        assert_eq!(fault, None, "{place}");
        assert!(!frames.is_empty());
        let column = "/heard/1/hand/click/column";
        let both = |value: &mut Value| {
            replaced(value, place, &json!(u64::MAX)) && replaced(value, column, &json!(u16::MAX))
        };
        assert_eq!(played(&changed(both)).1, None, "{place}");
    }
}

/// The places in a value, itself included.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(n, item)| places(item, &format!("{at}/{n}"), found));
        }
        Value::Object(fields) => fields.iter().for_each(|(name, field)| {
            let name = name.replace('~', "~0").replace('/', "~1");
            places(field, &format!("{at}/{name}"), found);
        }),
        _ => {}
    }
}

/// What nobody means.
fn anything() -> impl Strategy<Value = Value> {
    proptest::sample::select(vec![
        Value::Null,
        json!(true),
        json!(0),
        json!(-1),
        json!(u16::MAX),
        json!(u64::MAX),
        json!(i64::MIN),
        json!(1e300),
        json!(""),
        json!("\u{1b}]0;\u{7}\u{202e}\n"),
        json!("0001-01-01T00:00:00Z"),
        json!("9999-12-31T23:59:59Z"),
        json!("9999-12-31"),
        json!([]),
        json!({}),
        json!(["à".repeat(300)]),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_recording_with_other_bytes_is_played_or_told(
        bytes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut story = STORY.concat();
        for (at, byte) in bytes {
            *at.get_mut(&mut story) = byte;
        }
        let (frames, fault) = played(&story);
        prop_assert!(fault.is_some() || !frames.is_empty());
    }

    #[test]
    fn a_recording_with_other_values_is_played_or_told(
        line in any::<prop::sample::Index>(),
        place in any::<prop::sample::Index>(),
        with in anything(),
    ) {
        let mut story = STORY.clone();
        let line = line.get_mut(&mut story);
        let mut value: Value = serde_json::from_slice(line).unwrap();
        let mut all = Vec::new();
        places(&value, "", &mut all);
        replaced(&mut value, place.get::<String>(&all), &with);
        *line = [serde_json::to_vec(&value).unwrap().as_slice(), b"\n"].concat();
        let (frames, fault) = played(&story.concat());
        prop_assert!(fault.is_some() || !frames.is_empty());
    }
}
