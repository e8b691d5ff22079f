//! How varied the vocabulary of each article is.

use polars::prelude::*;

use super::lexical::{self, DRAWS};
use super::{Analysis, Answer, BATCH, Context, Options, Order};
use crate::error::Error;

/// Lexical diversity of every article.
pub(super) struct Diversity;

impl Analysis for Diversity {
    fn id(&self) -> &'static str {
        "diversity"
    }

    fn title(&self) -> &'static str {
        "Lexical diversity of each article"
    }

    fn method(&self, _options: &Options) -> String {
        format!(
            "Over running words, folded, stop words included, numbers and addresses not. TTR is types over words and \
             falls with length, so compare it only between texts of like length. MTLD is the mean length of stretches \
             that keep a TTR above 0.72, read forward and backward (McCarthy and Jarvis 2010; a factor closes at or \
             below 0.72, without a minimum length). HD-D is the sum over types of the chance to meet one in {DRAWS} \
             draws, over {DRAWS} (McCarthy and Jarvis 2007); missing below {DRAWS} words. Hapaxes are types that occur \
             once."
        )
    }

    fn columns(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("doc", "number of the article"),
            ("title", "headline, else identifier, else file and place"),
            ("words", "running words"),
            ("types", "different folded forms among them"),
            ("hapaxes", "types that occur once"),
            ("ttr", "types over words, 0 to 1"),
            ("mtld", "measure of textual lexical diversity, in words"),
            ("hdd", "HD-D, 0 to 1"),
        ]
    }

    fn order(&self) -> &'static [(&'static str, Order)] {
        &[("doc", Order::Up)]
    }

    fn plan<'c>(&self, context: &'c Context<'c>) -> Result<Answer<'c>, Error> {
        Ok(Answer::Batches(Box::new(move |sink| {
            let mut batch: Vec<(u32, String, lexical::Row)> = Vec::new();
            context.articles(&mut |article| {
                batch.push((article.doc, article.name(), lexical::row(article)));
                if batch.len() >= BATCH {
                    sink(&frame(&std::mem::take(&mut batch))?)?;
                }
                Ok(())
            })?;
            sink(&frame(&batch)?)
        })))
    }
}

fn frame(rows: &[(u32, String, lexical::Row)]) -> PolarsResult<DataFrame> {
    let whole = |name: &str, value: fn(&lexical::Row) -> u64| {
        Column::new(
            name.into(),
            rows.iter().map(|row| value(&row.2)).collect::<Vec<_>>(),
        )
    };
    let float = |name: &str, value: fn(&lexical::Row) -> Option<f64>| {
        Column::new(
            name.into(),
            rows.iter().map(|row| value(&row.2)).collect::<Vec<_>>(),
        )
    };
    DataFrame::new_infer_height(vec![
        Column::new("doc".into(), rows.iter().map(|row| row.0).collect::<Vec<_>>()),
        StringChunked::from_iter_values("title".into(), rows.iter().map(|row| row.1.as_str())).into_column(),
        whole("words", |row| row.words),
        whole("types", |row| row.types),
        whole("hapaxes", |row| row.hapaxes),
        float("ttr", |row| row.ttr),
        float("mtld", |row| row.mtld),
        float("hdd", |row| row.hdd),
    ])
}
