//! Questions about a run of capitalised words: where it ends, where it is cut, and whether a word of it may stand alone.
//!
//! They are asked of the words and their meanings alone, whatever else was found in the article.

use super::article::Article;
use super::german;
use super::habits::Role;
use super::words::{Gap, Shape};

/// One past the last word of the run of capitalised words, and links between them, that begins at `first`.
pub(super) fn run(article: Article<'_>, first: usize, end: usize) -> usize {
    let mut last = first;
    loop {
        let closed = article.word(last).is_some_and(|word| word.unquoted);
        let next = if closed {
            last + 1
        } else {
            link_on(article, first, last + 1, end)
        };
        let joined = article.word(next).filter(|word| {
            let close = matches!(word.gap, Gap::Space | Gap::Elision)
                || next == last + 1 && matches!(word.gap, Gap::And | Gap::Point);
            close && word.is_capital() && !closed
        });
        if next >= end || joined.is_none() {
            return last + 1;
        }
        last = next;
    }
}

/// The first word from `at` on that is no link, or `at` where more than three are.
fn link_on(article: Article<'_>, first: usize, at: usize, end: usize) -> usize {
    let is_link = |at: usize| {
        let gap = article.word(at).map_or(Gap::Start, |word| word.gap);
        let close = matches!(gap, Gap::Space | Gap::Elision) && article.is_lower(at);
        close && article.role(at).is(Role::LINK) && german::may_link(article, first, at)
    };
    // An article alone parts two names; behind another link it is inside one: "Bois de la Roche".
    let bare = article
        .word(at)
        .is_some_and(|word| is_article(word.text(article.text)));
    if bare {
        return at;
    }
    (at..end.min(at + 4)).find(|at| !is_link(*at)).unwrap_or(at)
}

/// Whether a word is an article of one of the languages that names are quoted from, in any case.
pub(super) fn is_article(word: &str) -> bool {
    let articles = [
        "le", "la", "les", "l", "el", "los", "las", "il", "lo", "gli", "the", "die", "der", "das", "den",
        "dem", "het", "o", "os",
    ];
    articles.iter().any(|article| word.eq_ignore_ascii_case(article))
}

/// The first word from `at` on that is not in lower case.
pub(super) fn small_on(article: Article<'_>, at: usize, end: usize) -> usize {
    (at..end).find(|at| !article.is_lower(*at)).unwrap_or(end)
}

/// One past the last word before `end` that is not in lower case.
pub(super) fn small_back(article: Article<'_>, first: usize, end: usize) -> usize {
    (first..end)
        .rev()
        .find(|at| !article.is_lower(*at))
        .map_or(first, |at| at + 1)
}

/// The last title inside a run, which begins another name.
pub(super) fn title_inside(article: Article<'_>, first: usize, end: usize) -> Option<usize> {
    let is_title = |at: &usize| {
        let role = article.role(*at);
        role.is(Role::TITLE)
            && !role.is(Role::BODY)
            && article.word(*at).is_some_and(|word| word.shape == Shape::Capital)
    };
    (first + 1..end.saturating_sub(1))
        .rev()
        .find(|at| is_title(at) && !article.is_lower(*at - 1) && !article.is_lower(*at + 1))
}

/// Whether the first of two words at the start of a sentence is likely there for itself: the second is a name without it.
pub(super) fn is_lead(article: Article<'_>, first: usize) -> bool {
    let (whole, second) = (article.some(first, first + 2), article.some(first + 1, first + 2));
    let is_place = |words| article.habits.is_place(article.text, words);
    let upper = second.iter().all(|word| word.shape == Shape::Upper) && is_name_alone(article, first + 1);
    (upper || is_place(second)) && !is_place(whole) && !article.role(first).is(Role::BODY)
}

/// Where in a run the holder of an office begins, behind the country of the office: President of France Anna Lind.
pub(super) fn holder(article: Article<'_>, first: usize, end: usize, office: bool) -> Option<usize> {
    let linked = article
        .before(first)
        .is_some_and(|before| article.is_lower(before) && article.role(before).is(Role::LINK));
    (first + 1..end).find(|&next| {
        let rest = article.some(next, end);
        let person = rest
            .iter()
            .all(|word| matches!(word.shape, Shape::Capital | Shape::Letter))
            && !(next..end).any(|at| article.role(at).is(Role::BODY));
        let is_place = |from| article.habits.is_place(article.text, article.some(from, next));
        let upper = || {
            article
                .word(next - 1)
                .is_some_and(|word| word.shape == Shape::Upper)
        };
        let full = matches!(rest.len(), 2 | 3);
        person
            && (full && upper() && is_place(next - 1)
                || (office || full && (linked || article.habits.owns_by_case)) && is_place(first))
    })
}

/// Whether a title stands right before.
pub(super) fn is_titled(article: Article<'_>, at: usize) -> bool {
    article
        .before(at)
        .is_some_and(|before| article.role(before).is(Role::TITLE))
        && !article.role(at).is(Role::BODY)
}

/// Whether a capitalised word may be a whole name.
pub(super) fn is_name_alone(article: Article<'_>, at: usize) -> bool {
    let Some(word) = article.word(at) else {
        return false;
    };
    let role = article.role(at);
    let text = word.text(article.text);
    let number = || {
        text.chars()
            .all(|letter| matches!(letter, 'I' | 'V' | 'X' | 'L' | 'C' | 'М' | 'M'))
    };
    match word.shape {
        Shape::Capital => {
            !(role.is(Role::STOP) || role.is(Role::TITLE) || role.is(Role::NEVER))
                && text.chars().nth(1).is_some()
        }
        Shape::Upper => (role.is(Role::BODY) || !role.is(Role::STOP)) && !role.is(Role::NEVER) && !number(),
        _ => false,
    }
}

/// One past the last word of a name that ends or may end at the word `at`, with the small word that completes it.
pub(super) fn completed(article: Article<'_>, at: usize) -> usize {
    let next = article
        .after(at)
        .filter(|next| article.is_lower(*next) && article.role(*next).is(Role::COMPLETES));
    let noun_first = article.habits.noun_first;
    let fits = !noun_first || article.role(at).is(Role::BODY);
    next.filter(|_| fits).map_or(at + 1, |next| next + 1)
}
