//! How varied the vocabulary of each article is.

use polars::prelude::*;

use super::lexical::{self, DRAWS};
use super::{Analysis, Context, Options, Order};

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

    fn plan(&self, context: &Context<'_>) -> PolarsResult<Option<LazyFrame>> {
        let rows = lexical::rows(context)?;
        let doc: Vec<u32> = (0..).take(rows.len()).collect();
        let frame = DataFrame::new_infer_height(vec![
            Column::new("doc".into(), doc),
            Column::new("title".into(), context.titles()?),
            Column::new(
                "words".into(),
                rows.iter().map(|row| row.words).collect::<Vec<_>>(),
            ),
            Column::new(
                "types".into(),
                rows.iter().map(|row| row.types).collect::<Vec<_>>(),
            ),
            Column::new(
                "hapaxes".into(),
                rows.iter().map(|row| row.hapaxes).collect::<Vec<_>>(),
            ),
            Column::new("ttr".into(), rows.iter().map(|row| row.ttr).collect::<Vec<_>>()),
            Column::new("mtld".into(), rows.iter().map(|row| row.mtld).collect::<Vec<_>>()),
            Column::new("hdd".into(), rows.iter().map(|row| row.hdd).collect::<Vec<_>>()),
        ])?;
        Ok(Some(frame.lazy()))
    }
}
