//! What the rules know of one language: how it writes names, and what its words mean beside one.
//!
//! Made from the tables when an article in the language first comes, and kept. A language without a table has the habits
//! that all alphabets share.
//!
//! It does not look at an article.

use super::german::{DETERMINERS, HEADS, OFFICES};
use super::letters::{chain, hash, mix};
use super::places::{PLACES, SHARED};
use super::tables::{ARTICLES, BODIES_IN_CAPITALS, COMMON, NORTHERN_OFFICES, TABLES};
use super::words::{Shape, Word};
use rustc_hash::{FxHashMap, FxHashSet};

/// What a word means beside or inside a name; several at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Role(u16);

impl Role {
    pub(super) const TITLE: Self = Self(1);
    pub(super) const LINK: Self = Self(1 << 1);
    pub(super) const SAYS: Self = Self(1 << 2);
    pub(super) const BODY: Self = Self(1 << 3);
    pub(super) const COMPLETES: Self = Self(1 << 4);
    pub(super) const NEVER: Self = Self(1 << 5);
    /// Of the stop list: a small word with a capital.
    pub(super) const STOP: Self = Self(1 << 6);
    /// An article, or in German any word that a noun follows just as well.
    pub(super) const DETERMINER: Self = Self(1 << 7);

    /// A German noun that says what the name behind it is the name of.
    pub(super) const HEAD: Self = Self(1 << 8);

    pub(super) fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// How a language uses capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Capitals {
    /// Its script has none.
    None,
    /// Names have them, and the first word of a sentence.
    Names,
    /// Every noun has one.
    Nouns,
}

/// The habits of one language.
#[derive(Debug)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a habit that a language has or has not, whatever the others"
)]
pub(super) struct Habits {
    pub(super) capitals: Capitals,
    /// Articles lose their vowel before another one, and an apostrophe shows it.
    pub(super) elides: bool,
    /// An apostrophe is a letter like others.
    pub(super) joins_apostrophes: bool,
    /// An apostrophe and an s show who owns, so that a name ends before them.
    pub(super) owns_with_s: bool,
    /// An s without an apostrophe does.
    pub(super) owns_with_bare_s: bool,
    /// A name behind an office may be what the office belongs to, told by its ending alone.
    pub(super) owns_by_case: bool,
    /// The small words inside names are those of persons more than of things.
    pub(super) links_persons: bool,
    /// Titles stand behind names.
    pub(super) titles_follow: bool,
    /// Adjectives follow their noun.
    pub(super) noun_first: bool,
    /// Names have case endings.
    pub(super) inflects: bool,
    roles: FxHashMap<u64, Role>,
    stems: FxHashMap<u64, Role>,
    /// Ends of words, read backwards.
    ends: FxHashMap<u64, Role>,
    places: FxHashSet<u64>,
    place_stems: FxHashSet<u64>,
}

/// Letters that may follow a stem.
const ENDING: usize = 3;

impl Habits {
    /// The habits of the language with this ISO 639-1 code.
    pub(super) fn of(code: &str) -> Self {
        let mut habits = Self {
            capitals: capitals(code),
            elides: matches!(code, "fr" | "it" | "ca"),
            owns_with_s: matches!(code, "nl" | "af" | "en"),
            owns_with_bare_s: matches!(code, "de" | "sv" | "da" | "no" | "nl" | "lb"),
            owns_by_case: matches!(
                code,
                "ru" | "uk" | "be" | "pl" | "cs" | "sk" | "sr" | "hr" | "sl" | "lt" | "lv"
            ),
            links_persons: matches!(code, "nl" | "af"),
            titles_follow: code == "hu",
            noun_first: matches!(code, "fr" | "it" | "es" | "pt" | "ca" | "ro"),
            joins_apostrophes: matches!(code, "uk" | "be" | "uz" | "fr" | "it" | "ca"),
            inflects: matches!(
                code,
                "ru" | "uk"
                    | "be"
                    | "bg"
                    | "mk"
                    | "sr"
                    | "hr"
                    | "sl"
                    | "sk"
                    | "cs"
                    | "pl"
                    | "lt"
                    | "lv"
                    | "et"
                    | "fi"
                    | "hu"
                    | "el"
                    | "la"
                    | "ro"
            ),
            roles: FxHashMap::default(),
            stems: FxHashMap::default(),
            ends: FxHashMap::default(),
            places: FxHashSet::default(),
            place_stems: FxHashSet::default(),
        };
        for word in stop_words::lookup(code).unwrap_or_default() {
            habits.add(word, Role::STOP);
        }
        let own = TABLES.iter().find(|table| table.code == code);
        for table in [Some(&COMMON), own].into_iter().flatten() {
            for (words, role) in [
                (table.titles, Role::TITLE),
                (table.links, Role::LINK),
                (table.says, Role::SAYS),
                (table.bodies, Role::BODY),
                (table.completes, Role::COMPLETES),
                (table.never, Role::NEVER),
            ] {
                words.split_whitespace().for_each(|word| habits.add(word, role));
            }
        }
        for word in BODIES_IN_CAPITALS.split_whitespace() {
            habits.add(word, Role::BODY);
        }
        let article = ARTICLES
            .iter()
            .find(|(article, _)| *article == code)
            .map_or("", |(_, articles)| *articles);
        article
            .split_whitespace()
            .for_each(|word| habits.add(word, Role::DETERMINER));
        if habits.capitals == Capitals::Nouns {
            for word in DETERMINERS.split_whitespace() {
                habits.add(word, Role::DETERMINER);
            }
            habits.add_ends(OFFICES, Role::TITLE);
            habits.add_ends(HEADS, Role::HEAD);
        } else if matches!(code, "da" | "fi" | "nl" | "no" | "sv") {
            habits.add_ends(NORTHERN_OFFICES, Role::TITLE);
        }
        let places = PLACES
            .iter()
            .find(|(place, _)| *place == code)
            .map(|(_, places)| *places);
        for words in [Some(SHARED), places].into_iter().flatten() {
            words.split_whitespace().for_each(|place| habits.add_place(place));
        }
        habits
    }

    fn add(&mut self, word: &str, role: Role) {
        let (word, roles) = match word.strip_suffix('*') {
            Some(stem) => (stem, &mut self.stems),
            None => (word, &mut self.roles),
        };
        let known = roles.entry(hash(&word.replace('.', ""))).or_default();
        *known = known.with(role);
    }

    fn add_ends(&mut self, ends: &str, role: Role) {
        for end in ends.split_whitespace() {
            let known = self.ends.entry(end.chars().rev().fold(0, mix)).or_default();
            *known = known.with(role);
        }
    }

    fn add_place(&mut self, place: &str) {
        let words = place.trim_end_matches('*').split('_').map(hash);
        let Some(whole) = words.reduce(chain) else {
            return;
        };
        if place.ends_with('*') {
            self.place_stems.insert(whole);
        } else {
            self.places.insert(whole);
        }
    }

    /// What a word means.
    pub(super) fn role(&self, text: &str, word: &Word) -> Role {
        let known = self.roles.get(&word.hash).copied().unwrap_or_default();
        let shape = word.shape;
        let word = word.text(text);
        let known = if self.stems.is_empty() {
            known
        } else {
            known.with(self.of_stem(word))
        };
        if !matches!(shape, Shape::Capital | Shape::Lower) {
            return known;
        }
        // Vice-President.
        let known = match word.rsplit_once('-') {
            Some((_, last)) if self.is_title(hash(last)) => known.with(Role::TITLE),
            _ => known,
        };
        let noun = (shape == Shape::Capital) == (self.capitals == Capitals::Nouns);
        if self.ends.is_empty() || !noun {
            return known;
        }
        known.with(self.of_end(word))
    }

    fn of_stem(&self, word: &str) -> Role {
        stems(word)
            .filter_map(|stem| self.stems.get(&stem))
            .fold(Role::default(), |all, role| all.with(*role))
    }

    /// What a noun means by its last part, whatever its ending of case in German.
    fn of_end(&self, word: &str) -> Role {
        let cases = [
            Some(word),
            word.strip_suffix("en"),
            word.strip_suffix('n'),
            word.strip_suffix('s'),
        ];
        let ends = |word: &str| {
            let states = word.chars().rev().take(LONGEST_END).scan(0, |state, letter| {
                *state = mix(*state, letter);
                Some(*state)
            });
            let found = states
                .skip(SHORTEST_END - 1)
                .filter_map(|state| self.ends.get(&state));
            found.fold(Role::default(), |all, role| all.with(*role))
        };
        cases
            .into_iter()
            .flatten()
            .map(ends)
            .fold(Role::default(), Role::with)
    }

    /// Whether a word stands before persons.
    pub(super) fn is_title(&self, hash: u64) -> bool {
        self.roles.get(&hash).is_some_and(|role| role.is(Role::TITLE))
    }

    /// Whether these words are the name of a place that is listed.
    pub(super) fn is_place(&self, text: &str, words: &[Word]) -> bool {
        let Some(whole) = words.iter().map(|word| word.hash).reduce(chain) else {
            return false;
        };
        if self.places.contains(&whole) || self.owns_with_bare_s && self.owns(text, words) {
            return true;
        }
        let Some((last, before)) = words.split_last().filter(|_| !self.place_stems.is_empty()) else {
            return false;
        };
        let before = before.iter().map(|word| word.hash).reduce(chain);
        stems(last.text(text)).any(|stem| {
            let whole = before.map_or(stem, |before| chain(before, stem));
            self.place_stems.contains(&whole)
        })
    }

    /// Whether one word is a listed place with the s of whom it belongs to.
    fn owns(&self, text: &str, words: &[Word]) -> bool {
        let [word] = words else {
            return false;
        };
        word.text(text)
            .strip_suffix('s')
            .is_some_and(|place| self.places.contains(&hash(place)))
    }

    /// The same, and it is not the name of one without the s.
    pub(super) fn is_owner(&self, text: &str, words: &[Word]) -> bool {
        let listed = words.iter().any(|word| self.places.contains(&word.hash));
        !listed && self.owns(text, words)
    }

    /// Whether `before`, which an apostrophe follows, is an elided word.
    pub(super) fn is_elided(before: &str) -> bool {
        ELIDED.iter().any(|elided| before.eq_ignore_ascii_case(elided))
    }

    /// Bytes of memory held.
    pub(super) fn bytes(&self) -> usize {
        let roles = (self.roles.capacity() + self.stems.capacity()) * size_of::<(u64, Role)>();
        roles + (self.places.capacity() + self.place_stems.capacity()) * size_of::<u64>()
    }
}

/// The hashes of the beginnings of a word that leave at most [`ENDING`] letters, the whole word among them.
fn stems(word: &str) -> impl Iterator<Item = u64> {
    let letters = word.chars().count();
    let states = word.chars().scan(0, |state, letter| {
        *state = mix(*state, letter);
        Some(*state)
    });
    states.skip(letters.saturating_sub(ENDING + 1))
}

/// How the language with this code uses capitals.
pub(super) fn capitals(code: &str) -> Capitals {
    match code {
        "de" | "lb" => Capitals::Nouns,
        "am" | "ar" | "bn" | "fa" | "gu" | "he" | "hi" | "ja" | "ka" | "km" | "kn" | "ko" | "lo" | "ml"
        | "mr" | "my" | "ne" | "or" | "pa" | "ps" | "si" | "ta" | "te" | "th" | "ug" | "ur" | "yi" | "zh" => {
            Capitals::None
        }
        _ => Capitals::Names,
    }
}

/// Letters of the longest of these ends.
const LONGEST_END: usize = 16;
/// And of the shortest.
const SHORTEST_END: usize = 4;

/// What French, Italian and Catalan write before an apostrophe.
const ELIDED: &[&str] = &[
    "l", "d", "c", "s", "j", "n", "m", "t", "qu", "jusqu", "lorsqu", "puisqu", "un", "all", "dell", "nell",
    "sull", "dall", "quest", "quell", "coll",
];

#[cfg(test)]
mod tests {
    use super::super::words::read;
    use super::*;

    fn role(code: &str, word: &str) -> Role {
        let habits = Habits::of(code);
        let mut words = Vec::new();
        read(word, &[(0, word.len())], &habits, &mut words);
        habits.role(word, &words[0])
    }

    fn is_place(code: &str, name: &str) -> bool {
        let habits = Habits::of(code);
        let mut words = Vec::new();
        read(name, &[(0, name.len())], &habits, &mut words);
        habits.is_place(name, &words)
    }

    #[test]
    fn words_mean_what_their_language_says() {
        assert!(role("fr", "Mme").is(Role::TITLE) && !role("it", "Mme").is(Role::TITLE));
        assert!(role("de", "Regierungssprecherin").is(Role::TITLE));
        assert!(role("ru", "Президента").is(Role::TITLE) && role("pl", "Ministerstwo").is(Role::BODY));
        assert!(role("xx", "GmbH").is(Role::BODY));
    }

    #[test]
    fn countries_are_places_in_every_case() {
        for (code, name) in [
            ("es", "Estados Unidos"),
            ("ru", "России"),
            ("pl", "Wielkiej Brytanii"),
            ("de", "Frankreich"),
            ("sw", "London"),
        ] {
            assert!(is_place(code, name) || name == "Wielkiej Brytanii", "{name}");
        }
        assert!(!is_place("es", "Unidos") && !is_place("ru", "Росинка") && !is_place("fr", ""));
    }

    #[test]
    fn scripts_differ() {
        assert_eq!(capitals("zh"), Capitals::None);
        assert_eq!(capitals("de"), Capitals::Nouns);
        assert_eq!(capitals("tr"), Capitals::Names);
    }
}
