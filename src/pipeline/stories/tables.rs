//! Stories as tables: which article tells which, and the stories themselves.

use std::collections::{BTreeMap, BTreeSet};

use crate::analyze::{Table, Values};
use crate::pipeline::columns;
use crate::pipeline::facts::Facts;
use crate::story::{METHOD, Read, Relation, Story};

/// Every story, the one that is told most often first; ties by number. By number, from 0, with the story. Forms that were
/// filled in again and tell nothing twice come last.
pub(in crate::pipeline) fn largest(read: &Read) -> Vec<(usize, &Story)> {
    let mut order: Vec<(usize, &Story)> = read.stories.all.iter().enumerate().collect();
    order.sort_by_key(|(number, story)| (std::cmp::Reverse(story.tellings().count()), *number));
    order
}

/// Those of them that are told more than once, of stories in the order of [`largest`].
pub(in crate::pipeline) fn told<'l, 's>(largest: &'l [(usize, &'s Story)]) -> &'l [(usize, &'s Story)] {
    let end = largest.partition_point(|(_, story)| story.tellings().count() > 1);
    largest.get(..end).unwrap_or_default()
}

/// The articles of these stories.
pub(in crate::pipeline) fn articles<'s>(stories: impl IntoIterator<Item = &'s Story>) -> BTreeSet<u32> {
    let members = stories.into_iter().flat_map(|story| &story.members);
    members
        .filter_map(|member| u32::try_from(member.article).ok())
        .collect()
}

/// One row for each article that tells a story with others, story by story.
pub(in crate::pipeline) fn members(stories: &[(usize, &Story)], facts: &BTreeMap<u32, Facts>) -> Table {
    let rows = || {
        stories.iter().flat_map(|(number, story)| {
            let members = story.members.iter();
            members.map(move |member| (*number, *story, member, number_of(member.article)))
        })
    };
    let integers = |values: Vec<usize>| {
        Values::Integer(
            values
                .into_iter()
                .map(|value| i64::try_from(value).ok())
                .collect(),
        )
    };
    let told = |value: &dyn Fn(&Facts) -> Option<String>| {
        Values::Text(rows().map(|(.., doc)| facts.get(&doc).and_then(value)).collect())
    };
    let values = [
        integers(rows().map(|(_, _, member, _)| member.article).collect()),
        integers(rows().map(|(number, ..)| number + 1).collect()),
        Values::Text(
            rows()
                .map(|(_, _, member, _)| Some(member.relation.id().to_owned()))
                .collect(),
        ),
        Values::Float(rows().map(|(_, _, member, _)| Some(member.kept)).collect()),
        Values::Float(rows().map(|(_, _, member, _)| Some(member.own)).collect()),
        integers(rows().map(|(_, story, ..)| story.lead).collect()),
        told(&|facts| Some(facts.title.clone())),
        told(&|facts| facts.outlet.clone()),
        told(&|facts| facts.date.clone()),
    ];
    columns::STORIES.table(METHOD, values)
}

/// One row for each story, in the order given.
pub(in crate::pipeline) fn list(stories: &[(usize, &Story)], facts: &BTreeMap<u32, Facts>) -> Table {
    let integer = |value: &dyn Fn(&Story) -> Option<usize>| {
        let value = |(_, story): &(usize, &Story)| i64::try_from(value(story)?).ok();
        Values::Integer(stories.iter().map(value).collect())
    };
    let text = |value: &dyn Fn(&Story) -> Option<String>| {
        Values::Text(stories.iter().map(|(_, story)| value(story)).collect())
    };
    let of = |relations: &'static [Relation]| {
        move |story: &Story| {
            let members = story.members.iter();
            Some(
                members
                    .filter(|member| relations.contains(&member.relation))
                    .count(),
            )
        }
    };
    let numbers = stories
        .iter()
        .map(|(number, _)| i64::try_from(number + 1).ok())
        .collect();
    let values = [
        Values::Integer(numbers),
        text(&|story| Some(facts.get(&number_of(story.lead))?.title.clone())),
        integer(&|story| Some(story.tellings().count())),
        integer(&|story| outlets(story, facts)),
        text(&|story| dates(story, facts).first().cloned()),
        text(&|story| dates(story, facts).last().cloned()),
        integer(&of(&[Relation::Same])),
        integer(&of(&[Relation::Near])),
        integer(&of(&[Relation::Cut])),
        integer(&of(&[Relation::Rewritten, Relation::Longer])),
        integer(&|story| Some(story.lead)),
    ];
    columns::STORY_LIST.table(METHOD, values)
}

/// The outlets of a story; `None` where none is known.
pub(in crate::pipeline) fn outlets(story: &Story, facts: &BTreeMap<u32, Facts>) -> Option<usize> {
    let own = |article: usize| facts.get(&number_of(article))?.outlet.clone();
    let outlets: BTreeSet<String> = story
        .tellings()
        .filter_map(|member| own(member.article))
        .collect();
    (!outlets.is_empty()).then_some(outlets.len())
}

/// The dates of a story, in order.
pub(in crate::pipeline) fn dates(story: &Story, facts: &BTreeMap<u32, Facts>) -> Vec<String> {
    let own = |article: usize| facts.get(&number_of(article))?.date.clone();
    let dates: BTreeSet<String> = story
        .tellings()
        .filter_map(|member| own(member.article))
        .collect();
    dates.into_iter().collect()
}

/// The number of an article, which fits because all of them do.
pub(in crate::pipeline) fn number_of(article: usize) -> u32 {
    u32::try_from(article).unwrap_or(u32::MAX)
}
