//! What a line means: one thing, several, or nothing and why. A desk with forty tickets, all just
//! registered, and thirty technicians.

use centralino::domain::action::Verb;
use centralino::tui::app::overlay::Overlay;
use centralino::tui::app::{Model, Msg};
use centralino::tui::command::Command;
use centralino::tui::input::{Chord, Key};
use centralino::tui::line::vocabulary::short;
use centralino::tui::line::{Reading, Sense, Weight, read};
use proptest::prelude::*;

use crate::made::{desk, now, press};

/// `= …` is the one meaning, `! …` cannot be done, `? a | b` are several, `- …` is no meaning at all.
fn told(reading: &Reading) -> String {
    match reading.candidates.as_slice() {
        [] => format!("- {}", reading.fault.clone().unwrap_or_default()),
        [only] => match &only.refused {
            None => format!("= {}", only.says),
            Some(why) => format!("! {why}"),
        },
        several => {
            let wholes: Vec<&str> = several.iter().map(|one| one.whole.as_str()).collect();
            format!("? {}", wholes.join(" | "))
        }
    }
}

#[test]
fn lines_and_what_they_mean() {
    let mut model = desk(40);
    press(&mut model, "f6 home");
    let chosen = model.selected_ticket.unwrap();
    let on_chosen = format!("= {chosen} · nota … chiede: Nota");
    let mut wrong = Vec::new();
    for (typed, meaning) in [
        // A number alone.
        ("12", "= 12 · apre l'intervento"),
        ("  12  ", "= 12 · apre l'intervento"),
        ("9999", "= 9999 · apre l'intervento (non è tra quelli aperti)"),
        // Verbs by code, by name, by the beginning of their name.
        ("12 as t3", "= 12 · assegna a Tecnico Prova 3"),
        ("12 a 3", "= 12 · assegna a Tecnico Prova 3"),
        ("12 assegna tec 17", "= 12 · assegna a Tecnico Prova 17"),
        ("12 AS T3", "= 12 · assegna a Tecnico Prova 3"),
        ("12 dispatch t3", "= 12 · assegna a Tecnico Prova 3"),
        ("12 as", "= 12 · assegna … chiede: Chi va"),
        ("12 as t3 alle 14:20", "= 12 · assegna a Tecnico Prova 3: Quando «14:20»"),
        ("12 n chiama la portineria", "= 12 · nota: Nota «chiama la portineria»"),
        ("12 t", "= 12 · prendi in carico"),
        ("12 pren in car", "= 12 · prendi in carico"),
        ("12 r", "= 12 · rifiuta … chiede: Motivo"),
        ("12 rif fuori contratto", "= 12 · rifiuta: Motivo «fuori contratto» (conclude l'intervento)"),
        ("12 m eme", "= 12 · correggi: Priorità «EME  emergenza» … chiede: Motivo"),
        // Calls that join a ticket.
        ("12 so", "= 12 · sollecito: vi unisce una chiamata a mano di adesso"),
        ("so 12", "= 12 · sollecito: vi unisce una chiamata a mano di adesso"),
        ("12 soll", "= 12 · sollecito: vi unisce una chiamata a mano di adesso"),
        ("12 re", "= 12 · reclamo: vi unisce una chiamata a mano di adesso"),
        ("12 is", "= 12 · informazioni sullo stato: vi unisce una chiamata a mano di adesso"),
        // Forms of a type, with their description.
        ("ri", "= RI · comincia una scheda: richiesta di intervento"),
        ("RI perdita d'acqua", "= RI · comincia una scheda: richiesta di intervento: «perdita d'acqua»"),
        // Commands and verbs for the ticket in focus.
        ("aiuto", "= aiuto · questo aiuto"),
        ("aiu", "= aiuto · questo aiuto"),
        ("help", "= aiuto · questo aiuto"),
        ("PÈRSA", "= persa · il chiamante ha riattaccato"),
        ("esci", "= esci · esce; le schede restano salvate"),
        ("nota", on_chosen.as_str()),
        ("n", on_chosen.as_str()),
        // What the lifecycle refuses, in its own words.
        (
            "12 approve-parts",
            "! Nessuno ha chiesto ricambi. Ora si può: rifiuta, assegna, comunica, chiudi.",
        ),
        ("9999 t", "! Non è tra gli interventi aperti: il numero da solo lo apre."),
        // A word that fits nothing is named, with what was expected.
        ("12 as t99", "! «t99» non va bene per Chi va: serve una voce della rubrica."),
        ("12 as pippo", "! «pippo» non va bene per Chi va: serve una voce della rubrica."),
        ("12 t domani", "! «domani» non va bene per Quando: serve un'ora già passata, come 9:40."),
        ("12 preventivo inviato tanto", "! «tanto» non va bene per Importo: serve un importo in euro."),
        // What may be several things is all of them.
        ("12 a", "= 12 · assegna … chiede: Chi va"),
        ("12 av", "! Prima va assegnato qualcuno. Ora si può: assegna, rifiuta, comunica, chiudi."),
        ("12 as tec 3", "? 12 assegna t3 | 12 assegna t30"),
        (
            "12 ri",
            "? 12 rifiuta | 12 ritira | 12 ricambi | 12 ricambi approvati | 12 ricambi non approvati | 12 ricambio arrivato | 12 riapri",
        ),
        ("12 inizia", "? 12 inizia sopralluogo | 12 inizia lavori"),
        ("12 inizia lav", "= 12 · inizia lavori"),
        ("avanti", "? next-pane | next"),
        // What means nothing says so.
        ("12 pizza", "- «pizza» non è un'azione né un tipo di chiamata che si unisca a un intervento."),
        ("12 oi", "- «oi» non è un'azione né un tipo di chiamata che si unisca a un intervento."),
        ("qqqq", "= cerca «qqqq» tra tutti gli interventi, anche chiusi"),
        ("", "- "),
    ] {
        let told = told(&read(&model, typed));
        if told != meaning {
            wrong.push(format!("«{typed}»\n  is {told}\n not {meaning}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn names_are_found_however_they_are_spelled() {
    let model = desk(3);
    let first = |typed: &str| {
        let reading = read(&model, typed);
        assert_eq!(reading.meant(), None, "«{typed}» is done by no Enter");
        reading.offers.first().map(|row| row.whole.clone())
    };
    // Letters in their order, blind to accents and capitals; the best comes first.
    assert_eq!(first("aito").as_deref(), Some("aiuto"));
    assert_eq!(first("ÀITO").as_deref(), Some("aiuto"));
    assert_eq!(first("2 asegna").as_deref(), Some("2 assegna"));
}

#[test]
fn every_verb_has_a_code_of_its_own_and_it_is_its_key() {
    let keymap = desk(1).keymap;
    for verb in Verb::ALL {
        let key = Chord::parse(short(verb)).unwrap();
        assert!(keymap.keys_of(Command::Act(verb)).contains(&&key), "{verb:?}: {}", short(verb));
    }
}

#[test]
fn every_row_completes_to_a_line_that_means_it_alone() {
    let mut model = desk(40);
    press(&mut model, "f6 home");
    for typed in ["", "12", "12 a", "12 ri", "12 as tec", "avanti", "s", "12 p", "r", "12 m eme"] {
        let reading = read(&model, typed);
        assert!(reading.rows().next().is_some(), "«{typed}»");
        // Those that want words begin a line of their own.
        let wants_words = |sense: &Sense| {
            use Command::{Filter, KeepView, Views};
            matches!(sense, Sense::Run(Filter | Views | KeepView))
        };
        for row in reading.rows().filter(|row| !wants_words(&row.sense)) {
            let again = read(&model, &row.whole);
            let meant = again.meant().map(|meant| &meant.sense);
            assert_eq!(meant, Some(&row.sense), "«{typed}»: «{}»", row.whole);
        }
    }
}

/// Words that lines are made of, and rubbish.
fn lines() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => prop::sample::select(vec![
            "1", "2", "12", "99", "as", "a", "x", "t", "t3", "so", "re", "ri", "nota", "inizia", "aiuto",
            "ricambi", "alle", "9:40", "preventivo", "esito", "ind", "sì", "eme", "f", "g", "avv", "cf",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
        1 => any::<String>(),
    ];
    prop::collection::vec(word, 0..5).prop_map(|words| words.join(" "))
}

/// What a desk would have done by itself: nothing is on its way and nothing is being written.
fn is_untouched(model: &Model) -> bool {
    model.outbox.pending.is_empty() && model.papers.front().is_none() && model.papers.prompt.is_none()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn nothing_is_done_that_did_not_stand_in_the_first_row(typed in lines()) {
        thread_local!(static DESK: std::cell::RefCell<Option<Model>> = const { std::cell::RefCell::new(None) });
        // A desk is dear: it is made anew only after a line that did something.
        let mut model = DESK.take().unwrap_or_else(|| desk(20));
        press(&mut model, "f6 home :");
        model.update(Msg::Paste(typed.clone()), now());
        let line = model.line().unwrap().clone();
        let first = line.reading.rows().next().cloned();
        let doable = line.reading.meant().filter(|meant| meant.refused.is_none()).cloned();
        model.update(Msg::Key(Key::parse("enter").unwrap()), now());
        match doable {
            None => {
                prop_assert!(is_untouched(&model), "«{typed}» did something");
                prop_assert!(matches!(model.overlay(), Some(Overlay::Line(_))), "«{typed}» closed the line");
                press(&mut model, "esc");
                DESK.set(Some(model));
            }
            Some(meant) if meant.weight == Weight::Ends => {
                prop_assert!(is_untouched(&model), "«{typed}» was not asked about once more");
                prop_assert_eq!(model.line().unwrap().sure.as_ref(), Some(&meant));
                press(&mut model, "enter");
                prop_assert!(is_untouched(&model), "«{typed}» was done without a yes");
            }
            Some(meant) => {
                prop_assert_eq!(Some(&meant), first.as_ref(), "it is the first row");
                prop_assert!(model.line().is_none(), "«{}» left the line open", typed);
            }
        }
    }
}
