//! The largest stories as a report shows them: who tells them, what was changed, what they say.

use std::collections::{BTreeMap, BTreeSet};

use super::tables::{dates, number_of, outlets};
use crate::number::{count, counted};
use crate::pipeline::facts::Facts;
use crate::pipeline::reading::Gathered;
use crate::report::{Stories, StoryCard, StoryMember};
use crate::story::{METHOD, Member, Read, Relation, Story, differences};

/// Stories that are shown.
pub(in crate::pipeline) const SHOWN: usize = 20;
/// Articles of a story that are shown.
const MEMBERS: usize = 12;
/// Sentences of a summary.
const SENTENCES: usize = 3;
/// Sentences by which two versions differ that are shown.
const DIFFERENT: usize = 3;

/// The articles of the stories shown whose texts are compared: the fullest versions and the first of the others.
pub(in crate::pipeline) fn compared(largest: &[(usize, &Story)]) -> BTreeSet<u32> {
    let mut docs = BTreeSet::new();
    for (_, story) in largest.iter().take(SHOWN) {
        docs.insert(number_of(story.lead));
        docs.extend(
            story
                .tellings()
                .take(MEMBERS)
                .map(|member| number_of(member.article)),
        );
    }
    docs
}

/// What a report says of the stories told more than once; `centres` has what those shown have in common, in their order.
pub(in crate::pipeline) fn stories(
    read: &Read,
    largest: &[(usize, &Story)],
    facts: &BTreeMap<u32, Facts>,
    gathered: &Gathered,
    centres: &[BTreeMap<u32, f64>],
) -> Stories {
    let (all, per_story, per_outlet) = read.denominators();
    let mut denominators = vec![
        ("all articles".to_owned(), all),
        ("one per story".to_owned(), per_story),
    ];
    denominators.extend(per_outlet.map(|number| ("one per outlet and story".to_owned(), number)));
    let told: usize = largest.iter().map(|(_, story)| story.tellings().count()).sum();
    let told = told as u64;
    let mut summary = match largest.len() as u64 {
        0 => "No two articles tell the same story in the same words.".to_owned(),
        1 => format!(
            "One story is told by {} of {}.",
            count(told),
            counted(all, "article")
        ),
        many => format!(
            "{} stories are told by {} of {}.",
            count(many),
            count(told),
            counted(all, "article")
        ),
    };
    let members = read.stories.all.iter().flat_map(|story| &story.members);
    let forms = members.filter(|member| !member.tells()).count() as u64;
    if forms > 0 {
        summary.push(' ');
        summary.push_str(&counted(forms, "article"));
        summary.push_str(
            " more, with nearly the same words and other figures or names, are taken for forms that were filled in again: each is \
             listed as `figures` in stories.csv and counts by itself.",
        );
    }
    let mut disclosure = vec![("method".to_owned(), METHOD.to_owned())];
    if let Some(column) = &read.outlets.column {
        disclosure.push(("outlets".to_owned(), format!("by the column {column}")));
    }
    if let Some(one_in) = read.sampled {
        disclosure.push((
            "sample".to_owned(),
            format!(
                "of the runs of words one in {} was compared, because there are so many",
                count(one_in)
            ),
        ));
    }
    let nothing = BTreeMap::new();
    let shown = largest.iter().take(SHOWN).enumerate();
    Stories {
        summary,
        denominators,
        stories: shown
            .map(|(at, (number, story))| {
                let centre = centres.get(at).unwrap_or(&nothing);
                card(*number, story, facts, gathered, centre)
            })
            .collect(),
        total: largest.len() as u64,
        disclosure,
    }
}

fn card(
    number: usize,
    story: &Story,
    facts: &BTreeMap<u32, Facts>,
    gathered: &Gathered,
    centre: &BTreeMap<u32, f64>,
) -> StoryCard {
    let dates = dates(story, facts);
    let lead: Vec<&str> = gathered
        .sentences
        .get(&number_of(story.lead))
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let member = |member: &Member| {
        let doc = number_of(member.article);
        let own = gathered
            .sentences
            .get(&doc)
            .into_iter()
            .flatten()
            .map(String::as_str);
        let (mut added, mut cut) = (Vec::new(), Vec::new());
        if !matches!(member.relation, Relation::Lead | Relation::Same) {
            let told = differences(&lead, &own.collect::<Vec<_>>(), DIFFERENT);
            (added, cut) = (told.added, told.left_out);
        }
        StoryMember {
            doc,
            title: gathered.title(doc, facts),
            source: facts
                .get(&doc)
                .map_or_else(String::new, |facts| facts.source().to_owned()),
            date: facts.get(&doc).and_then(|facts| facts.date.clone()),
            relation: member.relation.id().to_owned(),
            kept: member.kept,
            own: member.own,
            added,
            cut,
        }
    };
    let docs = story.tellings().map(|member| number_of(member.article));
    // The fullest version first, because the others are told against it.
    let mut members: Vec<&Member> = story.tellings().collect();
    members.sort_by_key(|member| (member.article != story.lead, member.article));
    StoryCard {
        number: u32::try_from(number + 1).unwrap_or(u32::MAX),
        title: gathered.title(number_of(story.lead), facts),
        articles: members.len() as u64,
        outlets: outlets(story, facts).map(|outlets| outlets as u64),
        first: dates.first().cloned(),
        last: dates.last().cloned(),
        members: members.into_iter().take(MEMBERS).map(member).collect(),
        summary: gathered.several(
            docs,
            &|term| centre.get(&term).copied().unwrap_or(0.0),
            SENTENCES,
            &|doc| gathered.title(doc, facts),
        ),
    }
}
