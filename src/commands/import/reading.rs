//! Reads a CSV file by a mapping: every line is taken, or listed with the field and the reason. No line
//! is ever passed over in silence, and none is repaired.

use std::collections::HashMap;
use std::io::Read;

use chrono::NaiveDate;
use csv::{ByteRecord, StringRecord};

use super::mapping::Mapping;
use crate::api::resource::NewImport;
use crate::domain::event::{Imported, Precision};
use crate::domain::text::{TextField, Texts, clean};

/// A line of the file, counted from 1 with the heading.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    Taken { line: u64, record: Box<NewImport> },
    Refused(Refused),
}

/// A line that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    pub line: u64,
    /// The column's name, when it is about one.
    pub column: Option<String>,
    pub reason: Reason,
}

/// Why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nothing stands where something must.
    Empty,
    NotADate {
        found: String,
    },
    UnknownState {
        found: String,
    },
    ClosedBeforeOpened,
    /// The id stands on an earlier line too.
    Repeated {
        first: u64,
    },
    NotUtf8,
    Fields {
        expected: usize,
        found: usize,
    },
    /// The server does not take it; the code of its problem.
    Server {
        code: String,
    },
}

impl Reason {
    /// The end of the locale's key.
    pub fn code(&self) -> &'static str {
        match self {
            Reason::Empty => "empty",
            Reason::NotADate { .. } => "not-a-date",
            Reason::UnknownState { .. } => "unknown-state",
            Reason::ClosedBeforeOpened => "closed-before-opened",
            Reason::Repeated { .. } => "repeated",
            Reason::NotUtf8 => "not-utf8",
            Reason::Fields { .. } => "fields",
            Reason::Server { .. } => "server",
        }
    }
}

/// A file that cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    #[error(transparent)]
    Unreadable(#[from] csv::Error),
    /// The heading lacks a column that the mapping names.
    #[error("no column \"{column}\" among {}", .known.join(", "))]
    NoColumn { column: String, known: Vec<String> },
}

/// Reads the whole file.
///
/// # Errors
/// The file cannot be read, or its heading lacks a column.
pub fn read(file: impl Read, mapping: &Mapping) -> Result<Vec<Line>, FileError> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(u8::try_from(mapping.delimiter).unwrap_or(b','))
        .flexible(true)
        .from_reader(file);
    let heading = reader.headers()?.clone();
    let places = Places::of(&heading, mapping)?;
    let mut seen: HashMap<String, u64> = HashMap::new();
    let mut lines = Vec::new();
    for record in reader.byte_records() {
        let record = record?;
        let line = record.position().map_or(0, csv::Position::line);
        let taken = one(record, heading.len(), &places, mapping).and_then(|record| {
            match seen.get(&record.record.source_id) {
                Some(first) => Err((Some(&mapping.columns.id), Reason::Repeated { first: *first })),
                None => {
                    seen.insert(record.record.source_id.clone(), line);
                    Ok(record)
                }
            }
        });
        lines.push(match taken {
            Ok(record) => Line::Taken { line, record: Box::new(record) },
            Err((column, reason)) => Line::Refused(Refused { line, column: column.cloned(), reason }),
        });
    }
    Ok(lines)
}

/// Where each column stands.
struct Places {
    id: usize,
    state: usize,
    opened: usize,
    closed: Option<usize>,
    category: Option<usize>,
    words: Vec<(TextField, usize)>,
}

impl Places {
    fn of(heading: &StringRecord, mapping: &Mapping) -> Result<Self, FileError> {
        // Files of spreadsheets begin with a byte order mark, which is no part of the first name.
        let names: Vec<&str> =
            heading.iter().map(|name| name.trim_start_matches('\u{feff}').trim()).collect();
        let place = |column: &String| {
            names.iter().position(|name| name == column).ok_or_else(|| FileError::NoColumn {
                column: column.clone(),
                known: names.iter().map(|name| (*name).to_owned()).collect(),
            })
        };
        let columns = &mapping.columns;
        let optional = |column: &Option<String>| column.as_ref().map(place).transpose();
        let worded = [
            (TextField::Description, &columns.description),
            (TextField::Place, &columns.place),
            (TextField::CallerName, &columns.caller_name),
        ];
        let mut places = Self {
            id: place(&columns.id)?,
            state: place(&columns.state)?,
            opened: place(&columns.opened)?,
            closed: optional(&columns.closed)?,
            category: optional(&columns.category)?,
            words: Vec::new(),
        };
        for (field, column) in worded {
            places.words.extend(optional(column)?.map(|at| (field, at)));
        }
        Ok(places)
    }
}

type Because<'m> = (Option<&'m String>, Reason);

fn one<'m>(
    record: ByteRecord,
    expected: usize,
    places: &Places,
    mapping: &'m Mapping,
) -> Result<NewImport, Because<'m>> {
    let record = StringRecord::from_byte_record(record).map_err(|_| (None, Reason::NotUtf8))?;
    if record.len() != expected {
        return Err((None, Reason::Fields { expected, found: record.len() }));
    }
    let field = |at: usize| clean(record.get(at).unwrap_or_default());
    let columns = &mapping.columns;
    let must = |at: usize, column: &'m String| {
        let found = field(at);
        if found.is_empty() { Err((Some(column), Reason::Empty)) } else { Ok(found) }
    };
    let source_id = must(places.id, &columns.id)?;
    let state = must(places.state, &columns.state)?;
    let source_state =
        mapping.state(&state).ok_or((Some(&columns.state), Reason::UnknownState { found: state }))?;
    let opened_on = date(&must(places.opened, &columns.opened)?, mapping)
        .map_err(|reason| (Some(&columns.opened), reason))?;
    let closed = places.closed.map(field).filter(|text| !text.is_empty());
    let closed_on = closed
        .map(|text| date(&text, mapping))
        .transpose()
        .map_err(|reason| (columns.closed.as_ref(), reason))?;
    if closed_on.is_some_and(|closed_on| closed_on < opened_on) {
        return Err((columns.closed.as_ref(), Reason::ClosedBeforeOpened));
    }
    let texts: Texts = places.words.iter().map(|(name, at)| (*name, field(*at))).collect();
    let texts = texts.into_iter().filter(|(_, text)| !text.is_empty()).collect();
    let record = Imported {
        source: mapping.source.trim().to_owned(),
        source_id,
        source_state,
        category: places.category.map(field).filter(|text| !text.is_empty()),
        opened_on,
        closed_on,
        // The record holds days, whatever the source knew.
        precision: Precision::Day,
    };
    Ok(NewImport { record, texts })
}

fn date(text: &str, mapping: &Mapping) -> Result<NaiveDate, Reason> {
    let format = &mapping.date_format;
    // A format with hours reads as a moment, one without as a day.
    chrono::NaiveDateTime::parse_from_str(text, format)
        .map(|moment| moment.date())
        .or_else(|_| NaiveDate::parse_from_str(text, format))
        .map_err(|_| Reason::NotADate { found: text.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mapping() -> Mapping {
        Mapping::read(include_str!("../../../examples/alessandria.toml")).unwrap()
    }

    const HEADING: &str = "Id;Stato;Anno;Creato;Chiusa;DescrizioneBreve;Categoria\n";

    fn lines(rows: &str) -> Vec<Line> {
        read(format!("{HEADING}{rows}").as_bytes(), &mapping()).unwrap()
    }

    fn only(rows: &str) -> Line {
        let mut lines = lines(rows);
        assert_eq!(lines.len(), 1, "{lines:?}");
        lines.remove(0)
    }

    #[test]
    fn a_line_is_kept_as_the_source_tells_it() {
        let Line::Taken { line, record } =
            only("901;chiusa;2025;2025-05-08;2025-05-25;\"Buca; profonda\";Strade di prova\n")
        else {
            panic!("refused");
        };
        assert_eq!(line, 2);
        let wanted = Imported {
            source: "Comune di Alessandria, segnalazioni".to_owned(),
            source_id: "901".to_owned(),
            source_state: "chiusa".to_owned(),
            category: Some("Strade di prova".to_owned()),
            opened_on: NaiveDate::from_ymd_opt(2025, 5, 8).unwrap(),
            closed_on: NaiveDate::from_ymd_opt(2025, 5, 25),
            precision: Precision::Day,
        };
        assert_eq!(record.record, wanted);
        assert_eq!(record.texts, Texts::from([(TextField::Description, "Buca; profonda".to_owned())]));
    }

    #[test]
    fn what_is_empty_is_absent() {
        let Line::Taken { record, .. } = only("902;aperta;2025;2025-05-08;;;\n") else {
            panic!("refused");
        };
        assert_eq!((record.record.closed_on, record.record.category), (None, None));
        assert!(record.texts.is_empty());
    }

    #[test]
    fn a_refused_line_says_where_and_why() {
        let rows = "\
            ;aperta;2025;2025-05-08;;;\n\
            902;;2025;2025-05-08;;;\n\
            903;aperta;2025;;;;\n\
            904;aperta;2025;08/05/2025;;;\n\
            905;aperta;2025;2025-02-30;;;\n\
            906;chiusa;2025;2025-05-08;2025-05-07;;\n\
            907;chiusa;2025;2025-05-08;boh;;\n\
            908;aperta;2025-05-08\n\
            909;aperta;2025;2025-05-08;;;\n\
            909;chiusa;2025;2025-05-08;2025-05-09;;\n";
        let lines = lines(rows);
        let refused: Vec<(u64, Option<&str>, &str)> = lines
            .iter()
            .filter_map(|line| match line {
                Line::Refused(r) => Some((r.line, r.column.as_deref(), r.reason.code())),
                Line::Taken { .. } => None,
            })
            .collect();
        let wanted = [
            (2, Some("Id"), "empty"),
            (3, Some("Stato"), "empty"),
            (4, Some("Creato"), "empty"),
            (5, Some("Creato"), "not-a-date"),
            (6, Some("Creato"), "not-a-date"),
            (7, Some("Chiusa"), "closed-before-opened"),
            (8, Some("Chiusa"), "not-a-date"),
            (9, None, "fields"),
            (11, Some("Id"), "repeated"),
        ];
        assert_eq!(refused, wanted);
        assert_eq!(lines.len(), 10, "every line is one or the other");
        let Line::Refused(last) = &lines[9] else { panic!("taken twice") };
        assert_eq!(last.reason, Reason::Repeated { first: 10 });
    }

    #[test]
    fn bytes_that_are_no_text_cost_their_line_only() {
        let mut file = format!("{HEADING}910;aperta;2025;2025-05-08;;").into_bytes();
        file.extend(b"caff\xe8;\n911;aperta;2025;2025-05-08;;caff\xc3\xa8;\n");
        let lines = read(file.as_slice(), &mapping()).unwrap();
        let Line::Refused(first) = &lines[0] else { panic!("taken") };
        assert_eq!((first.line, &first.reason), (2, &Reason::NotUtf8));
        assert!(matches!(&lines[1], Line::Taken { line: 3, .. }));
    }

    #[test]
    fn a_quoted_line_break_is_one_record() {
        let lines = lines("912;aperta;2025;2025-05-08;;\"una\ndue\";\n913;aperta;2025;x;;;\n");
        let Line::Taken { record, .. } = &lines[0] else { panic!("refused") };
        assert_eq!(record.texts[&TextField::Description], "una due");
        let Line::Refused(second) = &lines[1] else { panic!("taken") };
        assert_eq!(second.line, 4, "as an editor counts");
    }

    #[test]
    fn a_heading_may_begin_with_a_mark_and_must_have_the_columns() {
        let file = format!("\u{feff}{HEADING}914;aperta;2025;2025-05-08;;;\n");
        assert!(matches!(read(file.as_bytes(), &mapping()).unwrap()[0], Line::Taken { .. }));
        let error = read("Id;Stato\n".as_bytes(), &mapping()).unwrap_err();
        let FileError::NoColumn { column, known } = error else { panic!("{error}") };
        assert_eq!((column.as_str(), known.join(" ").as_str()), ("Creato", "Id Stato"));
    }

    #[test]
    fn dates_are_read_as_the_mapping_says() {
        let text = include_str!("../../../examples/alessandria.toml");
        let mut mapping = Mapping::read(text).unwrap();
        for (format, written) in [("%d/%m/%Y", "08/05/2025"), ("%Y-%m-%dT%H:%M", "2025-05-08T23:59")] {
            mapping.date_format = format.to_owned();
            let file = format!("{HEADING}915;aperta;2025;{written};;;\n");
            let lines = read(file.as_bytes(), &mapping).unwrap();
            let Line::Taken { record, .. } = &lines[0] else { panic!("{lines:?}") };
            assert_eq!(record.record.opened_on.to_string(), "2025-05-08");
        }
    }
}
