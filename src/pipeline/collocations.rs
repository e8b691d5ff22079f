//! Terms of several words: for a pipe, for the page, and for the labels of topics.

use super::counting;
use super::{Options, columns, contents};
use crate::analyze::{Names, Table, Values};
use crate::collocation::{self, Collocation};
use crate::corpus::Input;
use crate::count::{Counts, Dictionary};
use crate::error::{Error, Notice};
use crate::progress::Progress;
use crate::scratch;
use crate::topic::{Phrase, Phrases};

/// Phrases that topics are labelled with.
const LABELS: usize = 5_000;

/// Phrases that were counted, and those that are collocations.
pub struct Collocations {
    counts: Counts,
    /// In their order.
    pub found: Vec<Collocation>,
    /// How they were chosen.
    pub options: collocation::Options,
    /// What went wrong or was assumed.
    pub notices: Vec<Notice>,
    /// Where parts lie that did not fit into memory; removed when it is dropped.
    #[allow(dead_code, reason = "held for what its drop does")]
    scratch: Option<scratch::Folder>,
}

impl Collocations {
    /// Chooses from the phrases that were counted.
    pub(super) fn new(
        counts: Counts,
        options: collocation::Options,
        scratch: Option<scratch::Folder>,
    ) -> Self {
        let dictionary = &counts.dictionary;
        let cf = cf(dictionary);
        let counted = (0..dictionary.stems.len()).map(|at| collocation::Counted {
            words: dictionary.stems.get(at),
            cf: cf.get(at).copied().unwrap_or(0),
            df: dictionary.df.get(at).copied().unwrap_or(0),
        });
        let found = collocation::collocations(counted, &options);
        let notices = counts.told();
        Self {
            counts,
            found,
            options,
            notices,
            scratch,
        }
    }

    /// The phrase as a reader knows it.
    fn forms(&self) -> Vec<String> {
        let dictionary = &self.counts.dictionary;
        let mut forms: Vec<String> = dictionary.stems.iter().map(str::to_owned).collect();
        dictionary.each_term(&mut |term, own| {
            if let (Some((form, _)), Some(place)) = (own.first(), forms.get_mut(term as usize)) {
                (*form).clone_into(place);
            }
        });
        forms
    }

    /// The first `top` as a table.
    pub fn table(&self, top: usize) -> Table {
        let forms = self.forms();
        let stems = &self.counts.dictionary.stems;
        let shown: Vec<&Collocation> = self.found.iter().take(top).collect();
        let integers = |value: &dyn Fn(&Collocation) -> u64| {
            Values::Integer(shown.iter().map(|row| i64::try_from(value(row)).ok()).collect())
        };
        let floats = |value: &dyn Fn(&Collocation) -> f64| {
            Values::Float(shown.iter().map(|row| Some(value(row))).collect())
        };
        let rank = (1..=shown.len()).map(|rank| i64::try_from(rank).ok()).collect();
        let values = [
            Values::Integer(rank),
            Values::Text(shown.iter().map(|row| forms.get(row.index).cloned()).collect()),
            Values::Text(
                shown
                    .iter()
                    .map(|row| Some(stems.get(row.index).to_owned()))
                    .collect(),
            ),
            integers(&|row| u64::from(row.words)),
            integers(&|row| row.cf),
            integers(&|row| u64::from(row.df)),
            floats(&|row| row.log_dice),
            floats(&|row| row.npmi),
            floats(&|row| row.g2),
        ];
        Table {
            total: self.found.len(),
            ..columns::COLLOCATIONS.table(collocation::METHOD, values)
        }
    }

    /// The strongest, with the articles they stand in, by the numbers that the terms of the corpus have.
    pub(super) fn phrases(&self, names: &Names) -> Result<Phrases, Error> {
        let forms = self.forms();
        let stems = &self.counts.dictionary.stems;
        let mut place = vec![usize::MAX; stems.len()];
        let mut all = Vec::new();
        for found in self.found.iter().take(LABELS) {
            let words = stems.get(found.index).split(' ');
            let terms = words.filter_map(|word| u32::try_from(names.find(word)?).ok());
            if let Some(place) = place.get_mut(found.index) {
                *place = all.len();
            }
            all.push(Phrase {
                form: forms.get(found.index).cloned().unwrap_or_default(),
                terms: terms.collect(),
                postings: Vec::new(),
                strength: found.log_dice,
            });
        }
        let mut first = 0;
        self.counts.blocks(&mut |block| {
            for (at, doc) in (0..block.rows.len()).zip(first..) {
                let own = block.postings(at);
                for (&term, &tf) in block.term[own.clone()].iter().zip(&block.tf[own]) {
                    let phrase = place.get(term as usize).and_then(|&place| all.get_mut(place));
                    if let Some(phrase) = phrase {
                        phrase.postings.push((doc, tf));
                    }
                }
            }
            first += u32::try_from(block.rows.len()).unwrap_or(u32::MAX);
            Ok(())
        })?;
        Ok(Phrases { all })
    }
}

/// Occurrences of each term.
fn cf(dictionary: &Dictionary) -> Vec<u64> {
    let mut cf = vec![0; dictionary.stems.len()];
    dictionary.each_term(&mut |term, own| {
        if let Some(cf) = cf.get_mut(term as usize) {
            *cf = own.iter().map(|(_, count)| count).sum();
        }
    });
    cf
}

/// The collocations of texts; `choose` sets how they are chosen, from the number of articles.
///
/// # Errors
/// [`Error::Input`] where there is no usable article, else what a stage says.
pub fn collocations(
    inputs: &[Input],
    choose: &dyn Fn(u32) -> collocation::Options,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Collocations, Error> {
    if inputs.iter().any(counting::is_part) {
        let message =
            "terms of several words are counted in texts, and a part has single terms; name the texts";
        return Err(Error::Usage(message.to_owned()));
    }
    let options = Options {
        unit: crate::count::Unit::Phrase,
        entities: None,
        ..options.clone()
    };
    let counted = counting::counts(inputs, &options, crate::count::Detail::Terms, progress)?;
    let counts = counted.counts;
    contents::check(counts.tokens, counts.sources.len(), &counts.told())?;
    progress.stage("collocations", 0);
    let chosen = choose(counts.documents);
    Ok(Collocations::new(counts, chosen, counted.scratch))
}
