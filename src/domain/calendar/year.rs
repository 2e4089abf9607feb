//! One local calendar year of a calendar on the UTC line: its open spans with running sums. It must never decide when
//! the calendar is open: [`Calendar::opening_on`] does.

use super::Calendar;
use crate::domain::time::Timestamp;
use chrono::{NaiveDate, TimeDelta};

/// From one local 1 January to the next, half-open.
#[derive(Debug)]
pub(super) struct Year {
    start: Timestamp,
    end: Timestamp,
    /// In order, neither touching nor empty.
    spans: Box<[Span]>,
}

#[derive(Debug)]
struct Span {
    from: Timestamp,
    to: Timestamp,
    /// Open time from the year's start until `to`.
    sum: TimeDelta,
}

impl Year {
    /// `None` only where the zone does not tell when the year begins or ends.
    pub fn of(calendar: &Calendar, year: i32) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
        let after = NaiveDate::from_ymd_opt(year + 1, 1, 1)?;
        let (start, end) = (calendar.day_start(first)?, calendar.day_start(after)?);
        let mut spans: Vec<Span> = Vec::new();
        let mut sum = TimeDelta::zero();
        let days = first.iter_days().take_while(|date| *date < after);
        for (from, to) in days.flat_map(|date| calendar.opening_on(date)) {
            sum += to - from;
            match spans.last_mut() {
                Some(last) if last.to == from => (last.to, last.sum) = (to, sum),
                _ => spans.push(Span { from, to, sum }),
            }
        }
        Some(Year { start, end, spans: spans.into_boxed_slice() })
    }

    pub fn start(&self) -> Timestamp {
        self.start
    }

    pub fn end(&self) -> Timestamp {
        self.end
    }

    /// Open time of the whole year.
    pub fn total(&self) -> TimeDelta {
        self.spans.last().map_or(TimeDelta::zero(), |span| span.sum)
    }

    /// The span that holds `t`, or else the next one of the year.
    pub fn span_at_or_after(&self, t: Timestamp) -> Option<(Timestamp, Timestamp)> {
        let place = self.spans.partition_point(|span| span.to <= t);
        self.spans.get(place).map(|span| (span.from, span.to))
    }

    /// Open time from the year's start until `t`.
    pub fn open_until(&self, t: Timestamp) -> TimeDelta {
        let place = self.spans.partition_point(|span| span.to <= t);
        match self.spans.get(place) {
            Some(span) => span.sum - (span.to - span.from.max(t)),
            None => self.total(),
        }
    }

    /// The first instant by which the year has been open for `sum`, which must be more than zero; `None` beyond the
    /// year's total.
    pub fn first_with(&self, sum: TimeDelta) -> Option<Timestamp> {
        let place = self.spans.partition_point(|span| span.sum < sum);
        self.spans.get(place).map(|span| span.to - (span.sum - sum))
    }

    /// The last instant by which the year has been open for `sum` and no longer, which must be less than its total;
    /// `None` otherwise.
    pub fn last_with(&self, sum: TimeDelta) -> Option<Timestamp> {
        let place = self.spans.partition_point(|span| span.sum <= sum);
        self.spans.get(place).map(|span| span.to - (span.sum - sum))
    }
}
