//! What sets one group apart: for each term how many times more or less often, with the range that is certain.
//!
//! A mark on a whisker instead of a bar, because a bar hides the half of its interval that matters. The two directions
//! stand under each other, the most certain first. It draws the first group of a table of one or two.

use super::canvas::{Anchor, Canvas, MARGIN, WIDTH};
use super::factors::{self, Factors};
use super::ratio::{self, Ratio, Verdict};
use super::text::{LABEL, PANEL, SMALL};
use super::theme::Role;
use super::{Chart, label, picked};
use crate::analyze::Table;
use crate::error::Error;
use crate::number;

/// Terms shown that are more frequent in the group, and less.
const OVER: usize = 15;
const UNDER: usize = 10;
/// Groups a table may have: of two, the second is the mirror of the first.
const GROUPS: usize = 2;
/// The widest a column of labels gets before they are broken.
const LABELS: i32 = 240;
/// The most lines of a label.
const LINES: usize = 4;
/// Between two columns of numbers.
const GAP: i32 = 18;

/// Marks of log ratios with their intervals.
#[derive(Debug, Clone, Copy)]
pub(super) struct KeynessBars;

impl Chart for KeynessBars {
    fn id(&self) -> &'static str {
        "keyness"
    }

    fn title(&self) -> &'static str {
        "Used more and used less"
    }

    fn caption(&self) -> &'static str {
        "Each mark says how many times more often (to the right) or less often (to the left) a term is used here than \
         elsewhere. The line through it, the whisker, is the range in which the true ratio lies with 95 % confidence \
         over all comparisons made; an arrow head means that it goes on. A term whose whisker crosses the middle \
         line is not shown. A filled mark: the articles bear the difference out. A hollow mark: a few articles carry \
         it, or it is not borne out article by article, so it may say little about the group. The order is by the end of the whisker nearest to the \
         middle line, the least that the difference can be."
    }

    fn analysis(&self) -> &'static str {
        "keyness"
    }

    fn select(&self, table: &Table) -> Option<Table> {
        let groups = ratio::groups(table);
        let (_, rows) = groups.first().filter(|_| groups.len() <= GROUPS)?;
        let mut shown = ratio::strongest(table, rows, true, OVER);
        shown.extend(ratio::strongest(table, rows, false, UNDER));
        picked(self, table, &shown)
    }

    fn draw(&self, selected: &Table) -> Result<String, Error> {
        let rows: Vec<Row> = (0..selected.rows())
            .filter_map(|row| Row::new(selected, row))
            .collect();
        let heads = ["here", "elsewhere", "here"].map(str::to_owned);
        let columns = [0, 1, 2].map(|column| {
            let values = rows.iter().filter_map(|row| row.values.get(column));
            let widest = values.map(|value| SMALL.width(value)).max().unwrap_or(0);
            let head = heads.get(column).map_or(0, |head| SMALL.width(head));
            widest
                .max(head)
                .max(if column == 2 { SMALL.width("articles") } else { 0 })
        });
        let labels = rows.iter().map(|row| LABEL.widest(&row.label)).max();
        let left = MARGIN + labels.unwrap_or(0).max(PANEL.width("More often")) + 14;
        let right = WIDTH - MARGIN - columns.iter().sum::<i32>() - 2 * GAP - 30;
        let ratios: Vec<Ratio> = rows.iter().map(|row| row.ratio).collect();
        let scale = Factors::of(&ratios, left, right);
        let verdicts: Vec<Verdict> = rows.iter().map(|row| row.verdict).collect();

        let name = label::name(selected, "group", 0);
        let measure = format!("How many times as often in “{name}” as elsewhere");
        let mut canvas = Canvas::titled(self.title(), &measure);
        factors::legend(&mut canvas, &verdicts);
        let ends = [
            right + 30 + columns[0],
            right + 30 + columns[0] + GAP + columns[1],
            WIDTH - MARGIN,
        ];
        let y = canvas.bottom();
        let rates = i32::midpoint(right + 30, ends[1]);
        canvas.text(rates, y, Anchor::Middle, SMALL, Role::Muted, "per million");
        canvas.text(ends[2], y, Anchor::End, SMALL, Role::Muted, "articles");
        let y = canvas.bottom() + 2;
        for (end, head) in ends.iter().zip(&heads) {
            canvas.text(*end, y, Anchor::End, SMALL, Role::Muted, head);
        }
        let top = y + SMALL.size + 5;
        let bottom = top + rows.iter().map(Row::height).sum::<i32>() + sections(&rows);
        scale.draw(&mut canvas, SMALL, top, bottom);
        let mut y = top;
        for (place, row) in rows.iter().enumerate() {
            let over = row.ratio.is_over();
            let first = place
                .checked_sub(1)
                .and_then(|before| rows.get(before))
                .is_none_or(|before| before.ratio.is_over() != over);
            if first {
                let words = if over { "More often" } else { "Less often" };
                canvas.label(left - 14, y + SECTION / 2, Anchor::End, PANEL, Role::Ink, words);
                y += SECTION;
            }
            let middle = y + row.height() / 2;
            canvas.block(left - 14, middle, Anchor::End, LABEL, Role::Ink, &row.label);
            scale.mark(&mut canvas, middle, &row.ratio, row.verdict);
            for (end, value) in ends.iter().zip(&row.values) {
                canvas.label(*end, middle, Anchor::End, SMALL, Role::Muted, value);
            }
            y += row.height();
        }
        canvas.finish(&seen(selected, &rows))
    }
}

/// The height of the line that says which direction follows.
const SECTION: i32 = 30;

/// One term.
struct Row {
    name: String,
    label: Vec<String>,
    ratio: Ratio,
    verdict: Verdict,
    /// Per million here and elsewhere, and the articles here that have it.
    values: [String; 3],
}

impl Row {
    /// The term of a row; `None` where no difference is shown.
    fn new(table: &Table, row: usize) -> Option<Self> {
        let none = || "–".to_owned();
        let rate = |column| table.number(column, row).map_or_else(none, number::reader);
        let name = label::compared(table, row);
        Some(Self {
            label: label::short(LABEL, &name, LABELS, LINES),
            name,
            ratio: Ratio::of(table, row)?,
            verdict: Verdict::of(table, row),
            values: [
                rate("per_million"),
                rate("per_million_ref"),
                table.integer("df", row).map_or_else(none, number::count),
            ],
        })
    }

    fn height(&self) -> i32 {
        (LABEL.height(&self.label) + 6).max(24)
    }
}

/// The height of the lines that name the directions.
fn sections(rows: &[Row]) -> i32 {
    let over = rows.iter().any(|row| row.ratio.is_over());
    let under = rows.iter().any(|row| !row.ratio.is_over());
    SECTION * (i32::from(over) + i32::from(under))
}

/// The strongest term in words.
fn seen(table: &Table, rows: &[Row]) -> String {
    let group = label::name(table, "group", 0);
    let count = |over: bool| rows.iter().filter(|row| row.ratio.is_over() == over).count();
    let strongest = rows.first().map_or_else(String::new, |row| {
        let direction = if row.ratio.is_over() { "more" } else { "less" };
        let [here, elsewhere, _] = &row.values;
        format!(
            "; most clearly used {direction}: “{}”, {here} against {elsewhere} per million",
            row.name
        )
    });
    format!(
        "In “{group}” {} used more and {} less than elsewhere{strongest}.",
        label::counted(count(true), "term"),
        number::count(count(false))
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::compare_samples::rows;

    #[test]
    fn both_directions_are_there_and_what_is_not_shown_is_not() {
        let table = rows(&[
            ("A", Some(2.0), Some(1.0), None, 1.0),
            ("A", Some(0.5), Some(-1.0), Some(2.0), 0.0),
            ("A", Some(-3.0), None, Some(-2.0), -2.0),
            ("A", Some(-4.0), Some(-5.0), Some(-3.0), -3.0),
            ("B", Some(4.0), Some(3.0), None, 3.0),
        ]);
        let selected = KeynessBars.select(&table).unwrap();
        let certain: Vec<_> = (0..selected.rows())
            .map(|row| selected.number("lrc", row))
            .collect();
        assert_eq!(certain, [Some(1.0), Some(-3.0), Some(-2.0)]);
        let drawn = KeynessBars.draw(&selected).unwrap();
        assert!(drawn.contains("More often</text>") && drawn.contains("Less often</text>"));
        assert!(drawn.contains("In “A” 1 term used more and 2 less than elsewhere"));
    }

    #[test]
    fn no_difference_and_many_groups_are_none() {
        let same = ("A", Some(0.5), Some(-1.0), Some(2.0), 0.0);
        assert_eq!(KeynessBars.select(&rows(&[same])), None);
        let groups = ["A", "B", "C"].map(|group| (group, Some(2.0), Some(1.0), None, 1.0));
        assert_eq!(KeynessBars.select(&rows(&groups)), None);
        assert!(KeynessBars.select(&rows(&groups[..2])).is_some());
    }
}
