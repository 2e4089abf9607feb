//! What the problem of a version that has moved on tells, so that whoever was refused knows what to look at: the
//! record's version and state as they are, and what has changed since. It names nobody and holds no words of people.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::problem::{Problem, ProblemCode};
use crate::domain::role::Role;
use crate::domain::ticket::State;
use crate::domain::touches::{Aspect, Since};

/// The parameters of a [`ProblemCode::VersionStale`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stale {
    /// The version that stands now.
    pub current: u64,
    /// The kinds of the entries since, in their order.
    #[serde(default)]
    pub changed: Vec<String>,
    /// Where a ticket stands now; absent of a call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
    /// What of the ticket is another than in the version that was meant; absent where that is not told: of a call,
    /// of a version that never was, by a server of before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fields: Option<Vec<Changed>>,
    /// The roles of whoever did it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Role>,
}

/// One thing that is another than before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// The code of an [`Aspect`]; a later server may know others.
    pub field: String,
    /// A code, or a number of the directory. Absent where it has neither, or had none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

impl Stale {
    pub fn of_ticket(current: u64, changed: Vec<String>, since: &Since) -> Self {
        let field = |aspect: &Aspect| Changed {
            field: aspect.code().to_owned(),
            from: aspect.of(&since.then),
            to: aspect.of(&since.now),
        };
        Self {
            current,
            changed,
            state: Some(since.now.state),
            fields: Some(since.changed.iter().map(field).collect()),
            by: Vec::new(),
        }
    }

    /// As it crosses HTTP.
    pub fn into_problem(self) -> Problem {
        let problem = Problem::new(ProblemCode::VersionStale);
        match serde_json::to_value(self) {
            Ok(Value::Object(params)) => Problem { params, ..problem },
            // A record of strings and numbers is always an object.
            _ => problem,
        }
    }

    /// As it came; none of another problem.
    pub fn of(problem: &Problem) -> Option<Self> {
        let params: Map<String, Value> = problem.params.clone();
        let stale = problem.code == ProblemCode::VersionStale;
        serde_json::from_value(Value::Object(params)).ok().filter(|_| stale)
    }

    /// What has changed of that which an action looks at or changes; none where nothing has, and it means the same
    /// as before. What is not told, or is not known here, counts as having to be looked at.
    pub fn in_the_way(&self, touched: &BTreeSet<Aspect>) -> Option<Vec<&Changed>> {
        if touched.is_empty() {
            return None;
        }
        let Some(fields) = &self.fields else { return Some(Vec::new()) };
        let meets = |changed: &&Changed| {
            Aspect::named(&changed.field).is_none_or(|aspect| touched.contains(&aspect))
        };
        let found: Vec<&Changed> = fields.iter().filter(meets).collect();
        (!found.is_empty()).then_some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stale(params: Value) -> Stale {
        let Value::Object(params) = params else { panic!("{params}") };
        Stale::of(&Problem { params, ..Problem::new(ProblemCode::VersionStale) }).unwrap()
    }

    #[test]
    fn a_document_comes_back_as_it_went() {
        let changed = Changed { field: "priority".into(), from: Some("URG".into()), to: None };
        let told = Stale {
            current: 7,
            changed: vec!["ticket.corrected".into()],
            state: Some(State::Assigned),
            fields: Some(vec![changed]),
            by: vec![Role::Operator],
        };
        assert_eq!(Stale::of(&told.clone().into_problem()), Some(told));
        assert_eq!(Stale::of(&Problem::new(ProblemCode::Busy)), None);
    }

    #[test]
    fn what_is_not_told_or_not_known_is_to_be_looked_at() {
        let priority = BTreeSet::from([Aspect::Priority]);
        let before = stale(serde_json::json!({"current": 3, "changed": ["ticket.corrected"]}));
        assert_eq!(before.in_the_way(&priority), Some(Vec::new()), "a server of before");
        assert_eq!(before.in_the_way(&BTreeSet::new()), None, "what touches nothing is never asked");
        let later = stale(serde_json::json!({"current": 3, "fields": [{"field": "colour"}]}));
        assert_eq!(later.in_the_way(&priority).unwrap().len(), 1, "a server of later");
        let other = stale(serde_json::json!({"current": 3, "fields": [{"field": "site", "to": "2"}]}));
        assert_eq!(other.in_the_way(&priority), None);
        let nothing = stale(serde_json::json!({"current": 3, "fields": []}));
        assert_eq!(nothing.in_the_way(&priority), None, "done and taken back");
    }
}
