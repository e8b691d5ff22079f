//! Every term by how often it is used in one group and how often elsewhere, both as rates on one scale.
//!
//! A term on the diagonal is used equally often in both; the farther from it, the more it sets the group apart. Dots
//! that fall on one place are drawn once. Only the terms that matter are named, as many as find room. It does
//! not decide which differences are shown to be there: the table does.

use std::collections::BTreeSet;

use super::canvas::{Anchor, Canvas, MARGIN};
use super::factors::role;
use super::label::{self, short};
use super::rates::occurs;
use super::ratio::{self, Verdict};
use super::scatter_labels::{Dot, Named, place};
use super::scatter_plot::Plot;
use super::text::{LABEL, SMALL};
use super::theme::Role;
use super::{Chart, picked};
use crate::analyze::Table;
use crate::error::Error;
use crate::number;

/// Terms shown.
const TERMS: usize = 2_000;
/// The least terms for which a plot is drawn.
const FEWEST: usize = 3;
/// Names at most, how many of them for each direction before the most frequent have their turn, and for these.
const NAMES: usize = 44;
const EACH: usize = 14;
const FREQUENT: usize = 12;
/// The widest a name gets before it is broken, and its lines.
const NAME: (i32, usize) = (150, 2);
/// The radius of a dot of a term that differs, and of any other.
const DIFFERS: i32 = 4;
const SAME: i32 = 2;

/// Dots of terms.
#[derive(Debug, Clone, Copy)]
pub(super) struct FrequencyScatter;

impl Chart for FrequencyScatter {
    fn id(&self) -> &'static str {
        "frequencies"
    }

    fn title(&self) -> &'static str {
        "How often here, how often elsewhere"
    }

    fn caption(&self) -> &'static str {
        "Every dot is a term: the higher, the more often it is used here; the farther to the right, the more often \
         elsewhere. On the slanted line it is used equally often in both. Large dots are terms whose difference is \
         shown with 95 % confidence over all comparisons made, filled where the articles bear it out and hollow where \
         they do not or only a few carry it; small grey dots are terms not shown to differ. Both scales go up in steps of ten times as much."
    }

    fn analysis(&self) -> &'static str {
        "frequencies"
    }

    fn select(&self, table: &Table) -> Option<Table> {
        let group = (0..table.rows()).find_map(|row| table.text("group", row))?;
        let rows: Vec<usize> = (0..table.rows())
            .filter(|&row| table.text("group", row) == Some(group))
            .filter(|&row| Term::new(table, row).is_some())
            .take(TERMS)
            .collect();
        if rows.len() < FEWEST {
            return None;
        }
        picked(self, table, &rows)
    }

    fn draw(&self, selected: &Table) -> Result<String, Error> {
        let terms: Vec<Term> = (0..selected.rows())
            .filter_map(|row| Term::new(selected, row))
            .collect();
        let group = label::name(selected, "group", 0);
        let measure =
            format!("Occurrences per million words: in “{group}” (upwards) and elsewhere (to the right)");
        let mut canvas = Canvas::titled(self.title(), &measure);
        legend(&mut canvas, &terms);
        let top = canvas.bottom();
        let rates: Vec<(f64, f64)> = terms.iter().map(|term| (term.elsewhere, term.here)).collect();
        let plot = Plot::new(&rates, top);
        plot.draw(&mut canvas);
        let dots: Vec<Dot> = terms.iter().map(|term| term.dot(&plot)).collect();
        marks(&mut canvas, &terms, &dots);
        names(&mut canvas, &terms, &plot, dots);
        canvas.finish(&seen(&group, &terms))
    }
}

/// One term.
struct Term {
    name: String,
    here: f64,
    elsewhere: f64,
    certain: f64,
    verdict: Verdict,
}

impl Term {
    /// The term of a row; `None` where a rate is missing or both are nought.
    fn new(table: &Table, row: usize) -> Option<Self> {
        let rate = |column| table.number(column, row).filter(|rate| rate.is_finite());
        let (here, elsewhere) = (rate("per_million")?, rate("per_million_ref")?);
        (occurs(here) || occurs(elsewhere)).then(|| Self {
            name: label::compared(table, row),
            here,
            elsewhere,
            certain: ratio::certain(table, row).unwrap_or(0.0),
            verdict: Verdict::of(table, row),
        })
    }

    fn differs(&self) -> bool {
        self.certain != 0.0
    }

    fn dot(&self, plot: &Plot) -> Dot {
        Dot {
            centre: plot.at((self.elsewhere, self.here)),
            radius: if self.differs() { DIFFERS } else { SAME },
            matters: self.differs(),
        }
    }

    fn role(&self) -> Role {
        if self.differs() {
            role(self.certain > 0.0)
        } else {
            Role::Link
        }
    }
}

/// Which dot means what.
fn legend(canvas: &mut Canvas, terms: &[Term]) {
    let middle = canvas.bottom() + 2;
    let mut x = MARGIN;
    let any = |over: bool| {
        terms
            .iter()
            .any(|term| term.differs() && (term.certain > 0.0) == over)
    };
    let hollow = terms
        .iter()
        .any(|term| term.differs() && term.verdict != Verdict::Robust);
    let entries = [
        (any(true), DIFFERS, role(true), "more often here"),
        (any(false), DIFFERS, role(false), "more often elsewhere"),
        (
            terms.iter().any(|term| !term.differs()),
            SAME,
            Role::Link,
            "no difference shown",
        ),
    ];
    for (there, radius, role, words) in entries {
        if there {
            canvas.disc((x + 5, middle), radius, role);
            canvas.label(x + 15, middle, Anchor::Start, SMALL, Role::Muted, words);
            x += 15 + SMALL.width(words) + 18;
        }
    }
    if hollow {
        canvas.ring((x + 5, middle), DIFFERS, 2, Role::Muted);
        let words = "in a few articles, or not borne out";
        canvas.label(x + 15, middle, Anchor::Start, SMALL, Role::Muted, words);
        x += 15 + SMALL.width(words) + 18;
    }
    canvas.line((x, middle + 5), (x + 14, middle - 5), Role::Muted);
    let words = "equally often";
    canvas.label(x + 20, middle, Anchor::Start, SMALL, Role::Muted, words);
    canvas.skip(10);
}

/// The dots, those that matter over the others.
fn marks(canvas: &mut Canvas, terms: &[Term], dots: &[Dot]) {
    let mut taken = BTreeSet::new();
    for matters in [false, true] {
        for (term, dot) in terms.iter().zip(dots).filter(|(_, dot)| dot.matters == matters) {
            let hollow = dot.matters && term.verdict != Verdict::Robust;
            if !taken.insert((dot.centre, term.certain > 0.0, matters, hollow)) {
                continue;
            }
            if hollow {
                canvas.ring(dot.centre, dot.radius, 2, term.role());
            } else {
                canvas.disc(dot.centre, dot.radius, term.role());
            }
        }
    }
}

/// The names that find room.
fn names(canvas: &mut Canvas, terms: &[Term], plot: &Plot, mut dots: Vec<Dot>) {
    // A name on a line is struck through by it, as bad as a few dots.
    dots.extend(plot.strokes());
    let labels: Vec<(usize, Vec<String>)> = wanted(terms)
        .into_iter()
        .filter_map(|term| Some((term, short(LABEL, &terms.get(term)?.name, NAME.0, NAME.1))))
        .collect();
    let sizes: Vec<(usize, i32, i32)> = labels
        .iter()
        .map(|(term, lines)| (*term, LABEL.widest(lines), LABEL.height(lines)))
        .collect();
    let named = place(&dots, &sizes, plot.sheet(), NAMES);
    for [from, to] in named.iter().filter_map(|name| name.tie) {
        canvas.line(from, to, Role::Muted);
    }
    for Named { wanted, area, tie } in named {
        let Some((term, lines)) = labels.get(wanted) else {
            continue;
        };
        let centre = dots.get(*term).map_or(area.left, |dot| dot.centre.0);
        let (x, anchor) = if area.left >= centre {
            (area.left, Anchor::Start)
        } else if area.right <= centre {
            (area.right, Anchor::End)
        } else {
            (i32::midpoint(area.left, area.right), Anchor::Middle)
        };
        debug_assert!(tie.is_none_or(|tie| tie[0].0 == centre));
        canvas.lines(x, area.top + 2, anchor, LABEL, Role::Ink, lines);
    }
}

/// The terms to be named, the most important first: the largest differences of both directions in turn, then the most
/// frequent, then the other differences.
fn wanted(terms: &[Term]) -> Vec<usize> {
    let sorted = |over: bool| {
        let mut places: Vec<usize> = (0..terms.len()).collect();
        places.retain(|&place| {
            terms
                .get(place)
                .is_some_and(|term| term.differs() && (term.certain > 0.0) == over)
        });
        let size = |place: &usize| terms.get(*place).map_or(0.0, |term| term.certain.abs());
        places.sort_by(|a, b| size(b).total_cmp(&size(a)));
        places
    };
    let (over, under) = (sorted(true), sorted(false));
    let mut order = Vec::new();
    for turn in 0..over.len().max(under.len()) {
        order.extend(over.get(turn));
        order.extend(under.get(turn));
    }
    let rest = order.split_off(order.len().min(2 * EACH));
    let mut frequent: Vec<usize> = (0..terms.len()).collect();
    let size = |place: &usize| terms.get(*place).map_or(0.0, |term| term.here + term.elsewhere);
    frequent.sort_by(|a, b| size(b).total_cmp(&size(a)));
    frequent.truncate(FREQUENT.max(NAMES.saturating_sub(order.len())));
    order.extend(frequent);
    order.extend(rest.into_iter().take(4 * NAMES));
    let mut seen = BTreeSet::new();
    order.retain(|place| seen.insert(*place));
    order
}

/// The differences in words.
fn seen(group: &str, terms: &[Term]) -> String {
    let count = |over: bool| {
        let differing = terms
            .iter()
            .filter(|term| term.differs() && (term.certain > 0.0) == over);
        number::count(differing.count())
    };
    format!(
        "{}; {} more often in “{group}” than elsewhere, {} less often, the others not shown to differ.",
        label::counted(terms.len(), "term"),
        count(true),
        count(false)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::compare_samples::table;

    fn word(seed: usize) -> String {
        format!("word{seed}")
    }

    #[test]
    fn what_differs_most_is_named_first() {
        let table = table("frequencies", 90, word, |seed| {
            1 + i64::try_from(seed).unwrap() % 40
        })
        .unwrap();
        let terms: Vec<Term> = (0..table.rows())
            .filter_map(|row| Term::new(&table, row))
            .collect();
        let order = wanted(&terms);
        let certain = |place: usize| terms[order[place]].certain;
        assert!(certain(0) > 0.0 && certain(1) < 0.0);
        assert!(certain(0) >= certain(2) && certain(1) <= certain(3));
        let mut all = order.clone();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), order.len());
    }

    #[test]
    fn one_group_is_drawn_and_told() {
        let table = table("frequencies", 90, word, |seed| {
            1 + i64::try_from(seed).unwrap() % 40
        })
        .unwrap();
        let selected = FrequencyScatter.select(&table).unwrap();
        assert!(selected.text("group", selected.rows() - 1) == Some("word0"));
        let drawn = FrequencyScatter.draw(&selected).unwrap();
        assert!(drawn.contains("more often in “word0” than elsewhere"));
    }
}
