//! Terms and entities across groups of articles: what differs, by how much, how sure that is, and which articles carry it.
//!
//! One run asks every unit (a term, a form, a name, a pair of words) of every comparison (a group and the rest, two groups,
//! a group and a reference) and corrects over all of these tests together, so that what is called shown is shown at the error
//! that was allowed for the whole run. A difference of token counts alone is not believed: the articles that carry it are
//! left out one by one, copies of one text together, and their rates are compared as ranks.
//! It sees frames and frequency lists and no text; what is shown as an example is read again by others.

mod engine;
mod groups;
mod list;
mod measure;
mod outlook;
mod postings;
mod sides;
mod tables;
mod trends;
mod unit;
mod vocabulary;

pub use engine::{ALPHA, ENOUGH, Options, Row, Tested, Verdict};
pub use groups::{Asked, Builder, Facts, Groups, Key, Keys, OUTLET, Period};
pub use list::{FrequencyList, parse as parse_list, sniff as is_list};
pub use measure::{Carried, Driver, FEW, MANY, MUCH};
pub use outlook::{Leading, leading};
pub use postings::each as each_unit;
pub use sides::{Against, Listed, Member, Place, Sides, Sum, Versus};
pub use tables::{KEYNESS, TABLES};
pub use trends::{Direction, Trend};
pub use unit::{KINDS, Unit, Units};
pub use vocabulary::Vocabulary;

use crate::error::Error;
use crate::frames::Frames;
use crate::progress::Progress;

/// What was compared and what came of it.
#[derive(Debug, Clone)]
pub struct Compared {
    /// How.
    pub options: Options,
    /// What was counted.
    pub units: Units,
    /// Who was compared with whom.
    pub sides: Sides,
    /// The tests.
    pub tested: Tested,
    /// Where the groups follow each other in time: the terms that rose and fell, the largest sure change first.
    pub trends: Vec<Trend>,
    /// The place of each group in time, where the groups are periods.
    pub times: Option<Vec<i64>>,
}

/// Makes all tests; `times` is the place of each group in time, where the groups are periods.
///
/// # Errors
/// [`Error::Usage`] where there are more tests than can be held, else what fetching a block says.
pub fn compare(
    frames: Option<&Frames>,
    units: Units,
    sides: Sides,
    times: Option<Vec<i64>>,
    options: Options,
    progress: &dyn Progress,
) -> Result<Compared, Error> {
    let (tested, trends) = engine::Engine {
        frames,
        units: &units,
        sides: &sides,
        periods: trends::Periods::new(&sides, times.as_deref()),
        options,
    }
    .run(progress)?;
    Ok(Compared {
        options,
        units,
        sides,
        tested,
        trends,
        times,
    })
}

impl Compared {
    /// Whether what is counted is a stem.
    fn has_stems(&self) -> bool {
        matches!(self.options.unit, Unit::Term | Unit::Bigram)
    }

    /// The rows of one comparison, the most over-used first.
    pub fn rows(&self, versus: usize) -> &[Row] {
        let rows = &self.tested.rows;
        let start = rows.partition_point(|row| (row.versus as usize) < versus);
        let end = rows.partition_point(|row| (row.versus as usize) <= versus);
        rows.get(start..end).unwrap_or_default()
    }
}
