//! Bringing a database of an older program up to date: the schema's steps, and the projections made again.
//! It must never leave one half done.

use rusqlite::{Connection, TransactionBehavior};

use super::OpenError;
use super::fault::Fault;
use super::rebuild::rebuild;
use super::schema::{MIGRATIONS, SCHEMA_VERSION, version};

/// Takes the steps that are missing and, in a database that there was, makes the projections again: rows
/// of the version before are not what this program makes of the log. All of it is one transaction, so
/// that a crash leaves either version whole.
///
/// # Errors
/// [`OpenError::Newer`] for a database of a later program, [`OpenError::Rebuild`] for a log that cannot be
/// read; it is left untouched then.
pub fn migrate(conn: &mut Connection) -> Result<(), OpenError> {
    let found = version(conn)?;
    if found > SCHEMA_VERSION {
        return Err(OpenError::Newer { found, known: SCHEMA_VERSION });
    }
    if found == SCHEMA_VERSION {
        return Ok(());
    }
    let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let steps = MIGRATIONS.iter().zip(1_u32..).filter(|(_, number)| *number > found);
    for (step, _) in steps {
        transaction.execute_batch(step)?;
    }
    if found > 0 {
        rebuild(&transaction).map_err(not_rebuilt)?;
    }
    transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    Ok(transaction.commit()?)
}

fn not_rebuilt(fault: Fault) -> OpenError {
    match fault {
        Fault::Database(error) => OpenError::Database(error),
        Fault::Internal(message) => OpenError::Rebuild(message),
        Fault::Told(problem) => OpenError::Rebuild(problem.code.code().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_of_a_later_program_is_refused_with_both_versions() {
        let mut conn = Connection::open_in_memory().unwrap();
        conn.pragma_update(None, "user_version", 99).unwrap();
        let error = migrate(&mut conn).unwrap_err();
        assert!(matches!(error, OpenError::Newer { found: 99, known: SCHEMA_VERSION }), "{error}");
        assert_eq!(version(&conn).unwrap(), 99);
    }
}
