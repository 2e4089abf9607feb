//! The modes as bytes, and what a real terminal is left with.

use super::*;
use std::cell::Cell;
use std::io::Read;

fn with_mouse(mouse: bool) -> Wanted {
    Wanted { kitty: true, mouse }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn every_mode_that_is_entered_is_left_in_reverse() {
    let entered = text(&enter_bytes(with_mouse(false)));
    let left = text(&leave_bytes(true));
    assert_eq!(entered, "\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[?1006l\x1b[?1000l\x1b[>1u");
    assert!(left.starts_with("\x1b[<1u"), "{left:?}");
    assert!(left.ends_with("\x1b[?25h\x1b[?1049l\x1b[?2026l\x1b[m"), "{left:?}");
    for asked in ["\x1b[c", "\x1b[?u", "\x1b]", "\x1bP", "\x1b[6n", "1003", "1002"] {
        assert!(!entered.contains(asked) && !left.contains(asked), "{asked:?}");
    }
}

#[test]
fn the_mouse_is_entered_where_it_is_wanted_and_left_wherever_it_may_have_been_entered_since() {
    let entered = text(&enter_bytes(with_mouse(true)));
    assert!(entered.contains("\x1b[?1006l\x1b[?1000l\x1b[?1000h\x1b[?1006h"), "{entered:?}");
    assert!(text(&leave_bytes(true)).contains("\x1b[?1006l\x1b[?1000l"));
    let modes = Modes::new();
    let mut out = Vec::new();
    modes.mouse(true, &mut out).unwrap();
    assert_eq!(text(&out), "", "a terminal that is given back stays as it is");
    modes.enter(with_mouse(false), &mut out, || Ok(())).unwrap();
    out.clear();
    modes.mouse(true, &mut out).unwrap();
    modes.mouse(false, &mut out).unwrap();
    assert_eq!(text(&out), "\x1b[?1000h\x1b[?1006h\x1b[?1006l\x1b[?1000l");
}

#[test]
fn the_linux_console_gets_no_kitty_flags() {
    for bytes in [enter_bytes(Wanted { kitty: false, mouse: true }), leave_bytes(false)] {
        assert!(!text(&bytes).ends_with('u') && !text(&bytes).contains("1u"));
    }
}

#[test]
fn entering_and_leaving_twice_happens_once() {
    let modes = Modes::new();
    let raw = Cell::new(0);
    let count = |by: i32| {
        raw.set(raw.get() + by);
        Ok(())
    };
    let (on, off) = (|| count(1), || count(-1));
    let mut out = Vec::new();
    assert!(!modes.leave(&mut out, off).unwrap());
    assert!(modes.enter(with_mouse(false), &mut out, on).unwrap());
    assert!(!modes.enter(with_mouse(false), &mut out, on).unwrap());
    assert_eq!((raw.get(), text(&out)), (1, text(&enter_bytes(with_mouse(false)))));
    out.clear();
    assert!(modes.leave(&mut out, off).unwrap());
    assert!(!modes.leave(&mut out, off).unwrap());
    assert_eq!((raw.get(), text(&out)), (0, text(&leave_bytes(true))));
}

#[test]
fn raw_mode_is_left_even_when_nothing_can_be_written() {
    struct Gone;
    impl Write for Gone {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let modes = Modes::new();
    let raw = Cell::new(false);
    let set = |on| {
        raw.set(on);
        Ok(())
    };
    assert!(modes.enter(with_mouse(false), &mut Gone, || set(true)).is_err());
    assert!(raw.get());
    assert!(modes.leave(&mut Gone, || set(false)).is_err());
    assert!(!raw.get());
    assert!(
        modes.enter(with_mouse(false), &mut Vec::new(), || Err(io::ErrorKind::Other.into())).is_err()
    );
    assert!(!modes.leave(&mut Vec::new(), || Ok(())).unwrap(), "nothing was entered");
}

const CHILD: &str = "CENTRALINO_TEST_TERMINAL_CHILD";

/// Runs the child below in a pseudo-terminal; gives back all it wrote and how the terminal was left.
fn in_a_terminal(does: &str) -> String {
    let pty = portable_pty::native_pty_system();
    let pair = pty.openpty(portable_pty::PtySize::default()).unwrap();
    // The shell tells, at the end, whether the terminal echoes and reads lines again.
    let test = std::env::current_exe().unwrap();
    let mut command = portable_pty::CommandBuilder::new("sh");
    command.args([
        "-c",
        "\"$0\" --exact tui::runtime::terminal::tests::child --ignored --nocapture; stty -a",
    ]);
    command.arg(test);
    command.env(CHILD, does);
    command.env("TERM", "xterm-256color");
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut bytes = Vec::new();
    // At the end a pseudo-terminal reads as an error on Linux; what came before stays.
    let _ = reader.read_to_end(&mut bytes);
    child.wait().unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Not a test by itself.
#[test]
#[ignore = "runs inside the pseudo-terminal of the tests below"]
fn child() {
    let Ok(does) = std::env::var(CHILD) else {
        return;
    };
    let guard = TerminalGuard::enter(std::env::var("TERM").ok().as_deref(), false).unwrap();
    match does.as_str() {
        "panic" => panic!("the drawing thread fell"),
        "other-panic" => {
            let other = thread::spawn(|| panic!("another thread fell"));
            assert!(other.join().is_err());
            print!("STILL-DRAWING");
            io::stdout().flush().unwrap();
        }
        _ => {
            guard.suspend().unwrap();
            guard.resume().unwrap();
        }
    }
}

/// The terminal was given back once for each time it was taken, and echoes again.
fn assert_given_back(wrote: &str, times: usize) {
    let count = |part: &[u8]| wrote.matches(text(part).as_str()).count();
    assert_eq!(count(&enter_bytes(with_mouse(false))), times, "{wrote:?}");
    assert_eq!(count(&leave_bytes(true)), times, "{wrote:?}");
    assert!(wrote.contains(" icanon") && wrote.contains(" echo "), "{wrote:?}");
    assert!(!wrote.contains("-icanon") && !wrote.contains("-echo "), "{wrote:?}");
}

fn position(wrote: &str, part: &str) -> usize {
    wrote.find(part).unwrap_or_else(|| panic!("{part:?} is not in {wrote:?}"))
}

#[test]
fn dropping_and_suspending_give_the_terminal_back() {
    assert_given_back(&in_a_terminal("drop"), 2);
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_is_printed() {
    let wrote = in_a_terminal("panic");
    assert_given_back(&wrote, 1);
    assert!(position(&wrote, "\x1b[?1049l") < position(&wrote, "the drawing thread fell"));
}

#[test]
fn a_panic_elsewhere_is_printed_only_after_the_workplace() {
    let wrote = in_a_terminal("other-panic");
    assert_given_back(&wrote, 1);
    let (drawing, left) = (position(&wrote, "STILL-DRAWING"), position(&wrote, "\x1b[?1049l"));
    assert!(drawing < left && left < position(&wrote, "another thread fell"), "{wrote:?}");
}
