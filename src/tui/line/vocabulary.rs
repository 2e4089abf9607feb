//! What can be named on the command line: verbs, types of call, commands, each by its codes and by the
//! words of its name. It knows no ticket.

use crate::domain::action::Verb;
use crate::domain::code::Code;
use crate::domain::contract::{CallEffect, CallType, Contract};
use crate::domain::text::folded;
use crate::tui::app::Model;
use crate::tui::command::Command;
use crate::tui::filter::views::View;
use crate::words::Words;

/// What a name stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    Verb(Verb),
    Type(Code),
    Run(Command),
    View(String),
}

/// One thing with its names.
#[derive(Clone, Debug)]
pub struct Entry {
    pub target: Target,
    /// Codes and the names of keymap files: meant only when written whole.
    pub codes: Vec<String>,
    /// The name as shown.
    pub name: String,
    /// Its words as compared.
    pub words: Vec<String>,
}

impl Entry {
    fn new(target: Target, codes: Vec<String>, name: String) -> Self {
        let words = split(&name);
        Self { target, codes, name, words }
    }
}

/// The words of a name: `ordine (OdI)` is two.
fn split(name: &str) -> Vec<String> {
    let folded = folded(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// The verbs, in the order of the ticket.
pub fn verbs(words: &Words) -> Vec<Entry> {
    let entry = |verb: Verb| {
        let codes = vec![short(verb).to_owned(), verb.code().to_owned()];
        Entry::new(Target::Verb(verb), codes, words.say(&format!("verb-{}", verb.code())))
    };
    Verb::ALL.into_iter().map(entry).collect()
}

/// The short code of a verb, the same in every language and keymap: the key that the default keymap has for it.
pub fn short(verb: Verb) -> &'static str {
    match verb {
        Verb::Reject => "r",
        Verb::Dispatch => "a",
        Verb::AskParts => "k",
        Verb::SuspendForQuote => "p",
        Verb::Communicate => "c",
        Verb::Close => "x",
        Verb::TellStaff => "d",
        Verb::TakeCharge => "t",
        Verb::StartInspection => "s",
        Verb::RecordInspection => "i",
        Verb::StartWork => "l",
        Verb::ApproveParts => "y",
        Verb::RefuseParts => "w",
        Verb::ReceivePart => "v",
        Verb::CompleteByThirdParty => "z",
        Verb::SendQuote => "e",
        Verb::ApproveQuote => "q",
        Verb::DeclineQuote => "j",
        Verb::RecordOrder => "o",
        Verb::Complete => "f",
        Verb::Cancel => "g",
        Verb::Reopen => "u",
        Verb::Correct => "m",
        Verb::Note => "n",
        Verb::Adopt => "h",
        Verb::Authorise => "-",
        Verb::CheckStep => "C",
        Verb::Escalate => "E",
        Verb::Supplement => "A",
    }
}

/// The types of call of the contract.
pub fn types(contract: Option<&Contract>) -> Vec<Entry> {
    let types = contract.map(|contract| contract.call_types.as_slice()).unwrap_or_default();
    types.iter().map(of_type).collect()
}

/// Those by which a call joins a ticket.
pub fn joining_types(contract: Option<&Contract>) -> Vec<Entry> {
    let types = contract.map(|contract| contract.call_types.as_slice()).unwrap_or_default();
    types.iter().filter(|found| joins(found.effect)).map(of_type).collect()
}

pub fn joins(effect: CallEffect) -> bool {
    matches!(effect, CallEffect::Status | CallEffect::Reminder | CallEffect::Complaint)
}

fn of_type(found: &CallType) -> Entry {
    let codes = vec![folded(found.code.as_str())];
    Entry::new(Target::Type(found.code.clone()), codes, found.name.clone())
}

/// The commands that are no verbs.
pub fn commands(words: &Words) -> Vec<Entry> {
    let entry = |command: &Command| {
        let mut codes = vec![command.name().to_owned()];
        // `filtro sla<0` is said as often as `filtra`.
        codes.extend((*command == Command::Filter).then(|| folded(&words.say("line-names-filter"))));
        Entry::new(Target::Run(*command), codes, words.say(&format!("command-{}", command.name())))
    };
    Command::PLAIN.iter().map(entry).collect()
}

/// The views, by their names.
fn views(views: &[View]) -> Vec<Entry> {
    let entry = |view: &View| Entry::new(Target::View(view.name.clone()), Vec::new(), view.name.clone());
    views.iter().map(entry).collect()
}

/// Everything that a line may begin with, a ticket's number apart.
pub fn all(model: &Model) -> Vec<Entry> {
    let words = &model.words;
    [types(model.contract()), verbs(words), commands(words), views(&model.views())].concat()
}
