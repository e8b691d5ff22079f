//! Where a rule says that articles begin.
//!
//! A proposal is line numbers only: what the lines mean is read later, by one parser for all rules.

/// Where articles begin, as a rule proposes it.
#[derive(Debug, Clone)]
pub(crate) struct Cut {
    /// The first line of each article, in order.
    pub(crate) heads: Vec<usize>,
    /// Lines that are borders themselves, in order.
    pub(crate) marks: Vec<usize>,
    /// Whether what was found cannot be anything but a border. Otherwise every article must have a headline.
    pub(crate) firm: bool,
    /// What of the headline's line is not headline.
    pub(crate) trim: Trim,
}

/// What a headline's line holds beside the headline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trim {
    /// Nothing.
    None,
    /// A number that belongs to the export.
    Number,
    /// A date or an address.
    Inline,
}

/// Recurring lines that are looked into: a border is among the most frequent lines of its file, and a bound keeps
/// the time linear however many lines recur.
const MOST: usize = 48;

/// Keeps the groups of at least `least` lines that recur most; among equals the earlier ones.
pub(super) fn most_frequent<T>(groups: &mut Vec<T>, least: usize, size: impl Fn(&T) -> usize) {
    // The order tells how many kinds of lines there were, of which those that stand once are not worth sorting.
    let many = groups.len() > MOST;
    groups.retain(|group| size(group) >= least);
    if many {
        groups.sort_by_key(|group| std::cmp::Reverse(size(group)));
        groups.truncate(MOST);
    }
}
