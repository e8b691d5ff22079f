//! The parts of a corpus that may be broken by themselves: its outlets, its files and its folders.
//!
//! A scrape breaks for one outlet, or one day's file, and the mean over all hides it; but a finding for each part that a
//! broken corpus has hides it as well. So a share is taken of the whole and of every part of five articles or more, and told of the
//! fewest articles that leave the rest in order. A part must be beyond a bound by more than two standard deviations of
//! chance, and a small one in each of its articles.

use std::collections::BTreeMap;

use super::Intake;

/// Fewest articles of a part that is looked at by itself.
const FEWEST: usize = 5;
/// A part of fewer articles is broken only where each of them is: a few in a small part are chance.
const SMALL: usize = 10;
/// Most parts that are told by themselves.
const MOST: usize = 5;

/// Some articles and what they are called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// Its name.
    pub(super) name: String,
    /// Indices of its articles, ascending.
    pub(super) articles: Vec<usize>,
}

/// A corpus and its parts.
#[derive(Debug)]
pub(super) struct Parts {
    whole: Part,
    /// By outlet, by file, by folder: those ways that make parts.
    ways: Vec<(&'static str, Vec<Part>)>,
}

/// How many of a part's articles, words or characters break a rule: by article, in order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Share {
    /// Those that do.
    pub(super) count: u64,
    /// Of how many.
    pub(super) total: u64,
}

impl Share {
    fn sum(shares: impl IntoIterator<Item = Self>) -> Self {
        shares.into_iter().fold(Self::default(), |sum, next| Self {
            count: sum.count + next.count,
            total: sum.total + next.total,
        })
    }

    /// 0 to 1; 0 of nothing.
    #[expect(
        clippy::cast_precision_loss,
        reason = "characters of a corpus are far below 2^52"
    )]
    pub(super) fn of_all(self) -> f64 {
        if self.total == 0 {
            0.0
        } else {
            self.count as f64 / self.total as f64
        }
    }
}

/// When a share is too large.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bound {
    /// Largest share.
    pub(super) max: f64,
    /// Share above which the input is broken.
    pub(super) error_above: f64,
    /// Whether what is counted are articles, of which a few may be too many by chance.
    pub(super) by_article: bool,
}

impl Bound {
    /// Whether it is too large, and whether it is so large that the input is broken.
    fn beyond(&self, shares: &[Share], is_part: bool) -> Option<bool> {
        let sum = Share::sum(shares.iter().copied());
        let touched = shares.iter().filter(|share| share.count > 0).count();
        let all = shares.iter().filter(|share| share.total > 0).count();
        let most = if self.by_article && is_part {
            let chance = self.max * (1.0 - self.max) * count(sum.total);
            (self.max * count(sum.total) + 2.0 * chance.max(0.0).sqrt()) / count(sum.total).max(1.0)
        } else {
            self.max
        };
        let enough = touched == all || touched >= 2 && !(is_part && shares.len() < SMALL);
        let is_beyond = sum.count > 0 && sum.of_all() > most && enough;
        is_beyond.then(|| sum.of_all() > self.error_above && (touched >= 3 || touched == all))
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "articles of a corpus are far below 2^52"
)]
fn count(number: u64) -> f64 {
    number as f64
}

/// A part that is beyond a bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Broken {
    /// Which.
    pub(super) part: Part,
    /// What of each of its articles is counted, in order.
    pub(super) shares: Vec<Share>,
    /// The sum of them.
    pub(super) sum: Share,
    /// Whether the input is broken.
    pub(super) badly: bool,
    /// Where it stands for parts that are too many to tell: how many, and which are the worst.
    pub(super) among: Option<(usize, &'static str, Vec<String>)>,
}

impl Parts {
    pub(super) fn of(intake: &Intake<'_>) -> Self {
        let (mut outlets, mut files, mut folders) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for (place, article) in intake.articles.iter().enumerate() {
            let source = intake
                .sources
                .get(article.source as usize)
                .map(|source| source.name.as_str());
            let folder = source
                .and_then(|name| name.rsplit_once('/'))
                .map(|(folder, _)| folder);
            for (by, name) in [
                (&mut outlets, article.outlet.as_deref()),
                (&mut files, source),
                (&mut folders, folder),
            ] {
                if let Some(name) = name {
                    by.entry(name).or_insert_with(Vec::new).push(place);
                }
            }
        }
        // Not the name of an only file, which is often of the day, and a finding must be known again on the next.
        let whole = "the corpus".to_owned();
        let all = intake.articles.len();
        let parts = |by: BTreeMap<&str, Vec<usize>>| -> Vec<Part> {
            let large = by
                .into_iter()
                .filter(|(_, own)| (FEWEST..all).contains(&own.len()));
            let part = |(name, articles): (&str, _)| Part {
                name: name.to_owned(),
                articles,
            };
            large.map(part).collect()
        };
        Self {
            whole: Part {
                name: whole,
                articles: (0..all).collect(),
            },
            ways: vec![
                ("outlets", parts(outlets)),
                ("files", parts(files)),
                ("folders", parts(folders)),
            ],
        }
    }

    /// The smallest parts beyond a bound whose absence leaves the rest within it; the whole where there are none. `tally`
    /// counts for the articles of one part, which may depend on what else is in it.
    pub(super) fn broken(&self, bound: &Bound, tally: &dyn Fn(&[usize]) -> Vec<Share>) -> Vec<Broken> {
        let look = |part: &Part, is_part: bool| {
            let shares = tally(&part.articles);
            let badly = bound.beyond(&shares, is_part)?;
            Some(Broken {
                part: part.clone(),
                sum: Share::sum(shares.iter().copied()),
                shares,
                badly,
                among: None,
            })
        };
        let whole = look(&self.whole, false);
        let mut best: Option<(usize, Vec<Broken>)> = None;
        let mut many: Option<(&'static str, Vec<Broken>)> = None;
        for (kind, parts) in &self.ways {
            let mut found: Vec<Broken> = parts.iter().filter_map(|part| look(part, true)).collect();
            let articles: usize = found.iter().map(|broken| broken.part.articles.len()).sum();
            if found.is_empty() || articles >= self.whole.articles.len() {
                continue;
            }
            if found.len() > MOST {
                many.get_or_insert((*kind, found));
                continue;
            }
            let rest = self.without(&found);
            let better = best.as_ref().is_none_or(|(fewest, _)| articles < *fewest);
            if better && bound.beyond(&tally(&rest), false).is_none() {
                found.sort_by(|one, other| other.sum.of_all().total_cmp(&one.sum.of_all()));
                best = Some((articles, found));
            }
        }
        match (best, whole, many) {
            (Some((_, found)), _, _) => found,
            (None, Some(whole), _) => vec![whole],
            (None, None, Some((kind, found))) => vec![self.together(kind, found)],
            (None, None, None) => Vec::new(),
        }
    }

    /// The articles that no part has.
    fn without(&self, parts: &[Broken]) -> Vec<usize> {
        let mut inside = vec![false; self.whole.articles.len()];
        for article in parts.iter().flat_map(|broken| &broken.part.articles) {
            if let Some(inside) = inside.get_mut(*article) {
                *inside = true;
            }
        }
        let outside = self
            .whole
            .articles
            .iter()
            .zip(inside)
            .filter(|(_, inside)| !inside);
        outside.map(|(article, _)| *article).collect()
    }

    /// Many parts as one.
    fn together(&self, kind: &'static str, mut found: Vec<Broken>) -> Broken {
        found.sort_by(|one, other| other.sum.of_all().total_cmp(&one.sum.of_all()));
        let names = found
            .iter()
            .take(3)
            .map(|broken| broken.part.name.clone())
            .collect();
        let shares = found.iter().flat_map(|broken| broken.shares.clone()).collect();
        let articles = found
            .iter()
            .flat_map(|broken| broken.part.articles.clone())
            .collect();
        Broken {
            sum: Share::sum(found.iter().map(|broken| broken.sum)),
            badly: found.iter().any(|broken| broken.badly),
            among: Some((found.len(), kind, names)),
            shares,
            part: Part {
                name: self.whole.name.clone(),
                articles,
            },
        }
    }
}
