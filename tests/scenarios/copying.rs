//! What a key copies to the terminal's clipboard: the number, the field, the line where one is.

use centralino::tui::app::Msg;

use super::full;
use super::shift::Shift;

#[test]
fn the_number_of_the_ticket_where_tickets_are() {
    let mut shift = full::desk();
    shift.press("f6 home ctrl-c");
    assert_eq!(shift.copied, ["1"]);
    shift.sees("Copiato: 1");
    shift.press("enter ctrl-c");
    assert_eq!(shift.copied, ["1", "1"]);
    shift.press("f6 end space y");
    assert_eq!(shift.copied.last().map(String::as_str), Some("10"));
}

#[test]
fn the_callers_number_among_the_calls_and_the_words_of_a_field() {
    let mut shift = full::desk();
    shift.press("f8 ctrl-c");
    assert_eq!(shift.copied, ["lampione spe"]);
    shift.press("esc f7 home ctrl-c");
    assert_eq!(shift.copied.last().map(String::as_str), Some("0000 000 111"));
}

#[test]
fn the_line_and_the_search_as_they_are_written() {
    let mut shift = full::desk();
    shift.press("f6 :");
    shift.types("2 as squ");
    shift.press("ctrl-c");
    assert_eq!(shift.copied, ["2 as squ"]);
    shift.press("esc /");
    shift.types("rubinetto");
    shift.press("ctrl-c");
    assert_eq!(shift.copied.last().map(String::as_str), Some("rubinetto"));
}

#[test]
fn where_there_is_nothing_that_is_said() {
    let mut shift = Shift::begin(80, 24);
    shift.press("f6 ctrl-c");
    assert_eq!(shift.copied, [""; 0]);
    shift.sees("Qui non c'è nulla da copiare.");
}

#[test]
fn what_is_too_long_is_cut_and_that_is_said() {
    let mut shift = full::desk();
    shift.press("f6 /");
    shift.hear(Msg::Paste("è".repeat(10_000)));
    shift.press("ctrl-c");
    assert_eq!(shift.copied[0].len(), 8 * 1024);
    shift.sees("Copiati i primi 8 KB: èèè");
}

#[test]
fn a_technician_copies_the_number_of_the_intervention() {
    let mut shift = Shift::in_the_field(80, 24);
    let number = shift.is_sent("URG", "CUP", "presa rotta");
    shift.press("enter ctrl-c");
    assert_eq!(shift.copied, [number.to_string()]);
}
