//! What is asked of a comparison, and from it the sides.

use std::collections::BTreeMap;
use std::path::Path;

use super::lists::Lists;
use super::{Behind, Options, contents};
use crate::compare::{self, Against, Asked, Builder, Facts, Groups, Keys, Member, Place, Sides, Unit};
use crate::corpus::Input;
use crate::count;
use crate::error::{Error, Notice, NoticeKind};
use crate::number::counted;

/// Groups that are compared at once at most.
const MOST_GROUPS: usize = 200;
/// Groups up to which every two are compared as well.
const PAIRED: usize = 6;

/// What is to be compared.
#[derive(Debug, Clone)]
pub struct Asking {
    /// What articles are put together by; where absent, by the input they came from.
    pub keys: Option<Keys>,
    /// Groups that are compared; where empty, all.
    pub targets: Vec<String>,
    /// Articles that a group needs to be compared.
    pub min_articles: u32,
    /// What is counted.
    pub unit: Unit,
    /// Occurrences that a unit needs on both sides together.
    pub min_count: u64,
    /// Whether every two of a few groups are compared too.
    pub pairs: bool,
    /// What every group is compared with, in place of the rest: articles, a part, or a frequency list.
    pub reference: Option<Input>,
    /// Tokens of the corpus behind a list that is the reference, where the list has not all of them.
    pub reference_total: Option<u64>,
    /// The same for a list that is the target.
    pub target_total: Option<u64>,
    /// Whether to find out how other choices would change the lead.
    pub choices: bool,
}

impl Default for Asking {
    fn default() -> Self {
        Self {
            keys: None,
            targets: Vec::new(),
            min_articles: 1,
            unit: Unit::Term,
            min_count: 5,
            pairs: true,
            reference: None,
            reference_total: None,
            target_total: None,
            choices: true,
        }
    }
}

impl Asking {
    /// How the articles are counted for it.
    pub fn options(&self, options: &Options) -> Options {
        let mut options = options.clone();
        options.unit = match self.unit {
            Unit::Bigram => count::Unit::Pair,
            Unit::Term | Unit::Form | Unit::Entity => count::Unit::Term,
        };
        if self.unit == Unit::Form {
            options.normalize.stem = false;
        }
        if self.unit == Unit::Entity {
            options.entities.get_or_insert_default();
        } else {
            options.entities = None;
        }
        options
    }

    pub(super) fn compare_options(&self, options: &Options) -> compare::Options {
        compare::Options {
            unit: self.unit,
            min_count: self.min_count,
            memory: options.memory / 4,
        }
    }

    /// Adds what is compared with what.
    pub(super) fn versus(&self, sides: &mut Sides, lists: &Lists, periods: bool) {
        let names = sides.names.clone();
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let reference = lists.reference_name();
        let against = match (&reference, &sides.reference_list) {
            (None, _) => Against::Rest,
            (Some(_), None) => Against::Corpus,
            (Some(_), Some(_)) => Against::List,
        };
        // With one target the rest is no group of its own.
        let pooled = names
            .len()
            .checked_sub(1)
            .filter(|_| sides.pooled && self.targets.len() == 1);
        for (at, name) in names.iter().enumerate().filter(|(at, _)| Some(*at) != pooled) {
            let other = match &reference {
                Some(reference) => reference.clone(),
                None if names.len() == 2 => names[1 - at].clone(),
                None if sides.pooled && at + 1 == names.len() => "the groups named".to_owned(),
                None if sides.pooled => "all others".to_owned(),
                None => "the rest".to_owned(),
            };
            sides.compare(name.clone(), other, number(at), against);
        }
        let paired = self.pairs && !periods && reference.is_none() && (3..=PAIRED).contains(&names.len());
        if paired {
            for (a, first) in names.iter().enumerate() {
                for (b, second) in names.iter().enumerate().skip(a + 1) {
                    let mut name = format!("{first} vs {second}");
                    // A group may be called so.
                    while names.contains(&name) {
                        name.push_str(" (pair)");
                    }
                    sides.compare(name, second.clone(), number(a), Against::Group(number(b)));
                }
            }
        }
    }
}

/// The articles with their places in the comparison.
pub(super) struct Members {
    pub(super) sides: Sides,
    pub(super) periods: Option<Vec<i64>>,
    pub(super) by: String,
    pub(super) notices: Vec<Notice>,
    pub(super) dropped: Vec<(String, u64)>,
    pub(super) language: Option<&'static str>,
    pub(super) articles: u64,
    pub(super) tokens: u64,
}

/// What is kept of an article until the groups are known.
struct Known {
    tokens: u32,
    story: u32,
    is_reference: bool,
    input: usize,
}

impl Members {
    /// Walks over the articles once.
    ///
    /// # Errors
    /// What grouping or fetching a block says.
    pub(super) fn gather(behind: &Behind<'_>, lists: &Lists, asking: &Asking) -> Result<Self, Error> {
        let frames = behind.frames;
        let mut builder = match &asking.keys {
            None => None,
            Some(keys) => Some(Builder::new(
                &Asked {
                    keys: keys.clone(),
                    targets: asking.targets.clone(),
                    min_articles: asking.min_articles,
                    most: MOST_GROUPS,
                    alone: lists.reference_name().is_some(),
                },
                &frames.groups,
            )?),
        };
        let mut known: Vec<Known> = Vec::new();
        let mut stories: BTreeMap<u64, u32> = BTreeMap::new();
        let mut of_number: BTreeMap<u32, u32> = BTreeMap::new();
        let mut languages: BTreeMap<Option<&'static str>, u64> = BTreeMap::new();
        let (mut dropped, mut articles, mut tokens) = ([0_u64; 4], 0_u64, 0_u64);
        frames.blocks(&mut |block, first| {
            for (at, row) in block.rows.iter().enumerate() {
                let doc = first + u32::try_from(at).unwrap_or(u32::MAX);
                let input = behind.inputs.get(row.source as usize).copied().unwrap_or(0);
                let is_reference = lists.is_reference(input);
                let sizes = &row.sizes;
                articles += 1;
                tokens += u64::from(sizes.tokens);
                let left_out = [sizes.stops, sizes.numbers, sizes.letters, sizes.urls];
                for (sum, left_out) in dropped.iter_mut().zip(left_out) {
                    *sum += u64::from(left_out);
                }
                *languages.entry(row.language).or_default() += u64::from(sizes.tokens);
                // Where stories were not looked for, copies are known by their text alone.
                let told = frames
                    .stories
                    .as_ref()
                    .and_then(|told| told.story.get(doc as usize).copied());
                let story = match told {
                    Some(Some(number)) => *of_number.entry(number).or_insert(doc),
                    Some(None) => doc,
                    None => *stories.entry(sizes.digest).or_insert(doc),
                };
                known.push(Known {
                    tokens: sizes.tokens,
                    story,
                    is_reference,
                    input,
                });
                if let Some(builder) = builder.as_mut().filter(|_| !is_reference) {
                    builder.add(&Facts::of(doc, row, frames.source(row)));
                }
            }
            Ok(())
        })?;
        drop(stories);
        let language = languages
            .into_iter()
            .max_by_key(|(code, tokens)| (*tokens, std::cmp::Reverse(*code)));
        let mut members = Self {
            sides: Sides::default(),
            periods: None,
            by: String::new(),
            notices: Vec::new(),
            dropped: contents::dropped(dropped),
            language: language.and_then(|(code, _)| code),
            articles,
            tokens,
        };
        match builder {
            Some(builder) => members.by_keys(builder.finish()?, &known),
            None => members.by_inputs(behind, lists, &known)?,
        }
        if lists.reference_is_texts()
            && !known
                .iter()
                .any(|article| article.is_reference && article.tokens > 0)
        {
            return Err(Error::Input(format!(
                "{}, the reference, holds no article with text, or only articles that are compared with it; name a text, table or \
                 folder of other articles, or a frequency list",
                lists.reference_name().unwrap_or_default()
            )));
        }
        Ok(members)
    }

    fn by_keys(&mut self, groups: Groups, known: &[Known]) {
        let mut sides = Sides::new(groups.names.clone());
        sides.pooled = groups.pooled.is_some();
        for (doc, article) in (0_u32..).zip(known) {
            let place = match (article.is_reference, groups.holds(doc)) {
                (true, _) => Place::Reference,
                (false, true) => Place::Inside,
                (false, false) => Place::Outside,
            };
            sides.push(Member {
                place,
                groups: groups.of(doc),
                tokens: article.tokens,
                story: article.story,
            });
        }
        let mut told = |message: String| {
            self.notices
                .push(Notice::new(NoticeKind::LeftOut, "compare", message));
        };
        if groups.outside > 0 {
            told(format!(
                "{} without a value for {} left out of the comparison",
                counted(groups.outside, "article"),
                groups.by
            ));
        }
        if groups.small > 0 {
            told(format!(
                "{} with fewer articles than --min-articles asks for not compared; their articles stay in what others are compared with",
                counted(groups.small, "group")
            ));
        }
        if !groups.everywhere.is_empty() {
            told(format!(
                "{} holds every article and is not compared",
                groups.everywhere.join(", ")
            ));
        }
        self.sides = sides;
        self.periods = groups.times;
        self.by = groups.by;
    }

    /// One group for each input that is not the reference, in the order in which they were given.
    fn by_inputs(&mut self, behind: &Behind<'_>, lists: &Lists, known: &[Known]) -> Result<(), Error> {
        let own: Vec<usize> = (0..behind.texts.len())
            .filter(|&input| !lists.is_reference(input))
            .collect();
        let names = input_names(own.iter().map(|&input| &behind.texts[input]));
        for (&input, name) in own.iter().zip(&names) {
            if !known
                .iter()
                .any(|article| article.input == input && article.tokens > 0)
            {
                return Err(Error::Input(format!(
                    "{name} has no article with text of its own: either it is empty, or what is in it was named twice; compare \
                     different folders or files, or one with --by"
                )));
            }
        }
        let number: BTreeMap<usize, u32> = own.iter().copied().zip(0_u32..).collect();
        let mut sides = Sides::new(names);
        for article in known {
            let group = number.get(&article.input);
            let place = if article.is_reference {
                Place::Reference
            } else {
                Place::Inside
            };
            sides.push(Member {
                place,
                groups: group.map(std::slice::from_ref).unwrap_or_default(),
                tokens: article.tokens,
                story: article.story,
            });
        }
        self.sides = sides;
        "input".clone_into(&mut self.by);
        Ok(())
    }
}

/// What an input is called: the last part of its path.
pub(super) fn input_name(input: &Input) -> String {
    match input {
        Input::Bytes(name, _) => name.clone(),
        Input::Path(path) => {
            let resolved = std::fs::canonicalize(path).unwrap_or_else(|_| path.clone());
            let named = path.file_name().or_else(|| resolved.file_name());
            named.map_or_else(|| "input".to_owned(), |name| name.to_string_lossy().into_owned())
        }
    }
}

/// Names of inputs, all different: namesakes get the folder before them, else a number.
fn input_names<'i>(inputs: impl Iterator<Item = &'i Input>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for input in inputs {
        let name = input_name(input);
        let parent = match input {
            Input::Path(path) => path.parent().and_then(Path::file_name),
            Input::Bytes(..) => None,
        };
        let longer = parent.map(|parent| format!("{}/{name}", parent.to_string_lossy()));
        let mut tried = std::iter::once(name.clone())
            .chain(longer)
            .chain((2..).map(|number| format!("{name} ({number})")));
        let free = tried.find(|tried| !names.contains(tried));
        names.push(free.unwrap_or(name));
    }
    names
}
