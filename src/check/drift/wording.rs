//! What a reader is told of a movement, in one sentence.

use super::compare::{Family, What};
use super::decide::Move;
use super::settle::Settled;
use super::{Moved, Options, Snapshot, Subject};
use crate::error::Error;
use crate::finding::{Finding, Interval, Level, Rule, Scale, Side};
use crate::number;

impl Family {
    const ALL: [Self; 4] = [Self::Entities, Self::Topics, Self::Terms, Self::Groups];

    fn rule(self) -> &'static str {
        match self {
            Self::Entities => "drift/entity",
            Self::Topics => "drift/topic",
            Self::Terms => "drift/term",
            Self::Groups => "drift/group",
        }
    }

    fn level(self, options: &Options) -> Option<Level> {
        match self {
            Self::Entities => options.entities,
            Self::Topics => options.topics,
            Self::Terms => options.terms,
            Self::Groups => options.groups,
        }
    }
}

pub(super) fn rules(options: &Options) -> Vec<Rule> {
    let band = ratio(options.usable_tolerance());
    let families = Family::ALL
        .into_iter()
        .filter_map(|family| Some((family, family.level(options)?)));
    let rule = |(family, level): (Family, Level)| {
        let (title, what) = match family {
            Family::Entities => ("entities that moved", "mentions of an entity per million words"),
            Family::Topics => (
                "topics that moved",
                "occurrences of the terms of a topic per million words; topics are matched by the terms they share",
            ),
            Family::Terms => ("terms that moved", "occurrences of a term per million words"),
            Family::Groups => ("groups that moved", "the share that a group has in the articles"),
        };
        Rule {
            id: family.rule().to_owned(),
            title: title.to_owned(),
            meaning: format!(
                "Compares {what}. Something is found if the interval of the ratio of now to before, corrected for all tests \
                 of the run, lies wholly above {band} or wholly below 1/{band}; what one article or story repeats counts \
                 for less."
            ),
            level,
        }
    };
    families.map(rule).collect()
}

/// A movement as a finding.
pub(super) fn moved(settled: Settled<'_>, options: &Options) -> Moved {
    let Settled { by, with } = settled;
    let test = &by.test;
    let level = test.family.level(options).unwrap_or(Level::Note);
    let mut message = format!("{} {}: {}", called(&test.what), how(&by), sides(&by));
    let (subject, finding_subject) = match &test.what {
        What::Term(stem, form) => (Subject::Term((*stem).to_owned()), (*form).to_owned()),
        What::Entity(kind, name) => (
            Subject::Entity((*kind).to_owned(), (*name).to_owned()),
            // A place and a person may have one name.
            format!("{name} ({kind})"),
        ),
        // What it was called before stays from run to run.
        What::Topic(before, now, terms) => (
            Subject::Topic(terms.iter().map(|term| (*term).to_owned()).collect()),
            before.or(*now).unwrap_or_default().to_owned(),
        ),
        What::Group(column, value) => (
            Subject::Group((*column).to_owned(), (*value).to_owned()),
            format!("{column} = {value}"),
        ),
    };
    if !with.is_empty() {
        let words: Vec<String> = with.iter().map(|word| format!("“{word}”")).collect();
        message = format!("{message}; with it {}", words.join(", "));
    }
    let mut finding = Finding::new(test.family.rule(), level, finding_subject, message);
    finding.scope = test.scope.map(|(column, value)| format!("{column} = {value}"));
    finding.now = Some(test.now);
    finding.before = Some(test.before);
    finding.log_ratio = by.log_ratio;
    finding.interval = Some(by.interval);
    let group = test
        .scope
        .map(|(column, value)| (column.to_owned(), value.to_owned()));
    Moved {
        finding,
        subject,
        group,
    }
}

fn called(what: &What<'_>) -> String {
    match what {
        What::Term(_, form) => format!("“{form}”"),
        What::Entity(kind, name) => format!("{name} ({kind})"),
        What::Topic(Some(before), Some(now), _) if before != now => {
            format!("the topic “{before}” (now “{now}”)")
        }
        What::Topic(before, now, _) => format!("the topic “{}”", before.or(*now).unwrap_or_default()),
        What::Group(column, value) => format!("{column} = {value}"),
    }
}

/// What it did, and where.
fn how(by: &Move<'_>) -> String {
    let test = &by.test;
    let none = |side: &Side| side.count == 0 && !side.at_most;
    let new_topic = matches!(test.what, What::Topic(None, _, _));
    let old_topic = matches!(test.what, What::Topic(_, None, _));
    let did = if by.rose && (none(&test.before) || new_topic) {
        "appeared"
    } else if !by.rose && (none(&test.now) || old_topic) {
        "vanished"
    } else if by.rose {
        "rose"
    } else {
        "fell"
    };
    match test.scope {
        Some((column, value)) => format!("{did} in {column} = {value}"),
        None => did.to_owned(),
    }
}

fn sides(by: &Move<'_>) -> String {
    let test = &by.test;
    let (now, before) = (side(&test.what, &test.now), side(&test.what, &test.before));
    format!("{now} now, {before} before, {}", times(by.log_ratio, by.interval))
}

fn side(what: &What<'_>, side: &Side) -> String {
    let (rate, total) = match side.scale {
        Scale::Words => {
            let rate = side.count as f64 * 1e6 / side.total.max(1) as f64;
            (
                format!("{} per million words", number::reader(rate)),
                number::counted(side.total, "word"),
            )
        }
        Scale::Articles => {
            let share = side.count as f64 / side.total.max(1) as f64;
            (
                format!("{} of the articles", number::percent(share)),
                number::counted(side.total, "article"),
            )
        }
    };
    if side.at_most {
        let why = if matches!(what, What::Topic(..)) {
            "not all of its terms were kept"
        } else {
            "too rare to be kept"
        };
        return format!("at most {rate} ({why})");
    }
    if side.count == 0 {
        return format!("none in {total}");
    }
    let articles = number::counted(side.articles, "article");
    let detail = match what {
        What::Term(..) => format!("{} in {articles}", number::counted(side.count, "time")),
        What::Entity(..) => format!("{} in {articles}", number::counted(side.count, "mention")),
        What::Topic(..) => format!(
            "its terms {}, leading {articles}",
            number::counted(side.count, "time")
        ),
        What::Group(..) => format!("{} of {}", number::count(side.count), number::count(side.total)),
    };
    format!("{rate} ({detail})")
}

/// The ratio with its interval, or the end of the interval that is known.
fn times(log_ratio: Option<f64>, interval: Interval) -> String {
    let [low, high] = [interval.low, interval.high].map(|end| end.map(|end| ratio(end.exp2())));
    match (log_ratio, low, high) {
        (Some(observed), Some(low), Some(high)) => {
            format!("{} times ({low} to {high})", ratio(observed.exp2()))
        }
        (Some(observed), Some(low), None) => format!("{} times (at least {low})", ratio(observed.exp2())),
        (Some(observed), None, Some(high)) => format!("{} times (at most {high})", ratio(observed.exp2())),
        (_, Some(low), None) => format!("at least {low} times"),
        (_, None, Some(high)) => format!("at most {high} times"),
        (_, Some(low), Some(high)) => format!("{low} to {high} times"),
        (_, None, None) => "by any ratio".to_owned(),
    }
}

/// About two digits, and all of a whole number.
fn ratio(ratio: f64) -> String {
    if ratio >= 9.95 {
        number::fixed(ratio, 0)
    } else if ratio >= 0.995 {
        number::fixed(ratio, 1)
    } else if ratio >= 0.01 {
        number::fixed(ratio, 2)
    } else {
        "<0.01".to_owned()
    }
}

/// Refuses snapshots that were counted in different ways.
pub(super) fn counted_alike(before: &Snapshot, now: &Snapshot) -> Result<(), Error> {
    let value = |of: &Snapshot, name: &str| {
        of.counting
            .iter()
            .find(|(option, _)| option == name)
            .map(|(_, value)| value.clone())
    };
    let mut names: Vec<&str> = before
        .counting
        .iter()
        .chain(&now.counting)
        .map(|(name, _)| name.as_str())
        .collect();
    names.sort_unstable();
    names.dedup();
    let told = |value: Option<String>| value.unwrap_or_else(|| "not told".to_owned());
    let differences: Vec<String> = names
        .into_iter()
        .filter_map(|name| {
            let (before, now) = (value(before, name), value(now, name));
            (before != now).then(|| format!("{name}: {} before, {} now", told(before), told(now)))
        })
        .collect();
    if differences.is_empty() {
        return Ok(());
    }
    Err(Error::Usage(format!(
        "the two were counted in different ways, so their counts cannot be compared ({}); count both with the same options, \
         or write the baseline anew",
        differences.join("; ")
    )))
}

pub(super) fn remarks(before: &Snapshot, now: &Snapshot, options: &Options, tests: u64) -> Vec<String> {
    let mut remarks = Vec::new();
    if before.generator != now.generator {
        remarks.push(format!(
            "Before was counted by {}, now by {}; words and entities may be found a little differently.",
            before.generator, now.generator
        ));
    }
    let lacking = |of: &Snapshot, other: &Snapshot| -> Vec<String> {
        of.columns
            .iter()
            .filter(|column| !other.columns.contains(column))
            .cloned()
            .collect()
    };
    for (only, side) in [(lacking(before, now), "before"), (lacking(now, before), "now")] {
        if !only.is_empty() {
            remarks.push(format!(
                "Groups of {} are known {side} alone and are not compared.",
                only.join(", ")
            ));
        }
    }
    if before.words() == 0 || now.words() == 0 {
        remarks.push("One of the two has no words, so nothing can be said to have moved.".to_owned());
    } else if tests == 0 && (options.terms.is_some() || options.entities.is_some()) {
        remarks.push("There is too little text for any movement to be told from chance.".to_owned());
    }
    remarks
}
