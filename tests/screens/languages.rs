//! On the smallest screen no label is cut, in either language. What people wrote may be: a description is as
//! long as it is.

use std::collections::BTreeSet;
use std::path::Path;

use centralino::domain::action::Verb;
use centralino::domain::code::TicketNumber;
use centralino::tui::app::saying::Said;
use centralino::tui::app::{Model, Msg};
use centralino::tui::command::Command;
use centralino::words::Language;
use insta::assert_snapshot;

use crate::shift::Shift;
use crate::{PAGES, full, picture, select};

/// The smallest screen that anybody buys.
const SMALL: (u16, u16) = (80, 24);

/// Tickets of [`full::desk`] that stand differently: overdue, near, waiting for a part, for a quote, far, insisted
/// on, completed.
const STANDINGS: [u64; 7] = [1, 2, 5, 6, 3, 8, 10];

/// Everything that a language says, as its files have it.
fn locale(language: Language) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language.code());
    let files = std::fs::read_dir(folder).unwrap();
    files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap()).collect()
}

/// What people wrote, and what the contract calls things.
fn written(model: &Model) -> Vec<String> {
    let contract = model.contract().unwrap();
    let mut written: Vec<String> =
        full::OPEN.iter().flat_map(|(.., place, what)| [*place, *what]).map(str::to_owned).collect();
    let names = ["Ospedale Prova", "Utente Prova Uno", "Passante Prova", "cortile interno"];
    written.extend(names.map(str::to_owned));
    written.extend(["Squadra Prova idraulici", "Tecnico Prova Due", "0000 000 111"].map(str::to_owned));
    written.push(contract.title.clone());
    written.extend(contract.priorities.iter().map(|found| found.name.clone()));
    written.extend(contract.call_types.iter().map(|found| found.name.clone()));
    written.extend(contract.levels.iter().map(|found| found.name.clone()));
    written.extend(contract.services.iter().map(|found| found.name.clone()));
    written.extend(contract.questions.iter().map(|found| found.ask.clone()));
    written
}

fn tokens(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase)
}

/// Looks for what was cut: before an ellipsis, and at the right edge of a line.
struct Eye {
    locale: String,
    written: Vec<String>,
    known: BTreeSet<String>,
}

impl Eye {
    fn of(language: Language, model: &Model) -> Self {
        let (locale, written) = (locale(language), written(model));
        let known = tokens(&locale).chain(written.iter().flat_map(|text| tokens(text))).collect();
        Self { locale, written, known }
    }

    #[track_caller]
    fn sees_all(&self, form: &str, picture: &str) {
        for line in picture.lines() {
            let cut = self.cut(line).or_else(|| self.broken_off(line));
            assert_eq!(cut, None, "{form}: cut in «{line}»:\n{picture}");
        }
    }

    /// What stands before an ellipsis that no sentence has of itself.
    fn cut(&self, line: &str) -> Option<String> {
        line.match_indices('…').find_map(|(at, _)| {
            let before = &line[..at];
            let piece = before.rsplit(['·', '›', '«', '“', '│', '>']).next().unwrap();
            let piece = piece.rsplit("  ").next().unwrap().trim_start();
            let last: Vec<char> = piece.chars().rev().take(9).collect();
            let last: String = last.into_iter().rev().collect();
            let own = self.locale.contains(&format!("{last}…")) || last.trim().is_empty();
            let theirs = self.written.iter().any(|text| text.contains(&last));
            (!own && !theirs).then(|| format!("{last}…"))
        })
    }

    /// A word that ends at the edge of a pane or of the screen and is none.
    fn broken_off(&self, line: &str) -> Option<String> {
        let at_edges = line.match_indices(['│', '║']).map(|(at, _)| &line[..at]);
        let whole = (line.chars().count() >= usize::from(SMALL.0)).then_some(line);
        at_edges.chain(whole).find_map(|before| {
            let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap();
            let known = last.is_empty()
                || last.chars().all(|c| c.is_ascii_digit())
                || self.known.contains(&last.to_lowercase());
            (!known).then(|| last.to_owned())
        })
    }
}

#[test]
fn the_eye_sees_what_is_cut() {
    let shift = Shift::begin(80, 24);
    let eye = Eye::of(Language::English, &shift.model);
    for whole in ["On its way…", "│ perdita d'acq…  │", "quote sent│", "  12│"] {
        assert_eq!(eye.cut(whole).or(eye.broken_off(whole)), None, "{whole}");
    }
    assert_eq!(eye.cut("│ taking in cha…"), Some("ng in cha…".to_owned()));
    assert_eq!(eye.broken_off("│taking in charg│"), Some("charg".to_owned()));
}

/// A desk in each language, with what its screens may show.
fn desks(mut look_at: impl FnMut(Language, &mut Shift, &Eye)) {
    for language in Language::ALL {
        let mut shift = full::desk_in(language);
        let eye = Eye::of(language, &shift.model);
        look_at(language, &mut shift, &eye);
    }
}

#[test]
fn no_label_of_a_page_is_cut() {
    desks(|language, shift, eye| {
        for number in STANDINGS {
            select(shift, number);
            shift.press("enter");
            for (key, page) in PAGES {
                shift.press(key);
                eye.sees_all(&format!("{language:?} {page} {number}"), &picture(&shift.model, SMALL));
            }
            shift.press("f6 b");
            eye.sees_all(&format!("{language:?} explanation {number}"), &picture(&shift.model, SMALL));
            shift.press("esc");
        }
        shift.press("f6 /");
        eye.sees_all("search", &picture(&shift.model, SMALL));
        shift.types("rubinetto");
        eye.sees_all("search", &picture(&shift.model, SMALL));
        shift.press("esc esc f3");
        eye.sees_all("call by hand", &picture(&shift.model, SMALL));
    });
}

/// Every verb's prompt where it is possible, sent with nothing written, so that what is missing is said.
#[test]
fn no_prompt_and_no_refusal_in_it_is_cut() {
    for language in Language::ALL {
        let mut asked = BTreeSet::new();
        let mut shift = full::desk_in(language);
        let eye = Eye::of(language, &shift.model);
        shift.press("f6");
        for number in (1..=full::OPEN.len()).map(|number| u64::try_from(number).unwrap()) {
            for verb in Verb::ALL {
                if !asked.contains(&verb) && opens(&mut shift, number, verb) {
                    asked.insert(verb);
                    let form = format!("{language:?} {} {number}", verb.code());
                    eye.sees_all(&form, &picture(&shift.model, SMALL));
                    let fields = shift.model.papers.prompt.as_ref().unwrap().form.fields.len();
                    for _ in 0..fields {
                        shift.press("tab");
                        eye.sees_all(&form, &picture(&shift.model, SMALL));
                    }
                    shift.types("boh");
                    shift.press("f9");
                    eye.sees_all(&format!("{form}, sent"), &picture(&shift.model, SMALL));
                    if shift.model.papers.prompt.is_some() {
                        shift.press("esc");
                    }
                }
            }
        }
        assert!(asked.len() >= 15, "{language:?}: {asked:?}");
    }
}

/// Whether the prompt of a verb opens on a ticket.
fn opens(shift: &mut Shift, number: u64, verb: Verb) -> bool {
    let number = TicketNumber(number);
    let Some(row) = shift.model.replica.tickets.get(&number).cloned() else { return false };
    if shift.model.permits(&row, verb).is_err() {
        return false;
    }
    shift.hear(Msg::Said(Said::Ticket(number)));
    shift.hear(Msg::Said(Said::Command(Command::Act(verb))));
    shift.model.papers.prompt.is_some()
}

/// A refusal that is longer than its line leads to the whole sentence, which stands there uncut.
#[test]
fn every_refusal_of_a_verb_is_whole_or_leads_to_the_whole() {
    desks(|language, shift, eye| {
        let mut refused = BTreeSet::new();
        for number in STANDINGS.map(TicketNumber) {
            for verb in Verb::ALL {
                let Some(row) = shift.model.replica.tickets.get(&number).cloned() else { continue };
                let Err(sentence) = shift.model.prepared(&row, verb) else { continue };
                if !refused.insert(sentence.clone()) {
                    continue;
                }
                shift.hear(Msg::Said(Said::Ticket(number)));
                shift.hear(Msg::Said(Said::Command(Command::Act(verb))));
                let seen = picture(&shift.model, SMALL);
                let line = seen.lines().rev().nth(1).unwrap().to_owned();
                let whole = line.contains(&sentence);
                assert!(whole || line.contains("Ctrl-N: "), "{language:?}: {sentence}\n{seen}");
                shift.press("ctrl-n");
                // The line below the log goes on as it was.
                let seen = picture(&shift.model, SMALL);
                let log: Vec<&str> = seen.lines().take(usize::from(SMALL.1) - 2).collect();
                eye.sees_all(&sentence, &log.join("\n"));
                shift.press("esc");
            }
        }
        assert!(refused.len() > 8, "{refused:?}");
    });
}

#[test]
fn no_line_of_the_help_is_cut() {
    desks(|language, shift, eye| {
        shift.press("f6 space h");
        let mut last = String::new();
        loop {
            let seen = picture(&shift.model, SMALL);
            eye.sees_all(&format!("{language:?} help"), &seen);
            if seen == last {
                break;
            }
            last = seen;
            shift.press("pagedown");
        }
        for command in Command::all() {
            let help = command.long(&shift.model.words);
            assert!(!help.is_empty());
        }
        shift.press("esc");
    });
}

#[test]
fn the_desk_in_english() {
    let shift = full::desk_in(Language::English);
    for (width, height) in crate::SIZES {
        assert_snapshot!(format!("english_{width}x{height}"), picture(&shift.model, (width, height)));
    }
}
