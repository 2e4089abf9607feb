//! The directory is kept by other programs as well: whoever comes to a field whose list is of people or places gets
//! it anew. It asks for nothing while nobody writes, and not twice within a minute.

use chrono::TimeDelta;

use super::field::{Kind, Source};
use super::form::Form;
use super::{Effect, Link, Model};
use crate::api::resource::Directory;
use crate::client::Contracts;
use crate::domain::time::Timestamp;

/// A list this old is asked for again.
const STALE_AFTER: TimeDelta = TimeDelta::minutes(1);
/// One with nobody in it: whoever was told how to fill it comes back at once.
const EMPTY_STALE_AFTER: TimeDelta = TimeDelta::seconds(5);

/// How fresh the directory is.
#[derive(Clone, Debug, Default)]
pub struct Records {
    /// When somebody who writes last asked for it (UTC).
    asked_at: Option<Timestamp>,
}

impl Model {
    /// After something that a person did: the list of the field with the cursor is asked for, where it may be stale.
    pub(super) fn freshen_list(&mut self) -> Option<Effect> {
        let lists = |form: &Form| {
            let of_directory =
                |source| matches!(source, Source::Technicians | Source::Requesters | Source::Places);
            form.current().is_some_and(|field| match field.kind {
                Kind::Pick(source) => of_directory(source),
                _ => false,
            })
        };
        let stale_after = match self.replica.directory.technicians.is_empty() {
            true => EMPTY_STALE_AFTER,
            false => STALE_AFTER,
        };
        let fresh = self.records.asked_at.is_some_and(|at| self.now - at < stale_after);
        if fresh || self.link != Link::Up || !self.form().is_some_and(lists) {
            return None;
        }
        self.records.asked_at = Some(self.now);
        Some(Effect::FetchRecords)
    }

    /// Most often nothing has changed, and then nothing is worked out anew.
    pub(super) fn take_records(&mut self, directory: Directory, contracts: Contracts) {
        let other_names = directory != self.replica.directory;
        let other_contracts = contracts != self.replica.contracts;
        self.replica.set_directory(directory);
        // Deadlines are worked out anew, which is not for nothing.
        if other_contracts {
            self.replica.set_contracts(contracts);
            self.reckon_anew();
        }
        if other_names || other_contracts {
            self.filter_again();
        }
    }
}
