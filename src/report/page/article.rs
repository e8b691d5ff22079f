//! One article as the page shows it.
//!
//! The figures of an article are for finding it again (its number, file and place); what a reader is to see first are
//! its own sentences. It does not choose them: they arrive chosen and in text order.

use std::collections::BTreeMap;

use super::super::legible::{CELL, SENTENCE, TERM, legible};
use super::super::{Article, Keyword, Report};
use super::passage::titled;
use super::{Allowance, Pair, StoriesBox, Term, TopicsBox, cost, counted, times, topic};
use crate::number::{self, count};

/// Keywords of one article.
const KEYWORDS: usize = 12;
/// Sentences quoted from one article.
const SENTENCES: usize = 5;
/// Metadata values of one article.
const GROUPS: usize = 8;
/// The tags around one article, and around each of its parts.
const FRAME: usize = 700;
/// The tags around what it belongs to, with the size of a story.
const BELONGING: usize = 400;

/// One article.
pub(in super::super) struct ArticleBox {
    pub(in super::super) doc: u32,
    pub(in super::super) number: String,
    pub(in super::super) title: String,
    /// Whether the title was made from the text.
    pub(in super::super) headline_made: bool,
    /// The language where it is a well-formed code.
    pub(in super::super) language: Option<String>,
    pub(in super::super) date: Option<String>,
    /// The file, and which article of it where it holds several.
    pub(in super::super) source: String,
    /// Words, sentences and, where the shown articles differ in it, the language.
    pub(in super::super) size: String,
    pub(in super::super) groups: Vec<Pair>,
    /// Metadata values that are web addresses.
    pub(in super::super) links: Vec<Pair>,
    pub(in super::super) keywords: Vec<Term>,
    pub(in super::super) sentences: Vec<String>,
    /// The topic that it has most of, and the story that it tells.
    pub(in super::super) topic: Option<Belonging>,
    pub(in super::super) story: Option<Belonging>,
}

/// What an article belongs to.
pub(in super::super) struct Belonging {
    pub(in super::super) number: u32,
    pub(in super::super) text: String,
    /// Whether the page has a card of that number.
    pub(in super::super) on_page: bool,
}

/// The articles that fit, and a line about the rest.
pub(super) fn boxes(report: &Report, allowance: &mut Allowance) -> (Vec<ArticleBox>, String) {
    let mut places: BTreeMap<&str, u32> = BTreeMap::new();
    for article in &report.articles {
        let last = places.entry(&article.source).or_default();
        *last = article.position.max(*last);
    }
    let first = report.articles.first().map(|article| &article.language);
    let one_language = report
        .articles
        .iter()
        .all(|article| Some(&article.language) == first);
    let mut boxes = Vec::new();
    for article in &report.articles {
        let several = places.get(article.source.as_str()).is_some_and(|last| *last > 0);
        let shown = ArticleBox::new(article, several, one_language);
        if !allowance.grant(shown.cost()) {
            break;
        }
        boxes.push(shown);
    }
    let total = report.articles_total.max(report.articles.len() as u64);
    let more = if boxes.len() as u64 == total {
        String::new()
    } else {
        format!(
            "The first {} of {}.",
            count(boxes.len()),
            counted(total, "article")
        )
    };
    (boxes, more)
}

impl ArticleBox {
    fn new(article: &Article, several: bool, one_language: bool) -> Self {
        let file = legible(&article.source, CELL);
        let place = u64::from(article.position) + 1;
        let (links, groups): (Vec<Pair>, Vec<Pair>) = article
            .groups
            .iter()
            .map(|(name, value)| Pair {
                name: legible(name, CELL),
                value: link_or_cell(value),
            })
            .filter(|pair| !pair.value.is_empty())
            .take(GROUPS)
            .partition(|pair| is_link(&pair.value));
        let language = article
            .language
            .as_deref()
            .filter(|code| is_language(code))
            .map(str::to_owned);
        let size = format!(
            "{}, {}",
            counted(article.tokens, "word"),
            counted(article.sentences, "sentence")
        );
        Self {
            doc: article.doc,
            number: count(article.doc),
            title: titled(&article.title),
            headline_made: article.headline_made,
            size: match &language {
                Some(code) if !one_language => format!("{size}, language {code}"),
                _ => size,
            },
            language,
            date: article
                .date
                .as_deref()
                .map(|date| legible(date, CELL))
                .filter(|date| !date.is_empty()),
            source: if several {
                format!("{file}, article {}", count(place))
            } else {
                file
            },
            groups,
            links,
            keywords: article.keywords.iter().take(KEYWORDS).map(keyword).collect(),
            sentences: article
                .summary
                .iter()
                .take(SENTENCES)
                .map(|sentence| legible(&sentence.text, SENTENCE))
                .collect(),
            topic: article.topic.as_ref().map(|(number, label, share)| Belonging {
                number: *number,
                text: format!("{} ({})", topic::name(*number, label), number::percent(*share)),
                on_page: false,
            }),
            story: article.story.map(|number| Belonging {
                number,
                text: format!("number {number} in the tables"),
                on_page: false,
            }),
        }
    }

    /// Links it to the cards that the page has; they are made after it, because they lead to articles themselves.
    pub(super) fn link(&mut self, topics: Option<&TopicsBox>, stories: Option<&StoriesBox>) {
        if let Some(topic) = &mut self.topic {
            let shown = topics.map_or(&[][..], |topics| &topics.topics);
            topic.on_page = shown.iter().any(|shown| shown.number == topic.number);
        }
        if let Some(story) = &mut self.story {
            let shown = stories.map_or(&[][..], |stories| &stories.stories);
            if let Some(shown) = shown.iter().find(|shown| shown.number == story.number) {
                story.text.clone_from(&shown.size);
                story.on_page = true;
            }
        }
    }

    /// The bytes it takes on the page, at most; the title stands in the contents too.
    fn cost(&self) -> usize {
        let texts = [&self.title, &self.title, &self.source, &self.size]
            .into_iter()
            .map(|text| cost(text));
        let pairs = self
            .groups
            .iter()
            .chain(&self.links)
            .map(|pair| cost(&pair.name) + 2 * cost(&pair.value) + 60);
        let terms = self
            .keywords
            .iter()
            .map(|term| cost(&term.form) + cost(&term.note) + 60);
        let sentences = self.sentences.iter().map(|sentence| cost(sentence) + 60);
        let belongings = self.topic.iter().chain(&self.story);
        let belongings = belongings.map(|belonging| cost(&belonging.text) + BELONGING);
        let terms = terms.chain(belongings);
        FRAME + texts.chain(pairs).chain(terms).chain(sentences).sum::<usize>()
    }
}

fn keyword(keyword: &Keyword) -> Term {
    let note = format!(
        "{} here, in {}",
        times(keyword.tf),
        counted(keyword.df, "article")
    );
    Term {
        form: legible(&keyword.form, TERM),
        note,
    }
}

/// An address is shown whole or, where it is too long to be one, as text: a cut address leads elsewhere.
fn link_or_cell(value: &str) -> String {
    if is_link(value) {
        value.to_owned()
    } else {
        legible(value, CELL)
    }
}

/// Whether `value` is a web address and nothing else, so that following it can do no more than open a page.
fn is_link(value: &str) -> bool {
    let rest = value
        .strip_prefix("https://")
        .or_else(|| value.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && rest.len() < 500 && rest.bytes().all(|byte| byte.is_ascii_graphic())
    })
}

/// Whether `code` can stand in a `lang` attribute.
fn is_language(code: &str) -> bool {
    (2..=12).contains(&code.len())
        && code
            .bytes()
            .all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_links() {
        assert!(is_link("https://example.org/a?b=c&d"));
        for no in [
            "javascript:alert(1)",
            "https://",
            "http://a b",
            "http://a\nb",
            "data:text/html,x",
            "HTTPS//x",
            "",
        ] {
            assert!(!is_link(no), "{no}");
        }
    }

    #[test]
    fn languages_are_codes() {
        assert!(is_language("de") && is_language("zh-Hant"));
        assert!(!is_language("") && !is_language("d\"") && !is_language("deutsch-deutsch"));
    }
}
