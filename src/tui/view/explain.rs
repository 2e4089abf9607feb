//! A deadline explained over the desk: how it stands, what it follows from, and from its start on every
//! interval with what counted and why the rest did not. The words are those of [`crate::explained`].

use ratatui::text::Line;

use super::paint::Paint;
use super::{deadline, form};
use crate::domain::clock::{Clock, explain};
use crate::explained::{About, Explained, Fact, columns, explained};
use crate::tui::app::{Explaining, Model};
use crate::tui::look::Meaning;
use crate::tui::text;

/// `Perché questa scadenza: intervento 1042 (2 di 3)`
pub fn title(model: &Model, explaining: Explaining) -> String {
    let words = &model.words;
    let number = explaining.number.0;
    match model.explained_clock() {
        Some((at, clocks)) if clocks.len() > 1 => {
            let args =
                [("number", number.into()), ("at", (at + 1).into()), ("all", clocks.len().into())];
            words.say_with("explain-title-of", &args)
        }
        _ => words.say_with("explain-title", &[("number", number.into())]),
    }
}

/// The whole explanation, wrapped to so many columns.
pub fn lines(paint: &Paint<'_, '_>, explaining: Explaining, width: usize) -> Vec<Line<'static>> {
    let Some((clock, told, coming)) = told(paint.model, explaining) else {
        let sentence = form::wrapped(&format!(" {}", paint.say("explain-nothing")), width);
        return sentence.into_iter().map(|line| paint.line(Meaning::Warning, line)).collect();
    };
    let meaning = deadline::meaning(clock.standing(paint.model.now));
    let sign = format!("{:2}", meaning.sign());
    let mut lines = vec![paint.line(meaning, text::fit(&format!("{sign} {}", told.title), width))];
    lines.extend(facts(paint, &told, width));
    if coming {
        lines.push(paint.line(Meaning::Warning, format!("   {}", paint.say("explain-history-coming"))));
    }
    lines.push(Line::default());
    lines.extend(steps(paint, &told, width));
    lines
}

/// The clock in words, and whether the history that it cites is still on its way.
pub fn told(model: &Model, explaining: Explaining) -> Option<(Clock, Explained, bool)> {
    let (at, clocks) = model.explained_clock()?;
    let clock = clocks.into_iter().nth(at)?;
    let ticket = &model.ticket(explaining.number)?.ticket;
    let contract = model.replica.contracts.get(&ticket.contract)?;
    let explanation = explain(&clock, contract, ticket.patron.as_ref(), model.now)?;
    let detail = model.focused.detail.as_ref();
    let detail = detail.filter(|detail| detail.ticket.ticket.number == explaining.number);
    let about = About {
        contract,
        as_of: Some(model.now),
        planned_start: ticket.planned_start.filter(|_| ticket.state.is_before_completion()),
        ticket: Some(ticket),
        costs: model.sees_costs(),
        timeline: detail.map_or(&[], |detail| detail.timeline.as_slice()),
    };
    let coming = detail.is_none() && !clock.stops.is_empty();
    let told = explained(&model.words, &explanation, &about);
    Some((clock, told, coming))
}

/// Names in one column, what stands beside them in the other.
fn facts(paint: &Paint<'_, '_>, told: &Explained, width: usize) -> Vec<Line<'static>> {
    let all: Vec<&Fact> = told.standing.iter().chain(&told.basis).collect();
    let names = all.iter().map(|fact| text::width(&fact.name)).max().unwrap_or(0);
    let before = 3 + names + 2;
    let line = |fact: &&Fact| {
        let name = format!("   {}  ", text::pad(&fact.name, names));
        beside(paint, Meaning::Text, &name, &fact.value, before, width)
    };
    all.iter().flat_map(line).collect()
}

/// With so many columns for the reasons there are gaps between the others.
const WORTH_A_GAP: usize = 30;

/// The intervals under their headings; each reason under its own.
fn steps(paint: &Paint<'_, '_>, told: &Explained, width: usize) -> Vec<Line<'static>> {
    let headings = columns(&paint.model.words);
    let rows = told.rows.iter().map(|row| (row.counted, &row.cells));
    let all: Vec<(bool, &[String; 5])> = std::iter::once((true, &headings)).chain(rows).collect();
    let widest = |column: usize| {
        let cells = all.iter().filter_map(|(_, cells)| cells.get(column));
        cells.map(|cell| text::width(cell)).max().unwrap_or(0)
    };
    let widths = [widest(0), widest(1), widest(2), widest(3)];
    let sums: usize = widths.iter().sum();
    // On a narrow screen the reasons need what the gaps would take.
    let roomy = sums + 3 + 2 * widths.len() + WORTH_A_GAP <= width;
    let (indent, gap) = if roomy { ("   ", "  ") } else { (" ", " ") };
    let before = indent.len() + sums + widths.len() * gap.len();
    let mut lines = Vec::new();
    for (at, (counted, cells)) in all.iter().enumerate() {
        let [from, to, counts, total, why] = cells;
        let [of_from, of_to, of_counts, of_total] = widths;
        // Sums stand under each other.
        let head = format!(
            "{indent}{}{gap}{}{gap}{}{gap}{}{gap}",
            text::pad(from, of_from),
            text::pad(to, of_to),
            text::pad_start(counts, of_counts),
            text::pad_start(total, of_total),
        );
        let meaning = match (at, counted) {
            (0, _) => Meaning::Title,
            (_, true) => Meaning::Text,
            (_, false) => Meaning::Dim,
        };
        lines.extend(beside(paint, meaning, &head, why, before, width));
    }
    lines
}

/// A head and what stands beside it, in as many lines as that needs; the head only in the first.
fn beside(
    paint: &Paint<'_, '_>,
    meaning: Meaning,
    head: &str,
    value: &str,
    before: usize,
    width: usize,
) -> Vec<Line<'static>> {
    let room = width.saturating_sub(before + 1).max(1);
    let parts = form::wrapped(value, room);
    let line = |(at, part): (usize, &String)| {
        let head = if at == 0 { head.to_owned() } else { " ".repeat(before) };
        paint.line(meaning, format!("{head}{}", part.trim_start()))
    };
    parts.iter().enumerate().map(line).collect()
}
