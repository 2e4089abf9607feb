//! The log of what was said in the line at the bottom, the latest first. It shortens nothing.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::form;
use super::moment;
use super::paint::Paint;
use crate::tui::app::aim::Aim;
use crate::tui::app::notices::{Log, Logged};
use crate::tui::look::Meaning;
use crate::tui::text;

/// Columns before the sentence: time and sign.
const LEAD: usize = 17;

pub fn draw(paint: &mut Paint<'_, '_>, area: Rect, log: Log) {
    let width = usize::from(area.width);
    let notices = &paint.model.notices;
    if notices.log().len() == 0 {
        let line = paint.line(Meaning::Dim, format!(" {}", paint.say("notices-none")));
        paint.put(area, line);
        return;
    }
    let lines: Vec<Line<'static>> =
        notices.log().flat_map(|logged| lines(paint, logged, width)).collect();
    let last = lines.len().saturating_sub(usize::from(area.height));
    paint.means(area, Aim::Page(u16::try_from(last).unwrap_or(u16::MAX)));
    let shown = lines.into_iter().skip(usize::from(log.scroll).min(last)).collect();
    paint.put_all(area, shown);
}

/// `14:32:05     !! sentence`, on as many lines as it needs
fn lines(paint: &Paint<'_, '_>, logged: &Logged, width: usize) -> Vec<Line<'static>> {
    let model = paint.model;
    let at = match moment::same_day(logged.at, model.now) {
        true => moment::clock_with_seconds(logged.at),
        false => moment::near(&model.words, logged.at, model.now),
    };
    let lead = format!(" {} {} ", text::pad(&at, 12), text::pad(logged.meaning.sign(), 2));
    let parts = form::wrapped(&logged.sentence, width.saturating_sub(LEAD + 1));
    let part = |(at, part): (usize, String)| {
        let lead = if at == 0 { lead.clone() } else { " ".repeat(LEAD) };
        paint.line(logged.meaning, format!("{lead}{part}"))
    };
    parts.into_iter().enumerate().map(part).collect()
}
