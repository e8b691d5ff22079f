//! Files too large to be looked at whole: which rule splits one, and where it can be cut into stretches.
//!
//! A file's articles are told from what recurs in it, and a few samples show that as well as the whole does. Each
//! stretch is then split by the named rule as a file of its own, so a border is given only where the articles behind
//! it explain themselves without those before it.
//!
//! What a rule compares over the whole file, it compares over each stretch: which lines recur in heads and tails, which
//! of several short lines is the headline, whether empty lines part paragraphs. A stretch of a few articles may
//! therefore read a name of a paper as a headline where the whole would not, and a stretch in which one article breaks
//! the rule stays whole alone, where it would have kept all of the file whole.

use super::check;
use super::cut::Cut;
use super::explain;
use super::kind::Kind;
use super::page::Page;
use super::rules::{ALL, Rule, SplitRule};
use super::wording::is_capitals;

/// Places that are tried before a window is given up; each costs a reading of the window.
const TRIES: usize = 6;

/// The rule that splits a file, from samples of it.
///
/// `samples[0]` is the file's head, which may end in the middle of an article; the others are windows from further on,
/// which may begin and end in one. All are cut at line ends. Returns [`SplitRule::Named`] where a rule explains the
/// head as at least two articles, or where the head is one article and at least two windows show the same rule;
/// [`SplitRule::None`] otherwise. Layout alone is believed only in the head.
#[must_use]
pub fn rule_of_samples(samples: &[&str]) -> SplitRule {
    let Some((head, windows)) = samples.split_first() else {
        return SplitRule::None;
    };
    if let Some(found) = explain_open(head, SplitRule::Auto) {
        return SplitRule::Named(found.rule);
    }
    let shown: Vec<&str> = windows
        .iter()
        .filter_map(|window| rule_of_window(window))
        .collect();
    ALL.iter()
        .map(|rule| rule.name)
        .find(|name| shown.iter().filter(|other| *other == name).count() >= 2)
        .map_or(SplitRule::None, SplitRule::Named)
}

/// The rule that explains a window as the most articles. One article more or less depends on where the window ends;
/// there the harder evidence wins.
fn rule_of_window(window: &str) -> Option<&'static str> {
    let page = Page::new(window);
    let mut most = 0;
    let mut best = None;
    for rule in ALL.iter().filter(|rule| rule.name != "layout") {
        if let Some((_, articles)) = border(&page, rule).filter(|(_, articles)| *articles > most + 1) {
            most = articles;
            best = Some(rule.name);
        }
    }
    best
}

/// The byte at which the first article that begins inside a window begins.
///
/// `window` begins at the start of a line somewhere in an article, and may end in one. Cutting the file there and
/// splitting both sides by the same rule gives the articles that splitting both together gives, as far as the
/// module's docs do not say otherwise. The byte is above 0, at the start of a line. Returns `None` where no article
/// begins, where it cannot be told safely (fewer than two articles after the border, no named rule), and for any rule
/// but [`SplitRule::Named`].
#[must_use]
pub fn first_border(window: &str, rule: SplitRule) -> Option<usize> {
    let SplitRule::Named(name) = rule else { return None };
    let rule = ALL.iter().find(|rule| rule.name == name)?;
    border(&Page::new(window), rule).map(|(byte, _)| byte)
}

/// What explains a text.
struct Found {
    rule: &'static str,
    /// Where its articles begin, in bytes.
    starts: Vec<usize>,
}

/// Explains a text whose last article may be cut off: as it is, or without its last article.
fn explain_open(text: &str, rule: SplitRule) -> Option<Found> {
    let page = Page::new(text);
    let whole = explain(&page, &rule)
        .0
        .map(|taken| found(&page, taken.rule, &taken.cut));
    // A cut-off end may hide the right rule from the file and leave a weaker one to explain it.
    let rank = |name: &str| ALL.iter().position(|rule| rule.name == name).unwrap_or(ALL.len());
    let limit = whole.as_ref().map_or(ALL.len(), |found| rank(found.rule));
    let harder = ALL
        .iter()
        .take(limit)
        .filter(|candidate| !matches!(rule, SplitRule::Named(name) if name != candidate.name));
    let mut tries = TRIES;
    for candidate in harder {
        for cut in (candidate.propose)(&page) {
            let Some(shorter) = without_last(&page, &cut) else {
                continue;
            };
            for end in shorter {
                if tries == 0 {
                    return whole;
                }
                tries -= 1;
                let page = Page::new(text.get(..end).unwrap_or(""));
                let taken = explain(&page, &SplitRule::Named(candidate.name)).0;
                if let Some(taken) = taken {
                    return Some(found(&page, taken.rule, &taken.cut));
                }
            }
        }
    }
    whole
}

/// Where articles begin by a cut.
fn found(page: &Page<'_>, rule: &'static str, cut: &Cut) -> Found {
    let starts = cut
        .heads
        .iter()
        .filter_map(|at| page.lines.get(*at))
        .map(|line| line.start)
        .collect();
    Found { rule, starts }
}

/// Where a text may end so that its last article is gone, if what is left may be articles: before the last head, and
/// after it where it is a border that closes the article above.
fn without_last(page: &Page<'_>, cut: &Cut) -> Option<Vec<usize>> {
    let (last, heads) = cut.heads.split_last()?;
    if heads.len() < 2 || heads.first().is_none_or(|first| *first > check::PREAMBLE) {
        return None;
    }
    // The cut-off article itself may have any length.
    let (fewest, middle) = if cut.firm { (5, 20) } else { (12, 30) };
    if !check::are_long(page, heads, *last, fewest, middle) {
        return None;
    }
    let mut ends = vec![line_start(page, *last)];
    if cut.marks.contains(last) {
        ends.insert(0, page.lines.get(*last)?.end);
    }
    Some(ends)
}

/// The byte at which the first article that begins inside a page begins by a rule, and how many articles do.
fn border(page: &Page<'_>, rule: &Rule) -> Option<(usize, usize)> {
    let mut tried: Vec<usize> = Vec::new();
    for heads in candidates(page, rule) {
        for at in heads.iter().copied().filter(|at| *at > 0).take(2) {
            for first in starts_near(page, &heads, at, rule) {
                if tried.contains(&first) {
                    continue;
                }
                if tried.len() >= TRIES {
                    return None;
                }
                tried.push(first);
                let byte = line_start(page, first);
                let begin = page.lines.get(first)?.start - byte;
                let found = explain_open(page.text.get(byte..)?, SplitRule::Named(rule.name));
                if let Some(found) = found.filter(|found| found.starts.first() == Some(&begin)) {
                    return Some((byte, found.starts.len()));
                }
            }
        }
    }
    None
}

/// The lines at which an article may begin because a rule sees its border at a line.
fn starts_near(page: &Page<'_>, heads: &[usize], at: usize, rule: &Rule) -> Vec<usize> {
    match rule.name {
        // What closes an article stays with it.
        "closing-line" => vec![at + 1, at]
            .into_iter()
            .filter(|at| *at < page.lines.len())
            .collect(),
        "separator" => vec![at],
        _ => vec![raised(page, heads, at)],
    }
}

/// A head moved up over lines that all heads have above them and that stand nearer to it than to the text before.
fn raised(page: &Page<'_>, heads: &[usize], at: usize) -> usize {
    let gap = |at: usize| page.lines.get(at).map_or(0, |line| line.gap);
    let mut reach = 0;
    while reach < check::PREAMBLE && reach + 1 < at {
        let distance = reach + 1;
        let class = check::class_above(page, at, distance);
        let alike = heads
            .iter()
            .filter(|head| **head >= at)
            .all(|head| check::class_above(page, *head, distance) == class);
        if class.is_none() || !alike || gap(at - distance) <= gap(at - reach) {
            break;
        }
        reach = distance;
    }
    at - reach
}

/// Lists of lines at which articles may begin by a rule, the likelier first.
fn candidates(page: &Page<'_>, rule: &Rule) -> Vec<Vec<usize>> {
    let lists: Vec<Vec<usize>> = match rule.name {
        "heading" => highest_marks(page),
        "element" => outer_elements(page),
        "layout" => set_off(page),
        _ => (rule.propose)(page).into_iter().map(|cut| cut.heads).collect(),
    };
    lists
        .into_iter()
        .filter(|heads| heads.iter().filter(|at| **at > 0).count() > 1)
        .collect()
}

/// Headlines of the highest mark in sight: the first lines of a window do not tell it from the marks of sections.
fn highest_marks(page: &Page<'_>) -> Vec<Vec<usize>> {
    let mark = |at: usize| match page.lines.get(at).map(|line| &line.kind) {
        Some(Kind::Marked { open, .. }) if page.is_title_like(at) => {
            Some((open.chars().count(), (*open).to_owned()))
        }
        Some(Kind::Tag {
            name,
            closing: false,
            inner,
        }) if !inner.is_empty() => Some((1, name.to_ascii_lowercase())),
        _ => None,
    };
    let mut marks: Vec<((usize, String), usize)> = (0..page.lines.len())
        .filter_map(|at| Some((mark(at)?, at)))
        .collect();
    marks.sort();
    let mut lists: Vec<Vec<usize>> = marks
        .chunk_by(|left, right| left.0 == right.0)
        .map(|group| group.iter().map(|(_, at)| *at).collect())
        .collect();
    let underlined = (1..page.lines.len()).filter(|at| {
        page.lines
            .get(*at)
            .is_some_and(|line| line.gap == 0 && matches!(line.kind, Kind::Signs))
            && page.lines.get(at - 1).is_some_and(|line| line.gap > 0)
            && page.is_title_like(at - 1)
    });
    lists.push(underlined.map(|at| at - 1).collect());
    lists
}

/// Opening tags directly below the closing tag of the same element, the rarest first: those are the outermost.
fn outer_elements(page: &Page<'_>) -> Vec<Vec<usize>> {
    let tag = |at: usize| match page.lines.get(at).map(|line| &line.kind) {
        Some(Kind::Tag {
            name,
            closing,
            inner: "",
        }) => Some((*name, *closing)),
        _ => None,
    };
    let mut opened: Vec<(&str, usize)> = (1..page.lines.len())
        .filter_map(|at| match (tag(at - 1)?, tag(at)?) {
            ((above, true), (name, false)) if above == name => Some((name, at)),
            _ => None,
        })
        .collect();
    opened.sort_unstable();
    let mut lists: Vec<Vec<usize>> = opened
        .chunk_by(|left, right| left.0 == right.0)
        .map(|group| group.iter().map(|(_, at)| *at).collect())
        .collect();
    lists.sort_by_key(Vec::len);
    lists
}

/// Lines that the layout sets off: below the widest gaps, in capitals, set in or out.
fn set_off(page: &Page<'_>) -> Vec<Vec<usize>> {
    let opens: Vec<usize> = (1..page.lines.len())
        .filter(|at| page.lines.get(*at).is_some_and(|line| line.gap > 0))
        .collect();
    let of = |is: &dyn Fn(usize) -> bool| opens.iter().copied().filter(|at| is(*at)).collect::<Vec<usize>>();
    let gap = |at: usize| page.lines.get(at).map_or(0, |line| line.gap);
    let indent = |at: usize| page.lines.get(at).is_some_and(|line| line.indent > 0);
    let mut gaps: Vec<usize> = opens.iter().map(|at| gap(*at)).collect();
    gaps.sort_unstable();
    gaps.dedup();
    let mut lists: Vec<Vec<usize>> = gaps
        .iter()
        .rev()
        .take(2)
        .map(|least| of(&|at| gap(at) >= *least))
        .collect();
    lists.push(of(&|at| {
        page.is_title_like(at) && page.lines.get(at).is_some_and(|line| is_capitals(line.text))
    }));
    lists.push(of(&|at| {
        page.is_title_like(at) && page.ends_block(at) && indent(at)
    }));
    lists.push(of(&|at| {
        page.is_title_like(at) && page.ends_block(at) && !indent(at)
    }));
    lists
}

/// Where the line begins in the file, with the white space before its text.
fn line_start(page: &Page<'_>, at: usize) -> usize {
    let start = page.lines.get(at).map_or(page.text.len(), |line| line.start);
    page.text
        .get(..start)
        .and_then(|before| before.rfind(['\n', '\r']))
        .map_or(0, |end| end + 1)
}
