//! Who a verb's subject is.
//!
//! A subject is who the phrase is about, not any name in it: the person at its end ("Acme's chief Ada Vale"), a person
//! before or in an apposition, else a body named in it ("an Acme spokesman"). A person in a possessive or behind a
//! preposition is somebody else ("a lawyer for Ada Vale"), and a place speaks only where it is the whole subject.
//!
//! It knows no grammar beyond the order of words.

use super::clause::{What, Word};
use super::verbs::Role;
use crate::entity::Kind;

/// Who is said to speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// The mention of this number.
    Name(u32),
    /// A person by pronoun, which stands at this byte.
    Person(u32),
    /// A body by pronoun, which stands at this byte.
    Body(u32),
    /// Somebody without a name here: "the minister", "we".
    Other,
}

/// How many parts between commas are looked at for the one that is explained.
const PARTS: usize = 6;

/// The subject of the verb that stands behind `words`.
pub(super) fn before_verb(words: &[Word]) -> Subject {
    let mut rest = trimmed(words);
    // "Vale (Greens) said".
    if let Some((
        Word {
            what: What::Close, ..
        },
        inside,
    )) = rest.split_last()
    {
        rest = before_bracket(inside);
    }
    let Some((last, front)) = rest.split_last() else {
        return Subject::Other;
    };
    if let Some(subject) = pronoun(last) {
        return subject;
    }
    match last.what {
        What::Comma | What::Dash => apposition(front),
        What::Plain(role) if role.is(Role::RELATIVE) => in_phrase(phrase(without_comma(front))),
        What::Plain(role) if role.is(Role::CLAUSE) => of_sentence(front),
        _ => {
            let own = phrase(rest);
            let is_joined = rest.len().checked_sub(own.len() + 1).and_then(|at| rest.get(at));
            // "the leaders of Lindport and Sandrey".
            let is_place = matches!(last.what, What::Name(_, Kind::Place));
            if is_place && is_joined.is_some_and(|word| word.is(Role::JOINS)) {
                Subject::Other
            } else {
                in_phrase(own)
            }
        }
    }
}

fn without_comma(words: &[Word]) -> &[Word] {
    match words.split_last() {
        Some((last, front)) if last.what == What::Comma => front,
        _ => words,
    }
}

/// The subject of the verb that `words` follow: "said Ada Vale, the harbour master".
pub(super) fn after_verb(words: &[Word]) -> Subject {
    let skipped = words.iter().take_while(|word| word.is(Role::BETWEEN)).count();
    let words = words.get(skipped..).unwrap_or_default();
    let Some(first) = words.first() else {
        return Subject::Other;
    };
    if let Some(subject) = pronoun(first) {
        return subject;
    }
    if first.is(Role::PREPOSITION) || first.is(Role::THAT) {
        return Subject::Other;
    }
    let ends = |word: &Word| {
        is_border(word) || word.is(Role::CLAUSE) || word.is(Role::RELATIVE) && !word.is(Role::ARTICLE)
    };
    let end = words.iter().position(ends).unwrap_or(words.len());
    let phrase = words.get(..end).unwrap_or_default();
    for (at, word) in phrase.iter().enumerate() {
        let is_owner = phrase
            .get(at + 1)
            .is_some_and(|next| next.what == What::Possessive);
        if is_person(word)
            && !is_owner
            && let Subject::Name(name) = in_phrase(phrase.get(..=at).unwrap_or_default())
        {
            return Subject::Name(name);
        }
    }
    explained(words.get(end..).unwrap_or_default()).unwrap_or_else(|| in_phrase(phrase))
}

/// The person named right behind a comma: ", Ada Vale," behind "the harbour master".
fn explained(words: &[Word]) -> Option<Subject> {
    let (
        Word {
            what: What::Comma, ..
        },
        rest,
    ) = words.split_first()?
    else {
        return None;
    };
    let titles = rest.iter().take_while(|word| word.what == What::Title).count();
    let next = rest.get(titles + 1).map(|word| word.what);
    match rest.get(titles)?.what {
        What::Name(number, Kind::Person) if next.is_none_or(|next| next == What::Comma) => {
            Some(Subject::Name(number))
        }
        _ => None,
    }
}

/// The subject of a whole sentence or clause, for a verb that shares it: "met Poe and said", "left, saying".
pub(super) fn of_sentence(words: &[Word]) -> Subject {
    let opens_with_another = words
        .first()
        .is_some_and(|word| word.is(Role::PREPOSITION) || word.is(Role::CLAUSE));
    let comma = words.iter().position(|word| word.what == What::Comma);
    let skipped = if opens_with_another {
        comma.map_or(0, |comma| comma + 1)
    } else {
        0
    };
    let words = words.get(skipped..).unwrap_or_default();
    for (at, word) in words.iter().enumerate() {
        if let Some(subject) = pronoun(word) {
            return subject;
        }
        let is_owner = words
            .get(at + 1)
            .is_some_and(|next| next.what == What::Possessive);
        let is_object = at
            .checked_sub(1)
            .and_then(|at| words.get(at))
            .is_some_and(|word| word.is(Role::PREPOSITION));
        if is_owner || is_object {
            continue;
        }
        if let What::Name(number, Kind::Person | Kind::Organization) = word.what {
            return Subject::Name(number);
        }
        if is_border(word) || word.is(Role::VERB) {
            return Subject::Other;
        }
    }
    Subject::Other
}

/// What a pronoun says of who speaks.
fn pronoun(word: &Word) -> Option<Subject> {
    if word.is(Role::PERSON) {
        Some(Subject::Person(word.start))
    } else if word.is(Role::BODY) {
        Some(Subject::Body(word.start))
    } else {
        word.is(Role::NOBODY).then_some(Subject::Other)
    }
}

/// `words` without what may stand between a subject and its verb.
fn trimmed(words: &[Word]) -> &[Word] {
    let extra = |word: &&Word| word.is(Role::BETWEEN) || word.is(Role::PASSIVE);
    let count = words.iter().rev().take_while(extra).count();
    let rest = words.get(..words.len() - count).unwrap_or_default();
    // "on Thursday".
    match rest.split_last() {
        Some((last, rest)) if count > 0 && last.is(Role::PREPOSITION) => rest,
        _ => rest,
    }
}

/// The last phrase of `words`: what stands behind the last comma, stop, quotation, conjunction or verb.
fn phrase(words: &[Word]) -> &[Word] {
    let ends = |word: &Word| {
        is_border(word)
            || word.is(Role::CLAUSE)
            || word.is(Role::PASSIVE)
            || word.is(Role::SAYS)
            || word.is(Role::TELLS)
            || word.is(Role::RELATIVE) && !word.is(Role::ARTICLE)
    };
    let start = words.iter().rposition(ends).map_or(0, |at| at + 1);
    words.get(start..).unwrap_or_default()
}

/// The subject before a comma: "Ada Vale, 42, the harbour master," or "the harbour master, Ada Vale,".
fn apposition(words: &[Word]) -> Subject {
    let mut rest = words;
    let mut body = None;
    for _ in 0..PARTS {
        let start = rest.iter().rposition(is_border).map_or(0, |at| at + 1);
        let part = rest.get(start..).unwrap_or_default();
        let is_relative = part
            .first()
            .is_some_and(|word| word.is(Role::RELATIVE) && !word.is(Role::ARTICLE));
        let found = in_phrase(part);
        if !is_relative && let Subject::Name(_) = found {
            if part.last().is_some_and(is_person) {
                return found;
            }
            // The farther one is explained by the nearer.
            body = Some(found);
        }
        if let [only] = part
            && let Some(subject) = pronoun(only)
        {
            return subject;
        }
        match start.checked_sub(1).and_then(|at| Some((at, rest.get(at)?.what))) {
            Some((at, What::Comma | What::Dash)) => rest = rest.get(..at).unwrap_or_default(),
            Some((at, What::Close)) => rest = before_bracket(rest.get(..at).unwrap_or_default()),
            _ => break,
        }
    }
    body.unwrap_or(Subject::Other)
}

/// What stands before the bracket that was opened last.
fn before_bracket(inside: &[Word]) -> &[Word] {
    let open = inside.iter().rposition(|word| word.what == What::Open);
    inside.get(..open.unwrap_or(inside.len())).unwrap_or_default()
}

/// Who a phrase is about.
fn in_phrase(words: &[Word]) -> Subject {
    let Some((last, front)) = words.split_last() else {
        return Subject::Other;
    };
    let preposition = front.iter().rposition(|word| word.is(Role::PREPOSITION));
    match last.what {
        What::Name(number, Kind::Person) if is_head(front, preposition) => Subject::Name(number),
        What::Name(number, Kind::Organization) if preposition.is_none_or(|at| speaks_for(front, at)) => {
            // "Vale of Northquay".
            let head = preposition.and_then(|at| front.get(..at)).unwrap_or_default();
            if head.last().is_some_and(is_person) {
                in_phrase(head)
            } else {
                Subject::Name(number)
            }
        }
        What::Name(number, Kind::Place) if front.iter().all(|word| word.is(Role::ARTICLE)) => {
            Subject::Name(number)
        }
        What::Name(_, Kind::Misc | Kind::Nationality) => Subject::Other,
        What::Name(..) if preposition.is_none() => Subject::Other,
        _ => preposition.map_or_else(|| body(front), |at| before_preposition(front, at)),
    }
}

/// Whether a person at the end of a phrase, behind `front`, is who it is about and not behind its preposition.
fn is_head(front: &[Word], preposition: Option<usize>) -> bool {
    let Some(at) = preposition else {
        return true;
    };
    let between = front.get(at + 1..).unwrap_or_default();
    // "On Monday Vale", "minister for Europe Ada Vale", "director of the harbour Ada Vale".
    let is_whole =
        |word: &Word| matches!(word.what, What::Name(..)) || at == 0 && word.what != What::Possessive;
    between.iter().any(is_whole)
}

/// Whether the preposition at `at` ties a body to who speaks for it.
fn speaks_for(front: &[Word], at: usize) -> bool {
    at == 0 || front.get(at).is_some_and(|word| word.is(Role::BELONGING))
}

/// A subject before a preposition, "Vale in a statement"; else a body that is named in the phrase.
fn before_preposition(front: &[Word], at: usize) -> Subject {
    let head = front.get(..at).unwrap_or_default();
    match head.last().map(|word| word.what) {
        Some(What::Name(_, Kind::Person | Kind::Organization)) => in_phrase(head),
        _ if speaks_for(front, at) => body(front),
        _ => body(head),
    }
}

/// The last body named before a noun: "Acme officials", "Acme's harbour master".
fn body(front: &[Word]) -> Subject {
    let bodies = front.iter().rev().filter_map(|word| match word.what {
        What::Name(number, Kind::Organization) => Some(Subject::Name(number)),
        _ => None,
    });
    bodies.take(1).next().unwrap_or(Subject::Other)
}

fn is_person(word: &Word) -> bool {
    matches!(word.what, What::Name(_, Kind::Person))
}

/// Whether a phrase ends here whatever it is.
fn is_border(word: &Word) -> bool {
    matches!(
        word.what,
        What::Comma | What::Colon | What::Stop | What::Dash | What::Open | What::Close | What::Quoted
    )
}
