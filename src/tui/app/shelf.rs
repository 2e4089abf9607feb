//! What lists offer while one types: people, places, codes, technicians. It only looks; it never
//! changes the model it looks at.

use super::correcting;
use super::field::{Choice, Ending, Source, Value};
use crate::api::resource::TicketInFull;
use crate::client::Replica;
use crate::domain::channel::Channel;
use crate::domain::code::{Code, RequesterId, SiteId, TicketNumber};
use crate::domain::contract::Contract;
use crate::domain::directory::Technician;
use crate::domain::event::NoTicketCause;
use crate::domain::text::folded;
use crate::domain::ticket::Ticket;
use crate::words::Words;

/// How many rows a list has at most.
pub const LONGEST_LIST: usize = 50;

/// The model as lists see it, from where a form stands.
pub struct Shelf<'a> {
    pub replica: &'a Replica,
    pub contract: Option<&'a Contract>,
    pub words: &'a Words,
    /// Whose sites and tickets come first.
    pub requester: Option<RequesterId>,
    pub site: Option<SiteId>,
    /// The ticket in focus, with its history.
    pub detail: Option<&'a TicketInFull>,
    /// The ticket that is acted on.
    pub ticket: Option<&'a Ticket>,
}

impl Shelf<'_> {
    /// The rows of a list for what was typed, best first. Nothing typed gives the natural order.
    pub fn choices(&self, source: Source, typed: &str) -> Vec<Choice> {
        if source == Source::YesNo {
            return self.yes_no(typed);
        }
        // A code typed whole is meant as it is ("SO", "ri", "eme").
        let all = self.all(source, typed);
        if typed.is_empty() {
            return all.into_iter().take(LONGEST_LIST).collect();
        }
        let (mut exact, rest): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|choice| is_code(choice, typed));
        exact.extend(ranked(rest, typed));
        exact.truncate(LONGEST_LIST);
        exact.extend(self.as_typed(source, typed));
        exact
    }

    /// The rows that take the words as they are: who or what is not in the directory.
    fn as_typed(&self, source: Source, typed: &str) -> Vec<Choice> {
        let words = |key: &str| self.words.say_with(key, &[("text", typed.into())]);
        match source {
            Source::Requesters => {
                let value = Value::Person(typed.to_owned());
                vec![Choice { label: words("choice-not-listed"), value }]
            }
            Source::Places => {
                let here = self.site.map(|site| Choice {
                    label: format!("{} › {typed}", self.site_name(site).unwrap_or_default()),
                    value: Value::Place(site, typed.to_owned()),
                });
                let elsewhere = Value::FreePlace(typed.to_owned());
                let elsewhere = Choice { label: words("choice-not-listed"), value: elsewhere };
                here.into_iter().chain([elsewhere]).collect()
            }
            _ => Vec::new(),
        }
    }

    fn all(&self, source: Source, typed: &str) -> Vec<Choice> {
        match source {
            Source::Requesters => self.requesters(),
            Source::Places => self.places(),
            Source::Technicians => self.technicians(),
            Source::Tickets => self.tickets(typed),
            Source::Channels => self.channels(),
            Source::Endings => self.endings(),
            Source::Entries => {
                self.detail.map_or_else(Vec::new, |detail| correcting::entries(self.words, detail))
            }
            Source::Steps => self.steps(),
            Source::YesNo => Vec::new(),
            Source::CallTypes | Source::Services | Source::Priorities | Source::Levels => {
                self.contract.map_or_else(Vec::new, |contract| codes(contract, source))
            }
        }
    }

    fn requesters(&self) -> Vec<Choice> {
        let label = |requester: &crate::domain::directory::Requester| {
            let site = requester.site.and_then(|id| self.site_name(id)).unwrap_or_default();
            joined(&[&requester.name, &requester.position, site])
        };
        let choice =
            |requester| Choice { label: label(requester), value: Value::Requester(requester.id) };
        self.replica.directory.requesters.iter().map(choice).collect()
    }

    /// The caller's own site first, room by room, then the others.
    fn places(&self) -> Vec<Choice> {
        let mut sites: Vec<_> = self.replica.directory.sites.iter().collect();
        sites.sort_by_key(|site| Some(site.id) != self.site);
        let rooms = sites.into_iter().flat_map(|site| {
            let whole = Choice { label: site.name.clone(), value: Value::Place(site.id, String::new()) };
            let rooms = site.places.iter().map(|place| Choice {
                label: format!("{} › {place}", site.name),
                value: Value::Place(site.id, place.clone()),
            });
            rooms.chain(std::iter::once(whole))
        });
        rooms.collect()
    }

    /// Why a list has nothing to offer whatever is typed, and how it is filled.
    pub fn why_empty(&self, source: Source) -> Option<String> {
        let nobody = source == Source::Technicians && self.replica.directory.technicians.is_empty();
        nobody.then(|| self.words.say("no-technicians"))
    }

    fn technicians(&self) -> Vec<Choice> {
        let technicians = self.replica.directory.technicians.iter();
        technicians.map(|technician| self.technician_choice(technician)).collect()
    }

    pub fn technician_choice(&self, technician: &Technician) -> Choice {
        let phone = technician.phone.as_ref().map(ToString::to_string).unwrap_or_default();
        let on_call =
            if technician.on_call { self.words.say("technician-on-call") } else { String::new() };
        let label = joined(&[&technician.name, &phone, &on_call]);
        Choice { label, value: Value::Technician(technician.id) }
    }

    /// The caller's open tickets; once something is typed all others too, and any number.
    fn tickets(&self, typed: &str) -> Vec<Choice> {
        let own = self.requester.into_iter().flat_map(|requester| self.replica.of_requester(requester));
        let mut choices: Vec<Choice> = own.map(|ticket| self.ticket_choice(ticket)).collect();
        if typed.is_empty() {
            return choices;
        }
        let others = self.replica.tickets.values().rev();
        let others =
            others.filter(|row| self.requester.is_none() || row.ticket.requester != self.requester);
        choices.extend(others.map(|ticket| self.ticket_choice(ticket)));
        if let Ok(number) = typed.parse::<TicketNumber>() {
            let value = Value::Ticket(number);
            if !choices.iter().any(|choice| choice.value == value) {
                choices.insert(0, Choice { label: number.to_string(), value });
            }
        }
        choices
    }

    pub fn ticket_choice(&self, ticket: &crate::api::resource::TicketResource) -> Choice {
        use crate::domain::text::TextField;
        let text = |field| ticket.texts.get(&field).map_or("", String::as_str);
        let number = ticket.ticket.number.to_string();
        let label = joined(&[&number, text(TextField::Place), text(TextField::Description)]);
        Choice { label, value: Value::Ticket(ticket.ticket.number) }
    }

    fn channels(&self) -> Vec<Choice> {
        let choice = |channel: Channel| Choice {
            label: self.words.say(&format!("channel-{}", channel.code())),
            value: Value::Channel(channel),
        };
        Channel::ALL.into_iter().map(choice).collect()
    }

    fn endings(&self) -> Vec<Choice> {
        let dismissals = NoTicketCause::ALL.into_iter().map(|cause| Choice {
            label: self.words.say(&format!("no-ticket-{}", cause.code())),
            value: Value::Ending(Ending::Dismiss(cause)),
        });
        let label = |key| self.words.say(key);
        let others = [
            Choice { label: label("ending-release"), value: Value::Ending(Ending::Release) },
            Choice { label: label("ending-lose"), value: Value::Ending(Ending::Lose) },
            Choice { label: label("ending-discard"), value: Value::Ending(Ending::Discard) },
        ];
        dismissals.chain(others).collect()
    }

    fn steps(&self) -> Vec<Choice> {
        let progress = self.ticket.and_then(|ticket| ticket.checklist.as_ref());
        let codes = progress.into_iter().flat_map(|progress| progress.steps());
        codes.map(|code| self.step_choice(code)).collect()
    }

    /// A step with what it asks, as far as the contract at hand knows it.
    pub fn step_choice(&self, code: &Code) -> Choice {
        let list = self.ticket.and_then(|ticket| ticket.checklist.as_ref());
        let list = list.and_then(|progress| self.contract?.checklist(&progress.laid.code));
        let ask = list.and_then(|list| list.step(code)).map_or("", |step| step.ask.as_str());
        let label = format!("{code}  {ask}").trim_end().to_owned();
        Choice { label, value: Value::Code(code.clone()) }
    }

    /// Answered by one letter: the first of the word.
    fn yes_no(&self, typed: &str) -> Vec<Choice> {
        let both = [("yes", true), ("no", false)]
            .map(|(key, yes)| Choice { label: self.words.say(key), value: Value::Yes(yes) });
        let typed = folded(typed);
        let begins = |choice: &Choice| folded(&choice.label).starts_with(&typed);
        both.into_iter().filter(begins).collect()
    }

    pub fn site_name(&self, id: SiteId) -> Option<&str> {
        self.replica.directory.sites.iter().find(|site| site.id == id).map(|site| site.name.as_str())
    }
}

fn codes(contract: &Contract, source: Source) -> Vec<Choice> {
    let choice = |code: &crate::domain::code::Code, name: &str| Choice {
        label: format!("{code}  {name}"),
        value: Value::Code(code.clone()),
    };
    match source {
        Source::CallTypes => contract.call_types.iter().map(|t| choice(&t.code, &t.name)).collect(),
        Source::Services => contract.services.iter().map(|s| choice(&s.code, &s.name)).collect(),
        Source::Priorities => contract.priorities.iter().map(|p| choice(&p.code, &p.name)).collect(),
        Source::Levels => contract.levels.iter().map(|l| choice(&l.code, &l.name)).collect(),
        _ => Vec::new(),
    }
}

/// Whether what was typed is the whole code or number of a choice.
pub fn is_code(choice: &Choice, typed: &str) -> bool {
    match &choice.value {
        Value::Code(code) => code.as_str().eq_ignore_ascii_case(typed),
        Value::Ticket(number) => number.to_string() == typed,
        _ => false,
    }
}

/// Rows in which every word typed stands somewhere, blind to accents and capitals; where all of them
/// begin a word comes first, and equals keep their order. Letters are not matched apart: words of
/// one's own would then match everything.
fn ranked(choices: Vec<Choice>, typed: &str) -> Vec<Choice> {
    let typed = folded(typed);
    let words: Vec<&str> = typed.split_whitespace().collect();
    let begins = |label: &str, word: &str| {
        label.split(|c: char| !c.is_alphanumeric()).any(|part| part.starts_with(word))
    };
    let mut found: Vec<(bool, Choice)> = choices
        .into_iter()
        .filter_map(|choice| {
            let label = folded(&choice.label);
            let fits = words.iter().all(|word| label.contains(word));
            fits.then(|| (!words.iter().all(|word| begins(&label, word)), choice))
        })
        .collect();
    found.sort_by_key(|(inside, _)| *inside);
    found.into_iter().map(|(_, choice)| choice).collect()
}

fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(", ")
}
