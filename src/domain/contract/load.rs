//! Reads a contract file and refuses a wrong one with line, column, field and what was expected. It
//! takes text, not paths: whoever reads the file adds its name.

mod checklists;
mod place;

use std::collections::BTreeMap;
use std::fmt;

use chrono::{NaiveDate, TimeDelta};
use rust_decimal::Decimal;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::charge::LARGEST;
use super::{
    AtSite, Authority, CallEffect, CallType, Checklist, Closing, Contract, Insistence, Level, Penalties,
    Priority, Question, Quotes, Requesters, Rung, Service, Timing,
};
use crate::domain::calendar::Calendar;
use crate::domain::code::Code;
use crate::domain::text::hex;
use place::{at_field, read_error};

/// What is wrong with a contract file. Lines and columns count from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct ContractError {
    pub line: usize,
    pub column: usize,
    /// Path of the field, `priorities[0] (EME).inspection`; empty for the file as a whole.
    pub field: String,
    pub expected: String,
}

impl fmt::Display for ContractError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.line, self.column)?;
        if !self.field.is_empty() {
            write!(f, "{}: ", self.field)?;
        }
        f.write_str(&self.expected)
    }
}

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    contract: Head,
    time: Timing,
    call_types: Vec<CallType>,
    priorities: Vec<Priority>,
    #[serde(default)]
    questions: Vec<Question>,
    #[serde(default)]
    levels: Vec<Level>,
    #[serde(default)]
    services: Vec<Service>,
    calendars: BTreeMap<String, Calendar>,
    #[serde(default)]
    escalation: Vec<Rung>,
    #[serde(default)]
    reminders: Insistence,
    #[serde(default)]
    complaints: Insistence,
    #[serde(default)]
    penalties: Penalties,
    #[serde(default)]
    authority: Authority,
    #[serde(default)]
    requesters: Requesters,
    #[serde(default)]
    quotes: Quotes,
    closing: Closing,
    #[serde(default)]
    checklists: Vec<Checklist>,
    duplicates: Duplicates,
    #[serde(default)]
    notes: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    name: String,
    version: String,
    title: String,
    go_live: toml::value::Datetime,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Duplicates {
    hours: u16,
}

/// Reads and checks a contract.
///
/// # Errors
/// The first thing that is wrong, with its place in the text.
pub fn load(text: &str) -> Result<Contract, ContractError> {
    let file: File = toml::from_str(text).map_err(|error| read_error(text, &error))?;
    let fault = |(field, expected): Fault| at_field(text, field, expected);
    check(&file).map_err(fault)?;
    let go_live = date(&file.contract.go_live).ok_or_else(|| {
        fault(("contract.go_live".to_owned(), "expected a date such as 2026-01-01".to_owned()))
    })?;
    Ok(Contract {
        hash: hex(&Sha256::digest(text.as_bytes())),
        name: file.contract.name,
        version: file.contract.version,
        title: file.contract.title,
        go_live,
        call_types: file.call_types,
        priorities: file.priorities,
        questions: file.questions,
        levels: file.levels,
        services: file.services,
        calendars: file.calendars,
        timing: file.time,
        escalation: file.escalation,
        reminders: file.reminders,
        complaints: file.complaints,
        penalties: file.penalties,
        authority: file.authority,
        requesters: file.requesters,
        quotes: file.quotes,
        closing: file.closing,
        checklists: file.checklists,
        duplicates_within: TimeDelta::hours(i64::from(file.duplicates.hours)),
        notes: file.notes,
        at_site: AtSite::default(),
    })
}

fn date(value: &toml::value::Datetime) -> Option<NaiveDate> {
    let date = value.date.as_ref()?;
    NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
}

/// A field's path and what was expected there.
type Fault = (String, String);

fn check(file: &File) -> Result<(), Fault> {
    unique("call_types", file.call_types.iter().map(|found| &found.code))?;
    unique("priorities", file.priorities.iter().map(|found| &found.code))?;
    unique("questions", file.questions.iter().map(|found| &found.code))?;
    unique("levels", file.levels.iter().map(|found| &found.code))?;
    unique("services", file.services.iter().map(|found| &found.code))?;
    if !file.call_types.iter().any(|found| found.effect == CallEffect::Work) {
        return Err((
            "call_types".to_owned(),
            "expected at least one type with effect \"work\"".to_owned(),
        ));
    }
    if file.priorities.is_empty() {
        return Err(("priorities".to_owned(), "expected at least one priority".to_owned()));
    }
    for (index, found) in file.call_types.iter().enumerate() {
        let Some(code) = &found.priority else { continue };
        if !file.priorities.iter().any(|priority| priority.code == *code) {
            let known = listed(file.priorities.iter().map(|priority| priority.code.as_str()));
            let expected = format!("expected one of {known}, found \"{code}\"");
            return Err((format!("call_types[{index}].priority"), expected));
        }
    }
    for (index, question) in file.questions.iter().enumerate() {
        if !file.priorities.iter().any(|priority| priority.code == question.suggests) {
            let known = listed(file.priorities.iter().map(|priority| priority.code.as_str()));
            let expected = format!("expected one of {known}, found \"{}\"", question.suggests);
            return Err((format!("questions[{index}].suggests"), expected));
        }
    }
    for (index, level) in file.levels.iter().enumerate() {
        if level.at_inspection == level.start.is_some() {
            let expected = "expected either \"at_inspection = true\" or a \"start\"".to_owned();
            return Err((format!("levels[{index}]"), expected));
        }
    }
    for (field, name) in
        [("time.presence", &file.time.presence), ("time.working_hours", &file.time.working_hours)]
    {
        if !file.calendars.contains_key(name) {
            let known = listed(file.calendars.keys().map(String::as_str));
            let expected = format!("expected one of the calendars {known}, found \"{name}\"");
            return Err((field.to_owned(), expected));
        }
    }
    climbs(&file.escalation)?;
    authority(&file.authority)?;
    checklists::check(file)?;
    penalties(file)
}

/// A ladder is climbed from the bottom: who reads it should see it in that order.
fn climbs(ladder: &[Rung]) -> Result<(), Fault> {
    let pairs = ladder.iter().zip(ladder.iter().skip(1));
    match pairs.zip(1..).find(|((lower, upper), _)| lower.at > upper.at) {
        None => Ok(()),
        Some(((lower, upper), index)) => {
            let (lower, upper) = (lower.at.get(), upper.at.get());
            let expected = format!("expected at least the {lower} before it, found {upper}");
            Err((format!("escalation[{index}].at"), expected))
        }
    }
}

/// Levels go up, and what they cover with them.
fn authority(levels: &Authority) -> Result<(), Fault> {
    let sound = Decimal::ZERO..=Decimal::from(LARGEST);
    for (index, step) in levels.0.iter().enumerate() {
        let field = |name: &str| format!("authority[{index}].{name}");
        if step.up_to.is_some_and(|most| !sound.contains(&most)) {
            return Err((field("up_to"), format!("expected an amount from 0 to {LARGEST}")));
        }
        let before = index.checked_sub(1).and_then(|before| levels.0.get(before));
        let lowest = before.map_or(1, |before| before.level.saturating_add(1));
        if step.level < lowest {
            return Err((field("level"), format!("expected at least {lowest}, found {}", step.level)));
        }
        match before.map(|before| before.up_to) {
            Some(None) => {
                let expected = "expected nothing above a level that covers any amount".to_owned();
                return Err((field("level"), expected));
            }
            Some(Some(least)) if step.up_to.is_some_and(|most| most <= least) => {
                return Err((field("up_to"), format!("expected more than the {least} before it")));
            }
            _ => {}
        }
    }
    Ok(())
}

fn penalties(file: &File) -> Result<(), Fault> {
    if file.penalties.needs_a_base() && file.penalties.base.is_none() {
        let expected = "expected \"base\", the amount that percentages are taken of".to_owned();
        return Err(("penalties".to_owned(), expected));
    }
    let sound = Decimal::ZERO..=Decimal::from(LARGEST);
    if file.penalties.base.is_some_and(|base| !sound.contains(&base)) {
        let expected = format!("expected an amount from 0 to {LARGEST}");
        return Err(("penalties.base".to_owned(), expected));
    }
    let priorities: Vec<&Code> = file.priorities.iter().map(|found| &found.code).collect();
    let levels: Vec<&Code> = file.levels.iter().map(|found| &found.code).collect();
    for (index, rule) in file.penalties.rules.iter().enumerate() {
        for (field, codes, known) in
            [("priorities", &rule.priorities, &priorities), ("levels", &rule.levels, &levels)]
        {
            if let Some(code) = codes.iter().find(|code| !known.contains(code)) {
                let known = listed(known.iter().map(|code| code.as_str()));
                let expected = format!("expected some of {known}, found \"{code}\"");
                return Err((format!("penalties.rules[{index}].{field}"), expected));
            }
        }
    }
    Ok(())
}

fn unique<'c>(table: &str, codes: impl Iterator<Item = &'c Code>) -> Result<(), Fault> {
    let mut seen = Vec::new();
    for (index, code) in codes.enumerate() {
        if seen.contains(&code) {
            let expected = format!("expected a code of its own, \"{code}\" stands there twice");
            return Err((format!("{table}[{index}].code"), expected));
        }
        seen.push(code);
    }
    Ok(())
}

fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contract::shipped;

    fn health() -> &'static str {
        shipped::texts().first().copied().unwrap()
    }

    /// What a wrong file is told, after one change to the right one.
    fn told(from: &str, to: &str) -> String {
        let right = health();
        assert!(right.contains(from), "the file has no {from}");
        load(&right.replacen(from, to, 1)).unwrap_err().to_string()
    }

    #[test]
    fn every_shipped_contract_is_right() {
        for text in shipped::texts() {
            load(text).unwrap();
        }
    }

    #[test]
    fn the_health_contract_has_what_the_clauses_fix() {
        let contract = load(health()).unwrap();
        let types: Vec<_> = contract.call_types.iter().map(|t| t.code.as_str()).collect();
        assert_eq!(types, ["RI", "OI", "CF", "CS", "IS", "CI", "SO", "RE"]);
        let inspections: Vec<_> = contract
            .priorities
            .iter()
            .filter_map(|p| p.inspection.as_ref())
            .map(|t| t.within.to_string())
            .collect();
        assert_eq!(inspections, ["60 min", "120 min", "24 working hours"]);
        assert_eq!(contract.timing.presence, "presence");
    }

    #[test]
    fn a_wrong_file_is_refused_with_line_field_and_what_was_expected() {
        let table = [
            (
                "inspection = \"60 min\"",
                "inspection = \"an hour\"",
                "priorities[0] (EME).inspection",
                "N working hours",
            ),
            ("effect = \"order\"", "effect = \"buy\"", "call_types[1] (OI).effect", "work"),
            ("presence = \"presence\"", "presence = \"dawn\"", "time.presence", "office, presence"),
            ("code = \"OI\"", "code = \"RI\"", "call_types[1] (RI).code", "twice"),
            ("rank = 1", "rank = \"first\"", "priorities[0] (EME).rank", "expected u8"),
            (
                "suggests = \"EME\"",
                "suggests = \"XXX\"",
                "questions[0] (RISCHIO).suggests",
                "EME, URG, NES",
            ),
            ("08:00-19:00", "08:00-25:00", "calendars.presence", "24:00"),
            ("hours = 24", "hours = 24\ndays = 2", "duplicates.days", "unknown field"),
            ("go_live = 2026-01-01", "go_live = 09:00:00", "contract.go_live", "a date"),
            (
                "start = \"5 working days\"",
                "start = \"5 days\"",
                "levels[1] (BRE).start",
                "N calendar days",
            ),
            (
                "taking_charge = { within = \"15 min\", clause = \"nostro\" }",
                "taking_charge = { within = \"15 min\", cause = \"nostro\" }",
                "priorities[0] (EME).taking_charge",
                "within",
            ),
            ("reopened = \"resume\"", "reopened = \"again\"", "time.reopened", "separate"),
            ("days_end_at = \"midnight\"", "days_end_at = \"noon\"", "time.days_end_at", "closing"),
            ("late_entry_hours = 72", "late_entry_hours = -1", "time.late_entry_hours", "u32"),
            ("at = 75", "at = 101", "escalation[1].at", "from 1 to 100"),
            ("at = 75", "at = 40", "escalation[1].at", "at least the 50"),
            ("tell = \"operator\"", "tell = \"boss\"", "escalation[0].tell", "supervisor"),
            ("tell_from = 3", "tell_from = 0", "reminders.tell_from", "nonzero"),
            ("advance_minutes = 30", "advance_minutes = \"x\"", "reminders.advance_minutes", "u32"),
            ("cap_per_month = \"10 %\"", "cap_per_month = \"10\"", "penalties.cap_per_month", "N EUR"),
            (
                "charge = \"25.00 EUR per started day\"",
                "charge = \"25.00 EUR per week\"",
                "penalties.rules[1].charge",
                "per [started] day",
            ),
            (
                "priorities = [\"EME\", \"URG\"]",
                "priorities = [\"EME\", \"ZZZ\"]",
                "penalties.rules[0].priorities",
                "EME, URG, NES",
            ),
            (
                "milestone = \"execution-start\"",
                "milestone = \"execution\"",
                "penalties.rules[2].milestone",
                "execution-end",
            ),
            ("base = \"100000.00\"", "base = \"much\"", "penalties.base", "Decimal"),
            ("base = \"100000.00\"", "base = \"-1.00\"", "penalties.base", "from 0 to"),
            ("base = \"100000.00\"", "base = \"1000000000.01\"", "penalties.base", "from 0 to"),
        ];
        for (from, to, field, expected) in table {
            let told = told(from, to);
            assert!(told.contains(&format!(" {field}")), "{to}: {told}");
            assert!(told.contains(expected), "{to}: {told}");
            let line = told.split(':').next().unwrap().parse::<usize>().unwrap();
            let changed = health().replacen(from, to, 1);
            let near = changed.lines().nth(line - 1).unwrap();
            assert!(to.contains(near.trim()) || near.contains(to.trim_matches('"')), "{line}: {near}");
        }
    }

    #[test]
    fn levels_that_cover_less_than_those_below_are_refused() {
        let table = [
            (
                "level = 2\nup_to = \"10.00\"\n[[authority]]\nlevel = 2",
                "authority[1].level",
                "at least 3",
            ),
            ("level = 0", "authority[0].level", "at least 1"),
            ("level = 1\n[[authority]]\nlevel = 2", "authority[1].level", "nothing above"),
            (
                "level = 1\nup_to = \"10.00\"\n[[authority]]\nlevel = 2\nup_to = \"10.00\"",
                "authority[1].up_to",
                "more than the 10.00",
            ),
            ("level = 1\nup_to = \"-0.01\"", "authority[0].up_to", "from 0 to"),
            ("level = 1\nup_to = \"much\"", "authority[0].up_to", "Decimal"),
        ];
        for (levels, field, expected) in table {
            let told = told("[closing]", &format!("[[authority]]\n{levels}\n\n[closing]"));
            assert!(told.contains(&format!(" {field}: ")), "{levels}: {told}");
            assert!(told.contains(expected), "{levels}: {told}");
        }
    }

    #[test]
    fn a_file_that_is_not_toml_is_refused_with_its_line() {
        let error = load("[contract]\nname = \n").unwrap_err();
        assert_eq!(error.line, 2);
    }
}
