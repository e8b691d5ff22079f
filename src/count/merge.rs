//! Joining vocabularies: every stem and name gets its rank, forms and counts add up.
//!
//! Lists are sorted, so two are joined in one walk along both. A worker's own, which is in order of first sight, is
//! sorted once when it is handed over.

use std::cmp::Ordering;

use super::dictionary::{Dictionary, Forms, NONE, Names};
use super::part::as_u32;
use super::worker::{Form, Vocabulary};

/// The ranks of a worker's numbers, or those of a smaller vocabulary in a larger one.
#[derive(Debug, Default)]
pub(super) struct Ranks {
    /// Of each term.
    pub(super) terms: Vec<u32>,
    /// Of each name.
    pub(super) names: Vec<u32>,
}

/// A worker's vocabulary in order, and the ranks of its numbers.
pub(super) fn sorted(own: &Vocabulary) -> (Dictionary, Ranks) {
    let mut order: Vec<(u64, u32)> = (0..own.stems.len())
        .map(|at| (prefix(own.stems.get(at)), as_u32(at)))
        .collect();
    let stem = |at: u32| own.stems.get(at as usize);
    order.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| stem(a.1).cmp(stem(b.1))));
    let mut ranks = vec![0; order.len()];
    let mut dictionary = Dictionary::default();
    for (rank, &(_, at)) in order.iter().enumerate() {
        ranks[at as usize] = as_u32(rank);
        dictionary.stems.push(stem(at));
        dictionary.df.push(own.df.get(at as usize).copied().unwrap_or(0));
    }
    dictionary.forms = sorted_forms(own, &ranks);
    let names = sorted_names(&own.names, &mut dictionary.names);
    (dictionary, Ranks { terms: ranks, names })
}

/// Appends names in order to `sorted`; gives back the rank of each.
fn sorted_names(own: &Names, sorted: &mut Names) -> Vec<u32> {
    let mut order: Vec<usize> = (0..own.len()).collect();
    order.sort_unstable_by(|&a, &b| own.key(a).cmp(&own.key(b)));
    let mut ranks = vec![0; order.len()];
    for (rank, &at) in order.iter().enumerate() {
        ranks[at] = as_u32(rank);
        sorted.push(own.key(at));
    }
    ranks
}

/// The forms by the rank of their term, those without one last: put in their place by counting, because a term has few.
fn sorted_forms(own: &Vocabulary, ranks: &[u32]) -> Forms {
    let place = |form: &Form| {
        ranks
            .get(form.term as usize)
            .map_or(ranks.len(), |&rank| rank as usize)
    };
    let mut starts = vec![0_usize; ranks.len() + 2];
    let counted = || own.forms.iter().filter(|form| form.count > 0);
    for form in counted() {
        starts[place(form) + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut next = starts.clone();
    let mut order: Vec<Option<&Form>> = vec![None; counted().count()];
    for form in counted() {
        let at = &mut next[place(form)];
        order[*at] = Some(form);
        *at += 1;
    }
    let mut forms = Forms::default();
    for (rank, range) in starts.windows(2).enumerate() {
        let term = if rank < ranks.len() { as_u32(rank) } else { NONE };
        let same = &mut order[range[0]..range[1]];
        if same.len() > 1 {
            same.sort_unstable_by_key(|form| form.map(|form| (own.text(form), form.stop, form.running)));
        }
        for form in same.iter().copied().flatten() {
            forms.add((term, own.text(form), form.stop, form.running), form.count);
        }
    }
    forms
}

/// The first bytes as a number that compares as they do.
fn prefix(text: &str) -> u64 {
    let mut first = [0; 8];
    let length = text.len().min(8);
    first[..length].copy_from_slice(&text.as_bytes()[..length]);
    u64::from_be_bytes(first)
}

/// One vocabulary of two.
pub(super) fn join(a: &Dictionary, b: &Dictionary) -> Dictionary {
    if a.stems.is_empty() && a.forms.is_empty() && a.names.is_empty() {
        return b.clone();
    }
    let mut joined = Dictionary::default();
    let (mut of_a, mut of_b) = (
        Vec::with_capacity(a.stems.len()),
        Vec::with_capacity(b.stems.len()),
    );
    let (mut x, mut y) = (0, 0);
    while x < a.stems.len() || y < b.stems.len() {
        let order = compare(x < a.stems.len(), y < b.stems.len(), || {
            a.stems.get(x).cmp(b.stems.get(y))
        });
        let rank = as_u32(joined.stems.len());
        let mut df = 0;
        joined.stems.push(if order == Ordering::Greater {
            b.stems.get(y)
        } else {
            a.stems.get(x)
        });
        if order != Ordering::Greater {
            of_a.push(rank);
            df += a.df[x];
            x += 1;
        }
        if order != Ordering::Less {
            of_b.push(rank);
            df += b.df[y];
            y += 1;
        }
        joined.df.push(df);
    }
    joined.forms = join_forms((&a.forms, &of_a), (&b.forms, &of_b));
    joined.names = join_names(&a.names, &b.names);
    joined
}

fn join_names(a: &Names, b: &Names) -> Names {
    let mut joined = Names::default();
    let (mut x, mut y) = (0, 0);
    while x < a.len() || y < b.len() {
        let order = compare(x < a.len(), y < b.len(), || a.key(x).cmp(&b.key(y)));
        joined.push(if order == Ordering::Greater {
            b.key(y)
        } else {
            a.key(x)
        });
        x += usize::from(order != Ordering::Greater);
        y += usize::from(order != Ordering::Less);
    }
    joined
}

fn join_forms(a: (&Forms, &[u32]), b: (&Forms, &[u32])) -> Forms {
    fn key<'f>((forms, ranks): (&'f Forms, &[u32]), at: usize) -> (u32, &'f str, bool, bool) {
        let (term, text, stop, running) = forms.key(at);
        (
            ranks.get(term as usize).copied().unwrap_or(NONE),
            text,
            stop,
            running,
        )
    }
    let mut joined = Forms::default();
    let (mut x, mut y) = (0, 0);
    while x < a.0.len() || y < b.0.len() {
        let order = compare(x < a.0.len(), y < b.0.len(), || key(a, x).cmp(&key(b, y)));
        if order != Ordering::Greater {
            joined.add(key(a, x), a.0.count[x]);
            x += 1;
        }
        if order != Ordering::Less {
            joined.add(key(b, y), b.0.count[y]);
            y += 1;
        }
    }
    joined
}

fn compare(a: bool, b: bool, both: impl FnOnce() -> Ordering) -> Ordering {
    match (a, b) {
        (true, true) => both(),
        (true, false) => Ordering::Less,
        _ => Ordering::Greater,
    }
}

/// The ranks in `all` of every stem and name of `own`, all of which it has.
pub(super) fn ranks(own: &Dictionary, all: &Dictionary) -> Ranks {
    Ranks {
        terms: walk(own.stems.len(), |at, rank| {
            all.stems.get(rank) < own.stems.get(at)
        }),
        names: walk(own.names.len(), |at, rank| {
            all.names.key(rank) < own.names.key(at)
        }),
    }
}

/// Walks along two sorted lists of which the second has all of the first's: the place of each in the second.
fn walk(own: usize, is_before: impl Fn(usize, usize) -> bool) -> Vec<u32> {
    let mut rank = 0;
    let place = |at| {
        while is_before(at, rank) {
            rank += 1;
        }
        as_u32(rank)
    };
    (0..own).map(place).collect()
}
