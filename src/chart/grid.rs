//! Which cell of a heat map each row of its table is.
//!
//! Names stand in the order of their first rows and columns in the order of their numbers; of two rows for one cell the
//! first counts. It does not draw: that is [`super::matrix`].

use std::collections::BTreeMap;

/// Where the rows of a table go in a matrix, by what tells its rows apart.
pub(super) struct Grid<K> {
    /// The place of each name, in the order of their first rows.
    places: BTreeMap<K, usize>,
    /// The first row of each name.
    pub(super) first: Vec<usize>,
    /// A row of each column.
    pub(super) columns: BTreeMap<i64, usize>,
    /// The row of each cell.
    cells: BTreeMap<(K, i64), usize>,
}

impl<K: Ord + Copy> Grid<K> {
    /// The matrix of so many rows; those without a key, the name and the column, are left out.
    pub(super) fn of(rows: usize, key: impl Fn(usize) -> Option<(K, i64)>) -> Self {
        let mut grid = Self {
            places: BTreeMap::new(),
            first: Vec::new(),
            columns: BTreeMap::new(),
            cells: BTreeMap::new(),
        };
        for row in 0..rows {
            let Some((name, column)) = key(row) else {
                continue;
            };
            let next = grid.first.len();
            if *grid.places.entry(name).or_insert(next) == next {
                grid.first.push(row);
            }
            grid.columns.entry(column).or_insert(row);
            grid.cells.entry((name, column)).or_insert(row);
        }
        grid
    }

    /// Whether a cell is in the first `names` rows and the first `columns` columns.
    pub(super) fn is_within(&self, (name, column): (K, i64), names: usize, columns: usize) -> bool {
        let place = self.places.get(&name);
        place.is_some_and(|&place| place < names)
            && self.columns.keys().take(columns).any(|&known| known == column)
    }

    /// The values by place.
    pub(super) fn values(&self, value: impl Fn(usize) -> f64) -> BTreeMap<(usize, usize), f64> {
        let places: BTreeMap<i64, usize> = self.columns.keys().copied().zip(0..).collect();
        let cells = self.cells.iter().filter_map(|((name, column), &row)| {
            let place = (*self.places.get(name)?, *places.get(column)?);
            Some((place, value(row)))
        });
        cells.collect()
    }

    /// The largest value; 0 where there is none above.
    pub(super) fn most(&self, value: impl Fn(usize) -> f64) -> f64 {
        self.cells.values().map(|&row| value(row)).fold(0.0, f64::max)
    }

    /// The name, the column and the row of the first of the cells with the largest value.
    pub(super) fn strongest(&self, value: impl Fn(usize) -> f64) -> Option<((K, i64), usize)> {
        let strongest = self.cells.iter().reduce(|best, next| {
            if value(*next.1) > value(*best.1) {
                next
            } else {
                best
            }
        });
        strongest.map(|(&key, &row)| (key, row))
    }
}
