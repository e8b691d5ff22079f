//! What may become a part of a label: terms and phrases, and how well each tells a topic.
//!
//! It does not choose.

use std::cmp::Ordering;

use super::super::Topic;
use super::super::describe::places::{Led, Places};
use super::{Leading, Phrases, kin, spare};

/// A phrase says more than a word, so it may tell the topic's articles that much worse and still go before it.
const PHRASE: f64 = 1.6;

/// Phrases looked at for a topic.
const CONSIDERED: usize = 60;

/// A longer phrase stands for one within it if it has this share of its articles.
const EXTENDS: f64 = 0.6;

/// G² above which a phrase is more frequent in a topic than chance has it: one chance in a thousand.
const EVIDENCE: f64 = 10.83;

/// A term or phrase for one topic.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// As it is shown.
    pub(super) form: String,
    /// How much it is worth for a label; 0 where it does not tell the topic.
    pub(super) weight: f64,
    /// Whether it says something and tells no other topic better.
    pub(super) fit: bool,
    terms: Vec<u32>,
    phrase: Option<Leading>,
}

impl Candidate {
    pub(super) fn leading(&self) -> Option<Leading> {
        self.phrase
    }

    /// The most telling first; terms of equal worth stay as they are listed, before phrases.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        other.weight.total_cmp(&self.weight)
    }

    /// Whether it is a phrase that holds a single term.
    pub(super) fn extends(&self, term: &Self) -> bool {
        self.phrase.is_some()
            && term.phrase.is_none()
            && term.terms.iter().all(|term| self.terms.contains(term))
    }

    /// Whether the two say the same, or one is a part of the other.
    pub(super) fn akin(&self, other: &Self) -> bool {
        self.terms.iter().any(|term| other.terms.contains(term)) || kin::akin(&self.form, &other.form)
    }
}

/// The listed terms of a topic, in their order.
pub(super) fn terms(
    at: usize,
    topic: &Topic,
    led: &Led,
    places: &Places,
    forms: &dyn Fn(u32) -> String,
) -> Vec<Candidate> {
    let listed = topic.terms.iter().map(|&(term, _)| {
        let tally = led.tally(places.of(term).iter().map(|&(article, _)| article));
        let correlation = tally.correlation(at).unwrap_or(0.0);
        let repeated = led.repeated(at, places.of(term));
        let form = kin::shown(&forms(term));
        Candidate {
            weight: correlation.max(0.0) * repeated,
            fit: !spare::says_little(&form) && tally.best().is_none_or(|(best, _)| best == at),
            form,
            terms: vec![term],
            phrase: None,
        }
    });
    listed.filter(|candidate| !candidate.form.is_empty()).collect()
}

/// The phrases of each topic, those that tell it best first: each phrase with the topic it tells best, none that is
/// part of a longer one which is hardly less frequent.
pub(super) fn phrases(led: &Led, phrases: &Phrases) -> Vec<Vec<Candidate>> {
    let mut of_topics: Vec<Vec<Candidate>> = vec![Vec::new(); led.topics()];
    for (at, phrase) in phrases.all.iter().enumerate() {
        let tally = led.tally(phrase.postings.iter().map(|&(article, _)| article));
        let Some((topic, correlation)) = tally.best() else {
            continue;
        };
        let articles = tally.of(topic);
        if articles < 2 || correlation <= 0.0 || tally.g2(topic) < EVIDENCE {
            continue;
        }
        let form = kin::shown(&phrase.form);
        if let Some(list) = of_topics.get_mut(topic) {
            list.push(Candidate {
                weight: PHRASE * correlation * led.repeated(topic, &phrase.postings),
                fit: !form.split_whitespace().any(spare::says_little),
                form,
                terms: phrase.terms.clone(),
                phrase: Some(Leading {
                    phrase: at,
                    articles,
                    correlation,
                }),
            });
        }
    }
    for list in &mut of_topics {
        list.sort_by(|a, b| a.order(b).then_with(|| a.form.cmp(&b.form)));
        list.truncate(CONSIDERED);
        let longer = list.clone();
        list.retain(|phrase| !longer.iter().any(|other| stands_for(other, phrase)));
    }
    of_topics
}

#[allow(clippy::cast_precision_loss, reason = "counts of articles are far below 2^52")]
fn stands_for(longer: &Candidate, phrase: &Candidate) -> bool {
    let articles = |candidate: &Candidate| candidate.phrase.map_or(0.0, |leading| leading.articles as f64);
    // A phrase of words that are no terms stands for itself alone.
    !phrase.terms.is_empty()
        && longer.terms.len() > phrase.terms.len()
        && longer
            .terms
            .windows(phrase.terms.len())
            .any(|part| part == phrase.terms)
        && articles(longer) >= EXTENDS * articles(phrase)
}
