//! In which language a text is written, by its small words and by crate whatlang.
//!
//! The first two thousand bytes decide: more would cost time and hardly change the answer. The same text
//! always gives the same answer.

use super::{Language, siblings, words};
use std::sync::LazyLock;
use whatlang::{Detector, Lang};

/// Bytes of text that are looked at.
const SAMPLE: usize = 2048;

/// A detected language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Detected {
    /// ISO 639-1 code, of any language that can be detected.
    pub code: &'static str,
    /// The language with its stemmer; `None`: its texts are counted unstemmed.
    pub language: Option<Language>,
    /// Whether the text was long and clear enough to rely on the answer.
    pub reliable: bool,
}

static ALL: LazyLock<Detector> = LazyLock::new(Detector::new);
static FREQUENT: LazyLock<Detector> = LazyLock::new(|| Detector::with_denylist(RARE.to_vec()));

/// The language of `text`; `None` if it has no letters of a known script.
#[must_use]
pub fn detect(text: &str) -> Option<Detected> {
    let sample = text.get(..text.floor_char_boundary(SAMPLE)).unwrap_or(text);
    let clear = words::glance(sample).or_else(|| siblings::clearly_russian_or_ukrainian(sample));
    let (code, reliable) = match clear {
        Some(code) => (code, true),
        None => weighed(sample)?,
    };
    let code = match code {
        "ru" | "uk" | "bg" => siblings::by_cyrillic_letters(sample).unwrap_or(code),
        "da" | "no" => siblings::danish_or_norwegian(sample).unwrap_or(code),
        _ => code,
    };
    Some(Detected {
        code,
        language: Language::from_code(code),
        reliable,
    })
}

/// [`detect`] for a text that stands among others which are nearly all in the language `common`. Where its small words are
/// of that language rather than of another, or it has hardly any, nothing else is asked.
#[must_use]
pub fn detect_among(text: &str, common: &'static str) -> Option<Detected> {
    let plain = || {
        let sample = text.get(..text.floor_char_boundary(SAMPLE)).unwrap_or(text);
        let opinion = words::weigh(sample);
        opinion.leans_to(common)
            || (opinion.is_silent() && sample.bytes().any(|byte| byte.is_ascii_alphabetic()))
    };
    if words::agrees(text, common) || plain() {
        return Some(Detected {
            code: common,
            language: Language::from_code(common),
            reliable: true,
        });
    }
    detect(text)
}

/// The code of the language of `sample` by all that can be asked, and whether to rely on it.
fn weighed(sample: &str) -> Option<(&'static str, bool)> {
    let opinion = words::weigh(sample);
    if let Some(code) = opinion.sure().or_else(|| opinion.clear()) {
        return Some((code, true));
    }
    let found = ALL.detect(sample)?;
    let found_code = code(found.lang());
    let likely = opinion.likely();
    if likely == Some(found_code) || (found.is_reliable() && !opinion.denies(found_code)) {
        return Some((found_code, true));
    }
    // A few words look like many languages; then it is most likely one of those that most news is written in.
    let frequent = || code(FREQUENT.detect_lang(sample).unwrap_or(found.lang()));
    Some((likely.unwrap_or_else(frequent), false))
}

/// Languages that are only believed of a text that is long and clear enough: little news is written in them,
/// and short texts in larger languages with the same letters look like them.
const RARE: &[Lang] = &[
    Lang::Afr,
    Lang::Aka,
    Lang::Aze,
    Lang::Bel,
    Lang::Bul,
    Lang::Cat,
    Lang::Cym,
    Lang::Epo,
    Lang::Est,
    Lang::Hrv,
    Lang::Jav,
    Lang::Lat,
    Lang::Lav,
    Lang::Lit,
    Lang::Mkd,
    Lang::Slk,
    Lang::Slv,
    Lang::Sna,
    Lang::Srp,
    Lang::Tgl,
    Lang::Tuk,
    Lang::Uzb,
    Lang::Yid,
    Lang::Zul,
];

/// ISO 639-1 code of a language of crate whatlang.
fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Afr => "af",
        Lang::Aka => "ak",
        Lang::Amh => "am",
        Lang::Ara => "ar",
        Lang::Aze => "az",
        Lang::Bel => "be",
        Lang::Ben => "bn",
        Lang::Bul => "bg",
        Lang::Cat => "ca",
        Lang::Ces => "cs",
        Lang::Cmn => "zh",
        Lang::Cym => "cy",
        Lang::Dan => "da",
        Lang::Deu => "de",
        Lang::Ell => "el",
        Lang::Eng => "en",
        Lang::Epo => "eo",
        Lang::Est => "et",
        Lang::Fin => "fi",
        Lang::Fra => "fr",
        Lang::Guj => "gu",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Hrv => "hr",
        Lang::Hun => "hu",
        Lang::Hye => "hy",
        Lang::Ind => "id",
        Lang::Ita => "it",
        Lang::Jav => "jv",
        Lang::Jpn => "ja",
        Lang::Kan => "kn",
        Lang::Kat => "ka",
        Lang::Khm => "km",
        Lang::Kor => "ko",
        Lang::Lat => "la",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Mal => "ml",
        Lang::Mar => "mr",
        Lang::Mkd => "mk",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Nld => "nl",
        Lang::Nob => "no",
        Lang::Ori => "or",
        Lang::Pan => "pa",
        Lang::Pes => "fa",
        Lang::Pol => "pl",
        Lang::Por => "pt",
        Lang::Ron => "ro",
        Lang::Rus => "ru",
        Lang::Sin => "si",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Sna => "sn",
        Lang::Spa => "es",
        Lang::Srp => "sr",
        Lang::Swe => "sv",
        Lang::Tam => "ta",
        Lang::Tel => "te",
        Lang::Tgl => "tl",
        Lang::Tha => "th",
        Lang::Tuk => "tk",
        Lang::Tur => "tr",
        Lang::Ukr => "uk",
        Lang::Urd => "ur",
        Lang::Uzb => "uz",
        Lang::Vie => "vi",
        Lang::Yid => "yi",
        Lang::Zul => "zu",
    }
}

/// The code of every language that can be detected, in order.
#[must_use]
pub fn codes() -> Vec<&'static str> {
    let mut codes: Vec<&'static str> = Lang::all().iter().copied().map(code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// The English name of a language that can be detected; the code itself for another.
#[must_use]
pub fn name(code_of_language: &str) -> &str {
    // The crate names the written form of Norwegian that it knows.
    if let Some(language) = Language::from_code(code_of_language) {
        return language.name();
    }
    let found = Lang::all().iter().find(|lang| code(**lang) == code_of_language);
    found.map_or(code_of_language, |lang| lang.eng_name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn detected(text: &str) -> Option<(&'static str, Option<Language>)> {
        detect(text).map(|found| (found.code, found.language))
    }

    #[test]
    fn languages_with_a_stemmer_are_found() {
        for (text, code) in [
            (
                "The mill at Orrin Bay closed on Monday after the river rose for the third time this spring.",
                "en",
            ),
            (
                "Die Mühle am Fluss wurde am Montag geschlossen, nachdem das Wasser gestiegen war.",
                "de",
            ),
            (
                "Le moulin a fermé ses portes lundi après que la rivière est montée pour la troisième fois.",
                "fr",
            ),
            (
                "Møllen lukkede mandag, efter at floden var steget for tredje gang i år.",
                "da",
            ),
            (
                "Mølla stengte mandag, etter at elva hadde steget for tredje gang i år.",
                "no",
            ),
            (
                "Мельница закрылась в понедельник, после того как река поднялась в третий раз за эту весну.",
                "ru",
            ),
        ] {
            let found = detect(text).unwrap();
            assert_eq!(
                (found.code, found.language),
                (code, Language::from_code(code)),
                "{text}"
            );
        }
    }

    #[test]
    fn languages_without_a_stemmer_are_named() {
        for (text, code) in [
            (
                "Млин зачинився в понеділок, після того як річка піднялася втретє за цю весну.",
                "uk",
            ),
            ("工厂星期一关闭，因为河水今年春天第三次上涨。", "zh"),
            ("川が三度目に増水したため、工場は月曜日に閉鎖された。", "ja"),
            ("โรงสีปิดตัวลงเมื่อวันจันทร์", "th"),
            (
                "کارخانه روز دوشنبه پس از آنکه رودخانه برای سومین بار بالا آمد تعطیل شد",
                "fa",
            ),
        ] {
            assert_eq!(detected(text), Some((code, None)), "{text}");
        }
    }

    #[test]
    fn every_language_that_can_be_detected_has_a_name() {
        assert_eq!(
            (name("no"), name("uk"), name("xx")),
            ("Norwegian", "Ukrainian", "xx")
        );
        assert!(codes().is_sorted() && codes().into_iter().all(|code| name(code) != code));
    }

    #[test]
    fn a_text_without_letters_has_no_language() {
        assert_eq!(detected(""), None);
        assert_eq!(detected("12, 13 — 14!"), None);
        assert!(!detect("Orrin").unwrap().reliable);
    }

    #[test]
    fn articles_in_twenty_two_languages_are_found() {
        let shared = std::env::var_os("GLEANER_SHARED").map_or_else(
            || std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"),
            std::path::PathBuf::from,
        );
        let folder = shared.join("corpora/multilingual");
        let Ok(files) = std::fs::read_dir(&folder) else {
            assert!(
                std::env::var_os("CI").is_none_or(|ci| ci != "true"),
                "{} is absent",
                folder.display()
            );
            eprintln!("skipped: {} is absent", folder.display());
            return;
        };
        let mut articles = 0;
        for file in files
            .map(|file| file.unwrap().path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            let expected = name.split('_').next().unwrap().replace("nb", "no");
            for article in std::fs::read_to_string(&file)
                .unwrap()
                .split("\n\n")
                .filter(|article| !article.trim().is_empty())
            {
                assert_eq!(
                    detect(article).map(|found| found.code),
                    Some(&*expected),
                    "{name}"
                );
                articles += 1;
            }
        }
        assert_eq!(articles, 176);
    }

    proptest! {
        #[test]
        fn any_text_can_be_asked_about(text: String) {
            prop_assert_eq!(detect(&text), detect(&text));
        }
    }
}
