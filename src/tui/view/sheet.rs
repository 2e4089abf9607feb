//! The sheet: the call being written up, what its priority promises, whether it is the same trouble as
//! another, and the number to tell the caller.

use chrono::TimeDelta;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

use super::lines::Lines;
use super::paint::Paint;
use super::{form, moment, tabs};
use crate::domain::clock::{self, Clock, Milestone, Prospect};
use crate::domain::code::TicketNumber;
use crate::domain::phone;
use crate::domain::site_tree;
use crate::domain::text::TextField;
use crate::tui::app::aim::Aim;
use crate::tui::app::field::Field;
use crate::tui::app::sheet::{CALLBACK, DESCRIPTION, PRIORITY, REQUESTER, SERVICE, Sheet};
use crate::tui::app::{Model, Pane, Told};
use crate::tui::command::Command;
use crate::tui::look::Meaning;
use crate::tui::text;

pub fn draw(paint: &mut Paint<'_, '_>, area: Rect) {
    let title = title(paint);
    let inner = paint.pane(area, Pane::Sheet, &title);
    let told = told(paint, usize::from(inner.width));
    let told_rows = u16::try_from(told.len()).unwrap_or(0).min(inner.height);
    let tab_rows = u16::from(tabs::are_shown(paint.model)).min(inner.height);
    let rows = [Constraint::Length(tab_rows), Constraint::Min(1), Constraint::Length(told_rows)];
    let [above, body, below] = Layout::vertical(rows).areas(inner);
    if tab_rows > 0 {
        tabs::draw(paint, above);
    }
    match paint.model.papers.front() {
        Some(sheet) => write_up(paint, body, sheet),
        None => idle(paint, body),
    }
    paint.put_all(below, told);
}

fn title(paint: &Paint<'_, '_>) -> String {
    let words = &paint.model.words;
    let Some(sheet) = paint.model.papers.front() else { return words.say("pane-sheet") };
    let at = match moment::same_day(sheet.called_at, paint.model.now) {
        true => {
            words.say_with("at-hour", &[("time", moment::clock_with_seconds(sheet.called_at).into())])
        }
        false => {
            let (day, time) = (moment::day(sheet.called_at), moment::clock(sheet.called_at));
            words.say_with("at-day-and-hour", &[("day", day.into()), ("time", time.into())])
        }
    };
    match sheet.number() {
        Some(number) => {
            words.say_with("sheet-of-call", &[("number", number.0.into()), ("at", at.into())])
        }
        None => words.say_with("sheet-by-hand", &[("at", at.into())]),
    }
}

fn idle(paint: &mut Paint<'_, '_>, area: Rect) {
    let keys = [
        ("sheet-idle-answer", Command::Answer),
        ("sheet-idle-start", Command::StartCall),
        ("sheet-idle-search", Command::Search),
    ];
    let width = usize::from(area.width);
    let mut lines = Lines::default();
    for (key, command) in keys {
        for hint in form::wrapped(&format!(" {}", paint.say(key)), width) {
            lines.push_for(paint.line(Meaning::Dim, hint), Aim::Run(command));
        }
    }
    lines.put(paint, area, 0);
}

fn write_up(paint: &mut Paint<'_, '_>, area: Rect, sheet: &Sheet) {
    let model = paint.model;
    let active = model.focus == Pane::Sheet && !model.is_covered();
    let level = requester_level(model, sheet);
    let beside = |field: &Field| match &*field.name {
        REQUESTER => level.clone(),
        // The number on the line is the one to call back, unless another is given.
        CALLBACK if field.is_blank() => Some((Meaning::Dim, sheet.caller_number.clone())),
        // Taken all the same: whoever says "ask the porter" is not sent away.
        CALLBACK if phone::Line::read(field.words()).is_err() => {
            Some((Meaning::Warning, model.words.say("no-phone-number")))
        }
        _ => None,
    };
    let used = form::draw(paint, area, &sheet.form, active, beside);
    let rest = Rect { y: area.y + used, height: area.height.saturating_sub(used), ..area };
    let mut told = Vec::new();
    if model.contract().is_none() {
        told.push((Meaning::Warning, format!("  ! {}", paint.say("sheet-without-contract"))));
    }
    told.extend(whole_description(paint, sheet, usize::from(area.width)));
    told.extend(sheet.follows.map(|number| {
        let args = [("number", number.0.into())];
        (Meaning::Ok, format!("  {}", paint.model.words.say_with("sheet-follows", &args)))
    }));
    told.extend(unserved(model, sheet));
    told.extend(promises(model, sheet, rest));
    let width = usize::from(area.width);
    let wrapped = |(meaning, sentence): (Meaning, String)| {
        let parts = form::wrapped(&sentence, width).into_iter();
        parts.map(|part| paint.line(meaning, part)).collect::<Vec<_>>()
    };
    let mut lines = Lines::default();
    lines.extend(told.into_iter().flat_map(wrapped));
    // The sentence names the key that makes a reminder of it.
    for line in similar(model).into_iter().flat_map(wrapped) {
        lines.push_for(line, Aim::Run(Command::Remind));
    }
    lines.extend(open_tickets(paint, sheet).into_iter().flat_map(wrapped));
    lines.put(paint, rest, 0);
}

/// Whether who calls is enabled, and by which level (S9.2).
pub fn requester_level(model: &Model, sheet: &Sheet) -> Option<(Meaning, String)> {
    let words = &model.words;
    let id = sheet.requester()?;
    let requester = model.replica.directory.requester(id)?;
    let today = crate::domain::time::local(model.now, crate::domain::time::ZONE).date_naive();
    match requester.level_on(today) {
        0 => Some((Meaning::Warning, words.say("not-enabled"))),
        level => Some((Meaning::Dim, words.say_with("enabled", &[("level", level.into())]))),
    }
}

/// That the service is not to be done where it is, so that rejection will be proposed (S4.7).
pub fn unserved(model: &Model, sheet: &Sheet) -> Option<(Meaning, String)> {
    let (contract, service) = (model.contract()?, sheet.code(SERVICE)?);
    let sites = &model.replica.directory.sites;
    let because = site_tree::unserved(contract, sites, sheet.site(), service)?;
    let why = model.unserved(because, service, sheet.site());
    let sentence = model.words.say_with("sheet-unserved", &[("why", why.into())]);
    Some((Meaning::Warning, format!("  ! {sentence}")))
}

/// A description longer than its field, to be read back to the caller.
fn whole_description(paint: &Paint<'_, '_>, sheet: &Sheet, width: usize) -> Option<(Meaning, String)> {
    const LABELS: usize = 16;
    let words = sheet.form.words(DESCRIPTION);
    let quoted = || paint.model.words.say_with("quoted", &[("text", words.into())]);
    (text::width(words) + LABELS > width).then(|| (Meaning::Text, format!("  {}", quoted())))
}

/// How many of the caller's tickets stand on the sheet.
const MOST_SHOWN: usize = 5;

/// The caller's open tickets: the call is most often about one of them.
fn open_tickets(paint: &Paint<'_, '_>, sheet: &Sheet) -> Vec<(Meaning, String)> {
    let model = paint.model;
    let Some(requester) = sheet.requester() else { return Vec::new() };
    let theirs = model.replica.of_requester(requester);
    let mut lines: Vec<(Meaning, String)> = theirs
        .take(MOST_SHOWN)
        .map(|row| {
            let state = model.words.say(&format!("state-{}", row.ticket.word()));
            let place = Model::text_of(row, TextField::Place);
            let what = Model::text_of(row, TextField::Description);
            (Meaning::Text, format!("    {} · {state} · {place} · {what}", row.ticket.number))
        })
        .collect();
    if !lines.is_empty() {
        lines.insert(0, (Meaning::Title, format!("  {}", paint.say("callers-open-tickets"))));
    }
    lines
}

/// A call older than this is told of late: its first deadline may be past before it is written up.
const OLD: TimeDelta = TimeDelta::minutes(5);
/// Rows that must be left for two promises to be made.
const ROOM_FOR_BOTH: u16 = 4;

/// What the operator may promise; of an old call also the first deadline, marked where it is past. Where
/// there is no room for both only the one that presses more.
fn promises(model: &Model, sheet: &Sheet, area: Rect) -> Vec<(Meaning, String)> {
    let mut clocks = promised(model, sheet);
    if area.height < ROOM_FOR_BOTH {
        clocks.truncate(1);
    }
    clocks.iter().map(|clock| promise(model, clock, usize::from(area.width))).collect()
}

/// The deadlines that are to be told, the nearest first.
pub fn promised(model: &Model, sheet: &Sheet) -> Vec<Clock> {
    let mut clocks = foreseen(model, sheet);
    let first = clocks.iter().map(|clock| clock.due).min();
    let old = model.now - sheet.called_at > OLD || first.is_some_and(|due| due < model.now);
    if !old {
        clocks.retain(|clock| clock.milestone == Milestone::Inspection);
    }
    clocks.sort_by_key(|clock| clock.due);
    clocks
}

/// The deadlines that this call would have.
fn foreseen(model: &Model, sheet: &Sheet) -> Vec<Clock> {
    let Some(contract) = model.contract() else { return Vec::new() };
    let priority = sheet.code(PRIORITY).and_then(|code| contract.priority(code));
    let Some(priority) = priority else { return Vec::new() };
    let called_at = sheet.called_at;
    let site = sheet.site().and_then(|id| model.replica.directory.site(id));
    let patron = site.and_then(|site| site.patron.as_ref());
    let prospect = Prospect { priority, level: None, patron, called_at, approved_at: None };
    clock::foresee(contract, &prospect)
}

/// `sopralluogo entro 15:29:46 (60 minuti)`, `!! presa in carico entro 09:55:00: già passata`
pub fn promise(model: &Model, clock: &Clock, width: usize) -> (Meaning, String) {
    let words = &model.words;
    let due = match clock.due - model.now {
        left if left >= TimeDelta::hours(12) => moment::deadline(words, clock.due, model.now),
        left if left < TimeDelta::zero() && !moment::same_day(clock.due, model.now) => {
            moment::deadline(words, clock.due, model.now)
        }
        _ => moment::clock_with_seconds(clock.due),
    };
    let contract = model.contract();
    let calendar = contract.and_then(|contract| super::deadline::calendar(contract, clock.target));
    let calendar = calendar.unwrap_or_default();
    let what = words.say(&format!("whole-{}", clock.milestone.code()));
    let target = crate::explained::target(words, clock.target);
    let args = [
        ("what", what.into()),
        ("due", due.into()),
        ("target", target.into()),
        ("calendar", calendar.to_owned().into()),
    ];
    if clock.due < model.now {
        let sentence = words.say_with("promise-passed", &args);
        return (Meaning::Overdue, format!("{} {sentence}", Meaning::Overdue.sign()));
    }
    // By which hours it counts is said where there is room for it.
    let longer = words.say_with("promise-with-calendar", &args);
    let sentence = match !calendar.is_empty() && text::width(&longer) + 2 <= width {
        true => longer,
        false => words.say_with("promise", &args),
    };
    (Meaning::Title, format!("  {sentence}"))
}

/// The duplicate warning.
pub fn similar(model: &Model) -> Option<(Meaning, String)> {
    let similar = model.similar()?;
    let row = model.replica.tickets.get(&similar.number)?;
    let minutes = row.ticket.called_at.map_or(0, |at| (model.now - at).num_minutes());
    let what = Model::text_of(row, TextField::Description).to_owned();
    let key = if similar.preselect_reminder { "similar-preselected" } else { "similar" };
    let sentence = model.words.say_with(
        key,
        &[("number", similar.number.0.into()), ("minutes", minutes.into()), ("what", what.into())],
    );
    Some((Meaning::Warning, format!("! {sentence}")))
}

/// The number to tell the caller, or what to note on paper.
fn told(paint: &Paint<'_, '_>, width: usize) -> Vec<Line<'static>> {
    let late = paint.model.to_tell.iter().map(|(number, who)| {
        let args = [("number", number.0.into()), ("who", who.into())];
        (Meaning::Warning, paint.model.words.say_with("still-to-tell", &args))
    });
    let sentences = late.chain(told_sentence(paint.model));
    let line = |(meaning, sentence): (Meaning, String)| {
        let lines = form::wrapped(&format!(" {sentence} "), width);
        lines.into_iter().map(move |line| (meaning, text::pad(&line, width)))
    };
    sentences.flat_map(line).map(|(meaning, line)| paint.line(meaning, line)).collect()
}

/// A number that was given. Beside another sheet it says whose it is: it must not be told to whoever is on the
/// line by then.
fn told_of(model: &Model, key: &str, number: TicketNumber, of: &str) -> (Meaning, String) {
    let args = [("number", number.0.into()), ("who", of.into())];
    let beside_another = model.papers.front().is_some() && !of.is_empty();
    let key = if beside_another { format!("{key}-of") } else { key.to_owned() };
    (Meaning::Selection, model.words.say_with(&key, &args))
}

/// The same in one line, for screens on which the sheet may be out of sight.
pub fn told_sentence(model: &Model) -> Option<(Meaning, String)> {
    let words = &model.words;
    Some(match model.told.as_ref()? {
        Told::Sending => (Meaning::Dim, words.say("told-sending")),
        Told::OnPaper(note) => (Meaning::Error, note.clone()),
        Told::Registered { number, of } => told_of(model, "told-registered", *number, of),
        Told::Attached { number, of } => told_of(model, "told-attached", *number, of),
        Told::Ended => (Meaning::Ok, words.say("told-ended")),
    })
}
