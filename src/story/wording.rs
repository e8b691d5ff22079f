//! Articles of the same words, put together before any two are compared.
//!
//! However many copies an article has, it is compared once. Articles that differ in figures alone are one wording too,
//! unless more printings than [`PRINTINGS`] share it: then it is a form that is filled in again and again, no story,
//! and only copies with the same figures belong together.

use super::shingle::Shingles;

/// More different printings of one wording, or more wordings that share a run, than any story has: what is shared by
/// so many is a form or a standing phrase. Stories on the wires have dozens of versions at the most, the forms of
/// earnings and weather notices come in hundreds. It bounds the work too: a run is compared within so many articles.
pub(super) const PRINTINGS: usize = 256;

/// Articles with the same set of runs.
#[derive(Debug)]
pub(super) struct Wording<'s> {
    /// Their runs, ascending.
    pub(super) hashes: &'s [u32],
    /// The figures of the usual printing, ascending.
    pub(super) figures: &'s [u32],
    /// Its first runs, ascending.
    pub(super) opening: &'s [u32],
    /// The number for words and figures of the printing that most of them have, the smaller of equals.
    pub(super) printing: u64,
    /// The numbers of the articles, ascending.
    pub(super) articles: Vec<usize>,
    /// Whether it is compared with others: copies of one filling of a form are not.
    pub(super) compared: bool,
}

/// The wordings of `articles` in an order that depends on what they say: by their runs, then by their printing. Articles
/// without words are left out. Where runs were thinned out, `least` of them must be left for them to speak for a text.
pub(super) fn collect(articles: &[Shingles], least: usize) -> Vec<Wording<'_>> {
    let mut order: Vec<(&Shingles, usize)> = articles
        .iter()
        .zip(0..)
        .filter(|(article, _)| !article.is_empty())
        .collect();
    order.sort_unstable_by(|(left, a), (right, b)| {
        let key = left.hashes().cmp(right.hashes());
        key.then(left.wording().cmp(&right.wording())).then(a.cmp(b))
    });
    let mut wordings = Vec::with_capacity(order.len());
    for same in order.chunk_by(|(left, _), (right, _)| left.hashes() == right.hashes()) {
        let printings: Vec<&[(&Shingles, usize)]> = same
            .chunk_by(|(left, _), (right, _)| left.wording() == right.wording())
            .collect();
        let most = printings.iter().map(|printing| printing.len()).max();
        let of = |group: &[(&'_ Shingles, usize)]| {
            let mut numbers: Vec<usize> = group.iter().map(|&(_, article)| article).collect();
            numbers.sort_unstable();
            numbers
        };
        let Some((first, _)) = same.first() else { continue };
        if first.hashes().len() >= least && printings.len() <= PRINTINGS {
            let usual = printings.iter().find(|printing| Some(printing.len()) == most);
            let usual = usual
                .and_then(|printing| printing.first())
                .map_or(first, |(article, _)| article);
            wordings.push(Wording {
                hashes: first.hashes(),
                figures: usual.figures(),
                opening: usual.opening(),
                printing: usual.wording(),
                articles: of(same),
                compared: true,
            });
            continue;
        }
        for group in printings {
            let Some((article, _)) = group.first() else {
                continue;
            };
            wordings.push(Wording {
                hashes: article.hashes(),
                figures: article.figures(),
                opening: article.opening(),
                printing: article.wording(),
                articles: of(group),
                compared: false,
            });
        }
    }
    wordings
}
