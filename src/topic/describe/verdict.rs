//! Whether a topic can be leaned on.
//!
//! The thresholds come from topics of real corpora beside those of the same corpora with all words dealt out anew. Noise gives
//! topics too, and the fewer articles one has the more coherent it looks, as there are ever more terms that happen to meet
//! in them: by about the sampling error of a share, one over the root of the number of articles.
//!
//! It does not measure anything.

use std::fmt;

/// Whether a topic can be leaned on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Verdict {
    /// Nothing speaks against it.
    Clear,
    /// It should be read with care, for the gravest of the reasons found.
    Weak(Reason),
}

/// Why a topic is weak; shown as a clause in plain words, such as "it leads only 2 articles".
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reason {
    /// It leads fewer articles than a topic should.
    FewArticles {
        /// Articles of which it has the highest share.
        led: u64,
    },
    /// Nearly all of its articles are copies.
    OneStory {
        /// Articles of which it has the highest share.
        led: u64,
        /// Those among them that are no copies.
        different: u64,
    },
    /// Most occurrences of its terms stand in one article.
    OneArticle,
    /// Its terms are as frequent outside of it.
    Everywhere,
    /// Its terms meet as often as unrelated ones.
    Incoherent,
}

impl fmt::Display for Reason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FewArticles { led: 0 } => formatter.write_str("it is the main topic of no article"),
            Self::FewArticles { led: 1 } => formatter.write_str("it is the main topic of only one article"),
            Self::FewArticles { led } => write!(formatter, "it is the main topic of only {led} articles"),
            Self::OneStory {
                led,
                different: 0 | 1,
            } => {
                write!(formatter, "its {led} articles are copies of one story")
            }
            Self::OneStory { led, different } => {
                write!(
                    formatter,
                    "its {led} articles are copies of only {different} stories"
                )
            }
            Self::OneArticle => formatter.write_str("its words come for the most part from a single article"),
            Self::Everywhere => {
                formatter.write_str("its words are hardly more frequent in it than in the other articles")
            }
            Self::Incoherent => formatter
                .write_str("its words stand together hardly more often than words without any connection"),
        }
    }
}

/// Articles that a topic must lead, and different ones among them: two alike may be chance.
const ARTICLES: u64 = 3;

/// A story carries a topic if fewer than one in so many of its articles is a different one.
const COPIES: u64 = 4;

/// The share of a topic's words that one article may hold.
const LARGEST: f64 = 0.5;

/// How far from an even spread (0) to all in the topic (1) its terms must be. Where thousands of articles were dealt out anew,
/// most topics are at -0.01 to 0.1; those of real corpora are at 0.2 and more.
const OWN: f64 = 0.05;

/// How far from chance (0) to always together (1) terms must be if there are very many articles. Topics of words dealt out
/// over thousands of articles are at -0.07 to 0.13, clear ones of real corpora at 0.17 and more.
const COHERENT: f64 = 0.05;

/// What is added, divided by the root of the articles it leads. Topics of words dealt out over 233 articles and more stay below
/// it; those of 50 and fewer cannot be told from real ones in this way.
const COHERENT_FEW: f64 = 1.0;

/// What a verdict rests on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Evidence {
    /// Articles that the topic leads.
    pub(super) led: u64,
    /// Those among them that are no copies.
    pub(super) different: u64,
    /// The largest share of its words in one article.
    pub(super) largest: f64,
    /// Share of its first terms' occurrences that falls to it.
    pub(super) exclusivity: Option<f64>,
    /// The same for a term without preference.
    pub(super) mean_share: f64,
    /// Coherence of its first terms.
    pub(super) coherence: Option<f64>,
    /// The same for unrelated terms.
    pub(super) chance: Option<f64>,
}

impl Evidence {
    /// The gravest of the reasons that hold.
    pub(super) fn verdict(&self) -> Verdict {
        let needed = COHERENT + COHERENT_FEW / (self.led as f64).sqrt();
        let coherent = above(self.coherence, self.chance.unwrap_or(0.0));
        let reasons = [
            (self.led < ARTICLES, Reason::FewArticles { led: self.led }),
            (
                self.different < ARTICLES || self.different.saturating_mul(COPIES) < self.led,
                Reason::OneStory {
                    led: self.led,
                    different: self.different,
                },
            ),
            (self.largest > LARGEST, Reason::OneArticle),
            (above(self.exclusivity, self.mean_share) < OWN, Reason::Everywhere),
            (
                self.coherence.is_none_or(|value| value <= 0.0) || coherent < needed,
                Reason::Incoherent,
            ),
        ];
        let first = reasons.into_iter().find(|&(holds, _)| holds);
        first.map_or(Verdict::Clear, |(_, reason)| Verdict::Weak(reason))
    }
}

/// Where a value stands from what chance has (0) to 1; 0 for none.
pub(in super::super) fn above(value: Option<f64>, chance: f64) -> f64 {
    match value {
        Some(value) if chance < 1.0 => (value - chance) / (1.0 - chance),
        _ => 0.0,
    }
}
