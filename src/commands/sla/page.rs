//! An explanation on a page of 80 columns. It chooses no words and cuts none: what is too long goes on below.

use crate::explained::{Explained, Fact, Row, columns};
use crate::tui::text;
use crate::words::Words;

/// The columns of a page.
const WIDTH: usize = 80;
/// What stands between two columns.
const GAP: usize = 2;
/// The last column is never narrower: a page may become wider then.
const NARROWEST: usize = 20;
/// The columns of amounts.
const AMOUNTS: [usize; 2] = [2, 3];

/// One deadline: title, intervals, and what follows.
pub fn page(words: &Words, explained: &Explained) -> String {
    let facts: Vec<&Fact> = explained.standing.iter().chain(&explained.basis).collect();
    [
        explained.title.clone(),
        "─".repeat(text::width(&explained.title)),
        table(&columns(words), &explained.rows),
        String::new(),
        facts_below_each_other(&facts),
    ]
    .join("\n")
}

fn table(headings: &[String; 5], rows: &[Row]) -> String {
    let all = || rows.iter().map(|row| &row.cells).chain([headings]);
    let wide = |at: usize| all().filter_map(|cells| cells.get(at)).map(|cell| text::width(cell)).max();
    let widths: Vec<usize> = (0..4).map(|at| wide(at).unwrap_or(0)).collect();
    let before: usize = widths.iter().map(|width| width + GAP).sum();
    let room = WIDTH.saturating_sub(before).max(NARROWEST);
    let line = |cells: &[String; 5]| {
        let [first @ .., last] = cells;
        let first = first.iter().zip(&widths).enumerate().map(|(at, (cell, width))| {
            let cell = match AMOUNTS.contains(&at) {
                true => text::pad_start(cell, *width),
                false => text::pad(cell, *width),
            };
            cell + &" ".repeat(GAP)
        });
        let first: String = first.collect();
        hanging(&first, last, before, room)
    };
    let lines: Vec<String> =
        [headings].into_iter().chain(rows.iter().map(|row| &row.cells)).map(line).collect();
    lines.join("\n")
}

fn facts_below_each_other(facts: &[&Fact]) -> String {
    let widest = facts.iter().map(|fact| text::width(&fact.name)).max().unwrap_or(0);
    let before = widest + GAP;
    let line = |fact: &&Fact| {
        let name = text::pad(&fact.name, before);
        hanging(&name, &fact.value, before, WIDTH.saturating_sub(before).max(NARROWEST))
    };
    facts.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// `first`, and beside it `last` in a column of `room`, as many lines as it takes.
fn hanging(first: &str, last: &str, before: usize, room: usize) -> String {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in last.split_whitespace() {
        if !line.is_empty() && text::width(&line) + 1 + text::width(word) > room {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    let below = lines.join(&format!("\n{}", " ".repeat(before)));
    format!("{first}{below}").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_long_goes_on_below_and_is_never_cut() {
        let words = Words::italian();
        let cells = ["ven 04/12 16:30", "18:00", "1h30", "1h30", &"parola ".repeat(20)];
        let row = Row { cells: cells.map(str::to_owned), counted: true };
        let fact = Fact { name: "Nome".to_owned(), value: "valore ".repeat(20) };
        let explained = Explained {
            title: "Titolo".to_owned(),
            rows: vec![row],
            standing: vec![fact],
            basis: Vec::new(),
        };
        let page = page(&words, &explained);
        assert!(page.lines().all(|line| text::width(line) <= WIDTH), "{page}");
        assert_eq!(page.matches("parola").count(), 20);
        assert_eq!(page.matches("valore").count(), 20);
        assert!(page.starts_with("Titolo\n──────\nda "), "{page}");
    }
}
