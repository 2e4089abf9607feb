//! The work order (S9.5) as a document: its four blocks, each under its name. One that no longer holds says which does.

use super::Source;
use super::document::Document;
use crate::domain::event::{Event, TicketEvent};
use crate::domain::order::{KeptOrder, OrderNumber};
use crate::domain::quote::{QuoteLine, Totals, lines};
use crate::explained::{decimal, euro, euros, moment};

/// The document of an order of the ticket; `None` where the ticket has no such order.
pub fn document(source: &Source<'_>, number: OrderNumber) -> Option<Document> {
    let ticket = source.ticket();
    let (number, kept) = ticket.order_numbers().find(|(found, _)| *found == number)?;
    let last = ticket.order_numbers().last().map(|(number, _)| number)?;
    let shown = [("number", number.to_string().into())];
    let mut document = source.titled(source.words.say_with("printed-order", &shown));
    if last != number {
        let by = [("number", last.to_string().into())];
        document
            .parts
            .push(super::document::Part::Prose(source.words.say_with("printed-superseded", &by)));
    }
    let order = &kept.order;
    document.heading(source.say("printed-identification"));
    let mut identification = vec![
        source.fact("printed-client-number", &order.identification),
        source.fact("printed-our-number", number.to_string()),
    ];
    identification.extend(source.intervention());
    document.facts(identification);
    document.heading(source.say("printed-planning"));
    let end = order.planned_end.map_or_else(|| source.say("printed-not-stated"), moment::day);
    document.facts(vec![
        source.fact("printed-order-received", moment::full(kept.at)),
        source.fact("field-planned-start-on", moment::day(order.planned_start)),
        source.fact("field-planned-end-on", end),
        source
            .fact("column-level", ticket.level.as_ref().map(|it| source.level(it)).unwrap_or_default()),
    ]);
    document.heading(source.say("printed-cost"));
    let total = order.total.map(euros);
    let total = total.unwrap_or_else(|| source.say("printed-withheld"));
    document.facts(vec![source.fact("printed-total", total)]);
    resources(source, kept, &mut document);
    document.heading(source.say("printed-reference"));
    let calls: Vec<String> = ticket.calls.iter().map(|call| format!("C-{call}")).collect();
    document.facts(vec![
        source.fact("printed-generated-by", &order.generated_by),
        source.fact("printed-report-number", ticket.number.to_string()),
        source.fact("printed-calls", calls.join(", ")),
    ]);
    Some(document)
}

/// What the quote that came before the order was made of (S9.4), where it had lines.
fn resources(source: &Source<'_>, kept: &KeptOrder, document: &mut Document) {
    let undone = &source.ticket().undone;
    let before = source.full.timeline.iter().rev().filter(|event| event.entry.seq < kept.entry);
    let mut standing = before.filter(|event| !undone.contains(&event.entry.seq));
    let Some((priced, texts)) = standing.find_map(|event| match &event.entry.event {
        Event::Ticket(TicketEvent::QuoteSent { lines, .. }) => Some((lines, &event.texts)),
        _ => None,
    }) else {
        return;
    };
    let totals = Totals::of(priced);
    // An order of another sum is of something else as well.
    if priced.is_empty() || Some(totals.net) != kept.order.total {
        return;
    }
    let names = lines::resources(texts);
    let row = |(at, line): (usize, &QuoteLine)| {
        vec![
            names.get(at).map(|name| (*name).to_owned()).unwrap_or_default(),
            format!("{} {}", decimal(line.quantity), line.unit.code()),
            euro(line.unit_price),
            euro(line.net()),
        ]
    };
    let headings = ["field-resources", "printed-quantity", "printed-unit-price", "printed-net"];
    document.table(
        headings.map(|key| source.say(key)).to_vec(),
        priced.iter().enumerate().map(row).collect(),
    );
    document.facts(vec![source.fact("printed-taxes", euros(totals.gross - totals.net))]);
}
