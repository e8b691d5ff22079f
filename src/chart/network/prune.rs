//! Which nodes and links of a graph are drawn: few enough to be followed by eye.
//!
//! A maximum spanning forest first, so that whoever hangs together stays together, then the strongest of the others. It
//! is a pure function of its result as well: pruning what is pruned changes nothing. It draws nothing.

use std::collections::BTreeMap;

/// The places of the links to draw in `links`, in the order given; each link is two names and its strength.
///
/// Links are taken by strength, at equal strength in the order given, while there are at most `most` nodes; of those
/// that join them, each connected part keeps at most `tenths` tenths of the number of its nodes.
pub(in super::super) fn prune<K: Ord + Copy>(
    links: &[(K, K, i64)],
    most: usize,
    tenths: usize,
) -> Vec<usize> {
    let mut order: Vec<usize> = (0..links.len())
        .filter(|&at| links[at].0 != links[at].1)
        .collect();
    order.sort_by_key(|&at| std::cmp::Reverse(links[at].2));
    let mut nodes: BTreeMap<K, usize> = BTreeMap::new();
    for &at in &order {
        let (a, b, _) = links[at];
        let new = [a, b].iter().filter(|name| !nodes.contains_key(name)).count();
        if nodes.len() + new <= most {
            for name in [a, b] {
                let next = nodes.len();
                nodes.entry(name).or_insert(next);
            }
        }
    }
    let mut group: Vec<usize> = (0..nodes.len()).collect();
    let (mut kept, mut others) = (Vec::new(), Vec::new());
    for &at in &order {
        let (Some(&a), Some(&b)) = (nodes.get(&links[at].0), nodes.get(&links[at].1)) else {
            continue;
        };
        let (from, to) = (group[a], group[b]);
        if from == to {
            others.push(at);
        } else {
            for place in &mut group {
                if *place == from {
                    *place = to;
                }
            }
            kept.push(at);
        }
    }
    // Each connected part has its own allowance: one sentence that lists ten names would else use up that of all.
    let mut room: BTreeMap<usize, usize> = BTreeMap::new();
    for &part in &group {
        let size = group.iter().filter(|&&other| other == part).count();
        room.insert(part, (size * tenths / 10).saturating_sub(size - 1));
    }
    for at in others {
        let part = nodes.get(&links[at].0).map(|&node| group[node]);
        if let Some(left) = part
            .and_then(|part| room.get_mut(&part))
            .filter(|left| **left > 0)
        {
            *left -= 1;
            kept.push(at);
        }
    }
    kept.sort_unstable();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_hangs_together_stays_together() {
        let links = [(1, 2, 9), (2, 3, 8), (1, 3, 7), (3, 4, 1), (4, 4, 99)];
        assert_eq!(prune(&links, 4, 10), [0, 1, 2, 3]);
        assert_eq!(prune(&links, 4, 0), [0, 1, 3]);
        assert_eq!(prune(&links, 3, 10), [0, 1, 2]);
        assert_eq!(prune(&links, 1, 10), [0_usize; 0]);
    }

    proptest! {
        #[test]
        fn pruning_twice_is_pruning_once(
            links in prop::collection::vec((0..14_u8, 0..14_u8, 0..5_i64), 0..60),
            most in 0..12_usize,
        ) {
            let mut links = links;
            let mut seen = std::collections::BTreeSet::new();
            links.retain(|link| seen.insert((link.0.min(link.1), link.0.max(link.1))));
            let once: Vec<_> = prune(&links, most, 16).into_iter().map(|at| links[at]).collect();
            prop_assert_eq!(prune(&once, most, 16), (0..once.len()).collect::<Vec<_>>());
            let names: std::collections::BTreeSet<_> = once.iter().flat_map(|link| [link.0, link.1]).collect();
            prop_assert!(names.len() <= most && once.len() * 10 <= names.len().max(1) * 16);
        }
    }
}
