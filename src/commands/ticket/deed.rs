//! An action as it is typed on a command line, made into the one that crosses HTTP. It drops nothing:
//! a field that the action does not have is refused.

use serde_json::{Map, Value};

use crate::domain::action::{Action, Deed, Verb};
use crate::domain::text::{TextField, Texts};

/// What was typed.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    pub action: String,
    /// `field=value`; of an order's block `order.total=120`.
    pub set: Vec<String>,
    /// `field=words`.
    pub text: Vec<String>,
    /// A JSON object: the same fields, and `texts`.
    pub data: Option<String>,
}

/// Why it is no action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Untold {
    UnknownAction {
        found: String,
        known: String,
    },
    /// Neither `field=value` nor a JSON object.
    Unreadable {
        found: String,
    },
    UnknownField {
        field: String,
        known: String,
    },
    UnknownText {
        field: String,
        known: String,
    },
    /// A field that the action cannot be without.
    Missing {
        field: String,
    },
    /// A field that holds something else.
    Wrong {
        field: String,
        found: String,
    },
    /// Anything else that is wrong with the data: the reader's own words.
    Data {
        told: String,
    },
}

impl Typed {
    /// # Errors
    /// See [`Untold`].
    pub fn read(&self) -> Result<Action, Untold> {
        let verb = Verb::named(&self.action).ok_or_else(|| Untold::UnknownAction {
            found: self.action.clone(),
            known: Verb::ALL.map(Verb::code).join(", "),
        })?;
        let mut fields = match &self.data {
            Some(text) => object(text)?,
            None => Map::new(),
        };
        let mut texts = Texts::new();
        if let Some(Value::Object(worded)) = fields.remove("texts") {
            for (field, value) in worded {
                let words = value.as_str().ok_or_else(|| unreadable(&value.to_string()))?;
                texts.insert(text_field(&field)?, words.to_owned());
            }
        }
        for pair in &self.set {
            let (field, value) = split(pair)?;
            put(&mut fields, field, valued(field, value));
        }
        for pair in &self.text {
            let (field, words) = split(pair)?;
            texts.insert(text_field(field)?, words.to_owned());
        }
        Ok(Action { deed: deed(verb, fields)?, texts })
    }
}

fn unreadable(found: &str) -> Untold {
    Untold::Unreadable { found: found.to_owned() }
}

fn object(text: &str) -> Result<Map<String, Value>, Untold> {
    serde_json::from_str(text).map_err(|_| unreadable(text))
}

fn split(pair: &str) -> Result<(&str, &str), Untold> {
    pair.split_once('=').filter(|(field, _)| !field.is_empty()).ok_or_else(|| unreadable(pair))
}

fn text_field(field: &str) -> Result<TextField, Untold> {
    TextField::ALL.into_iter().find(|known| known.code() == field).ok_or_else(|| {
        let known = TextField::ALL.map(TextField::code).join(", ");
        Untold::UnknownText { field: field.to_owned(), known }
    })
}

/// Directory numbers and answers are no strings in JSON; everything else is.
fn valued(field: &str, value: &str) -> Value {
    match field {
        "covered" | "on_call" | "passed" => match value {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            other => Value::from(other),
        },
        "level" | "priority" | "service" | "call_type" | "step" => {
            Value::from(value.to_ascii_uppercase())
        }
        "technician" | "site" | "by" => value.parse::<u64>().map_or_else(|_| value.into(), Value::from),
        _ => Value::from(value),
    }
}

/// Puts a value at a path with dots.
fn put(fields: &mut Map<String, Value>, path: &str, value: Value) {
    match path.split_once('.') {
        None => {
            fields.insert(path.to_owned(), value);
        }
        Some((first, rest)) => {
            let inner = fields.entry(first).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(inner) = inner {
                put(inner, rest, value);
            }
        }
    }
}

/// Reads the data of a verb, and makes sure that each field that was given is one that it has.
fn deed(verb: Verb, fields: Map<String, Value>) -> Result<Deed, Untold> {
    let given: Vec<String> = fields.keys().cloned().collect();
    let mut value = fields;
    value.insert("action".to_owned(), Value::from(verb.code()));
    let untold = |error: serde_json::Error| Untold::Data { told: error.to_string() };
    let deed: Deed = read(&value).map_err(|error| culprit(&value, &error))?;
    let read = serde_json::to_value(&deed).map_err(untold)?;
    let mut known: Vec<&str> = read
        .as_object()
        .map(|read| read.keys().map(String::as_str).filter(|field| *field != "action").collect())
        .unwrap_or_default();
    if deed.decision().is_some() {
        // Written only where it is known.
        known.extend(["by", "how"].into_iter().filter(|field| read.get(field).is_none()));
    }
    match given.into_iter().find(|field| !known.contains(&field.as_str())) {
        Some(field) => Err(Untold::UnknownField { field, known: known.join(", ") }),
        None => Ok(deed),
    }
}

fn read(fields: &Map<String, Value>) -> serde_json::Result<Deed> {
    serde_json::from_value(Value::Object(fields.clone()))
}

/// Which field an error is about. The reader names those that are missing only, and what is wrong with the
/// others without which: it is the one without which the reader complains of something else.
fn culprit(fields: &Map<String, Value>, error: &serde_json::Error) -> Untold {
    let told = error.to_string();
    if let Some(field) = told.strip_prefix("missing field `").and_then(|rest| rest.split('`').next()) {
        return Untold::Missing { field: field.to_owned() };
    }
    let other = |field: &&String| {
        let mut without = fields.clone();
        without.remove(*field);
        read(&without).err().is_none_or(|error| error.to_string() != told)
    };
    match fields.keys().filter(|field| *field != "action").find(other) {
        Some(field) => {
            let found = fields.get(field).map(|value| match value {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            });
            Untold::Wrong { field: field.clone(), found: found.unwrap_or_default() }
        }
        None => Untold::Data { told },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::channel::Channel;
    use crate::domain::code::{Code, RequesterId, TechnicianId};
    use crate::domain::decision::Decision;
    use rust_decimal::Decimal;

    fn typed(action: &str, set: &[&str], text: &[&str]) -> Typed {
        let owned = |pairs: &[&str]| pairs.iter().map(|pair| (*pair).to_owned()).collect();
        Typed { action: action.to_owned(), set: owned(set), text: owned(text), data: None }
    }

    #[test]
    fn an_action_is_typed_field_by_field() {
        let action = typed(
            "record-inspection",
            &["level=bre", "covered=true", "planned_start=2026-11-30T08:00:00+01:00"],
            &["note=a = b"],
        );
        let action = action.read().unwrap();
        let Deed::RecordInspection { level, covered, planned_start, estimated_end } = action.deed else {
            panic!("{action:?}");
        };
        let level = level.as_ref().map(Code::as_str);
        assert_eq!((level, covered, estimated_end), (Some("BRE"), Some(true), None));
        assert_eq!(planned_start.unwrap().to_rfc3339(), "2026-11-30T07:00:00+00:00");
        assert_eq!(action.texts[&TextField::Note], "a = b");
    }

    #[test]
    fn numbers_and_amounts_are_read_as_what_they_are() {
        let deed = |action, set: &[&str]| typed(action, set, &[]).read().unwrap().deed;
        let dispatched = Deed::Dispatch { technician: TechnicianId(3), on_call: true };
        assert_eq!(deed("dispatch", &["technician=3", "on_call=true"]), dispatched);
        let (amount, lines) = (Some(Decimal::new(12_050, 2)), Vec::new());
        assert_eq!(deed("send-quote", &["amount=120.50"]), Deed::SendQuote { amount, lines });
        let decision = Decision { by: Some(RequesterId(4)), how: Some(Channel::CertifiedMail) };
        let approved = deed("approve-quote", &["by=4", "how=certified-mail"]);
        assert_eq!(approved, Deed::ApproveQuote(decision));
        assert_eq!(deed("close", &["hours=2"]), Deed::Close { hours: Some(Decimal::TWO) });
        assert_eq!(deed("take-charge", &[]), Deed::TakeCharge { technician: None });
        let step = "AUDIO-OUT".parse().unwrap();
        let passed = deed("check-step", &["step=audio-out", "passed=true"]);
        assert_eq!(passed, Deed::CheckStep { step, passed: true });
        let Deed::RecordOrder { order } = deed(
            "record-order",
            &[
                "order.identification=7",
                "order.planned_start=2026-11-30",
                "order.total=1",
                "order.generated_by=prova",
            ],
        ) else {
            panic!("another deed");
        };
        assert_eq!((order.identification.as_str(), order.missing_block()), ("7", None));
    }

    #[test]
    fn json_and_fields_go_together() {
        let mut typed = typed("reject", &[], &["note=due"]);
        typed.data = Some(r#"{"texts":{"reason":"non nel contratto"}}"#.to_owned());
        let action = typed.read().unwrap();
        assert_eq!(action.deed, Deed::Reject);
        assert_eq!(action.texts.len(), 2);
    }

    #[test]
    fn nothing_typed_is_dropped() {
        let untold =
            |action: &str, set: &[&str], text: &[&str]| typed(action, set, text).read().unwrap_err();
        assert!(matches!(untold("fly", &[], &[]), Untold::UnknownAction { known, .. }
            if known.contains("take-charge")));
        let unknown = untold("dispatch", &["technician=1", "oncall=true"], &[]);
        let known = "on_call, technician".to_owned();
        assert_eq!(unknown, Untold::UnknownField { field: "oncall".to_owned(), known });
        assert!(matches!(untold("complete", &["level=BRE"], &[]), Untold::UnknownField { .. }));
        assert!(matches!(untold("note", &[], &["nota=x"]), Untold::UnknownText { .. }));
        assert!(matches!(untold("note", &[], &["note"]), Untold::Unreadable { .. }));
        assert!(matches!(untold("note", &["=x"], &[]), Untold::Unreadable { .. }));
        let missing = |field: &str| Untold::Missing { field: field.to_owned() };
        assert_eq!(untold("adopt", &["call_type=RI"], &[]), missing("priority"));
        assert_eq!(untold("adopt", &[], &[]), missing("call_type"));
        let wrong = |field: &str, found: &str| {
            let (field, found) = (field.to_owned(), found.to_owned());
            Untold::Wrong { field, found }
        };
        let rossi = ["on_call=true", "technician=Rossi"];
        assert_eq!(untold("dispatch", &rossi, &[]), wrong("technician", "Rossi"));
        let maybe = ["covered=forse", "level=BRE"];
        assert_eq!(untold("record-inspection", &maybe, &[]), wrong("covered", "forse"));
        assert_eq!(untold("communicate", &["channel=voce"], &[]), wrong("channel", "voce"));
        assert_eq!(untold("correct", &["priority=trop po"], &[]), wrong("priority", "TROP PO"));
        let mut no_object = typed("note", &[], &[]);
        no_object.data = Some("[1]".to_owned());
        assert!(matches!(no_object.read(), Err(Untold::Unreadable { .. })));
    }

    #[test]
    fn every_action_can_be_typed() {
        for verb in Verb::ALL {
            let error = typed(verb.code(), &[], &[]).read().err();
            assert!(matches!(error, None | Some(Untold::Missing { .. })), "{}: {error:?}", verb.code());
        }
    }
}
