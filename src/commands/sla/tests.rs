//! Deadlines before the fact, as the command tells them, against golden values that were computed by stepping
//! minutes on the UTC line (Europe/Rome, Italian national holidays, no patron saint). No test asks a server.

use super::*;
use crate::cli::{Command, parse};
use crate::domain::contract::shipped;
use crate::tui::text;

fn args(line: &[&str]) -> due::Args {
    let line = ["centralino", "sla", "due"].into_iter().chain(line.iter().copied());
    let cli = parse(line.map(Into::into), &Words::italian()).unwrap();
    match cli.command {
        Some(Command::Sla(Args { what: What::Due(args) })) => args,
        other => panic!("{other:?}"),
    }
}

async fn lines(line: &[&str]) -> Result<Vec<String>> {
    let args = args(line);
    assert!(!args.needs_a_server().unwrap(), "{line:?}");
    due::lines(&args, None, "2026-12-04T12:00:00Z".parse().unwrap(), &Words::italian()).await
}

async fn refused(line: &[&str]) -> String {
    let failure = lines(line).await.unwrap_err();
    crate::commands::failure::explain(&failure, &Words::italian()).message
}

/// The deadline with its offset, as the JSON has it.
async fn due(line: &[&str]) -> String {
    let told = lines(&[line, &["--json"]].concat()).await.unwrap();
    assert_eq!(told.len(), 1, "{told:?}");
    let told: serde_json::Value = serde_json::from_str(&told[0]).unwrap();
    let (local, utc) = (told["due_local"].as_str().unwrap(), told["due"].as_str().unwrap());
    let instant = |text: &str| text.parse::<Timestamp>().unwrap();
    assert!(utc.ends_with('Z') && instant(utc) == instant(local), "{utc} {local}");
    let steps = told["steps"].as_array().unwrap();
    assert_eq!(steps[0]["from"], told["started_at"], "{steps:?}");
    assert_eq!(steps[steps.len() - 1]["to"], told["due"], "{steps:?}");
    local.to_owned()
}

/// The shipped contract with these texts in place of others, as a file.
fn variant(changes: &[(&str, &str)]) -> tempfile::NamedTempFile {
    let mut text = shipped::texts()[0].to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    let file = tempfile::Builder::new().suffix(".toml").tempfile().unwrap();
    std::fs::write(file.path(), text).unwrap();
    file
}

#[tokio::test]
async fn real_minutes_pass_through_every_change_of_the_clocks() {
    for (priority, called_at, want) in [
        ("EME", "2026-03-29T01:30+01:00", "2026-03-29T03:30:00+02:00"),
        ("EME", "2026-10-25T02:30+02:00", "2026-10-25T02:30:00+01:00"),
        ("URG", "2026-10-25T01:30+02:00", "2026-10-25T02:30:00+01:00"),
        ("URG", "2027-03-28T01:15+01:00", "2027-03-28T04:15:00+02:00"),
    ] {
        let line = ["--contract", "azienda-sanitaria", "--priority", priority, "--called-at", called_at];
        let line = [&line[..], &["--milestone", "inspection"]].concat();
        assert_eq!(due(&line).await, want, "{priority} {called_at}");
    }
}

#[tokio::test]
async fn twenty_four_working_hours_in_their_three_readings() {
    let office = variant(&[]);
    let presence = variant(&[("working_hours = \"office\"", "working_hours = \"presence\"")]);
    let clock = variant(&[("[\"08:00-18:00\"]", "[\"00:00-24:00\"]")]);
    for (called_at, a, b, c) in [
        (
            "2026-12-04 16:30",
            "2026-12-10T10:30+01:00",
            "2026-12-06T18:30+01:00",
            "2026-12-07T16:30+01:00",
        ),
        (
            "24/12/2026 15:00",
            "2026-12-30T09:00+01:00",
            "2026-12-26T17:00+01:00",
            "2026-12-28T15:00+01:00",
        ),
        (
            "2026-10-23T17:00+02:00",
            "2026-10-28T11:00+01:00",
            "2026-10-25T19:00+01:00",
            "2026-10-26T17:00+01:00",
        ),
        (
            "2026-11-28T03:10",
            "2026-12-02T12:00+01:00",
            "2026-11-30T10:00+01:00",
            "2026-12-01T00:00+01:00",
        ),
        (
            "2027-10-01T10:00",
            "2027-10-06T14:00+02:00",
            "2027-10-03T12:00+02:00",
            "2027-10-05T10:00+02:00",
        ),
        (
            "2024-10-03T10:00",
            "2024-10-07T14:00+02:00",
            "2024-10-05T12:00+02:00",
            "2024-10-04T10:00+02:00",
        ),
    ] {
        for (contract, want) in [(&office, a), (&presence, b), (&clock, c)] {
            let path = contract.path().to_str().unwrap();
            let line = ["--contract", path, "--priority", "NES", "--called-at", called_at];
            let told = due(&[&line[..], &["--milestone", "inspection"]].concat()).await;
            let want = want.replacen('+', ":00+", 1);
            assert_eq!(told, want, "{called_at} {path}");
        }
    }
}

#[tokio::test]
async fn five_working_days_with_and_without_saturday() {
    let monday_to_friday = variant(&[]);
    let saturday = variant(&[("saturday_counts = false", "saturday_counts = true")]);
    for (approved, without, with) in [
        ("2026-12-03", "2026-12-12T00:00:00+01:00", "2026-12-11T00:00:00+01:00"),
        ("2026-12-22", "2026-12-31T00:00:00+01:00", "2026-12-31T00:00:00+01:00"),
        ("2027-10-01", "2027-10-12T00:00:00+02:00", "2027-10-09T00:00:00+02:00"),
    ] {
        // A deadline in days is the end of its day: the midnight after it.
        for (contract, want) in [(&monday_to_friday, without), (&saturday, with)] {
            let (path, at) = (contract.path().to_str().unwrap(), format!("{approved}T11:00"));
            let line = ["--contract", path, "--priority", "NES", "--called-at", &at, "--level", "BRE"];
            let more = ["--approved-at", &at, "--milestone", "execution-start"];
            assert_eq!(due(&[&line[..], &more].concat()).await, want, "{approved}");
        }
    }
}

const REQUEST: [&str; 6] =
    ["--contract", "azienda-sanitaria", "--priority", "NES", "--called-at", "2026-12-04T16:30"];

#[tokio::test]
async fn a_page_fits_eighty_columns_and_says_what_did_not_count() {
    let more = ["--level", "BRE", "--approved-at", "2026-12-04 17:00", "--patron", "12-07"];
    let told = lines(&[&REQUEST[..], &more].concat()).await.unwrap().join("\n");
    for words in [
        "Presa in carico: 4 ore lavorative",
        "Sopralluogo: 24 ore lavorative",
        "Inizio dei lavori: 5 giorni lavorativi",
        "festivo: Immacolata Concezione",
        "festivo: festa del patrono",
        "ven 11/12/2026 10:30 +01:00 (2026-12-11T09:30:00Z)",
        "azienda-sanitaria 2026.3",
        "S3.13",
        "orario «office»: lun–ven 08:00–18:00",
    ] {
        assert!(told.contains(words), "{words} in:\n{told}");
    }
    assert!(!told.contains('‹') && !told.contains("Stato"), "{told}");
    let wide: Vec<&str> = told.lines().filter(|line| text::width(line) > 80).collect();
    assert!(wide.is_empty(), "{wide:?}");
}

#[tokio::test]
async fn what_cannot_be_meant_is_named_with_what_was_expected() {
    let change = |option: &str, value: &'static str| {
        let mut line = REQUEST;
        let at = line.iter().position(|word| *word == option).unwrap();
        line[at + 1] = value;
        line
    };
    for (line, expected) in [
        (change("--priority", "ROSSO"), &["--priority", "ROSSO", "EME, URG, NES"][..]),
        (change("--called-at", "31/02/2026 10:00"), &["--called-at", "31/02/2026", "non esiste"]),
        (change("--called-at", "5/12 10:00"), &["--called-at", "futuro"]),
        (change("--called-at", "domani"), &["--called-at", "domani", "04/12/2026 16:30"]),
        (change("--called-at", "2026-03-29T02:30"), &["--called-at", "2026-03-29T02:30", "non esiste"]),
        (change("--called-at", "25/10/2026 02:30"), &["--called-at", "+02:00", "+01:00"]),
        (change("--called-at", "2199-12-31T12:00"), &["1900–2199"]),
    ] {
        let told = refused(&line).await;
        assert!(expected.iter().all(|words| told.contains(words)), "{told}");
    }
    let with = |more: &[&'static str]| [&REQUEST[..], more].concat();
    for (line, expected) in [
        (with(&["--level", "XXX", "--approved-at", "2026-12-05 9:00"]), "IND, BRE, MED, LUN"),
        (with(&["--approved-at", "2026-12-01 9:00"]), "04/12/2026 16:30"),
        (with(&["--milestone", "quote-sent"]), "taking-charge, inspection, execution-start"),
        (with(&["--milestone", "execution-start"]), "--approved-at"),
    ] {
        let told = refused(&line).await;
        assert!(told.contains(expected), "{told}");
    }
}

#[tokio::test]
async fn what_people_type_is_understood() {
    let inspection = ["--milestone", "inspection"];
    for (called_at, want) in [
        ("9:40", "2026-12-04T10:40:00+01:00"),
        ("ieri 9:40", "2026-12-03T10:40:00+01:00"),
        ("19:40", "2026-12-03T20:40:00+01:00"),
        ("25/10/2026 02:30 +02:00", "2026-10-25T02:30:00+01:00"),
    ] {
        let line = ["--contract", "azienda-sanitaria", "--priority", "eme", "--called-at", called_at];
        assert_eq!(due(&[&line[..], &inspection].concat()).await, want, "{called_at}");
    }
    let told = lines(&[&REQUEST[..], &["--patron", "7/12"], &inspection].concat()).await.unwrap();
    assert!(told[0].contains("lun 07/12/2026"), "{told:?}");
}

#[tokio::test]
async fn a_patron_that_nobody_named_is_said_to_be_left_out_where_one_would_count() {
    let told = |line: Vec<&'static str>| async move { lines(&line).await.unwrap().join("\n") };
    let left_out = "non indicato, non contato";
    assert!(told(REQUEST.to_vec()).await.contains(left_out));
    assert!(!told([&REQUEST[..], &["--patron", "7/12"]].concat()).await.contains(left_out));
    let mut by_the_clock = REQUEST;
    by_the_clock[3] = "EME";
    assert!(!told(by_the_clock.to_vec()).await.contains(left_out));
}

#[test]
fn only_what_the_server_alone_knows_asks_it() {
    let asks = |more: &[&'static str]| args(&[&REQUEST[..], more].concat()).needs_a_server().unwrap();
    assert!(!asks(&[]) && !asks(&["--patron", "12-07"]));
    assert!(asks(&["--site", "3"]));
    assert!(
        args(&["--contract", "altro", "--priority", "X", "--called-at", "x"]).needs_a_server().unwrap()
    );
}

#[test]
fn a_comparison_wants_two_contracts() {
    let words = Words::italian();
    let read = |count: usize| {
        let line = ["centralino", "sla", "compare"].into_iter();
        let line = line.chain(std::iter::repeat_n(["--contract", "azienda-sanitaria"], count).flatten());
        match parse(line.map(Into::into), &words).unwrap().command {
            Some(Command::Sla(Args { what: What::Compare(args) })) => args.two(&words),
            other => panic!("{other:?}"),
        }
    };
    assert!(read(2).is_ok());
    for (count, told) in [(1, "ce n'è uno"), (3, "ce ne sono 3")] {
        assert!(read(count).unwrap_err().0.contains(told));
    }
}
