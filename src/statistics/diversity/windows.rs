//! Type-token ratios of windows of one length, which can be compared between texts of different length.
//!
//! The moving average is computed without moving a window: a token is the first of its type in exactly those
//! windows that contain it but not the previous token of the type, and their number is a difference of two
//! positions. One pass, integers only.
//!
//! No window length is the default here: tools use 50 (`lexical_diversity`), 100 (quanteda,
//! `LexicalRichness`) and 500 (Wordless).

use super::seen::Seen;

/// Moving-average type-token ratio: the mean TTR of every window of `window` tokens; above 0 to 1 (all
/// different) (Covington & McFall 2010).
///
/// A text shorter than the window gets one window of its own length, so its value is its TTR: say so where it
/// is shown. `None` for an empty text or a window of 0.
#[must_use]
pub fn mattr(ids: &[u32], window: usize, seen: &mut Seen) -> Option<f64> {
    let window = window.min(ids.len());
    if window == 0 {
        return None;
    }
    let last_start = ids.len() - window;
    let mark = seen.mark();
    let mut firsts = 0_u128;
    for (at, id) in ids.iter().enumerate() {
        // Starts of the windows that contain this token ...
        let latest = at.min(last_start);
        let mut earliest = (at + 1).saturating_sub(window);
        // ... but not the one of its type before it.
        if let Some(previous) = previous(at, seen.met_after(mark, *id)) {
            earliest = earliest.max(previous + 1);
        }
        firsts += (latest + 1).saturating_sub(earliest) as u128;
    }
    Some(firsts as f64 / ((last_start + 1) as f64 * window as f64))
}

fn previous(at: usize, back: Option<u64>) -> Option<usize> {
    at.checked_sub(usize::try_from(back?).ok()?)
}

/// Mean segmental type-token ratio: the mean TTR of consecutive segments of `window` tokens, an incomplete
/// last one left out; above 0 to 1 (all different) (Johnson 1944).
///
/// A text shorter than the window is one segment of its own length, so its value is its TTR: say so where it
/// is shown. `None` for an empty text or a window of 0. (`LexicalRichness` drops the last segment even when
/// complete.)
#[must_use]
pub fn msttr(ids: &[u32], window: usize, seen: &mut Seen) -> Option<f64> {
    let window = window.min(ids.len());
    if window == 0 {
        return None;
    }
    let segments = ids.chunks_exact(window);
    let tokens = segments.len() as f64 * window as f64;
    let mut types = 0_u64;
    for segment in segments {
        let mark = seen.mark();
        types += segment
            .iter()
            .filter(|id| seen.met_after(mark, **id).is_none())
            .count() as u64;
    }
    Some(types as f64 / tokens)
}
