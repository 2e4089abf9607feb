//! One ticket in full, as words on a page: what it is, its deadlines, its history with what people wrote.
//! It leaves out what is not known, and never cuts what is.

use chrono::TimeDelta;

use super::{received, text};
use crate::api::resource::{ClockReading, Directory, FeedEvent, TicketInFull, TicketResource};
use crate::client::Contracts;
use crate::commands::shown;
use crate::domain::checklist::{Progress, Standing};
use crate::domain::clock::Clock;
use crate::domain::code::{Code, TicketNumber};
use crate::domain::contract::Contract;
use crate::domain::event::{Event, Recorded, TicketEvent, Warning};
use crate::domain::site_tree;
use crate::domain::text::{TextField, clean};
use crate::domain::time::{self, Timestamp};
use crate::explained;
use crate::explained::history::{Marks, Telling, counts_at, kind, step_before};
use crate::explained::records;
use crate::sentence;
use crate::words::{Value, Words};

/// What the page looks names and rules up in.
pub struct Known<'a> {
    pub contracts: &'a Contracts,
    pub directory: &'a Directory,
    pub words: &'a Words,
}

/// Whether the page has words that only contracts know.
pub fn needs_contracts(full: &TicketInFull) -> bool {
    let applied = |event: &FeedEvent| {
        matches!(event.entry.event, Event::Ticket(TicketEvent::ContractApplied { .. }))
    };
    !full.ticket.ticket.answers.is_empty() || full.timeline.iter().any(applied)
}

/// The page. Without its contract, questions are shown by their codes.
pub fn in_full(full: &TicketInFull, known: &Known<'_>) -> String {
    let mut fields = facts(&full.ticket, known);
    for ClockReading { clock, as_of, .. } in &full.clocks {
        let name = shown::word(known.words, "milestone", clock.milestone.code());
        fields.push((name, deadline(clock, *as_of, known.words)));
    }
    let happened = |event| happened(full, event, known);
    let timeline: Vec<String> = full.timeline.iter().flat_map(happened).collect();
    format!("{}\n\n{}", shown::fields(&fields), timeline.join("\n"))
}

fn facts(resource: &TicketResource, known: &Known<'_>) -> Vec<(String, String)> {
    let (ticket, words) = (&resource.ticket, known.words);
    let contract = known.contracts.get(&ticket.contract);
    let code =
        |code: &Option<Code>| -> String { code.as_ref().map(ToString::to_string).unwrap_or_default() };
    let Directory { sites, plants, .. } = known.directory;
    let site = ticket.site.map(|id| site_tree::told_path(sites, id)).unwrap_or_default();
    let plant = ticket.plant.and_then(|id| site_tree::plant(plants, id));
    let rejection =
        ticket.proposes_rejection.map(|why| words.say(&format!("unserved-{}-short", why.code())));
    // Without the name that was told, the one of the directory; without either, the number says who.
    let requester = || {
        let found = ticket.requester.and_then(|id| known.directory.requester(id));
        found.map(|found| records::person(words, found))
    };
    let name = Some(text(resource, TextField::CallerName)).filter(|name| !name.is_empty());
    let name = name.or_else(requester).unwrap_or_default();
    let caller = [name, text(resource, TextField::CallerNumber)];
    let mut fields = vec![
        (words.say("column-number"), ticket.number.to_string()),
        (words.say("column-state"), shown::word(words, "state", ticket.word())),
        (words.say("column-received"), received(resource)),
        (words.say("column-type"), code(&ticket.call_type)),
        (words.say("column-priority"), code(&ticket.priority)),
        (words.say("field-answers"), answers(&ticket.answers, contract, words)),
        (words.say("column-service"), code(&ticket.service)),
        (words.say("field-plant"), plant.map(|plant| plant.name.clone()).unwrap_or_default()),
        (words.say("column-proposes-rejection"), rejection.unwrap_or_default()),
        (words.say("column-caller"), caller.join(" ").trim().to_owned()),
        (words.say("field-callback-number"), text(resource, TextField::CallbackNumber)),
        (words.say("column-site"), site),
        (words.say("column-place"), text(resource, TextField::Place)),
        (words.say("column-description"), text(resource, TextField::Description)),
        (words.say("column-level"), code(&ticket.level)),
        (words.say("column-version"), ticket.version.to_string()),
    ];
    if let Some(start) = ticket.planned_start {
        fields.push((words.say("field-planned-start"), shown::moment(start)));
    }
    if let Some(progress) = &ticket.checklist {
        fields.push((words.say("field-checklist"), steps(progress, words)));
    }
    let escalates = |of: TicketNumber| words.say_with("ticket-escalates", &[("number", of.0.into())]);
    fields.extend(ticket.escalates.map(|of| (words.say("field-ticket"), escalates(of))));
    if let Some(record) = &ticket.imported {
        fields.push((words.say("column-source"), format!("{} {}", record.source, record.source_id)));
        fields.push((words.say("column-source-state"), record.source_state.clone()));
        fields.push((words.say("column-category"), record.category.clone().unwrap_or_default()));
    }
    fields
}

/// `CHIAMATA superato, AUDIO-OUT non superato (escalation 8), AUDIO-IN da provare`
fn steps(progress: &Progress, words: &Words) -> String {
    let told = progress.steps().map(|step| {
        let key = match progress.standing(step) {
            Standing::Passed => "step-passed",
            Standing::Failed => "step-failed",
            Standing::Open => "step-open",
        };
        let told = format!("{step} {}", words.say(key));
        let failed = progress.last(step).and_then(|check| progress.escalation_of(check));
        match failed {
            Some(escalation) => {
                let args = [("number", escalation.ticket.0.into())];
                format!("{told} ({})", words.say_with("ticket-escalated", &args))
            }
            None => told,
        }
    });
    told.collect::<Vec<_>>().join(", ")
}

/// The questions that were answered with yes; the log knows no other answer.
fn answers(answers: &[Code], contract: Option<&Contract>, words: &Words) -> String {
    let ask = |code: &Code| {
        let question = contract?.questions.iter().find(|question| question.code == *code)?;
        Some(question.ask.clone())
    };
    let yes = words.say("yes");
    let told = answers.iter().map(|code| {
        let question = ask(code).unwrap_or_else(|| code.to_string());
        format!("{question} {yes}")
    });
    told.collect::<Vec<_>>().join("; ")
}

/// An entry of the history, and below it what was written on the occasion.
fn happened(full: &TicketInFull, event: &FeedEvent, known: &Known<'_>) -> Vec<String> {
    let (entry, words) = (&event.entry, known.words);
    let telling =
        Telling { words, timeline: &full.timeline, directory: known.directory, moment: &shown::moment };
    let marks = Marks::of(entry, &full.ticket.ticket);
    let misfit = step_before(entry, &full.timeline);
    let marks = marks.told(words, || recorded(entry, words), misfit, shown::moment);
    let what = match &entry.event {
        Event::Unknown(_) => shown::event(words, &entry.event.kind()),
        event => kind(words, event),
    };
    let told = [what, telling.detail(entry)];
    let told = told.into_iter().chain(marks).filter(|part| !part.is_empty());
    let told = told.collect::<Vec<_>>().join("  ");
    let at = counts_at(entry, &full.ticket.ticket).unwrap_or(entry.said_at);
    let line = format!("{}  {told}", shown::moment(at));
    // What describes the ticket itself stands above, but for what a correction made of it.
    let correction = matches!(entry.event, Event::Ticket(TicketEvent::Corrected { .. }));
    let written = event.texts.iter().filter(|(field, _)| correction || !field.lasts());
    let written = written.map(|(field, text)| {
        let name = shown::word(words, "field", &field.code().replace('_', "-"));
        format!("    {name}: {}", clean(text))
    });
    let applied = sentence::versions(words, entry, known.contracts).map(|told| format!("    {told}"));
    let more = applied.or_else(|| warned(&entry.event, words));
    [line].into_iter().chain(more).chain(written).collect()
}

/// When an entry was written down: by the hour on the day that it tells of, else with its date.
fn recorded(entry: &Recorded, words: &Words) -> String {
    let [said, recorded] = [entry.said_at, entry.recorded_at].map(|at| time::local(at, time::ZONE));
    let (key, time) = match said.date_naive() == recorded.date_naive() {
        true => ("history-recorded-at", recorded.format("%H:%M").to_string()),
        false => ("history-recorded-on", shown::moment(entry.recorded_at)),
    };
    words.say_with(key, &[("time", time.into())])
}

/// Which part of which budget was gone, and who was told.
fn warned(event: &Event, words: &Words) -> Option<String> {
    let Event::Ticket(TicketEvent::Warned(warning)) = event else { return None };
    let Warning { about, tell, due, .. } = warning;
    let told = words.say_with(
        "timeline-warned",
        &[
            ("percent", about.percent.get().into()),
            ("milestone", shown::word(words, "milestone", about.milestone.code()).into()),
            ("role", shown::word(words, "role", tell.code()).into()),
            ("due", shown::deadline(*due).into()),
        ],
    );
    Some(format!("    {told}"))
}

/// A deadline and how it stands, or when it was met with what is to be known of that.
fn deadline(clock: &Clock, as_of: Timestamp, words: &Words) -> String {
    let due = ("due", Value::from(shown::deadline(clock.due)));
    match clock.met {
        None => {
            let standing = shown::standing(words, clock.standing(as_of));
            words.say_with("deadline-open", &[due, ("standing", standing.into())])
        }
        Some(met) => {
            let late: TimeDelta = met.at - clock.due;
            let marks = explained::marks(words, met);
            let met = ("met", shown::moment(met.at).into());
            let told = match late > TimeDelta::zero() {
                true => words.say_with("deadline-late", &[due, met]),
                false => words.say_with("deadline-met", &[due, met]),
            };
            if marks.is_empty() { told } else { format!("{told} ({})", marks.join(", ")) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::clock::Milestone;
    use crate::domain::role::Role;

    fn warning(milestone: Milestone, role: Role) -> Event {
        let value = serde_json::json!({
            "kind": "ticket.warned", "milestone": milestone, "target": "24 working hours", "percent": 75,
            "tell": role, "due": "2026-11-25T08:00:00Z", "based_on": 3,
        });
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn a_warning_says_how_much_of_what_is_gone_and_who_knows() {
        let words = Words::italian();
        let told = warned(&warning(Milestone::Inspection, Role::Supervisor), &words).unwrap();
        let line = "    sopralluogo: 75 % del tempo (entro il 25/11/2026 09:00), avvisato: ";
        assert_eq!(told, format!("{line}responsabile di turno"));
        for (milestone, role) in Milestone::ALL.into_iter().zip(Role::ALL) {
            let told = warned(&warning(milestone, role), &words).unwrap();
            assert!(!told.contains('‹'), "{told}");
        }
        assert!(!shown::event(&words, "ticket.warned").contains("warned"), "the kind has a word");
        assert_eq!(warned(&Event::Ticket(TicketEvent::Noted), &words), None);
    }
}
