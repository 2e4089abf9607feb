//! What lateness costs month by month, over every ticket there is. Rows are read one after the other and
//! added up: it never holds more than one ticket.

use super::super::Store;
use super::super::fault::{Answer, Fault};
use crate::domain::penalty::{Ledger, Month, MonthTotal, penalties};
use crate::domain::ticket::Ticket;

impl Store {
    /// The totals of one month, or of all, by month and contract, as of the server's now. Imported records
    /// cost nothing: they have no clocks until they are adopted.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn penalties(&self, month: Option<Month>) -> Answer<Vec<MonthTotal>> {
        let contracts = std::sync::Arc::clone(&self.inner.contracts);
        let now = self.clock().now();
        let read = self.inner.readers.read_whole(move |conn| {
            let select = "SELECT doc FROM ticket WHERE state <> 'imported'";
            let mut statement = conn.prepare_cached(select)?;
            let mut rows = statement.query([])?;
            let mut ledger = Ledger::default();
            while let Some(row) = rows.next()? {
                let ticket: Ticket = serde_json::from_str(&row.get::<_, String>(0)?)?;
                let missing = || Fault::Internal(format!("contract {} is not stored", ticket.contract));
                let contract = contracts.by_hash(&ticket.contract).ok_or_else(missing)?;
                ledger.add(&contract, &penalties(&ticket, &contract, now));
            }
            Ok(ledger.totals())
        });
        let all = read.await?.into_iter();
        Ok(all.filter(|total| month.is_none_or(|month| total.month == month)).collect())
    }
}
