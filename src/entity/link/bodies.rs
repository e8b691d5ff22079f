//! What the name of an organization, a place or a thing may be shortened to: its first letters, or its beginning or end.

/// The most words of a name that is taken apart.
const WORDS: usize = 12;

/// Small words inside a name behind which something begins that is not the whole, in the languages news mixes.
const LINKS: [&str; 16] = [
    "of", "the", "and", "for", "in", "to", "at", "on", "by", "from", "with", "de", "la", "del", "du", "des",
];

/// The most bytes of an acronym.
const LETTERS: usize = 10;

/// Whether a shown name looks like an acronym: one word of few letters, most of them capitals.
pub(super) fn is_acronym(shown: &str) -> bool {
    let letters = shown
        .chars()
        .filter(|character| character.is_alphabetic())
        .count();
    let capitals = shown.chars().filter(|character| character.is_uppercase()).count();
    let fits = |character: char| character.is_alphanumeric() || matches!(character, '.' | '&');
    capitals >= 2 && capitals * 2 > letters && shown.len() <= LETTERS * 2 && shown.chars().all(fits)
}

/// Gives out the keys of the acronyms that the letters of a shown name may make; nothing for a single word.
///
/// The small words may count or not (Department of Trade: dot or dt), and a word in capitals may give all its letters (US
/// Navy: usn or un).
pub(super) fn acronyms(shown: &str, buffer: &mut String, out: &mut impl FnMut(&str)) {
    let words = || shown.split([' ', '-', '/']).filter(|word| !word.is_empty());
    if words().nth(1).is_none() || words().nth(WORDS).is_some() {
        return;
    }
    let small = words().any(is_small);
    let capitals = words().any(is_capitals);
    for (with_small, whole) in [(false, false), (true, false), (false, true), (true, true)] {
        if (with_small && !small) || (whole && !capitals) {
            continue;
        }
        buffer.clear();
        for word in words() {
            let letters = word
                .chars()
                .filter(|character| character.is_alphanumeric())
                .flat_map(char::to_lowercase);
            if is_small(word) && !with_small {
                continue;
            }
            let all = (whole && is_capitals(word)) || word.starts_with(|first: char| first.is_ascii_digit());
            buffer.extend(letters.take(if all { LETTERS } else { 1 }));
        }
        if (2..=LETTERS).contains(&buffer.len()) {
            out(buffer);
        }
    }
}

/// Whether the letters of an acronym stand in a name in their order, from its first: a foreign or fanciful acronym has to be
/// announced.
pub(super) fn may_stand_for(acronym: &str, shown: &str) -> bool {
    let mut letters = shown
        .chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase);
    let mut wanted = acronym
        .chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase);
    let first = wanted.next();
    first.is_some() && letters.next() == first && wanted.all(|letter| letters.any(|other| other == letter))
}

/// The acronym that the text right behind a name announces in brackets: "(EAEU)", "(the EAEU)", "( “EAEU” )".
pub(super) fn announced(behind: &str) -> Option<&str> {
    const QUOTES: [char; 5] = ['"', '\'', '\u{201c}', '\u{201d}', '`'];
    let inside = behind.trim_start_matches([' ', '\u{a0}']).strip_prefix('(')?;
    let mut end = inside.len().min(LETTERS * 2 + 12);
    while !inside.is_char_boundary(end) {
        end -= 1;
    }
    let (inside, _) = inside.get(..end)?.split_once(')')?;
    let inside = inside.trim();
    let inside = inside
        .strip_prefix("the ")
        .or_else(|| inside.strip_prefix("or "))
        .unwrap_or(inside);
    let inside = inside.trim_matches(QUOTES).trim();
    is_acronym(inside).then_some(inside)
}

/// Gives out the beginnings and ends of a key that may stand for the whole; nothing for a single word.
pub(super) fn shortened(key: &str, out: &mut impl FnMut(&str)) {
    let cuts = key.match_indices(' ');
    if cuts.clone().nth(WORDS).is_some() {
        return;
    }
    for (at, _) in cuts {
        let (Some(start), Some(end)) = (key.get(..at), key.get(at + 1..)) else {
            return;
        };
        let before = start.rsplit(' ').next().unwrap_or_default();
        let after = end.split(' ').next().unwrap_or_default();
        if !LINKS.contains(&before) && after != "and" {
            out(start);
        }
        // The board of a bank is not the bank; but one word alone, the church of a faith, may name the whole.
        if !LINKS.contains(&after) && (!LINKS.contains(&before) || (before == "of" && !end.contains(' '))) {
            out(end);
        }
    }
}

fn is_small(word: &str) -> bool {
    word == "&"
        || !word.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit())
        || word == "The"
}

fn is_capitals(word: &str) -> bool {
    let letters = word.chars().filter(|character| character.is_alphabetic());
    letters.clone().count() > 1 && letters.clone().count() <= 4 && letters.clone().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(shown: &str) -> Vec<String> {
        let mut found = Vec::new();
        acronyms(shown, &mut String::new(), &mut |acronym| {
            found.push(acronym.to_owned());
        });
        found
    }

    #[test]
    fn an_acronym_is_a_short_word_of_capitals() {
        for name in ["EAEU", "U.S.", "AT&T", "DfID", "G20A"] {
            assert!(is_acronym(name), "{name}");
        }
        for name in ["Orrin", "A", "", "Quill UK", "McQuill", "ABCDEFGHIJKLMNOPQRSTUVW"] {
            assert!(!is_acronym(name), "{name}");
        }
    }

    #[test]
    fn the_letters_of_a_name_make_its_acronyms() {
        assert_eq!(letters("Harbour Trade Board"), ["htb"]);
        assert_eq!(letters("Office of Harbour Trade"), ["oht", "ooht"]);
        assert_eq!(
            letters("U.S. Office of Harbours"),
            ["uoh", "uooh", "usoh", "usooh"]
        );
        assert_eq!(letters("Group of 20"), ["g20", "go20"]);
        assert_eq!(letters("Orrin-Quill Union"), ["oqu"]);
        assert!(letters("Orrin").is_empty() && letters("").is_empty());
        assert!(letters(&"Orrin ".repeat(9000)).is_empty());
    }

    #[test]
    fn an_acronym_in_brackets_is_announced() {
        assert_eq!(announced(" (HTB) said"), Some("HTB"));
        assert_eq!(announced(" ( HTB )"), Some("HTB"));
        assert_eq!(announced(" (the \u{201c}HTB\u{201d})"), Some("HTB"));
        for behind in [
            "",
            " HTB",
            " (HTB",
            " (2019)",
            " (about 20 of them)",
            "(é",
            " (ééééééééééééééééééé)",
            " ()",
        ] {
            assert_eq!(announced(behind), None, "{behind}");
        }
    }

    #[test]
    fn a_body_is_shortened_to_its_beginning_or_end() {
        let parts = |key: &str| {
            let mut found = Vec::new();
            shortened(key, &mut |part| found.push(part.to_owned()));
            found
        };
        assert_eq!(
            parts("orrin news agency"),
            ["orrin", "news agency", "orrin news", "agency"]
        );
        assert_eq!(parts("church of quill"), ["church", "quill"]);
        assert_eq!(
            parts("board of the orrin bank"),
            ["board", "board of the orrin", "bank"]
        );
        assert_eq!(parts("trade and labor union"), ["trade and labor", "union"]);
        assert!(parts("orrin").is_empty() && parts("").is_empty() && parts(&"a ".repeat(99)).is_empty());
    }

    #[test]
    fn letters_have_to_stand_in_order() {
        assert!(may_stand_for("HTB", "Harbour Trade Board"));
        assert!(may_stand_for("HarB", "Harbour Board"));
        assert!(!may_stand_for("AP", "Orrin"));
        assert!(!may_stand_for("BTH", "Harbour Trade Board"));
        assert!(!may_stand_for("", "Harbour"));
    }
}
