//! Words that say who speaks: verbs of speaking with their forms, pronouns, and the small words between a verb and its
//! subject, for seven languages.
//!
//! Forms are listed, not derived: a list can be read and corrected, and a rule for endings would take nouns and names for
//! verbs. Only forms that stand beside a quotation in news are here, so "say" and "says" but not "sayest".
//!
//! It does not hold names. For other languages there is no list: their quotations are found by their marks alone.

mod english;
mod others;

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// What a word can be beside a quotation; several at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Role(u32);

impl Role {
    /// A verb of speaking whose subject may stand before or after it: "said".
    pub(super) const SAYS: Self = Self(1);
    /// A verb behind which stands whoever is told: "told".
    pub(super) const TELLS: Self = Self(1 << 1);
    /// A verb that is a noun as well, "claims": counts right behind its subject only.
    pub(super) const NOUN: Self = Self(1 << 2);
    /// A verb form without a subject of its own: "saying".
    pub(super) const PARTICIPLE: Self = Self(1 << 3);
    /// A verb that says what something is called, "described": counts before a quotation only.
    pub(super) const DESCRIBES: Self = Self(1 << 4);
    /// "quoted", "cited": the speaker is its object, or its subject where it is passive.
    pub(super) const QUOTES: Self = Self(1 << 17);
    /// Any verb of speaking.
    pub(super) const VERB: Self = Self(0b1_1111 | 1 << 17);
    /// A pronoun for one person: he, she.
    pub(super) const PERSON: Self = Self(1 << 5);
    /// A pronoun for a body: it.
    pub(super) const BODY: Self = Self(1 << 6);
    /// A pronoun for nobody who can be named: I, we, you, they.
    pub(super) const NOBODY: Self = Self(1 << 7);
    /// Any pronoun.
    pub(super) const PRONOUN: Self = Self(0b111 << 5);
    /// What may stand between a subject and its verb: "later", "has".
    pub(super) const BETWEEN: Self = Self(1 << 8);
    /// What makes the subject the one who is spoken to or of: "was".
    pub(super) const PASSIVE: Self = Self(1 << 9);
    /// A preposition.
    pub(super) const PREPOSITION: Self = Self(1 << 10);
    /// A preposition before the body that someone speaks for: "of", "for", "at".
    pub(super) const BELONGING: Self = Self(1 << 18);
    /// "the", "a", "his": a noun follows.
    pub(super) const ARTICLE: Self = Self(1 << 11);
    /// What begins another clause, or joins two: "and", "because".
    pub(super) const CLAUSE: Self = Self(1 << 12);
    /// A relative pronoun.
    pub(super) const RELATIVE: Self = Self(1 << 13);
    /// What stands before a name or a term in quotation marks: "so-called".
    pub(super) const NAMING: Self = Self(1 << 14);
    /// What may stand between a verb and what it says: "that".
    pub(super) const THAT: Self = Self(1 << 15);
    /// What begins a remark on who says it: "as".
    pub(super) const AS: Self = Self(1 << 19);
    /// A noun that looks like an adverb.
    pub(super) const THING: Self = Self(1 << 20);
    /// "and", "or".
    pub(super) const JOINS: Self = Self(1 << 21);
    /// The first word of a phrase such as "according to".
    pub(super) const ACCORDING: Self = Self(1 << 16);

    /// Whether it is one of these.
    pub(super) fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The words of one language as they are written down: lists of words apart by blanks.
struct Lists {
    /// Whether names in it are told apart, so that a name of another kind is no speaker.
    has_kinds: bool,
    /// Whether a verb needs no subject.
    drops_subjects: bool,
    /// How adverbs end that stand between a subject and its verb.
    adverb: Option<&'static str>,
    words: &'static [(Role, &'static str)],
    /// Phrases before a speaker's name, without a verb.
    according: &'static [&'static str],
}

/// The words of one language.
#[derive(Debug)]
pub(super) struct Words {
    roles: FxHashMap<&'static str, Role>,
    according: &'static [&'static str],
    adverb: Option<&'static str>,
    /// Whether names in it are told apart, so that a name of another kind is no speaker.
    pub(super) has_kinds: bool,
    /// Whether a verb may stand without a subject where the speaker is known: "disse".
    pub(super) drops_subjects: bool,
    /// Whether pronouns are written onto the verb: "dit-il".
    pub(super) has_joined_pronouns: bool,
}

/// Bytes of the longest word in a list.
const LONGEST: usize = 24;

impl Words {
    /// The words of a language; English where it is not known, `None` where there is no list.
    pub(super) fn of(language: Option<&str>) -> Option<&'static Self> {
        static READY: [OnceLock<Words>; 7] = [const { OnceLock::new() }; 7];
        let code = language.unwrap_or("en");
        let (at, lists) = match code {
            "en" => (0, &english::LISTS),
            "de" => (1, &others::GERMAN),
            "fr" => (2, &others::FRENCH),
            "es" => (3, &others::SPANISH),
            "it" => (4, &others::ITALIAN),
            "pt" => (5, &others::PORTUGUESE),
            "nl" => (6, &others::DUTCH),
            _ => return None,
        };
        let ready = READY.get(at)?;
        Some(ready.get_or_init(|| Self::new(lists, code == "fr")))
    }

    fn new(lists: &Lists, has_joined_pronouns: bool) -> Self {
        let mut roles: FxHashMap<&'static str, Role> = FxHashMap::default();
        let mut add = |word, role| {
            let known: &mut Role = roles.entry(word).or_default();
            *known = known.and(role);
        };
        for (role, words) in lists.words {
            words.split_ascii_whitespace().for_each(|word| add(word, *role));
        }
        for phrase in lists.according {
            add(phrase.split(' ').next().unwrap_or_default(), Role::ACCORDING);
        }
        Self {
            roles,
            according: lists.according,
            adverb: lists.adverb,
            drops_subjects: lists.drops_subjects,
            has_kinds: lists.has_kinds,
            has_joined_pronouns,
        }
    }

    /// What a word can be. A verb is never capitalized: "States" is a name.
    pub(super) fn role(&self, word: &str) -> Role {
        let mut folded = [0; LONGEST];
        let Some(folded) = folded.get_mut(..word.len()) else {
            return Role::default();
        };
        folded.copy_from_slice(word.as_bytes());
        folded.make_ascii_lowercase();
        let Ok(folded) = std::str::from_utf8(folded) else {
            return Role::default();
        };
        match self.roles.get(folded) {
            Some(&role) if folded == word => role,
            Some(role) => Role(role.0 & !Role::VERB.0),
            None if folded == word && self.adverb.is_some_and(|ending| word.ends_with(ending)) => {
                Role::BETWEEN
            }
            None => Role::default(),
        }
    }

    /// Of a phrase such as "according to" that these words begin with, the number of words.
    pub(super) fn according<'t>(&self, words: &(impl Iterator<Item = &'t str> + Clone)) -> Option<usize> {
        self.according.iter().find_map(|phrase| {
            let length = phrase.split(' ').count();
            let same = phrase
                .split(' ')
                .zip(words.clone())
                .filter(|(entry, word)| entry.eq_ignore_ascii_case(word));
            (same.count() == length).then_some(length)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Role, Words, english, others};

    #[test]
    fn verbs_are_known_in_small_letters_and_pronouns_in_any() {
        let english = Words::of(None).unwrap();
        assert!(english.role("said").is(Role::SAYS) && !english.role("Said").is(Role::VERB));
        assert!(english.role("She").is(Role::PERSON) && english.role("she").is(Role::PERSON));
        assert!(english.role("claims").is(Role::NOUN) && english.role("told").is(Role::TELLS));
        assert_eq!(english.role("harbour"), Role::default());
        assert_eq!(english.role(&"x".repeat(500)), Role::default());
        assert!(Words::of(Some("fi")).is_none());
    }

    #[test]
    fn phrases_are_found_word_by_word() {
        let english = Words::of(Some("en")).unwrap();
        assert_eq!(
            english.according(&["According", "to", "Ada"].into_iter()),
            Some(2)
        );
        assert_eq!(english.according(&["according"].into_iter()), None);
        assert_eq!(
            Words::of(Some("fr")).unwrap().according(&["selon"].into_iter()),
            Some(1)
        );
    }

    #[test]
    fn no_listed_word_is_too_long_or_capitalized() {
        let lists = [
            &english::LISTS,
            &others::GERMAN,
            &others::FRENCH,
            &others::SPANISH,
            &others::ITALIAN,
        ];
        for lists in lists.into_iter().chain([&others::PORTUGUESE, &others::DUTCH]) {
            for word in lists
                .words
                .iter()
                .flat_map(|(_, words)| words.split_ascii_whitespace())
            {
                assert!(word.len() <= LONGEST && word.to_lowercase() == word, "{word}");
            }
        }
    }
}
