//! Where names stand: runs of capitalised words, and what of each is claimed.
//!
//! A run in mid-sentence is a name. At the start of a sentence the first word may owe its capital to the place, so it is
//! claimed only where the rest of the article bears it out; until then the run waits.
//!
//! It does not tell kinds, except that a title stood before.

use super::article::{Article, Line};
use super::german;
use super::habits::{Capitals, Role};
use super::letters::{beginnings, chain, hash};
use super::runs::{
    completed, holder, is_lead, is_name_alone, is_titled, run, small_back, small_on, title_inside,
};
use super::words::{Gap, Shape, Word};
use rustc_hash::FxHashSet;

/// A name that is claimed, by its words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Claim {
    pub(super) first: usize,
    /// One past its last word.
    pub(super) end: usize,
    /// Whether a title stands before it.
    pub(super) titled: bool,
}

/// What was found in an article, in buffers that are used again.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) claims: Vec<Claim>,
    /// Words that may be names, from the first to before the second.
    waiting: Vec<(usize, usize)>,
    phrases: FxHashSet<u64>,
    parts: FxHashSet<u64>,
}

/// Words of the longest name that is looked for again.
const LONGEST: usize = 6;
/// Words of a run beyond which it is no name but a way to write.
const TOO_LONG: usize = 14;

impl Found {
    /// Finds the names of an article.
    pub(super) fn find(&mut self, article: Article<'_>, lines: &[Line]) {
        self.claims.clear();
        self.waiting.clear();
        self.phrases.clear();
        self.parts.clear();
        for line in lines {
            let mut at = line.first;
            while at < line.end {
                if !article.word(at).is_some_and(Word::is_capital) {
                    at += 1;
                    continue;
                }
                let end = run(article, at, line.end);
                if line.loud || end - at > TOO_LONG {
                    self.wait(at, end);
                } else {
                    match article.habits.capitals {
                        Capitals::None => self.insert(article, at, end),
                        Capitals::Names => self.names(article, at, end),
                        Capitals::Nouns => german::names(self, article, at, end),
                    }
                }
                at = end;
            }
        }
        let waiting = std::mem::take(&mut self.waiting);
        for &(first, end) in &waiting {
            self.settle(article, first, end);
        }
        self.waiting = waiting;
        self.claims.sort_unstable_by_key(|claim| claim.first);
    }

    pub(super) fn wait(&mut self, first: usize, end: usize) {
        if first < end {
            self.waiting.push((first, end));
        }
    }

    /// Claims a name whose words prove others.
    pub(super) fn claim(&mut self, article: Article<'_>, first: usize, end: usize, titled: bool) {
        let words = article.some(first, end);
        if words.is_empty() {
            return;
        }
        let title_behind = || {
            article
                .after(end - 1)
                .is_some_and(|next| article.role(next).is(Role::TITLE))
        };
        let titled =
            titled || article.habits.titles_follow && title_behind() && !article.role(end - 1).is(Role::BODY);
        if let Some(whole) = words.iter().map(|word| word.hash).reduce(chain) {
            self.phrases.insert(whole);
        }
        for at in [first, end - 1] {
            let Some(word) = article.word(at) else {
                continue;
            };
            if matches!(word.shape, Shape::Capital | Shape::Upper) && !article.role(at).is(Role::STOP) {
                self.parts.insert(word.hash);
                if article.habits.inflects {
                    self.parts.extend(
                        beginnings(word.text(article.text))
                            .iter()
                            .filter(|start| **start != 0),
                    );
                }
            }
        }
        self.claims.push(Claim { first, end, titled });
    }

    /// A run in a script without capitals among words of that script.
    fn insert(&mut self, article: Article<'_>, first: usize, end: usize) {
        let is_small = |at: &usize| article.role(*at).is(Role::STOP);
        let first = (first..end).find(|at| !is_small(at)).unwrap_or(end);
        let alone = end - first == 1;
        let foreign = article.after(end - 1).is_some_and(|next| article.is_lower(next))
            || article
                .before(first)
                .is_some_and(|before| article.is_lower(before));
        if first < end && !(alone && (foreign || !is_name_alone(article, first))) {
            self.claim(article, first, end, false);
        }
    }

    /// A run in a language in which only names have capitals.
    fn names(&mut self, article: Article<'_>, first: usize, end: usize) {
        let mut from = first;
        for at in first..=end {
            if at == end || article.role(at).is(Role::NEVER) {
                self.part(article, first, from, small_back(article, from, at));
                from = small_on(article, at + 1, end);
            }
        }
    }

    /// A part of the run that begins at `first`, without words that are never in names.
    fn part(&mut self, article: Article<'_>, first: usize, from: usize, end: usize) {
        if from >= end {
            return;
        }
        let weak = from == first && article.word(from).is_some_and(|word| word.gap >= Gap::Weak);
        let mut titled = is_titled(article, from);
        let mut office = titled;
        let mut from = from;
        let mut open = weak;
        if let Some(title) = title_inside(article, from, end) {
            self.wait(from, title);
            (from, open) = (title, false);
        }
        while from + 1 < end {
            let role = article.role(from);
            let elided = article
                .word(from + 1)
                .is_some_and(|next| next.gap == Gap::Elision);
            if role.is(Role::TITLE) && !role.is(Role::BODY) {
                let next = small_on(article, from + 1, end);
                titled = next == from + 1;
                office = true;
                from = next;
            } else if open
                && (role.is(Role::STOP) || role.is(Role::SAYS) || elided || article.is_common(from))
                && !self.stands_whole(article, from, end)
                && !(from + 2..=end.min(from + 3)).any(|end| is_place(article, from, end))
            {
                from = small_on(article, from + 1, end);
            } else {
                break;
            }
            open = false;
        }
        if open && end - from == 2 && !self.stands_whole(article, from, end) && is_lead(article, from) {
            self.wait(from, from + 1);
            (from, open) = (from + 1, false);
        }
        if let Some(next) = holder(article, from, end, office) {
            self.several(article, from, next, false);
            titled = office;
            open = false;
            from = next;
        }
        if end - from == 1 {
            self.alone(article, from, open, titled);
        } else if open && article.is_lower(from + 1) && !article.role(from).is(Role::BODY) {
            let next = small_on(article, from + 1, end);
            let thing = (from + 1..next).any(|at| article.role(at).is(Role::DETERMINER));
            if thing && !self.stands_whole(article, from, end) {
                // "Members of the Assembly": what stands behind an article inside is a name by itself.
                self.wait(from, from + 1);
                self.part(article, from, next, end);
            } else {
                self.wait(from, end);
            }
        } else {
            self.several(article, from, end, titled);
        }
    }

    /// Whether these words were found together before.
    fn stands_whole(&self, article: Article<'_>, first: usize, end: usize) -> bool {
        let whole = article
            .some(first, end)
            .iter()
            .map(|word| word.hash)
            .reduce(chain);
        whole.is_some_and(|whole| self.phrases.contains(&whole))
    }

    /// A run of one word; `open` where its capital may be owed to its place.
    fn alone(&mut self, article: Article<'_>, at: usize, open: bool, titled: bool) {
        if titled
            && article.word(at).is_some_and(|word| word.shape == Shape::Capital)
            && !article.role(at).is(Role::STOP)
        {
            self.claim(article, at, at + 1, true);
        } else if open && article.word(at).is_some_and(|word| word.shape != Shape::Upper) {
            self.wait(at, at + 1);
        } else if is_name_alone(article, at) && !article.is_common(at) {
            self.claim(article, at, completed(article, at), false);
        }
    }

    /// A run of several words: cut where a person is followed by the body that he or she is of.
    fn several(&mut self, article: Article<'_>, first: usize, end: usize, titled: bool) {
        let body = article.role(first).is(Role::BODY);
        for at in first + 2..end {
            let next = small_on(article, at, end);
            let of_another = || {
                article.role(next).is(Role::BODY)
                    || article.habits.is_place(article.text, article.some(next, end))
            };
            if at < next
                && next < end
                && !body
                && !article.is_lower(at - 1)
                && !article.is_lower(at - 2)
                && of_another()
            {
                self.claim(article, first, at, titled);
                self.part(article, first, next, end);
                return;
            }
        }
        let end = if article.role(end - 1).is(Role::BODY) {
            completed(article, end - 1).max(end)
        } else {
            end
        };
        self.claim(article, first, end, titled);
    }

    /// Claims what the rest of the article bears out of words that waited.
    fn settle(&mut self, article: Article<'_>, first: usize, end: usize) {
        let mut at = first;
        while at < end {
            let length = self.known(article, at, end);
            if length > 0 {
                let titled = is_titled(article, at);
                self.claims.push(Claim {
                    first: at,
                    end: at + length,
                    titled,
                });
            }
            at += length.max(1);
        }
    }

    /// How many words from `at` on are a name that is known: the longest.
    fn known(&self, article: Article<'_>, at: usize, end: usize) -> usize {
        if !article.word(at).is_some_and(Word::is_capital) {
            return 0;
        }
        let words = article.some(at, end.min(at + LONGEST));
        let mut longest = 0;
        let mut whole = None;
        for (word, length) in words.iter().zip(1..) {
            let next = whole.map_or(word.hash, |before| chain(before, word.hash));
            whole = Some(next);
            let place = length <= 2
                && word.is_capital()
                && article
                    .habits
                    .is_place(article.text, article.some(at, at + length));
            if length > 1 && self.phrases.contains(&next) || place {
                longest = length;
            }
        }
        if longest == 0 && self.is_part(article, at) {
            1
        } else {
            longest
        }
    }

    /// Whether a word alone stands for a name that is known.
    fn is_part(&self, article: Article<'_>, at: usize) -> bool {
        let Some(word) = article.word(at) else {
            return false;
        };
        let role = article.role(at);
        let small = role.is(Role::STOP) || role.is(Role::NEVER) || role.is(Role::TITLE);
        if small || matches!(word.shape, Shape::Letter) || article.seen(at).lower > 0 {
            return false;
        }
        let text = word.text(article.text);
        let nouns = article.habits.capitals == Capitals::Nouns;
        if nouns && (article.is_determined(at) || article.seen(at).noun > 0) {
            return false;
        }
        let akin =
            || article.habits.inflects && beginnings(text).iter().any(|start| self.parts.contains(start));
        let owner = || {
            article.habits.owns_with_bare_s
                && text
                    .strip_suffix('s')
                    .is_some_and(|owner| self.parts.contains(&hash(owner)))
        };
        self.parts.contains(&word.hash) || akin() || owner()
    }

    pub(super) fn bytes(&self) -> usize {
        self.claims.capacity() * size_of::<Claim>()
            + self.waiting.capacity() * size_of::<(usize, usize)>()
            + (self.phrases.capacity() + self.parts.capacity()) * size_of::<u64>()
    }
}

/// Whether the words from `first` to before `end` are a listed place.
fn is_place(article: Article<'_>, first: usize, end: usize) -> bool {
    article.habits.is_place(article.text, article.some(first, end))
}
