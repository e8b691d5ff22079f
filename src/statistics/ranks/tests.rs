//! The rank-sum test against a published example, against `SciPy` and against the ranks counted one by one.

use proptest::prelude::*;

use super::super::oracle;
use super::*;

#[test]
fn agrees_with_the_worked_example() {
    let Some(whole) = oracle::json("oracles/keyness.json") else {
        return;
    };
    let items = whole["items"].as_array().unwrap();
    let example = items
        .iter()
        .find(|item| item["measure"] == "rank_sum_first_group")
        .unwrap();
    let list = |name: &str| -> Vec<f64> {
        let list = example["inputs"][name].as_array().unwrap();
        list.iter().map(|v| v.as_f64().unwrap()).collect()
    };
    let got = rank_sum(&list("first"), &list("second"));
    assert_eq!((Some(got.sum), got.u), (example["expected"].as_f64(), 16.0));
}

/// Values of `scipy.stats.mannwhitneyu(first, second, method="asymptotic")`, version 1.17.1.
#[test]
fn agrees_with_scipy() {
    let steps =
        |n: u32, step: f64, from: f64| (0..n).map(|i| from + f64::from(i) * step).collect::<Vec<f64>>();
    let bursty: Vec<f64> = vec![0.0; 30].into_iter().chain(steps(8, 1.0, 1.0)).collect();
    for (first, second, u, p) in [
        (
            vec![12.0, 15.0, 18.0, 24.0, 88.0],
            vec![3.0, 3.0, 13.0, 27.0, 33.0],
            16.0,
            0.529_619_299_003_451_7,
        ),
        (vec![1.0, 2.0, 3.0], vec![1.0, 2.0, 3.0], 4.5, 1.0),
        (bursty, vec![0.0; 50], 1150.0, 0.000_751_913_490_992_262_1),
        (
            vec![0.0, 0.0, 0.0, 2.5],
            vec![0.0, 0.0, 1.5, 1.5, 9.0],
            7.0,
            0.500_184_257_070_794_4,
        ),
        (
            steps(20, 0.25, 0.0),
            steps(25, 0.25, 2.0),
            72.0,
            4.992_256_967_645_505e-5,
        ),
        (
            steps(60, 0.125, 0.0),
            steps(80, 1.0, 100.0),
            0.0,
            5.318_680_923_916_125e-24,
        ),
    ] {
        let test = rank_test(&first, &second).unwrap();
        assert_eq!(test.u.to_bits(), f64::to_bits(u));
        assert!((test.p / p - 1.0).abs() < 1e-12, "{} {p}", test.p);
    }
}

#[test]
fn where_there_is_nothing_to_rank() {
    assert_eq!(rank_test(&[], &[1.0]), None);
    assert_eq!(rank_test(&[f64::NAN], &[1.0]), None);
    assert_eq!(rank_test(&[-f64::NAN], &[1.0]), None);
    assert_eq!(SparseRanks::new(0, 3).finish(), None);
    assert_eq!(SparseRanks::new(4, 3).finish(), Some(1.0));
    assert_eq!(rank_test(&[2.0], &[1.0]).map(|test| test.p), Some(1.0));
    let mut falling = SparseRanks::new(3, 3);
    falling.push(2.0, true);
    falling.push(1.0, false);
    assert_eq!(falling.finish(), None);
    let mut below_zero = SparseRanks::new(3, 3);
    below_zero.push(-1.0, true);
    assert_eq!(below_zero.finish(), None);
    assert_eq!(rank_sum(&[], &[1.0]), RankSum { sum: 0.0, u: 0.0 });
}

#[test]
fn numbers_of_any_size_are_no_panic() {
    let mut ranks = SparseRanks::new(u64::MAX, u64::MAX);
    ranks.push(1.0, true);
    ranks.push(1.0, false);
    assert!((0.0..=1.0).contains(&ranks.finish().unwrap()));
    let mut many = SparseRanks::new(1_000_000_000, 1_000_000_000);
    for at in 1..=20 {
        many.push(f64::from(at), true);
    }
    let test = many.test().unwrap();
    assert!(test.p < 1e-4 && test.superiority > 0.5);
}

/// Sum of the mean ranks of the first list, each counted over all values.
fn by_counting(first: &[f64], second: &[f64]) -> f64 {
    let all = || first.iter().chain(second);
    let rank = |v: &f64| {
        let (below, tied) = (
            all().filter(|w| *w < v).count(),
            all().filter(|w| w.total_cmp(v).is_eq()).count(),
        );
        (2 * below + tied + 1) as f64 / 2.0
    };
    first.iter().map(rank).sum()
}

/// The p-value by the formula as printed.
fn by_the_book(first: &[f64], second: &[f64]) -> f64 {
    let (n1, n2) = (first.len() as f64, second.len() as f64);
    let n = n1 + n2;
    let mut all: Vec<f64> = first.iter().chain(second).copied().collect();
    all.sort_by(f64::total_cmp);
    let ties: f64 = all
        .chunk_by(|a, b| a.total_cmp(b).is_eq())
        .map(|tie| (tie.len() as f64).powi(3) - tie.len() as f64)
        .sum();
    let sd = (n1 * n2 / 12.0 * (n + 1.0 - ties / (n * (n - 1.0)))).sqrt();
    let u = by_counting(first, second) - n1 * (n1 + 1.0) / 2.0;
    if sd < 1e-9 {
        return 1.0;
    }
    chi_squared_tail((((u - n1 * n2 / 2.0).abs() - 0.5) / sd).max(0.0).powi(2))
}

fn rates() -> impl Strategy<Value = Vec<f64>> {
    let rate = prop_oneof![5 => Just(0.0), 2 => 0.0..1.0, 3 => (1_u32..6).prop_map(f64::from)];
    prop::collection::vec(rate, 1..40)
}

proptest! {
    #[test]
    fn the_stream_gives_what_the_lists_give(first in rates(), second in rates()) {
        let zeros = |values: &[f64]| values.iter().filter(|v| **v == 0.0).count() as u64;
        let mut stream = SparseRanks::new(zeros(&first), zeros(&second));
        let side = |in_first: bool| move |v: &f64| (*v, in_first);
        let mut above: Vec<(f64, bool)> =
            first.iter().map(side(true)).chain(second.iter().map(side(false))).filter(|v| v.0 > 0.0).collect();
        above.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (value, in_first) in above {
            stream.push(value, in_first);
        }
        let dense = rank_test(&first, &second).unwrap();
        prop_assert_eq!(stream.test(), Some(dense));
        let sums = rank_sum(&first, &second);
        prop_assert_eq!((sums.sum, sums.u), (by_counting(&first, &second), dense.u));
        prop_assert!((dense.p - by_the_book(&first, &second)).abs() < 1e-12);
        let turned = rank_test(&second, &first).unwrap();
        prop_assert_eq!(turned.p.to_bits(), dense.p.to_bits());
        prop_assert!((turned.superiority + dense.superiority - 1.0).abs() < 1e-12);
    }
}
