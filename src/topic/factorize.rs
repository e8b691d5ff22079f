//! From counts to topics: the steps in their order.
//!
//! Articles are put into the order of their content before anything is added up, so that the order in which they
//! were read cannot change a bit of the result; what comes back is in the order of the caller.
//!
//! The steps themselves are next door.

use super::decompose::mix;
use super::dense::{Dense, add_scaled, highest};
use super::sparse::Sparse;
use super::terms::Leads;
use super::weigh::Weights;
use super::{Matrix, Model, Shares, Topic, Unfit, factors, groups, terms};
use rayon::prelude::*;

/// Above this number of postings the topics are made from a sample of the articles.
const POSTINGS: usize = 5_000_000;
/// The most topics: more would take a reader days, and the work grows with their cube.
const MOST: usize = 100;

/// Finds topics in the articles; `topics` is the number wanted, at least 2. Fewer come back where the articles
/// hold fewer, and never more than 100. Any order of the same articles gives the same topics, and any number of threads the same bits.
///
/// Time is about linear in the postings. Of more than five million, a sample of the articles chosen by their
/// content makes the topics, and the shares of all are found against these: what is held besides the matrix is
/// then bounded, apart from one number for each article and topic.
///
/// # Errors
///
/// [`Unfit`] where the articles hold no topics, with the reason.
pub fn factorize(matrix: &Matrix, topics: usize) -> Result<Model, Unfit> {
    if topics < 2 {
        return Err(Unfit::TooFewTopics { asked: topics });
    }
    if matrix.articles() == 0 {
        return Err(Unfit::NoArticles);
    }
    let filled: Vec<usize> = (0..matrix.articles())
        .filter(|&at| !matrix.article(at).0.is_empty())
        .collect();
    match filled.split_first() {
        None | Some((_, [])) => return Err(Unfit::TooFewArticles { usable: filled.len() }),
        Some((&first, others)) => {
            if others
                .iter()
                .all(|&other| matrix.article(other) == matrix.article(first))
            {
                return Err(Unfit::AllAlike {
                    articles: filled.len(),
                });
            }
        }
    }
    let weights = Weights::of(matrix);
    if weights.names.len() < 2 {
        return Err(Unfit::TooFewTerms);
    }
    let rows = sample(matrix, filled, &weights, POSTINGS);
    let fitted = rows.len();
    if fitted < 2 {
        return Err(Unfit::TooFewArticles { usable: fitted });
    }
    let sparse = Sparse::new(weights.names.len(), rows);
    let wanted = topics.min(MOST).min(fitted);
    let start = factors::factors(&sparse, (2 * wanted).min(fitted));
    let mut centres = groups::centres(&sparse, start.terms, wanted);
    drop(sparse);
    loop {
        let shares = share(matrix, &weights, &centres);
        let leads = count_leads(matrix, &shares, &weights);
        let leading: Vec<usize> = (0..centres.width)
            .filter(|&topic| leads.topics[topic] > 0)
            .collect();
        if leading.len() < 2 {
            return Err(Unfit::OneTopic);
        }
        if leading.len() == centres.width {
            return Ok(arrange(
                &shares,
                &terms::lists(&centres, &weights, &leads),
                &leads,
                topics,
                fitted,
            ));
        }
        // A topic that leads no article tells a reader nothing; what it held goes to the others.
        centres = centres.columns(&leading);
    }
}

/// The weighted rows of the articles that make the topics, of all if they have `most` postings, in the order of
/// their content.
fn sample(
    matrix: &Matrix,
    mut articles: Vec<usize>,
    weights: &Weights,
    most: usize,
) -> Vec<(Vec<u32>, Vec<f64>)> {
    if matrix.postings() > most {
        let share = most as f64 / matrix.postings() as f64;
        let limit = (share * u64::MAX as f64) as u64;
        articles.retain(|&at| stamp(matrix.article(at)) <= limit);
    }
    articles.par_sort_unstable_by(|&a, &b| matrix.article(a).cmp(&matrix.article(b)).then(a.cmp(&b)));
    articles
        .par_iter()
        .map(|&at| {
            let (terms, counts) = matrix.article(at);
            weights.weigh(terms, counts)
        })
        .filter(|row| !row.0.is_empty())
        .collect()
}

/// A number that follows from an article's content, spread evenly over all numbers.
fn stamp((terms, counts): (&[u32], &[u32])) -> u64 {
    terms.iter().zip(counts).fold(0, |stamp, (&term, &count)| {
        mix(stamp ^ (u64::from(term) << 32 | u64::from(count)))
    })
}

/// Articles by topics: the shares of every article, in the order of the matrix.
fn share(matrix: &Matrix, weights: &Weights, centres: &Dense) -> Dense {
    let gram = centres.gram();
    Dense::fill(matrix.articles(), centres.width, |article, out| {
        let (terms, counts) = matrix.article(article);
        let (row, cells) = weights.weigh(terms, counts);
        let mut target = vec![0.0; out.len()];
        for (term, weight) in row.into_iter().zip(cells) {
            add_scaled(&mut target, centres.row(term as usize), weight);
        }
        factors::share(&target, &gram, out);
    })
}

/// How many articles each topic leads, and with which terms.
fn count_leads(matrix: &Matrix, shares: &Dense, weights: &Weights) -> Leads {
    let width = shares.width;
    let mut leads = Leads {
        topics: vec![0; width],
        with_term: vec![0; weights.names.len() * width],
        articles: matrix.articles(),
    };
    for (article, row) in shares.rows().enumerate() {
        let best = highest(row);
        if row[best] > 0.0 {
            leads.topics[best] += 1;
            for term in matrix
                .article(article)
                .0
                .iter()
                .filter_map(|&term| weights.kept(term))
            {
                leads.with_term[term as usize * width + best] += 1;
            }
        }
    }
    leads
}

/// The topics in the order of the number of articles that each leads, with their lists.
fn arrange(shares: &Dense, lists: &[Topic], leads: &Leads, asked: usize, fitted: usize) -> Model {
    let mut ranks: Vec<usize> = (0..lists.len()).collect();
    ranks.sort_by(|&a, &b| {
        let names = |topic: usize| lists[topic].terms.iter().map(|&(term, _)| term);
        leads.topics[b]
            .cmp(&leads.topics[a])
            .then_with(|| names(a).cmp(names(b)))
    });
    let rows = shares.columns(&ranks).cells;
    let topics = ranks.iter().map(|&topic| lists[topic].clone()).collect();
    Model {
        topics,
        shares: Shares::new(ranks.len(), rows),
        asked,
        fitted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_follows_from_content_alone() {
        let rows: Vec<[u32; 4]> = (0..4_000_u64)
            .map(|at| {
                let from = (mix(at) % 90) as u32;
                [from, from + 2, from + 5, from + 9]
            })
            .collect();
        let make = |order: &mut dyn Iterator<Item = &[u32; 4]>| {
            let mut matrix = Matrix::new(100);
            order.for_each(|row| matrix.push(row, &[1, 2, 1, 3]));
            sample(&matrix, (0..4_000).collect(), &Weights::of(&matrix), 4_000)
        };
        let straight = make(&mut rows.iter());
        assert_eq!(straight, make(&mut rows.iter().rev()));
        assert!((400..2_000).contains(&straight.len()), "{}", straight.len());
    }
}
