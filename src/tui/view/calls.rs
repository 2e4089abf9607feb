//! The calls: who rings, who is on the line, who was lost. For each who it is, from where, and the
//! tickets they have open.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::moment;
use super::paint::{self, Paint};
use crate::api::resource::CallResource;
use crate::domain::call::CallState;
use crate::domain::phone;
use crate::domain::text::TextField;
use crate::explained::records;
use crate::tui::app::aim::Aim;
use crate::tui::app::{Model, Pane};
use crate::tui::look::Meaning;
use crate::tui::text;

/// The rows of one call.
const ROWS: usize = 2;
const ROW_HEIGHT: u16 = 2;

pub fn draw(paint: &mut Paint<'_, '_>, area: Rect) {
    let model = paint.model;
    let title = title(model);
    let inner = paint.pane(area, Pane::Calls, &title);
    let order = model.calls_in_order();
    if order.is_empty() {
        let none = if model.knows_nothing() { "calls-unknown" } else { "no-calls" };
        let lines = [none, "no-calls-hint"].map(|key| paint.line(Meaning::Dim, paint.say(key)));
        paint.put_all(inner, lines.into());
        return;
    }
    let fits = (usize::from(inner.height) / ROWS).max(1);
    let selected = model.selected_call.and_then(|number| order.iter().position(|row| *row == number));
    let first = selected.unwrap_or(0).saturating_sub(fits.saturating_sub(1));
    let rows = order.iter().skip(first).filter_map(|number| model.replica.calls.get(number));
    let rows: Vec<&CallResource> = rows.collect();
    for (row, top) in rows.iter().zip(paint::rows(inner).step_by(ROWS)) {
        let height = ROW_HEIGHT.min(inner.bottom() - top.y);
        paint.means(Rect { height, ..top }, Aim::Call(row.call.number));
    }
    let width = usize::from(inner.width);
    let lines: Vec<Line<'_>> = rows.into_iter().flat_map(|row| call(paint, row, width)).collect();
    paint.put_all(inner, lines);
}

/// `Chiamate 3`; before anything is known nobody says how many.
pub fn title(model: &Model) -> String {
    let name = model.words.say("pane-calls");
    match model.knows_nothing() {
        true => name,
        false => format!("{name} {}", model.replica.calls.len()),
    }
}

/// `> 02:14  0000 000 111     telefono` and below it who, where, and their open tickets.
fn call(paint: &Paint<'_, '_>, row: &CallResource, width: usize) -> [Line<'static>; ROWS] {
    let model = paint.model;
    let selected = model.selected_call == Some(row.call.number) && model.focus == Pane::Calls;
    let mark = if selected { ">" } else { " " };
    let (meaning, state) = standing(paint, row);
    let head = format!("{mark} {state}  {}", line_number(paint.model, row));
    let channel = model.words.say(&format!("channel-{}", row.call.channel.code()));
    // A number is dialled to its last digit: how the call came gives way to it.
    let head = match text::width(&head) + 1 + text::width(&channel) <= width {
        true => {
            let room = width.saturating_sub(text::width(&channel) + 1);
            format!("{} {channel}", text::pad(&head, room))
        }
        false => text::pad(&text::fit(&head, width), width),
    };
    let below = text::fit(&format!("   {}", who(paint, row)), width);
    let below_meaning = if row.call.state == CallState::Ringing { Meaning::Text } else { Meaning::Dim };
    let style = |line: Line<'static>| match selected {
        true => line.style(paint.style(Meaning::Selection)),
        false => line,
    };
    [style(paint.line(meaning, head)), style(paint.line(below_meaning, below))]
}

fn standing(paint: &Paint<'_, '_>, row: &CallResource) -> (Meaning, String) {
    let model = paint.model;
    let call = &row.call;
    match call.state {
        CallState::Ringing => (Meaning::Ringing, moment::waiting(call.called_at, model.now)),
        CallState::Answered => (Meaning::Ok, paint.say("call-on-line")),
        CallState::Lost | CallState::Ended => {
            let at = moment::clock(call.called_at);
            (Meaning::Warning, model.words.say_with("call-lost-at", &[("time", at.into())]))
        }
    }
}

/// The number as people read it.
pub fn line_number(model: &Model, row: &CallResource) -> String {
    let received = row.texts.get(&TextField::CallerNumber).map_or("", String::as_str);
    match phone::Line::read(received) {
        Ok(phone::Line::Anonymous) => model.words.say("anonymous"),
        Ok(phone::Line::Internal(extension)) => {
            model.words.say_with("internal-extension", &[("number", extension.into())])
        }
        Ok(line) => line.to_string(),
        Err(_) => received.to_owned(),
    }
}

fn who(paint: &Paint<'_, '_>, row: &CallResource) -> String {
    let model = paint.model;
    let requester = row.call.caller.and_then(|id| model.replica.directory.requester(id));
    let Some(requester) = requester else { return paint.say("unknown-caller") };
    let open = model.replica.of_requester(requester.id).map(|ticket| ticket.ticket.number.to_string());
    let open: Vec<String> = open.collect();
    let site = row.call.site.and_then(|site| model.shelf().site_name(site).map(str::to_owned));
    let place = site.map(|site| format!(", {site}")).unwrap_or_default();
    let name = records::person(&model.words, requester);
    match open.is_empty() {
        true => format!("{name}{place}"),
        // Their open tickets come first: the call is most often about one of them.
        false => format!("[{}] {name}{place}", open.join(" ")),
    }
}
