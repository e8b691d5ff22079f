//! Attribution: the verb beside a quotation and its subject.
//!
//! Behind a quotation the first verb counts, before it the last; a verb right beside the marks is sure, one farther off in
//! the sentence is a hint that only a longer quotation takes. The one decision that matters is when *not* to look behind
//! a quotation: where it ended with a full stop, what follows speaks of something else.

use super::beside::{Attribution, Beside};
use super::clause::{What, Word};
use super::subject::Subject;
use super::verbs::Role;
use crate::entity::Kind;

/// How a quotation ends, its mark left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// With a comma or a dash: the sentence goes on around it.
    Comma,
    /// With a question or exclamation mark, or three dots.
    Question,
    /// With a full stop.
    Stop,
    /// With a word.
    Word,
}

/// Words between a quotation and its verb, at most.
const FAR: usize = 30;
/// Words between a verb and a quotation behind a comma, at most.
const ASIDE: usize = 15;
/// Words between a verb and a quotation right behind it, "told reporters on Monday that", at most.
const BESIDE: usize = 5;
/// Words between "described" and a quotation, at most.
const NEAR: usize = 8;
/// Words of a subject at the end of a sentence, ", the harbour master said", at most.
const TAIL: usize = 8;

/// Who speaks by what stands behind a quotation, up to the end of its sentence.
pub(super) fn behind(beside: Beside<'_>, ending: Ending) -> Option<Attribution> {
    let is_punctuation = |word: &&Word| matches!(word.what, What::Comma | What::Dash);
    let punctuation = beside.words.iter().take_while(is_punctuation).count();
    let skipped = punctuation + usize::from(beside.get(punctuation)?.is(Role::AS));
    let first = beside.get(skipped)?;
    let rest = beside.part(beside.from(skipped));
    if let Some(length) = rest.according(0) {
        return Some(rest.by_phrase(0, length));
    }
    let ending = if skipped > 0 { Ending::Comma } else { ending };
    let is_joined = first.is(Role::CLAUSE) || first.is(Role::RELATIVE) && !first.is(Role::ARTICLE);
    if !is_joined && let Some(found) = right_behind(rest, ending) {
        return Some(found);
    }
    if ending == Ending::Word {
        at_the_end(rest)
    } else {
        None
    }
}

/// A subject and a verb, in either order, at the start of what stands behind a quotation.
fn right_behind(rest: Beside<'_>, ending: Ending) -> Option<Attribution> {
    let is_end = |word: &Word| matches!(word.what, What::Quoted | What::Stop | What::Colon);
    let end = rest.words.iter().position(is_end).unwrap_or(rest.words.len());
    let is_possible = |word: &Word| !word.is(Role::PARTICIPLE) && !word.is(Role::DESCRIBES);
    let verb = (0..end.min(FAR)).find(|&at| rest.is_verb(at) && rest.get(at).is_some_and(is_possible))?;
    let front = rest.to(verb);
    let gap = front.iter().filter(|word| !word.is(Role::BETWEEN)).count();
    let starts_small = rest.get(0).is_some_and(|word| {
        let text = rest.text.get(word.start as usize..).unwrap_or_default();
        text.starts_with(char::is_lowercase)
    });
    let is_beside = gap == 0
        || gap == 1
            && rest
                .get(0)
                .is_some_and(|word| word.is(Role::PRONOUN) || matches!(word.what, What::Name(..)));
    let closes = rest.get(verb + 1).is_none_or(|word| {
        matches!(word.what, What::Comma | What::Quoted | What::Dash)
            || word.is(Role::PREPOSITION)
            || word.is(Role::BETWEEN)
    });
    let fits = match ending {
        Ending::Comma => true,
        Ending::Question => starts_small || is_beside || closes,
        Ending::Stop => is_beside && (closes || gap == 0),
        Ending::Word => is_beside,
    };
    // "is what Vale said": the quotation is part of a statement.
    let is_statement = front
        .iter()
        .take_while(|word| word.what != What::Comma)
        .any(|word| word.is(Role::PASSIVE));
    let is_quoted = rest.get(verb).is_some_and(|word| word.is(Role::QUOTES));
    if !fits || is_statement && !is_quoted {
        return None;
    }
    Some(rest.by_verb(verb, rest.subject(verb)))
}

/// A subject and a verb behind a comma at the end of the sentence: ", Vale said."
fn at_the_end(rest: Beside<'_>) -> Option<Attribution> {
    let commas =
        (0..rest.words.len()).filter(|&at| rest.get(at).is_some_and(|word| word.what == What::Comma));
    for comma in commas {
        let tail = rest.part(rest.from(comma + 1));
        let length = tail.according(0);
        if let Some(length) = length {
            return Some(Attribution {
                is_close: false,
                ..tail.by_phrase(0, length)
            });
        }
        let Some(verb) = (0..=TAIL).find(|&at| tail.is_verb(at)) else {
            continue;
        };
        let front = tail.to(verb);
        let is_other = |word: &Word| {
            word.is(Role::CLAUSE)
                || word.is(Role::RELATIVE) && !word.is(Role::ARTICLE)
                || matches!(word.what, What::Comma | What::Quoted)
        };
        let is_plain = tail
            .get(verb)
            .is_some_and(|word| !word.is(Role::PARTICIPLE) && !word.is(Role::DESCRIBES));
        if is_plain && !front.iter().any(is_other) {
            return Some(Attribution {
                is_close: false,
                ..tail.by_verb(verb, tail.subject(verb))
            });
        }
    }
    None
}

/// Who speaks by what stands before a quotation in its sentence.
pub(super) fn before(beside: Beside<'_>) -> Option<Attribution> {
    let is_tail = |word: &&Word| {
        matches!(
            word.what,
            What::Comma | What::Colon | What::Dash | What::Open | What::Stop
        )
    };
    let tail = beside.words.iter().rev().take_while(is_tail).count();
    let front = beside.part(beside.to(beside.words.len() - tail));
    let mark = beside.get(front.words.len()).map(|word| word.what);
    let start = front
        .words
        .iter()
        .rposition(|word| word.what == What::Stop)
        .map_or(0, |at| at + 1);
    let verb = (start..front.words.len()).rev().find(|&at| {
        let is_told = front
            .get(at)
            .is_some_and(|word| word.is(Role::TELLS) || word.is(Role::QUOTES));
        let is_far =
            front.get(at).is_some_and(|word| word.is(Role::DESCRIBES)) && at + NEAR < front.words.len();
        front.is_verb(at) && !is_far && (is_told || !front.is_passive(at))
    });
    let after = verb.map_or(start, |verb| verb + 1);
    let phrase = (after..front.words.len()).find_map(|at| Some((at, front.according(at)?)));
    if let Some((at, length)) = phrase {
        let is_close = mark == Some(What::Comma);
        return Some(Attribution {
            is_close,
            ..front.by_phrase(at, length)
        });
    }
    let Some(verb) = verb else {
        return (mark == Some(What::Colon))
            .then(|| by_name(front.words))
            .flatten();
    };
    let gap = front.from(verb + 1);
    let has_quoted = gap.iter().any(|word| word.what == What::Quoted);
    let is_close = match mark {
        Some(What::Colon | What::Stop) => gap.len() <= FAR && !has_quoted,
        Some(What::Comma) => gap.len() <= ASIDE && !has_quoted,
        _ => {
            gap.iter().all(|word| word.is(Role::THAT))
                || gap.len() <= BESIDE && gap.last().is_some_and(|word| word.is(Role::THAT))
        }
    };
    let subject = if front.is_passive(verb) && !front.get(verb).is_some_and(|word| word.is(Role::QUOTES)) {
        Subject::Other
    } else {
        front.part(front.from(start)).subject(verb - start)
    };
    Some(Attribution {
        is_close,
        ..front.by_verb(verb, subject)
    })
}

/// The speaker of "Ada Vale:" and "Harbour master Ada Vale:".
fn by_name(words: &[Word]) -> Option<Attribution> {
    let (last, titles) = words.split_last()?;
    let What::Name(number, Kind::Person) = last.what else {
        return None;
    };
    let is_title = |word: &Word| {
        word.what == What::Title || matches!(word.what, What::Plain(role) if role == Role::default())
    };
    (titles.len() <= BESIDE && titles.iter().all(is_title)).then_some(Attribution {
        subject: Subject::Name(number),
        verb: None,
        is_close: true,
        describes: false,
    })
}

/// Whose speech a sentence without a quotation reports: "Vale said that the quay was closed".
pub(super) fn reported(beside: Beside<'_>) -> Option<Subject> {
    let verb = (0..beside.words.len())
        .find(|&at| beside.is_verb(at) && !beside.get(at).is_some_and(|word| word.is(Role::PARTICIPLE)));
    match verb {
        Some(verb) if beside.is_passive(verb) => None,
        Some(verb) => Some(beside.subject(verb)),
        None => at_the_start(beside.words),
    }
}

/// The person a sentence begins with.
fn at_the_start(words: &[Word]) -> Option<Subject> {
    let titles = words.iter().take_while(|word| word.what == What::Title).count();
    let next = words.get(titles + 1).map(|word| word.what);
    match words.get(titles)? {
        word if word.is(Role::PERSON) => Some(Subject::Person(word.start)),
        Word {
            what: What::Name(number, Kind::Person),
            ..
        } if next != Some(What::Possessive) => Some(Subject::Name(*number)),
        _ => None,
    }
}
