//! Names a topic by the two to four terms and phrases that best tell its articles from all others.
//!
//! Terms and phrases are measured alike, by the correlation of two facts about an article, that it has the term and that the
//! topic leads it; so a word that stands everywhere scores nothing however heavy it is, one met in a single article scores
//! little however exclusive it is, and a phrase can be weighed against the words it is made of.
//!
//! No phrases are found here, no language is told, and no case is restored: forms are shown as they are given.

mod candidate;
mod kin;
mod spare;

use super::describe::places::{Led, Places};
use super::{Matrix, Model};
use candidate::Candidate;

/// Multi-word terms with the articles they stand in.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Phrases {
    /// In an order that follows from the corpus, not from the order of its articles.
    pub all: Vec<Phrase>,
}

/// One multi-word term.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase {
    /// As it is shown.
    pub form: String,
    /// The terms it is made of, in their order.
    pub terms: Vec<u32>,
    /// Articles it stands in, ascending, and how often.
    pub postings: Vec<(u32, u32)>,
    /// How firmly it holds together: log Dice, about 0 to 14.
    pub strength: f64,
}

/// What a topic is called.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Label {
    /// The parts, with commas between them; no two topics of a model share it.
    pub text: String,
    /// One to four terms and phrases, the most telling first. Empty only for a topic that has no term.
    pub parts: Vec<String>,
    /// The phrases that tell the topic best, the best first, at most [`Label::PHRASES`].
    pub phrases: Vec<Leading>,
}

/// A phrase that is typical of a topic.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Leading {
    /// Its place in [`Phrases::all`].
    pub phrase: usize,
    /// Articles that the topic leads and that have it.
    pub articles: u64,
    /// Correlation of having it with being led by the topic: above 0, at most 1.
    pub correlation: f64,
}

impl Label {
    /// The most phrases that are listed for a topic.
    pub const PHRASES: usize = 10;
}

/// The parts that a label should have.
const PARTS: usize = 3;

/// A part counts for at least this share of what the first one does.
const LEAST: f64 = 0.3;

/// A phrase takes the place of one of its terms if it is worth at least this share of it.
const FULLER: f64 = 0.75;

/// Names every topic of a model; the labels are in the order of its topics.
///
/// `forms` gives a term as readers know it. Postings of articles that the matrix does not have are passed over.
#[must_use]
pub fn labels(
    matrix: &Matrix,
    model: &Model,
    forms: &dyn Fn(u32) -> String,
    phrases: &Phrases,
) -> Vec<Label> {
    let led = Led::of(model);
    let places = Places::of_terms(
        matrix,
        model
            .topics
            .iter()
            .flat_map(|topic| &topic.terms)
            .map(|&(term, _)| term),
    );
    let mut telling: Vec<Vec<Candidate>> = candidate::phrases(&led, phrases);
    let mut labels: Vec<Label> = Vec::new();
    for (at, topic) in model.topics.iter().enumerate() {
        let phrases = telling.get_mut(at).map(std::mem::take).unwrap_or_default();
        let leading = phrases
            .iter()
            .filter_map(Candidate::leading)
            .take(Label::PHRASES)
            .collect();
        let mut candidates = candidate::terms(at, topic, &led, &places, forms);
        candidates.extend(phrases);
        candidates.sort_by(Candidate::order);
        let mut parts = pick(&candidates);
        // Two topics may share all their parts where articles are few: the next best word then tells them apart.
        let mut others = candidates.iter().map(|candidate| &candidate.form);
        while labels.iter().any(|label| label.parts == parts) {
            let Some(next) = others.next() else {
                parts.push(format!("topic {}", at + 1));
                break;
            };
            if !parts.contains(next) {
                parts.push(next.clone());
            }
        }
        if parts.is_empty() {
            parts.push(format!("topic {}", at + 1));
        }
        labels.push(Label {
            text: parts.join(", "),
            parts,
            phrases: leading,
        });
    }
    labels
}

/// The best candidates that are not akin to a better one. Words that say little and those that tell another topic
/// better are taken only where there would be fewer than two parts without them.
fn pick(candidates: &[Candidate]) -> Vec<String> {
    let best = candidates.first().map_or(0.0, |candidate| candidate.weight);
    let mut kept: Vec<&Candidate> = Vec::new();
    let passes: [&dyn Fn(&Candidate) -> bool; 3] = [
        &|candidate| candidate.fit && candidate.weight >= LEAST * best,
        &|candidate| candidate.fit,
        &|_| true,
    ];
    for (pass, allowed) in passes.iter().enumerate() {
        let wanted = if pass == 0 { PARTS } else { 2 };
        for candidate in candidates {
            if kept.len() >= wanted {
                break;
            }
            if allowed(candidate) && !kept.iter().any(|other| other.akin(candidate)) {
                kept.push(fuller(candidate, &kept, candidates));
            }
        }
    }
    kept.into_iter().map(|candidate| candidate.form.clone()).collect()
}

/// The phrase that says more than a term and is worth nearly as much: "crude oil" for "oil". The term itself if there is none.
fn fuller<'c>(term: &'c Candidate, kept: &[&Candidate], candidates: &'c [Candidate]) -> &'c Candidate {
    let phrase = candidates
        .iter()
        .find(|other| other.fit && other.extends(term) && !kept.iter().any(|kept| kept.akin(other)));
    phrase
        .filter(|phrase| phrase.weight >= FULLER * term.weight)
        .unwrap_or(term)
}

#[cfg(test)]
mod tests;
