//! What was counted for each rule of the user's own, in the articles that it is about.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::shown::{self, SHOWN};
use crate::analyze::Context;
use crate::check::content::{self, Asks, Matching, Observed, Problem, Rule};
use crate::concordance::{self, Pattern};
use crate::count::{Block, Row};
use crate::error::Error;
use crate::finding::Finding;
use crate::pipeline::Options;
use crate::pipeline::prepared::Prepared;
use crate::progress::Progress;

/// What every corpus has beside its own columns.
const ALWAYS: [&str; 5] = ["source", "title", "language", "year", "month"];

/// What a rule looks for, as it is counted here.
enum Counted {
    /// Occurrences by article.
    Places(BTreeMap<u32, u64>),
    /// Entities, by number.
    Entities(BTreeSet<u32>),
}

/// A rule while articles come by.
struct Asked<'r> {
    rule: &'r Rule,
    counted: Counted,
    observed: Observed,
    /// Occurrences and article, the most first.
    best: BTreeSet<(Reverse<u64>, u32)>,
}

/// Applies the rules.
///
/// # Errors
/// [`Error::Usage`] where a rule cannot be applied to such an input, else what a stage says.
pub(super) fn judge(
    rules: &[Rule],
    prepared: &Prepared,
    context: &Context<'_>,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Vec<Finding>, Error> {
    let mut asked = Vec::new();
    for rule in rules.iter().filter(|rule| rule.level.level().is_some()) {
        asked.push(Asked {
            rule,
            counted: counted(rule, prepared, context, options, progress)?,
            observed: Observed::default(),
            best: BTreeSet::new(),
        });
    }
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let told = context.frames.stories.as_ref();
    context.frames.blocks(&mut |block, first| {
        for (at, doc) in (0..block.rows.len()).zip(first..) {
            if !told.is_some_and(|told| told.repeats(doc)) {
                for asked in &mut asked {
                    asked.take(block, at, doc, context);
                }
            }
        }
        Ok(())
    })?;
    let docs = asked
        .iter()
        .flat_map(|asked| &asked.best)
        .map(|(_, doc)| *doc)
        .collect();
    let evidence = shown::evidence(&docs, prepared)?;
    let mut found = Vec::new();
    for mut asked in asked {
        let shown = asked.best.iter().filter_map(|(count, doc)| {
            let mut evidence = evidence.get(doc)?.clone();
            evidence.count = count.0;
            Some(evidence)
        });
        asked.observed.evidence = shown.collect();
        if asked.observed.articles_in_scope == 0 {
            asked.observed.problem = nobody(asked.rule, context)?;
        }
        found.extend(content::judge(asked.rule, &asked.observed));
    }
    Ok(found)
}

impl Asked<'_> {
    fn take(&mut self, block: &Block, at: usize, doc: u32, context: &Context<'_>) {
        let row = &block.rows[at];
        if !self.rule.scope.holds(|column| value(column, row, context)) {
            return;
        }
        let count = match &self.counted {
            Counted::Places(places) => places.get(&doc).copied().unwrap_or(0),
            Counted::Entities(entities) => {
                let of = |name| context.frames.entities.of(name);
                let own = block.mentions(at).iter();
                own.filter(|mention| of(mention.name).is_some_and(|entity| entities.contains(&entity)))
                    .count() as u64
            }
        };
        let observed = &mut self.observed;
        observed.articles_in_scope += 1;
        observed.words_in_scope += u64::from(row.sizes.tokens);
        observed.occurrences += count;
        if count > 0 {
            observed.articles += 1;
            self.best.insert((Reverse(count), doc));
            if self.best.len() > SHOWN {
                self.best.pop_last();
            }
        }
    }
}

/// What an article has in a column, by its name in any case.
fn value<'r>(column: &str, row: &'r Row, context: &'r Context<'_>) -> Option<&'r str> {
    let mut meta = row.meta.iter();
    if let Some((_, value)) = meta.find(|(name, _)| name.eq_ignore_ascii_case(column)) {
        return Some(value);
    }
    let date = |length: usize| row.date.as_deref().and_then(|date| date.get(..length));
    match column.to_ascii_lowercase().as_str() {
        "source" => Some(context.frames.source(row)),
        "title" => Some(&row.title),
        "language" => row.language,
        "year" => date(4),
        "month" => date(7),
        "date" => row.date.as_deref(),
        _ => None,
    }
}

/// Finds what a rule looks for.
fn counted(
    rule: &Rule,
    prepared: &Prepared,
    context: &Context<'_>,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Counted, Error> {
    match rule.asks() {
        Asks::Term { words, matching } => {
            let Some(corpus) = &prepared.texts else {
                return Err(Error::Usage(format!(
                    "rule {} looks for words, and parts hold no text to look in: name the articles that they were counted from",
                    rule.name
                )));
            };
            let matching = match matching {
                Matching::Stem => concordance::Matching::Stems,
                Matching::Word => concordance::Matching::Folded,
                Matching::Exact => concordance::Matching::Exact,
            };
            let pattern = Pattern::parse(words, matching)?;
            let mut places: BTreeMap<u32, u64> = BTreeMap::new();
            let every = concordance::Options::default();
            concordance::search(
                corpus,
                &prepared.setup,
                &pattern,
                every,
                progress,
                &mut |article, _| {
                    *places.entry(article.doc).or_default() += 1;
                    Ok(())
                },
            )?;
            Ok(Counted::Places(places))
        }
        Asks::Entity { name, .. } if options.entities.is_none() => Err(Error::Usage(format!(
            "rule {} looks for the entity {name}, and --no-entities looks for none: leave one of them out",
            rule.name
        ))),
        Asks::Entity { name, kind } => Ok(Counted::Entities(called(name, kind, context))),
    }
}

/// The entities of a kind that go by a name, in any case.
fn called(name: &str, kind: Option<&str>, context: &Context<'_>) -> BTreeSet<u32> {
    let entities = &context.frames.entities;
    let wanted = name.to_lowercase();
    let same = |other: &str| other.to_lowercase() == wanted;
    let is_it = |entity: u32| {
        let at = entity as usize;
        kind.is_none_or(|kind| entities.kind[at].id() == kind)
            && (same(entities.name.get(at)) || entities.called(entity).iter().any(|(form, _)| same(form)))
    };
    let all = 0..u32::try_from(entities.len()).unwrap_or(u32::MAX);
    all.filter(|&entity| is_it(entity)).collect()
}

/// Why no article is in the scope of a rule: a column that nobody has, or values.
fn nobody(rule: &Rule, context: &Context<'_>) -> Result<Option<Problem>, Error> {
    let frames = context.frames;
    for (column, wanted) in rule.scope.conditions() {
        let mut values: BTreeMap<String, u64> = BTreeMap::new();
        let mut met = false;
        frames.blocks(&mut |block, _| {
            for own in block.rows.iter().filter_map(|row| value(column, row, context)) {
                *values.entry(own.trim().to_owned()).or_default() += 1;
                met |= content::is_any(own, wanted);
            }
            Ok(())
        })?;
        let column = column.to_owned();
        if values.is_empty() {
            let own = frames.groups.iter().map(|(name, _)| name.clone());
            let known = own.chain(ALWAYS.map(str::to_owned)).collect();
            return Ok(Some(Problem::UnknownColumn { column, known }));
        }
        if !met {
            let mut known: Vec<(String, u64)> = values.into_iter().collect();
            known.sort_by_key(|(_, articles)| Reverse(*articles));
            let known = known.into_iter().map(|(value, _)| value).collect();
            return Ok(Some(Problem::UnknownValue { column, known }));
        }
    }
    Ok(None)
}
