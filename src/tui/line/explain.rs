//! What each possibility would do, in words, with the key that does the same and the reason where it
//! cannot be done. It promises nothing: what it says is worked out as it would be done.

use super::slots::Misfit;
use super::vocabulary::{self, Entry, Target};
use super::{Possibility, Said, Sense, Weight, What, naming};
use crate::domain::action::Verb;
use crate::domain::code::{Code, TicketNumber};
use crate::domain::contract::CallEffect;
use crate::domain::refusal::Refusal;
use crate::domain::text::TextField;
use crate::tui::app::Model;
use crate::tui::app::field::{Choice, Value};
use crate::tui::app::prompt::SAID_AT;
use crate::tui::command::Command;
use crate::tui::sentence;

/// Tells what things would do on this desk.
pub struct Teller<'m> {
    model: &'m Model,
    entries: Vec<Entry>,
}

impl<'m> Teller<'m> {
    pub fn new(model: &'m Model) -> Self {
        Self { model, entries: vocabulary::all(model) }
    }

    /// All of them, those that can be done first.
    pub fn tell_all(&self, senses: impl Iterator<Item = Sense>) -> Vec<Possibility> {
        doable_first(senses.map(|sense| self.tell(sense)))
    }

    pub fn tell(&self, sense: Sense) -> Possibility {
        let mut weight = Weight::Light;
        let (says, refused) = match &sense {
            Sense::Open(number) => (self.opens(*number), None),
            Sense::Act(number, verb, said) => self.acts(*number, *verb, said, &mut weight),
            Sense::Attach(number, code, _) => (self.attaches(*number, code), self.no_desk()),
            Sense::Write(code, words) => (self.writes(code, words), self.no_desk()),
            Sense::Run(command) => (self.runs(*command), None),
            Sense::Search(text) => (self.say("line-search", "text", text), None),
            Sense::Filter(text) => self.filters(text),
            Sense::View(name) => (self.view(name), None),
            Sense::KeepView(name) => self.keeps(name),
        };
        let about = match &sense {
            Sense::Act(number, verb, _) if refused.is_some() => self.why_not(*number, *verb),
            Sense::Open(number) | Sense::Act(number, ..) | Sense::Attach(number, ..) => {
                self.about(*number)
            }
            _ => String::new(),
        };
        let (key, whole) = (self.key(&sense), self.whole(&sense));
        if matches!(sense, Sense::Attach(..) | Sense::Write(..)) {
            weight = Weight::Sends;
        }
        Possibility { sense, says, about, key, refused, weight, whole }
    }

    /// What the help says of it: looked through when no name fits.
    pub fn help(&self, target: &Target) -> String {
        match target {
            Target::Verb(verb) => self.model.words.say(&format!("help-{}", verb.code())),
            Target::Run(command) => self.model.words.say(&format!("help-{}", command.name())),
            Target::Type(_) | Target::View(_) => String::new(),
        }
    }

    pub fn no_such_verb(&self, text: &str) -> String {
        self.say("line-no-such-verb", "text", text)
    }

    pub fn no_such_name(&self, text: &str) -> String {
        self.say("line-no-such-name", "text", text)
    }

    pub fn misfit(&self, misfit: &Misfit) -> String {
        let words = &self.model.words;
        let expected = words.say(&format!("need-{}", misfit.expected.code()));
        let args = [
            ("text", misfit.word.as_str().into()),
            ("field", sentence::field(words, misfit.field).into()),
            ("expected", expected.into()),
        ];
        words.say_with("line-misfit", &args)
    }

    fn say(&self, key: &str, name: &str, value: &str) -> String {
        self.model.words.say_with(key, &[(name, value.into())])
    }

    fn opens(&self, number: TicketNumber) -> String {
        let known = self.model.ticket(number).is_some();
        let key = if known { "line-open" } else { "line-open-elsewhere" };
        self.model.words.say_with(key, &[("number", number.0.into())])
    }

    fn filters(&self, text: &str) -> (String, Option<String>) {
        match self.model.read_filter(text) {
            Ok(filter) if filter.is_empty() => (self.model.words.say("line-filter-all"), None),
            Ok(_) => (self.say("line-filter", "text", text), None),
            Err(misread) => {
                (self.say("line-filter", "text", text), Some(self.model.filter_fault(&misread)))
            }
        }
    }

    fn view(&self, name: &str) -> String {
        let found = self.model.views().into_iter().find(|view| view.name == name);
        let filter = found.map(|view| view.filter).filter(|filter| !filter.is_empty());
        let filter = filter.unwrap_or_else(|| self.model.words.say("line-filter-all"));
        self.model.words.say_with("line-view", &[("name", name.into()), ("filter", filter.into())])
    }

    fn keeps(&self, name: &str) -> (String, Option<String>) {
        let filter = self.model.sight.filter().map(|filter| filter.text.clone());
        let refused = filter.is_none().then(|| self.model.words.say("view-nothing-to-keep"));
        let args = [("name", name.into()), ("filter", filter.unwrap_or_default().into())];
        (self.model.words.say_with("line-keep-view", &args), refused)
    }

    fn runs(&self, command: Command) -> String {
        let name = self.model.words.say(&format!("command-{}", command.name()));
        let help = self.model.words.say(&format!("help-{}", command.name()));
        format!("{name} · {help}")
    }

    /// Why an action is not possible, in few words.
    fn why_not(&self, number: TicketNumber, verb: Verb) -> String {
        let refusal = self.model.ticket(number).map(|row| self.model.permits(row, verb));
        match refusal {
            Some(Err(refusal)) => sentence::short_reason(&self.model.words, &refusal),
            _ => self.model.words.say("line-not-open-short"),
        }
    }

    /// `weight` stays as it is where nothing is sent.
    fn acts(
        &self,
        number: TicketNumber,
        verb: Verb,
        said: &[Said],
        weight: &mut Weight,
    ) -> (String, Option<String>) {
        let words = &self.model.words;
        let act = self.named_act(number, verb, said);
        let Some(row) = self.model.ticket(number) else {
            return (act, Some(words.say("line-not-open")));
        };
        if self.model.is_taken_up_again(row, verb) {
            let follows = words.say_with("line-follows", &[("number", number.0.into())]);
            *weight = Weight::Sends;
            return (follows, None);
        }
        match self.model.said_prompt(row, verb, said) {
            Err(refused) => (act, Some(refused)),
            Ok((_, None)) if ends(verb) => {
                *weight = Weight::Ends;
                (self.say("line-ends", "act", &act), None)
            }
            Ok((_, None)) => {
                *weight = Weight::Sends;
                (act, None)
            }
            Ok((prompt, Some(fault))) => {
                let field = fault.field.as_deref().or_else(|| Some(&prompt.form.current()?.name));
                let field = field.map_or_else(String::new, |field| sentence::field(words, field));
                let args = [("act", act.into()), ("field", field.into())];
                (words.say_with("line-asks", &args), None)
            }
        }
    }

    /// `1042 · assegna a Squadra Prova idraulici`, `1042 · rifiuta: Motivo «fuori contratto»`
    fn named_act(&self, number: TicketNumber, verb: Verb, said: &[Said]) -> String {
        let words = &self.model.words;
        let named = words.say(&format!("verb-{}", verb.code()));
        let who = said.iter().find_map(|said| match &said.what {
            What::Choice(Choice { value: Value::Technician(id), .. }) => {
                let found = self.model.replica.directory.technician(*id);
                found.map(|found| found.name.clone())
            }
            _ => None,
        });
        let act = match who {
            Some(who) => self.say("line-dispatch-to", "who", &who),
            None => named,
        };
        let act = format!("{number} · {act}");
        let data: Vec<String> = said.iter().filter_map(|said| self.datum(said)).collect();
        match data.is_empty() {
            true => act,
            false => format!("{act}: {}", data.join(", ")),
        }
    }

    /// `Motivo «fuori contratto»`; who is sent has been said.
    fn datum(&self, said: &Said) -> Option<String> {
        let shown = match &said.what {
            What::Choice(Choice { value: Value::Technician(_), .. }) => return None,
            What::Choice(choice) => &choice.label,
            What::Words(words) => words,
        };
        let field = sentence::field(&self.model.words, said.field);
        let args = [("field", field.into()), ("shown", shown.into())];
        Some(self.model.words.say_with("line-datum", &args))
    }

    fn attaches(&self, number: TicketNumber, code: &Code) -> String {
        let key = if self.model.papers.front().is_some() {
            "line-attach-sheet"
        } else {
            "line-attach-by-hand"
        };
        let args = [("number", number.0.into()), ("type", self.type_name(code).into())];
        self.model.words.say_with(key, &args)
    }

    fn writes(&self, code: &Code, description: &str) -> String {
        let key =
            if self.model.papers.front().is_some() { "line-write-sheet" } else { "line-write-by-hand" };
        let args = [("code", code.as_str().into()), ("type", self.type_name(code).into())];
        let writes = self.model.words.say_with(key, &args);
        match description {
            "" => writes,
            words => format!("{writes}: «{words}»"),
        }
    }

    fn type_name(&self, code: &Code) -> String {
        let found = self.model.contract().and_then(|contract| contract.call_type(code));
        found.map_or_else(|| code.to_string(), |found| found.name.clone())
    }

    /// Calls are the desk's business.
    fn no_desk(&self) -> Option<String> {
        let role = self.model.role();
        let refusal = Refusal::Role { role };
        (!role.works_the_desk()).then(|| sentence::refusal(&self.model.words, &refusal))
    }

    /// `Rianimazione, perdita d'acqua`
    fn about(&self, number: TicketNumber) -> String {
        let Some(row) = self.model.ticket(number) else { return String::new() };
        let parts = [TextField::Place, TextField::Description].map(|field| Model::text_of(row, field));
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    fn key(&self, sense: &Sense) -> String {
        let writes = self.model.papers.front().is_some();
        let command = match sense {
            Sense::Open(_) => Command::GoTicket,
            Sense::Act(_, verb, _) => Command::Act(*verb),
            Sense::Attach(_, code, _) if writes && self.is_reminder(code) => Command::Remind,
            Sense::Write(..) if !writes => Command::StartCall,
            Sense::Attach(..) | Sense::Write(..) => return String::new(),
            Sense::Run(command) => *command,
            Sense::Search(_) => Command::Search,
            Sense::Filter(_) => Command::Filter,
            Sense::View(_) => Command::Views,
            Sense::KeepView(_) => Command::KeepView,
        };
        let keys = self.model.keymap.keys_of(command);
        keys.first().map_or_else(String::new, |key| key.label(&self.model.words))
    }

    fn is_reminder(&self, code: &Code) -> bool {
        let found = self.model.contract().and_then(|contract| contract.call_type(code));
        found.is_some_and(|found| found.effect == CallEffect::Reminder)
    }

    /// The line that stands for it and for nothing else.
    fn whole(&self, sense: &Sense) -> String {
        let joined = |first: String, rest: &str| format!("{first} {rest}").trim_end().to_owned();
        match sense {
            Sense::Open(number) => number.to_string(),
            Sense::Act(number, verb, said) => {
                let name = self.name_of(&Target::Verb(*verb));
                let data: Vec<String> = said.iter().map(|said| self.written(said)).collect();
                joined(format!("{number} {name}"), &data.join(" "))
            }
            Sense::Attach(number, code, note) => {
                joined(format!("{number} {}", code.as_str().to_lowercase()), note)
            }
            Sense::Write(code, words) => joined(code.as_str().to_lowercase(), words),
            Sense::Run(command) => self.name_of(&Target::Run(*command)),
            Sense::Search(text) => text.clone(),
            Sense::Filter(text) => joined(self.name_of(&Target::Run(Command::Filter)), text),
            Sense::View(name) => joined(self.name_of(&Target::Run(Command::Views)), name),
            Sense::KeepView(name) => joined(self.name_of(&Target::Run(Command::KeepView)), name),
        }
    }

    /// The words of a name, or the name of keymap files where two things share the words.
    fn name_of(&self, target: &Target) -> String {
        let Some(entry) = self.entries.iter().find(|entry| entry.target == *target) else {
            return String::new();
        };
        let alone = naming::meant(&self.entries, &entry.words).len() == 1;
        match (alone, target) {
            (true, _) => entry.words.join(" "),
            (false, Target::Verb(verb)) => verb.code().to_owned(),
            (false, Target::Run(command)) => command.name().to_owned(),
            (false, Target::Type(code)) => code.as_str().to_lowercase(),
            (false, Target::View(name)) => name.clone(),
        }
    }

    fn written(&self, said: &Said) -> String {
        match &said.what {
            What::Words(words) if said.field == SAID_AT => {
                format!("{} {words}", self.model.words.say("line-at"))
            }
            What::Words(words) => words.clone(),
            What::Choice(Choice { value: Value::Technician(id), .. }) => format!("t{id}"),
            What::Choice(Choice { value: Value::Code(code), .. }) => code.as_str().to_lowercase(),
            What::Choice(choice) => choice.label.clone(),
        }
    }
}

/// Those that can be done stand first; within each kind the order stays.
pub fn doable_first(all: impl Iterator<Item = Possibility>) -> Vec<Possibility> {
    let mut all: Vec<Possibility> = all.collect();
    all.sort_by_key(|possibility| possibility.refused.is_some());
    all
}

/// After these nothing more is done about the ticket.
fn ends(verb: Verb) -> bool {
    matches!(verb, Verb::Reject | Verb::Cancel | Verb::Close)
}
