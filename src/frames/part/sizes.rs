//! The sizes of a document, each by its column's name with the way to it and back.

use crate::count::Row;

pub(super) type Size = (&'static str, fn(&Row) -> u32, fn(&mut Row, u32));
pub(super) type Factor = (&'static str, fn(&Row) -> u64, fn(&mut Row, u64));

/// The sizes of a document, each with the way to it.
pub(super) const SIZES: &[Size] = &[
    ("position", |row| row.position, |row, value| row.position = value),
    (
        "sentences",
        |row| row.sizes.sentences,
        |row, value| row.sizes.sentences = value,
    ),
    (
        "tokens",
        |row| row.sizes.tokens,
        |row, value| row.sizes.tokens = value,
    ),
    (
        "counted",
        |row| row.sizes.counted,
        |row, value| row.sizes.counted = value,
    ),
    (
        "stops",
        |row| row.sizes.stops,
        |row, value| row.sizes.stops = value,
    ),
    (
        "numbers",
        |row| row.sizes.numbers,
        |row, value| row.sizes.numbers = value,
    ),
    (
        "letters",
        |row| row.sizes.letters,
        |row, value| row.sizes.letters = value,
    ),
    ("urls", |row| row.sizes.urls, |row, value| row.sizes.urls = value),
    (
        "words",
        |row| row.sizes.words,
        |row, value| row.sizes.words = value,
    ),
];

pub(super) const FACTORS: &[Factor] = &[
    (
        "bytes",
        |row| row.sizes.bytes,
        |row, value| row.sizes.bytes = value,
    ),
    (
        "digest",
        |row| row.sizes.digest,
        |row, value| row.sizes.digest = value,
    ),
    (
        "forward_full",
        |row| row.sizes.factors.0.full,
        |row, value| row.sizes.factors.0.full = value,
    ),
    (
        "forward_tokens",
        |row| row.sizes.factors.0.rest_tokens,
        |row, value| row.sizes.factors.0.rest_tokens = value,
    ),
    (
        "forward_types",
        |row| row.sizes.factors.0.rest_types,
        |row, value| row.sizes.factors.0.rest_types = value,
    ),
    (
        "backward_full",
        |row| row.sizes.factors.1.full,
        |row, value| row.sizes.factors.1.full = value,
    ),
    (
        "backward_tokens",
        |row| row.sizes.factors.1.rest_tokens,
        |row, value| row.sizes.factors.1.rest_tokens = value,
    ),
    (
        "backward_types",
        |row| row.sizes.factors.1.rest_types,
        |row, value| row.sizes.factors.1.rest_types = value,
    ),
];
