//! Sums of money, dates, quantities and percentages, found and normalised by hand-written rules.
//!
//! A number means nothing alone: it is a mention by what stands beside it, a sign, code or word of money, a unit, a
//! percent sign, a month. So the scanner runs from number to number and from word to word that may open a date, and
//! looks around there, a bounded way in either direction. The value is what an analyst would compare: the same for
//! every way of writing the same thing, and no more than the text says.
//!
//! * Money: ISO 4217 code and plain number, `USD 1.5`, `EUR 5000000-7000000`, `USD tens of millions`. The dollar and
//!   the cent alone are those of the United States; a word that several countries use is a word (`peso 300`) until
//!   the article names the country. A sum with its equivalent in brackets is one mention: `UAH 300000000000 = USD
//!   6900000000`.
//! * Percent: `12.5 %`, `5-7 %`, percentage points `2 pp`, basis points `25 bp`.
//! * Quantity: number and unit, spans of time and ages among them: `45 km`, `3 years`, `120 km/h`, `-5 °C`.
//! * Date: ISO 8601, `2026-03-05`, `2026-03`, `2026`, spans `2026-03-05/2026-03-08`, lists `2026-03-05, 2026-03-09`,
//!   decades `1990s`, `19th century`, quarters `2026-Q3`, weeks `2026-W10`, `44 BC`. What is not completed by the day
//!   of publication is `--03-05`, `March`, `Wednesday`, `Sundays`.
//!
//! Bare numbers, counts of people or things, times of day, scores, telephone numbers and numbers of sections are
//! nothing, and neither are words such as "yesterday" in an article whose day is unknown.

mod around;
mod calendar;
mod currency;
mod date;
mod equivalent;
mod foreign;
mod lexicon;
mod money;
mod number;
mod page;
mod quantity;
mod reading;
mod scan;
mod scanner;
#[cfg(test)]
mod tests;
mod unit;
mod weekday;
mod year;

use super::Span;
use calendar::Published;
use lexicon::Lexicon;
use number::Style;
use page::Page;
use reading::Reading;
use scanner::Scanner;

/// Hands over the sums of money, dates, quantities and percentages of one article in order, disjoint, each with its
/// normalised value.
///
/// `sentences` are byte ranges of `text`, ascending and disjoint; a mention belongs to the last one that starts no
/// later than it does, even if it ends behind it. `language` is the article's ISO 639-1 code, English where it is
/// unknown, and decides about decimal signs and words. `published` is the article's date, `YYYY`, `YYYY-MM` or
/// `YYYY-MM-DD` and whatever follows. Takes time linear in the text.
pub fn amounts(
    text: &str,
    sentences: &[(usize, usize)],
    language: Option<&str>,
    published: Option<&str>,
    sink: &mut impl FnMut(Span, &str),
) {
    let reading = Reading {
        page: Page(text),
        lexicon: Lexicon::of(language),
        style: Style::of(language),
    };
    let mut scanner = Scanner::new(reading, Published::read(published));
    let mut value = String::new();
    let mut sentence = 0;
    scan::starts(text, &reading.lexicon.heads, &mut |start| {
        value.clear();
        let found = match scanner.at(start, &mut value) {
            Ok(found) => found,
            Err(resume) => return resume,
        };
        while sentences
            .get(sentence + 1)
            .is_some_and(|next| next.0 <= found.start)
        {
            sentence += 1;
        }
        // A text beyond four gigabytes has no spans there.
        if let (Ok(start), Ok(end), Ok(sentence)) =
            (found.start.try_into(), found.end.try_into(), sentence.try_into())
        {
            let kind = found.kind;
            sink(
                Span {
                    start,
                    end,
                    sentence,
                    kind,
                },
                &value,
            );
        }
        found.end
    });
}
