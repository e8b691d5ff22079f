//! Which articles tell one story, and what that makes of every count.

pub(super) mod cards;
pub(super) mod tables;

use crate::compare;
use crate::count::NONE;
use crate::error::Error;
use crate::frames::{Frames, Spread, Told};
use crate::story::Read;

/// Which articles of a story count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Per {
    /// Every article.
    #[default]
    Article,
    /// One article of each story: its fullest version.
    Story,
    /// One article of each outlet and story.
    Outlet,
}

impl Per {
    /// What records call it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Article => "all",
            Self::Story => "one per story",
            Self::Outlet => "one per outlet and story",
        }
    }
}

/// Columns that name an outlet, the surest first; the folder of a file may stand for one.
pub(super) const OUTLETS: [&str; compare::OUTLET.len() + 1] = {
    let mut names = ["folder"; compare::OUTLET.len() + 1];
    let mut at = 0;
    while at < compare::OUTLET.len() {
        names[at] = compare::OUTLET[at];
        at += 1;
    }
    names
};

/// What stories say of the articles, terms and entities of a corpus.
///
/// # Errors
/// What fetching a block says.
pub(super) fn told(frames: &Frames, read: &Read, per: Per) -> Result<Told, Error> {
    let told = read.stories.told();
    let number = |article: u32| told.get(article as usize).copied().flatten();
    let (mut terms, mut entities) = (Vec::new(), Vec::new());
    frames.blocks(&mut |block, first| {
        for (at, doc) in (0..block.rows.len()).zip(first..) {
            let Some(story) = number(doc).and_then(|story| u32::try_from(story).ok()) else {
                continue;
            };
            let outlet = read
                .outlets
                .of
                .get(doc as usize)
                .copied()
                .flatten()
                .unwrap_or(NONE);
            terms.extend(
                block.term[block.postings(at)]
                    .iter()
                    .map(|&term| (term, story, outlet)),
            );
            let mut own: Vec<u32> = block
                .mentions(at)
                .iter()
                .filter_map(|mention| frames.entities.of(mention.name))
                .collect();
            own.sort_unstable();
            own.dedup();
            entities.extend(own.into_iter().map(|entity| (entity, story, outlet)));
        }
        Ok(())
    })?;
    let known = read.outlets.column.is_some();
    let df: Vec<u32> = frames.terms.column("df")?.u32()?.into_no_null_iter().collect();
    let shown = |story: &Option<usize>| u32::try_from((*story)? + 1).ok();
    Ok(Told {
        story: told.iter().map(shown).collect(),
        terms: spread(&df, terms, known),
        entities: spread(&frames.entities.df, entities, known),
        left_out: match per {
            Per::Article => Vec::new(),
            per => read.repeats(per == Per::Outlet),
        },
    })
}

/// In how many articles each thing is if those of one story count once, from in how many it is and where it is within
/// stories: thing, story, outlet, each article once.
fn spread(df: &[u32], mut within: Vec<(u32, u32, u32)>, outlets_known: bool) -> Spread {
    within.sort_unstable();
    let mut stories = df.to_vec();
    let mut outlets = df.to_vec();
    for pair in within.windows(2) {
        let [a, b] = pair else { continue };
        let once_less = |df: &mut Vec<u32>| {
            if let Some(df) = df.get_mut(a.0 as usize) {
                *df = df.saturating_sub(1);
            }
        };
        if (a.0, a.1) == (b.0, b.1) {
            once_less(&mut stories);
            if a.2 == b.2 {
                once_less(&mut outlets);
            }
        }
    }
    Spread {
        stories,
        outlets: outlets_known.then_some(outlets),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_of_one_story_count_once() {
        // One term in five articles: three of story 0, two of which are of outlet 7, one of story 1, one of none.
        let within = vec![(0, 0, 7), (0, 1, 7), (0, 0, 8), (0, 0, 7), (1, 0, 7), (1, 0, 8)];
        let told = spread(&[5, 2, 4], within, true);
        assert_eq!(told.stories, [3, 1, 4]);
        assert_eq!(told.outlets, Some(vec![4, 2, 4]));
        assert_eq!(spread(&[5], Vec::new(), false).outlets, None);
    }
}
