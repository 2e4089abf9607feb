//! A ticket's checklist: each step with its sign, what it asks, and what came of it. Where there is little room the
//! steps stand in a line or two, and what matters now in sentences below. Nothing is told by colour alone.

use ratatui::text::Line;

use super::lines::flowed;
use super::paint::Paint;
use super::{form, moment};
use crate::api::resource::TicketResource;
use crate::domain::checklist::Standing;
use crate::tui::app::Model;
use crate::tui::app::checking::Step;
use crate::tui::look::Meaning;
use crate::tui::text;

/// How many lines a checklist may take.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// With everything else in sight.
    pub ample: usize,
    /// With what can be done out of sight.
    pub most: usize,
}

/// The checklist in lines: one for each step where all of them fit, or else the steps together and those that matter
/// now. A list that has passed says so, and leaves the room to the history. Empty where the ticket has none.
pub fn lines(
    paint: &Paint<'_, '_>,
    row: &TicketResource,
    width: usize,
    room: Room,
) -> Vec<Line<'static>> {
    let Some((meaning, head)) = head(paint.model, row) else { return Vec::new() };
    let head = signed(meaning, &head);
    let steps = paint.model.steps(row);
    let columns = steps.iter().map(|step| text::width(step.code.as_str())).max().unwrap_or(0);
    let mut long = wrapped(paint, meaning, &format!(" {head}"), width);
    long.extend(steps.iter().flat_map(|step| of_step(paint, step, columns, width)));
    if long.len() <= room.ample && meaning != Meaning::Ok {
        return long;
    }
    let mut together = vec![vec![paint.span(meaning, format!(" {head} "))]];
    together.extend(steps.iter().map(|step| {
        let sentence = format!(" {} {} ", sign(step), step.code);
        vec![paint.span(look(step), sentence)]
    }));
    let mut together = flowed(together.into_iter(), width);
    let matters = steps.iter().filter(|step| step.next || step.standing == Standing::Failed);
    let mut matters: Vec<_> = matters.flat_map(|step| of_step(paint, step, 0, width)).collect();
    // What does not fit at all is rather a step that nobody tried than the cause of a failure.
    if together.len() + matters.len() > room.most {
        std::mem::swap(&mut together, &mut matters);
    }
    together.extend(matters);
    together
}

/// The same in sentences, one a line.
pub fn told(model: &Model, row: &TicketResource) -> Vec<String> {
    let Some((_, head)) = head(model, row) else { return Vec::new() };
    let steps = model.steps(row);
    let step = |step: &Step<'_>| format!("{}: {} {}", step.code, asked(step), result(model, step));
    [head].into_iter().chain(steps.iter().map(step)).collect()
}

/// `prova del collegamento: 2 di 7`, or what the ticket is once all have passed.
fn head(model: &Model, row: &TicketResource) -> Option<(Meaning, String)> {
    let progress = row.ticket.checklist.as_ref()?;
    let list = model.checklist_of(row);
    if progress.is_ready() {
        let ready = list.map_or_else(|| model.words.say("state-ready"), |list| list.ready.clone());
        return Some((Meaning::Ok, ready));
    }
    let code = progress.laid.code.as_str();
    let name = list.map_or(code, |list| &list.name);
    let passed = progress.steps().filter(|step| progress.standing(step) == Standing::Passed).count();
    let args =
        [("name", name.into()), ("passed", passed.into()), ("all", progress.laid.steps.len().into())];
    Some((Meaning::Title, model.words.say_with("checklist-head", &args)))
}

/// `! AUDIO-OUT  Il tecnico remoto sente l'aula? (S7.3)  non superato, 10:02 «microfono muto», escalation 8`. Where that
/// is wider than a line, what came of it stands below.
fn of_step(paint: &Paint<'_, '_>, step: &Step<'_>, columns: usize, width: usize) -> Vec<Line<'static>> {
    let code = step.code.as_str();
    let code = text::pad(code, columns.max(text::width(code)));
    let (asked, result) = (asked(step), result(paint.model, step));
    let begins = format!(" {} {code}  ", sign(step));
    let whole = format!("{begins}{asked}  {result}");
    if text::width(&whole) <= width {
        return vec![paint.line(look(step), whole)];
    }
    let below = format!("{}{result}", " ".repeat(text::width(&begins)));
    let above = wrapped(paint, look(step), &format!("{begins}{asked}"), width);
    above.into_iter().chain(wrapped(paint, look(step), &below, width)).collect()
}

fn asked(step: &Step<'_>) -> String {
    match (step.ask, step.clause) {
        (ask, "") => ask.to_owned(),
        (ask, clause) => format!("{ask} ({clause})"),
    }
}

/// `non superato, 10:02 «microfono muto», escalation 8`
fn result(model: &Model, step: &Step<'_>) -> String {
    let words = &model.words;
    let Some(check) = step.check else {
        return words.say(if step.next { "step-next" } else { "step-open" });
    };
    let result = words.say(if check.passed { "step-passed" } else { "step-failed" });
    let time = moment::near(words, check.at, model.now);
    let mut told = words.say_with("step-tried", &[("result", result.into()), ("time", time.into())]);
    if !step.cause.is_empty() {
        told = format!("{told} {}", words.say_with("quoted", &[("text", step.cause.into())]));
    }
    match step.escalation {
        Some(escalation) => {
            let args = [("number", escalation.ticket.0.into())];
            format!("{told}, {}", words.say_with("ticket-escalated", &args))
        }
        None => told,
    }
}

fn look(step: &Step<'_>) -> Meaning {
    match step.standing {
        Standing::Passed => Meaning::Ok,
        Standing::Failed => Meaning::Warning,
        Standing::Open if step.next => Meaning::Text,
        Standing::Open => Meaning::Dim,
    }
}

fn sign(step: &Step<'_>) -> &'static str {
    match step.standing {
        Standing::Open if step.next => Meaning::Selection.sign(),
        Standing::Open => "-",
        _ => look(step).sign(),
    }
}

fn signed(meaning: Meaning, sentence: &str) -> String {
    match meaning.sign() {
        "" => sentence.to_owned(),
        sign => format!("{sign} {sentence}"),
    }
}

fn wrapped(paint: &Paint<'_, '_>, meaning: Meaning, sentence: &str, width: usize) -> Vec<Line<'static>> {
    // Columns stay columns where nothing has to be broken.
    let lines = match text::width(sentence) <= width {
        true => vec![sentence.to_owned()],
        false => form::wrapped(sentence, width),
    };
    lines.into_iter().map(|line| paint.line(meaning, line)).collect()
}
