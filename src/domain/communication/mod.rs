//! A communication to the client (S4.10): the channel, the phases of the work with their days, and whether it has left.
//! It holds no words; message and phases are sealed with its entry. [`typed`] is how people write the phases.

pub mod typed;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::channel::Channel;
use super::refusal::{Need, Refusal};
use super::text::{TextField, Texts};
use super::time::{Timestamp, UNDO_WITHIN, outside};

/// The most phases that one communication has.
pub const MOST_PHASES: usize = 50;

/// Between the names of the phases, which travel as one text.
pub const BETWEEN: char = ';';

/// One phase of the work as it is planned; its name is among the words, in the order of the phases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Phase {
    pub from: NaiveDate,
    /// The last day, which is counted.
    pub to: NaiveDate,
}

/// What was communicated, as its ticket keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Communication {
    /// The entry of the log that it is; its words are its own.
    pub entry: u64,
    /// When it is said to have been made (UTC).
    #[serde(deserialize_with = "outside::instant")]
    pub at: Timestamp,
    /// When it was written down (UTC): the five seconds count from here.
    #[serde(deserialize_with = "outside::instant")]
    pub recorded_at: Timestamp,
    pub channel: Channel,
    #[serde(default)]
    pub phases: Vec<Phase>,
}

/// Whether a communication has reached anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Sending {
    /// It was said to somebody, who knows it.
    Told {
        #[serde(deserialize_with = "outside::instant")]
        at: Timestamp,
    },
    /// It is still here, and may be taken back.
    Waiting {
        #[serde(deserialize_with = "outside::instant")]
        leaves_at: Timestamp,
    },
    /// It left, and nothing takes it back.
    Sent {
        #[serde(deserialize_with = "outside::instant")]
        at: Timestamp,
    },
}

impl Sending {
    /// Its stable name, in the locale as `sending-…`.
    pub fn code(self) -> &'static str {
        match self {
            Sending::Told { .. } => "told",
            Sending::Waiting { .. } => "waiting",
            Sending::Sent { .. } => "sent",
        }
    }
}

/// Whether what goes by this channel is a message that leaves the centre: what is said was heard at once.
pub fn leaves(channel: Channel) -> bool {
    match channel {
        Channel::Email | Channel::Fax | Channel::CertifiedMail | Channel::Sms => true,
        Channel::Phone | Channel::Voicemail | Channel::InPerson => false,
    }
}

/// When a message that was recorded then leaves the centre (UTC); none for what is said.
pub fn leaves_at(channel: Channel, recorded_at: Timestamp) -> Option<Timestamp> {
    leaves(channel).then(|| recorded_at + UNDO_WITHIN)
}

impl Communication {
    /// Whether it has reached anybody by `now` (UTC). One that was taken back is no communication any more.
    pub fn sending(&self, now: Timestamp) -> Sending {
        match leaves_at(self.channel, self.recorded_at) {
            None => Sending::Told { at: self.at },
            Some(leaves_at) if now < leaves_at => Sending::Waiting { leaves_at },
            Some(at) => Sending::Sent { at },
        }
    }
}

/// The names of the phases, in their order.
pub fn names(texts: &Texts) -> Vec<&str> {
    let words = texts.get(&TextField::Phases).map_or("", String::as_str);
    words.split(BETWEEN).map(str::trim).filter(|name| !name.is_empty()).collect()
}

/// The phases of a communication have a name each, and none ends before it begins. A communication without any is
/// one whose message says it all.
///
/// # Errors
/// The phase that is wrong, counted from 0, or `phases` where the names are not as many.
pub fn check(phases: &[Phase], texts: &Texts) -> Result<(), Refusal> {
    if phases.len() > MOST_PHASES {
        return Err(Refusal::invalid(TextField::Phases.code(), Need::FewerLines));
    }
    if let Some(at) = phases.iter().position(|phase| phase.to < phase.from) {
        return Err(Refusal::invalid(&format!("phases[{at}].to"), Need::NotBeforeStart));
    }
    match names(texts).len() {
        named if named == phases.len() => Ok(()),
        0 => Err(Refusal::missing(TextField::Phases.code(), Need::Text)),
        _ => Err(Refusal::invalid(TextField::Phases.code(), Need::NamePerPhase)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    fn communicated(channel: Channel) -> Communication {
        let recorded_at = "2026-11-23T09:00:00Z".parse().unwrap();
        let at = "2026-11-23T08:50:00Z".parse().unwrap();
        Communication { entry: 7, at, recorded_at, channel, phases: Vec::new() }
    }

    #[test]
    fn a_message_leaves_five_seconds_after_it_was_recorded_and_what_is_said_at_once() {
        let recorded_at = communicated(Channel::Email).recorded_at;
        let written = [Channel::Email, Channel::Fax, Channel::CertifiedMail, Channel::Sms];
        for channel in Channel::ALL {
            let told = communicated(channel);
            for (milliseconds, left) in [(0, false), (4_999, false), (5_000, true), (60_000, true)] {
                let sending = told.sending(recorded_at + TimeDelta::milliseconds(milliseconds));
                let expected = match (written.contains(&channel), left) {
                    (false, _) => Sending::Told { at: told.at },
                    (true, true) => Sending::Sent { at: recorded_at + UNDO_WITHIN },
                    (true, false) => Sending::Waiting { leaves_at: recorded_at + UNDO_WITHIN },
                };
                assert_eq!(sending, expected, "{channel:?} after {milliseconds} ms");
            }
        }
    }

    fn phase(from: &str, to: &str) -> Phase {
        Phase { from: from.parse().unwrap(), to: to.parse().unwrap() }
    }

    #[test]
    fn every_phase_has_a_name_and_ends_after_it_begins() {
        let named = |names: &str| Texts::from([(TextField::Phases, names.to_owned())]);
        let field = |phases: &[Phase], names: &str| {
            check(phases, &named(names)).err().and_then(|refusal| refusal.field().map(str::to_owned))
        };
        let one = phase("2026-11-30", "2026-12-02");
        assert_eq!(field(&[], ""), None);
        assert_eq!(field(&[one], "smontaggio"), None);
        assert_eq!(field(&[one], ""), Some("phases".into()));
        assert_eq!(field(&[one], "smontaggio; montaggio"), Some("phases".into()));
        assert_eq!(field(&[], "smontaggio"), Some("phases".into()));
        let wrong = phase("2026-12-02", "2026-11-30");
        assert_eq!(field(&[one, wrong], "a; b"), Some("phases[1].to".into()));
        assert_eq!(field(&vec![one; MOST_PHASES + 1], "a"), Some("phases".into()));
    }
}
