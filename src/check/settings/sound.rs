//! Whether settings can be meant: numbers in range, dates that exist, bounds the right way round.

use super::{Drift, Settings};
use crate::check::gate;
use crate::error::Error;
use crate::number;

/// Beyond it no ratio would ever count as moved.
const MOST_TOLERANCE: f64 = 1000.0;
/// Characters of a value that are shown.
const SHOWN: usize = 60;

type Checked = Result<(), Error>;

impl Settings {
    /// Whether every value can be meant.
    ///
    /// # Errors
    /// [`Error::Usage`] with the key, its value and what is expected, of the first one that cannot.
    pub fn check(&self) -> Checked {
        shares(&self.gate)?;
        bounds(&self.gate)?;
        dates(&self.gate.dates)?;
        names(&self.gate)?;
        drift(&self.drift)?;
        self.rules()
    }

    fn rules(&self) -> Checked {
        let mut names: Vec<String> = Vec::new();
        for (place, rule) in self.rule.iter().enumerate() {
            rule.check(place + 1)?;
            names.push(rule.name.trim().to_lowercase());
        }
        let mut sorted = names.clone();
        sorted.sort_unstable();
        let Some(twice) = sorted.windows(2).find(|pair| pair.first() == pair.last()) else {
            return Ok(());
        };
        let of = |rule: &&String| Some(rule.as_str()) == twice.first().map(String::as_str);
        let at = names.iter().position(|name| of(&name));
        let name = at
            .and_then(|at| self.rule.get(at))
            .map_or("", |rule| rule.name.trim());
        Err(wrong(
            "check.rule.name",
            &format!("{name:?} in two rules"),
            "a name of its own for each rule",
        ))
    }
}

fn shares(gate: &gate::Options) -> Checked {
    let optional = gate.dates.max_missing.unwrap_or(0.0);
    for (key, value) in [
        ("articles.error-above", gate.articles.error_above),
        ("unassigned.max", gate.unassigned.max),
        ("unassigned.error-above", gate.unassigned.error_above),
        ("unreadable.max", gate.unreadable.max),
        ("unreadable.error-above", gate.unreadable.error_above),
        ("records.max", gate.records.max),
        ("records.error-above", gate.records.error_above),
        ("encoding.max", gate.encoding.max),
        ("encoding.error-above", gate.encoding.error_above),
        ("encoding.max-articles", gate.encoding.max_articles),
        (
            "encoding.error-above-articles",
            gate.encoding.error_above_articles,
        ),
        ("markup.max", gate.markup.max),
        ("markup.error-above", gate.markup.error_above),
        ("markup.max-articles", gate.markup.max_articles),
        ("markup.error-above-articles", gate.markup.error_above_articles),
        ("empty.max", gate.empty.max),
        ("empty.error-above", gate.empty.error_above),
        ("short.max", gate.short.max),
        ("short.error-above", gate.short.error_above),
        ("dates.max", gate.dates.max),
        ("dates.error-above", gate.dates.error_above),
        ("dates.max-missing", optional),
        ("languages.max", gate.languages.max),
        ("languages.error-above", gate.languages.error_above),
        ("duplicates.max", gate.duplicates.max),
        ("duplicates.error-above", gate.duplicates.error_above),
        ("same-text.max", gate.same_text.max),
        ("same-text.error-above", gate.same_text.error_above),
        ("boilerplate.spread", gate.boilerplate.spread),
        ("boilerplate.max", gate.boilerplate.max),
        ("boilerplate.error-above", gate.boilerplate.error_above),
    ] {
        if !(0.0..=1.0).contains(&value) {
            let key = format!("check.gate.{key}");
            return Err(wrong(
                &key,
                &written(value),
                "a share from 0 to 1, where 0.25 is a quarter",
            ));
        }
    }
    Ok(())
}

fn bounds(gate: &gate::Options) -> Checked {
    for (least, min, most, max) in [
        (
            "articles.min",
            gate.articles.min,
            "articles.max",
            gate.articles.max,
        ),
        (
            "articles.source-min",
            gate.articles.source_min,
            "articles.source-max",
            gate.articles.source_max,
        ),
    ] {
        if let Some(max) = max
            && max < min
        {
            let expected = format!("check.gate.{least} or more, which is {min}");
            return Err(wrong(&format!("check.gate.{most}"), &max.to_string(), &expected));
        }
    }
    for (key, value) in [
        ("check.gate.same-text.articles", gate.same_text.articles),
        ("check.gate.boilerplate.articles", gate.boilerplate.articles),
    ] {
        if value < 2 {
            return Err(wrong(
                key,
                &value.to_string(),
                "2 or more, since one article repeats nothing",
            ));
        }
    }
    Ok(())
}

fn dates(dates: &gate::Dates) -> Checked {
    let earliest = Some(dates.earliest.as_str());
    for (key, value) in [("earliest", earliest), ("latest", dates.latest.as_deref())] {
        if let Some(value) = value
            && !is_date(value)
        {
            return Err(wrong(
                &format!("check.gate.dates.{key}"),
                &quoted(value),
                "a day, month or year in quotation marks, such as \"2024-05-31\", \"2024-05\" or \"2024\"",
            ));
        }
    }
    // A month or a year stands for its first day as the earliest and for its last as the latest.
    let first = |date: &str| format!("{date}{}", "0000-01-01".get(date.len()..).unwrap_or_default());
    let last = |date: &str| format!("{date}{}", "0000-12-31".get(date.len()..).unwrap_or_default());
    match &dates.latest {
        Some(latest) if last(latest) < first(&dates.earliest) => {
            let expected = format!(
                "check.gate.dates.earliest or later, which is {}",
                quoted(&dates.earliest)
            );
            Err(wrong("check.gate.dates.latest", &quoted(latest), &expected))
        }
        _ => Ok(()),
    }
}

fn names(gate: &gate::Options) -> Checked {
    let code =
        |code: &String| (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase());
    if let Some(language) = gate.languages.expected.iter().find(|language| !code(language)) {
        let expected = "codes of languages in small letters, such as \"en\" or \"de\"";
        return Err(wrong(
            "check.gate.languages.expected",
            &quoted(language),
            expected,
        ));
    }
    if let Some(source) = gate
        .sources
        .expected
        .iter()
        .find(|source| source.trim().is_empty())
    {
        let expected = "names of outlets, folders or files";
        return Err(wrong("check.gate.sources.expected", &quoted(source), expected));
    }
    Ok(())
}

fn drift(drift: &Drift) -> Checked {
    if !(1.0..=MOST_TOLERANCE).contains(&drift.tolerance) {
        let expected = "a ratio from 1 to 1000, where 1.25 accepts a quarter more";
        return Err(wrong(
            "check.drift.tolerance",
            &written(drift.tolerance),
            expected,
        ));
    }
    if !(drift.alpha > 0.0 && drift.alpha <= 0.5) {
        let expected = "a chance above 0 and at most 0.5, such as 0.05";
        return Err(wrong("check.drift.alpha", &written(drift.alpha), expected));
    }
    let least = Drift::default().min_articles;
    if drift.min_articles < least {
        let expected = format!("{least} or more, since fewer articles show nothing");
        return Err(wrong(
            "check.drift.min-articles",
            &drift.min_articles.to_string(),
            &expected,
        ));
    }
    Ok(())
}

/// Whether it is a day that exists, a month or a year in ISO 8601.
fn is_date(text: &str) -> bool {
    let number = |text: &str, width: usize| {
        let digits = text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| text.parse::<u32>().ok()).flatten()
    };
    let parts: Vec<&str> = text.split('-').collect();
    let (year, month, day) = match *parts.as_slice() {
        [year] => (year, "01", "01"),
        [year, month] => (year, month, "01"),
        [year, month, day] => (year, month, day),
        _ => return false,
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2)) else {
        return false;
    };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

fn wrong(key: &str, value: &str, expected: &str) -> Error {
    Error::Usage(format!("{key} is {value}; expected {expected}"))
}

/// The beginning of a text, whatever it holds.
fn quoted(text: &str) -> String {
    let mut letters = text.chars();
    let mut short: String = letters.by_ref().take(SHOWN).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    format!("{short:?}")
}

/// A number as it is written in the configuration.
fn written(value: f64) -> String {
    if value.is_finite() {
        number::full(value)
    } else {
        value.to_string().to_lowercase()
    }
}
