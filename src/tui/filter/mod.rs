//! Filters of the board: `stato:sospeso sla<15 tipo:RI -magazzino`. A filter is data that says of one ticket
//! whether it belongs, and when that next changes by time alone; it looks at no list and reads no clock.
//!
//! ```text
//! read      from words to a filter, or the word that cannot be read and what was expected there
//! names     what keys and values are called
//! complete  what a word may go on to
//! views     filters under a name: the shipped ones, and those of the user's file
//! ```

pub mod complete;
mod names;
mod read;
pub mod views;

use chrono::TimeDelta;

use crate::api::resource::TicketResource;
use crate::domain::clock::Clock;
use crate::domain::code::{Code, SiteId, TechnicianId};
use crate::domain::text::{TextField, folded};
use crate::domain::ticket::State;
use crate::domain::time::Timestamp;

pub use read::{Misread, check, read};

/// Which tickets: those that pass every test.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// As it was written.
    pub text: String,
    tests: Vec<Test>,
}

#[derive(Clone, Debug, PartialEq)]
struct Test {
    /// Those that do not.
    not: bool,
    what: What,
}

/// What is asked of a ticket.
#[derive(Clone, Debug, PartialEq)]
enum What {
    State(Vec<State>),
    /// At most so long until the deadline that presses; negative: so long past it.
    Within(TimeDelta),
    Type(Vec<Code>),
    Priority(Vec<Code>),
    Service(Vec<Code>),
    Site(Vec<SiteId>),
    /// Who is assigned; none for nobody.
    Technician(Vec<Option<TechnicianId>>),
    Reminders(Count),
    Complaints(Count),
    /// A word (folded) that stands somewhere in what was written, and the sites that are called so.
    Word(String, Vec<SiteId>),
}

/// So many at least, and at most.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Count {
    least: u32,
    most: u32,
}

impl Filter {
    /// Whether nothing is asked: every ticket belongs.
    pub fn is_empty(&self) -> bool {
        self.tests.is_empty()
    }

    /// Its words that name nobody: what is asked in free words, of a site or of a technician by name is left out.
    pub fn without_names(&self) -> String {
        // Each word is one test, in the same order.
        let words = self.text.split_whitespace().zip(&self.tests);
        let plain = words.filter(|(word, test)| test.what.names_nobody(word));
        plain.map(|(word, _)| word).collect::<Vec<_>>().join(" ")
    }

    /// Whether a ticket belongs. `deadline`: the clock that presses; `now` is UTC.
    pub fn admits(&self, row: &TicketResource, deadline: Option<&Clock>, now: Timestamp) -> bool {
        let mut words = None;
        self.tests.iter().all(|test| test.what.holds(row, deadline, now, &mut words) != test.not)
    }

    /// When time alone next changes whether a ticket belongs (UTC); none when it never does.
    pub fn changes_at(&self, deadline: Option<&Clock>, now: Timestamp) -> Option<Timestamp> {
        let clock = deadline.filter(|clock| clock.paused.is_none())?;
        let instants = self.tests.iter().filter_map(|test| match test.what {
            What::Within(within) => clock.due.checked_sub_signed(within),
            _ => None,
        });
        instants.filter(|at| *at > now).min()
    }
}

impl What {
    /// Whether neither a person nor a place can be read from the word that asks it.
    fn names_nobody(&self, word: &str) -> bool {
        match self {
            What::Site(_) | What::Word(..) => false,
            What::Technician(those) => {
                those.iter().all(Option::is_none) || read::has_numbers_alone(word)
            }
            What::State(_)
            | What::Within(_)
            | What::Type(_)
            | What::Priority(_)
            | What::Service(_)
            | What::Reminders(_)
            | What::Complaints(_) => true,
        }
    }

    /// `words`: the ticket's own, folded when they are first asked for.
    fn holds(
        &self,
        row: &TicketResource,
        deadline: Option<&Clock>,
        now: Timestamp,
        words: &mut Option<String>,
    ) -> bool {
        let ticket = &row.ticket;
        let among =
            |codes: &[Code], code: &Option<Code>| code.as_ref().is_some_and(|c| codes.contains(c));
        match self {
            What::State(states) => states.contains(&ticket.state),
            What::Within(within) => {
                let running = deadline.filter(|clock| clock.paused.is_none());
                running.is_some_and(|clock| clock.due - now <= *within)
            }
            What::Type(codes) => among(codes, &ticket.call_type),
            What::Priority(codes) => among(codes, &ticket.priority),
            What::Service(codes) => among(codes, &ticket.service),
            What::Site(sites) => ticket.site.is_some_and(|site| sites.contains(&site)),
            What::Technician(those) => those.contains(&ticket.technician),
            What::Reminders(count) => count.holds(ticket.reminders),
            What::Complaints(count) => count.holds(ticket.complaints),
            What::Word(word, sites) => {
                ticket.site.is_some_and(|site| sites.contains(&site))
                    || words.get_or_insert_with(|| written(row)).contains(word.as_str())
            }
        }
    }
}

/// What stands in a ticket, to be searched.
fn written(row: &TicketResource) -> String {
    let fields = [TextField::Place, TextField::Description, TextField::CallerName];
    let texts = fields.into_iter().filter_map(|field| row.texts.get(&field));
    let texts: Vec<String> = texts.map(|text| folded(text)).collect();
    format!("{} {}", row.ticket.number, texts.join(" "))
}

impl Count {
    fn holds(self, count: u32) -> bool {
        (self.least..=self.most).contains(&count)
    }
}
