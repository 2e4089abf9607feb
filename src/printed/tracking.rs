//! The tracking of a request (S10) as a document: every stage, reached or not, what was found, what was communicated.

use super::document::Document;
use super::{Source, said};
use crate::domain::communication::{self, Phase, Sending};
use crate::domain::finding::Finding;
use crate::domain::text::{TextField, Texts};
use crate::domain::time::{self, Timestamp};
use crate::domain::tracking::{Communicated, How, Reached, Tracking};
use crate::explained::moment;

/// The document as of `now` (UTC), which decides only whether a message has left.
pub fn document(source: &Source<'_>, now: Timestamp) -> Document {
    let tracking = Tracking::of(source.ticket(), now);
    let number = [("number", tracking.number.0.into())];
    let mut document = source.titled(source.words.say_with("printed-tracking", &number));
    document.heading(source.say("printed-intervention"));
    let mut facts = source.intervention();
    let after = tracking.taken_in_charge_after.map(|seconds| source.elapsed(seconds));
    facts.push(source.fact("printed-charge-after", after.unwrap_or_default()));
    document.facts(facts);
    document.heading(source.say("printed-stages"));
    let headings = |keys: &[&str]| keys.iter().map(|key| source.say(key)).collect::<Vec<_>>();
    let stages = tracking.stages.iter().map(|stage| self::stage(source, stage)).collect();
    document.table(headings(&["printed-stage", "printed-when", "printed-marks"]), stages);
    if !tracking.findings.is_empty() {
        document.heading(source.say("printed-findings"));
        let rows = tracking.findings.iter().map(|finding| found(source, finding)).collect();
        document.table(headings(&["printed-when", "printed-found"]), rows);
    }
    if !tracking.communications.is_empty() {
        document.heading(source.say("printed-communications"));
        let rows = tracking.communications.iter().map(|told| communicated(source, told)).collect();
        let columns = ["printed-when", "printed-channel", "printed-message", "printed-sending"];
        document.table(headings(&columns), rows);
    }
    document
}

fn stage(source: &Source<'_>, stage: &Reached) -> Vec<String> {
    let name = source.say(&format!("stage-{}", stage.stage.code()));
    match stage.how {
        How::Yes(met) => {
            let (at, marks) = source.met(met);
            vec![name, at, marks]
        }
        how => vec![name, source.say(&format!("reached-{}", how.code())), String::new()],
    }
}

/// What was found on one occasion, and nothing that was known before.
fn found(source: &Source<'_>, finding: &Finding) -> Vec<String> {
    let covered =
        finding.covered.map(|covered| source.say(if covered { "covered" } else { "not-covered" }));
    let at = |key: &str, at: Option<Timestamp>| {
        at.map(|at| format!("{} {}", source.say(key), moment::full(at)))
    };
    let note = said(&source.written(finding.entry), TextField::Note);
    let told = [
        finding.level.as_ref().map(|level| source.level(level)),
        covered,
        at("printed-found-start", finding.planned_start),
        at("printed-found-end", finding.estimated_end),
        Some(note).filter(|note| !note.is_empty()),
    ];
    let told: Vec<String> = told.into_iter().flatten().collect();
    let (when, marks) = source.met(finding.met);
    let when = if marks.is_empty() { when } else { format!("{when} ({marks})") };
    vec![when, told.join("; ")]
}

fn communicated(source: &Source<'_>, told: &Communicated) -> Vec<String> {
    let communication = &told.communication;
    let texts = source.written(communication.entry);
    let message = said(&texts, TextField::Message);
    let plan = phases(&texts, &communication.phases);
    let message: Vec<String> = [message].into_iter().chain(plan).filter(|it| !it.is_empty()).collect();
    vec![
        moment::full(communication.at),
        source.say(&format!("channel-{}", communication.channel.code())),
        message.join("; "),
        sending(source.words, told.sending),
    ]
}

/// The names of phases of a communication with their days, one after the other.
fn phases(texts: &Texts, phases: &[Phase]) -> Vec<String> {
    let names = communication::names(texts);
    let told = phases.iter().enumerate().map(|(at, phase)| {
        let name = names.get(at).copied().unwrap_or_default();
        let days = match phase.from == phase.to {
            true => moment::day(phase.from),
            false => format!("{}–{}", moment::day(phase.from), moment::day(phase.to)),
        };
        format!("{days} {name}").trim().to_owned()
    });
    told.collect()
}

/// `da inviare`, `inviata 10:42:05`: seconds, since they are what is waited for.
pub fn sending(words: &crate::words::Words, sending: Sending) -> String {
    let at = match sending {
        Sending::Told { at } | Sending::Sent { at } | Sending::Waiting { leaves_at: at } => at,
    };
    let at = time::local(at, time::ZONE).format("%H:%M:%S").to_string();
    words.say_with(&format!("sending-{}", sending.code()), &[("time", at.into())])
}
