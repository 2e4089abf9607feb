//! Adding, correcting and erasing records. Every change stands in the trail, none of its words does; what was
//! searched by the record's name is searched by the new one.

use rusqlite::{Connection, params};
use serde::Serialize;
use serde_json::{Map, Value};

use super::entry::{Entry, Place};
use super::{Table, find, forget, trail};
use crate::api::problem::{Problem, ProblemCode};
use crate::api::resource::{Created, TrailKind, Versioned};
use crate::domain::directory::{Duty, FIRST_VERSION, Plant, Requester, Site, Technician};
use crate::domain::refusal::Refusal;
use crate::domain::role::{Actor, Role};
use crate::domain::time::Timestamp;
use crate::server::store::command::{self, NewRecord};
use crate::server::store::fault::Fault;
use crate::server::store::{number, sql};

/// Fields with what they are to hold; null is none.
pub type Patch = Map<String, Value>;

/// What is asked of the directory.
#[derive(Clone, Debug)]
pub enum Change {
    Add(NewRecord),
    /// `version`: the one that was seen.
    Correct {
        table: Table,
        id: u64,
        version: u64,
        patch: Patch,
    },
    Erase {
        table: Table,
        id: u64,
        version: u64,
    },
}

impl Change {
    /// See [`command::fingerprint`].
    ///
    /// # Errors
    /// As there.
    pub fn fingerprint(&self) -> serde_json::Result<String> {
        match self {
            Change::Add(record) => record.fingerprint(),
            Change::Correct { table, id, patch, .. } => {
                command::fingerprint(&format!("{}/{id}", table.name()), patch)
            }
            Change::Erase { table, id, .. } => {
                command::fingerprint(&format!("{}/{id}/erase", table.name()), &())
            }
        }
    }
}

/// Carries it out; the answer as JSON.
///
/// # Errors
/// The role may not, a field is wrong, or the version is another by now.
pub fn carry_out(
    conn: &Connection,
    actor: Actor,
    change: &Change,
    now: Timestamp,
) -> Result<String, Fault> {
    let desk = Writing { conn, actor, now };
    if !(actor.role.works_the_desk() || actor.role == Role::Administrator) {
        return Err(Refusal::Role { role: actor.role }.into());
    }
    match change {
        Change::Add(NewRecord::Site(new)) => desk.add::<Site>(new),
        Change::Add(NewRecord::Plant(new)) => desk.add::<Plant>(new),
        Change::Add(NewRecord::Requester(new)) => desk.add::<Requester>(new),
        Change::Add(NewRecord::Technician(new)) => desk.add::<Technician>(new),
        Change::Add(NewRecord::Duty(new)) => desk.add::<Duty>(new),
        Change::Correct { table, id, version, patch } => match table {
            Table::Sites => desk.correct::<Site>(*id, *version, patch),
            Table::Plants => desk.correct::<Plant>(*id, *version, patch),
            Table::Requesters => desk.correct::<Requester>(*id, *version, patch),
            Table::Technicians => desk.correct::<Technician>(*id, *version, patch),
            Table::Roster => desk.correct::<Duty>(*id, *version, patch),
        },
        Change::Erase { table, id, version } => match table {
            Table::Sites => desk.erase::<Site>(*id, *version),
            Table::Plants => desk.erase::<Plant>(*id, *version),
            Table::Requesters => desk.erase_person(*id, *version),
            Table::Technicians => desk.erase::<Technician>(*id, *version),
            Table::Roster => desk.erase::<Duty>(*id, *version),
        },
    }
}

/// One change.
struct Writing<'c> {
    conn: &'c Connection,
    actor: Actor,
    now: Timestamp,
}

impl Writing<'_> {
    fn add<T: Entry>(&self, new: &T::New) -> Result<String, Fault> {
        let select = format!("SELECT coalesce(max(id), 0) + 1 FROM {}", T::TABLE.name());
        let id = number(self.conn.prepare_cached(&select)?.query_row([], |row| row.get(0))?);
        // The number of an erased turn is given to nobody again: the trail has it.
        let given = trail::last_id(self.conn, T::TABLE)?;
        let id = id.max(given + 1);
        let place = Place { id, version: FIRST_VERSION, before: None };
        let record = T::made(self.conn, new, place)?;
        self.write(id, &record)?;
        self.trail::<T>(TrailKind::Added, id, FIRST_VERSION, &[])?;
        Ok(serde_json::to_string(&Created { id })?)
    }

    fn correct<T: Entry>(&self, id: u64, version: u64, patch: &Patch) -> Result<String, Fault> {
        let before = self.seen::<T>(id, version)?;
        if before.is_gone() {
            return Err(ProblemCode::NotFound.into());
        }
        let new = patched::<T>(&before.as_new(), patch)?;
        let place = Place { id, version: before.version() + 1, before: Some(&before) };
        let after = T::made(self.conn, &new, place)?;
        let fields = changed(&before, &after)?;
        if fields.is_empty() {
            return answer(id, before.version());
        }
        self.write(id, &after)?;
        if forget::is_searched_by(&fields) {
            forget::search_by_new_name(self.conn, T::TABLE, id)?;
        }
        self.trail::<T>(TrailKind::Corrected, id, after.version(), &fields)?;
        answer(id, after.version())
    }

    fn erase<T: Entry>(&self, id: u64, version: u64) -> Result<String, Fault> {
        let before = self.seen::<T>(id, version)?;
        let Some(after) = before.clone().erased() else {
            let delete = format!("DELETE FROM {} WHERE id = ?", T::TABLE.name());
            self.conn.prepare_cached(&delete)?.execute([sql(id)])?;
            self.trail::<T>(TrailKind::Erased, id, version + 1, &[])?;
            return answer(id, version + 1);
        };
        if after == before {
            return answer(id, version);
        }
        self.write(id, &after.at_version(version + 1))?;
        forget::search_by_new_name(self.conn, T::TABLE, id)?;
        self.trail::<T>(TrailKind::Erased, id, version + 1, &[])?;
        answer(id, version + 1)
    }

    /// With the record goes what calls and tickets hold of the person.
    fn erase_person(&self, id: u64, version: u64) -> Result<String, Fault> {
        if !matches!(self.actor.role, Role::Supervisor | Role::Administrator) {
            return Err(Refusal::Role { role: self.actor.role }.into());
        }
        forget::person(self.conn, id)?;
        self.erase::<Requester>(id, version)
    }

    /// The record, if it is the version that was seen.
    fn seen<T: Entry>(&self, id: u64, version: u64) -> Result<T, Fault> {
        let found: T = find(self.conn, T::TABLE, id)?.ok_or(ProblemCode::NotFound)?;
        match found.version() == version {
            true => Ok(found),
            false => {
                Err(Problem::new(ProblemCode::VersionStale).with("current", found.version()).into())
            }
        }
    }

    fn write<T: Entry>(&self, id: u64, record: &T) -> Result<(), Fault> {
        let write = format!(
            "INSERT INTO {}(id, name, doc) VALUES (?, ?, ?)
            ON CONFLICT(id) DO UPDATE SET name = excluded.name, doc = excluded.doc",
            T::TABLE.name()
        );
        let values = params![sql(id), record.label(), serde_json::to_string(record)?];
        self.conn.prepare_cached(&write)?.execute(values)?;
        Ok(())
    }

    fn trail<T: Entry>(
        &self,
        what: TrailKind,
        id: u64,
        version: u64,
        fields: &[String],
    ) -> Result<(), Fault> {
        let of = trail::Of { record: T::TABLE, id, version };
        trail::add(self.conn, self.actor, self.now, what, of, fields)
    }
}

fn answer(id: u64, version: u64) -> Result<String, Fault> {
    Ok(serde_json::to_string(&Versioned { id, version })?)
}

/// What is asked for, with the fields of a patch in place of its own. A field that is not there would be passed over
/// in silence: whoever misspells one believes that they corrected something.
fn patched<T: Entry>(stood: &impl Serialize, patch: &Patch) -> Result<T::New, Fault> {
    let mut fields = match serde_json::to_value(stood)? {
        Value::Object(fields) => fields,
        _ => Map::new(),
    };
    for (field, value) in patch {
        if !T::FIELDS.contains(&field.as_str()) {
            return Err(unreadable(field, format!("one of {}", T::FIELDS.join(", "))));
        }
        match value {
            Value::Null => fields.remove(field),
            value => fields.insert(field.clone(), value.clone()),
        };
        // Read after each, so that what cannot be read is known by its name.
        serde_json::from_value::<T::New>(Value::Object(fields.clone()))
            .map_err(|error| unreadable(field, error.to_string()))?;
    }
    Ok(serde_json::from_value(Value::Object(fields))?)
}

fn unreadable(field: &str, expected: String) -> Fault {
    Problem::new(ProblemCode::Unreadable).about(field).with("expected", expected).into()
}

/// The names of the fields in which two records differ, but for their versions.
fn changed<T: Entry>(before: &T, after: &T) -> Result<Vec<String>, Fault> {
    let value = |record: &T| serde_json::to_value(record);
    let (before, after) = (value(before)?, value(after)?);
    let differs = |field: &&&str| before.get(**field) != after.get(**field);
    Ok(T::FIELDS.iter().filter(differs).map(|field| (*field).to_owned()).collect())
}
