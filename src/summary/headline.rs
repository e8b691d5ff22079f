//! One line for an article that has no headline.
//!
//! A line that stands over the text is taken as it is. Otherwise a sentence of the opening is cut where a clause ends,
//! so that what is left still reads well; where no clause is short enough, it is cut between two words. A line that goes
//! on in the text ends with an ellipsis. No word is changed.

use super::fitness::{self, heads};
use super::{Article, weight};

/// Most characters of a line, whatever is asked for.
const MOST: usize = 300;
/// How many fit sentences from the beginning may make a headline.
const OPENING: u32 = 5;
/// A sentence loses this share of its weight for each fit sentence before it: a headline tells the news first.
const FADES: f64 = 0.25;
/// A clause is cut only where it fills this share of the line.
const FILLS: f64 = 0.5;
/// Most characters of a place and an agency before the dash that begins the news.
const DATELINE: usize = 48;
/// Fewest terms of a line over the text, of which at least half must recur below it: "Introduction" says nothing.
const TERMS: usize = 3;

/// A line of at most `most_chars` characters, and never more than 300, that says what an article is about, or `None` where it has no sentence from
/// which one can be cut. The article's title is not looked at.
pub fn headline(article: &Article<'_>, idf: &dyn Fn(u32) -> f64, most_chars: usize) -> Option<String> {
    let most_chars = most_chars.min(MOST);
    if let Some(line) = standing(article, most_chars) {
        return Some(line);
    }
    let weighed = weight::weigh(article, idf);
    let mut opening: Vec<(f64, usize)> = weighed
        .sentences
        .iter()
        .enumerate()
        .filter(|(_, sentence)| sentence.is_choice && sentence.rank < OPENING)
        .map(|(index, sentence)| (sentence.alone / (1.0 + FADES * f64::from(sentence.rank)), index))
        .collect();
    opening.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    opening
        .into_iter()
        .find_map(|(_, index)| cut(article.piece(article.sentences.get(index)?), most_chars))
}

/// The line that stands over the text, where one does and says what comes below.
fn standing(article: &Article<'_>, most_chars: usize) -> Option<String> {
    let at = heads(article, &fitness::grades(article))?;
    let heading = article.sentences.get(at)?;
    let line = collapse(article.piece(heading));
    if line.is_empty() || line.chars().count() > most_chars {
        return None;
    }
    let below = article.sentences.get(at + 1..)?;
    let recurs = |term: &&u32| below.iter().any(|sentence| sentence.terms.contains(term));
    let recurring = heading.terms.iter().filter(recurs).count();
    let says = heading.terms.len() >= TERMS && 2 * recurring >= heading.terms.len();
    says.then_some(line)
}

/// A sentence cut to a line.
fn cut(sentence: &str, most_chars: usize) -> Option<String> {
    let line = collapse(without_dateline(sentence));
    if let Some(whole) = whole(&line, most_chars) {
        return Some(whole);
    }
    let line = without_brackets(&line);
    if let Some(whole) = whole(&line, most_chars) {
        return Some(whole);
    }
    // The longest clause first.
    let borders = clauses(&line, most_chars);
    let enough = |clause: &&str| reaches(clause, most_chars) && is_balanced(clause);
    if let Some(clause) = borders.into_iter().rev().find(enough) {
        // Behind a comma the verb may still have been to come, so the line says that it goes on.
        let goes_on = line
            .get(clause.len()..)
            .is_some_and(|rest| rest.starts_with([',', '，', '、', '،']));
        return Some(format!("{clause}{}", if goes_on { "…" } else { "" }));
    }
    let words = words(&line, most_chars.checked_sub(1)?)?;
    (!words.is_empty()).then(|| format!("{words}…"))
}

/// The whole of a line without its last stop, if it is short enough; the stop of an abbreviation such as "U.S." stays.
fn whole(line: &str, most_chars: usize) -> Option<String> {
    let bare = line.trim_end_matches(['.', '。', '।', '።']);
    let last = bare.rsplit([' ', '.']).next().unwrap_or_default();
    let is_short = last.chars().count() < 2 && bare.contains([' ', '.']);
    let whole = if is_short { line } else { bare };
    (!bare.is_empty() && whole.chars().count() <= most_chars).then(|| whole.to_owned())
}

/// The news behind a dateline: "PARIS, March 3 (Agency) - ".
fn without_dateline(sentence: &str) -> &str {
    let first = sentence.split_whitespace().next().unwrap_or_default();
    let is_loud =
        first.chars().filter(|c| c.is_uppercase()).count() > 1 && !first.contains(char::is_lowercase);
    for dash in [" — ", " – ", " -- ", " - "] {
        if let Some((head, rest)) = sentence.split_once(dash)
            && head.chars().count() <= DATELINE
            && (is_loud || head.ends_with(')'))
            && !rest.trim().is_empty()
        {
            return rest.trim_start();
        }
    }
    sentence
}

/// A line without what stands in round or square brackets.
fn without_brackets(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut depth = 0_usize;
    for c in line.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' if depth > 0 => depth -= 1,
            _ if depth == 0 => {
                if matches!(c, ',' | '.' | ';' | ':') && out.ends_with(' ') {
                    out.pop();
                }
                if !(c == ' ' && out.ends_with(' ')) {
                    out.push(c);
                }
            }
            _ => {}
        }
    }
    // A bracket that stays open leaves nothing behind it.
    if depth > 0 {
        line.to_owned()
    } else {
        out.trim().to_owned()
    }
}

/// The beginnings of a line that end where a clause does and have at most so many characters, the shortest first.
fn clauses(line: &str, most_chars: usize) -> Vec<&str> {
    let mut found = Vec::new();
    let mut before = ' ';
    for (count, (at, c)) in line.char_indices().enumerate().take(most_chars.saturating_add(1)) {
        let after = line.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        let is_dash = matches!(c, '—' | '–' | '-') && before == ' ' && after == Some(' ');
        let is_comma = matches!(c, ',' | ';' | ':') && after.is_none_or(char::is_whitespace);
        let is_wide = matches!(c, '，' | '、' | '；' | '：' | '،' | '؛');
        // One character is left for the ellipsis.
        if (is_dash || is_comma || is_wide)
            && count < most_chars
            && let Some(clause) = line.get(..at)
        {
            found.push(clause.trim_end());
        }
        before = c;
    }
    found
}

fn reaches(clause: &str, most_chars: usize) -> bool {
    let count = u32::try_from(clause.chars().count()).unwrap_or(u32::MAX);
    let most = u32::try_from(most_chars).unwrap_or(u32::MAX);
    count > 0 && f64::from(count) >= FILLS * f64::from(most)
}

/// Whether no bracket or quotation is left open.
fn is_balanced(clause: &str) -> bool {
    let count = |mark: char| clause.chars().filter(|&c| c == mark).count();
    let pairs = [
        ('(', ')'),
        ('[', ']'),
        ('“', '”'),
        ('«', '»'),
        ('「', '」'),
        ('（', '）'),
    ];
    count('"') % 2 == 0 && pairs.iter().all(|&(open, close)| count(open) <= count(close))
}

/// The longest beginning of at most `most` characters that ends between two words; `None` where the first word is longer.
fn words(line: &str, most: usize) -> Option<&str> {
    let mut border = None;
    let mut before = None;
    for (count, (at, c)) in line.char_indices().enumerate() {
        if count > most {
            break;
        }
        let breaks = c.is_whitespace() || before.is_some_and(is_ideograph) && is_ideograph(c);
        if breaks {
            border = Some(at);
        }
        before = Some(c);
    }
    let words = line.get(..border?)?;
    Some(words.trim_end_matches(|c: char| c.is_whitespace() || ",;:–—-(“\"«".contains(c)))
}

/// Whether text may be cut before and behind a character: it is of a script without spaces.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3134f}')
}

fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
