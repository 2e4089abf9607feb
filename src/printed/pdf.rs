//! Pages as the bytes of a PDF file. They hang on the pages alone: no clock is read and no number is drawn, so that
//! the same document is the same file, byte for byte. Text is text, which can be searched and copied.

use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str, TextStr};

use super::document::Document;
use super::latin::{Face, encoded};
use super::page::{PAPER, Page, pages};

/// The objects of the file that are there once.
const CATALOG: i32 = 1;
const TREE: i32 = 2;
const REGULAR: i32 = 3;
const BOLD: i32 = 4;
const INFO: i32 = 5;
/// A page and its content are two objects from here on.
const FIRST_PAGE: i32 = 6;

/// The file of a document.
pub fn bytes(document: &Document) -> Vec<u8> {
    let pages = pages(document);
    let numbered = || (FIRST_PAGE..).step_by(2).zip(&pages);
    let mut pdf = Pdf::new();
    let mut catalog = pdf.catalog(Ref::new(CATALOG));
    catalog.pages(Ref::new(TREE)).lang(TextStr("it-IT"));
    catalog.viewer_preferences().display_doc_title(true);
    catalog.finish();
    let count = i32::try_from(pages.len()).unwrap_or(i32::MAX);
    pdf.pages(Ref::new(TREE)).kids(numbered().map(|(at, _)| Ref::new(at))).count(count);
    for (font, name) in [(REGULAR, "Helvetica"), (BOLD, "Helvetica-Bold")] {
        let mut font = pdf.type1_font(Ref::new(font));
        font.base_font(Name(name.as_bytes())).encoding_predefined(Name(b"WinAnsiEncoding"));
    }
    pdf.document_info(Ref::new(INFO)).title(TextStr(&document.title)).producer(TextStr("Centralino"));
    for (at, page) in numbered() {
        let mut written = pdf.page(Ref::new(at));
        written.parent(Ref::new(TREE)).media_box(Rect::new(0.0, 0.0, PAPER.0, PAPER.1));
        written.contents(Ref::new(at + 1));
        let mut resources = written.resources();
        let mut fonts = resources.fonts();
        fonts.pair(name(Face::Regular), Ref::new(REGULAR)).pair(name(Face::Bold), Ref::new(BOLD));
        fonts.finish();
        resources.finish();
        written.finish();
        pdf.stream(Ref::new(at + 1), &content(page));
    }
    pdf.finish()
}

fn name(face: Face) -> Name<'static> {
    match face {
        Face::Regular => Name(b"F1"),
        Face::Bold => Name(b"F2"),
    }
}

fn content(page: &Page) -> Vec<u8> {
    let mut content = Content::new();
    content.set_line_width(0.5);
    for rule in &page.rules {
        content.move_to(rule.from, rule.y).line_to(rule.to, rule.y).stroke();
    }
    for run in &page.runs {
        let (text, _) = encoded(&run.text);
        content.begin_text();
        content.set_font(name(run.face), run.size).next_line(run.x, run.y).show(Str(&text));
        content.end_text();
    }
    content.finish().to_vec()
}
