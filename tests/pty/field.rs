//! A technician at a real terminal, over a line that is thin, late and sometimes away.

use centralino::domain::ticket::State;

use crate::program::{CTRL_Q, ENTER, Program};
use crate::proxy::Proxy;
use crate::team::Team;

const ESC: &str = "\x1b";
const PHONE: (u16, u16) = (60, 10);
const TERMINAL: (u16, u16) = (80, 24);

/// A technician's terminal, whose way to the server is this.
fn at_work(team: &Team, server: &str, size: (u16, u16)) -> Program {
    let environment =
        [("CENTRALINO_SERVER", server), ("CENTRALINO_TOKEN", &team.technician), ("SSH_TTY", "x")];
    Program::start_as(&["field"], size, team.folder.path(), &environment)
}

#[test]
fn no_key_waits_for_the_line_and_nothing_is_lost_without_it() {
    let team = Team::begin();
    let line = Proxy::to(&team.address);
    let mut field = at_work(&team, &line.address, TERMINAL);
    field.sees("Interventi assegnati: 1");

    // Nothing of the server's can arrive: what is seen of these keys is the workplace's own.
    let answered = line.holds();
    field.types(ENTER);
    field.sees("chiamare 0000 000 222");
    field.types("t");
    field.sees("1: prendi in carico");
    field.types(ENTER);
    field.sees("in viaggio: prendi in carico");
    field.sees(">1 s inizia sopralluogo");
    assert_eq!(line.answered(), answered, "no answer has arrived meanwhile");
    line.lets_go();
    field.sees("1, prendi in carico: registrato");
    field.sees("in carico");
    assert_eq!(team.state(1), State::InCharge);

    line.is_cut();
    field.sees("NON collegato");
    field.types("s");
    field.sees("1: inizia sopralluogo");
    field.types(ENTER);
    field.sees("in viaggio: inizia sopralluogo");
    field.types("k");
    field.sees("1: ricambi");
    field.types("valvola");
    field.sees("valvola");
    field.types(ENTER);
    field.sees("in viaggio: ricambi");
    assert_eq!(team.state(1), State::InCharge, "the server has heard of nothing");
    line.is_mended();
    field.sees_no_more("in viaggio");
    field.sees("ricambi chiesti");
    field.types(CTRL_Q);
    assert!(field.ends().success());
    field.assert_modes_left();
    assert_eq!(team.state(1).word(), "parts-asked");
}

#[test]
fn a_dropped_connection_leaves_what_was_written_to_the_next_one() {
    let team = Team::begin();
    let server = format!("http://{}", team.address);
    let mut field = at_work(&team, &server, PHONE);
    field.sees("Interventi assegnati: 1");
    field.press(&[ENTER, "n"]);
    field.sees("1: nota");
    field.types("chiavi in portineria");
    field.sees("chiavi in portineria");
    field.signal("-HUP");
    assert!(field.ends().success());
    assert!(!field.written().contains("\x1b[?1000h"), "the mouse is the terminal's own");

    let mut again = at_work(&team, &server, PHONE);
    again.sees("chiavi in portineria");
    again.types(ENTER);
    again.sees("1, nota: registrato");
    again.types(CTRL_Q);
    assert!(again.ends().success());
}

#[test]
fn the_demonstration_is_a_technicians_at_60_by_10() {
    let folder = tempfile::tempdir().unwrap();
    let mut field = Program::start_as(&["field", "--demo"], PHONE, folder.path(), &[]);
    field.sees("Interventi assegnati: ");
    field.sees("altri");
    field.types(ENTER);
    field.sees("chiamare 0000");
    field.sees(">1 ");
    field.press(&[ENTER]);
    field.sees("Invio manda");
    field.resize(59, 10);
    field.sees("Finestra troppo piccola");
    field.resize(80, 24);
    field.sees("Invio manda");
    field.press(&[ESC]);
    field.sees("Esc elenco");
    field.types(CTRL_Q);
    assert!(field.ends().success());
}
