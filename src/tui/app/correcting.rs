//! Correcting an entry of the history of the ticket in focus: which one, when it was or how it should have read, and
//! why. Whether that is allowed is asked of the same lifecycle that the server asks.

use super::field::{Choice, Field, Kind, Misread, Source, Value};
use super::form::Fault;
use super::prompt::{Prompt, SAID_AT};
use super::request::Request;
use super::{Effect, Model};
use crate::api::resource::{FeedEvent, TicketInFull};
use crate::domain::code::TicketNumber;
use crate::domain::lifecycle::correction::is_correctable;
use crate::domain::lifecycle::{self, EntryCorrection};
use crate::domain::refusal::Need;
use crate::domain::text::{TextField, Texts};
use crate::domain::time;
use crate::tui::look::Meaning;
use crate::tui::sentence;
use crate::words::Words;

const ENTRY: &str = "entry";
const WORDS: &str = "words";

/// The fields: which entry, when it was, how it should have read, and why.
pub(super) fn fields() -> Vec<Field> {
    vec![
        Field::pick(ENTRY, Source::Entries),
        Field::new(SAID_AT, Kind::When),
        Field::text(WORDS),
        Field::text(TextField::Grounds.code()),
    ]
}

/// The entries of a ticket that can be corrected, the latest first: `14:31 nota «chiavi in portineria»`. One with
/// several words has a row for each, with its name: `14:31 chiuso  Causa «usura»`.
pub(super) fn entries(words: &Words, detail: &TicketInFull) -> Vec<Choice> {
    let undone = &detail.ticket.ticket.undone;
    let correctable = detail
        .timeline
        .iter()
        .rev()
        .filter(|event| is_correctable(&event.entry.event) && !undone.contains(&event.entry.seq));
    correctable.flat_map(|event| rows(words, event)).collect()
}

fn rows(words: &Words, event: &FeedEvent) -> Vec<Choice> {
    let at = time::local(event.entry.said_at, time::ZONE).format("%d/%m %H:%M");
    let kind = event.entry.event.kind().replace('.', "-");
    let head = format!("{at}  {}", words.say(&format!("event-{kind}")));
    let own: Vec<_> = event.texts.iter().filter(|(field, _)| !field.lasts()).collect();
    let row = |label: String, field| Choice { label, value: Value::Entry(event.entry.seq, field) };
    let worded = |(field, text): &(&TextField, &String)| {
        let text = words.say_with("quoted", &[("text", text.as_str().into())]);
        let name = match own.len() {
            1 => String::new(),
            _ => format!("{} ", words.say(&format!("field-{}", field.code().replace('_', "-")))),
        };
        row(format!("{head}  {name}{text}"), Some(**field))
    };
    match own.is_empty() {
        true => vec![row(head, None)],
        false => own.iter().map(worded).collect(),
    }
}

impl Model {
    /// The form of a correction opens beside its ticket.
    pub(super) fn correct_entry(&mut self) -> Vec<Effect> {
        let Some(row) = self.acted_on().cloned() else {
            self.note(Meaning::Dim, self.words.say("no-ticket-selected"));
            return Vec::new();
        };
        if !self.role().works_the_desk() {
            self.note(Meaning::Warning, self.words.say("not-your-role"));
            return Vec::new();
        }
        let number = row.ticket.number;
        let mut prompt = self.form_of_correction(number);
        prompt.version = self.outbox.version_after(number, row.ticket.version);
        let prompt = self.papers.as_left(prompt);
        self.open_on_ticket(number, prompt)
    }

    pub(super) fn form_of_correction(&self, number: TicketNumber) -> Prompt {
        let mut prompt = Prompt::correct_entry(number);
        prompt.lead = self.words.say_with("lead-correct-entry", &[("number", number.0.into())]);
        prompt
    }

    /// The request of a form of correction, if the lifecycle would allow it.
    ///
    /// # Errors
    /// What is missing, cannot be read or is refused, with the field it is about.
    pub(super) fn correction_request(
        &self,
        number: TicketNumber,
        prompt: &Prompt,
    ) -> Result<Request, Fault> {
        let detail = self.focused.detail.as_deref();
        let Some(detail) = detail.filter(|detail| detail.ticket.ticket.number == number) else {
            return Err(Fault { field: None, sentence: self.words.say("ticket-not-at-hand") });
        };
        let asked =
            self.correction(prompt).map_err(|misread| sentence::misread(&self.words, &misread))?;
        let ticket = &detail.ticket.ticket;
        let at_hand = prompt.version <= ticket.version;
        if let (true, Some(contract), Some(actor)) =
            (at_hand, self.replica.contracts.get(&ticket.contract), self.actor())
        {
            let history: Vec<_> = detail.timeline.iter().map(|event| event.entry.clone()).collect();
            lifecycle::correct_entry(&history, ticket, &asked, &actor, contract)
                .map_err(|refusal| self.fault_of_refusal(&refusal))?;
        }
        Ok(Request::CorrectEntry(number, prompt.version, Box::new(asked)))
    }

    fn correction(&self, prompt: &Prompt) -> Result<EntryCorrection, Misread> {
        let misread = |field: &'static str, expected| Misread { field: field.into(), expected };
        let form = &prompt.form;
        let picked = form.field(ENTRY).and_then(|field| field.picked.as_ref());
        let Some(Value::Entry(entry, field)) = picked.map(|choice| &choice.value) else {
            return Err(misread(ENTRY, Need::HistoryEntry));
        };
        let said_at = form.field(SAID_AT).map_or(Ok(None), |field| field.moment(self.now))?;
        let mut texts = Texts::new();
        let words = form.words(WORDS);
        if !words.is_empty() {
            let field = field.ok_or_else(|| misread(WORDS, Need::HistoryEntry))?;
            texts.insert(field, words.to_owned());
        }
        let grounds = form.words(TextField::Grounds.code());
        if !grounds.is_empty() {
            texts.insert(TextField::Grounds, grounds.to_owned());
        }
        Ok(EntryCorrection { entry: *entry, said_at, texts })
    }
}
