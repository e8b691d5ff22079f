//! How well a sentence reads where it stands alone.

use super::label;

/// A sentence that points back, and the sentence it points to is not there.
const LEANS: f64 = 0.85;
/// A question.
const ASKS: f64 = 0.6;
/// Nothing but a quotation.
const QUOTES: f64 = 0.6;
/// A quotation with something behind it, most often who said it.
const SAYS: f64 = 0.8;
/// A quotation that begins or ends in another sentence.
const HALF: f64 = 0.8;
/// A sentence that breaks off.
const BREAKS_OFF: f64 = 0.6;

/// Factors between 0 and 1 for the weight of a sentence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Style {
    /// Where the sentence before it is not shown.
    pub(super) alone: f64,
    /// Where it is.
    pub(super) behind: f64,
}

/// The style of a sentence; one that opens an article leans on nothing.
pub(super) fn style(piece: &str, opens: bool) -> Style {
    let mut behind = 1.0;
    let bare = piece.trim_end_matches(is_mark);
    if bare.ends_with(['?', '？', '؟']) {
        behind *= ASKS;
    }
    if bare.ends_with('…') || bare.ends_with("...") {
        behind *= BREAKS_OFF;
    }
    if piece.starts_with(is_quote) {
        behind *= if piece.ends_with(is_quote) { QUOTES } else { SAYS };
    } else if !is_even(piece) {
        behind *= HALF;
    }
    let leans = !opens && label::leans(&piece.to_lowercase());
    Style {
        alone: if leans { behind * LEANS } else { behind },
        behind,
    }
}

fn is_mark(c: char) -> bool {
    is_quote(c) || c == ')' || c == ']'
}

fn is_quote(c: char) -> bool {
    "\"“”„«»‹›「」『』".contains(c)
}

/// Whether as many quotations begin in a piece as end in it.
fn is_even(piece: &str) -> bool {
    let count = |marks: &str| piece.chars().filter(|&c| marks.contains(c)).count();
    // German quotations end with the mark that begins English ones.
    let curly = count("“„") == count("”") || count("„") == count("“");
    curly && count("\"") % 2 == 0 && count("«") == count("»") && count("「") == count("」")
}
