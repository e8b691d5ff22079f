//! Words that no label needs: numbers and units, the calendar, who said so, up and down, and the furniture of a page.
//!
//! English only, as the words of other languages that stand everywhere score low by themselves; these score high at
//! times, because a day or a month is typical of what happened on it.

/// Whether a word names nothing that a topic could be about.
pub(super) fn says_little(word: &str) -> bool {
    let word = word.trim().to_lowercase();
    let letters = word.chars().filter(|sign| sign.is_alphabetic());
    let script = word.chars().any(|sign| sign > '\u{2e7f}');
    (letters.count() < 2 && !script) || word.chars().any(char::is_numeric) || SPARE.contains(&word.as_str())
}

#[rustfmt::skip]
const SPARE: &[&str] = &[
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
    "dec", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue",
    "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "today", "yesterday", "tomorrow", "day",
    "days", "week", "weeks", "month", "months", "year", "years", "said", "says", "say", "saying", "told",
    "tells", "added", "according", "rose", "fell", "rise", "fall", "higher", "lower", "compared",
    "expected", "reported", "corp", "inc", "ltd", "plc", "company", "mln", "bln", "mn", "bn", "dlrs",
    "dlr", "cts", "ct", "pct", "mr", "mrs", "ms", "dr", "percent", "per", "cent", "million", "billion",
    "hundred", "thousand", "click", "subscribe", "newsletter", "advertisement", "photo", "image",
    "caption", "copyright", "reserved", "http", "https", "www", "com", "html", "href", "nbsp", "amp",
    "lt", "gt",
];
