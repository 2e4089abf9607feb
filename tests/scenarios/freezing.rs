//! The board is held while somebody reads it: nothing moves under the eye, and nothing is missed.

use centralino::client::FeedItem;
use centralino::tui::app::Msg;
use serde_json::json;

use super::full;
use super::shift::Shift;

/// The rows of the board, without the frame: what stands between its sides.
fn rows(shift: &mut Shift) -> Vec<String> {
    let screen = shift.screen();
    let inside = screen.lines().filter_map(|line| line.trim_end().strip_suffix('║'));
    inside.filter_map(|line| line.rsplit_once('║')).map(|(_, row)| row.trim_end().to_owned()).collect()
}

/// Numbers of the rows, in their order.
fn numbers(shift: &mut Shift) -> Vec<u64> {
    shift.screen();
    shift.model.shown().order().map(|key| key.number.0).collect()
}

/// A full desk with the board on its page, the second row selected.
fn reading() -> Shift {
    let mut shift = full::desk();
    shift.press("f6 home down");
    shift
}

#[test]
fn rows_stay_as_they_are_while_others_come_and_go() {
    let mut shift = reading();
    let order = numbers(&mut shift);
    let selected = shift.model.selected_ticket;
    shift.press(".");
    let before = rows(&mut shift);
    shift.sees("FERMA da 16:56, nessuna novità (. riprende)");
    full::urgent(&mut shift, 2);
    shift.desk_does(1, json!({"action": "take-charge"}));
    shift.desk_does(10, json!({"action": "close", "texts": {"cause": "sifone", "work_done": "pulito"}}));
    assert_eq!(numbers(&mut shift), order, "nobody came between, and nobody went");
    shift.sees("FERMA da 16:56, 4 novità (. riprende)");
    let after = rows(&mut shift);
    assert_eq!(after.len(), before.len());
    // The ticket taken in charge still says what it said, and that it has changed; so does the closed one.
    assert!(after[0].contains("presa in c.") && after[0].contains("(cambiato)"), "{after:#?}");
    assert!(after.iter().any(|row| row.contains("(concluso)")), "{after:#?}");
    // What did not change says the same, but for its countdown.
    assert_eq!(shift.model.selected_ticket, selected);

    shift.press(".");
    shift.sees("Le scadenze riprendono: 4 novità.");
    shift.does_not_see("FERMA");
    assert_eq!(shift.model.selected_ticket, selected);
    let now = numbers(&mut shift);
    assert_eq!(now.len(), order.len() + 1, "two came and one went");
    assert!(!now.contains(&10));
}

#[test]
fn countdowns_go_on_and_calls_are_announced_all_the_same() {
    let mut shift = reading();
    shift.press(".");
    let before = rows(&mut shift);
    let announced = shift.announced.len();
    shift.rings("0000 444");
    assert_eq!(shift.announced.len(), announced + 1);
    shift.minutes_pass(3);
    let after = rows(&mut shift);
    assert_ne!(after[0], before[0], "its countdown went on: {}", after[0]);
    assert!(!after[0].contains("cambiato"), "{}", after[0]);
}

#[test]
fn a_key_acts_on_the_present_state_and_says_so() {
    let mut shift = full::desk();
    shift.press("f6 home .");
    shift.desk_does(1, json!({"action": "take-charge"}));
    shift.press("n");
    shift.sees("1 è cambiato mentre la tabella era ferma: adesso è «in carico»");
    shift.types("guardato");
    shift.press("f9");
    shift.sees("1: nota");
    // It went through: the version was the present one.
    assert_eq!(shift.model.outbox.pending.len(), 0);
    assert!(shift.model.papers.prompt.is_none());
}

#[test]
fn a_row_whose_ticket_is_closed_opens_as_it_is_now() {
    let mut shift = full::desk();
    shift.press("f6 end .");
    let last = shift.model.selected_ticket.unwrap().0;
    assert_eq!(last, 10, "the completed one stands last");
    shift.desk_does(10, json!({"action": "close", "texts": {"cause": "sifone", "work_done": "pulito"}}));
    shift.press("a");
    shift.sees("10 non è più aperto: eccolo com'è adesso.");
    shift.sees("chiuso");
    // Let go, the selection is the row that stood next to it.
    shift.press("f6 .");
    assert!(shift.model.selected_ticket.is_some_and(|number| number.0 != 10));
}

#[test]
fn the_selection_moves_through_the_rows_as_they_stand() {
    let mut shift = full::desk();
    shift.press("f6 home .");
    let order = numbers(&mut shift);
    // The first row would now stand elsewhere.
    shift.desk_does(1, json!({"action": "take-charge"}));
    full::urgent(&mut shift, 1);
    let mut walked = Vec::new();
    for _ in &order {
        walked.push(shift.model.selected_ticket.unwrap().0);
        shift.press("down");
    }
    assert_eq!(walked, order);
}

#[test]
fn a_snapshot_in_between_changes_no_row_and_counts_as_news() {
    let mut shift = reading();
    shift.press(".");
    let order = numbers(&mut shift);
    shift.server_goes();
    shift.server_comes_back();
    assert_eq!(shift.model.frozen.as_ref().unwrap().news(), 0, "the same again is no news");
    shift.feed_is_behind = true;
    shift.desk_does(1, json!({"action": "take-charge"}));
    let colleague = shift.colleague();
    full::more_urgent(&mut shift, &colleague, 1);
    let snapshot = shift.does(shift.colleague().snapshot()).unwrap();
    shift.hear(Msg::Snapshot(Box::new(snapshot)));
    assert_eq!(numbers(&mut shift), order);
    let frozen = shift.model.frozen.as_ref().unwrap();
    assert_eq!((frozen.news(), frozen.copies()), (2, 1));
}

#[test]
fn a_board_of_another_log_is_let_go() {
    let another = uuid::Uuid::now_v7();
    for how in 0..3 {
        let mut shift = reading();
        shift.press(".");
        let now = shift.clock.now();
        let msg = match how {
            0 => Msg::Feed(FeedItem::Hello { log: another, seq: 1, now }),
            1 => Msg::Feed(FeedItem::Reset { log: another, seq: 1 }),
            _ => {
                let mut anew = shift.does(shift.colleague().snapshot()).unwrap();
                anew.log = Some(another);
                Msg::Snapshot(Box::new(anew))
            }
        };
        // What it asks for is not answered: that server has another log.
        let _ = shift.model.update(msg, now);
        shift.does_not_see("FERMA");
        shift.sees("Le scadenze riprendono: il server ha ora un altro registro.");
    }
}

#[test]
fn what_is_held_is_never_more_than_one_copy_of_each_row() {
    let mut shift = full::desk();
    shift.press("f6 home .");
    for _ in 0..20 {
        shift.desk_does(2, json!({"action": "note", "texts": {"note": "ancora"}}));
    }
    full::urgent(&mut shift, 5);
    let frozen = shift.model.frozen.as_ref().unwrap();
    assert_eq!((frozen.copies(), frozen.news()), (1, 6));
}

#[test]
fn another_filter_lets_the_board_go_and_an_empty_one_is_not_held() {
    let mut shift = full::desk();
    shift.press("f6 . F");
    shift.types("priorita:nes");
    shift.press("enter");
    shift.does_not_see("FERMA");
    // What the view does not show is no news of it.
    shift.press(".");
    full::urgent(&mut shift, 1);
    shift.sees("nessuna novità");

    let mut empty = Shift::begin(80, 24);
    empty.press("f6 .");
    empty.sees("Non c'è nulla da fermare.");
}
