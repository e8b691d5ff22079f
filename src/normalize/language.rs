//! Languages: the eighteen that can be stemmed, and the detection of these and others.
//!
//! A text in a language without a stemmer must be named and not be taken for one with a stemmer, so detection
//! knows more languages than stemming does. Norwegian is one language here, with the code "no": its two
//! written forms share stemmer and stop list.

mod detect;
mod listed;
mod runs;
mod siblings;
mod words;

pub use detect::{Detected, codes, detect, detect_among, name};

/// A language with a Snowball stemmer in crate rust-stemmers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Arabic, `ar`.
    Arabic,
    /// Danish, `da`.
    Danish,
    /// Dutch, `nl`.
    Dutch,
    /// English, `en`.
    English,
    /// Finnish, `fi`.
    Finnish,
    /// French, `fr`.
    French,
    /// German, `de`.
    German,
    /// Greek, `el`.
    Greek,
    /// Hungarian, `hu`.
    Hungarian,
    /// Italian, `it`.
    Italian,
    /// Norwegian, `no`.
    Norwegian,
    /// Portuguese, `pt`.
    Portuguese,
    /// Romanian, `ro`.
    Romanian,
    /// Russian, `ru`.
    Russian,
    /// Spanish, `es`.
    Spanish,
    /// Swedish, `sv`.
    Swedish,
    /// Tamil, `ta`.
    Tamil,
    /// Turkish, `tr`.
    Turkish,
}

impl Language {
    /// All of them, by name.
    pub const ALL: &'static [Self] = &[
        Self::Arabic,
        Self::Danish,
        Self::Dutch,
        Self::English,
        Self::Finnish,
        Self::French,
        Self::German,
        Self::Greek,
        Self::Hungarian,
        Self::Italian,
        Self::Norwegian,
        Self::Portuguese,
        Self::Romanian,
        Self::Russian,
        Self::Spanish,
        Self::Swedish,
        Self::Tamil,
        Self::Turkish,
    ];

    /// ISO 639-1 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Arabic => "ar",
            Self::Danish => "da",
            Self::Dutch => "nl",
            Self::English => "en",
            Self::Finnish => "fi",
            Self::French => "fr",
            Self::German => "de",
            Self::Greek => "el",
            Self::Hungarian => "hu",
            Self::Italian => "it",
            Self::Norwegian => "no",
            Self::Portuguese => "pt",
            Self::Romanian => "ro",
            Self::Russian => "ru",
            Self::Spanish => "es",
            Self::Swedish => "sv",
            Self::Tamil => "ta",
            Self::Turkish => "tr",
        }
    }

    /// English name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Arabic => "Arabic",
            Self::Danish => "Danish",
            Self::Dutch => "Dutch",
            Self::English => "English",
            Self::Finnish => "Finnish",
            Self::French => "French",
            Self::German => "German",
            Self::Greek => "Greek",
            Self::Hungarian => "Hungarian",
            Self::Italian => "Italian",
            Self::Norwegian => "Norwegian",
            Self::Portuguese => "Portuguese",
            Self::Romanian => "Romanian",
            Self::Russian => "Russian",
            Self::Spanish => "Spanish",
            Self::Swedish => "Swedish",
            Self::Tamil => "Tamil",
            Self::Turkish => "Turkish",
        }
    }

    /// The language that a code or a name stands for: ISO 639-1 or 639-3 with or without a region ("pt-BR"),
    /// or the English name, in any case. "nb", "nn" and "no" are all Norwegian.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let lower = code.trim().to_lowercase();
        let language = lower.split(['-', '_', '.']).next().unwrap_or_default();
        Some(match language {
            "ar" | "ara" | "arb" | "arabic" => Self::Arabic,
            "da" | "dan" | "danish" => Self::Danish,
            "nl" | "nld" | "dut" | "dutch" => Self::Dutch,
            "en" | "eng" | "english" => Self::English,
            "fi" | "fin" | "finnish" => Self::Finnish,
            "fr" | "fra" | "fre" | "french" => Self::French,
            "de" | "deu" | "ger" | "german" => Self::German,
            "el" | "ell" | "gre" | "greek" => Self::Greek,
            "hu" | "hun" | "hungarian" => Self::Hungarian,
            "it" | "ita" | "italian" => Self::Italian,
            "no" | "nor" | "nb" | "nn" | "nob" | "nno" | "bokmål" | "nynorsk" | "norwegian" => {
                Self::Norwegian
            }
            "pt" | "por" | "portuguese" => Self::Portuguese,
            "ro" | "ron" | "rum" | "romanian" => Self::Romanian,
            "ru" | "rus" | "russian" => Self::Russian,
            "es" | "spa" | "spanish" => Self::Spanish,
            "sv" | "swe" | "swedish" => Self::Swedish,
            "ta" | "tam" | "tamil" => Self::Tamil,
            "tr" | "tur" | "turkish" => Self::Turkish,
            _ => return None,
        })
    }

    fn algorithm(self) -> rust_stemmers::Algorithm {
        use rust_stemmers::Algorithm;
        match self {
            Self::Arabic => Algorithm::Arabic,
            Self::Danish => Algorithm::Danish,
            Self::Dutch => Algorithm::Dutch,
            Self::English => Algorithm::English,
            Self::Finnish => Algorithm::Finnish,
            Self::French => Algorithm::French,
            Self::German => Algorithm::German,
            Self::Greek => Algorithm::Greek,
            Self::Hungarian => Algorithm::Hungarian,
            Self::Italian => Algorithm::Italian,
            Self::Norwegian => Algorithm::Norwegian,
            Self::Portuguese => Algorithm::Portuguese,
            Self::Romanian => Algorithm::Romanian,
            Self::Russian => Algorithm::Russian,
            Self::Spanish => Algorithm::Spanish,
            Self::Swedish => Algorithm::Swedish,
            Self::Tamil => Algorithm::Tamil,
            Self::Turkish => Algorithm::Turkish,
        }
    }

    /// The crate's stemmer, without the corrections of [`super::Stemmer`].
    pub(super) fn crate_stemmer(self) -> rust_stemmers::Stemmer {
        rust_stemmers::Stemmer::create(self.algorithm())
    }
}

/// Whether UAX #29 finds the words of the language of this ISO 639-1 code. It does not where words are
/// written without spaces: there a "word" is a single character or a whole phrase.
#[must_use]
pub fn has_uax_words(code: &str) -> bool {
    !matches!(code, "zh" | "ja" | "th" | "km" | "lo" | "my")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_names_lead_back_to_the_language() {
        for &language in Language::ALL {
            assert_eq!(Language::from_code(language.code()), Some(language));
            assert_eq!(Language::from_code(language.name()), Some(language));
        }
        for code in ["nb", "nn", "no", "NB", "nb_NO.UTF-8"] {
            assert_eq!(Language::from_code(code), Some(Language::Norwegian), "{code}");
        }
        assert_eq!(Language::from_code("pt-BR"), Some(Language::Portuguese));
        for code in ["", "uk", "xx", "-", "english?"] {
            assert_eq!(Language::from_code(code), None, "{code}");
        }
    }

    #[test]
    fn scripts_without_spaces_have_no_words() {
        assert!(!has_uax_words("ja"));
        assert!(has_uax_words("ko") && has_uax_words("en"));
    }
}
