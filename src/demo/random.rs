//! A small repeatable stream of numbers: the same seed, the same shift. It must never be used for keys,
//! tokens or salts.

/// The stream; its numbers are spread well enough for a demonstration.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    pub fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number (the mixing steps of SplitMix64).
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` up to and with `high`.
    pub fn between(&mut self, low: u64, high: u64) -> u64 {
        let width = high.saturating_sub(low).saturating_add(1).max(1);
        low + self.next() % width
    }

    /// One of them, if there is any.
    pub fn pick<'t, T>(&mut self, of: &'t [T]) -> Option<&'t T> {
        let last = of.len().checked_sub(1)? as u64;
        of.get(self.between(0, last) as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_repeats_itself() {
        let run = |seed| {
            let mut random = Random::seeded(seed);
            (0..50).map(|_| random.between(40, 90)).collect::<Vec<_>>()
        };
        assert_eq!(run(7), run(7));
        assert_ne!(run(7), run(8));
        assert!(run(7).iter().all(|number| (40..=90).contains(number)));
        assert!(run(7).contains(&40) || run(7).iter().any(|n| *n < 50), "it is spread");
    }

    #[test]
    fn nothing_is_picked_of_nothing() {
        let mut random = Random::seeded(1);
        assert_eq!(random.pick::<u8>(&[]), None);
        assert_eq!(random.pick(&[5]), Some(&5));
        assert_eq!(random.between(3, 3), 3);
    }
}
