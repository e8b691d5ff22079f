//! Names in languages without a trained tagger, by rules.
//!
//! A capital in mid-sentence is the evidence: it is the same in every alphabet that has capitals, it needs no data, and a
//! reader can check it. So the rules claim what capitals show and leave the kind open unless a word beside the name tells
//! it. In a script without capitals only names in Latin letters stand out, and only they are claimed.
//!
//! It does not link names, and not read amounts and dates.

mod article;
mod chains;
mod german;
mod habits;
mod kinds;
mod letters;
mod places;
mod runs;
mod tables;
mod words;

use super::Span;
use article::{Article, Evidence, Line};
use chains::Found;
use habits::Habits;
use kinds::Kinds;
use words::Word;

/// What is claimed for languages other than English, for the reader of a report.
pub const METHOD: &str = "Names in languages other than English are found by rules, not by a trained model: a name is a run of \
    capitalised words in mid-sentence, with the small words that names hold inside. At the start of a sentence, two or more \
    capitalised words count if the first is no word that the article also writes small; a single one counts if it is a listed \
    place or if the same article has it in mid-sentence and never small. Headlines with a capital for every word show only \
    names that the text below them has. In German, where every noun has a capital, only runs of two or more capitalised words, \
    words in capitals, listed places, and words after a title are claimed, so many names are missed. In scripts without \
    capitals (Arabic, Hebrew, Chinese, Japanese, Korean, Thai, the scripts of India) only names in Latin letters are found, and \
    their figures must not be read as a count of all names. The kind is told only where the text says so (a title before a \
    person, a word such as ministry or university in the name, a listed country or city, a verb of saying beside a full name) \
    and is left open for all others. Nationalities are not counted, and a name with several case endings is counted once for \
    each of them.";

/// Finds names by rules. What was seen of the article's words is remembered in buffers that are used again; results are a pure
/// function of the arguments.
#[derive(Debug, Default)]
pub struct Rules {
    /// By code, of the languages that came so far; of those without a table, one for all.
    habits: Vec<(String, Habits)>,
    words: Vec<Word>,
    lines: Vec<Line>,
    evidence: Evidence,
    found: Found,
    kinds: Kinds,
}

impl Rules {
    /// Rules that have seen nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends the names that rules find in an article in another language than English, in order, disjoint. `language` is its
    /// ISO 639-1 code, with or without a region; an article without one is read as in an unknown language with capitals.
    ///
    /// Nothing is found in a text of four gigabytes or more, because spans have no numbers for it.
    pub fn names(
        &mut self,
        text: &str,
        sentences: &[(usize, usize)],
        language: Option<&str>,
        names: &mut Vec<Span>,
    ) {
        if u32::try_from(text.len()).is_err() {
            return;
        }
        let code = code(language);
        let at = self
            .habits
            .iter()
            .position(|(known, _)| known == code)
            .unwrap_or_else(|| {
                self.habits.push((code.to_owned(), Habits::of(code)));
                self.habits.len() - 1
            });
        let Some((_, habits)) = self.habits.get(at) else {
            return;
        };
        self.words.clear();
        self.lines.clear();
        words::read(text, sentences, habits, &mut self.words);
        words::understand(text, habits, &mut self.words);
        article::lines(text, sentences, &self.words, habits, &mut self.lines);
        self.evidence.gather(text, &self.words, &self.lines, habits);
        let article = Article {
            text,
            words: &self.words,
            habits,
            evidence: &self.evidence,
        };
        self.found.find(article, &self.lines);
        self.kinds.vote(article, &self.found.claims);
        for claim in &self.found.claims {
            if let [first, .., last] | [first @ last] = article.some(claim.first, claim.end) {
                names.push(Span {
                    start: first.start,
                    end: last.end,
                    sentence: first.sentence,
                    kind: self.kinds.of(article, claim),
                });
            }
        }
    }

    /// Bytes of memory held.
    pub fn bytes(&self) -> usize {
        let habits: usize = self.habits.iter().map(|(_, habits)| habits.bytes()).sum();
        habits
            + self.words.capacity() * size_of::<Word>()
            + self.lines.capacity() * size_of::<Line>()
            + self.evidence.bytes()
            + self.found.bytes()
            + self.kinds.bytes()
    }
}

/// The code that the tables know a language by; empty for a language that is not known.
fn code(language: Option<&str>) -> &str {
    let code = language
        .unwrap_or_default()
        .split(['-', '_', '.'])
        .next()
        .unwrap_or_default();
    match code {
        "nb" | "nn" => "no",
        _ if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase()) => code,
        _ => "",
    }
}

#[cfg(test)]
mod tests;
