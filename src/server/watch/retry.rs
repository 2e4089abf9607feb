//! When to try again what failed: after a second, and each time after twice as long, up to a minute. It
//! never asks for a try sooner because more has failed.

use std::time::Duration;

use tokio::time::Instant;

const FIRST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(60);

/// How often something failed in a row, and when its next try is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Retry {
    failures: u32,
    at: Option<Instant>,
}

impl Retry {
    /// It failed; while a try is still to come, that stands.
    pub fn failed(&mut self) {
        if self.at.is_none() {
            let wait = FIRST.saturating_mul(1 << self.failures.min(6)).min(LONGEST);
            self.failures = self.failures.saturating_add(1);
            self.at = Some(Instant::now() + wait);
        }
    }

    /// It failed, and there is nothing else to do until the next try.
    pub async fn pause(&mut self) {
        self.failed();
        self.wait().await;
        self.at = None;
    }

    pub fn went_well(&mut self) {
        *self = Self::default();
    }

    /// Whether the try is to be made now; it is then no longer to come.
    pub fn is_due(&mut self) -> bool {
        self.at.take_if(|at| *at <= Instant::now()).is_some()
    }

    /// Waits for the next try, which is then due; for ever if there is none.
    pub async fn wait(&self) {
        match self.at {
            Some(at) => tokio::time::sleep_until(at).await,
            None => std::future::pending().await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_try_is_twice_as_far_off_up_to_a_minute() {
        let mut retry = Retry::default();
        let mut waits = Vec::new();
        for _ in 0..9 {
            let before = Instant::now();
            retry.failed();
            let at = retry.at.unwrap();
            retry.failed();
            assert_eq!(retry.at, Some(at), "more that fails changes nothing");
            waits.push((at - before).as_secs());
            retry.at = None;
        }
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
        retry.went_well();
        assert_eq!(retry, Retry::default());
    }

    #[tokio::test]
    async fn a_pause_is_over_and_counts() {
        let (mut retry, before) = (Retry::default(), Instant::now());
        retry.pause().await;
        assert!(before.elapsed() >= FIRST);
        assert_eq!((retry.failures, retry.at), (1, None));
        assert!(!retry.is_due());
    }
}
