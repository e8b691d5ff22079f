//! Counts by number, cleared by what was touched.
//!
//! To hand over in order, what was touched is marked in a list of bits, with a bit in a second list for each word of the
//! first: reading both from one end to the other sorts in linear time, faster than sorting does.

/// How often each number was met since the last time it was emptied.
#[derive(Debug, Default)]
pub(super) struct Counter {
    counts: Vec<u32>,
    /// As long as `counts`; the first `used` are the numbers met.
    touched: Vec<u32>,
    used: usize,
    marks: Vec<u64>,
    marked: Vec<u64>,
}

impl Counter {
    /// Meets a number once.
    #[inline]
    pub(super) fn add(&mut self, number: u32) {
        self.add_times(number, 1);
    }

    /// Meets a number as often as that.
    #[inline]
    pub(super) fn add_times(&mut self, number: u32, times: u32) {
        let (count, touched) = (
            self.counts.get_mut(number as usize),
            self.touched.get_mut(self.used),
        );
        let (Some(count), Some(touched)) = (count, touched) else {
            self.make_room(number);
            return self.add_times(number, times);
        };
        // Written in any case and only kept if it is new, because whether it is would be a coin's answer to a branch.
        *touched = number;
        self.used += usize::from(*count == 0);
        *count += times;
    }

    #[cold]
    #[inline(never)]
    fn make_room(&mut self, number: u32) {
        super::grow(&mut self.counts, number as usize + 1);
        // One more than there are numbers, for the one that is written and not kept.
        self.touched.resize(self.counts.len() + 1, 0);
    }

    /// Hands over number and count in order of first sight, and clears.
    pub(super) fn empty(&mut self, mut each: impl FnMut(u32, u32)) {
        for &number in self.touched.get(..self.used).unwrap_or_default() {
            if let Some(count) = self.counts.get_mut(number as usize) {
                each(number, std::mem::take(count));
            }
        }
        self.used = 0;
    }

    /// Hands over number and count in order of number, and clears.
    pub(super) fn drain(&mut self, mut each: impl FnMut(u32, u32)) {
        let (words, rest) = (self.counts.len() / 64 + 1, self.counts.len() / 4096 + 1);
        super::grow(&mut self.marks, words);
        super::grow(&mut self.marked, rest);
        for &number in self.touched.get(..self.used).unwrap_or_default() {
            let at = number as usize;
            if let (Some(mark), Some(marked)) = (self.marks.get_mut(at >> 6), self.marked.get_mut(at >> 12)) {
                *mark |= 1 << (number & 63);
                *marked |= 1 << (number >> 6 & 63);
            }
        }
        self.used = 0;
        for (high, marked) in (0..).zip(&mut self.marked) {
            for middle in bits(std::mem::take(marked)) {
                let word = high << 6 | middle;
                let marks = self.marks.get_mut(word as usize).map_or(0, std::mem::take);
                for number in bits(marks).map(|low| word << 6 | low) {
                    if let Some(count) = self.counts.get_mut(number as usize) {
                        each(number, std::mem::take(count));
                    }
                }
            }
        }
    }

    /// Bytes of memory held.
    pub(super) fn bytes(&self) -> usize {
        (self.counts.capacity() + self.touched.capacity()) * size_of::<u32>()
            + (self.marks.capacity() + self.marked.capacity()) * size_of::<u64>()
    }
}

/// How many forms are how frequent.
#[derive(Debug, Default)]
pub(super) struct Spectrum {
    usual: Counter,
    /// Frequencies that no list of counts is made for; in any text there are few.
    high: Vec<u32>,
}

impl Spectrum {
    /// The first frequency that is high.
    const HIGH: u32 = 1 << 12;

    /// Meets a form of that frequency.
    pub(super) fn add(&mut self, frequency: u32) {
        if frequency < Self::HIGH {
            self.usual.add(frequency);
        } else {
            self.high.push(frequency);
        }
    }

    /// Appends frequencies and how many forms have each, in order, and clears.
    pub(super) fn drain(&mut self, to: &mut Vec<(u32, u32)>) {
        self.usual.drain(|frequency, forms| to.push((frequency, forms)));
        self.high.sort_unstable();
        to.extend(
            self.high
                .chunk_by(|a, b| a == b)
                .map(|run| (run[0], super::number(run.len()))),
        );
        self.high.clear();
    }
}

/// The places of the ones, from the lowest.
fn bits(mut of: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let lowest = (of != 0).then(|| of.trailing_zeros());
        of &= of.wrapping_sub(1);
        lowest
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_spectrum_holds_every_frequency_in_order() {
        let mut spectrum = Spectrum::default();
        for frequency in [1, 70_000_000, 3, 1, 4096, 4095, 4096] {
            spectrum.add(frequency);
        }
        for wanted in [
            vec![(1, 2), (3, 1), (4095, 1), (4096, 2), (70_000_000, 1)],
            Vec::new(),
        ] {
            let mut found = Vec::new();
            spectrum.drain(&mut found);
            assert_eq!(found, wanted);
        }
    }

    proptest! {
        #[test]
        fn counts_come_back_in_order_and_are_gone(
            rounds in prop::collection::vec(prop::collection::vec((0..20_000_u32, 1..4_u32), 0..60), 1..4)
        ) {
            let mut counter = Counter::default();
            for round in rounds {
                let mut wanted = BTreeMap::new();
                for &(number, times) in &round {
                    *wanted.entry(number).or_insert(0) += times;
                    counter.add_times(number, times);
                }
                let mut found = Vec::new();
                counter.drain(|number, times| found.push((number, times)));
                prop_assert_eq!(found, wanted.clone().into_iter().collect::<Vec<_>>());
                for (number, _) in &round {
                    counter.add(*number);
                }
                let mut found = BTreeMap::new();
                counter.empty(|number, times| {
                    assert_eq!(found.insert(number, times), None);
                });
                prop_assert!(found.keys().eq(wanted.keys()));
                counter.drain(|_, _| unreachable!());
            }
        }
    }
}
