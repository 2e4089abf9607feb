//! Texts made fit to be read aloud: one line, no control characters, no signs that only lay out. It chooses
//! no words.

use chrono::TimeDelta;

use crate::domain::site_tree::WITHIN;
use crate::domain::text::clean;
use crate::tui::view::moment;
use crate::words::Words;

/// Signs that stand between words on a screen, with what is read in their place.
const SIGNS: [(&str, &str); 4] = [(WITHIN, ", "), (" · ", ", "), (" → ", ", "), ("…", "...")];

/// One line: what came from outside can neither break it nor steer the terminal.
pub fn line(text: &str) -> String {
    let text = SIGNS.iter().fold(clean(text), |text, (sign, said)| text.replace(sign, said));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `2 minuti e 14 secondi` below the hour, then hours and minutes, then days.
pub fn length(words: &Words, time: TimeDelta) -> String {
    let seconds = time.num_seconds().abs();
    if seconds >= 3600 || seconds % 60 == 0 {
        return moment::length(words, time);
    }
    let args = [("minutes", (seconds / 60).into()), ("seconds", (seconds % 60).into())];
    words.say_with("length-minutes-seconds", &args)
}

/// The parts that say something, as one sentence.
pub fn joined(parts: &[String]) -> String {
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}
