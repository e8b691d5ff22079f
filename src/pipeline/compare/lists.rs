//! Frequency lists among the inputs, and the order in which rows are printed.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;

use super::asked::input_name;
use super::{Asking, Behind};
use crate::compare::{self, Against, Compared, FrequencyList, KEYNESS, Listed, Row, Sides, Unit, Units};
use crate::corpus::{self, Input};
use crate::count;
use crate::error::{Error, Notice, NoticeKind};
use crate::normalize::Outcome;

/// Bytes of a file that tell whether it is a list.
const HEAD: u64 = 1 << 16;

/// The inputs, lists apart from texts.
#[derive(Debug, Default)]
pub(in crate::pipeline) struct Lists {
    /// Texts and parts, and whether each is the reference.
    pub(super) texts: Vec<(Input, bool)>,
    target: Option<FrequencyList>,
    reference: Option<FrequencyList>,
    reference_name: Option<String>,
}

impl Lists {
    /// Reads the lists among the inputs.
    ///
    /// # Errors
    /// What reading a list says, or [`Error::Usage`] where a list stands where none can.
    pub(super) fn read(inputs: &[Input], asking: &Asking) -> Result<Self, Error> {
        let mut lists = Self::default();
        let mut found: Vec<(usize, FrequencyList)> = Vec::new();
        for (at, input) in inputs.iter().enumerate() {
            match list(input)? {
                Some(list) => found.push((at, list)),
                None => lists.texts.push((input.clone(), false)),
            }
        }
        if let Some(reference) = &asking.reference {
            lists.reference_name = Some(input_name(reference));
            match list(reference)? {
                Some(list) => lists.reference = Some(list),
                None => lists.texts.push((reference.clone(), true)),
            }
        }
        let alone = inputs.len() == 2 && asking.reference.is_none() && asking.keys.is_none();
        for (at, list) in found {
            if at == 1 && alone {
                lists.reference_name = Some(input_name(&inputs[1]));
                lists.reference = Some(list);
            } else if at == 0 && (alone || inputs.len() == 1 && asking.keys.is_none()) {
                lists.target = Some(list);
            } else {
                return Err(Error::Usage(format!(
                    "{} is a frequency list and has no articles to be grouped; a list can be one of two sides: gleaner compare \
                     PATH --reference LIST",
                    list.name
                )));
            }
        }
        // A list against articles: these are what it is compared with.
        if lists.target.is_some() && alone && lists.reference.is_none() {
            lists.reference_name = Some(input_name(&inputs[1]));
            for (_, is_reference) in &mut lists.texts {
                *is_reference = true;
            }
        }
        // What a list leaves out of its corpus may well occur there.
        let incomplete = |list: &mut FrequencyList| {
            if list.total > list.counted {
                let message = format!(
                    "has {} of the {} words of its corpus; a term that is not in it counts as 0 there",
                    crate::number::count(list.counted),
                    crate::number::count(list.total)
                );
                list.notices
                    .push(Notice::new(NoticeKind::LeftOut, &list.name, message));
            }
        };
        let total = |list: Option<FrequencyList>, total: Option<u64>, flag: &str| match (list, total) {
            (Some(list), Some(total)) => list.with_total(total, flag).map(Some),
            (None, Some(_)) => Err(Error::Usage(format!(
                "{flag} says how large the corpus behind a frequency list is, and there is no list on that side"
            ))),
            (list, None) => Ok(list),
        };
        lists.reference = total(lists.reference, asking.reference_total, "--reference-total")?;
        lists.target = total(lists.target, asking.target_total, "--target-total")?;
        lists
            .reference
            .iter_mut()
            .chain(&mut lists.target)
            .for_each(incomplete);
        Ok(lists)
    }

    /// One corpus, of which nothing is a list or a reference.
    pub(in crate::pipeline) fn none(inputs: &[Input]) -> Self {
        Self {
            texts: inputs.iter().map(|input| (input.clone(), false)).collect(),
            ..Self::default()
        }
    }

    /// Whether there are two sides at all.
    ///
    /// # Errors
    /// [`Error::Usage`] that names the ways to say what is compared with what.
    pub(super) fn check(&self, asking: &Asking) -> Result<(), Error> {
        let own = self
            .texts
            .iter()
            .filter(|(_, is_reference)| !is_reference)
            .count();
        if asking.keys.is_none() {
            if !asking.targets.is_empty() {
                return Err(Error::Usage(
                    "--target names a group of --by; give --by too".to_owned(),
                ));
            }
            if asking.min_articles > 1 {
                return Err(Error::Usage(
                    "--min-articles is for the groups of --by; give --by too".to_owned(),
                ));
            }
            let sides = own + usize::from(self.target.is_some());
            if sides + usize::from(self.reference_name.is_some()) < 2 {
                return Err(Error::Usage(
                    "one side alone is no comparison: name two or more paths, or --by KEY (a column, source, article, language, \
                     month, year, ...), or --reference PATH"
                        .to_owned(),
                ));
            }
        }
        if self.target.is_some() && self.reference.is_some() && asking.unit != Unit::Term {
            return Err(Error::Usage(format!(
                "two frequency lists are compared by the terms they hold; --unit {} is for articles",
                asking.unit.id()
            )));
        }
        Ok(())
    }

    pub(super) fn is_reference(&self, input: usize) -> bool {
        self.texts
            .get(input)
            .is_some_and(|(_, is_reference)| *is_reference)
    }

    pub(super) fn reference_name(&self) -> Option<String> {
        self.reference_name.clone()
    }

    pub(super) fn reference_is_texts(&self) -> bool {
        self.texts.iter().any(|(_, is_reference)| *is_reference)
    }

    fn given(&self) -> impl Iterator<Item = &FrequencyList> {
        self.target.iter().chain(&self.reference)
    }

    /// Units and sides of two lists.
    ///
    /// # Errors
    /// [`Error::Usage`] where one is missing.
    pub(super) fn alone(&self) -> Result<(Units, Sides, Vec<Notice>), Error> {
        let (Some(target), Some(reference)) = (&self.target, &self.reference) else {
            return Err(Error::Usage(
                "name the articles or the second frequency list to compare with".to_owned(),
            ));
        };
        let mut units = Units::default();
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        let mut counted = |list: &FrequencyList| {
            let mut listed = Listed {
                total: list.total,
                ..Listed::default()
            };
            for (term, count) in &list.terms {
                let unit = *known
                    .entry(term.clone())
                    .or_insert_with(|| units.push(term, term, 0));
                add(&mut listed, unit, *count);
            }
            listed
        };
        let (own, other) = (counted(target), counted(reference));
        let mut sides = Sides::new(vec![target.name.clone()]);
        sides.target_list = Some(own);
        sides.reference_list = Some(other);
        sides.compare(target.name.clone(), reference.name.clone(), 0, Against::List);
        let notices = self.given().flat_map(|list| list.notices.iter().cloned());
        Ok((units, sides, notices.collect()))
    }

    /// Puts the terms of a list beside those of the articles: folded, stemmed and paired as they are.
    pub(super) fn put(
        &self,
        behind: &Behind<'_>,
        language: Option<&'static str>,
        asking: &Asking,
        units: &mut Units,
        sides: &mut Sides,
        notices: &mut Vec<Notice>,
    ) {
        if self.given().next().is_none() {
            return;
        }
        // Of two entities of one name the first is meant.
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for (unit, text) in units
            .text
            .iter()
            .enumerate()
            .filter(|(unit, _)| units.df[*unit] > 0)
        {
            known.entry(text.to_owned()).or_insert(unit);
        }
        let mut counted = |list: &FrequencyList, notices: &mut Vec<Notice>| {
            let mut listed = Listed {
                total: list.total,
                ..Listed::default()
            };
            let mut left_out = 0_u64;
            for (term, count) in &list.terms {
                let text = match asking.unit {
                    Unit::Entity => Some(term.clone()),
                    unit => read(behind, language, unit, term),
                };
                let Some(text) = text else {
                    left_out += 1;
                    continue;
                };
                let unit = *known
                    .entry(text)
                    .or_insert_with_key(|text| units.push(text, term, 0));
                add(&mut listed, unit, *count);
            }
            if left_out > 0 {
                let message = format!(
                    "{} of {} entries are no {} as articles are counted (stop words, numbers, several words) and were passed over; \
                     they stay in the total",
                    crate::number::count(left_out),
                    crate::number::count(list.terms.len() as u64),
                    asking.unit.plural()
                );
                notices.push(Notice::new(NoticeKind::LeftOut, &list.name, message));
            }
            notices.extend(list.notices.iter().cloned());
            listed
        };
        if let Some(list) = &self.target {
            sides.target_list = Some(counted(list, notices));
            if sides.names.is_empty() {
                sides.names.push(list.name.clone());
            }
        }
        if let Some(list) = &self.reference {
            sides.reference_list = Some(counted(list, notices));
        }
    }
}

fn add(listed: &mut Listed, unit: usize, count: u64) {
    if listed.counts.len() <= unit {
        listed.counts.resize(unit + 1, 0);
    }
    listed.counts[unit] = listed.counts[unit].saturating_add(count);
}

/// The list that an input is, if it is one.
///
/// # Errors
/// What opening or reading it says.
fn list(input: &Input) -> Result<Option<FrequencyList>, Error> {
    let bytes = match input {
        Input::Bytes(_, bytes) if compare::is_list(bytes) => bytes.clone(),
        Input::Path(path) if path.is_file() => {
            let failed = |error| Error::io("read", path, error);
            let mut file = File::open(path).map_err(failed)?;
            let mut bytes = Vec::new();
            (&mut file).take(HEAD).read_to_end(&mut bytes).map_err(failed)?;
            let packed = path
                .extension()
                .is_some_and(|ending| ending == "gz" || ending == "zst");
            if !packed && !compare::is_list(&bytes) {
                return Ok(None);
            }
            file.read_to_end(&mut bytes).map_err(failed)?;
            let bytes = corpus::decode::decompress(&bytes).map_err(failed)?.into_owned();
            if !compare::is_list(&bytes) {
                return Ok(None);
            }
            bytes
        }
        _ => return Ok(None),
    };
    compare::parse_list(&input_name(input), &bytes).map(Some)
}

/// What articles would have counted for an entry of a list; `None` where it would have been no such unit.
fn read(behind: &Behind<'_>, language: Option<&'static str>, unit: Unit, entry: &str) -> Option<String> {
    let mut stems: Vec<Option<String>> = Vec::new();
    let normalizer = behind.setup.normalizer(language);
    let (mut form, mut stem) = (String::new(), String::new());
    count::tokens(entry, &behind.setup.segmenter, &mut |token, _| {
        let outcome = normalizer.normalize(&token, &mut form, &mut stem);
        stems.push((outcome == Outcome::Term).then(|| stem.clone()));
    });
    let wanted = if unit == Unit::Bigram { 2 } else { 1 };
    let stems: Vec<String> = stems.into_iter().collect::<Option<_>>()?;
    (stems.len() == wanted).then(|| stems.join(" "))
}

/// The order in which rows are printed: by a column, or by the conservative log ratio.
#[derive(Debug, Clone, Default)]
pub struct Ordering(Option<&'static str>);

impl Ordering {
    /// The order of a column of the keyness table, the most telling end first: small probabilities and even spread, else
    /// large numbers, and texts in the order of their letters.
    ///
    /// # Errors
    /// [`Error::Usage`] with the columns there are.
    pub fn by(column: &str) -> Result<Self, Error> {
        let names = || KEYNESS.iter().map(|(name, _)| *name);
        let known = names().find(|name| *name == column);
        let all = || names().collect::<Vec<_>>().join(", ");
        let known =
            known.ok_or_else(|| Error::Usage(format!("--sort: no column {column}; there are {}", all())))?;
        Ok(Self(Some(known).filter(|name| *name != "lrc")))
    }

    pub(super) fn sort(&self, compared: &Compared, rows: &mut Vec<&Row>) {
        let Some(column) = self.0 else { return };
        let table = compared.keyness(rows);
        let small_first = matches!(
            column,
            "p" | "p_adjusted" | "p_documents" | "dp_norm" | "dp_norm_ref"
        );
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by(|&a, &b| {
            let numbers = (table.number(column, a), table.number(column, b));
            let by_number = match numbers {
                (Some(a), Some(b)) if small_first => a.total_cmp(&b),
                (Some(a), Some(b)) => b.total_cmp(&a),
                // What is missing stands last.
                (a, b) => b.is_some().cmp(&a.is_some()),
            };
            by_number
                .then_with(|| {
                    let text = |row| table.text(column, row).map_or((true, ""), |text| (false, text));
                    text(a).cmp(&text(b))
                })
                // The usual order decides between equals.
                .then(a.cmp(&b))
        });
        *rows = order.into_iter().map(|at| rows[at]).collect();
    }
}
