//! The foot of the wall: the day in figures. They are the server's sums, of the whole day and of all desks.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::glyphs;
use super::plan::Plan;
use crate::api::resource::DayFigures;
use crate::explained::moment::elapsed;
use crate::tui::look::Meaning;
use crate::tui::text;
use crate::tui::view::paint::Paint;
use crate::words::Words;

/// `oggi   chiamate 64 · risposte 61 · perse 3        sopralluoghi in tempo 96 %`
pub fn draw(paint: &mut Paint<'_, '_>, area: Rect, plan: Plan) {
    let model = paint.model;
    let words = &model.words;
    let today = model.today();
    let (calls, inspections) = match model.wall.figures.filter(|figures| figures.day == today) {
        Some(figures) => (calls(words, figures, plan), inspections(words, figures, plan)),
        None if model.knows_nothing() => (words.say("wall-figures-unknown"), String::new()),
        None => (words.say("wall-figures-coming"), String::new()),
    };
    let right = format!(" {inspections} ");
    let room = usize::from(area.width).saturating_sub(text::width(&right));
    let figures = model.wall.figures.filter(|figures| figures.day == today);
    let charge = figures.and_then(|figures| to_charge(words, figures)).unwrap_or_default();
    // It is told where there is room for all of it.
    let calls = match text::width(&calls) + text::width(&charge) + 3 <= room && !charge.is_empty() {
        true => format!("{calls} · {charge}"),
        false => calls,
    };
    let line = Line::from(vec![
        paint.span(Meaning::Text, glyphs::pad(&format!(" {calls}"), room)),
        paint.span(Meaning::Title, right),
    ]);
    paint.put(area, line);
}

fn calls(words: &Words, figures: DayFigures, plan: Plan) -> String {
    let args = [
        ("calls", figures.calls.into()),
        ("taken", figures.taken.into()),
        ("lost", figures.lost.into()),
        ("called-back", figures.called_back.into()),
    ];
    let key = if plan.wide && figures.called_back > 0 { "wall-calls-with-back" } else { "wall-calls" };
    words.say_with(key, &args)
}

/// How long requests waited to be taken in charge (S4.2); nothing on a day on which none was.
fn to_charge(words: &Words, figures: DayFigures) -> Option<String> {
    let told = |seconds: u64| elapsed(words, i64::try_from(seconds).unwrap_or(i64::MAX));
    let (median, worst) = figures.to_charge.median.zip(figures.to_charge.worst)?;
    let args = [("median", told(median).into()), ("worst", told(worst).into())];
    Some(words.say_with("wall-to-charge", &args))
}

/// Rounded down: of two hundred with one late nobody is told that all were in time.
fn inspections(words: &Words, figures: DayFigures, plan: Plan) -> String {
    let percent = (figures.in_time * 100).checked_div(figures.inspections);
    let short = if plan.digits.is_some() { "" } else { "-short" };
    match percent {
        None => words.say(&format!("wall-no-inspections{short}")),
        Some(percent) => {
            let args = [("percent", percent.into()), ("count", figures.inspections.into())];
            let long = if plan.wide { "-of" } else { short };
            words.say_with(&format!("wall-inspections{long}"), &args)
        }
    }
}
