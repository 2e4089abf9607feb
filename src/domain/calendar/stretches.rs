//! A span of time cut into open and closed stretches, each closed one with its reason: what an explanation is made of.
//!
//! It must never choose words or leave a stretch out: the stretches fill the span without gap or overlap.

use super::{Calendar, CalendarError};
use crate::domain::holidays::HolidayName;
use crate::domain::time::Timestamp;
use chrono::{Days, NaiveDate};
use std::collections::VecDeque;
use std::iter::FusedIterator;

/// A half-open span of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    pub from: Timestamp,
    pub to: Timestamp,
    pub kind: StretchKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StretchKind {
    Open,
    Closed(Reason),
}

/// Why a calendar is closed. On a replaced day and on a holiday the whole closed time of the day has that reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    OutsideHours,
    Holiday(HolidayName),
    /// A dated replacement of the day's hours.
    Exception,
}

/// The stretches of a span, in order; neighbours of the same kind are joined, across midnight too.
#[derive(Debug, Clone)]
pub struct Stretches<'a> {
    calendar: &'a Calendar,
    /// The next day to cut; `None` after the last.
    date: Option<NaiveDate>,
    from: Timestamp,
    to: Timestamp,
    cut: VecDeque<Stretch>,
}

impl Calendar {
    /// Cuts the time between two instants into open and closed stretches.
    ///
    /// # Errors
    /// [`CalendarError::Backwards`] if `to` is before `from`; [`CalendarError::OutOfReach`] where dates end.
    pub fn intervals(&self, from: Timestamp, to: Timestamp) -> Result<Stretches<'_>, CalendarError> {
        if to < from {
            return Err(CalendarError::Backwards { from, to });
        }
        let date = self.date_of(from).ok_or(CalendarError::OutOfReach)?;
        self.date_of(to).ok_or(CalendarError::OutOfReach)?;
        Ok(Stretches { calendar: self, date: Some(date), from, to, cut: VecDeque::new() })
    }

    /// The holiday on which the calendar is closed on a local date. A dated exception does not hide it.
    pub fn holiday_on(&self, date: NaiveDate) -> Option<&HolidayName> {
        self.holidays().and_then(|holidays| holidays.name_on(date))
    }

    fn closed_reason(&self, date: NaiveDate) -> Reason {
        if self.exceptions().contains_key(&date) {
            return Reason::Exception;
        }
        self.holiday_on(date).map_or(Reason::OutsideHours, |name| Reason::Holiday(name.clone()))
    }
}

impl Stretches<'_> {
    /// Cuts one more day into the queue.
    fn cut_day(&mut self, date: NaiveDate) {
        self.date = date.checked_add_days(Days::new(1));
        let (Some(start), Some(end)) = (self.calendar.day_start(date), self.calendar.day_end(date))
        else {
            self.date = None;
            return;
        };
        let closed = StretchKind::Closed(self.calendar.closed_reason(date));
        let mut at = start;
        for (opening, closing) in self.calendar.opening_on(date) {
            self.push(at, opening, closed.clone());
            self.push(opening, closing, StretchKind::Open);
            at = closing;
        }
        self.push(at, end, closed);
        if end >= self.to {
            self.date = None;
        }
    }

    fn push(&mut self, from: Timestamp, to: Timestamp, kind: StretchKind) {
        let (from, to) = (from.max(self.from), to.min(self.to));
        if from >= to {
            return;
        }
        match self.cut.back_mut() {
            Some(last) if last.kind == kind => last.to = to,
            _ => self.cut.push_back(Stretch { from, to, kind }),
        }
    }
}

impl Iterator for Stretches<'_> {
    type Item = Stretch;

    fn next(&mut self) -> Option<Stretch> {
        // The last stretch of a day may go on in the next, so it is handed out only when another has begun.
        while self.cut.len() < 2
            && let Some(date) = self.date
        {
            self.cut_day(date);
        }
        self.cut.pop_front()
    }
}

impl FusedIterator for Stretches<'_> {}
