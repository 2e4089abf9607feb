//! How lists and records are shown by the commands: plain tables in words for people, a JSON object per
//! line for scripts. It never colours anything and never cuts JSON.

use chrono::NaiveTime;
use serde::Serialize;

use crate::api::resource::Page;
use crate::client::ClientError;
use crate::commands::out;
use crate::domain::clock::Standing;
use crate::domain::time::{self, Timestamp};
use crate::explained::moment::day;
use crate::tui::text;
use crate::words::Words;

/// A moment in a list or a record.
pub use crate::explained::moment::full as moment;

/// The widest a column of a table becomes; JSON has everything.
const WIDEST: usize = 40;
/// What stands between two columns.
const GAP: &str = "  ";

/// A JSON object on a line of its own.
///
/// # Errors
/// See [`out::line`]; and what serde says, which none of our resources causes.
pub fn json_line(value: &impl Serialize) -> color_eyre::Result<()> {
    Ok(out::line(serde_json::to_string(value)?)?)
}

/// Columns under their headings; the last is never filled up.
pub fn table(headings: &[String], rows: &[Vec<String>]) -> String {
    let wide = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at)).chain(headings.get(at));
        cells.map(|cell| text::width(cell)).max().unwrap_or(0).min(WIDEST)
    };
    let widths: Vec<usize> = (0..headings.len()).map(wide).collect();
    let line = |cells: &[String]| {
        let cells = cells.iter().zip(&widths).map(|(cell, width)| {
            let cell = crate::domain::text::clean(cell);
            text::pad(&text::fit(&cell, *width), *width)
        });
        cells.collect::<Vec<_>>().join(GAP).trim_end().to_owned()
    };
    let mut lines = vec![line(headings)];
    lines.extend(rows.iter().map(|row| line(row)));
    lines.join("\n")
}

/// One field per line, those without a value left out.
pub fn fields(fields: &[(String, String)]) -> String {
    let widest = fields.iter().map(|(name, _)| text::width(name)).max().unwrap_or(0);
    let known = fields.iter().filter(|(_, value)| !value.is_empty());
    let lines = known.map(|(name, value)| {
        format!("{}{GAP}{}", text::pad(name, widest), crate::domain::text::clean(value))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A deadline as [`moment`]; one at midnight is the end of the day that it ends: `30/11/2026 24:00`.
pub fn deadline(due: Timestamp) -> String {
    let local = time::local(due, time::ZONE);
    match (local.time() == NaiveTime::MIN, local.date_naive().pred_opt()) {
        (true, Some(before)) => format!("{} 24:00", day(before)),
        _ => moment(due),
    }
}

/// The word of a code: `state-assigned`, `milestone-inspection`, `event-ticket-closed`.
pub fn word(words: &Words, room: &str, code: &str) -> String {
    let code = code.replace('.', "-");
    words.say(&format!("{room}-{code}"))
}

/// The word of an event's kind; one of a later version is shown as it came.
pub fn event(words: &Words, kind: &str) -> String {
    let key = format!("event-{}", kind.replace('.', "-"));
    if words.has(&key) { words.say(&key) } else { kind.to_owned() }
}

/// Whether a deadline that is still awaited is late.
pub fn standing(words: &Words, standing: Standing) -> String {
    words.say(match standing {
        Standing::Overdue | Standing::MetLate => "standing-overdue",
        Standing::Paused => "standing-paused",
        Standing::Soon | Standing::Running | Standing::Met => "standing-running",
    })
}

/// The rows of a list, page after page, at most `limit` of them. `page` fetches the one of a cursor.
///
/// # Errors
/// See [`ClientError`].
pub async fn rows<T>(
    limit: Option<usize>,
    mut page: impl AsyncFnMut(Option<String>) -> Result<Page<T>, ClientError>,
) -> Result<Vec<T>, ClientError> {
    let limit = limit.unwrap_or(usize::MAX);
    let mut rows = Vec::new();
    let mut cursor = None;
    loop {
        let next = page(cursor).await?;
        rows.extend(next.items);
        cursor = next.next_cursor;
        if cursor.is_none() || rows.len() >= limit {
            rows.truncate(limit);
            return Ok(rows);
        }
    }
}

/// Prints a list: a JSON object a line, or as a table.
///
/// # Errors
/// Nobody reads any more, or the disk is full.
pub fn list<T: Serialize>(
    json: bool,
    rows: &[T],
    table: impl FnOnce(&[T]) -> String,
) -> color_eyre::Result<()> {
    if !json {
        return Ok(out::line(table(rows))?);
    }
    rows.iter().try_for_each(json_line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::call::CallState;
    use crate::domain::channel::Channel;
    use crate::domain::clock::Milestone;
    use crate::domain::ticket::State;

    fn cells(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn columns_stand_under_their_headings() {
        let rows = [cells(&["1", "Città", "x"]), cells(&["12", "Un nome", ""])];
        let told = table(&cells(&["N.", "Luogo", ""]), &rows);
        assert_eq!(told, "N.  Luogo\n1   Città    x\n12  Un nome");
    }

    #[test]
    fn a_long_or_hostile_cell_breaks_no_table() {
        let long = "a".repeat(100);
        let told = table(&cells(&["A", "B"]), &[cells(&[&long, "due\u{1b}[2J\nrighe"])]);
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!(lines.len(), 2);
        assert!(lines[1].starts_with(&"a".repeat(39)) && lines[1].contains('…'));
        assert!(!told.contains('\u{1b}'));
    }

    #[test]
    fn a_moment_is_local() {
        assert_eq!(moment("2026-07-01T22:30:00Z".parse().unwrap()), "02/07/2026 00:30");
        assert_eq!(deadline("2026-11-30T23:00:00Z".parse().unwrap()), "30/11/2026 24:00");
        assert_eq!(deadline("2026-11-30T23:01:00Z".parse().unwrap()), "01/12/2026 00:01");
    }

    #[test]
    fn every_state_and_milestone_has_a_word() {
        let words = Words::italian();
        let mut told = State::ALL.map(|state| word(&words, "state", state.word())).to_vec();
        told.extend(CallState::ALL.map(|state| word(&words, "call", state.code())));
        told.extend(Channel::ALL.map(|channel| word(&words, "channel", channel.code())));
        told.extend(Milestone::ALL.map(|milestone| word(&words, "milestone", milestone.code())));
        let missing: Vec<_> = told.iter().filter(|word| word.starts_with('‹')).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn an_event_of_a_later_version_is_shown_as_it_came() {
        let words = Words::italian();
        let known = event(&words, "ticket.charge-taken");
        assert!(!known.contains('‹') && !known.contains("charge"), "{known}");
        assert_eq!(event(&words, "ticket.teleported"), "ticket.teleported");
    }

    /// The commands of scripts have their help in the reader's language, to the last argument.
    #[test]
    fn every_argument_has_its_help() {
        fn missing(command: &clap::Command, key: &str, words: &Words) -> Vec<String> {
            let own = command.get_arguments().filter(|arg| !arg.is_global_set());
            let key_of = |arg: &clap::Arg| format!("{key}--{}", arg.get_id().as_str().replace('_', "-"));
            let below = command
                .get_subcommands()
                .flat_map(|sub| missing(sub, &format!("{key}-{}", sub.get_name()), words));
            own.map(key_of).chain([key.to_owned()]).filter(|key| !words.has(key)).chain(below).collect()
        }
        let words = Words::italian();
        let command = crate::cli::command(&words);
        for name in ["call", "ticket", "sla", "import", "simulate"] {
            let sub = command.find_subcommand(name).unwrap();
            assert_eq!(missing(sub, &format!("cli-{name}"), &words), Vec::<String>::new());
        }
    }
}
