//! The mouse at the real program: reports as terminals send them, and modes that are always left.

use crate::program::{CTRL_Q, F6, F9, Program};
use crate::shift::half_a_sheet;

#[test]
fn reports_of_the_mouse_select_and_open_a_ticket() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let mut desk = Program::at_work(data);
    assert!(desk.reports_clicks());
    half_a_sheet(&mut desk, data);
    desk.press(&[F9]);
    desk.sees("Scadenze: 1 aperto");
    desk.clicks("presa in c. NES");
    desk.sees("╔ Scadenze");
    desk.clicks("presa in c. NES");
    desk.sees("╔ Intervento 1");
    desk.clicks("n nota");
    desk.sees("1: nota");
    // A report that the network cut in pieces types nothing.
    desk.types("prima\x1b");
    desk.types("[<0;3;1");
    desk.types("Mdopo");
    desk.sees("primadopo");
    desk.clicks("Esc lascia");
    desk.sees_no_more("1: nota");
    desk.press(&[F6, CTRL_Q]);
    assert!(desk.ends().success());
    desk.assert_modes_left();
    assert!(!desk.written().contains("?1003") && !desk.written().contains("?1002"));
}

#[test]
fn the_key_turns_the_mouse_off_and_on_and_settings_and_technicians_begin_without_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Program::at_work(folder.path());
    desk.types(" m");
    desk.sees("Mouse spento");
    assert!(!desk.reports_clicks());
    desk.types(" m");
    desk.sees("Mouse acceso");
    assert!(desk.reports_clicks());
    desk.signal("-TERM");
    assert!(desk.ends().success());
    desk.assert_modes_left();
    std::fs::write(folder.path().join("settings.toml"), "mouse = false\n").unwrap();
    let config = folder.path().to_str().unwrap();
    let mut desk = Program::start(folder.path(), &[("CENTRALINO_CONFIG", config)]);
    desk.sees(" collegato");
    assert!(!desk.reports_clicks());
    desk.press(&[CTRL_Q]);
    assert!(desk.ends().success());
    desk.assert_modes_left();
    // Over a thin line text is copied from: a technician begins without it.
    let mut field = Program::start_as(&["field", "--demo"], (60, 10), folder.path(), &[]);
    field.sees("Interventi assegnati: ");
    assert!(!field.reports_clicks());
    field.press(&[CTRL_Q]);
    assert!(field.ends().success());
    field.assert_modes_left();
}
