//! Articles of a scraped page: headline, caption, button, headline and caption again, then the text.
//!
//! A headline that is told again within a few lines begins an article; nothing else in running text does that.
//! What stands between the tellings is left to the parser of heads.

use super::cut::{Cut, Trim};
use super::page::Page;
use super::title;
use crate::corpus::clean;

/// Proposes an article at every headline that is repeated at once.
pub(crate) fn propose(page: &Page<'_>) -> Vec<Cut> {
    let mut heads = Vec::new();
    let mut at = 0;
    while at < page.lines.len() {
        let opens = page
            .lines
            .get(at)
            .is_some_and(|line| line.gap > 0 && line.words > 2)
            && page.is_title_like(at);
        let last = if opens {
            title::last_telling(page, at, page.lines.len())
        } else {
            None
        };
        match last {
            Some(last) => {
                heads.push(at);
                at = after_copies(page, at, last);
            }
            None => at += 1,
        }
    }
    vec![Cut {
        heads,
        marks: Vec::new(),
        firm: true,
        trim: Trim::None,
    }]
}

/// The first line after the last telling that is no copy of a line between the tellings.
fn after_copies(page: &Page<'_>, title: usize, last: usize) -> usize {
    let key = |index: usize| {
        page.lines
            .get(index)
            .map(|line| clean::without_credit(line.text))
            .unwrap_or_default()
    };
    let told: Vec<String> = (title..last).map(key).collect();
    let mut at = last + 1;
    while at < page.lines.len() && at < last + 16 && (told.contains(&key(at)) || key(at) == key(at + 1)) {
        at += if told.contains(&key(at)) { 1 } else { 2 };
    }
    at
}
