//! Two at one ticket: what was decided on a version of it which has moved on. An action that touches nothing that has
//! changed goes again by itself; of the rest, and of every correction of the history, is told what has changed and by
//! whom, and it is asked again.

use super::form::Fault;
use super::outbox::{Pending, Source};
use super::request::Request;
use super::{Effect, Model};
use crate::api::problem::Problem;
use crate::api::stale::{Changed, Stale};
use crate::domain::code::{SiteId, TechnicianId};
use crate::domain::directory::Technician;
use crate::domain::refusal::Refusal;
use crate::domain::site_tree;
use crate::domain::ticket::State;
use crate::domain::touches::Aspect;
use crate::tui::look::Meaning;
use crate::tui::sentence;

impl Model {
    /// The ticket changed in between. What does not touch an action is passed over and it is sent again by itself;
    /// otherwise the prompt comes back with what was typed, to be looked at and sent by one key.
    pub(super) fn was_stale(&mut self, pending: Pending, problem: &Problem) -> Vec<Effect> {
        let Some((number, _)) = pending.request.ticket() else { return Vec::new() };
        let stale = Stale::of(problem);
        let changed = match (&stale, &pending.request) {
            (Some(stale), Request::Ticket(_, _, command)) => {
                match stale.in_the_way(&command.action.touches()) {
                    Some(changed) => changed,
                    None => {
                        let again = Request::Ticket(number, stale.current, command.clone());
                        return self.send_under(pending.key, again, pending.source);
                    }
                }
            }
            // A history was read, and its entry may be another by now: whatever has changed is looked at.
            (Some(stale), _) => stale.fields.iter().flatten().collect(),
            (None, _) => Vec::new(),
        };
        let key = if self.is_field() { "round-changed-meanwhile" } else { "changed-meanwhile" };
        let args = [
            ("number", number.0.into()),
            ("by", self.by_whom(stale.as_ref()).into()),
            ("what", self.what_changed(&changed).into()),
        ];
        let sentence = self.words.say_with(key, &args);
        self.note(Meaning::Warning, sentence.clone());
        self.give_back_after(&pending.key, &Fault { field: None, sentence: sentence.clone() });
        if let Source::Prompt(mut prompt) = pending.source {
            prompt.form.fault = Some(Fault { field: None, sentence });
            prompt.version = stale.as_ref().map_or(prompt.version, |stale| stale.current);
            prompt.again = true;
            self.bring_back(*prompt);
        }
        vec![Effect::FetchTicket(number)]
    }

    /// ` (operatore, tecnico)`; nothing where it is not told.
    fn by_whom(&self, stale: Option<&Stale>) -> String {
        let roles = stale.map_or(&[][..], |stale| &stale.by);
        let roles: Vec<String> =
            roles.iter().map(|role| self.words.say(&format!("role-{}", role.code()))).collect();
        if roles.is_empty() { String::new() } else { format!(" ({})", roles.join(", ")) }
    }

    /// `priorità URG → EME, chi va: Squadra Prova`
    fn what_changed(&self, changed: &[&Changed]) -> String {
        // That it has ended is said by where it stands.
        let stands = changed.iter().any(|changed| changed.field == Aspect::State.code());
        let told = changed.iter().filter(|it| !(stands && it.field == Aspect::Ending.code()));
        let told: Vec<String> = told.map(|changed| self.one_changed(changed)).collect();
        if told.is_empty() { self.words.say("aspect-other") } else { told.join(", ") }
    }

    fn one_changed(&self, changed: &Changed) -> String {
        let aspect = Aspect::named(&changed.field);
        let name = aspect.map_or("other", Aspect::code);
        let name = self.words.say(&format!("aspect-{name}"));
        let told = |code: &Option<String>| code.as_ref().map(|code| self.value_of(aspect, code));
        let (from, to) = (told(&changed.from), told(&changed.to));
        let (key, from, to) = match (from, to) {
            (Some(from), Some(to)) if from != to => ("aspect-from-to", from, to),
            (None, Some(to)) => ("aspect-to", String::new(), to),
            (Some(from), None) => ("aspect-gone", from, String::new()),
            // The same code with other details, or nothing that has a code.
            _ => return name,
        };
        let args = [("aspect", name.into()), ("from", from.into()), ("to", to.into())];
        self.words.say_with(key, &args)
    }

    /// A code as people know it.
    fn value_of(&self, aspect: Option<Aspect>, code: &str) -> String {
        let number = || code.parse::<u64>().unwrap_or(0);
        let word = |kind: &str, code: &str| {
            let key = format!("{kind}-{code}");
            if self.words.has(&key) { self.words.say(&key) } else { code.to_owned() }
        };
        match aspect {
            Some(Aspect::State) => match State::try_from(code.to_owned()) {
                Ok(state) => word("state", state.word()),
                Err(_) => code.to_owned(),
            },
            Some(Aspect::Technician | Aspect::Charge) => self.technicians_name(TechnicianId(number())),
            Some(Aspect::Site) => {
                let way = site_tree::told_path(&self.replica.directory.sites, SiteId(number()));
                if way.is_empty() { code.to_owned() } else { way }
            }
            Some(Aspect::Parts) => word("parts", code),
            Some(Aspect::Quote) => word("quote", code),
            _ => code.to_owned(),
        }
    }

    /// The name of a technician or a team; the number where the directory has none.
    pub fn technicians_name(&self, technician: TechnicianId) -> String {
        let technicians = &self.replica.directory.technicians;
        let found = technicians.iter().find(|found| found.id == technician);
        found.map_or_else(|| technician.0.to_string(), |found| found.name.clone())
    }

    /// `Squadra Prova, 0000 000 201`
    pub fn reached_at(&self, technician: &Technician) -> String {
        let phone = technician.phone.as_ref().map(ToString::to_string);
        [Some(technician.name.clone()), phone].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// That somebody else is in charge, with the name that the directory has.
    pub(super) fn in_charge_of_whom(&self, refusal: Option<&Refusal>) -> Option<String> {
        let Some(Refusal::InCharge { technician }) = refusal else { return None };
        let name = self.technicians_name(*technician);
        Some(self.words.say_with("refused-in-charge-named", &[("name", name.into())]))
    }

    /// A refusal with the field it is about, and with names where the directory has them.
    pub(super) fn fault_of_refusal(&self, refusal: &Refusal) -> Fault {
        let fault = sentence::fault(&self.words, refusal);
        match self.in_charge_of_whom(Some(refusal)) {
            Some(sentence) => Fault { sentence, ..fault },
            None => fault,
        }
    }
}
