//! A corpus that was counted and laid out, with what is needed to ask it more.

use super::collocations::Collocations;
use super::counting::{self, Counted};
use super::{Options, contents, stories};
use crate::analyze::Context;
use crate::collocation;
use crate::corpus::{self, Corpus, Input};
use crate::count::{Detail, Entities, Setup};
use crate::error::{Error, Notice};
use crate::frames::Frames;
use crate::progress::Progress;
use crate::report::SplitLine;
use crate::scratch;
use crate::story;

/// A corpus that was counted and laid out.
pub(super) struct Prepared {
    pub(super) frames: Frames,
    pub(super) setup: Setup,
    /// The texts, where there are any: those that were counted, or those behind parts.
    pub(super) texts: Option<Corpus>,
    /// Which of the inputs each source came from.
    pub(super) inputs: Vec<usize>,
    /// Which articles tell one story, where that was looked for.
    pub(super) stories: Option<story::Read>,
    /// How files were cut.
    pub(super) splits: Vec<SplitLine>,
    pub(super) notices: Vec<Notice>,
    /// Where parts lie that did not fit into memory; removed when it is dropped.
    #[allow(dead_code, reason = "held for what its drop does")]
    scratch: Option<scratch::Folder>,
}

/// Counts and lays out.
///
/// # Errors
/// [`Error::Input`] where there is no usable article, else what a stage says.
pub(super) fn prepare(
    inputs: &[Input],
    options: &Options,
    detail: Detail,
    progress: &dyn Progress,
) -> Result<Prepared, Error> {
    let Counted {
        counts,
        setup,
        corpus,
        inputs,
        stories: read,
        scratch,
    } = counting::counts(inputs, options, detail, progress)?;
    let notices = counts.told();
    let splits = contents::split_lines(&counts);
    progress.stage("laying out frames", 0);
    let entities = match &options.entities {
        Some(aliases) => counts.entities(aliases)?,
        None => Entities::default(),
    };
    let mut frames = Frames::build(counts, entities)?;
    let texts = match &options.texts {
        Some(texts) => Some(behind_parts(texts, options)?),
        None => corpus,
    };
    let read = match (read, &texts) {
        (None, Some(texts)) if options.stories.is_some() => {
            // Texts that are not those that were counted are refused when they are quoted.
            let read = story::read(texts, &stories::OUTLETS, progress)?;
            Some(read).filter(|read| read.articles() == frames.articles as usize)
        }
        (read, _) => read,
    };
    if let Some(read) = &read {
        let told = stories::told(&frames, read, options.counted())?;
        frames.tell(told)?;
    }
    Ok(Prepared {
        frames,
        setup,
        texts,
        inputs,
        stories: read,
        splits,
        notices,
        scratch,
    })
}

/// The texts behind parts, opened so that it can be told whether they are those that were counted.
fn behind_parts(texts: &[Input], options: &Options) -> Result<Corpus, Error> {
    let reading = corpus::Options {
        digests: true,
        ..options.corpus.clone()
    };
    Corpus::open(texts, reading)
}

impl Prepared {
    /// Stops where no article has any text.
    ///
    /// # Errors
    /// [`Error::Input`] that names the first notices.
    pub(super) fn check(&self, context: &Context<'_>) -> Result<(), Error> {
        contents::check(
            context.sums.all_tokens(),
            self.frames.sources().len(),
            &self.notices,
        )
    }

    /// Terms of several words, where there are texts.
    ///
    /// # Errors
    /// What a stage says.
    pub(super) fn collocations(
        &self,
        options: &Options,
        progress: &dyn Progress,
    ) -> Result<Option<Collocations>, Error> {
        let Some(corpus) = &self.texts else {
            return Ok(None);
        };
        let mut scratch = None;
        let counts = counting::phrases(corpus, (self.stories.as_ref(), &mut scratch), options, progress)?;
        progress.stage("collocations", 0);
        let chosen = collocation::Options::for_articles(self.frames.articles);
        Ok(Some(Collocations::new(counts, chosen, scratch)))
    }
}
