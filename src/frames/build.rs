//! Lays counts out as frames.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use polars::prelude::*;

use super::{Frames, Spread, meta, schema};
use crate::count::{Block, Counts, Dictionary, Entities, NONE, Row};
use crate::error::Error;

impl Frames {
    /// The frames of a corpus.
    ///
    /// # Errors
    /// What fetching a block says.
    pub fn build(mut counts: Counts, entities: Entities) -> Result<Self, Error> {
        let dictionary = std::mem::take(&mut counts.dictionary);
        let terms = terms(&dictionary)?;
        let (stop_words, spectrum) = forms(&dictionary)?;
        drop(dictionary);
        let mut names = BTreeSet::new();
        counts.blocks(&mut |block| {
            for (name, _) in block.rows.iter().flat_map(|row| &row.meta) {
                if !names.contains(name) {
                    names.insert(name.clone());
                }
            }
            Ok(())
        })?;
        Ok(Self {
            terms,
            stop_words,
            spectrum,
            groups: shown(names),
            articles: counts.documents,
            entities,
            stories: None,
            counts,
        })
    }

    /// The rows of `documents` for the articles of a block, the first of which has the number `first`.
    ///
    /// # Errors
    /// None with frames built here.
    pub fn documents(&self, block: &Block, first: u32) -> PolarsResult<DataFrame> {
        let rows = &block.rows;
        let number = |name: &str, value: fn(&Row) -> u32| {
            Column::new(name.into(), rows.iter().map(value).collect::<Vec<u32>>())
        };
        let text = |name: &str, value: &dyn Fn(&Row) -> Option<String>| {
            Column::new(name.into(), rows.iter().map(value).collect::<Vec<_>>())
        };
        let doc: Vec<u32> = (first..).take(rows.len()).collect();
        let story = |doc: &u32| self.stories.as_ref()?.story.get(*doc as usize).copied()?;
        let doc_stories: Vec<Option<u32>> = doc.iter().map(story).collect();
        let mut columns = vec![
            Column::new("doc".into(), doc),
            text("source", &|row| Some(self.source(row).to_owned())),
            number("position", |row| row.position),
            text("title", &|row| Some(row.title.clone())),
            text("date", &|row| row.date.clone()),
            text("language", &|row| row.language.map(str::to_owned)),
        ];
        for (name, shown) in &self.groups {
            columns.push(text(shown, &|row| meta(row, name).map(str::to_owned)));
        }
        columns.extend([
            Column::new("story".into(), doc_stories),
            Column::new(
                "bytes".into(),
                rows.iter().map(|row| row.sizes.bytes).collect::<Vec<u64>>(),
            ),
            number("sentences", |row| row.sizes.sentences),
            number("tokens", |row| row.sizes.tokens),
            number("counted", |row| row.sizes.counted),
        ]);
        DataFrame::new_infer_height(columns)
    }

    /// The rows of `counts` for the articles of a block, the first of which has the number `first`.
    ///
    /// # Errors
    /// None with frames built here.
    pub fn counts(&self, block: &Block, first: u32) -> PolarsResult<DataFrame> {
        let mut doc = Vec::with_capacity(block.term.len());
        for (number, &end) in (first..).zip(&block.postings_ends) {
            doc.resize(end as usize, number);
        }
        DataFrame::new_infer_height(vec![
            Column::new("doc".into(), doc),
            Column::new("term".into(), &block.term),
            Column::new("tf".into(), &block.tf),
        ])
    }
}

/// Metadata names with the column names they get: a name the contract has taken is marked as metadata.
fn shown(names: BTreeSet<String>) -> Vec<(String, String)> {
    let taken = |name: &str| schema::DOCUMENTS.columns.iter().any(|column| column.name == name);
    let mut groups: Vec<(String, String)> = Vec::new();
    for name in names {
        let mut shown = if taken(&name) {
            format!("meta_{name}")
        } else {
            name.clone()
        };
        while groups.iter().any(|(_, other)| *other == shown) {
            shown.push('_');
        }
        groups.push((name, shown));
    }
    groups
}

fn terms(dictionary: &Dictionary) -> PolarsResult<DataFrame> {
    let stems = &dictionary.stems;
    let mut label = StringChunkedBuilder::new("form".into(), stems.len());
    let mut listed = StringChunkedBuilder::new("forms".into(), stems.len());
    let mut cf = Vec::with_capacity(stems.len());
    let mut list = String::new();
    dictionary.each_term(&mut |term, own| {
        label.append_value(
            own.first()
                .map_or_else(|| stems.get(term as usize), |(form, _)| form),
        );
        list.clear();
        for (at, (form, count)) in own.iter().enumerate() {
            let gap = if at > 0 { " " } else { "" };
            let _ = write!(list, "{gap}{form}:{count}");
        }
        listed.append_value(&list);
        cf.push(own.iter().map(|(_, count)| count).sum::<u64>());
    });
    let number: Vec<u32> = (0..).take(stems.len()).collect();
    let mut columns = vec![
        Column::new("term".into(), number),
        StringChunked::from_iter_values("stem".into(), stems.iter()).into_column(),
        label.finish().into_column(),
        listed.finish().into_column(),
        Column::new("cf".into(), cf),
        Column::new("df".into(), &dictionary.df),
    ];
    columns.extend(Spread::columns(None, stems.len()));
    DataFrame::new_infer_height(columns)
}

/// The stop words, and how many different forms of running words occur how often. The same form may stand under several
/// terms, or be a stop word in one language only.
fn forms(dictionary: &Dictionary) -> PolarsResult<(DataFrame, DataFrame)> {
    let forms = &dictionary.forms;
    let running = (0..forms.len()).filter(|&at| forms.running[at]);
    let mut order: Vec<usize> = running.collect();
    order.sort_unstable_by(|&a, &b| forms.text.get(a).cmp(forms.text.get(b)));
    let mut spectrum: BTreeMap<u64, u64> = BTreeMap::new();
    let (mut stops, mut stop_counts) = (Vec::new(), Vec::new());
    for same in order.chunk_by(|&a, &b| forms.text.get(a) == forms.text.get(b)) {
        let sum = |of: &dyn Fn(usize) -> bool| {
            same.iter()
                .filter(|&&at| of(at))
                .map(|&at| forms.count[at])
                .sum::<u64>()
        };
        *spectrum.entry(sum(&|_| true)).or_default() += 1;
        let stopped = sum(&|at| forms.stop[at] && forms.term[at] == NONE);
        if stopped > 0 {
            stops.push(forms.text.get(same[0]));
            stop_counts.push(stopped);
        }
    }
    let stops = DataFrame::new_infer_height(vec![
        StringChunked::from_iter_values("form".into(), stops.into_iter()).into_column(),
        Column::new("n".into(), stop_counts),
    ])?;
    let (frequency, types): (Vec<u64>, Vec<u64>) = spectrum.into_iter().unzip();
    let spectrum = DataFrame::new_infer_height(vec![
        Column::new("frequency".into(), frequency),
        Column::new("types".into(), types),
    ])?;
    Ok((stops, spectrum))
}
