//! A contract is data: types, priorities, targets, calendars and closing rules of one client. It holds
//! rules only; people, sites and technicians are directory records.
//!
//! [`mod@load`] reads and checks the file, [`shipped`] lists those compiled in, [`target`] is how much
//! time a milestone has and [`timing`] how it is counted, [`escalation`] who is told meanwhile and
//! [`charge`] what being late costs, [`authority`] whose word is enough for which amount, [`checklist`] what is checked before the work begins; `at_site` the calendars as
//! they are at each site.

mod at_site;
pub mod authority;
pub mod charge;
pub mod checklist;
pub mod escalation;
pub mod load;
pub mod shipped;
pub mod target;
pub mod timing;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::calendar::{Calendar, WorkingDays};
use super::code::Code;
use super::holidays::{Holidays, Patron};
use super::milestone::Milestone;
use super::text::TextField;

use at_site::AtSite;
pub use authority::Authority;
pub use charge::Penalties;
pub use checklist::Checklist;
pub use escalation::{Insistence, Percent, Rung};
pub use load::{ContractError, load};
pub use target::{Target, Term};
pub use timing::Timing;

/// One version of one contract.
#[derive(Clone, Debug, PartialEq)]
pub struct Contract {
    /// SHA-256 of the file's text: what tickets and events cite.
    pub hash: String,
    pub name: String,
    pub version: String,
    pub title: String,
    /// Calls before this day are not part of the contract (S2.3).
    pub go_live: NaiveDate,
    pub call_types: Vec<CallType>,
    pub priorities: Vec<Priority>,
    pub questions: Vec<Question>,
    pub levels: Vec<Level>,
    pub services: Vec<Service>,
    pub calendars: BTreeMap<String, Calendar>,
    pub timing: Timing,
    /// In the order of their parts of the budget.
    pub escalation: Vec<Rung>,
    pub reminders: Insistence,
    pub complaints: Insistence,
    pub penalties: Penalties,
    pub authority: Authority,
    pub requesters: Requesters,
    pub quotes: Quotes,
    pub closing: Closing,
    pub checklists: Vec<Checklist>,
    /// How long after a call a similar one is taken for the same trouble.
    pub duplicates_within: TimeDelta,
    /// What the file borrows from other clauses or adds of its own, by field, in its own words.
    pub notes: Vec<String>,
    /// The calendars as made so far; whoever changes a field above does so in a fresh copy.
    at_site: AtSite,
}

/// What a call of this type does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CallEffect {
    /// Makes a ticket (RI).
    Work,
    /// Makes a ticket that is already approved (OI).
    Order,
    /// Asks how a ticket stands (IS).
    Status,
    /// Asks again (SO).
    Reminder,
    /// Complains (RE).
    Complaint,
    /// Is answered on the telephone (CF, CI).
    Answer,
    /// Reports trouble with the synchronisation of data (CS).
    Incident,
    /// Makes a ticket that begins as scheduled, with its planned start: a remote lesson (S7).
    Session,
}

/// A coded type of call (S4.5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallType {
    pub code: Code,
    pub name: String,
    pub effect: CallEffect,
    /// The priority that a ticket of this type begins with, whatever the questions suggest to others.
    #[serde(default)]
    pub priority: Option<Code>,
    #[serde(default)]
    pub clause: String,
}

/// A priority with its targets (S3.6–S3.9).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Priority {
    pub code: Code,
    pub name: String,
    /// 1 is the most urgent.
    pub rank: u8,
    #[serde(default)]
    pub taking_charge: Option<Term>,
    #[serde(default)]
    pub inspection: Option<Term>,
    /// Those from here on are for work whose level states none of its own.
    #[serde(default)]
    pub quote_sent: Option<Term>,
    #[serde(default)]
    pub start: Option<Term>,
    #[serde(default)]
    pub end: Option<Term>,
    #[serde(default)]
    pub clause: String,
}

/// A question to the caller whose yes suggests a priority (S3.5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub code: Code,
    pub ask: String,
    /// The priority that a yes suggests; of several, the most urgent.
    pub suggests: Code,
    /// A yes means that people are at risk: a duplicate is then never preselected.
    #[serde(default)]
    pub risk: bool,
}

/// A level of programmability (S3.12–S3.14).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    pub code: Code,
    pub name: String,
    /// Work starts during the inspection.
    #[serde(default)]
    pub at_inspection: bool,
    /// Time to the quote, from its opening.
    #[serde(default)]
    pub quote_sent: Option<Term>,
    /// Time to the start of the work, from its trigger.
    #[serde(default)]
    pub start: Option<Term>,
    /// Time to the end of the work, from its start.
    #[serde(default)]
    pub end: Option<Term>,
    #[serde(default)]
    pub clause: String,
}

/// A service of the contract, or one that it names as excluded (S3.5, S4.7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    pub code: Code,
    pub name: String,
    #[serde(default)]
    pub excluded: bool,
}

/// Who may ask for work (S9.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requesters {
    /// Whether work that somebody asks for who is not enabled waits for a supervisor.
    #[serde(default)]
    pub only_enabled: bool,
}

/// What a quote must hold (S9.4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quotes {
    /// Whether the resources are stated line by line; else a total is enough.
    #[serde(default)]
    pub lines_required: bool,
}

/// The closing form (S4.12).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closing {
    pub required: Vec<TextField>,
    /// Whether the hours worked are required.
    #[serde(default)]
    pub hours: bool,
}

impl CallEffect {
    /// Whether a call of such a type makes a ticket.
    pub fn makes_work(self) -> bool {
        matches!(self, CallEffect::Work | CallEffect::Order | CallEffect::Session)
    }
}

impl Priority {
    pub fn term(&self, milestone: Milestone) -> Option<&Term> {
        match milestone {
            Milestone::TakingCharge => self.taking_charge.as_ref(),
            Milestone::Inspection => self.inspection.as_ref(),
            Milestone::QuoteSent => self.quote_sent.as_ref(),
            Milestone::ExecutionStart => self.start.as_ref(),
            Milestone::ExecutionEnd => self.end.as_ref(),
        }
    }
}

impl Level {
    /// Levels are found out at the inspection: what comes before it is the priority's.
    pub fn term(&self, milestone: Milestone) -> Option<&Term> {
        match milestone {
            Milestone::TakingCharge | Milestone::Inspection => None,
            Milestone::QuoteSent => self.quote_sent.as_ref(),
            Milestone::ExecutionStart => self.start.as_ref(),
            Milestone::ExecutionEnd => self.end.as_ref(),
        }
    }
}

impl Contract {
    pub fn call_type(&self, code: &Code) -> Option<&CallType> {
        self.call_types.iter().find(|found| found.code == *code)
    }

    pub fn priority(&self, code: &Code) -> Option<&Priority> {
        self.priorities.iter().find(|found| found.code == *code)
    }

    /// The checklist of the tickets of a type; the loader has made sure that there is one at most.
    pub fn checklist_of(&self, call_type: &Code) -> Option<&Checklist> {
        self.checklists.iter().find(|found| found.call_types.contains(call_type))
    }

    pub fn checklist(&self, code: &Code) -> Option<&Checklist> {
        self.checklists.iter().find(|found| found.code == *code)
    }

    pub fn level(&self, code: &Code) -> Option<&Level> {
        self.levels.iter().find(|found| found.code == *code)
    }

    pub fn service(&self, code: &Code) -> Option<&Service> {
        self.services.iter().find(|found| found.code == *code)
    }

    /// How far so many reminders and complaints move a ticket ahead in the order of the board.
    pub fn advance(&self, reminders: u32, complaints: u32) -> TimeDelta {
        let (asked, complained) =
            (self.reminders.advance(reminders), self.complaints.advance(complaints));
        asked.checked_add(&complained).unwrap_or(TimeDelta::MAX)
    }

    /// The calendar of presence; the loader has made sure that it is there.
    pub fn presence(&self) -> Option<&Calendar> {
        self.calendars.get(&self.timing.presence)
    }

    /// The calendar that "working hours" are read in, without any site's patron saint.
    pub fn working_hours(&self) -> Option<&Calendar> {
        self.calendars.get(&self.timing.working_hours)
    }

    /// The calendar of working hours at a site with this patron saint; `None` is a site without.
    pub fn working_hours_at(&self, patron: Option<&Patron>) -> Option<Arc<Calendar>> {
        let calendar = self.working_hours()?;
        let make = || patron.map_or_else(|| calendar.clone(), |patron| calendar.at_site(patron));
        Some(self.at_site.hours(patron, make))
    }

    /// Days that count for targets in working days: Monday to Friday without holidays, and Saturday where
    /// the contract counts it.
    pub fn working_days(&self) -> WorkingDays {
        self.working_days_at(None).as_ref().clone()
    }

    /// Working days at a site with this patron saint, whose day does not count; `None` is a site without.
    pub fn working_days_at(&self, patron: Option<&Patron>) -> Arc<WorkingDays> {
        self.at_site.days(patron, || {
            let saturday_counts = self.timing.saturday_counts;
            let days = WorkingDays { saturday_counts, holidays: Holidays::italian() };
            patron.map_or_else(|| days.clone(), |patron| days.at_site(patron))
        })
    }

    /// The priority that a ticket of this type begins with: that of the type, or else what the answers suggest.
    pub fn first_priority(&self, call_type: Option<&Code>, yes: &[Code]) -> Option<&Priority> {
        let of_type = call_type.and_then(|code| self.call_type(code)?.priority.as_ref());
        let of_type = of_type.and_then(|code| self.priority(code));
        of_type.or_else(|| self.suggested_priority(yes))
    }

    /// The priority that the answers suggest: the most urgent of those that a yes names, or else the
    /// least urgent there is (S3.5).
    pub fn suggested_priority(&self, yes: &[Code]) -> Option<&Priority> {
        let named = self.questions.iter().filter(|question| yes.contains(&question.code));
        let by_answers = named.filter_map(|question| self.priority(&question.suggests));
        by_answers.min_by_key(|p| p.rank).or_else(|| self.priorities.iter().max_by_key(|p| p.rank))
    }
}
