//! The stories as the page shows them: who told each, and what he changed.
//!
//! Rows come before what unfolds below them, so that of two hundred members a reader sees most and the differences of the
//! first. It neither chooses nor orders: stories and members arrive in order, the leading member first.

use super::super::legible::{CELL, SENTENCE, legible};
use super::super::{Report, Stories, StoryCard, StoryMember};
use super::passage::{PassageLine, titled};
use super::{
    Allowance, ArticleBox, DrawingBox, NAME, Pair, Room, cost, counted, disclosure, level, on_page,
    paragraphs, table_file,
};
use crate::number::{count, percent};

/// Stories up to this number stand open.
const OPEN: usize = 3;
/// Members of a story that stand open; the others are folded.
const LEADING: usize = 10;
/// Bytes that a story is given at least; there are as many stories as that allows.
const LEAST: usize = 3_000;
/// Ways of counting.
const DENOMINATORS: usize = 6;
/// Sentences that sum a story up.
const SENTENCES: usize = 3;
/// Sentences of each kind that tell what a member changed.
const DIFFERENT: usize = 6;
/// The tags around a story, how often its title stands there, and the tags around a member and a part of it.
const FRAME: usize = 1_000;
const NAMED: usize = 3;
const ROW: usize = 520;
const PART: usize = 120;
/// The table with the story of every article.
const TABLE: &str = "stories";

/// The whole part.
pub(in super::super) struct StoriesBox {
    pub(in super::super) summary: Vec<String>,
    pub(in super::super) denominators: Vec<Pair>,
    pub(in super::super) stories: Vec<StoryBox>,
    /// What became of stories that are not shown; empty where all are.
    pub(in super::super) more: String,
    /// Whether the stories are folded.
    pub(in super::super) folded: bool,
    /// The file with all stories.
    pub(in super::super) file: String,
    pub(in super::super) drawings: Vec<DrawingBox>,
    pub(in super::super) disclosure: Vec<Pair>,
    pub(in super::super) disclosure_more: String,
}

/// One story.
pub(in super::super) struct StoryBox {
    pub(in super::super) number: u32,
    pub(in super::super) title: String,
    /// Articles, outlets and dates.
    pub(in super::super) size: String,
    pub(in super::super) passages: Vec<PassageLine>,
    /// The first members, and those that are folded below them.
    pub(in super::super) members: Vec<MemberBox>,
    pub(in super::super) rest: Vec<MemberBox>,
    /// What the folded members are called.
    pub(in super::super) rest_title: String,
    /// What of it is not shown; empty where all is.
    pub(in super::super) more: String,
    cost: usize,
}

/// One article of a story.
pub(in super::super) struct MemberBox {
    pub(in super::super) title: String,
    /// The number of the article, where the page shows it.
    pub(in super::super) article: Option<u32>,
    pub(in super::super) source: String,
    pub(in super::super) date: String,
    pub(in super::super) relation: String,
    /// How much of the leading text it has, and how much of its own is not in that; empty for the leading text itself.
    pub(in super::super) kept: String,
    pub(in super::super) own: String,
    /// What unfolds below it, where there is anything and it fits the page.
    pub(in super::super) detail: Option<Differences>,
}

/// What differs between a member and the leading text.
pub(in super::super) struct Differences {
    pub(in super::super) added: Vec<String>,
    pub(in super::super) cut: Vec<String>,
    /// What of it is not shown; empty where all is.
    pub(in super::super) more: String,
}

impl StoriesBox {
    pub(super) fn new(
        stories: &Stories,
        report: &Report,
        articles: &[ArticleBox],
        drawings: Vec<DrawingBox>,
        allowance: usize,
    ) -> Self {
        let most = stories.stories.len().min(allowance / LEAST);
        let listed: Vec<&StoryCard> = stories.stories.iter().take(most).collect();
        let whole = |story: &&StoryCard| StoryBox::new(story, articles, allowance).cost;
        let share = level(&listed.iter().map(whole).collect::<Vec<_>>(), allowance);
        let mut left = Allowance(allowance);
        let boxes: Vec<StoryBox> = listed
            .into_iter()
            .map(|story| StoryBox::new(story, articles, share))
            .take_while(|shown| left.grant(shown.cost))
            .collect();
        let total = usize::try_from(stories.total)
            .unwrap_or(usize::MAX)
            .max(stories.stories.len());
        let (disclosure, disclosure_more) = disclosure(&stories.disclosure);
        Self {
            summary: paragraphs(&stories.summary),
            denominators: stories
                .denominators
                .iter()
                .take(DENOMINATORS)
                .map(|(name, number)| Pair {
                    name: legible(name, CELL),
                    value: count(*number),
                })
                .collect(),
            more: if boxes.len() == total {
                String::new()
            } else {
                format!("The first {} of {} stories", count(boxes.len()), count(total))
            },
            folded: stories.stories.len() > OPEN,
            stories: boxes,
            file: table_file(report, TABLE),
            drawings,
            disclosure,
            disclosure_more,
        }
    }
}

impl StoryBox {
    /// The story in at most `share` bytes: of what its sentences leave, two thirds for its members, the rest for what they
    /// changed.
    fn new(story: &StoryCard, articles: &[ArticleBox], share: usize) -> Self {
        let title = titled(&story.title);
        let size = size(story);
        let head = FRAME + NAMED * cost(&title) + 2 * cost(&size);
        let mut room = Room::new(share.saturating_sub(head));
        let passages = story
            .summary
            .iter()
            .map(|passage| PassageLine::new(passage, articles));
        let passages = room.take(passages, SENTENCES, "sentences", PassageLine::cost);
        let left = room.left();
        let mut rows = Allowance(left / 3 * 2);
        let mut members: Vec<MemberBox> = story
            .members
            .iter()
            .map(|member| MemberBox::new(member, articles))
            .take_while(|member| rows.grant(member.cost()))
            .collect();
        let mut details = Allowance(left - members.iter().map(MemberBox::cost).sum::<usize>());
        for (shown, member) in members.iter_mut().zip(&story.members) {
            let Some(detail) = Differences::new(member) else {
                continue;
            };
            if !details.grant(detail.cost()) {
                break;
            }
            shown.detail = Some(detail);
        }
        let more = missing(story, &members);
        let cost = head + room.taken() + members.iter().map(MemberBox::cost).sum::<usize>();
        let rest = members.split_off(members.len().min(LEADING));
        Self {
            number: story.number,
            title,
            size,
            passages,
            rest_title: counted(rest.len(), "more article"),
            members,
            rest,
            more,
            cost,
        }
    }
}

/// `7 articles of 4 outlets, 2031-03-04 to 2031-03-06`.
fn size(story: &StoryCard) -> String {
    let mut text = counted(story.articles, "article");
    if let Some(outlets) = story.outlets {
        text.push_str(" of ");
        text.push_str(&counted(outlets, "outlet"));
    }
    let dates: Vec<String> = [&story.first, &story.last]
        .into_iter()
        .flatten()
        .map(|date| legible(date, NAME))
        .filter(|date| !date.is_empty())
        .collect();
    match dates.as_slice() {
        [first, last] if first != last => format!("{text}, {first} to {last}"),
        [date, ..] => format!("{text}, {date}"),
        [] => text,
    }
}

/// What of the story is not shown.
fn missing(story: &StoryCard, members: &[MemberBox]) -> String {
    let told = |member: &&StoryMember| !(member.added.is_empty() && member.cut.is_empty());
    let differing = story.members.iter().filter(told).count();
    let unfolding = members.iter().filter(|member| member.detail.is_some()).count();
    let mut parts = Vec::new();
    if (members.len() as u64) < story.articles {
        parts.push(format!(
            "{} of {} articles",
            count(members.len()),
            count(story.articles)
        ));
    }
    if unfolding < differing {
        parts.push(format!(
            "what differs in {} of {}",
            count(unfolding),
            count(differing)
        ));
    }
    if parts.is_empty() {
        String::new()
    } else {
        format!("This page has room for {}.", parts.join(", and for "))
    }
}

impl MemberBox {
    fn new(member: &StoryMember, articles: &[ArticleBox]) -> Self {
        let part = |share| match member.relation.as_str() {
            "lead" => String::new(),
            _ => percent(share),
        };
        Self {
            title: titled(&member.title),
            article: on_page(articles, member.doc),
            source: legible(&member.source, NAME),
            date: legible(member.date.as_deref().unwrap_or_default(), NAME),
            relation: relation(&member.relation),
            kept: part(member.kept),
            own: part(member.own),
            detail: None,
        }
    }

    /// The bytes it takes on the page, at most.
    fn cost(&self) -> usize {
        let detail = self.detail.as_ref().map_or(0, Differences::cost);
        ROW + cost(&self.title) + cost(&self.source) + cost(&self.date) + cost(&self.relation) + detail
    }
}

/// What a member is to the leading one, in words.
fn relation(relation: &str) -> String {
    match relation {
        "lead" => "leading text".to_owned(),
        "same" => "the same text".to_owned(),
        "near" => "nearly the same".to_owned(),
        "cut" => "shortened".to_owned(),
        "longer" => "made longer".to_owned(),
        other => legible(other, NAME),
    }
}

impl Differences {
    /// What differs; `None` where no sentence does.
    fn new(member: &StoryMember) -> Option<Self> {
        let shown = |sentences: &[String]| -> Vec<String> {
            let sentences = sentences.iter().take(DIFFERENT);
            sentences.map(|text| legible(text, SENTENCE)).collect()
        };
        let (added, cut) = (shown(&member.added), shown(&member.cut));
        let left = member.added.len() + member.cut.len() - added.len() - cut.len();
        (!(added.is_empty() && cut.is_empty())).then(|| Self {
            more: if left == 0 {
                String::new()
            } else {
                format!("{} more differ.", counted(left, "sentence"))
            },
            added,
            cut,
        })
    }

    /// The bytes it takes on the page, at most.
    fn cost(&self) -> usize {
        let sentences = self.added.iter().chain(&self.cut);
        2 * PART + sentences.map(|text| cost(text) + PART).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    /// One story of so many articles, and so many of two.
    fn laid_out(members: usize, others: u32) -> StoriesBox {
        let report = sample::report();
        let mut part = report.stories.clone().unwrap();
        let (mut large, small) = (part.stories[0].clone(), part.stories[1].clone());
        large.members = vec![large.members[1].clone(); members];
        large.articles = members as u64;
        part.stories = vec![large];
        part.stories.extend((2..2 + others).map(|number| StoryCard {
            number,
            ..small.clone()
        }));
        part.total = u64::from(others) + 1;
        StoriesBox::new(&part, &report, &[], Vec::new(), 250_000)
    }

    fn shown(story: &StoryBox) -> usize {
        story.members.len() + story.rest.len()
    }

    #[test]
    fn a_large_story_takes_what_small_ones_leave() {
        let part = laid_out(200, 0);
        assert!(!part.folded);
        assert_eq!(
            (part.stories[0].members.len(), part.stories[0].rest_title.as_str()),
            (10, "190 more articles")
        );
        let part = laid_out(200, 40);
        assert_eq!(part.stories.len(), 41);
        assert!(shown(&part.stories[0]) > 100, "{}", shown(&part.stories[0]));
        assert!(part.stories[0].more.starts_with("This page has room for "));
        assert!(
            part.stories[1..]
                .iter()
                .all(|story| shown(story) == 2 && story.more.is_empty())
        );
        let part = laid_out(5_000, 5_000);
        assert_eq!(
            part.more,
            format!("The first {} of 5,001 stories", part.stories.len())
        );
        assert!(part.stories.iter().map(|story| story.cost).sum::<usize>() <= 250_000);
    }

    #[test]
    fn members_are_told_by_what_differs() {
        let part = laid_out(1, 1);
        let [lead, other] = part.stories[1].members.as_slice() else {
            panic!()
        };
        assert_eq!((lead.relation.as_str(), lead.kept.as_str()), ("leading text", ""));
        assert!(lead.detail.is_none());
        assert_eq!(
            (other.relation.as_str(), other.kept.as_str(), other.own.as_str()),
            ("rewritten", "62%", "40%")
        );
        let detail = other.detail.as_ref().unwrap();
        assert_eq!(
            (detail.added.len(), detail.cut.len(), detail.more.as_str()),
            (1, 1, "")
        );
    }

    #[test]
    fn sizes_name_dates_once() {
        let mut story = sample::report().stories.unwrap().stories[0].clone();
        assert_eq!(size(&story), "3 articles of 3 outlets, 2031-03-04 to 2031-05-20");
        story.last = story.first.clone();
        story.outlets = None;
        assert_eq!(size(&story), "3 articles, 2031-03-04");
        (story.first, story.last, story.articles) = (None, None, 1);
        assert_eq!(size(&story), "1 article");
    }
}
