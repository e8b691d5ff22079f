//! Texts that nobody writes: endless repeats, any characters, any pieces of amounts and dates in a row.

use proptest::prelude::*;

use super::super::amounts;
use crate::entity::Span;

#[test]
fn hostile_input_takes_linear_time() {
    for unit in [
        "1",
        "1,",
        "1.",
        "$",
        "$1-",
        "1 to ",
        "million ",
        "one ",
        "May ",
        "1 (",
        "$1 (",
        "2019-",
        "Monday ",
        "the ",
        "between ",
        "1\u{a0}",
        "½",
        "0/",
        "tens of ",
        "multi ",
        "five hundred ",
        "'90s ",
        "US$",
        "pounds 1 ",
    ] {
        let text = unit.repeat(40_000);
        let mut mentions = 0_usize;
        amounts(
            &text,
            &[(0, text.len())],
            None,
            Some("2026-03-11"),
            &mut |_, value| {
                mentions += 1;
                assert!(value.len() < 200, "{unit}");
            },
        );
        assert!(mentions <= text.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_is_read(text in "\\PC{0,80}", language in proptest::option::of("(en|de|fr|es|it|pt|nl|ru)"), published in proptest::option::of("\\PC{0,12}")) {
        sound(&text, language.as_deref(), published.as_deref());
    }

    #[test]
    fn any_pieces_are_read(
        pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..24),
        language in proptest::option::of("(en|de|fr|es|it|pt|nl|ru)"),
        published in proptest::option::of("(2026-03-11|2026-03|2026|0001-01-01|9999-12-31|2024-02-29)"),
    ) {
        sound(&pieces.concat(), language.as_deref(), published.as_deref());
    }
}

const PIECES: &[&str] = &[
    "1",
    "5",
    "12",
    "2019",
    "1,234",
    "0.5",
    "000",
    "99999999999999999",
    "½",
    " ",
    "\u{a0}",
    "\n",
    "\r\n",
    "-",
    "–",
    "/",
    ".",
    ",",
    ":",
    "(",
    ")",
    "$",
    "€",
    "£",
    "¢",
    "US",
    "A",
    "R",
    "Rs",
    "USD",
    "COP",
    "%",
    "percent",
    "percentage points",
    "million",
    "Mrd",
    "mln",
    "hundred",
    "thousand",
    "dozen",
    "half",
    " a ",
    "and",
    "to",
    "between ",
    "one",
    "twenty",
    "ten",
    "millions",
    "of ",
    "dollars",
    "pounds",
    "cents",
    "pesos",
    "Mexican ",
    "km",
    "year",
    "years",
    "-old",
    "m",
    "m²",
    "°",
    "C",
    "square ",
    "degrees",
    "per hour",
    "May",
    "march",
    "Dec",
    "th",
    "st",
    "Monday",
    "Sundays",
    "last ",
    "this ",
    "next ",
    "week",
    "year",
    "today",
    "Q",
    "BC",
    "s",
    "'",
    "’",
    "century",
    "März",
    "mars",
    "de ",
    "ß",
    "é",
    "İ",
    "日",
    "🎉",
    "segunda",
    "-feira",
];

/// Mentions are in order and disjoint, at borders of characters, and have a value.
fn sound(text: &str, language: Option<&str>, published: Option<&str>) {
    let mut end = 0;
    amounts(
        text,
        &[(0, text.len())],
        language,
        published,
        &mut |span: Span, value| {
            let mention = text.get(span.start as usize..span.end as usize);
            assert!(
                mention.is_some_and(|mention| !mention.trim().is_empty()),
                "{text:?} {span:?}"
            );
            assert!(span.start >= end, "{text:?}");
            assert!(!value.is_empty() && value.trim() == value, "{text:?} {value:?}");
            end = span.end;
        },
    );
}
