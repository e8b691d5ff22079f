//! Whether a stop that UAX #29 takes for the end of a sentence is one, from the words on both sides.
//!
//! The rule is to keep a border unless something speaks against it: an abbreviation before it, or a small
//! letter after it. After an abbreviation that may also end a sentence ("U.S.", "Inc.", an initial) it is
//! kept only before a word that starts sentences and is hardly ever part of a name, such as "The".

use super::abbreviation::{self, Kind};
use super::uax::{is_close, is_transparent};

/// How far the word behind a border is looked for, in characters.
const LOOK_AHEAD: usize = 64;

/// Whether a piece ends with a stop, white space and closing quotes behind it aside.
pub(super) fn ends_with_a_stop(piece: &str) -> bool {
    without_closing(piece).ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।', '．', '։', '۔'])
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

/// Whether a full stop, an exclamation or a question ("“Why?” she asked") is followed by a small letter.
pub(super) fn goes_on_in_lower_case(piece: &str, rest: &str) -> bool {
    without_closing(piece).ends_with(['.', '!', '?', '…']) && first_word(rest).starts_with(char::is_lowercase)
}

/// Whether the sentence so far ends before `rest`. All but `rest` is trimmed; `piece` is the end of
/// `sentence`.
pub(super) fn ends_here(sentence: &str, piece: &str, rest: &str) -> bool {
    let Some(before) = without_closing(piece).strip_suffix('.') else {
        return true;
    };
    let next = first_word(rest);
    if before.ends_with(['.', '…']) {
        // Dots with a space before them stand for words left out, not for an end.
        let spaced = before.trim_end_matches(['.', '…']).ends_with(char::is_whitespace);
        return !spaced || abbreviation::starts_sentences(next);
    }
    let token = last_token(before);
    if is_a_list_number(sentence, token) {
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

/// Whether all there is of a sentence is "1." or "a.": what is listed follows.
fn is_a_list_number(sentence: &str, token: &str) -> bool {
    let start = sentence.trim_start_matches(|character: char| !character.is_alphanumeric());
    let short = token.len() <= 3 || token.chars().nth(1).is_none();
    short && start.strip_suffix('.') == Some(token)
}

/// A piece up to its stop.
fn without_closing(piece: &str) -> &str {
    piece.trim_end_matches(|character: char| character.is_whitespace() || is_close(character))
}

/// What stands before a stop, back to a space, bracket, quote, dash or slash.
fn last_token(before: &str) -> &str {
    let apart =
        |character: char| character.is_whitespace() || is_close(character) || "-–—/,;:".contains(character);
    before.rsplit(apart).next().unwrap_or_default()
}

/// The first word of what follows, as far as it is on the same line or directly behind.
fn first_word(rest: &str) -> &str {
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
