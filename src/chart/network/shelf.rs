//! Parts of a drawing side by side.
//!
//! The highest first, each as high up and then as far left as it has room, so that small parts fill what large ones
//! leave. It does not turn or scale.

use super::geometry::Block;

/// The free space between parts.
const BETWEEN: i32 = 28;
/// Lower parts take as much height as this, so that they stand in rows.
const ROW: i32 = 84;

/// The upper left corner of each part of these sizes, and the height of all.
///
/// A part wider than `width` stands at the left.
pub(super) fn shelves(sizes: &[(i32, i32)], width: i32) -> (Vec<(i32, i32)>, i32) {
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|&part| (std::cmp::Reverse(sizes[part].1.max(ROW)), part));
    let mut taken: Vec<Block> = Vec::new();
    let mut corners = vec![(0, 0); sizes.len()];
    for part in order {
        let (wide, high) = (sizes[part].0, sizes[part].1.max(ROW));
        let at = |(left, top): (i32, i32)| Block {
            left,
            top,
            right: left + wide,
            bottom: top + high,
        };
        let starts = |of: fn(&Block) -> i32| {
            std::iter::once(0).chain(taken.iter().map(move |block| of(block) + BETWEEN))
        };
        let corner = starts(|block| block.bottom)
            .flat_map(|top| starts(|block| block.right).map(move |left| (top, left)))
            .filter(|&(_, left)| left == 0 || left + wide <= width)
            .filter(|&(top, left)| {
                let own = at((left, top)).grown(BETWEEN - 1);
                taken.iter().all(|block| own.common(*block) == 0)
            })
            .min();
        // Below everything there is always room.
        let (top, left) = corner.unwrap_or((0, 0));
        corners[part] = (left, top);
        taken.push(at((left, top)));
    }
    let bottoms = corners.iter().zip(sizes).map(|((_, top), (_, high))| top + high);
    let height = bottoms.max().unwrap_or(0);
    (corners, height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_fill_what_others_leave() {
        let (corners, height) = shelves(&[(30, 10), (100, 196), (40, 20), (30, 30)], 200);
        assert_eq!(corners, [(128, 0), (0, 0), (128, 112), (0, 224)]);
        assert_eq!(height, 254);
        assert_eq!(shelves(&[], 100), (Vec::new(), 0));
        assert_eq!(shelves(&[(300, 10), (5, 9)], 100).0, [(0, 0), (0, 112)]);
    }
}
