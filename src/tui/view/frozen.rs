//! What the board says of itself while it is held still: since when, how much has happened, and that it is late
//! elsewhere. It never counts rows: the model knows.

use super::moment;
use crate::tui::app::Model;
use crate::tui::app::freezing::{Frozen, MOST_NEWS};
use crate::tui::command::Command;
use crate::tui::text;

/// `Scadenze FERMA da 14:30, 3 novità (. riprende) · adesso 18 aperti, 1 in ritardo`, in the longest way that
/// fits; that it stands still is said first, and always.
pub fn title(model: &Model, frozen: &Frozen, width: usize) -> String {
    let words = &model.words;
    let view = model.sight.title().map_or_else(|| words.say("pane-board"), str::to_owned);
    let key = model.keymap.keys_of(Command::Freeze).first().map(|key| key.label(words));
    let news = if frozen.news() < MOST_NEWS { "frozen-news" } else { "frozen-news-many" };
    let board = model.replica.board();
    let args = [
        ("view", view.into()),
        ("since", moment::clock(frozen.since).into()),
        ("news", words.say_with(news, &[("count", frozen.news().into())]).into()),
        ("key", key.unwrap_or_default().into()),
        ("open", board.len().into()),
        ("overdue", board.overdue(model.now).into()),
    ];
    let keys = ["frozen-title-whole", "frozen-title-late", "frozen-title-key", "frozen-title"];
    let mut titles = keys.map(|key| words.say_with(key, &args)).into_iter();
    let fitting = titles.clone().find(|title| text::width(title) <= width);
    fitting.or_else(|| titles.next_back()).unwrap_or_default()
}
