//! How a text reads: as a sentence, as a headline, in capitals; and how many words it has.
//!
//! No dictionary and no language: only case, punctuation and length, so that it holds for any script.

/// Words of a line; every second letter counts as one in scripts without spaces.
pub(crate) fn count_words(text: &str) -> usize {
    let spaced = text.split_whitespace().count();
    let dense = text.chars().filter(|letter| is_dense(*letter)).count();
    spaced + dense / 2
}

/// Han, kana, Thai and their like: no spaces between words.
fn is_dense(letter: char) -> bool {
    matches!(u32::from(letter), 0x0E00..=0x0EFF | 0x3040..=0x30FF | 0x3400..=0x9FFF | 0x20000..=0x3FFFF)
}

/// Whether a text ends as a sentence does; abbreviations such as "U.S." do not end one.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(|letter: char| "\"'”’»)]*_".contains(letter) || letter.is_whitespace());
    if bare.ends_with(['!', '?', '。', '！', '？', '…', '।', '؟', '۔']) {
        return true;
    }
    if !bare.ends_with('.') {
        return false;
    }
    let last = bare
        .split_whitespace()
        .next_back()
        .unwrap_or("")
        .trim_end_matches('.');
    let company = matches!(
        last.to_lowercase().as_str(),
        "inc" | "corp" | "co" | "ltd" | "plc" | "jr" | "sr" | "bros" | "etc"
    );
    !((last.contains('.') && !last.contains(|letter: char| letter.is_ascii_digit()))
        || (company && count_words(text) <= 14))
}

/// The longest line, in bytes, that can be anything but running text.
pub(super) const LONGEST_HEAD_LINE: usize = 240;

/// Whether a text reads as a headline, whatever stands around it.
pub(crate) fn reads_as_title(text: &str) -> bool {
    let text = text.trim();
    if text.len() > LONGEST_HEAD_LINE || count_words(text) > 28 || !text.chars().any(char::is_alphabetic) {
        return false;
    }
    let starts_well = text.chars().next().is_some_and(|first| {
        !first.is_lowercase() && !",.;:)]}…-–—|/\\&".contains(first)
            || text.chars().nth(1).is_some_and(char::is_uppercase)
    });
    let asks = text.ends_with(['?', '!', '？', '！', '؟']) || text.ends_with("...") || text.ends_with('…');
    let quoted_sentence =
        text.ends_with(".\"") || text.ends_with(".”") || text.ends_with(",\"") || text.ends_with(",”");
    starts_well
        && (asks || !ends_sentence(text))
        && !text.ends_with([',', ';', ':', '，', '；', '：'])
        && !quoted_sentence
}

/// Whether a text is written in capitals throughout.
pub(crate) fn is_capitals(text: &str) -> bool {
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    let upper = text.chars().filter(|letter| letter.is_uppercase()).count();
    letters >= 6 && upper * 10 >= letters * 9
}
