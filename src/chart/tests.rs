//! What holds for every chart on every sample.

use super::samples::tables;
use super::text::Font;
use super::theme::Role;
use super::{CHARTS, Chart};
use crate::analyze::{Column, Table, Values};
use proptest::prelude::*;

/// Every drawing there is of the samples.
fn drawings() -> Vec<(String, &'static dyn Chart, Table, String)> {
    let mut drawings = Vec::new();
    for &chart in CHARTS {
        for (case, table) in tables(chart.analysis()) {
            if let Some(selected) = chart.select(&table) {
                let svg = chart.draw(&selected).unwrap();
                drawings.push((format!("{} {case}", chart.id()), chart, selected, svg));
            }
        }
    }
    assert!(drawings.len() >= 50, "{}", drawings.len());
    drawings
}

/// Name, attributes and text of an element.
#[derive(Debug)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
}

impl Element {
    fn get(&self, name: &str) -> &str {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value)
    }

    fn pixels(&self, name: &str) -> i32 {
        self.get(name).parse().unwrap()
    }
}

/// The text with its entities resolved; panics where it is not XML.
fn resolved(text: &str) -> String {
    for character in text.chars() {
        assert!(
            matches!(character, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..),
            "{character:?}"
        );
    }
    assert!(!text.contains("]]>") && !text.contains('<'), "{text}");
    let mut parts = text.split('&');
    let mut resolved = parts.next().unwrap().to_owned();
    for part in parts {
        let (entity, rest) = part.split_once(';').unwrap();
        resolved.push(match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => panic!("{entity}"),
        });
        resolved.push_str(rest);
    }
    resolved
}

/// The elements in document order; panics where the file is not well-formed in the subset of XML the charts
/// use.
fn parse(svg: &str) -> Vec<Element> {
    let mut elements: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for piece in svg.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(elements[open.pop().unwrap()].name, name);
        } else {
            let inner = tag.strip_suffix('/').unwrap_or(tag);
            let (name, mut rest) = inner.split_once(' ').unwrap_or((inner, ""));
            let mut attributes: Vec<(String, String)> = Vec::new();
            while !rest.trim().is_empty() {
                let (key, after) = rest.split_once("=\"").unwrap();
                let (value, after) = after.split_once('"').unwrap();
                assert!(attributes.iter().all(|(other, _)| other != key.trim()), "{tag}");
                attributes.push((key.trim().to_owned(), resolved(value)));
                rest = after;
            }
            elements.push(Element {
                name: name.to_owned(),
                attributes,
                text: resolved(text),
            });
            if !tag.ends_with('/') {
                open.push(elements.len() - 1);
            }
        }
        assert!(!open.is_empty() || text.trim().is_empty(), "{text}");
    }
    assert!(open.is_empty());
    elements
}

/// Left, top, right, bottom of a line of text, by the estimate the layout used.
fn text_box(element: &Element) -> [i32; 4] {
    let font = Font {
        size: element.pixels("font-size"),
        bold: element.get("font-weight") == "bold",
    };
    let (x, y, width) = (
        element.pixels("x"),
        element.pixels("y"),
        font.width(&element.text),
    );
    if !element.get("transform").is_empty() {
        assert_eq!(element.get("transform"), format!("rotate(270, {x}, {y})"));
        return [x, y - width, x + font.size, y];
    }
    let left = match element.get("text-anchor") {
        "start" => x,
        "middle" => x - width / 2,
        _ => x - width,
    };
    [left, y, left + width, y + font.size]
}

fn overlap(a: &[i32; 4], b: &[i32; 4]) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

#[test]
fn ids_are_different_and_texts_are_there() {
    let mut ids: Vec<_> = CHARTS.iter().map(|chart| chart.id()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 20);
    for chart in CHARTS {
        assert!(!chart.title().is_empty() && chart.caption().ends_with('.'));
    }
}

#[test]
fn files_are_well_formed_and_say_what_they_are() {
    for (name, chart, selected, svg) in drawings() {
        let elements = parse(&svg);
        let root = &elements[0];
        assert_eq!((root.name.as_str(), root.get("role")), ("svg", "img"), "{name}");
        assert_eq!(root.get("xmlns"), "http://www.w3.org/2000/svg");
        assert_eq!(root.get("viewBox"), format!("0 0 960 {}", root.get("height")));
        assert_eq!(
            (elements[1].name.as_str(), elements[1].text.as_str()),
            ("title", chart.title())
        );
        assert_eq!(elements[2].name, "desc");
        assert!(elements[2].text.len() > 20);
        assert!(
            elements[3].text.contains("@media (prefers-color-scheme:dark)"),
            "{name}"
        );
        assert!(
            elements
                .iter()
                .any(|element| element.name == "text" && element.text == chart.title())
        );
        assert!(elements.iter().all(|element| element.name != "script"));
        assert_eq!(selected.id, chart.id());
    }
}

#[test]
fn no_text_touches_another_or_a_bar_or_the_edge() {
    let bars = [Role::Bar, Role::Second, Role::Third, Role::Fourth].map(|role| {
        let colour = role.light();
        format!("#{:02X}{:02X}{:02X}", colour.0, colour.1, colour.2)
    });
    for (name, _, _, svg) in drawings() {
        let elements = parse(&svg);
        let height = elements[0].pixels("height");
        let texts: Vec<_> = elements
            .iter()
            .filter(|e| e.name == "text")
            .map(|e| (text_box(e), e.text.as_str()))
            .collect();
        for (place, (at, text)) in texts.iter().enumerate() {
            assert!(
                at[0] >= 0 && at[2] <= 960 && at[1] >= 0 && at[3] <= height,
                "{name}: {text:?} at {at:?}"
            );
            for (other, other_text) in &texts[place + 1..] {
                assert!(
                    !overlap(at, other),
                    "{name}: {text:?} at {at:?} and {other_text:?} at {other:?}"
                );
            }
        }
        for rect in elements
            .iter()
            .filter(|e| e.name == "rect" && bars.iter().any(|bar| e.get("fill") == bar))
        {
            let (x, y) = (rect.pixels("x"), rect.pixels("y"));
            let at = [x, y, x + rect.pixels("width"), y + rect.pixels("height")];
            for (other, text) in &texts {
                assert!(
                    !overlap(&at, other),
                    "{name}: {text:?} at {other:?} on a bar at {at:?}"
                );
            }
        }
    }
}

#[test]
fn long_labels_are_complete() {
    for (name, chart, selected, svg) in drawings() {
        if name != "top_terms long" {
            continue;
        }
        let shown: String = parse(&svg)
            .into_iter()
            .filter(|e| e.name == "text")
            .map(|e| e.text)
            .collect();
        for row in 0..selected.rows() {
            let label = selected.text("form", row).unwrap();
            assert!(
                shown.replace(' ', "").contains(&label.replace(' ', "")),
                "{} {label}",
                chart.id()
            );
        }
    }
}

#[test]
fn the_same_table_gives_the_same_bytes() {
    for (name, chart, selected, svg) in drawings() {
        assert_eq!(chart.draw(&selected).unwrap(), svg, "{name}");
        assert_eq!(
            chart.select(&selected).map(|again| chart.draw(&again).unwrap()),
            Some(svg),
            "{name}"
        );
    }
}

#[test]
fn a_chart_without_enough_to_show_is_none() {
    let named = |id: &str| *CHARTS.iter().find(|chart| chart.id() == id).unwrap();
    let sample = |analysis: &str, case: &str| tables(analysis).into_iter().find(|t| t.0 == case).unwrap().1;
    for chart in CHARTS {
        assert_eq!(
            chart.select(&sample(chart.analysis(), "few").take(&[])),
            None,
            "{}",
            chart.id()
        );
    }
    assert_eq!(named("timeline").select(&sample("timeline", "one")), None);
    let pairs = sample("similarity", "few");
    assert!(named("similarity").select(&pairs).is_some());
    assert_eq!(named("similarity").select(&pairs.take(&[0, 1, 2, 3, 4])), None);
    assert_eq!(named("similarity").select(&pairs.take(&[0, 1, 2, 3, 4, 4])), None);
}

#[test]
fn a_table_of_another_kind_never_panics() {
    for chart in CHARTS {
        for other in CHARTS {
            for (_, table) in tables(other.analysis()) {
                parse(&chart.draw(&table).unwrap());
                if let Some(selected) = chart.select(&table) {
                    parse(&chart.draw(&selected).unwrap());
                }
            }
        }
    }
}

/// Every column any chart reads, with anything in it.
#[allow(clippy::too_many_lines, reason = "every column that any chart reads")]
fn anything() -> impl Strategy<Value = Table> {
    (0..30_usize).prop_flat_map(|rows| {
        let texts = || prop::collection::vec(prop::option::of(any::<String>()), rows).prop_map(Values::Text);
        let numbers =
            || prop::collection::vec(prop::option::of(any::<i64>()), rows).prop_map(Values::Integer);
        let places = || prop::collection::vec(prop::option::of(0..5_i64), rows).prop_map(Values::Integer);
        let one_of = |names: &'static [&'static str]| {
            let name = prop::sample::select(names).prop_map(str::to_owned);
            prop::collection::vec(prop::option::weighted(0.9, name), rows).prop_map(Values::Text)
        };
        let groups = || one_of(&["A", "B", "C", "A vs B", ""]);
        let parts = || one_of(&["outlet", "section"]);
        let periods = || one_of(&["2024-01", "2024-03", "2025-01", "9999-12"]);
        let verdicts = || one_of(&["clear", "weak"]);
        let shares = || prop::collection::vec(prop::option::of(0.0..1.0_f64), rows).prop_map(Values::Float);
        let directions = || one_of(&["rising", "falling"]);
        let floats = || prop::collection::vec(prop::option::of(any::<f64>()), rows).prop_map(Values::Float);
        let columns: Vec<BoxedStrategy<Column>> = [
            ("stem", texts().boxed()),
            ("form", texts().boxed()),
            ("label", texts().boxed()),
            ("title", texts().boxed()),
            ("other_title", texts().boxed()),
            ("period", prop_oneof![texts(), periods()].boxed()),
            ("date", texts().boxed()),
            ("name", texts().boxed()),
            ("kind", texts().boxed()),
            ("a", texts().boxed()),
            ("b", texts().boxed()),
            ("verb", texts().boxed()),
            ("sentences", numbers().boxed()),
            ("a_mentions", numbers().boxed()),
            ("b_mentions", prop_oneof![numbers(), floats()].boxed()),
            ("mentions", prop_oneof![numbers(), floats()].boxed()),
            ("words", prop_oneof![numbers(), floats()].boxed()),
            ("quotations", numbers().boxed()),
            ("cf", prop_oneof![numbers(), floats()].boxed()),
            ("df", numbers().boxed()),
            ("articles", prop_oneof![numbers(), places()].boxed()),
            ("doc", prop_oneof![numbers(), places()].boxed()),
            ("other", prop_oneof![numbers(), places()].boxed()),
            ("column", prop_oneof![numbers(), places(), parts()].boxed()),
            ("per_thousand", floats().boxed()),
            ("tfidf", floats().boxed()),
            ("cosine", floats().boxed()),
            ("group", groups().boxed()),
            ("term", texts().boxed()),
            ("verdict", prop_oneof![texts(), verdicts()].boxed()),
            ("direction", directions().boxed()),
            ("rank", prop_oneof![numbers(), places()].boxed()),
            ("place", prop_oneof![numbers(), places()].boxed()),
            ("per_million", prop_oneof![numbers(), floats()].boxed()),
            ("per_million_ref", floats().boxed()),
            ("log_ratio", prop_oneof![floats(), places()].boxed()),
            ("log_ratio_low", prop_oneof![floats(), places()].boxed()),
            ("log_ratio_high", prop_oneof![floats(), places()].boxed()),
            (
                "x",
                prop_oneof![
                    floats(),
                    prop::collection::vec(prop::option::of(0.0..1.0_f64), rows).prop_map(Values::Float)
                ]
                .boxed(),
            ),
            (
                "y",
                prop_oneof![
                    floats(),
                    prop::collection::vec(prop::option::of(0.0..1.0_f64), rows).prop_map(Values::Float)
                ]
                .boxed(),
            ),
            ("lrc", prop_oneof![floats(), places()].boxed()),
            ("topic", prop_oneof![numbers(), places()].boxed()),
            ("share", prop_oneof![floats(), shares()].boxed()),
            ("coherence", prop_oneof![floats(), shares()].boxed()),
            ("exclusivity", prop_oneof![floats(), shares()].boxed()),
            ("weight", prop_oneof![floats(), shares()].boxed()),
            ("terms", texts().boxed()),
            ("why", texts().boxed()),
            ("total", prop_oneof![numbers(), places()].boxed()),
            ("outlets", numbers().boxed()),
            ("first", texts().boxed()),
            ("last", texts().boxed()),
            ("same", prop_oneof![numbers(), places()].boxed()),
            ("near", prop_oneof![numbers(), floats()].boxed()),
            ("cut", places().boxed()),
            ("rewritten", places().boxed()),
        ]
        .map(|(name, values)| {
            values
                .prop_map(|values| Column {
                    name: name.to_owned(),
                    meaning: String::new(),
                    values,
                })
                .boxed()
        })
        .into();
        columns.prop_map(|columns| Table {
            id: String::new(),
            title: String::new(),
            method: String::new(),
            total: columns
                .iter()
                .map(|column| column.values.len())
                .max()
                .unwrap_or(0),
            columns,
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_value_breaks_a_drawing(table in anything()) {
        for chart in CHARTS {
            parse(&chart.draw(&table).unwrap());
            if let Some(selected) = chart.select(&table) {
                parse(&chart.draw(&selected).unwrap());
            }
        }
    }
}
