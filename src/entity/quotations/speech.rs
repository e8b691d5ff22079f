//! Speech or quoted words: which things in quotation marks somebody said.
//!
//! One to three words are a term, a nickname or a title unless a verb of speaking takes them; four or more are speech
//! unless they are written like a title. Without this a report would count every "scare quote" as a quotation.

use super::attribution::Ending;
use super::beside::Attribution;
use super::clause::{What, Word};
use super::verbs::Role;

/// Words from which on a quotation needs no verb.
pub(super) const ENOUGH: u32 = 4;
/// Letters of a small word in a title, at most.
const SMALL: usize = 4;

/// What there is to know of something in quotation marks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quoted<'a> {
    /// What is inside the marks.
    pub(super) inside: &'a str,
    pub(super) words: u32,
    pub(super) ending: Ending,
    pub(super) attribution: Option<Attribution>,
    /// What stands right before it in its sentence.
    pub(super) lead: Option<Word>,
    /// Whether nothing else is in its sentence.
    pub(super) is_alone: bool,
    /// Whether speech ended right before it.
    pub(super) follows_speech: bool,
}

impl Quoted<'_> {
    /// Whether it stands inside a sentence, with no stop before it.
    pub(super) fn is_inline(&self) -> bool {
        self.lead.is_some_and(|lead| {
            matches!(
                lead.what,
                What::Name(..) | What::Plain(_) | What::Title | What::Possessive
            )
        })
    }

    /// Whether somebody said it.
    pub(super) fn is_speech(&self) -> bool {
        let is_title = is_title(self.inside);
        if is_title && (self.is_inline() || self.attribution.is_none()) {
            return false;
        }
        let Some(attribution) = self.attribution else {
            let is_sentence = self.inside.starts_with(char::is_uppercase)
                && matches!(self.ending, Ending::Stop | Ending::Question);
            return self.words >= ENOUGH
                || self.words > 0 && is_sentence && self.is_alone && self.follows_speech;
        };
        if self.words >= ENOUGH {
            return true;
        }
        let Some(lead) = self.lead.filter(|_| self.is_inline()) else {
            return self.words > 0 && attribution.is_close;
        };
        if lead.is(Role::VERB) && attribution.verb == Some((lead.start, lead.end)) {
            return self.words > 0;
        }
        let is_named = lead.is(Role::NAMING) && !(attribution.describes && lead.is(Role::AS));
        self.words > 0 && !is_named && self.inside.starts_with(char::is_lowercase)
    }
}

/// Whether a text is written like a title: two words or more, all capitalized but the small ones.
fn is_title(text: &str) -> bool {
    let (mut words, mut capitals) = (0_u32, 0_u32);
    for word in text.split_whitespace() {
        let word = word.trim_matches(|character: char| !character.is_alphanumeric());
        let Some(first) = word.chars().next() else {
            continue;
        };
        if first.is_uppercase() || first.is_numeric() {
            capitals += u32::from(word != "I" && !word.starts_with("I'") && !word.starts_with("I’"));
        } else if words == 0 || word.chars().count() > SMALL {
            return false;
        }
        words += 1;
    }
    words >= 2 && capitals >= 2 && capitals * 2 >= words
}

#[cfg(test)]
mod tests {
    use super::is_title;

    #[test]
    fn titles_are_known_by_their_capitals() {
        assert!(is_title("The Lamp of the North"));
        assert!(is_title("Harbour Nights"));
        assert!(!is_title("The harbour must grow."));
        assert!(!is_title("I am what I am"));
        assert!(!is_title("We ask Ada to go."));
        assert!(!is_title("") && !is_title("Lamp"));
    }
}
