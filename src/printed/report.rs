//! The work report (S2.6) as a document: what was done, with what, in how many hours, for which calls, and who signs. What
//! was added later stands below under its own date.

use super::document::{Document, Part};
use super::{Source, said};
use crate::domain::code::CallNumber;
use crate::domain::event::{Event, TicketEvent};
use crate::domain::text::{TextField, Texts};
use crate::domain::tracking::{How, Tracking};
use crate::explained::{decimal, moment};

/// The document of the report filed last; `None` where none was.
pub fn document(source: &Source<'_>) -> Option<Document> {
    let ticket = source.ticket();
    let report = ticket.reports.last()?;
    let number = [("number", ticket.number.0.into())];
    let mut document = source.titled(source.words.say_with("printed-report", &number));
    document.heading(source.say("printed-intervention"));
    document.facts(source.intervention());
    let words = source.written(report.entry);
    document.heading(source.say("printed-work"));
    let technician = ticket.technician.and_then(|id| source.directory.technician(id));
    let hours = report.report.hours.map(decimal);
    let by_phone = if report.solved_by_phone { source.say("printed-by-phone") } else { String::new() };
    document.facts(vec![
        source.fact("printed-technician", technician.map(|it| it.name.clone()).unwrap_or_default()),
        source.fact("printed-closed", moment::full(report.at)),
        source.fact("printed-how", by_phone),
        written(source, &words, TextField::Cause),
        written(source, &words, TextField::WorkDone),
        written(source, &words, TextField::Materials),
        source.fact("field-hours", hours.unwrap_or_default()),
    ]);
    document.heading(source.say("printed-times"));
    // Whatever is still to leave is no part of a report: any instant reads the same stages.
    let reached =
        Tracking::of(ticket, report.at).stages.into_iter().filter_map(|stage| match stage.how {
            How::Yes(met) => {
                let (at, marks) = source.met(met);
                Some(vec![source.say(&format!("stage-{}", stage.stage.code())), at, marks])
            }
            _ => None,
        });
    document
        .table(headings(source, ["printed-stage", "printed-when", "printed-marks"]), reached.collect());
    document.heading(source.say("printed-cited-calls"));
    let rows = |calls: &[CallNumber]| calls.iter().map(|call| cited(source, *call)).collect();
    let columns = ["printed-call", "column-type", "printed-recorded"];
    document.table(headings(source, columns), rows(&report.report.calls));
    if report.report.calls.is_empty() {
        document.parts.push(Part::Prose(source.say("printed-no-calls")));
    }
    for supplement in &report.supplements {
        let at = [("time", moment::full(supplement.at).into())];
        document.heading(source.words.say_with("printed-supplement", &at));
        let words = source.written(supplement.entry);
        document.facts(vec![written(source, &words, TextField::Note)]);
        document.table(headings(source, columns), rows(&supplement.calls));
    }
    document.heading(source.say("printed-signatures"));
    let signed = |field: TextField| {
        (source.say(&format!("printed-{}", field.code().replace('_', "-"))), said(&words, field))
    };
    let by = [signed(TextField::SignedBy), signed(TextField::CountersignedBy)];
    document.parts.push(Part::Signatures(by.to_vec()));
    Some(document)
}

fn headings(source: &Source<'_>, keys: [&str; 3]) -> Vec<String> {
    keys.map(|key| source.say(key)).to_vec()
}

fn written(source: &Source<'_>, words: &Texts, field: TextField) -> (String, String) {
    (source.say(&format!("field-{}", field.code().replace('_', "-"))), said(words, field))
}

/// A call with its type and when it came onto the ticket.
fn cited(source: &Source<'_>, call: CallNumber) -> Vec<String> {
    let brought = source.full.timeline.iter().find_map(|event| match &event.entry.event {
        Event::Ticket(TicketEvent::Registered(it)) if it.call == Some(call) => {
            Some((it.call_type.to_string(), moment::full(it.called_at)))
        }
        Event::Ticket(TicketEvent::CallAttached { call: it, call_type, .. }) if *it == call => {
            Some((call_type.to_string(), moment::full(event.entry.said_at)))
        }
        _ => None,
    });
    let (call_type, at) = brought.unwrap_or_default();
    vec![format!("C-{call}"), call_type, at]
}
