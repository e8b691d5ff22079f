//! What holds for every layout.

use super::*;
use proptest::prelude::*;

const SHEET: i32 = 912;

fn node(width: i32) -> Node {
    Node {
        reach: 8,
        corner: 6,
        width,
        height: 18,
    }
}

/// The blocks of marks and labels.
fn blocks(nodes: &[Node], layout: &Layout) -> Vec<(usize, Block)> {
    let of = |(place, (node, placed)): (usize, (&Node, &Placed))| {
        [
            (place, Block::around(placed.centre, node.reach)),
            (place, placed.label),
        ]
    };
    nodes.iter().zip(&layout.nodes).enumerate().flat_map(of).collect()
}

/// Fails where a mark or a label lies on that of another node or off the sheet.
fn readable(nodes: &[Node], layout: &Layout) {
    assert_eq!(nodes.len(), layout.nodes.len());
    let blocks = blocks(nodes, layout);
    for (place, (node, block)) in blocks.iter().enumerate() {
        assert!(block.left >= 0 && block.top >= 0, "{block:?}");
        assert!(block.right <= SHEET && block.bottom <= layout.height, "{block:?}");
        for (other, foreign) in &blocks[place + 1..] {
            assert!(
                node == other || block.common(*foreign) == 0,
                "{block:?} {foreign:?}"
            );
        }
    }
}

/// How many pairs of lines cross.
fn crossings(links: &[(usize, usize)], layout: &Layout) -> usize {
    let line = |&(a, b): &(usize, usize)| (layout.nodes[a].centre, layout.nodes[b].centre);
    let crosses = |one: &(usize, usize), other: &(usize, usize)| {
        let ((a, b), (c, d)) = (line(one), line(other));
        geometry::cross(a, b, c, d)
    };
    links
        .iter()
        .enumerate()
        .map(|(place, one)| {
            links[place + 1..]
                .iter()
                .filter(|other| crosses(one, other))
                .count()
        })
        .sum()
}

fn graph(name: &str) -> Vec<(usize, usize)> {
    match name {
        "star" => (1..20).map(|leaf| (0, leaf)).collect(),
        "tree" => (1..20).map(|node| ((node - 1) / 2, node)).collect(),
        "ring" => (0..9).map(|node| (node, (node + 1) % 9)).collect(),
        "pairs" => (0..8).map(|pair| (2 * pair, 2 * pair + 1)).collect(),
        _ => (0..10)
            .flat_map(|a| (0..a).map(move |b| (a, b)))
            .filter(|(a, b)| a / 5 == b / 5 || (*a, *b) == (5, 0))
            .collect(),
    }
}

#[test]
fn graphs_that_need_no_crossing_have_hardly_any() {
    for (name, most) in [
        ("star", 0),
        ("tree", 0),
        ("ring", 0),
        ("pairs", 0),
        ("clusters", 6),
    ] {
        let links = graph(name);
        let count = links.iter().map(|link| link.0.max(link.1) + 1).max().unwrap();
        let nodes = vec![node(90); count];
        let layout = lay_out(&nodes, &links, SHEET);
        readable(&nodes, &layout);
        assert!(
            crossings(&links, &layout) <= most,
            "{name}: {}",
            crossings(&links, &layout)
        );
    }
}

#[test]
fn no_line_of_a_star_passes_a_foreign_mark() {
    let links = graph("star");
    let nodes = vec![node(90); 20];
    let layout = lay_out(&nodes, &links, SHEET);
    for &(a, b) in &links {
        for (other, placed) in layout.nodes.iter().enumerate() {
            let mark = Block::around(placed.centre, nodes[other].reach);
            let (from, to) = (layout.nodes[a].centre, layout.nodes[b].centre);
            assert!(other == a || other == b || !mark.meets(from, to));
        }
    }
}

#[test]
fn nothing_to_lay_out_takes_no_room() {
    let layout = lay_out(&[], &[(0, 1)], SHEET);
    assert!(layout.nodes.is_empty());
    assert_eq!(layout.height, 0);
    let alone = [node(50)];
    readable(&alone, &lay_out(&alone, &[(0, 0)], SHEET));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn nothing_ever_overlaps(
        sizes in prop::collection::vec((0..32_i32, 0..300_i32, 0..70_i32), 0..16),
        links in prop::collection::vec((0..18_usize, 0..18_usize), 0..24),
    ) {
        let nodes: Vec<Node> = sizes
            .iter()
            .map(|&(reach, width, height)| Node { reach, corner: reach / 2, width, height })
            .collect();
        let layout = lay_out(&nodes, &links, SHEET);
        readable(&nodes, &layout);
        let again = lay_out(&nodes, &links, SHEET);
        let of = |layout: &Layout| blocks(&nodes, layout);
        prop_assert_eq!(of(&layout), of(&again));
    }
}
