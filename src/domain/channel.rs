//! The ways between people and the centre.

use serde::{Deserialize, Serialize};

/// How a request reached us (S9.3), and how we reach people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    Phone,
    Voicemail,
    Email,
    Fax,
    /// A walk-in or a desk next door.
    InPerson,
    /// Certified mail (PEC).
    CertifiedMail,
    /// A text message.
    Sms,
}

impl Channel {
    pub const ALL: [Channel; 7] = [
        Channel::Phone,
        Channel::Voicemail,
        Channel::Email,
        Channel::Fax,
        Channel::InPerson,
        Channel::CertifiedMail,
        Channel::Sms,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Channel::Phone => "phone",
            Channel::Voicemail => "voicemail",
            Channel::Email => "email",
            Channel::Fax => "fax",
            Channel::InPerson => "in-person",
            Channel::CertifiedMail => "certified-mail",
            Channel::Sms => "sms",
        }
    }
}
