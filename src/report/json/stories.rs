//! Stories as JSON.
//!
//! It leaves nothing out that arrives; stories beyond the largest are in `tables/stories.csv`.

use serde::Serialize;

use super::super::{Passage, Stories, StoryCard, StoryMember};
use super::PairJson;
use super::values::Number;

#[derive(Serialize)]
pub(super) struct StoriesJson<'r> {
    summary: &'r str,
    denominators: Vec<DenominatorJson<'r>>,
    total: u64,
    stories: Vec<StoryJson<'r>>,
    disclosure: Vec<PairJson<'r>>,
}

#[derive(Serialize)]
struct DenominatorJson<'r> {
    name: &'r str,
    count: u64,
}

#[derive(Serialize)]
struct StoryJson<'r> {
    number: u32,
    title: &'r str,
    articles: u64,
    outlets: Option<u64>,
    first: Option<&'r str>,
    last: Option<&'r str>,
    members: Vec<MemberJson<'r>>,
    summary: &'r [Passage],
}

#[derive(Serialize)]
struct MemberJson<'r> {
    doc: u32,
    title: &'r str,
    source: &'r str,
    date: Option<&'r str>,
    relation: &'r str,
    kept: Number,
    own: Number,
    added: &'r [String],
    cut: &'r [String],
}

impl<'r> StoriesJson<'r> {
    pub(super) fn new(stories: &'r Stories) -> Self {
        let denominator = |(name, count): &'r (String, u64)| DenominatorJson { name, count: *count };
        Self {
            summary: &stories.summary,
            denominators: stories.denominators.iter().map(denominator).collect(),
            total: stories.total,
            stories: stories.stories.iter().map(story).collect(),
            disclosure: stories.disclosure.iter().map(super::pair).collect(),
        }
    }
}

fn story(story: &StoryCard) -> StoryJson<'_> {
    StoryJson {
        number: story.number,
        title: &story.title,
        articles: story.articles,
        outlets: story.outlets,
        first: story.first.as_deref(),
        last: story.last.as_deref(),
        members: story.members.iter().map(member).collect(),
        summary: &story.summary,
    }
}

fn member(member: &StoryMember) -> MemberJson<'_> {
    MemberJson {
        doc: member.doc,
        title: &member.title,
        source: &member.source,
        date: member.date.as_deref(),
        relation: &member.relation,
        kept: Number(member.kept),
        own: Number(member.own),
        added: &member.added,
        cut: &member.cut,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::super::tests::rendered;

    #[test]
    fn stories_are_whole_or_null() {
        let mut report = sample::report();
        let (text, value) = rendered(&report);
        let story = &value["stories"]["stories"][0];
        assert_eq!((&story["number"], &story["outlets"]), (&1.into(), &3.into()));
        assert_eq!(story["members"][0]["relation"], "lead");
        assert_eq!(story["members"][1]["kept"], 0.5);
        assert_eq!(story["members"][1]["cut"].as_array().unwrap().len(), 1);
        assert_eq!(value["stories"]["denominators"][1]["count"], 9);
        assert_eq!(value["stories"]["total"], 2);
        assert_eq!(value["articles"][0]["story"], 1);
        assert!(value["articles"][1]["story"].is_null());
        assert_eq!(value["articles"][0]["topic"]["label"], "ferry and island");
        assert_eq!(value["articles"][11]["headline_made"], true);
        let place = |key: &str| text.find(&format!("\n  \"{key}\":")).unwrap();
        assert!(place("topics") < place("stories") && place("stories") < place("comparison"));
        report.stories = None;
        assert!(rendered(&report).1["stories"].is_null());
    }
}
