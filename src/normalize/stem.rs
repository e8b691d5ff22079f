//! Stems: crate rust-stemmers with a layer that brings it up to current Snowball.
//!
//! The crate is older than Snowball 3, and where they differ they merge different words. Corrections are
//! rules that say what Snowball changed, so that they hold for words that are in no list: either the word is
//! shown to the crate in a disguise that it treats as Snowball treats the word, or its answer is cut or
//! mended. What is left over is in [`super::conformity`]. The differences were found in the word lists of the
//! Snowball project (BSD 3-clause).
//!
//! Dutch is not corrected: Snowball 3 has another algorithm under that name.

mod english;
mod french;
mod german;
mod nordic;
mod porter;
mod region;

use super::Language;

/// The stemmer of one language.
pub struct Stemmer {
    language: Language,
    inner: rust_stemmers::Stemmer,
}

impl Stemmer {
    /// The stemmer of `language`.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self {
            language,
            inner: language.crate_stemmer(),
        }
    }

    /// Appends the stem of a folded form to `out`. The stem is never empty, unless the form is.
    pub fn stem(&self, form: &str, out: &mut String) {
        let start = out.len();
        match self.language {
            Language::English => english::stem(&self.inner, form, out),
            Language::Danish => nordic::danish(&self.inner, form, out),
            Language::Finnish => nordic::finnish(&self.inner, form, out),
            Language::French => french::stem(&self.inner, cut_elision(form, is_french_elision), out),
            // Snowball 3 knows one word whose "-ano" is no ending.
            Language::Italian if form == "divano" => out.push_str("divan"),
            Language::Italian => out.push_str(&self.inner.stem(cut_elision(form, is_italian_elision))),
            Language::German => german::stem(&self.inner, form, out),
            // The crate cuts this word down to nothing.
            Language::Greek if form == "ίσα" => out.push_str("ισ"),
            Language::Norwegian => nordic::norwegian(&self.inner, form, out),
            Language::Swedish => nordic::swedish(&self.inner, form, out),
            Language::Romanian => self.romanian(form, out),
            Language::Russian => out.push_str(&self.inner.stem(&form.replace('ё', "е"))),
            Language::Spanish => self.spanish(form, out),
            Language::Turkish => out.push_str(&self.inner.stem(without_turkish_suffix(form))),
            _ => out.push_str(&self.inner.stem(form)),
        }
        if out.len() == start {
            out.push_str(form);
        }
    }

    /// The crate only knows the letters with a cedilla that stood in for those with a comma in old encodings.
    /// Current Snowball answers with the comma, whichever the word had.
    fn romanian(&self, form: &str, out: &mut String) {
        if !form.contains(['ș', 'ț', 'ş', 'ţ']) {
            out.push_str(&self.inner.stem(form));
            return;
        }
        let old: String = form.chars().map(with_cedilla).collect();
        out.extend(self.inner.stem(&old).chars().map(with_comma));
    }

    /// Snowball 3 also knows these endings where their accent was left out.
    fn spanish(&self, form: &str, out: &mut String) {
        let head = form
            .strip_suffix("cion")
            .filter(|head| head.ends_with(['a', 'u']));
        let accented = head.map(|head| format!("{head}ción"));
        out.push_str(&self.inner.stem(accented.as_deref().unwrap_or(form)));
    }
}

fn with_cedilla(letter: char) -> char {
    match letter {
        'ș' => 'ş',
        'ț' => 'ţ',
        _ => letter,
    }
}

fn with_comma(letter: char) -> char {
    match letter {
        'ş' => 'ș',
        'ţ' => 'ț',
        _ => letter,
    }
}

/// A Turkish name up to the apostrophe that parts it from its endings, if at least two letters are before it.
fn without_turkish_suffix(form: &str) -> &str {
    let word = form.trim_start_matches('\'');
    let head = word.char_indices().nth(2).map_or(word.len(), |(at, _)| at);
    match word.get(head..).and_then(|tail| tail.find('\'')) {
        Some(at) => word.get(..head + at).unwrap_or(word),
        None => word,
    }
}

/// What follows an elided article, pronoun or conjunction, in a language that writes one: "un" of "d'un" or
/// "qu'un". More heads count here than stemming cuts off, because those are only spelled with stop words:
/// "lorsqu'il".
pub(super) fn without_elision(language: Language, form: &str) -> Option<&str> {
    if !matches!(language, Language::French | Language::Italian) {
        return None;
    }
    let (head, rest) = form.split_once('\'')?;
    let elided = match language {
        Language::French => {
            is_french_elision(head) || matches!(head, "jusqu" | "lorsqu" | "puisqu" | "quoiqu")
        }
        Language::Italian => is_italian_elision(head) || matches!(head, "c" | "n" | "com" | "dov" | "anch"),
        _ => false,
    };
    (elided && !rest.is_empty()).then_some(rest)
}

fn cut_elision(form: &str, elided: impl Fn(&str) -> bool) -> &str {
    form.split_once('\'')
        .filter(|(head, rest)| elided(head) && !rest.is_empty())
        .map_or(form, |(_, rest)| rest)
}

fn is_french_elision(head: &str) -> bool {
    matches!(head, "c" | "d" | "j" | "l" | "m" | "n" | "s" | "t" | "qu")
}

fn is_italian_elision(head: &str) -> bool {
    matches!(
        head,
        "all"
            | "d"
            | "dall"
            | "dell"
            | "gl"
            | "l"
            | "m"
            | "nell"
            | "quell"
            | "quest"
            | "s"
            | "sull"
            | "t"
            | "tutt"
            | "un"
            | "v"
    )
}

#[cfg(test)]
mod tests;
