//! A text in passages, which are sentences and lines, each told by a hash of its words.
//!
//! A passage ends with the line, and after a full stop, an exclamation or question mark that white space follows: what a site
//! adds to each article stands in lines of its own in one scrape and run into the last paragraph in another. Abbreviations
//! cut passages short, in every article alike, so that they are still found again. Only words are hashed, so neither spaces nor
//! marks tell two passages apart.

use std::hash::Hasher;

use rustc_hash::FxHasher;

/// Words from which on a passage is looked at: shorter ones recur in any language.
const FEWEST: u32 = 4;

/// A sentence or line of some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Passage<'t> {
    /// Tells it from others.
    pub(super) key: u64,
    /// Its words.
    pub(super) words: u32,
    /// It as it stands.
    pub(super) text: &'t str,
}

/// What a text is, in words.
#[derive(Debug, Default)]
pub(super) struct Words<'t> {
    /// All of them.
    pub(super) count: u64,
    /// Tells texts apart that differ in more than figures; 0 for a text without words.
    pub(super) key: u64,
    /// Its passages of four words or more.
    pub(super) passages: Vec<Passage<'t>>,
}

/// Takes a text apart.
pub(super) fn words(text: &str) -> Words<'_> {
    let mut all = Words::default();
    let (mut whole, mut figures) = (FxHasher::default(), FxHasher::default());
    let mut told = false;
    for line in text.split(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let (mut open, mut from, mut at) = (Open::default(), 0, 0);
        while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
            let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let chunk = rest.get(..length).unwrap_or_default();
            let words = count(chunk);
            if words > 0 {
                let core = chunk.trim_matches(|character: char| !character.is_alphanumeric());
                open.take(core, words);
                let of_figures = core.contains(char::is_numeric);
                told |= !of_figures;
                let hasher = if of_figures { &mut figures } else { &mut whole };
                hasher.write(core.as_bytes());
                hasher.write_u8(0xff);
                all.count += u64::from(words);
            }
            at += length;
            if ends(chunk) {
                all.passages.extend(open.close(line.get(from..at)));
                (open, from) = (Open::default(), at);
            }
            let gap = line.get(at..).and_then(|rest| rest.chars().next());
            at += gap.map_or(0, char::len_utf8);
        }
        all.passages.extend(open.close(line.get(from..)));
    }
    if all.count > 0 {
        // A text of nothing but figures is told by them.
        all.key = if told { whole } else { figures }.finish() | 1;
    }
    all
}

/// Whether a sentence ends with it.
fn ends(chunk: &str) -> bool {
    let bare = chunk.trim_end_matches(['"', '\'', ')', ']', '”', '’', '»']);
    bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔'])
}

/// Words in a run without white space: one, or as many as it has characters of scripts that set no spaces.
fn count(chunk: &str) -> u32 {
    if chunk.is_ascii() {
        return u32::from(chunk.bytes().any(|byte| byte.is_ascii_alphanumeric()));
    }
    let spaceless = chunk.chars().filter(|&character| is_spaceless(character)).count();
    let any = chunk.chars().any(char::is_alphanumeric);
    u32::try_from(spaceless).unwrap_or(u32::MAX).max(u32::from(any))
}

/// Letters of scripts that set no spaces between words: Thai to Myanmar, Khmer, kana and Han.
pub(super) fn is_spaceless(character: char) -> bool {
    matches!(character, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// A passage that has not ended.
#[derive(Default)]
struct Open {
    hasher: FxHasher,
    words: u32,
    /// Whether a word of it has no figure in it.
    told: bool,
}

impl Open {
    fn take(&mut self, word: &str, words: u32) {
        self.hasher.write(word.as_bytes());
        self.hasher.write_u8(0xff);
        self.words = self.words.saturating_add(words);
        self.told |= !word.contains(char::is_numeric);
    }

    fn close(self, text: Option<&str>) -> Option<Passage<'_>> {
        (self.words >= FEWEST && self.told).then(|| Passage {
            key: self.hasher.finish(),
            words: self.words,
            text: text.unwrap_or_default().trim(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str) -> Vec<&str> {
        words(text).passages.iter().map(|passage| passage.text).collect()
    }

    #[test]
    fn sentences_and_lines_are_passages() {
        let text = "The board met on Tuesday. It voted for the new pier!\n  Sign up for our letter  \n\nToo short here\r\n\
                    \u{201c}Is that the last of them?\u{201d} he said to us";
        assert_eq!(
            shown(text),
            [
                "The board met on Tuesday.",
                "It voted for the new pier!",
                "Sign up for our letter",
                "\u{201c}Is that the last of them?\u{201d}",
                "he said to us",
            ]
        );
        assert_eq!(words(text).count, 29);
    }

    #[test]
    fn spaces_and_marks_do_not_tell_passages_apart() {
        let keys = |text| -> Vec<u64> { words(text).passages.iter().map(|passage| passage.key).collect() };
        assert_eq!(
            keys("Sign up for   our letter"),
            keys("| Sign up, for our letter!")
        );
        assert_ne!(keys("Sign up for our letter"), keys("Sign up for your letter"));
        assert_ne!(keys("Sign up for our letter"), keys("Sign up forour letter now"));
    }

    #[test]
    fn texts_that_differ_in_figures_alone_have_one_key() {
        let key = |text| words(text).key;
        assert_eq!(
            key("Access denied, reference 18ab7"),
            key("Access denied, reference 9fe2")
        );
        assert_ne!(key("Access denied"), key("Access granted"));
        assert_eq!(key(" \n—"), 0);
        assert_ne!(key("12 34"), key("12 35"));
    }

    #[test]
    fn scripts_without_spaces_have_words() {
        assert_eq!(words("会议在星期二举行。").count, 8);
        assert_eq!(words("Москва и Киев").count, 3);
    }

    proptest! {
        #[test]
        fn passages_stand_in_the_text_and_hold_no_more_words(text in "[ab1 .!\n\r\u{a0}é会]{0,80}|\\PC{0,60}") {
            let all = words(&text);
            let mut sum = 0;
            for passage in &all.passages {
                prop_assert!(text.contains(passage.text));
                sum += u64::from(passage.words);
            }
            prop_assert!(sum <= all.count);
        }
    }
}
