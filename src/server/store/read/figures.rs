//! What a day was like, in sums. It reads the calls and the begun inspections of that day alone, by their
//! indices: the cost is the day's, whatever the database holds.

use chrono::{Days, NaiveDate, NaiveTime};
use rusqlite::{Connection, params};

use super::super::append::Position;
use super::super::contracts::Contracts;
use super::super::fault::{Answer, Fault};
use super::super::{Store, number, sql};
use crate::api::resource::DayFigures;
use crate::domain::clock::{Milestone, clocks};
use crate::domain::ticket::Ticket;
use crate::domain::time;
use crate::domain::tracking::Waits;

/// Sums from SQL alone. A call that was lost once was lost, whatever its row says since.
const CALLS: &str = "
WITH of_day AS (
    SELECT state, EXISTS (
        SELECT 1 FROM event WHERE aggregate = 'call' AND event.number = call.number
            AND kind = 'call.ended' AND event.doc ->> '$.event.outcome' = 'lost') AS lost,
    EXISTS (
        SELECT 1 FROM event WHERE aggregate = 'call' AND event.number = call.number
            AND kind = 'call.called-back') AS called_back
    FROM call WHERE doc ->> '$.called_at' >= ? AND doc ->> '$.called_at' < ?)
SELECT count(*), count(*) FILTER (WHERE NOT lost AND state <> 'ringing'), count(*) FILTER (WHERE lost),
    count(*) FILTER (WHERE lost AND called_back) FROM of_day";

const INSPECTIONS: &str = "
SELECT doc FROM ticket WHERE doc ->> '$.milestones.inspection_started.at' >= ?
    AND doc ->> '$.milestones.inspection_started.at' < ?";

/// Tickets that somebody took in charge in entries from one on.
const TAKEN_IN_CHARGE: &str = "
SELECT doc FROM ticket WHERE number IN (
    SELECT number FROM event WHERE seq >= ? AND kind IN ('ticket.charge-taken', 'ticket.dispatched'))";

/// Entries before a day's first in which a step of the day may have been told.
const EARLY: u64 = 500;

impl Store {
    /// The figures of a day in Rome. An inspection counts on the day on which it begins, in time or late; one
    /// that is awaited is nobody's yet. `None` for a day beyond the years that there are.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn figures(&self, day: NaiveDate) -> Answer<Option<DayFigures>> {
        let contracts = std::sync::Arc::clone(&self.inner.contracts);
        let Some((from, to)) = bounds(day) else { return Ok(None) };
        self.read(move |conn| {
            let (inspections, in_time) = inspections(conn, &contracts, &from, &to)?;
            let seq = Position::load(conn)?.head().seq;
            let to_charge = to_charge(conn, &contracts, &from, &to, seq)?;
            let sums = conn.prepare_cached(CALLS)?.query_row(params![from, to], |row| {
                Ok(DayFigures {
                    day,
                    calls: number(row.get(0)?),
                    taken: number(row.get(1)?),
                    lost: number(row.get(2)?),
                    called_back: number(row.get(3)?),
                    inspections,
                    in_time,
                    to_charge,
                    seq,
                })
            })?;
            Ok(Some(sums))
        })
        .await
    }
}

/// Beginning and end of the day as the rows write instants, but for what follows the whole second: before
/// every fraction of it, and before the mark of UTC.
fn bounds(day: NaiveDate) -> Option<(String, String)> {
    let midnight = |day: NaiveDate| {
        let at = time::from_local(day.and_time(NaiveTime::MIN), time::ZONE).ok()?;
        Some(at.format("%Y-%m-%dT%H:%M:%S").to_string())
    };
    // Years of four figures alone are in order as texts.
    let written = |bound: &String| bound.len() == "2026-11-23T00:00:00".len();
    let (from, to) = (midnight(day)?, midnight(day.checked_add_days(Days::new(1))?)?);
    (written(&from) && written(&to)).then_some((from, to))
}

/// How many inspections began, and how many of them in time.
fn inspections(
    conn: &Connection,
    contracts: &Contracts,
    from: &str,
    to: &str,
) -> Result<(u64, u64), Fault> {
    let mut statement = conn.prepare_cached(INSPECTIONS)?;
    let mut rows = statement.query([from, to])?;
    let (mut begun, mut in_time) = (0, 0);
    while let Some(row) = rows.next()? {
        let ticket: Ticket = serde_json::from_str(&row.get::<_, String>(0)?)?;
        let missing = || Fault::Internal(format!("contract {} is not stored", ticket.contract));
        let contract = contracts.by_hash(&ticket.contract).ok_or_else(missing)?;
        let clocks = clocks(&ticket, &contract);
        // Without a deadline it was neither in time nor late.
        let inspection = clocks.iter().find(|clock| clock.milestone == Milestone::Inspection);
        if let Some((met, due)) = inspection.and_then(|clock| Some((clock.met?, clock.due))) {
            begun += 1;
            in_time += u64::from(met.at <= due);
        }
    }
    Ok((begun, in_time))
}

/// How long requests waited that were taken in charge on the day (S4.2). A step is written no earlier than it is said to
/// have happened, so that only what was written since the day began is looked at: of today that is today's work.
fn to_charge(
    conn: &Connection,
    contracts: &Contracts,
    from: &str,
    to: &str,
    head: u64,
) -> Result<Waits, Fault> {
    let mut statement = conn.prepare_cached(TAKEN_IN_CHARGE)?;
    let mut rows = statement.query([sql(first_since(conn, from, head)?)])?;
    let mut waited = Vec::new();
    while let Some(row) = rows.next()? {
        let ticket: Ticket = serde_json::from_str(&row.get::<_, String>(0)?)?;
        let Some(contract) = contracts.by_hash(&ticket.contract) else { continue };
        let by = contract.timing.taking_charge_by;
        let at = ticket.taken_in_charge(by).map(|met| met.at.format("%Y-%m-%dT%H:%M:%S").to_string());
        let of_day = at.is_some_and(|at| at.as_str() >= from && at.as_str() < to);
        waited.extend(ticket.taken_in_charge_after(by).filter(|_| of_day));
    }
    Ok(Waits::of(waited))
}

/// The first entry of the log that was written since an instant, or the one after its end; in as many looks as the
/// log's length has binary digits. A clock that was set back in between makes it an entry near there.
fn first_since(conn: &Connection, from: &str, head: u64) -> Result<u64, Fault> {
    let mut statement =
        conn.prepare_cached("SELECT doc ->> '$.recorded_at' FROM event WHERE seq = ?")?;
    let (mut low, mut high) = (1, head.saturating_add(1));
    while low < high {
        let middle = low + (high - low) / 2;
        let at: String = statement.query_row([sql(middle)], |row| row.get(0))?;
        match at.as_str() < from {
            true => low = middle + 1,
            false => high = middle,
        }
    }
    // What happens within two minutes may be told before it does.
    Ok(low.saturating_sub(EARLY))
}

#[cfg(test)]
mod tests {
    use super::super::super::schema;
    use super::*;

    #[test]
    fn a_day_is_found_by_its_index_and_not_by_reading_all() {
        let conn = Connection::open_in_memory().unwrap();
        schema::MIGRATIONS.into_iter().for_each(|step| conn.execute_batch(step).unwrap());
        let (from, to) = bounds("2026-11-23".parse().unwrap()).unwrap();
        for (select, index) in [(CALLS, "call_by_arrival"), (INSPECTIONS, "ticket_by_inspection")] {
            let mut statement = conn.prepare(&format!("EXPLAIN QUERY PLAN {select}")).unwrap();
            let plan = statement.query_map(params![from, to], |row| row.get::<_, String>(3)).unwrap();
            let plan = plan.collect::<Result<Vec<_>, _>>().unwrap().join("\n");
            assert!(plan.contains(index), "{plan}");
            assert!(!plan.contains("SCAN call") && !plan.contains("SCAN ticket"), "{plan}");
            assert!(!plan.contains("SCAN event"), "{plan}");
        }
    }

    #[test]
    fn a_day_begins_and_ends_at_romes_midnights() {
        let bounds = |day: &str| bounds(day.parse().unwrap());
        let both = |from: &str, to: &str| Some((from.to_owned(), to.to_owned()));
        let table = [
            ("2026-11-23", both("2026-11-22T23:00:00", "2026-11-23T23:00:00")),
            ("2026-03-29", both("2026-03-28T23:00:00", "2026-03-29T22:00:00")),
            ("2026-10-25", both("2026-10-24T22:00:00", "2026-10-25T23:00:00")),
            ("9999-12-31", both("9999-12-30T23:00:00", "9999-12-31T23:00:00")),
            ("+262142-12-31", None),
        ];
        for (day, expected) in table {
            assert_eq!(bounds(day), expected, "{day}");
        }
    }
}
