//! The file of views: what is read, what is refused and where, and that a hand's own lines stay.

use super::*;

const MINE: &str = "\
# Le viste di prova
[[view]]
name = \"Pronto soccorso\"
filter = \"sede:pronto-soccorso\"  # notte
";

#[test]
fn a_view_more_leaves_what_a_hand_wrote() {
    let view = View { name: "Fermi".into(), filter: "stato:sospeso sla<60".into() };
    let text = with_view(MINE, &view).unwrap();
    assert!(text.starts_with(MINE), "{text}");
    let read = load(&text).unwrap();
    assert_eq!(read.len(), 2);
    assert_eq!(read.last(), Some(&view));
    // The same name again, however it is written, is the same view.
    let other = View { name: "FERMI".into(), filter: "stato:sospeso".into() };
    let again = load(&with_view(&text, &other).unwrap()).unwrap();
    assert_eq!(again.len(), 2);
    assert_eq!(again.last().unwrap().filter, "stato:sospeso");
    assert_eq!(load(&with_view("", &view).unwrap()).unwrap(), [view]);
}

#[test]
fn mistakes_are_told_with_line_and_column() {
    let words = Words::italian();
    for (text, said) in [
        (
            "[[view]]\nname = \"A\"\nfilter = \"\"\n[[view]]\nname = \"a\"\nfilter = \"\"\n",
            "views.toml, riga 5, colonna 8: la vista «a» c'è due volte",
        ),
        ("[[view]]\nname = 3\nfilter = \"\"\n", "views.toml, riga 2, colonna 8: "),
        ("[[view]]\nnome = \"A\"\n", "views.toml, riga 2, colonna 1: "),
    ] {
        let told = load(text).unwrap_err().explain(&words, "views.toml");
        assert!(told.starts_with(said), "{told}");
        let view = View { name: "B".into(), filter: String::new() };
        assert!(with_view(text, &view).is_err(), "nothing is written over what cannot be read");
    }
}

/// In either language, and each asks for something of its own.
#[test]
fn the_shipped_views_can_be_read_as_they_are_written() {
    for words in [Words::italian(), Words::of(crate::words::Language::English)] {
        let views = shipped(&words);
        assert_eq!(views.iter().filter(|view| view.filter.is_empty()).count(), 1, "all of them");
        for view in &views {
            let read = crate::tui::filter::check(&view.filter, &words);
            assert!(read.is_ok(), "{}: {read:?}", view.name);
        }
    }
}
