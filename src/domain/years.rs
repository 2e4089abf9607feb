//! One value for each year of a fixed span, made when it is first asked for: what the calendars look up instead of
//! stepping days. It must never outlive a change of what it is made from: whoever changes that takes a new one.

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// The years that are indexed: every contract of ours, with room. Beyond them calendars have no answer.
pub(super) const INDEXED: Range<i32> = 1900..2200;

/// Values by year. Clones share what has been made; two of them are always equal, since they are made from what
/// stands beside them.
pub(super) struct Years<T>(Arc<OnceLock<Slots<T>>>);

type Slots<T> = Box<[OnceLock<T>]>;

impl<T> Years<T> {
    /// The value of a year, made by `make` if nobody has asked for it before. `None` outside [`INDEXED`].
    pub fn get(&self, year: i32, make: impl FnOnce() -> T) -> Option<&T> {
        let slots = self.0.get_or_init(|| INDEXED.map(|_| OnceLock::new()).collect());
        let place = usize::try_from(year.checked_sub(INDEXED.start)?).ok()?;
        slots.get(place).map(|slot| slot.get_or_init(make))
    }
}

impl<T> Default for Years<T> {
    fn default() -> Self {
        Years(Arc::default())
    }
}

impl<T> Clone for Years<T> {
    fn clone(&self) -> Self {
        Years(Arc::clone(&self.0))
    }
}

impl<T> PartialEq for Years<T> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl<T> Eq for Years<T> {}

impl<T> fmt::Debug for Years<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Years")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_made_once_and_clones_share_it() {
        let years = Years::default();
        let clone = years.clone();
        let made = std::cell::Cell::new(0);
        for (year, makes) in [(2026, 1), (2027, 2), (2026, 2)] {
            let value = years.get(year, || {
                made.set(made.get() + 1);
                year * 10
            });
            assert_eq!((value, made.get()), (Some(&(year * 10)), makes));
            assert_eq!(clone.get(year, || 0), value);
        }
    }

    #[test]
    fn outside_there_is_nothing() {
        let years = Years::default();
        for year in [i32::MIN, INDEXED.start - 1, INDEXED.end, i32::MAX] {
            assert_eq!(years.get(year, || year), None);
        }
        for year in [INDEXED.start, INDEXED.end - 1] {
            assert_eq!(years.get(year, || year), Some(&year));
        }
    }

    #[test]
    fn what_holds_one_may_be_shared_by_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<crate::domain::calendar::Calendar>();
        shared::<crate::domain::calendar::WorkingDays>();
    }
}
