//! The one ordered merge: every stem gets its rank, chunks follow each other in corpus order.

use std::collections::BTreeMap;

use super::worker::{Chunk, Worker};
use super::{Counts, Form, Postings, Term};

/// Fills in terms, forms, sizes and postings of `counts`.
pub(super) fn merge(counts: &mut Counts, chunks: Vec<Chunk>, workers: &[Worker]) {
    let mut stems: Vec<&str> = workers
        .iter()
        .flat_map(|worker| worker.stems.iter().map(AsRef::as_ref))
        .collect();
    stems.sort_unstable();
    stems.dedup();
    let ranks: Vec<Vec<u32>> = workers
        .iter()
        .map(|worker| {
            let rank = |stem: &str| stems.binary_search(&stem).map_or(u32::MAX, as_u32);
            worker.stems.iter().map(|stem| rank(stem)).collect()
        })
        .collect();
    let (terms, forms) = forms(&stems, workers, &ranks);
    counts.postings = postings(counts, chunks, &ranks);
    (counts.terms, counts.forms) = (terms, forms);
}

/// The forms of every term, and all forms of running words, with their counts over all workers.
fn forms(stems: &[&str], workers: &[Worker], ranks: &[Vec<u32>]) -> (Vec<Term>, Vec<Form>) {
    let mut of_terms: BTreeMap<(u32, &str), u64> = BTreeMap::new();
    let mut of_words: BTreeMap<(&str, Option<u32>, bool), u64> = BTreeMap::new();
    for (worker, ranks) in workers.iter().zip(ranks) {
        for form in worker.forms.iter().filter(|form| form.count > 0) {
            let term = form.term.map(|term| ranks[term as usize]);
            if let Some(term) = term {
                *of_terms.entry((term, &form.text)).or_default() += form.count;
            }
            if form.running {
                *of_words.entry((&form.text, term, form.stop)).or_default() += form.count;
            }
        }
    }
    let mut terms: Vec<Term> = stems
        .iter()
        .map(|stem| Term {
            stem: (*stem).to_owned(),
            forms: Vec::new(),
        })
        .collect();
    for ((term, form), count) in of_terms {
        terms[term as usize].forms.push((form.to_owned(), count));
    }
    for term in &mut terms {
        term.forms
            .sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    }
    let form = |((form, term, stop), count): ((&str, _, _), _)| Form {
        form: form.to_owned(),
        term,
        stop,
        count,
    };
    (terms, of_words.into_iter().map(form).collect())
}

fn postings(counts: &mut Counts, chunks: Vec<Chunk>, ranks: &[Vec<u32>]) -> Postings {
    let all = chunks.iter().map(|chunk| chunk.postings.len()).sum();
    let mut postings = Postings {
        doc: Vec::with_capacity(all),
        term: Vec::with_capacity(all),
        tf: Vec::with_capacity(all),
    };
    let mut doc = 0;
    let mut row = Vec::new();
    for chunk in chunks {
        let ranks = &ranks[chunk.worker];
        let mut rest = chunk.postings.as_slice();
        for (sizes, count) in chunk.documents {
            let (own, others) = rest.split_at(count);
            rest = others;
            row.clear();
            row.extend(own.iter().map(|&(term, tf)| (ranks[term as usize], tf)));
            row.sort_unstable();
            postings.doc.extend(std::iter::repeat_n(as_u32(doc), row.len()));
            postings.term.extend(row.iter().map(|&(term, _)| term));
            postings.tf.extend(row.iter().map(|&(_, tf)| tf));
            counts.documents[doc].sizes = sizes;
            doc += 1;
        }
    }
    postings
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "documents and terms were checked to fit 32 bits when counted"
)]
fn as_u32(number: usize) -> u32 {
    number as u32
}
