//! Words that are left out of the terms but not out of phrases: "of" in "bank of england", "new" in "new york".
//!
//! Of all such words only two kinds are let through. Joining words say what a thing belongs to or is for, with the
//! article that may follow: "of" makes one thing of two, "and", "in" or "with" leave them two. And since stop lists are
//! broad, some of their words are half of a name or a term: "great britain", "interest rate", "premier ministre". What
//! is not listed breaks a phrase. Languages that say "of" by case ("совет безопасности") need no joining words: their
//! terms stand side by side.
//!
//! A word is told by the number of its form, so a text is only looked at when a form is first met.

use crate::normalize::fold::fold;

/// The words of a language, each list sorted.
pub(super) struct Listed {
    /// ISO 639-1 code.
    pub(super) code: &'static str,
    /// Joining words.
    pub(super) joining: &'static [&'static str],
    /// Articles that may stand behind them.
    pub(super) articles: &'static [&'static str],
    /// What counts as a term within a phrase, as long as it is not one in any case.
    pub(super) words: &'static [&'static str],
}

const fn listed(
    code: &'static str,
    joining: &'static [&'static str],
    articles: &'static [&'static str],
    words: &'static [&'static str],
) -> Listed {
    Listed {
        code,
        joining,
        articles,
        words,
    }
}

/// Every language that has any, by code.
pub(super) const LISTED: &[Listed] = &[
    listed("af", &["van", "vir"], &["die"], &["eerste", "groot", "nuwe"]),
    listed("bg", &["на"], &[], &[]),
    listed(
        "ca",
        &["de", "del", "dels"],
        &["la", "les"],
        &["gran", "nou", "nova", "primer", "primera"],
    ),
    listed("cs", &[], &[], &["nová", "nový", "první"]),
    listed("da", &["af", "for"], &[], &["første", "ny", "nye", "store"]),
    listed(
        "de",
        &["der", "des", "für", "vom", "von"],
        &["das", "den", "der", "die"],
        &[
            "erste", "ersten", "erster", "erstes", "große", "großen", "großer", "großes", "neue", "neuen",
            "neuer", "neues", "zweite", "zweiten", "zweiter", "zweites",
        ],
    ),
    listed("el", &["της", "του", "των"], &[], &[]),
    listed(
        "en",
        &["of"],
        &["the"],
        &[
            "area",
            "first",
            "general",
            "great",
            "greater",
            "high",
            "home",
            "inner",
            "interest",
            "interests",
            "long",
            "low",
            "new",
            "old",
            "open",
            "order",
            "results",
            "right",
            "second",
            "small",
            "test",
            "third",
            "working",
            "young",
        ],
    ),
    listed("eo", &["de"], &["la"], &[]),
    listed(
        "es",
        &["de", "del"],
        &["el", "la", "las", "los"],
        &[
            "alta", "alto", "buen", "gran", "nueva", "nuevo", "primer", "primera", "primero", "segunda",
            "segundo",
        ],
    ),
    listed("fi", &[], &[], &["ensimmäinen", "suuri", "uusi"]),
    listed(
        "fr",
        &["de", "des", "du"],
        &["la"],
        &[
            "grand",
            "grande",
            "haut",
            "haute",
            "nouveau",
            "nouvelle",
            "premier",
            "première",
            "second",
            "seconde",
        ],
    ),
    listed("he", &["של"], &[], &[]),
    listed("hi", &["का", "की", "के"], &[], &[]),
    listed("hu", &[], &[], &["első", "nagy", "új"]),
    listed(
        "it",
        &["degli", "dei", "del", "della", "delle", "dello", "di"],
        &[],
        &["gran", "grande", "nuova", "nuovo", "primo", "terza", "terzo"],
    ),
    listed("mk", &["на"], &[], &[]),
    listed(
        "nl",
        &["van", "voor"],
        &["de", "der", "het"],
        &["eerste", "grote", "hoge", "nieuw", "nieuwe", "tweede"],
    ),
    listed("no", &["av", "for"], &[], &["første", "ny", "nye", "store"]),
    listed("pl", &[], &[], &["nowa", "nowe", "nowy", "pierwsza", "pierwszy"]),
    listed(
        "pt",
        &["da", "das", "de", "do", "dos"],
        &[],
        &["alta", "alto", "grande", "nova", "novo", "primeira", "primeiro"],
    ),
    listed(
        "ro",
        &["ai", "al", "ale", "de"],
        &[],
        &["mare", "nou", "noua", "prim"],
    ),
    listed("ru", &[], &[], &["большой", "новая", "новый", "первая", "первый"]),
    listed("sv", &["av", "för"], &[], &["första", "högsta", "nya", "stora"]),
    listed("tr", &[], &[], &["büyük", "ilk", "yeni"]),
];

/// The language whose words are let through.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Language(u8);

impl Language {
    /// That of a text by its ISO 639-1 code; none where it has no such words.
    pub(super) fn of(code: Option<&str>) -> Self {
        let at = LISTED.iter().position(|listed| Some(listed.code) == code);
        Self(at.map_or(0, |at| small(at + 1)))
    }

    /// Whether there are any.
    pub(super) fn is_any(self) -> bool {
        self.0 > 0
    }

    fn listed(self) -> Option<&'static Listed> {
        LISTED.get(usize::from(self.0).checked_sub(1)?)
    }
}

/// What a form can be within a phrase: its number in each list, 0 where it is in none.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Roles {
    /// Of the form; none before it was asked about.
    language: Language,
    joining: u8,
    article: u8,
    word: u8,
}

impl Roles {
    /// Whether it counts as a term within a phrase.
    pub(super) fn is_word(self) -> bool {
        self.word > 0
    }
}

/// What stands between two terms of a phrase: nothing, a joining word, or one and an article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Link(u32);

impl Link {
    /// Side by side.
    pub(super) const NONE: Self = Self(0);

    /// What it becomes by one more word; [`Link::NONE`] if that is no link.
    pub(super) fn and(self, roles: Roles) -> Self {
        let [_, _, joining, article] = self.0.to_be_bytes();
        let next = match (joining, article) {
            (0, _) if roles.joining > 0 => [0, roles.language.0, roles.joining, 0],
            (1.., 0) if roles.article > 0 => [0, roles.language.0, joining, roles.article],
            _ => return Self::NONE,
        };
        Self(u32::from_be_bytes(next))
    }

    /// A number of at most 24 bits, 0 for none.
    pub(super) fn number(self) -> u32 {
        self.0
    }

    /// The link of that number.
    pub(super) fn of(number: u32) -> Self {
        Self(number)
    }

    /// Its words.
    pub(super) fn words(self) -> impl Iterator<Item = &'static str> {
        let [_, language, joining, article] = self.0.to_be_bytes();
        let listed = Language(language).listed();
        let words = listed.map(|listed| [nth(listed.joining, joining), nth(listed.articles, article)]);
        words.into_iter().flatten().flatten()
    }
}

/// The roles of forms, by their number.
#[derive(Debug, Default)]
pub(super) struct Memory {
    roles: Vec<Roles>,
    folded: String,
}

impl Memory {
    /// What a form of that language, which has words, can be.
    #[inline]
    pub(super) fn roles(&mut self, form: u32, text: &str, language: Language) -> Roles {
        match self.roles.get(form as usize) {
            Some(roles) if roles.language.is_any() => *roles,
            _ => self.ask(form, text, language),
        }
    }

    #[cold]
    #[inline(never)]
    fn ask(&mut self, form: u32, text: &str, language: Language) -> Roles {
        self.folded.clear();
        fold(text, &mut self.folded);
        let place = |words: &[&str]| {
            let at = words.iter().position(|word| *word == self.folded);
            at.map_or(0, |at| small(at + 1))
        };
        let roles = language.listed().map_or_else(Roles::default, |listed| Roles {
            language,
            joining: place(listed.joining),
            article: place(listed.articles),
            word: place(listed.words),
        });
        super::super::grow(&mut self.roles, form as usize + 1);
        if let Some(place) = self.roles.get_mut(form as usize) {
            *place = roles;
        }
        roles
    }

    /// The word that counts as a term within phrases; empty for any other form.
    pub(super) fn word(&self, form: u32) -> &'static str {
        let roles = self.roles.get(form as usize).copied().unwrap_or_default();
        let listed = roles.language.listed();
        listed
            .and_then(|listed| nth(listed.words, roles.word))
            .unwrap_or_default()
    }

    /// Bytes of memory held.
    pub(super) fn bytes(&self) -> usize {
        self.roles.capacity() * size_of::<Roles>() + self.folded.capacity()
    }
}

fn nth(words: &'static [&'static str], number: u8) -> Option<&'static str> {
    words.get(usize::from(number).checked_sub(1)?).copied()
}

#[allow(clippy::cast_possible_truncation, reason = "the lists are shorter")]
fn small(count: usize) -> u8 {
    const { assert!(LISTED.len() < u8::MAX as usize) };
    count as u8
}
