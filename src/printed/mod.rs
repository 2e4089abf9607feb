//! What is printed of an intervention: work order, work report, tracking. From a ticket to the parts of a document, from
//! these to pages and to the bytes of a PDF file, or to lines of text. All of it is pure: no clock, no file, no
//! terminal. What a reader may not see was not sent, and nothing is put in its place.
//!
//! [`mod@document`] is the parts, [`order`], [`report`] and [`tracking`] make them; [`latin`] is letters, [`page`] lays out,
//! [`pdf`] writes the file, [`text`] the lines; `wrapping` is what both of these break texts with.

pub mod document;
pub mod latin;
pub mod order;
pub mod page;
pub mod pdf;
pub mod report;
pub mod text;
pub mod tracking;
mod wrapping;

use crate::api::resource::{Directory, TicketInFull};
use crate::api::words::standing_words;
use crate::domain::code::Code;
use crate::domain::contract::Contract;
use crate::domain::milestone::Met;
use crate::domain::site_tree;
use crate::domain::text::{TextField, Texts, clean};
use crate::domain::ticket::Ticket;
use crate::explained::{self, moment, records};
use crate::words::{Value, Words};
use document::Document;

/// The words of a paper that leaves the program: Italian, like the contracts that papers are of, whatever the language
/// of whoever prints it.
pub fn words_of_papers() -> Words {
    Words::italian()
}

/// What a document is made from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// Those of the reader, or [`words_of_papers`].
    pub words: &'a Words,
    pub full: &'a TicketInFull,
    /// Without it codes stand in the place of names.
    pub contract: Option<&'a Contract>,
    /// May be empty.
    pub directory: &'a Directory,
}

/// The file of a paper in [`words_of_papers`], for whoever has no words of its own; `None` where the ticket has no
/// such paper.
pub fn file_in_italian(
    full: &TicketInFull,
    contract: Option<&Contract>,
    directory: &Directory,
    document: impl FnOnce(&Source<'_>) -> Option<Document>,
) -> Option<Vec<u8>> {
    let words = words_of_papers();
    document(&Source { words: &words, full, contract, directory }).map(|paper| pdf::bytes(&paper))
}

impl Source<'_> {
    fn ticket(&self) -> &Ticket {
        &self.full.ticket.ticket
    }

    fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    fn fact(&self, key: &str, value: impl Into<String>) -> (String, String) {
        (self.say(key), value.into())
    }

    fn text(&self, field: TextField) -> String {
        said(&self.full.ticket.texts, field)
    }

    /// What was written with an entry, as it stands.
    fn written(&self, entry: u64) -> Texts {
        standing_words(entry, &self.full.timeline)
    }

    /// A document with its title, and what it tells of at its foot: the version, so that two prints that differ are
    /// known apart.
    fn titled(&self, title: String) -> Document {
        let ticket = self.ticket();
        let last = self.full.timeline.last().map(|event| moment::full(event.entry.recorded_at));
        let values: [(&str, Value<'_>); 3] = [
            ("number", ticket.number.0.into()),
            ("version", ticket.version.into()),
            ("time", last.unwrap_or_default().into()),
        ];
        Document {
            title,
            under: self.contract.map(|contract| contract.title.clone()).unwrap_or_default(),
            parts: Vec::new(),
            foot: self.words.say_with("printed-foot", &values),
            replaced: self.say("printed-replaced"),
        }
    }

    /// The intervention itself: what every document begins with.
    fn intervention(&self) -> Vec<(String, String)> {
        let ticket = self.ticket();
        let sites = &self.directory.sites;
        let way = ticket.site.map(|site| site_tree::told_path(sites, site)).unwrap_or_default();
        let address = ticket.site.map(|site| site_tree::address(sites, site)).unwrap_or_default();
        let place = [way, address.to_owned(), self.text(TextField::Place)];
        let place: Vec<&str> =
            place.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        let requester = ticket.requester.and_then(|id| self.directory.requester(id));
        let caller = self.text(TextField::CallerName);
        let asked_by = match caller.is_empty() {
            true => requester.map(|it| records::person(self.words, it)).unwrap_or_default(),
            false => caller,
        };
        let named = |code: &Option<Code>, name: &dyn Fn(&Code) -> Option<String>| {
            code.as_ref().map(|code| name(code).unwrap_or_else(|| code.to_string())).unwrap_or_default()
        };
        let priority =
            named(&ticket.priority, &|code| Some(self.contract?.priority(code)?.name.clone()));
        let service = named(&ticket.service, &|code| Some(self.contract?.service(code)?.name.clone()));
        vec![
            self.fact("column-number", ticket.number.to_string()),
            self.fact("column-state", self.say(&format!("state-{}", ticket.word()))),
            self.fact("column-received", ticket.called_at.map(moment::full).unwrap_or_default()),
            self.fact("column-priority", priority),
            self.fact("column-service", service),
            self.fact("column-place", place.join(", ")),
            self.fact("printed-requester", asked_by),
            self.fact("column-description", self.text(TextField::Description)),
        ]
    }

    fn level(&self, code: &Code) -> String {
        let level = self.contract.and_then(|contract| contract.level(code));
        level.map_or_else(|| code.to_string(), |level| level.name.clone())
    }

    /// When something was reached, and what is to be known of that.
    fn met(&self, met: Met) -> (String, String) {
        (moment::full(met.at), explained::marks(self.words, met).join(", "))
    }

    /// `dopo 12 min`, in the words of the locale.
    fn elapsed(&self, seconds: i64) -> String {
        moment::elapsed(self.words, seconds)
    }
}

/// What was written in a field, as it may stand on a page; empty where nothing was.
fn said(texts: &Texts, field: TextField) -> String {
    texts.get(&field).map(|text| clean(text)).unwrap_or_default()
}

#[cfg(test)]
mod tests;
