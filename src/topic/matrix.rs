//! The counts that topics are made from: which term stands how often in which article.
//!
//! Rows are kept end to end in three flat lists (compressed sparse rows), so that a corpus costs eight bytes for
//! each term of an article and nothing for the terms that it does not have.
//!
//! It does not weigh, choose terms or know what a term is called.

/// Articles by terms: how often each term stands in each article.
///
/// A term is a number below [`Matrix::vocabulary`]; give the rank of its stem, so that the number depends on the
/// corpus only. Articles are numbered from 0 in the order in which they were pushed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    starts: Vec<usize>,
    terms: Vec<u32>,
    counts: Vec<u32>,
    vocabulary: usize,
}

impl Matrix {
    /// A matrix without articles over terms `0..vocabulary`.
    #[must_use]
    pub fn new(vocabulary: usize) -> Self {
        Self {
            starts: vec![0],
            terms: Vec::new(),
            counts: Vec::new(),
            vocabulary,
        }
    }

    /// Adds the next article: its terms and, in the same places, how often each stands in it. Both may be empty.
    ///
    /// Ascending terms without repetition are taken as they are; others are sorted, and the counts of a repeated
    /// term added. Terms outside of the vocabulary, counts of 0 and entries without a partner are left out.
    pub fn push(&mut self, terms: &[u32], counts: &[u32]) {
        let from = self.terms.len();
        let mut row = terms.iter().copied().zip(counts.iter().copied());
        let sorted = terms.windows(2).all(|pair| pair[0] < pair[1]);
        if sorted {
            let kept = row.filter(|&(term, count)| self.holds(term) && count > 0);
            for (term, count) in kept.collect::<Vec<_>>() {
                self.terms.push(term);
                self.counts.push(count);
            }
        } else {
            let mut entries: Vec<(u32, u32)> = row.by_ref().collect();
            entries.sort_unstable();
            for (term, count) in entries {
                if !self.holds(term) || count == 0 {
                    continue;
                }
                if self.terms.len() > from && self.terms.last() == Some(&term) {
                    if let Some(last) = self.counts.last_mut() {
                        *last = last.saturating_add(count);
                    }
                } else {
                    self.terms.push(term);
                    self.counts.push(count);
                }
            }
        }
        self.starts.push(self.terms.len());
    }

    fn holds(&self, term: u32) -> bool {
        (term as usize) < self.vocabulary
    }

    /// The number of articles, empty ones too.
    #[must_use]
    pub fn articles(&self) -> usize {
        self.starts.len() - 1
    }

    /// The number of terms that there may be.
    #[must_use]
    pub fn vocabulary(&self) -> usize {
        self.vocabulary
    }

    /// The number of pairs of an article and a term that it has.
    #[must_use]
    pub fn postings(&self) -> usize {
        self.terms.len()
    }

    /// The terms of an article, ascending, and how often each stands in it; both empty for an article that has
    /// none or does not exist.
    #[must_use]
    pub fn article(&self, at: usize) -> (&[u32], &[u32]) {
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(&from), Some(&to)) => (&self.terms[from..to], &self.counts[from..to]),
            _ => (&[], &[]),
        }
    }
}
