//! The sentences of Unicode UAX #29, in linear time.
//!
//! Crate unicode-segmentation looks ahead anew from every character of a run of spaces or quotes behind a
//! full stop, so that forty thousand spaces take it ten seconds. UAX #29 does not count these characters, so
//! long runs are shortened before it sees them, and the borders it finds are moved back to where they were.

use unicode_segmentation::UnicodeSegmentation;

/// The longest run that is left as it is; long enough that ordinary text is never copied.
const LONGEST_RUN: usize = 64;

/// Hands the start and end of every sentence to `sink`; together they cover the text.
pub(super) fn pieces(text: &str, sink: &mut impl FnMut(usize, usize)) {
    let runs = long_runs(text, LONGEST_RUN);
    if runs.is_empty() {
        for (start, piece) in text.split_sentence_bound_indices() {
            sink(start, start + piece.len());
        }
        return;
    }
    let mut short = String::with_capacity(text.len());
    // Where each cut is in the shortened text, and how many bytes are missing from there on.
    let mut cuts = Vec::with_capacity(runs.len());
    let mut kept = 0;
    let mut missing = 0;
    for (start, end) in runs {
        short.push_str(text.get(kept..start).unwrap_or_default());
        missing += end - start;
        cuts.push((short.len(), missing));
        kept = end;
    }
    short.push_str(text.get(kept..).unwrap_or_default());
    let mut cuts = cuts.into_iter().peekable();
    let mut shift = 0;
    let mut start = 0;
    for (at, piece) in short.split_sentence_bound_indices() {
        let end = at + piece.len();
        while let Some((_, missing)) = cuts.next_if(|&(cut, _)| cut <= end) {
            shift = missing;
        }
        sink(start, end + shift);
        start = end + shift;
    }
}

/// What a run is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Run {
    Space,
    Close,
    Same(char),
}

/// The tails, beyond `longest` characters, of all runs whose length UAX #29 does not count. A border can lie
/// before or after such a tail but not inside it.
fn long_runs(text: &str, longest: usize) -> Vec<(usize, usize)> {
    let mut tails = Vec::new();
    let mut run = None;
    let mut length = 0usize;
    let mut tail = 0;
    for (at, character) in text.char_indices() {
        let kind = kind(character);
        if run.is_some() && (kind == run || is_transparent(character)) {
            length += 1;
            if length == longest {
                tail = at + character.len_utf8();
            }
            continue;
        }
        if length > longest {
            tails.push((tail, at));
        }
        run = kind;
        length = 1;
    }
    if length > longest {
        tails.push((tail, text.len()));
    }
    tails
}

/// The kind of run that `character` is part of; `None` for line ends, between which there are borders.
fn kind(character: char) -> Option<Run> {
    if super::is_line_end(character) {
        None
    } else if character.is_whitespace() {
        Some(Run::Space)
    } else if is_close(character) {
        Some(Run::Close)
    } else {
        Some(Run::Same(character))
    }
}

/// Quotes and brackets that have the property `Sentence_Break=Close`.
pub(super) fn is_close(character: char) -> bool {
    matches!(character,
        '"' | '\'' | '(' | ')' | '[' | ']' | '{' | '}' | '«' | '»' | '‹' | '›'
        | '\u{2018}'..='\u{201F}' | '\u{275B}'..='\u{2760}' | '\u{2768}'..='\u{2775}' | '\u{27E6}'..='\u{27EF}'
        | '\u{2983}'..='\u{2998}' | '\u{2E20}'..='\u{2E29}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301B}'
        | '\u{301D}'..='\u{301F}' | '\u{FE35}'..='\u{FE44}' | '\u{FF08}' | '\u{FF09}' | '\u{FF3B}' | '\u{FF3D}'
        | '\u{FF5B}' | '\u{FF5D}' | '\u{FF5F}' | '\u{FF60}' | '\u{FF62}' | '\u{FF63}')
}

/// Common characters that UAX #29 looks through: they belong to whatever is before them.
pub(super) fn is_transparent(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{300}'..='\u{36F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}' | '\u{20D0}'..='\u{20F0}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        pieces(text, &mut |start, end| found.push((start, end)));
        found
    }

    fn plain(text: &str) -> Vec<(usize, usize)> {
        text.split_sentence_bound_indices()
            .map(|(start, piece)| (start, start + piece.len()))
            .collect()
    }

    #[test]
    fn long_runs_take_linear_time() {
        for piece in [
            " ", "\"", "\"'", " \u{a0}", ")\u{301}", ".", "a. ", "\n", "\u{2029}", "  \n", "1", "。",
        ] {
            let text = format!("a.{}b", piece.repeat(1_000_000 / piece.len()));
            assert_eq!(
                found(&text).last().map(|&(_, end)| end),
                Some(text.len()),
                "{piece:?}"
            );
        }
    }

    #[test]
    fn closing_characters_are_close_to_unicode() {
        for close in ('\0'..=char::MAX).filter(|&character| is_close(character)) {
            // Only after Close may a stop's sentence go on with white space: any other character would start
            // a new one.
            assert_eq!(
                format!("a?{close} B").split_sentence_bounds().count(),
                2,
                "{close:?}"
            );
            assert!(
                format!("a?{close} B")
                    .split_sentence_bounds()
                    .next()
                    .is_some_and(|first| first.ends_with(' '))
            );
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1500))]
        #[test]
        fn shortened_runs_change_no_border(
            parts in prop::collection::vec(
                (prop::sample::select(vec![
                    " ", "\u{a0}", "\t", "\"", "”", "(", ")", ".", "?", "a", "B", "1", "\n", "\r\n", "\r", "\u{85}", ",", "漢",
                    "\u{301}", "\u{ad}", "。", "\u{2028}", "-", "Mr.",
                ]), prop_oneof![1usize..4, 60usize..70]), 0..10)
        ) {
            let text: String = parts.iter().map(|(piece, count)| piece.repeat(*count)).collect();
            prop_assert_eq!(found(&text), plain(&text));
        }
    }
}
