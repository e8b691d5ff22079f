//! A first layout: distances on paper as close as can be to the number of links between two nodes.
//!
//! Stress majorization one node at a time (Gansner, Koren and North, 2005, section 2.3) from a circle on which linked
//! nodes stand beside each other, for a fixed number of rounds. Only the four operations and the square root are used,
//! each node in turn, so the result is the same everywhere. It knows nothing of sizes and labels.

/// Rounds over all nodes.
const ROUNDS: usize = 80;

/// A place for each of `count` nodes, one unit for each link between two of them; the links must join all of them.
pub(super) fn start(count: usize, links: &[(usize, usize)]) -> Vec<(f64, f64)> {
    let mut beside = vec![Vec::new(); count];
    for &(a, b) in links {
        beside[a].push(b);
        beside[b].push(a);
    }
    let steps: Vec<Vec<f64>> = (0..count).map(|node| steps(node, &beside)).collect();
    let mut places = vec![(0.0, 0.0); count];
    for (turn, node) in walk(&beside).into_iter().enumerate() {
        places[node] = on_circle(turn, count);
    }
    for _ in 0..ROUNDS {
        for node in 0..count {
            let (x, y) = places[node];
            let (mut sum, mut right, mut down) = (0.0, 0.0, 0.0);
            for (other, &(left, top)) in places.iter().enumerate() {
                if other == node {
                    continue;
                }
                let ideal = steps[node][other];
                let weight = 1.0 / (ideal * ideal);
                let (from_x, from_y) = (x - left, y - top);
                let length = (from_x * from_x + from_y * from_y).sqrt();
                let scale = if length > 1e-9 { ideal / length } else { 0.0 };
                sum += weight;
                right += weight * (left + from_x * scale);
                down += weight * (top + from_y * scale);
            }
            if sum > 0.0 {
                places[node] = (right / sum, down / sum);
            }
        }
    }
    places
}

/// How many links lie between a node and each other.
fn steps(from: usize, beside: &[Vec<usize>]) -> Vec<f64> {
    let mut steps = vec![f64::from(u16::MAX); beside.len()];
    let mut reached = vec![from];
    steps[from] = 0.0;
    let mut next = 0;
    while let Some(&node) = reached.get(next) {
        next += 1;
        for &other in &beside[node] {
            if steps[other] > steps[node] + 1.0 {
                steps[other] = steps[node] + 1.0;
                reached.push(other);
            }
        }
    }
    steps
}

/// Every node, each as soon as possible after one it is linked with.
fn walk(beside: &[Vec<usize>]) -> Vec<usize> {
    let mut order = Vec::with_capacity(beside.len());
    let mut seen = vec![false; beside.len()];
    for first in 0..beside.len() {
        let mut open = vec![first];
        while let Some(node) = open.pop() {
            if !std::mem::replace(&mut seen[node], true) {
                order.push(node);
                open.extend(beside[node].iter().rev().filter(|&&other| !seen[other]));
            }
        }
    }
    order
}

/// A point of a circle with as many units around as there are nodes, without an angle: half of the tangent of a quarter
/// turn is close enough to even.
fn on_circle(turn: usize, count: usize) -> (f64, f64) {
    #[allow(clippy::cast_precision_loss, reason = "a few dozen nodes")]
    let (place, radius) = (turn as f64 * 4.0 / count as f64, count as f64 / 6.0);
    let along = place - place.floor();
    let whole = 1.0 + along * along;
    let (x, y) = (
        radius * (1.0 - along * along) / whole,
        radius * 2.0 * along / whole,
    );
    if place < 1.0 {
        (x, y)
    } else if place < 2.0 {
        (-y, x)
    } else if place < 3.0 {
        (-x, -y)
    } else {
        (y, -x)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
        ((a.0 - b.0) * (a.0 - b.0) + (a.1 - b.1) * (a.1 - b.1)).sqrt()
    }

    #[test]
    fn a_triangle_is_even_and_a_chain_is_long() {
        let places = start(3, &[(0, 1), (1, 2), (2, 0)]);
        for (a, b) in [(0, 1), (1, 2), (2, 0)] {
            assert!((distance(places[a], places[b]) - 1.0).abs() < 0.01);
        }
        let chain: Vec<_> = (0..5).map(|node| (node, node + 1)).collect();
        let places = start(6, &chain);
        assert!(distance(places[0], places[5]) > 3.5);
    }

    #[test]
    fn any_number_of_nodes_has_finite_places() {
        for count in 0..9 {
            let links: Vec<_> = (1..count).map(|node| (0, node)).collect();
            let places = start(count, &links);
            assert_eq!(places.len(), count);
            assert!(
                places
                    .iter()
                    .all(|place| place.0.is_finite() && place.1.is_finite())
            );
        }
    }
}
