//! What a person's full name may be shortened to.
//!
//! A full name is a key of two words or more. It may be said by its end (the family name, with or without particles), by its
//! beginning (the given name, or the family name where that stands first), or whole with initials or without the middle.
//! Nothing here knows names: which of these an article uses shows in the article.

/// What a shortened name is of the full one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// Its end: Quill, de Quill.
    Surname,
    /// The whole with initials or without the middle: A. Quill, Ada Quill for Ada Mary Quill.
    Initials,
    /// Its beginning or a word within: Ada.
    First,
}

/// The most words of a name that is taken apart; longer ones are no names of people.
const WORDS: usize = 8;

/// Words before a family name that belong to it and are no name alone.
const PARTICLES: [&str; 22] = [
    "van", "von", "der", "den", "de", "da", "di", "du", "del", "della", "dos", "das", "la", "le", "el", "al",
    "ter", "ten", "bin", "ibn", "bint", "zu",
];

/// Particles that mean "child of": what follows alone is the parent.
const PARENTS: [&str; 3] = ["bin", "ibn", "bint"];

/// Whether a key ends in a word that tells a child from a parent of the same name.
pub(super) fn is_younger(key: &str) -> bool {
    let last = key.rsplit(' ').next().unwrap_or_default();
    matches!(last, "jr" | "sr" | "ii" | "iii" | "iv")
}

/// Gives out what the full name with this key may be shortened to, with its parts; nothing for a single word.
pub(super) fn shortened(key: &str, buffer: &mut String, out: &mut impl FnMut(&str, Part)) {
    let younger = is_younger(key);
    let base = if younger {
        key.rsplit_once(' ').map_or(key, |(base, _)| base)
    } else {
        key
    };
    // Where each word begins.
    let mut starts = [0; WORDS];
    let mut count = 1;
    for (at, _) in base.match_indices(' ') {
        let Some(start) = starts.get_mut(count) else {
            return;
        };
        *start = at + 1;
        count += 1;
    }
    if count < 2 {
        return;
    }
    let word = |at: usize| {
        let rest = starts
            .get(at)
            .and_then(|&start| base.get(start..))
            .unwrap_or_default();
        rest.split(' ').next().unwrap_or_default()
    };
    for (at, &start) in starts.iter().enumerate().take(count).skip(1) {
        let (Some(end), Some(before)) = (base.get(start..), base.get(..start - 1)) else {
            return;
        };
        if !PARENTS.contains(&word(at - 1)) {
            out(end, Part::Surname);
            if younger {
                out(key.get(start..).unwrap_or_default(), Part::Surname);
            }
        }
        if is_name(word(at - 1)) {
            out(before, Part::First);
        }
        if at + 1 < count && is_name(word(at)) && word(at).len() > 2 {
            out(word(at), Part::First);
        }
    }
    let (first, last) = (word(0), word(count - 1));
    let Some(middle) = base.get(first.len()..base.len() - last.len()) else {
        return;
    };
    // Ada M. Quill, A. M. Quill, A. Mary Quill, A. Quill, Ada Quill.
    let mut write = |first: &str, middle: &str, initials: bool| {
        buffer.clear();
        buffer.push_str(first);
        buffer.push(' ');
        for word in middle.split(' ').filter(|word| !word.is_empty()) {
            buffer.push_str(if initials { initial(word) } else { word });
            buffer.push(' ');
        }
        buffer.push_str(last);
        if buffer != base && !younger {
            out(buffer, Part::Initials);
        }
    };
    write(initial(first), "", false);
    if count > 2 {
        write(first, "", false);
        write(first, middle, true);
        write(initial(first), middle, true);
        write(initial(first), middle, false);
    }
}

/// Whether a word can stand for a person: no particle, no initial.
fn is_name(word: &str) -> bool {
    initial(word) != word && !PARTICLES.contains(&word)
}

/// The first letter of a word.
fn initial(word: &str) -> &str {
    let end = word.chars().next().map_or(0, char::len_utf8);
    word.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(key: &str) -> Vec<(String, Part)> {
        let mut found = Vec::new();
        shortened(key, &mut String::new(), &mut |part, what| {
            found.push((part.to_owned(), what));
        });
        found.sort();
        found.dedup();
        found
    }

    fn has(key: &str, part: &str, what: Part) -> bool {
        parts(key).contains(&(part.to_owned(), what))
    }

    #[test]
    fn a_name_of_two_words_has_two_ends_and_an_initial() {
        let expected = [
            ("a quill", Part::Initials),
            ("ada", Part::First),
            ("quill", Part::Surname),
        ];
        assert_eq!(
            parts("ada quill"),
            expected.map(|(part, what)| (part.to_owned(), what))
        );
        assert!(parts("quill").is_empty() && parts("").is_empty());
    }

    #[test]
    fn particles_go_with_the_family_name() {
        assert!(has("ada van der quill", "van der quill", Part::Surname));
        assert!(has("ada van der quill", "quill", Part::Surname));
        assert!(!has("ada van der quill", "ada van", Part::First));
        assert!(has("omar bin quill", "bin quill", Part::Surname));
        assert!(!has("omar bin quill", "quill", Part::Surname));
    }

    #[test]
    fn initials_stand_for_given_names() {
        for part in ["ada quill", "a quill", "a m quill", "ada m quill", "a mary quill"] {
            assert!(has("ada mary quill", part, Part::Initials), "{part}");
        }
        assert!(has("a mary quill", "mary quill", Part::Surname));
        assert!(!has("a mary quill", "a", Part::First));
    }

    #[test]
    fn a_child_is_not_shortened_to_the_parent() {
        assert!(has("ada quill jr", "quill", Part::Surname));
        assert!(has("ada quill jr", "quill jr", Part::Surname));
        assert!(
            parts("ada quill jr")
                .iter()
                .all(|(part, _)| part != "ada quill" && part != "a quill")
        );
    }

    #[test]
    fn long_strings_are_left_alone() {
        assert!(parts("a b c d e f g h i").is_empty());
        assert!(parts(&"é ".repeat(5000)).is_empty());
        assert!(has("é ü", "ü", Part::Surname));
    }
}
