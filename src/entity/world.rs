//! Countries, the words for their people, and the usual names of what news writes in several ways.
//!
//! The tables are written by country, as one reads them, and turned into hash maps at the first question: after that a
//! question costs a hash or two and no allocation. Words are matched as they are capitalised, so that "us" is no country
//! and "polish" no nationality; a name in capitals only has to be put into that case by the caller.
//!
//! Where one word serves two countries the larger has it (Congolese, Dominican, Guinean), and a word that is as often a
//! people's as a country's names no country (Korean, Arab). What a word means in one article is not decided here: Finn may
//! be a first name and Georgia a state.

mod countries;
mod peoples;
mod usual;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Kind;

/// The longest name whose initials are looked up without their points, in bytes: "U. S. S. R." and a little.
const INITIALS: usize = 16;

/// What may stand before a nationality with a hyphen and leaves it the same nationality.
const PREFIXES: [&str; 10] = [
    "pro", "anti", "non", "ex", "un", "neo", "Pro", "Anti", "Non", "Ex",
];

/// The word before "of" in the full name of a country: Republic of Iraq.
const STATES: [&str; 6] = [
    "Republic",
    "Kingdom",
    "Sultanate",
    "Principality",
    "Duchy",
    "Emirate",
];

/// A word for what and who belongs to a country or people.
#[derive(Debug, Clone, Copy)]
struct Demonym {
    adjective: &'static str,
    country: &'static str,
}

struct World {
    countries: FxHashMap<&'static str, &'static str>,
    demonyms: FxHashMap<&'static str, Demonym>,
    usual: FxHashMap<&'static str, (&'static str, Kind)>,
    usual_names: FxHashMap<&'static str, Kind>,
}

static WORLD: LazyLock<World> = LazyLock::new(|| {
    let named = countries::COUNTRIES.iter().copied();
    let unnamed = peoples::PEOPLES.iter().map(|words| ("", *words));
    let demonyms = named.chain(unnamed).flat_map(|(country, words)| {
        let adjective = words.split(", ").next().unwrap_or_default();
        let words = words.split(", ").filter(|word| !word.is_empty());
        words.map(move |word| (word, Demonym { adjective, country }))
    });
    let usual = usual::USUAL.iter();
    let usual =
        usual.flat_map(|&(name, kind, others)| others.split("; ").map(move |other| (other, (name, kind))));
    World {
        countries: countries::COUNTRIES
            .iter()
            .map(|&(country, _)| (country, country))
            .collect(),
        demonyms: demonyms.collect(),
        usual: usual.collect(),
        usual_names: usual::USUAL.iter().map(|&(name, kind, _)| (name, kind)).collect(),
    }
});

/// The country that a nationality word stands for: "Iran" for Iranian and Iranians, "France" for French.
///
/// `Some("")` for a people, religion, region or party without a country of its own (Kurdish, Muslims, Arab), and for two
/// nationalities joined by a hyphen (Irish-American); None for any other word. A word after pro-, anti-, non-, ex-, un- or
/// neo- counts as the word alone. Plurals and nouns (Spaniards, Dutchman) count like the adjective.
pub fn nationality(word: &str) -> Option<&'static str> {
    if let Some(demonym) = demonym(word) {
        return Some(demonym.country);
    }
    let (first, second) = word.rsplit_once('-')?;
    let second = demonym(second)?;
    if PREFIXES.contains(&first) {
        return Some(second.country);
    }
    demonym(first).or_else(|| joined(first)).map(|_| "")
}

/// The adjective of a nationality word, which names them all: "Spanish" for Spaniards, "Iranian" for Iranians.
///
/// None for what [`nationality`] does not know and for words made with a hyphen.
pub fn adjective(word: &str) -> Option<&'static str> {
    demonym(word).map(|demonym| demonym.adjective)
}

/// The usual English name of a country, union, city or body that is also written otherwise, and what kind of name it is:
/// "United States" for US, U.S., USA and America, "North Korea" for DPRK.
///
/// None where the name is usual already, or unknown, or may mean several (Congo). Official names (Republic of Iraq) are
/// known by their make. A leading "the" has to be cut off before.
pub fn usual(name: &str) -> Option<(&'static str, Kind)> {
    let world = &*WORLD;
    if let Some(&found) = world.usual.get(name) {
        return Some(found);
    }
    if name.contains('.') {
        let mut buffer = [0; INITIALS];
        return world.usual.get(without_points(name, &mut buffer)?).copied();
    }
    let (state, country) = name.split_once(" of ")?;
    let country = country.strip_prefix("the ").unwrap_or(country);
    let state = state.rsplit(' ').next().unwrap_or_default();
    let &country = world.countries.get(country).filter(|_| STATES.contains(&state))?;
    Some((country, Kind::Place))
}

/// Whether it is the usual English name of a country: a member of the United Nations, a part of the United Kingdom, a state
/// or territory that news names like a country, or a country that is gone (Yugoslavia).
pub fn is_country(name: &str) -> bool {
    WORLD.countries.contains_key(name)
}

/// Whether it is one of the names that [`usual`] gives out of its table: a country, union, city or body with several names.
pub fn is_usual(name: &str) -> bool {
    WORLD.usual_names.contains_key(name)
}

fn demonym(word: &str) -> Option<Demonym> {
    let demonyms = &WORLD.demonyms;
    if let Some(&demonym) = demonyms.get(word) {
        return Some(demonym);
    }
    let singular = word.strip_suffix('s')?;
    // Words in -ese, -sh, -ch and -s are their own plural, and the plural of Philippine is a country.
    if ["ese", "sh", "ch", "s"].iter().any(|end| singular.ends_with(end)) || is_country(word) {
        return None;
    }
    demonyms.get(singular).copied()
}

/// The first half of a word that joins two nationalities, in the form that only such words have.
fn joined(first: &str) -> Option<Demonym> {
    let adjective = match first {
        "Afro" => "African",
        "Anglo" => "English",
        "Euro" => "European",
        "Franco" => "French",
        "Greco" | "Graeco" => "Greek",
        "Indo" => "Indian",
        "Israelo" => "Israeli",
        "Italo" => "Italian",
        "Russo" => "Russian",
        "Sino" => "Chinese",
        "Austro" => "Austrian",
        _ => return None,
    };
    demonym(adjective)
}

/// "USSR" for "U.S.S.R.", "U.S.S.R" and "U. S. S. R."; None for anything but single capitals with points.
fn without_points<'b>(name: &str, buffer: &'b mut [u8; INITIALS]) -> Option<&'b str> {
    if name.len() > INITIALS {
        return None;
    }
    let mut length = 0;
    let mut after_letter = false;
    for byte in name.bytes() {
        match byte {
            b'A'..=b'Z' if !after_letter => {
                *buffer.get_mut(length)? = byte;
                length += 1;
                after_letter = true;
            }
            b'.' if after_letter => after_letter = false,
            b' ' if !after_letter => {}
            _ => return None,
        }
    }
    str::from_utf8(buffer.get(..length)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nationality_word_names_its_country() {
        for (word, country) in [
            ("Iranian", "Iran"),
            ("Iranians", "Iran"),
            ("French", "France"),
            ("Frenchmen", "France"),
            ("Dutch", "Netherlands"),
            ("Filipinos", "Philippines"),
            ("Spaniards", "Spain"),
            ("Americans", "United States"),
            ("Swiss", "Switzerland"),
            ("South Koreans", "South Korea"),
            ("New Zealander", "New Zealand"),
            ("pro-Russian", "Russia"),
        ] {
            assert_eq!(nationality(word), Some(country), "{word}");
        }
    }

    #[test]
    fn a_people_names_no_country() {
        for word in [
            "Kurdish",
            "Kurds",
            "Muslims",
            "Jewish",
            "Jews",
            "Arab",
            "European",
            "Sunni",
            "Irish-American",
            "Sino-Indian",
        ] {
            assert_eq!(nationality(word), Some(""), "{word}");
        }
    }

    #[test]
    fn other_words_are_no_nationality() {
        for word in [
            "",
            "s",
            "-",
            "polish",
            "iranian",
            "Iran",
            "Chineses",
            "Britishs",
            "Swisss",
            "Monday",
            "Man-Irish",
            "É-É",
            "Philippines",
            "Laos",
            "The Dutch",
        ] {
            assert_eq!(nationality(word), None, "{word}");
        }
    }

    #[test]
    fn one_adjective_names_all_words_of_a_people() {
        assert_eq!(adjective("Spaniards"), Some("Spanish"));
        assert_eq!(adjective("Poles"), Some("Polish"));
        assert_eq!(adjective("Britons"), Some("British"));
        assert_eq!(adjective("Jews"), Some("Jewish"));
        assert_eq!(adjective("Texan"), None);
    }

    #[test]
    fn initials_are_known_with_and_without_points() {
        for name in [
            "US",
            "U.S.",
            "U.S",
            "USA",
            "U.S.A.",
            "U. S.",
            "America",
            "United States of America",
        ] {
            assert_eq!(usual(name), Some(("United States", Kind::Place)), "{name}");
        }
        assert_eq!(usual("U.N."), Some(("United Nations", Kind::Organization)));
        assert_eq!(usual("D.C."), usual("Washington, D.C."));
        for name in [
            "us",
            "Us",
            "U..S",
            "u.s.",
            ".",
            "United States",
            "France",
            "",
            "Congo",
            "É.",
            "U.S.S.R.U.S.S.R.U.S.S.R.",
        ] {
            assert_eq!(usual(name), None, "{name}");
        }
    }

    #[test]
    fn usual_names_are_known() {
        assert!(is_usual("United Nations") && is_country("United States") && is_country("Yugoslavia"));
        assert!(!is_usual("UN") && !is_usual("") && !is_country("US") && !is_country("Quebec"));
    }

    #[test]
    fn official_names_are_known_by_their_make() {
        assert_eq!(usual("Islamic Republic of Iran"), Some(("Iran", Kind::Place)));
        assert_eq!(
            usual("Kingdom of the Netherlands"),
            Some(("Netherlands", Kind::Place))
        );
        assert_eq!(
            usual("Grand Duchy of Luxembourg"),
            Some(("Luxembourg", Kind::Place))
        );
        assert_eq!(usual("Republic of Korea"), Some(("South Korea", Kind::Place)));
        assert_eq!(usual("Bank of the Republic of Haiti"), None);
        assert_eq!(usual("Bank of Japan"), None);
    }

    #[test]
    fn the_tables_hold_each_word_once_and_agree() {
        let mut words: Vec<&str> = countries::COUNTRIES
            .iter()
            .flat_map(|(_, words)| words.split(", "))
            .collect();
        words.extend(peoples::PEOPLES.iter().flat_map(|words| words.split(", ")));
        words.retain(|word| !word.is_empty());
        let listed = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), listed);

        assert!(countries::COUNTRIES.is_sorted_by(|one, two| one.0 < two.0));
        let mut others: Vec<&str> = usual::USUAL
            .iter()
            .flat_map(|(_, _, others)| others.split("; "))
            .collect();
        let listed = others.len();
        for (name, _, _) in usual::USUAL {
            assert!(!others.contains(name), "{name}");
        }
        others.sort_unstable();
        others.dedup();
        assert_eq!(others.len(), listed);
        for other in others {
            assert!(!is_country(other), "{other}");
        }
    }
}
