//! Articles that each open with a header: pairs of key and value, a mail's header, an element of markup.
//!
//! The key that opens the first header is the border; it need not be known, as long as the header as a whole
//! says what a header says. Blocks of pairs inside a text, such as a box of facts, are none: the first header
//! must open the file.

use super::cut::{Cut, Trim};
use super::kind::Kind;
use super::page::Page;
use super::pair::Role;

/// Elements of running text, which never hold an article of their own.
#[rustfmt::skip]
const INLINE: &[&str] = &[
    "p", "br", "hr", "b", "i", "a", "em", "strong", "span", "div", "li", "ul", "ol", "img", "blockquote",
    "h2", "h3", "h4", "td", "tr", "s", "u", "title", "date", "text", "body", "headline", "byline", "url",
    "author",
];

/// Proposes an article at every mail header.
pub(crate) fn propose_mail(page: &Page<'_>) -> Vec<Cut> {
    let heads = (0..page.lines.len()).filter(|at| {
        page.lines
            .get(*at)
            .is_some_and(|line| matches!(line.kind, Kind::Mail) && line.gap > 0)
    });
    vec![Cut {
        heads: heads.collect(),
        marks: Vec::new(),
        firm: true,
        trim: Trim::None,
    }]
}

/// Proposes an article at every opening tag of the first element that is repeated.
pub(crate) fn propose_element(page: &Page<'_>) -> Vec<Cut> {
    let opened = |at: usize| match page.lines.get(at).map(|line| &line.kind) {
        Some(Kind::Tag {
            name,
            closing: false,
            inner: "",
        }) if !INLINE.contains(&name.to_ascii_lowercase().as_str()) => Some(*name),
        _ => None,
    };
    let mut names: Vec<&str> = Vec::new();
    for name in (0..page.lines.len().min(8)).filter_map(opened) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
        .iter()
        .map(|name| Cut {
            heads: (0..page.lines.len())
                .filter(|at| opened(*at) == Some(name))
                .collect(),
            marks: Vec::new(),
            firm: true,
            trim: Trim::None,
        })
        .collect()
}

/// Proposes an article at every header of pairs.
pub(crate) fn propose_pairs(page: &Page<'_>) -> Vec<Cut> {
    let blocks = blocks(page);
    let Some(first) = blocks.first() else {
        return Vec::new();
    };
    let mut cuts = Vec::new();
    for anchor in first.iter().take(6) {
        let Some(key) = key_at(page, *anchor) else {
            continue;
        };
        let heads: Vec<usize> = blocks
            .iter()
            .filter(|block| block.iter().any(|at| key_at(page, *at) == Some(key)))
            .filter_map(|block| block.first().copied())
            .map(|at| opening_rule(page, at))
            .collect();
        if heads.len() > 1 && heads.len() == blocks.len() {
            cuts.insert(
                0,
                Cut {
                    heads,
                    marks: Vec::new(),
                    firm: true,
                    trim: Trim::None,
                },
            );
        } else if heads.len() > 1 {
            cuts.push(Cut {
                heads,
                marks: Vec::new(),
                firm: true,
                trim: Trim::None,
            });
        }
    }
    cuts
}

/// The row of signs directly above a block belongs to it.
fn opening_rule(page: &Page<'_>, at: usize) -> usize {
    let directly_below = page.lines.get(at).is_some_and(|line| line.gap == 0);
    let above = at.checked_sub(1).filter(|above| {
        directly_below
            && page
                .lines
                .get(*above)
                .is_some_and(|line| matches!(line.kind, Kind::Signs))
    });
    above.unwrap_or(at)
}

/// The key of a line that is a pair.
fn key_at<'t>(page: &Page<'t>, at: usize) -> Option<&'t str> {
    match page.lines.get(at).map(|line| &line.kind) {
        Some(Kind::Pair(pair)) => Some(pair.key),
        _ => None,
    }
}

/// Whether a line is a pair whose key is known.
fn has_role(page: &Page<'_>, at: usize) -> bool {
    page.lines
        .get(at)
        .is_some_and(|line| matches!(line.kind, Kind::Pair(pair) if pair.role.is_some()))
}

/// Runs of pairs that read as a header: two known keys, or one that only a header has.
fn blocks(page: &Page<'_>) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = Vec::new();
    let mut run: Vec<usize> = Vec::new();
    // Asked of every pair, so it is kept: a run may be as long as the file.
    let mut is_known = false;
    for at in 0..=page.lines.len() {
        let line = page.lines.get(at);
        let is_pair = line.is_some_and(|line| matches!(line.kind, Kind::Pair(_)));
        if !is_pair && run.is_empty() {
            continue;
        }
        let goes_on = line.is_some_and(|line| {
            line.gap == 0
                && !run.is_empty()
                && (line.indent > 0 || line.text.starts_with("- "))
                && line.words < 30
        });
        // The last sentence of the article above may look like a pair; a gap parts it from the header.
        if line.is_some_and(|line| line.gap > 0) && is_pair && !is_known {
            run.clear();
        }
        let joins = line.is_some_and(|line| line.gap <= 1) || run.is_empty();
        if is_pair && joins {
            is_known = (is_known && !run.is_empty()) || has_role(page, at);
            run.push(at);
        } else if !goes_on || is_pair {
            if is_header(page, &run) {
                found.push(std::mem::take(&mut run));
            }
            run.clear();
            is_known = is_pair && has_role(page, at);
            if is_pair {
                run.push(at);
            }
        }
    }
    found
}

/// Whether a run of pairs says what a header says.
fn is_header(page: &Page<'_>, run: &[usize]) -> bool {
    let roles: Vec<Role> = run
        .iter()
        .filter_map(|at| match page.lines.get(*at).map(|line| &line.kind) {
            Some(Kind::Pair(pair)) => pair.role,
            _ => None,
        })
        .collect();
    let telling = roles
        .iter()
        .any(|role| matches!(role, Role::Title | Role::Address | Role::Date | Role::Byline));
    let named = roles
        .iter()
        .any(|role| matches!(role, Role::Title | Role::Address));
    (telling && roles.iter().filter(|role| **role != Role::Tail).count() >= 2) || named
}
