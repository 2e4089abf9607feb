//! Tokens and the people they stand for. A token's text is shown once and never stored; the log knows a
//! person by an identifier, and the name stands here alone.

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::store::{Answer, Fault, Store, require_requester, require_technician};
use crate::api::resource::Me;
use crate::domain::code::{ActorId, RequesterId, TechnicianId};
use crate::domain::refusal::{Need, Refusal};
use crate::domain::role::Role;
use crate::domain::text::{clean, hex};
use crate::domain::time::Timestamp;

/// By which a token is recognised where it does not belong, in a log or a repository.
pub const PREFIX: &str = "cent_";

/// How many digits of a token's hash name it in lists.
const SHORT: usize = 12;

/// A token as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenInfo {
    /// The beginning of its hash: enough to revoke it, useless to sign in with.
    pub id: String,
    pub actor: ActorId,
    pub name: String,
    pub role: Role,
    pub technician: Option<TechnicianId>,
    pub requester: Option<RequesterId>,
    pub created: Timestamp,
    pub revoked: Option<Timestamp>,
}

impl Store {
    /// Makes a token for a person, who is the same person for the same name and role. Its text is in the
    /// answer and nowhere else.
    ///
    /// # Errors
    /// An empty name, or a database that cannot be written.
    pub async fn add_token(&self, name: &str, role: Role) -> Answer<(String, ActorId)> {
        self.make_token(name, role, None).await
    }

    /// As [`Store::add_token`], for one of the client's approvers who is this requester of the directory: the
    /// level of that record says which amounts they may decide on.
    ///
    /// # Errors
    /// As there; and no requester has this number.
    pub async fn add_approvers_token(
        &self,
        name: &str,
        requester: RequesterId,
    ) -> Answer<(String, ActorId)> {
        self.make_token(name, Role::Approver, Some(Record::Requester(requester))).await
    }

    /// As [`Store::add_token`], for somebody who is this technician of the directory, or works in this team.
    ///
    /// # Errors
    /// As there; and no technician has this number.
    pub async fn add_technicians_token(
        &self,
        name: &str,
        technician: TechnicianId,
    ) -> Answer<(String, ActorId)> {
        self.make_token(name, Role::Technician, Some(Record::Technician(technician))).await
    }

    async fn make_token(
        &self,
        name: &str,
        role: Role,
        record: Option<Record>,
    ) -> Answer<(String, ActorId)> {
        let name = clean(name);
        if name.is_empty() {
            return Err(Fault::from(Refusal::missing("name", Need::Text)).into_problem());
        }
        let now = self.clock().now();
        let fresh = |_| Fault::Internal("no random bytes for a token".to_owned()).into_problem();
        let secret = self.entropy().bytes::<32>().map_err(fresh)?;
        let actor = ActorId(self.entropy().uuid(now).map_err(fresh)?);
        let text = format!("{PREFIX}{}", hex(&secret));
        let stored = hashed(&text);
        let actor = self
            .on_writer(move |conn| {
                let actor = person(conn, &name, role, actor)?;
                if let Some(record) = record {
                    link(conn, actor, record)?;
                }
                let insert = "INSERT INTO token(sha256, actor, created) VALUES (?, ?, ?)";
                conn.execute(insert, params![stored, actor.0.to_string(), now.to_rfc3339()])?;
                Ok(actor)
            })
            .await?;
        Ok((text, actor))
    }

    /// # Errors
    /// The database cannot be read.
    pub async fn list_tokens(&self) -> Answer<Vec<TokenInfo>> {
        self.read(|conn| {
            let select = "SELECT sha256, actor, name, role, created, revoked, technician, requester
                FROM token JOIN person USING (actor) LEFT JOIN person_technician USING (actor)
                LEFT JOIN person_requester USING (actor) ORDER BY created, sha256";
            let mut statement = conn.prepare(select)?;
            let mut rows = statement.query([])?;
            let mut tokens = Vec::new();
            while let Some(row) = rows.next()? {
                let sha256: String = row.get(0)?;
                tokens.push(TokenInfo {
                    id: sha256.chars().take(SHORT).collect(),
                    actor: actor_id(&row.get::<_, String>(1)?)?,
                    name: row.get(2)?,
                    role: role(&row.get::<_, String>(3)?)?,
                    technician: number(row.get(6)?).map(TechnicianId),
                    requester: number(row.get(7)?).map(RequesterId),
                    created: instant(&row.get::<_, String>(4)?)?,
                    revoked: row.get::<_, Option<String>>(5)?.map(|text| instant(&text)).transpose()?,
                });
            }
            Ok(tokens)
        })
        .await
    }

    /// Revokes the token with this [`TokenInfo::id`]; whether there was one in force.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn revoke(&self, id: &str) -> Answer<bool> {
        let (id, now) = (id.to_owned(), self.clock().now().to_rfc3339());
        self.on_writer(move |conn| {
            let update = "UPDATE token SET revoked = ?
                WHERE substr(sha256, 1, ?) = ? AND revoked IS NULL";
            let length = i64::try_from(SHORT).unwrap_or(i64::MAX);
            Ok(conn.execute(update, params![now, length, id])? > 0)
        })
        .await
    }

    /// Who a token stands for. The cost is one look-up by hash, whatever the token is.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn who(&self, token: &str) -> Answer<Option<Me>> {
        let stored = hashed(token);
        self.read(move |conn| {
            let select = "SELECT actor, name, role, technician, requester
                FROM token JOIN person USING (actor) LEFT JOIN person_technician USING (actor)
                LEFT JOIN person_requester USING (actor) WHERE sha256 = ? AND revoked IS NULL";
            let mut statement = conn.prepare_cached(select)?;
            type Found = (String, String, String, Option<i64>, Option<i64>);
            let found: Option<Found> = statement
                .query_row([stored], |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
                })
                .optional()?;
            let me = |(actor, name, text, technician, requester): Found| {
                let (actor, role) = (actor_id(&actor)?, role(&text)?);
                let technician = number(technician).map(TechnicianId);
                Ok::<_, Fault>(Me {
                    actor,
                    name,
                    role,
                    technician,
                    requester: number(requester).map(RequesterId),
                })
            };
            found.map(me).transpose()
        })
        .await
    }
}

/// The hash of a token: a fast one will do, since the token is 32 random bytes.
fn hashed(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// The person of this name and role, made if there is none.
fn person(conn: &Connection, name: &str, role: Role, fresh: ActorId) -> Result<ActorId, Fault> {
    let insert = "INSERT OR IGNORE INTO person(actor, name, role) VALUES (?, ?, ?)";
    conn.execute(insert, params![fresh.0.to_string(), name, role.code()])?;
    let select = "SELECT actor FROM person WHERE name = ? AND role = ?";
    let actor: String = conn.query_row(select, params![name, role.code()], |row| row.get(0))?;
    actor_id(&actor)
}

/// Whom of the directory a person is.
#[derive(Clone, Copy)]
enum Record {
    Technician(TechnicianId),
    Requester(RequesterId),
}

/// From now on the person is this one of the directory.
fn link(conn: &Connection, actor: ActorId, record: Record) -> Result<(), Fault> {
    let (insert, number) = match record {
        Record::Technician(technician) => {
            require_technician(conn, technician)?;
            ("INSERT OR REPLACE INTO person_technician(actor, technician) VALUES (?, ?)", technician.0)
        }
        Record::Requester(requester) => {
            require_requester(conn, requester)?;
            ("INSERT OR REPLACE INTO person_requester(actor, requester) VALUES (?, ?)", requester.0)
        }
    };
    conn.execute(insert, params![actor.0.to_string(), i64::try_from(number).unwrap_or(i64::MAX)])?;
    Ok(())
}

/// Which requester of the directory a person is.
///
/// # Errors
/// The database cannot be read.
pub fn requester_of(conn: &Connection, actor: ActorId) -> Result<Option<RequesterId>, Fault> {
    let select = "SELECT requester FROM person_requester WHERE actor = ?";
    let mut statement = conn.prepare_cached(select)?;
    let found = statement.query_row([actor.0.to_string()], |row| row.get(0)).optional()?;
    Ok(number(found).map(RequesterId))
}

/// Which technician of the directory a person is, or in whose team.
///
/// # Errors
/// The database cannot be read.
pub fn technician_of(conn: &Connection, actor: ActorId) -> Result<Option<TechnicianId>, Fault> {
    let select = "SELECT technician FROM person_technician WHERE actor = ?";
    let mut statement = conn.prepare_cached(select)?;
    let found = statement.query_row([actor.0.to_string()], |row| row.get(0)).optional()?;
    Ok(number(found).map(TechnicianId))
}

/// The roles of people, each once; of whom nobody knows one, as of the server itself, none.
///
/// # Errors
/// The database cannot be read.
pub fn roles_of(conn: &Connection, actors: impl Iterator<Item = ActorId>) -> Result<Vec<Role>, Fault> {
    let mut statement = conn.prepare_cached("SELECT role FROM person WHERE actor = ?")?;
    let mut roles = Vec::new();
    for actor in actors {
        let found: Option<String> =
            statement.query_row([actor.0.to_string()], |row| row.get(0)).optional()?;
        let found = found.map(|text| role(&text)).transpose()?;
        roles.extend(found.filter(|found| !roles.contains(found)));
    }
    Ok(roles)
}

/// The number of a record as the table has it.
fn number(linked: Option<i64>) -> Option<u64> {
    linked.and_then(|number| u64::try_from(number).ok())
}

fn actor_id(text: &str) -> Result<ActorId, Fault> {
    let wrong = |error| Fault::Internal(format!("an actor's identifier: {error}"));
    Uuid::parse_str(text).map(ActorId).map_err(wrong)
}

fn role(text: &str) -> Result<Role, Fault> {
    text.parse().map_err(|error| Fault::Internal(format!("a person's role: {error}")))
}

fn instant(text: &str) -> Result<Timestamp, Fault> {
    text.parse().map_err(|error| Fault::Internal(format!("an instant: {error}")))
}
