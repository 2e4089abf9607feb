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

/// The checklist in lines, none of them cut: a line for each step where all of them fit into `room`, or else the
/// steps together and those that matter now. Empty where the ticket has none.
pub fn lines(
    paint: &Paint<'_, '_>,
    row: &TicketResource,
    width: usize,
    room: usize,
) -> Vec<Line<'static>> {
    let Some((meaning, head)) = head(paint.model, row) else { return Vec::new() };
    let head = signed(meaning, &head);
    let steps = paint.model.steps(row);
    let columns = steps.iter().map(|step| text::width(step.code.as_str())).max().unwrap_or(0);
    let long: Vec<Line<'static>> = [(meaning, head.clone())]
        .into_iter()
        .chain(steps.iter().map(|step| (look(step), whole(paint.model, step, columns))))
        .flat_map(|(meaning, sentence)| wrapped(paint, meaning, &sentence, width))
        .collect();
    if long.len() <= room {
        return long;
    }
    let mut short = vec![vec![paint.span(meaning, format!(" {head} "))]];
    short.extend(steps.iter().map(|step| {
        let sentence = format!(" {} {} ", pad_sign(step), step.code);
        vec![paint.span(look(step), sentence)]
    }));
    let mut lines = flowed(short.into_iter(), width);
    let matters = steps.iter().filter(|step| step.next || step.standing == Standing::Failed);
    lines.extend(matters.flat_map(|step| {
        let sentence = whole(paint.model, step, 0);
        wrapped(paint, look(step), &sentence, width)
    }));
    lines
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

/// `!! AUDIO-OUT  Il tecnico remoto sente l'aula? (S7.3)  non superato, 10:02 «microfono muto»  escalation 8`
fn whole(model: &Model, step: &Step<'_>, columns: usize) -> String {
    let code = step.code.as_str();
    let code = text::pad(code, columns.max(text::width(code)));
    let parts = [format!("{} {code}", pad_sign(step)), asked(step), result(model, step)];
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    parts.join("  ")
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

/// The sign of a step, in two columns.
fn pad_sign(step: &Step<'_>) -> String {
    let sign = match step.standing {
        Standing::Open if step.next => Meaning::Selection.sign(),
        Standing::Open => "-",
        _ => look(step).sign(),
    };
    text::pad(sign, 1)
}

fn signed(meaning: Meaning, sentence: &str) -> String {
    match meaning.sign() {
        "" => sentence.to_owned(),
        sign => format!("{sign} {sentence}"),
    }
}

fn wrapped(paint: &Paint<'_, '_>, meaning: Meaning, sentence: &str, width: usize) -> Vec<Line<'static>> {
    let sentence = format!(" {sentence}");
    // Columns stay columns where nothing has to be broken.
    let lines = match text::width(&sentence) <= width {
        true => vec![sentence],
        false => form::wrapped(&sentence, width),
    };
    lines.into_iter().map(|line| paint.line(meaning, line)).collect()
}
