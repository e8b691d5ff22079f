//! How alike articles are: the cosine of their weighted terms.
//!
//! A small corpus is compared pair by pair. A larger one lists each article's nearest neighbours, found through the
//! inverted index. The work there is the sum of df squared over the terms; past a budget the most common terms no longer
//! make candidates, which keeps the cost in bounds, and only take part in the final cosine. A corpus too large to hold its
//! weights in memory is not asked, and the report says so.

use polars::prelude::*;

use super::{Analysis, Answer, Context, Options, Order};
use crate::count::Texts;
use crate::error::Error;

/// Cosine between articles.
pub(super) struct Similarity;

/// Multiplications allowed for finding candidates, about a second; fixed, so that the table depends on the corpus alone.
const BUDGET: u64 = 400_000_000;
/// Candidates whose exact cosine is computed, per neighbour asked for.
const CANDIDATES: usize = 20;
/// Terms of all articles, each once an article, that are held in memory at once, about 150 MB of them; fixed too.
const MOST_POSTINGS: u64 = 5_000_000;

impl Analysis for Similarity {
    fn id(&self) -> &'static str {
        "similarity"
    }

    fn title(&self) -> &'static str {
        "Which articles are alike"
    }

    fn method(&self, options: &Options) -> String {
        format!(
            "Cosine of the articles' TF-IDF weights (scheme {}): 0 is no term in common, 1 the same terms in the same \
             proportions (Salton and McGill 1983). Up to {} articles every pair is listed; above that the {} nearest \
             articles of each, each pair once. In a very large corpus (where the squares of df add up to more than \
             {BUDGET}) the nearest are looked for among the {} that share the most weight in the rarer terms, so a \
             neighbour alike in common terms only may be missed; the cosine itself is always over all terms.",
            options.scheme.id(),
            options.compared,
            options.neighbours,
            options.neighbours * CANDIDATES
        )
    }

    fn columns(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("doc", "number of one article"),
            ("other", "number of the other, always larger"),
            ("cosine", "cosine of their weights, 0 to 1"),
            ("title", "headline of the one"),
            ("other_title", "headline of the other"),
        ]
    }

    fn order(&self) -> &'static [(&'static str, Order)] {
        &[("cosine", Order::Down), ("doc", Order::Up), ("other", Order::Up)]
    }

    fn left_out(&self, context: &Context<'_>) -> Option<String> {
        (context.sums.postings > MOST_POSTINGS).then(|| {
            format!(
                "which articles are alike is not asked of a corpus with more than {MOST_POSTINGS} terms in its articles, \
                 each counted once an article; this one has {}",
                context.sums.postings
            )
        })
    }

    fn plan<'c>(&self, context: &'c Context<'c>) -> Result<Answer<'c>, Error> {
        let documents = context.sums.tokens.len();
        if documents < 2 || context.sums.postings > MOST_POSTINGS {
            return Ok(Answer::Missing);
        }
        let vectors = Vectors::new(context)?;
        let pairs = if documents <= context.options.compared {
            vectors.all_pairs(documents)
        } else {
            vectors.nearest(documents, context.options.neighbours)
        };
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let title = |at: usize| vectors.titles.get(at);
        let frame = DataFrame::new_infer_height(vec![
            Column::new(
                "doc".into(),
                pairs.iter().map(|pair| number(pair.0)).collect::<Vec<_>>(),
            ),
            Column::new(
                "other".into(),
                pairs.iter().map(|pair| number(pair.1)).collect::<Vec<_>>(),
            ),
            Column::new(
                "cosine".into(),
                pairs.iter().map(|pair| pair.2).collect::<Vec<_>>(),
            ),
            StringChunked::from_iter_values("title".into(), pairs.iter().map(|pair| title(pair.0)))
                .into_column(),
            StringChunked::from_iter_values("other_title".into(), pairs.iter().map(|pair| title(pair.1)))
                .into_column(),
        ])?;
        Ok(Answer::Plan(Box::new(frame.lazy())))
    }
}

/// The weighted terms of all articles, in memory.
#[derive(Default)]
struct Vectors {
    /// Where each article's terms begin; one entry more than there are articles.
    starts: Vec<usize>,
    term: Vec<u32>,
    weight: Vec<f64>,
    /// Articles with each term.
    df: Vec<u32>,
    lengths: Vec<f64>,
    titles: Texts,
}

impl Vectors {
    fn new(context: &Context<'_>) -> Result<Self, Error> {
        let mut vectors = Self {
            starts: vec![0],
            df: context.weights.df.clone(),
            ..Self::default()
        };
        context.articles(&mut |article| {
            vectors.push(article.term, article.weight);
            vectors.titles.push(&article.name());
            Ok(())
        })?;
        Ok(vectors)
    }

    fn push(&mut self, term: &[u32], weight: &[f64]) {
        self.term.extend_from_slice(term);
        self.weight.extend_from_slice(weight);
        self.starts.push(self.term.len());
        self.lengths
            .push(crate::statistics::tfidf::l2_norm(weight.iter().copied()));
    }

    fn range(&self, document: usize) -> std::ops::Range<usize> {
        self.starts[document]..self.starts[document + 1]
    }

    /// The cosine of two articles: a walk along both sorted rows.
    fn cosine(&self, a: usize, b: usize) -> f64 {
        let (mut left, mut right) = (self.range(a), self.range(b));
        let mut dot = 0.0;
        while left.start < left.end && right.start < right.end {
            let (x, y) = (self.term[left.start], self.term[right.start]);
            if x == y {
                dot += self.weight[left.start] * self.weight[right.start];
            }
            left.start += usize::from(x <= y);
            right.start += usize::from(y <= x);
        }
        let lengths = self.lengths[a] * self.lengths[b];
        if lengths > 0.0 {
            (dot / lengths).clamp(0.0, 1.0)
        } else {
            0.0
        }
    }

    fn all_pairs(&self, documents: usize) -> Vec<(usize, usize, f64)> {
        (0..documents)
            .flat_map(|a| (a + 1..documents).map(move |b| (a, b, self.cosine(a, b))))
            .collect()
    }

    fn nearest(&self, documents: usize, neighbours: usize) -> Vec<(usize, usize, f64)> {
        let index = self.index(documents);
        let mut pairs = Vec::new();
        let mut scores = vec![0.0; documents];
        let mut touched: Vec<usize> = Vec::new();
        for document in 0..documents {
            for at in self.range(document) {
                for &(other, weight) in &index[self.term[at] as usize] {
                    let other = other as usize;
                    if scores[other] == 0.0 {
                        touched.push(other);
                    }
                    scores[other] += weight * self.weight[at];
                }
            }
            let mut candidates: Vec<(f64, usize)> = touched
                .drain(..)
                .map(|other| (std::mem::take(&mut scores[other]), other))
                .filter(|&(score, other)| other != document && score > 0.0)
                .collect();
            let by_score = |a: &(f64, usize), b: &(f64, usize)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
            let wanted = neighbours * CANDIDATES;
            if candidates.len() > wanted {
                candidates.select_nth_unstable_by(wanted, by_score);
                candidates.truncate(wanted);
            }
            let mut exact: Vec<(f64, usize)> = candidates
                .iter()
                .map(|&(_, other)| (self.cosine(document, other), other))
                .collect();
            exact.sort_by(by_score);
            exact.truncate(neighbours);
            pairs.extend(
                exact
                    .into_iter()
                    .map(|(cosine, other)| (document.min(other), document.max(other), cosine)),
            );
        }
        pairs.sort_by_key(|pair| (pair.0, pair.1));
        pairs.dedup_by(|a, b| (a.0, a.1) == (b.0, b.1));
        pairs
    }

    /// The largest df of a term that makes candidates: all terms, as long as their df squared add up to the budget.
    fn limit(&self) -> u32 {
        let mut df = self.df.clone();
        df.sort_unstable();
        let mut spent = 0;
        let within = |df: &&u32| {
            spent += u64::from(**df) * u64::from(**df);
            spent <= BUDGET
        };
        df.iter().take_while(within).last().copied().unwrap_or(0)
    }

    /// For each term that may make candidates, the articles with it and its weight there.
    fn index(&self, documents: usize) -> Vec<Vec<(u32, f64)>> {
        let limit = self.limit();
        let mut index = vec![Vec::new(); self.df.len()];
        for document in 0..documents {
            for at in self.range(document) {
                let term = self.term[at] as usize;
                if self.df[term] <= limit && self.lengths[document] > 0.0 {
                    let weight = self.weight[at] / self.lengths[document];
                    index[term].push((u32::try_from(document).unwrap_or(u32::MAX), weight));
                }
            }
        }
        index
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Articles with a few terms each.
    fn vectors(documents: usize) -> Vectors {
        let mut vectors = Vectors {
            starts: vec![0],
            df: vec![0; 40],
            ..Vectors::default()
        };
        let mut state = 7_usize;
        for _ in 0..documents {
            let mut terms: Vec<u32> = Vec::new();
            for _ in 0..8 {
                state = state.wrapping_mul(1_103_515_245).wrapping_add(12345) % (1 << 31);
                terms.push(u32::try_from(state / 65536 % 40).unwrap());
            }
            terms.sort_unstable();
            terms.dedup();
            for &term in &terms {
                vectors.df[term as usize] += 1;
            }
            let weights: Vec<f64> = terms.iter().map(|term| f64::from(term % 5 + 1)).collect();
            vectors.push(&terms, &weights);
        }
        vectors
    }

    #[test]
    fn the_nearest_are_the_nearest_of_all_pairs() {
        let vectors = vectors(120);
        let near = vectors.nearest(120, 3);
        let all = vectors.all_pairs(120);
        for document in 0..120 {
            let mut wanted: Vec<(f64, usize)> = all
                .iter()
                .filter(|pair| (pair.0 == document || pair.1 == document) && pair.2 > 0.0)
                .map(|pair| (pair.2, pair.0 + pair.1 - document))
                .collect();
            wanted.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            for (cosine, other) in wanted.into_iter().take(3) {
                let pair = (document.min(other), document.max(other), cosine);
                assert!(near.contains(&pair), "{pair:?}");
            }
        }
    }
}
