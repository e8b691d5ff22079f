//! What kind a name is, where the text says so: votes of every place where it stands, and all of its places get what most
//! of them say.
//!
//! Most names stay without a kind, and that is the point: letters alone do not tell a person from a town.

use super::article::Article;
use super::chains::Claim;
use super::habits::Role;
use super::letters::{beginnings, chain};
use super::runs::is_article;
use super::words::{Gap, Shape};
use crate::entity::Kind;
use rustc_hash::{FxHashMap, FxHashSet};

/// Votes for a name, in buffers that are used again.
#[derive(Debug, Default)]
pub(super) struct Kinds {
    votes: FxHashMap<u64, [u32; 3]>,
    /// Names with an article before them somewhere, as persons have none.
    things: FxHashSet<u64>,
    persons: FxHashSet<u64>,
}

const PERSON: usize = 0;
const BODY: usize = 1;
const PLACE: usize = 2;

impl Kinds {
    /// Takes the votes of all claims.
    pub(super) fn vote(&mut self, article: Article<'_>, claims: &[Claim]) {
        self.votes.clear();
        self.persons.clear();
        self.things.clear();
        for claim in claims {
            let before = article
                .word(claim.first)
                .filter(|word| matches!(word.gap, Gap::Space | Gap::Elision));
            let before = before.and_then(|_| claim.first.checked_sub(1));
            if before.is_some_and(|before| article.role(before).is(Role::DETERMINER)) {
                self.things.extend(name(article, claim));
            }
        }
        for claim in claims {
            if let Some((kind, weight)) = vote(article, claim)
                && !(weight == 1 && name(article, claim).is_some_and(|name| self.things.contains(&name)))
                && let Some(votes) = name(article, claim).map(|name| self.votes.entry(name).or_default())
                && let Some(vote) = votes.get_mut(kind)
            {
                *vote += weight;
            }
        }
        for claim in claims {
            if self.voted(article, claim) != Some(PERSON) {
                continue;
            }
            let last = claim.end.checked_sub(1).and_then(|last| article.word(last));
            if let Some(word) = last.filter(|word| word.shape == Shape::Capital) {
                self.persons.insert(word.hash);
                if article.habits.inflects {
                    self.persons.extend(
                        beginnings(word.text(article.text))
                            .iter()
                            .filter(|start| **start != 0),
                    );
                }
            }
        }
    }

    /// The kind of a name; `Misc` where nothing tells it.
    pub(super) fn of(&self, article: Article<'_>, claim: &Claim) -> Kind {
        match self.voted(article, claim) {
            Some(PERSON) => Kind::Person,
            Some(BODY) => Kind::Organization,
            Some(_) => Kind::Place,
            None if self.is_person(article, claim) => Kind::Person,
            None => Kind::Misc,
        }
    }

    fn voted(&self, article: Article<'_>, claim: &Claim) -> Option<usize> {
        let votes = self.votes.get(&name(article, claim)?)?;
        let (kind, most) = votes
            .iter()
            .enumerate()
            .max_by_key(|(kind, votes)| (**votes, PLACE - *kind))?;
        (*most > 0).then_some(kind)
    }

    /// Whether the name ends, or alone is, what a person of the article is called.
    fn is_person(&self, article: Article<'_>, claim: &Claim) -> bool {
        let Some(last) = claim.end.checked_sub(1).and_then(|last| article.word(last)) else {
            return false;
        };
        let akin = || {
            article.habits.inflects
                && beginnings(last.text(article.text))
                    .iter()
                    .any(|start| self.persons.contains(start))
        };
        last.shape == Shape::Capital && (self.persons.contains(&last.hash) || akin())
    }

    pub(super) fn bytes(&self) -> usize {
        self.votes.capacity() * size_of::<(u64, [u32; 3])>()
            + (self.persons.capacity() + self.things.capacity()) * size_of::<u64>()
    }
}

/// The hash of a name.
fn name(article: Article<'_>, claim: &Claim) -> Option<u64> {
    article
        .some(claim.first, claim.end)
        .iter()
        .map(|word| word.hash)
        .reduce(chain)
}

/// What one place says, and how loud.
fn vote(article: Article<'_>, claim: &Claim) -> Option<(usize, u32)> {
    let words = article.some(claim.first, claim.end);
    if article.habits.is_place(article.text, words) {
        return Some((PLACE, 3));
    }
    if claim.titled {
        return Some((PERSON, 3));
    }
    let last = claim.end.checked_sub(1)?;
    let body = |at: usize| {
        let short = article
            .word(at)
            .is_some_and(|word| word.end - word.start <= 3 && word.shape != Shape::Upper);
        article.role(at).is(Role::BODY) && !short
    };
    let whole = claim.first == last || !article.is_lower(last - 1);
    if body(claim.first) || whole && body(last) {
        return Some((BODY, 3));
    }
    let full = words.len() >= 2
        && words
            .iter()
            .all(|word| matches!(word.shape, Shape::Capital | Shape::Letter));
    let first = article.role(claim.first);
    let article_first = words
        .first()
        .is_some_and(|word| is_article(word.text(article.text)));
    let full = full && !article_first && !first.is(Role::STOP) && !first.is(Role::LINK);
    (full && is_said(article, claim.first, last)).then_some((PERSON, 1))
}

/// Whether a verb of saying stands right before or behind.
fn is_said(article: Article<'_>, first: usize, last: usize) -> bool {
    let says = |at: usize| article.is_lower(at) && article.role(at).is(Role::SAYS);
    let auxiliary = |at: usize| article.word(at).is_some_and(|word| word.end - word.start <= 3);
    let behind = article.after(last);
    let further = behind
        .filter(|behind| auxiliary(*behind))
        .and_then(|behind| article.after(behind));
    article.before(first).is_some_and(says) || behind.is_some_and(says) || further.is_some_and(says)
}
