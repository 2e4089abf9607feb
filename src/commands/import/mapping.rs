//! Which column of a CSV file holds what: the mapping file of an import. It never touches a record.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A mapping file.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The source's name: with a record's id it is unique for ever, so it must not change between two
    /// imports of the same source.
    pub source: String,
    /// What stands between two fields of a line.
    #[serde(default = "comma")]
    pub delimiter: char,
    pub columns: Columns,
    /// How dates are written, in the signs of strftime: `%d/%m/%Y`, `%Y-%m-%dT%H:%M:%S`. Only the day
    /// is kept.
    #[serde(default = "iso_day")]
    pub date_format: String,
    /// The source's codes of states and their words. When it is there, a state that it lacks is refused;
    /// otherwise the source's own words are kept.
    #[serde(default)]
    pub states: Option<BTreeMap<String, String>>,
}

/// The names of columns, as the file's first line has them.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Columns {
    pub id: String,
    pub state: String,
    pub opened: String,
    #[serde(default)]
    pub closed: Option<String>,
    #[serde(default)]
    pub category: Option<String>,
    #[serde(default)]
    pub description: Option<String>,
    #[serde(default)]
    pub place: Option<String>,
    #[serde(default)]
    pub caller_name: Option<String>,
}

fn comma() -> char {
    ','
}

fn iso_day() -> String {
    "%Y-%m-%d".to_owned()
}

/// A mapping that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// The TOML reader names line, column and field in its own words.
    #[error("{0}")]
    Unreadable(String),
    /// An empty text or a sign that means nothing.
    #[error("{field}: \"{found}\"")]
    Wrong { field: &'static str, found: String },
}

impl Mapping {
    /// # Errors
    /// See [`MappingError`].
    pub fn read(text: &str) -> Result<Self, MappingError> {
        let mapping: Self =
            toml::from_str(text).map_err(|error| MappingError::Unreadable(error.to_string()))?;
        mapping.check()?;
        Ok(mapping)
    }

    fn check(&self) -> Result<(), MappingError> {
        let wrong = |field, found: &str| Err(MappingError::Wrong { field, found: found.to_owned() });
        if self.source.trim().is_empty() {
            return wrong("source", &self.source);
        }
        if !self.delimiter.is_ascii() || matches!(self.delimiter, '"' | '\n' | '\r') {
            return wrong("delimiter", &self.delimiter.to_string());
        }
        let signs: Vec<_> = chrono::format::StrftimeItems::new(&self.date_format).collect();
        if signs.is_empty() || signs.contains(&chrono::format::Item::Error) {
            return wrong("date_format", &self.date_format);
        }
        Ok(())
    }

    /// The word of a state, if the source has it.
    pub fn state(&self, found: &str) -> Option<String> {
        match &self.states {
            None => Some(found.to_owned()),
            Some(states) => states.get(found).cloned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAST: &str =
        "source = \"Prova\"\n[columns]\nid = \"Id\"\nstate = \"Stato\"\nopened = \"Dal\"\n";

    #[test]
    fn what_is_not_said_has_a_plain_meaning() {
        let mapping = Mapping::read(LEAST).unwrap();
        assert_eq!((mapping.delimiter, mapping.date_format.as_str()), (',', "%Y-%m-%d"));
        assert_eq!(mapping.columns.closed, None);
        assert_eq!(mapping.state("aperta").as_deref(), Some("aperta"));
    }

    #[test]
    fn the_shipped_mapping_can_be_used() {
        let mapping = Mapping::read(include_str!("../../../examples/alessandria.toml")).unwrap();
        assert_eq!((mapping.delimiter, mapping.columns.id.as_str()), (';', "Id"));
    }

    #[test]
    fn a_mistake_is_named() {
        let wrong = |text: String| Mapping::read(&text).unwrap_err();
        let told = wrong(LEAST.replace("opened", "oppened")).to_string();
        assert!(told.contains("oppened") && told.contains("line 5"), "{told}");
        let told = wrong(LEAST.replace("state = \"Stato\"\n", "")).to_string();
        assert!(told.contains("state"), "{told}");
        let field = |text: String| match wrong(text) {
            MappingError::Wrong { field, .. } => field,
            other => panic!("{other}"),
        };
        assert_eq!(field(LEAST.replace("Prova", " ")), "source");
        assert_eq!(field(format!("delimiter = \"€\"\n{LEAST}")), "delimiter");
        assert_eq!(field(format!("date_format = \"%Y-%Q\"\n{LEAST}")), "date_format");
        assert_eq!(field(format!("date_format = \"\"\n{LEAST}")), "date_format");
    }

    #[test]
    fn a_state_outside_the_map_is_none() {
        let mapping = Mapping::read(&format!("{LEAST}[states]\n2 = \"chiusa\"\n")).unwrap();
        assert_eq!(mapping.state("2").as_deref(), Some("chiusa"));
        assert_eq!(mapping.state("3"), None);
    }
}
