//! Articles known by layout alone: wide gaps, headlines in capitals, headlines set in or out.
//!
//! The weakest evidence, so it is asked for last and must explain every line of its kind: each wide gap must be
//! followed by a headline, each line in capitals must be one. Sub-headings are short, which the check of
//! headlines' length sees.

use super::cut::{Cut, Trim};
use super::page::Page;
use super::wording::is_capitals;

/// Proposes an article at every wide gap, every line in capitals, every line set in or out.
pub(crate) fn propose(page: &Page<'_>) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let opens = |at: usize| page.lines.get(at).is_some_and(|line| line.gap > 0) && page.is_title_like(at);
    // Wide gaps, from the widest that leaves several articles to the narrowest that only articles have.
    // Where paragraphs follow each other without an empty line, one empty line is a wide gap.
    let single = page.lines.iter().filter(|line| line.gap > 0).count() * 3 <= page.lines.len();
    let mut gaps: Vec<usize> = page
        .lines
        .iter()
        .skip(1)
        .map(|line| line.gap)
        .filter(|gap| *gap > 1 || (single && *gap == 1))
        .collect();
    gaps.sort_unstable();
    gaps.dedup();
    for gap in gaps.into_iter().take(6) {
        let heads =
            (0..page.lines.len()).filter(|at| page.lines.get(*at).is_some_and(|line| line.gap >= gap));
        let titled = heads
            .clone()
            .all(|at| opens(at) && (page.ends_block(at) || page.next_opens(at)));
        if titled {
            let heads = heads.collect();
            cuts.push(Cut {
                heads,
                marks: Vec::new(),
                firm: false,
                trim: Trim::None,
            });
        }
    }
    let flush = page.lines.iter().filter(|line| line.indent == 0).count();
    let set_in = page.lines.len() - flush;
    for (few, is_in) in [(flush, false), (set_in, true)] {
        if few * 4 <= page.lines.len() {
            let heads: Vec<usize> = (0..page.lines.len())
                .filter(|at| {
                    opens(*at)
                        && page.ends_block(*at)
                        && page.lines.get(*at).is_some_and(|line| (line.indent > 0) == is_in)
                })
                .collect();
            cuts.push(Cut {
                heads,
                marks: Vec::new(),
                firm: false,
                trim: Trim::None,
            });
        }
    }
    let capitals: Vec<usize> = (0..page.lines.len())
        .filter(|at| {
            opens(*at)
                && page.lines.get(*at).is_some_and(|line| {
                    line.words >= 2
                        && is_capitals(line.text)
                        && !line.text.starts_with(['"', '“', '‘', '«', '„'])
                })
        })
        .collect();
    cuts.push(Cut {
        heads: capitals,
        marks: Vec::new(),
        firm: false,
        trim: Trim::None,
    });
    cuts
}
