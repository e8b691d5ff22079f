//! The plain way to count pairs and phrases: every token folded and stemmed anew, every run of them looked at as text.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::super::Setup;
use super::super::super::tests::{All, Key, Texts};
use super::super::links;
use crate::count::{Unit, tokens};
use crate::normalize::Outcome;
use crate::tokenize::TokenKind;

/// A token of the text.
struct Plain {
    /// Slot, kind and form.
    own: (usize, TokenKind, String),
    stem: String,
    outcome: Outcome,
    span: Range<usize>,
    sentence: u32,
}

impl Plain {
    /// Whether `next` is beside it.
    fn is_beside(&self, next: &Self, text: &str) -> bool {
        let gap = &text[self.span.end..next.span.start];
        self.sentence == next.sentence && (gap.trim().is_empty() || ["-", "‐", "‑"].contains(&gap))
    }
}

/// The words of a language that are let through.
fn listed(language: Option<&str>) -> Option<&'static links::Listed> {
    links::LISTED.iter().find(|listed| Some(listed.code) == language)
}

/// Whether a run of tokens is a pair or a phrase.
fn is_one(run: &[Plain], text: &str, language: Option<&str>, unit: Unit) -> bool {
    let listed = listed(language).filter(|_| unit == Unit::Phrase);
    let is_term = |token: &Plain| {
        let is_word = listed.is_some_and(|listed| listed.words.contains(&token.own.2.as_str()));
        token.outcome == Outcome::Term || token.outcome == Outcome::Stop && is_word
    };
    let terms = run.iter().filter(|token| is_term(token)).count();
    if !run.windows(2).all(|two| two[0].is_beside(&two[1], text))
        || !is_term(&run[0])
        || !is_term(&run[run.len() - 1])
    {
        return false;
    }
    if unit == Unit::Pair {
        return (run.len(), terms) == (2, 2);
    }
    let between: Vec<&[Plain]> = run.split(is_term).filter(|between| !between.is_empty()).collect();
    let joins = |between: &&[Plain]| {
        let words: Vec<&str> = between.iter().map(|token| token.own.2.as_str()).collect();
        between.iter().all(|token| token.outcome == Outcome::Stop)
            && listed.is_some_and(|listed| match words.as_slice() {
                [one] => listed.joining.contains(one),
                [one, article] => listed.joining.contains(one) && listed.articles.contains(article),
                _ => false,
            })
    };
    (2..=4).contains(&terms) && between.len() < 2 && between.iter().all(joins)
}

/// What was counted plainly, with the pairs or phrases for the terms.
pub(in super::super::super) fn instead_of_terms(mut all: All, texts: &Texts, setup: &Setup) -> All {
    all.df.clear();
    for ((_, term, ..), _) in &mut all.forms {
        *term = None;
    }
    let mut forms: BTreeMap<_, (Key, u64)> = BTreeMap::new();
    for ((text, language), (_, postings, _)) in texts.iter().zip(&mut all.documents) {
        postings.clear();
        let mut plain = Vec::new();
        tokens(text, &setup.segmenter, &mut |token, sentence| {
            let (mut form, mut stem) = (String::new(), String::new());
            let outcome = setup
                .normalizer(*language)
                .normalize(&token, &mut form, &mut stem);
            if outcome != Outcome::Term {
                stem.clone_from(&form);
            }
            plain.push(Plain {
                own: (setup.slot(*language), token.kind, form),
                stem,
                outcome,
                span: token.start..token.start + token.text.len(),
                sentence: sentence.number,
            });
        });
        for first in 0..plain.len() {
            for end in first + 2..=plain.len().min(first + 6) {
                let run = &plain[first..end];
                if !is_one(run, text, *language, setup.unit) {
                    continue;
                }
                let joined =
                    |word: &dyn Fn(&Plain) -> String| run.iter().map(word).collect::<Vec<_>>().join(" ");
                let stem = joined(&|token| token.stem.clone());
                *postings.entry(stem.clone()).or_default() += 1;
                let id: Vec<_> = run.iter().map(|token| token.own.clone()).collect();
                let form = joined(&|token| token.own.2.clone());
                let known = forms
                    .entry(id)
                    .or_insert_with(|| ((form, Some(stem), false, false), 0));
                known.1 += 1;
            }
        }
        for stem in postings.keys() {
            *all.df.entry(stem.clone()).or_default() += 1;
        }
    }
    all.forms.extend(forms.into_values());
    all.forms.sort();
    all
}
