//! Articles whose headlines carry a mark: `# Text`, `== Text ==`, `**Text**`, or a line drawn under them.
//!
//! The mark of the file's first headline is the border. Headings of any other mark are sections inside an
//! article, and where the first mark occurs once, all of the file is one article with sections.

use super::cut::{Cut, Trim};
use super::kind::Kind;
use super::page::Page;

/// Proposes an article at every headline marked as the first one is.
pub(crate) fn propose(page: &Page<'_>) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let marked = |at: usize| match page.lines.get(at) {
        Some(line) if line.gap > 0 || page.is_heading_matter(at.wrapping_sub(1)) => match &line.kind {
            Kind::Marked { open, close, .. } if page.is_title_like(at) => Some((*open, *close)),
            Kind::Tag {
                name: name @ ("h1" | "h2" | "h3" | "H1" | "H2" | "H3" | "title" | "headline"),
                closing: false,
                inner,
            } if !inner.is_empty() => Some((*name, "")),
            _ => None,
        },
        _ => None,
    };
    let mut tried: Vec<(&str, &str)> = Vec::new();
    for first in (0..page.lines.len().min(4)).filter_map(marked) {
        if tried.contains(&first) {
            continue;
        }
        // A lone first heading above others is the name of one article, unless nothing of its own follows it.
        tried.push(first);
        let heads: Vec<usize> = (0..page.lines.len())
            .filter(|at| marked(*at) == Some(first))
            .collect();
        // Where the first one has a date below, sections of the same mark are told by having none.
        let dated: Vec<usize> = heads
            .iter()
            .copied()
            .filter(|at| page.is_heading_matter(at + 1))
            .collect();
        if dated.len() < heads.len() && dated.first() == heads.first() {
            cuts.push(Cut {
                heads: dated,
                marks: Vec::new(),
                firm: false,
                trim: Trim::None,
            });
        }
        cuts.push(Cut {
            heads,
            marks: Vec::new(),
            firm: false,
            trim: Trim::None,
        });
    }
    cuts.extend(underlined(page));
    cuts
}

/// Headlines with a row of one sign directly below.
fn underlined(page: &Page<'_>) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let rows: Vec<(usize, char)> = (1..page.lines.len())
        .filter_map(|at| Some((at, row_sign(page, at)?)))
        .collect();
    if rows.is_empty() {
        return cuts;
    }
    for sign in [
        '=', '-', '~', '*', '_', '#', '^', '+', '\u{2500}', '\u{2550}', '\u{2014}', '\u{203e}',
    ] {
        let rows: Vec<usize> = rows
            .iter()
            .filter(|(_, of)| *of == sign)
            .map(|(at, _)| *at)
            .collect();
        let is_under = |at: usize| {
            let above = at - 1;
            page.lines.get(at).is_some_and(|line| line.gap == 0)
                && page.lines.get(above).is_some_and(|line| line.gap > 0)
                && page.is_title_like(above)
        };
        let under: Vec<usize> = rows.iter().copied().filter(|at| is_under(*at)).collect();
        let all_explained = rows
            .iter()
            .all(|at| is_under(*at) || page.lines.get(*at).is_some_and(|line| line.gap > 0));
        if under.len() > 1 && all_explained {
            cuts.push(Cut {
                heads: under.iter().map(|at| at - 1).collect(),
                marks: under,
                firm: false,
                trim: Trim::None,
            });
        }
    }
    cuts
}

/// The sign of a row of at least three of one sign.
fn row_sign(page: &Page<'_>, at: usize) -> Option<char> {
    let line = page
        .lines
        .get(at)
        .filter(|line| matches!(line.kind, Kind::Signs))?;
    let sign = line.text.chars().next()?;
    (line.text.chars().all(|letter| letter == sign) && line.text.chars().nth(2).is_some()).then_some(sign)
}
