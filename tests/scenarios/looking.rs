//! What is shown of the board: filters as a table, what they cost counted in rows looked at, and stories of
//! filters and views.

use std::collections::BTreeSet;
use std::sync::Arc;

use centralino::client::FeedItem;
use centralino::domain::code::{SiteId, TechnicianId};
use centralino::domain::ticket::{Stage, State};
use centralino::tui::app::{Effect, Model, Msg};
use centralino::tui::filter::views::{View, shipped};
use centralino::tui::input::Key;
use centralino::words::{Language, Words};
use chrono::TimeDelta;

use super::entry::register_a_leak;
use crate::made::{charge_taken, desk, now, press, snapshot};
use crate::shift::Shift;

/// Twelve tickets, of which 3 waits for parts, 4 was insisted on twice, 5 is with technician 3 and 6 in the
/// storeroom of a site called Città Alta.
fn twelve() -> Model {
    let mut snapshot = snapshot(12);
    for row in &mut snapshot.tickets {
        match row.ticket.number.0 {
            3 => row.ticket.state = State::SuspendedForParts(Stage::Inspecting),
            4 => row.ticket.reminders = 2,
            5 => row.ticket.technician = Some(TechnicianId(3)),
            6 => row.ticket.site = Some(SiteId(20)),
            _ => {}
        }
    }
    for site in snapshot.directory.sites.iter_mut().filter(|site| site.id == SiteId(20)) {
        site.name = "Città Alta".into();
    }
    let mut model = desk(1);
    model.update(Msg::Snapshot(Box::new(snapshot)), now());
    model
}

fn says(model: &mut Model, line: &str) -> Vec<Effect> {
    press(model, "f6 :");
    model.update(Msg::Paste(line.to_owned()), now());
    model.update(Msg::Key(Key::parse("enter").unwrap()), now())
}

fn shown(model: &Model) -> BTreeSet<u64> {
    model.shown().order().map(|key| key.number.0).collect()
}

#[test]
fn filters_and_what_they_let_through() {
    let mut model = twelve();
    let all: BTreeSet<u64> = (1..=12).collect();
    for (filter, numbers) in [
        ("stato:sospeso", vec![3]),
        ("state:suspended", vec![3]),
        ("-stato:registrato", vec![3]),
        ("solleciti>1", vec![4]),
        ("solleciti>=2", vec![4]),
        ("solleciti:2", vec![4]),
        ("reminders<1 tecnico:t3", vec![5]),
        ("tecnico:tecnico-prova-3", vec![5]),
        ("sede:citta", vec![6]),
        ("SEDE:CITTÀ-AL", vec![6]),
        ("città", vec![6]),
        ("priorita:EME", vec![4, 9]),
        ("Priorità:eme,urg", vec![3, 4, 8, 9]),
        ("priority:eme -solleciti>0", vec![9]),
        ("lampada", vec![1, 5, 9]),
        ("lampada -priorità:eme tecnico:nessuno", vec![1]),
        ("LAMPADA corridoio", vec![1, 5, 9]),
        ("tipo:RI impianto:idr sla>0 solleciti:2", vec![4]),
        ("tipo:oi", vec![]),
        ("sla<0", vec![]),
    ] {
        says(&mut model, &format!("filtra {filter}"));
        assert!(model.line().is_none(), "«{filter}» was not taken");
        assert_eq!(shown(&model), numbers.into_iter().collect(), "«{filter}»");
    }
    says(&mut model, "filtra");
    assert_eq!(shown(&model), all);
}

/// What the shipped views ask is written in the reader's words, and is what these codes ask.
#[test]
fn the_shipped_views_ask_for_what_they_are_called() {
    let codes =
        ["", "sla<0", "sla<60", "state:suspended", "state:registered", "reminders>0", "state:completed"];
    let mut model = twelve();
    for language in [Language::Italian, Language::English] {
        model.words = Arc::new(Words::of(language));
        for (view, code) in shipped(&model.words).iter().zip(codes) {
            let asked = |written: &str| {
                let mut filter = model.read_filter(written).unwrap();
                filter.text.clear();
                filter
            };
            assert_eq!(asked(&view.filter), asked(code), "{}", view.name);
        }
    }
}

#[test]
fn a_word_that_cannot_be_read_is_named_with_what_was_expected() {
    let model = twelve();
    for (filter, word) in [
        ("stato:pippo", "stato:pippo"),
        ("lampada pippo:3", "pippo:3"),
        ("sla<presto", "sla<presto"),
        ("sla:15", "sla:15"),
        ("priorita<EME", "priorita<EME"),
        ("solleciti>tanti", "solleciti>tanti"),
        ("sede:", "sede:"),
        ("tecnico:t99", "tecnico:t99"),
        ("priorita:eme,xyz", "priorita:eme,xyz"),
    ] {
        let misread = model.read_filter(filter).unwrap_err();
        assert_eq!(misread.word, word);
        assert!(!misread.expected.is_empty());
    }
    let misread = model.read_filter("pippo:3").unwrap_err();
    assert!(misread.expected.starts_with("stato, sla, tipo, priorita"), "{}", misread.expected);
}

#[test]
fn keys_and_values_are_offered() {
    let mut model = twelve();
    press(&mut model, "f6 F");
    let offers = |model: &Model| -> Vec<String> {
        model.line().unwrap().reading.offers.iter().map(|row| row.says.clone()).collect()
    };
    assert!(offers(&model).starts_with(&["stato:".into(), "sla<".into()]));
    for (typed, first) in
        [("st", "stato:"), ("ato:sos", "stato:sospeso"), (" -sede:alta", "-sede:citta-alta")]
    {
        model.update(Msg::Paste(typed.to_owned()), now());
        assert_eq!(offers(&model).first().map(String::as_str), Some(first));
        if typed.starts_with("ato") {
            press(&mut model, "tab");
        }
    }
}

/// Keys, seconds and frames go on: none of them looks through the tickets.
#[test]
fn a_filter_looks_at_what_changes_and_at_nothing_else() {
    const TICKETS: u64 = 3_000;
    let mut model = desk(TICKETS);
    says(&mut model, "filtra priorita:nes -solleciti>0");
    let looked_at = model.sight.looked_at();
    assert_eq!(looked_at as u64, TICKETS, "all of them, once");
    for _ in 0..20 {
        press(&mut model, "down pagedown end up home");
        model.update(Msg::Wake, now());
    }
    model.update(Msg::Wake, now() + TimeDelta::hours(3));
    assert_eq!(model.sight.looked_at(), looked_at);
    let event = charge_taken(7, 1);
    model.update(Msg::Feed(FeedItem::Entry(Box::new(event))), now());
    assert_eq!(model.sight.looked_at(), looked_at + 1, "the one that changed");
}

#[test]
fn time_brings_tickets_into_view_one_by_one() {
    let mut model = desk(600);
    says(&mut model, "filtra sla<15");
    let looked_at = model.sight.looked_at();
    for minutes in 1..=90 {
        let before = model.shown().len();
        model.update(Msg::Wake, now() + TimeDelta::minutes(minutes));
        // What is shown is what a new look at everything would show.
        let due = |(at, _): &(_, _)| *at - model.now <= TimeDelta::minutes(15);
        let soon = model.replica.board().deadlines_from(chrono::DateTime::<chrono::Utc>::MIN_UTC);
        assert_eq!(model.shown().len(), soon.take_while(due).count());
        assert!(model.shown().len() >= before);
    }
    let flipped = model.sight.looked_at() - looked_at;
    assert!(flipped > 0 && flipped < 600, "{flipped} looks in an hour and a half");
}

#[test]
fn a_filtered_board_says_so_and_counts_what_is_late_outside() {
    let mut shift = Shift::begin(160, 45);
    shift.rings("0000 000 111");
    register_a_leak(&mut shift);
    shift.minutes_pass(40);
    shift.press("f6 F");
    shift.sees("stato:");
    shift.types("magazzino");
    shift.press("enter");
    shift.sees("magazzino: 0 di 1, fuori vista 1 in ritardo");
    // The one that was selected stays in sight, and says that it is no part of the view.
    shift.sees("(fuori vista) Riani");
    shift.press("V");
    shift.sees("In ritardo");
    shift.types("in rit");
    shift.press("enter");
    shift.sees("In ritardo: 1 di 1");
    shift.does_not_see("fuori vista");
    shift.press("V");
    shift.types("tutti");
    shift.press("enter");
    shift.sees("Scadenze: 1 aperto, 1 in ritardo");
}

#[test]
fn the_selection_survives_what_leaves_the_view() {
    let mut model = twelve();
    says(&mut model, "da assegnare");
    assert_eq!(model.sight.title(), Some("Da assegnare"));
    press(&mut model, "home down down");
    let selected = model.selected_ticket.unwrap();
    let mut event = charge_taken(selected.0, 1);
    event.entry.version = 2;
    model.update(Msg::Feed(FeedItem::Entry(Box::new(event))), now());
    assert!(!shown(&model).contains(&selected.0), "it has left the view");
    assert_eq!(model.selected_ticket, Some(selected));
    press(&mut model, "down");
    assert!(shown(&model).contains(&model.selected_ticket.unwrap().0));
}

#[test]
fn a_view_that_shows_nothing_takes_no_selection_away() {
    let mut model = twelve();
    press(&mut model, "f6 down");
    let selected = model.selected_ticket;
    says(&mut model, "filtra nessuno-lo-scrive");
    assert!(model.shown().is_empty());
    for keys in ["home", "end", "up", "down", "pagedown"] {
        press(&mut model, keys);
        assert_eq!(model.selected_ticket, selected, "{keys}");
    }
    // Another desk begins under the same view: something is selected all the same.
    model.selected_ticket = None;
    let event = charge_taken(7, 1);
    model.update(Msg::Feed(FeedItem::Entry(Box::new(event))), now());
    assert!(model.selected_ticket.is_some());
}

#[test]
fn a_filter_is_kept_under_a_name_and_chosen_again() {
    let mut model = twelve();
    says(&mut model, "salva vista Notte");
    assert!(model.line().is_some(), "there is nothing to keep");
    press(&mut model, "esc");
    says(&mut model, "filtra priorita:eme");
    let kept = says(&mut model, "salva vista Prova di notte");
    let view = View { name: "Prova di notte".into(), filter: "priorita:eme".into() };
    assert!(kept.contains(&Effect::KeepView(view)), "{kept:?}");
    says(&mut model, "viste tutti");
    assert_eq!(shown(&model).len(), 12);
    // By its name alone.
    says(&mut model, "prova di notte");
    assert_eq!(shown(&model), BTreeSet::from([4, 9]));
    model.view_not_kept("disco pieno");
    assert!(model.notices.shown().unwrap().sentence.contains("disco pieno"));
}
