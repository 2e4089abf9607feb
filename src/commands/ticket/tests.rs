//! What is looked at when nothing is said, and how what cannot be meant ends. It asks no server.

use super::*;
use crate::cli::{Command, parse};

fn listed(line: &str) -> TicketFilter {
    let args = ["centralino", "ticket", "list"].into_iter().chain(line.split_whitespace());
    let cli = parse(args.map(Into::into), &Words::italian()).unwrap();
    match cli.command {
        Some(Command::Ticket(Args { what: What::List(args) })) => args.state(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_search_looks_at_what_is_over_too() {
    assert_eq!(listed(""), TicketFilter::Open);
    assert_eq!(listed("--q perdita"), TicketFilter::All);
    assert_eq!(listed("--q perdita --state open"), TicketFilter::Open);
    assert_eq!(listed("--state closed"), TicketFilter::Closed);
}

#[test]
fn a_field_that_is_wrong_is_named_with_what_it_wants() {
    let words = Words::italian();
    let told = |action: &str, set: &[&str]| {
        let set = set.iter().map(|pair| (*pair).to_owned()).collect();
        let typed = Typed { action: action.to_owned(), set, ..Typed::default() };
        untold(&words, &typed.read().unwrap_err())
    };
    for (action, set, wanted) in [
        ("adopt", &[][..], "«call_type» (Tipo): una voce dell'elenco"),
        ("record-inspection", &["covered=forse"], "«forse» non va bene per il campo «covered»"),
        ("dispatch", &["technician=Rossi"], "«Rossi» non va bene per il campo «technician»"),
        ("communicate", &["channel=voce"], "phone, voicemail"),
        ("tell-staff", &["channel=phone", "outcome=boh"], "answered, no-answer, refused"),
        ("approve-parts", &["how=voce"], "phone, voicemail"),
        ("approve-parts", &["by=Rossi"], "il numero di una voce della rubrica"),
        ("check-step", &["passed=true"], "«step» (Passo): una voce dell'elenco"),
        ("check-step", &["step=A", "passed=forse"], "true o false"),
        ("communicate", &["channel=email", "phases=30/11"], "«phases»: un elenco in --json-data"),
        ("complete", &["level=BRE"], "non ha il campo «level»"),
        ("record-order", &[], "order.identification"),
    ] {
        let told = told(action, set);
        assert!(told.contains(wanted) && !told.contains('‹'), "{action}: {told}");
    }
}

#[test]
fn what_was_mistyped_is_told_as_such() {
    let words = Words::italian();
    let now = "2026-11-23T08:40:00Z".parse().unwrap();
    assert!(said("presto", now, &words).unwrap_err().0.contains("presto"));
    let typed = Typed { action: "pippo".to_owned(), ..Typed::default() };
    let error = UsageError(untold(&words, &typed.read().unwrap_err()));
    let failure = crate::commands::failure::explain(&error.into(), &words);
    assert_eq!(failure.exit, crate::commands::failure::USAGE);
    assert!(failure.message.contains("pippo") && failure.message.contains("take-charge"));
}
