//! The columns of the tables on topics, stories and terms of several words: name and meaning, in order.

use crate::analyze::{Table, Values};

/// What a table has, whatever is in it.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    /// File name, command-line value, JSON key and HTML anchor in one.
    pub id: &'static str,
    /// The heading a reader sees.
    pub title: &'static str,
    /// The columns that order its rows.
    pub order: &'static str,
    /// Name and meaning of each column.
    pub columns: &'static [(&'static str, &'static str)],
}

impl Layout {
    /// The table without rows.
    pub(super) fn empty(&self) -> Table {
        let columns = self.columns.iter();
        let columns = columns.map(|&(name, meaning)| (name, meaning, Values::Text(Vec::new())));
        Table::new(self.id, self.title, "", columns.collect())
    }

    /// The table with these values, one list for each column.
    pub(super) fn table<const N: usize>(&self, method: &str, values: [Values; N]) -> Table {
        debug_assert_eq!(self.columns.len(), N, "{}", self.id);
        let columns = self.columns.iter().zip(values);
        let columns = columns.map(|(&(name, meaning), values)| (name, meaning, values));
        Table::new(self.id, self.title, method, columns.collect())
    }
}

const DOC: (&str, &str) = ("doc", "number of the article");
const TOPIC: (&str, &str) = ("topic", "number of the topic, from 1");
const LABEL: (&str, &str) = ("label", "what the topic is called");
const ARTICLES: (&str, &str) = ("articles", "the sum of its shares in the articles, in articles");
const SHARE: (&str, &str) = (
    "share",
    "its mean share in the articles, 0 to 1; missing where there are none",
);
const TOTAL: (&str, &str) = ("total", "articles with a topic");

pub(super) const OVERVIEW: Layout = Layout {
    id: "topic_overview",
    title: "Topics",
    order: "topic",
    columns: &[
        TOPIC,
        ("label", "what it is called"),
        ("articles", "articles of which it has the largest share"),
        ("share", "mean share over all articles, 0 to 1"),
        (
            "coherence",
            "mean NPMI of its first ten terms over articles, -1 to 1",
        ),
        (
            "exclusivity",
            "mean share of the occurrences of its first ten terms that falls to it, 0 to 1",
        ),
        ("verdict", "clear, or weak"),
        ("why", "why it is weak"),
        ("terms", "its leading terms"),
        (
            "entities",
            "names that its articles mention more often than others do",
        ),
    ],
};

pub(super) const TERMS: Layout = Layout {
    id: "topics",
    title: "The terms of each topic",
    order: "topic, rank",
    columns: &[
        TOPIC,
        ("rank", "place of the term in it, from 1"),
        ("term", "number of the term"),
        ("stem", "what is counted"),
        ("form", "its most frequent surface form"),
        (
            "weight",
            "its weight in the topic; of use only beside those of the same topic",
        ),
        (
            "exclusivity",
            "share of its occurrences that falls to the topic, 0 to 1",
        ),
        LABEL,
    ],
};

pub(super) const SHARES: Layout = Layout {
    id: "topic_documents",
    title: "Topics of each article",
    order: "doc, share, topic",
    columns: &[
        DOC,
        TOPIC,
        (
            "share",
            "its share of the article, 0 to 1; shares below 0.01 are left out, but for the largest",
        ),
    ],
};

pub(super) const TIMELINE: Layout = Layout {
    id: "topic_timeline",
    title: "Topics over time",
    order: "period, topic",
    columns: &[
        ("period", "day, month or year, ISO 8601"),
        TOPIC,
        LABEL,
        ARTICLES,
        SHARE,
        TOTAL,
    ],
};

pub(super) const GROUPS: Layout = Layout {
    id: "topic_groups",
    title: "Topics by group",
    order: "group as it is compared, topic",
    columns: &[
        ("column", "what articles are put together by"),
        ("group", "what they have in common"),
        TOPIC,
        LABEL,
        ARTICLES,
        SHARE,
        TOTAL,
    ],
};

pub(super) const MAP: Layout = Layout {
    id: "article_map",
    title: "Map of the articles",
    order: "doc",
    columns: &[
        DOC,
        ("title", "what a reader calls it"),
        ("topic", "number of the topic with its largest share"),
        ("label", "what that is called"),
        ("x", "place from left to right, 0 to 1"),
        ("y", "place from top to bottom, 0 to 1"),
    ],
};

pub(super) const STORIES: Layout = Layout {
    id: "stories",
    title: "Which articles tell one story",
    order: "story, doc",
    columns: &[
        DOC,
        ("story", "number of its story, from 1"),
        (
            "relation",
            "what it is to the fullest version: lead, same, figures, near, cut, longer or rewritten",
        ),
        ("kept", "share of the fullest version that it has, 0 to 1"),
        ("own", "share of it that the fullest version has not"),
        ("lead", "number of the article that is the fullest version"),
        ("title", "what a reader calls it"),
        ("outlet", "who published it, where that is known"),
        ("date", "its date"),
    ],
};

pub(super) const STORY_LIST: Layout = Layout {
    id: "story_list",
    title: "Stories told more than once",
    order: "articles, story",
    columns: &[
        ("story", "its number, from 1"),
        ("title", "headline of its fullest version"),
        ("articles", "articles that tell it"),
        ("outlets", "outlets that tell it, where they are known"),
        ("first", "the first date among them"),
        ("last", "the last date among them"),
        ("same", "of them the fullest version word for word"),
        ("near", "with a few words changed"),
        ("cut", "shortened"),
        ("rewritten", "rewritten, extended or mixed with other text"),
        ("doc", "number of the article that is its fullest version"),
    ],
};

pub(super) const COLLOCATIONS: Layout = Layout {
    id: "collocations",
    title: "Terms of several words",
    order: "rank",
    columns: &[
        ("rank", "place in the order"),
        ("form", "the phrase in its most frequent form"),
        ("stem", "the stems that are counted, with what links them"),
        ("words", "words in it, those that link included"),
        ("cf", "occurrences in the corpus"),
        ("df", "articles it occurs in"),
        ("log_dice", "how exclusively its words keep company, at most 14"),
        ("npmi", "normalized pointwise mutual information, -1 to 1"),
        ("g2", "evidence against chance, log-likelihood ratio"),
    ],
};

/// All of them, in the order of a report.
pub const LAYOUTS: [&Layout; 9] = [
    &OVERVIEW,
    &TERMS,
    &SHARES,
    &TIMELINE,
    &GROUPS,
    &MAP,
    &STORIES,
    &STORY_LIST,
    &COLLOCATIONS,
];
