//! Refusals and problems as a form shows them: the words of [`crate::sentence`], with the field that the
//! cursor goes to. It chooses no words of its own.

use super::app::field::Misread;
use super::app::form::Fault;
use crate::client::ClientError;
use crate::domain::refusal::Refusal;
pub use crate::sentence::{client_error, field, field_of_path, refusal, short_reason, versions};
use crate::words::Words;

/// A refusal with the field it is about.
pub fn fault(words: &Words, refusal: &Refusal) -> Fault {
    let field = refusal.field().map(str::to_owned);
    Fault { field, sentence: self::refusal(words, refusal) }
}

/// What was typed cannot be read.
pub fn misread(words: &Words, misread: &Misread) -> Fault {
    let expected = words.say(&format!("need-{}", misread.expected.code()));
    let sentence = words.say_with(
        "refused-missing",
        &[("field", field(words, &misread.field).into()), ("expected", expected.into())],
    );
    Fault { field: Some(misread.field.to_string()), sentence }
}

/// Why a request has no answer, with the field it is about.
pub fn client_fault(words: &Words, error: &ClientError) -> Fault {
    let field = match error {
        ClientError::Problem(document) => document.field.clone(),
        _ => None,
    };
    Fault { field, sentence: client_error(words, error) }
}
