//! Where the server's time and randomness come from: the machine, or a test. It must never be bypassed:
//! nothing else in the backend asks the machine for either.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DurationRound, TimeDelta, Utc};
use sha2::{Digest, Sha256};
use tokio::sync::watch;
use uuid::Uuid;

use crate::domain::time::Timestamp;

/// The longest that the machine's clock is not looked at while somebody waits for an instant: it may have
/// been corrected, or the machine suspended, which a timer does not notice.
const GLANCE: Duration = Duration::from_secs(60);

/// The server's clock (UTC). Clones of a manual one share its hands.
#[derive(Clone, Debug)]
pub struct Clock(Hands);

#[derive(Clone, Debug)]
enum Hands {
    System,
    Manual(watch::Sender<Timestamp>),
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(Hands::System)
    }

    /// A clock that stands still until it is set or advanced.
    pub fn manual(at: Timestamp) -> Self {
        Self(Hands::Manual(watch::Sender::new(at)))
    }

    /// The present, in whole milliseconds.
    pub fn now(&self) -> Timestamp {
        match &self.0 {
            Hands::System => shown(Utc::now()),
            Hands::Manual(at) => shown(*at.borrow()),
        }
    }

    /// Puts a manual clock to an instant; the machine's own is not ours to set.
    pub fn set(&self, to: Timestamp) {
        if let Hands::Manual(at) = &self.0 {
            at.send_replace(to);
        }
    }

    /// Moves a manual clock on; the machine's own is not ours to move.
    pub fn advance(&self, by: TimeDelta) {
        if let Hands::Manual(at) = &self.0 {
            at.send_modify(|at| *at += by);
        }
    }

    /// Waits until the clock shows an instant or a later one; for ever if there is none to wait for.
    pub async fn reaches(&self, instant: Option<Timestamp>) {
        let Some(instant) = instant else { return std::future::pending().await };
        match &self.0 {
            Hands::System => loop {
                // A stretch that is no duration is negative: the instant has passed.
                let Ok(left) = (instant - self.now()).to_std() else { return };
                if left.is_zero() {
                    return;
                }
                tokio::time::sleep(left.min(GLANCE)).await;
            },
            Hands::Manual(at) => {
                // This very clock keeps the sender: the wait ends only by reaching the instant.
                let _ = at.subscribe().wait_for(|at| shown(*at) >= instant).await;
            }
        }
    }
}

/// An instant as a clock shows it, in whole milliseconds.
fn shown(at: Timestamp) -> Timestamp {
    // Fails only for years that no clock shows.
    at.duration_trunc(TimeDelta::milliseconds(1)).unwrap_or(at)
}

/// Random bytes: the operating system's, or a repeatable stream.
#[derive(Clone, Debug)]
pub struct Entropy(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Seeded(Arc<Mutex<Stream>>),
}

#[derive(Debug)]
struct Stream {
    seed: u64,
    block: u64,
}

/// The operating system gives no random bytes.
#[derive(Debug, thiserror::Error)]
#[error("the operating system gives no random bytes: {0}")]
pub struct NoEntropy(String);

impl Entropy {
    /// The operating system's: the only one fit for tokens and salts of real data.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// The same bytes for the same seed, for tests and demonstrations; clones share the stream.
    pub fn seeded(seed: u64) -> Self {
        Self(Source::Seeded(Arc::new(Mutex::new(Stream { seed, block: 0 }))))
    }

    /// # Errors
    /// The operating system refuses.
    pub fn bytes<const N: usize>(&self) -> Result<[u8; N], NoEntropy> {
        let mut bytes = [0; N];
        match &self.0 {
            Source::System => {
                getrandom::fill(&mut bytes).map_err(|error| NoEntropy(error.to_string()))?;
            }
            Source::Seeded(stream) => {
                stream.lock().unwrap_or_else(PoisonError::into_inner).fill(&mut bytes);
            }
        }
        Ok(bytes)
    }

    /// A version 7 identifier, in the order of time.
    ///
    /// # Errors
    /// The operating system refuses.
    pub fn uuid(&self, now: Timestamp) -> Result<Uuid, NoEntropy> {
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        Ok(uuid::Builder::from_unix_timestamp_millis(millis, &self.bytes()?).into_uuid())
    }
}

impl Stream {
    fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            let mut hasher = Sha256::new();
            hasher.update(self.seed.to_be_bytes());
            hasher.update(self.block.to_be_bytes());
            self.block += 1;
            for (to, from) in chunk.iter_mut().zip(hasher.finalize()) {
                *to = from;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manual_clock_is_shared_and_stands_still() {
        let start = "2026-11-23T08:00:00.123Z".parse().unwrap();
        let clock = Clock::manual(start);
        let other = clock.clone();
        assert_eq!(other.now(), start);
        clock.advance(TimeDelta::minutes(5));
        assert_eq!(other.now() - start, TimeDelta::minutes(5));
        other.set(start);
        assert_eq!(clock.now(), start);
    }

    #[tokio::test]
    async fn a_manual_clock_is_waited_for_wherever_it_is_moved() {
        let start: Timestamp = "2026-11-23T08:00:00Z".parse().unwrap();
        let clock = Clock::manual(start);
        clock.reaches(Some(start)).await;
        let waiting = {
            let clock = clock.clone();
            tokio::spawn(async move { clock.reaches(Some(start + TimeDelta::hours(1))).await })
        };
        clock.advance(TimeDelta::minutes(59));
        tokio::task::yield_now().await;
        assert!(!waiting.is_finished());
        clock.set(start + TimeDelta::hours(2));
        waiting.await.unwrap();
    }

    #[tokio::test]
    async fn the_machines_clock_is_waited_for_and_what_has_passed_is_not() {
        let clock = Clock::system();
        let soon = clock.now() + TimeDelta::milliseconds(30);
        clock.reaches(Some(soon)).await;
        assert!(clock.now() >= soon);
        clock.reaches(Some(soon - TimeDelta::days(1))).await;
        let never = tokio::time::timeout(Duration::from_millis(20), clock.reaches(None)).await;
        assert!(never.is_err(), "there is nothing to wait for");
    }

    #[test]
    fn a_seed_repeats_itself_and_never_a_block() {
        let (a, b) = (Entropy::seeded(1), Entropy::seeded(1));
        let first = a.bytes::<40>().unwrap();
        assert_eq!(first, b.bytes::<40>().unwrap());
        assert_ne!(first, a.bytes::<40>().unwrap());
        assert_ne!(first, Entropy::seeded(2).bytes::<40>().unwrap());
    }

    #[test]
    fn identifiers_are_version_seven_and_sort_by_time() {
        let entropy = Entropy::system();
        let now: Timestamp = "2026-11-23T08:00:00Z".parse().unwrap();
        let (a, b) = (entropy.uuid(now).unwrap(), entropy.uuid(now + TimeDelta::seconds(1)).unwrap());
        assert_eq!(a.get_version_num(), 7);
        assert!(a < b);
    }
}
