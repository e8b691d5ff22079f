//! The names on the map: topics on plates, tied to their islands, and the titles of a few articles beside their dots.
//!
//! A topic stands on a plate with an edge, so that the mark on it is not taken for an article. It does not choose the
//! places.

use std::collections::BTreeMap;

use super::Article;
use super::names::{self, Name};
use super::topics::{self, Mark};
use crate::chart::canvas::{Anchor, Canvas};
use crate::chart::label::short;
use crate::chart::scatter_labels::{self, Area, Dot, Named};
use crate::chart::text::{LABEL, PANEL, SMALL};
use crate::chart::theme::Role;
use crate::number;

/// The widest the name of a topic and a title get before they are broken, and their lines.
const NAME: (i32, usize) = (150, 3);
const TITLE: (i32, usize) = (200, 2);
/// From the edge of the plate of a topic to what stands on it.
const PLATE: i32 = 5;

/// A line around an area.
pub(super) fn frame(canvas: &mut Canvas, sheet: Area, role: Role) {
    let (right, bottom) = (sheet.right - 1, sheet.bottom - 1);
    let corners = vec![
        (sheet.left, sheet.top),
        (right, sheet.top),
        (right, bottom),
        (sheet.left, bottom),
        (sheet.left, sheet.top),
    ];
    canvas.path(corners, 1, role);
}

/// Names the topics; gives what no other name may cover.
pub(super) fn name_topics(
    canvas: &mut Canvas,
    articles: &[Article],
    topics: &BTreeMap<usize, Vec<usize>>,
    sheet: Area,
    radius: i32,
) -> Vec<Area> {
    let centres: Vec<(i32, i32)> = articles.iter().map(|article| article.centre).collect();
    let mut wanted = Vec::new();
    let mut texts = Vec::new();
    for (&topic, own) in topics {
        let own: Vec<(i32, i32)> = own
            .iter()
            .filter_map(|&place| centres.get(place).copied())
            .collect();
        let label = articles.iter().find(|article| article.topic == Some(topic));
        let label = label.map_or("", |article| article.label.as_str());
        let number = number::count(topic);
        let lines = short(LABEL, label, NAME.0, NAME.1);
        let indent = PLATE + topics::WIDTH + PANEL.width(&number) + 6;
        if let Some(anchor) = names::densest(&own, centres.len()) {
            wanted.push(Name {
                anchor,
                size: (
                    indent + LABEL.widest(&lines) + PLATE,
                    LABEL.height(&lines) + PLATE,
                ),
            });
            texts.push((topic, number, lines, indent));
        }
    }
    let placed = names::place(&centres, radius, &wanted, sheet);
    for (name, area) in wanted.iter().zip(&placed) {
        if let Some(tie) = area.and_then(|area| names::tie(area, name.anchor)) {
            canvas.stroke(tie[0], tie[1], 3, Role::Ground);
            canvas.line(tie[0], tie[1], Role::Ink);
        }
    }
    for ((topic, number, lines, indent), area) in texts.iter().zip(&placed) {
        let Some(area) = *area else { continue };
        canvas.rect(
            area.left,
            area.top,
            area.right - area.left,
            area.bottom - area.top,
            Role::Ground,
        );
        frame(canvas, area, Role::Link);
        let y = area.top + PLATE;
        let left = area.left + PLATE;
        Mark::of(Some(*topic)).draw(canvas, (left + 5, y + LABEL.rise()), 5);
        canvas.text(
            left + topics::WIDTH,
            y - 1,
            Anchor::Start,
            PANEL,
            Role::Ink,
            number,
        );
        canvas.lines(area.left + indent, y, Anchor::Start, LABEL, Role::Ink, lines);
    }
    placed.into_iter().flatten().collect()
}

/// Names the articles that there is room for, clear of the names of topics.
pub(super) fn name_articles(
    canvas: &mut Canvas,
    articles: &[Article],
    named: &[Area],
    sheet: Area,
    radius: i32,
) {
    let mut dots: Vec<Dot> = articles
        .iter()
        .map(|article| Dot {
            centre: article.centre,
            radius,
            matters: true,
        })
        .collect();
    dots.extend(named.iter().flat_map(|&area| names::filling(area)));
    let texts: Vec<Vec<String>> = articles
        .iter()
        .map(|article| short(SMALL, &article.title, TITLE.0, TITLE.1))
        .collect();
    let sizes: Vec<(usize, i32, i32)> = texts
        .iter()
        .enumerate()
        .map(|(place, lines)| (place, SMALL.widest(lines), SMALL.height(lines)))
        .collect();
    let placed = scatter_labels::place(&dots, &sizes, sheet, sizes.len());
    for [from, to] in placed.iter().filter_map(|name| name.tie) {
        canvas.line(from, to, Role::Link);
    }
    for Named { wanted, area, .. } in placed {
        let (Some(lines), Some(article)) = (texts.get(wanted), articles.get(wanted)) else {
            continue;
        };
        let (x, anchor) = if area.left >= article.centre.0 {
            (area.left, Anchor::Start)
        } else if area.right <= article.centre.0 {
            (area.right, Anchor::End)
        } else {
            (i32::midpoint(area.left, area.right), Anchor::Middle)
        };
        canvas.lines(x, area.top + 2, anchor, SMALL, Role::Muted, lines);
    }
}
