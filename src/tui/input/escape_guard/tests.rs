//! Keys in, with their times; events out.

use super::*;
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use proptest::prelude::*;

const MS: Duration = Duration::from_millis(1);

fn press(c: char) -> Event {
    let code = match c {
        '\u{1b}' => KeyCode::Esc,
        '\r' => KeyCode::Enter,
        c => KeyCode::Char(c),
    };
    let shift = if c.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    Event::Key(KeyEvent::new(code, shift))
}

fn code(code: KeyCode) -> Event {
    Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

/// Types the characters `apart` from each other, and waits at the end.
fn typed(text: &str, apart: Duration) -> Vec<Event> {
    let mut guard = EscapeGuard::for_terminal(false);
    let mut now = Duration::ZERO;
    let mut out = Vec::new();
    for c in text.chars() {
        now += apart;
        out.extend(guard.push(press(c), now));
    }
    out.extend(guard.flush_due(now + LOCAL_WINDOW));
    assert_eq!(guard.wake_at(), None);
    out
}

#[test]
fn a_cut_arrow_is_an_arrow() {
    for (text, joined) in [
        ("\u{1b}[A", KeyCode::Up),
        ("\u{1b}OB", KeyCode::Down),
        ("\u{1b}[5~", KeyCode::PageUp),
        ("\u{1b}OQ", KeyCode::F(2)),
    ] {
        for apart in [Duration::ZERO, MS, 24 * MS] {
            assert_eq!(typed(text, apart), [code(joined)], "{text:?} {apart:?}");
        }
    }
    assert_eq!(typed("a\u{1b}[Ab", MS), [press('a'), code(KeyCode::Up), press('b')]);
}

#[test]
fn what_a_hand_types_stays_apart() {
    let by_hand = typed("\u{1b}[A", 26 * MS);
    assert_eq!(by_hand, [press('\u{1b}'), press('['), press('A')]);
    assert_eq!(typed("\u{1b}r", MS), [press('\u{1b}'), press('r')]);
    assert_eq!(typed("\u{1b}\u{1b}", MS), [press('\u{1b}'), press('\u{1b}')]);
    assert_eq!(typed("\u{1b}\r", MS), [press('\u{1b}'), press('\r')]);
    assert_eq!(typed("\u{1b}\u{1b}[A", MS), [press('\u{1b}'), code(KeyCode::Up)]);
}

#[test]
fn a_lone_esc_waits_for_its_window_and_no_longer() {
    for (ssh, window) in [(false, 25 * MS), (true, 100 * MS)] {
        let mut guard = EscapeGuard::for_terminal(ssh);
        assert_eq!(guard.wake_at(), None);
        assert_eq!(guard.push(press('\u{1b}'), 7 * MS), []);
        assert_eq!(guard.wake_at(), Some(7 * MS + window));
        assert_eq!(guard.flush_due(6 * MS + window), []);
        assert_eq!(guard.flush_due(7 * MS + window), [press('\u{1b}')]);
        assert_eq!(guard.wake_at(), None);
    }
}

#[test]
fn a_cut_report_of_the_mouse_is_one_and_types_nothing() {
    let click = MouseEvent {
        kind: MouseEventKind::Down(MouseButton::Left),
        column: 11,
        row: 6,
        modifiers: KeyModifiers::NONE,
    };
    let clicked = Event::Mouse(click);
    assert_eq!(typed("\u{1b}[<0;12;7Mx", MS), [clicked.clone(), press('x')]);
    // The button is let go.
    assert_eq!(typed("\u{1b}[<0;12;7M\u{1b}[<0;12;7m", MS), std::slice::from_ref(&clicked));
    // Moves, which nobody asked for.
    assert_eq!(typed("\u{1b}[<35;12;7Mx", MS), [press('x')]);
    let mut guard = EscapeGuard::for_terminal(false);
    assert_eq!(guard.push(press('\u{1b}'), MS), []);
    assert_eq!(guard.push(clicked.clone(), MS), [press('\u{1b}'), clicked], "in their order");
}

#[test]
fn late_answers_are_not_typed() {
    assert_eq!(typed("\u{1b}[?62;4cx", MS), [press('x')]);
}

#[test]
fn a_resize_passes_without_breaking_a_sequence() {
    let mut guard = EscapeGuard::for_terminal(false);
    assert_eq!(guard.push(press('\u{1b}'), MS), []);
    assert_eq!(guard.push(Event::Resize(9, 9), MS), [Event::Resize(9, 9)]);
    assert_eq!(guard.push(press('['), MS), []);
    assert_eq!(guard.push(press('A'), MS), [code(KeyCode::Up)]);
}

#[test]
fn a_paste_with_a_cut_beginning_is_a_paste() {
    let pasted = Event::Paste("via Roma\n12".into());
    assert_eq!(typed("\u{1b}[200~via Roma\r12", MS), std::slice::from_ref(&pasted));
    assert_eq!(typed("\u{1b}[200~via Roma\r12\u{1b}[201~x", MS), [pasted, press('x')]);
    let mut guard = EscapeGuard::for_terminal(false);
    let held: Vec<Event> =
        "\u{1b}[200~a\u{1b}[".chars().flat_map(|c| guard.push(press(c), MS)).collect();
    assert_eq!(held, []);
    let ended = [Event::Paste("a[".into()), code(KeyCode::F(2))];
    assert_eq!(guard.push(code(KeyCode::F(2)), MS), ended);
    let with_esc = Event::Paste("a[Ab".into());
    assert_eq!(typed("\u{1b}[200~a\u{1b}[Ab", MS), [with_esc]);
}

proptest! {
    #[test]
    fn without_esc_every_key_passes_at_once(text in "[a-zA-Z0-9\\[~;]{0,40}") {
        let all: Vec<Event> = text.chars().map(press).collect();
        prop_assert_eq!(typed(&text, Duration::ZERO), all);
    }

    #[test]
    fn slow_keys_come_out_as_they_went_in(text in "[\u{1b}\\[OA1~r]{0,30}") {
        let all: Vec<Event> = text.chars().map(press).collect();
        prop_assert_eq!(typed(&text, 25 * MS), all);
    }

    #[test]
    fn something_held_always_has_a_time_to_wake(text in "[\u{1b}\\[O20~1;Ar\r]{0,60}") {
        let mut guard = EscapeGuard::for_terminal(true);
        for (at, c) in text.chars().enumerate() {
            let _ = guard.push(press(c), MS * u32::try_from(at).unwrap());
            prop_assert_eq!(guard.wake_at().is_some(), !matches!(guard.held, Held::Nothing));
        }
    }
}
