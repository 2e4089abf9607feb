//! What lists offer while one types: people, places, codes, technicians. It only looks; it never
//! changes the model it looks at.

use super::correcting;
use super::field::{Choice, Ending, Source, Value};
use crate::api::resource::Directory;
use crate::api::resource::TicketInFull;
use crate::client::Replica;
use crate::domain::call_out::Response;
use crate::domain::channel::Channel;
use crate::domain::code::{Code, RequesterId, SiteId, TechnicianId, TicketNumber};
use crate::domain::contract::Contract;
use crate::domain::directory::{Plant, Requester, Technician};
use crate::domain::event::NoTicketCause;
use crate::domain::roster;
use crate::domain::search::{Fit, Sought};
use crate::domain::site_tree::{self, WITHIN};
use crate::domain::text::folded;
use crate::domain::ticket::Ticket;
use crate::domain::time::Timestamp;
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
    /// The site whose plants are offered beside the services.
    pub plants_at: Option<SiteId>,
    pub now: Timestamp,
}

impl<'a> Shelf<'a> {
    /// One that stands nowhere, and knows no contract.
    pub fn bare(replica: &'a Replica, words: &'a Words) -> Self {
        let (contract, requester, site, ticket, detail) = (None, None, None, None, None);
        let now = Timestamp::UNIX_EPOCH;
        Self { replica, contract, words, requester, site, ticket, detail, plants_at: None, now }
    }
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
            return all.into_iter().take(LONGEST_LIST).map(|row| row.choice).collect();
        }
        let (exact, rest): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|row| is_code(&row.choice, typed));
        let Ranked { found, nearly } = ranked(rest, typed);
        let mut choices: Vec<Choice> =
            exact.into_iter().map(|row| row.choice).chain(found).take(LONGEST_LIST).collect();
        let nothing = choices.is_empty();
        choices.extend(self.as_typed(source, typed));
        // What is only spelled alike never stands first: Enter would take it.
        if nothing && matches!(source, Source::Requesters | Source::Places) {
            choices.extend(nearly.into_iter().take(LONGEST_LIST));
        }
        choices
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
                    label: format!("{}{WITHIN}{typed}", self.site_path(site)),
                    value: Value::Place(site, typed.to_owned()),
                });
                let elsewhere = Value::FreePlace(typed.to_owned());
                let elsewhere = Choice { label: words("choice-not-listed"), value: elsewhere };
                here.into_iter().chain([elsewhere]).collect()
            }
            _ => Vec::new(),
        }
    }

    fn all(&self, source: Source, typed: &str) -> Vec<Row> {
        let choices = match source {
            Source::Requesters => return self.requesters(),
            Source::Places => self.places(),
            Source::Technicians => self.technicians(),
            Source::Tickets => self.tickets(typed),
            Source::Channels => self.channels(),
            Source::Endings => self.endings(),
            Source::Entries => {
                self.detail.map_or_else(Vec::new, |detail| correcting::entries(self.words, detail))
            }
            Source::Steps => self.steps(),
            Source::Responses => self.responses(),
            Source::YesNo => Vec::new(),
            Source::Services => self.services(),
            Source::CallTypes | Source::Priorities | Source::Levels => {
                self.contract.map_or_else(Vec::new, |contract| codes(contract, source))
            }
        };
        choices.into_iter().map(Row::from).collect()
    }

    /// Found by their numbers as well, and by what their site is a part of.
    fn requesters(&self) -> Vec<Row> {
        let sites = &self.replica.directory.sites;
        let row = |requester: &Requester| {
            let path = requester.site.map(|id| site_tree::path(sites, id)).unwrap_or_default();
            let site = path.last().copied().unwrap_or_default();
            let label = joined(&[&requester.name, &requester.position, site]);
            let searched = Some(requester.searched_by(&path.join(" ")));
            Row { choice: Choice { label, value: Value::Requester(requester.id) }, searched }
        };
        let requesters = self.replica.directory.requesters.iter();
        requesters.filter(|requester| !requester.erased).map(row).collect()
    }

    /// The caller's own site first, room by room, then the others.
    fn places(&self) -> Vec<Choice> {
        let offered = self.replica.directory.sites.iter().filter(|site| !site.retired);
        let mut sites: Vec<_> = offered.collect();
        sites.sort_by_key(|site| Some(site.id) != self.site);
        let rooms = sites.into_iter().flat_map(|site| {
            let path = self.site_path(site.id);
            let whole = Choice { label: path.clone(), value: Value::Place(site.id, String::new()) };
            let rooms = site.places.iter().map(move |place| Choice {
                label: format!("{path}{WITHIN}{place}"),
                value: Value::Place(site.id, place.clone()),
            });
            rooms.chain(std::iter::once(whole))
        });
        rooms.collect()
    }

    /// The plants of the place chosen before the services; what is not done there says so.
    fn services(&self) -> Vec<Choice> {
        let Some(contract) = self.contract else { return Vec::new() };
        let Directory { sites, plants, .. } = &self.replica.directory;
        let plants =
            self.plants_at.map(|at| site_tree::plants_at(sites, plants, at)).unwrap_or_default();
        let plants = plants.into_iter().filter(|plant| contract.service(&plant.service).is_some());
        let plant = |plant: &Plant| Choice {
            label: format!("{}  {}", plant.service, plant.name),
            value: Value::Plant(plant.id, plant.service.clone()),
        };
        let service = |mut choice: Choice| {
            let Value::Code(code) = &choice.value else { return choice };
            if let Some(because) = site_tree::unserved(contract, sites, self.plants_at, code) {
                let mark = self.words.say(&format!("unserved-{}-short", because.code()));
                choice.label = format!("{} ({mark})", choice.label);
            }
            choice
        };
        let services = codes(contract, Source::Services).into_iter().map(service);
        plants.map(plant).chain(services).collect()
    }

    fn responses(&self) -> Vec<Choice> {
        Response::ALL.into_iter().map(|response| self.response_choice(response)).collect()
    }

    pub fn response_choice(&self, response: Response) -> Choice {
        let label = self.words.say(&format!("response-{}", response.code()));
        Choice { label, value: Value::Response(response) }
    }

    /// Why a list has nothing to offer whatever is typed, and how it is filled.
    pub fn why_empty(&self, source: Source) -> Option<String> {
        let nobody = source == Source::Technicians && self.replica.directory.technicians.is_empty();
        nobody.then(|| self.words.say("no-technicians"))
    }

    /// Outside presence whoever is on call now comes first, in the order in which they are to be tried; in
    /// presence whoever works on the service, and those who come only when called after the others (S4.8, S4.15).
    fn technicians(&self) -> Vec<Choice> {
        let service = self.ticket.and_then(|ticket| ticket.service.as_ref());
        let on_call = self.on_call();
        let works_on = |technician: &Technician| {
            technician.services.is_empty()
                || service.is_none_or(|service| technician.services.contains(service))
        };
        let technicians = &self.replica.directory.technicians;
        let mut offered: Vec<&Technician> = technicians.iter().filter(|it| !it.retired).collect();
        let is_open = self.is_open();
        offered.sort_by_key(|technician| {
            let turn = on_call.iter().position(|id| *id == technician.id).unwrap_or(usize::MAX);
            (turn, technician.on_call == is_open, !works_on(technician))
        });
        offered.into_iter().map(|technician| self.choice_among(technician, &on_call)).collect()
    }

    pub fn technician_choice(&self, technician: &Technician) -> Choice {
        self.choice_among(technician, &self.on_call())
    }

    /// `on_call`: whose turn it is now.
    fn choice_among(&self, technician: &Technician, on_call: &[TechnicianId]) -> Choice {
        let phone = technician.phone.as_ref().map(ToString::to_string).unwrap_or_default();
        let team = technician.team.and_then(|team| self.technician(team));
        let team = team.map_or("", |team| team.name.as_str());
        let now = on_call.contains(&technician.id);
        let on_call = match (now, technician.on_call) {
            (true, _) => self.words.say("technician-on-call-now"),
            (false, true) => self.words.say("technician-on-call"),
            (false, false) => String::new(),
        };
        let label = joined(&[&technician.name, team, &phone, &on_call]);
        Choice { label, value: Value::Technician(technician.id) }
    }

    pub fn technician(&self, id: TechnicianId) -> Option<&Technician> {
        self.replica.directory.technician(id)
    }

    /// Whether somebody is in presence now.
    fn is_open(&self) -> bool {
        let presence = self.contract.and_then(Contract::presence);
        presence.is_none_or(|presence| presence.is_open(self.now))
    }

    /// Those on call now for the ticket, in the order in which they are to be tried; nobody in presence.
    pub fn on_call(&self) -> Vec<TechnicianId> {
        if self.is_open() {
            return Vec::new();
        }
        let service = self.ticket.and_then(|ticket| ticket.service.as_ref());
        let mut people = roster::on_call(&self.replica.directory.roster, self.now, service);
        people.retain(|id| self.technician(*id).is_some_and(|technician| !technician.retired));
        let attempts = self.ticket.map(|ticket| ticket.call_outs.as_slice()).unwrap_or_default();
        roster::to_try(people, attempts)
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

    /// `Osp. Civile › Pad. B › 2°`
    pub fn site_path(&self, id: SiteId) -> String {
        site_tree::told_path(&self.replica.directory.sites, id)
    }

    pub fn site_name(&self, id: SiteId) -> Option<&str> {
        self.replica.directory.site(id).map(|site| site.name.as_str())
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

/// A row of a list, and by what it is found, where that is more than it shows.
struct Row {
    choice: Choice,
    searched: Option<String>,
}

impl From<Choice> for Row {
    fn from(choice: Choice) -> Self {
        Self { choice, searched: None }
    }
}

/// What fits, best first, and what fits but for a slip of the finger.
struct Ranked {
    found: Vec<Choice>,
    nearly: Vec<Choice>,
}

/// Rows in which every word typed stands somewhere; where all of them begin a word comes first, and equals keep
/// their order. Letters are not matched apart: words of one's own would then match everything.
fn ranked(rows: Vec<Row>, typed: &str) -> Ranked {
    let sought = Sought::new(typed);
    let fit = |row: Row| {
        let fit = sought.fit(row.searched.as_ref().unwrap_or(&row.choice.label))?;
        Some((fit, row.choice))
    };
    let mut found: Vec<(Fit, Choice)> = rows.into_iter().filter_map(fit).collect();
    found.sort_by_key(|(fit, _)| *fit);
    let (nearly, found): (Vec<_>, Vec<_>) = found.into_iter().partition(|(fit, _)| *fit == Fit::Nearly);
    let choices = |rows: Vec<(Fit, Choice)>| rows.into_iter().map(|(_, choice)| choice).collect();
    Ranked { found: choices(found), nearly: choices(nearly) }
}

fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(", ")
}
