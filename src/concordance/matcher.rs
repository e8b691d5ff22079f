//! Which tokens of an article are words of the pattern, and where all of them stand in a row.
//!
//! What a token is compared by costs most the first time it is seen, so each thread remembers what every token came to: a
//! number with a bit for each word of the pattern that it can be. A place in the text then takes one shift and one `and`
//! a token, however long the pattern is.
//!
//! Sentences are not looked at here.

use rustc_hash::FxHashMap;

use super::pattern::{self, Matching, Pattern};
use super::window::Span;
use crate::normalize::fold::fold_for;
use crate::normalize::{Language, Stemmer};
use crate::tokenize::{Tokenizer, Unicode};

/// The longest token that is remembered, in bytes; longer ones rarely come again.
const LONGEST: usize = 48;
/// So many tokens are remembered before all are forgotten.
const REMEMBERED: usize = 1 << 18;

/// A pattern on its way through articles of any language.
pub(super) struct Matcher<'p> {
    pattern: &'p Pattern,
    /// The pattern in each language met so far.
    tongues: Vec<Tongue>,
}

impl<'p> Matcher<'p> {
    pub(super) fn new(pattern: &'p Pattern) -> Self {
        Self {
            pattern,
            tongues: Vec::new(),
        }
    }

    /// Writes where every token of `text` is to `spans`, and to `ends` the number of the last token of every place of the
    /// pattern; both are emptied first.
    pub(super) fn places(
        &mut self,
        text: &str,
        code: Option<&str>,
        spans: &mut Vec<Span>,
        ends: &mut Vec<usize>,
    ) {
        spans.clear();
        ends.clear();
        let whole = 1_u64 << (self.pattern.words().len() - 1);
        let tongue = self.tongue(code);
        let mut begun = 0_u64;
        Unicode.tokenize(text, &mut |token| {
            begun = (begun << 1 | 1) & tongue.known(token.text);
            if begun & whole != 0 {
                ends.push(spans.len());
            }
            spans.push((token.start, token.start + token.text.len()));
        });
    }

    fn tongue(&mut self, code: Option<&str>) -> &mut Tongue {
        let language = code.and_then(Language::from_code);
        let language = match self.pattern.matching() {
            Matching::Exact => None,
            Matching::Folded => language.filter(|&language| language == Language::Turkish),
            Matching::Stems => language,
        };
        let at = self.tongues.iter().position(|tongue| tongue.language == language);
        let at = at.unwrap_or_else(|| {
            self.tongues.push(Tongue::new(self.pattern, language));
            self.tongues.len() - 1
        });
        &mut self.tongues[at]
    }
}

/// What a token must be to be a word of the pattern.
enum Target {
    /// The same bytes.
    Text(String),
    /// The same folded form.
    Form(String),
    /// The same stem.
    Stem(String),
    /// The token itself fits.
    Open(Vec<char>),
    /// Its folded form fits.
    OpenForm(Vec<char>),
}

/// The pattern in one language, and what tokens came to.
struct Tongue {
    language: Option<Language>,
    stemmer: Option<Stemmer>,
    targets: Vec<Target>,
    seen: FxHashMap<Box<str>, u64>,
    /// Whether telling is dear enough to be remembered.
    remembers: bool,
    form: String,
    stem: String,
}

impl Tongue {
    fn new(pattern: &Pattern, language: Option<Language>) -> Self {
        let mut new = Self {
            language,
            stemmer: language
                .filter(|_| pattern.matching() == Matching::Stems)
                .map(Stemmer::new),
            targets: Vec::new(),
            seen: FxHashMap::default(),
            remembers: pattern.matching() != Matching::Exact,
            form: String::new(),
            stem: String::new(),
        };
        let targets = pattern
            .words()
            .iter()
            .map(|word| new.target(word, pattern.matching()));
        new.targets = targets.collect();
        new
    }

    fn target(&self, word: &str, matching: Matching) -> Target {
        let mut form = String::new();
        fold_for(self.language, word, &mut form);
        match (matching, pattern::is_open(word)) {
            (Matching::Exact, false) => Target::Text(word.to_owned()),
            (Matching::Exact, true) => Target::Open(word.chars().collect()),
            (_, true) => Target::OpenForm(form.chars().map(inner_sigma).collect()),
            (Matching::Folded, false) => Target::Form(form),
            (Matching::Stems, false) => {
                let mut stem = String::new();
                stemmed(self.stemmer.as_ref(), &form, &mut stem);
                Target::Stem(stem)
            }
        }
    }

    /// A bit for every word of the pattern that the token can be.
    fn known(&mut self, token: &str) -> u64 {
        if !self.remembers {
            return self.compare(token);
        }
        if let Some(&known) = self.seen.get(token) {
            return known;
        }
        let known = self.compare(token);
        if token.len() <= LONGEST {
            if self.seen.len() >= REMEMBERED {
                self.seen.clear();
            }
            self.seen.insert(token.into(), known);
        }
        known
    }

    fn compare(&mut self, token: &str) -> u64 {
        self.form.clear();
        self.stem.clear();
        if self.remembers {
            fold_for(self.language, token, &mut self.form);
            stemmed(self.stemmer.as_ref(), &self.form, &mut self.stem);
        }
        let is = |target: &Target| match target {
            Target::Text(text) => text == token,
            Target::Form(form) => *form == self.form,
            Target::Stem(stem) => *stem == self.stem,
            Target::Open(open) => fits(open, token.chars()),
            Target::OpenForm(open) => fits(open, self.form.chars().map(inner_sigma)),
        };
        let bits = self.targets.iter().enumerate();
        bits.fold(0, |known, (bit, target)| known | u64::from(is(target)) << bit)
    }
}

/// Appends the stem of a form, which in a language without a stemmer is the form.
fn stemmed(stemmer: Option<&Stemmer>, form: &str, stem: &mut String) {
    match stemmer {
        Some(stemmer) => stemmer.stem(form, stem),
        None => stem.push_str(form),
    }
}

/// The letter has another shape at the end of a word, and where a word is open its end is not known.
fn inner_sigma(letter: char) -> char {
    if letter == 'ς' { 'σ' } else { letter }
}

/// Whether a word is what `open` says, `*` being any characters and `?` one.
fn fits(open: &[char], word: impl Iterator<Item = char> + Clone) -> bool {
    let (mut at, mut rest) = (0, word);
    // Where to try again, one character on, when what follows the last star is not here.
    let mut again = None;
    loop {
        if open.get(at) == Some(&'*') {
            at += 1;
            again = Some((at, rest.clone()));
            continue;
        }
        let mut ahead = rest.clone();
        match (open.get(at), ahead.next()) {
            (None, None) => return true,
            (Some(&wanted), Some(found)) if wanted == '?' || wanted == found => {
                at += 1;
                rest = ahead;
            }
            // A later try would have even less of the word.
            (Some(_), None) => return false,
            _ => {
                let Some((after, from)) = &mut again else {
                    return false;
                };
                if from.next().is_none() {
                    return false;
                }
                at = *after;
                rest = from.clone();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What stands at every place.
    fn found(pattern: &str, matching: Matching, code: Option<&str>, text: &str) -> Vec<String> {
        let pattern = Pattern::parse(pattern, matching).unwrap();
        let mut matcher = Matcher::new(&pattern);
        let (mut spans, mut ends) = (Vec::new(), Vec::new());
        // The second time everything is remembered.
        for _ in 0..2 {
            matcher.places(text, code, &mut spans, &mut ends);
        }
        let words = pattern.words().len();
        let place = |&end: &usize| text[spans[end + 1 - words].0..spans[end].1].to_owned();
        ends.iter().map(place).collect()
    }

    #[test]
    fn words_are_found_whatever_their_case() {
        let text = "The Harbour, the HARBOUR and harbours: Ukraine’s harbour.";
        assert_eq!(
            found("harbour", Matching::Folded, None, text),
            ["Harbour", "HARBOUR", "harbour"]
        );
        assert_eq!(found("ukraine's", Matching::Folded, None, text), ["Ukraine’s"]);
        assert_eq!(found("harbour", Matching::Exact, None, text), ["harbour"]);
        assert!(found("ukraine's", Matching::Exact, None, text).is_empty());
    }

    #[test]
    fn stems_are_those_of_the_language() {
        let text = "harbours harboured harbouring harbour's anchor Häuser Haus";
        assert_eq!(
            found("harbour", Matching::Stems, Some("en"), text),
            ["harbours", "harboured", "harbouring", "harbour's"]
        );
        assert_eq!(
            found("haus", Matching::Stems, Some("de"), text),
            ["Häuser", "Haus"]
        );
        assert_eq!(found("haus", Matching::Stems, Some("xx"), text), ["Haus"]);
        assert_eq!(
            found("harbour*s anchor", Matching::Stems, Some("en"), text),
            ["harbour's anchor"]
        );
    }

    #[test]
    fn turkish_letters_are_folded_as_turkish_has_them() {
        let text = "TÜRKİYE Türkiye IŞIK ışık";
        assert_eq!(found("türkiye", Matching::Folded, Some("tr"), text).len(), 2);
        assert_eq!(found("Işık", Matching::Folded, Some("tr"), text).len(), 2);
        assert_eq!(found("Türkiye", Matching::Folded, Some("en"), text).len(), 2);
    }

    #[test]
    fn phrases_and_open_words_are_found() {
        let text = "The minister of trade, minister for trade; the ministry of trade. Minister of";
        assert_eq!(
            found("minister * trade", Matching::Folded, None, text),
            ["minister of trade", "minister for trade"]
        );
        assert_eq!(
            found("minist* of", Matching::Folded, None, text),
            ["minister of", "ministry of", "Minister of"]
        );
        assert_eq!(found("f?r", Matching::Exact, None, text), ["for"]);
        assert_eq!(found("?f trade*", Matching::Folded, None, text).len(), 2);
        assert_eq!(found("*", Matching::Folded, None, "a b c"), ["a", "b", "c"]);
        assert_eq!(found("the the", Matching::Folded, None, "the the the").len(), 2);
        assert_eq!(found("ΟΔΟΣ*", Matching::Folded, None, "οδος οδοσήμανση").len(), 2);
        assert_eq!(
            found("e-mail", Matching::Folded, None, "E-mail, e mail, email").len(),
            2
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn open_words_fit_what_a_plain_recursion_says(open in "[ab*?]{0,7}", word in "[abé]{0,8}") {
            fn plain(open: &[char], word: &[char]) -> bool {
                match (open.split_first(), word.split_first()) {
                    (None, _) => word.is_empty(),
                    (Some(('*', rest)), None) => plain(rest, word),
                    (Some(('*', rest)), Some((_, fewer))) => plain(rest, word) || plain(open, fewer),
                    (Some(_), None) => false,
                    (Some((a, rest)), Some((b, fewer))) => (*a == '?' || a == b) && plain(rest, fewer),
                }
            }
            let (open, chars): (Vec<char>, Vec<char>) = (open.chars().collect(), word.chars().collect());
            prop_assert_eq!(fits(&open, word.chars()), plain(&open, &chars));
        }
    }
}
