//! One key term as the page shows it: how much more, where, by which articles, and how it reads.
//!
//! A difference is always told from the side that has more, as a factor of at least one, because "0.2 times as often" is
//! a number that a reader has to turn round first; the heading above says which side that is. It does not judge: the
//! verdict arrives with the term.

use super::super::legible::{CELL, TERM, legible};
use super::super::{ContextLine, Driver, KeyTerm};
use super::passage::titled;
use super::{ArticleBox, cost, counted, on_page, times};
use crate::number::{self, count};

/// Longest text on one side of a term in its line, in characters.
const CONTEXT: usize = 120;
/// This number of articles stands for any that is larger.
const MANY: u32 = 50;
/// Upper ends beyond this logarithm are not told.
const FAR: f64 = 10.0;
/// The tags around a term, around what unfolds below it, and around each part of that.
const ROW: usize = 400;
const FRAME: usize = 160;
const PART: usize = 120;

/// One term.
pub(in super::super) struct TermBox {
    pub(in super::super) form: String,
    /// How much more frequent it is on the side that uses it more, such as `×6.3`.
    pub(in super::super) factor: String,
    /// The range of that, such as `×4.1 to ×9.8`; empty where there is none.
    pub(in super::super) range: String,
    pub(in super::super) rate: String,
    pub(in super::super) rate_ref: String,
    pub(in super::super) df: String,
    pub(in super::super) df_ref: String,
    pub(in super::super) verdict: String,
    /// What unfolds below it, where it fits the page.
    pub(in super::super) detail: Option<Detail>,
}

/// What bears a term out.
pub(in super::super) struct Detail {
    /// Its counts and statistics.
    pub(in super::super) numbers: String,
    pub(in super::super) drivers: Vec<DriverLine>,
    /// Its lines, side by side with what they are from.
    pub(in super::super) sides: Vec<Lines>,
}

/// An article that drives it.
pub(in super::super) struct DriverLine {
    pub(in super::super) title: String,
    /// The number of the article, where the page shows it.
    pub(in super::super) article: Option<u32>,
    /// How much of the term is its, and what is left without it.
    pub(in super::super) note: String,
}

/// Lines of one side.
pub(in super::super) struct Lines {
    pub(in super::super) from: String,
    pub(in super::super) lines: Vec<Line>,
}

/// The term between what stands before and after it, with the blanks between them: not every script has any.
pub(in super::super) struct Line {
    pub(in super::super) left: String,
    pub(in super::super) keyword: String,
    pub(in super::super) right: String,
    pub(in super::super) title: String,
    /// The number of the article, where the page shows it.
    pub(in super::super) article: Option<u32>,
}

impl TermBox {
    /// The term without what unfolds; `more` says that the group uses it more than its reference.
    pub(super) fn new(term: &KeyTerm, more: bool) -> Self {
        let (factor, range) = factor(term, more);
        let rate = |value: Option<f64>| number::reader(value.unwrap_or(f64::NAN));
        let df = |value: Option<u64>| value.map_or_else(|| number::reader(f64::NAN), count);
        Self {
            form: legible(&term.form, TERM),
            factor,
            range,
            rate: rate(term.per_million),
            rate_ref: rate(term.per_million_ref),
            df: df(term.df),
            df_ref: df(term.df_ref),
            verdict: verdict(term),
            detail: None,
        }
    }

    /// The bytes it takes on the page without what unfolds, at most.
    pub(super) fn cost(&self) -> usize {
        ROW + cost(&self.form) + cost(&self.verdict)
    }
}

impl Detail {
    /// What bears `term` out; `names` are those of the group and of its reference.
    pub(super) fn new(term: &KeyTerm, more: bool, names: [&str; 2], articles: &[ArticleBox]) -> Self {
        let side = if more { "here" } else { "there" };
        let lines = |name: &str, lines: &[ContextLine]| Lines {
            from: name.to_owned(),
            lines: lines.iter().map(|line| Line::new(line, articles)).collect(),
        };
        let [name, reference] = names;
        let both = [lines(name, &term.lines), lines(reference, &term.lines_ref)];
        Self {
            numbers: numbers(term),
            drivers: term
                .drivers
                .iter()
                .map(|driver| DriverLine::new(driver, side, articles))
                .collect(),
            sides: both.into_iter().filter(|side| !side.lines.is_empty()).collect(),
        }
    }

    /// The bytes it takes on the page, at most.
    pub(super) fn cost(&self) -> usize {
        let drivers = self
            .drivers
            .iter()
            .map(|driver| cost(&driver.title) + cost(&driver.note) + PART);
        let sides = self.sides.iter().map(|side| cost(&side.from) + PART);
        let lines = self.sides.iter().flat_map(|side| &side.lines);
        let lines = lines.map(|line| {
            let texts = [&line.left, &line.keyword, &line.right, &line.title, &line.title];
            PART + texts.into_iter().map(|text| cost(text)).sum::<usize>()
        });
        FRAME + cost(&self.numbers) + drivers.chain(sides).chain(lines).sum::<usize>()
    }
}

impl DriverLine {
    fn new(driver: &Driver, side: &str, articles: &[ArticleBox]) -> Self {
        let n = times(driver.count);
        let share = number::percent(driver.share);
        let left = if driver.lrc_without == 0.0 {
            "no longer shown to differ".to_owned()
        } else {
            format!("still shown, at least {}", multiple(driver.lrc_without.abs()))
        };
        Self {
            title: titled(&driver.title),
            article: on_page(articles, driver.doc),
            note: match driver.copies {
                0 | 1 => format!("{n}, {share} of all {side}; without it {left}"),
                copies => format!("{n} in {copies} copies, {share} of all {side}; without them {left}"),
            },
        }
    }
}

impl Line {
    fn new(line: &ContextLine, articles: &[ArticleBox]) -> Self {
        let blank = |is: bool| if is { " " } else { "" };
        let before = blank(line.left.ends_with(char::is_whitespace));
        let after = blank(line.right.starts_with(char::is_whitespace));
        Self {
            left: format!("{}{before}", ending(&line.left, CONTEXT)),
            keyword: legible(&line.keyword, TERM),
            right: format!("{after}{}", legible(&line.right, CONTEXT)),
            title: titled(&line.title),
            article: on_page(articles, line.doc),
        }
    }
}

/// The end of `text`, which is what stands next to the term, made legible.
fn ending(text: &str, limit: usize) -> String {
    let whole = legible(text, usize::MAX);
    let Some((start, _)) = whole.char_indices().rev().nth(limit.saturating_sub(1)) else {
        return whole;
    };
    if start == 0 {
        return whole;
    }
    let kept = whole.get(start..).unwrap_or_default();
    // A first word that may be broken is given up, unless the text has no spaces near.
    let space = kept.char_indices().take(24).find(|(_, letter)| *letter == ' ');
    let kept = space.map_or(kept, |(at, _)| kept.get(at..).unwrap_or_default().trim_start());
    format!("…{kept}")
}

/// The factor and its range, told from the side that has more.
fn factor(term: &KeyTerm, more: bool) -> (String, String) {
    let (ratio, low, high) = if more {
        (term.log_ratio, term.low, term.high)
    } else {
        let turned = |value: Option<f64>| value.map(|value| -value);
        (-term.log_ratio, turned(term.high), turned(term.low))
    };
    match (low, high) {
        // Nothing is known of an upper end so far out but that there is one.
        (Some(low), Some(high)) if high > FAR => (multiple(ratio), format!("{} or more", multiple(low))),
        (Some(low), Some(high)) => (
            multiple(ratio),
            format!("{} to {}", multiple(low), multiple(high)),
        ),
        (Some(low), None) => (format!("at least {}", multiple(low)), String::new()),
        _ => (multiple(ratio), String::new()),
    }
}

/// Two to the power of `log`, as a factor: two digits, three below 2, so that `×1.04` is not told as `×1`.
fn multiple(log: f64) -> String {
    let factor = log.exp2();
    if !factor.is_finite() {
        return number::reader(f64::NAN);
    }
    let text = match factor {
        ..0.095 => number::reader(factor),
        ..1.995 => number::fixed(factor, 2),
        ..9.95 => number::fixed(factor, 1),
        _ => number::fixed(factor, 0),
    };
    format!("×{text}")
}

/// The verdict as a reader is told it.
fn verdict(term: &KeyTerm) -> String {
    match (term.verdict.as_str(), term.carried_by) {
        ("bursty", _) if !term.why.is_empty() => format!("bursty: {}", legible(&term.why, CELL)),
        ("no difference", _) => "not shown to differ".to_owned(),
        ("bursty", MANY..) => format!("bursty: {MANY} or more articles carry it"),
        ("bursty", 1) => "bursty: 1 article carries it".to_owned(),
        ("bursty", by) if by > 0 => format!("bursty: {} carry it", counted(by, "article")),
        ("", _) => "shown; its articles are not known".to_owned(),
        (verdict, _) => legible(verdict, CELL),
    }
}

/// A probability: none is exactly 0.
fn chance(p: f64) -> String {
    number::reader(if p == 0.0 { f64::MIN_POSITIVE } else { p })
}

/// Counts and statistics in one line.
fn numbers(term: &KeyTerm) -> String {
    let mut text = format!(
        "{} here, {} there; log ratio {}, conservative {}; p {} after correction",
        times(term.count),
        times(term.count_ref),
        number::fixed(term.log_ratio, 2),
        number::fixed(term.lrc, 2),
        chance(term.p_adjusted)
    );
    if let Some(p) = term.p_documents {
        text.push_str(", ");
        text.push_str(&chance(p));
        text.push_str(" over articles");
    }
    text.push('.');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    fn term(log_ratio: f64, low: Option<f64>, high: Option<f64>) -> KeyTerm {
        let comparison = sample::report().comparison.unwrap();
        KeyTerm {
            log_ratio,
            low,
            high,
            ..comparison.groups[0].more[0].clone()
        }
    }

    #[test]
    fn a_factor_is_told_from_the_side_that_has_more() {
        let told = |more, ratio, low, high| {
            let (factor, range) = factor(&term(ratio, low, high), more);
            format!("{factor}|{range}")
        };
        assert_eq!(told(true, 3.0, Some(2.0), Some(4.0)), "×8.0|×4.0 to ×16");
        assert_eq!(told(false, -3.0, Some(-4.0), Some(-2.0)), "×8.0|×4.0 to ×16");
        assert_eq!(told(true, 5.0, Some(2.5), None), "at least ×5.7|");
        assert_eq!(told(false, -5.0, None, Some(-2.5)), "at least ×5.7|");
        assert_eq!(told(true, 1.0, Some(-1.0), Some(3.5)), "×2.0|×0.50 to ×11");
        assert_eq!(told(true, 1.0, None, None), "×2.0|");
    }

    #[test]
    fn factors_have_two_digits_and_any_number_is_one() {
        let cases = [
            (0.0, "×1.00"),
            (0.06, "×1.04"),
            (0.999, "×2.0"),
            (3.315, "×10"),
            (14.0, "×16,384"),
            (-1.0, "×0.50"),
            (-7.0, "×0.00781"),
            (5_000.0, "–"),
            (f64::NAN, "–"),
            (f64::NEG_INFINITY, "×0"),
        ];
        for (log, text) in cases {
            assert_eq!(multiple(log), text, "{log}");
        }
    }

    #[test]
    fn verdicts_are_words() {
        let told = |verdict_id: &str, carried_by| {
            verdict(&KeyTerm {
                verdict: verdict_id.to_owned(),
                carried_by,
                ..term(1.0, None, None)
            })
        };
        assert_eq!(told("robust", 0), "robust");
        assert_eq!(told("bursty", 1), "bursty: 1 article carries it");
        assert_eq!(told("bursty", 2), "bursty: 2 articles carry it");
        assert_eq!(told("bursty", 50), "bursty: 50 or more articles carry it");
        assert_eq!(told("bursty", 0), "bursty");
        assert_eq!(told("", 0), "shown; its articles are not known");
    }

    #[test]
    fn a_long_context_keeps_what_is_next_to_the_term() {
        assert_eq!(ending("one two three", 99), "one two three");
        assert_eq!(ending("one two three", 9), "…three");
        assert_eq!(ending("字字字字", 2), "…字字");
        assert_eq!(ending("", 5), "");
        assert_eq!(ending("ab", 2), "ab");
        let line = ContextLine {
            doc: 0,
            title: String::new(),
            left: format!("{} the\n", "far ".repeat(100)),
            keyword: "ferry".to_owned(),
            right: "'s bell\u{202e}".to_owned(),
        };
        let shown = Line::new(&line, &[]);
        assert!(shown.left.starts_with("…far ") && shown.left.ends_with("far the "));
        assert_eq!(shown.right, "'s bell");
        assert_eq!((shown.title.as_str(), shown.article), ("Untitled", None));
    }

    proptest::proptest! {
        #[test]
        fn any_context_becomes_one_short_harmless_line(text: String, limit in 1_usize..40) {
            let shown = ending(&text, limit);
            assert!(shown.chars().count() <= limit + 1);
            assert!(!shown.chars().any(char::is_control));
        }

        #[test]
        fn any_numbers_are_told(ratio: f64, low: Option<f64>, high: Option<f64>, more: bool) {
            let row = TermBox::new(&term(ratio, low, high), more);
            assert!(!row.factor.is_empty() && !row.factor.contains("NaN") && !row.range.contains("inf"));
        }
    }
}
