//! What a frame sends, counted and shown by a terminal emulator.

use super::*;
use ratatui::style::{Color, Style};
use ratatui::widgets::Paragraph;

/// A writer that counts its writes and may fail.
#[derive(Debug, Default)]
struct Counted {
    writes: Vec<Vec<u8>>,
    broken: bool,
}

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.broken {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        self.writes.push(bytes.to_vec());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn screen(width: u16, height: u16) -> Screen<Counted> {
    Screen::with_size(Counted::default(), Size { width, height }).unwrap()
}

fn show(screen: &mut Screen<Counted>, text: &str) -> usize {
    let drawn = screen.draw(|frame| frame.render_widget(Paragraph::new(text), frame.area()));
    drawn.unwrap().0
}

/// What a terminal shows after all that was written.
fn shown(screen: &Screen<Counted>) -> vt100::Parser {
    let size = screen.size();
    let mut parser = vt100::Parser::new(size.height, size.width, 0);
    parser.process(b"\x1b[?25l");
    screen.out().writes.iter().for_each(|bytes| parser.process(bytes));
    parser
}

#[test]
fn a_changed_frame_is_one_write_and_an_unchanged_one_none() {
    let mut screen = screen(20, 3);
    let sent = show(&mut screen, "uno");
    assert_eq!(screen.out().writes.len(), 1);
    let bytes = &screen.out().writes[0];
    assert_eq!(bytes.len(), sent);
    assert!(bytes.starts_with(BEGIN_FRAME) && bytes.ends_with(END_FRAME));
    for _ in 0..3 {
        assert_eq!(show(&mut screen, "uno"), 0);
    }
    assert_eq!(screen.out().writes.len(), 1);
    show(&mut screen, "due");
    assert_eq!(screen.out().writes.len(), 2);
    assert_eq!(shown(&screen).screen().contents(), "due");
}

#[test]
fn a_typed_letter_with_its_cursor_costs_few_bytes() {
    let mut screen = screen(80, 24);
    let mut type_in = |text: &str| {
        let drawn = screen.draw(|frame| {
            let style = Style::new().fg(Color::White).bg(Color::Blue).bold();
            frame.buffer_mut().set_string(10, 12, text, style);
            frame.set_cursor_position((10 + u16::try_from(text.len()).unwrap(), 12));
        });
        drawn.unwrap().0
    };
    type_in("Via Rom");
    let sent = type_in("Via Roma");
    assert!(sent <= 64, "{sent} bytes");
    assert_eq!(type_in("Via Roma"), 0);
    assert_eq!(shown(&screen).screen().cursor_position(), (12, 18));
}

#[test]
fn the_cursor_is_shown_moved_and_hidden_once() {
    let mut screen = screen(20, 3);
    let mut at = |place: Option<(u16, u16)>| {
        let drawn = screen.draw(|frame| {
            if let Some(place) = place {
                frame.set_cursor_position(place);
            }
        });
        drawn.unwrap().0 > 0
    };
    let sent = [None, Some((1, 1)), Some((1, 1)), Some((2, 1)), None, None].map(&mut at);
    assert_eq!(sent, [false, true, false, true, true, false]);
    assert!(shown(&screen).screen().hide_cursor());
}

#[test]
fn styles_wide_characters_and_edges_arrive_as_drawn() {
    let mut screen = screen(6, 2);
    let drawn = screen.draw(|frame| {
        frame.buffer_mut().set_string(0, 0, "漢è字x", Style::new().reversed());
        frame.buffer_mut().set_string(0, 1, "abcdef", Style::new().fg(Color::LightRed));
    });
    assert!(drawn.unwrap().0 > 0);
    let parser = shown(&screen);
    assert_eq!(parser.screen().contents(), "漢è字x\nabcdef");
    assert!(parser.screen().cell(0, 0).unwrap().inverse());
    let last = parser.screen().cell(1, 5).unwrap();
    assert_eq!((last.inverse(), last.fgcolor()), (false, vt100::Color::Idx(9)));
}

#[test]
fn a_new_size_or_a_redraw_draws_everything_in_one_write() {
    let mut screen = screen(20, 3);
    show(&mut screen, "uno");
    screen.resize(Size { width: 30, height: 5 });
    show(&mut screen, "uno");
    assert_eq!(screen.out().writes.len(), 2);
    screen.redraw();
    assert!(show(&mut screen, "uno") > 0);
    assert_eq!(screen.out().writes.len(), 3);
    assert_eq!(show(&mut screen, "uno"), 0);
    assert_eq!(shown(&screen).screen().contents(), "uno");
}

#[test]
fn a_redraw_brings_the_cursor_back() {
    let mut screen = screen(20, 3);
    for _ in 0..2 {
        // Coming back from another program, the modes hide the cursor.
        screen.redraw();
        assert!(screen.draw(|frame| frame.set_cursor_position((3, 1))).is_ok());
        let mut parser = vt100::Parser::new(3, 20, 0);
        parser.process(b"\x1b[?25l");
        parser.process(screen.out().writes.last().unwrap());
        assert!(!parser.screen().hide_cursor());
        assert_eq!(parser.screen().cursor_position(), (1, 3));
    }
}

#[test]
fn after_a_failed_write_the_next_frame_is_whole() {
    let mut screen = screen(20, 3);
    screen.out.broken = true;
    assert!(screen.draw(|frame| frame.render_widget("uno", frame.area())).is_err());
    screen.out.broken = false;
    assert!(show(&mut screen, "uno") > 0);
    assert_eq!(shown(&screen).screen().contents(), "uno");
}

#[test]
fn odd_sizes_never_panic() {
    for (width, height) in [(0, 0), (0, 9), (9, 0), (1, 1), (200, 200)] {
        let mut screen = screen(width, height);
        show(&mut screen, "una riga piuttosto lunga\ne una seconda");
        screen.resize(Size { width: height, height: width });
        show(&mut screen, "altro");
    }
}

#[test]
fn no_color_does_not_take_the_selection_bar_away() {
    const CHILD: &str = "CENTRALINO_TEST_NO_COLOR_CHILD";
    if std::env::var_os(CHILD).is_none() {
        // The variable can be set only for another process: this test runs itself again.
        let again = std::process::Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "tui::runtime::screen::tests::no_color_does_not_take_the_selection_bar_away",
            ])
            .env(CHILD, "1")
            .env("NO_COLOR", "1")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&again.stdout).into_owned();
        assert!(again.status.success() && said.contains("1 passed"), "{said}");
        return;
    }
    let mut screen = screen(20, 2);
    let drawn =
        screen.draw(|frame| frame.buffer_mut().set_string(0, 0, "riga", Style::new().bold().reversed()));
    assert!(drawn.is_ok());
    let parser = shown(&screen);
    let cell = parser.screen().cell(0, 0).unwrap();
    assert!(cell.inverse() && cell.bold());
}

#[test]
fn what_is_said_goes_out_behind_the_frame_in_the_same_write() {
    let mut screen = screen(20, 3);
    screen.say(b"\x07");
    show(&mut screen, "uno");
    assert_eq!(screen.out().writes.len(), 1);
    assert!(screen.out().writes[0].ends_with(b"\x1b[?2026l\x07"));
    screen.say(b"\x07");
    assert_eq!(show(&mut screen, "uno"), 1, "alone where nothing has changed");
    assert_eq!(show(&mut screen, "uno"), 0, "and once");
    show(&mut screen, "due");
    assert!(screen.out().writes[2].starts_with(BEGIN_FRAME));
    assert_eq!(shown(&screen).screen().contents(), "due");
}
