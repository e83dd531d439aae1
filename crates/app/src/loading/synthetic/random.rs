//! Numbers that look random and are the same on every machine: SplitMix64 (Steele, Lea and Flood, 2014), a dozen lines
//! whose output no release of a library can change. Every record draws from a stream of its own, so that it can be made
//! without those before it.

/// The odd constant by which SplitMix64 steps.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// A stream of numbers.
#[derive(Debug, Clone)]
pub(super) struct Random(u64);

impl Random {
    /// The stream called `name` of a seed, for the record with this index.
    pub(super) fn of(seed: u64, name: &str, index: usize) -> Self {
        // FNV-1a over the name keeps streams of the same index apart.
        let named = name
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        let start = Self(seed ^ named).next();
        Self(start ^ wide(index).wrapping_mul(STEP))
    }

    /// The next number.
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 when there is none.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        let product = u128::from(self.next()) * u128::from(end);
        u64::try_from(product >> 64).unwrap_or_default()
    }

    /// An index of something with `len` items; 0 when it has none.
    pub(super) fn index(&mut self, len: usize) -> usize {
        usize::try_from(self.below(wide(len))).unwrap_or_default()
    }

    /// A number from `least` to `most`, both included.
    pub(super) fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.index((most + 1).saturating_sub(least))
    }

    /// Whether something happens that happens in so many cases of a thousand.
    pub(super) fn happens(&mut self, of_a_thousand: u64) -> bool {
        self.below(1000) < of_a_thousand
    }

    /// One of some texts; the empty one of none.
    pub(super) fn word<'t>(&mut self, words: &'t [String]) -> &'t str {
        words.get(self.index(words.len())).map_or("", String::as_str)
    }

    /// One of some items, by weight.
    pub(super) fn weighted<'t, T>(&mut self, items: &'t [T], weight: impl Fn(&T) -> u64) -> Option<&'t T> {
        let total = items.iter().map(&weight).sum();
        let mut left = self.below(total);
        for item in items {
            let weight = weight(item);
            if left < weight {
                return Some(item);
            }
            left -= weight;
        }
        None
    }

    /// So many digits.
    pub(super) fn digits(&mut self, count: usize) -> String {
        (0..count).filter_map(|_| char::from_digit(u32::try_from(self.below(10)).ok()?, 10)).collect()
    }

    /// Brings a list into another order.
    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            let other = self.index(end + 1);
            items.swap(end, other);
        }
    }
}

/// A count as a number of 64 bits.
pub(super) fn wide(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_published_algorithm() {
        let mut random = Random(0);
        let first: Vec<u64> = (0..3).map(|_| random.next()).collect();
        assert_eq!(first, [0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4, 0x06c4_5d18_8009_454f]);
    }

    #[test]
    fn streams_differ_and_stay_in_their_bounds() {
        assert_ne!(Random::of(1, "a", 0).next(), Random::of(1, "b", 0).next());
        assert_ne!(Random::of(1, "a", 0).next(), Random::of(1, "a", 1).next());
        let mut random = Random::of(1, "a", 0);
        assert!((0..1000).all(|_| (3..=5).contains(&random.between(3, 5))));
        assert_eq!(random.weighted(&[("never", 0), ("always", 1)], |item| item.1), Some(&("always", 1)));
        assert_eq!(random.index(0), 0);
    }
}
