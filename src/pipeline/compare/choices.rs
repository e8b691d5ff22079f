//! How the lead of each group would change had other choices been made before counting.

use std::collections::BTreeMap;

use super::lists::Lists;
use super::{Asking, Behind};
use crate::compare::{self, Compared, Leading, Unit, Units};
use crate::count::{Detail, Entities};
use crate::error::Error;
use crate::frames::Frames;
use crate::pipeline::{Options, counting};
use crate::progress::Progress;

/// Leading terms that are looked at.
const LEAD: usize = 20;
/// Groups up to which choices are looked at: a table of more is not read.
const GROUPS: usize = 40;

/// Another choice, and what it does to the lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    /// The choice, to be read after "with".
    pub(super) choice: String,
    /// Of each group with its reference: its name, how many lead, how many of them do so no longer.
    pub(super) groups: Vec<(String, usize, usize)>,
}

/// Looks at the choices that can be looked at, and says why others were not.
///
/// # Errors
/// What counting says.
pub(super) fn changes(
    compared: &Compared,
    behind: &Behind<'_>,
    lists: &Lists,
    asking: &Asking,
    options: &Options,
    progress: &dyn Progress,
) -> Result<(Vec<Change>, Option<&'static str>), Error> {
    let singles = compared.singles();
    if !asking.choices {
        return Ok((Vec::new(), None));
    }
    if singles.len() > GROUPS {
        return Ok((Vec::new(), Some("not looked at, because of the number of groups")));
    }
    let lead = compared.leading(LEAD);
    let change = |choice: String, other: Leading| {
        let groups = singles
            .iter()
            .zip(lead.iter().zip(other))
            .map(|(&number, (own, other))| {
                let gone = own.iter().filter(|text| !other.contains(text)).count();
                (compared.sides.versus[number].name.clone(), own.len(), gone)
            });
        Change {
            choice,
            groups: groups.collect(),
        }
    };
    let doubled = asking.min_count.max(1) * 2;
    let mut changes = vec![change(
        format!("terms of {doubled} occurrences or more only"),
        compared.leading_from(doubled, LEAD),
    )];
    let has_lists = compared.sides.target_list.is_some() || compared.sides.reference_list.is_some();
    let has_parts = lists.texts.iter().any(|(input, _)| counting::is_part(input));
    let others = if has_lists {
        Some("stop words and stems not looked at, because a list was counted by others")
    } else if has_parts {
        Some("stop words and stems not looked at, because parts hold no text that could be counted again")
    } else if asking.unit == Unit::Entity {
        Some("names know no stop words and no stems")
    } else {
        None
    };
    if others.is_some() {
        return Ok((changes, others));
    }
    let other_lead = |other: &Options| -> Result<Leading, Error> {
        progress.stage("other choices", 0);
        let counted = counting::counts(behind.texts, other, Detail::Postings, progress)?;
        let frames = Frames::build(counted.counts, Entities::default())?;
        let units = Units::of(&frames, asking.unit)?;
        let lead = compare::leading(&frames, &units, compared, LEAD)?;
        // Where nothing was stemmed, a form stands for the stem that it was counted under.
        if other.normalize.stem == options.normalize.stem {
            return Ok(lead);
        }
        let stems = stems(behind.frames, &lead)?;
        let stem = |form: String| stems.get(&form).cloned().unwrap_or(form);
        Ok(lead
            .into_iter()
            .map(|lead| lead.into_iter().map(stem).collect())
            .collect())
    };
    let mut other = options.clone();
    other.normalize.stop_words = !options.normalize.stop_words;
    let choice = if other.normalize.stop_words {
        "stop words left out"
    } else {
        "stop words kept"
    };
    changes.push(change(choice.to_owned(), other_lead(&other)?));
    if asking.unit == Unit::Term {
        let mut other = options.clone();
        other.normalize.stem = !options.normalize.stem;
        let choice = if other.normalize.stem {
            "stems"
        } else {
            "forms that are not stemmed"
        };
        // From forms to stems cannot be told back.
        if !other.normalize.stem {
            changes.push(change(choice.to_owned(), other_lead(&other)?));
        }
    }
    Ok((changes, None))
}

/// The stem of each of these forms.
fn stems(frames: &Frames, forms: &Leading) -> Result<BTreeMap<String, String>, Error> {
    let wanted: std::collections::BTreeSet<&str> = forms.iter().flatten().map(String::as_str).collect();
    let mut stems = BTreeMap::new();
    let listed = frames.terms.column("forms")?.str()?;
    for (stem, own) in frames.stems()?.iter().zip(listed.iter()) {
        let (Some(stem), Some(own)) = (stem, own) else {
            continue;
        };
        for form in own.split(' ').filter_map(|form| Some(form.rsplit_once(':')?.0)) {
            if wanted.contains(form) {
                stems.insert(form.to_owned(), stem.to_owned());
            }
        }
    }
    Ok(stems)
}
