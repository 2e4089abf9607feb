//! Quotes, requests for parts and decisions in words, as a command prints and a screen shows them alike. It decides
//! nothing and hides nothing: whoever may not see an amount was not sent it.

use crate::api::resource::Directory;
use crate::domain::alignment::Orphan;
use crate::domain::communication::Phase;
use crate::domain::decision::Decision;
use crate::domain::directory::Requester;
use crate::domain::event::AttachEffect;
use crate::domain::parts::PartsRequest;
use crate::domain::quote::{Quote, QuoteLine, Totals};
use crate::words::{Value, Words};
use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{euro, euros, moment};

/// `preventivo 2 inviato, 1.200,00 € + IVA 264,00`
pub fn quote(words: &Words, quote: &Quote) -> String {
    let status = words.say(&format!("quote-{}", quote.status.code()));
    let amount = quote.amount.map(|amount| priced(words, amount, &quote.lines));
    let told = match quote.version {
        0 => words.say_with("quote-told-draft", &[("status", status.into())]),
        version => {
            words.say_with("quote-told", &[("version", version.into()), ("status", status.into())])
        }
    };
    [Some(told), amount].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// `1.200,00 € + IVA 264,00`, of a quote without lines `480,00 €`.
pub fn priced(words: &Words, net: Decimal, lines: &[QuoteLine]) -> String {
    let net_told = euros(net);
    if lines.is_empty() {
        return net_told;
    }
    let taxes = Totals::of(lines).gross - net;
    words.say_with("quote-priced", &[("net", net_told.into()), ("taxes", euro(taxes).into())])
}

/// `ricambi approvati, attesi il 25/11/2026`
pub fn parts(words: &Words, request: &PartsRequest) -> String {
    let status = words.say(&format!("parts-{}", request.status.code()));
    match request.expected_on.filter(|_| request.is_open()) {
        Some(day) => {
            let day = moment::day(day);
            words.say_with("parts-told-expected", &[("status", status.into()), ("day", day.into())])
        }
        None => words.say_with("parts-told", &[("status", status.into())]),
    }
}

/// A requester by name; of an erased one it is said that there was somebody.
pub fn person(words: &Words, requester: &Requester) -> String {
    match requester.erased {
        true => words.say("person-erased"),
        false => requester.name.clone(),
    }
}

/// `30/11–02/12, 03/12`: the days of the phases of a communication, whose names are among its words.
pub fn days(phases: &[Phase]) -> String {
    let day = |day: NaiveDate| day.format("%d/%m").to_string();
    let told = phases.iter().map(|phase| match phase.from == phase.to {
        true => day(phase.from),
        false => format!("{}–{}", day(phase.from), day(phase.to)),
    });
    told.collect::<Vec<_>>().join(", ")
}

/// `Utente Prova 3, livello 2, PEC`; empty where the client's own people decided on line.
pub fn decision(words: &Words, decision: Decision, directory: &Directory) -> String {
    let by = decision.by.and_then(|id| directory.requester(id));
    let name = by.map(|found| person(words, found));
    let how = decision.how.map(|how| words.say(&format!("channel-{}", how.code())));
    [name, how].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// `3º sollecito`
pub fn insistence(words: &Words, effect: AttachEffect, count: u32) -> String {
    let key = match effect {
        AttachEffect::Complaint => "insistence-complaint",
        AttachEffect::Status | AttachEffect::Reminder => "insistence-reminder",
    };
    words.say_with(key, &[("count", count.into())])
}

/// `C-12 del 23/11/2026 09:40: nessun esito registrato`
pub fn orphan(words: &Words, orphan: &Orphan) -> String {
    let mut values: Vec<(&str, Value<'_>)> = Vec::new();
    values.extend(orphan.call().map(|call| ("call", format!("C-{call}").into())));
    values.extend(orphan.ticket().map(|ticket| ("ticket", ticket.to_string().into())));
    if let Orphan::CallWithoutOutcome { called_at, .. } = orphan {
        values.push(("at", moment::full(*called_at).into()));
    }
    words.say_with(&format!("orphan-{}", orphan.code()), &values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::channel::Channel;
    use crate::domain::code::RequesterId;
    use crate::domain::milestone::Met;
    use crate::domain::parts::PartsStatus;
    use crate::domain::quote::{QuoteStatus, Unit};

    #[test]
    fn a_quote_is_told_with_its_version_and_what_it_comes_to() {
        let words = Words::italian();
        let at = "2026-11-23T09:00:00Z".parse().unwrap();
        let met = Met { at, implied: false, late_entry: false, conflicting: false };
        let mut told = Quote::opened(met);
        assert_eq!(quote(&words, &told), "preventivo da inviare");
        told.send(Some("480.00".parse().unwrap()), Vec::new(), met);
        assert_eq!(quote(&words, &told), "preventivo 1 inviato, 480,00 €");
        let number = |text: &str| text.parse().unwrap();
        let line = QuoteLine {
            quantity: number("12"),
            unit: Unit::Hour,
            unit_price: number("100"),
            vat: number("22"),
        };
        told.send(Some(number("1200.00")), vec![line], met);
        told.status = QuoteStatus::Approved;
        assert_eq!(quote(&words, &told), "preventivo 2 approvato, 1.200,00 € + IVA 264,00");
        told.amount = None;
        assert_eq!(quote(&words, &told), "preventivo 2 approvato", "for a reader who is not to see it");
    }

    #[test]
    fn parts_are_expected_while_work_waits_for_them() {
        let words = Words::italian();
        let day = "2026-11-25".parse().ok();
        let mut request = PartsRequest::asked(1, "2026-11-23T09:00:00Z".parse().unwrap(), day);
        assert_eq!(parts(&words, &request), "ricambi chiesti, attesi il 25/11/2026");
        for status in PartsStatus::ALL {
            request.status = status;
            assert!(!parts(&words, &request).contains('‹'), "{}", status.code());
        }
        assert!(!parts(&words, &request).contains("attesi il"));
    }

    #[test]
    fn who_decided_is_told_with_the_way_it_reached_us() {
        let words = Words::italian();
        let directory: Directory = serde_json::from_value(serde_json::json!({
            "sites": [], "technicians": [],
            "requesters": [{"id": 3, "name": "Utente Prova 3", "site": null, "valid_from": null}],
        }))
        .unwrap();
        let told = |by: Option<u64>, how| {
            decision(&words, Decision { by: by.map(RequesterId), how }, &directory)
        };
        assert_eq!(told(Some(3), Some(Channel::CertifiedMail)), "Utente Prova 3, PEC");
        assert_eq!(told(None, Some(Channel::Phone)), "telefono");
        assert_eq!(told(Some(9), None), "", "nobody is invented");
    }
}
