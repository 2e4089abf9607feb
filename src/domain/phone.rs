//! Placeholder until the telephone room is merged.
use serde::{Deserialize, Serialize};
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhoneNumber {
    pub received: String,
    pub normalised: String,
}
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Line {
    Anonymous,
    Internal(String),
    External(PhoneNumber),
}
impl Line {
    pub fn read(s: &str) -> Result<Line, String> {
        Ok(if s.is_empty() {
            Line::Anonymous
        } else {
            Line::External(PhoneNumber { received: s.into(), normalised: s.into() })
        })
    }
    pub fn same_as(&self, o: &Line) -> bool {
        self == o
    }
}
