//! The counts that topics are made from: the terms of each article's text, and of its headline.

use crate::analyze::Context;
use crate::count::{NONE, Setup};
use crate::error::Error;
use crate::quote::Known;
use crate::topic::Matrix;

/// How often a term of a headline counts: it says what an article is about.
const TITLE: u32 = 2;

/// The articles of a corpus by its terms, in their order.
///
/// # Errors
/// What fetching a block says.
pub(super) fn matrix(context: &Context<'_>, setup: &Setup) -> Result<Matrix, Error> {
    let frames = context.frames;
    let mut matrix = Matrix::new(context.weights.terms());
    let mut known = Known::new(setup);
    let told = |doc: u32| frames.stories.as_ref().is_some_and(|told| told.repeats(doc));
    frames.blocks(&mut |block, first| {
        let (mut terms, mut counts): (Vec<u32>, Vec<u32>) = (Vec::new(), Vec::new());
        for ((at, row), doc) in block.rows.iter().enumerate().zip(first..) {
            let own = block.postings(at);
            terms.clear();
            counts.clear();
            terms.extend(&block.term[own.clone()]);
            counts.extend(&block.tf[own]);
            // An article that is left out because another stands for it has no topic of its own.
            if !told(doc) {
                known.tokens(
                    &row.title,
                    row.language,
                    (setup, &context.names),
                    &mut |term, _| {
                        if term != NONE {
                            terms.push(term);
                            counts.push(TITLE);
                        }
                    },
                );
            }
            matrix.push(&terms, &counts);
        }
        Ok(())
    })?;
    Ok(matrix)
}
