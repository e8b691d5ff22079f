//! Lays counts out as frames; columns are moved where they can be.

use polars::prelude::*;

use super::{Frames, schema};
use crate::count::{Counts, Row};
use crate::error::Error;

impl Frames {
    /// The frames of a corpus.
    ///
    /// # Errors
    /// What polars says; with the columns laid out here that would be a bug.
    pub fn build(counts: Counts) -> Result<Self, Error> {
        build(counts).map_err(|error| Error::stage("frames", error))
    }
}

fn build(counts: Counts) -> PolarsResult<Frames> {
    let (mut cf, mut df) = (vec![0_u64; counts.terms.len()], vec![0_u32; counts.terms.len()]);
    for (&term, &tf) in counts.postings.term.iter().zip(&counts.postings.tf) {
        cf[term as usize] += u64::from(tf);
        df[term as usize] += 1;
    }
    let groups = group_names(&counts.documents);
    let documents = documents(&counts, &groups)?;
    let sizes = sizes(&counts.documents)?;
    let spectra = spectra(&counts.documents)?;
    let forms = forms(&counts)?;
    let terms = terms(&counts, cf, df)?;
    let postings = counts.postings;
    let counts = DataFrame::new_infer_height(vec![
        Column::new("doc".into(), postings.doc),
        Column::new("term".into(), postings.term),
        Column::new("tf".into(), postings.tf),
    ])?;
    Ok(Frames {
        documents,
        terms,
        counts,
        sizes,
        spectra,
        forms,
        groups: groups.into_iter().map(|(_, shown)| shown).collect(),
    })
}

/// Metadata names with the column names they get: a name the contract has taken is marked as metadata.
fn group_names(rows: &[Row]) -> Vec<(String, String)> {
    let mut names: Vec<&str> = rows
        .iter()
        .flat_map(|row| row.meta.iter().map(|(name, _)| name.as_str()))
        .collect();
    names.sort_unstable();
    names.dedup();
    let taken = |name: &str| schema::DOCUMENTS.columns.iter().any(|column| column.name == name);
    let mut groups: Vec<(String, String)> = Vec::new();
    for name in names {
        let mut shown = if taken(name) {
            format!("meta_{name}")
        } else {
            name.to_owned()
        };
        while groups.iter().any(|(_, other)| *other == shown) {
            shown.push('_');
        }
        groups.push((name.to_owned(), shown));
    }
    groups
}

fn documents(counts: &Counts, groups: &[(String, String)]) -> PolarsResult<DataFrame> {
    let rows = &counts.documents;
    let text = |name: &str, values: Vec<Option<&str>>| Column::new(name.into(), values);
    let number = |name: &str, value: &dyn Fn(&Row) -> u32| {
        Column::new(name.into(), rows.iter().map(value).collect::<Vec<u32>>())
    };
    let doc: Vec<u32> = (0..).take(rows.len()).collect();
    let mut columns = vec![
        Column::new("doc".into(), doc),
        text(
            "source",
            rows.iter()
                .map(|row| {
                    counts
                        .sources
                        .get(row.source as usize)
                        .map(|(name, _)| name.as_str())
                })
                .collect(),
        ),
        number("position", &|row| row.position),
        text("title", rows.iter().map(|row| Some(row.title.as_str())).collect()),
        text("date", rows.iter().map(|row| row.date.as_deref()).collect()),
        text("language", rows.iter().map(|row| row.language).collect()),
    ];
    for (name, shown) in groups {
        let value = |row: &Row| {
            let at = row.meta.binary_search_by(|(own, _)| own.cmp(name)).ok()?;
            row.meta.get(at).map(|(_, value)| value.clone())
        };
        columns.push(Column::new(
            shown.as_str().into(),
            rows.iter().map(value).collect::<Vec<Option<String>>>(),
        ));
    }
    columns.extend([
        Column::new("story".into(), vec![None::<u32>; rows.len()]),
        Column::new(
            "bytes".into(),
            rows.iter().map(|row| row.sizes.bytes).collect::<Vec<u64>>(),
        ),
        number("sentences", &|row| row.sizes.sentences),
        number("tokens", &|row| row.sizes.tokens),
        number("counted", &|row| row.sizes.counted),
    ]);
    DataFrame::new_infer_height(columns)
}

fn sizes(rows: &[Row]) -> PolarsResult<DataFrame> {
    let small = |name: &str, value: &dyn Fn(&Row) -> u32| {
        Column::new(name.into(), rows.iter().map(value).collect::<Vec<u32>>())
    };
    let large = |name: &str, value: &dyn Fn(&Row) -> u64| {
        Column::new(name.into(), rows.iter().map(value).collect::<Vec<u64>>())
    };
    let doc: Vec<u32> = (0..).take(rows.len()).collect();
    DataFrame::new_infer_height(vec![
        Column::new("doc".into(), doc),
        small("words", &|row| row.sizes.words),
        small("stops", &|row| row.sizes.stops),
        small("numbers", &|row| row.sizes.numbers),
        small("letters", &|row| row.sizes.letters),
        small("urls", &|row| row.sizes.urls),
        large("forward_full", &|row| row.sizes.factors.0.full),
        large("forward_tokens", &|row| row.sizes.factors.0.rest_tokens),
        large("forward_types", &|row| row.sizes.factors.0.rest_types),
        large("backward_full", &|row| row.sizes.factors.1.full),
        large("backward_tokens", &|row| row.sizes.factors.1.rest_tokens),
        large("backward_types", &|row| row.sizes.factors.1.rest_types),
    ])
}

fn spectra(rows: &[Row]) -> PolarsResult<DataFrame> {
    let (mut doc, mut frequency, mut types) = (Vec::new(), Vec::new(), Vec::new());
    for (number, row) in (0_u32..).zip(rows) {
        for &(times, forms) in &row.sizes.spectrum {
            doc.push(number);
            frequency.push(times);
            types.push(forms);
        }
    }
    DataFrame::new_infer_height(vec![
        Column::new("doc".into(), doc),
        Column::new("frequency".into(), frequency),
        Column::new("types".into(), types),
    ])
}

fn terms(counts: &Counts, cf: Vec<u64>, df: Vec<u32>) -> PolarsResult<DataFrame> {
    let listed = |forms: &[(String, u64)]| {
        let parts: Vec<String> = forms
            .iter()
            .map(|(form, count)| format!("{form}:{count}"))
            .collect();
        parts.join(" ")
    };
    let term: Vec<u32> = (0..).take(counts.terms.len()).collect();
    let label = |term: &crate::count::Term| {
        term.forms
            .first()
            .map_or_else(|| term.stem.clone(), |(form, _)| form.clone())
    };
    DataFrame::new_infer_height(vec![
        Column::new("term".into(), term),
        Column::new(
            "stem".into(),
            counts
                .terms
                .iter()
                .map(|term| term.stem.as_str())
                .collect::<Vec<_>>(),
        ),
        Column::new("form".into(), counts.terms.iter().map(label).collect::<Vec<_>>()),
        Column::new(
            "forms".into(),
            counts
                .terms
                .iter()
                .map(|term| listed(&term.forms))
                .collect::<Vec<_>>(),
        ),
        Column::new("cf".into(), cf),
        Column::new("df".into(), df),
    ])
}

fn forms(counts: &Counts) -> PolarsResult<DataFrame> {
    DataFrame::new_infer_height(vec![
        Column::new(
            "form".into(),
            counts
                .forms
                .iter()
                .map(|row| row.form.as_str())
                .collect::<Vec<_>>(),
        ),
        Column::new(
            "term".into(),
            counts.forms.iter().map(|row| row.term).collect::<Vec<_>>(),
        ),
        Column::new(
            "n".into(),
            counts.forms.iter().map(|row| row.count).collect::<Vec<_>>(),
        ),
        Column::new(
            "stop".into(),
            counts
                .forms
                .iter()
                .map(|row| u32::from(row.stop))
                .collect::<Vec<_>>(),
        ),
    ])
}
