//! Groups of articles, and what sets them apart: for a report, and for a pipe.

mod asked;
mod cards;
mod choices;
mod files;
mod lines;
mod lists;
mod told;

pub use asked::Asking;
pub use lists::Ordering;

use super::counting::{self, Counted};
use super::{Options, contents};
use crate::analyze::Table;
use crate::compare::{self, Compared, Row, Unit, Units};
use crate::corpus::{Corpus, Input};
use crate::count::{Detail, Entities, Setup};
use crate::error::{Error, Notice};
use crate::frames::Frames;
use crate::progress::Progress;
use crate::report::{Comparison, OutputFile};
use crate::scratch;
use asked::Members;
use cards::Shown;
use choices::Change;
use lists::Lists;

/// What was compared, with the texts behind it.
#[derive(Debug)]
pub struct Contrast {
    /// What came of it.
    pub compared: Compared,
    /// What went wrong or was assumed.
    pub notices: Vec<Notice>,
    /// What articles were put together by, as people read it.
    by: String,
    /// How the lead of each group changes with other choices.
    changes: Vec<Change>,
    /// Why other choices were not looked at, where they were not.
    not_looked_at: Option<&'static str>,
    /// What was left out of the counts, and how often.
    dropped: Vec<(String, u64)>,
    articles: u64,
    tokens: u64,
}

/// A contrast with everything that showing it needs.
#[allow(
    missing_debug_implementations,
    reason = "holds stop lists and stemmers, of no use in a message"
)]
pub struct Contrasted {
    /// What was compared.
    pub contrast: Contrast,
    /// The articles; none where two lists were compared.
    frames: Option<Frames>,
    setup: Option<Setup>,
    corpus: Option<Corpus>,
    /// Where parts lie that did not fit into memory; removed when it is dropped.
    #[allow(dead_code, reason = "held for what its drop does")]
    scratch: Option<scratch::Folder>,
}

/// Counts and compares; `detail` is [`Detail::Full`] for a report.
///
/// # Errors
/// [`Error::Input`] and [`Error::Usage`] where there is nothing to compare, else what a stage says.
pub fn compare(
    inputs: &[Input],
    asking: &Asking,
    options: &Options,
    detail: Detail,
    progress: &dyn Progress,
) -> Result<Contrasted, Error> {
    let options = &asking.options(options);
    let lists = Lists::read(inputs, asking)?;
    lists.check(asking)?;
    if lists.texts.is_empty() {
        let (units, sides, notices) = lists.alone()?;
        let told = asking.compare_options(options);
        let compared = compare::compare(None, units, sides, None, told, progress)?;
        let contrast = Contrast {
            compared,
            notices,
            by: "list".to_owned(),
            changes: Vec::new(),
            not_looked_at: Some("no other, because lists were counted by others"),
            dropped: Vec::new(),
            articles: 0,
            tokens: 0,
        };
        return Ok(Contrasted {
            contrast,
            frames: None,
            setup: None,
            corpus: None,
            scratch: None,
        });
    }
    let texts: Vec<Input> = lists.texts.iter().map(|(input, _)| input.clone()).collect();
    let Counted {
        counts,
        setup,
        corpus,
        inputs: of_sources,
        stories,
        scratch,
    } = counting::counts(&texts, options, detail, progress)?;
    let notices = counts.told();
    progress.stage("laying out frames", 0);
    let entities = match &options.entities {
        Some(aliases) => counts.entities(aliases)?,
        None => Entities::default(),
    };
    let mut frames = Frames::build(counts, entities)?;
    if let Some(read) = &stories {
        let told = super::stories::told(&frames, read, options.counted())?;
        frames.tell(told)?;
    }
    let behind = Behind {
        frames: &frames,
        setup: &setup,
        inputs: &of_sources,
        texts: &texts,
    };
    let mut contrast = contrast(&behind, &lists, asking, options, progress)?;
    contents::check(contrast.tokens, frames.sources().len(), &notices)?;
    contrast.notices.extend(notices);
    contrast.notices.sort();
    Ok(Contrasted {
        contrast,
        frames: Some(frames),
        setup: Some(setup),
        corpus,
        scratch,
    })
}

/// What a comparison is made from.
#[derive(Clone, Copy)]
pub(super) struct Behind<'b> {
    pub(super) frames: &'b Frames,
    pub(super) setup: &'b Setup,
    /// Which of the inputs each source came from.
    pub(super) inputs: &'b [usize],
    /// The inputs that hold texts or parts.
    pub(super) texts: &'b [Input],
}

/// The part of a report that compares groups.
pub(super) struct Told {
    pub(super) comparison: Comparison,
    pub(super) tables: Vec<Table>,
    pub(super) files: Vec<OutputFile>,
    pub(super) notices: Vec<Notice>,
}

/// Compares the groups of a corpus that a report is made of; `texts` are read again for lines of text.
pub(super) fn part(
    behind: &Behind<'_>,
    texts: Option<&Corpus>,
    asking: &Asking,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Told, Error> {
    let mut contrast = contrast(behind, &Lists::none(behind.texts), asking, options, progress)?;
    let shown = Shown {
        frames: Some(behind.frames),
        corpus: texts.map(|corpus| (corpus, behind.setup)),
    };
    let (tables, files) = files::files(&contrast, shown, &Ordering::default(), options)?;
    Ok(Told {
        comparison: cards::comparison(&contrast, shown, options, progress)?,
        tables,
        files,
        notices: std::mem::take(&mut contrast.notices),
    })
}

/// Compares what is counted.
fn contrast(
    behind: &Behind<'_>,
    lists: &Lists,
    asking: &Asking,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Contrast, Error> {
    progress.stage("grouping", 0);
    let mut units = Units::of(behind.frames, asking.unit)?;
    let members = Members::gather(behind, lists, asking)?;
    let mut sides = members.sides;
    let mut notices = members.notices;
    lists.put(
        behind,
        members.language,
        asking,
        &mut units,
        &mut sides,
        &mut notices,
    );
    asking.versus(&mut sides, lists, members.periods.is_some());
    let told = asking.compare_options(options);
    let compared = compare::compare(Some(behind.frames), units, sides, members.periods, told, progress)?;
    let (changes, not_looked_at) = choices::changes(&compared, behind, lists, asking, options, progress)?;
    Ok(Contrast {
        compared,
        notices,
        by: members.by,
        changes,
        not_looked_at,
        dropped: members.dropped,
        articles: members.articles,
        tokens: members.tokens,
    })
}

impl Contrast {
    /// Rows to be printed: of each comparison the first `top`, or all, in the order asked for, and the last `tail` of those that
    /// are shown to be used less.
    pub fn rows(&self, top: Option<usize>, tail: usize, ordering: &Ordering) -> Vec<&Row> {
        let versus = 0..self.compared.sides.versus.len();
        let rows = versus.flat_map(|number| {
            let mut rows: Vec<&Row> = self.compared.rows(number).iter().collect();
            ordering.sort(&self.compared, &mut rows);
            let cut = top.unwrap_or(rows.len()).min(rows.len());
            let last = rows.len().saturating_sub(tail).max(cut);
            let less: Vec<&Row> = rows[last..]
                .iter()
                .copied()
                .filter(|row| row.lrc() < 0.0)
                .collect();
            rows.truncate(cut);
            rows.extend(less);
            rows
        });
        rows.collect()
    }

    /// How the numbers came about, name and value.
    pub fn disclosure(&self, options: &Options) -> Vec<(String, String)> {
        told::disclosure(self, options)
    }

    /// What was compared with what, in a sentence or two.
    pub fn summary(&self) -> String {
        told::summary(self)
    }

    fn unit(&self) -> Unit {
        self.compared.options.unit
    }
}
