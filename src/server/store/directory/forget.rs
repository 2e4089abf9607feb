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
            search_again(conn, "site", &parts.into_iter().map(|part| part.0).collect::<Vec<_>>())
        }
        Table::Plants => search_again(conn, "plant", &[id]),
        Table::Requesters => search_again(conn, "requester", &[id]),
        // Nobody is searched by who was sent.
        Table::Technicians | Table::Roster => Ok(()),
    }
}

/// However many records there are, the tickets are read once.
fn search_again(conn: &Connection, field: &str, ids: &[u64]) -> Result<(), Fault> {
    let select =
        format!("SELECT doc FROM ticket WHERE doc ->> '$.{field}' IN (SELECT value FROM json_each(?))");
    let mut statement = conn.prepare_cached(&select)?;
    let docs = statement.query_map([serde_json::to_string(ids)?], |row| row.get::<_, String>(0))?;
    let docs: Vec<String> = docs.collect::<Result<_, _>>()?;
    for doc in docs {
        project::search(conn, &serde_json::from_str::<Ticket>(&doc)?)?;
    }
    Ok(())
}

/// Whether a change of these fields is one of the words by which tickets are searched.
pub fn is_searched_by(fields: &[String]) -> bool {
    fields.iter().any(|field| field == "name" || field == "parent")
}

/// The name of whoever decided stands beside the number of their record; the number stays.
fn name_beside_decisions(conn: &Connection, id: u64) -> Result<(), Fault> {
    let decided = "SELECT seq, number FROM event WHERE kind IN ('ticket.parts-approved',
            'ticket.parts-refused', 'ticket.quote-approved', 'ticket.quote-declined', 'ticket.completed')
        AND (doc ->> '$.event.by' = ?1 OR doc ->> '$.event.decision.by' = ?1)";
    let mut decided = conn.prepare_cached(decided)?;
    let decided = decided.query_map([sql(id)], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let decided: Vec<(i64, i64)> = decided.collect::<Result<_, _>>()?;
    for (seq, number) in decided {
        let delete = "DELETE FROM personal_text WHERE event_seq = ? AND field = ?";
        conn.prepare_cached(delete)?.execute(params![seq, TextField::Person.code()])?;
        let select = "SELECT doc FROM ticket WHERE number = ?";
        let doc: String = conn.prepare_cached(select)?.query_row([number], |row| row.get(0))?;
        project::search(conn, &serde_json::from_str::<Ticket>(&doc)?)?;
    }
    Ok(())
}

/// Their own calls: those whose number the directory knew, and those that became a ticket of theirs, whatever line
/// they came from.
const CALLS_OF: &str = "SELECT number FROM call WHERE doc ->> '$.caller' = ?3
    OR (doc ->> '$.outcome.outcome' = 'registered' AND doc ->> '$.outcome.ticket' IN
        (SELECT number FROM ticket WHERE doc ->> '$.requester' = ?3))";

/// Erases what calls and tickets hold of a person: name and numbers, with their salts, and their name beside what
/// they decided. So too by which a repeated command of theirs would be known, since whoever knows the rest could try
/// names against it.
pub fn person(conn: &Connection, id: u64) -> Result<(), Fault> {
    name_beside_decisions(conn, id)?;
    let holding =
        [(CALL, CALLS_OF), (TICKET, "SELECT number FROM ticket WHERE doc ->> '$.requester' = ?3")];
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
