//! Text that nobody wrote.

use proptest::prelude::*;

use super::{found, sentences};
use crate::entity::quotations::quotations;
use crate::entity::{Kind, Span};

/// Pieces that hostile text is put together from.
const PIECES: [&str; 28] = [
    "\"", "“", "”", "„", "«", "»", "‘", "’", "'", "''", "``", "「", "」", "said", "Vale", " ", "\n", "\n\n",
    ",", ".", ":", "é", "a", "who", "she", "(", "\u{a0}", "5",
];

#[test]
fn a_million_marks_take_no_time_to_speak_of() {
    for mark in [
        "\"",
        "“",
        "” ",
        "«",
        "'a, ",
        "``''",
        "\n\n“a",
        "“a, b c d” ",
        "\"a b c d,\" said ",
    ] {
        let text = mark.repeat(200_000);
        let sentences = [(0, text.len())];
        let mut count = 0_u32;
        let found = quotations(&text, None, &sentences, &[], &mut |_| count += 1);
        assert!(count as usize <= text.len() && found.unclosed as usize <= text.len());
    }
}

#[test]
fn empty_text_has_no_quotation() {
    for text in ["", "\"", "\"\"", "“”", "' '", "\n\n", "”“"] {
        assert!(found(text, None).0.is_empty(), "{text:?}");
    }
}

proptest! {
    #[test]
    fn quotations_are_inside_the_text_and_in_order(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..80)) {
        let text = pieces.concat();
        for language in [None, Some("fr"), Some("fi")] {
            let (all, names, unclosed) = found(&text, language);
            prop_assert!(unclosed as usize <= text.len());
            let mut last = 0;
            for quotation in all {
                let inside = text.get(quotation.start as usize..quotation.end as usize);
                prop_assert!(inside.is_some_and(|inside| !inside.is_empty()));
                prop_assert!(quotation.start >= last);
                last = quotation.end;
                prop_assert!(quotation.speaker.is_none_or(|speaker| (speaker as usize) < names.len()));
            }
        }
    }

    #[test]
    fn names_and_sentences_may_be_nonsense(
        text in ".{0,60}",
        borders in prop::collection::vec((0_usize..80, 0_usize..80), 0..6),
        names in prop::collection::vec((0_u32..80, 0_u32..80, 0_u32..9), 0..6),
    ) {
        let names: Vec<Span> = names
            .into_iter()
            .map(|(start, end, sentence)| Span { start, end, sentence, kind: Kind::Person })
            .collect();
        let text = format!("“{text},” said \"{text}");
        let mut count = 0;
        quotations(&text, None, &borders, &names, &mut |_| count += 1);
        quotations(&text, None, &sentences(&text), &names, &mut |_| count += 1);
        prop_assert!(count < 2 * text.len());
    }
}
