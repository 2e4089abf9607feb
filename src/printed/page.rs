//! A document laid out on pages: where each piece of text stands. It knows widths of letters, and nothing of the file
//! that comes of it.

use super::document::{Document, Part};
use super::latin::{Face, width};
use super::wrapping;

/// A4, in points of 1/72 inch.
pub const PAPER: (f32, f32) = (595.0, 842.0);

const MARGIN: f32 = 56.0;
/// Where text may stand.
const RIGHT: f32 = PAPER.0 - MARGIN;
const TOP: f32 = PAPER.1 - MARGIN;
/// Below it is the foot.
const BOTTOM: f32 = MARGIN + 18.0;
const FOOT: f32 = MARGIN - 6.0;

const TEXT: f32 = 10.0;
const SMALL: f32 = 8.0;
/// From one line to the next, in parts of the size.
const LEADING: f32 = 1.35;
/// The column of names.
const NAMES: f32 = 150.0;
const GAP: f32 = 10.0;
/// For a hand to sign in.
const TO_SIGN: f32 = 34.0;

/// A piece of text; `x` and `y` are where its line begins, from the lower left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    pub x: f32,
    pub y: f32,
    pub face: Face,
    pub size: f32,
    pub text: String,
}

/// A thin line across.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    pub from: f32,
    pub to: f32,
    pub y: f32,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    pub runs: Vec<Run>,
    pub rules: Vec<Rule>,
}

/// The pages of a document; never none.
pub fn pages(document: &Document) -> Vec<Page> {
    let mut sheet = Sheet { pages: vec![Page::default()], y: TOP };
    sheet.line(&document.title, Face::Bold, 16.0);
    sheet.paragraph(&document.under);
    for part in &document.parts {
        sheet.part(part);
    }
    let mut pages = sheet.pages;
    let count = pages.len();
    for (page, number) in pages.iter_mut().zip(1..) {
        page.rules.push(Rule { from: MARGIN, to: RIGHT, y: FOOT + 12.0 });
        let counted = format!("{number}/{count}");
        let x = RIGHT - width(&counted, Face::Regular, SMALL);
        let foot = fitted(&document.foot, x - MARGIN - GAP);
        let run = |x, text| Run { x, y: FOOT, face: Face::Regular, size: SMALL, text };
        page.runs.extend([run(MARGIN, foot), run(x, counted)]);
    }
    if is_replaced(document)
        && let Some(last) = pages.last_mut()
    {
        let (y, text) = (FOOT - 11.0, document.replaced.clone());
        last.runs.push(Run { x: MARGIN, y, face: Face::Regular, size: SMALL, text });
    }
    pages
}

/// Whether a text of the document holds a character that the letters do not.
fn is_replaced(document: &Document) -> bool {
    let lost = |text: &String| super::latin::encoded(text).1;
    let of = |part: &Part| match part {
        Part::Heading(text) | Part::Prose(text) => lost(text),
        Part::Facts(facts) | Part::Signatures(facts) => {
            facts.iter().any(|(name, value)| lost(name) || lost(value))
        }
        Part::Table { headings, rows } => headings.iter().chain(rows.iter().flatten()).any(lost),
    };
    lost(&document.title) || lost(&document.under) || document.parts.iter().any(of)
}

/// As much of a text as fits, for the foot of a page.
fn fitted(text: &str, room: f32) -> String {
    let mut kept = text.to_owned();
    while width(&kept, Face::Regular, SMALL) > room && kept.pop().is_some() {}
    kept
}

/// Pages that are being filled, and how far down.
struct Sheet {
    pages: Vec<Page>,
    y: f32,
}

impl Sheet {
    fn page(&mut self) -> Option<&mut Page> {
        self.pages.last_mut()
    }

    /// Room for so much stays together: on the next page where there is none here.
    fn keep(&mut self, height: f32) {
        if self.y - height < BOTTOM && self.y < TOP {
            self.pages.push(Page::default());
            self.y = TOP;
        }
    }

    fn line(&mut self, text: &str, face: Face, size: f32) {
        self.keep(size * LEADING);
        self.y -= size * LEADING;
        let y = self.y;
        if let Some(page) = self.page() {
            page.runs.push(Run { x: MARGIN, y, face, size, text: text.to_owned() });
        }
    }

    fn paragraph(&mut self, text: &str) {
        for line in wrapped(text, RIGHT - MARGIN, Face::Regular) {
            self.line(&line, Face::Regular, TEXT);
        }
    }

    fn part(&mut self, part: &Part) {
        match part {
            Part::Heading(text) => {
                // Never alone at the end of a page.
                self.keep(12.0 * LEADING * 3.5);
                self.y -= 10.0;
                self.line(text, Face::Bold, 12.0);
                let y = self.y - 4.0;
                if let Some(page) = self.page() {
                    page.rules.push(Rule { from: MARGIN, to: RIGHT, y });
                }
                self.y -= 6.0;
            }
            Part::Facts(facts) => facts.iter().for_each(|(name, value)| self.fact(name, value)),
            Part::Prose(text) => self.paragraph(text),
            Part::Table { headings, rows } => self.table(headings, rows),
            Part::Signatures(signed) => signed.iter().for_each(|(who, name)| self.signature(who, name)),
        }
    }

    fn fact(&mut self, name: &str, value: &str) {
        let names = wrapped(name, NAMES - GAP, Face::Bold);
        let values = wrapped(value, RIGHT - MARGIN - NAMES, Face::Regular);
        self.row(&[(MARGIN, Face::Bold, names), (MARGIN + NAMES, Face::Regular, values)]);
    }

    /// Cells side by side, each from its place on.
    fn row(&mut self, cells: &[(f32, Face, Vec<String>)]) {
        let lines = cells.iter().map(|(_, _, lines)| lines.len()).max().unwrap_or(0);
        for at in 0..lines {
            self.keep(TEXT * LEADING);
            self.y -= TEXT * LEADING;
            let y = self.y;
            for (x, face, lines) in cells {
                if let (Some(text), Some(page)) = (lines.get(at), self.pages.last_mut()) {
                    let text = text.clone();
                    page.runs.push(Run { x: *x, y, face: *face, size: TEXT, text });
                }
            }
        }
    }

    fn table(&mut self, headings: &[String], rows: &[Vec<String>]) {
        let widths = columns(headings, rows, RIGHT - MARGIN);
        let places: Vec<f32> = widths
            .iter()
            .scan(MARGIN, |x, wide| {
                let here = *x;
                *x += wide + GAP;
                Some(here)
            })
            .collect();
        let cells = |texts: &[String], face| -> Vec<(f32, Face, Vec<String>)> {
            let of = texts.iter().zip(widths.iter().zip(&places));
            of.map(|(text, (wide, x))| (*x, face, wrapped(text, *wide, face))).collect()
        };
        self.keep(TEXT * LEADING * 2.5);
        self.row(&cells(headings, Face::Bold));
        self.y -= 2.0;
        for row in rows {
            self.row(&cells(row, Face::Regular));
            self.y -= 2.0;
        }
    }

    fn signature(&mut self, who: &str, name: &str) {
        self.keep(TO_SIGN + TEXT * LEADING);
        self.y -= TO_SIGN;
        let y = self.y;
        if let Some(page) = self.page() {
            page.rules.push(Rule { from: MARGIN + NAMES, to: RIGHT, y: y - 2.0 });
            let run = |x, face, text: &str| Run { x, y, face, size: TEXT, text: text.to_owned() };
            page.runs.push(run(MARGIN, Face::Bold, who));
            page.runs.push(run(MARGIN + NAMES, Face::Regular, name));
        }
    }
}

/// How wide each column is: as its widest cell, or where all are too wide, narrower in proportion to what they lack.
fn columns(headings: &[String], rows: &[Vec<String>], room: f32) -> Vec<f32> {
    let count = headings.len().max(1) as f32;
    let room = room - GAP * (count - 1.0);
    let natural = |at: usize| {
        let cells =
            rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell, Face::Regular, TEXT));
        let heading = headings.get(at).map(|heading| width(heading, Face::Bold, TEXT));
        cells.chain(heading).fold(0.0, f32::max)
    };
    let natural: Vec<f32> = (0..headings.len()).map(natural).collect();
    let fair = room / count;
    // Columns that ask for no more than their share have it; the others divide what is left.
    let small: f32 = natural.iter().filter(|wide| **wide <= fair).sum();
    let large: f32 = natural.iter().filter(|wide| **wide > fair).sum();
    let left = room - small;
    let of = |wide: &f32| match *wide <= fair || large <= left {
        true => *wide,
        false => wide / large * left,
    };
    natural.iter().map(of).collect()
}

/// A text of the usual size in lines that are no wider.
fn wrapped(text: &str, room: f32, face: Face) -> Vec<String> {
    wrapping::wrapped(text, |line| width(line, face, TEXT) <= room)
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn no_line_is_wider_than_its_room_and_no_letter_is_lost(
            text in proptest::string::string_regex("[a-zàèìòù€ ]{0,200}").unwrap(), room in 30.0f32..300.0,
        ) {
            let lines = wrapped(&text, room, Face::Regular);
            for line in &lines {
                proptest::prop_assert!(width(line, Face::Regular, TEXT) <= room, "{line}");
            }
            let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            proptest::prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }

    #[test]
    fn a_long_document_goes_on_on_the_next_page_and_stays_on_the_paper() {
        let mut document =
            Document { title: "Prova".into(), foot: "Piede".into(), ..Document::default() };
        for at in 0..30 {
            document.heading(format!("Titolo {at}"));
            document.facts(vec![("Nome".into(), "parola ".repeat(60))]);
            document.table(vec!["A".into(), "B".into()], vec![vec!["x ".repeat(90), "y".into()]; 3]);
        }
        let pages = pages(&document);
        assert!(pages.len() > 3);
        for page in &pages {
            for run in &page.runs {
                let end = run.x + width(&run.text, run.face, run.size);
                assert!(run.x >= MARGIN && end <= RIGHT + 0.01, "{run:?} ends at {end}");
                assert!(run.y >= FOOT - 11.0 && run.y <= TOP, "{run:?}");
            }
            assert!(page.runs.iter().any(|run| run.text == "Piede"));
        }
        let headings = pages.iter().flat_map(|page| &page.runs);
        assert_eq!(headings.filter(|run| run.text.starts_with("Titolo")).count(), 30);
    }
}
