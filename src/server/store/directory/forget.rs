//! What else knows a record of the directory: the words by which tickets are searched, and, of a person, the words
//! of their calls and tickets. Events are never touched: of a sealed word that is gone nothing can be guessed.

use rusqlite::{Connection, params};

use super::{Table, all};
use crate::domain::code::SiteId;
use crate::domain::directory::Site;
use crate::domain::site_tree;
use crate::domain::text::TextField;
use crate::domain::ticket::Ticket;
use crate::server::store::fault::Fault;
use crate::server::store::project::{self, CALL, TICKET};
use crate::server::store::sql;

/// Words of a call or ticket that are about who called.
const OF_A_PERSON: [TextField; 3] =
    [TextField::CallerName, TextField::CallerNumber, TextField::CallbackNumber];

/// Tickets are searched by the names of their records: after a correction, by the new ones.
pub fn search_by_new_name(conn: &Connection, table: Table, id: u64) -> Result<(), Fault> {
    match table {
        Table::Sites => {
            // Tickets of all its parts are found by its name.
            let sites: Vec<Site> = all(conn, Table::Sites)?;
            let mut parts = site_tree::within(&sites, SiteId(id));
            parts.insert(SiteId(id));
            parts.into_iter().try_for_each(|part| search_again(conn, "site", part.0))
        }
        Table::Plants => search_again(conn, "plant", id),
        Table::Requesters => search_again(conn, "requester", id),
        // Nobody is searched by who was sent.
        Table::Technicians | Table::Roster => Ok(()),
    }
}

fn search_again(conn: &Connection, field: &str, id: u64) -> Result<(), Fault> {
    let select = format!("SELECT doc FROM ticket WHERE doc ->> '$.{field}' = ?");
    let mut statement = conn.prepare_cached(&select)?;
    let docs = statement.query_map([sql(id)], |row| row.get::<_, String>(0))?;
    let docs: Vec<String> = docs.collect::<Result<_, _>>()?;
    for doc in docs {
        project::search(conn, &serde_json::from_str::<Ticket>(&doc)?)?;
    }
    Ok(())
}

/// Erases what calls and tickets hold of a person: name and numbers, with their salts. So too by which a repeated
/// command of theirs would be known, since whoever knows the rest could try names against it.
pub fn person(conn: &Connection, id: u64) -> Result<(), Fault> {
    let holding = [
        (CALL, "SELECT number FROM call WHERE doc ->> '$.caller' = ?3"),
        (TICKET, "SELECT number FROM ticket WHERE doc ->> '$.requester' = ?3"),
    ];
    for (aggregate, numbers) in holding {
        let delete = format!(
            "DELETE FROM personal_text WHERE aggregate = ?1 AND field = ?2 AND number IN ({numbers})"
        );
        let mut statement = conn.prepare_cached(&delete)?;
        for field in OF_A_PERSON {
            statement.execute(params![aggregate, field.code(), sql(id)])?;
        }
        let blank = format!(
            "UPDATE command SET fingerprint = '' WHERE answer ->> '$.aggregate.of' = ?1
                AND answer ->> '$.aggregate.number' IN ({})",
            numbers.replace("?3", "?2")
        );
        conn.prepare_cached(&blank)?.execute(params![aggregate, sql(id)])?;
    }
    let blank = "UPDATE command SET fingerprint = '' WHERE answer ->> '$.id' = ?";
    conn.prepare_cached(blank)?.execute([sql(id)])?;
    Ok(())
}
