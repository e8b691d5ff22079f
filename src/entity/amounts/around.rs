//! What the words around a number or a month say it is.
//!
//! Four digits are a year where the words around them do not make them a count; far years need a preposition that
//! asks for a year, since 1,500 is more often a number without its comma. Names of months that are other words too
//! ("May") need a preposition or another month beside them.

use super::date::Month;
use super::lexicon::Meaning;
use super::reading::Reading;

/// Words before a year only.
#[rustfmt::skip]
const YEARLY: &[&str] = &[
    "in", "In", "since", "Since", "until", "till", "during", "During", "early", "late", "mid", "circa", "year",
    "Year", "En", "en", "seit", "Im", "im", "Jahr", "nel", "em", "desde", "depuis",
];
/// Words before a year or a number.
const BESIDE: &[&str] = &[
    "of", "by", "from", "From", "By", "before", "after", "After", "Before", "between",
];
/// Words before a number that is no year.
#[rustfmt::skip]
const COUNTING: &[&str] = &[
    "No", "no", "number", "nearly", "over", "than", "approximately", "roughly", "almost", "least", "most", "some",
    "another", "exactly", "route", "Route", "Flight", "flight", "Room", "Street", "Resolution", "resolution",
    "Airbus", "Boeing", "channel", "total", "additional", "estimated", "GMT",
];
/// What is counted, in a form that does not show it.
const PEOPLE: &[&str] = &["people", "men", "women", "children", "hrs", "GMT", "UTC"];
/// Years that news speak of.
const NEAR: std::ops::Range<i16> = 1900..2060;
/// Words that nobody counts, in order.
#[rustfmt::skip]
const SMALL: &[&str] = &[
    "a", "after", "against", "all", "also", "although", "an", "and", "are", "as", "at", "because", "been", "before",
    "but", "by", "can", "could", "did", "does", "due", "during", "even", "following", "for", "from", "had", "has",
    "have", "he", "her", "here", "his", "how", "if", "in", "into", "is", "it", "its", "just", "last", "may",
    "might", "my", "next", "not", "now", "of", "on", "one", "only", "or", "our", "out", "over", "s", "said", "she",
    "should", "since", "so", "some", "still", "than", "that", "the", "their", "then", "there", "these", "they",
    "this", "those", "through", "to", "under", "until", "up", "was", "we", "were", "what", "when", "where", "which",
    "while", "who", "whose", "will", "with", "would", "you",
];

impl Reading<'_> {
    /// Whether a month stands alone at `start`.
    pub(super) fn is_month_alone(&self, start: usize, month: &Month) -> bool {
        let page = self.page;
        let before = page.last_word(start);
        let inside = self
            .lexicon
            .inside
            .iter()
            .any(|word| before.eq_ignore_ascii_case(word));
        if !self.lexicon.english {
            return inside;
        }
        if month.short {
            return inside && page.byte(month.end - 1) == b'.';
        }
        let (after, end) = page.next_word(month.end);
        let name = after.starts_with(char::is_uppercase) && page.gap(month.end) > month.end;
        let calendar = |word: &str| {
            matches!(
                self.lexicon.meaning(word),
                Some(Meaning::Month(..) | Meaning::Weekday(..))
            )
        };
        if !month.weak {
            return !name || calendar(after) || !before.starts_with(char::is_uppercase);
        }
        // "May and June", "last May Smith left", "May of this year"
        let joint = |word: &str| matches!(word, "and" | "or");
        let listed = joint(after) && calendar(page.next_word(end).0)
            || joint(before) && calendar(page.last_word(page.gap_before(start).saturating_sub(before.len())))
            || page.byte(month.end) == b'/' && calendar(page.word(month.end + 1));
        let years = after == "of" && matches!(page.next_word(end).0, "this" | "last" | "next");
        let timed = matches!(
            before,
            "last" | "Last" | "next" | "Next" | "since" | "Since" | "until" | "early" | "late" | "mid"
        );
        if listed || years || timed || inside && (!name || calendar(after)) {
            return true;
        }
        // "its May report", "the June quarter", but "the March on the capital"
        let owner = matches!(before, "the" | "The" | "a" | "its" | "Its" | "their" | "our");
        let march = matches!(after, "on" | "for" | "of" | "to" | "against" | "in" | "and");
        owner && after.starts_with(char::is_lowercase) && !march
    }

    /// Whether the number that ends at `end` counts what follows.
    pub(super) fn counts(&self, end: usize) -> bool {
        let at = self.page.gap(end);
        if self.page.byte(at) == b'%' {
            return true;
        }
        let (at, _) = self.page.link(end);
        matches!(
            self.lexicon.meaning(self.page.word(at)),
            Some(Meaning::Scale(_) | Meaning::Percent | Meaning::Coin(_) | Meaning::Unit(..))
        )
    }

    /// Whether what follows `end` cannot be counted: the end of a clause, a small word, a name.
    pub(super) fn closes(&self, end: usize) -> bool {
        let at = self.page.gap(end);
        let word = self.page.word(at);
        word.is_empty() || word.starts_with(char::is_uppercase) || is_small(word)
    }

    /// Whether the words around four digits, or a span that ends in them, let them be a year; `listed`: a date stands
    /// before them.
    pub(super) fn is_year(&self, start: usize, end: usize, year: i16, listed: bool) -> bool {
        let page = self.page;
        let before = page.last_word(start);
        if COUNTING.contains(&before) {
            return false;
        }
        let strong = YEARLY.contains(&before);
        let gap = page.gap(end);
        let after = page.word(gap);
        let plural = after.len() > 3 && after.ends_with('s') && !after.ends_with("ss");
        let things =
            plural && after.starts_with(char::is_lowercase) && !is_small(after) || PEOPLE.contains(&after);
        if NEAR.contains(&year) {
            let people = matches!(after, "people" | "GMT" | "UTC");
            return !people && (strong || !things || year % 10 != 0);
        }
        if strong {
            return !things;
        }
        let ends = after.is_empty() || gap == end;
        let closed = ends || is_small(after);
        let opened = page.before(page.gap_before(start)) == Some('(') && page.byte(gap) == b')';
        let named = matches!(before, "the" | "The") && after.starts_with(char::is_uppercase);
        let about = matches!(before, "around" | "about") && ends;
        let span = end - start > 4 && !things;
        opened || named || about || span || closed && (listed || BESIDE.contains(&before))
    }
}

/// Whether a word is one that nobody counts.
fn is_small(word: &str) -> bool {
    SMALL.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::SMALL;

    #[test]
    fn small_words_are_in_order() {
        assert!(SMALL.is_sorted());
    }
}
