//! From matching pairs to stories.
//!
//! The likest pairs come first, and a wording joins a story only if one of its members, the lead, matches all the others
//! and if it has to do with more than half of them. Plain connected components would chain: a digest of two stories
//! would make them one, and a form would swallow whatever is like its likeliest neighbour.

use super::model::{Member, Relation, Stories, Story};
use super::pairs::{CONTAINED, NEAR, Pair};
use super::shingle::{Shingles, shared};
use super::wording::Wording;

/// The stories of `articles`, whose wordings match in `pairs`.
pub(super) fn stories(articles: &[Shingles], wordings: &[Wording<'_>], pairs: &[Pair]) -> Stories {
    let mut groups = Groups::new(wordings, pairs);
    let mut order: Vec<&Pair> = pairs.iter().filter(|pair| pair.matches).collect();
    order.sort_unstable_by_key(|pair| (std::cmp::Reverse(pair.likeness), pair.left, pair.right));
    for pair in order {
        groups.join(pair.left, pair.right);
    }
    let mut all = Vec::new();
    for group in &groups.members {
        let Some(lead) = group.first().and_then(|&lead| wordings.get(lead as usize)) else {
            continue;
        };
        let members = group.iter().filter_map(|&wording| wordings.get(wording as usize));
        let numbers: Vec<usize> = members
            .flat_map(|wording| wording.articles.iter().copied())
            .collect();
        if numbers.len() > 1 {
            all.push(story(articles, lead, numbers));
        }
    }
    Stories::new(all, articles.len())
}

/// Wordings that tell one story, while they are put together.
struct Groups<'p> {
    /// By wording: how many runs it has.
    sizes: Vec<usize>,
    /// By wording: its kin with higher numbers, ascending.
    kin: Vec<&'p [Pair]>,
    /// By wording: its group.
    of: Vec<u32>,
    /// By group: its wordings, the lead first; empty where it went into another.
    members: Vec<Vec<u32>>,
}

impl<'p> Groups<'p> {
    fn new(wordings: &[Wording<'_>], pairs: &'p [Pair]) -> Self {
        let mut kin = vec![&[][..]; wordings.len()];
        for same in pairs.chunk_by(|left, right| left.right == right.right) {
            if let Some(kin) = same.first().and_then(|pair| kin.get_mut(pair.right as usize)) {
                *kin = same;
            }
        }
        let numbers = || (0_u32..).take(wordings.len());
        Self {
            sizes: wordings.iter().map(|wording| wording.hashes.len()).collect(),
            kin,
            of: numbers().collect(),
            members: numbers().map(|wording| vec![wording]).collect(),
        }
    }

    /// Whether two wordings match; `None` if they are not even kin.
    fn matches(&self, a: u32, b: u32) -> Option<bool> {
        let (left, right) = (a.min(b), a.max(b));
        let kin = self.kin.get(right as usize)?;
        let at = kin.binary_search_by_key(&left, |pair| pair.left).ok()?;
        kin.get(at).map(|pair| pair.matches)
    }

    /// Makes one group of those of two wordings, if it would be one story.
    fn join(&mut self, left: u32, right: u32) {
        let (Some(&a), Some(&b)) = (self.of.get(left as usize), self.of.get(right as usize)) else {
            return;
        };
        if a == b {
            return;
        }
        let (Some(ours), Some(theirs)) = (self.members.get(a as usize), self.members.get(b as usize)) else {
            return;
        };
        if !self.related(ours, theirs) || !self.related(theirs, ours) {
            return;
        }
        let Some(all) = self.led(ours, theirs) else { return };
        for &wording in &all {
            if let Some(of) = self.of.get_mut(wording as usize) {
                *of = a;
            }
        }
        if let Some(theirs) = self.members.get_mut(b as usize) {
            theirs.clear();
        }
        if let Some(ours) = self.members.get_mut(a as usize) {
            *ours = all;
        }
    }

    /// Whether each of `new` has to do with more than half of `members`.
    fn related(&self, new: &[u32], members: &[u32]) -> bool {
        new.iter().all(|&wording| {
            let kin = members
                .iter()
                .filter(|&&member| self.matches(wording, member).is_some())
                .count();
            2 * kin > members.len()
        })
    }

    /// The wordings of two groups, the fullest of those that match all others first; `None` if there is none.
    fn led(&self, ours: &[u32], theirs: &[u32]) -> Option<Vec<u32>> {
        let mut all = [ours, theirs].concat();
        all.sort_unstable_by_key(|&wording| (std::cmp::Reverse(self.sizes.get(wording as usize)), wording));
        let leads = |&lead: &u32| {
            all.iter()
                .all(|&member| member == lead || self.matches(lead, member) == Some(true))
        };
        let at = all.iter().position(leads)?;
        all.get_mut(..=at)?.rotate_right(1);
        Some(all)
    }
}

/// A story of the articles `numbers`, told against the first article of the lead's usual printing.
fn story(articles: &[Shingles], lead: &Wording<'_>, mut numbers: Vec<usize>) -> Story {
    numbers.sort_unstable();
    let usual = |&&article: &&usize| {
        articles
            .get(article)
            .is_some_and(|own| own.wording() == lead.printing)
    };
    let chosen = lead
        .articles
        .iter()
        .find(usual)
        .or(lead.articles.first())
        .copied()
        .unwrap_or_default();
    let whole = articles.get(chosen);
    let member = |&article: &usize| {
        let (relation, kept, own) = match (whole, articles.get(article)) {
            (Some(whole), Some(version)) if article != chosen => stand(whole, version),
            _ => (Relation::Lead, 1.0, 0.0),
        };
        Member {
            article,
            relation,
            kept,
            own,
        }
    };
    Story {
        lead: chosen,
        members: numbers.iter().map(member).collect(),
    }
}

/// Names that a form must have to be told by them.
const NAMES: usize = 3;

/// Whether half of the figures, or three in ten of the names, are others while hardly a word is: a form that was filled in
/// again, for another day or for other people. A correction changes a few figures, and a name at most.
fn is_filled_anew(lead: &Shingles, version: &Shingles) -> bool {
    let others = |one: &[u32], other: &[u32], least: usize, tenths: usize| {
        let most = one.len().max(other.len());
        most >= least && 10 * shared(one, other) <= tenths * most
    };
    others(lead.figures(), version.figures(), 1, 5) || others(lead.names(), version.names(), NAMES, 7)
}

/// How a version stands to the lead, what share of the lead it has and what share of it is its own.
#[expect(clippy::cast_precision_loss, reason = "counts of runs")]
fn stand(lead: &Shingles, version: &Shingles) -> (Relation, f64, f64) {
    if lead.wording() == version.wording() {
        return (Relation::Same, 1.0, 0.0);
    }
    let both = shared(lead.hashes(), version.hashes());
    let of = |whole: usize| {
        if whole == 0 {
            1.0
        } else {
            both as f64 / whole as f64
        }
    };
    let (kept, found) = (of(lead.len()), of(version.len()));
    let alike = of(lead.len() + version.len() - both);
    let relation = if alike >= NEAR {
        if is_filled_anew(lead, version) {
            Relation::Figures
        } else {
            Relation::Near
        }
    } else if found >= CONTAINED && found >= kept {
        Relation::Cut
    } else if kept >= CONTAINED {
        Relation::Longer
    } else {
        Relation::Rewritten
    };
    (relation, kept, 1.0 - found)
}
