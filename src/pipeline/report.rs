//! The files of a report: every stage in its turn.

use std::collections::BTreeSet;

use super::cards::Cards;
use super::prepared::{Prepared, prepare};
use super::reading::{self, Gathered};
use super::tables::TableFiles;
use super::topics::{self, Topics};
use super::{GENERATOR, Options, Outcome, compare, contents, facts, methods, snapshot, stories, summaries};
use crate::analyze::{self, ANALYSES, Context, Table};
use crate::chart::CHARTS;
use crate::check::drift::Keep;
use crate::corpus::Input;
use crate::count::Detail;
use crate::error::{Error, Notice, NoticeKind};
use crate::frames::schema;
use crate::progress::Progress;
use crate::quote;
use crate::report::{self, Comparison, Drawing, FORMATS, OutputFile, Passage, Report, Section, manifest};
use crate::story::Story;

/// Sentences that sum up the corpus.
const SENTENCES: usize = 5;
/// Collocations that the page shows from; the table files hold all.
const COLLOCATIONS: usize = 1_000;

/// Runs every stage on `inputs` and gives back the files of the report, nothing put in place.
///
/// # Errors
/// [`Error::Input`] where there is no usable article, else what a stage says.
pub fn run(inputs: &[Input], options: &Options, progress: &dyn Progress) -> Result<Outcome, Error> {
    let prepared = prepare(inputs, options, Detail::Full, progress)?;
    let context = Context::new(&prepared.frames, &options.analyze)?;
    prepared.check(&context)?;
    let mut making = Making {
        prepared: &prepared,
        context: &context,
        options,
        progress,
        files: Vec::new(),
        tables: Vec::new(),
        notices: prepared.notices.clone(),
    };
    making.frames()?;
    making.answers()?;
    let topics = making.topics()?;
    let comparison = making.comparison(inputs)?;
    let told = making.told(topics.as_ref())?;
    let baseline = making.baseline(topics.as_ref())?;
    making.report(told, comparison, baseline)
}

/// A report while it is being made.
struct Making<'m> {
    prepared: &'m Prepared,
    context: &'m Context<'m>,
    options: &'m Options,
    progress: &'m dyn Progress,
    files: Vec<OutputFile>,
    tables: Vec<Table>,
    notices: Vec<Notice>,
}

/// What the texts, read again, tell beside tables.
struct Told {
    summary: Vec<Passage>,
    topics: Option<report::Topics>,
    stories: Option<report::Stories>,
    articles: Vec<report::Article>,
    entities: Vec<report::Entity>,
}

impl Making<'_> {
    /// The files of a table that is whole.
    fn write(&mut self, table: &Table) -> Result<(), Error> {
        let mut own = TableFiles::new(&table.id, &self.options.scratch);
        own.append(&analyze::to_frame(table)?)?;
        self.files.extend(own.finish()?);
        Ok(())
    }

    /// CSV and Parquet of the public frames.
    fn frames(&mut self) -> Result<(), Error> {
        self.progress.stage("frames", 0);
        frame_files(self.context, self.options, &mut self.files)
    }

    /// The answers of all analyses, with their files.
    fn answers(&mut self) -> Result<(), Error> {
        for analysis in ANALYSES {
            let left_out = analysis.left_out(self.context);
            let notice = left_out.map(|why| Notice::new(NoticeKind::LeftOut, analysis.id(), why));
            self.notices.extend(notice);
            self.progress.stage(analysis.id(), 0);
            let mut table = TableFiles::new(analysis.id(), &self.options.scratch);
            if let Some(answer) = analyze::run(*analysis, self.context, &mut |rows| table.append(rows))? {
                self.files.extend(table.finish()?);
                self.tables.push(answer);
            }
        }
        Ok(())
    }

    /// Terms of several words, and topics that are named with them.
    fn topics(&mut self) -> Result<Option<Topics>, Error> {
        let collocations = self.prepared.collocations(self.options, self.progress)?;
        if let Some(found) = &collocations {
            self.write(&found.table(usize::MAX))?;
            self.tables.push(found.table(COLLOCATIONS));
        }
        let asking = self.options.compare.as_ref();
        let behind = topics::Behind {
            context: self.context,
            setup: &self.prepared.setup,
            phrases: collocations
                .as_ref()
                .map(|found| found.phrases(&self.context.names))
                .transpose()?
                .unwrap_or_default(),
            keys: asking.and_then(|asking| asking.keys.as_ref()),
            min_articles: asking.map_or(1, |asking| asking.min_articles),
        };
        drop(collocations);
        let topics = topics::find(behind, self.options, &mut self.notices, self.progress)?;
        if let Some(Topics::Found(found)) = &topics {
            for table in found.tables(self.context) {
                self.write(&table)?;
                self.tables.push(table);
            }
            let mut shares = TableFiles::new("topic_documents", &self.options.scratch);
            let mut each = |rows| shares.append(&analyze::to_frame(&rows)?);
            found.shares(self.prepared.frames.articles, &mut each)?;
            self.files.extend(shares.finish()?);
        }
        Ok(topics)
    }

    /// The groups compared, where that is asked for.
    fn comparison(&mut self, inputs: &[Input]) -> Result<Option<Comparison>, Error> {
        let Some(asking) = &self.options.compare else {
            return Ok(None);
        };
        let behind = compare::Behind {
            frames: &self.prepared.frames,
            setup: &self.prepared.setup,
            inputs: &self.prepared.inputs,
            texts: inputs,
        };
        let texts = self.prepared.texts.as_ref();
        let told = compare::part(&behind, texts, asking, self.options, self.progress)?;
        self.tables.extend(told.tables);
        self.files.extend(told.files);
        self.notices.extend(told.notices);
        Ok(Some(told.comparison))
    }

    /// Reads the texts again, where there are any, for summaries, stories, topics and names.
    fn told(&mut self, topics: Option<&Topics>) -> Result<Told, Error> {
        let (prepared, context) = (self.prepared, self.context);
        let found = match topics {
            Some(Topics::Found(found)) => Some(found.as_ref()),
            _ => None,
        };
        let all = prepared
            .stories
            .as_ref()
            .map(stories::tables::largest)
            .unwrap_or_default();
        let largest = stories::tables::told(&all);
        let shown = &largest[..stories::cards::SHOWN.min(largest.len())];
        let of_topics = found.map(topics::Found::typical).unwrap_or_default();
        let story_docs = |(_, story): &(usize, &Story)| stories::tables::articles([*story]);
        let of_stories: Vec<Vec<u32>> = shown
            .iter()
            .map(|story| story_docs(story).into_iter().collect())
            .collect();
        // What several articles say in common: those of each topic and of all that speak for the corpus, then of each story.
        let mut sets = of_topics.clone();
        sets.push(summaries::speakers(context)?);
        let own = sets.len();
        sets.extend(of_stories);
        let centres = reading::centre(context, &sets)?;
        let wanted = reading::Wanted {
            candidates: sets.iter().flatten().copied().collect(),
            texts: stories::cards::compared(shown),
        };
        let mut cards = Cards::new(context)?;
        let mut gathered = self.gather(&wanted, &mut cards)?;
        self.files.append(&mut gathered.files);
        self.tables.extend(gathered.table.take());

        self.progress.stage("summing up", 0);
        let column = prepared
            .stories
            .as_ref()
            .and_then(|read| read.outlets.column.as_deref());
        let docs = |docs: BTreeSet<u32>| facts::facts(&prepared.frames, &docs, column);
        let speakers = docs(sets[..own].iter().flatten().copied().collect())?;
        let told_of_stories = match &prepared.stories {
            Some(read) => {
                let facts = docs(stories::tables::articles(all.iter().map(|(_, story)| *story)))?;
                self.write(&stories::tables::members(&by_number(&all), &facts))?;
                let list = stories::tables::list(largest, &facts);
                self.write(&list)?;
                if list.rows() > 0 {
                    self.tables.push(list);
                }
                Some(stories::cards::stories(
                    read,
                    largest,
                    &facts,
                    &gathered,
                    &centres[own..],
                ))
            }
            None => None,
        };
        let title = |doc: u32| gathered.title(doc, &speakers);
        let of_corpus = (&sets[..own], &centres[..own]);
        Ok(Told {
            summary: summaries::of_corpus(found, &gathered, of_corpus, SENTENCES, &title),
            topics: topics.map(|topics| topics.part(context, &gathered, &of_topics, &centres[..own])),
            stories: told_of_stories,
            articles: contents::shown_articles(context, &gathered, topics, self.options.show.articles)?,
            entities: cards.finish(),
        })
    }

    /// What the texts give; nothing where there are none, and that is told.
    fn gather(&mut self, wanted: &reading::Wanted, cards: &mut Cards) -> Result<Gathered, Error> {
        let Some(corpus) = &self.prepared.texts else {
            let why = "nothing is summarized and no sentence is quoted, because the report is made from parts, which hold no \
                       text, and topics are named by single words; --texts names the texts";
            self.notices
                .push(Notice::new(NoticeKind::LeftOut, "summaries", why));
            return Ok(Gathered::default());
        };
        let counted = quote::Counted {
            corpus,
            setup: &self.prepared.setup,
            context: self.context,
        };
        reading::gather(counted, wanted, cards, self.options, self.progress)
    }

    /// What a later corpus can be held against.
    fn baseline(&self, topics: Option<&Topics>) -> Result<String, Error> {
        let leading = match topics {
            Some(Topics::Found(found)) => found.leading(snapshot::TERMS),
            _ => Vec::new(),
        };
        let keys = self
            .options
            .compare
            .as_ref()
            .and_then(|asking| asking.keys.as_ref());
        let (groups, _) = snapshot::groups(self.context, keys)?;
        let kept = snapshot::snapshot(
            self.context,
            &leading,
            groups.as_ref(),
            self.options,
            Keep::MOST_FREQUENT,
        )?;
        Ok(kept.to_json())
    }

    /// Draws and writes.
    fn report(
        mut self,
        told: Told,
        comparison: Option<Comparison>,
        baseline: String,
    ) -> Result<Outcome, Error> {
        let (frames, sums, show) = (&self.prepared.frames, &self.context.sums, &self.options.show);
        self.notices.sort();
        self.progress.stage("drawing and writing", 0);
        let title = || contents::title(frames.sources(), u64::from(frames.articles));
        let report = Report {
            generator: GENERATOR.to_owned(),
            title: show.title.clone().unwrap_or_else(title),
            about: contents::about(self.context),
            summary: told.summary,
            topics: told.topics,
            stories: told.stories,
            articles: told.articles,
            articles_total: u64::from(frames.articles),
            entities: told.entities,
            comparison,
            figures: contents::figures(&self.tables),
            sections: sections(self.tables)?,
            splits: self.prepared.splits.clone(),
            notices: self.notices.iter().map(contents::notice_line).collect(),
            options: show.options.clone(),
            dropped: contents::dropped([sums.stops, sums.numbers, sums.letters, sums.urls]),
            methods: methods::methods(self.options, sums),
            top: show.top,
            baseline: Some(baseline),
        };
        for format in FORMATS {
            self.files.extend(format.render(&report)?);
        }
        let digests = contents::digests(frames, &self.notices);
        let made = manifest(
            GENERATOR,
            show.command.as_ref(),
            &digests,
            &show.options,
            &self.files,
        );
        self.files.push(made);
        self.progress.finish();
        Ok(Outcome {
            files: self.files,
            articles: u64::from(frames.articles),
            tokens: sums.all_tokens(),
            terms: frames.terms.height() as u64,
            skipped: contents::skipped(&self.notices, frames),
            notices: self.notices,
        })
    }
}

/// Stories in order of their numbers.
fn by_number<'s>(largest: &[(usize, &'s Story)]) -> Vec<(usize, &'s Story)> {
    let mut stories = largest.to_vec();
    stories.sort_by_key(|(number, _)| *number);
    stories
}

/// CSV and Parquet of the public frames.
fn frame_files(context: &Context<'_>, options: &Options, files: &mut Vec<OutputFile>) -> Result<(), Error> {
    let frames = context.frames;
    let new = |schema: &schema::Frame| TableFiles::new(schema.name, &options.scratch);
    let (mut documents, mut counts) = (new(&schema::DOCUMENTS), new(&schema::COUNTS));
    let (mut mentions, mut quotations) = (new(&schema::MENTIONS), new(&schema::QUOTATIONS));
    frames.blocks(&mut |block, first| {
        documents.append(&frames.documents(block, first)?)?;
        counts.append(&frames.counts(block, first)?)?;
        mentions.append(&frames.mentions(block, first)?)?;
        quotations.append(&frames.quotations(block, first)?)
    })?;
    let mut terms = new(&schema::TERMS);
    terms.append(&frames.terms)?;
    let (mut entities, mut aliases) = (new(&schema::ENTITIES), new(&schema::ALIASES));
    entities.append(&frames.entities()?)?;
    aliases.append(&frames.aliases()?)?;
    let with_entities = [entities, mentions, aliases, quotations];
    let asked = options.entities.is_some();
    for table in [documents, terms, counts]
        .into_iter()
        .chain(with_entities.into_iter().filter(|_| asked))
    {
        files.extend(table.finish()?);
    }
    Ok(())
}

pub(super) fn sections(answers: Vec<Table>) -> Result<Vec<Section>, Error> {
    let section = |table: Table| {
        let mut drawings = Vec::new();
        for chart in CHARTS.iter().filter(|chart| chart.analysis() == table.id) {
            let Some(selected) = chart.select(&table) else {
                continue;
            };
            drawings.push(Drawing {
                id: chart.id().to_owned(),
                title: chart.title().to_owned(),
                caption: chart.caption().to_owned(),
                svg: chart.draw(&selected)?,
                table: selected,
            });
        }
        Ok(Section { table, drawings })
    };
    answers.into_iter().map(section).collect()
}
