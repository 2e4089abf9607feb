//! `centralino call`: the calls, for people and for scripts. It changes nothing.

use crate::api::resource::CallResource;
use crate::client::{CallQuery, Client};
use crate::commands::{Expected, out, shown};
use crate::domain::call::CallState;
use crate::domain::code::CallNumber;
use crate::domain::text::TextField;
use crate::words::Words;

/// What to show of the calls.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    pub what: What,
}

#[derive(Debug, clap::Subcommand)]
pub enum What {
    List(ListArgs),
    Show(ShowArgs),
}

/// Which calls.
#[derive(Debug, clap::Args)]
pub struct ListArgs {
    /// Only those in this state: ringing, answered, lost, ended.
    #[arg(long, value_parser = state)]
    pub state: Option<CallState>,
    /// At most so many.
    #[arg(long)]
    pub limit: Option<usize>,
    /// A JSON object per line.
    #[arg(long)]
    pub json: bool,
}

/// Which call.
#[derive(Debug, clap::Args)]
pub struct ShowArgs {
    pub number: CallNumber,
    /// A JSON object on one line.
    #[arg(long)]
    pub json: bool,
}

fn state(text: &str) -> Result<CallState, Expected> {
    let found = CallState::ALL.into_iter().find(|state| state.code() == text);
    found.ok_or_else(|| Expected::one_of(CallState::ALL.map(CallState::code)))
}

/// # Errors
/// The server does not answer, or has no such call.
pub async fn run(args: Args, client: &Client, words: &Words) -> color_eyre::Result<()> {
    match args.what {
        What::List(args) => list(&args, client, words).await,
        What::Show(args) => {
            let call = client.call(args.number).await?;
            if args.json {
                shown::json_line(&call)?;
            } else {
                out::line(in_full(&call, words))?;
            }
            Ok(())
        }
    }
}

async fn list(args: &ListArgs, client: &Client, words: &Words) -> color_eyre::Result<()> {
    let query = CallQuery { state: args.state, ..CallQuery::default() };
    let page = async |cursor| client.calls(&CallQuery { cursor, ..query.clone() }).await;
    let calls = shown::rows(args.limit, page).await?;
    shown::list(args.json, &calls, |calls| table(calls, words))
}

fn table(calls: &[CallResource], words: &Words) -> String {
    let headings = [
        words.say("column-number"),
        words.say("column-received"),
        words.say("column-state"),
        words.say("column-type"),
        words.say("column-caller"),
        words.say("column-ticket"),
    ];
    let row = |resource: &CallResource| {
        let call = &resource.call;
        vec![
            call.number.to_string(),
            shown::moment(call.called_at),
            shown::word(words, "call", call.state.code()),
            call.call_type.as_ref().map(ToString::to_string).unwrap_or_default(),
            caller(resource),
            call.ticket().map(|ticket| ticket.to_string()).unwrap_or_default(),
        ]
    };
    shown::table(&headings, &calls.iter().map(row).collect::<Vec<_>>())
}

/// Name and number, as far as they are known.
fn caller(resource: &CallResource) -> String {
    let text = |field| resource.texts.get(&field).map(String::as_str).unwrap_or_default();
    format!("{} {}", text(TextField::CallerName), text(TextField::CallerNumber)).trim().to_owned()
}

fn in_full(resource: &CallResource, words: &Words) -> String {
    let call = &resource.call;
    let moment = |at: Option<_>| at.map(shown::moment).unwrap_or_default();
    let lines = [
        (words.say("column-number"), call.number.to_string()),
        (words.say("column-state"), shown::word(words, "call", call.state.code())),
        (words.say("column-channel"), shown::word(words, "channel", call.channel.code())),
        (words.say("column-received"), shown::moment(call.called_at)),
        (words.say("column-answered"), moment(call.answered_at)),
        (words.say("column-ended"), moment(call.ended_at)),
        (words.say("column-type"), call.call_type.as_ref().map(ToString::to_string).unwrap_or_default()),
        (words.say("column-caller"), caller(resource)),
        (words.say("column-ticket"), call.ticket().map(|n| n.to_string()).unwrap_or_default()),
    ];
    shown::fields(&lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ringing() -> CallResource {
        serde_json::from_value(serde_json::json!({
            "number": 412, "version": 1, "state": "ringing", "channel": "phone",
            "called_at": "2026-11-23T08:40:00Z", "answered_at": null, "ended_at": null,
            "answered_by": null, "caller": null, "site": null, "late": false, "call_type": null,
            "outcome": null, "texts": {"caller_name": "Utente Prova 1", "caller_number": "0000 000 111"}
        }))
        .unwrap()
    }

    #[test]
    fn a_call_is_shown_as_it_stands() {
        let words = Words::italian();
        let told = table(&[ringing()], &words);
        assert!(told.contains("412") && told.contains("23/11/2026 09:40"), "{told}");
        assert!(told.contains("Utente Prova 1 0000 000 111"), "{told}");
        let told = in_full(&ringing(), &words);
        assert!(!told.contains('‹') && !told.contains("outcome"), "{told}");
        assert_eq!(told.lines().count(), 5, "what is not known yet is left out:\n{told}");
    }

    #[test]
    fn a_state_is_named_by_its_code() {
        assert_eq!(state("lost"), Ok(CallState::Lost));
        assert_eq!(state("persa"), Err(Expected::OneOf("ringing, answered, lost, ended".to_owned())));
    }
}
