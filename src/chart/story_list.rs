//! The largest stories as bars of their articles, by what each has in common with the fullest version.
//!
//! The headline stands above its bar, where it has room to be read; the parts of a bar go from that version over exact
//! copies to the freest ones, dark to light, and the legend says which is which. It shows the largest stories
//! of a table, and only what is told more than once.

use std::cmp::Reverse;

use super::canvas::{Anchor, Canvas, INNER, MARGIN};
use super::fills::Fill;
use super::text::{LABEL, SMALL, clean};
use super::theme::Role;
use super::top_terms::bar;
use super::{Chart, label, picked};
use crate::analyze::Table;
use crate::error::Error;
use crate::number;

/// Stories shown.
const ROWS: usize = 20;
/// The least articles of a story.
const LEAST: f64 = 2.0;
/// The height of a bar.
const BAR: i32 = 14;
/// The shortest part of a bar.
const SHORTEST: i32 = 3;
/// Between two stories.
const GAP: i32 = 11;
/// The most lines of a headline.
const LINES: usize = 2;
/// The widest a date gets before it is left out: it is a date.
const DATE: i32 = 130;

/// What articles have in common with the fullest version of their story: the column that counts them, a filling and a
/// word for each.
const PARTS: [(Option<&str>, Fill, &str); 5] = [
    (None, Fill::Dark, "fullest version"),
    (Some("same"), Fill::Full, "word for word"),
    (Some("near"), Fill::Half, "a few words changed"),
    (Some("cut"), Fill::Hatched, "shortened"),
    (Some("rewritten"), Fill::Light, "rewritten or extended"),
];

/// Bars of the articles of each story.
#[derive(Debug, Clone, Copy)]
pub(super) struct StoryList;

impl Chart for StoryList {
    fn id(&self) -> &'static str {
        "story_list"
    }

    fn title(&self) -> &'static str {
        "Stories told most often"
    }

    fn caption(&self) -> &'static str {
        "The 20 stories with the most articles, each under the headline of its fullest version. A bar is all articles of a \
         story, by how they compare with that version: word for word the same, with a few words or figures changed, \
         shortened, or rewritten, extended or mixed with other text."
    }

    fn analysis(&self) -> &'static str {
        "story_list"
    }

    fn select(&self, table: &Table) -> Option<Table> {
        let mut rows: Vec<usize> = (0..table.rows())
            .filter(|&row| matches!(table.number("articles", row), Some(count) if count >= LEAST))
            .collect();
        rows.sort_by_key(|&row| Reverse(table.integer("articles", row)));
        rows.truncate(ROWS);
        picked(self, table, &rows)
    }

    fn draw(&self, selected: &Table) -> Result<String, Error> {
        let stories: Vec<Story> = (0..selected.rows())
            .map(|row| Story::new(selected, row))
            .collect();
        let most = stories.iter().map(Story::size).fold(0.0, f64::max);
        let mut canvas = Canvas::titled(
            self.title(),
            "Articles of each story, by how they compare with its fullest version",
        );
        let mut x = MARGIN;
        let middle = canvas.bottom() + 2;
        for (part, (_, fill, word)) in PARTS.into_iter().enumerate() {
            if stories
                .iter()
                .any(|story| story.parts.get(part).is_some_and(|&count| count > 0.0))
            {
                x = fill.legend(&mut canvas, x, middle, word);
            }
        }
        canvas.skip(14);
        for story in &stories {
            story.draw(&mut canvas, most);
            canvas.skip(GAP);
        }
        canvas.finish(&seen(&stories))
    }
}

/// One story.
struct Story {
    name: String,
    title: Vec<String>,
    value: String,
    /// The articles of each part, in the order of [`PARTS`].
    parts: [f64; PARTS.len()],
}

impl Story {
    /// The texts of a story, broken to the room they have.
    fn new(table: &Table, row: usize) -> Self {
        let name = label::title(table, "title", row, table.integer("doc", row).unwrap_or_default());
        let value = value(table, row);
        let count = |column: &str| {
            table
                .number(column, row)
                .filter(|count| count.is_finite() && *count > 0.0)
        };
        Self {
            title: label::short(LABEL, &name, INNER - SMALL.width(&value) - 16, LINES),
            name,
            value,
            parts: PARTS.map(|(column, ..)| column.map_or(1.0, |column| count(column).unwrap_or(0.0))),
        }
    }

    /// All its articles.
    fn size(&self) -> f64 {
        self.parts.iter().fold(0.0, |sum, part| sum + part)
    }

    /// The story below what is drawn already.
    fn draw(&self, canvas: &mut Canvas, most: f64) {
        let top = canvas.bottom();
        canvas.lines(MARGIN, top, Anchor::Start, LABEL, Role::Ink, &self.title);
        // Beside the last line of the headline, above the end of the longest bar.
        let y = top + LABEL.height(&self.title);
        canvas.text(
            MARGIN + INNER,
            y - LABEL.leading(),
            Anchor::End,
            SMALL,
            Role::Muted,
            &self.value,
        );
        // Every part is seen, so the longest bar leaves room for those that would be too short.
        let room = INNER - SHORTEST * 5;
        let (mut x, mut sum) = (0, 0.0);
        for (part, (_, fill, _)) in self.parts.iter().zip(PARTS) {
            if *part > 0.0 {
                sum += part;
                // A pixel of the ground keeps parts apart.
                let end = bar(Some(sum), most, room).max(x + SHORTEST);
                fill.draw(canvas, (MARGIN + x, y + 1), (end - x - 1, BAR));
                x = end;
            }
        }
    }
}

/// The numbers and the dates of a story.
fn value(table: &Table, row: usize) -> String {
    let articles = table.integer("articles", row).unwrap_or_default();
    let mut words = vec![label::counted(articles, "article")];
    words.extend(
        table
            .integer("outlets", row)
            .map(|count| label::counted(count, "outlet")),
    );
    let date = |column: &str| {
        let date = clean(table.text(column, row).unwrap_or_default());
        (!date.is_empty() && SMALL.width(&date) <= DATE).then_some(date)
    };
    words.extend(match (date("first"), date("last")) {
        (Some(first), Some(last)) if first != last => Some(format!("{first} to {last}")),
        (first, last) => first.or(last),
    });
    words.join(", ")
}

/// The largest story in words.
fn seen(stories: &[Story]) -> String {
    let count = number::count(stories.len());
    let noun = if stories.len() == 1 { "story" } else { "stories" };
    match stories.first() {
        Some(largest) => format!(
            "{count} {noun}; the largest is “{}”: {}.",
            largest.name, largest.value
        ),
        None => format!("{count} {noun}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze::Values;
    use crate::chart::samples::{integer, table, text};

    /// Stories of so many articles: half of those after the first are copies, the others rewritten.
    fn sample(articles: &[i64]) -> Table {
        let count = |of: fn(i64) -> i64| integer(articles.iter().map(|&count| of(count)));
        let days = |day: &str| text(articles.iter().map(|_| day.to_owned()));
        table(
            "story_list",
            vec![
                (
                    "title",
                    text(articles.iter().map(|count| format!("Told {count} times"))),
                ),
                ("articles", count(|count| count)),
                (
                    "outlets",
                    Values::Integer(
                        articles
                            .iter()
                            .map(|count| (count % 2 == 0).then_some(1))
                            .collect(),
                    ),
                ),
                ("first", days("2024-03-01")),
                ("last", days("2024-03-02")),
                ("same", count(|count| (count - 1) / 2)),
                ("rewritten", count(|count| (count - 1) - (count - 1) / 2)),
                ("doc", count(|count| count)),
            ],
        )
    }

    #[test]
    fn the_largest_stories_are_drawn_and_told() {
        let selected = StoryList.select(&sample(&[3, 1, 8, 2])).unwrap();
        let titles: Vec<_> = (0..selected.rows())
            .filter_map(|row| selected.text("title", row))
            .collect();
        assert_eq!(titles, ["Told 8 times", "Told 3 times", "Told 2 times"]);
        let drawn = StoryList.draw(&selected).unwrap();
        assert!(drawn.contains(
            "3 stories; the largest is “Told 8 times”: 8 articles, 1 outlet, 2024-03-01 to 2024-03-02."
        ));
        assert!(drawn.contains(">3 articles, 2024-03-01 to 2024-03-02</text>"));
        let legend = PARTS.map(|(_, _, word)| drawn.contains(&format!(">{word}</text>")));
        assert_eq!(legend, [true, true, false, false, true]);
    }

    #[test]
    fn articles_alone_are_no_stories() {
        assert_eq!(StoryList.select(&sample(&[1, 1, 0])), None);
        let many: Vec<i64> = (0..50).collect();
        assert_eq!(StoryList.select(&sample(&many)).unwrap().rows(), ROWS);
    }

    #[test]
    fn every_part_is_seen_and_the_longest_bar_stays_on_the_sheet() {
        let selected = StoryList.select(&sample(&[2, 1_000_000])).unwrap();
        let drawn = StoryList.draw(&selected).unwrap();
        let number = |line: &str, name: &str| -> Option<i32> {
            line.split_once(&format!(" {name}=\""))?
                .1
                .split_once('"')?
                .0
                .parse()
                .ok()
        };
        let bars: Vec<_> = drawn
            .lines()
            .filter(|line| line.starts_with("<rect"))
            .skip(1)
            .collect();
        assert!(bars.len() > 8);
        for line in bars {
            let (x, width) = (number(line, "x").unwrap(), number(line, "width").unwrap());
            assert!(width >= 1 && x >= MARGIN && x + width <= MARGIN + INNER, "{line}");
        }
    }
}
