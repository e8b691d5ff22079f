//! Labels beside a line, each as near to its place as the others allow.
//!
//! The places nearest to those wanted, by the sum of squares, with the order kept: neighbours that would overlap
//! become one block, which goes where its labels are wanted on average, and so on until nothing overlaps (the pooling
//! of isotonic regression). It does not know what the labels say.

/// The middles of labels of these heights, wanted at these places in ascending order, from `top` on and without
/// overlaps; above `bottom` as long as they have room.
pub(super) fn spread(wanted: &[(i32, i32)], top: i32, bottom: i32) -> Vec<i32> {
    // Where a label's middle is when all before it stand close, so that only the free room above it is left to
    // choose, and that may not shrink from label to label.
    let mut close = Vec::with_capacity(wanted.len());
    let mut end = 0_i32;
    for (_, height) in wanted {
        close.push(end + height / 2);
        end = end.saturating_add(*height);
    }
    let most = (bottom - top).saturating_sub(end).max(0);
    let mut blocks: Vec<(i64, i64)> = Vec::new();
    for ((middle, _), close) in wanted.iter().zip(&close) {
        let mut block = (i64::from(middle - top - close), 1);
        while let Some(&(sum, count)) = blocks.last() {
            if sum * block.1 <= block.0 * count {
                break;
            }
            block = (block.0 + sum, block.1 + count);
            blocks.pop();
        }
        blocks.push(block);
    }
    let free = blocks.into_iter().flat_map(|(sum, count)| {
        let free = i32::try_from(sum.div_euclid(count)).unwrap_or(0).clamp(0, most);
        (0..count).map(move |_| free)
    });
    free.zip(close).map(|(free, close)| top + free + close).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn labels_move_as_little_as_they_must() {
        assert_eq!(spread(&[(50, 20), (100, 20)], 0, 200), [50, 100]);
        assert_eq!(spread(&[(50, 20), (50, 20)], 0, 200), [40, 60]);
        assert_eq!(spread(&[(0, 20), (0, 20), (190, 20)], 0, 200), [10, 30, 190]);
        assert_eq!(spread(&[(200, 20), (200, 20)], 0, 200), [170, 190]);
        assert_eq!(spread(&[(5, 20), (5, 20)], 0, 10), [10, 30]);
        assert!(spread(&[], 0, 10).is_empty());
    }

    proptest! {
        #[test]
        fn nothing_overlaps(mut wanted in prop::collection::vec((0..500_i32, 1..60_i32), 0..30)) {
            wanted.sort_unstable();
            let height: i32 = wanted.iter().map(|label| label.1).sum();
            let bottom = 500.max(height);
            let placed = spread(&wanted, 0, bottom);
            prop_assert_eq!(placed.len(), wanted.len());
            let mut free = 0;
            for (middle, (_, height)) in placed.iter().zip(&wanted) {
                prop_assert!(middle - height / 2 >= free);
                free = middle - height / 2 + height;
            }
            prop_assert!(free <= bottom);
        }
    }
}
