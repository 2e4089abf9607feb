//! The address of a database on the command line, `sqlite:PATH`. It opens nothing.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

/// Where a database is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Database {
    Sqlite(PathBuf),
}

/// The text was no address of a database.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected sqlite:PATH, found \"{0}\"")]
pub struct NotADatabase(pub String);

impl Database {
    /// The file it is in.
    pub fn path(&self) -> &std::path::Path {
        let Database::Sqlite(path) = self;
        path
    }
}

impl FromStr for Database {
    type Err = NotADatabase;

    fn from_str(text: &str) -> Result<Self, NotADatabase> {
        let path = text.strip_prefix("sqlite:").filter(|path| !path.is_empty());
        path.map(|path| Database::Sqlite(path.into())).ok_or_else(|| NotADatabase(text.to_owned()))
    }
}

impl fmt::Display for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "sqlite:{}", self.path().display())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_address_that_says_what_it_is_is_taken() {
        let database: Database = "sqlite:/var/lib/c.db".parse().unwrap();
        assert_eq!(database.path(), std::path::Path::new("/var/lib/c.db"));
        assert_eq!(database.to_string(), "sqlite:/var/lib/c.db");
        for wrong in ["", "sqlite:", "/var/lib/c.db", "postgres://c"] {
            assert_eq!(wrong.parse::<Database>(), Err(NotADatabase(wrong.to_owned())));
        }
    }
}
