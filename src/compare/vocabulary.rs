//! Which groups use which units at all.

/// Who uses what at all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Of each group: different units.
    pub units: Vec<u64>,
    /// Units of one group only, as group and number, by group.
    pub only: Vec<(u32, u32)>,
    /// For each two groups, the first before the second: units that both have. Empty with many groups.
    pub common: Vec<((u32, u32), u64)>,
}

/// Groups up to which every two are looked at for common units.
const PAIRED: usize = 40;

impl Vocabulary {
    /// Of so many groups, nothing met yet.
    pub(super) fn new(groups: usize) -> Self {
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let pairs = (0..groups).flat_map(|a| (a + 1..groups).map(move |b| (number(a), number(b))));
        Self {
            units: vec![0; groups],
            common: if groups <= PAIRED {
                pairs.map(|pair| (pair, 0)).collect()
            } else {
                Vec::new()
            },
            ..Self::default()
        }
    }

    /// Meets a unit that these groups have, which are in order, and maybe articles outside all of them.
    pub(super) fn meet(&mut self, unit: usize, groups: &[u32], elsewhere: bool) {
        for &group in groups {
            self.units[group as usize] += 1;
        }
        if let [only] = groups
            && !elsewhere
        {
            self.only.push((*only, u32::try_from(unit).unwrap_or(u32::MAX)));
        }
        if self.common.is_empty() {
            return;
        }
        let all = self.units.len();
        for (at, &a) in groups.iter().enumerate() {
            for &b in &groups[at + 1..] {
                // The place of a pair in the list of all pairs in order.
                let (a, b) = (a as usize, b as usize);
                self.common[a * (2 * all - a - 1) / 2 + b - a - 1].1 += 1;
            }
        }
    }

    pub(super) fn add(&mut self, other: Self) {
        for (own, other) in self.units.iter_mut().zip(other.units) {
            *own += other;
        }
        self.only.extend(other.only);
        for (own, other) in self.common.iter_mut().zip(other.common) {
            own.1 += other.1;
        }
    }
}
