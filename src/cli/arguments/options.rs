//! From what was said to the options of the stages.

use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::super::screen::Limits;
use super::{
    CountArguments, EntitiesArguments, Kept, Names, Reading, ReportArguments, Terms, TermsArguments,
    TfidfArguments,
};
use crate::corpus::{self, Input};
use crate::entity::Aliases;
use crate::error::Error;
use crate::normalize;
use crate::normalize::language::Language;
use crate::pipeline::{self, Options};
use crate::segment::{self, Segmenter};

impl Reading {
    /// The inputs named, standard input read.
    pub(in super::super) fn inputs(&self) -> anyhow::Result<Vec<Input>> {
        if self.paths.is_empty() {
            return Ok(vec![Input::Path(PathBuf::from("seeds"))]);
        }
        self.paths.iter().map(|path| input(path)).collect()
    }

    /// The paths named.
    pub(in super::super) fn named(&self) -> Vec<PathBuf> {
        self.paths.clone()
    }

    pub(in super::super) fn options(&self) -> corpus::Options {
        corpus::Options {
            text_column: self.text_column.clone(),
            title_column: self.title_column.clone(),
            id_column: self.id_column.clone(),
            split_rule: self.rule.split_rule,
            ..corpus::Options::default()
        }
    }

    /// What was chosen, for the record of the report; no path is in it.
    pub(super) fn record(&self) -> Vec<(String, String)> {
        let given = |name: &str, value: &Option<String>| value.clone().map(|value| (name.to_owned(), value));
        let mut record = vec![("split-rule".to_owned(), self.rule.split_rule.id().to_owned())];
        record.extend(given("text-column", &self.text_column));
        record.extend(given("title-column", &self.title_column));
        record.extend(given("id-column", &self.id_column));
        record
    }
}

fn input(path: &Path) -> anyhow::Result<Input> {
    if path != Path::new("-") {
        return Ok(Input::Path(path.to_path_buf()));
    }
    let mut bytes = Vec::new();
    std::io::stdin()
        .read_to_end(&mut bytes)
        .context("cannot read standard input")?;
    Ok(Input::Bytes("stdin".to_owned(), bytes))
}

impl Terms {
    /// What becomes a term; reads the stop list.
    pub(in super::super) fn normalize(&self) -> Result<normalize::Options, Error> {
        let own_stop_words = match &self.stop_words {
            None => Vec::new(),
            Some(path) => {
                let text = std::fs::read_to_string(path).map_err(|error| {
                    Error::Usage(format!("cannot read the stop list {}: {error}", path.display()))
                })?;
                let words = text
                    .lines()
                    .map(str::trim)
                    .filter(|line| !line.is_empty() && !line.starts_with('#'));
                words.map(str::to_owned).collect()
            }
        };
        Ok(normalize::Options {
            stop_words: !self.keep_stop_words,
            own_stop_words,
            stem: !self.no_stem,
            keep_numbers: self.keep.contains(&Kept::Numbers),
            keep_letters: self.keep.contains(&Kept::Letters),
            keep_urls: self.keep.contains(&Kept::Urls),
        })
    }

    pub(in super::super) fn segmenter(&self) -> Segmenter {
        if self.plain_sentences {
            Segmenter::new(segment::Options::uax29())
        } else {
            Segmenter::default()
        }
    }

    pub(in super::super) fn language(&self) -> Option<Language> {
        self.language
    }

    pub(super) fn record(&self, options: &normalize::Options) -> Vec<(String, String)> {
        let kept = |kind| {
            if self.keep.contains(&kind) {
                "kept"
            } else {
                "left out"
            }
            .to_owned()
        };
        let stop_words = match (self.keep_stop_words, options.own_stop_words.len()) {
            (true, _) => "kept".to_owned(),
            (false, 0) => "left out".to_owned(),
            (false, more) => format!("left out, with {more} of the user's own"),
        };
        vec![
            (
                "language".to_owned(),
                self.language.map_or("detected", Language::code).to_owned(),
            ),
            ("stop-words".to_owned(), stop_words),
            (
                "stems".to_owned(),
                if self.no_stem { "no" } else { "yes" }.to_owned(),
            ),
            ("numbers".to_owned(), kept(Kept::Numbers)),
            ("letters".to_owned(), kept(Kept::Letters)),
            ("urls".to_owned(), kept(Kept::Urls)),
            (
                "sentences".to_owned(),
                if self.plain_sentences {
                    "plain"
                } else {
                    "with abbreviations"
                }
                .to_owned(),
            ),
        ]
    }
}

/// The options of the counting stages.
pub(super) fn counting(reading: &Reading, terms: &Terms, limits: &Limits) -> Result<Options, Error> {
    Ok(Options {
        memory: limits.memory,
        scratch: limits.scratch.clone(),
        cache: limits.cache.clone(),
        corpus: reading.options(),
        normalize: terms.normalize()?,
        language: terms.language(),
        segmenter: terms.segmenter(),
        ..Options::default()
    })
}

impl TermsArguments {
    pub(in super::super) fn options(&self, limits: &Limits) -> Result<Options, Error> {
        let mut options = counting(&self.reading, &self.terms, limits)?;
        options.stories = self.repeats.asked();
        Ok(options)
    }
}

impl CountArguments {
    pub(in super::super) fn options(&self, limits: &Limits) -> Result<Options, Error> {
        let mut options = counting(&self.reading, &self.terms, limits)?;
        options.entities = self.names.asked(self.no_entities)?;
        options.stories = self.repeats.asked();
        Ok(options)
    }
}

impl EntitiesArguments {
    pub(in super::super) fn options(&self, limits: &Limits) -> Result<Options, Error> {
        Ok(Options {
            memory: limits.memory,
            scratch: limits.scratch.clone(),
            cache: limits.cache.clone(),
            corpus: self.reading.options(),
            language: self.language,
            entities: Some(self.names.aliases()?),
            stories: self.repeats.asked(),
            ..Options::default()
        })
    }
}

impl Names {
    /// What the user says of names; reads the file.
    pub(super) fn aliases(&self) -> Result<Aliases, Error> {
        let Some(path) = &self.aliases else {
            return Ok(Aliases::default());
        };
        let text = std::fs::read_to_string(path).map_err(|error| {
            Error::Usage(format!(
                "cannot read the file of aliases {}, which must be UTF-8: {error}",
                path.display()
            ))
        })?;
        Aliases::parse(&text, &path.display().to_string())
    }

    /// The same, where entities are looked for.
    pub(super) fn asked(&self, no_entities: bool) -> Result<Option<Aliases>, Error> {
        (!no_entities).then(|| self.aliases()).transpose()
    }
}

impl TfidfArguments {
    pub(in super::super) fn options(&self, limits: &Limits) -> Result<Options, Error> {
        let mut options = counting(&self.reading, &self.terms, limits)?;
        options.analyze.scheme = self.tfidf;
        options.stories = self.repeats.asked();
        Ok(options)
    }
}

impl ReportArguments {
    /// The options of every stage.
    pub(in super::super) fn options(&self, limits: &Limits) -> Result<Options, Error> {
        let mut options = counting(&self.reading, &self.terms, limits)?;
        options.texts =
            (!self.texts.is_empty()).then(|| self.texts.iter().cloned().map(Input::Path).collect());
        options.entities = self.names.asked(self.no_entities)?;
        options.analyze.scheme = self.tfidf;
        options.analyze.keywords = self.keywords;
        options.show.title.clone_from(&self.title);
        options.show.top = self.top;
        options.show.articles = self.articles;
        options.compare = self.groups.asked();
        options.topics = self.number.wanted();
        options.stories = (!self.no_stories).then(|| self.repeats.per());
        options.quote.sentences = usize::from(self.sentences);
        let mut record = self.reading.record();
        record.extend(self.terms.record(&options.normalize));
        record.extend(self.groups.record());
        let entities = match &options.entities {
            None => "not looked for".to_owned(),
            Some(aliases) if aliases.is_empty() => "looked for".to_owned(),
            Some(aliases) => format!(
                "looked for, with a file of aliases ({})",
                pipeline::aliases(aliases)
            ),
        };
        record.push(("entities".to_owned(), entities));
        record.push(("topics".to_owned(), options.topics.to_string()));
        record.push((
            "stories".to_owned(),
            if self.no_stories {
                "not looked for"
            } else {
                "looked for"
            }
            .to_owned(),
        ));
        record.push(("articles counted".to_owned(), options.counted().id().to_owned()));
        record.push(("sentences of a summary".to_owned(), self.sentences.to_string()));
        record.push(("tfidf".to_owned(), self.tfidf.id().to_owned()));
        record.push(("keywords".to_owned(), self.keywords.to_string()));
        record.push(("top".to_owned(), self.top.to_string()));
        record.push(("articles".to_owned(), self.articles.to_string()));
        options.show.options = record;
        Ok(options)
    }
}
