//! The interventions that press, worst first: sign, number, place, what is due, how late or in how long. Only
//! those on the page in sight are looked at.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::glyphs;
use super::plan::Plan;
use crate::api::resource::TicketResource;
use crate::domain::clock::{Clock, SOON, Standing};
use crate::domain::code::TicketNumber;
use crate::domain::text::TextField;
use crate::tui::app::wall::{HORIZON, MOST_PAGES, TO_THE_SECOND};
use crate::tui::app::{Link, Model};
use crate::tui::look::Meaning;
use crate::tui::text;
use crate::tui::view::paint::Paint;
use crate::tui::view::{deadline, form, moment};

/// Columns of a number at least: the first ten thousand tickets move nothing.
const LEAST_NUMBER: usize = 4;
const SIGN: usize = 2;
const PRIORITY: usize = 4;
/// `presa in carico`, and `presa in c.`
const WHAT: usize = 17;
const SHORT_WHAT: usize = 11;
/// ` IN RITARDO 59 min `, `fra 14 min 59 s`
const FIGURE: usize = 19;

/// `Interventi: 3 in ritardo · 4 entro un'ora · 18 aperti          pagina 1 di 2`
pub fn heading(paint: &mut Paint<'_, '_>, area: Rect, plan: Plan) {
    let model = paint.model;
    if model.knows_nothing() {
        let unknown = format!(" {}", model.words.say("wall-heading-unknown"));
        let line = paint.line(Meaning::Title, glyphs::pad(&unknown, usize::from(area.width)));
        paint.put(area, line);
        return;
    }
    let board = model.replica.board();
    let soon = board.deadlines_from(model.now).take_while(|(due, _)| *due - model.now <= SOON).count();
    let args = [
        ("overdue", board.overdue(model.now).into()),
        ("soon", soon.into()),
        ("open", board.len().into()),
    ];
    let key = if plan.digits.is_some() { "wall-heading" } else { "wall-heading-short" };
    let left = format!(" {}", model.words.say_with(key, &args));
    let right = format!("{} ", page(model, plan));
    let room = usize::from(area.width).saturating_sub(text::width(&right));
    let line = Line::from(vec![
        paint.span(Meaning::Title, glyphs::pad(&left, room)),
        paint.span(Meaning::Dim, right),
    ]);
    paint.put(area, line);
}

/// `pagina 1 di 2`, and of how many no page shows anything.
fn page(model: &Model, plan: Plan) -> String {
    let pages = model.pages(plan.lines);
    let words = &model.words;
    if pages == 1 {
        return String::new();
    }
    let page = model.wall.page.min(pages - 1) + 1;
    let page = words.say_with("wall-page", &[("page", page.into()), ("pages", pages.into())]);
    match model.pressing().skip(plan.lines * MOST_PAGES).count() {
        0 => page,
        more => format!("{page} · {}", words.say_with("wall-more", &[("count", more.into())])),
    }
}

pub fn draw(paint: &mut Paint<'_, '_>, area: Rect, plan: Plan) {
    let model = paint.model;
    let trouble = trouble(paint, usize::from(area.width));
    let used = u16::try_from(trouble.len()).unwrap_or(area.height).min(area.height);
    paint.put_all(area, trouble);
    let area = Rect { y: area.y + used, height: area.height - used, ..area };
    let rows: Vec<Row> =
        model.on_page(plan.lines).filter_map(|key| Row::of(model, key.number)).collect();
    if rows.is_empty() {
        if model.heard_at.is_some() && model.replica.log.is_some() {
            let hours = HORIZON.num_hours();
            let nothing = model.words.say_with("wall-nothing-presses", &[("hours", hours.into())]);
            let line = paint.line(Meaning::Ok, format!(" {} {nothing}", Meaning::Ok.sign()));
            paint.put(area, line);
        }
        return;
    }
    let number =
        rows.iter().map(|row| row.number.to_string().len()).max().unwrap_or(0).max(LEAST_NUMBER);
    for (at, row) in (0..).step_by(usize::from(plan.pitch)).zip(&rows) {
        let place = Rect { y: area.y.saturating_add(at), height: 1, ..area }.intersection(area);
        let line = row.line(paint, number, usize::from(area.width), plan);
        paint.put(place, line);
    }
}

/// What is wrong with the line to the server, and that the wall goes on by itself.
fn trouble(paint: &Paint<'_, '_>, width: usize) -> Vec<Line<'static>> {
    let model = paint.model;
    let sentence = match &model.link {
        Link::Up | Link::Starting => return Vec::new(),
        Link::Down { .. } => model.words.say("wall-trying"),
        Link::Broken(sentence) => format!("{sentence} {}", model.words.say("wall-trying")),
    };
    let sentence = glyphs::plain(&format!(" {} {sentence}", Meaning::Error.sign()));
    let lines = form::wrapped(&sentence, width);
    lines.into_iter().map(|line| paint.line(Meaning::Error, text::pad(&line, width))).collect()
}

/// One intervention.
struct Row {
    meaning: Meaning,
    number: TicketNumber,
    priority: String,
    /// With the site, and the room alone.
    places: [String; 2],
    what: &'static str,
    figure: String,
}

impl Row {
    fn of(model: &Model, number: TicketNumber) -> Option<Self> {
        let row = model.replica.tickets.get(&number)?;
        let clock = model.replica.board().deadline(number)?;
        Some(Self {
            meaning: deadline::meaning(clock.standing(model.now)),
            number,
            priority: row.ticket.priority.as_ref().map_or_else(String::new, ToString::to_string),
            places: places(model, row),
            what: clock.milestone.code(),
            figure: figure(model, clock),
        })
    }

    fn line(&self, paint: &Paint<'_, '_>, number: usize, width: usize, plan: Plan) -> Line<'static> {
        let sign = text::pad(self.meaning.sign(), SIGN);
        let head = format!(" {sign} {} ", text::pad_start(&self.number.to_string(), number));
        let (kind, columns) = if plan.wide { ("whole", WHAT) } else { ("milestone", SHORT_WHAT) };
        let what = glyphs::pad(&paint.model.words.say(&format!("{kind}-{}", self.what)), columns);
        let priority =
            if plan.wide { format!(" {}", text::pad(&self.priority, PRIORITY)) } else { String::new() };
        let used = text::width(&head) + text::width(&priority) + text::width(&what) + FIGURE + 3;
        let room = width.saturating_sub(used);
        let fitting = self.places.iter().find(|place| place.chars().count() <= room);
        let [_, shortest] = &self.places;
        let place = glyphs::pad(fitting.unwrap_or(shortest), room);
        Line::from(vec![
            paint.span(self.meaning, head),
            paint.span(Meaning::Text, priority),
            paint.span(Meaning::Title, format!(" {place} ")),
            paint.span(Meaning::Text, format!("{what} ")),
            paint.span(self.meaning, text::pad_start(&format!("{} ", self.figure), FIGURE)),
        ])
    }
}

/// Where: `Ospedale Prova, CUP` and `CUP`; the site alone where no room is known.
fn places(model: &Model, row: &TicketResource) -> [String; 2] {
    let room = glyphs::plain(Model::text_of(row, TextField::Place));
    let site = row.ticket.site.and_then(|id| model.replica.directory.site(id));
    match site.map(|site| glyphs::plain(&site.name)) {
        None => [room.clone(), room],
        Some(site) if room.is_empty() => [site.clone(), site],
        Some(site) => [format!("{site}, {room}"), room],
    }
}

/// `IN RITARDO 4 min`, `fra 12 min 33 s`, `fra 47 min`, `fra 3h10`
fn figure(model: &Model, clock: &Clock) -> String {
    let (words, left) = (&model.words, clock.left(model.now));
    if clock.standing(model.now) == Standing::Overdue {
        return words.say_with("wall-late", &[("time", moment::length(words, left).into())]);
    }
    match left <= TO_THE_SECOND {
        true => moment::left(words, left),
        false => words.say_with("time-left", &[("time", moment::length(words, left).into())]),
    }
}
