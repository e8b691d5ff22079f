//! Every article as a dot, those that are alike near each other, topics as islands with a name.
//!
//! A name stands where it covers least, tied to the place where most articles of its topic stand: a name in the thick
//! of its island could not be read without hiding the island. Where there are few articles, they are named
//! too, as far as there is room. It does not compute places: the table holds them.

mod lettering;
mod names;
mod topics;

use std::collections::{BTreeMap, BTreeSet};

use super::canvas::{Anchor, Canvas, INNER, MARGIN};
use super::label;
use super::scatter_labels::Area;
use super::text::SMALL;
use super::theme::Role;
use super::{Chart, picked};
use crate::analyze::Table;
use crate::error::Error;
use crate::number;
use lettering::{frame, name_articles, name_topics};
use topics::{MOST, Mark};

/// Articles shown, and the least that a map is drawn for.
const ARTICLES: usize = 2_000;
const FEWEST: usize = 5;
/// The height of a whole map: three parts of its width of four. Rows above and below all dots are not drawn.
const HEIGHT: i32 = INNER * 3 / 4;
/// From the frame to the first dots, at the sides and, with room for a name, above and below.
const INSET: i32 = 10;
const ABOVE: i32 = 44;
/// Up to so many articles are named by their titles.
const TITLED: usize = 60;

/// A map of articles.
#[derive(Debug, Clone, Copy)]
pub(super) struct ArticleMap;

impl Chart for ArticleMap {
    fn id(&self) -> &'static str {
        "article_map"
    }

    fn title(&self) -> &'static str {
        "Map of the articles"
    }

    fn caption(&self) -> &'static str {
        "Every dot is an article; the nearer two dots, the more alike the words of the articles. Colour and shape are \
         its main topic, and each topic is named with a line to the place where most of its articles stand. Distance is \
         likeness, directions mean nothing: the map has no axes, and how wide the gaps between islands are and how \
         dense an island is mean nothing either."
    }

    fn analysis(&self) -> &'static str {
        "article_map"
    }

    fn select(&self, table: &Table) -> Option<Table> {
        let rows: Vec<usize> = (0..table.rows())
            .filter(|&row| Article::new(table, row).is_some())
            .take(ARTICLES)
            .collect();
        if rows.len() < FEWEST {
            return None;
        }
        picked(self, table, &rows)
    }

    fn draw(&self, selected: &Table) -> Result<String, Error> {
        let measure = format!(
            "{}; the nearer two stand, the more alike they are. Directions mean nothing",
            label::counted(selected.rows(), "article")
        );
        let mut canvas = Canvas::titled(self.title(), &measure);
        let left_over = legend(&mut canvas, selected);
        let top = canvas.bottom();
        let mut articles: Vec<Article> = (0..selected.rows())
            .filter_map(|row| Article::new(selected, row))
            .collect();
        let height = crop(&mut articles, top);
        let topics = by_topic(&articles);
        let radius = radius(articles.len());
        let sheet = Area {
            left: MARGIN,
            top,
            right: MARGIN + INNER,
            bottom: top + height,
        };
        frame(&mut canvas, sheet, Role::Grid);
        marks(&mut canvas, &articles, radius);
        let named = name_topics(&mut canvas, &articles, &topics, sheet, radius);
        if articles.len() <= TITLED {
            name_articles(&mut canvas, &articles, &named, sheet, radius);
        }
        canvas.finish(&seen(&articles, &topics, left_over))
    }
}

/// One article.
struct Article {
    centre: (i32, i32),
    /// Its topic, from 1.
    topic: Option<usize>,
    /// What the topic is called.
    label: String,
    title: String,
}

impl Article {
    /// The article of a row, from the top of the map; `None` where it has no place.
    fn new(table: &Table, row: usize) -> Option<Self> {
        let share = |column| {
            table
                .number(column, row)
                .filter(|share| (0.0..=1.0).contains(share))
        };
        #[allow(clippy::cast_possible_truncation, reason = "a share of a size in pixels")]
        let pixels = |share: f64, size: i32| (share * f64::from(size)).round() as i32;
        let centre = (
            MARGIN + INSET + pixels(share("x")?, INNER - 2 * INSET),
            pixels(share("y")?, HEIGHT - 2 * INSET),
        );
        let topic = table
            .integer("topic", row)
            .and_then(|topic| usize::try_from(topic).ok());
        let number = table.integer("doc", row).unwrap_or_default();
        Some(Self {
            centre,
            topic: topic.filter(|&topic| topic > 0),
            label: label::name(table, "label", row),
            title: label::title(table, "title", row, number),
        })
    }

    fn mark(&self) -> Mark {
        Mark::of(self.topic)
    }
}

/// Moves the articles up or down to where a map begins, without the empty rows above them; gives the height it needs.
fn crop(articles: &mut [Article], top: i32) -> i32 {
    let rows = || articles.iter().map(|article| article.centre.1);
    let (first, last) = (rows().min().unwrap_or(0), rows().max().unwrap_or(0));
    for article in articles {
        article.centre.1 += top + ABOVE - first;
    }
    last - first + 2 * ABOVE
}

/// The radius of a dot among so many.
fn radius(articles: usize) -> i32 {
    match articles {
        0..=100 => 5,
        101..=500 => 4,
        _ => 3,
    }
}

/// The articles of each topic, by place, for those topics that have a mark of their own.
fn by_topic(articles: &[Article]) -> BTreeMap<usize, Vec<usize>> {
    let mut topics: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (place, article) in articles.iter().enumerate() {
        if let Some(topic) = article.topic.filter(|&topic| topic <= MOST) {
            topics.entry(topic).or_default().push(place);
        }
    }
    topics
}

/// Says what grey dots are, where there are any; gives how many there are.
fn legend(canvas: &mut Canvas, table: &Table) -> usize {
    let topics: Vec<Option<i64>> = (0..table.rows()).map(|row| table.integer("topic", row)).collect();
    let own = |topic: &Option<i64>| {
        let number = topic.and_then(|topic| usize::try_from(topic).ok());
        number.is_some_and(|topic| (1..=MOST).contains(&topic))
    };
    let grey = topics.iter().filter(|topic| !own(topic)).count();
    if grey > 0 {
        let others = topics.iter().any(|topic| topic.is_some() && !own(topic));
        let words = if others {
            "any other topic, or none"
        } else {
            "no topic"
        };
        let middle = canvas.bottom() + 2;
        Mark::of(None).draw(canvas, (MARGIN + 5, middle), 4);
        canvas.label(MARGIN + 15, middle, Anchor::Start, SMALL, Role::Muted, words);
        canvas.skip(10);
    }
    grey
}

/// The dots, each place and mark once, grey ones below the others.
fn marks(canvas: &mut Canvas, articles: &[Article], radius: i32) {
    let mut taken = BTreeSet::new();
    for grey in [true, false] {
        for article in articles.iter().filter(|article| article.mark().is_grey() == grey) {
            if taken.insert((article.centre, article.topic)) {
                article.mark().draw(canvas, article.centre, radius);
            }
        }
    }
}

/// The topics in words.
fn seen(articles: &[Article], topics: &BTreeMap<usize, Vec<usize>>, left_over: usize) -> String {
    let mut text = label::counted(articles.len(), "article");
    let names: Vec<String> = topics
        .iter()
        .map(|(topic, own)| {
            let label = own.first().and_then(|&place| articles.get(place));
            let label = label.map_or("", |article| article.label.as_str());
            format!(
                "topic {} ({label}) has {}",
                number::count(*topic),
                number::count(own.len())
            )
        })
        .collect();
    text.push_str(if names.is_empty() {
        " on a map without topics"
    } else {
        ": "
    });
    text.push_str(&names.join(", "));
    if left_over > 0 && !names.is_empty() {
        text.push_str("; the others have ");
        text.push_str(&number::count(left_over));
    }
    text.push('.');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze::{Column, Values};

    /// Articles on a spiral, each of `topics` topics in turn, each third without a topic where `gaps`.
    fn table(articles: i64, topics: i64, gaps: bool) -> Table {
        let topic = |doc: i64| (!gaps || doc % 3 > 0).then_some(doc % topics + 1);
        let share = |doc: i64, of: fn(f64) -> f64| {
            let turn = f64::from(i32::try_from(doc).unwrap());
            0.5 + 0.45 * of(turn) * turn / f64::from(i32::try_from(articles).unwrap())
        };
        let docs = || 0..articles;
        let columns = vec![
            ("doc", Values::Integer(docs().map(Some).collect())),
            (
                "title",
                Values::Text(docs().map(|doc| Some(format!("Ferry {doc}"))).collect()),
            ),
            ("topic", Values::Integer(docs().map(topic).collect())),
            (
                "label",
                Values::Text(
                    docs()
                        .map(|doc| Some(format!("harbour {}", topic(doc)?)))
                        .collect(),
                ),
            ),
            (
                "x",
                Values::Float(docs().map(|doc| Some(share(doc, f64::cos))).collect()),
            ),
            (
                "y",
                Values::Float(docs().map(|doc| Some(share(doc, f64::sin))).collect()),
            ),
        ];
        let column = |(name, values): (&str, Values)| Column {
            name: name.to_owned(),
            meaning: String::new(),
            values,
        };
        Table {
            columns: columns.into_iter().map(column).collect(),
            ..Table::empty("article_map", "")
        }
    }

    fn drawn(table: &Table) -> String {
        ArticleMap.draw(&ArticleMap.select(table).unwrap()).unwrap()
    }

    #[test]
    fn fewer_than_five_places_are_no_map() {
        assert!(ArticleMap.select(&table(4, 2, false)).is_none());
        assert!(ArticleMap.select(&table(5, 2, false)).is_some());
        let mut lost = table(6, 2, false);
        if let Some(column) = lost.columns.last_mut() {
            column.values = Values::Float(vec![
                Some(0.5),
                None,
                Some(f64::NAN),
                Some(2.0),
                Some(0.1),
                Some(0.2),
            ]);
        }
        assert!(ArticleMap.select(&lost).is_none());
    }

    #[test]
    fn topics_are_named_once_with_their_number() {
        let svg = drawn(&table(300, 12, false));
        for topic in 1..=12 {
            assert_eq!(
                svg.matches(&format!(">harbour {topic}</text>")).count(),
                1,
                "{topic}"
            );
            assert_eq!(svg.matches(&format!(">{topic}</text>")).count(), 1, "{topic}");
        }
        assert!(!svg.contains("none</text>") && !svg.contains(">Ferry"));
        assert!(svg.contains("topic 3 (harbour 3) has 25"));
    }

    #[test]
    fn what_is_grey_is_said() {
        let svg = drawn(&table(300, 15, false));
        assert!(svg.contains("any other topic, or none</text>") && svg.contains("the others have 60"));
        assert!(drawn(&table(300, 4, true)).contains(">no topic</text>"));
    }

    #[test]
    fn a_few_articles_are_named() {
        let svg = drawn(&table(8, 2, false));
        assert!(svg.matches(">Ferry ").count() >= 6);
    }

    #[test]
    fn a_large_map_stays_a_modest_file() {
        let svg = drawn(&table(1_500, 10, false));
        assert!(svg.len() < 150_000, "{}", svg.len());
    }

    #[test]
    fn articles_on_one_spot_are_one_dot() {
        let mut copies = table(40, 1, false);
        for column in &mut copies.columns {
            if let Values::Float(values) = &mut column.values {
                values.fill(Some(0.5));
            }
        }
        assert!(drawn(&copies).contains("40 articles"));
    }
}
