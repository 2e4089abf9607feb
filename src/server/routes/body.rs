//! The JSON of a request. What cannot be read is answered with the field it is about and what was
//! expected there; the reader's own text never comes back.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::answer::{problem, unreadable};
use crate::api::problem::{Problem, ProblemCode};

/// The largest body, in bytes.
pub const LARGEST: usize = 1024 * 1024;

/// Fields of an object beyond which the wrong one is not looked for: finding it reads the object again
/// once a field.
const MANY_FIELDS: usize = 64;

/// A body of JSON.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Box<Problem>;

    async fn from_request(request: Request, state: &S) -> Result<Self, Box<Problem>> {
        let media = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if !media.is_some_and(is_json) {
            return Err(problem(ProblemCode::UnsupportedMediaType));
        }
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| {
            match rejection.into_response().status() {
                StatusCode::PAYLOAD_TOO_LARGE => problem(ProblemCode::TooLarge),
                _ => unreadable("body", "the whole body"),
            }
        })?;
        let value: Value = serde_json::from_slice(&bytes)
            .map_err(|error| unreadable("body", format!("JSON ({error})")))?;
        serde_json::from_value(value.clone()).map(Body).map_err(|error| {
            let said = error.to_string();
            let mut path = Vec::new();
            blame::<T>(&value, &mut path, &said);
            let expected = without_place(&said).to_owned();
            unreadable(&named(&path, &said), expected)
        })
    }
}

fn is_json(media: &str) -> bool {
    let essence = media.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json")
}

/// Finds the field whose removal changes what is said: flattened structures lose the place otherwise.
fn blame<T: DeserializeOwned>(whole: &Value, path: &mut Vec<String>, said: &str) {
    let Some(fields) = at(whole, path).and_then(Value::as_object) else { return };
    if fields.len() > MANY_FIELDS {
        return;
    }
    // What is missing is missing here, or in a structure below.
    let missing = said.starts_with("missing field");
    let suspects = fields.iter().filter(|(_, value)| !missing || value.is_object());
    // A tag decides about the meaning of its neighbours: it is the culprit only if no other field is.
    let (tags, others): (Vec<_>, Vec<_>) =
        suspects.map(|(key, _)| key).partition(|key| *key == "action");
    for key in others.into_iter().chain(tags) {
        let mut without = whole.clone();
        if let Some(fields) = at_mut(&mut without, path).and_then(Value::as_object_mut) {
            fields.remove(key);
        }
        let changed = match serde_json::from_value::<T>(without) {
            Ok(_) => true,
            Err(error) => error.to_string() != said,
        };
        if changed {
            path.push(key.clone());
            return blame::<T>(whole, path, said);
        }
    }
}

fn at<'v>(value: &'v Value, path: &[String]) -> Option<&'v Value> {
    path.iter().try_fold(value, |value, key| value.get(key))
}

fn at_mut<'v>(value: &'v mut Value, path: &[String]) -> Option<&'v mut Value> {
    path.iter().try_fold(value, |value, key| value.get_mut(key))
}

/// The path of the field; a missing one is named by the message only.
fn named(path: &[String], said: &str) -> String {
    let missing = said.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    let steps: Vec<&str> = path.iter().map(String::as_str).chain(missing).collect();
    if steps.is_empty() { "body".to_owned() } else { steps.join(".") }
}

fn without_place(said: &str) -> &str {
    said.split(" at line ").next().unwrap_or(said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::resource::{NewCall, NewImport, NewTicket, TicketCommand};
    use serde_json::json;

    fn field<T: DeserializeOwned>(value: Value) -> String {
        let Err(error) = serde_json::from_value::<T>(value.clone()) else {
            panic!("{value} was read");
        };
        let said = error.to_string();
        let mut path = Vec::new();
        blame::<T>(&value, &mut path, &said);
        named(&path, &said)
    }

    #[test]
    fn the_wrong_field_is_named() {
        assert_eq!(field::<NewCall>(json!({})), "channel");
        assert_eq!(field::<NewCall>(json!({"channel": "smoke"})), "channel");
        assert_eq!(field::<NewCall>(json!({"channel": "phone", "called_at": "today"})), "called_at");
        assert_eq!(field::<NewCall>(json!([])), "body");
    }

    #[test]
    fn flattened_and_nested_fields_are_named_too() {
        let ticket = json!({"channel": "phone", "call_type": "RI", "priority": 3, "texts": {}});
        assert_eq!(field::<NewTicket>(ticket), "priority");
        let ticket =
            json!({"channel": "phone", "call_type": "RI", "priority": "EME", "texts": {"mood": ""}});
        assert_eq!(field::<NewTicket>(ticket), "texts.mood");
        let command = json!({"action": "dispatch", "technician": "Bianchi"});
        assert_eq!(field::<TicketCommand>(command), "technician");
        assert_eq!(field::<TicketCommand>(json!({"action": "dispatch"})), "technician");
        let order = json!({"action": "record-order", "order": {"identification": "1", "total": "2"}});
        assert_eq!(field::<TicketCommand>(order), "order.planned_start");
        assert_eq!(field::<TicketCommand>(json!({"action": "dance"})), "action");
        let record = json!({"source": "demo", "source_id": "1", "source_state": "x", "category": null,
            "opened_on": "yesterday", "closed_on": null, "precision": "day"});
        assert_eq!(field::<NewImport>(json!({"record": record})), "record.opened_on");
    }
}
