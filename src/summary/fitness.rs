//! Which sentences may stand in a summary.
//!
//! A line that does not begin and end as a sentence does is none, whatever its words: captions, headings and bylines go
//! without a stop in every language. What does end with one is asked for its length, its first letter, and the few
//! words of [`super::label`].

use super::layout::{Place, places};
use super::{Article, Sentence, label};

/// How fit a sentence is, the least fit first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fitness {
    /// Nothing that could be shown: it has no terms and no words.
    Empty,
    /// A caption, a heading, an item of a list, a row of a table, or the headline once more.
    Line,
    /// A sentence, but too short, too long, in capitals throughout or without its beginning.
    Odd,
    /// A sentence.
    Fit,
}

/// Fewest tokens of a fit sentence, and most, where the article's own sentences do not run shorter or longer: a script
/// without spaces has a token for every character.
const FEWEST: u32 = 6;
const MOST: u32 = 60;
/// Most bytes of a headline that is looked for in the text.
const TITLE: usize = 1000;
/// A sentence of more than so many times the middle length of the article is too long even then.
const TIMES: u32 = 3;

/// The fitness of every sentence of an article.
pub(super) fn grades(article: &Article<'_>) -> Vec<Fitness> {
    let places = places(article);
    let marks = marked_lines(article, &places);
    let numbers = numbered(article, &places);
    let title = article
        .title
        .filter(|title| title.len() <= TITLE)
        .map(squeezed)
        .unwrap_or_default();
    let mut grades: Vec<Fitness> = article
        .sentences
        .iter()
        .zip(&places)
        .enumerate()
        .map(|(index, (sentence, place))| {
            let piece = article.piece(sentence);
            if piece.is_empty() || sentence.tokens == 0 {
                return Fitness::Empty;
            }
            let is_marked = marks.get(place.line).is_some_and(|&is_marked| is_marked);
            let is_item = numbers.get(index).is_some_and(|&is_item| is_item);
            if sentence.start < article.body
                || sentence.terms.is_empty()
                || is_marked
                || is_item
                || !is_prose(piece)
                || is_row(piece)
                || label::is_button(&piece.to_lowercase(), sentence.tokens)
                || (!title.is_empty() && title.contains(&squeezed(piece)))
            {
                Fitness::Line
            } else if begins_small(piece) || shouts(piece) || !is_bracketed(piece) {
                Fitness::Odd
            } else {
                Fitness::Fit
            }
        })
        .collect();
    let middle = middle_length(article.sentences, &grades);
    let fewest = FEWEST.min(middle / 2).max(2);
    let most = MOST.max(middle.saturating_mul(TIMES));
    for (grade, sentence) in grades.iter_mut().zip(article.sentences) {
        if *grade == Fitness::Fit && !(fewest..=most).contains(&sentence.tokens) {
            *grade = Fitness::Odd;
        }
    }
    grades
}

/// Whether the first line of an article is a heading over it: a line of its own that is no sentence.
pub(super) fn heads(article: &Article<'_>, grades: &[Fitness]) -> Option<usize> {
    let first = article
        .sentences
        .iter()
        .position(|sentence| sentence.start >= article.body)?;
    let sentence = article.sentences.get(first)?;
    let alone = article.sentences.get(first + 1).is_none_or(|next| {
        let gap = article.text.get(sentence.end..next.start).unwrap_or_default();
        gap.contains(['\n', '\r'])
    });
    let is_heading = alone
        && grades.get(first) == Some(&Fitness::Line)
        && !is_prose(article.piece(sentence))
        && !sentence.terms.is_empty();
    is_heading.then_some(first)
}

/// Whether a piece begins and ends as a sentence. One that ends with a colon only announces what follows it.
fn is_prose(piece: &str) -> bool {
    let begins = |c: char| c.is_alphanumeric() || "\"'“‘«»„‚‹›「『¿¡([".contains(c);
    piece.starts_with(begins) && is_closed(piece)
}

/// Whether a piece ends with a stop, quotation marks and notes in brackets behind it aside.
fn is_closed(mut piece: &str) -> bool {
    // A sentence has a note or two behind it, and not many.
    for _ in 0..4 {
        piece = piece.trim_end_matches(|c: char| c.is_whitespace() || is_quote(c));
        if piece.ends_with(is_stop) {
            return true;
        }
        let Some(open) = piece.chars().next_back().and_then(opening) else {
            return false;
        };
        let inside = piece.trim_end_matches(is_bracket);
        if inside.ends_with(is_stop) {
            return true;
        }
        let Some(at) = piece.rfind(open) else { return false };
        piece = piece.get(..at).unwrap_or_default();
    }
    false
}

fn opening(closing: char) -> Option<char> {
    match closing {
        ')' => Some('('),
        ']' => Some('['),
        '）' => Some('（'),
        _ => None,
    }
}

fn is_bracket(c: char) -> bool {
    opening(c).is_some()
}

fn is_quote(c: char) -> bool {
    "\"'”’»«“›‹」』".contains(c)
}

fn is_stop(c: char) -> bool {
    ".!?…。！？؟।॥։።".contains(c)
}

/// Whether a piece is a row of a table: it has a column's border or is made of numbers more than of letters.
fn is_row(piece: &str) -> bool {
    if piece.contains(['\t', '|', '¦', '│']) {
        return true;
    }
    let digits = piece.chars().filter(char::is_ascii_digit).count();
    digits > 2 && digits * 2 > piece.chars().filter(|c| c.is_alphabetic()).count()
}

/// Whether as many brackets open as close: half a note is a sentence cut in the wrong place.
fn is_bracketed(piece: &str) -> bool {
    let count = |marks: &str| piece.chars().filter(|&c| marks.contains(c)).count();
    count("([") == count(")]")
}

/// Whether the first word is in small letters throughout; "iPhone" is not.
fn begins_small(piece: &str) -> bool {
    let word = piece.split_whitespace().next().unwrap_or_default();
    word.starts_with(|c: char| c.is_lowercase()) && !word.contains(char::is_uppercase)
}

/// Whether a piece has several words and no small letter among letters that have case.
fn shouts(piece: &str) -> bool {
    piece.contains(char::is_uppercase) && !piece.contains(char::is_lowercase)
}

/// Which lines hold a caption, a credit or a note on rights: a label marks its whole line.
fn marked_lines(article: &Article<'_>, places: &[Place]) -> Vec<bool> {
    let lines = places.last().map_or(0, |place| place.line + 1);
    let mut tokens = vec![0_u32; lines];
    for (sentence, place) in article.sentences.iter().zip(places) {
        if let Some(sum) = tokens.get_mut(place.line) {
            *sum = sum.saturating_add(sentence.tokens);
        }
    }
    let mut marks = vec![false; lines];
    for (sentence, place) in article.sentences.iter().zip(places) {
        let Some(&tokens) = tokens.get(place.line) else {
            continue;
        };
        if label::is_caption(&article.piece(sentence).to_lowercase(), tokens)
            && let Some(mark) = marks.get_mut(place.line)
        {
            *mark = true;
        }
    }
    marks
}

/// Which sentences are items of a numbered list: the first on their line, behind a number, where the line before or
/// after that begins with a number has its neighbour.
fn numbered(article: &Article<'_>, places: &[Place]) -> Vec<bool> {
    let mut items = vec![false; places.len()];
    let mut before: Option<(usize, u32)> = None;
    for (index, (sentence, place)) in article.sentences.iter().zip(places).enumerate() {
        let number = place.is_first.then(|| item_number(article.piece(sentence)));
        let Some(number) = number.flatten() else { continue };
        if let Some((earlier, last)) = before
            && last.checked_add(1) == Some(number)
        {
            for at in [earlier, index] {
                if let Some(item) = items.get_mut(at) {
                    *item = true;
                }
            }
        }
        before = Some((index, number));
    }
    items
}

/// The number of a list item: "3. " or "3) ".
fn item_number(piece: &str) -> Option<u32> {
    let digits = piece.find(|c: char| !c.is_ascii_digit()).unwrap_or(piece.len());
    let (number, rest) = piece.split_at_checked(digits)?;
    let rest = rest.strip_prefix(['.', ')'])?;
    (number.len() <= 3 && rest.starts_with(char::is_whitespace)).then(|| number.parse().ok())?
}

/// The middle one of the lengths of the fit sentences, in tokens; that of a short sentence where there are none.
fn middle_length(sentences: &[Sentence], grades: &[Fitness]) -> u32 {
    let fit = sentences
        .iter()
        .zip(grades)
        .filter(|(_, grade)| **grade == Fitness::Fit);
    let mut lengths: Vec<u32> = fit.map(|(sentence, _)| sentence.tokens).collect();
    let middle = lengths.len() / 2;
    if middle >= lengths.len() {
        return FEWEST;
    }
    *lengths.select_nth_unstable(middle).1
}

/// Letters and digits only, in small letters.
fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
