//! How long to wait before trying again: longer each time, and never two workplaces in step. It never
//! gives up: that is the caller's to decide.

use std::time::Duration;

/// Waiting times that double, with jitter, between a first and a longest one.
#[derive(Clone, Debug)]
pub struct Backoff {
    first: Duration,
    most: Duration,
    attempt: u32,
    random: u64,
}

impl Default for Backoff {
    /// 0.2 s … 10 s.
    fn default() -> Self {
        // Without a source of randomness the waits are still right, only not spread.
        let seed = getrandom::u64().unwrap_or(0x5eed);
        Self::new(Duration::from_millis(200), Duration::from_secs(10), seed)
    }
}

impl Backoff {
    pub fn new(first: Duration, most: Duration, seed: u64) -> Self {
        Self { first, most, attempt: 0, random: seed }
    }

    /// The next wait: between half of the step and the whole of it.
    pub fn wait(&mut self) -> Duration {
        let step = self.first.saturating_mul(2_u32.saturating_pow(self.attempt)).min(self.most);
        self.attempt = self.attempt.saturating_add(1);
        let half = step / 2;
        half + half.mul_f64(self.fraction())
    }

    /// It worked: the next trouble begins from the first step.
    pub fn reset(&mut self) {
        self.attempt = 0;
    }

    /// A number from 0 to 1 (splitmix64: spreading needs no secrecy).
    fn fraction(&mut self) -> f64 {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.random;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let top = u32::try_from((z ^ (z >> 31)) >> 32).unwrap_or(u32::MAX);
        f64::from(top) / f64::from(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_the_longest_and_start_again_after_a_success() {
        let mut backoff = Backoff::new(Duration::from_millis(200), Duration::from_secs(10), 7);
        let waits: Vec<Duration> = (0..40).map(|_| backoff.wait()).collect();
        for (attempt, wait) in waits.iter().enumerate() {
            let step = Duration::from_millis(200).saturating_mul(1 << attempt.min(20));
            let step = step.min(Duration::from_secs(10));
            assert!(*wait >= step / 2 && *wait <= step, "{attempt}: {wait:?}");
        }
        backoff.reset();
        assert!(backoff.wait() <= Duration::from_millis(200));
    }

    #[test]
    fn two_workplaces_do_not_wait_in_step() {
        let mut one = Backoff::new(Duration::from_secs(1), Duration::from_secs(10), 1);
        let mut other = Backoff::new(Duration::from_secs(1), Duration::from_secs(10), 2);
        assert_ne!(one.wait(), other.wait());
    }
}
