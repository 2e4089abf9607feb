//! Lists as sentences: deadlines, calls, one call, sheets laid aside. Each has at most ten rows; the rest
//! is one choice further.

use super::page::{Choice, Page, Place, Step};
use super::{Room, spoken, start};
use crate::api::resource::{CallResource, TicketResource};
use crate::domain::call::CallState;
use crate::domain::clock::Clock;
use crate::domain::code::{CallNumber, TicketNumber};
use crate::domain::site_tree::WITHIN;
use crate::domain::text::TextField;
use crate::explained::records;
use crate::tui::app::Model;
use crate::tui::app::saying::Said;
use crate::tui::app::sheet::{DESCRIPTION, Sheet};
use crate::tui::command::Command;
use crate::tui::view::{calls as shown, deadline, moment};

/// How many rows are read at once.
pub const ROWS: usize = 10;

/// The board, most pressing first.
pub fn deadlines(model: &Model, from: usize, place: Place) -> Page {
    let words = &model.words;
    let board = model.shown();
    let rows = board.order().skip(from).take(ROWS);
    let rows = rows.filter_map(|key| model.replica.tickets.get(&key.number));
    let mut choices: Vec<Choice> =
        rows.map(|row| Choice::say(ticket(model, row), Said::Ticket(row.ticket.number))).collect();
    let read = choices.len();
    choices.extend(more(model, from, board.len(), Room::Deadlines));
    choices.push(Choice::say(words.say("linear-views"), Said::Command(Command::Views)));
    let mut facts = vec![match model.knows_nothing() {
        true => words.say("nothing-known-yet"),
        false => start::deadlines(model),
    }];
    if let Some(view) = model.sight.title() {
        facts.push(in_view(model, view));
        let all = vec![Said::Line(words.say("command-filter")), Said::Command(Command::Accept)];
        let all = Step::Go(Room::Deadlines(0), all);
        choices.push(Choice::new(words.say("linear-all-deadlines"), all));
    }
    if read == 0 && model.replica.board().is_empty() && !model.knows_nothing() {
        facts.push(words.say("no-tickets"));
    }
    Page {
        place,
        facts,
        choices,
        closed: Vec::new(),
        question: model.words.say("linear-choose-ticket"),
        leave: to_start(model, Vec::new()),
    }
}

/// `Vista «In ritardo»: 5 interventi, fuori vista 2 in ritardo.`
fn in_view(model: &Model, view: &str) -> String {
    let args = [
        ("view", view.into()),
        ("shown", model.shown().len().into()),
        ("late", model.late_out_of_sight().into()),
    ];
    model.words.say_with("linear-in-view", &args)
}

/// `intervento 1042, emergenza, Ospedale, Rianimazione, perdita d'acqua: sopralluogo entro 15:29, in ritardo di 4 minuti`
pub fn ticket(model: &Model, row: &TicketResource) -> String {
    let how = match model.replica.board().deadline(row.ticket.number) {
        Some(clock) => deadline::sentence(model, row, clock),
        None => model.words.say(&format!("state-{}", row.ticket.word())),
    };
    format!("{}: {how}", head(model, row))
}

/// The same of one of its deadlines, be it not the next one.
pub fn with_clock(model: &Model, row: &TicketResource, clock: &Clock) -> String {
    format!("{}: {}", head(model, row), deadline::sentence(model, row, clock))
}

fn head(model: &Model, row: &TicketResource) -> String {
    spoken::joined(&[
        named(model, row.ticket.number),
        priority(model, row),
        place(model, row),
        Model::text_of(row, TextField::Description).to_owned(),
    ])
}

/// `intervento 1042`: behind the number of its row a bare one would not be told from it.
pub fn named(model: &Model, number: TicketNumber) -> String {
    model.words.say_with("linear-row", &[("number", number.0.into())])
}

pub fn priority(model: &Model, row: &TicketResource) -> String {
    let contract = model.replica.contracts.get(&row.ticket.contract);
    let priority = row.ticket.priority.as_ref().and_then(|code| contract?.priority(code));
    priority.map(|found| found.name.clone()).unwrap_or_default()
}

pub fn place(model: &Model, row: &TicketResource) -> String {
    let site = row.ticket.site.map(|id| model.shelf().site_path(id).replace(WITHIN, ", "));
    let room = Model::text_of(row, TextField::Place).to_owned();
    spoken::joined(&[site.unwrap_or_default(), room])
}

/// The calls, those that ring first.
pub fn calls(model: &Model, from: usize) -> Page {
    let order = model.calls_in_order();
    let rows = order.iter().skip(from).take(ROWS);
    let rows = rows.filter_map(|number| model.replica.calls.get(number));
    let mut choices: Vec<Choice> = rows
        .map(|row| {
            let number = row.call.number;
            Choice::new(sentence(model, row), Step::Go(Room::Call(number), vec![Said::Call(number)]))
        })
        .collect();
    choices.extend(more(model, from, order.len(), Room::Calls));
    let facts = vec![match order.is_empty() {
        true if model.knows_nothing() => model.words.say("calls-unknown"),
        true => model.words.say("no-calls"),
        false => start::waiting(model),
    }];
    Page {
        place: Place::Calls(from),
        facts,
        choices,
        closed: Vec::new(),
        question: model.words.say("linear-choose"),
        leave: to_start(model, vec![Said::Command(Command::Back)]),
    }
}

/// A call with its state: when that changes, so do the choices.
pub fn place_of_call(model: &Model, number: CallNumber) -> Place {
    Place::Call(number, model.replica.calls.get(&number).map(|row| row.call.state))
}

/// One call and what can be done with it.
pub fn call(model: &Model, number: CallNumber, place: Place) -> Page {
    let words = &model.words;
    let row = model.replica.calls.get(&number);
    let open: &[Command] = match row.map(|row| row.call.state) {
        Some(CallState::Ringing) => &[Command::Answer, Command::Lose],
        // While it is written up only its ending is asked for.
        Some(CallState::Answered) if model.has_sheet(number) => &[Command::Open, Command::EndCall],
        Some(CallState::Answered) => &[Command::Open, Command::EndCall, Command::Lose],
        Some(CallState::Lost) => &[Command::CallBack],
        Some(CallState::Ended) | None => &[],
    };
    let label = |command: Command| match command {
        Command::Open => words.say("linear-open-sheet"),
        other => words.say(&format!("help-{}", other.name())),
    };
    let choice = |command: &Command| {
        let said = vec![Said::Call(number), Said::Command(*command)];
        Choice::new(label(*command), Step::Say(said))
    };
    let fact = row.map_or_else(|| words.say("linear-call-gone"), |row| sentence(model, row));
    Page {
        place,
        facts: vec![fact],
        choices: open.iter().map(choice).collect(),
        closed: Vec::new(),
        question: words.say("linear-choose"),
        leave: Choice::new(words.say("linear-back"), Step::Go(Room::Calls(0), Vec::new())),
    }
}

/// `in attesa da 2 minuti e 14 secondi: Utente Prova, Ospedale, 0000 000 111, telefono`
fn sentence(model: &Model, row: &CallResource) -> String {
    let words = &model.words;
    let call = &row.call;
    let state = match call.state {
        CallState::Ringing => {
            let since = spoken::length(words, model.now - call.called_at);
            words.say_with("linear-call-rings", &[("since", since.into())])
        }
        CallState::Answered => words.say("call-on-line"),
        CallState::Lost | CallState::Ended => {
            words.say_with("call-lost-at", &[("time", moment::clock(call.called_at).into())])
        }
    };
    let channel = words.say(&format!("channel-{}", call.channel.code()));
    format!("{state}: {}, {channel}", caller(model, row))
}

/// `Utente Prova Uno, Ospedale Prova, 0000 000 111, 2 interventi aperti: 1039, 1042`
pub fn caller(model: &Model, row: &CallResource) -> String {
    let words = &model.words;
    let requester = row.call.caller.and_then(|id| model.replica.directory.requester(id));
    let named = row.texts.get(&TextField::CallerName).filter(|name| !name.is_empty()).cloned();
    let name = requester.map(|found| records::person(words, found)).or(named);
    let site = row.call.site.and_then(|site| model.shelf().site_name(site).map(str::to_owned));
    let open: Vec<String> = requester
        .into_iter()
        .flat_map(|found| model.replica.of_requester(found.id))
        .map(|row| row.ticket.number.to_string())
        .collect();
    let args = [("count", open.len().into()), ("numbers", open.join(", ").into())];
    let open = (!open.is_empty()).then(|| words.say_with("linear-open-tickets", &args));
    spoken::joined(&[
        name.unwrap_or_else(|| words.say("unknown-caller")),
        site.unwrap_or_default(),
        shown::line_number(model, row),
        open.unwrap_or_default(),
    ])
}

/// The sheets that are not tickets yet.
pub fn aside(model: &Model) -> Page {
    let choice =
        |sheet: &Sheet| Choice::say(sheet_in_words(model, sheet), Said::Sheet(sheet.key.clone()));
    let mut sheets: Vec<&Sheet> = model.papers.sheets().iter().collect();
    sheets.sort_by_key(|sheet| std::cmp::Reverse(sheet.turn));
    let choices: Vec<Choice> = sheets.into_iter().map(choice).collect();
    let args = [("count", choices.len().into())];
    Page {
        place: Place::Aside,
        facts: vec![model.words.say_with("linear-aside", &args)],
        choices,
        closed: Vec::new(),
        question: model.words.say("linear-choose"),
        leave: to_start(model, Vec::new()),
    }
}

/// `Scheda della chiamata 412 delle 14:29:46, Utente Prova, Rianimazione, perdita d'acqua`
fn sheet_in_words(model: &Model, sheet: &Sheet) -> String {
    let what = sheet.form.words(DESCRIPTION).to_owned();
    spoken::joined(&[sheet_title(model, sheet), sheet.who().to_owned(), sheet.place().to_owned(), what])
}

/// `Scheda della chiamata 412 delle 14:29:46`
pub fn sheet_title(model: &Model, sheet: &Sheet) -> String {
    let words = &model.words;
    let at = match moment::same_day(sheet.called_at, model.now) {
        true => moment::clock_with_seconds(sheet.called_at),
        false => moment::near(words, sheet.called_at, model.now),
    };
    match sheet.number() {
        Some(number) => {
            let args = [("number", number.0.into()), ("at", at.into())];
            words.say_with("linear-sheet-of-call", &args)
        }
        None => words.say_with("linear-sheet-by-hand", &[("at", at.into())]),
    }
}

/// The rows that were not read.
pub fn more(model: &Model, from: usize, all: usize, room: fn(usize) -> Room) -> Option<Choice> {
    let left = all.saturating_sub(from + ROWS);
    let label = || model.words.say_with("linear-more", &[("count", left.into())]);
    (left > 0).then(|| Choice::new(label(), Step::Go(room(from + ROWS), Vec::new())))
}

/// Back to the first page.
fn to_start(model: &Model, said: Vec<Said>) -> Choice {
    Choice::new(model.words.say("linear-to-start"), Step::Go(Room::Start, said))
}
