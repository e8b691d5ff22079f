//! From inputs to counts: texts are counted, parts are opened, and what does not fit into memory is written down.

use std::collections::BTreeMap;
use std::path::Path;

use super::cache;
use super::stories::{self, Per};
use super::{GENERATOR, Options};
use crate::corpus::{Corpus, Input, Source};
use crate::count::{self, Counts, Detail, LeftOut, Part, Setup, SourceRow, Unit};
use crate::entity;
use crate::error::Error;
use crate::frames::part::{self, Made};
use crate::normalize::language::Language;
use crate::progress::Progress;
use crate::scratch;
use crate::segment::Segmenter;
use crate::story;

/// What was counted, and what is needed to read it again.
pub(super) struct Counted {
    pub(super) counts: Counts,
    pub(super) setup: Setup,
    /// The texts, where any were given and no part was.
    pub(super) corpus: Option<Corpus>,
    /// Which of the inputs each source came from.
    pub(super) inputs: Vec<usize>,
    /// Which articles tell one story, where that was looked for.
    pub(super) stories: Option<story::Read>,
    /// Where parts lie that did not fit into memory; removed when it is dropped.
    pub(super) scratch: Option<scratch::Folder>,
}

/// The share of the budget that counts may take before they are written down, in tenths: writing and joining parts, and
/// what is made of them, need the rest.
pub(super) const WAITING: usize = 4;

/// Counts texts and joins parts.
pub(super) fn counts(
    inputs: &[Input],
    options: &Options,
    detail: Detail,
    progress: &dyn Progress,
) -> Result<Counted, Error> {
    cache::check(inputs, options)?;
    let setup = options.setup();
    let (given, texts): (Vec<_>, Vec<_>) = inputs.iter().enumerate().partition(|(_, input)| is_part(input));
    let mut parts = Vec::new();
    let of_terms: &[&str] = if detail == Detail::Entities {
        &OF_TERMS
    } else {
        &[]
    };
    let of_entities: &[&str] = if options.entities.is_none() {
        &OF_ENTITIES
    } else {
        &[]
    };
    let passed_over = [of_terms, of_entities].concat();
    let mut wanted = made(options);
    for (_, input) in &given {
        if let Input::Path(path) = input {
            // Which articles count was decided when the part was made; nothing else may then be joined to it.
            let adopts = parts.is_empty() && texts.is_empty() && options.counted() == Per::Article;
            parts.push(open(path, &mut wanted, adopts, &passed_over)?);
        }
    }
    let mut scratch = None;
    let mut corpus = None;
    let mut stories = None;
    let mut of_texts = BTreeMap::new();
    if !texts.is_empty() {
        let (numbers, texts): (Vec<usize>, Vec<Input>) = texts
            .into_iter()
            .map(|(number, input)| (number, input.clone()))
            .unzip();
        let mut reading = options.corpus.clone();
        reading.digests |= detail == Detail::Full;
        reading.text_only = detail == Detail::Terms && options.counted() != Per::Outlet;
        let opened = Corpus::open(&texts, reading)?;
        let of_source = |source: &Source| Some((source.name.clone(), *numbers.get(source.input)?));
        of_texts.extend(opened.sources.iter().filter_map(of_source));
        if options.stories.is_some() && given.is_empty() {
            let read = story::read(&opened, &stories::OUTLETS, progress)?;
            if options.counted() == Per::Outlet && read.outlets.column.is_none() {
                return Err(Error::Usage(format!(
                    "--one-per-outlet needs a column that names outlets, and no article has one; it may be called {}",
                    stories::OUTLETS.join(", ")
                )));
            }
            stories = Some(read);
        }
        let told = (detail, stories.as_ref());
        parts.extend(texts_counted(
            &opened,
            &setup,
            told,
            options,
            &mut scratch,
            progress,
        )?);
        if given.is_empty() {
            corpus = Some(opened);
        }
    }
    progress.stage("joining", 0);
    let counts = Counts::join(parts)?;
    // The parts that were given stand first among those that were joined.
    let of_part = |part: usize| given.get(part).map(|(number, _)| *number);
    let of_source = |(row, &part): (&SourceRow, &usize)| {
        of_part(part)
            .or_else(|| of_texts.get(&row.name).copied())
            .unwrap_or(0)
    };
    let inputs = counts
        .sources
        .iter()
        .zip(&counts.parts_of)
        .map(of_source)
        .collect();
    Ok(Counted {
        counts,
        setup,
        corpus,
        inputs,
        stories,
        scratch,
    })
}

/// Counts texts, with or without the articles that others stand for; one part, or several where they do not fit into
/// memory.
fn texts_counted(
    corpus: &Corpus,
    setup: &Setup,
    (detail, stories): (Detail, Option<&story::Read>),
    options: &Options,
    scratch: &mut Option<scratch::Folder>,
    progress: &dyn Progress,
) -> Result<Vec<Part>, Error> {
    // What is left out depends on the whole corpus, and so does every count then.
    if stories.is_none() || options.counted() == Per::Article {
        let counted = cache::counted(corpus, setup, detail, options, scratch, progress)?;
        if let Some(parts) = counted {
            return Ok(parts);
        }
    } else if options.cache.is_some() {
        progress.remark("which articles of a story count depends on all of them, so nothing is taken from the cache or kept in it");
    }
    let repeats = stories.map(|read| match options.counted() {
        Per::Article => Vec::new(),
        per => read.repeats(per == Per::Outlet),
    });
    let left_out = stories.zip(repeats.as_ref()).map(|(read, documents)| LeftOut {
        before: read.before(),
        documents,
    });
    let told = count::Options {
        detail,
        left_out,
        memory: options.memory / 10 * WAITING,
    };
    let mut parts = Vec::new();
    let mut keep = |part: Part| {
        parts.push(spill(&part, options, scratch)?);
        Ok(())
    };
    let last = count::count(corpus, setup, told, &mut keep, progress)?;
    let last = if scratch.is_some() {
        spill(&last, options, scratch)?
    } else {
        last
    };
    parts.push(last);
    Ok(parts)
}

/// Counts the phrases of texts whose terms were counted; parts that do not fit into memory lie in `scratch`.
pub(super) fn phrases(
    corpus: &Corpus,
    counted: (Option<&story::Read>, &mut Option<scratch::Folder>),
    options: &Options,
    progress: &dyn Progress,
) -> Result<Counts, Error> {
    let (stories, scratch) = counted;
    let options = Options {
        unit: Unit::Phrase,
        entities: None,
        ..options.clone()
    };
    let told = (Detail::Postings, stories);
    let parts = texts_counted(corpus, &options.setup(), told, &options, scratch, progress)?;
    progress.stage("joining", 0);
    Counts::join(parts)
}

/// Whether an input holds counts and no text.
pub(super) fn is_part(input: &Input) -> bool {
    matches!(input, Input::Path(path) if part::is_part(path))
}

fn spill(part: &Part, options: &Options, scratch: &mut Option<scratch::Folder>) -> Result<Part, Error> {
    let failed = |error| Error::io("list the folder", &options.scratch, error);
    let folder = spare(options, scratch)?;
    // The marker of the folder is one of its entries, so numbers begin with 1.
    let number = std::fs::read_dir(folder).map_err(failed)?.count();
    part::spill(&folder.join(format!("{number:05}")), part, &made(options))
}

/// The folder of what does not fit into memory, made where it is first needed.
pub(super) fn spare<'s>(
    options: &Options,
    scratch: &'s mut Option<scratch::Folder>,
) -> Result<&'s Path, Error> {
    let folder = match scratch {
        Some(folder) => folder,
        None => scratch.insert(scratch::Folder::new(&options.scratch)?),
    };
    Ok(folder.path())
}

fn open(path: &Path, wanted: &mut Made, adopts: bool, passed_over: &[&str]) -> Result<Part, Error> {
    let (part, mut made) = part::open(path)?;
    for ((name, counted), (_, asked)) in made.counting.iter().zip(&mut wanted.counting) {
        if adopts && name == ARTICLES {
            asked.clone_from(counted);
        }
    }
    // How something was counted that is not asked for makes no difference.
    for ((name, counted), (_, asked)) in made.counting.iter_mut().zip(&wanted.counting) {
        if passed_over.contains(&name.as_str()) {
            counted.clone_from(asked);
        }
    }
    if let Some((name, counted, asked)) = difference(&made, &*wanted) {
        return Err(Error::Usage(format!(
            "{} was counted with {name} = {counted}, and {asked} was asked for; give the options it was counted with, or \
             count again",
            path.display()
        )));
    }
    Ok(part)
}

/// The first thing in which two parts were made differently: what, and how each.
pub(super) fn difference<'m>(a: &'m Made, b: &'m Made) -> Option<(&'m str, &'m str, &'m str)> {
    if a.generator != b.generator {
        return Some(("version", &a.generator, &b.generator));
    }
    if a.counting.len() != b.counting.len() {
        return Some(("version", "another build of it", "this one"));
    }
    let other = a.counting.iter().zip(&b.counting).find(|(a, b)| a != b);
    other.map(|(a, b)| (a.0.as_str(), shown(&a.1), shown(&b.1)))
}

fn shown(value: &str) -> &str {
    if value.is_empty() { "none" } else { value }
}

/// Which articles of a story count.
const ARTICLES: &str = "articles";
/// What makes a difference to terms alone.
const OF_TERMS: [&str; 7] = [
    "stop words",
    "own stop words",
    "stems",
    "numbers",
    "letters",
    "urls",
    "unit",
];
/// What makes a difference to entities alone: whether they were looked for, what the user said of names, and the tagger.
const OF_ENTITIES: [&str; 3] = ["entities", "aliases", "English model"];

/// Enough of a BLAKE3 digest to tell one from another.
pub(super) fn digest(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().chars().take(16).collect()
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Term => "term",
        Unit::Pair => "pair",
        Unit::Phrase => "phrase",
    }
}

/// Words with blanks between them; one that holds a blank itself, as a line of a stop list may, in quotation marks.
fn listed(words: &[&str]) -> String {
    let quoted = |word: &&str| {
        if word.contains(|c: char| c.is_whitespace() || c == '"') {
            format!("{word:?}")
        } else {
            (*word).to_owned()
        }
    };
    words.iter().map(quoted).collect::<Vec<_>>().join(" ")
}

/// How a part that is made now is counted: everything that changes counts, and nothing that does not.
pub(super) fn made(options: &Options) -> Made {
    let column = |column: &Option<String>| column.clone().unwrap_or_default();
    let yes = |flag: bool| if flag { "yes" } else { "no" }.to_owned();
    let mut own: Vec<&str> = options
        .normalize
        .own_stop_words
        .iter()
        .map(String::as_str)
        .collect();
    own.sort_unstable();
    own.dedup();
    let counting = [
        ("split rule", options.corpus.split_rule.id().to_owned()),
        ("text column", column(&options.corpus.text_column)),
        ("title column", column(&options.corpus.title_column)),
        ("id column", column(&options.corpus.id_column)),
        ("language", options.language.map_or("", Language::code).to_owned()),
        ("stop words", yes(options.normalize.stop_words)),
        ("own stop words", listed(&own)),
        ("stems", yes(options.normalize.stem)),
        ("numbers", yes(options.normalize.keep_numbers)),
        ("letters", yes(options.normalize.keep_letters)),
        ("urls", yes(options.normalize.keep_urls)),
        ("unit", unit(options.unit).to_owned()),
        (ARTICLES, options.counted().id().to_owned()),
        (
            "sentences",
            if options.segmenter == Segmenter::default() {
                "with abbreviations"
            } else {
                "plain"
            }
            .to_owned(),
        ),
        (OF_ENTITIES[0], yes(options.entities.is_some())),
        (
            OF_ENTITIES[1],
            options
                .entities
                .as_ref()
                .map_or_else(String::new, super::entities::aliases),
        ),
        (OF_ENTITIES[2], digest(entity::tag::MODEL)),
    ];
    Made {
        generator: GENERATOR.to_owned(),
        counting: counting
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_lists_of_words_never_look_the_same() {
        assert_eq!(listed(&["ferry", "lines"]), "ferry lines");
        assert_eq!(listed(&["ferry lines"]), "\"ferry lines\"");
        assert_ne!(listed(&["\"ferry", "lines\""]), listed(&["ferry lines"]));
    }
}
