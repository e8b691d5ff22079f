//! What sets each of several groups apart: a panel for each, one scale for all.
//!
//! Only what a group uses more, because with many groups a term that one of them lacks says little. A group without
//! such a term keeps its panel and says so. It draws the first groups of a table, in its order.

use super::canvas::{Anchor, Canvas, INNER, MARGIN};
use super::factors::{self, Factors, PANEL_SCALE};
use super::ratio::{self, Ratio, Verdict};
use super::text::{LABEL, PANEL, SMALL};
use super::theme::Role;
use super::{Chart, label, picked};
use crate::analyze::Table;
use crate::error::Error;
use crate::number;

/// Panels, and terms in each.
const PANELS: usize = 12;
const TERMS: usize = 8;
/// The least groups for which panels are drawn.
const FEWEST: usize = 3;
/// Between two panels.
const GUTTER: i32 = 36;
/// Labels no wider than this leave room for three panels in a line.
const NARROW: i32 = 110;
/// The most lines of a label and of the name of a group.
const LINES: usize = 3;
/// The height of a term of one line.
const LINE: i32 = 22;

/// Panels of marks with intervals.
#[derive(Debug, Clone, Copy)]
pub(super) struct KeynessPanels;

impl Chart for KeynessPanels {
    fn id(&self) -> &'static str {
        "keyness_panels"
    }

    fn title(&self) -> &'static str {
        "What each group uses more"
    }

    fn caption(&self) -> &'static str {
        "For up to 12 groups, up to eight terms that the group uses more than the others do. The mark says how many \
         times as often. The line through it, the whisker, is the range in which the true ratio lies with 95 % \
         confidence over all comparisons made; an arrow head means that it goes on. A hollow mark: a few articles carry the difference, or it is not borne out article by article. All panels have the same scale."
    }

    fn analysis(&self) -> &'static str {
        "keyness"
    }

    fn select(&self, table: &Table) -> Option<Table> {
        let groups = ratio::groups(table);
        if groups.len() < FEWEST {
            return None;
        }
        let mut shown = Vec::new();
        let mut any = false;
        for (_, rows) in groups.iter().take(PANELS) {
            let terms = ratio::strongest(table, rows, true, TERMS);
            any |= !terms.is_empty();
            // A group without terms still has its panel, and a row to name it.
            if terms.is_empty() {
                shown.extend(rows.first());
            }
            shown.extend(terms);
        }
        if any { picked(self, table, &shown) } else { None }
    }

    fn draw(&self, selected: &Table) -> Result<String, Error> {
        let groups = ratio::groups(selected);
        let mut widest = 0;
        for row in groups.iter().flat_map(|(_, rows)| rows) {
            if Ratio::of(selected, *row).is_some() {
                widest = widest.max(LABEL.width(&label::compared(selected, *row)));
            }
        }
        let across = if widest <= NARROW { 3 } else { 2 };
        let columns = i32::try_from(across).unwrap_or(1);
        let width = (INNER - GUTTER * (columns - 1)) / columns;
        let panels: Vec<Panel> = groups
            .iter()
            .map(|(name, rows)| Panel::new(selected, name, rows, width))
            .collect();
        let terms = || panels.iter().flat_map(|panel| &panel.terms);
        let ratios: Vec<Ratio> = terms().map(|term| term.ratio).collect();
        let verdicts: Vec<Verdict> = terms().map(|term| term.verdict).collect();
        let labels = terms().map(|term| LABEL.widest(&term.label)).max().unwrap_or(0);

        let mut canvas = Canvas::titled(
            self.title(),
            "How many times as often as in the others, one scale for all panels",
        );
        factors::legend(&mut canvas, &verdicts);
        canvas.skip(6);
        for line in panels.chunks(across) {
            let head = line.iter().map(|panel| PANEL.height(&panel.title)).max();
            let top = canvas.bottom();
            let mut x = MARGIN;
            for panel in line {
                let scale = Factors::of(&ratios, x + labels + 12, x + width);
                panel.draw(&mut canvas, &scale, (x, top), head.unwrap_or(0), labels);
                x += width + GUTTER;
            }
            canvas.skip(22);
        }
        canvas.finish(&seen(&panels))
    }
}

/// One group.
struct Panel {
    title: Vec<String>,
    name: String,
    terms: Vec<Term>,
}

/// One term of a group.
struct Term {
    name: String,
    label: Vec<String>,
    ratio: Ratio,
    verdict: Verdict,
}

impl Panel {
    /// The texts of a group, broken to the width of its panel.
    fn new(table: &Table, name: &str, rows: &[usize], width: i32) -> Self {
        let term = |&row: &usize| {
            let name = label::compared(table, row);
            Some(Term {
                label: label::short(LABEL, &name, width * 2 / 5, LINES),
                name,
                ratio: Ratio::of(table, row).filter(Ratio::is_over)?,
                verdict: Verdict::of(table, row),
            })
        };
        let first = rows.first().copied().unwrap_or(0);
        let shown = label::name(table, "group", first);
        debug_assert!(table.text("group", first) == Some(name));
        Self {
            title: label::short(PANEL, &shown, width, LINES),
            name: shown,
            terms: rows.iter().filter_map(term).collect(),
        }
    }

    /// The panel, with its scale `head` below its top.
    fn draw(&self, canvas: &mut Canvas, scale: &Factors, (x, top): (i32, i32), head: i32, labels: i32) {
        canvas.lines(x, top, Anchor::Start, PANEL, Role::Ink, &self.title);
        let start = top + head + PANEL_SCALE.size + 9;
        if self.terms.is_empty() {
            let words = "No term is shown to be used more here.";
            canvas.text(x, top + head + 4, Anchor::Start, SMALL, Role::Muted, words);
            return;
        }
        let bottom = start + self.terms.iter().map(Term::height).sum::<i32>();
        scale.draw(canvas, PANEL_SCALE, start, bottom);
        let mut y = start;
        for term in &self.terms {
            let middle = y + term.height() / 2;
            canvas.block(x + labels, middle, Anchor::End, LABEL, Role::Ink, &term.label);
            scale.mark(canvas, middle, &term.ratio, term.verdict);
            y += term.height();
        }
    }
}

impl Term {
    fn height(&self) -> i32 {
        (LABEL.height(&self.label) + 4).max(LINE)
    }
}

/// The groups and the strongest term in words.
fn seen(panels: &[Panel]) -> String {
    let strongest = panels
        .iter()
        .flat_map(|panel| panel.terms.iter().map(move |term| (panel, term)))
        .reduce(|best, next| {
            if next.1.ratio.certain > best.1.ratio.certain {
                next
            } else {
                best
            }
        });
    let count = label::counted(panels.len(), "group");
    match strongest {
        Some((panel, term)) => format!(
            "{count}; the clearest difference is that of “{}” in “{}”, at least ×{} more than elsewhere.",
            term.name,
            panel.name,
            number::reader(2.0_f64.powf(term.ratio.certain))
        ),
        None => format!("{count}; none is shown to use a term more than the others."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::compare_samples::rows;

    #[test]
    fn a_group_without_terms_keeps_its_panel() {
        let over = |group| (group, Some(2.0), Some(1.0), None, 1.0);
        let under = ("B", Some(-2.0), None, Some(-1.0), -1.0);
        let table = rows(&[over("A"), under, over("C")]);
        let selected = KeynessPanels.select(&table).unwrap();
        assert_eq!(selected.rows(), 3);
        let drawn = KeynessPanels.draw(&selected).unwrap();
        assert!(drawn.contains("No term is shown to be used more here."));
        assert!(drawn.contains("3 groups; the clearest difference is that of “–” in “A”, at least ×2 more"));
        assert_eq!(KeynessPanels.select(&rows(&[over("A"), under])), None);
        assert_eq!(
            KeynessPanels.select(&rows(&[
                under,
                ("A", None, None, None, 0.0),
                ("C", None, None, None, 0.0)
            ])),
            None
        );
    }
}
