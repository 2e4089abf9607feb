//! What stands over the panes of a desk, as pages: the search, a deadline explained, what was said, the help. It changes
//! nothing.

use super::page::{Choice, Page, Place, Step};
use super::{lists, reach};
use crate::explained::{columns, records};
use crate::printed;
use crate::tui::app::Model;
use crate::tui::app::overlay::Overlay;
use crate::tui::app::saying::Said;
use crate::tui::command::Command;
use crate::tui::view::{aligning, explain, moment};

pub fn place(model: &Model) -> Option<Place> {
    Some(match model.overlay()? {
        // The tour speaks of keys, of which there are none here.
        Overlay::Help(_) | Overlay::Tour(_) => Place::Help,
        Overlay::Explaining(explaining) => {
            Place::Explaining { number: explaining.number, clock: explaining.clock }
        }
        Overlay::Printing(printing) => Place::Printing {
            number: printing.number,
            paper: printing.paper,
            come: model.printed(&model.words).is_some(),
        },
        Overlay::Notices(_) => Place::Notices,
        Overlay::Aligning(list) => Place::Aligning { answered: list.found.is_some() },
        Overlay::Search(search) => Place::Search { serial: search.serial, answered: search.answered },
        Overlay::Line(line) => super::line::place(line),
        // Lines have no colours, and the demonstration is begun from a screen.
        Overlay::Themes(_) | Overlay::Trial => return None,
        // Rows are chosen by their numbers.
        Overlay::Letters(_) => return None,
    })
}

fn back(model: &Model) -> Choice {
    Choice::say(model.words.say("linear-back"), Said::Command(Command::Back))
}

/// What was found; anything that is no number of the list is looked for.
pub fn search(model: &Model, place: Place) -> Page {
    let words = &model.words;
    let Some(Overlay::Search(search)) = model.overlay() else { return Page::default() };
    let choices: Vec<Choice> = search
        .found
        .iter()
        .take(lists::ROWS)
        .map(|row| {
            let said = vec![Said::Command(Command::Back), Said::Ticket(row.ticket.number)];
            Choice::new(lists::ticket(model, row), Step::Say(said))
        })
        .collect();
    let asked = !search.input.value().trim().is_empty();
    let facts = match (asked, search.answered, search.found.len()) {
        (false, ..) => Vec::new(),
        (true, false, _) => vec![words.say("search-asking")],
        (true, true, 0) => vec![words.say("search-nothing")],
        (true, true, count) => {
            let args = [("count", count.into()), ("read", choices.len().into())];
            vec![words.say_with("linear-found", &args)]
        }
    };
    let key = if choices.is_empty() { "linear-search-for" } else { "linear-search-again" };
    Page { place, facts, choices, closed: Vec::new(), question: words.say(key), leave: back(model) }
}

/// A deadline from its start on, one interval a line.
pub fn explaining(model: &Model, place: Place) -> Page {
    let words = &model.words;
    let command = |key: &str, command| Choice::say(words.say(key), Said::Command(command));
    let question = words.say("linear-choose");
    let leave = back(model);
    let Some(explaining) = model.explaining() else { return Page::default() };
    let mut facts = vec![explain::title(model, explaining)];
    let Some((_, told, coming)) = explain::told(model, explaining) else {
        facts.push(words.say("explain-nothing"));
        return Page { place, facts, question, leave, ..Page::default() };
    };
    facts.push(told.title.clone());
    let all = told.standing.iter().chain(&told.basis);
    facts.extend(all.map(|fact| format!("{}: {}", fact.name, fact.value)));
    if coming {
        facts.push(words.say("explain-history-coming"));
    }
    let names = columns(words);
    facts.extend(told.rows.iter().map(|row| {
        let cells = names.iter().zip(&row.cells).filter(|(_, cell)| !cell.is_empty());
        let cells: Vec<String> = cells.map(|(name, cell)| format!("{name} {cell}")).collect();
        cells.join(", ")
    }));
    let choices = match model.explained_clock() {
        Some((_, clocks)) if clocks.len() > 1 => vec![
            command("linear-next-deadline", Command::Next),
            command("linear-previous-deadline", Command::Previous),
        ],
        _ => Vec::new(),
    };
    Page { place, facts, choices, closed: Vec::new(), question, leave }
}

/// What calls and tickets lack of each other; those of a ticket lead to it.
pub fn aligning(model: &Model, place: Place) -> Page {
    let words = &model.words;
    let Some(Overlay::Aligning(list)) = model.overlay() else { return Page::default() };
    let facts = match &list.found {
        None => vec![words.say("alignment-asking")],
        Some(found) => vec![aligning::lead(words, found)],
    };
    let shown = list.orphans().iter().take(lists::ROWS);
    let choices = shown.map(|orphan| {
        let there = orphan.ticket().map(Said::Ticket).or(orphan.call().map(Said::Call));
        let said = [Said::Command(Command::Back)].into_iter().chain(there).collect();
        Choice::new(records::orphan(words, orphan), Step::Say(said))
    });
    let (choices, question) = (choices.collect(), words.say("linear-choose"));
    Page { place, facts, choices, closed: Vec::new(), question, leave: back(model) }
}

/// A paper of an intervention, a line at a time.
pub fn printing(model: &Model, place: Place) -> Page {
    let words = &model.words;
    let facts = match model.printed(words) {
        Some(document) => {
            let lines = printed::text::lines(&document, usize::MAX).into_iter().map(|line| line.text);
            lines.filter(|line| !line.is_empty()).collect()
        }
        None => vec![words.say("print-loading")],
    };
    let command = |key: &str, command| Choice::say(words.say(key), Said::Command(command));
    let mut choices = vec![command("linear-save-paper", Command::Save)];
    if model.printing().is_some_and(|printing| model.papers_of(printing.number).len() > 1) {
        choices.push(command("linear-next-paper", Command::Next));
    }
    let question = words.say("linear-choose");
    Page { place, facts, choices, closed: Vec::new(), question, leave: back(model) }
}

/// What was said lately, the latest first.
pub fn notices(model: &Model) -> Page {
    let words = &model.words;
    let said = model.notices.log().take(lists::ROWS).map(|logged| {
        let at = moment::near(words, logged.at, model.now);
        format!("{at}, {}", logged.sentence)
    });
    let mut facts: Vec<String> = said.collect();
    if facts.is_empty() {
        facts.push(words.say("notices-none"));
    }
    let (question, leave) = (words.say("linear-choose"), back(model));
    Page { place: Place::Notices, facts, question, leave, ..Page::default() }
}

/// How everything is said, and the commands by their names.
pub fn help(model: &Model) -> Page {
    let words = &model.words;
    let general = (1..=HELP_LINES).map(|at| words.say(&format!("linear-help-{at}")));
    let commands = reach::by_name().filter(|command| model.serves(*command)).map(|command| {
        let help = words.say(&format!("help-{}", command.name()));
        format!(":{}, {help}", reach::spoken_name(words, command))
    });
    Page {
        place: Place::Help,
        facts: general.chain(commands).collect(),
        choices: Vec::new(),
        closed: Vec::new(),
        question: words.say("linear-choose"),
        leave: back(model),
    }
}

/// How many lines of help there are in the locale.
const HELP_LINES: usize = 7;
