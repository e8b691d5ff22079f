//! What is told of a finding, in words: rates, ratio, articles, and the counts of a run.
//!
//! One place for all formats that people read, so that a log, a comment and a test report say the same. Texts from outside
//! are [`shown`], numbers come from [`number`]. It does not escape: that is a format's own syntax.

use super::super::{Evidence, Finding, Findings, Level, Scale, Side, State};
use super::Cut;
use super::log::{NAME, SENTENCE, guarded, shown};
use crate::number;

/// Articles that are named for a finding where people read.
pub(super) const ARTICLES: usize = 3;

/// What ran, on what, and held against what: `gleaner 0.1.0 check: 16 articles, held against …`.
pub(super) fn heading(findings: &Findings) -> String {
    format!(
        "{} {}: {}",
        shown(&findings.generator, NAME),
        shown(&findings.command, NAME),
        scope(findings)
    )
}

/// What was looked at and what it was held against.
pub(super) fn scope(findings: &Findings) -> String {
    let looked_at = shown(&findings.looked_at, SENTENCE);
    match &findings.held_against {
        Some(against) => format!("{looked_at}, held against {}", shown(against, SENTENCE)),
        None => looked_at,
    }
}

/// Whether the run fails.
pub(super) fn fails(findings: &Findings, cut: Cut) -> bool {
    cut.fails_at.is_some_and(|level| findings.fail(level))
}

/// The level at which the run fails, for a sentence.
pub(super) fn fails_at(cut: Cut) -> &'static str {
    cut.fails_at.map_or("nothing", Level::id)
}

/// `failed` or `passed`.
pub(super) fn verdict(findings: &Findings, cut: Cut) -> &'static str {
    match cut.fails_at {
        None => "told",
        Some(_) if fails(findings, cut) => "failed",
        Some(_) => "passed",
    }
}

/// How many findings there are of which kind: `2 errors, 1 warning, 3 notes; 4 known`.
pub(super) fn tally(findings: &Findings) -> String {
    let new: Vec<String> = Level::ALL
        .into_iter()
        .rev()
        .map(|level| (findings.new_of(level), level.id()))
        .filter(|(count, _)| *count > 0)
        .map(|(count, noun)| number::counted(count, noun))
        .collect();
    let settled: Vec<String> = [(State::Known, "known"), (State::Gone, "gone")]
        .into_iter()
        .map(|(state, word)| (of(findings, state).count(), word))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{} {word}", number::count(count)))
        .collect();
    let new = match (new.is_empty(), settled.is_empty()) {
        (true, true) => "nothing found".to_owned(),
        (true, false) => "nothing new".to_owned(),
        _ => new.join(", "),
    };
    if settled.is_empty() {
        new
    } else {
        format!("{new}; {}", settled.join(", "))
    }
}

/// How the run ended: `failed: 2 errors, 1 warning; 4 known (12 rules, fails at error)`.
pub(super) fn outcome(findings: &Findings, cut: Cut) -> String {
    format!(
        "{}: {} ({} applied, fails at {})",
        verdict(findings, cut),
        tally(findings),
        number::counted(findings.rules.len(), "rule"),
        fails_at(cut),
    )
}

/// The findings of a state in their order.
pub(super) fn of(findings: &Findings, state: State) -> impl Iterator<Item = &Finding> {
    findings
        .findings
        .iter()
        .filter(move |finding| finding.state == state)
}

/// What a finding is about: `ferry (outlet = Harbor Courier)`.
pub(super) fn subject(finding: &Finding) -> String {
    let subject = shown(&finding.subject, NAME);
    match &finding.scope {
        Some(scope) => format!("{subject} ({})", shown(scope, NAME)),
        None => subject,
    }
}

/// A rate per million words or per hundred articles; `None` where there is nothing to have a share of.
pub(super) fn rate(side: &Side) -> Option<f64> {
    let per = match side.scale {
        Scale::Words => 1e6,
        Scale::Articles => 1e2,
    };
    #[allow(clippy::cast_precision_loss, reason = "counts of text stay far below 2⁵³")]
    let share = side.count as f64 / side.total as f64;
    (side.total > 0).then_some(share * per)
}

/// A rate in words: `412 per million words`, `at most 3.2 per 100 articles`.
pub(super) fn told_rate(side: &Side) -> String {
    let bound = if side.at_most { "at most " } else { "" };
    let unit = match side.scale {
        Scale::Words => "per million words",
        Scale::Articles => "per 100 articles",
    };
    let rate = number::reader(rate(side).unwrap_or(f64::NAN));
    format!("{bound}{rate} {unit}")
}

/// A rate and what it comes from: `412 per million words (48 of 116,504 words, in 12 articles)`.
pub(super) fn side(side: &Side) -> String {
    let total = match side.scale {
        Scale::Words => number::counted(side.total, "word"),
        Scale::Articles => number::counted(side.total, "article"),
    };
    let articles = match side.scale {
        Scale::Words if side.articles > 0 => format!(", in {}", number::counted(side.articles, "article")),
        _ => String::new(),
    };
    format!(
        "{} ({} of {total}{articles})",
        told_rate(side),
        number::count(side.count)
    )
}

/// How many times as frequent it is now: `×3.43, interval ×2.1 to ×5.6`; `None` where nothing is known of it.
pub(super) fn ratio(finding: &Finding) -> Option<String> {
    let interval = finding.interval.and_then(|interval| {
        match (interval.low.and_then(factor), interval.high.and_then(factor)) {
            (Some(low), Some(high)) => Some(format!("{low} to {high}")),
            (Some(low), None) => Some(format!("at least {low}")),
            (None, Some(high)) => Some(format!("at most {high}")),
            (None, None) => None,
        }
    });
    match (finding.log_ratio.and_then(factor), interval) {
        (Some(ratio), Some(interval)) => Some(format!("{ratio}, interval {interval}")),
        (Some(ratio), None) => Some(ratio),
        (None, Some(interval)) => Some(format!("interval {interval}")),
        (None, None) => None,
    }
}

/// Two to the power of `log` as a factor, such as `×3.43`.
fn factor(log: f64) -> Option<String> {
    let factor = log.exp2();
    factor.is_finite().then(|| format!("×{}", number::reader(factor)))
}

/// An article's title in quotation marks.
pub(super) fn title(article: &Evidence) -> String {
    match shown(&article.title, NAME).as_str() {
        "" => "untitled".to_owned(),
        title => format!("“{title}”"),
    }
}

/// Where an article stands: `courier.txt#11`, the place in its source counting from 0.
pub(super) fn place(article: &Evidence) -> String {
    let source = article.path.as_ref().unwrap_or(&article.source);
    format!("{}#{}", shown(source, NAME), article.position)
}

/// An article's date and how often it shows the finding, as far as known: `2031-03-04, 9 times`.
pub(super) fn dated(article: &Evidence) -> Vec<String> {
    let date = article.date.as_ref().map(|date| shown(date, NAME));
    let count = (article.count > 0).then(|| number::counted(article.count, "time"));
    date.into_iter().chain(count).collect()
}

/// An article in a line: `“Harbour board votes”, courier.txt#11, 2031-03-04, 9 times`.
pub(super) fn article(article: &Evidence) -> String {
    let mut parts = vec![title(article), place(article)];
    parts.extend(dated(article));
    parts.join(", ")
}

/// The articles that are named, and a last line that counts the others.
pub(super) fn articles(finding: &Finding) -> Vec<String> {
    finding
        .evidence
        .iter()
        .take(ARTICLES)
        .map(article)
        .chain(others(finding))
        .collect()
}

/// How many articles show a finding besides those that are named: `and 9 more articles`.
pub(super) fn others(finding: &Finding) -> Option<String> {
    let listed = finding.evidence.len() as u64;
    let named = listed.min(ARTICLES as u64);
    let all = finding.now.map_or(0, |side| side.articles).max(listed);
    (0 < named && named < all).then(|| format!("and {}", number::counted(all - named, "more article")))
}

/// A finding's numbers, each with its label: `now`, `before`, `ratio`.
pub(super) fn numbers(finding: &Finding) -> Vec<(&'static str, String)> {
    let mut numbers = Vec::new();
    numbers.extend(finding.now.as_ref().map(|now| ("now", side(now))));
    numbers.extend(finding.before.as_ref().map(|before| ("before", side(before))));
    numbers.extend(ratio(finding).map(|ratio| ("ratio", ratio)));
    numbers
}

/// A finding's numbers and articles, each line with its label: `now`, `before`, `ratio`, `in`.
pub(super) fn lines(finding: &Finding) -> Vec<(&'static str, String)> {
    let mut lines = numbers(finding);
    for (at, line) in articles(finding).into_iter().enumerate() {
        lines.push((if at == 0 { "in" } else { "" }, line));
    }
    lines
}

/// Everything told of a finding as plain lines for a log: its sentence, then its numbers and articles.
pub(super) fn plain(finding: &Finding) -> Vec<String> {
    let labelled = |(label, line): (&str, String)| format!("  {label:<8}{line}");
    let sentence = shown(&finding.message, SENTENCE);
    std::iter::once(sentence)
        .chain(lines(finding).into_iter().map(labelled))
        .map(|line| guarded(&line))
        .collect()
}
