//! The calendars of a contract as they are at the sites: one for each patron saint's day, made once.
//!
//! It must never hold anything that a ticket decides: the patron is the only difference between two sites.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use crate::domain::calendar::{Calendar, WorkingDays};
use crate::domain::holidays::Patron;

/// What was made so far. There are as many as towns with a site, whatever the number of tickets.
///
/// It follows from the contract, so that two contracts are equal whatever each was asked, and a copy, which may be
/// changed, begins anew.
#[derive(Default)]
pub(super) struct AtSite {
    hours: Made<Calendar>,
    days: Made<WorkingDays>,
}

impl AtSite {
    /// The calendar made for this patron, or the one that `make` makes now.
    pub(super) fn hours(
        &self,
        patron: Option<&Patron>,
        make: impl FnOnce() -> Calendar,
    ) -> Arc<Calendar> {
        self.hours.get_or_make(patron, make)
    }

    /// The working days made for this patron, or those that `make` makes now.
    pub(super) fn days(
        &self,
        patron: Option<&Patron>,
        make: impl FnOnce() -> WorkingDays,
    ) -> Arc<WorkingDays> {
        self.days.get_or_make(patron, make)
    }
}

impl Clone for AtSite {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for AtSite {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl fmt::Debug for AtSite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AtSite")
    }
}

struct Made<T>(RwLock<HashMap<Option<Patron>, Arc<T>>>);

impl<T> Default for Made<T> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}

impl<T> Made<T> {
    /// A lock that somebody panicked under still guards a whole map: an entry is there or it is not.
    fn get_or_make(&self, patron: Option<&Patron>, make: impl FnOnce() -> T) -> Arc<T> {
        let key = patron.copied();
        let made = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&key).map(Arc::clone);
        made.unwrap_or_else(|| {
            let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(all.entry(key).or_insert_with(|| Arc::new(make())))
        })
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::domain::calendar::DayHours;
    use crate::domain::contract::{Contract, load, shipped};
    use crate::domain::time::Timestamp;

    fn contract() -> Contract {
        load(shipped::texts().first().unwrap()).unwrap()
    }

    fn patron(text: &str) -> Patron {
        text.parse().unwrap()
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Whether the calendar is open at noon of a winter's date, Italian time.
    fn open(calendar: &Calendar, day: &str) -> bool {
        calendar.is_open(format!("{day}T12:00:00+01:00").parse::<Timestamp>().unwrap())
    }

    #[test]
    fn hours_and_days_stand_still_on_the_sites_own_patron_and_no_others() {
        let contract = contract();
        let (milan, turin) = (patron("12-07"), patron("06-24"));
        // 7 December 2026 is a Monday.
        for (at, works) in [(None, true), (Some(&turin), true), (Some(&milan), false)] {
            let hours = contract.working_hours_at(at).unwrap();
            assert_eq!(open(&hours, "2026-12-07"), works, "{at:?}");
            assert!(open(&hours, "2026-12-09"), "{at:?}");
            assert_eq!(contract.working_days_at(at).counts(date("2026-12-07")), works, "{at:?}");
        }
        assert_eq!(contract.working_days(), *contract.working_days_at(None));
        assert_eq!(contract.working_hours(), contract.working_hours_at(None).as_deref());
    }

    #[test]
    fn presence_stays_and_a_dated_exception_wins() {
        let contract = contract();
        let milan = patron("12-07");
        assert!(open(&contract.presence().unwrap().at_site(&milan), "2026-12-07"));
        let hours = DayHours::new(vec!["08:00-13:00".parse().unwrap()]).unwrap();
        let office = contract.working_hours().unwrap().clone();
        let opened = office.with_exception(date("2026-12-07"), hours).at_site(&milan);
        assert!(open(&opened, "2026-12-07") && !open(&opened, "2027-12-07"));
        let every_day = WorkingDays::default();
        assert!(every_day.at_site(&milan).counts(date("2026-12-07")), "it knows no holidays");
    }

    #[test]
    fn each_is_made_once_and_a_copy_makes_its_own() {
        let contract = contract();
        let milan = patron("12-07");
        let first = contract.working_hours_at(Some(&milan)).unwrap();
        assert!(Arc::ptr_eq(&first, &contract.working_hours_at(Some(&milan)).unwrap()));
        let days = contract.working_days_at(None);
        assert!(Arc::ptr_eq(&days, &contract.working_days_at(None)));
        let mut copy = contract.clone();
        assert_eq!(copy, contract);
        copy.timing.saturday_counts = !copy.timing.saturday_counts;
        assert_ne!(copy.working_days_at(None), days);
        assert!(!Arc::ptr_eq(&first, &copy.working_hours_at(Some(&milan)).unwrap()));
    }

    #[test]
    fn a_panic_under_the_lock_is_nobody_elses() {
        let made = Arc::new(Made::<u8>::default());
        let other = Arc::clone(&made);
        let panicked = std::thread::spawn(move || other.get_or_make(None, || panic!("while making")));
        assert!(panicked.join().is_err());
        assert_eq!(*made.get_or_make(None, || 7), 7);
    }
}
