//! Whether a stop that UAX #29 takes for the end of a sentence is one, from the words on both sides.
//!
//! The rule is to keep a border unless something speaks against it: an abbreviation before it, or a small
//! letter after it. After an abbreviation that may also end a sentence ("U.S.", "Inc.", an initial) it is
//! kept only before a word that starts sentences and is hardly ever part of a name, such as "The".

use super::abbreviation::{self, Kind};

/// How far the word behind a border is looked for, in characters.
const LOOK_AHEAD: usize = 64;

/// Whether a piece or a line ends with a stop, white space and closing quotes behind it aside.
pub(super) fn ends_with_a_stop(piece: &str) -> bool {
    without_closing(piece).ends_with(|character| {
        matches!(
            character,
            '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।' | '．' | '։' | '۔'
        )
    })
}

/// Whether a border would cut a word in two: UAX #29 takes "a.b" for one word in every script, but for one sentence
/// only in those with capitals.
pub(super) fn is_inside_a_word(piece: &str, rest: &str) -> bool {
    piece
        .trim_end_matches(is_transparent)
        .ends_with(['.', '\u{2024}', '\u{FE52}', '\u{FF0E}'])
        && rest
            .trim_start_matches(is_transparent)
            .starts_with(char::is_alphanumeric)
}

/// Whether a full stop, an exclamation or a question ("“Why?” she asked") at the end of `body` is followed by a small
/// letter, if `next` is the next word.
pub(super) fn goes_on_in_lower_case(body: &str, next: &str) -> bool {
    body.ends_with(['.', '!', '?', '…']) && next.starts_with(char::is_lowercase)
}

/// Whether a sentence ends between `piece` and `rest`; `body` is the piece up to its stop, `next` the first word of
/// `rest`, and `first` is where in the piece the first letter or digit of the sentence stands, if not before it.
pub(super) fn ends_here(piece: &str, body: &str, first: Option<usize>, next: &str, rest: &str) -> bool {
    let Some(before) = body.strip_suffix('.') else {
        return true;
    };
    if before.ends_with(['.', '…']) {
        // Dots with a space before them stand for words left out, not for an end.
        let spaced = before
            .trim_start()
            .trim_end_matches(['.', '…'])
            .ends_with(char::is_whitespace);
        return !spaced || abbreviation::starts_sentences(next);
    }
    let token = last_token(before);
    let closed = piece.trim_end().len() > body.len();
    if !closed && is_short(token) && first == Some(before.len() - token.len()) {
        // All there is of the sentence is "1." or "a.": what is listed follows.
        return false;
    }
    match abbreviation::kind(token) {
        Some(Kind::Title) => next.is_empty(),
        Some(Kind::BeforeNumber) => !next.starts_with(char::is_numeric),
        Some(Kind::Ordinal) => !abbreviation::follows_an_ordinal(next),
        Some(Kind::MayEnd) => next.is_empty() || starts_a_sentence(next, rest),
        None => true,
    }
}

/// Whether `next`, the first word of `rest`, starts a sentence; "A." is an initial and not the article.
fn starts_a_sentence(next: &str, rest: &str) -> bool {
    let initial = next.chars().nth(1).is_none()
        && rest
            .find(next)
            .and_then(|at| rest.get(at + next.len()..))
            .is_some_and(|behind| behind.starts_with('.'));
    !initial && abbreviation::starts_sentences(next)
}

/// Whether a token can be the number or the letter of a list.
fn is_short(token: &str) -> bool {
    token.len() <= 3 || token.chars().nth(1).is_none()
}

/// A piece up to its stop.
pub(super) fn without_closing(piece: &str) -> &str {
    piece.trim_end_matches(|character: char| {
        !character.is_alphanumeric() && (character.is_whitespace() || is_close(character))
    })
}

/// What stands before a stop, back to a space, bracket, quote, dash or slash.
fn last_token(before: &str) -> &str {
    let apart = |character: char| {
        // Nearly all are letters.
        !character.is_alphanumeric()
            && (matches!(character, '-' | '–' | '—' | '/' | ',' | ';' | ':')
                || character.is_whitespace()
                || is_close(character))
    };
    before.rsplit(apart).next().unwrap_or_default()
}

/// The first word of what follows, as far as it is on the same line or directly behind.
pub(super) fn first_word(rest: &str) -> &str {
    let Some((start, _)) = rest
        .char_indices()
        .take(LOOK_AHEAD)
        .find(|(_, character)| character.is_alphanumeric())
    else {
        return "";
    };
    let word = rest.get(start..).unwrap_or_default();
    let end = word
        .char_indices()
        .take(LOOK_AHEAD)
        .find(|(_, character)| !character.is_alphanumeric());
    word.get(..end.map_or(word.len(), |(at, _)| at))
        .unwrap_or_default()
}

/// Quotes and brackets that have the property `Sentence_Break=Close`.
fn is_close(character: char) -> bool {
    matches!(character,
        '"' | '\'' | '(' | ')' | '[' | ']' | '{' | '}' | '«' | '»' | '‹' | '›'
        | '\u{2018}'..='\u{201F}' | '\u{275B}'..='\u{2760}' | '\u{2768}'..='\u{2775}' | '\u{27E6}'..='\u{27EF}'
        | '\u{2983}'..='\u{2998}' | '\u{2E20}'..='\u{2E29}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301B}'
        | '\u{301D}'..='\u{301F}' | '\u{FE35}'..='\u{FE44}' | '\u{FF08}' | '\u{FF09}' | '\u{FF3B}' | '\u{FF3D}'
        | '\u{FF5B}' | '\u{FF5D}' | '\u{FF5F}' | '\u{FF60}' | '\u{FF62}' | '\u{FF63}')
}

/// Common characters that UAX #29 looks through: they belong to whatever is before them.
fn is_transparent(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{300}'..='\u{36F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}' | '\u{20D0}'..='\u{20F0}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::super::class::{Class, class};
    use super::*;

    #[test]
    fn closing_and_transparent_characters_are_those_of_unicode() {
        for character in '\0'..=char::MAX {
            if is_close(character) {
                assert_eq!(class(character), Class::Close, "{character:?}");
            }
            if is_transparent(character) {
                assert_eq!(class(character), Class::Mark, "{character:?}");
            }
        }
    }
}
