//! A printed document as its parts, before any page: what it says and in which order. It knows no paper and no letters.

/// One document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    pub title: String,
    /// Under the title: whose contract it is of.
    pub under: String,
    pub parts: Vec<Part>,
    /// At the foot of every page: what it tells of, and as of when.
    pub foot: String,
    /// Said where characters had to be replaced.
    pub replaced: String,
}

/// One part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Heading(String),
    /// Names with what they stand for.
    Facts(Vec<(String, String)>),
    Prose(String),
    Table {
        headings: Vec<String>,
        rows: Vec<Vec<String>>,
    },
    /// Lines to sign on, each with who signs and the name where it is known.
    Signatures(Vec<(String, String)>),
}

impl Document {
    pub fn heading(&mut self, heading: String) {
        self.parts.push(Part::Heading(heading));
    }

    /// Those without a value are left out.
    pub fn facts(&mut self, facts: Vec<(String, String)>) {
        let known: Vec<_> = facts.into_iter().filter(|(_, value)| !value.trim().is_empty()).collect();
        if !known.is_empty() {
            self.parts.push(Part::Facts(known));
        }
    }

    /// Nothing where there are no rows.
    pub fn table(&mut self, headings: Vec<String>, rows: Vec<Vec<String>>) {
        if !rows.is_empty() {
            self.parts.push(Part::Table { headings, rows });
        }
    }
}
