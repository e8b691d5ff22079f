//! The known name that an unknown one was probably meant to be.

/// Longer names are nobody's slip of the hand.
const LONGEST: usize = 48;

/// The nearest of the names, where one is near: a third of the letters may be wrong. Ties go to the first in byte order.
pub(super) fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let word = word.to_lowercase().replace('_', "-");
    let letters = word.chars().count();
    if letters > LONGEST {
        return None;
    }
    let allowed = (letters / 3).max(1);
    names
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&word, name), name))
        .filter(|(steps, name)| *steps <= allowed && *steps < name.chars().count())
        .min()
        .map(|(_, name)| name)
}

/// "; did you mean topics?", or nothing.
pub(super) fn hint<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> String {
    nearest(word, names).map_or_else(String::new, |name| format!("; did you mean {name}?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognized_and_another_word_is_not() {
        let names = ["topics", "top", "language", "min-count"];
        assert_eq!(nearest("topcis", names), Some("topics"));
        assert_eq!(nearest("min_count", names), Some("min-count"));
        assert_eq!(nearest("Language", names), Some("language"));
        assert_eq!(nearest("baseline", names), None);
        assert_eq!(nearest("", names), None);
        assert_eq!(nearest(&"x".repeat(1000), names), None);
    }
}
