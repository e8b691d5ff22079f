//! How the gate tells what it found: in one sentence with the numbers, the bound and the way out, and with articles that show it.

use super::parts::{Broken, Share};
use super::{ArticleFacts, Intake};
use crate::finding::{Evidence, Finding, Level, Scale, Side};
use crate::number::{count, counted, percent};

/// Most articles of a finding.
const MOST: usize = 5;

/// A rule that holds a share to a bound, in the words of a sentence.
pub(super) struct Words<'w> {
    /// The rule, such as `gate/short`.
    pub(super) rule: &'static str,
    /// What is counted: `articles`, `words` or `characters`.
    pub(super) unit: &'static str,
    /// What is wrong with them, such as "have fewer than 20 words".
    pub(super) wrong: &'w str,
    /// What to do.
    pub(super) way_out: &'w str,
    /// The setting that allows more.
    pub(super) setting: &'w str,
    /// The largest share.
    pub(super) max: f64,
}

/// The finding of a broken part.
pub(super) fn share(intake: &Intake<'_>, broken: &Broken, level: Level, words: &Words<'_>) -> Finding {
    let Share { count: own, total } = broken.sum;
    let place = broken.among.as_ref().map_or_else(
        || broken.part.name.clone(),
        |(all, kind, names)| format!("{} {kind}, among them {}", count(*all), names.join(", ")),
    );
    let unit = words.unit.strip_suffix('s').unwrap_or(words.unit);
    let message = format!(
        "{} of {} in {place} ({}) {}, and at most {} may: {}, or raise {} if this is how it should be",
        count(own),
        counted(total, unit),
        percent(broken.sum.of_all()),
        words.wrong,
        percent(words.max),
        words.way_out,
        words.setting,
    );
    let mut finding = Finding::new(words.rule, level, broken.part.name.as_str(), message);
    let shown = broken
        .part
        .articles
        .iter()
        .zip(&broken.shares)
        .filter(|(_, share)| share.count > 0);
    let mut shown: Vec<(usize, Share)> = shown.map(|(article, share)| (*article, *share)).collect();
    finding.now = Some(side(words.unit, broken, shown.len()));
    shown.sort_by(|one, other| {
        let by_share = other.1.of_all().total_cmp(&one.1.of_all());
        by_share
            .then(other.1.count.cmp(&one.1.count))
            .then(one.0.cmp(&other.0))
    });
    let evidence = |(place, share): (usize, Share)| {
        let article = intake.articles.get(place)?;
        let times = if words.unit == "articles" { 0 } else { share.count };
        Some(article_evidence(intake, article, times))
    };
    finding.evidence = shown.into_iter().take(MOST).filter_map(evidence).collect();
    finding
}

/// A side counts words or articles; of characters, the articles that have them.
fn side(unit: &str, broken: &Broken, articles: usize) -> Side {
    let articles = articles as u64;
    let (scale, count, total) = match unit {
        "words" => (Scale::Words, broken.sum.count, broken.sum.total),
        "articles" => (Scale::Articles, broken.sum.count, broken.sum.total),
        _ => (Scale::Articles, articles, broken.part.articles.len() as u64),
    };
    Side {
        count,
        total,
        articles,
        scale,
        at_most: false,
    }
}

/// An article as evidence.
pub(super) fn article_evidence(intake: &Intake<'_>, article: &ArticleFacts, times: u64) -> Evidence {
    let source = intake.sources.get(article.source as usize);
    let name = source.map(|source| source.name.clone()).unwrap_or_default();
    let title = if article.title.trim().is_empty() {
        format!("article {} of {name}", article.position)
    } else {
        article.title.clone()
    };
    Evidence {
        title,
        path: source.and_then(|source| source.path.clone()),
        source: name,
        position: article.position,
        date: article.date.clone(),
        count: times,
    }
}

/// A file as evidence.
pub(super) fn file_evidence(intake: &Intake<'_>, name: &str) -> Evidence {
    let source = intake.sources.iter().find(|source| source.name == name);
    Evidence {
        title: name.to_owned(),
        source: name.to_owned(),
        path: source.and_then(|source| source.path.clone()),
        position: 0,
        date: None,
        count: 0,
    }
}

/// A file that breaks a rule.
pub(super) struct Faulty {
    /// Its name.
    pub(super) name: String,
    /// What is wrong with it, as the rest of a sentence that begins with its name.
    pub(super) wrong: String,
    /// How much that matters.
    pub(super) level: Level,
}

/// One finding for each file where there are few, else one for all. `together` is what is wrong with many, and `way_out` ends
/// each sentence.
pub(super) fn files(
    intake: &Intake<'_>,
    rule: &str,
    mut faulty: Vec<Faulty>,
    together: &str,
    way_out: &str,
) -> Vec<Finding> {
    faulty.sort_by(|one, other| {
        other
            .level
            .cmp(&one.level)
            .then_with(|| one.name.cmp(&other.name))
    });
    if faulty.len() <= MOST {
        let finding = |file: Faulty| {
            let message = format!("{} {}; {way_out}", file.name, file.wrong);
            let mut finding = Finding::new(rule, file.level, file.name.as_str(), message);
            finding.evidence = vec![file_evidence(intake, &file.name)];
            finding
        };
        return faulty.into_iter().map(finding).collect();
    }
    let (first, level) = faulty.first().map_or((String::new(), Level::Note), |first| {
        (format!("{} {}", first.name, first.wrong), first.level)
    });
    let message = format!(
        "{} files {together}, such as: {first}; {way_out}",
        count(faulty.len())
    );
    let mut finding = Finding::new(rule, level, "the corpus", message);
    finding.evidence = faulty
        .iter()
        .take(MOST)
        .map(|file| file_evidence(intake, &file.name))
        .collect();
    vec![finding]
}
